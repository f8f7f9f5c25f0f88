#!/bin/sh
# The walls of the house: who may include whom. Prints what goes against an arrow; exit 1 then.
#   runtime knows nothing of the compiler; the compiler shares with it the format of tables, the
#   limits, and the spelling of text; command and tests alone see both.
#   Inside the compiler: base <- front <- meaning, table <- document <- command; front <- format
#   <- command.
set -eu
cd "$(dirname "$0")/../.."
found=0

# refuse FILES PATTERN: no file of that kind may include a path that matches.
refuse() {
    if grep -rnE --include='*.[chly]' --include='*.cc' --include='*.def' \
        "^#include \"($2)" $1; then
        echo "  … $1 must not include $2" >&2
        found=1
    fi
}

shared='runtime/(table_format\.h|limits\.h|checksum\.h|fold\.h|utf8\.h|words\.h|idna\.h|[a-z]+\.def)"'
allowed_shared() {
    if grep -rnE --include='*.[chly]' --include='*.def' '^#include "runtime/' $1 |
        grep -vE "$shared"; then
        echo "  … $1 shares with the runtime only its format, limits and spelling" >&2
        found=1
    fi
}

refuse runtime 'compiler/|grammar/|tests/'
refuse 'compiler grammar' 'tests/'
refuse compiler/base 'compiler/(front|meaning|table|document|command)/'
refuse 'compiler/front grammar' 'compiler/(meaning|table|document|command)/'
refuse compiler/front 'compiler/format/'
refuse compiler/format 'compiler/(meaning|table|document|command)/'
refuse 'compiler/meaning compiler/table compiler/document' 'compiler/format/'
refuse compiler/meaning 'compiler/(document|command)/|compiler/table/(binary|json|xml|read)\.h'
refuse compiler/table 'compiler/(meaning|document|command)/'
refuse compiler/document 'compiler/(meaning|command)/'
for room in base front format meaning table document; do allowed_shared compiler/$room; done
allowed_shared grammar

# Inside the runtime what turns input into records stands outside the library.
if grep -nE '^#include "runtime/ingest/' runtime/*.c runtime/*.h; then
    echo "  … the library must not include runtime/ingest" >&2
    found=1
fi
exit $found

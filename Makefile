# SPDX-License-Identifier: Apache-2.0
# charte: `make`, `make demo`, `make check`; the others are listed by `make help`.
# Everything is made under $(B); SAN adds sanitizers (see asan, ubsan, tsan).

B       ?= build
ifneq ($(words $(subst %, ,$(subst :, ,$(subst ', ,$(B))))),1)
$(error B is one folder, without spaces, quotes, % or :, not "$(B)")
endif
# make has names of its own for these, which ?= would keep.
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin CXX),default)
CXX := g++
endif
FLEX    ?= flex
BISON   ?= bison
PREFIX  ?= /usr/local
UNICODE ?= /usr/share/unicode

# What is done is told in a line each; V=1 shows the commands instead, -n all that it would run, and
# -s nothing: $(call step,WHAT,OF WHAT) stands before a recipe's command.
LETTERS := $(firstword -$(MAKEFLAGS))
ifeq ($(filter 1,$(V))$(findstring n,$(LETTERS)),)
quiet := @
step   = @$(if $(findstring s,$(LETTERS)),,printf '  %-7s %s\n' $(1) $(2) && )
endif

# A text as one word of the shell's.
quoted = '$(subst ','\'',$(1))'

G := $(B)/gen
T := $(B)/tool
O := $(B)/obj

PACKAGES  := libxml-2.0 libcmark libsodium libdeflate
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $$(PACKAGES) 2>/dev/null))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $$(PACKAGES) 2>/dev/null))$(PKG_LIBS)

# What the caller says of compiling and linking, in the environment or as an argument of make's,
# stands behind what is said here: of two words the last is the caller's. SAN and LINK_ALSO are for
# goals of ours that make again, and stand last. Warnings are errors where all flags are ours.
SAN       :=
LINK_ALSO :=
OPT       ?= -O2 -g
WARN      := -Wall -Wextra $(if $(strip $(CPPFLAGS) $(CFLAGS) $(CXXFLAGS)),,-Werror) -pedantic
OURS      := -I. -I$(G) -D_XOPEN_SOURCE=700
DEPFLAGS   = -MMD -MP

# What makes a mistake harder to use: as much as the compiler takes, which is tried, once, when
# something is compiled. Sanitizers watch what FORTIFY_SOURCE would hide from them, whoever asks for it.
ifeq ($(strip $(SAN)),)
HARDER      := -fstack-protector-strong -fstack-clash-protection -fcf-protection -U_FORTIFY_SOURCE '-D_FORTIFY_SOURCE=3|-D_FORTIFY_SOURCE=2'
HARDER_LINK := -Wl,-z,relro -Wl,-z,now
takes        = $(shell sh .ci/takes $(T) $(call quoted,$(1)) $(2) -- $(OPT) $(CPPFLAGS) $(3) $(LDFLAGS))
HARD_C       = $(eval HARD_C := $$(call takes,$$(CC),$$(HARDER),$$(CFLAGS)))$(HARD_C)
HARD_CXX     = $(eval HARD_CXX := $$(call takes,$$(CXX),$$(HARDER),$$(CXXFLAGS)))$(HARD_CXX)
HARD_LINK    = $(eval HARD_LINK := $$(call takes,$$(CXX),$$(HARDER_LINK),$$(CXXFLAGS)))$(HARD_LINK)
PIE         := $(if $(filter -static,$(LDFLAGS)),,-pie)

# The same bytes wherever they are made: no folder's name stays in them.
SAME := -ffile-prefix-map=$(call quoted,$(CURDIR))=. -ffile-prefix-map=$(B)/=./build/
else
SAN_LAST := -U_FORTIFY_SOURCE
endif

# A compiler believes PWD, which may be another name of the folder.
export PWD := $(CURDIR)

# Position-independent always, whatever the caller says of programs: a shared library is made of it.
C_FLAGS     = $(OURS) $(CPPFLAGS) $(PKG_CFLAGS) -std=c11 $(OPT) $(WARN) $(HARD_C) $(SAME) $(CFLAGS) -fvisibility=hidden -fPIC $(SAN) $(SAN_LAST)
CXX_FLAGS   = $(OURS) $(CPPFLAGS) -std=c++17 $(OPT) $(WARN) $(HARD_CXX) $(SAME) $(CXXFLAGS) -fPIC $(SAN) $(SAN_LAST)
LINK_FLAGS  = $(HARD_LINK) $(CFLAGS) $(CXXFLAGS) $(LDFLAGS) $(SAN) $(LINK_ALSO)
PROGRAM     = $(PIE) $(LINK_FLAGS)
SHARED_LINK = $(call shared,$(LINK_FLAGS))
shared      = $(filter-out -pie -no-pie -static-pie -static,$(1)) -shared

# What runs only while building is made as the caller says, too, but for nobody else's machine.
TOOL_FLAGS  = -std=c11 -O1 $(WARN) $(OURS) $(CPPFLAGS) $(CFLAGS)

# Stamps: files that say what things are made with, a variable a line, and are written where they
# say other than the variables do: $(eval $(call stamp,FILE,NAME …,LATER …)). LATER: variables of
# what is installed, which may be known only when the file is written.
define stamp
STAMPS += $(1)
SAID_$(1)  := $$(call variables,$(2))
LATER_$(1)  = $$(call variables,$(3))
endef
variables = $(foreach variable,$(1),$(call quoted,$(variable) = $($(variable))))

# Of a program, what it calls itself.
$(foreach program,CC CXX FLEX BISON WASM_CC,$(eval $(program)_VERSION = $$(call version,$(program))))
version = $(or $(VERSION_OF_$(1)),$(eval VERSION_OF_$(1) := $$(shell $$($(1)) --version 2>/dev/null | head -n 1))$(VERSION_OF_$(1)))

# Tools have one of their own, since some folders share them, as they share what is generated.
FLAGS      := $(B)/flags
TOOL_STAMP := $(T)/flags
GENERATORS := $(G)/generators
$(eval $(call stamp,$(FLAGS),CC CXX OPT WARN CPPFLAGS CFLAGS CXXFLAGS LDFLAGS SAN LINK_ALSO,CC_VERSION CXX_VERSION))
$(eval $(call stamp,$(TOOL_STAMP),CC WARN CPPFLAGS CFLAGS LDFLAGS,CC_VERSION))
$(eval $(call stamp,$(GENERATORS),FLEX BISON,FLEX_VERSION BISON_VERSION))

ROOMS        := base text table post match decide tell
RUNTIME_SRC  := $(sort $(wildcard $(ROOMS:%=runtime/%/*.c)))
INGEST_SRC   := $(sort $(wildcard runtime/ingest/*.c))
INGEST_CXX   := $(sort $(wildcard runtime/ingest/*.cc))
COMPILER_SRC := $(filter-out compiler/document/embed.c,$(sort $(wildcard compiler/base/*.c compiler/front/*.c compiler/format/*.c compiler/meaning/*.c compiler/meaning/*/*.c compiler/table/*.c compiler/table/writings/*.c compiler/document/*.c)))
COMMAND_SRC  := $(sort $(wildcard compiler/command/*.c compiler/command/*/*.c))
UNIT_SRC     := $(sort $(wildcard tests/unit/*/test_*.c))

RUNTIME_OBJ  := $(RUNTIME_SRC:%.c=$(O)/%.o)
INGEST_OBJ   := $(INGEST_SRC:%.c=$(O)/%.o) $(INGEST_CXX:%.cc=$(O)/%.o)
COMPILER_OBJ := $(COMPILER_SRC:%.c=$(O)/%.o) $(O)/gen/grammar.o $(O)/gen/scanner.o
COMMAND_OBJ  := $(COMMAND_SRC:%.c=$(O)/%.o)
UNIT_NAMES   := $(notdir $(UNIT_SRC:.c=))
UNIT_BIN     := $(UNIT_NAMES:%=$(B)/unit/%)

# Which the growth test takes from the folder that is not its own.
INGEST := $(B)/libingest.a

TEXTS        := $(sort $(wildcard compiler/*/*.tsv compiler/command/*/*.tsv)) grammar/marks.tsv
DIALECTS     := $(sort $(wildcard grammar/dialects/*.tsv))
EXPLANATIONS := $(sort $(wildcard grammar/codes/*.txt))
ASSETS       := $(sort $(wildcard compiler/document/*.css compiler/document/*.js))
STARTERS     := $(sort $(wildcard compiler/command/starters/*.charte))
UNICODE_SRC  := $(sort $(wildcard runtime/text/unicode/*.c))

# Which files a list has: where one comes or goes, what is made of them is made again. Objects are
# each folder's own; what is generated is shared.
list   = $(1:%=$(B)/objects/%)
listed = $(1:%=$(G)/lists/%)
$(foreach name,RUNTIME INGEST COMPILER COMMAND,$(eval $(call stamp,$(call list,$(name)),$(name)_OBJ)))
$(foreach name,RUNTIME_SRC DIALECTS EXPLANATIONS ASSETS STARTERS UNICODE_SRC,$(eval $(call stamp,$(call listed,$(name)),$(name))))

GENERATED := $(TEXTS:%.tsv=$(G)/%.def) $(G)/unicode_data.h $(G)/dialect_data.h $(G)/grammar.h $(G)/assets.h $(G)/starters.h $(G)/explanations.h

.PHONY: all demo check everything unit asan ubsan tsan sanitized format bless clean help
.DELETE_ON_ERROR:
.SECONDARY:

# As many jobs as processors where the caller does not say how many.
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))
MAKE_MORE = $(MAKE) --no-print-directory $(PARALLEL)

# What is built is the same wherever it is: ranges of letters, and what flex reads, depend on these.
export LC_ALL := C.UTF-8
unexport POSIXLY_CORRECT PYTHONSAFEPATH

# Goals that call make again share the build folder: they take turns.
ifneq ($(words $(MAKECMDGOALS)),1)
ifneq ($(filter demo check asan ubsan tsan shrunk coverage fuzz growth mutation mutants reproducible,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
endif

# Python keeps its bytecode where everything else is made.
export PYTHONPYCACHEPREFIX := $(if $(filter /%,$(B)),,$(CURDIR)/)$(B)/pycache

all: $(B)/charte $(B)/libcharte.a $(B)/static/libcharte.a $(B)/libcharte.so

# What work of a kind takes of the system, seen to once: .ci/setup says it. The goals that show, test
# and measure install it where they may; the others say what to type.

INSTALLING := demo check unit reproducible asan ubsan tsan sanitized soak fault volume shrunk coverage fuzz mutation mutants bless bench bench-setup browser picture clean-room growth

# The kinds of the goals are told at once, whichever is seen to first.
KINDS = $(foreach goal,$(MAKECMDGOALS),$(KIND_OF_$(goal)))
KIND_OF_fuzz        := fuzz
KIND_OF_coverage    := coverage
KIND_OF_bench-setup := bench
KIND_OF_browser     := browser
KIND_OF_picture     := browser
KIND_OF_clean-room  := room

$(B)/has/%: .ci/setup .ci/packages
	@sh .ci/setup $(if $(filter $(INSTALLING),$(MAKECMDGOALS)),,--say) $* $(KINDS)
	@mkdir -p $(@D) && touch $@

$(B)/has/check: | $(B)/has/build
$(addprefix $(B)/has/,bench browser coverage fuzz room): | $(B)/has/check

$(B)/charte: $(COMMAND_OBJ) $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a $(call list,COMMAND)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -o $@ $(filter %.o %.a,$^) $(PKG_LIBS) -lsimdjson -lpthread

# Archives, made anew: one that is added to keeps what is gone.

$(B)/libcharte.a: $(RUNTIME_OBJ) $(call list,RUNTIME)
$(B)/libingest.a: $(INGEST_OBJ) $(call list,INGEST)
$(B)/libcompiler.a: $(COMPILER_OBJ) $(call list,COMPILER)
$(B)/libcommand.a: $(COMMAND_OBJ) $(call list,COMMAND)

$(B)/libcharte.a $(B)/libingest.a $(B)/libcompiler.a $(B)/libcommand.a:
	$(call step,AR,$@)rm -f $@ && $(AR) rcsD $@ $(filter %.o,$^)

# Generated at build time, never committed.

$(T)/%.o: %.c $(TOOL_STAMP)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) $(TOOL_FLAGS) $(DEPFLAGS) -c -o $@ $<

TOOLS := $(addprefix $(T)/,compiler/document/embed compiler/texts/generate grammar/dialects/generate grammar/editor/generate runtime/text/unicode/generate)

$(TOOLS): %: %.o
	$(call step,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^)

$(T)/runtime/text/unicode/generate: $(UNICODE_SRC:%.c=$(T)/%.o) $(T)/runtime/text/utf8.o $(call listed,UNICODE_SRC)

# A table of Unicode's begins with its name and version.
UNICODE_VERSION = $(word 2,$(file <$(UNICODE)/DerivedAge.txt))
$(eval $(call stamp,$(G)/unicode,UNICODE,UNICODE_VERSION))

$(G)/unicode_data.h: $(T)/runtime/text/unicode/generate $(G)/unicode
	@mkdir -p $(@D)
	$(call step,GEN,$@)$< $(UNICODE) > $@

# The dialects are folded as the compiler folds what it reads: with the runtime's own spelling.
SPELLING := $(addprefix $(T)/runtime/text/,fold.o characters.o utf8.o)

$(T)/runtime/text/characters.o: | $(G)/unicode_data.h

$(T)/grammar/dialects/generate: $(SPELLING)

$(G)/dialect_data.h: $(T)/grammar/dialects/generate $(DIALECTS) $(call listed,DIALECTS)
	@mkdir -p $(@D)
	$(call step,GEN,$@)$< $(DIALECTS) > $@

# What is said in every language, under the name that it has in the tree.
$(T)/compiler/texts/generate: $(T)/runtime/text/utf8.o

$(TEXTS:%.tsv=$(G)/%.def): $(G)/%.def: %.tsv $(T)/compiler/texts/generate
	@mkdir -p $(@D)
	$(call step,GEN,$@)$(T)/compiler/texts/generate $< > $@

# Files as they are, for C.
$(G)/assets.h: $(ASSETS) $(call listed,ASSETS)
$(G)/starters.h: $(STARTERS) $(call listed,STARTERS)
$(G)/explanations.h: $(EXPLANATIONS) $(call listed,EXPLANATIONS)

EMBEDDED := $(addprefix $(G)/,assets.h starters.h explanations.h module.h fuzz_charters.h)

$(EMBEDDED): $(T)/compiler/document/embed
	@mkdir -p $(@D)
	$(call step,GEN,$@)$< $(filter-out $< $(STAMPS),$^) > $@

$(G)/grammar.c $(G)/grammar.h &: grammar/charte.y $(GENERATORS)
	@mkdir -p $(@D)
	$(call step,BISON,$<)$(BISON) -Wall -Werror -Wno-yacc --defines=$(G)/grammar.h -o $(G)/grammar.c $<

$(G)/scanner.c: grammar/charte.l $(GENERATORS)
	@mkdir -p $(@D)
	$(call step,FLEX,$<)$(FLEX) -o $@ $<

# Objects. Ours are held to every warning; flex's and bison's skeletons to what they promise.

$(O)/gen/%.o: private WARN := $(filter -Werror,$(WARN)) -Wall -Wno-unused-function -Wno-misleading-indentation
$(O)/gen/%.o: $(G)/%.c $(FLAGS) | $(GENERATED)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) $(C_FLAGS) $(DEPFLAGS) -c -o $@ $<

$(O)/%.o: %.c $(FLAGS) | $(GENERATED)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) $(C_FLAGS) $(DEPFLAGS) -c -o $@ $<

$(O)/%.o: %.cc $(FLAGS) | $(GENERATED)
	@mkdir -p $(@D)
	$(call step,CXX,$<)$(CXX) $(CXX_FLAGS) $(DEPFLAGS) -c -o $@ $<

# Each in the room of what it tests, and its program beside those of the others: $(call unit_of,FOLDER).
unit_of = $(foreach source,$(UNIT_SRC),$(eval $(1)/unit/$(notdir $(source:.c=)): $(O)/$(source:.c=.o)))
$(call unit_of,$(B))

$(UNIT_BIN): $(O)/tests/unit/one.o $(B)/libcommand.a $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a
	@mkdir -p $(@D)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(PKG_LIBS) -lsimdjson -lcmocka -lpthread

$(UNIT_SRC:%.c=$(O)/%.o) $(O)/tests/unit/one.o: | $(B)/has/check

unit: $(UNIT_BIN)
	@for test in $^; do $$test || exit 1; done

# The two commands of the README: each sets up what it needs.

demo: | $(B)/has/build
	@echo "Building charte in $(B): about a minute the first time."
	+@$(MAKE_MORE) -s $(B)/charte
	@sh charters/demo.sh $(B)/charte $(B)/demo

check: | $(B)/has/check
	@echo "Building charte in $(B), with gcc and with clang, and its tests: a minute or two the first time."
	+@$(MAKE_MORE) -s everything installed
	+@$(MAKE_MORE) -s B=$(B)/clang CC=clang CXX=clang++ everything
	@python3 tests/check.py $(B) installed --also $(B)/clang

everything: $(B)/charte $(B)/libcharte.a $(B)/libcharte.so $(B)/threads $(UNIT_BIN)

# The tests again under a sanitizer, each in a build folder of its own.

asan: | $(B)/has/check
	@$(MAKE) --no-print-directory sanitized B=$(B)/asan SAN="-fsanitize=address -fno-omit-frame-pointer"

ubsan: | $(B)/has/check
	@$(MAKE) --no-print-directory sanitized B=$(B)/ubsan SAN="-fsanitize=undefined -fno-sanitize-recover=all"

tsan: | $(B)/has/check
	@$(MAKE) --no-print-directory sanitized B=$(B)/tsan SAN="-fsanitize=thread"

sanitized: | $(B)/has/check
	+@$(MAKE_MORE) -s everything
	@python3 tests/check.py $(B)

# Rewrites what the golden files expect; look at the difference before you commit it.
bless: $(B)/charte | $(B)/has/check
	@python3 tests/writings/names.py --write
	@sh tests/golden/run.sh $(B)/charte --bless
	@python3 tests/golden/codes.py $(B)/charte --bless
	@python3 tests/said/run.py $(B)/charte --bless
	@python3 tests/document/golden.py $(B)/charte --bless
	@python3 tests/format/golden.py $(B)/charte --bless

format: | $(B)/has/check
	@sh tests/house/format.sh

# A folder that this Makefile did not make is somebody else's.
clean:
	@test ! -e $(B) || test -d $(B)/has || { echo "charte: $(B) is no build folder: it is left as it is" >&2; exit 2; }
	$(call step,CLEAN,$(B))rm -rf $(B)

help:
	@echo "make              the command, $(B)/charte, and the library; V=1 shows what is run"
	@echo "make demo         what it does, on the Organize charter"
	@echo "make check        every test"
	@echo "make asan ubsan tsan   the tests under a sanitizer"
	@echo "make unit         the unit tests alone; one of them: CHARTE_TEST=NAME $(B)/unit/test_…"
	@echo "make wasm         the runtime as a WebAssembly module, $(B)/charte.wasm"
	@echo "make soak         ten million evaluations on four threads"
	@echo "make fault        every call that can fail, failing; volume, shrunk, coverage (see tests/fault/fault.mk)"
	@echo "make growth       how the work of the command grows with each construct (see tests/growth/growth.mk)"
	@echo "make fuzz         each fuzzer for FUZZ_SECONDS; mutation, every change of a table"
	@echo "make mutants      changes of the code that no test notices: MUTANTS=runtime/text/fold.c, SEED, COUNT (see tests/mutants/mutants.mk)"
	@echo "make install      the command and the library, under DESTDIR and PREFIX; uninstall, install-wasm"
	@echo "make reproducible   builds twice, in two folders, and compares the bytes"
	@echo "make bless        rewrite what golden files expect"
	@echo "make bench        how fast, beside others; bench-setup installs them (see tests/bench/bench.mk)"
	@echo "make editor       what editors need to show charters (see grammar/editor/README.md)"
	@echo "make browser      charter documents in a real browser (chromium, and npm for the rest)"
	@echo "make picture      the picture in README.md, taken anew"
	@echo "make format       clang-format"
	@echo "make compile-commands   $(B)/compile_commands.json, for editors"
	@echo "make clean        takes $(B) away"
	@echo "make clean-room   all that README says to type, on a bare Debian; room, the part without root (see tests/room/room.mk)"

include runtime/library.mk
include tests/browser/browser.mk
include tests/fault/fault.mk
include tests/house/house.mk
include compiler/document/module.mk
include grammar/editor/editor.mk
include tests/bench/bench.mk
include tests/fuzz/fuzz.mk
include tests/mutation/mutation.mk
include tests/mutants/mutants.mk
include tests/room/room.mk
include tests/growth/growth.mk

# The stamps are known now: those that say other than what holds are written again.

define newline


endef
# Words are compared: make may take the last line's end for part of what a file says.
says       = $(filter-out '',$(SAID_$(1)) $(LATER_$(1)))
said       = $(filter-out '',$(subst $(newline),' ',$(call quoted,$(file <$(1)))))
says_other = $(subst x$(said)x,,x$(says)x)
OTHER     := $(foreach stamp,$(STAMPS),$(if $(call says_other,$(stamp)),$(stamp)))

$(STAMPS): | $(B)/has/build
	@mkdir -p $(@D)
	@printf '%s\n' $(SAID_$@) $(LATER_$@) >$@

# What is installed is what was built, whoever installs it and with which environment.
ifneq ($(and $(OTHER),$(filter-out install install-wasm uninstall,$(or $(MAKECMDGOALS),all))),)
$(OTHER): other
endif

.PHONY: other
other:

-include $(shell find $(O) $(T) -name '*.d' 2>/dev/null)

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# setup.sh FOLDER: installs the peers of npm and Go into FOLDER (Debian's are packages of the kind
# bench, see .ci/packages). What cannot be had is named and the exit code is 1; the bench does without.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/npm" "$1/opa" && cd "$1" || exit 1
folder=$(pwd)
opa=v1.22.2
go=1.26.0 # what that OPA takes
code=0

# had WHAT COMMAND …
had() {
    what=$1
    shift
    if "$@" >"$folder/setup.log" 2>&1; then
        echo "bench: $what: installed"
    else
        tail -5 "$folder/setup.log" >&2
        echo "bench: $what: not to be had" >&2
        code=1
    fi
}

with_npm() {
    cd "$folder/npm" && npm install --no-audit --no-fund --silent @cedar-policy/cedar-wasm@4.13.0 json-rules-engine@7.3.1
}

# Since 1.21 Go fetches the Go that a module takes; an older one can fetch it as the module it is.
newer_go() {
    export GOFLAGS=-modcacherw
    case $(go version) in
    *go1.[0-9].* | *go1.1[0-9]* | *go1.20*)
        version=golang.org/toolchain@v0.0.1-go$go.linux-$(go env GOARCH)
        fetched=$(cd / && go mod download -json "$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
        [ -n "$fetched" ] && chmod -R u+x "$fetched/bin" "$fetched/pkg/tool" && export GOROOT="$fetched" PATH="$fetched/bin:$PATH"
        ;;
    esac
}

with_go() {
    newer_go && cd "$folder/opa" && cp "$here/peers/opa/main.go" . &&
        { [ -f go.mod ] || go mod init bench/opa; } &&
        go get "github.com/open-policy-agent/opa@$opa" && go mod tidy && go build -o ../rego .
}

had "Cedar and json-rules-engine" with_npm
had OPA with_go
exit $code

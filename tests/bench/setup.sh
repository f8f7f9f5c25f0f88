#!/bin/sh
# setup.sh FOLDER: installs the peers. Debian's as root or with sudo; those of npm and Go into
# FOLDER. What cannot be had is said, and the bench does without.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/npm" "$1/opa" && cd "$1" || exit 1

packages="libvectorscan-dev libre2-dev libyara-dev libyajl-dev libcjson-dev libjson-c-dev"
command -v node >/dev/null || packages="$packages nodejs"
command -v npm >/dev/null || packages="$packages npm"
command -v go >/dev/null || packages="$packages golang"
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
for package in $packages; do
    $as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
        echo "bench: $package is not to be had" >&2
done

(cd npm && npm install --no-audit --no-fund --silent @cedar-policy/cedar-wasm json-rules-engine) ||
    echo "bench: Cedar and json-rules-engine are not to be had" >&2

cp "$here/peers/opa/main.go" opa/
(cd opa && { [ -f go.mod ] || go mod init bench/opa; } && go mod tidy && go build -o ../rego .) ||
    echo "bench: OPA is not to be had" >&2

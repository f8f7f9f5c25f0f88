#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: format_random.sh CHARTE. Random charters, written canonically; SEED and CHARTERS choose which.
cd "$(dirname "$0")/../.." &&
    exec python3 tests/format/random_charters.py "$(realpath "$1")" "${SEED:-310000}" "${CHARTERS:-30}"

# Calls that fail, input without end, limits within reach, and how much of the code the tests run.
# Included by the Makefile.

$(B)/failing.so: tests/fault/failing.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O1 -g -Wall -Wextra -Werror -fPIC -shared -o $@ $< -ldl

# make check needs it, see tests/check.py.
installed: $(B)/failing.so

# Every call that can fail, one at a time; make check takes samples of the many.
fault: $(B)/charte $(B)/failing.so
	python3 tests/fault/memory.py $(B)/charte $(B)/failing.so 1
	python3 tests/fault/calls.py $(B)/charte $(B)/failing.so
	python3 tests/fault/kill.py $(B)/charte $(B)/failing.so 200

# A gigabyte of posts from pipe to pipe.
volume: $(B)/charte
	python3 tests/fault/volume.py $(B)/charte 1024

# With limits so small that ordinary tests meet them. The oracle knows no limits: what it compares
# is a charter that keeps within them, or one that is refused.
SHRUNK := -DLIMIT_SOURCE_BYTES=65536 -DLIMIT_TABLE_BYTES=33554432 -DLIMIT_RECORDS=262144 \
    -DLIMIT_CONDITION_DEPTH=5 -DLIMIT_TERM_WORDS=6 -DLIMIT_TERM_BYTES=48 -DLIMIT_PATTERN=12 \
    -DLIMIT_TEXT_BYTES=8192 -DLIMIT_SPANS=32 -DLIMIT_OVERRIDE_DEPTH=8 -DINGEST_LINE_BYTES=65536

shrunk:
	@sh .ci/setup check
	@$(MAKE) --no-print-directory -j2 B=$(B)/shrunk OPT="-O1 -g $(SHRUNK)" everything
	@sh tests/fault/shrunk.sh $(B)/shrunk

# How much of the code the tests run, by gcovr.
coverage:
	@command -v gcovr >/dev/null || { echo "coverage needs the package gcovr" >&2; exit 2; }
	@sh .ci/setup check
	@$(MAKE) --no-print-directory -j2 B=$(B)/coverage SAN="--coverage -fprofile-update=atomic" OPT="-O0 -g" everything $(B)/coverage/failing.so
	@sh tests/fault/coverage.sh $(B)/coverage

# The tables, posts and verdicts of format 1.0, which every later build must read: written once, by
# the release that begins it.
compatibility-1.0: $(B)/charte
	python3 tests/compatibility/run.py $(B)/charte --write 1.0

.PHONY: fault volume shrunk coverage compatibility-1.0

# SPDX-License-Identifier: Apache-2.0
# Calls that fail, input without end, limits within reach, and how much of the code the tests run.
# Included by the Makefile.

$(B)/failing.so: tests/fault/failing.c $(FLAGS)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) -std=c11 -O1 -g $(filter-out -pedantic,$(WARN)) $(CPPFLAGS) $(CFLAGS) $(call shared,$(LDFLAGS)) -fPIC -o $@ $< -ldl

# make check needs it, see tests/check.py.
installed: $(B)/failing.so

# Every call that can fail, one at a time, and a build killed at FAULT_KILLS moments. make check
# takes samples of the many: every FAULT_STEP-th allocation.
FAULT_STEP  ?= 1
FAULT_KILLS ?= 200

fault: $(B)/charte $(B)/failing.so | $(B)/has/check
	@python3 tests/fault/memory.py $(B)/charte $(B)/failing.so $(FAULT_STEP)
	@python3 tests/fault/calls.py $(B)/charte $(B)/failing.so
	@python3 tests/fault/kill.py $(B)/charte $(B)/failing.so $(FAULT_KILLS)

# Posts from pipe to pipe, VOLUME megabytes of them.
VOLUME ?= 1024

volume: $(B)/charte | $(B)/has/check
	@python3 tests/fault/volume.py $(B)/charte $(VOLUME)

# With limits so small that ordinary tests meet them. The oracle knows no limits: what it compares
# is a charter that keeps within them, or one that is refused.
SHRUNK := -DLIMIT_SOURCE_BYTES=65536 -DLIMIT_TABLE_BYTES=33554432 -DLIMIT_RECORDS=262144 \
    -DLIMIT_CONDITION_DEPTH=5 -DLIMIT_TERM_WORDS=6 -DLIMIT_TERM_BYTES=48 -DLIMIT_PATTERN=12 \
    -DLIMIT_AFFIX_BYTES=32 -DLIMIT_READINGS=64 -DLIMIT_CLOSING=4096 \
    -DLIMIT_TEXT_BYTES=8192 -DLIMIT_SPANS=32 -DLIMIT_PLACES=128 -DLIMIT_OVERRIDERS=100 \
    -DINGEST_LINE_BYTES=65536

shrunk: | $(B)/has/check
	+@$(MAKE_MORE) B=$(B)/shrunk OPT="-O1 -g $(SHRUNK)" everything
	@sh tests/fault/shrunk.sh $(B)/shrunk

# How much of the code the tests run, by gcovr.
coverage: | $(B)/has/coverage
	+@$(MAKE_MORE) B=$(B)/coverage SAN="--coverage -fprofile-update=atomic -O0" everything $(B)/coverage/failing.so
	@sh tests/fault/coverage.sh $(B)/coverage

# The tables, posts and verdicts of format 1.0, which every later build must read: written once, by
# the release that begins it.
compatibility-1.0: $(B)/charte | $(B)/has/check
	@python3 tests/compatibility/run.py $(B)/charte --write 1.0

.PHONY: fault volume shrunk coverage compatibility-1.0

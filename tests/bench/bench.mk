# SPDX-License-Identifier: Apache-2.0
# How fast, beside others on the same posts and terms; included by the Makefile. No part of check.
#   make bench          a table; $(B)/bench/results.json and results.svg
#   make bench-setup    installs the peers, of which those are measured that are there
# POSTS=FILE…  real posts, a JSON object a line (else invented ones) · ROUNDS=5 · ROWS=memory,worst …
# The rows: memory lines worst cold compile wasm peers.

POSTS  ?=
ROUNDS ?= 5
ROWS   ?=

BENCH         := $(B)/bench
BENCH_OWN     := evaluate cold spawn
BENCH_MEASURE := $(O)/tests/bench/measure.o

# program:package whose pkg-config file it is built with
BENCH_PEERS := vectorscan:libhs re2:re2 yara:yara parse_simdjson:simdjson parse_yajl:yajl parse_cjson:libcjson parse_json_c:json-c

.PHONY: bench bench-programs bench-setup

$(BENCH)/evaluate: LINK_ALSO += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

# Ours need nothing but the C library: what they hold in memory is measured.
$(BENCH_OWN:%=$(BENCH)/%): $(BENCH)/%: $(O)/tests/bench/%.o $(BENCH_MEASURE) $(B)/libcharte.a
	@mkdir -p $(@D)
	$(call step,LINK,$@)$(CC) $(PROGRAM) -o $@ $^

$(BENCH)/%: $(O)/tests/bench/%.o $(BENCH_MEASURE) $(INGEST)
	@mkdir -p $(@D)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -o $@ $^ $(if $(PACKAGE),$(shell pkg-config --libs $(PACKAGE))) -lsimdjson -lpthread

bench-programs: $(BENCH_OWN:%=$(BENCH)/%)
	@for peer in $(BENCH_PEERS); do \
	    ! pkg-config --exists "$${peer#*:}" || $(MAKE) --no-print-directory $(BENCH)/$${peer%:*} PACKAGE=$${peer#*:} || exit 1; \
	done

# The module where a compiler for it is installed.
bench: $(B)/charte bench-programs | $(B)/has/check
	@$(MAKE) --no-print-directory wasm >/dev/null 2>&1 || rm -f $(B)/charte.wasm
	@python3 tests/bench/bench.py --build $(B) --rounds $(ROUNDS) $(if $(ROWS),--rows $(ROWS)) $(POSTS)

bench-setup: | $(B)/has/bench
	@sh tests/bench/setup.sh $(BENCH)

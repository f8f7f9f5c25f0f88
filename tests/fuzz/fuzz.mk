# SPDX-License-Identifier: Apache-2.0
# Fuzzing: `make fuzz` runs each target of tests/fuzz/targets.def for FUZZ_SECONDS under libFuzzer,
# AddressSanitizer and UndefinedBehaviorSanitizer, from seeds that tests/fuzz/seeds.py makes of this
# tree. What it finds goes to tests/fuzz/found/TARGET, which `make check` runs again under every
# compiler. FUZZ_TARGETS="words view" runs some.
#
# AFL++ takes the same targets: make B=build/afl CC=afl-clang-fast CXX=afl-clang-fast++ fuzz-files,
# then afl-fuzz -i SEEDS -o OUT -- build/afl/fuzz_files -t words

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= $(shell sed -n 's/^TARGET.\([a-z]*\), .*/\1/p' tests/fuzz/targets.def)
FUZZ_SRC     := $(filter-out tests/fuzz/files.c tests/fuzz/fuzzer.c,$(wildcard tests/fuzz/*.c))
FUZZ_OBJ     := $(FUZZ_SRC:%.c=$(O)/%.o)
$(eval $(call stamp,$(call list,FUZZ),FUZZ_OBJ))

FUZZ_CHARTERS := tests/fuzz/every.charte tests/fuzz/listed.charte

$(FUZZ_OBJ): | $(G)/fuzz_charters.h

$(G)/fuzz_charters.h: $(FUZZ_CHARTERS)

$(B)/fuzz_files: $(O)/tests/fuzz/files.o $(FUZZ_OBJ) $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a $(call list,FUZZ)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -o $@ $(filter %.o %.a,$^) $(PKG_LIBS) -lsimdjson -lpthread

fuzz-files: $(B)/fuzz_files

everything: $(B)/fuzz_files

# Every allocation of an arena is the system's own here, so that what reads beyond one is seen.
FUZZ_SAN := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DARENA_BLOCK_BYTES=1

# Distances between words are not what is looked for, and watching them takes most of the time.
ifneq ($(findstring fuzzer,$(SAN)),)
$(O)/compiler/base/nearest.o: override SAN :=
endif

fuzz: $(B)/charte | $(B)/has/fuzz
	+@$(MAKE_MORE) B=$(B)/fuzz CC=clang CXX=clang++ SAN="$(FUZZ_SAN)" fuzzers
	@python3 tests/fuzz/seeds.py $(B)/charte $(B)/fuzz/seeds
	@python3 tests/fuzz/run.py $(B)/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

fuzzers: $(FUZZ_TARGETS:%=$(B)/fuzz_%)

$(O)/fuzzer_%.o: tests/fuzz/fuzzer.c $(FLAGS)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) $(C_FLAGS) $(DEPFLAGS) -DFUZZ_TARGET=fuzz_$* -c -o $@ $<

$(B)/fuzz_%: $(O)/fuzzer_%.o $(FUZZ_OBJ) $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a $(call list,FUZZ)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -fsanitize=fuzzer -o $@ $(filter %.o %.a,$^) $(PKG_LIBS) -lsimdjson -lpthread

.PHONY: fuzz fuzzers fuzz-files

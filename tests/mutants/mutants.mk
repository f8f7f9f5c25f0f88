# SPDX-License-Identifier: Apache-2.0
# Mutation of the product's own code: `make mutants` changes it in one place after the other and runs the tests that
# reach the place, see run.py. (Mutation of tables is tests/mutation.) MUTANTS is a file, a folder or several; COUNT takes
# so many of their mutants, chosen by SEED. `make check` tries a few, see sample.py.
#
# Each source is written with all its mutants in it; which one acts is said when a program runs. What is not mutated,
# and the tests, are those of the build. SAN adds sanitizers, which notice what is read beside, in a build of its own:
# make mutants B=build/watched CC=clang CXX=clang++ SAN="-fsanitize=address,undefined -fno-sanitize-recover=all".

M        := $(B)/mutants
MUTANT_PROGRAMS ?= $(M)/all
MUTANTS  ?= runtime compiler
MUTATED  := $(filter $(addsuffix %,$(MUTANTS)),$(RUNTIME_SRC) $(COMPILER_SRC) $(COMMAND_SRC))

# Which have mutants, a stamp as those of the build.
MUTANT_LIST := $(MUTANT_PROGRAMS)/sources
SAID_$(MUTANT_LIST) := $(call variables,MUTATED)
STAMPS += $(MUTANT_LIST)

MUTANT_TOOLS := $(addprefix tests/mutants/,write.py kinds.py syntax.py sources.py known.py)

# By its number a mutant is known in all programs: it changes where a source comes or goes.
$(M)/gen/%.c $(M)/gen/%.list &: %.c $(MUTANT_TOOLS) $(call list,RUNTIME COMPILER COMMAND) | $(GENERATED)
	@mkdir -p $(@D)
	python3 tests/mutants/write.py $< $(M)/gen/$*.c $(M)/gen/$*.list -- $(OURS) $(CPPFLAGS) $(PKG_CFLAGS) -std=c11

$(M)/gen/compiler/document/check_data.c: $(G)/module.h

$(M)/obj/%.o: $(M)/gen/%.c
	@mkdir -p $(@D)
	clang $(OURS) $(CPPFLAGS) $(PKG_CFLAGS) -std=c11 -O1 -w $(CFLAGS) -fPIC $(SAN) $(SAN_LAST) $(DEPFLAGS) -c -o $@ $<

$(M)/obj/mutant.o: tests/mutants/mutant.c tests/mutants/mutant.h
	@mkdir -p $(@D)
	clang $(OURS) $(CPPFLAGS) -D_GNU_SOURCE -std=c11 -O1 $(CFLAGS) -fPIC $(SAN) $(SAN_LAST)$(if $(strip $(SAN)), -DWATCHED) -c -o $@ $<

# Dozens of programs are linked, so by the quickest linker: not where the caller has flags, which it may not know.
QUICK_LINK := $(if $(strip $(CFLAGS) $(CXXFLAGS) $(LDFLAGS)),,-fuse-ld=lld)

# What has mutants stands before the archives, which have the same without.
MUTANT_OBJ    = $(M)/obj/mutant.o $(filter-out %/main.o,$(MUTATED:%.c=$(M)/obj/%.o))
MUTANT_BESIDE = $(MUTANT_OBJ) $(INGEST_OBJ) $(B)/libcommand.a $(B)/libcompiler.a $(B)/libcharte.a $(MUTANT_LIST)
PROGRAM_LINK  = $(CXX) $(PROGRAM) $(QUICK_LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(PKG_LIBS) -lsimdjson -lpthread

$(MUTANT_PROGRAMS)/charte: $(filter %/main.o,$(MUTATED:%.c=$(M)/obj/%.o)) $(MUTANT_BESIDE)
	$(PROGRAM_LINK)

$(call unit_of,$(MUTANT_PROGRAMS))
$(UNIT_NAMES:%=$(MUTANT_PROGRAMS)/unit/%): $(O)/tests/unit/one.o $(MUTANT_BESIDE)
	@mkdir -p $(@D)
	$(PROGRAM_LINK) -lcmocka

$(MUTANT_PROGRAMS)/mutate: $(O)/tests/mutation/mutate.o $(O)/tests/fuzz/use.o $(O)/tests/fuzz/use_table.o $(MUTANT_BESIDE)
	$(PROGRAM_LINK)

$(MUTANT_PROGRAMS)/fuzz_files: $(O)/tests/fuzz/files.o $(FUZZ_OBJ) $(MUTANT_BESIDE)
	$(PROGRAM_LINK)

# What the quick tests run, which are those of the sample; and all.
quick-mutant-programs: $(MUTANT_PROGRAMS)/charte $(UNIT_NAMES:%=$(MUTANT_PROGRAMS)/unit/%)

mutant-programs: quick-mutant-programs $(MUTANT_PROGRAMS)/mutate $(MUTANT_PROGRAMS)/fuzz_files

# Charters and posts that the oracle and the engine agree on, and what they say of them.
$(M)/cases: $(B)/charte $(wildcard tests/oracle/*.py) tests/mutants/cases.py
	@rm -rf $@ $@.new
	python3 tests/oracle/compare.py --charte $(B)/charte --seed 310000 --cases 1500 --keep $@.new \
	    --also 700022 920009 1000000 2000048 3000202 5000386 6001399 41044 41001539
	python3 tests/mutants/cases.py $(B)/charte $@.new --store
	@mv $@.new $@ && touch $@

mutants: | $(B)/has/check
	+@$(MAKE_MORE) -s mutant-programs $(M)/cases
	@python3 tests/mutants/run.py $(B) $(MUTANT_PROGRAMS)$(if $(COUNT), --count $(COUNT))$(if $(LONGEST), --longest $(LONGEST))

# The sample of make check, see tests/check.py; and another for when its lines have changed.
SAMPLED = $(MAKE_MORE) MUTANT_PROGRAMS=$(M)/sample quick-mutant-programs MUTANTS

installed: mutant-sample

mutant-sample: everything
	+@$(SAMPLED)="$$(python3 tests/mutants/sample.py)"

mutant-sample-again: everything | $(B)/has/check
	+@$(SAMPLED)="$$(python3 tests/mutants/sample.py --choose)"
	@python3 tests/mutants/sample.py $(B) --draw

.PHONY: mutants mutant-programs quick-mutant-programs mutant-sample mutant-sample-again

-include $(shell find $(M)/obj -name '*.d' 2>/dev/null)

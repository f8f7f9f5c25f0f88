# SPDX-License-Identifier: Apache-2.0
# Mutation of tables, see mutate.c: `make mutation` tries every change of a small table that has a
# record in every section, several of each byte of the Organize charter, and a sample of a large
# one's, under AddressSanitizer and UndefinedBehaviorSanitizer. `make check` tries a few.

$(B)/mutate: $(O)/tests/mutation/mutate.o $(O)/tests/fuzz/use.o $(O)/tests/fuzz/use_table.o $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -o $@ $^ $(PKG_LIBS) -lsimdjson -lpthread

everything: $(B)/mutate

MUTATION_SAN := -fsanitize=address,undefined -fno-sanitize-recover=undefined

# Every which change of the small table, of Organize's and of the large one is tried.
MUTATION ?= 1 211 100003

mutation: | $(B)/has/check
	+@$(MAKE_MORE) B=$(B)/mutation SAN="$(MUTATION_SAN)" mutations

mutations: $(B)/mutate $(B)/charte
	@python3 tests/mutation/run.py $(B) $(MUTATION)

.PHONY: mutation mutations

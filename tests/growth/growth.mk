# SPDX-License-Identifier: Apache-2.0
# How the work of the command, and of evaluating a post, grows with what it is given, by counting steps (steps.c), not by
# clocks: `make growth` prints the table, GROWTH="list file" the constructs whose names have that.
# Included by the Makefile; make check runs it, too, with less.

GROWTH_WRAP := memcpy memmove memset memcmp memchr strlen vsnprintf malloc calloc realloc
GROWTH      ?=

$(B)/steps.o: tests/growth/steps.c tests/growth/steps.h $(FLAGS)
	@mkdir -p $(@D)
	$(call step,CC,$<)$(CC) $(CPPFLAGS) -I. -std=c11 -O2 $(CFLAGS) -fno-builtin $(WARN) -c -o $@ $<

# What counts is what is compiled of the compiler and the runtime: what is generated, and what reads
# posts, is the same for both. Fortified calls would go by what is wrapped.
growing: $(B)/charte
	+@$(MAKE_MORE) B=$(B)/growth G=$(G) T=$(T) INGEST="$(INGEST)" \
	    SAN="-O1 -fsanitize-coverage=trace-pc -U_FORTIFY_SOURCE" $(B)/growth/counting $(B)/growth/evaluating

# The link of the inner make: B is the folder of the growth test there, and INGEST made already.
ifneq ($(INGEST),$(B)/libingest.a)
$(INGEST): ;
endif

$(B)/counting: $(COMMAND_OBJ) $(INGEST) $(B)/libcompiler.a $(B)/libcharte.a $(B)/steps.o $(call list,COMMAND)
	$(call step,LINK,$@)$(CXX) $(PROGRAM) $(GROWTH_WRAP:%=-Wl,--wrap=%) -o $@ $(COMMAND_OBJ) $(INGEST) \
	    $(B)/libcompiler.a $(B)/libcharte.a $(B)/steps.o $(PKG_LIBS) -lsimdjson -lpthread

$(B)/evaluating: $(O)/tests/growth/evaluating.o $(B)/libcharte.a $(B)/steps.o
	$(call step,LINK,$@)$(CC) $(PROGRAM) $(GROWTH_WRAP:%=-Wl,--wrap=%) -o $@ $^

# make check needs them, see tests/check.py.
installed: growing

growth: growing | $(B)/has/check
	@python3 tests/growth/growth.py $(B)/growth/counting --table --only "$(GROWTH)"
	@python3 tests/growth/evaluation.py $(B) --table --only "$(GROWTH)"

.PHONY: growing growth

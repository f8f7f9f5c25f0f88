# SPDX-License-Identifier: Apache-2.0
# libcharte as others use it: the shared library, the WebAssembly module, what is installed.
# Included by the Makefile. The version is charte.h's.

VERSION := $(shell sed -n 's/^\#define CHARTE_VERSION "\(.*\)"$$/\1/p' runtime/charte.h)
MAJOR   := $(firstword $(subst ., ,$(VERSION)))
SONAME  := libcharte.so.$(MAJOR)
SHARED  := libcharte.so.$(VERSION)
OBJCOPY ?= objcopy

# The shared library, under the names that the linker and the loader look for.

$(B)/$(SHARED): $(RUNTIME_OBJ) $(call list,RUNTIME)
	$(call step,LINK,$@)$(CC) $(SHARED_LINK) -Wl,-soname,$(SONAME) -o $@ $(RUNTIME_OBJ)

$(B)/$(SONAME): $(B)/$(SHARED)
	$(call step,LN,$@)ln -sf $(SHARED) $@

$(B)/libcharte.so: $(B)/$(SONAME)
	$(call step,LN,$@)ln -sf $(SONAME) $@

# The static library that is installed: one object, in which hidden names cannot clash with a
# program's own. ($(B)/libcharte.a is for the compiler, which shares the spelling of text.)

$(B)/static/libcharte.a: $(RUNTIME_OBJ) $(call list,RUNTIME)
	@mkdir -p $(@D)
	$(call step,LINK,$(@D)/charte.o)$(LD) -r -o $(@D)/charte.o $(RUNTIME_OBJ)
	$(quiet)$(OBJCOPY) --localize-hidden $(@D)/charte.o
	$(call step,AR,$@)rm -f $@ && $(AR) rcsD $@ $(@D)/charte.o

# The module: the runtime's own sources and runtime/wasm/wasm.c, which needs nothing of its host. What
# it exports is what the headers declare for callers; its stack stands first, so that overflowing it
# is a trap. It takes no flag that the caller says of the host's compilers: WASM_OPT. Tables are smaller, so that what is laid out for one can be counted in 32 bits.

WASM_CC    ?= clang
WASM_OPT   ?= -O2
WASM_SRC   := $(RUNTIME_SRC) runtime/wasm/wasm.c
WASM_OBJ   := $(WASM_SRC:%.c=$(O)/wasm/%.o)
WASM_FLAGS  = --target=wasm32-wasi $(OURS) -std=c11 $(WASM_OPT) $(WARN) -fvisibility=hidden -mbulk-memory -DNDEBUG -D'LIMIT_TABLE_BYTES=(64u<<20)'

WASM_STAMP := $(G)/wasm
$(eval $(call stamp,$(WASM_STAMP),WASM_CC WASM_OPT WARN,WASM_CC_VERSION))

$(O)/wasm/%.o: %.c $(WASM_STAMP) | $(G)/unicode_data.h
	@mkdir -p $(@D)
	$(call step,WASM,$<)$(WASM_CC) $(WASM_FLAGS) $(DEPFLAGS) -c -o $@ $<

$(B)/charte.wasm: $(WASM_OBJ) $(call list,RUNTIME)
	$(call step,WASM,$@)$(WASM_CC) --target=wasm32-wasi -nostartfiles -Wl,--no-entry,--stack-first,-z,stack-size=262144,--strip-all \
	    $$(cat runtime/charte.h runtime/wasm/wasm.c | sed -n 's/^CHARTE_API .*\(charte_[a-z_]*\)(.*/-Wl,--export=\1/p') -o $@ $(WASM_OBJ)

wasm: $(B)/charte.wasm
	@wc -c < $< | sed 's/$$/ bytes: the module/'

# Installing. DESTDIR stands before every path; nothing outside PREFIX is touched. Both are taken as
# they stand, spaces, quotes, dollars and all, but for what pkg-config cannot say of a PREFIX.

under = $(call quoted,$(value DESTDIR)$(value PREFIX)/$(1))
BIN     = $(call under,bin)
LIB     = $(call under,lib)
INCLUDE = $(call under,include)
DOC     = $(call under,share/doc/charte)

MAY_INSTALL = @sh runtime/installs.sh $(call under,) $(call quoted,$(value PREFIX))

install: $(B)/charte $(B)/static/libcharte.a $(B)/$(SHARED)
	$(MAY_INSTALL)
	$(quiet)install -d $(BIN) $(LIB)/pkgconfig $(INCLUDE) $(DOC)
	$(call step,INSTALL,$(BIN)/charte)install -m 755 $(B)/charte $(BIN)
	$(call step,INSTALL,$(LIB)/libcharte.a)install -m 644 $(B)/static/libcharte.a $(LIB)
	$(call step,INSTALL,$(LIB)/$(SHARED))install -m 755 $(B)/$(SHARED) $(LIB)
	$(quiet)ln -sf $(SHARED) $(LIB)/$(SONAME)
	$(quiet)ln -sf $(SONAME) $(LIB)/libcharte.so
	$(call step,INSTALL,$(INCLUDE)/charte.h)install -m 644 runtime/charte.h $(INCLUDE)
	$(quiet)install -m 644 LICENSE runtime/NOTICE $(DOC)
	$(quiet){ printf 'prefix=%s\n' $(call quoted,$(value PREFIX)) && sed 's/@VERSION@/$(VERSION)/' runtime/charte.pc.in; } > $(LIB)/pkgconfig/charte.pc
	$(quiet)chmod 644 $(LIB)/pkgconfig/charte.pc
	@sh runtime/loaded.sh $(call quoted,$(value DESTDIR)) $(call quoted,$(value PREFIX)/lib) $(SONAME)

install-wasm: $(B)/charte.wasm
	$(MAY_INSTALL)
	$(quiet)install -d $(LIB)/charte $(DOC)
	$(call step,INSTALL,$(LIB)/charte/charte.wasm)install -m 644 $< runtime/wasm/charte.mjs $(LIB)/charte
	$(quiet)install -m 644 LICENSE runtime/NOTICE $(DOC)

# Another version's library keeps its links.
uninstall:
	$(call step,REMOVE,$(BIN)/charte)rm -f $(BIN)/charte $(LIB)/libcharte.a $(LIB)/$(SHARED)
	$(quiet)for link in $(LIB)/$(SONAME) $(LIB)/libcharte.so; do test -e "$$link" || rm -f "$$link"; done
	$(quiet)rm -f $(INCLUDE)/charte.h $(LIB)/pkgconfig/charte.pc $(LIB)/charte/charte.wasm $(LIB)/charte/charte.mjs
	$(quiet)rm -f $(DOC)/LICENSE $(DOC)/NOTICE
	$(quiet)for folder in $(LIB)/charte $(DOC); do rmdir "$$folder" 2>/dev/null || true; done

# What the library's tests use: everything, as it is installed.
installed: $(B)/charte $(B)/static/libcharte.a $(B)/libcharte.so $(B)/charte.wasm
	@rm -rf $(B)/installed
	@$(MAKE) --no-print-directory -s install install-wasm PREFIX=/usr/local DESTDIR="$$(realpath $(B))/installed"

.PHONY: soak wasm install install-wasm uninstall installed

# Threads that share a table, with every allocation of the library counted.

$(B)/threads: $(O)/tests/library/threads.o $(INGEST) $(B)/libcharte.a
	$(call step,LINK,$@)$(CXX) $(PROGRAM) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -o $@ $^ -lsimdjson -lpthread

EVALUATIONS ?= 10000000

soak: $(B)/threads $(B)/charte | $(B)/has/check
	$(call step,GEN,$(B)/soak.ctab)$(B)/charte build -o $(B)/soak.ctab $(wildcard charters/organize/*.charte)
	$(quiet)$(B)/threads $(B)/soak.ctab charters/organize/posts.ndjson 4 $(EVALUATIONS)

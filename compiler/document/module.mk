# SPDX-License-Identifier: Apache-2.0
# The runtime as it stands in charter documents: the module of runtime/library.mk, small, with the
# calls that charte.mjs makes alone, compressed. Included by the Makefile. Without a toolchain for
# WebAssembly the command is built all the same, says so here, and `charte document` asks for
# --without-check.

PAGE_SRC   := $(WASM_SRC)
PAGE_FLAGS  = $(WASM_FLAGS) -Oz -flto -ffunction-sections
PAGE_LINK   = -nostartfiles -Wl,--no-entry,--stack-first,-z,stack-size=262144,--strip-all,--gc-sections

$(G)/page_wasm_gz: $(PAGE_SRC) runtime/charte.h $(wildcard $(ROOMS:%=runtime/%/*.h) $(ROOMS:%=runtime/%/*.def)) $(G)/unicode_data.h compiler/document/module.mk runtime/library.mk $(call listed,RUNTIME_SRC) $(WASM_STAMP)
	@mkdir -p $(G)/page
	$(call step,WASM,$@)if echo '#include <stdlib.h>' | $(WASM_CC) --target=wasm32-wasi $(PAGE_LINK) -x c -o $(G)/page/none.wasm - 2>/dev/null; then \
	    $(WASM_CC) $(PAGE_FLAGS) $(PAGE_LINK) \
	        $$(sed -n 's/^CHARTE_API .*\(charte_[a-z_]*\)(.*/-Wl,--export=\1/p' runtime/wasm/wasm.c) -Wl,--export=charte_table_digest \
	        -o $(G)/page/page.wasm $(PAGE_SRC) && libdeflate-gzip -12 -c $(G)/page/page.wasm > $@; \
	else \
	    echo "charte: no toolchain for WebAssembly here (clang, lld, wasi-libc, libclang-rt-dev-wasm32):"; \
	    echo "charte: documents will take --without-check"; \
	    : > $@; \
	fi

# The module, the notices of what it holds, and the script, which begins with the runtime's own
# wrapper.
$(G)/module.h: $(G)/page_wasm_gz runtime/NOTICE runtime/wasm/charte.mjs

$(O)/compiler/document/check_data.o: $(G)/module.h

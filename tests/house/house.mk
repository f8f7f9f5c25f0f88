# SPDX-License-Identifier: Apache-2.0
# The same bytes, whoever makes them and where: everything is made twice, and compared. Included by
# the Makefile; make check compares the library, and the rest by its parts.

reproducible: all $(B)/charte.wasm | $(B)/has/check
	@sh tests/house/reproducible.sh $(B) all

# How each file is compiled, for editors and for what reads C.

COMPILE_COMMANDS := $(B)/compile_commands.json
C_SRC := $(RUNTIME_SRC) $(INGEST_SRC) $(COMPILER_SRC) $(COMMAND_SRC) $(UNIT_SRC) $(G)/grammar.c $(G)/scanner.c

escaped  = $(subst ",\",$(subst \,\\,$(1)))
compiled = for source in $(2); do \
    printf '%s{"directory": "%s", "file": "%s", "command": "%s -c %s"}\n' \
        "$$comma" $(call quoted,$(call escaped,$(CURDIR))) "$$source" $(call quoted,$(call escaped,$(1))) "$$source"; \
    comma=,; \
done

compile-commands: | $(B)/has/build
	@{ echo '['; comma=; \
	$(call compiled,$(CC) $(C_FLAGS),$(C_SRC)); \
	$(call compiled,$(CXX) $(CXX_FLAGS),$(INGEST_CXX)); \
	echo ']'; } >$(COMPILE_COMMANDS)

.PHONY: compile-commands reproducible

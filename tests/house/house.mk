# The same bytes, whoever makes them and where: everything is made twice, and compared. Included by
# the Makefile; make check compares the library, and the rest by its parts.

reproducible: all $(B)/charte.wasm | $(B)/has/check
	@sh tests/house/reproducible.sh $(B) all

.PHONY: reproducible

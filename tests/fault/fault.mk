# Calls that fail: memory, reading, writing, threads, signals. Included by the Makefile.

$(B)/failing.so: tests/fault/failing.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O1 -g -Wall -Wextra -Werror -fPIC -shared -o $@ $< -ldl

# make check needs it, see tests/check.sh.
installed: $(B)/failing.so

# Every call that can fail, one at a time; make check takes samples of the many.
fault: $(B)/charte $(B)/failing.so
	python3 tests/fault/memory.py $(B)/charte $(B)/failing.so 1
	python3 tests/fault/calls.py $(B)/charte $(B)/failing.so
	python3 tests/fault/kill.py $(B)/charte $(B)/failing.so 200

.PHONY: fault

/* SPDX-License-Identifier: Apache-2.0 */
/* The targets of fuzzing: each takes any bytes and ends the program where a promise is broken. The
 * same functions run under libFuzzer (fuzzer.c), under AFL++ and over files (files.c). They keep
 * nothing from one input to the next but what they made of no input. */
#ifndef CHARTE_FUZZ_H
#define CHARTE_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void fuzz_target(const uint8_t *data, size_t size);

#define TARGET(name, longest) fuzz_target fuzz_##name;
#include "tests/fuzz/targets.def"
#undef TARGET

/* Ends the program, saying where, unless what is promised holds. */
#define FUZZ_CHECK(promise)                                                                        \
    ((promise) ? (void)0 : fuzz_broken(__FILE__, __LINE__, __func__, #promise))

_Noreturn void fuzz_broken(const char *file, int line, const char *function, const char *promise);

#endif

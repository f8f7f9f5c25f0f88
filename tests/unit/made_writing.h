/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a charter as it is read, and what format writes of it. */
#ifndef CHARTE_TEST_MADE_WRITING_H
#define CHARTE_TEST_MADE_WRITING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/format/format.h"
#include "compiler/front/parse.h"
#include "tests/unit/made_arena.h"

#define EN "Language: English.\n"
#define FR "Langue : français.\n"
#define DE "Sprache: Deutsch.\n"
#define IT "Lingua: italiano.\n"

static inline struct source *read_charter(const char *text) {
    struct diagnostics log = diagnostics_in(arena);
    struct source *source = source_of(arena, STR("a.charte"), str_of(text));
    parse_charter(arena, source, &log);
    if (log.errors) diagnostics_print(&log, stderr, LANGUAGE_NONE, false);
    assert_int_equal(log.errors, 0);
    return source;
}

static inline void writes(const char *text, const char *expected) {
    struct source *source = read_charter(text);
    struct str told = format_translated(arena, source, source->language);
    assert_string_equal(arena_copy(arena, told).bytes, expected);
    assert_true(format_holds(arena, source, read_charter(expected)));
}

static inline void translates(const char *text, enum language to, const char *expected) {
    struct source *source = read_charter(text);
    struct str told = format_translated(arena, source, to);
    assert_string_equal(arena_copy(arena, told).bytes, expected);
    assert_true(format_holds(arena, source, read_charter(expected)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)

#endif

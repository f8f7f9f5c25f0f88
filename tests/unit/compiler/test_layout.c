/* SPDX-License-Identifier: Apache-2.0 */
/* From the parts of a sentence to its lines: what fits stands on one, the rest is broken where it
 * may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/format/layout.h"

#define TEN    "xxxxxxxxxx"
#define FORTY  TEN TEN TEN TEN
#define NINETY FORTY FORTY TEN

/* The lines of parts, up to one without a text. */
static void lines(const struct part *items, const char *expected) {
    struct arena *arena = arena_new(abort);
    struct buffer out = buffer_in(arena);
    struct parts parts = {0};
    for (; items->text.bytes; items++) ARENA_PUSH(arena, &parts, *items);
    layout_write(&out, &parts);
    buffer_add_char(&out, '\0');
    assert_string_equal(buffer_str(&out).bytes, expected);
    arena_free(arena);
}

#define PARTS(...)                                                                                 \
    (const struct part[]) {                                                                        \
        __VA_ARGS__, {                                                                             \
            .indent = 0                                                                            \
        }                                                                                          \
    }
#define PART(text, before, indent)                                                                 \
    { STR(text), BREAK_##before, indent, false, false }
#define COMMENT(text, indent, own)                                                                 \
    { STR(text), BREAK_NEVER, indent, true, own }

static void what_fits_stands_on_one_line(void **state) {
    (void)state;
    lines(PARTS(PART("a", NEVER, 0)), "a");
    lines(PARTS(PART("a", NEVER, 2), PART("b", CLAUSE, 4), PART("c", GROUP, 4)), "  a b c");
    lines(PARTS(PART("a", NEVER, 0), PART("b", NEVER, 2), PART("c", WEAK, 2)), "a b c");
}

static void a_line_has_a_hundred_characters(void **state) {
    (void)state;
    lines(PARTS(PART(NINETY, NEVER, 0), PART("12345678", WEAK, 2)), NINETY " 12345678");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("123456789", WEAK, 2)), NINETY " 123456789");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("1234567890", WEAK, 2)), NINETY "\n  1234567890");
    lines(PARTS(PART(NINETY, NEVER, 1), PART("12345678", WEAK, 2)), " " NINETY " 12345678");
    lines(PARTS(PART(NINETY, NEVER, 1), PART("123456789", WEAK, 2)), " " NINETY "\n  123456789");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("éééééééé日", WEAK, 2)), NINETY " éééééééé日");
    lines(PARTS(PART(NINETY NINETY, NEVER, 0)), NINETY NINETY);
    lines(PARTS(PART(NINETY, NEVER, 0), PART(NINETY, NEVER, 2)), NINETY " " NINETY);
}

static void the_strongest_breaks_come_first(void **state) {
    (void)state;
    lines(PARTS(PART(FORTY, NEVER, 0), PART("b", WEAK, 2), PART(FORTY, CLAUSE, 4),
                PART(FORTY, WEAK, 6)),
          FORTY " b\n    " FORTY " " FORTY);
    lines(PARTS(PART(FORTY, NEVER, 0), PART("b", CLAUSE, 2), PART(FORTY, GROUP, 4),
                PART(FORTY, CLAUSE, 6)),
          FORTY " b\n    " FORTY " " FORTY);
    lines(PARTS(PART("a", NEVER, 0), PART("b", WEAK, 2), PART("c", ALWAYS, 4), PART("d", GROUP, 6)),
          "a b\n    c d");
}

/* Clauses stand on the line as long as they fit; groups each begin one. */
static void clauses_share_a_line_and_groups_do_not(void **state) {
    (void)state;
    lines(PARTS(PART(FORTY, NEVER, 0), PART(FORTY, CLAUSE, 2), PART(FORTY, CLAUSE, 2),
                PART("d", CLAUSE, 2)),
          FORTY " " FORTY "\n  " FORTY " d");
    lines(PARTS(PART(FORTY, NEVER, 0), PART(FORTY, WEAK, 2), PART(FORTY, WEAK, 2),
                PART("d", WEAK, 2)),
          FORTY " " FORTY "\n  " FORTY " d");
    lines(PARTS(PART(FORTY, NEVER, 0), PART("b", GROUP, 2), PART(FORTY, GROUP, 2),
                PART(FORTY, GROUP, 2)),
          FORTY "\n  b\n  " FORTY "\n  " FORTY);
    lines(PARTS(PART("a", NEVER, 0), PART("b", ALWAYS, 2), PART("c", ALWAYS, 2)), "a\n  b\n  c");
}

/* A clause that does not fit on the line, and not on one of its own either, is broken itself. */
static void a_clause_is_broken_within(void **state) {
    (void)state;
    lines(PARTS(PART(FORTY, NEVER, 0), PART(FORTY, CLAUSE, 2), PART(FORTY, WEAK, 6),
                PART(FORTY, WEAK, 6)),
          FORTY "\n  " FORTY " " FORTY "\n      " FORTY);
    lines(PARTS(PART(FORTY, NEVER, 0), PART(FORTY, WEAK, 2), PART(FORTY, WEAK, 2),
                PART("d", CLAUSE, 4)),
          FORTY " " FORTY "\n  " FORTY " d");
}

static void no_space_stands_behind_an_apostrophe(void **state) {
    (void)state;
    lines(PARTS(PART("d'", NEVER, 0), PART("un", NEVER, 0)), "d'un");
    lines(PARTS(PART("d’", NEVER, 0), PART("un", NEVER, 0)), "d’un");
    lines(PARTS(PART("qu’", NEVER, 0), PART("un", NEVER, 0)), "qu’un");
    lines(PARTS({{"d’un", 4}, BREAK_NEVER, 0, false, false}, PART("un", NEVER, 0)), "d’un");
    lines(PARTS(PART("”", NEVER, 0), PART("un", NEVER, 0)), "” un");
    lines(PARTS(PART("", NEVER, 0), PART("un", NEVER, 0)), " un");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("12345678'", WEAK, 2), PART("0", NEVER, 2)),
          NINETY "\n  12345678'0");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("1234567'", WEAK, 2), PART("0", NEVER, 2)),
          NINETY " 1234567'0");
}

static void a_text_of_several_lines_is_as_wide_as_its_first(void **state) {
    (void)state;
    lines(PARTS(PART("a", NEVER, 0), PART("«\n" NINETY NINETY "\n»", CLAUSE, 2)),
          "a «\n" NINETY NINETY "\n»");
    lines(PARTS(PART("«\n" NINETY "\n" TEN, NEVER, 0), PART(FORTY FORTY, CLAUSE, 2),
                PART("12345678", CLAUSE, 4)),
          "«\n" NINETY "\n" TEN " " FORTY FORTY " 12345678");
    lines(PARTS(PART("«\n" NINETY "\n" TEN, NEVER, 0), PART(FORTY FORTY, CLAUSE, 2),
                PART("123456789", CLAUSE, 4)),
          "«\n" NINETY "\n" TEN " " FORTY FORTY "\n    123456789");
    lines(PARTS(PART(NINETY, NEVER, 0), PART(TEN "\n»", CLAUSE, 2)), NINETY "\n  " TEN "\n»");
    lines(PARTS(PART(NINETY, NEVER, 0), PART(TEN "\n»", CLAUSE, 2), PART("z", CLAUSE, 2)),
          NINETY "\n  " TEN "\n» z");
}

static void a_comment_ends_its_line_and_takes_no_width(void **state) {
    (void)state;
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, false)), "a  # c");
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, false), PART("b", NEVER, 4)),
          "a  # c\n    b");
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, true), PART("b", NEVER, 4)),
          "a\n  # c\n    b");
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, false), COMMENT("# d", 4, true),
                PART("b", WEAK, 6)),
          "a  # c\n    # d\n      b");
    lines(PARTS(PART(NINETY, NEVER, 0), PART("b", WEAK, 2), COMMENT("# " TEN, 2, false)),
          NINETY " b  # " TEN);
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, false), PART("b", CLAUSE, 4),
                PART("d", CLAUSE, 4)),
          "a  # c\n    b d");
    lines(PARTS(PART("a", NEVER, 0), PART("b", CLAUSE, 4), COMMENT("# c", 4, true),
                PART("d", CLAUSE, 4)),
          "a\n    b\n    # c\n    d");
    lines(PARTS(PART("a", NEVER, 0), COMMENT("# c", 2, false), PART("b", NEVER, 4),
                PART("d", GROUP, 4)),
          "a  # c\n    b\n    d");
    lines(PARTS(PART("a", NEVER, 0), PART("b", GROUP, 4), COMMENT("# c", 2, false),
                PART("d", NEVER, 6)),
          "a\n    b  # c\n      d");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_stands_on_one_line),
        cmocka_unit_test(a_line_has_a_hundred_characters),
        cmocka_unit_test(the_strongest_breaks_come_first),
        cmocka_unit_test(clauses_share_a_line_and_groups_do_not),
        cmocka_unit_test(a_clause_is_broken_within),
        cmocka_unit_test(no_space_stands_behind_an_apostrophe),
        cmocka_unit_test(a_text_of_several_lines_is_as_wide_as_its_first),
        cmocka_unit_test(a_comment_ends_its_line_and_takes_no_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* How a text is folded part by part, and where the parts of its view stand in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/text/characters.h"
#include "runtime/text/fold.h"
#include "runtime/text/utf8.h"
#include "tests/unit/random.h"

enum { ROOM = 1024 };

static struct fold_view view_of_room(size_t size) {
    return fold_view_in(malloc(fold_room(size)), size);
}

static void fold(struct fold_view *view, enum fold_spelling spelling, const char *text) {
    assert_int_equal(fold_text(view, spelling, text, strlen(text), NULL), FOLD_OK);
}

static void spells(enum fold_spelling spelling, const char *text, const char *expected) {
    struct fold_view view = view_of_room(ROOM);
    fold(&view, spelling, text);
    assert_string_equal(view.bytes, expected);
    free(view.bytes);
}

static void writes(char *text, const uint32_t *characters, size_t count) {
    for (size_t i = 0; i < count; i++) text += utf8_encode(characters[i], text);
    *text = '\0';
}

/* Characters and the one that they are composed to, or none. */
static void composes(uint32_t first, uint32_t second, uint32_t whole) {
    char text[16], expected[16];
    writes(text, (uint32_t[]){first, second}, 2);
    if (whole)
        writes(expected, &whole, 1);
    else
        strcpy(expected, text);
    spells(FOLD_NFC, text, expected);
}

static void syllables_are_composed_of_their_letters(void **state) {
    (void)state;
    composes(0x1100, 0x1161, 0xAC00);
    composes(0x1112, 0x1175, 0xD788);
    composes(0x1112, 0x1176, 0);
    composes(0x1113, 0x1161, 0);
    composes(0x1100, 0x1160, 0);
    composes(0x10FF, 0x1161, 0);
    composes(0xAC00, 0x11A7, 0);
    composes(0xAC00, 0x11A8, 0xAC01);
    composes(0xAC00, 0x11C2, 0xAC1B);
    composes(0xAC00, 0x11C3, 0);
    composes(0xAC01, 0x11A8, 0);
    composes(0xAC1B, 0x11A8, 0);
    composes(0xAC1C, 0x11A8, 0xAC1D);
    composes(0xD788, 0x11C2, 0xD7A3);
    composes(0xD7A3, 0x11A8, 0);
    composes(0xD7B0, 0x11A8, 0);
    composes(0xABE0, 0x11A8, 0);
    composes(0xD7A4, 0x11A8, 0);
}

static void syllables_are_decomposed(void **state) {
    (void)state;
    static const struct {
        uint32_t syllable, parts[3];
        unsigned count;
    } syllables[] = {
        {0xAC00, {0x1100, 0x1161}, 2},
        {0xAC01, {0x1100, 0x1161, 0x11A8}, 3},
        {0xAC1C, {0x1100, 0x1162}, 2},
        {0xAE4B, {0x1100, 0x1175, 0x11C2}, 3},
        {0xAE4C, {0x1101, 0x1161}, 2},
        {0xD7A3, {0x1112, 0x1175, 0x11C2}, 3},
        {0xD7A4, {0xD7A4}, 1},
        {0xABFF, {0xABFF}, 1},
        {0x1EC7, {'e', 0x0323, 0x0302}, 3},
        {'a', {'a'}, 1},
        {0xC0, {'A', 0x0300}, 2},
        {0x2FA1D, {0x2A600}, 1},
    };
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        uint32_t parts[FOLD_DECOMPOSITION];
        unsigned count = fold_decompose(syllables[i].syllable, parts);
        assert_int_equal(count, syllables[i].count);
        assert_memory_equal(parts, syllables[i].parts, count * sizeof *parts);
    }
}

/* A mark is composed with its letter unless one of the same class stands between. */
static void marks_are_composed_past_those_of_lower_classes(void **state) {
    (void)state;
    composes('a', 0x0301, 0xE1);
    composes('<', 0x0338, 0x226E);
    composes(0x110A5, 0x110BA, 0x110AB);
    composes(0x11935, 0x11930, 0x11938);
    spells(FOLD_NFC, "a\u0327\u0301", "\u00E1\u0327");
    spells(FOLD_NFC, "a\u0301\u0327", "\u00E1\u0327");
    spells(FOLD_NFC, "a\u0305\u0301", "a\u0305\u0301");
    spells(FOLD_NFC, "a\u0301\u0305", "\u00E1\u0305");
    spells(FOLD_NFC, "q\u0323\u0301a\u0301", "q\u0323\u0301\u00E1");
    spells(FOLD_NFC, "ab\u0301", "ab\u0301");
    spells(FOLD_NFC, "a\u0334\u0301", "\u00E1\u0334");
    spells(FOLD_PLAIN, "a\u0301\u0327b\u0334c\u0301", "abc");
    spells(FOLD_VIEW, "a\u0336e\u0301\u0332 \u0336=\u03381\u20D2", "a\u00E9 \u0336\u22601");
    spells(FOLD_EXACT, "A\u0336E\u0301\u0332", "A\u00C9");
    spells(FOLD_NFC, "a\u0336", "a\u0336");
    spells(FOLD_VIEW, "1\uFE0F\u20E3a #\u20E3*\u20E3\uFF11\u20E3",
           " \u20E3a  \u20E3 \u20E3 \u20E3");
    spells(FOLD_VIEW, "11\u20E3x\u20E3", "1 \u20E3x\u20E3");
    spells(FOLD_PLAIN, "\u00E9\u05D1\u05B0", "e\u05D1\u05B0"); /* a vowel is no accent */
    spells(FOLD_NFC, "\u0301\u0323x", "\u0323\u0301x");
    spells(FOLD_NFC, "\u2126 \u212A", "\u03A9 K");
    spells(FOLD_VIEW, "a\uFF9E\u0334", "a\u3099");
    spells(FOLD_VIEW, "\u0345\u03B1", "\u03B9\u03B1");
    spells(FOLD_VIEW, "\u1F84", "\u1F04\u03B9");
    spells(FOLD_VIEW, "\u03B1\u0345\u0301", "\u03AC\u03B9");
}

static void apostrophes_stand_under_marks_too(void **state) {
    (void)state;
    spells(FOLD_EXACT, "\u2019\u0301 \u0149 \uFF21", "'\u0301 \u0149 \uFF21");
    spells(FOLD_NFC, "\u2019\u0301 \u0149 \uFF21", "\u2019\u0301 \u0149 \uFF21");
    spells(FOLD_VIEW, "\u2019\u0301 \u0149 \uFF21", "'\u0301 'n a");
}

/* Marks by class, those of one class as they stand: however many. */
static void marks_are_sorted_by_class(void **state) {
    (void)state;
    static const uint32_t marks[] = {0x0334, 0x0327, 0x0323, 0x0330, 0x0305, 0x030A,
                                     0x0315, 0x035D, 0x05B0, 0x05B1, 0x05B2, 0x0345};
    enum { KINDS = sizeof marks / sizeof *marks, MOST = 40 };
    uint32_t random = 41;
    for (int round = 0; round < 2000; round++) {
        uint32_t count = 1 + random_below(&random, MOST), text[MOST + 2], sorted[MOST + 2];
        char bytes[4 * MOST + 8], expected[4 * MOST + 8];
        text[0] = 'q';
        for (uint32_t i = 1; i <= count; i++) text[i] = marks[random_below(&random, KINDS)];
        text[count + 1] = 'x';
        memcpy(sorted, text, sizeof sorted);
        for (uint32_t i = 2; i <= count; i++)
            for (uint32_t k = i; k > 1 && character_of(sorted[k - 1])->combining_class >
                                              character_of(sorted[k])->combining_class;
                 k--) {
                uint32_t other = sorted[k];
                sorted[k] = sorted[k - 1];
                sorted[k - 1] = other;
            }
        writes(bytes, text, count + 2);
        writes(expected, sorted, count + 2);
        spells(FOLD_NFC, bytes, expected);
    }
}

/* A text is its parts, one after the other, none of which joins another: each may stand anywhere,
 * is spelt as it is by itself, and its view stands for it. What of it is dropped at its end is not
 * what its view stands for. */

struct part {
    const char *text, *dropped;
};

static const struct part parts[] = {
    {"A", ""},
    {"z", ""},
    {"`", ""},
    {"\u2019", ""},
    {"\u00C9", ""},
    {"e\u0301", ""},
    {"E\u0302\u0323", ""},
    {"e\u0323", ""},
    {"\uFB01", ""},
    {"\u3316", ""},
    {"\u00DF", ""},
    {"\u0130", ""},
    {"\u1100\u1161\u11A8", ""},
    {"\uAC00\u11A8", ""},
    {"\u2122", ""},
    {"\u212B", ""},
    {"\u00BD", ""},
    {"\u1E9E", ""},
    {"\u4E1C", ""},
    {"\U0001F600", ""},
    {"x", "\u200B"},
    {"\u00E9", "\u00AD\u200B"},
    {"\u00DF", "\u034F"},
    {"e\u200D\u0301", "\u200D"},
    {"q\u0323\u0301\u0301", ""},
    {"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ`abcdefghi", ""},
    {"ABCDEFGHIJKLMNOP", ""},
    {"ABCDEFGHIJKLMNO", ""},
    {"ABCDEFGHIJKLMNOPQ", ""},
    {"0123`56789abcdef", ""},
};

enum { PARTS = sizeof parts / sizeof *parts, MOST_PARTS = 12 };

static void check_parts(enum fold_spelling spelling, const uint32_t *numbers, uint32_t count,
                        struct fold_view *view, struct fold_view *one) {
    char text[ROOM] = "", expected[6 * ROOM] = "";
    uint32_t begins[MOST_PARTS], ends[MOST_PARTS], view_begins[MOST_PARTS], view_ends[MOST_PARTS];
    for (uint32_t i = 0; i < count; i++) {
        const struct part *part = &parts[numbers[i]];
        begins[i] = (uint32_t)strlen(text);
        strcat(text, part->text);
        ends[i] = (uint32_t)strlen(text);
        strcat(text, part->dropped);
        fold(one, spelling, part->text);
        view_begins[i] = (uint32_t)strlen(expected);
        strcat(expected, one->bytes);
        view_ends[i] = (uint32_t)strlen(expected);
        if (spelling == FOLD_NFC) strcat(expected, part->dropped);
    }
    fold(view, spelling, text);
    if (strcmp(view->bytes, expected) != 0)
        fail_msg("%s is spelt %s, not %s", text, view->bytes, expected);
    assert_int_equal(view->size, strlen(expected));
    for (int i = 0; i < FOLD_TAIL; i++) assert_int_equal(view->bytes[view->size + (size_t)i], 0);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i; k < count; k++) {
            assert_int_equal(fold_begin(view, view_begins[i]), begins[i]);
            assert_int_equal(fold_end(view, view_ends[k]), ends[k]);
        }
}

static void a_text_is_its_parts_one_after_the_other(void **state) {
    (void)state;
    struct fold_view view = view_of_room(ROOM), one = view_of_room(ROOM);
    uint32_t random = 43;
    for (int round = 0; round < 4000; round++) {
        uint32_t numbers[MOST_PARTS], count = 1 + random_below(&random, MOST_PARTS);
        for (uint32_t i = 0; i < count; i++) numbers[i] = random_below(&random, PARTS);
        check_parts((enum fold_spelling)(round % 4), numbers, count, &view, &one);
    }
    free(view.bytes);
    free(one.bytes);
}

/* What becomes several characters is found whole by each of them. */
static void a_part_of_what_a_character_became_is_all_of_it(void **state) {
    (void)state;
    struct fold_view view = view_of_room(ROOM);
    fold(&view, FOLD_VIEW, "a\u00DFb\uFB01c\uAC00\u11A8d");
    assert_string_equal(view.bytes, "assbfic\uAC01d");
    for (uint32_t at = 1; at < 3; at++) {
        assert_int_equal(fold_begin(&view, at), 1);
        assert_int_equal(fold_end(&view, at + 1), 3);
    }
    for (uint32_t at = 4; at < 6; at++) {
        assert_int_equal(fold_begin(&view, at), 4);
        assert_int_equal(fold_end(&view, at + 1), 7);
    }
    assert_int_equal(fold_begin(&view, 7), 8);
    assert_int_equal(fold_end(&view, 10), 14);
    assert_int_equal(fold_begin(&view, 10), 14);
    free(view.bytes);
}

/* As many pieces as there can be: each character of two bytes becomes two of one. */
static void every_character_may_have_a_piece(void **state) {
    (void)state;
    enum { COUNT = 400 };
    char text[2 * COUNT + 4] = "";
    for (size_t i = 0; i < COUNT; i++) memcpy(text + 2 * i, "\u00DF", 2);
    strcpy(text + 2 * COUNT, "e\u0301");
    struct fold_view view = view_of_room(strlen(text));
    fold(&view, FOLD_VIEW, text);
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_int_equal(fold_begin(&view, 2 * i + 1), 2 * i);
        assert_int_equal(fold_end(&view, 2 * i + 1), 2 * i + 2);
    }
    assert_int_equal(fold_end(&view, (uint32_t)view.size), strlen(text));
    free(view.bytes);
}

static void texts_are_no_longer_than_offsets_can_say(void **state) {
    (void)state;
    struct fold_view view = view_of_room(4);
    view.room = SIZE_MAX;
    assert_int_equal(fold_text(&view, FOLD_VIEW, "", FOLD_LIMIT + 1, NULL), FOLD_TOO_LONG);
    assert_int_equal(fold_text(&view, FOLD_VIEW, "\xFF", 1, NULL), FOLD_NOT_UTF8);
    free(view.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllables_are_composed_of_their_letters),
        cmocka_unit_test(syllables_are_decomposed),
        cmocka_unit_test(marks_are_composed_past_those_of_lower_classes),
        cmocka_unit_test(apostrophes_stand_under_marks_too),
        cmocka_unit_test(marks_are_sorted_by_class),
        cmocka_unit_test(a_text_is_its_parts_one_after_the_other),
        cmocka_unit_test(a_part_of_what_a_character_became_is_all_of_it),
        cmocka_unit_test(every_character_may_have_a_piece),
        cmocka_unit_test(texts_are_no_longer_than_offsets_can_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

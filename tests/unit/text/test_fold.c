/* SPDX-License-Identifier: Apache-2.0 */
/* The view: one spelling of text, and the way back to its bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/text/fold.h"
#include "runtime/text/utf8.h"
#include "tests/unit/random.h"

static struct fold_view view_of_room(size_t size) {
    return fold_view_in(malloc(fold_room(size)), size);
}

static struct fold_view fold(enum fold_spelling spelling, const char *text) {
    struct fold_view view = view_of_room(strlen(text));
    assert_int_equal(fold_text(&view, spelling, text, strlen(text), NULL), FOLD_OK);
    return view;
}

static void spells(enum fold_spelling spelling, const char *text, const char *expected) {
    struct fold_view view = fold(spelling, text), again = view_of_room(view.size);
    if (view.size != strlen(expected) || memcmp(view.bytes, expected, view.size) != 0)
        fail_msg("%s is spelt %.*s, not %s", text, (int)view.size, view.bytes, expected);
    assert_int_equal(fold_text(&again, spelling, view.bytes, view.size, NULL), FOLD_OK);
    assert_int_equal(again.size, view.size);
    assert_memory_equal(again.bytes, view.bytes, view.size);
    free(view.bytes);
    free(again.bytes);
}

/* The part of the view found in it stands for the part of the text. */
static void maps(const char *text, const char *found, const char *original) {
    struct fold_view view = fold(FOLD_VIEW, text);
    char *at = strstr(view.bytes, found);
    assert_non_null(at);
    uint32_t begin = (uint32_t)(at - view.bytes), end = begin + (uint32_t)strlen(found);
    const char *expected = strstr(text, original);
    assert_int_equal(fold_begin(&view, begin), expected - text);
    assert_int_equal(fold_end(&view, end), expected - text + (ptrdiff_t)strlen(original));
    free(view.bytes);
}

static void letters_are_small(void **state) {
    (void)state;
    spells(FOLD_VIEW, "", "");
    spells(FOLD_VIEW, "AZaz@[`{09", "azaz@['{09");
    spells(FOLD_VIEW, "ÉCOLE Straße ΣΊΣΥΦΟΣ", "école strasse σίσυφοσ");
    spells(FOLD_VIEW, "\xC4\xB0stanbul \xC4\xB1", "i\xCC\x87stanbul \xC4\xB1");
    spells(FOLD_VIEW, "ẞ", "ss");
}

static void accents_are_composed_and_kept(void **state) {
    (void)state;
    spells(FOLD_VIEW, "de\xCC\x81ja\xCC\x80", "déjà");
    spells(FOLD_VIEW, "E\xCC\x81", "é");
    /* A dot below and a circumflex, in either order. */
    spells(FOLD_VIEW, "e\xCC\xA3\xCC\x82", "ệ");
    spells(FOLD_VIEW, "e\xCC\x82\xCC\xA3", "ệ");
    spells(FOLD_VIEW, "\xCC\x81x", "\xCC\x81x");
    spells(FOLD_VIEW, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "각");
    spells(FOLD_VIEW, "가\xE1\x86\xA8", "각");
}

static void compatible_forms_are_replaced(void **state) {
    (void)state;
    spells(FOLD_VIEW, "ﬁn ＡＢＣ x² ½", "fin abc x2 1⁄2");
    spells(FOLD_VIEW, "㌖", "キロメートル");
    spells(FOLD_VIEW,
           "a\xC2\xA0"
           "b",
           "a b");
    spells(FOLD_VIEW, "Acme™ ¨ ﷺ", "acme™ ¨ ﷺ");
}

static void apostrophes_are_one(void **state) {
    (void)state;
    spells(FOLD_VIEW, "l’a l‘a l´a l`a lʼa l′a l＇a", "l'a l'a l'a l'a l'a l'a l'a");
    spells(FOLD_EXACT, "L’A L´A", "L'A L'A");
    spells(FOLD_NFC, "L’A", "L’A");
}

static void format_characters_are_dropped(void **state) {
    (void)state;
    spells(FOLD_VIEW,
           "a\xE2\x80\x8B"
           "b\xC2\xAD"
           "c\xCD\x8F"
           "d\xEF\xB8\x8F"
           "e\xE2\x80\xAE",
           "abcde");
    spells(FOLD_VIEW, "e\xE2\x80\x8D\xCC\x81", "é");
    spells(FOLD_EXACT, "E\xE2\x80\x8D\xCC\x81", "É");
    spells(FOLD_VIEW, "\xE2\x80\x8B", "");
}

static void other_spellings(void **state) {
    (void)state;
    spells(FOLD_NFC, "E\xCC\x81 ﬁ \xE2\x84\xAB", "É ﬁ Å");
    spells(FOLD_EXACT, "E\xCC\x81 ﬁ", "É ﬁ");
    spells(FOLD_PLAIN, "ÉÀçñö ệ e\xCC\x81\xCC\x81 ß", "eacno e e ss");
    spells(FOLD_PLAIN, "ガ", "ガ"); /* another letter, not an accent */
}

static void the_map_leads_to_whole_characters(void **state) {
    (void)state;
    maps("Le PROJET ici", "projet", "PROJET");
    maps("un e\xCC\x81tat", "état", "e\xCC\x81tat");
    maps("la ﬁn", "f", "ﬁ");
    maps("la ﬁn", "i", "ﬁ");
    maps("la ﬁn", "n", "n");
    maps("xx Straße yy", "strasse", "Straße");
    maps("xx Straße yy", "yy", "yy");
    maps("㌖ km", "km", "km");
    maps("a \xE2\x80\x8B"
         "b\xE2\x80\x8B"
         "c\xE2\x80\x8B d",
         "bc",
         "b\xE2\x80\x8B"
         "c");
    maps("e\xCC\x82\xCC\xA3x", "ệ", "e\xCC\x82\xCC\xA3");
}

static void what_is_no_utf8_is_told(void **state) {
    static const struct {
        const char *text;
        size_t where;
    } wrong[] = {
        {"abc\xFF", 3},          {"\xC3", 0},     {"é\xC3(", 2},        {"\xED\xA0\x80", 0},
        {"\xF4\x90\x80\x80", 0}, {"\xC0\x80", 0}, {"e\xCC\x81\x80", 3}, {"x\xE2\x82", 1}};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct fold_view view = view_of_room(16);
        size_t where = 99;
        assert_int_equal(fold_text(&view, FOLD_VIEW, wrong[i].text, strlen(wrong[i].text), &where),
                         FOLD_NOT_UTF8);
        assert_int_equal(where, wrong[i].where);
        free(view.bytes);
    }
}

static void what_is_too_long_is_told(void **state) {
    (void)state;
    struct fold_view view = view_of_room(4);
    assert_int_equal(fold_text(&view, FOLD_VIEW, "12345", 5, NULL), FOLD_TOO_LONG);
    assert_int_equal(fold_text(&view, FOLD_VIEW, "1234", 4, NULL), FOLD_OK);
    free(view.bytes);
}

/* Marks of many classes behind one letter: sorted, and in no more than linear time. */
static void many_marks_are_sorted(void **state) {
    enum { COUNT = 200000 };
    static const char *const marks[] = {"\xCC\x81", "\xCC\xA3", "\xCC\xA7", "\xCC\x95"};
    char *text = malloc(2 * COUNT + 1);
    (void)state;
    text[0] = 'e';
    for (size_t i = 0; i < COUNT; i++) memcpy(text + 1 + 2 * i, marks[i % 4], 2);
    struct fold_view view = view_of_room(2 * COUNT + 1);
    assert_int_equal(fold_text(&view, FOLD_NFC, text, 2 * COUNT + 1, NULL), FOLD_OK);
    /* The cedilla (202) has gone into ȩ, then come those below (220), above (230), and behind. */
    assert_memory_equal(view.bytes, "ȩ\xCC\xA7", 4);
    assert_memory_equal(view.bytes + view.size - 2, "\xCC\x95", 2);
    assert_int_equal(fold_begin(&view, 0), 0);
    assert_int_equal(fold_end(&view, (uint32_t)view.size), 2 * COUNT + 1);
    free(view.bytes);
    free(text);
}

/* Every character, in every spelling: at most FOLD_GROWTH times as long, the same folded again,
 * and mapped to itself as a whole. */
static void every_character_keeps_the_promises(void **state) {
    struct fold_view view = view_of_room(8), again = view_of_room(64);
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char text[8];
        size_t size = utf8_encode(c, text);
        for (int s = FOLD_VIEW; s <= FOLD_EXACT; s++) {
            assert_int_equal(fold_text(&view, (enum fold_spelling)s, text, size, NULL), FOLD_OK);
            assert_true(view.size <= FOLD_GROWTH * size);
            if (view.size == 0) continue;
            assert_int_equal(fold_begin(&view, 0), 0);
            assert_int_equal(fold_end(&view, (uint32_t)view.size), size);
            fold_text(&again, (enum fold_spelling)s, view.bytes, view.size, NULL);
            assert_int_equal(again.size, view.size);
            assert_memory_equal(again.bytes, view.bytes, view.size);
        }
    }
    free(view.bytes);
    free(again.bytes);
}

/* A text, its NFC, and it with format characters put in, have the same view. */
static void equal_texts_have_equal_views(void **state) {
    static const uint32_t pool[] = {
        'a',    'E',    'i',    ' ',    '\'',   0x300,  0x301,  0x307, 0x308,  0x323,  0x327,
        0x345,  0x344,  0xE9,   0xDF,   0x130,  0x1F82, 0x3B1,  0x391, 0x1100, 0x1161, 0x11A8,
        0xAC00, 0x304B, 0x3099, 0xFB01, 0x3316, 0xBD,   0x212B, 0x9C7, 0x9BE,  0x1D160};
    static const char *const formats[] = {"", "", "\xE2\x80\x8B", "\xC2\xAD", "\xCD\x8F"};
    uint32_t seed = 7;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[128] = "", wide[256] = "";
        uint32_t count = 1 + random_below(&seed, 10);
        for (uint32_t i = 0; i < count; i++) {
            char one[8] = "";
            utf8_encode(pool[random_below(&seed, sizeof pool / sizeof pool[0])], one);
            strcat(text, one);
            strcat(strcat(wide, one), formats[random_below(&seed, 5)]);
        }
        struct fold_view view = fold(FOLD_VIEW, text), other = fold(FOLD_VIEW, wide);
        struct fold_view nfc = fold(FOLD_NFC, text);
        spells(FOLD_VIEW, text, view.bytes);
        assert_string_equal(view.bytes, other.bytes);
        spells(FOLD_VIEW, nfc.bytes, view.bytes);
        free(view.bytes);
        free(other.bytes);
        free(nfc.bytes);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_small),
        cmocka_unit_test(accents_are_composed_and_kept),
        cmocka_unit_test(compatible_forms_are_replaced),
        cmocka_unit_test(apostrophes_are_one),
        cmocka_unit_test(format_characters_are_dropped),
        cmocka_unit_test(other_spellings),
        cmocka_unit_test(the_map_leads_to_whole_characters),
        cmocka_unit_test(what_is_no_utf8_is_told),
        cmocka_unit_test(what_is_too_long_is_told),
        cmocka_unit_test(many_marks_are_sorted),
        cmocka_unit_test(every_character_keeps_the_promises),
        cmocka_unit_test(equal_texts_have_equal_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Which strings a table may have, and which of them a record may name, as table_format.h says: each
 * clause broken alone, and the nearest that holds it. */
#include "tests/unit/laid_table.h"

/* STRINGS with a letter of two bytes in its middle. */
static const char LETTERS[] = {'a', 'b', 'c', '\xC3', '\xA9', 'd', 'e', 'f', 'g', 'h'};

static void strings_are_whole_characters(void **state) {
    (void)state;
    static const struct {
        uint32_t offset, size;
        bool holds;
    } cases[] = {{0, 10, true},  {10, 0, true},  {9, 1, true},  {3, 2, true},
                 {3, 0, true},   {5, 0, true},   {0, 3, true},  {3, 1, false},
                 {0, 4, false},  {4, 0, false},  {4, 1, false}, {11, 0, false},
                 {0, 11, false}, {10, 1, false}, {5, 6, false}, {1, 0xFFFFFFFF, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct table_str s = {cases[i].offset, cases[i].size};
        struct table_meta meta = {.language_count = 1, .prevails = TABLE_NONE};
        struct table_str texts[] = {{0, 0}, {0, 0}};
        struct table_article article = {.title_text = 0};
        struct table_term term = {.flags = 0};
        struct table_list list = {.term_count = 1};
        struct table_word_slot words[2] = {{.first_class = 0}};
        struct table_affix_slot affixes[2] = {{.kind = AFFIX_PREFIX}};
        struct laid laid = laid_least();
        LAY(&laid, STRINGS, LETTERS);
        LAY(&laid, TEXTS, texts);
        LAY_FIRST(&laid, META, &meta, 1);
        LAY_FIRST(&laid, ARTICLES, &article, 1);
        LAY_FIRST(&laid, TERMS, &term, 1);
        LAY_FIRST(&laid, LISTS, &list, 1);
        LAY(&laid, WORD_SLOTS, words);
        LAY(&laid, AFFIX_SLOTS, affixes);
        LAY_FIRST(&laid, AFFIX_LENGTHS, ((const uint32_t[]){0, 0, 0}), 3);
        const struct {
            struct table_str *at;
            enum table_section_id section;
            uint32_t record;
            const char *name;
        } fields[] = {
            {&texts[1], TABLE_TEXTS, 1, "offset"},
            {&meta.version, TABLE_META, 0, "version"},
            {&meta.unicode, TABLE_META, 0, "unicode"},
            {&article.number, TABLE_ARTICLES, 0, "number"},
            {&list.id, TABLE_LISTS, 0, "id"},
            {&term.text, TABLE_TERMS, 0, "text"},
            {&term.folded, TABLE_TERMS, 0, "folded"},
            {&words[0].word, TABLE_WORD_SLOTS, 0, "word"},
            {&affixes[0].letters, TABLE_AFFIX_SLOTS, 0, "letters"},
        };
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
            *fields[k].at = s;
            if (cases[i].holds)
                laid_taken(&laid);
            else
                laid_refused(&laid, fields[k].section, fields[k].record, fields[k].name);
            *fields[k].at = (struct table_str){0, 0};
        }
    }
}

/* What is looked at again and again has a greatest size. */
static void names_and_spellings_are_no_longer_than_they_may_be(void **state) {
    (void)state;
    static char strings[2 * LIMIT_TERM_BYTES + 2 * LIMIT_NAME_BYTES + 1];
    memset(strings, 'a', sizeof strings);
    struct table_name name = {.title_text = 0};
    struct table_fact fact = {
        .flags = 0, .ruled_out = TABLE_NONE, .established = TABLE_NONE, .to_check = TABLE_NONE};
    struct table_rule rule = {.condition = TABLE_NONE, .exception = TABLE_NONE, .role = TABLE_NONE};
    struct table_term term = {.flags = 0};
    struct table_list list = {.term_count = 1};
    const struct table_article article = {.title_text = 0};
    const uint32_t first = 0;
    struct laid laid = laid_least();
    LAY(&laid, STRINGS, strings);
    LAY_FIRST(&laid, ROLES, &name, 1);
    LAY_FIRST(&laid, PLATFORMS, &name, 1);
    LAY_FIRST(&laid, LABELS, &name, 1);
    LAY_FIRST(&laid, FACTS, &fact, 1);
    LAY_FIRST(&laid, ARTICLES, &article, 1);
    LAY_FIRST(&laid, RULES, &rule, 1);
    LAY_FIRST(&laid, ORDER, &first, 1);
    LAY_FIRST(&laid, TERMS, &term, 1);
    LAY_FIRST(&laid, LISTS, &list, 1);
    const struct {
        struct table_str *at;
        uint32_t most;
        enum table_section_id section;
        const char *name;
    } fields[] = {
        {&name.id, LIMIT_NAME_BYTES, TABLE_ROLES, "id"},
        {&fact.id, LIMIT_NAME_BYTES, TABLE_FACTS, "id"},
        {&rule.id, 2 * LIMIT_NAME_BYTES, TABLE_RULES, "id"},
        {&list.id, LIMIT_NAME_BYTES, TABLE_LISTS, "id"},
        {&term.folded, 2 * LIMIT_TERM_BYTES, TABLE_TERMS, "folded"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        fields[i].at->size = fields[i].most;
        laid_taken(&laid);
        fields[i].at->size = fields[i].most + 1;
        laid_refused(&laid, fields[i].section, 0, fields[i].name);
        fields[i].at->size = 0;
    }
    name.id.size = LIMIT_NAME_BYTES + 1;
    laid.sizes[TABLE_ROLES] = 0;
    laid_refused(&laid, TABLE_PLATFORMS, 0, "id");
    laid.sizes[TABLE_PLATFORMS] = 0;
    laid_refused(&laid, TABLE_LABELS, 0, "id");
}

/* Names of one kind share no byte, as far as their sizes tell; those of two kinds may. */
static void names_of_a_kind_are_together_no_longer_than_strings(void **state) {
    (void)state;
    struct table_name names[] = {{{0, 3}, 0}, {{3, 5}, 0}}, roles[] = {{{0, 4}, 0}, {{4, 4}, 0}};
    struct laid laid = laid_least();
    LAY(&laid, PLATFORMS, names);
    LAY(&laid, ROLES, roles);
    laid_taken(&laid);
    names[0].id.size = 4;
    laid_refused(&laid, TABLE_PLATFORMS, 1, "id");
}

static void strings_are_utf8_without_nul(void **state) {
    (void)state;
    char strings[] = {'a', 'b', '\xC3', '\xA9'}, origin[] = {'1', '\0', '\xC3', '\xA9', '\0'};
    struct laid laid = laid_least();
    LAY(&laid, STRINGS, strings);
    LAY(&laid, ORIGIN, origin);
    laid_taken(&laid);
    origin[4] = 'f';
    laid_refused(&laid, TABLE_ORIGIN, 0, "is not UTF-8 or has no end");
    origin[4] = '\0', origin[3] = 'x';
    laid_refused(&laid, TABLE_ORIGIN, 0, "is not UTF-8 or has no end");
    origin[0] = '\0', origin[2] = 'x';
    laid_taken(&laid);
    strings[3] = '\0';
    laid_refused(&laid, TABLE_STRINGS, 2, "is not UTF-8");
    strings[2] = 'c';
    laid_refused(&laid, TABLE_STRINGS, 3, "is NUL");
    strings[0] = '\0';
    laid_refused(&laid, TABLE_STRINGS, 0, "is NUL");
    laid.sizes[TABLE_STRINGS] = 0;
    laid_taken(&laid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_whole_characters),
        cmocka_unit_test(names_and_spellings_are_no_longer_than_they_may_be),
        cmocka_unit_test(names_of_a_kind_are_together_no_longer_than_strings),
        cmocka_unit_test(strings_are_utf8_without_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

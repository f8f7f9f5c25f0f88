/* SPDX-License-Identifier: Apache-2.0 */
/* What is derived from a table's sections when it is opened: table.h, filter.h. The sections are
 * made here, so that it is known what stands where in them. */
#include "tests/unit/made_table.h"

#include "runtime/base/memory.h"
#include "runtime/table/index.h"

#define COUNTED(NAME, array) .NAME = (array), .NAME##_count = sizeof(array) / sizeof *(array)

enum { MARGIN = 64 };

/* Nothing is written behind the room that is asked for. */
static void index_it(struct charte_table *table) {
    size_t room = index_room(table);
    if (!table->STRINGS) table->STRINGS = "";
    unsigned char *memory = malloc(room + MARGIN);
    memset(memory, 0xA5, room + MARGIN);
    table->index = memory;
    index_table(table, memory);
    for (size_t i = 0; i < MARGIN; i++) assert_int_equal(memory[room + i], 0xA5);
}

static void an_empty_table_wants_nothing(void **state) {
    (void)state;
    struct charte_table table = {0};
    index_it(&table);
    assert_int_equal(table.class_count, 0);
    assert_null(table.wanted.begins);
    assert_null(table.wanted.ends);
    assert_false(wanted_has(&table.wanted, "ab", 0, 2, 0x12345678));
    assert_false(filter_has(&table.affix_filter, 0x12345678));
    assert_false(table.has_exact_words);
    assert_false(table.has_exact_affixes);
    assert_false(table.has_apostrophes);
    assert_false(table.counts_words);
    assert_false(table.reads_tokens);
    free(table.index);
}

static void classes_are_counted_and_the_root_leads_by_them(void **state) {
    (void)state;
    const uint32_t classes[] = {3, 6, 0};
    const struct table_trie_edge edges[] = {{2, 9}, {1, 1}, {4, 2}, {6, 3}};
    const struct table_trie_node nodes[] = {{1, 3, 0, 0}, {0, 1, 0, 0}};
    const uint32_t root[] = {TABLE_NONE, 1, TABLE_NONE, TABLE_NONE, 2, TABLE_NONE, 3};
    struct charte_table table = {COUNTED(WORD_CLASSES, classes), COUNTED(TRIE_EDGES, edges),
                                 COUNTED(TRIE_NODES, nodes)};
    index_it(&table);
    assert_int_equal(table.class_count, 7);
    assert_memory_equal(table.root_of, root, sizeof root);
    free(table.index);
    for (uint32_t first = 0; first < 3; first++) {
        table = (struct charte_table){.WORD_CLASSES = classes + first, .WORD_CLASSES_count = 1};
        index_it(&table);
        assert_int_equal(table.class_count, classes[first] + 1);
        free(table.index);
    }
}

/* Hashes that have no bit in common and lie in words of their own. */
enum { FIRST_HASH = 0x04100001, SECOND_HASH = 0x0C300002, FREE_HASH = 0x14500003 };

static void the_filters_have_the_hashes_of_taken_places(void **state) {
    (void)state;
    static const struct table_word_slot words[64] = {[0] = {.word = {0, 1}, .hash = FIRST_HASH},
                                                     [1] = {.hash = FREE_HASH},
                                                     [63] = {.word = {0, 1}, .hash = SECOND_HASH}};
    static const struct table_affix_slot affixes[64] = {
        [0] = {.letters = {0, 2}, .kind = AFFIX_PREFIX, .hash = FREE_HASH},
        [1] = {.hash = FIRST_HASH},
        [63] = {.letters = {0, 2}, .kind = AFFIX_PREFIX, .hash = SECOND_HASH}};
    struct charte_table table = {.STRINGS = "ab", COUNTED(WORD_SLOTS, words)};
    index_it(&table);
    assert_int_equal(table.wanted.filter.mask, 64 * FILTER_BITS / 64 - 1);
    assert_true(wanted_has(&table.wanted, "xy", 0, 2, FIRST_HASH));
    assert_true(wanted_has(&table.wanted, "xy", 0, 2, SECOND_HASH));
    assert_false(wanted_has(&table.wanted, "xy", 0, 2, FREE_HASH));
    free(table.index);
    table = (struct charte_table){.STRINGS = "ab", COUNTED(AFFIX_SLOTS, affixes)};
    index_it(&table);
    assert_int_equal(table.affix_filter.mask, 64 * FILTER_BITS / 64 - 1);
    assert_true(filter_has(&table.affix_filter, FREE_HASH));
    assert_true(filter_has(&table.affix_filter, SECOND_HASH));
    assert_false(filter_has(&table.affix_filter, FIRST_HASH));
    assert_false(filter_has(&table.wanted.filter, FREE_HASH));
    free(table.index);
}

/* Which words may have an affix of so many letters of "abcd" in it. */
static void expect_wanted(uint32_t kind, uint32_t offset, uint32_t size, const char *words) {
    static const char *const tried[] = {"abx", "xab", "axx", "xxb", "bcx",
                                        "xbc", "cxx", "xxc", "xcd"};
    const struct table_affix_slot affixes[] = {{.letters = {offset, size}, .kind = kind},
                                               {.kind = AFFIX_INFIX}};
    struct charte_table table = {.STRINGS = "abcd"
                                            "\x01"
                                            "ab",
                                 COUNTED(AFFIX_SLOTS, affixes)};
    char wanted[64] = "";
    index_it(&table);
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
        if (wanted_has(&table.wanted, tried[i], 0, 3, FIRST_HASH))
            strcat(strcat(wanted, *wanted ? " " : ""), tried[i]);
    assert_string_equal(wanted, words);
    free(table.index);
}

static void affixes_tell_which_words_they_may_stand_in(void **state) {
    (void)state;
    const char *const all = "abx xab axx xxb bcx xbc cxx xxc xcd";
    expect_wanted(AFFIX_PREFIX, 0, 2, "abx");
    expect_wanted(AFFIX_PREFIX, 0, 4, "abx");
    expect_wanted(AFFIX_PREFIX, 1, 3, "bcx");
    expect_wanted(AFFIX_SUFFIX, 0, 2, "xab");
    expect_wanted(AFFIX_SUFFIX, 0, 3, "xbc");
    expect_wanted(AFFIX_SUFFIX, 0, 4, "xcd");
    expect_wanted(AFFIX_PREFIX, 0, 1, "abx axx");
    expect_wanted(AFFIX_PREFIX, 2, 1, "cxx");
    expect_wanted(AFFIX_SUFFIX, 1, 1, "xab xxb");
    expect_wanted(AFFIX_SUFFIX, 2, 1, "xbc xxc");
    expect_wanted(AFFIX_INFIX, 0, 2, all);
    expect_wanted(AFFIX_INFIX, 0, 1, all);
    expect_wanted(AFFIX_PREFIX, 4, 3, all);
    expect_wanted(AFFIX_SUFFIX, 4, 3, all);
}

/* All 256 bytes may stand beside an affix of one; what stands inside may in any word. */
static void any_byte_may_stand_beside_one(void **state) {
    (void)state;
    for (uint32_t kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        const struct table_affix_slot affixes[2] = {{.letters = {0, 1}, .kind = kind}};
        struct charte_table table = {.STRINGS = "\xC4", COUNTED(AFFIX_SLOTS, affixes)};
        index_it(&table);
        for (uint32_t pair = 0; pair < WANTED_PAIRS; pair++) {
            bool begins = pair >> 8 == 0xC4, ends = (pair & 0xFF) == 0xC4;
            assert_int_equal(wanted_bit(table.wanted.begins, pair),
                             kind == AFFIX_INFIX || (kind == AFFIX_PREFIX && begins));
            assert_int_equal(wanted_bit(table.wanted.ends, pair), kind == AFFIX_SUFFIX && ends);
        }
        free(table.index);
    }
}

/* What a table has of which one word, or one affix, the first or the last, is the key, behind a
 * quotation mark. */
static struct charte_table with_key(const char *key, bool affix, int place) {
    static char strings[16] = "'";
    static struct table_word_slot words[4];
    static struct table_affix_slot affixes[4];
    struct charte_table table = {.STRINGS = strcpy(strings + 1, key) - 1};
    memset(words, 0, sizeof words);
    memset(affixes, 0, sizeof affixes);
    words[place].word = affixes[place].letters = (struct table_str){1, (uint32_t)strlen(key)};
    affixes[place].kind = AFFIX_PREFIX;
    if (affix)
        table.AFFIX_SLOTS = affixes, table.AFFIX_SLOTS_count = 4;
    else
        table.WORD_SLOTS = words, table.WORD_SLOTS_count = 4;
    index_it(&table);
    free(table.index);
    return table;
}

static void exact_keys_and_apostrophes_are_known(void **state) {
    (void)state;
    const struct table_word_slot free_words[2] = {{.hash = 0}};
    const struct table_affix_slot affixes[2] = {{.letters = {0, 2}, .kind = AFFIX_PREFIX}};
    struct charte_table both = {.STRINGS = "\x01"
                                           "a",
                                COUNTED(WORD_SLOTS, free_words),
                                COUNTED(AFFIX_SLOTS, affixes)};
    index_it(&both);
    assert_true(both.has_exact_affixes && !both.has_exact_words);
    free(both.index);
    for (int i = 0; i < 4; i++) {
        bool affix = i % 2;
        int place = i / 2 * 3;
        struct charte_table plain = with_key("abc", affix, place);
        assert_false(plain.has_exact_words || plain.has_exact_affixes || plain.has_apostrophes);
        struct charte_table exact = with_key("\x01"
                                             "ab",
                                             affix, place);
        assert_int_equal(exact.has_exact_words, !affix);
        assert_int_equal(exact.has_exact_affixes, affix);
        assert_false(exact.has_apostrophes);
        struct charte_table typed = with_key("abc'", affix, place);
        assert_true(typed.has_apostrophes);
        assert_false(typed.has_exact_words || typed.has_exact_affixes);
    }
}

/* Of what evidence asks. */
static bool reads_tokens(uint32_t kind, uint32_t *list, uint32_t place) {
    const struct table_list lists[1] = {{.flags = 0}};
    struct table_node nodes[] = {{.kind = EVIDENCE_text_mentions, .count = 1},
                                 {.kind = EVIDENCE_text_mentions, .count = 1}};
    nodes[place].kind = kind;
    const struct table_fact facts[] = {{.ruled_out = 0, .established = 1, .to_check = TABLE_NONE}};
    struct charte_table table = {COUNTED(NODES, nodes), COUNTED(FACTS, facts),
                                 COUNTED(LISTS, lists), .OPERANDS = list, .OPERANDS_count = 1};
    index_it(&table);
    assert_int_equal(table.counts_words, kind == EVIDENCE_text_near);
    free(table.index);
    return table.reads_tokens;
}

static void tokens_are_read_where_something_asks_for_them(void **state) {
    (void)state;
    uint32_t list = 0;
    const struct table_detector detector = {0, 0};
    for (uint32_t place = 0; place < 2; place++) {
        assert_false(reads_tokens(EVIDENCE_text_mentions_least, &list, place));
        assert_false(reads_tokens(EVIDENCE_original_mentions, &list, place));
        assert_true(reads_tokens(EVIDENCE_text_near, &list, place));
        assert_true(reads_tokens(EVIDENCE_addresses_account, &list, place));
        assert_true(reads_tokens(EVIDENCE_has_hashtag, &list, place));
        assert_true(reads_tokens(EVIDENCE_links_to, &list, place));
    }
    struct charte_table table = {.DETECTORS = &detector, .DETECTORS_count = 1};
    index_it(&table);
    assert_true(table.reads_tokens);
    assert_false(table.counts_words);
    free(table.index);
}

/* What the reach, the veil and the absence of a table tell stands apart. */
static void what_is_derived_stands_side_by_side(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "a", "Acme*");
    uint32_t said =
        made_fact(made, "said", 0, made_evidence_of(made, EVIDENCE_text_mentions, list));
    uint32_t right = made_rule(made, "1.1", MODALITY_protect, said);
    made_override(made, right, made_rule(made, "1.2", MODALITY_forbid, made_asked(made, "asked")));
    made_open(made);
    const struct charte_table *table = made->opened;
    const uint32_t owners[] = {0};
    assert_memory_equal(table->dependents.owner, owners, sizeof owners);
    assert_true(table->veil.rights);
    assert_int_equal(table->veil.facts[0], VEIL_RAISED | VEIL_RIGHT);
    assert_int_equal(table->veil.facts[1], 0);
    assert_int_equal(table->veil.rules[0], VEIL_RAISED | VEIL_RIGHT);
    assert_int_equal(table->veil.rules[1], VEIL_LOWERED);
    const char *last = (const char *)(table->veil.rules + 2);
    assert_true((const char *)table->veil.facts >= (const char *)(table->dependents.reading.items));
    assert_true(last <= (const char *)table->index + index_room(table));
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_wants_nothing),
        cmocka_unit_test(classes_are_counted_and_the_root_leads_by_them),
        cmocka_unit_test(the_filters_have_the_hashes_of_taken_places),
        cmocka_unit_test(affixes_tell_which_words_they_may_stand_in),
        cmocka_unit_test(any_byte_may_stand_beside_one),
        cmocka_unit_test(exact_keys_and_apostrophes_are_known),
        cmocka_unit_test(what_is_derived_stands_side_by_side),
        cmocka_unit_test(tokens_are_read_where_something_asks_for_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

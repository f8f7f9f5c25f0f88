/* SPDX-License-Identifier: Apache-2.0 */
/* Which lists name the accounts, hashtags and links of a post, by what they take in and except:
 * entities.h; TEXT.md of lists. */
#include "tests/unit/made_table.h"

#include "runtime/decide/scratch.h"

static uint32_t listed(struct made *made, const char *id, const char *const *terms) {
    uint32_t list = made_list(made, id, NULL);
    for (; *terms; terms++) made_term(made, list, *terms, TERM_NOT_IN_TEXT);
    return list;
}

#define TERMS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void includes(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].included, other);
}

static void excepts(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].excepted, other);
}

/* All lists are asked for as accounts, hashtags and links. */
static void open_asked(struct made *made) {
    const uint32_t kinds[] = {EVIDENCE_addresses_account, EVIDENCE_has_hashtag, EVIDENCE_links_to};
    uint32_t all = made_asked(made, "asked");
    for (int k = 0; k < 3; k++) {
        struct node node = {.kind = kinds[k]};
        for (uint32_t i = 0; i < made->table.lists.count; i++) made_push(made, &node.operands, i);
        uint32_t established = made_node(made, node);
        made_fact(made, k ? k == 1 ? "tagged" : "linked" : "addressed", 0, established);
    }
    made_rule(made, "1.1", MODALITY_forbid, all);
    made_open(made);
}

/* A letter for each list: `+` it names one of the values, `-` it does not, `~` nobody knows. */
static void expect_named(struct made *made, enum entity_kind kind, const char *text,
                         const char *named) {
    charte_post post = made_post(text);
    const struct charte_scratch *scratch = made->scratch;
    const struct naming *naming = &scratch->entities.naming;
    uint32_t lists = (uint32_t)made->table.lists.count;
    made_evaluate(made, &post);
    for (uint32_t i = 0; i < lists; i++) {
        enum truth truth = entities_named(&scratch->entities, &scratch->lists, kind, i);
        char said = truth == TRUTH_TRUE ? '+' : truth == TRUTH_UNKNOWN ? '~' : '-';
        if (said != named[i]) fail_msg("%s: list %u: %c", text, i, said);
        assert_int_equal(naming->said[i], 0);
        if (said == '~') continue;
        assert_int_equal(naming->named[kind * lists + i] == naming->record, said == '+');
    }
    uint32_t left;
    assert_false(worklist_next(&naming->lists, 0, &left));
}

static void expect_accounts(struct made *made, const char *text, const char *named) {
    expect_named(made, ENTITY_ACCOUNT, text, named);
}

/* Lists a and e, b that takes in a, and c that takes in b and excepts e. */
static struct made *with_four(void) {
    struct made *made = made_new();
    uint32_t a = listed(made, "a", TERMS("@ann", "@bob"));
    uint32_t e = listed(made, "e", TERMS("@bob", "@eve"));
    uint32_t b = listed(made, "b", TERMS("@cid"));
    uint32_t c = listed(made, "c", TERMS("@dan"));
    includes(made, b, a);
    includes(made, c, b);
    excepts(made, c, e);
    open_asked(made);
    return made;
}

static void a_value_is_named_by_what_takes_its_list_in_unless_it_is_excepted(void **state) {
    (void)state;
    struct made *made = with_four();
    expect_accounts(made, "x", "----");
    expect_accounts(made, "@ann", "+-++");
    expect_accounts(made, "@bob", "+++-");
    expect_accounts(made, "@bob @ann", "++++");
    expect_accounts(made, "@ann @bob", "++++");
    expect_accounts(made, "@bob @cid", "++++");
    expect_accounts(made, "@ann @eve", "++++");
    expect_accounts(made, "@bob @eve", "+++-");
    expect_accounts(made, "@bob @dan", "++++");
    expect_accounts(made, "@cid", "--++");
    expect_accounts(made, "@dan", "---+");
    expect_accounts(made, "@eve", "-+--");
    expect_accounts(made, "@zoe", "----");
    expect_accounts(made, "x", "----");
    expect_accounts(made, "#ann ann.ch", "----");
    expect_named(made, ENTITY_HASHTAG, "@ann", "----");
    expect_named(made, ENTITY_LINK, "@ann", "----");
    made_free(made);
}

/* An exception of a list that is taken in masks as one of its own; one of a list that is excepted
 * masks nothing of what excepts it. */
static void exceptions_are_taken_in_with_their_list(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t a = listed(made, "a", TERMS("@gu*"));
    made_term(made, a, "@gusti", TERM_NOT_IN_TEXT | TERM_EXCEPT);
    uint32_t b = listed(made, "b", TERMS("@gusti", "@zoe"));
    uint32_t c = listed(made, "c", TERMS("@gusti", "@gustav", "@zoe"));
    uint32_t d = listed(made, "d", TERMS("@zoe"));
    uint32_t e = listed(made, "e", TERMS("@zoe", "@zora"));
    made_term(made, d, "@zo*", TERM_NOT_IN_TEXT | TERM_EXCEPT);
    includes(made, b, a);
    excepts(made, c, a);
    excepts(made, e, d);
    open_asked(made);
    expect_accounts(made, "@gustav", "++---");
    expect_accounts(made, "@gusti", "-----");
    expect_accounts(made, "@zoe", "-++--");
    expect_accounts(made, "@zora", "----+");
    expect_accounts(made, "@gusti @gus", "++---");
    expect_accounts(made, "@gus @gusti", "++---");
    expect_accounts(made, "@zoe @zora", "-++-+");
    made_free(made);
}

/* A list of which terms were left out may name what it does not seem to; one of which terms that
 * might mask were, may not name what it seems to. */
static void terms_that_were_left_out_leave_it_open(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t withheld = listed(made, "w", TERMS("@ann")),
             doubtful = listed(made, "d", TERMS("@ann"));
    made->table.lists.items[withheld].flags = LIST_WITHHELD;
    made->table.lists.items[doubtful].flags = LIST_DOUBTFUL;
    listed(made, "n", TERMS("@ann"));
    open_asked(made);
    expect_accounts(made, "@ann", "+~+");
    expect_accounts(made, "@bob", "~~-");
    made_free(made);
}

static void each_kind_of_value_is_named_apart(void **state) {
    (void)state;
    struct made *made = made_new();
    listed(made, "a", TERMS("@ann"));
    listed(made, "t", TERMS("#tag"));
    listed(made, "l", TERMS("acme.ch"));
    listed(made, "m", TERMS("@ann", "#tag", "acme.ch"));
    open_asked(made);
    const char *text = "@ann #tag https://acme.ch";
    expect_named(made, ENTITY_ACCOUNT, text, "+--+");
    expect_named(made, ENTITY_HASHTAG, text, "-+-+");
    expect_named(made, ENTITY_LINK, text, "--++");
    expect_named(made, ENTITY_HASHTAG, "@ann https://acme.ch", "----");
    made_free(made);
}

/* Lists that mask pass on each value; to such, lists that they take in or except do, all the way
 * down. */
static void lists_that_feed_one_that_masks_are_known(void **state) {
    (void)state;
    struct made *made = with_four();
    const struct naming *naming = &made->scratch->entities.naming;
    assert_memory_equal(naming->feeds, "\1\1\1\0", 4);
    made_free(made);
    made = made_new();
    for (int i = 0; i < 6; i++)
        listed(made, &"a\0b\0c\0d\0e\0f"[2 * i], TERMS(&"@u\0@v\0@w\0@x\0@y\0@z"[3 * i]));
    made_term(made, 4, "@yy", TERM_NOT_IN_TEXT | TERM_EXCEPT);
    includes(made, 3, 0);
    includes(made, 4, 1);
    includes(made, 4, 2);
    includes(made, 5, 0);
    includes(made, 5, 3);
    open_asked(made);
    assert_memory_equal(made->scratch->entities.naming.feeds, "\0\1\1\0\0\0", 6);
    expect_accounts(made, "@u", "+--+-+");
    expect_accounts(made, "@u @v @w", "++++++");
    expect_accounts(made, "@x", "---+-+");
    made_free(made);
}

/* How often a list is come to for a value of its own: by each term that matches, and by each list
 * that takes in or excepts one that names it. */
static void a_value_alone_says_what_it_took(void **state) {
    (void)state;
    struct made *made = with_four();
    struct entities *entities = &made->scratch->entities;
    const struct lists *lists = &made->scratch->lists;
    const struct {
        struct entity_value value;
        uint32_t steps;
        const char *named;
    } cases[] = {{{"ann", 3}, 3, "+-++"}, {{"bob", 3}, 5, "+++-"}, {{"cid", 3}, 2, "--++"},
                 {{"dan", 3}, 1, "---+"}, {{"eve", 3}, 2, "-+--"}, {{"zoe", 3}, 0, "----"}};
    expect_accounts(made, "x", "----");
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            assert_int_equal(naming_read_alone(entities, lists, ENTITY_ACCOUNT, cases[i].value),
                             cases[i].steps);
            for (uint32_t k = 0; k < 4; k++) {
                assert_int_equal(entities_named_alone(entities, lists, k),
                                 cases[i].named[k] == '+');
                assert_int_equal(entities_named(entities, lists, ENTITY_ACCOUNT, k), TRUTH_FALSE);
            }
        }
    made_free(made);
}

/* The numbers of records and of values alone come round: what was named under them long ago is
 * forgotten then. */
static void numbers_that_come_round_name_nothing_old(void **state) {
    (void)state;
    struct made *made = with_four();
    struct charte_scratch *scratch = made->scratch;
    struct naming *naming = &scratch->entities.naming;
    const struct entity_value zoe = {"zoe", 3};
    enum { LISTS = 4, ROWS = ENTITY_KIND_COUNT + 1 };
    for (uint32_t i = 0; i < LISTS * ROWS; i++) naming->named[i] = i % 2;
    for (uint32_t at = UINT32_MAX; at != 0x01010101 + 1; at = at ? at + 1 : 0x01010100) {
        naming->record = naming->alone = at;
        naming_read(&scratch->entities, &scratch->lists);
        naming_read_alone(&scratch->entities, &scratch->lists, ENTITY_ACCOUNT, zoe);
        for (uint32_t k = 0; k < LISTS; k++) {
            for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
                assert_int_equal(
                    entities_named(&scratch->entities, &scratch->lists, (enum entity_kind)kind, k),
                    TRUTH_FALSE);
            assert_false(entities_named_alone(&scratch->entities, &scratch->lists, k));
        }
    }
    expect_accounts(made, "@ann", "+-++");
    made_free(made);
}

/* Nothing is written behind the room that is asked for. */
static void naming_stays_in_its_room(void **state) {
    (void)state;
    enum { MARGIN = 64 };
    for (int lists = 0; lists < 70; lists++) {
        struct made *made = made_new();
        for (int i = 0; i < lists; i++)
            listed(made, arena_format(made->arena, "l%d", i).bytes, TERMS("@x"));
        open_asked(made);
        const struct charte_table *table = made->scratch->table;
        size_t room = naming_room(table);
        unsigned char *memory = malloc(room + MARGIN);
        memset(memory, 0xA5, room + MARGIN);
        struct naming naming = naming_in(memory, table);
        for (int i = 0; i < lists; i++) {
            assert_true(naming.said[i] == 0 && naming.feeds[i] == 0);
            naming.said[i] = naming.feeds[i] = 1;
            for (int row = 0; row <= ENTITY_KIND_COUNT; row++) {
                assert_int_equal(naming.named[row * lists + i], 0);
                naming.named[row * lists + i] = 7;
            }
            worklist_add(&naming.lists, (uint32_t)i);
        }
        for (int i = 0; i < lists; i++)
            assert_true(naming.said[i] == 1 && naming.feeds[i] == 1 && naming.named[i] == 7);
        for (int i = 0; i < MARGIN; i++) assert_int_equal(memory[room + (size_t)i], 0xA5);
        free(memory);
        made_free(made);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_named_by_what_takes_its_list_in_unless_it_is_excepted),
        cmocka_unit_test(exceptions_are_taken_in_with_their_list),
        cmocka_unit_test(terms_that_were_left_out_leave_it_open),
        cmocka_unit_test(each_kind_of_value_is_named_apart),
        cmocka_unit_test(lists_that_feed_one_that_masks_are_known),
        cmocka_unit_test(a_value_alone_says_what_it_took),
        cmocka_unit_test(numbers_that_come_round_name_nothing_old),
        cmocka_unit_test(naming_stays_in_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

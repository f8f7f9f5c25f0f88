/* What a list stands for, all the way down, and what working that out for a post takes. */
#include "tests/unit/made_table.h"

#include "runtime/closing.h"
#include "runtime/limits.h"

/* a and b have a term alone; c takes in a and excepts b; d takes in c and excepts a; e takes in c
 * and b; f excepts c and h; g takes in e and a; h takes in a and b; i and j mask a term. */
enum { A, B, H, I, J, C, D, E, F, G, LISTS };
static const char names[] = "abhijcdefg";

static void include(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].included, other);
}

static void except(struct made *made, uint32_t list, uint32_t other) {
    made_push(made, &made->table.lists.items[list].excepted, other);
}

static struct made *made_lists(void) {
    struct made *made = made_new();
    for (int i = 0; i < LISTS; i++) {
        const char *name = arena_format(made->arena, "%c", names[i]).bytes;
        uint32_t list = made_list(made, name, NULL);
        if (i == I) made_term(made, list, "masked", TERM_EXCEPT);
        made_term(made, list, name, 0);
        if (i == J) made_term(made, list, "masked", TERM_EXCEPT);
    }
    include(made, C, A);
    except(made, C, B);
    include(made, D, C);
    except(made, D, A);
    include(made, E, C);
    include(made, E, B);
    except(made, F, C);
    except(made, F, H);
    include(made, G, E);
    include(made, G, A);
    include(made, H, A);
    include(made, H, B);
    return made;
}

static struct closing closing_with(const struct made *made, void **memory) {
    *memory = malloc(closing_room(made->opened));
    return closing_in(*memory, made->opened);
}

/* The lists named, by their letters, count as those of the one worked out last, or mask them. */
static void expect(const struct closing *closing, const char *wanted, const char *excepted) {
    for (uint32_t list = 0; list < LISTS; list++) {
        assert_int_equal(closing_wants(closing, list), strchr(wanted, names[list]) != NULL);
        assert_int_equal(closing_excepts(closing, list), strchr(excepted, names[list]) != NULL);
    }
    assert_int_equal(closing->count, strlen(wanted) + strlen(excepted));
}

static void a_list_stands_for_what_it_takes_in(void **state) {
    (void)state;
    static const struct {
        const char *wanted, *excepted;
        uint64_t steps; /* itself, and what is taken in or excepted by one that it comes to */
    } lists[LISTS] = {
        [A] = {"a", "", 1},      [B] = {"b", "", 1},     [C] = {"ca", "b", 3},
        [D] = {"dca", "ab", 5},  [E] = {"ecab", "b", 5}, [F] = {"f", "chab", 6},
        [G] = {"gecab", "b", 7}, [H] = {"hab", "", 3},   [I] = {"i", "", 1},
        [J] = {"j", "", 1},
    };
    struct made *made = made_lists();
    made_open(made);
    void *memory;
    struct closing closing = closing_with(made, &memory);
    for (int round = 0; round < 2; round++)
        for (uint32_t list = 0; list < LISTS; list++) {
            uint64_t before = closing.steps;
            closing_of(&closing, made->opened, list);
            expect(&closing, lists[list].wanted, lists[list].excepted);
            assert_int_equal(closing.steps - before, lists[list].steps);
            assert_int_equal(closing.lists[0], 2 * list);
        }
    free(memory);
    made_free(made);
}

/* A list that is come to both ways stands there twice. */
static void what_is_come_to_is_listed(void **state) {
    (void)state;
    struct made *made = made_lists();
    made_open(made);
    void *memory;
    struct closing closing = closing_with(made, &memory);
    static const uint32_t listed[] = {2 * D, 2 * C, 2 * A + 1, 2 * A, 2 * B + 1};
    closing_of(&closing, made->opened, D);
    assert_int_equal(closing.count, 5);
    assert_memory_equal(closing.lists, listed, sizeof listed);
    free(memory);
    made_free(made);
}

static void rounds_are_counted_anew_after_the_last(void **state) {
    (void)state;
    struct made *made = made_lists();
    made_open(made);
    void *memory;
    struct closing closing = closing_with(made, &memory);
    closing_of(&closing, made->opened, D);
    closing.round = UINT32_MAX;
    closing_of(&closing, made->opened, H);
    expect(&closing, "hab", "");
    closing.round = 0x01010100;
    closing_of(&closing, made->opened, F);
    expect(&closing, "f", "chab");
    free(memory);
    made_free(made);
}

static void a_list_is_pure_where_nothing_masks(void **state) {
    (void)state;
    struct made *made = made_lists();
    made_open(made);
    unsigned char is_pure[LISTS];
    static const unsigned char pure[LISTS] = {[A] = 1, [B] = 1, [H] = 1};
    memset(is_pure, 7, sizeof is_pure);
    closing_mark_pure(made->opened, is_pure);
    assert_memory_equal(is_pure, pure, sizeof pure);
    made_free(made);
}

/* Measuring: of evidence that stands in a fact. */

static void look(struct made *made, struct node node) {
    made_fact(made, arena_format(made->arena, "f%zu", made->table.facts.count).bytes, 0,
              made_node(made, node));
}

static struct node looking(struct made *made, uint32_t kind, uint32_t first, uint32_t second) {
    struct node node = {.kind = kind};
    made_push(made, &node.operands, first);
    if (second != TABLE_NONE) made_push(made, &node.operands, second);
    return node;
}

static void expect_cost(struct made *made, uint64_t steps, uint32_t most) {
    struct closing_cost cost = {99, 99};
    made_open(made);
    assert_int_equal(closing_measure(made->opened, &cost), CHARTE_OK);
    assert_int_equal(cost.steps, steps);
    assert_int_equal(cost.most, most);
    made_free(made);
}

static void what_nothing_masks_is_not_worked_out(void **state) {
    (void)state;
    struct made *made = made_lists();
    look(made, looking(made, EVIDENCE_text_mentions, A, H));
    look(made, looking(made, EVIDENCE_has_hashtag, D, TABLE_NONE));
    expect_cost(made, 0, 0);
    made = made_new();
    made_fact(made, "f", 0, made_evidence(made, EVIDENCE_sponsored));
    expect_cost(made, 0, 0);
}

/* Whoever asks for it in a text asks once. */
static void what_is_asked_for_is_worked_out_once_a_field(void **state) {
    (void)state;
    struct made *made = made_lists();
    look(made, looking(made, EVIDENCE_text_mentions, C, H));
    look(made, looking(made, EVIDENCE_text_mentions, C, TABLE_NONE));
    expect_cost(made, 3, 1);
    made = made_lists();
    look(made, looking(made, EVIDENCE_name_mentions, C, TABLE_NONE)); /* a name and a handle */
    look(made, looking(made, EVIDENCE_text_mentions, A, C));
    expect_cost(made, 3 * 3, 1);
}

/* Each that counts the terms of a list has it worked out, whether anything is masked or not. */
static void what_is_counted_is_worked_out_by_each(void **state) {
    (void)state;
    struct made *made = made_lists();
    struct node least = looking(made, EVIDENCE_text_mentions_least, A, H);
    least.a = 2;
    look(made, least);
    look(made, least);
    expect_cost(made, 2 * (1 + 3), 4);
    made = made_lists();
    struct node near = looking(made, EVIDENCE_text_near, D, B);
    near.a = 1;
    near.b = 3;
    look(made, near);
    look(made, looking(made, EVIDENCE_text_mentions, D, TABLE_NONE));
    expect_cost(made, 5 + 1 + 5, 4); /* d comes to a twice, and once to b */
}

/* The first list, too; and one of which each other stands in it both ways. */
static void what_is_worked_out_is_each_list(void **state) {
    (void)state;
    struct made *made = made_new();
    made_term(made, made_list(made, "a", "a"), "masked", TERM_EXCEPT);
    look(made, looking(made, EVIDENCE_text_mentions, 0, TABLE_NONE));
    expect_cost(made, 1, 1);
    made = made_new();
    for (uint32_t i = 0; i < 8; i++)
        made_list(made, arena_format(made->arena, "l%u", i).bytes, "a");
    for (uint32_t i = 0; i < 7; i++) {
        include(made, 7, i);
        except(made, 7, i);
    }
    struct node least = looking(made, EVIDENCE_text_mentions_least, 7, TABLE_NONE);
    least.a = 2;
    look(made, least);
    expect_cost(made, 1 + 7 + 7, 2);
}

/* Counting goes on beyond LIMIT_CLOSING by one list at least: what is as much is not too much. */
static void what_is_beyond_the_limit_is_counted(void **state) {
    (void)state;
    enum { INCLUDED = 1024, TIMES = LIMIT_CLOSING / INCLUDED };
    struct made *made = made_new();
    struct closing_cost cost;
    for (uint32_t i = 0; i < INCLUDED; i++)
        made_list(made, arena_format(made->arena, "l%u", i).bytes, "a");
    for (uint32_t i = 0; i < INCLUDED - 1; i++) include(made, INCLUDED - 1, i);
    struct node least = looking(made, EVIDENCE_text_mentions_least, INCLUDED - 1, TABLE_NONE);
    least.a = 2;
    for (int i = 0; i < TIMES; i++) look(made, least);
    made_open(made);
    assert_int_equal(closing_measure(made->opened, &cost), CHARTE_OK);
    assert_int_equal(cost.steps, LIMIT_CLOSING);
    struct charte_table table = *made->opened;
    struct table_node *nodes = ARENA_ARRAY(made->arena, struct table_node, TIMES + 1);
    memcpy(nodes, table.NODES, TIMES * sizeof *nodes);
    nodes[TIMES] = nodes[0];
    table.NODES = nodes;
    table.NODES_count = TIMES + 1;
    assert_int_equal(closing_measure(&table, &cost), CHARTE_OK);
    assert_true(cost.steps > LIMIT_CLOSING);
    made_free(made);
}

static int held;

static void *count_and_allocate(void *context, size_t size) {
    held++;
    return *(bool *)context ? malloc(size) : NULL;
}

static void count_release(void *context, void *memory) {
    (void)context;
    held--;
    free(memory);
}

static void where_memory_is_out_it_is_told(void **state) {
    (void)state;
    struct made *made = made_lists();
    struct closing_cost cost;
    bool has_memory = true;
    made_open(made);
    struct charte_table table = *made->opened;
    table.allocator =
        (charte_allocator){sizeof table.allocator, count_and_allocate, count_release, &has_memory};
    assert_int_equal(closing_measure(&table, &cost), CHARTE_OK);
    assert_int_equal(held, 0);
    has_memory = false;
    assert_int_equal(closing_measure(&table, &cost), CHARTE_ERROR_MEMORY);
    table.LISTS_count = 0;
    assert_int_equal(closing_measure(&table, &cost), CHARTE_OK);
    assert_int_equal(cost.steps + cost.most, 0);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_stands_for_what_it_takes_in),
        cmocka_unit_test(what_is_come_to_is_listed),
        cmocka_unit_test(rounds_are_counted_anew_after_the_last),
        cmocka_unit_test(a_list_is_pure_where_nothing_masks),
        cmocka_unit_test(what_nothing_masks_is_not_worked_out),
        cmocka_unit_test(what_is_asked_for_is_worked_out_once_a_field),
        cmocka_unit_test(what_is_counted_is_worked_out_by_each),
        cmocka_unit_test(what_is_worked_out_is_each_list),
        cmocka_unit_test(what_is_beyond_the_limit_is_counted),
        cmocka_unit_test(where_memory_is_out_it_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

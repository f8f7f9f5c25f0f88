/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a work space lie side by side: none reaches into another, and the room that is taken
 * for them is what they fill. */
#include "tests/unit/made_table.h"

#include "runtime/base/align.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/claims.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/redecide.h"
#include "runtime/decide/scratch.h"

enum { MOST_PARTS = 40, TEXT = 100 };

struct parts {
    struct {
        const char *begin;
        size_t size;
    } items[MOST_PARTS];
    size_t count;
};

static void part(struct parts *parts, const void *begin, size_t size) {
    assert_true(parts->count < MOST_PARTS);
    parts->items[parts->count].begin = begin;
    parts->items[parts->count++].size = size;
}

/* Each part begins where eight bytes may be read at once; together they fill the room. */
static void expect_filled(const struct parts *parts, const void *memory, size_t room) {
    size_t filled = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const char *begin = parts->items[i].begin, *end = begin + parts->items[i].size;
        assert_true(begin >= (const char *)memory && end <= (const char *)memory + room);
        assert_int_equal((size_t)(begin - (const char *)memory) % 8, 0);
        for (size_t k = 0; k < i; k++) {
            const char *other = parts->items[k].begin;
            assert_true(end <= other || begin >= other + parts->items[k].size);
        }
        filled += align_eight(parts->items[i].size);
    }
    assert_int_equal(filled, room);
}

/* Facts of which each third asks only where no word was found, lists that mask others, and rules.
 */
static void declare(struct made *made, uint32_t facts, uint32_t rules, bool closed) {
    for (uint32_t i = 0; i < facts; i++) {
        const char *id = arena_format(made->arena, "f%u", i).bytes;
        uint32_t list = made_list(made, arena_format(made->arena, "l%u", i).bytes, id);
        if (i) made_push(made, &made->table.lists.items[list].excepted, list - 1);
        if (i % 3 == 2) {
            made_asked(made, id);
            continue;
        }
        made_fact(made, id, closed && i % 3 == 1 ? FACT_ASKS : 0,
                  made_evidence_of(made, EVIDENCE_text_mentions, list));
    }
    for (uint32_t i = 0; i < rules; i++)
        made_rule(made, arena_format(made->arena, "1.%u", i + 1).bytes, MODALITY_forbid, i % facts);
}

static struct made *made_with(uint32_t facts, uint32_t rules, bool closed, bool right) {
    struct made *made = made_new();
    for (uint32_t i = 0; i < 9; i++) made_role(made, arena_format(made->arena, "r%u", i).bytes);
    made_label(made, "toxic");
    declare(made, facts, rules, closed);
    if (right) {
        uint32_t rule = made_rule(made, "2.1", MODALITY_protect, 0);
        made_override(made, rule, 0);
    }
    made_open(made);
    return made;
}

static struct made *each_table(int number) {
    switch (number) {
    case 0:
        return made_with(1, 1, false, false);
    case 1:
        return made_with(3, 5, true, false);
    case 2:
        return made_with(5, 2, false, true);
    case 3:
        return made_with(9, 19, true, true);
    }
    return NULL;
}

static void each(void (*check)(const struct charte_table *table)) {
    struct made *made;
    for (int i = 0; (made = each_table(i)); i++) {
        check(made->opened);
        made_free(made);
    }
}

static void fill_absence(const struct charte_table *table) {
    size_t room = absence_room(table), facts = table->FACTS_count, rules = table->RULES_count;
    char *memory = malloc(room + 1);
    struct absence absence = absence_in(memory, table);
    struct parts parts = {.count = 0};
    if (table->absence.any) {
        part(&parts, absence.marks, facts);
        part(&parts, absence.facts, facts);
        part(&parts, absence.tried, facts);
        part(&parts, absence.looked, rules);
        part(&parts, absence.entered, facts + rules);
        part(&parts, absence.queue, (facts + rules) * sizeof *absence.queue);
        part(&parts, absence.tried_rules, rules * sizeof *absence.tried_rules);
        for (int i = 0; i < ABSENCE_PASSES; i++)
            part(&parts, absence.rules[i], rules * sizeof *absence.rules[i]);
    } else {
        assert_null(absence.marks);
    }
    expect_filled(&parts, memory, room);
    free(memory);
}

static void absence_fills_its_room(void **state) {
    (void)state;
    each(fill_absence);
}

static void add_pass(struct parts *parts, const struct claims_pass *pass, size_t facts,
                     size_t rules) {
    part(parts, pass->facts.answers, facts);
    part(parts, pass->facts.supposed, facts);
    part(parts, pass->facts.values, facts);
    part(parts, pass->facts.firm, facts);
    part(parts, pass->facts.states, facts * sizeof *pass->facts.states);
    part(parts, pass->rules, rules * sizeof *pass->rules);
    part(parts, pass->differs, facts);
}

static void fill_claims(const struct charte_table *table) {
    size_t room = claims_room(table), facts = table->FACTS_count, rules = table->RULES_count;
    char *memory = malloc(room + 1);
    struct claims claims = claims_in(memory, table);
    struct parts parts = {.count = 0};
    if (table->veil.rights) {
        add_pass(&parts, &claims.settled, facts, rules);
        add_pass(&parts, &claims.unclaimed, facts, rules);
        add_pass(&parts, &claims.without, facts, rules);
        part(&parts, claims.told, rules * sizeof *claims.told);
    } else {
        assert_null(claims.told);
    }
    expect_filled(&parts, memory, room);
    free(memory);
}

static void claims_fill_their_room(void **state) {
    (void)state;
    each(fill_claims);
}

static void fill_plan(const struct charte_table *table) {
    size_t room = plan_room(table), facts = table->FACTS_count;
    size_t units = facts + table->RULES_count, ids = facts + FIELD_COUNT;
    char *memory = malloc(room);
    struct plan plan = plan_in(memory, table);
    struct parts parts = {.count = 0};
    part(&parts, plan.items, ids * sizeof *plan.items);
    part(&parts, plan.item_of, ids * sizeof *plan.item_of);
    part(&parts, plan.pairs, PLAN_PAIRS * sizeof *plan.pairs);
    part(&parts, plan.found, facts);
    part(&parts, plan.disputed, facts);
    part(&parts, plan.queue, 2 * units * sizeof *plan.queue); /* plain and raised */
    part(&parts, plan.plain, units * sizeof *plan.plain);
    part(&parts, plan.raised, units * sizeof *plan.raised);
    part(&parts, plan.keys, PLAN_KEYS * sizeof *plan.keys);
    part(&parts, plan.outcomes, PLAN_WAYS * sizeof *plan.outcomes);
    expect_filled(&parts, memory, room);
    free(memory);
}

static void the_plan_fills_its_room(void **state) {
    (void)state;
    each(fill_plan);
}

static void fill_touch(const struct charte_table *table) {
    size_t room = redecide_room(table), rules = table->RULES_count;
    uint32_t units = (uint32_t)(table->FACTS_count + rules);
    char *memory = malloc(room);
    struct redecide touch = redecide_in(memory, table);
    struct parts parts = {.count = 0};
    part(&parts, touch.units.bits, worklist_room(units));
    for (int reader = 0; reader < 2; reader++)
        part(&parts, touch.told[reader].applying.bits, worklist_room((uint32_t)rules));
    part(&parts, touch.node_stamps, table->NODES_count * sizeof *touch.node_stamps);
    part(&parts, touch.answered, table->FACTS_count * sizeof *touch.answered);
    expect_filled(&parts, memory, room);
    free(memory);
}

static void what_is_touched_fills_its_room(void **state) {
    (void)state;
    each(fill_touch);
}

static void fill_closing(const struct charte_table *table) {
    size_t room = closing_room(table), lists = table->LISTS_count;
    uint32_t *memory = malloc(room);
    memset(memory, 0xFF, room);
    struct closing closing = closing_in(memory, table);
    assert_ptr_equal(closing.wanted, memory);
    assert_ptr_equal(closing.excepted, memory + lists);
    assert_ptr_equal(closing.lists, memory + 2 * lists); /* each one both ways */
    assert_int_equal(room, 4 * lists * sizeof *memory);
    for (size_t i = 0; i < lists; i++) assert_int_equal(closing.wanted[i] + closing.excepted[i], 0);
    free(memory);
}

static void what_a_list_stands_for_fills_its_room(void **state) {
    (void)state;
    each(fill_closing);
}

static void add_lists(struct parts *parts, const struct lists *lists, const void *memory) {
    const struct charte_table *table = lists->table;
    size_t count = table->LISTS_count, by_field = RECORD_FIELD_COUNT * count,
           hits = 2 * TEXT + 1024;
    part(parts, memory, terms_room(table, TEXT));
    part(parts, lists->hits, hits * sizeof *lists->hits);
    part(parts, lists->tag, TEXT);
    part(parts, lists->list_of, table->TERMS_count * sizeof *lists->list_of);
    part(parts, lists->counted, table->TERMS_count * sizeof *lists->counted);
    part(parts, lists->withheld, count);
    part(parts, lists->is_doubtful, count);
    part(parts, lists->is_pure, count);
    part(parts, lists->present, by_field * sizeof *lists->present);
    part(parts, lists->first_hit, by_field * sizeof *lists->first_hit);
    part(parts, lists->judged, by_field * sizeof *lists->judged);
    part(parts, lists->occurring, by_field);
    part(parts, lists->touched.items, by_field * sizeof *lists->touched.items);
    part(parts, lists->touched_before.items, by_field * sizeof *lists->touched_before.items);
    part(parts, lists->closing.wanted, closing_room(table));
    part(parts, lists->next_hit, hits * sizeof *lists->next_hit);
    part(parts, lists->picked, hits * sizeof *lists->picked);
    part(parts, lists->grouped, hits * sizeof *lists->grouped);
    for (int row = 0; row < LISTS_ROWS; row++) part(parts, lists->marks[row], hits);
}

static void fill_lists(const struct charte_table *table) {
    size_t room = lists_room(table, TEXT);
    char *memory = malloc(room);
    struct lists lists = lists_in(memory, table, TEXT);
    struct parts parts = {.count = 0};
    assert_int_equal(lists.hit_room, 2 * TEXT + 1024);
    add_lists(&parts, &lists, memory);
    expect_filled(&parts, memory, room);
    free(memory);
}

static void lists_fill_their_room(void **state) {
    (void)state;
    each(fill_lists);
}

/* A scratch: how much its caller is asked for is told by the caller's allocator. */

static size_t asked_for;

static void *note_and_allocate(void *context, size_t size) {
    (void)context;
    asked_for = size;
    return malloc(size);
}

static void note_release(void *context, void *memory) {
    (void)context;
    free(memory);
}

static void add_names(struct parts *parts, const struct charte_scratch *scratch) {
    const struct record_names *names = &scratch->names;
    const struct charte_table *table = scratch->table;
    part(parts, names->facts.order, table->FACTS_count * sizeof(uint32_t));
    part(parts, names->roles.order, table->ROLES_count * sizeof(uint32_t));
    part(parts, names->platforms.order, table->PLATFORMS_count * sizeof(uint32_t));
    part(parts, names->labels.order, table->LABELS_count * sizeof(uint32_t));
    part(parts, scratch->record.marks[FIELD_ROLES].marks, table->ROLES_count);
    part(parts, scratch->record.marks[FIELD_APPROVALS].marks, table->ROLES_count);
    part(parts, scratch->record.marks[FIELD_LABELS].marks, table->LABELS_count);
}

static void add_values(struct parts *parts, const struct charte_scratch *scratch) {
    size_t facts = scratch->table->FACTS_count, rules = scratch->table->RULES_count;
    part(parts, scratch->evidence, scratch->table->NODES_count);
    part(parts, scratch->facts.answers, facts);
    part(parts, scratch->facts.supposed, facts);
    part(parts, scratch->facts.values, facts);
    part(parts, scratch->facts.firm, facts);
    part(parts, scratch->facts.states, facts * sizeof *scratch->facts.states);
    part(parts, scratch->rules, rules * sizeof *scratch->rules);
    part(parts, scratch->seen, facts * sizeof *scratch->seen);
    part(parts, scratch->listed, facts * sizeof *scratch->listed);
    part(parts, scratch->visited, rules * sizeof *scratch->visited);
    part(parts, scratch->left, rules * sizeof *scratch->left);
}

static void add_rooms(struct parts *parts, const struct charte_scratch *scratch) {
    const struct charte_table *table = scratch->table;
    if (table->veil.rights) part(parts, scratch->claims.settled.facts.answers, claims_room(table));
    if (table->absence.any) part(parts, scratch->absence.marks, absence_room(table));
    part(parts, scratch->plan.items, plan_room(table));
    part(parts, (char *)scratch->lists.hits - align_eight(terms_room(table, TEXT)),
         lists_room(table, TEXT));
    part(parts, scratch->entities.values, entities_room(table, TEXT));
    part(parts, scratch->redecide.units.bits, redecide_room(table));
}

static void fill_scratch(const struct charte_table *table) {
    const charte_allocator allocator = {sizeof allocator, note_and_allocate, note_release, NULL};
    charte_scratch *scratch = NULL;
    struct parts parts = {.count = 0};
    assert_int_equal(charte_scratch_new(table, TEXT, &allocator, &scratch, NULL), CHARTE_OK);
    part(&parts, scratch, sizeof *scratch);
    add_names(&parts, scratch);
    add_values(&parts, scratch);
    add_rooms(&parts, scratch);
    expect_filled(&parts, scratch, asked_for);
    charte_scratch_free(scratch);
}

static void a_scratch_fills_what_its_caller_gives(void **state) {
    (void)state;
    each(fill_scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absence_fills_its_room),
        cmocka_unit_test(claims_fill_their_room),
        cmocka_unit_test(the_plan_fills_its_room),
        cmocka_unit_test(what_is_touched_fills_its_room),
        cmocka_unit_test(what_a_list_stands_for_fills_its_room),
        cmocka_unit_test(lists_fill_their_room),
        cmocka_unit_test(a_scratch_fills_what_its_caller_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

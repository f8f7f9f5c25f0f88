/* SPDX-License-Identifier: Apache-2.0 */
/* What rests on what in a table: derived.h. */
#include "tests/unit/made_table.h"

#include "compiler/base/buffer.h"
#include "runtime/table/dependents.h"
#include "runtime/table/table.h"

/* Rows as text: "0:1,5 1: 2:3". Units and nodes are numbers. */
static const char *rows_text(struct made *made, struct dependents_rows rows, uint32_t count) {
    struct buffer text = buffer_in(made->arena);
    for (uint32_t row = 0; row < count; row++) {
        if (rows.first[row] == rows.first[row + 1]) continue;
        buffer_format(&text, "%s%u:", text.size ? " " : "", row);
        for (uint32_t i = rows.first[row]; i < rows.first[row + 1]; i++)
            buffer_format(&text, "%s%u", i > rows.first[row] ? "," : "", rows.items[i]);
    }
    buffer_add_char(&text, '\0');
    return text.bytes;
}

/* Three lists: b takes in a, c takes in a and b and excepts both. Two facts, the second on the
 * first; four rules, of which the third stands last in order, overridden by the others. */
static struct made *with_all(void) {
    struct made *made = made_new();
    uint32_t role = made_role(made, "r"), platform = made_platform(made, "p");
    uint32_t a = made_list(made, "a", "Acme"), b = made_list(made, "b", "Belmont");
    uint32_t c = made_list(made, "c", "Corvin");
    const struct table_period year = {20270101, 20271231};
    made_push(made, &made->table.lists.items[b].included, a);
    made_push(made, &made->table.lists.items[c].included, a);
    made_push(made, &made->table.lists.items[c].included, b);
    made_push(made, &made->table.lists.items[c].excepted, b);
    made_push(made, &made->table.lists.items[c].excepted, a);
    uint32_t said = made_evidence_of(made, EVIDENCE_text_mentions, c); /* node 0 */
    struct node named = {.kind = EVIDENCE_name_mentions};
    made_push(made, &named.operands, a);
    made_push(made, &named.operands, b);
    uint32_t ruled_out = made_node(made, named); /* 1 */
    uint32_t first = made_fact(made, "first", 0, said);
    uint32_t on_first = made_is(made, first); /* 2 */
    uint32_t length = made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 280});
    uint32_t shorter = made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 140});
    uint32_t either = made_group(made, OPERATOR_ANY, length, shorter); /* 5, of 3 and 4 */
    uint32_t second = made_fact(made, "second", 0, on_first);
    made->table.facts.items[second].ruled_out = ruled_out;
    made->table.facts.items[second].to_check = either;
    made_evidence_of(made, EVIDENCE_text_mentions, b); /* 6, nobody's */
    made_is(made, first);                              /* 7, nobody's */
    uint32_t both = made_group(made, OPERATOR_ALL, made_is(made, second),
                               made_is(made, first)); /* 10, of 8 and 9 */
    uint32_t on_platform = made_evidence_of(made, EVIDENCE_platform_is, platform); /* 11 */
    uint32_t by_bot = made_evidence(made, EVIDENCE_author_bot);                    /* 12 */
    made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 200}); /* 13, nobody's */
    uint32_t permit = made_rule(made, "1.1", MODALITY_permit, second);
    uint32_t approve = made_rule(made, "1.2", MODALITY_approve, first);
    uint32_t forbid = made_rule(made, "1.3", MODALITY_forbid, second);
    uint32_t trial = made_rule(made, "1.4", MODALITY_permit, second);
    made_rule_at(made, approve)->role = role;
    ARENA_PUSH(made->arena, &made_rule_at(made, trial)->periods, year);
    made_rule_at(made, permit)->condition = by_bot;
    made_rule_at(made, forbid)->condition = both;
    made_rule_at(made, forbid)->exception = on_platform;
    made_rule_at(made, trial)->on_trial = true;
    made_override(made, approve, forbid);
    made_override(made, permit, forbid);
    made_override(made, trial, forbid);
    made_open(made);
    return made;
}

static void what_rests_on_what_is_turned_round(void **state) {
    (void)state;
    struct made *made = with_all();
    const struct dependents *reach = &made->opened->dependents;
    const uint32_t owners[] = {0, 1, 1, 1, 1, 1, TABLE_NONE, TABLE_NONE, 5, 5, 5, 5, 2, TABLE_NONE};
    assert_int_equal(reach->unit_count, 6);
    assert_memory_equal(reach->owner, owners, sizeof owners);
    assert_string_equal(rows_text(made, reach->by_list, 3), "0:1 1:1 2:0");
    assert_string_equal(rows_text(made, reach->including, 3), "0:1,2 1:2");
    assert_string_equal(rows_text(made, reach->excepting, 3), "0:2 1:2");
    assert_string_equal(rows_text(made, reach->by_fact, 2), "0:1,5,3 1:5,2,4,5");
    assert_string_equal(rows_text(made, reach->by_rule, 4), "0:5 1:5");
    assert_int_equal(reach->least_length, 140);
    made_free(made);
}

static const char *row_text(struct made *made, const char *name, struct dependents_rows rows,
                            enum field field) {
    const struct dependents_rows row = {rows.first + field, rows.items};
    const char *text = rows_text(made, row, 1);
    return *text ? arena_format(made->arena, "%s%s ", name, text + 1).bytes : "";
}

static const char *fields_text(struct made *made, struct dependents_rows rows) {
    struct buffer text = buffer_in(made->arena);
    for (int field = 0; field < FIELD_INPUT_COUNT; field++) {
        const char *name = field < FIELD_LENGTH ? field_name((enum field)field) : "length";
        buffer_add(&text, str_of(row_text(made, name, rows, (enum field)field)));
    }
    buffer_add_char(&text, '\0');
    return text.bytes;
}

static void what_is_read_of_a_record_is_told_by_field(void **state) {
    (void)state;
    struct made *made = with_all();
    const struct dependents *reach = &made->opened->dependents;
    assert_string_equal(
        fields_text(made, reach->by_input),
        "text:0 platform:11 author.bot:12 author.name:1 author.handle:1 length:3,4 ");
    assert_string_equal(fields_text(made, reach->reading), "created_at:4 approvals:3 ");
    assert_int_equal(reach->inputs, 1u << FIELD_TEXT | 1u << FIELD_PLATFORM | 1u << FIELD_BOT |
                                        1u << FIELD_NAME | 1u << FIELD_HANDLE | 1u << FIELD_LENGTH |
                                        1u << FIELD_CREATED_AT | 1u << FIELD_APPROVALS);
    made_free(made);
}

/* Of a condition on a fact that stands first, and of lengths of which the first is the least. */
static void the_first_condition_counts_as_well(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t asked = made_asked(made, "asked");
    made_fact(made, "f", 0, made_is(made, asked));
    made_open(made);
    assert_string_equal(rows_text(made, made->opened->dependents.by_fact, 2), "0:1");
    made_free(made);
    made = made_new();
    made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 7});
    made_node(made, (struct node){.kind = EVIDENCE_text_longer, .a = 8});
    made_open(made);
    assert_int_equal(made->opened->dependents.least_length, 7);
    made_free(made);
}

static void a_table_without_conditions_reads_nothing(void **state) {
    (void)state;
    struct made *made = made_new();
    made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "f"));
    made_open(made);
    const struct dependents *reach = &made->opened->dependents;
    assert_int_equal(reach->unit_count, 2);
    assert_int_equal(reach->inputs, 0);
    assert_int_equal(reach->least_length, UINT32_MAX);
    assert_string_equal(rows_text(made, reach->by_fact, 1), "0:1");
    made_free(made);
}

/* Makes it once more and holds that nothing is written behind the room; how many numbers of the
 * room are behind the last row. */
static size_t left_over(struct made *made) {
    enum { MARGIN = 16 };
    const struct charte_table *table = made->opened;
    size_t room = dependents_room(table) / sizeof(uint32_t);
    uint32_t *memory = malloc((room + MARGIN) * sizeof *memory);
    memset(memory, 0xA5, (room + MARGIN) * sizeof *memory);
    struct dependents reach = dependents_in(memory, table);
    const uint32_t *end = reach.reading.items + reach.reading.first[FIELD_INPUT_COUNT];
    assert_string_equal(fields_text(made, reach.by_input),
                        fields_text(made, table->dependents.by_input));
    for (size_t i = 0; i < MARGIN; i++) assert_int_equal(memory[room + i], 0xA5A5A5A5);
    assert_true(end <= memory + room);
    size_t left = (size_t)(memory + room - end);
    free(memory);
    return left;
}

/* Where each condition looks in a name and a handle for a list, each rule waits for an approval and
 * a day and each that overrides is not on trial, all of the room is used. */
static void the_rows_fit_their_room(void **state) {
    (void)state;
    struct made *made = with_all();
    left_over(made);
    made_free(made);
    made = made_new();
    const struct table_period year = {20270101, 20271231};
    uint32_t role = made_role(made, "r");
    uint32_t a = made_list(made, "a", "Acme"), b = made_list(made, "b", "Belmont");
    uint32_t first = made_fact(made, "f", 0, made_evidence_of(made, EVIDENCE_name_mentions, a));
    made_fact(made, "g", 0, made_evidence_of(made, EVIDENCE_name_mentions, b));
    made_fact(made, "h", 0, TABLE_NONE);
    made_push(made, &made->table.lists.items[b].included, a);
    made_push(made, &made->table.lists.items[b].excepted, a);
    for (uint32_t i = 0; i < 5; i++) {
        uint32_t rule = made_rule(made, "1.1", MODALITY_approve, first);
        made_rule_at(made, rule)->role = role;
        ARENA_PUSH(made->arena, &made_rule_at(made, rule)->periods, year);
        if (i) made_override(made, 0, rule);
    }
    made_open(made);
    assert_int_equal(left_over(made), 0);
    made_free(made);
    made = made_new();
    made_open(made);
    assert_int_equal(left_over(made), 0);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rests_on_what_is_turned_round),
        cmocka_unit_test(what_is_read_of_a_record_is_told_by_field),
        cmocka_unit_test(a_table_without_conditions_reads_nothing),
        cmocka_unit_test(the_first_condition_counts_as_well),
        cmocka_unit_test(the_rows_fit_their_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

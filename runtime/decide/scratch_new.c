/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/base/align.h"
#include "runtime/base/failure.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/claims.h"
#include "runtime/decide/plan.h"
#include "runtime/decide/redecide.h"

#include <string.h>

/* Lays the parts out one after the other: first without memory, to know the size, then in it. */
struct layout {
    char *memory; /* NULL while measuring */
    size_t used;
};

static void *place(struct layout *layout, size_t size) {
    void *part = layout->memory ? layout->memory + layout->used : NULL;
    layout->used += align_eight(size);
    return part;
}

static struct record_marks place_marks(struct layout *layout, uint32_t count) {
    return (struct record_marks){place(layout, count), count, false, true};
}

static void place_all_marks(struct layout *layout, struct charte_scratch *scratch) {
    for (enum field field = 0; field < FIELD_COUNT; field++) {
        const struct field_row *row = field_row(field);
        if (row->class != FIELD_IS_MARKS) continue;
        bool roles = row->of == TABLE_ROLES;
        scratch->record.marks[field] =
            place_marks(layout, roles ? scratch->table->ROLES_count : scratch->table->LABELS_count);
    }
}

static struct names place_names(struct layout *layout, const struct charte_table *table,
                                const void *records, uint32_t count, size_t record_size) {
    uint32_t *order = place(layout, count * sizeof *order);
    if (!order) return (struct names){0};
    return names_index(table, records, count, record_size, order);
}

static void place_parts(struct layout *layout, struct charte_scratch *scratch) {
    const struct charte_table *table = scratch->table;
    place_all_marks(layout, scratch);
    scratch->names = (struct record_names){
        place_names(layout, table, table->FACTS, table->FACTS_count, sizeof *table->FACTS),
        place_names(layout, table, table->ROLES, table->ROLES_count, sizeof *table->ROLES),
        place_names(layout, table, table->PLATFORMS, table->PLATFORMS_count,
                    sizeof *table->PLATFORMS),
        place_names(layout, table, table->LABELS, table->LABELS_count, sizeof *table->LABELS),
    };
    scratch->evidence = place(layout, table->NODES_count);
    scratch->facts.answers = place(layout, table->FACTS_count);
    scratch->facts.supposed = place(layout, table->FACTS_count);
    scratch->facts.values = place(layout, table->FACTS_count);
    scratch->facts.firm = place(layout, table->FACTS_count);
    scratch->facts.states = place(layout, table->FACTS_count * sizeof *scratch->facts.states);
    scratch->rules = place(layout, table->RULES_count * sizeof *scratch->rules);
    void *claims = place(layout, claims_room(table));
    void *absence = place(layout, absence_room(table));
    void *plan = place(layout, plan_room(table));
    scratch->seen = place(layout, table->FACTS_count * sizeof *scratch->seen);
    scratch->listed = place(layout, table->FACTS_count * sizeof *scratch->listed);
    scratch->visited = place(layout, table->RULES_count * sizeof *scratch->visited);
    scratch->left = place(layout, table->RULES_count * sizeof *scratch->left);
    void *lists = place(layout, lists_room(table, scratch->max_text));
    void *entities = place(layout, entities_room(table, scratch->max_text));
    void *redecide = place(layout, redecide_room(table));
    if (!layout->memory) return;
    memset(scratch->seen, 0, table->FACTS_count * sizeof *scratch->seen);
    memset(scratch->visited, 0, table->RULES_count * sizeof *scratch->visited);
    scratch->claims = claims_in(claims, table);
    scratch->absence = absence_in(absence, table);
    scratch->plan = plan_in(plan, table);
    scratch->redecide = redecide_in(redecide, table);
    scratch->lists = lists_in(lists, table, scratch->max_text);
    scratch->entities = entities_in(entities, table, scratch->max_text);
}

/* A scratch takes less than a kilobyte for each byte of text: where sizes have 32 bits, what is
 * longer could not be counted. */
static size_t longest_text(void) {
    return FOLD_LIMIT < SIZE_MAX >> 10 ? FOLD_LIMIT : SIZE_MAX >> 10;
}

int charte_scratch_new(const charte_table *table, size_t max_text,
                       const charte_allocator *allocator, charte_scratch **scratch,
                       charte_error *error) {
    charte_allocator kept;
    if (!table || !scratch || !memory_allocator(allocator, &kept) || max_text > longest_text())
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0,
                           "a scratch needs a table, a place and texts of at most %zu bytes",
                           longest_text());
    *scratch = NULL;
    struct charte_scratch made = {
        .allocator = kept, .table = table, .max_text = max_text ? max_text : LIMIT_TEXT_BYTES};
    struct layout measured = {NULL, 0};
    place_parts(&measured, &made);
    size_t head = align_eight(sizeof made);
    char *memory = memory_allocate(&kept, head + measured.used);
    if (!memory) return failure_set(error, CHARTE_ERROR_MEMORY, 0, "no memory for a scratch");
    struct layout layout = {memory + head, 0};
    place_parts(&layout, &made);
    *scratch = memcpy(memory, &made, sizeof made);
    return CHARTE_OK;
}

void charte_scratch_free(charte_scratch *scratch) {
    if (!scratch) return;
    charte_allocator allocator = scratch->allocator;
    memory_release(&allocator, scratch);
}

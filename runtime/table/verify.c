/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/verify.h"

#include "runtime/base/failure.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/closing.h"

#include <string.h>

int verify_failed(const struct verify_state *state, enum table_section_id section, uint32_t record,
                  const char *what) {
    const struct verify_section *s = &state->sections[section];
    size_t offset =
        s->records ? (size_t)(s->records - state->table->bytes) + (size_t)record * s->record_size
                   : 0;
    return failure_set(state->error, CHARTE_ERROR_TABLE, offset, "%s %u: %s", s->name, record,
                       what);
}

static void describe_sections(struct verify_state *state) {
    const struct charte_table *table = state->table;
#define SECTION(number, NAME, type, required)                                                      \
    state->sections[number] = (struct verify_section){(const unsigned char *)table->NAME,          \
                                                      table->NAME##_count, sizeof(type), #NAME};
    TABLE_SECTIONS(SECTION)
#undef SECTION
}

static bool has_language(const struct charte_table *table, uint32_t language) {
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++)
        if (table->LANGUAGES[k] == language) return true;
    return false;
}

static int verify_meta(struct verify_state *state) {
    const struct charte_table *table = state->table;
    if (table->META_count != 1) return verify_failed(state, TABLE_META, 0, "there must be one");
    if (table->SALT_count > 1) return verify_failed(state, TABLE_SALT, 1, "there is one at most");
    const struct table_meta *meta = table->META;
    if (meta->language_count != table->LANGUAGES_count || meta->language_count == 0)
        return verify_failed(state, TABLE_META, 0, "its count of languages is wrong");
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++) {
        bool ascends = k == 0 || table->LANGUAGES[k - 1] < table->LANGUAGES[k];
        if (!ascends || table->LANGUAGES[k] >= TABLE_LANGUAGE_COUNT)
            return verify_failed(state, TABLE_LANGUAGES, k, "no language, or out of order");
    }
    if (meta->prevails != TABLE_NONE && !has_language(table, meta->prevails))
        return verify_failed(state, TABLE_META, 0, "the language that prevails is not there");
    return CHARTE_OK;
}

static int verify_texts(struct verify_state *state) {
    const struct charte_table *table = state->table;
    uint32_t languages = table->LANGUAGES_count;
    state->text_rows = table->TEXTS_count / languages;
    if (state->text_rows == 0 || table->TEXTS_count % languages != 0)
        return verify_failed(state, TABLE_TEXTS, 0, "a row is not whole");
    for (uint32_t k = 0; k < languages; k++)
        if (table->TEXTS[k].size != 0) return verify_failed(state, TABLE_TEXTS, k, "is not empty");
    return CHARTE_OK;
}

/* Each term belongs to one list: the lists' ranges follow each other and leave none out. */
static int verify_lists(struct verify_state *state) {
    const struct charte_table *table = state->table;
    uint32_t next = 0;
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        if (list->term_count != 0 && list->first_term != next)
            return verify_failed(state, TABLE_LISTS, i, "its terms are not the next ones");
        next += list->term_count;
        for (uint32_t k = 0; k < list->included_count; k++)
            if (table->OPERANDS[list->first_included + k] >= i)
                return verify_failed(state, TABLE_LISTS, i, "includes no earlier list");
        for (uint32_t k = 0; k < list->excepted_count; k++)
            if (table->OPERANDS[list->first_excepted + k] >= i)
                return verify_failed(state, TABLE_LISTS, i, "excepts no earlier list");
    }
    if (next != table->TERMS_count) return verify_failed(state, TABLE_TERMS, next, "has no list");
    return CHARTE_OK;
}

static int verify_facts(struct verify_state *state) {
    const uint32_t both = FACT_DEFAULT_YES | FACT_DEFAULT_NO;
    for (uint32_t i = 0; i < state->table->FACTS_count; i++) {
        uint32_t flags = state->table->FACTS[i].flags;
        if ((flags & both) == both || ((flags & both) && !(flags & FACT_OPEN)))
            return verify_failed(state, TABLE_FACTS, i, "has a default it cannot have");
    }
    return CHARTE_OK;
}

/* place[r]: where rule r stands in ORDER. */
static int verify_order(struct verify_state *state, uint32_t *place) {
    const struct charte_table *table = state->table;
    if (table->ORDER_count != table->RULES_count)
        return verify_failed(state, TABLE_ORDER, 0, "does not have every rule");
    for (uint32_t i = 0; i < table->RULES_count; i++) place[i] = TABLE_NONE;
    for (uint32_t i = 0; i < table->ORDER_count; i++) {
        if (place[table->ORDER[i]] != TABLE_NONE)
            return verify_failed(state, TABLE_ORDER, i, "names a rule again");
        place[table->ORDER[i]] = i;
    }
    return CHARTE_OK;
}

static int verify_rules(struct verify_state *state, const uint32_t *place) {
    const struct charte_table *table = state->table;
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        const struct table_rule *rule = &table->RULES[i];
        if ((rule->modality == MODALITY_approve) != (rule->role != TABLE_NONE))
            return verify_failed(state, TABLE_RULES, i, "an approval and only it has a role");
        for (uint32_t k = 0; k < rule->overrider_count; k++) {
            uint32_t by = table->OVERRIDERS[rule->first_overrider + k];
            if (place[by] >= place[i])
                return verify_failed(state, TABLE_RULES, i, "is overridden by a later rule");
        }
    }
    if (table->PLACES_count != 0 && table->PLACES_count != table->RULES_count)
        return verify_failed(state, TABLE_PLACES, 0, "does not have every rule");
    return CHARTE_OK;
}

static int verify_overrides(struct verify_state *state) {
    const struct charte_table *table = state->table;
    uint32_t *place = memory_allocate(&table->allocator, table->RULES_count * sizeof *place);
    if (!place)
        return failure_set(state->error, CHARTE_ERROR_MEMORY, 0, "no memory to check a table");
    int result = verify_order(state, place);
    if (result == CHARTE_OK) result = verify_rules(state, place);
    memory_release(&table->allocator, place);
    return result;
}

static int verify_closing(struct verify_state *state) {
    struct closing_cost cost;
    if (closing_measure(state->table, &cost) != CHARTE_OK)
        return failure_set(state->error, CHARTE_ERROR_MEMORY, 0, "no memory to check a table");
    if (cost.steps > LIMIT_CLOSING)
        return verify_failed(state, TABLE_LISTS, 0, "with the others take in too many");
    return CHARTE_OK;
}

int verify_table(const struct charte_table *table, charte_error *error) {
    static int (*const parts[])(struct verify_state *) = {
        verify_meta,  verify_texts,   verify_fields,    verify_lists,   verify_facts,
        verify_nodes, verify_closing, verify_overrides, verify_matcher,
    };
    struct verify_state state = {.table = table, .error = error};
    describe_sections(&state);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int result = parts[i](&state);
        if (result != CHARTE_OK) return result;
    }
    return CHARTE_OK;
}

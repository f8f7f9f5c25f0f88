/* SPDX-License-Identifier: Apache-2.0 */
/* What is established already of rules that are open: the record says it of rules that hold alone,
 * so that the post is evaluated with an answer by which such a rule would hold. */
#include "compiler/command/explain/explain.h"

enum { TRIED = 64 }; /* items */

/* Whether a pending rule waits for a fact. */
static bool waits_for(struct ingest_value pending, struct str fact) {
    struct ingest_items items = explain_items(pending, "settles");
    for (struct ingest_item item; ingest_next(&items, &item);)
        if (str_equal(explain_text(item.value, "fact"), fact)) return true;
    return false;
}

/* Whether the record says something else of the fact than what was found with a supposition. */
static bool is_otherwise(const struct explanation *explanation, const struct ground *ground) {
    struct ingest_value facts, said;
    const char *name = arena_copy(explanation->arena, ground->fact).bytes;
    if (ground->fact.size == 0 || !explain_member(explanation->verdict, "facts", &facts) ||
        !explain_member(facts, name, &said))
        return false;
    return !ground->is_known || explain_flag(said, "value") != ground->value;
}

/* What was found stands in the post whatever is supposed. A fact's value is what it is without the
 * supposition only where that decides what was unknown, and the rule does not wait for the fact. */
static void add_grounds(const struct explanation *explanation, struct open_rule *rule,
                        bool of_unknown, struct ingest_value entry) {
    struct ingest_items items = explain_items(entry, "because");
    rule->is_grounded = true;
    for (struct ingest_item said; ingest_next(&items, &said);) {
        struct ground ground;
        explain_find(explanation, said.value, "evidence");
        explain_ground(explanation, said.value, &ground);
        ground.fact = arena_copy(explanation->arena, ground.fact);
        ground.source = arena_copy(explanation->arena, ground.source);
        rule->has_findings |= ground.words.size > 0 || (ground.value && ground.source.size == 0);
        if (of_unknown && rule->is_pending && !waits_for(rule->pending, ground.fact) &&
            !is_otherwise(explanation, &ground) && (ground.fact.size || ground.words.size))
            ARENA_PUSH(explanation->arena, &rule->grounds, ground);
    }
}

static void ground_rules(const struct explanation *explanation, bool of_unknown,
                         struct ingest_value record) {
    struct open *open = explanation->open;
    struct ingest_items items = explain_items(record, "rules");
    for (struct ingest_item entry; ingest_next(&items, &entry);) {
        uint32_t number = map_get(&open->numbers, explain_text(entry.value, "rule"));
        if (number == MAP_NONE) continue;
        struct open_rule *rule = &open->rules.items[number];
        if (!rule->is_told && !rule->is_grounded)
            add_grounds(explanation, rule, of_unknown, entry.value);
    }
}

/* Whether a rule that waits for the item has no grounds yet. */
static bool is_worth_trying(const struct open *open, const struct open_item *item) {
    struct ingest_items rules = explain_items(item->said, "rules");
    for (struct ingest_item said; item->raised && ingest_next(&rules, &said);) {
        uint32_t number = map_get(&open->numbers, str_from(ingest_string(said.value)));
        const struct open_rule *rule = number == MAP_NONE ? NULL : &open->rules.items[number];
        if (rule && !rule->is_told && !rule->is_grounded) return true;
    }
    return false;
}

static void suppose(const struct explanation *explanation, const struct supposition *supposed,
                    size_t count, bool of_unknown) {
    struct ingest_value record;
    const charte_verdict *verdict = count ? explain_suppose(explanation, supposed, count) : NULL;
    if (verdict && explain_supposed(explanation, verdict, &record))
        ground_rules(explanation, of_unknown, record);
}

/* All questions that the post raises answered alike: what stands against an exception of several
 * facts. */
static void suppose_alike(const struct explanation *explanation, uint32_t value) {
    const struct open *open = explanation->open;
    struct supposition supposed[TRIED];
    size_t count = 0;
    for (size_t i = 0; i < open->items.count && count < TRIED; i++) {
        const struct open_item *item = &open->items.items[i];
        if (item->raised && !item->is_field && item->is_unknown)
            supposed[count++] = (struct supposition){item, value};
    }
    suppose(explanation, supposed, count, true);
}

void explain_find_grounds(const struct explanation *explanation) {
    const struct open *open = explanation->open;
    for (size_t i = 0; i < open->items.count && i < TRIED; i++) {
        const struct open_item *item = &open->items.items[i];
        uint32_t count = explain_value_count(explanation, item);
        for (uint32_t value = 0; value < count && is_worth_trying(open, item); value++) {
            struct supposition supposed = {item, value};
            suppose(explanation, &supposed, 1, item->is_unknown);
        }
    }
    for (uint32_t value = 0; value < 2; value++) suppose_alike(explanation, value);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Does every restriction say why, what to do instead, and show an example of each side? */
#include "compiler/meaning/advice/advice.h"

#include "compiler/front/dialect.h"

static bool has_text(const struct text *text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_present(text->in[language])) return true;
    return false;
}

/* What is said at the article, before any rule, holds for all of them. */
static bool is_said(const struct text *rule, const struct text *article) {
    return has_text(rule) || has_text(article);
}

static uint32_t level_of(uint32_t modality) {
    static const uint32_t levels[] = {
#define MODALITY(name, level, gate) LEVEL_##level,
#include "runtime/table/modality.def"
#undef MODALITY
    };
    return levels[modality];
}

/* What a rule's examples show: one that it stops, one that it lets through. */
struct shown {
    bool stopped, let_through;
};

static void show(const struct table *table, struct shown *shown, uint32_t rule, uint32_t verdict) {
    uint32_t level = level_of(table->rules.items[rule].modality);
    bool checked = verdict == LEVEL_CHECK && level > LEVEL_CHECK;
    if (verdict == level || checked)
        shown[rule].stopped = true;
    else if (verdict < level)
        shown[rule].let_through = true;
}

/* By rule. An example stands at its rule; a scenario may name those that it shows. */
static const struct shown *shown_by_examples(const struct translation *first) {
    const struct table *table = first->table;
    struct shown *shown = ARENA_ARRAY(first->arena, struct shown, table->rules.count);
    for (size_t i = 0; i < table->examples.count; i++) {
        const struct example *example = &table->examples.items[i];
        if (example->owner != TABLE_NONE) show(table, shown, example->owner, example->verdict);
        for (size_t k = 0; k < example->rules.count; k++)
            show(table, shown, example->rules.items[k], example->verdict);
    }
    return shown;
}

static struct str level_word(const struct translation *first, uint32_t level) {
    static const char *const names[] = {
#define LEVEL(name, NAME) "verdict." #name,
#include "runtime/table/level.def"
#undef LEVEL
    };
    return dialect_phrase(first->ast->language, names[level]);
}

void advise_on_notes(struct translation *first) {
    const struct table *table = first->table;
    const struct shown *shown = shown_by_examples(first);
    struct str none = {0};
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct rule *rule = &table->rules.items[i];
        const struct article *article = &table->articles.items[rule->article];
        if (!advice_restricts(rule->modality)) continue;
        struct place place = advice_rule_place(first, i);
        uint32_t level = level_of(rule->modality);
        bool advised = is_said(&rule->notes.advice, &article->notes.advice) ||
                       is_said(&rule->notes.contact, &article->notes.contact);
        struct str advice = advised ? none : dialect_phrase(first->ast->language, "advice");
        if (!is_said(&rule->notes.reason, &article->notes.reason) && !has_text(&article->prose))
            diagnose_with(first->log, DIAGNOSTIC_rule_without_reason, place, advice, none);
        else if (!advised)
            diagnose(first->log, DIAGNOSTIC_rule_without_advice, place);
        if (!rule->on_trial && !(shown[i].stopped && shown[i].let_through))
            diagnose_with(first->log, DIAGNOSTIC_rule_without_examples, place,
                          level_word(first, level), none);
    }
}

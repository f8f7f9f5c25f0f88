/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/merge/merge.h"

static void join_notes(struct notes *notes, const struct notes *twin) {
    join_text(&notes->reason, &twin->reason);
    join_text(&notes->legal_basis, &twin->legal_basis);
    join_text(&notes->advice, &twin->advice);
    join_text(&notes->contact, &twin->contact);
}

static bool same_role(struct merge *m, const struct rule *rule, const struct rule *twin) {
    if (rule->role == TABLE_NONE || twin->role == TABLE_NONE) return rule->role == twin->role;
    return str_equal(m->first->table->roles.items[rule->role].id,
                     m->other->table->roles.items[twin->role].id);
}

static bool same_periods(const struct rule *rule, const struct rule *twin) {
    if (rule->periods.count != twin->periods.count) return false;
    for (size_t i = 0; i < rule->periods.count; i++)
        if (rule->periods.items[i].from != twin->periods.items[i].from ||
            rule->periods.items[i].to != twin->periods.items[i].to)
            return false;
    return true;
}

static void merge_rule(struct merge *m, uint32_t index, uint32_t twin_index) {
    struct rule *rule = &m->first->table->rules.items[index];
    const struct rule *twin = &m->other->table->rules.items[twin_index];
    const struct fact *focus = &m->first->table->facts.items[rule->focus];
    const struct fact *twin_focus = &m->other->table->facts.items[twin->focus];
    const struct {
        bool same;
        enum diagnostic_code code;
    } parts[] = {
        {rule->modality == twin->modality && same_role(m, rule, twin),
         DIAGNOSTIC_version_modality_differs},
        {str_equal(focus->id, twin_focus->id), DIAGNOSTIC_version_focus_differs},
        {same_node(m, rule->condition, twin->condition), DIAGNOSTIC_version_condition_differs},
        {same_node(m, rule->exception, twin->exception), DIAGNOSTIC_version_exception_differs},
        {same_periods(rule, twin) && rule->on_trial == twin->on_trial,
         DIAGNOSTIC_version_dates_differ},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i].same)
            differ(m, parts[i].code, NULL, rule->id, m->first->rule_source[index]->span,
                   m->other->rule_source[twin_index]->span);
    join_text(&rule->sentence, &twin->sentence);
    join_notes(&rule->notes, &twin->notes);
}

static void merge_commitment(struct merge *m, uint32_t index, uint32_t twin_index) {
    struct commitment *made = &m->first->table->commitments.items[index];
    const struct commitment *twin = &m->other->table->commitments.items[twin_index];
    join_text(&made->prose, &twin->prose);
    join_notes(&made->notes, &twin->notes);
}

static struct span article_span(const struct translation *translation, uint32_t article) {
    return translation->ast->articles.items[article].span;
}

/* The items of an article, in order: each of the same kind, each rule of the same number. */
static void merge_items(struct merge *m, uint32_t index, uint32_t twin_index) {
    const struct article *article = &m->first->table->articles.items[index];
    const struct article *twin = &m->other->table->articles.items[twin_index];
    bool same = article->items.count == twin->items.count;
    for (size_t i = 0; same && i < article->items.count; i++)
        same = article->items.items[i].is_commitment == twin->items.items[i].is_commitment;
    for (size_t i = 0; same && i < article->items.count; i++) {
        const struct article_item *item = &article->items.items[i];
        const struct article_item *other = &twin->items.items[i];
        if (item->is_commitment) {
            merge_commitment(m, item->index, other->index);
            continue;
        }
        same = str_equal(m->first->table->rules.items[item->index].id,
                         m->other->table->rules.items[other->index].id);
        if (same) merge_rule(m, item->index, other->index);
    }
    m->are_aligned &= same;
    if (!same)
        differ(m, DIAGNOSTIC_version_article_differs, "article", article->number,
               article_span(m->first, index), article_span(m->other, twin_index));
}

static void merge_article(struct merge *m, uint32_t index, uint32_t twin_index) {
    struct article *article = &m->first->table->articles.items[index];
    const struct article *twin = &m->other->table->articles.items[twin_index];
    join_text(&article->title, &twin->title);
    join_text(&article->prose, &twin->prose);
    join_notes(&article->notes, &twin->notes);
    merge_items(m, index, twin_index);
}

static void merge_chapters(struct merge *m) {
    struct table *first = m->first->table;
    const struct table *other = m->other->table;
    for (size_t i = 0; i < first->chapters.count && i < other->chapters.count; i++)
        join_text(&first->chapters.items[i].title, &other->chapters.items[i].title);
    for (size_t i = other->chapters.count; i < first->chapters.count; i++)
        lack(m->other, m->first, "chapter", first->chapters.items[i].number,
             m->first->ast->chapters.items[i].span);
    for (size_t i = first->chapters.count; i < other->chapters.count; i++)
        lack(m->first, m->other, "chapter", other->chapters.items[i].number,
             m->other->ast->chapters.items[i].span);
}

void merge_articles(struct merge *m) {
    merge_chapters(m);
    const struct table *first = m->first->table, *other = m->other->table;
    for (uint32_t i = 0; i < first->articles.count; i++) {
        struct str number = first->articles.items[i].number;
        uint32_t twin = map_get(&m->other->articles, number);
        if (twin == MAP_NONE)
            lack(m->other, m->first, "article", number, article_span(m->first, i));
        else
            merge_article(m, i, twin);
    }
    for (uint32_t i = 0; i < other->articles.count; i++) {
        struct str number = other->articles.items[i].number;
        if (map_get(&m->first->articles, number) == MAP_NONE)
            lack(m->first, m->other, "article", number, article_span(m->other, i));
    }
    if (m->are_aligned) merge_overrides(m);
}

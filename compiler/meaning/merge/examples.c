/* SPDX-License-Identifier: Apache-2.0 */
/* Examples stand in one translation alone; their posts name roles, platforms, labels, facts, rules
 * and articles by the indexes of that translation's table. Both tables have been found to have the
 * same. */
#include "compiler/meaning/merge/merge.h"

/* By identifiers: `places` is what the first translation knows of them. */
static struct index_array joined_names(struct merge *m, const struct map *places,
                                       const struct named *other,
                                       const struct index_array *indexes) {
    struct index_array made = {0};
    for (size_t i = 0; i < indexes->count; i++)
        ARENA_PUSH(m->first->arena, &made, map_get(places, other[indexes->items[i]].id));
    return made;
}

static struct index_array joined_facts(struct merge *m, const struct index_array *facts) {
    struct index_array made = {0};
    for (size_t i = 0; i < facts->count; i++) {
        struct str id = m->other->table->facts.items[facts->items[i]].id;
        uint32_t parsed = map_get(&m->first->facts, id);
        ARENA_PUSH(m->first->arena, &made, m->first->fact_index[parsed]);
    }
    return made;
}

static uint32_t joined_rule(struct merge *m, uint32_t rule) {
    if (rule == TABLE_NONE) return TABLE_NONE;
    return map_get(&m->first->rules, m->other->table->rules.items[rule].id);
}

static uint32_t joined_article(struct merge *m, uint32_t article) {
    if (article == TABLE_NONE) return TABLE_NONE;
    return map_get(&m->first->articles, m->other->table->articles.items[article].number);
}

static struct example_post joined_post(struct merge *m, const struct example_post *post) {
    const struct translation *first = m->first;
    const struct table *o = m->other->table;
    struct example_post made = *post;
    if (post->platform != TABLE_NONE)
        made.platform = map_get(&first->platforms, o->platforms.items[post->platform].id);
    made.roles = joined_names(m, &first->roles, o->roles.items, &post->roles);
    made.approvals = joined_names(m, &first->roles, o->roles.items, &post->approvals);
    made.labels = joined_names(m, &first->post_labels, o->labels.items, &post->labels);
    made.facts_true = joined_facts(m, &post->facts_true);
    made.facts_false = joined_facts(m, &post->facts_false);
    return made;
}

void merge_examples(struct merge *m) {
    const struct table *other = m->other->table;
    for (size_t i = 0; i < other->examples.count; i++) {
        struct example example = other->examples.items[i];
        struct index_array rules = {0}, articles = {0};
        for (size_t k = 0; k < example.rules.count; k++)
            ARENA_PUSH(m->first->arena, &rules, joined_rule(m, example.rules.items[k]));
        for (size_t k = 0; k < example.articles.count; k++)
            ARENA_PUSH(m->first->arena, &articles, joined_article(m, example.articles.items[k]));
        example.rules = rules;
        example.articles = articles;
        example.owner = joined_rule(m, example.owner);
        example.article = joined_article(m, example.article);
        example.post = joined_post(m, &example.post);
        ARENA_PUSH(m->first->arena, &m->first->table->examples, example);
    }
}

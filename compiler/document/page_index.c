/* SPDX-License-Identifier: Apache-2.0 */
/* What the document says beside a rule or an article is found once, not by passing over all of it
 * at each of them. */
#include "compiler/document/page.h"

static struct chains chains_of(struct arena *arena, size_t owners, size_t members) {
    struct chains chains = {ARENA_ARRAY(arena, uint32_t, owners + 1),
                            ARENA_ARRAY(arena, uint32_t, members + 1)};
    for (size_t i = 0; i < owners; i++) chains.first[i] = TABLE_NONE;
    return chains;
}

/* Before those that the owner has: members are added from the last to the first. */
static void add_first(struct chains *chains, uint32_t owner, uint32_t member) {
    chains->next[member] = chains->first[owner];
    chains->first[owner] = member;
}

static void index_origins(struct page *page) {
    struct arena *arena = page->html->arena;
    const struct table *table = page->table;
    size_t rules = table->rules.count, count = table->origins.count;
    for (int subject = 0; subject < 2; subject++) {
        page->overridden[subject] = chains_of(arena, rules, count);
        page->overriding[subject] = chains_of(arena, rules, count);
    }
    for (uint32_t i = (uint32_t)count; i-- > 0;) {
        const struct reference_origin *origin = &table->origins.items[i];
        add_first(&page->overridden[origin->subject_to], origin->rule, i);
        add_first(&page->overriding[origin->subject_to], origin->by, i);
    }
}

static void index_examples(struct page *page) {
    struct arena *arena = page->html->arena;
    const struct table *table = page->table;
    size_t count = table->examples.count;
    page->rule_examples = chains_of(arena, table->rules.count, count);
    page->article_examples = chains_of(arena, table->articles.count, count);
    for (uint32_t i = (uint32_t)count; i-- > 0;) {
        const struct example *example = &table->examples.items[i];
        if (example->article == TABLE_NONE) continue;
        if (example->owner != TABLE_NONE)
            add_first(&page->rule_examples, example->owner, i);
        else
            add_first(&page->article_examples, example->article, i);
    }
}

void page_index(struct page *page) {
    const struct table *table = page->table;
    index_origins(page);
    index_examples(page);
    page->article_rules = ARENA_ARRAY(page->html->arena, uint32_t, table->articles.count);
    for (size_t i = 0; i < table->rules.count; i++)
        page->article_rules[table->rules.items[i].article]++;
}

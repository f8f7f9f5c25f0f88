/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/tell/cost.h"

#include "runtime/base/align.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/match/entities.h"
#include "runtime/table/closing.h"
#include "runtime/table/evidence_row.h"

#include <string.h>

/* How often a number can be halved: the steps of a search among so many. */
static size_t halvings(size_t count) {
    size_t times = 1;
    for (; count > 1; count /= 2) times++;
    return times;
}

static size_t lesser(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t greater(size_t a, size_t b) {
    return a > b ? a : b;
}

/* Looking for words */

/* The most places taken in a row, and one that is free: what looking for a word goes over. The
 * loader has held rows to LIMIT_ROW, those over the end too. */
static size_t longest_look(const struct charte_table *table, bool affixes) {
    uint32_t count = affixes ? table->AFFIX_SLOTS_count : table->WORD_SLOTS_count;
    size_t longest = 0, row = 0;
    for (uint32_t i = 0; count && i < count + LIMIT_ROW; i++) {
        uint32_t place = i & (count - 1);
        bool taken = affixes ? table->AFFIX_SLOTS[place].letters.size != 0
                             : table->WORD_SLOTS[place].word.size != 0;
        row = taken ? row + 1 : 0;
        longest = greater(longest, row);
    }
    return longest + 1;
}

/* What looking for the beginnings and ends of a word takes, or at each byte of a text for what may
 * stand inside: hashing eight bytes is a step, as is a place. */
struct affix_steps {
    size_t ends, insides;
};

static struct affix_steps affix_steps(const struct charte_table *table) {
    struct affix_steps steps = {0, 0};
    const uint32_t *lengths = table->AFFIX_LENGTHS;
    size_t look = longest_look(table, true), times = table->has_exact_affixes ? 2 : 1;
    if (table->AFFIX_SLOTS_count == 0) return steps;
    for (uint32_t kind = AFFIX_PREFIX; kind <= AFFIX_INFIX; kind++) {
        size_t *sum = kind == AFFIX_INFIX ? &steps.insides : &steps.ends;
        uint32_t count = *lengths++;
        for (uint32_t i = 0; i < count; i++) *sum += times * (look + lengths[i] / 8);
        lengths += count;
    }
    return steps;
}

/* The most words of terms that one word of a text may stand for: as a whole in its view, its exact
 * spelling, and with its apostrophe or as a hashtag; by the longest beginning and end of each
 * length, in two spellings; and by whatever it holds. */
static size_t most_readings(const struct charte_table *table) {
    uint32_t longest[2][LIMIT_AFFIX_BYTES + TERM_MARKS + 1] = {{0}};
    size_t whole = 0, ends = 0, insides = 0;
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        whole = greater(whole, table->WORD_SLOTS[i].class_count);
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++) {
        const struct table_affix_slot *slot = &table->AFFIX_SLOTS[i];
        if (slot->letters.size == 0 || slot->letters.size > LIMIT_AFFIX_BYTES + TERM_MARKS)
            continue;
        uint32_t *most = &longest[slot->kind == AFFIX_SUFFIX][slot->letters.size];
        if (slot->kind == AFFIX_INFIX)
            insides += slot->class_count;
        else if (*most < slot->class_count)
            *most = slot->class_count;
    }
    for (size_t size = 0; size < LIMIT_AFFIX_BYTES + TERM_MARKS + 1; size++)
        ends += 2 * ((size_t)longest[0][size] + longest[1][size]);
    return lesser((table->has_exact_words ? 3 : 2) * whole + ends + insides, table->class_count);
}

/* Phrases */

/* How many words lead to each node: one edge leads to it, from an earlier one, so one pass tells.
 */
static void measure_depths(const struct charte_table *table, uint32_t *depths) {
    memset(depths, 0, table->TRIE_NODES_count * sizeof *depths);
    for (uint32_t i = 0; i < table->TRIE_NODES_count; i++) {
        const struct table_trie_node *node = &table->TRIE_NODES[i];
        for (uint32_t k = 0; k < node->edge_count; k++)
            depths[table->TRIE_EDGES[node->first_edge + k].node] = depths[i] + 1;
    }
}

/* Of the phrases whose first d words are the last d of a text, there are no more than the trie has,
 * and no more than those words have readings together. */
static bool measure_phrases(const struct charte_table *table, charte_description *description) {
    size_t begun[LIMIT_TERM_WORDS] = {0}, product = 1;
    uint32_t *depths = memory_allocate(&table->allocator, table->TRIE_NODES_count * sizeof *depths);
    if (!depths) return false;
    measure_depths(table, depths);
    for (uint32_t i = 0; i < table->TRIE_NODES_count; i++) {
        if (table->TRIE_NODES[i].edge_count) begun[depths[i]]++;
        if (description->term_words < depths[i]) description->term_words = depths[i];
    }
    memory_release(&table->allocator, depths);
    for (size_t depth = 1; depth < LIMIT_TERM_WORDS; depth++) {
        if (product < LIMIT_RECORDS) product *= description->readings;
        description->open_phrases += lesser(product, begun[depth]);
    }
    return true;
}

/* What going on with one phrase takes: its edges, or a search among them for each reading. */
static size_t most_ways(const struct charte_table *table, size_t readings) {
    size_t edges = 0;
    for (uint32_t i = 1; i < table->TRIE_NODES_count; i++)
        edges = greater(edges, table->TRIE_NODES[i].edge_count);
    return lesser(edges, readings * halvings(edges));
}

static size_t pattern_steps(const struct charte_table *table) {
    size_t edges = 0;
    for (uint32_t i = 0; i < table->PATTERN_NODES_count; i++)
        edges = greater(edges, table->PATTERN_NODES[i].edge_count);
    return table->PATTERN_NODES_count * halvings(edges);
}

static bool asks_for_length(const struct charte_table *table) {
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (evidence_row(table->NODES[i].kind)->field == FIELD_LENGTH) return true;
    return false;
}

static bool measure_text(const struct charte_table *table, charte_description *description) {
    struct affix_steps affixes = affix_steps(table);
    size_t looks = (table->has_exact_words ? 3 : 2) * longest_look(table, false) + affixes.ends;
    description->readings = most_readings(table);
    description->pattern_steps = pattern_steps(table);
    size_t readings = 1 + asks_for_length(table) + (table->DETECTORS_count > 0);
    description->byte_steps = readings + affixes.insides + description->pattern_steps;
    if (!measure_phrases(table, description)) return false;
    description->word_steps = looks + description->readings +
                              description->open_phrases * most_ways(table, description->readings);
    return true;
}

/* Putting an occurrence or a name in order among as many as a text has. */
enum { ORDERING = 32 };

/* Names */

/* Terms that one name may match: all that have a star, and those that are alike. */
static size_t most_matches(const struct entity_terms *terms) {
    size_t most = 0, run = 0;
    for (uint32_t i = terms->first[ENTITY_WHOLE]; i < terms->first[ENTITY_WHOLE + 1]; i++) {
        bool goes_on = run > 0 && terms->keys[i - 1].hash == terms->keys[i].hash;
        run = goes_on ? run + 1 : 1;
        most = greater(most, run);
    }
    return most + terms->first[ENTITY_SHAPE_COUNT] - terms->first[ENTITY_BEGINS];
}

/* What comparing so many bytes takes: they are gone over one by one, spaces passed over. */
static size_t comparing(size_t bytes) {
    return 1 + bytes / 4;
}

/* Each byte begins and ends a part that is looked up, or as many as a term may be long. Parts are
 * compared in the search itself only where two terms have the same hash. */
static size_t byte_looks(const struct charte_table *table, const struct entity_terms *terms,
                         enum entity_kind kind) {
    size_t inside = terms->longest[kind == ENTITY_LINK ? ENTITY_WHOLE : ENTITY_HOLDS], longest = 0;
    for (uint32_t i = 0; terms->collides && i < terms->first[ENTITY_SHAPE_COUNT]; i++)
        longest = greater(longest, table->TERMS[terms->keys[i].term].folded.size);
    return (3 + inside) * halvings(terms->first[ENTITY_SHAPE_COUNT]) * comparing(longest);
}

/* Each term is compared once with what it matches of a name. */
static size_t all_compared(const struct charte_table *table, const struct entity_terms *terms) {
    size_t steps = 0;
    for (uint32_t i = 0; i < terms->first[ENTITY_SHAPE_COUNT]; i = terms->keys[i].end)
        steps += comparing(table->TERMS[terms->keys[i].term].folded.size);
    return steps;
}

/* Lists and inclusions that a name may be carried to again: those of which something masks. */
static size_t carried(const struct charte_table *table, const unsigned char *feeds) {
    size_t steps = 0;
    for (uint32_t i = 0; i < table->LISTS_count; i++)
        if (feeds[i])
            steps += 1 + table->dependents.including.first[i + 1] -
                     table->dependents.including.first[i] +
                     table->dependents.excepting.first[i + 1] -
                     table->dependents.excepting.first[i];
    return steps;
}

static bool measure_names(const struct charte_table *table, charte_description *description) {
    size_t terms_room = align_eight(entity_terms_room(table));
    char *memory = memory_allocate(&table->allocator, terms_room + naming_room(table));
    struct entities entities = {.table = table};
    if (!memory) return false;
    entity_terms_index(&entities, memory);
    struct naming naming = naming_in(memory + terms_room, table);
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++) {
        const struct entity_terms *terms = &entities.terms[kind];
        if (terms->first[ENTITY_SHAPE_COUNT] == 0) continue;
        size_t looks = byte_looks(table, terms, (enum entity_kind)kind);
        size_t matches = most_matches(terms) + all_compared(table, terms);
        description->name_steps =
            greater(description->name_steps, ORDERING + matches + carried(table, naming.feeds));
        description->name_byte_steps = greater(description->name_byte_steps, looks);
    }
    memory_release(&table->allocator, memory);
    return true;
}

/* Lists and conditions */

/* With rights in it, all is decided four times: see claims.h. */
static size_t times_decided(const struct charte_table *table) {
    return table->veil.rights ? 4 : 1;
}

static bool measure_lists(const struct charte_table *table, charte_description *description) {
    struct closing_cost cost;
    if (closing_measure(table, &cost) != CHARTE_OK) return false;
    size_t decided = (size_t)table->OPERANDS_count + table->NODES_count + table->FACTS_count +
                     table->RULES_count + table->OVERRIDERS_count + table->PERIODS_count;
    description->hit_readings = cost.most;
    description->hit_steps = (size_t)ORDERING * (1 + cost.most);
    description->post_steps = cost.steps + (size_t)table->LISTS_count * RECORD_FIELD_COUNT +
                              (size_t)table->OPERANDS_count + table->NODES_count +
                              times_decided(table) * decided;
    return true;
}

bool cost_describe(const struct charte_table *table, charte_description *description) {
    return measure_text(table, description) && measure_names(table, description) &&
           measure_lists(table, description);
}

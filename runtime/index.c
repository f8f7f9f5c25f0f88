#include "runtime/index.h"

#include "runtime/align.h"

#include <string.h>

static size_t filter_room(uint32_t slots) {
    return filter_words(slots) * sizeof(uint64_t);
}

size_t index_room(const struct charte_table *table) {
    return filter_room(table->WORD_SLOTS_count) + filter_room(table->AFFIX_SLOTS_count) +
           align_eight(reach_room(table));
}

static struct filter word_filter(const struct charte_table *table, uint64_t *words) {
    uint32_t mask = filter_words(table->WORD_SLOTS_count) - 1;
    for (uint32_t i = 0; i < table->WORD_SLOTS_count; i++)
        if (table->WORD_SLOTS[i].word.size) filter_add(words, mask, table->WORD_SLOTS[i].hash);
    return (struct filter){words, mask};
}

static struct filter affix_filter(const struct charte_table *table, uint64_t *words) {
    uint32_t mask = filter_words(table->AFFIX_SLOTS_count) - 1;
    for (uint32_t i = 0; i < table->AFFIX_SLOTS_count; i++)
        if (table->AFFIX_SLOTS[i].letters.size) filter_add(words, mask, table->AFFIX_SLOTS[i].hash);
    return (struct filter){words, mask};
}

void index_table(struct charte_table *table, void *memory) {
    char *rest = memory;
    memset(rest, 0, filter_room(table->WORD_SLOTS_count) + filter_room(table->AFFIX_SLOTS_count));
    table->word_filter = word_filter(table, (uint64_t *)(void *)rest);
    rest += filter_room(table->WORD_SLOTS_count);
    table->affix_filter = affix_filter(table, (uint64_t *)(void *)rest);
    rest += filter_room(table->AFFIX_SLOTS_count);
    table->reach = reach_in(rest, table);
}

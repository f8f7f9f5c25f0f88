/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the tables: each is an array of blocks, equal ones only once, and the number of the block
 * for each run of characters. */
#include "runtime/text/unicode/data.h"
#include "runtime/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHIFT = 7, BLOCK = 1 << SHIFT, BLOCK_COUNT = UNICODE_LIMIT >> SHIFT };

static void print_numbers(const char *type, const char *name, const uint32_t *values,
                          size_t count) {
    printf("static const %s %s[] = {", type, name);
    for (size_t i = 0; i < count; i++)
        printf("%s%lu,", i % 24 == 0 ? "\n" : "", (unsigned long)values[i]);
    printf("\n};\n\n");
}

static const char *type_of(const uint32_t *values, size_t count) {
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (values[i] > most) most = values[i];
    return most < 0x100 ? "uint8_t" : most < 0x10000 ? "uint16_t" : "uint32_t";
}

static void print_table(const char *name, const uint32_t *values) {
    uint32_t *blocks = malloc(UNICODE_LIMIT * sizeof *blocks), numbers[BLOCK_COUNT];
    if (!blocks) fail("no memory");
    size_t count = 0;
    for (size_t i = 0; i < BLOCK_COUNT; i++) {
        size_t k = 0;
        while (k < count && memcmp(blocks + k * BLOCK, values + i * BLOCK, BLOCK * sizeof *values))
            k++;
        if (k == count)
            memcpy(blocks + count++ * BLOCK, values + i * BLOCK, BLOCK * sizeof *values);
        numbers[i] = (uint32_t)k;
    }
    char block_name[64];
    snprintf(block_name, sizeof block_name, "%s_block", name);
    print_numbers(type_of(numbers, BLOCK_COUNT), block_name, numbers, BLOCK_COUNT);
    print_numbers(type_of(blocks, count * BLOCK), name, blocks, count * BLOCK);
    free(blocks);
}

static void print_characters(const struct data *data, uint32_t *values) {
    struct character records[256];
    size_t count = 0;
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) {
        size_t k = 0;
        while (k < count && memcmp(&records[k], &data->character[c], sizeof records[k]) != 0) k++;
        if (k == 256) fail("too many kinds of characters");
        if (k == count) records[count++] = data->character[c];
        values[c] = (uint32_t)k;
    }
    printf("static const struct character unicode_character[] = {\n");
    for (size_t i = 0; i < count; i++)
        printf("{%u, %u, %u, %u},\n", records[i].kind, records[i].grapheme_break,
               records[i].combining_class, records[i].flags);
    printf("};\n\n");
    print_table("unicode_property", values);
}

/* A growing list of numbers in which a run is stored once. */
struct pool {
    uint32_t items[1 << 16];
    size_t count;
};

static uint32_t pool_add(struct pool *pool, const uint32_t *run, size_t count) {
    for (size_t at = 1; at + count <= pool->count; at++)
        if (memcmp(pool->items + at, run, count * sizeof *run) == 0) return (uint32_t)at;
    if (pool->count + count > sizeof pool->items / sizeof pool->items[0]) fail("a pool is full");
    memcpy(pool->items + pool->count, run, count * sizeof *run);
    pool->count += count;
    return (uint32_t)(pool->count - count);
}

static void print_foldings(const struct data *data, uint32_t *values, struct pool *pool) {
    pool->count = 1; /* 0 stands for none */
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) {
        uint32_t run[1 + 4 * LONGEST];
        size_t size = 1;
        const struct sequence *view = data->view[c];
        values[c] = 0;
        if (!view) continue;
        for (int i = 0; i < view->size; i++) {
            char out[4];
            size_t length = utf8_encode(view->items[i], out);
            for (size_t k = 0; k < length; k++) run[size++] = (unsigned char)out[k];
        }
        run[0] = (uint32_t)(size - 1);
        values[c] = pool_add(pool, run, size);
    }
    print_numbers("unsigned char", "unicode_folding_text", pool->items, pool->count);
    print_table("unicode_folding", values);
}

static void print_canonicals(const struct data *data, uint32_t *values, struct pool *pool) {
    pool->count = 1;
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) {
        uint32_t run[1 + LONGEST];
        const struct sequence *parts = data->canonical[c];
        values[c] = 0;
        if (!parts) continue;
        run[0] = (uint32_t)parts->size;
        memcpy(run + 1, parts->items, (size_t)parts->size * sizeof *run);
        values[c] = pool_add(pool, run, 1 + (size_t)parts->size);
    }
    print_numbers("uint32_t", "unicode_parts", pool->items, pool->count);
    print_table("unicode_canonical", values);
}

struct pair {
    uint32_t first, second, whole;
};

static int by_parts(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

static void print_pairs(const struct data *data) {
    static struct pair pairs[4096];
    size_t count = 0;
    for (uint32_t c = 0; c < UNICODE_LIMIT; c++) {
        const struct sequence *step = data->decomposition[c];
        if (!step || step->size != 2 || data->compatible[c] || data->excluded[c]) continue;
        if (count == sizeof pairs / sizeof pairs[0]) fail("too many compositions");
        pairs[count++] = (struct pair){step->items[0], step->items[1], c};
    }
    qsort(pairs, count, sizeof pairs[0], by_parts);
    printf("static const struct unicode_pair {\n    uint32_t first, second, whole;\n"
           "} unicode_pair[] = {\n");
    for (size_t i = 0; i < count; i++)
        printf("{%lu, %lu, %lu},\n", (unsigned long)pairs[i].first, (unsigned long)pairs[i].second,
               (unsigned long)pairs[i].whole);
    printf("};\n");
}

void print_all(const struct data *data) {
    uint32_t *values = malloc(UNICODE_LIMIT * sizeof *values);
    struct pool *pool = calloc(1, sizeof *pool);
    if (!values || !pool) fail("no memory");
    printf(
        "/* Made by runtime/unicode of the Unicode Character Database. */\n"
        "#include <stdint.h>\n\n#define UNICODE_VERSION \"%s\"\nenum { UNICODE_SHIFT = %d };\n\n",
        data->version, SHIFT);
    print_characters(data, values);
    print_foldings(data, values, pool);
    print_canonicals(data, values, pool);
    print_pairs(data);
    free(pool);
    free(values);
}

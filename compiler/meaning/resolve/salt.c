/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/salt.h"

#include <sodium.h>
#include <stdlib.h>

/* Sixteen random bytes have as many distinct ones but once in thousands of millions; what a person
 * types in their place has fewer. */
enum { DISTINCT_LEAST = 9 };

static bool is_varied(const unsigned char *bytes, size_t size) {
    bool seen[256] = {false};
    size_t distinct = 0;
    for (size_t i = 0; i < size; i++) {
        distinct += !seen[bytes[i]];
        seen[bytes[i]] = true;
    }
    return distinct >= DISTINCT_LEAST;
}

struct str salt_spelt(struct arena *arena, struct str digits) {
    unsigned char bytes[SALT_MOST];
    size_t size = 0;
    if (digits.size % 2 || digits.size < 2 * SALT_LEAST || digits.size > 2 * SALT_MOST)
        return (struct str){0};
    if (sodium_hex2bin(bytes, sizeof bytes, digits.bytes, digits.size, NULL, &size, NULL) != 0 ||
        2 * size != digits.size || !is_varied(bytes, size))
        return (struct str){0};
    return arena_copy(arena, (struct str){(const char *)bytes, size});
}

/* Whether a confidential term stands in a charter, where there is no salt. */
static bool tells_in_charter(const struct table *table) {
    for (size_t i = 0; i < table->lists.count; i++) {
        const struct list *list = &table->lists.items[i];
        for (size_t k = 0; k < list->terms.count; k++) {
            const struct term *term = &list->terms.items[k];
            if ((term->flags & TERM_CONFIDENTIAL) && !term->source->is_confidential) return true;
        }
    }
    return false;
}

static int compare_salts(const void *a, const void *b) {
    const struct str *x = a, *y = b;
    int order = memcmp(x->bytes, y->bytes, x->size < y->size ? x->size : y->size);
    return order ? order : (x->size > y->size) - (x->size < y->size);
}

/* In ascending order, each once: neither the order of the files nor how often one is read counts.
 */
static struct str hash_salts(struct arena *arena, struct str *salts, size_t count) {
    crypto_hash_sha256_state state;
    unsigned char hash[TABLE_SALT_SIZE];
    qsort(salts, count, sizeof *salts, compare_salts);
    crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && str_equal(salts[i], salts[i - 1])) continue;
        unsigned char size = (unsigned char)salts[i].size;
        crypto_hash_sha256_update(&state, &size, 1);
        crypto_hash_sha256_update(&state, (const unsigned char *)salts[i].bytes, salts[i].size);
    }
    crypto_hash_sha256_final(&state, hash);
    return arena_copy(arena, (struct str){(const char *)hash, sizeof hash});
}

struct str salt_of_table(struct arena *arena, const struct table *table,
                         const struct diagnostics *log) {
    struct str *salts = ARENA_ARRAY(arena, struct str, log->lists.count);
    size_t count = 0;
    for (size_t i = 0; i < log->lists.count; i++) {
        const struct source *source = log->lists.items[i];
        if (!source->is_confidential) continue;
        if (!str_present(source->salt)) return (struct str){0};
        salts[count++] = source->salt;
    }
    if (count == 0 || tells_in_charter(table)) return (struct str){0};
    return hash_salts(arena, salts, count);
}

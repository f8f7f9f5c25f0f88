/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/top_level.h"

#include <stdbool.h>
#include <string.h>

#define LEVELS(names) names,
#define WORDS(names)
static const char *const levels[] = {
#include "runtime/text/top_level.def"
};
#undef LEVELS
#undef WORDS

#define LEVELS(names)
#define WORDS(names) names,
static const char *const words[] = {
#include "runtime/text/top_level.def"
};
#undef LEVELS
#undef WORDS

/* A label against the name that a row goes on with, and the size of that. */
static int compare(const char *label, size_t size, const char *name, size_t *name_size) {
    *name_size = strcspn(name, " ");
    size_t shorter = size < *name_size ? size : *name_size;
    int order = memcmp(label, name, shorter);
    return order ? order : (size > *name_size) - (size < *name_size);
}

/* Whether a label is one of the names of rows, ascending over them all. */
static bool is_among(const char *const *rows, size_t count, const char *label, size_t size) {
    size_t low = 0, high = count, name_size;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (compare(label, size, rows[middle], &name_size) < 0)
            high = middle;
        else
            low = middle;
    }
    for (const char *name = rows[low]; *name; name += name_size + 1)
        if (compare(label, size, name, &name_size) == 0) return true;
    return false;
}

enum top_level top_level_of(const char *label, size_t size) {
    if (size >= 4 && memcmp(label, "xn--", 4) == 0) return TOP_LEVEL_KNOWN;
    if (is_among(words, sizeof words / sizeof *words, label, size)) return TOP_LEVEL_WORD;
    return is_among(levels, sizeof levels / sizeof *levels, label, size) ? TOP_LEVEL_KNOWN
                                                                         : TOP_LEVEL_NONE;
}

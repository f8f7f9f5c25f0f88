/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/advice/frequent.h"

#include <stdlib.h>

struct frequent {
    const char *word;
    unsigned share;
};

#define W(word, share)            {word, share},
#define FREQUENT(code, CODE, ...) static const struct frequent words_##code[] = {__VA_ARGS__};
#include "compiler/meaning/advice/frequent.def"
#undef FREQUENT
#undef W

static const struct {
    const struct frequent *words;
    size_t count;
} tables[LANGUAGE_COUNT] = {
#define LANGUAGE(code, CODE, ...)                                                                  \
    [LANGUAGE_##CODE] = {words_##code, sizeof words_##code / sizeof *words_##code},
#include "runtime/table/language.def"
#undef LANGUAGE
};

static int compare(const void *key, const void *item) {
    const struct frequent *frequent = item;
    return str_compare(*(const struct str *)key, str_of(frequent->word));
}

unsigned frequent_share(enum language language, struct str word) {
    const struct frequent *found = bsearch(&word, tables[language].words, tables[language].count,
                                           sizeof *tables[language].words, compare);
    return found ? found->share : 0;
}

/* A word of a share f stands in 1 - (1 - f)^20 of posts of 20 words. A step begins at the geometric
 * mean of what it says and what the next one says. */
unsigned frequent_posts(unsigned share) {
    static const struct {
        unsigned share, posts;
    } steps[] = {{2590, 2}, {1483, 3}, {760, 5}, {367, 10}, {161, 20}, {72, FREQUENT_SELDOM}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (share >= steps[i].share) return steps[i].posts;
    return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/dialect.h"

#include "dialect_data.h"

static const struct dialect {
    const struct dialect_spelt *entries;
    size_t count;
    const struct dialect_writing *writings;
    size_t writing_count;
    const char *const *canonical;
} dialects[LANGUAGE_COUNT] = {
#define LANGUAGE(code, CODE, ...) DIALECT(code),
#include "runtime/table/language.def"
#undef LANGUAGE
};

static const char *const names[] = {
#define PHRASE(name, terminal, value) name,
#include "grammar/tokens.def"
#undef PHRASE
};

int dialect_token_count(void) {
    return sizeof names / sizeof *names;
}

const char *dialect_token_name(int token) {
    return names[token];
}

struct str dialect_canonical(enum language language, int token) {
    return str_of(dialects[language].canonical[token]);
}

int dialect_token(const char *name) {
    for (int i = 0; i < dialect_token_count(); i++)
        if (strcmp(names[i], name) == 0) return i;
    return DIALECT_NO_TOKEN;
}

size_t dialect_spelt_count(enum language language) {
    return dialects[language].count;
}

const struct dialect_spelt *dialect_spelt(enum language language, size_t index) {
    return &dialects[language].entries[index];
}

const struct dialect_writing *dialect_writing(enum language language, int writing) {
    return &dialects[language].writings[writing];
}

const char *dialect_form(enum language language, int first, int second, enum dialect_form form) {
    const struct dialect *dialect = &dialects[language];
    for (size_t i = 0; i < dialect->writing_count; i++) {
        const struct dialect_writing *w = &dialect->writings[i];
        if (w->first == first && w->second == second && w->form == form) return w->text;
    }
    return NULL;
}

struct str dialect_phrase(enum language language, const char *token) {
    int number = dialect_token(token);
    return number == DIALECT_NO_TOKEN ? (struct str){0} : dialect_canonical(language, number);
}

/* Entries [first, last) begin with the words so far, `done` bytes of each, a space behind every
 * word. */
struct narrowing {
    const struct dialect_spelt *entries;
    size_t first, last, done;
};

/* The order of an entry's next word and `word`; 0 also where the entry's word only begins so is
 * excluded by the end being a space or nothing. */
static int compare_next(const char *words, struct str word) {
    int order = strncmp(words, word.bytes, word.size);
    if (order != 0) return order;
    char end = words[word.size];
    return end == '\0' || end == ' ' ? 0 : end - ' ';
}

/* The first entry of the range whose next word is not before (or, with `after`, is after) word. */
static size_t bound(const struct narrowing *n, struct str word, bool after) {
    size_t low = n->first, high = n->last;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_next(n->entries[middle].words + n->done, word);
        if (order < 0 || (after && order == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Whether any entry goes on with word. An entry that has ended sorts first; it is passed over. */
static bool narrow(struct narrowing *n, struct str word) {
    size_t first = bound(n, word, false), last = bound(n, word, true);
    n->first = first;
    n->last = last;
    n->done += word.size;
    return first < last;
}

struct dialect_match dialect_longest(enum language language, const struct str *words,
                                     size_t count) {
    struct dialect_match match = {DIALECT_NO_TOKEN, DIALECT_NO_TOKEN, 0, 0};
    const struct dialect *dialect = &dialects[language];
    struct narrowing n = {dialect->entries, 0, dialect->count, 0};
    for (size_t i = 0; i < count && narrow(&n, words[i]); i++) {
        const struct dialect_spelt *entry = &n.entries[n.first];
        if (entry->words[n.done] == '\0') {
            const struct dialect_writing *writing = &dialect->writings[entry->writing];
            match = (struct dialect_match){writing->first, writing->second, i + 1, entry->writing};
            n.first++;
        }
        n.done++;
    }
    return match;
}

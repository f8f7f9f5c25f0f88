#include "compiler/front/dialect.h"

struct dialect_entry {
    const char *words;
    int first, second;
};

#include "dialect_data.h"

static const struct dialect {
    const struct dialect_entry *entries;
    size_t count;
    const char *const *canonical;
} dialects[LANGUAGE_COUNT] = {
#define LANGUAGE(code, CODE, own_name) DIALECT(code),
#include "runtime/language.def"
#undef LANGUAGE
};

static const char *const names[] = {
#define PHRASE(name, terminal, value) name,
#define MARK(terminal, fr, en, de, it)
#include "grammar/tokens.def"
#undef PHRASE
#undef MARK
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

struct str dialect_phrase(enum language language, const char *token) {
    for (int i = 0; i < dialect_token_count(); i++)
        if (strcmp(names[i], token) == 0) return dialect_canonical(language, i);
    return (struct str){0};
}

/* Entries [first, last) begin with the words so far, `done` bytes of each, a space behind every
 * word. */
struct narrowing {
    const struct dialect_entry *entries;
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
    struct dialect_match match = {DIALECT_NO_TOKEN, DIALECT_NO_TOKEN, 0};
    const struct dialect *dialect = &dialects[language];
    struct narrowing n = {dialect->entries, 0, dialect->count, 0};
    for (size_t i = 0; i < count && narrow(&n, words[i]); i++) {
        const struct dialect_entry *entry = &n.entries[n.first];
        if (entry->words[n.done] == '\0') {
            match = (struct dialect_match){entry->first, entry->second, i + 1};
            n.first++;
        }
        n.done++;
    }
    return match;
}

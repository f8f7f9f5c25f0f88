/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/wording.h"

#include "compiler/base/nearest.h"
#include "compiler/base/spelling.h"

enum kind { GRAVE, JOINING, LIGHT, NEGATING };

static const struct row {
    enum kind kind;
    enum language language;
    const char *words;
} rows[] = {
#define WORDS(kind, CODE, words) {kind, LANGUAGE_##CODE, words},
#include "compiler/front/wording.def"
#undef WORDS
};

enum { ROWS = sizeof rows / sizeof *rows };

/* What a known word is: one that turns a sentence, one of the language, or of a light row. */
enum { KNOWN_GRAVE, KNOWN_JOINING, KNOWN_PLAIN, KNOWN_LIGHT };

/* From so many letters on two of a word may be written otherwise, else one. */
enum { LONG_WORD = 8 };

/* So many letters at least are the same of two forms of one word, and so many at most the ending.
 */
enum { STEM = 4, ENDING = 2 };

/* Takes the next word off words with a space between two; an empty one where none is left. */
static struct str take_word(const char **words) {
    const char *begin = *words + strspn(*words, " ");
    *words = begin + strcspn(begin, " ");
    return (struct str){begin, (size_t)(*words - begin)};
}

static void add_words(struct wording *wording, const char *words, uint32_t what) {
    for (struct str word; (word = take_word(&words)).size;) map_add(&wording->known, word, what);
}

struct wording wording_of(struct arena *arena, enum language language) {
    struct wording wording = {map_in(arena), language};
    for (uint32_t i = 0; i < ROWS; i++) {
        const uint32_t known[] = {KNOWN_GRAVE, KNOWN_JOINING, KNOWN_LIGHT + i};
        if (rows[i].language == language && rows[i].kind != NEGATING)
            add_words(&wording, rows[i].words, known[rows[i].kind]);
    }
    for (size_t i = 0; i < dialect_spelt_count(language); i++)
        add_words(&wording, dialect_spelt(language, i)->words, KNOWN_PLAIN);
    return wording;
}

static bool is_part_and(struct str word, struct str part, struct str rest) {
    return word.size == part.size + rest.size && memcmp(word.bytes, part.bytes, part.size) == 0 &&
           memcmp(word.bytes + part.size, rest.bytes, rest.size) == 0;
}

/* Whether one of two words is the other with a part before it that turns it. */
static bool is_negated(enum language language, struct str a, struct str b) {
    for (uint32_t i = 0; i < ROWS; i++) {
        const char *parts = rows[i].words;
        if (rows[i].language != language || rows[i].kind != NEGATING) continue;
        for (struct str part; (part = take_word(&parts)).size;)
            if (is_part_and(a, part, b) || is_part_and(b, part, a)) return true;
    }
    return false;
}

static bool is_light(uint32_t known) {
    return known != MAP_NONE && known >= KNOWN_LIGHT;
}

/* Whether two words are forms of one: they differ by their endings alone. */
static bool is_inflected(struct str a, struct str b) {
    size_t same = 0;
    while (same < a.size && same < b.size && a.bytes[same] == b.bytes[same]) same++;
    return same >= STEM && a.size - same <= ENDING && b.size - same <= ENDING;
}

/* How many letters of a phrase's word are written otherwise; WORDING_OTHER where the word is
 * another one. */
static uint32_t changes_of(const struct wording *wording, struct str written, struct str word) {
    if (str_equal(written, word)) return 0;
    uint32_t here = map_get(&wording->known, written), there = map_get(&wording->known, word);
    if (is_light(here) && here == there) return 1;
    if (there < KNOWN_PLAIN) return WORDING_OTHER;
    if (here != MAP_NONE) return here == there && is_inflected(written, word) ? 1 : WORDING_OTHER;
    struct nearest nearest = nearest_to(written);
    nearest_consider(&nearest, word);
    size_t most = word.size < LONG_WORD ? 1 : 2;
    bool is_near = str_present(nearest.best) && nearest.best_distance <= most && word.size > 2 &&
                   !is_negated(wording->language, written, word);
    return is_near ? (uint32_t)nearest.best_distance : WORDING_OTHER;
}

static uint32_t plus(uint32_t changes, uint32_t more) {
    return changes == WORDING_OTHER || more == WORDING_OTHER ? WORDING_OTHER : changes + more;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* Goes on from so many changes for the words of a phrase so far to those for one more of them:
 * changes[j] is for the first j words written. A light word may be missing, or be one too many. */
static void read_word(const struct wording *wording, const struct str *words, size_t count,
                      struct str word, uint32_t *changes) {
    uint32_t missing = is_light(map_get(&wording->known, word)) ? 1 : WORDING_OTHER;
    uint32_t before = changes[0];
    changes[0] = WORDING_OTHER; /* a phrase begins with its first word */
    for (size_t j = 1; j <= count; j++) {
        uint32_t more = is_light(map_get(&wording->known, words[j - 1])) ? 1 : WORDING_OTHER;
        uint32_t now = plus(before, changes_of(wording, words[j - 1], word));
        now = least(now, plus(changes[j], missing));
        now = least(now, plus(changes[j - 1], more));
        before = changes[j];
        changes[j] = now;
    }
}

/* Whether some word is neither light nor one that turns a sense: of light ones alone no other
 * phrase is told («au moins», «à moins de»). */
static bool has_plain(const struct wording *wording, const char *phrase) {
    for (struct str word; (word = take_word(&phrase)).size;)
        if (map_get(&wording->known, word) == KNOWN_PLAIN) return true;
    return false;
}

bool wording_is_light(const struct wording *wording, struct str word) {
    return is_light(map_get(&wording->known, word));
}

bool wording_is_grave(const struct wording *wording, struct str word) {
    return map_get(&wording->known, word) == KNOWN_GRAVE;
}

uint32_t wording_changes(const struct wording *wording, const struct str *words, size_t count,
                         const char *phrase, size_t *taken) {
    uint32_t changes[WORDING_WORDS + 1] = {0};
    *taken = 0;
    if (!has_plain(wording, phrase)) return WORDING_OTHER;
    if (count > WORDING_WORDS) count = WORDING_WORDS;
    for (size_t j = 1; j <= count; j++) changes[j] = WORDING_OTHER;
    for (struct str word; (word = take_word(&phrase)).size;)
        read_word(wording, words, count, word, changes);
    for (size_t j = 1; j <= count; j++)
        if (changes[j] < changes[*taken]) *taken = j;
    return changes[*taken];
}

static bool is_part(char c) {
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Takes the next word off a text, or number; an empty one where none is left. Between two words is
 * white space, or an apostrophe, which belongs to the one before. */
static struct str take_part(struct str *text) {
    while (text->size && !is_part(*text->bytes)) text->bytes++, text->size--;
    struct str word = {text->bytes, 0};
    while (word.size < text->size && word.bytes[word.size] != ' ' &&
           (word.size == 0 || word.bytes[word.size - 1] != '\''))
        word.size++;
    text->bytes += word.size;
    text->size -= word.size;
    while (word.size && word.bytes[word.size - 1] != '\'' && !is_part(word.bytes[word.size - 1]))
        word.size--;
    return word;
}

static bool is_number(struct str word) {
    return word.size && word.bytes[0] >= '0' && word.bytes[0] <= '9';
}

/* The next one that turns the sense of the text, or joins something to it, or is a number. */
static struct str next_grave(const struct wording *wording, struct str *text) {
    struct str word;
    do {
        word = take_part(text);
    } while (word.size && !is_number(word) && map_get(&wording->known, word) >= KNOWN_PLAIN);
    return word;
}

static bool has_negated(enum language language, struct str word, struct str text) {
    for (struct str other; (other = take_part(&text)).size;)
        if (is_negated(language, word, other)) return true;
    return false;
}

/* Whether one word may stand where another does in a text of as many. One that joins may be
 * misspelt, as any that does not turn the text. */
static bool may_stand_for(const struct wording *wording, struct str a, struct str b) {
    uint32_t one = map_get(&wording->known, a), other = map_get(&wording->known, b);
    if (str_equal(a, b)) return true;
    if (is_number(a) || is_number(b) || one == KNOWN_GRAVE || other == KNOWN_GRAVE) return false;
    if (one != KNOWN_JOINING && other != KNOWN_JOINING) return true;
    struct nearest nearest = nearest_to(a);
    nearest_consider(&nearest, b);
    return one != other && nearest.best_distance == 1;
}

static bool fit_one_by_one(const struct wording *wording, struct str one, struct str other) {
    for (;;) {
        struct str here = take_part(&one), there = take_part(&other);
        if (here.size == 0 || there.size == 0) return here.size == there.size;
        if (!may_stand_for(wording, here, there)) return false;
    }
}

bool wording_is_one_sense(struct arena *arena, const struct wording *wording, struct str a,
                          struct str b) {
    struct str one, other, here, there;
    if (!spell(arena, FOLD_PLAIN, a, &one, NULL) || !spell(arena, FOLD_PLAIN, b, &other, NULL))
        return false;
    for (struct str rest = one, word; (word = take_part(&rest)).size;)
        if (has_negated(wording->language, word, other)) return false;
    if (fit_one_by_one(wording, one, other)) return true;
    do {
        here = next_grave(wording, &one);
        there = next_grave(wording, &other);
    } while (here.size && str_equal(here, there));
    return str_equal(here, there);
}

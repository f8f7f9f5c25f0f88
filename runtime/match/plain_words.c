/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/plain_words.h"

#include "runtime/base/bits.h"
#include "runtime/base/bytes16.h"
#include "runtime/table/table_format.h"
#include "runtime/text/classes.h"
#include "runtime/text/forms.h"

/* The letters among 64 bytes, a bit each; `signs` is not zero where some of them are signs that may
 * make a word more than one, nor `tags` where some begin a hashtag. */
static uint64_t read_block(const char *bytes, uint32_t *signs, uint32_t *tags) {
    uint64_t letters = 0;
    *signs = 0;
    for (int i = 0; i < 4; i++) {
        sixteen x = bytes16_load(bytes + 16 * i);
        letters |= (uint64_t)bytes16_letters(x) << 16 * i;
        *signs |= bytes16_equal(x, '@') | bytes16_equal(x, ':');
        *tags |= bytes16_equal(x, '#');
    }
    return letters;
}

/* Whether a text may have the capital of «MitarbeiterInnen»: an `I` behind a small letter, what is
 * dropped aside. */
static bool has_inner(const char *text, size_t size) {
    const char *at = text, *end = text + size;
    for (; at < end && (at = memchr(at, 'I', (size_t)(end - at))); at++)
        if (at > text && (at[-1] >= 'a' || (unsigned char)at[-1] >= 0x80)) return true;
    return false;
}

/* Writes where the bits of a block stand, PLAIN_WORDS_EDGES at a time, so that few branches depend
 * on how many there are; returns behind the last one. */
static uint32_t *write_edges(uint32_t *edge, uint32_t at, uint64_t bits) {
    const uint64_t some = (uint64_t)1
                          << 63; /* behind the last bit, what is written does not count */
    uint32_t *end = edge + bits_count(bits);
    do {
        for (int i = 0; i < PLAIN_WORDS_EDGES; i++, bits &= bits - 1)
            edge[i] = at + bits_lowest(bits | some);
        edge += PLAIN_WORDS_EDGES;
    } while (bits);
    return end;
}

struct plain_words plain_words_of(const struct fold_view *view, const char *text, size_t size,
                                  uint32_t *edges) {
    struct plain_words runs = {.view = view, .text = text, .edges = edges};
    uint32_t end = (uint32_t)view->size, *edge = edges, signs, tags = 0;
    uint64_t before = 0;
    for (uint32_t at = 0; at <= end; at += 64) {
        uint64_t letters = read_block(view->bytes + at, &signs, &tags);
        uint64_t changes = letters ^ (letters << 1 | before);
        if (signs) runs.last_sign = at + 64;
        before = letters >> 63;
        edge = write_edges(edge, at, changes);
    }
    runs.edge_count = (uint32_t)(edge - edges);
    runs.has_tags = tags != 0;
    runs.has_inner = view->may_mix && has_inner(text, size);
    return runs;
}

/* What a byte behind a word tells of its end. Before a plain one, no sign of FORMS_SIGN counts: the
 * two have one bit, and no other bit stands in both enumerations. */
enum ending {
    ENDING_OPEN = 0,           /* more must be known */
    ENDING_PLAIN = FORMS_SIGN, /* a word ends here, whatever follows */
    ENDING_SIGN =
        0x10, /* it may go on as an address, a link or a compound, or as an inclusive form */
    ENDING_FORM = 0x20, /* or as such a form alone */
};

static const unsigned char endings[256] = {
    [0] = ENDING_PLAIN,    ['\t'] = ENDING_PLAIN, ['\n'] = ENDING_PLAIN, ['\r'] = ENDING_PLAIN,
    [' '] = ENDING_PLAIN,  ['!'] = ENDING_PLAIN,  ['"'] = ENDING_PLAIN,  ['#'] = ENDING_PLAIN,
    ['$'] = ENDING_PLAIN,  ['%'] = ENDING_PLAIN,  ['&'] = ENDING_PLAIN,  ['('] = ENDING_FORM,
    [')'] = ENDING_PLAIN,  [','] = ENDING_PLAIN,  [';'] = ENDING_PLAIN,  ['<'] = ENDING_PLAIN,
    ['='] = ENDING_PLAIN,  ['>'] = ENDING_PLAIN,  ['?'] = ENDING_PLAIN,  ['['] = ENDING_PLAIN,
    ['\\'] = ENDING_PLAIN, [']'] = ENDING_PLAIN,  ['^'] = ENDING_PLAIN,  ['{'] = ENDING_PLAIN,
    ['|'] = ENDING_PLAIN,  ['}'] = ENDING_PLAIN,  ['~'] = ENDING_PLAIN,  ['.'] = ENDING_SIGN,
    ['+'] = ENDING_SIGN,   ['-'] = ENDING_SIGN,   ['/'] = ENDING_FORM,   ['*'] = ENDING_FORM,
    ['_'] = ENDING_SIGN,   [':'] = ENDING_SIGN,
};

static bool is_www(const unsigned char *bytes, uint32_t size) {
    return size == 3 && memcmp(bytes, "www", 3) == 0;
}

static bool is_letter(unsigned char byte) {
    return byte >= 0x80 || classes_ascii[byte] & CLASS_WORD;
}

static inline bool has_form(const struct plain_words *runs, uint32_t begin, uint32_t end) {
    struct form form;
    return forms_may_follow(runs->view, end) &&
           forms_find(runs->view, runs->text, begin, end, false, &form);
}

/* Whether a word ends in what may begin with the capital of «MitarbeiterInnen». */
static inline bool may_have_inner(const struct plain_words *runs, uint32_t begin, uint32_t end) {
    const char *bytes = runs->view->bytes;
    if (!runs->has_inner || end - begin < 4 || bytes[end - 1] != 'n') return false;
    return bytes[end - 2] == 'i' || (bytes[end - 2] == 'e' && bytes[end - 3] == 'n');
}

/* Whether a dash stands between two words. */
static inline bool joins(const struct plain_words *runs, uint32_t dash) {
    const unsigned char *bytes = (const unsigned char *)runs->view->bytes;
    return bytes[dash] == '-' && dash > 0 && is_letter(bytes[dash - 1]) &&
           is_letter(bytes[dash + 1]);
}

/* Whether a short elided word stands right before a place, which once was one word with what stands
 * there: tables have some. */
static inline bool follows_elided(const struct plain_words *runs, uint32_t at) {
    const char *bytes = runs->view->bytes;
    if (!runs->has_apostrophes || at < 2 || bytes[at - 1] != '\'') return false;
    return memchr("jmnstc", bytes[at - 2], 6) != NULL;
}

/* Whether what stands at a place may be one word with what stands before it. */
static inline bool is_second(const struct plain_words *runs, uint32_t at) {
    return joins(runs, at - 1) || follows_elided(runs, at);
}

/* Whether a word ends before a sign that may mean more. An address has an `@` behind its first
 * part, a link that begins with a scheme a `:`, and another one a full stop before a letter. */
static bool ends_at_sign(const struct plain_words *runs, uint32_t begin, uint32_t end,
                         enum ending ending) {
    const unsigned char *bytes = (const unsigned char *)runs->view->bytes;
    if (ending == ENDING_OPEN || has_form(runs, begin, end) || joins(runs, end)) return false;
    if (ending == ENDING_FORM) return true;
    if (bytes[end] == '-' && bytes[end + 1] == '-') return false;
    if (bytes[end] == '.' && (is_letter(bytes[end + 1]) || is_www(bytes + begin, end - begin)))
        return false;
    return endings[bytes[end + 1]] == ENDING_PLAIN || end >= runs->last_sign;
}

static bool begins_token(char byte) {
    return byte == '@' || byte == '#';
}

/* Whether no sign in a gap may begin a mention or a hashtag. */
static bool is_plain_gap(const char *bytes, uint32_t at, uint32_t end) {
    for (; at < end; at++)
        if (begins_token(bytes[at])) return false;
    return true;
}

/* Whether all characters of a run are letters, digits or marks, and it begins with no mark. */
static bool is_word(const struct fold_view *view, uint32_t begin, uint32_t end) {
    unsigned wanted = CLASS_LETTER | CLASS_DIGIT;
    for (uint32_t at = begin, size; at < end; at += size, wanted |= CLASS_MARK)
        if (!(classes_at(view, at, &size) & wanted)) return false;
    return true;
}

static uint64_t low_bytes(uint64_t eight, uint32_t count) {
    return eight & ~(uint64_t)0 >> (64 - 8 * count);
}

/* The hash of a run, and the bits that some byte of it has. Reads up to eight bytes behind it. */
static inline uint32_t hash_run(const char *bytes, uint32_t size, uint64_t *any) {
    uint64_t hash = table_hash_begin(size), eight;
    for (*any = 0; size > 8; bytes += 8, size -= 8) {
        memcpy(&eight, bytes, 8);
        *any |= eight;
        hash = table_hash_eight(hash, eight);
    }
    memcpy(&eight, bytes, 8);
    eight = low_bytes(eight, size);
    *any |= eight;
    return table_hash_end(table_hash_eight(hash, eight));
}

uint32_t plain_words_hash(const char *bytes, uint32_t size) {
    uint64_t any;
    return hash_run(bytes, size, &any);
}

static const uint64_t not_ascii = 0x8080808080808080u;

/* Whether a word ends in a letter that is a form by itself (U+0259, U+025C). */
static bool ends_turned(const char *bytes, uint32_t begin, uint32_t end) {
    return end - begin > 2 && bytes[end - 2] == '\xC9' &&
           (bytes[end - 1] == '\x99' || bytes[end - 1] == '\x9C');
}

/* Whether a run, and what stands before it from `at` on, is a plain word. One with characters that
 * are words by themselves is left to words_next to its end, so that none is read again and again.
 */
static bool is_plain(struct plain_words *runs, uint32_t at, const struct plain_word *run,
                     bool is_ascii) {
    const char *bytes = runs->view->bytes;
    enum ending ending = (enum ending)endings[(unsigned char)bytes[run->end]];
    if (!is_ascii && !is_word(runs->view, run->begin, run->end)) {
        runs->other_end = run->end;
        return false;
    }
    bool is_spaced = run->begin == at + 1 && bytes[at] == ' '; /* as most are */
    if (!is_spaced && !is_plain_gap(bytes, at, run->begin)) return false;
    if (!is_spaced && run->begin > 0 && is_second(runs, run->begin)) return false;
    if (may_have_inner(runs, run->begin, run->end)) return false;
    if (!is_ascii && ends_turned(bytes, run->begin, run->end)) return false;
    return ending == ENDING_PLAIN || ends_at_sign(runs, run->begin, run->end, ending);
}

static inline bool is_tagged(const char *bytes, uint32_t begin) {
    while (begin > 0 && bytes[begin - 1] == '_') begin--;
    return begin > 0 && bytes[begin - 1] == '#';
}

/* Which signs behind a run let it go on as a form, a compound or a word with an apostrophe: that
 * counts where some of the filter's have one. */
static inline unsigned signs_that_count(const struct plain_words *runs) {
    return FORMS_SIGN | FORMS_OPEN | (runs->has_apostrophes ? FORMS_APOSTROPHE : 0u);
}

/* Whether the two bytes behind a run let it go on. Asked of each run, so without branches. */
static inline bool may_go_on(const char *bytes, unsigned signs) {
    unsigned ending = endings[(unsigned char)bytes[1]];
    return forms_signs[(unsigned char)bytes[0]] & ~ending & signs;
}

/* Whether what is written behind a run may make more of it, though its letters are none that are
 * looked for. */
static bool is_more(const struct plain_words *runs, uint32_t begin, uint32_t end) {
    const char *bytes = runs->view->bytes;
    if (runs->has_apostrophes && bytes[end] == '\'') return true;
    return joins(runs, end) || may_have_inner(runs, begin, end) || has_form(runs, begin, end);
}

/* Passes over runs that are none of the filter's, whatever they are part of: but one that a form,
 * or the other half of a compound, may make such, and those of a hashtag, of which other words are
 * looked for. */
static const uint32_t *skip_unwanted(const struct plain_words *runs, const uint32_t *edge,
                                     const uint32_t *last, const struct wanted *wanted) {
    const char *bytes = runs->view->bytes;
    const unsigned signs = signs_that_count(runs);
    if (edge[0] > 0 && is_second(runs, edge[0])) return edge;
    for (; edge < last; edge += 2) {
        uint32_t begin = edge[0], end = edge[1];
        uint64_t any;
        if (runs->has_tags && is_tagged(bytes, begin)) break;
        if ((may_go_on(bytes + end, signs) || runs->has_inner) && is_more(runs, begin, end)) break;
        uint32_t hash = hash_run(bytes + begin, end - begin, &any);
        if (any & not_ascii || wanted_has(wanted, bytes, begin, end, hash)) break;
    }
    return edge;
}

/* White space that is one byte. */
static bool is_space(unsigned char byte) {
    return byte < 0x80 && classes_ascii[byte] & (CLASS_SPACE | CLASS_LINE_END);
}

/* Where the signs and letters around a place begin: no link, address, mention or hashtag goes over
 * white space. */
static uint32_t chunk_begin(const char *bytes, uint32_t least, uint32_t at) {
    while (at > least && !is_space((unsigned char)bytes[at - 1])) at--;
    return at;
}

/* Whether something before a run, without white space between, may make it a part of more. */
static bool is_in_doubt(const char *bytes, uint32_t begin, uint32_t end) {
    for (; begin < end; begin++) {
        unsigned char byte = (unsigned char)bytes[begin];
        bool is_letter = byte < 0x80 && classes_ascii[byte] & CLASS_WORD;
        if (!is_letter && (endings[byte] != ENDING_PLAIN || begins_token(bytes[begin])))
            return true;
    }
    return false;
}

uint32_t plain_words_next(struct plain_words *runs, struct words *words,
                          const struct wanted *wanted, bool passes_doubts,
                          struct plain_word *word) {
    const char *bytes = runs->view->bytes;
    const uint32_t *edge = runs->edges + runs->next, *last = runs->edges + runs->edge_count;
    uint32_t at = words->at, passed = 0;
    word->is_wanted = false;
    if (words->tag_end != 0 || words->host_end != 0 || at < runs->other_end) return 0;
    if (at < runs->doubt_end) return 0;
    while (edge < last && edge[1] <= at) edge += 2;
    for (const uint32_t *first = edge; edge < last && !word->is_wanted; edge += 2, passed++) {
        if (passes_doubts && edge[0] >= at) {
            const uint32_t *next = skip_unwanted(runs, edge, last, wanted);
            passed += (uint32_t)(next - edge) / 2;
            at = next > edge ? next[-1] : at;
            edge = next;
            if (edge == last) break;
        }
        uint64_t any;
        *word =
            (struct plain_word){.begin = edge[0] > at ? edge[0] : at, .end = edge[1], .gap = at};
        word->ends = passed == 0 ? words->ends : 0;
        word->hash = hash_run(bytes + word->begin, word->end - word->begin, &any);
        uint32_t begin = passes_doubts ? chunk_begin(bytes, words->at, word->begin) : word->begin;
        if (!is_plain(runs, at, word, !(any & not_ascii)) ||
            is_in_doubt(bytes, begin, word->begin)) {
            if (passes_doubts) {
                runs->doubt_end = word->end;
                at = begin;
                while (edge > first && edge[-1] > begin) edge -= 2;
            }
            break;
        }
        word->is_wanted = wanted_has(wanted, bytes, word->begin, word->end, word->hash);
        at = edge[1];
    }
    if (passed) words->ends = 0;
    words->at = at;
    runs->next = (uint32_t)(edge - runs->edges);
    return passed - word->is_wanted;
}

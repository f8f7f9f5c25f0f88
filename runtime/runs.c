#include "runtime/runs.h"

#include "runtime/classes.h"
#include "runtime/table_format.h"

#define EIGHT(byte) (0x0101010101010101u * (uint64_t)(byte))

/* The high bit of each byte that is a small letter, a digit, or not ASCII (Mycroft's arithmetic on
 * bytes of a word). */
static uint64_t letters_of(uint64_t eight) {
    uint64_t low = eight & EIGHT(0x7F);
    uint64_t letters = (low + EIGHT(0x80 - 'a')) & ~(low + EIGHT(0x80 - 'z' - 1));
    uint64_t digits = (low + EIGHT(0x80 - '0')) & ~(low + EIGHT(0x80 - '9' - 1));
    return (letters | digits | eight) & EIGHT(0x80);
}

/* The high bit of each byte that is the one given; below 0x80. */
static uint64_t equal_to(uint64_t eight, unsigned char byte) {
    uint64_t differing = (eight ^ EIGHT(byte));
    return ~(((differing & EIGHT(0x7F)) + EIGHT(0x7F)) | differing) & EIGHT(0x80);
}

/* The high bits of eight bytes, side by side. */
static uint64_t gathered(uint64_t high) {
    return (high >> 7) * 0x0102040810204080u >> 56;
}

struct runs runs_of(const struct fold_view *view, uint64_t *bits) {
    struct runs runs = {.view = view, .bits = bits};
    size_t words = view->size / 64 + 2;
    for (size_t i = 0; i < words; i++) {
        uint64_t made = 0;
        for (size_t k = 0; k < 8; k++) {
            size_t at = i * 64 + k * 8;
            uint64_t eight;
            if (at >= view->size) break;
            memcpy(&eight, view->bytes + at, 8);
            made |= gathered(letters_of(eight)) << (k * 8);
            if (equal_to(eight, '@')) runs.last_at = (uint32_t)at + 8;
            if (equal_to(eight, ':')) runs.last_colon = (uint32_t)at + 8;
        }
        bits[i] = made;
    }
    return runs;
}

/* The first letter from a place on, or the view's size. */
static uint32_t run_begin(const struct runs *runs, uint32_t from) {
    uint32_t i = from / 64, words = (uint32_t)(runs->view->size / 64 + 1);
    uint64_t here = runs->bits[i] >> from % 64;
    if (here) return from + waiting_lowest(here);
    while (++i < words)
        if (runs->bits[i]) return i * 64 + waiting_lowest(runs->bits[i]);
    return (uint32_t)runs->view->size;
}

/* The first byte from a letter on that is none. */
static uint32_t run_end(const struct runs *runs, uint32_t from) {
    uint32_t i = from / 64;
    uint64_t here = ~runs->bits[i] >> from % 64;
    if (here) return from + waiting_lowest(here);
    while (!~runs->bits[++i]) {
    }
    return i * 64 + waiting_lowest(~runs->bits[i]);
}

enum ending {
    ENDING_OPEN,  /* more must be known */
    ENDING_PLAIN, /* a word ends here, whatever follows */
    ENDING_SIGN,  /* it may go on as an address or a link */
    ENDING_FORM,  /* or as a gender form */
};

static const unsigned char endings[128] = {
    [0] = ENDING_PLAIN,    ['\t'] = ENDING_PLAIN, ['\n'] = ENDING_PLAIN, ['\r'] = ENDING_PLAIN,
    [' '] = ENDING_PLAIN,  ['!'] = ENDING_PLAIN,  ['"'] = ENDING_PLAIN,  ['#'] = ENDING_PLAIN,
    ['$'] = ENDING_PLAIN,  ['%'] = ENDING_PLAIN,  ['&'] = ENDING_PLAIN,  ['('] = ENDING_PLAIN,
    [')'] = ENDING_PLAIN,  [','] = ENDING_PLAIN,  [';'] = ENDING_PLAIN,  ['<'] = ENDING_PLAIN,
    ['='] = ENDING_PLAIN,  ['>'] = ENDING_PLAIN,  ['?'] = ENDING_PLAIN,  ['['] = ENDING_PLAIN,
    ['\\'] = ENDING_PLAIN, [']'] = ENDING_PLAIN,  ['^'] = ENDING_PLAIN,  ['{'] = ENDING_PLAIN,
    ['|'] = ENDING_PLAIN,  ['}'] = ENDING_PLAIN,  ['~'] = ENDING_PLAIN,  ['.'] = ENDING_SIGN,
    ['+'] = ENDING_SIGN,   ['-'] = ENDING_SIGN,   ['/'] = ENDING_FORM,   ['*'] = ENDING_FORM,
    ['_'] = ENDING_FORM,   [':'] = ENDING_FORM,
};

static bool is_www(const char *bytes, uint32_t size) {
    return size == 3 && memcmp(bytes, "www", 3) == 0;
}

/* An address has an `@` behind its first part and a link that begins with a scheme a `:`. */
static bool ends_word(const struct runs *runs, uint32_t begin, uint32_t end) {
    const char *bytes = runs->view->bytes;
    unsigned char next = (unsigned char)bytes[end];
    switch ((enum ending)endings[next]) {
    case ENDING_PLAIN:
        return true;
    case ENDING_FORM:
        if (bytes[end + 1] == 'i') return false;
        break;
    case ENDING_SIGN:
        break;
    case ENDING_OPEN:
        return false;
    }
    unsigned char behind = (unsigned char)bytes[end + 1];
    if (behind < 0x80 && endings[behind] == ENDING_PLAIN) return true;
    return end >= runs->last_at && end >= runs->last_colon && !is_www(bytes + begin, end - begin);
}

/* Whether nothing but white space and signs that begin nothing stand in a gap. */
static bool is_plain_gap(const char *bytes, uint32_t at, uint32_t end) {
    for (; at < end; at++)
        if (bytes[at] == '@' || bytes[at] == '#') return false;
    return true;
}

/* Whether all characters of a run are letters, digits or marks, and it begins with no mark. */
static bool is_word(const struct fold_view *view, uint32_t begin, uint32_t end) {
    unsigned wanted = CLASS_LETTER | CLASS_DIGIT;
    for (uint32_t at = begin, size; at < end; at += size, wanted |= CLASS_MARK)
        if (!(classes_at(view, at, &size) & wanted)) return false;
    return true;
}

/* The hash of a run, and whether it is all ASCII. Reads up to eight bytes behind it. */
static uint32_t hash_run(const char *bytes, uint32_t size, bool *is_ascii) {
    uint64_t hash = table_hash_begin(size), eight, all = 0;
    for (; size > 8; bytes += 8, size -= 8) {
        memcpy(&eight, bytes, 8);
        all |= eight;
        hash = table_hash_eight(hash, eight);
    }
    memcpy(&eight, bytes, 8);
    eight &= ~(uint64_t)0 >> (64 - 8 * size);
    all |= eight;
    *is_ascii = !(all & EIGHT(0x80));
    return table_hash_end(table_hash_eight(hash, eight));
}

uint32_t runs_hash(const char *bytes, uint32_t size) {
    bool is_ascii;
    return hash_run(bytes, size, &is_ascii);
}

bool runs_next(const struct runs *runs, struct words *words, struct runs_word *word) {
    const struct fold_view *view = runs->view;
    const char *bytes = view->bytes;
    bool is_ascii;
    if (words->tag_end != 0) return false;
    word->begin = run_begin(runs, words->at);
    if (word->begin == view->size) return false;
    word->end = run_end(runs, word->begin);
    if (!ends_word(runs, word->begin, word->end)) return false;
    if (word->begin > words->at + 1 ? !is_plain_gap(bytes, words->at, word->begin)
                                    : bytes[words->at] == '@' || bytes[words->at] == '#')
        return false;
    word->hash = hash_run(bytes + word->begin, word->end - word->begin, &is_ascii);
    if (!is_ascii && !is_word(view, word->begin, word->end)) return false;
    word->gap = words->at;
    word->sentence = words->sentence;
    words->at = word->end;
    words->sentence = false;
    return true;
}

bool runs_sentence_ends(const struct fold_view *view, uint32_t begin, uint32_t end) {
    for (; begin < end; begin++) {
        unsigned char byte = (unsigned char)view->bytes[begin];
        if (byte == '.' || byte == '!' || byte == '?' ||
            classes_ascii[byte & 0x7F] & CLASS_LINE_END)
            return true;
    }
    return false;
}

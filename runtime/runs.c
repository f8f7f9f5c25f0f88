#include "runtime/runs.h"

#include "runtime/classes.h"
#include "runtime/sixteen.h"
#include "runtime/table_format.h"

/* The letters among 64 bytes, a bit each; `signs` is not zero where some of them are signs that may
 * make a word more than one. */
static uint64_t read_block(const char *bytes, uint32_t *signs) {
    uint64_t letters = 0;
    *signs = 0;
    for (int i = 0; i < 4; i++) {
        sixteen x = sixteen_load(bytes + 16 * i);
        letters |= (uint64_t)sixteen_letters(x) << 16 * i;
        *signs |= sixteen_equal(x, '@') | sixteen_equal(x, ':');
    }
    return letters;
}

struct runs runs_of(const struct fold_view *view, uint32_t *edges) {
    struct runs runs = {.view = view, .edges = edges};
    uint32_t size = (uint32_t)view->size, *edge = edges, signs;
    uint64_t before = 0;
    for (uint32_t at = 0; at <= size; at += 64) {
        uint64_t letters = read_block(view->bytes + at, &signs);
        uint64_t changes = letters ^ (letters << 1 | before);
        if (signs) runs.last_sign = at + 64;
        before = letters >> 63;
        for (; changes; changes &= changes - 1) *edge++ = at + waiting_lowest(changes);
    }
    runs.edge_count = (uint32_t)(edge - edges);
    return runs;
}

enum ending {
    ENDING_OPEN,  /* more must be known */
    ENDING_PLAIN, /* a word ends here, whatever follows */
    ENDING_SIGN,  /* it may go on as an address or a link */
    ENDING_FORM,  /* or as a gender form */
};

static const unsigned char endings[256] = {
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

/* Whether a word ends before a sign that may mean more. An address has an `@` behind its first part
 * and a link that begins with a scheme a `:`. */
static bool ends_at_sign(const struct runs *runs, uint32_t begin, uint32_t end,
                         enum ending ending) {
    const unsigned char *bytes = (const unsigned char *)runs->view->bytes;
    if (ending == ENDING_OPEN || (ending == ENDING_FORM && bytes[end + 1] == 'i')) return false;
    if (bytes[end] == '.' && is_www(runs->view->bytes + begin, end - begin)) return false;
    return endings[bytes[end + 1]] == ENDING_PLAIN || end >= runs->last_sign;
}

/* What stands between two runs. */
enum gap {
    GAP_PLAIN = 0,
    GAP_SPACE = 1,   /* white space: no link, address, mention or hashtag goes on behind it */
    GAP_MENTION = 2, /* a sign that may begin one */
    GAP_HASHTAG = 4,
};

static unsigned gap_between(const char *bytes, uint32_t at, uint32_t end) {
    unsigned gap = GAP_PLAIN;
    for (; at < end; at++) {
        if (bytes[at] == '@') gap |= GAP_MENTION;
        if (bytes[at] == '#') gap |= GAP_HASHTAG;
        if (classes_ascii[(unsigned char)bytes[at]] & (CLASS_SPACE | CLASS_LINE_END))
            gap |= GAP_SPACE;
    }
    return gap;
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

uint32_t runs_hash(const char *bytes, uint32_t size) {
    uint64_t any;
    return hash_run(bytes, size, &any);
}

static const uint64_t not_ascii = 0x8080808080808080u;

/* What a run is. */
enum run {
    RUN_PLAIN, /* a word */
    RUN_DOUBT, /* a word, or part of an address, a link, a mention or a word with an apostrophe: in
                  any case none of a table that has no word written so */
    RUN_OTHER, /* for words_next alone to say */
};

static inline enum run kind_of_run(const struct runs *runs, unsigned gap, uint32_t begin,
                                   uint32_t end) {
    enum run kind = gap & GAP_MENTION ? RUN_DOUBT : RUN_PLAIN;
    char next = runs->view->bytes[end];
    if (gap & GAP_HASHTAG) return RUN_OTHER;
    if (next == ' ') return kind;
    enum ending ending = (enum ending)endings[(unsigned char)next];
    if (ending == ENDING_PLAIN) return kind;
    if (next == '\'' && runs->has_apostrophes) return RUN_OTHER;
    return kind == RUN_PLAIN && ends_at_sign(runs, begin, end, ending) ? RUN_PLAIN : RUN_DOUBT;
}

/* Where words_next begins anew when a doubt must be settled. */
struct restart {
    const uint32_t *edge;
    uint32_t at;
    bool in_doubt;
};

uint32_t runs_next(struct runs *runs, struct words *words, const struct filter *filter,
                   bool passes_doubts, struct runs_word *word) {
    const char *bytes = runs->view->bytes;
    const uint32_t *edge = runs->edges + runs->next, *last = runs->edges + runs->edge_count;
    uint32_t at = words->at, passed = 0;
    word->is_wanted = false;
    if (words->tag_end != 0) return 0;
    while (edge < last && edge[1] <= at) edge += 2;
    struct restart restart = {edge, at, false};
    for (; edge < last && !word->is_wanted; edge += 2, passed++) {
        uint32_t begin = edge[0] > at ? edge[0] : at, end = edge[1];
        bool is_spaced = begin == at + 1 && bytes[at] == ' ';
        unsigned gap = is_spaced ? GAP_SPACE : gap_between(bytes, at, begin);
        uint64_t any;
        if (gap & GAP_SPACE) restart = (struct restart){edge, at, false};
        enum run kind = kind_of_run(runs, gap, begin, end);
        uint32_t hash = hash_run(bytes + begin, end - begin, &any);
        bool is_wanted = filter_has(filter, hash);
        if (any & not_ascii && !is_word(runs->view, begin, end)) kind = RUN_OTHER;
        restart.in_doubt |= kind == RUN_DOUBT;
        bool may_pass = passes_doubts && begin >= runs->settled && !is_wanted;
        if (kind == RUN_OTHER || (restart.in_doubt && !may_pass)) {
            if (restart.in_doubt) runs->settled = end;
            edge = restart.in_doubt ? restart.edge : edge;
            at = restart.in_doubt ? restart.at : at;
            break;
        }
        if (is_wanted)
            *word = (struct runs_word){begin, end, hash, at, words->sentence && !passed, true};
        at = end;
    }
    if (passed) words->sentence = false;
    words->at = at;
    runs->next = (uint32_t)(edge - runs->edges);
    return passed - word->is_wanted;
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

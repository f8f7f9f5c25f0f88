/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/fold.h"
#include "runtime/base/align.h"

#include "runtime/base/bits.h"
#include "runtime/base/bytes16.h"
#include "runtime/text/characters.h"
#include "runtime/text/utf8.h"

#include <string.h>

/* A segment is a character that joins nothing before it and those behind that do. It has at most
 * as many parts as bytes, and its first character a few more: the generator proves it. */
enum { FIRST_PARTS = 64 };

static size_t bytes_room(size_t size) {
    return align_eight(size * FOLD_GROWTH + FOLD_TAIL);
}

/* A piece takes two bytes of the text or more: ASCII characters that stand alone need none. */
static size_t pieces_room(size_t size) {
    return size / 2 + 1;
}

static size_t parts_room(size_t size) {
    return size + FIRST_PARTS;
}

size_t fold_room(size_t size) {
    return bytes_room(size) + pieces_room(size) * sizeof(struct fold_piece) +
           align_eight(2 * parts_room(size) * sizeof(uint32_t));
}

struct fold_view fold_view_in(void *memory, size_t size) {
    char *bytes = memory;
    char *pieces = bytes + bytes_room(size);
    char *work = pieces + pieces_room(size) * sizeof(struct fold_piece);
    return (struct fold_view){.bytes = bytes,
                              .pieces = (struct fold_piece *)(void *)pieces,
                              .work = (uint32_t *)(void *)work,
                              .room = size};
}

struct folding {
    struct fold_view *view;
    enum fold_spelling spelling;
    const char *text;
    size_t size;
    unsigned joins;            /* character_flags of what joins, in this spelling */
    size_t before, before_out; /* the last character that is not ASCII: where it began */
    size_t before_pieces;
    struct parts {
        uint32_t *items;
        size_t count;
    } parts, other;
};

static bool folds(const struct folding *f) {
    return f->spelling == FOLD_VIEW || f->spelling == FOLD_PLAIN;
}

/* Characters in and out. */

/* Adds a piece for what has been written since `out`, unless it is one character in the place of
 * one of the same size. */
static void add_piece(struct folding *f, size_t begin, size_t end, size_t out) {
    struct fold_view *view = f->view;
    size_t written = view->size - out;
    if (written > 0 && written == end - begin && utf8_lead_size(view->bytes[out]) == written &&
        utf8_lead_size(f->text[begin]) == written)
        return;
    view->pieces[view->piece_count++] =
        (struct fold_piece){(uint32_t)out, (uint32_t)view->size, (uint32_t)begin, (uint32_t)end};
}

/* Hangul syllables are composed by reckoning: Unicode's section 3.12. */
enum {
    HANGUL_L = 0x1100,
    HANGUL_V = 0x1161,
    HANGUL_T = 0x11A7,
    HANGUL_SYLLABLE = 0xAC00,
    HANGUL_L_COUNT = 19,
    HANGUL_V_COUNT = 21,
    HANGUL_T_COUNT = 28,
    HANGUL_COUNT = HANGUL_L_COUNT * HANGUL_V_COUNT * HANGUL_T_COUNT
};

static unsigned decompose_hangul(uint32_t syllable, uint32_t parts[FOLD_DECOMPOSITION]) {
    uint32_t trailing = syllable % HANGUL_T_COUNT;
    parts[0] = HANGUL_L + syllable / (HANGUL_V_COUNT * HANGUL_T_COUNT);
    parts[1] = HANGUL_V + syllable / HANGUL_T_COUNT % HANGUL_V_COUNT;
    parts[2] = HANGUL_T + trailing;
    return trailing ? 3 : 2;
}

unsigned fold_decompose(uint32_t character, uint32_t parts[FOLD_DECOMPOSITION]) {
    if (character >= HANGUL_SYLLABLE && character < HANGUL_SYLLABLE + HANGUL_COUNT)
        return decompose_hangul(character - HANGUL_SYLLABLE, parts);
    const uint32_t *found = NULL;
    unsigned count = character_decomposition(character, &found);
    if (count > 0)
        memcpy(parts, found, count * sizeof *parts);
    else
        parts[0] = character;
    return count > 0 ? count : 1;
}

static uint32_t compose_pair(uint32_t first, uint32_t second) {
    uint32_t v = second - HANGUL_V, t = second - HANGUL_T;
    if (first >= HANGUL_L && first < HANGUL_L + HANGUL_L_COUNT && v < HANGUL_V_COUNT)
        return HANGUL_SYLLABLE + ((first - HANGUL_L) * HANGUL_V_COUNT + v) * HANGUL_T_COUNT;
    if (first >= HANGUL_SYLLABLE && first < HANGUL_SYLLABLE + HANGUL_COUNT &&
        (first - HANGUL_SYLLABLE) % HANGUL_T_COUNT == 0 && t > 0 && t < HANGUL_T_COUNT)
        return first + t;
    return character_composition(first, second);
}

/* A mark that a term may be written without: of category M and combining class 200 or more (what is
 * above, below or attached: accents, cedillas; not the signs that other scripts spell with). */
static bool is_mark(uint32_t character) {
    const struct character *properties = character_of(character);
    return properties->kind == CHARACTER_MARK && properties->combining_class >= 200;
}

/* Segments. */

static unsigned class_of(uint32_t c) {
    return c < 0x300 ? 0 : character_of(c)->combining_class;
}

static void sort_few(uint32_t *items, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint32_t item = items[i];
        unsigned class = class_of(item);
        size_t k = i;
        for (; k > 0 && class_of(items[k - 1]) > class; k--) items[k] = items[k - 1];
        items[k] = item;
    }
}

static void sort_many(uint32_t *items, size_t count, uint32_t *room) {
    size_t begins[257] = {0};
    for (size_t i = 0; i < count; i++) begins[class_of(items[i]) + 1]++;
    for (size_t i = 1; i < 257; i++) begins[i] += begins[i - 1];
    for (size_t i = 0; i < count; i++) room[begins[class_of(items[i])]++] = items[i];
    memcpy(items, room, count * sizeof *items);
}

/* Brings the marks of a sequence into canonical order, in linear time. */
static void reorder(struct parts *parts, uint32_t *room) {
    for (size_t i = 0; i < parts->count;) {
        size_t end = i;
        while (end < parts->count && class_of(parts->items[end]) != 0) end++;
        if (end - i > 16)
            sort_many(parts->items + i, end - i, room);
        else if (end - i > 1)
            sort_few(parts->items + i, end - i);
        i = end + 1;
    }
}

static void compose(struct parts *parts) {
    size_t out = 0, starter = SIZE_MAX;
    unsigned before = 0;
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t c = parts->items[i], whole = 0;
        unsigned class = class_of(c);
        if (starter != SIZE_MAX && (out - 1 == starter || (before != 0 && before < class)))
            whole = compose_pair(parts->items[starter], c);
        if (whole) {
            parts->items[starter] = whole;
            continue;
        }
        if (class == 0) starter = out;
        before = class;
        parts->items[out++] = c;
    }
    parts->count = out;
}

static void add_decomposed(struct parts *parts, uint32_t c) {
    parts->count += fold_decompose(c, parts->items + parts->count);
}

static void fold_part(struct folding *f, uint32_t part) {
    unsigned size = 0;
    const char *folded = character_folding(part, &size);
    if (!folded) add_decomposed(&f->other, part);
    for (unsigned at = 0; folded && at < size;) {
        uint32_t c = 0;
        at += (unsigned)utf8_decode(folded + at, size - at, &c);
        add_decomposed(&f->other, c);
    }
}

/* The parts of a segment folded, in canonical order again. */
static void fold_parts(struct folding *f) {
    f->other.count = 0;
    for (size_t i = 0; i < f->parts.count; i++) fold_part(f, f->parts.items[i]);
    size_t kept = 0;
    for (size_t i = 0; i < f->other.count; i++)
        if (f->spelling != FOLD_PLAIN || !is_mark(f->other.items[i]))
            f->other.items[kept++] = f->other.items[i];
    f->other.count = kept;
    struct parts swap = f->parts;
    f->parts = f->other;
    f->other = swap;
    reorder(&f->parts, f->other.items);
}

/* Lines drawn through letters and digits, below and above them are not read. */
static void drop_lines(struct parts *parts) {
    bool on_letter = false;
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct character *c = character_of(parts->items[i]);
        if (c->kind != CHARACTER_MARK)
            on_letter = c->kind == CHARACTER_LETTER || c->kind == CHARACTER_ALONE ||
                        c->kind == CHARACTER_DIGIT;
        if (!(on_letter && c->flags & CHARACTER_LINE)) parts->items[kept++] = parts->items[i];
    }
    parts->count = kept;
}

/* The digit of a keycap is none: a space stands in its place. */
static void open_keycaps(struct parts *parts) {
    for (size_t i = 1; i < parts->count; i++) {
        uint32_t before = parts->items[i - 1];
        bool is_key = (before >= '0' && before <= '9') || before == '#' || before == '*';
        if (parts->items[i] == CHARACTER_KEYCAP && is_key) parts->items[i - 1] = ' ';
    }
}

static bool is_apostrophe(uint32_t c) {
    unsigned size = 0;
    const char *folded = character_folding(c, &size);
    return folded && size == 1 && *folded == '\'';
}

static void write_segment(struct folding *f, size_t begin, size_t end) {
    struct fold_view *view = f->view;
    size_t out = view->size;
    f->parts.count = 0;
    for (size_t at = begin; at < end;) {
        uint32_t c = 0;
        at += utf8_decode(f->text + at, end - at, &c);
        if (f->spelling != FOLD_NFC && character_of(c)->flags & CHARACTER_DROPPED) continue;
        add_decomposed(&f->parts, c);
    }
    reorder(&f->parts, f->other.items);
    if (folds(f)) {
        fold_parts(f);
        open_keycaps(&f->parts);
    }
    if (f->spelling != FOLD_NFC) drop_lines(&f->parts);
    compose(&f->parts);
    for (size_t i = 0; i < f->parts.count; i++) {
        uint32_t c = f->parts.items[i];
        if (f->spelling == FOLD_EXACT && is_apostrophe(c)) c = '\'';
        view->size += utf8_encode(c, view->bytes + view->size);
    }
    add_piece(f, begin, end, out);
}

/* A character that joins nothing and that nothing joins. */
static void write_single(struct folding *f, size_t begin, size_t size, uint32_t c) {
    struct fold_view *view = f->view;
    const char *bytes = f->text + begin;
    const uint32_t *parts;
    unsigned written = (unsigned)size;
    bool plain = f->spelling == FOLD_PLAIN && character_decomposition(c, &parts) > 0;
    if (plain || (!folds(f) && character_decomposition(c, &parts) > 0)) {
        write_segment(f, begin, begin + size);
        return;
    }
    if (folds(f) || (f->spelling == FOLD_EXACT && is_apostrophe(c))) {
        const char *folded = character_folding(c, &written);
        if (folded) bytes = folded;
    }
    if (f->spelling == FOLD_PLAIN && bytes != f->text + begin) {
        write_segment(f, begin, begin + size);
        return;
    }
    size_t out = view->size;
    memcpy(view->bytes + out, bytes, written);
    view->size += written;
    add_piece(f, begin, begin + size, out);
}

/* Characters that join: together with the one before them, but those at the end that are dropped
 * anyway stand for nothing by themselves. Returns where they end. */
static size_t write_joining(struct folding *f, size_t at) {
    size_t end = at, last = at, begin = at;
    uint32_t c = 0;
    for (size_t size; (size = utf8_decode(f->text + end, f->size - end, &c)) > 0; end += size) {
        unsigned flags = character_of(c)->flags;
        if (!(flags & f->joins)) break;
        if (!(flags & CHARACTER_DROPPED) || f->spelling == FOLD_NFC) last = end + size;
    }
    struct fold_view *view = f->view;
    if (last > at && at > 0) {
        bool ascii = (unsigned char)f->text[at - 1] < 0x80;
        begin = ascii ? at - 1 : f->before;
        view->size = ascii ? view->size - 1 : f->before_out;
        if (!ascii) view->piece_count = f->before_pieces;
    }
    if (last > at) write_segment(f, begin, last);
    if (end > last) add_piece(f, last, end, view->size);
    return end;
}

static size_t write_other(struct folding *f, size_t at) {
    uint32_t c = 0;
    size_t size = utf8_decode(f->text + at, f->size - at, &c);
    if (size == 0) return 0;
    if (character_of(c)->flags & f->joins) return write_joining(f, at) - at;
    f->before = at;
    f->before_out = f->view->size;
    f->before_pieces = f->view->piece_count;
    write_single(f, at, size, c);
    return size;
}

/* ASCII. */

static char fold_ascii(const struct folding *f, char c) {
    if (f->spelling != FOLD_NFC && c == '`') return '\'';
    return folds(f) && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Folds sixteen characters; which of them are not ASCII, or the apostrophe that changes, a bit
 * each: what is written from the first of those on is written over. */
static uint32_t write_sixteen(const struct folding *f, size_t at, char *out, bool *may_mix) {
    sixteen x = bytes16_load(f->text + at);
    bytes16_store(out, folds(f) ? bytes16_small(x) : x);
    *may_mix |= bytes16_may_mix(x, 'I');
    return bytes16_high(x) | bytes16_equal(x, '`');
}

/* Folds ASCII from `at` on, one character after the other; returns where it ends. */
static size_t write_few(const struct folding *f, size_t at, char *out, bool *may_mix) {
    for (; at < f->size && (unsigned char)f->text[at] < 0x80; at++) {
        *may_mix |= f->text[at] == 'I';
        *out++ = fold_ascii(f, f->text[at]);
    }
    return at;
}

/* Folds ASCII from `at` on; returns where it ends. The last characters are folded together with
 * some before them once more. */
static size_t write_ascii(struct folding *f, size_t at) {
    struct fold_view *view = f->view;
    char *out = view->bytes + view->size;
    size_t begin = at;
    uint32_t others = 0;
    bool may_mix = view->may_mix;
    while (f->size - at >= 16 && (others = write_sixteen(f, at, out, &may_mix)) == 0) {
        at += 16;
        out += 16;
    }
    size_t rest = f->size - at;
    if (others) {
        at += bits_lowest(others);
        if (f->text[at] == '`') at = write_few(f, at, out + bits_lowest(others), &may_mix);
    } else if (rest > 0 && at - begin >= 16 &&
               write_sixteen(f, f->size - 16, out + rest - 16, &may_mix) == 0) {
        at = f->size;
    } else {
        at = write_few(f, at, out, &may_mix);
    }
    view->may_mix = may_mix;
    view->size += at - begin;
    return at;
}

enum fold_result fold_text(struct fold_view *view, enum fold_spelling spelling, const char *text,
                           size_t size, size_t *where) {
    static const unsigned joins[] = {
        [FOLD_VIEW] = CHARACTER_FOLDED_JOINS,
        [FOLD_PLAIN] = CHARACTER_FOLDED_JOINS,
        [FOLD_NFC] = CHARACTER_JOINS,
        [FOLD_EXACT] = CHARACTER_JOINS | CHARACTER_DROPPED,
    };
    view->size = view->piece_count = 0;
    view->may_mix = false;
    if (size > view->room || size > FOLD_LIMIT) return FOLD_TOO_LONG;
    struct folding f;
    f.view = view;
    f.spelling = spelling;
    f.text = text;
    f.size = size;
    f.joins = joins[spelling];
    f.before = f.before_out = f.before_pieces = 0;
    f.parts = (struct parts){view->work, 0};
    f.other = (struct parts){view->work + parts_room(view->room), 0};
    size_t at = 0;
    for (;;) {
        at = write_ascii(&f, at);
        if (at == size) break;
        size_t step = write_other(&f, at);
        if (step == 0) {
            if (where) *where = at;
            return FOLD_NOT_UTF8;
        }
        at += step;
    }
    memset(view->bytes + view->size, 0, FOLD_TAIL);
    return FOLD_OK;
}

/* The map. */

/* The last piece that begins at or before a byte of the view, or NULL. */
static const struct fold_piece *piece_at(const struct fold_view *view, uint32_t at) {
    size_t low = 0, high = view->piece_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->pieces[middle].view_begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &view->pieces[low - 1] : NULL;
}

uint32_t fold_begin(const struct fold_view *view, uint32_t begin) {
    const struct fold_piece *piece = piece_at(view, begin);
    if (!piece) return begin;
    return begin < piece->view_end ? piece->begin : piece->end + (begin - piece->view_end);
}

uint32_t fold_end(const struct fold_view *view, uint32_t end) {
    const struct fold_piece *piece = piece_at(view, end - 1);
    if (!piece) return end;
    return end <= piece->view_end ? piece->end : piece->end + (end - piece->view_end);
}

const char *fold_unicode_version(void) {
    return character_version();
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/term_words.h"

#include "compiler/base/buffer.h"
#include "compiler/base/spelling.h"
#include "runtime/base/limits.h"
#include "runtime/table/table_format.h"
#include "runtime/text/utf8.h"
#include "runtime/text/words.h"

/* The view of a term, in no more memory than its bytes and its map take. */
static struct fold_view view_of(struct arena *arena, struct str s) {
    struct fold_view view = fold_view_in(arena_alloc(arena, fold_room(s.size)), s.size);
    fold_text(&view, FOLD_VIEW, s.bytes, s.size, NULL);
    size_t bytes = (view.size + FOLD_TAIL + 7) & ~(size_t)7;
    size_t pieces = view.piece_count * sizeof *view.pieces;
    view.pieces = memmove(view.bytes + bytes, view.pieces, pieces);
    arena_shrink(arena, view.bytes, bytes + pieces);
    return view;
}

static bool star_at(const struct fold_view *view, uint32_t at) {
    return at < view->size && view->bytes[at] == '*';
}

static uint32_t kind_of(bool before, bool behind) {
    if (before && behind) return AFFIX_INFIX;
    return behind ? AFFIX_PREFIX : before ? AFFIX_SUFFIX : 0;
}

struct term_words term_cut(struct arena *arena, struct str term, bool exact) {
    struct term_words made = {0};
    struct fold_view view = view_of(arena, term);
    struct words words = words_of(&view, term.bytes);
    for (struct words_token token; words_next(&words, &token);) {
        if (token.kind != WORDS_WORD) continue;
        struct term_word word = {.text = {view.bytes + token.begin, token.stem_end - token.begin}};
        word.view = word.text;
        word.kind = kind_of(token.begin > 0 && star_at(&view, token.begin - 1),
                            star_at(&view, token.stem_end));
        if (exact) {
            uint32_t begin = fold_begin(&view, token.begin), end = fold_end(&view, token.stem_end);
            spell(arena, FOLD_EXACT, (struct str){term.bytes + begin, end - begin}, &word.text,
                  NULL);
        }
        ARENA_PUSH(arena, &made, word);
    }
    return made;
}

/* Spellings */

static void add_spelling(struct arena *arena, struct term_spellings *made, struct str s) {
    for (size_t i = 0; i < made->count; i++)
        if (str_equal(made->items[i], s)) return;
    ARENA_PUSH(arena, made, s);
}

static struct str plain(struct arena *arena, struct str s) {
    struct str spelt = s;
    spell(arena, FOLD_PLAIN, s, &spelt, NULL);
    return spelt;
}

/* Letters that have a spelling of two: umlauts, and the ligatures that Unicode does not take apart.
 */
static struct str replaced(struct arena *arena, struct str s, const char *const (*pairs)[2],
                           size_t count) {
    struct buffer made = buffer_in(arena);
    for (size_t i = 0; i < s.size;) {
        size_t found = count;
        for (size_t k = 0; k < count; k++)
            if (s.size - i >= 2 && memcmp(s.bytes + i, pairs[k][0], 2) == 0) found = k;
        if (found < count)
            buffer_add(&made, str_of(pairs[found][1]));
        else
            buffer_add_char(&made, s.bytes[i]);
        i += found < count ? 2 : 1;
    }
    return buffer_str(&made);
}

static const char *const umlauts[][2] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}};
static const char *const ligatures[][2] = {{"œ", "oe"}, {"æ", "ae"}};

/* Where the first, or the last, character with its marks ends, or begins. */
static size_t first_end(struct str s) {
    size_t at = 1;
    while (at < s.size && utf8_continues(s.bytes[at])) at++;
    return at;
}

static size_t last_begin(struct str s) {
    size_t at = s.size - 1;
    while (at > 0 && utf8_continues(s.bytes[at])) at--;
    return at;
}

static struct str without_first_mark(struct arena *arena, struct str s) {
    size_t end = first_end(s);
    struct str first = plain(arena, (struct str){s.bytes, end});
    return arena_format(arena, "%.*s%.*s", STR_ARG(first), (int)(s.size - end), s.bytes + end);
}

/* `citta'` is `città` typed: a bare last letter with an apostrophe behind it. */
static void add_typed(struct arena *arena, struct term_spellings *made, struct str s) {
    size_t begin = last_begin(s);
    struct str last = {s.bytes + begin, s.size - begin}, bare = plain(arena, last);
    if (str_equal(last, bare)) return;
    add_spelling(arena, made, arena_format(arena, "%.*s%.*s'", (int)begin, s.bytes, STR_ARG(bare)));
}

static bool is_ascii(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)s.bytes[i] >= 0x80) return false;
    return true;
}

static struct term_spellings untyped_spellings(struct arena *arena, struct str s) {
    struct term_spellings made = {0};
    if (is_ascii(s)) {
        ARENA_PUSH(arena, &made, s);
        return made;
    }
    struct str spread = replaced(arena, s, umlauts, 3);
    add_spelling(arena, &made, s);
    add_spelling(arena, &made, plain(arena, s));
    add_spelling(arena, &made, without_first_mark(arena, s));
    add_spelling(arena, &made, spread);
    add_spelling(arena, &made, plain(arena, spread));
    for (size_t i = 0, count = made.count; i < count; i++)
        add_spelling(arena, &made, replaced(arena, made.items[i], ligatures, 2));
    return made;
}

struct term_spellings term_spellings(struct arena *arena, const struct term_word *word,
                                     bool exact) {
    struct term_spellings made = {0};
    if (exact) {
        add_spelling(arena, &made,
                     arena_format(arena, TERM_EXACT_MARK "%.*s", STR_ARG(word->text)));
        return made;
    }
    made = untyped_spellings(arena, word->text);
    if (word->kind == 0 && made.count > 1) add_typed(arena, &made, word->text);
    return made;
}

/* Hashtags */

/* So many spellings of a term written together are tried in every mixture; where there are more,
 * its words are spelt as one. */
enum { MOST_TAGS = 256 };

static struct term_spellings joined(struct arena *arena, const struct term_spellings *before,
                                    const struct term_spellings *behind) {
    struct term_spellings made = {0};
    for (size_t i = 0; i < before->count; i++)
        for (size_t k = 0; k < behind->count; k++)
            add_spelling(arena, &made,
                         arena_format(arena, "%.*s%.*s", STR_ARG(before->items[i]),
                                      STR_ARG(behind->items[k])));
    return made;
}

static struct term_spellings spelt_as_one(struct arena *arena, const struct term_words *words) {
    struct buffer all = buffer_in(arena);
    for (size_t i = 0; i < words->count; i++) buffer_add(&all, words->items[i].text);
    return untyped_spellings(arena, buffer_str(&all));
}

struct term_spellings term_tags(struct arena *arena, const struct term_words *words) {
    struct term_spellings made = {0}, sign = {0};
    bool starred = false;
    for (size_t i = 0; i < words->count; i++) starred |= words->items[i].kind != 0;
    if (words->count < 2 || starred) return made;
    ARENA_PUSH(arena, &sign, STR("#"));
    made = sign;
    for (size_t i = 0; i < words->count; i++) {
        struct term_spellings word = untyped_spellings(arena, words->items[i].text);
        if (made.count * word.count > MOST_TAGS) {
            struct term_spellings one = spelt_as_one(arena, words);
            return joined(arena, &sign, &one);
        }
        made = joined(arena, &made, &word);
    }
    return made;
}

/* What a term comes to */

static bool carries_nothing(char c) {
    return strchr(" .,;:!?'\"()/-*\n\t", c) != NULL;
}

/* Quotation marks, dashes, ellipsis: U+00AB, U+00BB, U+2010 to U+2027. */
static bool is_quiet(const char *bytes, size_t size) {
    if (size == 2) return memcmp(bytes, "«", 2) == 0 || memcmp(bytes, "»", 2) == 0;
    return size == 3 && memcmp(bytes, "\xE2\x80", 2) == 0;
}

/* Whether a sign between the words would be lost with its meaning. */
static bool loses_sign(const struct fold_view *view, uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end;) {
        uint32_t next = at + 1;
        while (next < end && utf8_continues(view->bytes[next])) next++;
        bool quiet = next == at + 1 ? carries_nothing(view->bytes[at])
                                    : is_quiet(view->bytes + at, next - at);
        if (!quiet) return true;
        at = next;
    }
    return false;
}

/* Each star stands against a word, and none inside: then it is a word's own. */
static bool stars_stand(const struct fold_view *view, size_t words_with_stars) {
    size_t stars = 0;
    for (size_t i = 0; i < view->size; i++) stars += view->bytes[i] == '*';
    return stars == words_with_stars;
}

/* Whether a word beside a star is too long, in either way that it may be looked for. */
static bool has_long_affix(struct arena *arena, struct str term) {
    for (int exact = 0; exact < 2; exact++) {
        struct term_words words = term_cut(arena, term, exact);
        for (size_t i = 0; i < words.count; i++)
            if (words.items[i].kind && words.items[i].text.size > LIMIT_AFFIX_BYTES) return true;
    }
    return false;
}

enum term_status term_examine(struct arena *arena, struct str term, struct str *left) {
    if (term.size > LIMIT_TERM_BYTES) return TERM_TOO_LONG;
    struct fold_view view = view_of(arena, term);
    if (view.size > LIMIT_TERM_BYTES) return TERM_TOO_LONG;
    struct words words = words_of(&view, term.bytes);
    struct buffer kept = buffer_in(arena);
    size_t count = 0, stars = 0;
    uint32_t behind = 0;
    bool partial = false;
    for (struct words_token token; words_next(&words, &token);) {
        partial |= token.kind != WORDS_WORD || loses_sign(&view, behind, token.begin);
        if (token.end > behind) behind = token.end;
        if (token.kind != WORDS_WORD) continue;
        stars += token.begin > 0 && star_at(&view, token.begin - 1);
        stars += star_at(&view, token.stem_end);
        buffer_format(&kept, "%s%.*s", count++ ? " " : "", (int)(token.stem_end - token.begin),
                      view.bytes + token.begin);
    }
    partial |= loses_sign(&view, behind, (uint32_t)view.size);
    *left = arena_copy(arena, buffer_str(&kept));
    if (!stars_stand(&view, stars)) return TERM_BAD_STAR;
    if (count == 0) return TERM_NO_WORDS;
    if (count > LIMIT_TERM_WORDS || (stars && has_long_affix(arena, term))) return TERM_TOO_LONG;
    return partial ? TERM_PARTIAL : TERM_OK;
}

struct str term_folded(struct arena *arena, struct str term) {
    struct str folded = {"", 0};
    spell(arena, FOLD_VIEW, term, &folded, NULL);
    return folded;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/term_words.h"

#include "compiler/base/buffer.h"
#include "compiler/base/spelling.h"
#include "runtime/base/limits.h"
#include "runtime/table/table_format.h"
#include "runtime/text/forms.h"
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

/* Whether a form behind a word is its own: not the star of a term, which ends it. */
static bool has_form(const struct fold_view *view, const struct words_token *token) {
    bool is_star = star_at(view, token->stem_end) && token->end == token->stem_end + 1;
    return token->end > token->stem_end && !is_star;
}

static bool has_star_behind(const struct fold_view *view, const struct words_token *token) {
    return star_at(view, token->stem_end) && !has_form(view, token);
}

static bool has_star_before(const struct fold_view *view, const struct words_token *token) {
    return token->begin > 0 && star_at(view, token->begin - 1);
}

static uint32_t kind_of(bool before, bool behind) {
    if (before && behind) return AFFIX_INFIX;
    return behind ? AFFIX_PREFIX : before ? AFFIX_SUFFIX : 0;
}

static void add_forms(struct arena *arena, const struct fold_view *view,
                      const struct words_token *token, struct term_word *word) {
    const struct formed formed = {token->begin, token->stem_end, token->end, false};
    char spelt[LIMIT_TERM_BYTES];
    uint32_t size;
    for (unsigned number = 0;
         (size = forms_spelling(view, formed, &number, spelt, sizeof spelt)) > 0;)
        ARENA_PUSH(arena, &word->forms, arena_copy(arena, ((struct str){spelt, size})));
}

static struct words words_of_term(const struct fold_view *view, struct str term) {
    struct words words = words_of(view, term.bytes);
    words.in_term = true;
    return words;
}

struct term_words term_cut(struct arena *arena, struct str term, bool exact) {
    struct term_words made = {0};
    struct fold_view view = view_of(arena, term);
    struct words words = words_of_term(&view, term);
    uint32_t behind = 0;
    for (struct words_token token; words_next(&words, &token);) {
        if (token.kind != WORDS_WORD) continue;
        struct term_word word = {.text = {view.bytes + token.begin, token.stem_end - token.begin}};
        word.view = word.text;
        word.kind = kind_of(has_star_before(&view, &token), has_star_behind(&view, &token));
        word.ends = made.count ? token.ends : 0;
        if (made.count) word.gap = (struct str){view.bytes + behind, token.begin - behind};
        if (exact) {
            uint32_t begin = fold_begin(&view, token.begin), end = fold_end(&view, token.stem_end);
            spell(arena, FOLD_EXACT, (struct str){term.bytes + begin, end - begin}, &word.text,
                  NULL);
        } else if (word.kind == 0 && has_form(&view, &token)) {
            add_forms(arena, &view, &token, &word);
        }
        behind = token.end;
        ARENA_PUSH(arena, &made, word);
    }
    return made;
}

struct term_words term_as_text(struct arena *arena, struct str term) {
    struct term_words made = {0}, none = {0};
    struct fold_view view = view_of(arena, term);
    struct words words = words_of(&view, term.bytes), strict = words_of_term(&view, term);
    bool differs = false;
    for (struct words_token token, other; words_next(&words, &token);) {
        differs |= !words_next(&strict, &other) || other.end != token.end;
        if (token.kind != WORDS_WORD) continue;
        struct term_word word = {.text = {view.bytes + token.begin, token.end - token.begin}};
        word.kind = kind_of(has_star_before(&view, &token), has_star_behind(&view, &token));
        if (word.kind != 0) return none;
        word.view = word.text;
        word.ends = made.count ? token.ends : 0;
        ARENA_PUSH(arena, &made, word);
    }
    return differs ? made : none;
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

/* `&` or `+` with nothing but spaces around it: between words of some length («Marks & Spencer»)
 * they find the name without it. */
static bool is_joint(const char *bytes, size_t size) {
    size_t signs = 0;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != ' ' && bytes[i] != '&' && bytes[i] != '+') return false;
        signs += bytes[i] != ' ';
    }
    return signs == 1;
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

/* What is left of a term as it is read. */
struct examined {
    const struct fold_view *view;
    uint32_t behind;              /* what has been read */
    size_t count, stars, longest; /* words, their stars, the characters of the last */
    bool partial;
};

enum { JOINED = 3 }; /* characters of the words that a joint stands between, at least */

static void read_gap(struct examined *e, const struct words_token *token, size_t characters) {
    uint32_t begin = e->behind, end = token->begin;
    if (end <= begin || !loses_sign(e->view, begin, end)) return;
    bool between = e->count > 0 && token->kind == WORDS_WORD;
    bool is_quiet = between && is_joint(e->view->bytes + begin, end - begin) &&
                    e->longest >= JOINED && characters >= JOINED;
    e->partial |= !is_quiet;
}

/* A host is read as words too, what follows it is not. */
static bool is_host(const struct words *words) {
    return words->host_end != 0 && words->link_end == words->host_end;
}

static void read_token(struct examined *e, const struct words *words,
                       const struct words_token *token) {
    struct str stem = {e->view->bytes + token->begin, token->stem_end - token->begin};
    size_t characters = str_characters(stem);
    read_gap(e, token, characters);
    if (token->kind == WORDS_WORD) {
        if (token->end > e->behind) e->behind = token->end;
        if (!token->tagged && words->at > e->behind) e->behind = words->at;
        for (uint32_t at = token->stem_end; at < token->end; at++)
            e->stars += has_form(e->view, token) && star_at(e->view, at);
        e->stars += has_star_before(e->view, token);
        e->stars += has_star_behind(e->view, token);
        e->longest = characters;
        e->count++;
        return;
    }
    bool host = token->kind == WORDS_LINK && is_host(words);
    e->partial |= !host;
    if (!host && token->end > e->behind) e->behind = token->end;
}

enum term_status term_examine(struct arena *arena, struct str term, struct str *left) {
    if (term.size > LIMIT_TERM_BYTES) return TERM_TOO_LONG;
    struct fold_view view = view_of(arena, term);
    if (view.size > LIMIT_TERM_BYTES) return TERM_TOO_LONG;
    struct words words = words_of_term(&view, term);
    struct buffer kept = buffer_in(arena);
    struct examined e = {.view = &view};
    for (struct words_token token; words_next(&words, &token);) {
        read_token(&e, &words, &token);
        if (token.kind != WORDS_WORD) continue;
        buffer_format(&kept, "%s%.*s", e.count > 1 ? " " : "", (int)(token.stem_end - token.begin),
                      view.bytes + token.begin);
    }
    if (e.behind < view.size) e.partial |= loses_sign(&view, e.behind, (uint32_t)view.size);
    *left = arena_copy(arena, buffer_str(&kept));
    if (!stars_stand(&view, e.stars)) return TERM_BAD_STAR;
    if (e.count == 0) return TERM_NO_WORDS;
    if (e.count > LIMIT_TERM_WORDS || (e.stars && has_long_affix(arena, term)))
        return TERM_TOO_LONG;
    return e.partial ? TERM_PARTIAL : TERM_OK;
}

struct str term_folded(struct arena *arena, struct str term) {
    struct str folded = {"", 0};
    spell(arena, FOLD_VIEW, term, &folded, NULL);
    return folded;
}

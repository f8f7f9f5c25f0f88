/* SPDX-License-Identifier: Apache-2.0 */
/* Does every term of a list add something, and find what was meant rather than nearly every post?
 */
#include "compiler/base/buffer.h"
#include "compiler/front/conceal.h"
#include "compiler/meaning/advice/advice.h"
#include "compiler/meaning/advice/cover.h"
#include "compiler/meaning/advice/expression.h"
#include "compiler/meaning/advice/frequent.h"

struct terms_advice {
    struct translation *first;
    unsigned languages;                 /* of posts, a bit each */
    struct map excepted, plain, marked; /* a term's words without accents → its place in `seen` */
    TABLE_ARRAY(struct seen_term) seen;
};

struct seen_term {
    const struct term *term;
    uint32_t list;
};

static struct str shown(const struct term *term) {
    return shown_of(term->source, term->span, term->text);
}

/* A term at its place; one of a file also at the list that takes the file in. */
static struct diagnostic *say(struct translation *first, enum diagnostic_code code,
                              const struct term *term, uint32_t list) {
    struct diagnostic *said = diagnose(first->log, code, (struct place){term->source, term->span});
    said->parts[0] = shown(term);
    if (term->source != first->ast->source && list < first->ast->lists.count)
        diagnostic_relate(said, place_in(first, first->list_source[list]->id.span));
    return said;
}

/* The languages that posts are expected in: those of its versions, also of one that prevails and is
 * not given now, and those that evidence or an example names. */
static unsigned post_languages(const struct translation *first) {
    const struct table *table = first->table;
    unsigned languages = table->languages;
    if (first->ast->prevails != LANGUAGE_NONE) languages |= 1u << first->ast->prevails;
    for (size_t i = 0; i < table->nodes.count; i++)
        for (size_t k = 0; k < table->nodes.items[i].languages.count; k++)
            languages |= 1u << language_of_code(table->nodes.items[i].languages.items[k]);
    for (size_t i = 0; i < table->examples.count; i++)
        if (str_present(table->examples.items[i].post.language))
            languages |= 1u << language_of_code(table->examples.items[i].post.language);
    return languages & ((1u << LANGUAGE_COUNT) - 1);
}

/* Of a term that nobody is to see it is not told which words it may be. */
static const struct own_and_others *whose_posts(struct arena *arena, enum language language,
                                                bool hidden) {
    static const enum saying posts[] = {
#define LANGUAGE(code, CODE, ...) [LANGUAGE_##CODE] = SAYING_posts_##code,
#include "runtime/table/language.def"
#undef LANGUAGE
    };
    struct own_and_others *said = ARENA_ARRAY(arena, struct own_and_others, LANGUAGE_COUNT);
    for (enum language in = 0; in < LANGUAGE_COUNT; in++) {
        said[in].own = str_of(saying_in(in, hidden ? SAYING_posts : posts[language]));
        said[in].others = str_of(saying_in(in, hidden ? SAYING_at_least : SAYING_about));
    }
    return said;
}

/* Told of the language in which most posts have it. What is typed without its accents is found,
 * too, unless the term is exact. */
static void advise_on_frequent(struct terms_advice *a, const struct term *term, struct str word,
                               uint32_t list) {
    struct arena *arena = a->first->arena;
    struct str plain = word;
    if (!(term->flags & TERM_EXACT)) spell(arena, FOLD_PLAIN, word, &plain, NULL);
    bool marked = !str_equal(word, plain);
    enum language worst = LANGUAGE_NONE;
    unsigned share = 0;
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(a->languages & 1u << language)) continue;
        unsigned here = frequent_share(language, word);
        if (marked) here += frequent_share(language, plain);
        if (here > share) worst = language;
        if (here > share) share = here;
    }
    unsigned posts = frequent_posts(share);
    if (posts == 0) return;
    bool hidden = str_equal(shown(term), str_of(CONCEALED));
    struct diagnostic *said = say(a->first, DIAGNOSTIC_term_frequent, term, list);
    said->parts[1] = arena_format(arena, "%u", hidden ? FREQUENT_SELDOM : posts);
    said->languages = whose_posts(arena, worst, hidden);
}

/* An exact term in small letters is found where the word stands, but for where a sentence begins;
 * one with capitals is a name, or an abbreviation, which a word is not found by. */
static void advise_on_words(struct terms_advice *a, const struct term *term,
                            const struct term_words *words, uint32_t list) {
    if (words->count != 1) return;
    const struct term_word *word = &words->items[0];
    bool exact = term->flags & TERM_EXACT, is_short = str_characters(word->view) <= 2;
    if (is_short && !exact)
        say(a->first, DIAGNOSTIC_term_short, term, list);
    else if (!is_short && word->kind == 0 && (!exact || str_equal(word->text, word->view)))
        advise_on_frequent(a, term, word->view, list);
}

/* All words of a term, with their stars, in one spelling. */
static struct str joined(struct arena *arena, const struct term_words *words,
                         enum fold_spelling spelling) {
    struct buffer all = buffer_in(arena);
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].view;
        spell(arena, spelling, word, &word, NULL);
        buffer_format(&all, " %u%.*s", words->items[i].kind, STR_ARG(word));
    }
    return buffer_str(&all);
}

static void say_accents(struct terms_advice *a, uint32_t plain, uint32_t marked, uint32_t later) {
    uint32_t earlier = later == plain ? marked : plain;
    const struct seen_term *here = &a->seen.items[later], *there = &a->seen.items[earlier];
    struct diagnostic *said = say(a->first, DIAGNOSTIC_accents_apart, here->term, here->list);
    said->parts[1] = shown(there->term);
    said->parts[2] = shown(a->seen.items[marked].term);
    diagnostic_relate(said, (struct place){there->term->source, there->term->span});
}

/* A word without accents finds itself alone; the one with them finds both. */
static void advise_on_accents(struct terms_advice *a, const struct term *term,
                              const struct term_words *words, uint32_t list) {
    struct arena *arena = a->first->arena;
    struct str view = joined(arena, words, FOLD_VIEW), plain = joined(arena, words, FOLD_PLAIN);
    if (map_get(&a->excepted, plain) != MAP_NONE) return;
    bool is_plain = str_equal(view, plain);
    plain = arena_format(arena, "%u%.*s", term->languages, STR_ARG(plain));
    uint32_t place = (uint32_t)a->seen.count;
    struct seen_term seen = {term, list};
    ARENA_PUSH(arena, &a->seen, seen);
    uint32_t other = map_get(is_plain ? &a->marked : &a->plain, plain);
    map_add(is_plain ? &a->plain : &a->marked, plain, place);
    if (other == MAP_NONE) return;
    say_accents(a, is_plain ? place : other, is_plain ? other : place, place);
}

static bool is_compared(const struct term *term) {
    return !(term->flags & (TERM_PATTERN | TERM_DETECTOR | TERM_EXCEPT | TERM_NOT_IN_TEXT));
}

/* The same words, accents aside: said as such, or the same term again, said at the second. */
static bool is_alike(struct arena *arena, const struct term_words *a, const struct term_words *b,
                     bool before) {
    if (a->count != b->count) return false;
    bool same = str_equal(joined(arena, a, FOLD_VIEW), joined(arena, b, FOLD_VIEW));
    bool plain = str_equal(joined(arena, a, FOLD_PLAIN), joined(arena, b, FOLD_PLAIN));
    return same ? before : plain;
}

void advice_term_covered(struct translation *first, const struct term *term, const struct term *by,
                         uint32_t list) {
    struct diagnostic *said = say(first, DIAGNOSTIC_term_covered, term, list);
    said->parts[1] = shown(by);
    diagnostic_relate(said, (struct place){by->source, by->span});
}

static void advise_on_covered(struct terms_advice *a, const struct list *list, uint32_t number) {
    struct arena *arena = a->first->arena;
    struct cover cover = cover_in(arena);
    for (size_t i = 0; i < list->terms.count; i++)
        if (is_compared(&list->terms.items[i]) && !(list->terms.items[i].flags & TERM_EXACT))
            cover_add(&cover, &list->terms.items[i],
                      term_cut(arena, list->terms.items[i].text, false));
    size_t said_before = a->first->log->count;
    for (size_t i = 0; i < list->terms.count; i++) {
        const struct term *term = &list->terms.items[i];
        if (a->first->log->count - said_before >= ADVICE_COVERED_SHOWN) return;
        if (!is_compared(term)) continue;
        struct term_words words = term_cut(arena, term->text, false);
        const struct cover_term *by = cover_find(&cover, &words, term);
        if (!by || is_alike(arena, &words, &by->words, term < by->term)) continue;
        advice_term_covered(a->first, term, by->term, number);
    }
}

static void find_excepted(struct terms_advice *a, const struct list *list) {
    struct arena *arena = a->first->arena;
    for (size_t i = 0; i < list->terms.count; i++) {
        const struct term *term = &list->terms.items[i];
        if (!(term->flags & TERM_EXCEPT) || term->flags & (TERM_PATTERN | TERM_DETECTOR)) continue;
        struct term_words words = term_cut(arena, term->text, false);
        map_add(&a->excepted, joined(arena, &words, FOLD_PLAIN), 0);
    }
}

static void advise_on_pattern(struct terms_advice *a, const struct term *term, uint32_t list) {
    if (!expression_reads(term->text)) return;
    struct diagnostic *said = say(a->first, DIAGNOSTIC_pattern_expression, term, list);
    struct str pattern = expression_as_pattern(a->first->arena, term->text);
    if (str_present(pattern)) said->parts[1] = shown_of(term->source, term->span, pattern);
}

static void advise_on_list(struct terms_advice *a, const struct list *list, uint32_t number) {
    for (size_t i = 0; i < list->terms.count; i++) {
        const struct term *term = &list->terms.items[i];
        if (term->flags & TERM_PATTERN) advise_on_pattern(a, term, number);
        if (!is_compared(term)) continue;
        bool exact = term->flags & TERM_EXACT;
        struct term_words words = term_cut(a->first->arena, term->text, exact);
        advise_on_words(a, term, &words, number);
        if (!exact) advise_on_accents(a, term, &words, number);
    }
    advise_on_covered(a, list, number);
}

void advise_on_terms(struct translation *first) {
    struct terms_advice a = {.first = first,
                             .languages = post_languages(first),
                             .excepted = map_in(first->arena),
                             .plain = map_in(first->arena),
                             .marked = map_in(first->arena)};
    const struct table *table = first->table;
    const bool *searched = searched_lists(first);
    for (uint32_t i = 0; i < table->lists.count; i++)
        if (searched[i]) find_excepted(&a, &table->lists.items[i]);
    for (uint32_t i = 0; i < table->lists.count; i++)
        if (searched[i]) advise_on_list(&a, &table->lists.items[i], i);
}

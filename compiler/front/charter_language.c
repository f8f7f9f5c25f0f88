/* SPDX-License-Identifier: Apache-2.0 */
/* In which language a charter is written: its first sentence says it. */
#include "compiler/front/charter_language.h"

#include "compiler/base/nearest.h"
#include "compiler/base/spelling.h"
#include "grammar.h"

/* The names of languages, charters' or not, in every dialect. */
static bool is_name(int token) {
    return strncmp(dialect_token_name(token), "lang.", 5) == 0;
}

static enum language named_by(int token) {
    return language_of_code(str_of(dialect_token_name(token) + 5));
}

/* A word, or a quoted one, as dialects compare it; absent for anything else. */
static struct str spelt_at(const struct phrases *p, size_t at) {
    struct str spelt = p->words[at];
    if (p->pieces.items[at].kind == SCAN_TEXT)
        spell(p->arena, FOLD_PLAIN, quoted_text(p->arena, phrases_text(p, at)), &spelt, NULL);
    return spelt;
}

struct meant {
    enum language language; /* LANGUAGE_NONE: one that charters are not written in, or none */
    bool exact, near;
};

/* Which language a word names in any language, be it misspelt. */
static struct meant meant_by(const struct phrases *p, struct str spelt) {
    struct meant meant = {LANGUAGE_NONE, false, false};
    struct nearest nearest = nearest_to(spelt);
    for (int in = 0; in < LANGUAGE_COUNT; in++)
        for (int token = 0; token < dialect_token_count(); token++) {
            struct str name, before = nearest.best;
            if (!is_name(token)) continue;
            spell(p->arena, FOLD_PLAIN, dialect_canonical((enum language)in, token), &name, NULL);
            if (str_equal(name, spelt)) return (struct meant){named_by(token), true, true};
            if (named_by(token) != LANGUAGE_NONE) nearest_consider(&nearest, name);
            if (nearest.best.bytes != before.bytes) meant.language = named_by(token);
        }
    meant.near = str_present(nearest.best);
    return meant;
}

/* Whether a word is nearly the one that says the language, in any of them. */
static bool nearly_says(const struct phrases *p, size_t at) {
    struct nearest nearest = nearest_to(p->words[at]);
    for (int in = 0; in < LANGUAGE_COUNT; in++) {
        struct str word;
        spell(p->arena, FOLD_PLAIN, dialect_phrase((enum language)in, "language"), &word, NULL);
        nearest_consider(&nearest, word);
    }
    return str_present(nearest.best);
}

/* Where the sentence ends that the pieces before `at` belong to: its stop, or another line. */
static void find_end(const struct phrases *p, struct first_sentence *said, size_t at) {
    const struct scan_piece *items = p->pieces.items;
    while (items[at].kind != SCAN_STOP && items[at].kind != SCAN_END && !items[at].line_start) at++;
    said->end = at + (items[at].kind == SCAN_STOP);
    said->whole = (struct span){items[0].span.begin, items[at ? at - 1 : 0].span.end};
}

/* The first words, where they say the language in one: its own word for it, then a name. */
static size_t keyword_words(const struct phrases *p, struct first_sentence *said) {
    for (int in = 0; in < LANGUAGE_COUNT; in++) {
        struct dialect_match match = phrases_match(p, (enum language)in, 0), named;
        if (!match.word_count || phrases_terminal(match.first) != TOKEN_LANGUAGE) continue;
        size_t at = match.word_count;
        while (p->pieces.items[at].kind == SCAN_COLON) at++;
        named = phrases_match(p, (enum language)in, at);
        bool own = named.word_count && phrases_terminal(named.first) == TOKEN_LANG &&
                   named_by(named.first) == (enum language)in;
        if (own && p->pieces.items[at].kind == SCAN_WORD) {
            said->how = LANGUAGE_SAID;
            said->language = (enum language)in;
        }
        return match.word_count;
    }
    return 0;
}

/* What a word names where a name is to stand; `keyword`: behind the word that says the language. A
 * name alone is taken for one where nothing else stands in its sentence. */
static void read_name(const struct phrases *p, struct first_sentence *said, size_t at,
                      bool keyword) {
    const struct scan_piece *items = p->pieces.items;
    struct meant meant = meant_by(p, spelt_at(p, at));
    bool alone = at == 0, named = meant.exact;
    if (alone)
        named &= items[1].kind == SCAN_STOP || items[1].kind == SCAN_END || items[1].line_start;
    else
        named |= meant.near || (keyword && items[at - 1].kind == SCAN_COLON);
    bool known = meant.language != LANGUAGE_NONE;
    if (!named || (alone && !known)) return;
    said->how = known ? LANGUAGE_MISSPELT : LANGUAGE_UNKNOWN;
    said->language = meant.language;
    said->begun = !alone;
    said->name = items[at].span;
    said->named = phrases_text(p, at);
    if (items[at].kind == SCAN_TEXT) said->named = quoted_text(p->arena, said->named);
}

struct first_sentence first_sentence_of(const struct phrases *p) {
    const struct scan_piece *items = p->pieces.items;
    struct first_sentence said = {.how = LANGUAGE_UNSAID, .language = LANGUAGE_NONE};
    size_t keyword = keyword_words(p, &said);
    size_t at = keyword ? keyword : nearly_says(p, 0) ? 1 : 0;
    while (items[at].kind == SCAN_COLON) at++;
    bool named = items[at].kind == SCAN_WORD || items[at].kind == SCAN_TEXT;
    named &= at == 0 || !items[at].line_start || said.how == LANGUAGE_SAID;
    find_end(p, &said, at + named);
    said.begun = keyword > 0;
    said.name = items[0].span;
    if (named && said.how != LANGUAGE_SAID) read_name(p, &said, at, keyword > 0);
    return said;
}

/* "Language: English." */
static struct str first_sentence(struct arena *arena, enum language language, const char *blank) {
    const struct manner *manner = manner_of(language);
    return arena_format(arena, "%.*s%s: %s.", STR_ARG(dialect_phrase(language, "language")),
                        manner->spaced ? blank : "", manner->own_name);
}

/* The languages that a charter can be written in, as a text in each says them: by their names, or
 * by the sentences that a charter in them begins with. */
static const struct own_and_others *all_languages(struct arena *arena, bool by_sentences) {
    struct own_and_others *made = ARENA_ARRAY(arena, struct own_and_others, LANGUAGE_COUNT);
    const char *between = by_sentences ? " — " : ", ";
    for (enum language in = 0; in < LANGUAGE_COUNT; in++) {
        struct own_and_others *said = &made[in];
        const char *blank = manner_of(in)->spaced ? "\u00A0" : " ";
        for (enum language one = 0; one < LANGUAGE_COUNT; one++) {
            struct str text =
                by_sentences ? first_sentence(arena, one, blank) : str_of(manner_of(one)->own_name);
            if (one == in)
                said->own = text;
            else
                said->others = arena_format(arena, "%.*s%s%.*s", STR_ARG(said->others),
                                            said->others.size ? between : "", STR_ARG(text));
        }
    }
    return made;
}

static struct str name_in(struct arena *arena, enum language in, enum language of) {
    if (of == LANGUAGE_NONE) return (struct str){0};
    struct str token = arena_format(arena, "lang.%s", language_code(of));
    return dialect_phrase(in, arena_copy(arena, token).bytes);
}

/* What two languages are called in each. */
static const struct own_and_others *both_names(struct arena *arena, enum language own,
                                               enum language other) {
    struct own_and_others *made = ARENA_ARRAY(arena, struct own_and_others, LANGUAGE_COUNT);
    for (enum language in = 0; in < LANGUAGE_COUNT; in++)
        made[in] = (struct own_and_others){name_in(arena, in, own), name_in(arena, in, other)};
    return made;
}

/* The language that most of the first words belong to. */
static enum language likely_language(const struct phrases *p) {
    enum { LOOKED_AT = 400 };
    enum language likely = 0;
    size_t most = 0;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        size_t words = 0;
        for (size_t at = 0; at < p->pieces.count && at < LOOKED_AT; at++)
            words += phrases_match(p, (enum language)language, at).word_count;
        if (words <= most) continue;
        most = words;
        likely = (enum language)language;
    }
    return likely;
}

/* The language that nearly all openings are in which are in one and not in another. */
static enum language evident_language(const struct openings *openings) {
    for (enum language one = 0; one < LANGUAGE_COUNT; one++) {
        bool evident = true;
        for (enum language other = 0; other < LANGUAGE_COUNT; other++)
            evident &= one == other || openings->in[one][other] > 4 * openings->in[other][one];
        if (evident) return one;
    }
    return LANGUAGE_NONE;
}

static struct str written(const struct phrases *p, struct span span) {
    return (struct str){p->source->text.bytes + span.begin, span.end - span.begin};
}

/* The sentence that belongs there is shown: that of the evident language, else of the one meant. */
static void say_unsaid(struct build *b, const struct phrases *p, const struct first_sentence *said,
                       enum language evident) {
    struct str none = {0}, mend = none;
    if (evident != LANGUAGE_NONE) mend = first_sentence(b->arena, evident, " ");
    struct place name = {b->source, said->name}, whole = {b->source, said->whole};
    if (said->how == LANGUAGE_UNKNOWN) {
        diagnose_with(b->log, DIAGNOSTIC_language_unknown, name, said->named, mend)->languages =
            all_languages(b->arena, false);
    } else if (said->how == LANGUAGE_UNSAID) {
        diagnose_with(b->log, DIAGNOSTIC_language_missing, name, none, mend)->languages =
            evident == LANGUAGE_NONE ? all_languages(b->arena, true)
                                     : both_names(b->arena, evident, LANGUAGE_NONE);
    } else {
        if (evident == LANGUAGE_NONE) mend = first_sentence(b->arena, said->language, " ");
        diagnose_with(b->log, DIAGNOSTIC_language_misspelt, whole, written(p, said->whole), mend);
    }
}

/* Another language than all the rest is in: two sentences may be a slip, or a quotation without its
 * marks; the sentence that names the language may not. */
static bool is_contradicted(const struct first_sentence *said, const struct openings *openings,
                            enum language evident) {
    return said->language != LANGUAGE_NONE && evident != LANGUAGE_NONE &&
           evident != said->language && openings->in[evident][said->language] > 1;
}

enum language language_settled(struct build *b, struct phrases *p,
                               const struct first_sentence *said, const struct openings *openings) {
    enum language evident = evident_language(openings);
    bool contradicted = is_contradicted(said, openings, evident);
    if (said->how == LANGUAGE_SAID && !contradicted) return said->language;
    if (contradicted)
        diagnose_with(b->log, DIAGNOSTIC_language_wrong, (struct place){b->source, said->whole},
                      first_sentence(b->arena, evident, " "), (struct str){0})
            ->languages = both_names(b->arena, evident, said->language);
    else
        say_unsaid(b, p, said, evident);
    b->charter->language_guessed = true;
    b->language_said = said->begun || said->how != LANGUAGE_UNSAID;
    if (b->language_said) p->at = said->end;
    if (evident != LANGUAGE_NONE) return evident;
    return said->language != LANGUAGE_NONE ? said->language : likely_language(p);
}

enum language language_as_far_as_read(const struct phrases *p) {
    struct first_sentence said = first_sentence_of(p);
    struct openings openings = openings_of(p);
    enum language evident = evident_language(&openings);
    if (evident != LANGUAGE_NONE) return evident;
    return said.language != LANGUAGE_NONE ? said.language : likely_language(p);
}

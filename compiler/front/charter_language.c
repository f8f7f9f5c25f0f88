/* SPDX-License-Identifier: Apache-2.0 */
/* In which language a charter is written: its first sentence says it. */
#include "compiler/front/dialect.h"
#include "compiler/front/phrases.h"
#include "grammar.h"

/* Two languages may have the same word for it: then the name tells them apart. */
struct named_language phrases_language(const struct phrases *p) {
    struct named_language said = {LANGUAGE_NONE, {{0}, p->pieces.items[0].span}};
    for (int language = 0; language < LANGUAGE_COUNT && said.language == LANGUAGE_NONE;
         language++) {
        struct dialect_match match = phrases_match(p, (enum language)language, 0);
        if (!match.word_count || phrases_terminal(match.first) != TOKEN_LANGUAGE) continue;
        size_t at = match.word_count;
        while (p->pieces.items[at].kind == SCAN_COLON) at++;
        if (p->pieces.items[at].kind != SCAN_WORD) return said;
        said.name = (struct ast_text){phrases_text(p, at), p->pieces.items[at].span};
        struct dialect_match named = phrases_match(p, (enum language)language, at);
        if (named.word_count && phrases_terminal(named.first) == TOKEN_LANG)
            said.language =
                language_of_code(str_of(dialect_token_name(named.first) + strlen("lang.")));
    }
    return said;
}

/* "Language: English." */
static struct str first_sentence(struct arena *arena, enum language language, const char *blank) {
    const struct manner *manner = manner_of(language);
    return arena_format(arena, "%.*s%s: %s.", STR_ARG(dialect_phrase(language, "language")),
                        manner->spaced ? blank : "", manner->own_name);
}

const struct own_and_others *phrases_languages(struct arena *arena, bool by_sentences) {
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

enum language phrases_likely_language(const struct phrases *p) {
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

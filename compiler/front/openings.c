/* SPDX-License-Identifier: Apache-2.0 */
/* How sentences begin: the evidence of which language a charter is written in. */
#include "compiler/front/charter_language.h"
#include "grammar.h"

static enum scan_kind kind_at(const struct phrases *p, size_t at) {
    return at < p->pieces.count ? p->pieces.items[at].kind : SCAN_END;
}

static bool is_text(const struct phrases *p, size_t at) {
    return kind_at(p, at) == SCAN_TEXT || kind_at(p, at) == SCAN_OPEN;
}

static bool says(const struct phrases *p, enum language language, size_t at, int terminal) {
    if (kind_at(p, at) != SCAN_WORD) return false;
    struct dialect_match match = phrases_match(p, language, at);
    return match.word_count && phrases_terminal(match.first) == terminal;
}

/* Whether what must stand behind the phrase of a terminal does. */
static bool goes_on(const struct phrases *p, enum language language, int terminal, size_t at) {
    switch (terminal) {
    case TOKEN_CHARTER:
    case TOKEN_CONTACT:
    case TOKEN_APPLIES_TO:
    case TOKEN_PREAMBLE:
    case TOKEN_GLOSSARY:
    case TOKEN_PROSE:
    case TOKEN_COMMITMENT:
    case TOKEN_REASON:
    case TOKEN_LEGAL_BASIS:
    case TOKEN_ADVICE:
    case TOKEN_SCENARIO:
    case TOKEN_MODALITY:
    case TOKEN_APPROVAL_OF:
        return is_text(p, at);
    case TOKEN_CONTROL:
        return says(p, language, at, TOKEN_SCOPE);
    case TOKEN_PREVAILS:
        return says(p, language, at, TOKEN_VERSION_OF);
    case TOKEN_EXAMPLE:
        return says(p, language, at, TOKEN_LEVEL);
    case TOKEN_ROLE:
    case TOKEN_LABEL:
    case TOKEN_PLATFORM:
    case TOKEN_LIST:
    case TOKEN_FACT:
        return kind_at(p, at) == SCAN_WORD &&
               (kind_at(p, at + 1) == SCAN_COLON || is_text(p, at + 1));
    case TOKEN_CHAPTER:
    case TOKEN_ARTICLE:
        return kind_at(p, at) == SCAN_NUMBER && is_text(p, at + 1);
    default:
        return false;
    }
}

static bool opens(const struct phrases *p, enum language language, size_t at) {
    struct dialect_match match = phrases_match(p, language, at);
    if (match.word_count == 0) return false;
    size_t behind = at + match.word_count;
    while (kind_at(p, behind) == SCAN_COLON) behind++;
    return goes_on(p, language, phrases_terminal(match.first), behind);
}

static bool begins(const struct phrases *p, size_t at) {
    const struct scan_piece *piece = &p->pieces.items[at];
    if (piece->kind != SCAN_WORD) return false;
    return at == 0 || piece->line_start || piece[-1].kind == SCAN_STOP;
}

/* So many beginnings tell the language of any charter. */
enum { LOOKED_AT = 20000 };

struct openings openings_of(const struct phrases *p) {
    struct openings made = {0};
    for (size_t at = 0, begun = 0; at < p->pieces.count && begun < LOOKED_AT; at++) {
        made.stops += p->pieces.items[at].kind == SCAN_STOP;
        if (!begins(p, at)) continue;
        begun++;
        bool in[LANGUAGE_COUNT], any = false;
        for (int one = 0; one < LANGUAGE_COUNT; one++)
            any |= in[one] = opens(p, (enum language)one, at);
        made.count += any;
        for (int one = 0; any && one < LANGUAGE_COUNT; one++)
            for (int other = 0; other < LANGUAGE_COUNT; other++)
                made.in[one][other] += in[one] && !in[other];
    }
    return made;
}

bool openings_are_few(const struct openings *openings) {
    return openings->count == 0 || openings->count * 3 <= openings->stops;
}

#include "compiler/front/phrases.h"

#include "compiler/base/nearest.h"
#include "compiler/base/spelling.h"
#include "compiler/front/conceal.h"
#include "compiler/front/dialect.h"
#include "grammar.h"

#include <stdlib.h>

enum { WORDS_AHEAD = 24 };

/* What each phrase of tokens.def is to the grammar. */
static const struct {
    int terminal;
    uint32_t value;
    const char *name;
} tokens[] = {
#define PHRASE(name, TERMINAL, value) {TOKEN_##TERMINAL, (uint32_t)(value), name},
#define MARK(TERMINAL, fr, en, de, it)
#include "grammar/tokens.def"
#undef PHRASE
#undef MARK
};

static struct str piece_text(const struct phrases *p, size_t index) {
    struct span span = p->pieces.items[index].span;
    return (struct str){p->source->text.bytes + span.begin, span.end - span.begin};
}

/* The spelling in which dialects compare: folded, without marks; ":" and "/" are words. */
static struct str word_of(struct arena *arena, const struct phrases *p, size_t index) {
    enum scan_kind kind = p->pieces.items[index].kind;
    struct str word = {0};
    if (kind == SCAN_WORD || kind == SCAN_COLON || kind == SCAN_SLASH)
        spell(arena, FOLD_PLAIN, piece_text(p, index), &word, NULL);
    return word;
}

struct phrases phrases_of(struct arena *arena, struct source *source, struct diagnostics *log,
                          struct scan_pieces pieces) {
    struct phrases p = {.arena = arena, .source = source, .log = log, .pieces = pieces};
    p.words = ARENA_ARRAY(arena, struct str, pieces.count);
    for (size_t i = 0; i < pieces.count; i++) p.words[i] = word_of(arena, &p, i);
    p.pending = DIALECT_NO_TOKEN;
    p.stopped = true;
    return p;
}

/* The longest phrase at a piece; no word where none begins there. */
static struct dialect_match match_at(const struct phrases *p, enum language language,
                                     size_t index) {
    size_t count = 0;
    while (count < WORDS_AHEAD && index + count < p->pieces.count &&
           str_present(p->words[index + count]))
        count++;
    return dialect_longest(language, p->words + index, count);
}

enum language phrases_language(const struct phrases *p) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct dialect_match match = match_at(p, (enum language)language, 0);
        if (match.word_count == 0 || tokens[match.first].terminal != TOKEN_LANGUAGE) continue;
        size_t at = match.word_count;
        while (at < p->pieces.count && p->pieces.items[at].kind == SCAN_COLON) at++;
        struct dialect_match named = match_at(p, (enum language)language, at);
        if (named.word_count == 0 || tokens[named.first].terminal != TOKEN_LANG)
            return LANGUAGE_NONE;
        return language_of_code(str_of(tokens[named.first].name + strlen("lang.")));
    }
    return LANGUAGE_NONE;
}

static bool is_identifier(struct str s) {
    if (s.size == 0 || s.bytes[0] < 'a' || s.bytes[0] > 'z') return false;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.bytes[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return true;
}

/* A heading word at the start of a line begins a sentence, whatever was forgotten before it. */
static bool begins_sentence(int terminal) {
    switch (terminal) {
    case TOKEN_CHARTER:
    case TOKEN_CONTACT:
    case TOKEN_APPLIES_TO:
    case TOKEN_CONTROL:
    case TOKEN_PREAMBLE:
    case TOKEN_PREVAILS:
    case TOKEN_GLOSSARY:
    case TOKEN_ROLE:
    case TOKEN_LABEL:
    case TOKEN_PLATFORM:
    case TOKEN_LIST:
    case TOKEN_FACT:
    case TOKEN_CHAPTER:
    case TOKEN_ARTICLE:
    case TOKEN_PROSE:
    case TOKEN_COMMITMENT:
    case TOKEN_REASON:
    case TOKEN_LEGAL_BASIS:
    case TOKEN_ADVICE:
    case TOKEN_EXAMPLE:
    case TOKEN_SCENARIO:
        return true;
    default:
        return false;
    }
}

static int stop_before(struct phrases *p, size_t index, struct span *span) {
    const struct scan_piece *before = &p->pieces.items[index ? index - 1 : 0];
    *span = (struct span){before->span.end, before->span.end};
    diagnose_with(p->log, DIAGNOSTIC_stop_forgotten, (struct place){p->source, *span},
                  piece_text(p, index), (struct str){0});
    p->stopped = true;
    return TOKEN_STOP;
}

/* Whether a value follows an "or": a quoted text, a name or a language, not a condition. */
static bool value_follows(const struct phrases *p, size_t index) {
    if (p->pieces.items[index].kind == SCAN_TEXT) return true;
    if (p->pieces.items[index].kind != SCAN_WORD) return false;
    struct dialect_match match = match_at(p, p->source->language, index);
    if (match.word_count == 0) return is_identifier(piece_text(p, index));
    return tokens[match.first].terminal == TOKEN_LANG;
}

static bool from_follows(const struct phrases *p, size_t index) {
    struct dialect_match match = match_at(p, p->source->language, index);
    return match.word_count && tokens[match.first].terminal == TOKEN_FROM;
}

static int give(struct phrases *p, YYSTYPE *value, int token, struct span span) {
    value->token =
        (struct token){token,
                       tokens[token].value,
                       false,
                       {{p->source->text.bytes + span.begin, span.end - span.begin}, span}};
    size_t size = strlen(tokens[token].name);
    value->token.negative = size > 4 && strcmp(tokens[token].name + size - 4, ".not") == 0;
    p->stopped = false;
    return tokens[token].terminal;
}

/* Behind the word that makes a list confidential, to its end: its terms, and words that are
 * perhaps terms without their quotes. */
static void conceal_terms(struct phrases *p) {
    for (size_t i = p->at; p->pieces.items[i].kind != SCAN_END; i++) {
        const struct scan_piece *piece = &p->pieces.items[i];
        bool is_word = piece->kind == SCAN_WORD;
        struct dialect_match match = {0};
        if (piece->kind == SCAN_STOP) return;
        if (is_word) match = match_at(p, p->source->language, i);
        if (match.word_count)
            i += match.word_count - 1;
        else if (is_word || piece->kind == SCAN_TEXT || piece->kind == SCAN_OPEN ||
                 piece->kind == SCAN_NUMBER || piece->kind == SCAN_STRANGE)
            conceal_span(p->arena, p->source, piece->span);
    }
}

static int next_phrase(struct phrases *p, YYSTYPE *value, struct span *span) {
    size_t index = p->at;
    struct dialect_match match = match_at(p, p->source->language, index);
    struct span words = p->pieces.items[index].span;
    if (match.word_count == 0) {
        struct str text = piece_text(p, index);
        p->at++;
        *span = words;
        value->token = (struct token){DIALECT_NO_TOKEN, 0, false, {text, words}};
        p->stopped = false;
        return is_identifier(text) ? TOKEN_NAME : TOKEN_YYUNDEF;
    }
    int terminal = tokens[match.first].terminal;
    if (!p->stopped && p->pieces.items[index].line_start && begins_sentence(terminal))
        return stop_before(p, index, span);
    p->at += match.word_count;
    words.end = p->pieces.items[p->at - 1].span.end;
    *span = words;
    /* A colon behind a phrase belongs to it. */
    if (p->pieces.items[p->at].kind == SCAN_COLON && terminal != TOKEN_CONFIDENTIAL) p->at++;
    if (terminal == TOKEN_CONFIDENTIAL) conceal_terms(p);
    p->writing = match.writing;
    p->pending = match.second;
    p->pending_span = words;
    give(p, value, match.first, words);
    if (terminal == TOKEN_NOR || (terminal == TOKEN_OR && value_follows(p, p->at)))
        return TOKEN_OR_VALUE;
    if (terminal == TOKEN_AND && from_follows(p, p->at)) return next_phrase(p, value, span);
    return terminal;
}

static int next_piece(struct phrases *p, YYSTYPE *value, struct span *span) {
    const struct scan_piece *piece = &p->pieces.items[p->at];
    struct str text = piece_text(p, p->at++);
    *span = piece->span;
    value->token = (struct token){DIALECT_NO_TOKEN, 0, false, {text, piece->span}};
    p->stopped = piece->kind == SCAN_STOP;
    switch (piece->kind) {
    case SCAN_TEXT:
        value->token.text.value = quoted_text(p->arena, text);
        return TOKEN_TEXT;
    case SCAN_NUMBER:
        return TOKEN_NUMBER;
    case SCAN_DATE:
        return TOKEN_DATE;
    case SCAN_TIME:
        return TOKEN_TIME;
    case SCAN_STOP:
        return TOKEN_STOP;
    case SCAN_SEMICOLON:
        return TOKEN_SEMICOLON;
    case SCAN_COLON:
        return TOKEN_COLON;
    case SCAN_DASH:
        return TOKEN_DASH;
    default:
        return TOKEN_YYUNDEF;
    }
}

/* A quote that is never closed has been said; its line stands for the text and ends the sentence.
 */
static int open_text(struct phrases *p, YYSTYPE *value, struct span *span) {
    struct scan_piece *piece = &p->pieces.items[p->at];
    struct str text = piece_text(p, p->at);
    unsigned char first = (unsigned char)text.bytes[0];
    struct str close = first == 0xC2                                 ? STR("»")
                       : first == '"'                                ? STR("\"")
                       : strncmp(text.bytes, "\xE2\x80\x9E", 3) == 0 ? STR("“")
                                                                     : STR("”");
    struct span quote = {piece->span.begin, piece->span.begin + (first == '"'    ? 1
                                                                 : first == 0xC2 ? 2
                                                                                 : 3)};
    diagnose_with(p->log, DIAGNOSTIC_text_not_closed, (struct place){p->source, quote}, close,
                  (struct str){0});
    *span = piece->span;
    value->token = (struct token){DIALECT_NO_TOKEN, 0, false, {STR("?"), piece->span}};
    piece->kind = SCAN_STOP; /* next time: the sentence's end */
    p->stopped = false;
    return TOKEN_TEXT;
}

int yylex(YYSTYPE *value, struct span *span, struct phrases *p) {
    p->writing = DIALECT_NO_TOKEN;
    if (p->pending != DIALECT_NO_TOKEN) {
        int second = p->pending;
        p->pending = DIALECT_NO_TOKEN;
        *span = p->pending_span;
        return give(p, value, second, p->pending_span);
    }
    const struct scan_piece *piece = &p->pieces.items[p->at];
    /* A list's semicolons stand between its dashes and say nothing more. */
    if (piece->kind == SCAN_SEMICOLON && piece[1].kind == SCAN_DASH) {
        p->at++;
        return yylex(value, span, p);
    }
    if (piece->kind == SCAN_END) {
        if (!p->stopped) return stop_before(p, p->at, span);
        *span = piece->span;
        return TOKEN_YYEOF;
    }
    if (piece->kind == SCAN_OPEN) return open_text(p, value, span);
    if (piece->kind == SCAN_WORD) return next_phrase(p, value, span);
    return next_piece(p, value, span);
}

/* The piece that begins at a place. */
static size_t piece_at(const struct phrases *p, uint32_t begin) {
    size_t index = 0;
    while (index + 1 < p->pieces.count && p->pieces.items[index].span.begin < begin) index++;
    return index;
}

static size_t word_count(struct str phrase) {
    size_t count = 1;
    for (size_t i = 0; i < phrase.size; i++)
        count += phrase.bytes[i] == ' ' || phrase.bytes[i] == '\'';
    return count;
}

/* The phrase that the words at a place were perhaps meant to be: as many words, nearly the same. */
static struct str nearest_phrase(struct phrases *p, size_t index) {
    struct nearest best = {.best_distance = SIZE_MAX};
    enum language language = p->source->language;
    for (int token = 0; token < dialect_token_count(); token++) {
        struct str phrase = dialect_canonical(language, token);
        size_t last = index + word_count(phrase) - 1;
        if (last >= p->pieces.count) continue;
        struct span words = {p->pieces.items[index].span.begin, p->pieces.items[last].span.end};
        struct nearest nearest =
            nearest_to((struct str){p->source->text.bytes + words.begin, words.end - words.begin});
        nearest_consider(&nearest, phrase);
        /* The less of a phrase must change the better: two letters of "at" are the whole of it. */
        if (!str_present(nearest.best) || nearest.best.size < 4) continue;
        bool better = !str_present(best.best) || nearest.best_distance * best.best.size <
                                                     best.best_distance * nearest.best.size;
        if (better) best = nearest;
    }
    return best.best;
}

void phrases_unexpected(struct phrases *p, struct build *b, struct span span, bool end,
                        const struct str *expected, size_t count) {
    struct str list = {0};
    for (size_t i = 0; i < count; i++)
        list = arena_format(p->arena, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                            STR_ARG(expected[i]));
    struct str found = {p->source->text.bytes + span.begin, span.end - span.begin};
    const char *line_end = memchr(found.bytes, '\n', found.size);
    if (line_end) found.size = (size_t)(line_end - found.bytes);
    found = shown_of(p->source, span, found);
    struct str quoted = arena_format(p->arena, "«\xC2\xA0%.*s\xC2\xA0»", STR_ARG(found));
    struct diagnostic *said =
        diagnose_with(b->log, end ? DIAGNOSTIC_unexpected_end : DIAGNOSTIC_unexpected,
                      (struct place){p->source, span}, quoted, count ? list : (struct str){0});
    if (!end) said->parts[2] = nearest_phrase(p, piece_at(p, span.begin));
}

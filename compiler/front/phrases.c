/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/phrases.h"

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
#include "grammar/tokens.def"
#undef PHRASE
};

int phrases_terminal(int token) {
    return tokens[token].terminal;
}

struct str phrases_text(const struct phrases *p, size_t index) {
    struct span span = p->pieces.items[index].span;
    return (struct str){p->source->text.bytes + span.begin, span.end - span.begin};
}

/* The spelling in which dialects compare: folded, without marks; ":" and "/" are words. */
static struct str word_of(struct arena *arena, const struct phrases *p, size_t index) {
    enum scan_kind kind = p->pieces.items[index].kind;
    struct str word = {0};
    if (kind == SCAN_WORD || kind == SCAN_COLON || kind == SCAN_SLASH)
        spell(arena, FOLD_PLAIN, phrases_text(p, index), &word, NULL);
    return word;
}

struct phrases phrases_of(struct arena *arena, struct source *source, struct diagnostics *log,
                          struct scan_pieces pieces) {
    struct phrases p = {.arena = arena, .source = source, .log = log, .pieces = pieces};
    p.words = ARENA_ARRAY(arena, struct str, pieces.count);
    p.refused_words = map_in(arena);
    for (size_t i = 0; i < pieces.count; i++) p.words[i] = word_of(arena, &p, i);
    p.pending = DIALECT_NO_TOKEN;
    p.stopped = true;
    return p;
}

struct dialect_match phrases_match(const struct phrases *p, enum language language, size_t index) {
    size_t count = 0;
    while (count < WORDS_AHEAD && index + count < p->pieces.count &&
           str_present(p->words[index + count]))
        count++;
    return dialect_longest(language, p->words + index, count);
}

/* By halving. */
size_t phrases_piece_at(const struct phrases *p, uint32_t begin) {
    size_t low = 0, high = p->pieces.count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->pieces.items[middle].span.begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct wording *phrases_wording(struct phrases *p) {
    if (!p->wording.known.arena) p->wording = wording_of(p->arena, p->source->language);
    return &p->wording;
}

void phrases_unclosed(const struct phrases *p, struct ast_charter *charter) {
    for (size_t i = 0; i < p->pieces.count; i++) {
        struct span span = p->pieces.items[i].span;
        if (p->pieces.items[i].kind == SCAN_STOP && span.end - span.begin > 1)
            ARENA_PUSH(p->arena, &charter->unread, span);
    }
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
                  phrases_text(p, index), (struct str){0});
    p->stopped = true;
    return TOKEN_STOP;
}

/* What was proposed for a word that was refused as a name before; absent where it was not. */
static struct str proposed_before(const struct phrases *p, struct str word) {
    uint32_t place = map_get(&p->refused_words, word);
    return place == MAP_NONE ? (struct str){0} : p->refused.items[place].proposed;
}

/* Whether a value follows an "or": a quoted text, a name or a language, not a condition. */
static bool value_follows(const struct phrases *p, size_t index) {
    if (p->pieces.items[index].kind == SCAN_TEXT) return true;
    if (p->pieces.items[index].kind != SCAN_WORD) return false;
    struct dialect_match match = phrases_match(p, p->source->language, index);
    struct str word = phrases_text(p, index);
    if (str_present(proposed_before(p, word))) return true;
    if (match.word_count == 0) return is_identifier(word);
    return tokens[match.first].terminal == TOKEN_LANG;
}

static bool from_follows(const struct phrases *p, size_t index) {
    struct dialect_match match = phrases_match(p, p->source->language, index);
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
 * perhaps terms without their quotes. A stop ends it where a phrase follows. */
static void conceal_terms(struct phrases *p) {
    bool stopped = false;
    size_t i = p->at > p->concealed ? p->at : p->concealed; /* the word may stand there twice */
    for (; p->pieces.items[i].kind != SCAN_END; p->concealed = ++i) {
        const struct scan_piece *piece = &p->pieces.items[i];
        bool is_word = piece->kind == SCAN_WORD;
        struct dialect_match match = {0};
        if (is_word) match = phrases_match(p, p->source->language, i);
        if (stopped && match.word_count) return;
        stopped = piece->kind == SCAN_STOP;
        if (match.word_count)
            i += match.word_count - 1;
        else if (is_word || piece->kind == SCAN_TEXT || piece->kind == SCAN_OPEN ||
                 piece->kind == SCAN_NUMBER || piece->kind == SCAN_STRANGE)
            conceal_span(p->arena, p->source, piece->span);
    }
}

/* After these a name must follow, and after those it may. */
static bool declares_name(int terminal) {
    return terminal == TOKEN_LIST || terminal == TOKEN_FACT || terminal == TOKEN_ROLE ||
           terminal == TOKEN_LABEL || terminal == TOKEN_PLATFORM;
}

static bool takes_name(int terminal) {
    return terminal == TOKEN_TEXT_MENTIONS || terminal == TOKEN_TERMS_OF ||
           terminal == TOKEN_EVIDENCE_OF || terminal == TOKEN_WORDS_OF ||
           terminal == TOKEN_OR_VALUE || terminal == TOKEN_APPROVAL_BY ||
           terminal == TOKEN_APPROVAL_OF;
}

/* A word that cannot be a name stands where one is declared, or was refused there before: said
 * once, and read on as the name that is proposed. */
static int take_name(struct phrases *p, YYSTYPE *value, struct span *span,
                     enum diagnostic_code code, struct str proposed) {
    struct refused_name refused = {phrases_text(p, p->at), proposed};
    struct str before = proposed_before(p, refused.word);
    *span = p->pieces.items[p->at++].span;
    if (!str_present(before)) {
        map_add(&p->refused_words, refused.word, (uint32_t)p->refused.count);
        ARENA_PUSH(p->arena, &p->refused, refused);
        diagnose_with(p->log, code, (struct place){p->source, *span}, refused.word, proposed);
        before = proposed;
    }
    value->token = (struct token){DIALECT_NO_TOKEN, 0, false, {before, *span}};
    p->stopped = false;
    return TOKEN_NAME;
}

/* The name that a word was perhaps meant to be: its folded letters, from the first that may begin
 * one, without an apostrophe. Absent where nothing is left. */
static struct str as_name(struct str folded) {
    while (folded.size && !is_identifier((struct str){folded.bytes, 1})) {
        folded.bytes++;
        folded.size--;
    }
    while (folded.size && !is_identifier(folded)) folded.size--;
    return folded.size ? folded : (struct str){0};
}

static int next_word(struct phrases *p, YYSTYPE *value, struct span *span) {
    struct str text = phrases_text(p, p->at);
    struct str name = as_name(p->words[p->at]);
    bool named = declares_name(p->before) || takes_name(p->before);
    if (named && !is_identifier(text) && str_present(name))
        return take_name(p, value, span, DIAGNOSTIC_name_letters, name);
    *span = p->pieces.items[p->at++].span;
    value->token = (struct token){DIALECT_NO_TOKEN, 0, false, {text, *span}};
    p->stopped = false;
    return is_identifier(text) ? TOKEN_NAME : TOKEN_YYUNDEF;
}

/* A word of the language where only a name can stand. */
static bool is_refused_name(const struct phrases *p) {
    struct str text = phrases_text(p, p->at);
    if (!is_identifier(text)) return false;
    if (takes_name(p->before)) return str_present(proposed_before(p, text));
    enum scan_kind after = p->pieces.items[p->at + 1].kind;
    return declares_name(p->before) && (after == SCAN_TEXT || after == SCAN_COLON);
}

/* The heading's own word makes a name of one that is a word of the language: "zeichen_liste". */
static struct str name_beside(struct phrases *p, struct str word) {
    struct str heading = as_name(p->words[p->at ? p->at - 1 : 0]);
    return arena_format(p->arena, "%.*s_%.*s", STR_ARG(word), STR_ARG(heading));
}

static int next_phrase(struct phrases *p, YYSTYPE *value, struct span *span) {
    size_t index = p->at;
    struct dialect_match match = phrases_match(p, p->source->language, index);
    struct span words = p->pieces.items[index].span;
    if (match.word_count == 0) return next_word(p, value, span);
    if (is_refused_name(p))
        return take_name(p, value, span, DIAGNOSTIC_word_as_name,
                         name_beside(p, phrases_text(p, index)));
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
    struct str text = phrases_text(p, p->at++);
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

const char ast_unread_text[] = "?";

/* A quote that is never closed has been said; its line stands for the text and ends the sentence.
 */
static int open_text(struct phrases *p, YYSTYPE *value, struct span *span) {
    struct scan_piece *piece = &p->pieces.items[p->at];
    struct str text = phrases_text(p, p->at);
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
    value->token =
        (struct token){DIALECT_NO_TOKEN, 0, false, {str_of(ast_unread_text), piece->span}};
    piece->kind = SCAN_STOP; /* next time: the sentence's end */
    p->stopped = false;
    return TOKEN_TEXT;
}

static int next_token(struct phrases *p, YYSTYPE *value, struct span *span) {
    p->writing = DIALECT_NO_TOKEN;
    if (p->pending != DIALECT_NO_TOKEN) {
        int second = p->pending;
        p->pending = DIALECT_NO_TOKEN;
        *span = p->pending_span;
        return give(p, value, second, p->pending_span);
    }
    const struct scan_piece *piece = &p->pieces.items[p->at];
    /* A list's semicolons stand between its dashes and say nothing more. */
    while (piece->kind == SCAN_SEMICOLON && piece[1].kind == SCAN_DASH)
        piece = &p->pieces.items[++p->at];
    if (piece->kind == SCAN_END) {
        if (!p->stopped) return stop_before(p, p->at, span);
        *span = piece->span;
        return TOKEN_YYEOF;
    }
    if (piece->kind == SCAN_OPEN) return open_text(p, value, span);
    if (piece->kind == SCAN_WORD) return next_phrase(p, value, span);
    return next_piece(p, value, span);
}

int yylex(YYSTYPE *value, struct span *span, struct phrases *p) {
    p->before = next_token(p, value, span);
    return p->before;
}

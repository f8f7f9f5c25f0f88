/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/words.h"

#include "compiler/format/marks.h"
#include "compiler/front/dialect.h"
#include "grammar.h"

int yylex(YYSTYPE *value, struct span *span, struct phrases *phrases);

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What stands between two pieces: the comments in it, and whether an empty line ends it. */
static bool read_gap(struct arena *arena, struct str gap, struct word *word) {
    size_t lines = 0;
    for (size_t i = 0; i < gap.size; i++) {
        if (gap.bytes[i] == '\n') lines++;
        if (gap.bytes[i] != '#') continue;
        const char *end = memchr(gap.bytes + i, '\n', gap.size - i);
        size_t next = end ? (size_t)(end - gap.bytes) : gap.size, size = next - i;
        while (size && is_blank(gap.bytes[i + size - 1])) size--;
        struct comment comment = {{gap.bytes + i, size}, lines > 0, lines > 1};
        ARENA_PUSH(arena, &word->comments, comment);
        lines = 0;
        i = next - 1;
    }
    return lines > 1;
}

static struct str gap_before(const struct phrases *phrases, size_t piece) {
    uint32_t from = piece ? phrases->pieces.items[piece - 1].span.end : 0;
    uint32_t to = phrases->pieces.items[piece].span.begin;
    return (struct str){phrases->source->text.bytes + from, to - from};
}

/* Reads one word; the comments that `word` has already go before its own. */
static void read_word(struct arena *arena, struct phrases *phrases, struct word *word) {
    YYSTYPE value = {.token = {.name = DIALECT_NO_TOKEN}};
    struct span span;
    size_t from = phrases->at;
    word->terminal = yylex(&value, &span, phrases);
    word->token = value.token;
    word->token.text.span = span;
    word->writing = phrases->writing;
    word->written = (struct str){phrases->source->text.bytes + span.begin, span.end - span.begin};
    size_t to = word->terminal == TOKEN_YYEOF ? from + 1 : phrases->at;
    for (size_t piece = from; piece < to; piece++) {
        bool blank = read_gap(arena, gap_before(phrases, piece), word);
        if (piece == from) word->blank_before = blank;
    }
}

/* Comments go before the word before; none may stand between a dash and its item. */
static void pass_back(struct arena *arena, struct word *before, struct word *word) {
    for (size_t i = 0; i < word->comments.count; i++)
        ARENA_PUSH(arena, &before->comments, word->comments.items[i]);
    word->comments.count = 0;
}

/* A comment alone on its line before a full stop is still of the sentence that ends there: it goes
 * before its last word, behind which others stand. */
static void keep_inside(struct arena *arena, struct words *words) {
    struct word *stop = &words->items[words->count - 1];
    bool behind = stop->comments.count == 1 && !stop->comments.items[0].own_line;
    if (behind) return;
    pass_back(arena, stop - 1, stop);
    if (stop[-2].terminal == TOKEN_DASH) pass_back(arena, stop - 2, stop - 1);
}

static bool is_mark(int terminal) {
    return terminal == TOKEN_STOP || terminal == TOKEN_SEMICOLON || terminal == TOKEN_COLON;
}

/* Found in one pass, so that no word looks back over its whole sentence. */
static void find_exceptions(struct words *words) {
    bool behind = false;
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->items[i];
        word->behind_exception = behind;
        behind |= word->terminal == TOKEN_DEROGATE || word->terminal == TOKEN_DEROGATE_ALL;
        behind &= word->terminal != TOKEN_STOP;
    }
}

struct words words_read(struct arena *arena, struct source *source) {
    struct diagnostics log = diagnostics_in(arena);
    struct phrases phrases = phrases_of(arena, source, &log, scan_source(arena, source));
    struct words words = {0};
    for (bool stopped = true;;) {
        struct word word = {0}, none = {0};
        struct word *last = words.count ? &words.items[words.count - 1] : &none;
        if (last->terminal == TOKEN_STOP) keep_inside(arena, &words);
        /* A comment before a mark stands behind it. */
        if (is_mark(last->terminal)) {
            word.comments = last->comments;
            last->comments = none.comments;
        }
        if (last->terminal == TOKEN_SEMICOLON) words.count--;
        read_word(arena, &phrases, &word);
        /* A full stop alone says nothing. */
        if (word.terminal == TOKEN_STOP && stopped) word.terminal = TOKEN_SEMICOLON;
        stopped = word.terminal == TOKEN_STOP || (stopped && word.terminal == TOKEN_SEMICOLON);
        if (last->terminal == TOKEN_DASH) pass_back(arena, last, &word);
        ARENA_PUSH(arena, &words, word);
        if (word.terminal == TOKEN_YYEOF) break;
    }
    find_exceptions(&words);
    return words;
}

static void turn_into(struct word *word, int terminal, const char *name) {
    word->terminal = terminal;
    word->token.name = dialect_token(name);
}

/* One phrase of a language for what are two phrases in another. */
static void translate_word(struct word *word, int before, int after, bool in_example) {
    switch (word->terminal) {
    case TOKEN_AT_TIME:
        if (after == TOKEN_TEXT) turn_into(word, TOKEN_APPROVAL_TO, "approval_to");
        break;
    case TOKEN_FROM:
        if (in_example) turn_into(word, TOKEN_ON_DATE, "on_date");
        break;
    case TOKEN_ON_PLATFORM:
        if (after == TOKEN_DATE) turn_into(word, TOKEN_ON_DATE, "on_date");
        if (after == TOKEN_LANG) turn_into(word, TOKEN_IN_LANGUAGE, "in_language");
        break;
    case TOKEN_UNTIL:
        if (before == TOKEN_TIME && after == TOKEN_TIME) turn_into(word, TOKEN_AND, "and");
        break;
    }
}

/* "and" goes on with the times of "between"; some languages say "at" again. */
static bool is_second_at(const struct words *words, size_t at) {
    return at >= 2 && words->items[at].terminal == TOKEN_AT_TIME &&
           words->items[at - 1].terminal == TOKEN_AND &&
           words->items[at - 2].terminal == TOKEN_TIME;
}

void words_translate(struct words *words, enum language language) {
    char own[] = "lang.xx";
    memcpy(own + 5, language_code(language), 2);
    size_t kept = 0;
    bool in_example = false;
    for (size_t i = 0; i < words->count; i++) {
        struct word word = words->items[i];
        int before = kept ? words->items[kept - 1].terminal : TOKEN_STOP;
        int after = i + 1 < words->count ? words->items[i + 1].terminal : TOKEN_YYEOF;
        if (before == TOKEN_STOP)
            in_example = word.terminal == TOKEN_EXAMPLE || word.terminal == TOKEN_SCENARIO;
        if (word.terminal == TOKEN_LANG && before == TOKEN_LANGUAGE)
            word.token.name = dialect_token(own);
        translate_word(&word, before, after, in_example);
        words->items[kept] = word;
        if (!is_second_at(words, kept)) kept++;
    }
    words->count = kept;
}

static bool is_written(int terminal) {
    return terminal == TOKEN_TEXT || terminal == TOKEN_NAME || terminal == TOKEN_NUMBER ||
           terminal == TOKEN_DATE || terminal == TOKEN_TIME;
}

static bool same_word(const struct word *one, const struct word *other, bool marked) {
    if (one->terminal != other->terminal || one->token.name != other->token.name) return false;
    if (!is_written(one->terminal)) return true;
    struct str a = one->token.text.value, b = other->token.text.value;
    return marked ? str_equal(mark_off(a), mark_off(b)) : str_equal(a, b);
}

static bool same_words(const struct words *one, const struct words *other, bool marked) {
    if (one->count != other->count) return false;
    for (size_t i = 0; i < one->count; i++)
        if (!same_word(&one->items[i], &other->items[i], marked)) return false;
    return true;
}

/* The comments one after the other, wherever they stand. */
struct comments {
    const struct words *words;
    size_t word, at;
};

static const struct comment *next_comment(struct comments *comments) {
    while (comments->word < comments->words->count) {
        const struct word *word = &comments->words->items[comments->word];
        if (comments->at < word->comments.count) return &word->comments.items[comments->at++];
        comments->word++;
        comments->at = 0;
    }
    return NULL;
}

static bool same_comments(const struct words *one, const struct words *other) {
    struct comments first = {one, 0, 0}, second = {other, 0, 0};
    for (;;) {
        const struct comment *a = next_comment(&first), *b = next_comment(&second);
        if (!a || !b) return a == b;
        if (!str_equal(a->text, b->text)) return false;
    }
}

bool words_same(const struct words *one, const struct words *other, bool marked) {
    return same_words(one, other, marked) && same_comments(one, other);
}

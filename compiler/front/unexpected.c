/* SPDX-License-Identifier: Apache-2.0 */
/* What is said where a charter cannot be understood. */
#include "compiler/front/conceal.h"
#include "compiler/front/dialect.h"
#include "compiler/front/phrases.h"
#include "grammar.h"

/* What the words at a place were perhaps meant to be. */
struct meant {
    struct str phrase;
    uint32_t changes;
    size_t words; /* how many are written */
};

enum { MEANT_MAX = 4, LEAST_PHRASE = 4, LETTERS_A_CHANGE = 4 };

/* The less of a phrase must change the better: two letters of "at" are the whole of it. */
static bool is_nearer(const struct meant *a, const struct meant *b) {
    return a->changes * b->phrase.size < b->changes * a->phrase.size;
}

/* Keeps the nearest few, each phrase once, the nearest first. */
static void keep_nearest(struct meant *meant, size_t *count, struct meant one) {
    for (size_t i = 0; i < *count; i++)
        if (str_equal(meant[i].phrase, one.phrase)) return;
    size_t at = *count;
    while (at > 0 && is_nearer(&one, &meant[at - 1])) at--;
    if (at == MEANT_MAX) return;
    if (*count < MEANT_MAX) ++*count;
    for (size_t i = *count - 1; i > at; i--) meant[i] = meant[i - 1];
    meant[at] = one;
}

/* How many words stand at a place without anything else between. */
static size_t words_at(const struct phrases *p, size_t index) {
    size_t count = 0;
    while (count < WORDING_WORDS && index + count < p->pieces.count &&
           str_present(p->words[index + count]))
        count++;
    return count;
}

/* Whether the words go on behind so many of them with one that turns what they say: who wrote
 * «recommended not to» is not shown the contrary. */
static bool is_turned(struct phrases *p, size_t index, size_t written, size_t taken) {
    return taken < written && wording_is_grave(phrases_wording(p), p->words[index + taken]);
}

/* The phrases that the words at a place may be a misspelling of. */
static size_t find_meant(struct phrases *p, size_t index, struct meant *meant) {
    const struct wording *wording = phrases_wording(p);
    enum language language = p->source->language;
    size_t written = words_at(p, index), count = 0;
    for (size_t i = 0; i < dialect_spelt_count(language); i++) {
        const struct dialect_spelt *spelt = dialect_spelt(language, i);
        struct meant one = {.phrase = str_of(dialect_writing(language, spelt->writing)->text)};
        one.changes = wording_changes(wording, p->words + index, written, spelt->words, &one.words);
        bool is_near = one.changes > 0 && one.phrase.size >= LEAST_PHRASE &&
                       one.changes <= one.phrase.size / LETTERS_A_CHANGE;
        if (is_near && !is_turned(p, index, written, one.words)) keep_nearest(meant, &count, one);
    }
    return count;
}

/* The phrase that the words at a place were meant to be: as it reads in its sentence. *words
 * becomes the place of all of them. */
static struct str meant_phrase(struct phrases *p, size_t index, struct span *words) {
    struct meant meant[MEANT_MAX];
    size_t count = p->is_trial ? 0 : find_meant(p, index, meant);
    for (size_t i = 0; i < count; i++) {
        size_t last = index + meant[i].words - 1;
        struct span taken = {words->begin, p->pieces.items[last].span.end};
        if (!phrases_read_with(p, taken, meant[i].phrase)) continue;
        *words = taken;
        return meant[i].phrase;
    }
    return (struct str){0};
}

/* How many of the words at a place a phrase begins with. */
static size_t shared_words(const struct phrases *p, size_t index, size_t written,
                           const char *phrase) {
    size_t shared = 0;
    while (shared < written) {
        struct str word = p->words[index + shared];
        if (strncmp(phrase, word.bytes, word.size) != 0) break;
        char end = phrase[word.size];
        if (end != ' ' && end != '\0') break;
        shared++;
        phrase += word.size + (end == ' ');
        if (end == '\0') break;
    }
    return shared;
}

enum { LISTED_MAX = 8 };

/* Adds to a list with a comma between two, which some phrases have themselves; behind the last that
 * has room, that there are more. */
static void add_listed(struct arena *arena, struct str *list, size_t *count, struct str phrase) {
    if (phrase.size && phrase.bytes[phrase.size - 1] == ',') phrase.size--;
    if (*count < LISTED_MAX)
        *list =
            arena_format(arena, "%.*s%s%.*s", STR_ARG(*list), *count ? ", " : "", STR_ARG(phrase));
    else if (*count == LISTED_MAX)
        *list = arena_format(arena, "%.*s, …", STR_ARG(*list));
    ++*count;
}

/* How many words at a place are needed to say anything: light ones do not. */
static size_t telling_words(struct phrases *p, size_t index, size_t written) {
    size_t count = 1;
    while (count <= written && wording_is_light(phrases_wording(p), p->words[index + count - 1]))
        count++;
    return count;
}

static bool is_listed(const int *listed, size_t count, int writing) {
    for (size_t i = 0; i < count && i < LISTED_MAX; i++)
        if (listed[i] == writing) return true;
    return false;
}

/* The phrases that begin with most of the words at a place, and may stand there. *words is how many
 * words they share. None where the next word turns them: who wrote «recommended not to» is not
 * shown the contrary. */
static struct str begun_phrases(struct phrases *p, size_t index, const bool *may_follow,
                                size_t *words) {
    enum language language = p->source->language;
    size_t written = words_at(p, index), count = 0;
    struct str list = {0};
    int listed[LISTED_MAX]; /* a phrase stands there once for each way to spell it */
    *words = telling_words(p, index, written);
    for (size_t i = 0; i < dialect_spelt_count(language); i++) {
        const struct dialect_spelt *spelt = dialect_spelt(language, i);
        const struct dialect_writing *writing = dialect_writing(language, spelt->writing);
        size_t shared = shared_words(p, index, written, spelt->words);
        bool counts =
            shared >= *words && may_follow[writing->first] && writing->form == DIALECT_FIRST;
        if (!counts) continue;
        if (shared > *words) list = (struct str){0}, count = 0, *words = shared;
        if (is_listed(listed, count, spelt->writing)) continue;
        if (count < LISTED_MAX) listed[count] = spelt->writing;
        add_listed(p->arena, &list, &count, str_of(writing->text));
    }
    return is_turned(p, index, written, *words) ? (struct str){0} : list;
}

/* What a rule begins with, where one may stand. */
static struct str rule_openings(struct phrases *p, const bool *may_follow) {
    struct str list = {0};
    size_t count = 0;
    for (int token = 0; token < dialect_token_count(); token++) {
        int terminal = phrases_terminal(token);
        bool begins = terminal == TOKEN_MODALITY || terminal == TOKEN_APPROVAL_OF;
        if (begins && may_follow[token])
            add_listed(p->arena, &list, &count, dialect_canonical(p->source->language, token));
    }
    return list;
}

/* What stands at a place, without its quotes and only the first line of it. */
static struct str written(struct phrases *p, size_t index, struct span span) {
    struct str text = {p->source->text.bytes + span.begin, span.end - span.begin};
    const char *end = memchr(text.bytes, '\n', text.size);
    if (p->pieces.items[index].kind == SCAN_TEXT)
        text = quoted_text(p->arena, phrases_text(p, index));
    else if (end)
        text.size = (size_t)(end - text.bytes);
    return shown_of(p->source, span, text);
}

static struct str list_of(struct arena *arena, const struct expected *expected) {
    struct str list = {0};
    size_t count = 0;
    for (size_t i = 0; i < expected->count; i++)
        add_listed(arena, &list, &count, expected->names[i]);
    return list;
}

void phrases_unexpected(struct phrases *p, struct build *b, struct span span,
                        const struct expected *expected) {
    struct str meant = {0}, begun = {0};
    enum diagnostic_code code = DIAGNOSTIC_unexpected;
    if (diagnostics_full(b->log) || p->is_trial) {
        diagnose(b->log, code, (struct place){p->source, span});
        return;
    }
    size_t index = phrases_piece_at(p, span.begin), words = 1;
    if (p->pieces.items[index].kind == SCAN_WORD) {
        meant = meant_phrase(p, index, &span);
        if (!str_present(meant)) begun = begun_phrases(p, index, expected->tokens, &words);
        if (str_present(begun)) span.end = p->pieces.items[index + words - 1].span.end;
    }
    struct str found = written(p, index, span);
    bool is_near = str_present(meant) || str_present(begun);
    struct diagnostic *said =
        diagnose_with(b->log, code, (struct place){p->source, span}, found,
                      is_near ? (struct str){0} : list_of(p->arena, expected));
    said->parts[2] = meant;
    said->parts[3] = begun;
    if (!is_near && expected->count == 0) said->parts[4] = rule_openings(p, expected->tokens);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/phrasing.h"

#include "compiler/base/buffer.h"
#include "compiler/base/spelling.h"
#include "compiler/format/marks.h"
#include "compiler/front/dialect.h"
#include "grammar.h"

bool apostrophes_curled(const struct words *words) {
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        struct str text = word->token.text.value;
        if (word->token.name < 0) continue;
        for (size_t k = 0; k < text.size; k++) {
            if (text.bytes[k] == '\'') return false;
            if (k + 2 < text.size && memcmp(text.bytes + k, "\xE2\x80\x99", 3) == 0) return true;
        }
    }
    return false;
}

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_MAYBE };

/* Whether a text begins with a vowel; before h and y that is the author's to hear. */
static enum answer begins_with_vowel(struct arena *arena, struct str text) {
    struct str spelt = {0};
    if (is_marked(text) || !spell(arena, FOLD_PLAIN, text, &spelt, NULL) || !spelt.size)
        return ANSWER_NO;
    if (strchr("aeiou", spelt.bytes[0])) return ANSWER_YES;
    return strchr("hy", spelt.bytes[0]) ? ANSWER_MAYBE : ANSWER_NO;
}

/* How many numbers follow a word: "2, 3 and 4". */
static size_t numbers_after(const struct words *words, size_t word) {
    size_t count = 0;
    for (size_t i = word + 1; i < words->count; i++) {
        int terminal = words->items[i].terminal;
        if (terminal == TOKEN_NUMBER)
            count++;
        else if (terminal != TOKEN_AND)
            break;
    }
    return count;
}

static bool follows_one(const struct words *words, size_t word) {
    return word > 0 && words->items[word - 1].terminal == TOKEN_NUMBER &&
           str_equal(words->items[word - 1].token.text.value, STR("1"));
}

/* The form that a word's neighbours ask for, of those that the language has. */
static const char *asked_form(const struct phrasing *p, size_t word) {
    const struct words *words = p->words;
    const struct word *w = &words->items[word], *next = w + 1;
    const char *found = NULL;
    int name = w->token.name;
    if (numbers_after(words, word) > 1)
        found = dialect_form(p->language, name, DIALECT_NO_TOKEN, DIALECT_PLURAL);
    if (!found && follows_one(words, word))
        found = dialect_form(p->language, name, DIALECT_NO_TOKEN, DIALECT_SINGULAR);
    if (!found && w->behind_exception)
        found = dialect_form(p->language, name, DIALECT_NO_TOKEN, DIALECT_INVERTED);
    if (!found && next->terminal == TOKEN_NOT) {
        const char *not =
            dialect_form(p->language, next->token.name, DIALECT_NO_TOKEN, DIALECT_FIRST);
        if (not &&strncmp(not, "il ", 3) == 0)
            found = dialect_form(p->language, name, DIALECT_NO_TOKEN, DIALECT_IL);
    }
    if (!found && next->terminal == TOKEN_TEXT) {
        const char *elided = dialect_form(p->language, name, DIALECT_NO_TOKEN, DIALECT_VOWEL);
        enum answer vowel =
            elided ? begins_with_vowel(p->arena, next->token.text.value) : ANSWER_NO;
        bool heard = p->own && w->writing >= 0 &&
                     dialect_writing(p->language, w->writing)->form == DIALECT_VOWEL;
        if (vowel == ANSWER_YES || (vowel == ANSWER_MAYBE && heard)) found = elided;
    }
    return found;
}

static const char *phrase_of(const struct phrasing *p, size_t word, size_t *count) {
    const struct word *w = &p->words->items[word], *next = w + 1;
    const char *both =
        next->token.name < 0 || next->comments.count
            ? NULL
            : dialect_form(p->language, w->token.name, next->token.name, DIALECT_FIRST);
    *count = both ? 2 : 1;
    if (both) return both;
    if (p->own && w->writing >= 0) {
        const struct dialect_writing *writing = dialect_writing(p->language, w->writing);
        if (writing->form == DIALECT_AGREES && writing->first == w->token.name)
            return writing->text;
    }
    const char *asked = asked_form(p, word);
    return asked ? asked : dialect_canonical(p->language, w->token.name).bytes;
}

struct str phrasing_of(const struct phrasing *p, size_t word, size_t *count) {
    struct str phrase = str_of(phrase_of(p, word, count));
    if (!p->curled || !memchr(phrase.bytes, '\'', phrase.size)) return phrase;
    struct buffer curled = buffer_in(p->arena);
    for (size_t i = 0; i < phrase.size; i++) {
        if (phrase.bytes[i] == '\'')
            buffer_add(&curled, STR("’"));
        else
            buffer_add_char(&curled, phrase.bytes[i]);
    }
    return buffer_str(&curled);
}

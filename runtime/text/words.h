/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a view, and the tokens that are none, from left to right in linear time.
 *
 * Letters are the categories L, M and Nd of the view's characters. A word begins with a letter or
 * digit, never with a mark. Han, Hiragana, Katakana and Thai characters (by script), with the marks
 * behind them, are words of one character.
 *
 *   - An apostrophe between letters belongs to the word, but after an elided form (words.c has the
 *     list) it ends the word, and a final 's is left out with its apostrophe.
 *   - An inclusive form (forms.h) belongs to the word: end stands behind it, stem_end before it.
 *   - A word with an apostrophe behind it that no letter follows says so; its range leaves it out.
 *   - A link is `scheme://` or `www.` and what follows up to white space or one of <>"«»“”„‹›, or a
 *     host with a known top-level domain or a path; the words of such a host follow it. An e-mail
 *     address is letters, digits and `_ . + -`, `@`, and labels with a dot. A mention is `@` and
 *     letters, digits, `_ . -`, maybe `@` and a host. A hashtag is `#` and letters, digits, `_`,
 * and U+00B7 inside. None begins behind a letter or digit, a hashtag not behind `&` either.
 *   - A hashtag is followed by its words: cut at `_` and U+00B7, between digits and others, before
 * a capital of the text that follows none, and before the last of several that a small letter
 *     follows. */
#ifndef CHARTE_WORDS_H
#define CHARTE_WORDS_H

#include "runtime/text/fold.h"

enum words_kind { WORDS_WORD, WORDS_LINK, WORDS_EMAIL, WORDS_MENTION, WORDS_HASHTAG };

/* What ends a sentence, a bit each. */
enum words_ends { WORDS_STOP = 1, WORDS_EXCLAMATION = 2, WORDS_QUESTION = 4, WORDS_PARAGRAPH = 8 };

struct words_token {
    enum words_kind kind;
    uint32_t begin, end; /* in the view: with the `@` of a mention, without the `#` of a hashtag */
    uint32_t stem_end;   /* of a word: end, or where its inclusive form begins */
    uint32_t inner;      /* where the capital of «MitarbeiterInnen» stands; 0: it has none */
    unsigned char ends;  /* words_ends that stand between it and the word before */
    bool apostrophe;     /* one stands right behind it */
    bool tagged;         /* a word of a hashtag */
};

struct words {
    const struct fold_view *view;
    const char *text; /* what it is the view of */
    uint32_t at;
    uint32_t tag_end;            /* the end of the hashtag whose words are being read, or 0 */
    uint32_t plain_end;          /* up to here no e-mail address can begin */
    uint32_t host_end, link_end; /* of the host whose words are being read, and of its link; or 0 */
    unsigned char ends;
    bool in_term; /* it is a term that is read: forms.h */
};

struct words words_of(const struct fold_view *view, const char *text);

/* The next token; false at the end. */
bool words_next(struct words *words, struct words_token *token);

/* What the signs between two places of a text's view end, none of them a letter or digit, all
 * ASCII; a word begins at the second. */
unsigned words_ends_among(const struct fold_view *view, const char *text, uint32_t begin,
                          uint32_t end);

static inline unsigned words_ends_between(const struct fold_view *view, const char *text,
                                          uint32_t begin, uint32_t end) {
    bool is_space = end - begin == 1 && view->bytes[begin] == ' ';
    return is_space ? 0 : words_ends_among(view, text, begin, end);
}

#endif

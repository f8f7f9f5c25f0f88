/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a view, and the tokens that are none, from left to right in linear time.
 *
 * Letters are the categories L, M and Nd of the view's characters. A word begins with a letter or
 * digit, never with a mark. Han, Hiragana, Katakana and Thai characters (by script), with the marks
 * behind them, are words of one character.
 *
 *   - An apostrophe between letters belongs to the word, but after an elided form (words.c has the
 *     list) it ends the word, and a final 's is left out with its apostrophe.
 *   - A gender form (`:innen`, `:in`; also after `*`, `_`, `/` and U+00B7) belongs to the word: end
 *     stands behind it, stem_end before its sign.
 *   - A word with an apostrophe behind it that no letter follows says so; its range leaves it out.
 *   - A link is `scheme://` or `www.` and what follows up to white space or one of <>"«»“”„‹›,
 *     without final .,;:!?)]}' signs. An e-mail address is letters, digits and `_ . + -`, `@`, and
 *     labels with a dot. A mention is `@` and letters, digits, `_ . -`, maybe `@` and a host. A
 *     hashtag is `#` and letters, digits and `_`. None begins behind a letter or digit, a hashtag
 *     not behind `&` either.
 *   - A hashtag is followed by its words: cut at `_`, between digits and others, before a capital
 *     of the text that follows none, and before the last of several that a small letter follows. */
#ifndef CHARTE_WORDS_H
#define CHARTE_WORDS_H

#include "runtime/text/fold.h"

enum words_kind { WORDS_WORD, WORDS_LINK, WORDS_EMAIL, WORDS_MENTION, WORDS_HASHTAG };

struct words_token {
    enum words_kind kind;
    uint32_t begin, end; /* in the view: with the `@` of a mention, without the `#` of a hashtag */
    uint32_t stem_end;   /* of a word: end, or where its gender form begins */
    bool sentence;       /* . ! ? or a line break stands between it and the word before */
    bool apostrophe;     /* one stands right behind it */
    bool tagged;         /* a word of a hashtag */
};

struct words {
    const struct fold_view *view;
    const char *text; /* what it is the view of */
    uint32_t at;
    uint32_t tag_end;   /* the end of the hashtag whose words are being read, or 0 */
    uint32_t plain_end; /* up to here no e-mail address can begin */
    bool sentence;
};

struct words words_of(const struct fold_view *view, const char *text);

/* The next token; false at the end. */
bool words_next(struct words *words, struct words_token *token);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* The matcher of phrases, in the language that the first byte names, and quoted texts. A word has
 * no NUL byte: the scanner makes none that has. */
#include "compiler/base/spelling.h"
#include "compiler/front/dialect.h"
#include "compiler/front/phrases.h"
#include "compiler/front/scan.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

enum { WORDS = 64 };

static void check_match(enum language language, const struct str *words, size_t count) {
    struct dialect_match match = dialect_longest(language, words, count);
    FUZZ_CHECK(match.word_count <= count);
    if (match.word_count == 0) return;
    FUZZ_CHECK(match.first >= 0 && match.first < dialect_token_count());
    FUZZ_CHECK(match.second == DIALECT_NO_TOKEN ||
               (match.second >= 0 && match.second < dialect_token_count()));
    FUZZ_CHECK(str_present(dialect_canonical(language, match.first)));
    /* What stands behind a phrase makes it no shorter. */
    FUZZ_CHECK(dialect_longest(language, words, match.word_count).word_count == match.word_count);
}

static void match_words(struct arena *arena, enum language language, struct str text) {
    struct str words[WORDS];
    size_t count = 0;
    for (size_t begin = 0, at = 0; at <= text.size && count < WORDS; at++) {
        if (at < text.size && text.bytes[at] != ' ' && text.bytes[at] != 0) continue;
        struct str word = {text.bytes + begin, at - begin};
        FUZZ_CHECK(spell(arena, FOLD_PLAIN, word, &words[count++], NULL));
        begin = at + 1;
    }
    for (size_t i = 0; i < count; i++) check_match(language, words + i, count - i);
}

static void check_quoted(struct arena *arena, struct str quoted) {
    struct str text = quoted_text(arena, quoted), again;
    FUZZ_CHECK(spell(arena, FOLD_NFC, text, &again, NULL) && str_equal(text, again));
}

static void check_pieces(struct arena *arena, struct str text) {
    struct source *source = source_of(arena, STR("fuzz"), text);
    struct scan_pieces pieces = scan_source(arena, source);
    FUZZ_CHECK(pieces.count && pieces.items[pieces.count - 1].kind == SCAN_END);
    for (size_t i = 0; i < pieces.count; i++) {
        struct span span = pieces.items[i].span;
        FUZZ_CHECK(span.begin <= span.end && span.end <= text.size);
        FUZZ_CHECK(i == 0 || span.begin >= pieces.items[i - 1].span.end);
        struct str quoted = {text.bytes + span.begin, span.end - span.begin};
        if (pieces.items[i].kind == SCAN_TEXT) check_quoted(arena, quoted);
    }
}

void fuzz_phrases(const uint8_t *data, size_t size) {
    if (size == 0) return;
    struct arena *arena = use_arena();
    enum language language = (enum language)(data[0] % LANGUAGE_COUNT);
    struct str text = {(const char *)data + 1, size - 1}, spelt;
    if (spell(arena, FOLD_NFC, text, &spelt, NULL)) {
        match_words(arena, language, text);
        check_pieces(arena, text);
    }
    arena_free(arena);
}

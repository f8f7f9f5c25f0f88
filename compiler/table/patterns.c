/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/patterns.h"

#include "compiler/base/spelling.h"
#include "runtime/base/limits.h"
#include "runtime/text/utf8.h"

/* The next character of a folded pattern; false at its end. */
static bool next_character(struct str folded, size_t *at, uint32_t *character) {
    if (*at == folded.size) return false;
    *at += utf8_decode(folded.bytes + *at, folded.size - *at, character);
    return true;
}

static struct str fold_pattern(struct arena *arena, struct str pattern) {
    struct str folded = {"", 0};
    spell(arena, FOLD_VIEW, pattern, &folded, NULL);
    return folded;
}

enum pattern_status pattern_examine(struct arena *arena, struct str pattern) {
    struct str folded = fold_pattern(arena, pattern);
    uint32_t character = 0;
    size_t at = 0, count = 0, spaces = 0;
    for (; next_character(folded, &at, &character); count++)
        spaces += character == ' ' || character == '\n' || character == '\t';
    if (count == spaces) return PATTERN_EMPTY;
    return count > LIMIT_PATTERN ? PATTERN_TOO_LONG : PATTERN_OK;
}

static uint32_t class_of(uint32_t character) {
    return character == '#' ? PATTERN_DIGIT : character == '@' ? PATTERN_LETTER : character;
}

void pattern_add(struct trie *trie, struct str pattern, uint32_t term) {
    struct str folded = fold_pattern(trie->arena, pattern);
    uint32_t node = 0, character = 0;
    for (size_t at = 0; next_character(folded, &at, &character);)
        node = trie_step(trie, node, class_of(character));
    if (node != 0) trie_end(trie, node, term);
}

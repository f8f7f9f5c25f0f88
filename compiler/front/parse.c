/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/parse.h"

#include "compiler/base/spelling.h"
#include "compiler/front/accept.h"
#include "compiler/front/phrases.h"
#include "grammar.h"
#include "runtime/text/utf8.h"

#include <errno.h>

/* Characters that are not seen and change what is read: bidirectional controls, zero widths, and
 * others of format. Inside an emoji, joiners and selectors are at home. */
static bool is_hidden(uint32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_pictorial(uint32_t c) {
    return c >= 0x1F000 || (c >= 0x2190 && c <= 0x2BFF) || c == 0xFE0F;
}

/* Of valid UTF-8. */
static void check_characters(struct build *b) {
    struct str text = b->source->text;
    uint32_t size, c = 0, before = 0;
    for (uint32_t at = 0; at < text.size && !diagnostics_full(b->log); at += size) {
        size = (uint32_t)utf8_decode(text.bytes + at, text.size - at, &c);
        struct place place = {b->source, {at, at + size}};
        bool bom = c == 0xFEFF && at == 0;
        bool in_emoji = (c == 0x200D || (c >= 0xE0020 && c <= 0xE007F)) && is_pictorial(before);
        bool control = c == 0x7F || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
        if (is_hidden(c) && !bom && !in_emoji)
            diagnose_with(b->log, DIAGNOSTIC_hidden_character, place,
                          arena_format(b->arena, "U+%04X", c), (struct str){0});
        if (control)
            diagnose_with(b->log, DIAGNOSTIC_control_character, place,
                          arena_format(b->arena, "U+%04X", c), (struct str){0});
        before = c;
    }
}

static bool check_utf8(struct build *b) {
    size_t where = 0;
    struct str spelt;
    if (spell(b->arena, FOLD_NFC, b->source->text, &spelt, &where)) return true;
    unsigned byte = where < b->source->text.size ? (unsigned char)b->source->text.bytes[where] : 0;
    diagnose_with(b->log, DIAGNOSTIC_not_utf8,
                  (struct place){b->source, {(uint32_t)where, (uint32_t)where + 1}},
                  arena_format(b->arena, "0x%02X", byte), (struct str){0});
    return false;
}

/* Where the charter does not say its language, the one that most of its words belong to stands in
 * for it, and the sentence that is missing is shown in every one. */
static void find_language(struct build *b, struct phrases *phrases) {
    struct named_language named = phrases_language(phrases);
    if (named.language == LANGUAGE_NONE) {
        enum diagnostic_code code = str_present(named.name.value) ? DIAGNOSTIC_language_unknown
                                                                  : DIAGNOSTIC_language_missing;
        struct place place = {b->source, named.name.span};
        diagnose_with(b->log, code, place, named.name.value, (struct str){0})->languages =
            phrases_languages(b->arena, code == DIAGNOSTIC_language_missing);
        named.language = phrases_likely_language(phrases);
        if (code == DIAGNOSTIC_language_unknown) phrases_skip_sentence(phrases);
    }
    b->charter->language = named.language;
    b->source->language = named.language;
}

/* Of a charter whose bytes are no text: other versions of it are not to be taken for the same. */
static enum language language_as_far_as_read(const struct phrases *phrases) {
    struct named_language named = phrases_language(phrases);
    return named.language == LANGUAGE_NONE ? phrases_likely_language(phrases) : named.language;
}

struct ast_charter *parse_charter(struct arena *arena, struct source *source,
                                  struct diagnostics *log) {
    struct build b = {.arena = arena, .source = source, .log = log};
    b.charter = ARENA_NEW(arena, struct ast_charter);
    b.charter->source = source;
    b.charter->prevails = LANGUAGE_NONE;
    if (!check_utf8(&b)) {
        struct phrases read = phrases_of(arena, source, log, scan_source(arena, source));
        b.charter->language = source->language = language_as_far_as_read(&read);
        build_unread(&b, (struct span){0, (uint32_t)source->text.size});
        return b.charter;
    }
    check_characters(&b);
    struct phrases phrases = phrases_of(arena, source, log, scan_source(arena, source));
    acceptances_read(log, source, &phrases.pieces);
    find_language(&b, &phrases);
    errno = 0; /* see yyerror */
    yyparse(&phrases, &b);
    phrases_unclosed(&phrases, b.charter);
    return b.charter;
}

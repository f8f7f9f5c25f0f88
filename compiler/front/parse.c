/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/parse.h"

#include "compiler/base/encoding.h"
#include "compiler/base/spelling.h"
#include "compiler/front/accept.h"
#include "compiler/front/charter_language.h"
#include "compiler/front/file_kind.h"
#include "grammar.h"
#include "runtime/text/utf8.h"

#include <errno.h>

struct range {
    uint32_t first, last;
};

/* Characters that are not seen and change what is read, or how: Unicode's format characters (Cf)
 * and those that are ignored where they cannot be drawn (Default_Ignorable_Code_Point), but for
 * selectors. Inside an emoji, joiners and tags are at home. */
static const struct range hidden[] = {
    {0xAD, 0xAD},       {0x34F, 0x34F},     {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

/* Those that belong to no text: controls but for the ends of lines and tabs, other separators of
 * lines, and what is no character at all, which XML has no place for either. */
static const struct range control[] = {
    {0x0, 0x8}, {0xB, 0xC}, {0xE, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}, {0xFDD0, 0xFDEF},
};

#define IS_IN(ranges, c) is_in(ranges, sizeof(ranges) / sizeof *(ranges), c)

static bool is_in(const struct range *ranges, size_t count, uint32_t c) {
    for (size_t i = 0; i < count && c >= ranges[i].first; i++)
        if (c <= ranges[i].last) return true;
    return false;
}

/* What may be drawn in several ways, by a selector behind it: keycaps, signs, emoji, ideographs. */
static const struct range drawn[] = {
    {'#', '#'},       {'*', '*'},         {'0', '9'},         {0xA9, 0xA9},     {0xAE, 0xAE},
    {0x203C, 0x2BFF}, {0x3030, 0x3030},   {0x303D, 0x303D},   {0x3297, 0x3299}, {0x3400, 0x9FFF},
    {0xF900, 0xFAFF}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool is_selector(uint32_t c) {
    return c >= 0xFE00 && c <= 0xFE0F;
}

static bool is_tag(uint32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}

static bool is_control(uint32_t c) {
    return IS_IN(control, c) || (c & 0xFFFE) == 0xFFFE;
}

/* before: the character in front, selectors aside. Emoji are joined, and a flag has tags. */
static bool is_hidden(uint32_t c, uint32_t before) {
    enum { JOINER = 0x200D, FLAG = 0x1F3F4 };
    bool pictorial =
        (before >= 0x1F000 && before <= 0x1FAFF) || (before >= 0x2190 && before <= 0x2BFF);
    if (is_selector(c)) return !IS_IN(drawn, before);
    if (c == JOINER) return !pictorial;
    if (is_tag(c)) return before != FLAG && !is_tag(before);
    return IS_IN(hidden, c);
}

/* Of valid UTF-8. */
static void check_characters(struct build *b) {
    struct str text = b->source->text;
    uint32_t size, c = 0, before = 0;
    for (uint32_t at = 0; at < text.size && !diagnostics_full(b->log); at += size) {
        size = (uint32_t)utf8_decode(text.bytes + at, text.size - at, &c);
        struct place place = {b->source, {at, at + size}};
        bool bom = c == 0xFEFF && at == 0;
        if (!bom && is_hidden(c, before))
            diagnose_with(b->log, DIAGNOSTIC_hidden_character, place,
                          arena_format(b->arena, "U+%04X", c), (struct str){0});
        if (is_control(c))
            diagnose_with(b->log, DIAGNOSTIC_control_character, place,
                          arena_format(b->arena, "U+%04X", c), (struct str){0});
        if (!is_selector(c)) before = c;
    }
}

/* Nothing of it was read; its language cannot be told. */
static void leave_unread(struct build *b) {
    b->charter->language = language_or_english(LANGUAGE_NONE);
    b->charter->language_guessed = true;
    b->source->is_unread = true;
    build_unread(b, (struct span){0, (uint32_t)b->source->text.size});
}

static bool refuse_kind(struct build *b, enum file_kind kind) {
    if (kind == FILE_MAY_BE_CHARTER) return false;
    file_kind_refuse(b, kind);
    leave_unread(b);
    return true;
}

static bool refuse_encoding(struct build *b) {
    const char *encoding = encoding_wide(b->source->text);
    if (!encoding) return false;
    diagnose_with(b->log, DIAGNOSTIC_other_encoding, build_place(b, (struct span){0, 0}),
                  str_of(encoding), (struct str){0});
    leave_unread(b);
    return true;
}

/* Its language is told by what can be read of it: other versions of it are not to be taken for the
 * same. */
static bool refuse_bytes(struct build *b) {
    size_t where = 0;
    struct str spelt, text = b->source->text;
    if (spell(b->arena, FOLD_NFC, text, &spelt, &where)) return false;
    if (refuse_kind(b, file_kind_of_bytes(text))) return true;
    unsigned byte = where < text.size ? (unsigned char)text.bytes[where] : 0;
    diagnose_with(b->log, DIAGNOSTIC_not_utf8,
                  (struct place){b->source, {(uint32_t)where, (uint32_t)where + 1}},
                  arena_format(b->arena, "0x%02X", byte), str_of(encoding_narrow(text)));
    struct phrases read = phrases_of(b->arena, b->source, b->log, scan_source(b->arena, b->source));
    b->charter->language = b->source->language = language_as_far_as_read(&read);
    b->source->is_undecoded = b->charter->language_guessed = true;
    build_unread(b, (struct span){0, (uint32_t)text.size});
    return true;
}

/* Of valid UTF-8. */
static void read_text(struct build *b) {
    struct phrases phrases =
        phrases_of(b->arena, b->source, b->log, scan_source(b->arena, b->source));
    struct first_sentence said = first_sentence_of(&phrases);
    struct openings openings = openings_of(&phrases);
    bool named = said.begun && said.how != LANGUAGE_UNSAID;
    if (!named && said.how != LANGUAGE_SAID && openings_are_few(&openings)) {
        refuse_kind(b, file_kind_of_text(b->source->text));
        return;
    }
    check_characters(b);
    acceptances_read(b->log, b->source, &phrases.pieces);
    b->charter->language = b->source->language = language_settled(b, &phrases, &said, &openings);
    errno = 0; /* see yyerror */
    yyparse(&phrases, b);
    phrases_unclosed(&phrases, b->charter);
}

struct ast_charter *parse_charter(struct arena *arena, struct source *source,
                                  struct diagnostics *log) {
    struct build b = {.arena = arena, .source = source, .log = log};
    b.charter = ARENA_NEW(arena, struct ast_charter);
    b.charter->source = source;
    b.charter->prevails = LANGUAGE_NONE;
    bool refused =
        refuse_kind(&b, file_kind_of(source->text)) || refuse_encoding(&b) || refuse_bytes(&b);
    if (!refused) read_text(&b);
    return b.charter;
}

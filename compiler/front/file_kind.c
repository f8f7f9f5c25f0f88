/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/file_kind.h"

#include "runtime/table/table_format.h"

#include <ctype.h>

/* How files begin, and what else stands in those that begin alike. */
static const struct signature {
    enum file_kind kind;
    unsigned char size;
    const char *begin, *inside;
} signatures[] = {
    {FILE_TABLE, 8, TABLE_MAGIC, NULL},
    {FILE_WORD, 4, "PK\3\4", "word/"},
    {FILE_OFFICE, 4, "PK\3\4", "xl/"},
    {FILE_OFFICE, 4, "PK\3\4", "ppt/"},
    {FILE_OPENDOCUMENT, 4, "PK\3\4", "mimetypeapplication/vnd.oasis.opendocument"},
    {FILE_ARCHIVE, 4, "PK\3\4", NULL},
    {FILE_ARCHIVE, 4, "PK\5\6", NULL},
    {FILE_OFFICE, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NULL},
    {FILE_ARCHIVE, 2, "\x1F\x8B", NULL},
    {FILE_ARCHIVE, 6, "7z\xBC\xAF\x27\x1C", NULL},
    {FILE_ARCHIVE, 4, "Rar!", NULL},
    {FILE_PICTURE, 8, "\x89PNG\r\n\x1A\n", NULL},
    {FILE_PICTURE, 3, "\xFF\xD8\xFF", NULL},
    {FILE_PICTURE, 4, "GIF8", NULL},
    {FILE_PICTURE, 4, "RIFF", "WEBP"},
    {FILE_PDF, 5, "%PDF-", NULL},
    {FILE_RTF, 5, "{\\rtf", NULL},
};

static bool holds(struct str bytes, const char *part) {
    size_t size = strlen(part);
    const char *at = bytes.bytes, *end = bytes.bytes + bytes.size;
    while ((size_t)(end - at) >= size &&
           (at = memchr(at, part[0], (size_t)(end - at) - size + 1))) {
        if (memcmp(at, part, size) == 0) return true;
        at++;
    }
    return false;
}

static bool begins(struct str text, const char *word) {
    size_t size = strlen(word), same = 0;
    while (same < size && same < text.size &&
           tolower((unsigned char)text.bytes[same]) == (unsigned char)word[same])
        same++;
    return same == size;
}

/* Without a byte order mark and the white space at the beginning. */
static struct str trimmed(struct str text) {
    size_t at = begins(text, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.size && strchr(" \t\r\n", text.bytes[at]) && text.bytes[at]) at++;
    return (struct str){text.bytes + at, text.size - at};
}

static enum file_kind kind_of_markup(struct str text) {
    static const char *const html[] = {"<!doctype html", "<html", "<head", "<body", "<div", "<p>"};
    text = trimmed(text);
    for (size_t i = 0; i < sizeof html / sizeof *html; i++)
        if (begins(text, html[i])) return FILE_HTML;
    if (begins(text, "<?xml")) return holds(text, "<html") ? FILE_HTML : FILE_XML;
    if (!text.size || !strchr("{[", text.bytes[0]) || !text.bytes[0]) return FILE_MAY_BE_CHARTER;
    struct str inside = trimmed((struct str){text.bytes + 1, text.size - 1});
    bool json = inside.size && inside.bytes[0] && strchr("\"{[]}-0123456789", inside.bytes[0]);
    return json ? FILE_JSON : FILE_MAY_BE_CHARTER;
}

enum file_kind file_kind_of(struct str bytes) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *one = &signatures[i];
        if (bytes.size < one->size || memcmp(bytes.bytes, one->begin, one->size) != 0) continue;
        if (!one->inside || holds(bytes, one->inside)) return one->kind;
    }
    return kind_of_markup(bytes);
}

/* Zeros, and controls that are more than a slip, stand in no text. */
enum file_kind file_kind_of_bytes(struct str bytes) {
    size_t controls = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        controls += byte < ' ' && !strchr("\t\n\r\f", byte);
        if (byte == 0) return FILE_BINARY;
    }
    return controls * 20 > bytes.size ? FILE_BINARY : FILE_MAY_BE_CHARTER;
}

static bool is_prefixed(struct str line) {
    return begins(line, "except:") || begins(line, "exact:") || begins(line, "pattern:") ||
           begins(line, "salt:");
}

/* A list file has a term a line: short, and no sentence. */
static bool is_term(struct str line) {
    enum { LONGEST = 60 };
    return line.size <= LONGEST && !strchr(".:;,!?", line.bytes[line.size - 1]);
}

enum file_kind file_kind_of_text(struct str text) {
    size_t lines = 0, terms = 0, prefixed = 0;
    if (file_kind_of_bytes(text) == FILE_BINARY) return FILE_BINARY;
    for (struct str rest = trimmed(text); rest.size;) {
        struct str line = trimmed(str_take_line(&rest));
        while (line.size && strchr(" \t\r", line.bytes[line.size - 1])) line.size--;
        if (line.size == 0 || line.bytes[0] == '#') continue;
        lines++;
        terms += is_term(line);
        prefixed += is_prefixed(line);
    }
    if (lines == 0) return FILE_EMPTY;
    return prefixed || (lines > 2 && terms * 4 >= lines * 3) ? FILE_TERMS : FILE_PROSE;
}

/* What each is, and what to do with it. */
static const struct {
    enum saying is, mend;
} said[] = {
    [FILE_WORD] = {SAYING_file_word, SAYING_mend_document},
    [FILE_OFFICE] = {SAYING_file_office, SAYING_mend_document},
    [FILE_OPENDOCUMENT] = {SAYING_file_opendocument, SAYING_mend_document},
    [FILE_RTF] = {SAYING_file_rtf, SAYING_mend_document},
    [FILE_PDF] = {SAYING_file_pdf, SAYING_mend_document},
    [FILE_HTML] = {SAYING_file_html, SAYING_mend_text},
    [FILE_XML] = {SAYING_file_xml, SAYING_mend_text},
    [FILE_JSON] = {SAYING_file_json, SAYING_mend_posts},
    [FILE_ARCHIVE] = {SAYING_file_archive, SAYING_mend_archive},
    [FILE_PICTURE] = {SAYING_file_picture, SAYING_mend_text},
    [FILE_TABLE] = {SAYING_file_table, SAYING_mend_table},
    [FILE_BINARY] = {SAYING_file_binary, SAYING_mend_text},
    [FILE_TERMS] = {SAYING_file_terms, SAYING_mend_terms},
    [FILE_EMPTY] = {SAYING_file_empty, SAYING_mend_prose},
    [FILE_PROSE] = {SAYING_file_prose, SAYING_mend_prose},
};

void file_kind_refuse(struct build *b, enum file_kind kind) {
    struct own_and_others *parts = ARENA_ARRAY(b->arena, struct own_and_others, LANGUAGE_COUNT);
    for (int in = 0; in < LANGUAGE_COUNT; in++)
        parts[in] = (struct own_and_others){str_of(saying_in((enum language)in, said[kind].is)),
                                            str_of(saying_in((enum language)in, said[kind].mend))};
    diagnose(b->log, DIAGNOSTIC_not_a_charter, build_place(b, (struct span){0, 0}))->languages =
        parts;
}

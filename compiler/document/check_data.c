/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/buffer.h"
#include "compiler/document/check.h"
#include "runtime/table/table_format.h"

#include "assets.h"
#include "module.h"

#include <libdeflate.h>
#include <sodium.h>

struct str check_module(void) {
    return (struct str){asset_page_wasm_gz, asset_page_wasm_gz_size};
}

struct str check_script(struct arena *arena) {
    struct buffer script = buffer_in(arena);
    buffer_add_char(&script, '\n');
    buffer_add(&script, (struct str){asset_charte_mjs, asset_charte_mjs_size});
    buffer_add(&script, (struct str){asset_conversation_js, asset_conversation_js_size});
    buffer_add(&script, (struct str){asset_check_js, asset_check_js_size});
    buffer_add(&script, (struct str){asset_check_begin_js, asset_check_begin_js_size});
    buffer_add(&script, (struct str){asset_hints_js, asset_hints_js_size});
    return buffer_str(&script);
}

/* How wide a record of each section is: bytes that stand at one place of all records are alike. */
static size_t record_width(uint32_t section) {
#define SECTION(number, NAME, type, required) [number] = sizeof(type),
    static const size_t widths[] = {TABLE_SECTIONS(SECTION)};
#undef SECTION
    return section < sizeof widths / sizeof *widths && widths[section] ? widths[section] : 1;
}

/* The table with the bytes of each section sorted by their place in a record, which takes a
 * tenth to a quarter off what compressing leaves of it. The directory stands as it was; *widths
 * tells check.js, which undoes it, the width of each section in turn. */
static struct str by_columns(struct arena *arena, struct str table, struct str *widths) {
    struct str sorted = arena_copy(arena, table);
    struct buffer told = buffer_in(arena);
    struct table_header header;
    memcpy(&header, table.bytes, sizeof header);
    for (uint32_t i = 0; i < header.section_count; i++) {
        struct table_section section;
        memcpy(&section, table.bytes + sizeof header + i * sizeof section, sizeof section);
        size_t width = record_width(section.id), rows = section.size / width;
        const char *from = table.bytes + section.offset;
        char *to = (char *)sorted.bytes + section.offset;
        for (size_t at = 0; at < section.size; at++) to[at % width * rows + at / width] = from[at];
        buffer_add(&told, arena_format(arena, i ? " %zu" : "%zu", width));
    }
    *widths = buffer_str(&told);
    return sorted;
}

/* As gzip: the browser has what undoes it. An absent string when memory ran out. */
static struct str compressed(struct arena *arena, struct str bytes) {
    enum { LEVEL = 12 };
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor) return (struct str){0};
    size_t room = libdeflate_gzip_compress_bound(compressor, bytes.size);
    char *made = arena_alloc(arena, room);
    size_t size = libdeflate_gzip_compress(compressor, bytes.bytes, bytes.size, made, room);
    libdeflate_free_compressor(compressor);
    return size ? (struct str){made, size} : (struct str){0};
}

/* Bytes as text, in an element that no browser shows or runs. */
static xmlNode *add_bytes(struct html *html, xmlNode *body, const char *id, struct str bytes) {
    if (!str_present(bytes)) {
        html->failed = true;
        return NULL;
    }
    size_t room = sodium_base64_ENCODED_LEN(bytes.size, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_alloc(html->arena, room);
    sodium_bin2base64(text, room, (const unsigned char *)bytes.bytes, bytes.size,
                      sodium_base64_VARIANT_ORIGINAL);
    xmlNode *script = html_block_text(html, body, "script", NULL, str_of(text));
    html_attribute(html, script, "type", STR("application/gzip"));
    html_attribute(html, script, "id", str_of(id));
    return script;
}

void check_data(struct html *html, xmlNode *body, struct str table, struct str script) {
    html_comment(html, body, (struct str){asset_NOTICE, asset_NOTICE_size});
    add_bytes(html, body, "charte-module", check_module());
    struct str widths, sorted = by_columns(html->arena, table, &widths);
    xmlNode *place = add_bytes(html, body, "charte-table", compressed(html->arena, sorted));
    html_attribute(html, place, "data-widths", widths);
    xmlNode *element = html_block_text(html, body, "script", NULL, script);
    html_attribute(html, element, "type", STR("module"));
}

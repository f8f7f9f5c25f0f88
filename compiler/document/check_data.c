#include "compiler/base/buffer.h"
#include "compiler/document/check.h"

#include "assets.h"
#include "module.h"

#include <sodium.h>
#include <zlib.h>

struct str check_module(void) {
    return (struct str){asset_page_wasm_gz, asset_page_wasm_gz_size};
}

struct str check_script(struct arena *arena) {
    struct buffer script = buffer_in(arena);
    buffer_add_char(&script, '\n');
    buffer_add(&script, (struct str){asset_charte_mjs, asset_charte_mjs_size});
    buffer_add(&script, (struct str){asset_check_js, asset_check_js_size});
    buffer_add(&script, (struct str){asset_hints_js, asset_hints_js_size});
    return buffer_str(&script);
}

/* As gzip: the browser has what undoes it. An absent string when memory ran out. */
static struct str compressed(struct arena *arena, struct str bytes) {
    enum { WINDOW = 15, AS_GZIP = 16, MEMORY = 9 };
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, WINDOW + AS_GZIP, MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return (struct str){0};
    uLong room = deflateBound(&stream, (uLong)bytes.size);
    char *made = arena_alloc(arena, room);
    stream.next_in = (Bytef *)bytes.bytes;
    stream.avail_in = (uInt)bytes.size;
    stream.next_out = (Bytef *)made;
    stream.avail_out = (uInt)room;
    int result = deflate(&stream, Z_FINISH);
    struct str whole = {made, stream.total_out};
    deflateEnd(&stream);
    return result == Z_STREAM_END ? whole : (struct str){0};
}

/* Bytes as text, in an element that no browser shows or runs. */
static void add_bytes(struct html *html, xmlNode *body, const char *id, struct str bytes) {
    if (!str_present(bytes)) {
        html->failed = true;
        return;
    }
    size_t room = sodium_base64_ENCODED_LEN(bytes.size, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_alloc(html->arena, room);
    sodium_bin2base64(text, room, (const unsigned char *)bytes.bytes, bytes.size,
                      sodium_base64_VARIANT_ORIGINAL);
    xmlNode *script = html_block_text(html, body, "script", NULL, str_of(text));
    html_attribute(html, script, "type", STR("application/gzip"));
    html_attribute(html, script, "id", str_of(id));
}

void check_data(struct html *html, xmlNode *body, struct str table, struct str script) {
    add_bytes(html, body, "charte-module", check_module());
    add_bytes(html, body, "charte-table", compressed(html->arena, table));
    xmlNode *element = html_block_text(html, body, "script", NULL, script);
    html_attribute(html, element, "type", STR("module"));
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/document.h"

#include "assets.h"
#include "compiler/base/buffer.h"
#include "compiler/document/check.h"
#include "compiler/table/binary.h"
#include "compiler/table/publish.h"

#include <sodium.h>

/* The version that stands first and has the plain anchors. */
static enum language first_language(const struct table *table) {
    if (table->prevails != LANGUAGE_NONE && (table->languages & (1u << table->prevails)))
        return table->prevails;
    enum language language = 0;
    while (language < LANGUAGE_COUNT - 1 && !(table->languages & (1u << language))) language++;
    return language;
}

static struct str style_text(struct arena *arena, bool check) {
    struct buffer style = buffer_in(arena);
    buffer_add(&style, (struct str){asset_style_css, asset_style_css_size});
    buffer_add(&style, (struct str){asset_style_articles_css, asset_style_articles_css_size});
    buffer_add(&style, (struct str){asset_style_wide_css, asset_style_wide_css_size});
    if (check) buffer_add(&style, (struct str){asset_style_check_css, asset_style_check_css_size});
    buffer_add(&style, (struct str){asset_style_print_css, asset_style_print_css_size});
    return buffer_str(&style);
}

/* "'sha256-…'" of a style or a script. */
static struct str source_hash(struct arena *arena, struct str source) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    char text[sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    crypto_hash_sha256(hash, (const unsigned char *)source.bytes, source.size);
    sodium_bin2base64(text, sizeof text, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return arena_format(arena, "'sha256-%s'", text);
}

/* The page may use the style and the script that it holds and nothing else. */
static struct str security_policy(struct arena *arena, struct str style, struct str script) {
    struct str style_hash = source_hash(arena, style);
    struct str script_source = STR("");
    if (str_present(script)) {
        struct str hash = source_hash(arena, script);
        script_source = arena_format(arena, "script-src %.*s 'wasm-unsafe-eval'; ", STR_ARG(hash));
    }
    return arena_format(arena,
                        "default-src 'none'; %.*sstyle-src %.*s; img-src data:; "
                        "base-uri 'none'; form-action 'none'",
                        STR_ARG(script_source), STR_ARG(style_hash));
}

static void add_meta(struct html *html, xmlNode *head, const char *name, struct str content) {
    xmlNode *meta = html_block(html, head, "meta", NULL);
    html_attribute(html, meta, "name", str_of(name));
    html_attribute(html, meta, "content", content);
}

static void add_head(struct html *html, const struct table *table, enum language language,
                     struct str script) {
    struct str style = style_text(html->arena, str_present(script));
    xmlNode *head = html_block(html, html->root, "head", NULL);
    html_attribute(html, html_block(html, head, "meta", NULL), "charset", STR("utf-8"));
    xmlNode *policy = html_block(html, head, "meta", NULL);
    html_attribute(html, policy, "http-equiv", STR("Content-Security-Policy"));
    html_attribute(html, policy, "content", security_policy(html->arena, style, script));
    add_meta(html, head, "viewport",
             STR("width=device-width, initial-scale=1, interactive-widget=resizes-content"));
    add_meta(html, head, "color-scheme", STR("light dark"));
    add_meta(html, head, "referrer", STR("no-referrer"));
    struct str title = text_in(table, &table->title, language);
    struct str organisation = text_in(table, &table->organisation, language);
    html_block_text(html, head, "title", NULL,
                    organisation.size ? arena_format(html->arena, "%.*s – %.*s", STR_ARG(title),
                                                     STR_ARG(organisation))
                                      : title);
    html_block_text(html, head, "style", NULL, style);
}

/* The signs, drawn once and used by reference. */
static void add_signs(struct html *html, xmlNode *body) {
    xmlNode *svg = html_block(html, body, "svg", "signs");
    html_attribute(html, svg, "aria-hidden", STR("true"));
    html_attribute(html, svg, "width", STR("0"));
    html_attribute(html, svg, "height", STR("0"));
    for (enum sign sign = 0; sign < SIGN_COUNT; sign++) {
        xmlNode *symbol = html_block(html, svg, "symbol", NULL);
        html_attribute(html, symbol, "id", str_of(sign_name(sign)));
        html_attribute(html, symbol, "viewBox", STR("0 0 16 16"));
        html_attribute(html, html_inline(html, symbol, "path", NULL), "d", str_of(sign_path(sign)));
    }
}

static void add_version(const struct page *shared, xmlNode *parent, enum language language,
                        bool first) {
    struct html *html = shared->html;
    const char *prefix =
        first ? "" : arena_format(html->arena, "%s-", language_code(language)).bytes;
    struct page page = *shared;
    page.language = language;
    page.prefix = prefix;
    page.labels = page_labels(&page);
    page.names = page_names(&page);
    page.denials = page_denials(&page);
    page.terms = page_terms(&page);
    page_version(&page, parent);
}

bool document_can_check(void) {
    return check_module().size > 0;
}

struct str document_html(struct arena *arena, const struct table *table,
                         struct document_wishes wishes) {
    struct html html = html_begin(arena);
    struct page shared = {.html = &html, .table = table, .previous = wishes.previous};
    struct table *public = table_publish(arena, table);
    struct str script = {0}, bytes = table_binary(arena, public);
    html.failed |= !str_present(bytes);
    shared.digest = public->digest;
    if (wishes.check) {
        script = check_script(arena);
        shared.public = public;
    }
    page_index(&shared);
    enum language first = first_language(table);
    html_attribute(&html, html.root, "lang", str_of(language_code(first)));
    add_head(&html, table, first, script);
    xmlNode *body = html_block(&html, html.root, "body", NULL);
    add_signs(&html, body);
    xmlNode *text = html_block(&html, body, "main", NULL);
    html_attribute(&html, text, "id", STR("together"));
    add_version(&shared, text, first, true);
    for (enum language language = 0; language < LANGUAGE_COUNT; language++)
        if (language != first && (table->languages & (1u << language)))
            add_version(&shared, text, language, false);
    if (wishes.check) check_data(&html, body, bytes, script);
    return html_finish(&html);
}

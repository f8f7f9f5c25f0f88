#include "compiler/document/document.h"

#include "assets.h"
#include "compiler/base/buffer.h"
#include "compiler/document/page.h"

#include <sodium.h>

/* The version that stands first and has the plain anchors. */
static enum language first_language(const struct table *table) {
    if (table->prevails != LANGUAGE_NONE && (table->languages & (1u << table->prevails)))
        return table->prevails;
    enum language language = 0;
    while (language < LANGUAGE_COUNT - 1 && !(table->languages & (1u << language))) language++;
    return language;
}

static struct str style_text(struct arena *arena) {
    struct buffer style = buffer_in(arena);
    buffer_add(&style, (struct str){asset_style_css, sizeof asset_style_css});
    buffer_add_char(&style, '\n');
    buffer_add(&style, (struct str){asset_style_print_css, sizeof asset_style_print_css});
    return buffer_str(&style);
}

/* The page may use the style that it holds and nothing else. */
static struct str security_policy(struct arena *arena, struct str style) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    char text[sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    crypto_hash_sha256(hash, (const unsigned char *)style.bytes, style.size);
    sodium_bin2base64(text, sizeof text, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
    return arena_format(arena,
                        "default-src 'none'; style-src 'sha256-%s'; img-src data:; "
                        "base-uri 'none'; form-action 'none'",
                        text);
}

static void add_meta(struct html *html, xmlNode *head, const char *name, struct str content) {
    xmlNode *meta = html_block(html, head, "meta", NULL);
    html_attribute(html, meta, "name", str_of(name));
    html_attribute(html, meta, "content", content);
}

static void add_head(struct html *html, const struct table *table, enum language language) {
    struct str style = style_text(html->arena);
    xmlNode *head = html_block(html, html->root, "head", NULL);
    html_attribute(html, html_block(html, head, "meta", NULL), "charset", STR("utf-8"));
    xmlNode *policy = html_block(html, head, "meta", NULL);
    html_attribute(html, policy, "http-equiv", STR("Content-Security-Policy"));
    html_attribute(html, policy, "content", security_policy(html->arena, style));
    add_meta(html, head, "viewport", STR("width=device-width, initial-scale=1"));
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

static void add_version(struct html *html, xmlNode *parent, const struct table *table,
                        enum language language, bool first) {
    const char *prefix =
        first ? "" : arena_format(html->arena, "%s-", language_code(language)).bytes;
    struct page page = {.html = html,
                        .table = table,
                        .language = language,
                        .prefix = prefix,
                        .linked = ARENA_ARRAY(html->arena, bool, table->glossary.count)};
    page.labels = page_labels(&page);
    page_version(&page, parent);
}

struct str document_html(struct arena *arena, const struct table *table) {
    struct html html = html_begin(arena);
    enum language first = first_language(table);
    html_attribute(&html, html.root, "lang", str_of(language_code(first)));
    add_head(&html, table, first);
    xmlNode *body = html_block(&html, html.root, "body", NULL);
    add_signs(&html, body);
    xmlNode *text = html_block(&html, body, "main", NULL);
    add_version(&html, text, table, first, true);
    for (enum language language = 0; language < LANGUAGE_COUNT; language++)
        if (language != first && (table->languages & (1u << language)))
            add_version(&html, text, table, language, false);
    return html_finish(&html);
}

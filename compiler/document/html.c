/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/html.h"

#include <libxml/HTMLtree.h>
#include <libxml/xmlerror.h>

static const xmlChar *name_of(const char *text) {
    return (const xmlChar *)text;
}

/* Notes a failure where something was to be made and was not. */
static xmlNode *made(struct html *html, xmlNode *node) {
    if (!node) html->failed = true;
    return node;
}

/* What libxml2 has to say is said by html_finish, which fails. */
static void say_nothing(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

struct html html_begin(struct arena *arena) {
    xmlSetStructuredErrorFunc(NULL, say_nothing);
    xmlResetLastError();
    struct html html = {.arena = arena, .doc = htmlNewDocNoDtD(NULL, NULL)};
    html.text = ARENA_NEW(arena, struct buffer);
    *html.text = buffer_in(arena);
    html.failed = !html.doc || !xmlCreateIntSubset(html.doc, name_of("html"), NULL, NULL);
    if (html.failed) return html;
    html.root = made(&html, xmlNewDocNode(html.doc, NULL, name_of("html"), NULL));
    if (html.root) xmlDocSetRootElement(html.doc, html.root);
    return html;
}

/* xmlAddChild frees a text that it joins to the one before. */
static void close_text(struct html *html) {
    struct str run = buffer_str(html->text);
    xmlNode *parent = html->open;
    html->text->size = 0;
    html->open = NULL;
    if (run.size == 0 || html->failed) return;
    xmlNode *text = made(html, xmlNewDocTextLen(html->doc, name_of(run.bytes), (int)run.size));
    if (text && !xmlAddChild(parent, text)) {
        xmlFreeNode(text);
        html->failed = true;
    }
}

xmlNode *html_inline(struct html *html, xmlNode *parent, const char *name, const char *class) {
    close_text(html);
    if (html->failed || !parent) return NULL;
    xmlNode *node = made(html, xmlNewChild(parent, NULL, name_of(name), NULL));
    if (class) html_attribute(html, node, "class", str_of(class));
    return node;
}

xmlNode *html_block(struct html *html, xmlNode *parent, const char *name, const char *class) {
    html_text(html, parent, STR("\n"));
    return html_inline(html, parent, name, class);
}

xmlNode *html_block_text(struct html *html, xmlNode *parent, const char *name, const char *class,
                         struct str text) {
    xmlNode *node = html_block(html, parent, name, class);
    html_text(html, node, text);
    return node;
}

xmlNode *html_inline_text(struct html *html, xmlNode *parent, const char *name, const char *class,
                          struct str text) {
    xmlNode *node = html_inline(html, parent, name, class);
    html_text(html, node, text);
    return node;
}

void html_attribute(struct html *html, xmlNode *node, const char *name, struct str value) {
    if (html->failed || !node) return;
    struct str copy = arena_copy(html->arena, value);
    if (!xmlNewProp(node, name_of(name), (const xmlChar *)copy.bytes)) html->failed = true;
}

static bool is_forbidden(char c) {
    return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F';
}

void html_text(struct html *html, xmlNode *parent, struct str text) {
    if (html->failed || !parent) return;
    if (html->open != parent) close_text(html);
    html->open = parent;
    size_t begin = 0;
    for (size_t at = 0; at <= text.size; at++) {
        if (at < text.size && !is_forbidden(text.bytes[at])) continue;
        buffer_add(html->text, (struct str){text.bytes + begin, at - begin});
        begin = at + 1;
    }
}

void html_comment(struct html *html, xmlNode *parent, struct str text) {
    html_text(html, parent, STR("\n"));
    close_text(html);
    if (html->failed || !parent) return;
    struct str copy = arena_copy(html->arena, text);
    xmlNode *comment = made(html, xmlNewDocComment(html->doc, name_of(copy.bytes)));
    if (comment && !xmlAddChild(parent, comment)) {
        xmlFreeNode(comment);
        html->failed = true;
    }
}

struct str html_finish(struct html *html) {
    struct str bytes = {0};
    close_text(html);
    if (xmlGetLastError()) html->failed = true;
    xmlOutputBuffer *out = html->failed ? NULL : xmlAllocOutputBuffer(NULL);
    if (out) {
        htmlDocContentDumpFormatOutput(out, html->doc, "UTF-8", 0);
        if (!out->error && !xmlGetLastError())
            bytes =
                arena_copy(html->arena, (struct str){(const char *)xmlOutputBufferGetContent(out),
                                                     xmlOutputBufferGetSize(out)});
        xmlOutputBufferClose(out);
    }
    if (html->doc) xmlFreeDoc(html->doc);
    html->doc = NULL;
    xmlSetStructuredErrorFunc(NULL, NULL);
    return bytes;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/page.h"

#include <cmark.h>
#include <stdlib.h>

/* Elements that only need their name. */
static const struct {
    cmark_node_type type;
    const char *element;
    bool inside; /* stands in a line of text */
} plain[] = {
    {CMARK_NODE_BLOCK_QUOTE, "blockquote", false},
    {CMARK_NODE_ITEM, "li", false},
    {CMARK_NODE_PARAGRAPH, "p", false},
    {CMARK_NODE_EMPH, "em", true},
    {CMARK_NODE_STRONG, "strong", true},
};

/* What has no children, with its element (NULL: its text alone). */
static const struct {
    cmark_node_type type;
    const char *element;
} leaves[] = {
    {CMARK_NODE_CODE_BLOCK, "pre"}, {CMARK_NODE_HTML_BLOCK, "p"}, {CMARK_NODE_THEMATIC_BREAK, "hr"},
    {CMARK_NODE_LINEBREAK, "br"},   {CMARK_NODE_CODE, "code"},    {CMARK_NODE_HTML_INLINE, NULL},
};

/* libcmark's memory ends as the arena's does. Its allocators are told nothing of who calls them:
 * the arena stands here while this thread uses libcmark. */
static _Thread_local struct arena *lent;

static void *obtained(void *memory) {
    if (!memory) arena_end(lent);
    return memory;
}

static void *prose_calloc(size_t count, size_t size) {
    return obtained(calloc(count, size));
}

static void *prose_realloc(void *memory, size_t size) {
    return obtained(realloc(memory, size));
}

static cmark_node *parse(struct str prose) {
    static cmark_mem memory = {prose_calloc, prose_realloc, free};
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
    cmark_parser_feed(parser, prose.size ? prose.bytes : "", prose.size);
    cmark_node *whole = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(whole);
    return whole;
}

struct walk {
    const struct page *page;
    xmlNode *at;
    int level;
    unsigned links; /* how many links are open: terms in them are not linked again */
};

static bool may_link_to(const char *url) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(url, schemes[i], strlen(schemes[i])) == 0) return true;
    return false;
}

/* A paragraph in a tight list is its text alone. */
static bool is_tight(cmark_node *node) {
    cmark_node *item = cmark_node_parent(node);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && list &&
           cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static xmlNode *open_heading(struct walk *walk, cmark_node *node) {
    int level = walk->level + cmark_node_get_heading_level(node) - 1;
    struct str name = arena_format(walk->page->html->arena, "h%d", level < 6 ? level : 6);
    return html_block(walk->page->html, walk->at, name.bytes, NULL);
}

static xmlNode *open_list(struct walk *walk, cmark_node *node) {
    struct html *html = walk->page->html;
    bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    xmlNode *list = html_block(html, walk->at, numbered ? "ol" : "ul", NULL);
    int start = numbered ? cmark_node_get_list_start(node) : 1;
    if (start != 1) html_attribute(html, list, "start", arena_format(html->arena, "%d", start));
    return list;
}

static xmlNode *open_link(struct walk *walk, cmark_node *node) {
    struct html *html = walk->page->html;
    const char *url = cmark_node_get_url(node);
    if (!may_link_to(url)) return html_inline(html, walk->at, "span", NULL);
    xmlNode *link = html_inline(html, walk->at, "a", NULL);
    html_attribute(html, link, "href", str_of(url));
    html_attribute(html, link, "rel", STR("noreferrer"));
    return link;
}

static xmlNode *open_plain(struct walk *walk, cmark_node *node) {
    struct html *html = walk->page->html;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].type == cmark_node_get_type(node))
            return (plain[i].inside ? html_inline : html_block)(html, walk->at, plain[i].element,
                                                                NULL);
    return NULL;
}

static xmlNode *open_element(struct walk *walk, cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        return open_heading(walk, node);
    case CMARK_NODE_LIST:
        return open_list(walk, node);
    case CMARK_NODE_LINK:
        walk->links++;
        return open_link(walk, node);
    default:
        return open_plain(walk, node);
    }
}

/* The whole, a picture and a tight paragraph are their children alone. */
static bool has_element(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    return type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_IMAGE && !is_tight(node);
}

static void add_leaf(struct walk *walk, cmark_node *node) {
    struct html *html = walk->page->html;
    cmark_node_type type = cmark_node_get_type(node);
    struct str text = str_of(cmark_node_get_literal(node));
    if (type == CMARK_NODE_SOFTBREAK) {
        html_text(html, walk->at, STR("\n"));
        return;
    }
    if (type == CMARK_NODE_TEXT && !walk->links) {
        page_linked_text(walk->page, walk->at, text);
        return;
    }
    xmlNode *into = walk->at;
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        if (leaves[i].type == type && leaves[i].element)
            into = html_inline(html, walk->at, leaves[i].element, NULL);
    html_text(html, into, text);
}

static void visit(struct walk *walk, cmark_node *node, bool entering) {
    if (!entering) {
        if (cmark_node_get_type(node) == CMARK_NODE_LINK) walk->links--;
        if (has_element(node) && walk->at) walk->at = walk->at->parent;
        return;
    }
    if (has_element(node)) walk->at = open_element(walk, node);
}

static bool is_leaf(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        if (leaves[i].type == type) return true;
    return type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK;
}

void page_prose(const struct page *page, xmlNode *parent, struct str prose, int level) {
    lent = page->html->arena;
    cmark_node *whole = parse(prose);
    cmark_iter *steps = cmark_iter_new(whole);
    struct walk walk = {page, parent, level, 0};
    for (cmark_event_type event; (event = cmark_iter_next(steps)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(steps);
        if (is_leaf(node))
            add_leaf(&walk, node);
        else
            visit(&walk, node, event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(steps);
    cmark_node_free(whole);
    lent = NULL;
}

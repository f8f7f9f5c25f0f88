/* SPDX-License-Identifier: Apache-2.0 */
/* Elements of an HTML document: what is escaped and left out, and that nothing is given where
 * memory has run out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/document/html.h"

/* libxml2's memory, of which the allocation of that number fails; 0: none. */
static unsigned failing, asked;

static bool fails(void) {
    return ++asked == failing;
}

static void *some(size_t size) {
    return fails() ? NULL : malloc(size);
}

static void *more(void *memory, size_t size) {
    return fails() ? NULL : realloc(memory, size);
}

static char *copied(const char *text) {
    return fails() ? NULL : strdup(text);
}

static struct arena *arena;

static int open(void **state) {
    (void)state;
    failing = asked = 0;
    arena = arena_new(abort);
    return arena ? 0 : -1;
}

static int shut(void **state) {
    (void)state;
    failing = 0;
    arena_free(arena);
    return 0;
}

static struct str page(void) {
    struct html html = html_begin(arena);
    xmlNode *body = html_block(&html, html.root, "body", NULL);
    xmlNode *first = html_block_text(&html, body, "p", "a b", STR("one <&> \"two\""));
    html_text(&html, first, STR(" and"));
    html_inline_text(&html, first, "b", NULL, STR("three"));
    html_text(&html, first, STR("."));
    html_attribute(&html, first, "title", (struct str){"\"x\" & y", 5});
    html_comment(&html, body, (struct str){"said", 3});
    xmlNode *second = html_block(&html, body, "p", NULL);
    xmlNode *third = html_block(&html, body, "p", NULL);
    html_text(&html, second, STR("b"));
    html_text(&html, third, STR("c"));
    html_text(&html, second, STR("d"));
    return html_finish(&html);
}

static const char whole[] = "<!DOCTYPE html>\n<html>\n<body>\n"
                            "<p class=\"a b\" title='\"x\" &amp;'>one &lt;&amp;&gt; \"two\" and"
                            "<b>three</b>.</p>\n<!--sai-->\n<p>bd</p>\n<p>c</p></body></html>\n";

static void blocks_stand_on_lines_of_their_own(void **state) {
    (void)state;
    struct str html = page();
    assert_string_equal(html.bytes, whole);
    assert_int_equal(html.size, sizeof whole - 1);
    assert_string_equal(page().bytes, whole);
}

static void characters_that_html_forbids_are_left_out(void **state) {
    (void)state;
    struct html html = html_begin(arena);
    xmlNode *p = html_inline(&html, html.root, "p", NULL);
    html_text(&html, p,
              (struct str){"\0a\x01"
                           "b\tc\nd\x0B\x0C\x1F"
                           "e \x7F\x7F"
                           "é",
                           17});
    html_text(&html, p, STR("\x02"));
    html_text(&html, p, STR(""));
    assert_string_equal(html_finish(&html).bytes,
                        "<!DOCTYPE html>\n<html><p>ab\tc\nde é</p></html>\n");
}

/* Whatever it is that memory is wanting for, the document is absent or whole. */
static void without_memory_there_is_no_document(void **state) {
    (void)state;
    unsigned absent = 0;
    for (failing = 1;; failing++) {
        asked = 0;
        struct str html = page();
        if (asked < failing) break;
        absent += !str_present(html);
        if (str_present(html)) assert_string_equal(html.bytes, whole);
    }
    assert_true(absent > 20);
    failing = 0;
    assert_string_equal(page().bytes, whole);
}

static void no_node_takes_nothing(void **state) {
    (void)state;
    struct html html = html_begin(arena);
    assert_null(html_inline(&html, NULL, "p", "x"));
    assert_null(html_block(&html, NULL, "p", NULL));
    assert_null(html_block_text(&html, NULL, "p", NULL, STR("a")));
    html_attribute(&html, NULL, "a", STR("b"));
    html_text(&html, NULL, STR("a"));
    html_comment(&html, NULL, STR("a"));
    assert_string_equal(html_finish(&html).bytes, "<!DOCTYPE html>\n<html></html>\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(blocks_stand_on_lines_of_their_own),
        TEST(characters_that_html_forbids_are_left_out),
        TEST(without_memory_there_is_no_document),
        TEST(no_node_takes_nothing),
    };
    xmlMemSetup(free, some, more, copied);
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Which numbers and amounts are found in a text: written as one line, a bar between two, as the
 * text itself has it. */
#ifndef CHARTE_TESTS_DETECTED_H
#define CHARTE_TESTS_DETECTED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/match/detect.h"

struct found {
    const struct fold_view *view;
    const char *text;
    char line[4096];
    uint32_t behind;
};

static inline void receive(void *context, enum table_detector_kind kind, uint32_t begin,
                           uint32_t end) {
    struct found *found = context;
    (void)kind;
    assert_true(found->behind <= begin && begin < end && end <= found->view->size);
    found->behind = end;
    uint32_t from = fold_begin(found->view, begin), to = fold_end(found->view, end);
    sprintf(found->line + strlen(found->line), "%s%.*s", *found->line ? "|" : "", (int)(to - from),
            found->text + from);
}

static inline void find(enum table_detector_kind kind, const char *text, struct found *found) {
    struct fold_view view = fold_view_in(malloc(fold_room(strlen(text))), strlen(text));
    struct words_token tokens[256];
    size_t count = 0;
    assert_int_equal(fold_text(&view, FOLD_VIEW, text, strlen(text), NULL), FOLD_OK);
    struct words words = words_of(&view, text);
    for (struct words_token token; words_next(&words, &token);)
        if (token.kind != WORDS_WORD && count < 256) tokens[count++] = token;
    *found = (struct found){.view = &view, .text = text};
    detect_find(&view, tokens, count, 1u << kind, receive, found);
    free(view.bytes);
}

static inline void finds(enum table_detector_kind kind, const char *text, const char *expected) {
    struct found found;
    find(kind, text, &found);
    if (strcmp(found.line, expected) != 0)
        fail_msg("in «%s» there is «%s», not «%s»", text, found.line, expected);
}

/* In running text of four languages, before signs, and at both ends. */
static inline void finds_in_sentences(enum table_detector_kind kind, const char *number) {
    static const char *const sentences[] = {
        "%s",
        "Versez tout sur %s, s.v.p.",
        "Bitte an «%s» senden.",
        "It's (%s)!",
        "Scrivi a: %s",
        "l'%s",
        "é, %s; ß",
        "\n%s\n",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        char text[256];
        sprintf(text, sentences[i], number);
        finds(kind, text, number);
    }
}

#endif

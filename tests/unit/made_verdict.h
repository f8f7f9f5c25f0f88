/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: what is said of a post with an answer. */
#ifndef CHARTE_TEST_MADE_VERDICT_H
#define CHARTE_TEST_MADE_VERDICT_H

#include "tests/unit/made_table.h"

#include <stdio.h>

static inline charte_post with_answer(struct answers *answers, const char *fact, bool value) {
    answers->count = 0;
    answer(answers, fact, value);
    return answered(answers);
}

/* What the author's line says of the verdict's head: level, at_most and final. */
static inline void expect_head(struct made *made, const charte_post *post,
                               enum charte_reader reader, const char *level, const char *at_most,
                               bool final) {
    const char *line = made_line(made, post, (charte_format){.reader = reader});
    char head[160];
    const char *verdict = strstr(line, "\"verdict\":");
    snprintf(head, sizeof head, "\"verdict\":\"%s\",\"rank\":%c,\"at_most\":\"%s\",\"final\":%s,",
             level, *(strstr(line, "\"rank\":") + 7), at_most, final ? "true" : "false");
    if (strncmp(verdict, head, strlen(head)) != 0) fail_msg("%s\nis not in\n%s", head, line);
}

#endif

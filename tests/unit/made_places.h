/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a charter made by hand, of one rule about a fact "f" that an evidence establishes, and
 * the places that a verdict tells of it. */
#ifndef CHARTE_TEST_MADE_PLACES_H
#define CHARTE_TEST_MADE_PLACES_H

#include "runtime/base/limits.h"
#include "tests/unit/made_table.h"

#include <stdio.h>

/* A rule on a fact that an evidence establishes. */
static inline void rest_on(struct made *made, uint32_t node) {
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "f", 0, node));
    made_open(made);
}

static inline uint32_t evidence_of_two(struct made *made, uint32_t kind, uint32_t first,
                                       uint32_t second) {
    struct node node = {.kind = kind};
    made_push(made, &node.operands, first);
    made_push(made, &node.operands, second);
    return made_node(made, node);
}

static inline void expect_places(struct made *made, const charte_post *post, const char *places) {
    const char *line = made_line(made, post, (charte_format){.reader = CHARTE_FOR_TOOLS});
    const char *begin = strstr(line, "\"because\":[{\"fact\":\"f\",\"value\":true");
    assert_non_null(begin);
    begin += strlen("\"because\":[{\"fact\":\"f\",\"value\":true");
    char expected[4096];
    snprintf(expected, sizeof expected, *places ? ",\"evidence\":[%s]}]" : "}]", places);
    if (strncmp(begin, expected, strlen(expected)) != 0) fail_msg("%s\n%s", expected, begin);
}

static inline charte_strs strs_of(const charte_str *items, size_t count) {
    return (charte_strs){items, count, true};
}

/* A number behind its key, where that stands at *at, or 0: none. */
static inline unsigned number_behind(const char **at, const char *key) {
    if (strncmp(*at, key, strlen(key)) != 0) return 0;
    return (unsigned)strtoul(*at + strlen(key), (char **)at, 10);
}

/* The places of the first evidence of a line, written short: `field[item] begin-end list;`, without
 * the item of a text. Each stands once, in order. */
static inline const char *places_in(const char *line) {
    static char places[16 * LIMIT_SPANS * 4];
    char *out = places;
    const char *at = strstr(line, "\"evidence\":[");
    *out = '\0';
    for (at = at ? at + strlen("\"evidence\":[") : ""; *at == '{' || *at == ','; at++) {
        char field[32], list[32] = "";
        if (*at == ',') at++;
        assert_int_equal(sscanf(at, "{\"field\":\"%31[^\"]\"", field), 1);
        at += strlen("{\"field\":\"\"") + strlen(field);
        bool in_array = strncmp(at, ",\"item\"", 7) == 0;
        unsigned item = number_behind(&at, ",\"item\":");
        unsigned begin = number_behind(&at, ",\"start\":"), end = number_behind(&at, ",\"end\":");
        if (sscanf(at, ",\"list\":\"%31[^\"]\"", list) == 1)
            at += strlen(",\"list\":\"\"") + strlen(list);
        assert_int_equal(*at, '}');
        out += sprintf(out, "%s", field);
        if (in_array) out += sprintf(out, "[%u]", item);
        out += sprintf(out, " %u-%u%s%s;", begin, end, *list ? " " : "", list);
    }
    return places;
}

static inline void tells(struct made *made, const charte_post *post, const char *expected) {
    const char *line = made_line(made, post, (charte_format){.reader = CHARTE_FOR_TOOLS});
    assert_string_equal(places_in(line), expected);
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* yara RULES POSTS: YARA's scanner on every post's text, with the charter's rules as YARA's. */

#include "tests/bench/measure.h"

#include <yara.h>

#include <stdio.h>

struct work {
    YR_SCANNER *scanner;
    struct measure_posts posts;
    size_t matched; /* rules, of one post */
};

static int on_message(YR_SCAN_CONTEXT *scan, int message, void *data, void *context) {
    (void)scan, (void)data;
    struct work *work = context;
    work->matched += message == CALLBACK_MSG_RULE_MATCHING;
    return CALLBACK_CONTINUE;
}

static size_t scan_all(void *context) {
    struct work *work = context;
    size_t found = 0;
    for (size_t i = 0; i < work->posts.count; i++) {
        struct measure_text text = work->posts.items[i].text;
        work->matched = 0;
        yr_scanner_scan_mem(work->scanner, (const uint8_t *)text.bytes, text.size);
        found += work->matched > 0;
    }
    return found;
}

int main(int argc, char **argv) {
    if (argc != 3) measure_fail("usage: yara RULES POSTS");
    struct work work = {.posts = measure_posts(argv[2])};
    YR_COMPILER *compiler;
    YR_RULES *rules;
    FILE *file = fopen(argv[1], "r");
    if (!file || yr_initialize() || yr_compiler_create(&compiler) ||
        yr_compiler_add_file(compiler, file, NULL, argv[1]) ||
        yr_compiler_get_rules(compiler, &rules) || yr_scanner_create(rules, &work.scanner))
        measure_fail("YARA could not compile the rules");
    yr_scanner_set_callback(work.scanner, on_message, &work);
    yr_scanner_set_flags(work.scanner, SCAN_FLAGS_REPORT_RULES_MATCHING);
    measure_serve("YARA " YR_VERSION, scan_all, &work);
    return 0;
}

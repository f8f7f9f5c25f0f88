/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/counts.h"

void print_count(enum language language, enum message message, size_t count) {
    char number[24];
    snprintf(number, sizeof number, "%zu", count);
    message_print(stdout, language, message, number);
    putchar('\n');
}

void print_rule_counts(enum language language, size_t articles, size_t rules,
                       const size_t by_kind[CHARTE_RULE_KINDS]) {
    static const enum message kinds[] = {
        [CHARTE_RULE_BY_TEXT] = MESSAGE_check_by_text,
        [CHARTE_RULE_BY_RECORD] = MESSAGE_check_by_record,
        [CHARTE_RULE_BY_SIGN] = MESSAGE_check_by_sign,
        [CHARTE_RULE_BY_WORD] = MESSAGE_check_by_word,
    };
    print_count(language, MESSAGE_check_articles, articles);
    print_count(language, MESSAGE_check_rules, rules);
    for (size_t kind = 0; kind < CHARTE_RULE_KINDS; kind++)
        print_count(language, kinds[kind], by_kind[kind]);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/eval.h"
#include "compiler/front/dialect.h"

static int width(struct str text) {
    return (int)str_characters(text);
}

static void print_cell(struct str text, int columns) {
    int fill = columns - width(text);
    print_visible(stdout, text);
    printf("%*s", fill > 0 ? fill : 0, "");
}

static void print_head(const struct tally *tally, enum language language) {
    char posts[24], refused[24];
    snprintf(posts, sizeof posts, "%zu", tally->posts);
    snprintf(refused, sizeof refused, "%zu", tally->refused);
    message_print(stdout, language, MESSAGE_summary_posts, posts, refused);
    fputs("\n\n", stdout);
}

static void print_verdicts(const struct tally *tally, enum language language) {
    for (int rank = LEVEL_COUNT - 1; rank >= -1; rank--) {
        char token[32];
        if (tally->verdicts[rank + 1] == 0) continue;
        snprintf(token, sizeof token, "verdict.%s", charte_level_name(rank));
        fputs("  ", stdout);
        print_cell(dialect_phrase(language, token), 20);
        printf("%10zu\n", tally->verdicts[rank + 1]);
    }
}

static void print_rule(const struct tally *tally, const struct eval *eval, size_t i) {
    charte_rule rule = {.size = sizeof rule};
    if (tally->live[i] + tally->pending[i] == 0) return;
    charte_table_rule(eval->table.table, i, language_bytes(eval->language), &rule);
    /* Tools learn nothing of protected rights, nor how many there were. */
    if (eval->format.reader == CHARTE_FOR_TOOLS && rule.level == LEVEL_PROTECTED) return;
    fputs("  ", stdout);
    print_cell(str_from(rule.id), 8);
    printf("%12zu  %12zu  ", tally->live[i], tally->pending[i]);
    print_visible(stdout, str_from(rule.article_title));
    putchar('\n');
}

void tally_print(const struct tally *tally, const struct eval *eval) {
    enum language language = eval->language;
    print_head(tally, language);
    print_verdicts(tally, language);
    fputs("\n  ", stdout);
    print_cell(str_of(message_text(MESSAGE_summary_rule, language)), 8);
    static const enum message columns[] = {MESSAGE_summary_live, MESSAGE_summary_pending};
    for (size_t i = 0; i < 2; i++) {
        struct str column = str_of(message_text(columns[i], language));
        printf("%*s", 12 - width(column), "");
        print_cell(column, width(column) + 2);
    }
    puts(message_text(MESSAGE_summary_article, language));
    for (size_t i = 0; i < eval->rule_count; i++) print_rule(tally, eval, i);
}

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

/* Rules that decide, or those on trial, of which it is told what they would do. */
struct rule_table {
    bool on_trial;
    enum message rule, live, pending;
};

static const struct rule_table rule_tables[] = {
    {false, MESSAGE_summary_rule, MESSAGE_summary_live, MESSAGE_summary_pending},
    {true, MESSAGE_summary_trial, MESSAGE_summary_would, MESSAGE_summary_pending},
};

enum { RULE_COLUMN = 8, COUNT_COLUMN = 14 };

/* Whether the rule has a line: tools learn nothing of protected rights, nor how many there were. */
static bool is_told(const struct tally *tally, const struct eval *eval, size_t i, bool on_trial,
                    charte_rule *rule) {
    *rule = (charte_rule){.size = sizeof *rule};
    if (tally->live[i] + tally->pending[i] == 0) return false;
    charte_table_rule(eval->table.table, i, language_bytes(eval->language), rule);
    if (rule->on_trial != on_trial) return false;
    return eval->format.reader != CHARTE_FOR_TOOLS || rule->level != LEVEL_PROTECTED;
}

static void print_rule(const struct tally *tally, const charte_rule *rule, size_t i) {
    fputs("  ", stdout);
    print_cell(str_from(rule->id), RULE_COLUMN);
    printf("%*zu  %*zu  ", COUNT_COLUMN, tally->live[i], COUNT_COLUMN, tally->pending[i]);
    print_visible(stdout, str_from(rule->article_title));
    putchar('\n');
}

static void print_columns(const struct rule_table *table, enum language language) {
    const enum message columns[] = {table->live, table->pending};
    struct str first = str_of(message_text(table->rule, language));
    int over = width(first) > RULE_COLUMN ? width(first) - RULE_COLUMN : 0;
    fputs("\n  ", stdout);
    print_cell(first, RULE_COLUMN);
    for (size_t i = 0; i < 2; i++, over = 0) {
        struct str column = str_of(message_text(columns[i], language));
        int fill = COUNT_COLUMN - width(column) - over;
        printf("%*s", fill > 0 ? fill : 0, "");
        print_cell(column, width(column) + 2);
    }
    puts(message_text(MESSAGE_summary_article, language));
}

/* Of rules on trial, which most charters have none of, nothing but what there is. */
static void print_rules(const struct tally *tally, const struct eval *eval,
                        const struct rule_table *table) {
    bool begun = !table->on_trial;
    if (begun) print_columns(table, eval->language);
    for (size_t i = 0; i < eval->rule_count; i++) {
        charte_rule rule;
        if (!is_told(tally, eval, i, table->on_trial, &rule)) continue;
        if (!begun) print_columns(table, eval->language);
        begun = true;
        print_rule(tally, &rule, i);
    }
}

void tally_print(const struct tally *tally, const struct eval *eval) {
    print_head(tally, eval->language);
    print_verdicts(tally, eval->language);
    for (size_t i = 0; i < sizeof rule_tables / sizeof *rule_tables; i++)
        print_rules(tally, eval, &rule_tables[i]);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compiling.h"
#include "compiler/command/counts.h"
#include "compiler/command/report/report.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/format/format.h"
#include "compiler/table/rule_kinds.h"

/* The language in which the command speaks of a charter. */
static enum language spoken(const struct compilation *c) {
    if (c->options->language != LANGUAGE_NONE) return c->options->language;
    if (c->table->prevails != LANGUAGE_NONE) return c->table->prevails;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (c->table->languages & 1u << language) return (enum language)language;
    return LANGUAGE_NONE;
}

/* How many of the charter's sentences a machine can decide is said aloud, each kind by itself. */
static void print_kinds(const struct compilation *c) {
    size_t counts[CHARTE_RULE_KINDS] = {0};
    const enum charte_rule_kind *kinds = rule_kinds(c->arena, c->table);
    for (size_t i = 0; i < c->table->rules.count; i++) counts[kinds[i]]++;
    enum language language = spoken(c);
    print_rule_counts(language, c->table->articles.count, c->table->rules.count, counts);
    print_count(language, MESSAGE_check_commitments, c->table->commitments.count);
}

/* How many texts a translation has left, in each version. */
static void note_untranslated(struct compilation *c) {
    for (size_t i = 0; i < c->source_count; i++) {
        struct place place = {c->sources[i], {0, 0}};
        size_t count = format_marked(c->arena, c->sources[i], &place.span);
        if (count)
            diagnose_with(&c->log, DIAGNOSTIC_to_translate, place,
                          arena_format(c->arena, "%zu", count), (struct str){0});
    }
}

int cmd_check(const struct options *options) {
    int usage = options_want(options, 1, SIZE_MAX);
    if (usage) return usage;
    struct compilation c;
    int code = compiling_begin(&c, options);
    if (code == EXIT_CLEAN && !report_takes_stdout(options)) print_kinds(&c);
    if (code == EXIT_CLEAN) note_untranslated(&c);
    return compiling_end(&c, output_finish(options->language, code));
}

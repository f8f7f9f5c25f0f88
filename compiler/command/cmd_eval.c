/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/eval_report.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"

static size_t count_rules(const charte_table *table) {
    charte_rule rule = {.size = sizeof rule};
    size_t count = 0;
    while (charte_table_rule(table, count, language_bytes(LANGUAGE_NONE), &rule) == CHARTE_OK)
        count++;
    return count;
}

/* The language of the verdicts is asked for or the charter's own: never the locale's, which would
 * make the same input give other bytes elsewhere. */
static struct eval eval_of(const struct options *options, const struct table_file *file,
                           struct arena *arena) {
    return (struct eval){
        .options = options,
        .language = table_file_language(file, options->language),
        .table = *file,
        .rule_count = count_rules(file->table),
        .asking = ignored_facts_asked(arena, file->table),
        .format = {.size = sizeof(charte_format),
                   .reader =
                       option_given(options, OPTION_author) ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS,
                   .language = language_bytes(options->asked),
                   .quote = option_given(options, OPTION_quote)},
        .summary = option_given(options, OPTION_summary),
        .drafts = option_given(options, OPTION_draft) || option_given(options, OPTION_text),
        .absent_is_none =
            option_given(options, OPTION_absent) || option_given(options, OPTION_text),
        .report_rank = eval_report_rank(options),
        .report_language = table_file_language(file, options->asked),
    };
}

static int run_text(const struct eval *eval, struct eval_total *total) {
    struct str text = str_of(option_value(eval->options, OPTION_text));
    charte_post post = {.size = sizeof post, .text = {text.bytes, text.size}};
    struct eval_worker worker;
    struct eval_batch batch;
    int code = EXIT_INTERNAL;
    bool ready = eval_worker_begin(&worker, eval);
    ready = eval_batch_prepare(&batch, eval) && ready;
    if (ready) {
        eval_batch_reset(&batch, eval);
        batch.source = "--text";
        eval_work_post(&worker, &batch, &post, 1);
        code = eval_write(eval, total, &batch);
    } else {
        complain(eval->language, MESSAGE_memory);
    }
    eval_batch_free(&batch);
    eval_worker_end(&worker);
    return code;
}

static int level_rank(const char *name) {
    int rank = LEVEL_COUNT - 1;
    while (rank > 0 && strcmp(charte_level_name(rank), name) != 0) rank--;
    return rank;
}

/* What the counts mean for the exit code, said where it is not plain. */
static int judge_run(const struct eval *eval, const struct eval_total *total) {
    const struct options *options = eval->options;
    const char *level = option_value(options, OPTION_fail_on);
    ignored_complain(&total->ignored, eval->language);
    tally_complain_unchecked(&total->tally, eval);
    if (total->tally.refused) return EXIT_USAGE;
    if (total->tally.posts == 0 && !option_given(options, OPTION_allow_empty)) {
        complain(eval->language, MESSAGE_no_post);
        return EXIT_USAGE;
    }
    return level && total->tally.highest >= level_rank(level) ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int run(const struct eval *eval, struct report *report) {
    struct eval_total total = {.progress = progress_begin(), .report = report};
    bool text = option_given(eval->options, OPTION_text);
    int code = EXIT_INTERNAL;
    if (tally_prepare(&total.tally, eval))
        code = text ? run_text(eval, &total) : eval_run(eval, &total);
    else
        complain(eval->language, MESSAGE_memory);
    progress_clear(&total.progress);
    if (code == EXIT_CLEAN && eval->summary) tally_print(&total.tally, eval);
    if (code == EXIT_CLEAN) {
        code = judge_run(eval, &total);
        if (report) code = report_write(report, eval->options, code);
    }
    tally_free(&total.tally);
    return output_finish(eval->language, code);
}

int cmd_eval(const struct options *options) {
    struct table_file file;
    int code = options_want(options, 1, option_given(options, OPTION_text) ? 1 : SIZE_MAX);
    if (code == EXIT_CLEAN && report_takes_stdout(options)) {
        complain(options->language, MESSAGE_report_file);
        return EXIT_USAGE;
    }
    if (code == EXIT_CLEAN) code = table_file_open(&file, options->operands[0], options->language);
    if (code != EXIT_CLEAN) return code;
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    ingest_json_prepare(end_without_memory);
    struct eval eval = eval_of(options, &file, arena);
    struct report report = report_in(arena, VERB_eval);
    code = run(&eval, report_asked(options) ? &report : NULL);
    arena_free(arena);
    table_file_close(&file);
    return code;
}

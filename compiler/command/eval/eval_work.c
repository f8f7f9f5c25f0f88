/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/eval_report.h"
#include "compiler/command/eval/post_problem.h"

#include <stdlib.h>

static int append_record(void *context, const char *bytes, size_t size) {
    struct eval_batch *batch = context;
    size_t wanted = batch->records_size + size;
    if (wanted > batch->records_capacity) {
        size_t larger = wanted * 2;
        char *moved = realloc(batch->records, larger);
        if (!moved) {
            batch->out_of_memory = true;
            return 1;
        }
        batch->records = moved;
        batch->records_capacity = larger;
    }
    memcpy(batch->records + batch->records_size, bytes, size);
    batch->records_size = wanted;
    return 0;
}

static void note_ignored_field(void *context, const char *path) {
    struct eval_worker *worker = context;
    name_set_add(&worker->batch->ignored.fields, path);
}

bool eval_worker_begin(struct eval_worker *worker, const struct eval *eval) {
    *worker = (struct eval_worker){.eval = eval};
    worker->posts = ingest_posts_new(note_ignored_field, worker);
    return worker->posts &&
           charte_scratch_new(eval->table.table, 0, NULL, &worker->scratch, NULL) == CHARTE_OK;
}

void eval_worker_end(struct eval_worker *worker) {
    charte_scratch_free(worker->scratch);
    ingest_posts_free(worker->posts);
}

/* "posts.ndjson:12: " among the batch's complaints, for a message to follow; NULL: no memory. */
static FILE *refuse_line(struct eval_worker *worker, uint64_t line) {
    struct eval_batch *batch = worker->batch;
    FILE *said = eval_batch_say(batch);
    batch->tally.refused++;
    eval_report_refused(batch, worker->eval, line);
    if (!said) return NULL;
    print_visible(said, str_of(batch->source));
    fprintf(said, ":%llu: ", (unsigned long long)line);
    return said;
}

static void refuse_long_line(struct eval_worker *worker, uint64_t line) {
    FILE *said = refuse_line(worker, line);
    if (said) fprintf(said, "%s\n", message_text(MESSAGE_post_too_long, worker->eval->language));
}

static void refuse_unreadable(struct eval_worker *worker, uint64_t line,
                              const struct ingest_problem *problem) {
    FILE *said = refuse_line(worker, line);
    if (!said) return;
    post_problem_print(said, worker->eval->language, problem);
    fputc('\n', said);
}

static void refuse_post(struct eval_worker *worker, uint64_t line, const charte_error *error) {
    FILE *said = refuse_line(worker, line);
    if (!said) return;
    message_print(said, worker->eval->language, MESSAGE_post_refused, error->message);
    fputc('\n', said);
}

void eval_work_post(struct eval_worker *worker, struct eval_batch *batch, charte_post *post,
                    uint64_t line) {
    const struct eval *eval = worker->eval;
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict;
    char number[24];
    worker->batch = batch;
    if (!post->id.bytes) {
        int length = snprintf(number, sizeof number, "%llu", (unsigned long long)line);
        post->id = (charte_str){number, (size_t)length};
    }
    if (eval->drafts && post->draft == CHARTE_UNKNOWN) post->draft = CHARTE_TRUE;
    post->absent_is_none = eval->absent_is_none;
    ignored_note_answers(&batch->ignored, &eval->asking, post);
    if (charte_evaluate(worker->scratch, post, &verdict, &error) != CHARTE_OK) {
        refuse_post(worker, line, &error);
        return;
    }
    tally_verdict(&batch->tally, eval, verdict, post);
    eval_report_verdict(batch, eval, verdict, post, line);
    if (eval->summary) return;
    if (charte_verdict_write(verdict, &eval->format, append_record, batch) == CHARTE_OK)
        append_record(batch, "\n", 1);
}

void eval_work(struct eval_worker *worker, struct eval_batch *batch) {
    struct ingest_line line = {0};
    worker->batch = batch;
    if (batch->block.too_long) refuse_long_line(worker, batch->block.first_line);
    while (!batch->out_of_memory && ingest_block_next(&batch->block, &line)) {
        charte_post post;
        struct ingest_problem problem;
        if (line.size > INGEST_LINE_BYTES)
            refuse_long_line(worker, line.number);
        else if (ingest_post(worker->posts, line.bytes, line.size, &post, &problem) == INGEST_OK)
            eval_work_post(worker, batch, &post, line.number);
        else if (problem.result == INGEST_NO_MEMORY)
            batch->out_of_memory = true;
        else
            refuse_unreadable(worker, line.number, &problem);
    }
    eval_batch_close(batch);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The pieces of the verb eval: an input cuts the posts into batches of lines (eval_input.c),
 * workers evaluate a batch each (eval_work.c), and one writer gives the results in the order of the
 * lines (eval_run.c). A batch is worked on by one thread at a time. */
#ifndef CHARTE_COMMAND_EVAL_H
#define CHARTE_COMMAND_EVAL_H

#include "compiler/command/compile/table_file.h"
#include "compiler/command/eval/ignored.h"
#include "compiler/command/say/progress.h"
#include "runtime/ingest/lines.h"
#include "runtime/ingest/post.h"
#include "runtime/table/table_format.h"

/* Why a record is not checked (charte_verdict_reason). */
enum unchecked {
    UNCHECKED_SCOPE_UNKNOWN,
    UNCHECKED_OUTSIDE_SCOPE,
    UNCHECKED_BEFORE_ENTRY,
    UNCHECKED_REASONS
};

/* What was counted; the place of a verdict is its rank and one, not_checked being 0. */
struct tally {
    size_t posts, refused; /* refused lines and files are not among the posts */
    size_t verdicts[LEVEL_COUNT + 1];
    size_t unchecked[UNCHECKED_REASONS];
    size_t undrafted;       /* of those whose scope is unknown: that --draft would read as drafts */
    size_t *live, *pending; /* by rule, for --summary, those on trial too; else NULL */
    int highest;            /* rank */
};

/* A post that a report tells of; its text is none of it. */
enum { EVAL_REFUSED = -2 };
struct eval_finding {
    uint64_t line, post; /* post: an anchor of its identifier */
    size_t id, id_size;  /* the identifier's beginning, in the batch's ids */
    int rank;            /* of the verdict, or EVAL_REFUSED */
    uint32_t rule;       /* the one that brings it, or TABLE_NONE */
};

struct report;

/* What holds for the whole run; it does not change while posts are evaluated. */
struct eval {
    const struct options *options;
    enum language language; /* of messages */
    struct table_file table;
    size_t rule_count;
    struct map asking; /* the facts that are asked */
    charte_format format;
    bool summary, drafts, absent_is_none;
    int report_rank; /* see eval_report.h */
    enum language report_language;
};

struct eval_batch {
    struct ingest_block block;
    const char *source; /* the file's name, for messages */
    char *records;      /* verdicts, a line each */
    size_t records_size, records_capacity;
    char *complaints; /* messages, made by `said` */
    size_t complaints_size;
    FILE *said; /* NULL until there is something to say */
    struct tally tally;
    struct ignored ignored;
    struct eval_finding *found; /* for a report */
    size_t found_count, found_capacity;
    char *ids; /* of the posts found */
    size_t ids_size, ids_capacity;
    bool out_of_memory;
};

bool eval_batch_prepare(struct eval_batch *batch, const struct eval *eval);
void eval_batch_reset(struct eval_batch *batch, const struct eval *eval);
void eval_batch_free(struct eval_batch *batch);

/* Where to say something about a batch; NULL: no memory. eval_batch_close ends the saying. */
FILE *eval_batch_say(struct eval_batch *batch);
void eval_batch_close(struct eval_batch *batch);

struct eval_input {
    const struct eval *eval;
    size_t next; /* the next operand */
    int stop;    /* see ingest_lines */
    bool open;
    const char *name;
    struct ingest_lines lines;
};

/* Fills a batch that was reset; false: there are no more lines. What cannot be read is said in the
 * batch and counts as refused. */
bool eval_input_next(struct eval_input *input, struct eval_batch *batch);
void eval_input_close(struct eval_input *input);

struct eval_worker {
    const struct eval *eval;
    charte_scratch *scratch;
    struct ingest_posts *posts;
    struct eval_batch *batch; /* the one being worked on */
};

/* False: no memory. */
bool eval_worker_begin(struct eval_worker *worker, const struct eval *eval);
void eval_worker_end(struct eval_worker *worker);

/* Evaluates every line of the batch. */
void eval_work(struct eval_worker *worker, struct eval_batch *batch);

/* Evaluates one post as if it were the line of that number. */
void eval_work_post(struct eval_worker *worker, struct eval_batch *batch, charte_post *post,
                    uint64_t line);

/* What the whole run came to. */
struct eval_total {
    struct tally tally;
    struct ignored ignored;
    struct progress progress;
    struct report *report; /* NULL where none is asked for */
};

/* Takes a finished batch into the total, and writes what it has to say and to give. EXIT_CLEAN, or
 * EXIT_INTERNAL after a message. */
int eval_write(const struct eval *eval, struct eval_total *total, struct eval_batch *batch);

/* Evaluates all posts and writes the verdicts. EXIT_CLEAN, or EXIT_INTERNAL after a message. */
int eval_run(const struct eval *eval, struct eval_total *total);

/* False: no memory. */
bool tally_prepare(struct tally *tally, const struct eval *eval);
void tally_free(struct tally *tally);

void tally_add(struct tally *tally, const struct tally *more, size_t rule_count);
void tally_verdict(struct tally *tally, const struct eval *eval, const charte_verdict *verdict,
                   const charte_post *post);

/* Says on standard error why no post was checked, where none of those read was. eval_unchecked.c.
 */
void tally_complain_unchecked(const struct tally *tally, const struct eval *eval);
void tally_note_unchecked(struct tally *tally, const charte_verdict *verdict,
                          const charte_post *post);

/* Prints the counts for a person, on standard output. eval_summary.c. */
void tally_print(const struct tally *tally, const struct eval *eval);

#endif

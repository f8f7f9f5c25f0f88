/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/encoding.h"
#include "compiler/command/eval/eval_report.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static void refuse_source(struct eval_input *input, struct eval_batch *batch) {
    const char *why = message_why(input->eval->language, errno);
    if (errno == ENOMEM) {
        batch->out_of_memory = true;
        return;
    }
    FILE *said = eval_batch_say(batch);
    batch->tally.refused++;
    if (!said) return;
    fputs("charte: ", said);
    message_print(said, input->eval->language, MESSAGE_unreadable, input->name, why);
    fputc('\n', said);
}

void eval_input_close(struct eval_input *input) {
    if (!input->open) return;
    if (input->lines.descriptor != STDIN_FILENO) close(input->lines.descriptor);
    ingest_lines_free(&input->lines);
    input->open = false;
}

/* Opens the next operand; standard input where there is none, or where it is "-". */
static bool open_next(struct eval_input *input) {
    const struct options *options = input->eval->options;
    const char *path = options->operand_count > 1 ? options->operands[input->next] : "-";
    bool standard = strcmp(path, "-") == 0;
    input->next++;
    input->name = standard ? message_text(MESSAGE_standard_input, input->eval->language) : path;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY);
    input->open = descriptor >= 0;
    if (input->open) input->lines = ingest_lines_of(descriptor, input->stop);
    return input->open;
}

/* Of posts in another encoding no line can be read: said once, of all of them. */
static bool refuse_encoding(struct eval_input *input, struct eval_batch *batch) {
    const struct ingest_block *block = &batch->block;
    const char *encoding = encoding_wide((struct str){block->bytes, block->size});
    if (!encoding) return false;
    FILE *said = eval_batch_say(batch);
    batch->tally.refused++;
    eval_report_refused(batch, input->eval, 1);
    if (!said) return true;
    fputs("charte: ", said);
    message_print(said, input->eval->language, MESSAGE_posts_encoding, input->name, encoding);
    fputc('\n', said);
    return true;
}

bool eval_input_next(struct eval_input *input, struct eval_batch *batch) {
    size_t operands = input->eval->options->operand_count;
    size_t end = operands > 1 ? operands : 2;
    for (;;) {
        if (!input->open && input->next == end) return false;
        if (!input->open && !open_next(input)) {
            refuse_source(input, batch);
            return true;
        }
        batch->source = input->name;
        bool begun = input->lines.begun;
        enum ingest_read result = ingest_lines_next(&input->lines, &batch->block);
        bool refused = result == INGEST_READ_ERROR;
        if (refused)
            refuse_source(input, batch);
        else if (result == INGEST_READ_BLOCK && !begun)
            refused = refuse_encoding(input, batch);
        if (result == INGEST_READ_BLOCK && !refused) return true;
        eval_input_close(input);
        batch->block.size = 0;
        if (refused) return true;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/post_problem.h"

static const enum message reasons[] = {
    [INGEST_NOT_JSON] = MESSAGE_post_not_json,
    [INGEST_NOT_UTF8] = MESSAGE_post_not_utf8,
    [INGEST_TOO_DEEP] = MESSAGE_post_too_deep,
    [INGEST_BAD_NUMBER] = MESSAGE_post_bad_number,
    [INGEST_NOT_OBJECT] = MESSAGE_post_not_object,
    [INGEST_WRONG_KIND] = MESSAGE_post_wrong_kind,
    [INGEST_DOUBLED] = MESSAGE_post_doubled,
    [INGEST_NO_TEXT] = MESSAGE_post_no_text,
    [INGEST_UNKNOWN_VALUE] = MESSAGE_post_unknown_value,
    [INGEST_NO_MEMORY] = MESSAGE_memory,
};

static const enum message kinds[] = {
    [INGEST_NULL] = MESSAGE_kind_string,   [INGEST_BOOLEAN] = MESSAGE_kind_boolean,
    [INGEST_NUMBER] = MESSAGE_kind_number, [INGEST_STRING] = MESSAGE_kind_string,
    [INGEST_ARRAY] = MESSAGE_kind_array,   [INGEST_OBJECT] = MESSAGE_kind_object,
};

void post_problem_print(FILE *stream, enum language language,
                        const struct ingest_problem *problem) {
    message_print(stream, language, reasons[problem->result], problem->field,
                  message_text(kinds[problem->wanted], language));
}

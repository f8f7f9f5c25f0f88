#include "compiler/command/explain.h"
#include "compiler/command/output.h"

static int add_bytes(void *context, const char *bytes, size_t size) {
    buffer_add(context, (struct str){bytes, size});
    return 0;
}

bool explain_read(const struct explanation *explanation, struct ingest_json *json,
                  struct buffer *bytes, const charte_verdict *verdict,
                  struct ingest_value *record) {
    static const char padding[INGEST_PADDING];
    charte_format format = {.size = sizeof format,
                            .reader = CHARTE_FOR_AUTHOR,
                            .language = language_bytes(explanation->language)};
    bytes->size = 0;
    if (charte_verdict_write(verdict, &format, add_bytes, bytes) != CHARTE_OK) return false;
    size_t size = bytes->size;
    buffer_add(bytes, (struct str){padding, sizeof padding});
    enum ingest_json_result result = ingest_json_parse(json, bytes->bytes, size, record);
    if (result == INGEST_JSON_MEMORY) end_without_memory();
    return result == INGEST_JSON_OK;
}

int explain_supposing(const struct explanation *explanation, charte_str fact, bool value,
                      struct ingest_value *record) {
    const charte_post *given = explanation->post;
    charte_answer *answers = explanation->answers;
    answers[given->answer_count] = (charte_answer){fact, value};
    charte_post post = *given;
    const charte_verdict *verdict;
    post.answers = answers;
    post.answer_count++;
    if (charte_evaluate(explanation->scratch, &post, &verdict, NULL) != CHARTE_OK)
        return EXPLAIN_FAILED;
    if (record &&
        !explain_read(explanation, explanation->supposed, explanation->supposing, verdict, record))
        return EXPLAIN_FAILED;
    return charte_verdict_rank(verdict, CHARTE_FOR_AUTHOR);
}

static bool is_answered(const charte_post *post, charte_str fact) {
    for (size_t i = 0; i < post->answer_count; i++)
        if (str_equal(str_from(post->answers[i].fact), str_from(fact))) return true;
    return false;
}

bool explain_next_question(const struct explanation *explanation, size_t *at, charte_fact *fact) {
    charte_str language = language_bytes(explanation->language);
    *fact = (charte_fact){.size = sizeof *fact};
    while (charte_table_fact(explanation->table, (*at)++, language, fact) == CHARTE_OK)
        if (fact->asks && !is_answered(explanation->post, fact->id)) return true;
    return false;
}

/* What an answer would give: the post is evaluated again with it. */
#include "compiler/command/explain.h"

struct outcome explain_outcome(const struct explanation *explanation, struct ingest_value record) {
    struct buffer rights = buffer_in(explanation->arena);
    struct outcome outcome = {.rank = -1};
    struct ingest_value rank;
    if (explain_member(record, "rank", &rank)) outcome.rank = (int)ingest_number(rank);
    struct ingest_items items = explain_items(record, "rules");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        if (!str_equal(explain_text(item.value, "modality"), STR("protect"))) continue;
        buffer_add(&rights, explain_text(item.value, "rule"));
        buffer_add_char(&rights, '\n');
    }
    items = explain_items(record, "facts");
    for (struct ingest_item item; ingest_next(&items, &item);)
        outcome.disputed += str_equal(explain_text(item.value, "source"), STR("disputed"));
    outcome.rights = buffer_str(&rights);
    return outcome;
}

bool explain_suppose(const struct explanation *explanation, const struct supposition *supposed,
                     size_t count, struct ingest_value *record, struct outcome *outcome) {
    charte_post post = *explanation->post;
    charte_answer *answers =
        ARENA_ARRAY(explanation->arena, charte_answer, post.answer_count + count);
    const charte_verdict *verdict;
    for (size_t i = 0; i < post.answer_count; i++) answers[i] = post.answers[i];
    post.answers = answers;
    for (size_t i = 0; i < count; i++) {
        struct str name = supposed[i].item->name;
        if (supposed[i].item->is_field)
            explain_set(explanation, &post, name, supposed[i].value);
        else
            answers[post.answer_count++] =
                (charte_answer){{name.bytes, name.size}, supposed[i].value != 0};
    }
    if (charte_evaluate(explanation->scratch, &post, &verdict, NULL) != CHARTE_OK ||
        !explain_read(explanation, explanation->supposed, explanation->supposing, verdict, record))
        return false;
    *outcome = explain_outcome(explanation, *record);
    return true;
}

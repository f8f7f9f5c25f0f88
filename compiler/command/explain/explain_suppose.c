/* SPDX-License-Identifier: Apache-2.0 */
/* What an answer would give: the post is evaluated again with it. */
#include "compiler/command/explain/explain.h"

struct outcome explain_outcome(const struct explanation *explanation,
                               const charte_verdict *verdict) {
    struct buffer rights = buffer_in(explanation->arena);
    charte_rule_part part = {.size = sizeof part};
    for (size_t i = 0; i < explanation->rights.count; i++) {
        uint32_t rule = explanation->rights.items[i];
        if (charte_verdict_rule(verdict, CHARTE_FOR_AUTHOR, rule, &part) == CHARTE_OK &&
            part.live && !part.on_trial)
            buffer_add_u32(&rights, rule);
    }
    return (struct outcome){.rank = charte_verdict_rank(verdict, CHARTE_FOR_AUTHOR),
                            .rights = buffer_str(&rights)};
}

size_t explain_disputes(struct ingest_value record) {
    struct ingest_items items = explain_items(record, "facts");
    size_t count = 0;
    for (struct ingest_item item; ingest_next(&items, &item);)
        count += str_equal(explain_text(item.value, "source"), STR("disputed"));
    return count;
}

const charte_verdict *explain_suppose(const struct explanation *explanation,
                                      const struct supposition *supposed, size_t count) {
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
    bool heard = charte_evaluate(explanation->scratch, &post, &verdict, NULL) == CHARTE_OK;
    return heard ? verdict : NULL;
}

bool explain_supposed(const struct explanation *explanation, const charte_verdict *verdict,
                      struct ingest_value *record) {
    return explain_read(explanation, explanation->supposed, explanation->supposing, verdict,
                        record);
}

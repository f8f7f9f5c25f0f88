#include "compiler/command/explain.h"

/* What the post would come to with one more answer. */
struct outcome {
    int rank;
    bool failed;
};

static bool is_answered(const charte_post *post, charte_str fact) {
    for (size_t i = 0; i < post->answer_count; i++)
        if (str_equal(str_from(post->answers[i].fact), str_from(fact))) return true;
    return false;
}

static struct outcome outcome_with(const struct explanation *explanation, charte_str fact,
                                   bool value) {
    const charte_post *given = explanation->post;
    charte_answer *answers =
        ARENA_ARRAY(explanation->arena, charte_answer, given->answer_count + 1);
    for (size_t i = 0; i < given->answer_count; i++) answers[i] = given->answers[i];
    answers[given->answer_count] = (charte_answer){fact, value};
    charte_post post = *given;
    const charte_verdict *verdict;
    post.answers = answers;
    post.answer_count++;
    if (charte_evaluate(explanation->scratch, &post, &verdict, NULL) != CHARTE_OK)
        return (struct outcome){.failed = true};
    return (struct outcome){.rank = charte_verdict_rank(verdict, CHARTE_FOR_AUTHOR)};
}

static const char *level_word(const struct explanation *explanation, int rank) {
    struct str level = explain_level(explanation, str_of(charte_level_name(rank)));
    return arena_copy(explanation->arena, level).bytes;
}

/* A question whose answer alone would change the verdict; true where it was printed. */
static bool print_change(const struct explanation *explanation, const charte_fact *fact,
                         bool is_first) {
    struct outcome yes = outcome_with(explanation, fact->id, true);
    struct outcome no = outcome_with(explanation, fact->id, false);
    if (yes.failed || no.failed) return false;
    if (yes.rank == explanation->rank && no.rank == explanation->rank) return false;
    if (is_first) printf("\n%s\n", message_text(MESSAGE_explain_changes, explanation->language));
    fputs("  ", stdout);
    print_visible(stdout, str_from(fact->question));
    fputs("\n    ", stdout);
    message_print(stdout, explanation->language, MESSAGE_explain_change,
                  level_word(explanation, yes.rank), level_word(explanation, no.rank));
    putchar('\n');
    return true;
}

void explain_changes(const struct explanation *explanation) {
    charte_fact fact = {.size = sizeof fact};
    charte_str language = language_bytes(explanation->language);
    bool any = false;
    for (size_t i = 0; charte_table_fact(explanation->table, i, language, &fact) == CHARTE_OK; i++)
        if (fact.asks && !is_answered(explanation->post, fact.id))
            any |= print_change(explanation, &fact, !any);
    if (!any && explanation->rank >= 0)
        printf("\n%s\n", message_text(MESSAGE_explain_no_change, explanation->language));
}

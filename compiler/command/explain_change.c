#include "compiler/command/explain.h"

static const char *level_word(const struct explanation *explanation, int rank) {
    struct str level = explain_level(explanation, str_of(charte_level_name(rank)));
    return arena_copy(explanation->arena, level).bytes;
}

/* A question whose answer alone would change the verdict; true where it was printed. */
static bool print_change(const struct explanation *explanation, const charte_fact *fact,
                         bool is_first) {
    int yes = explain_supposing(explanation, fact->id, true, NULL);
    int no = explain_supposing(explanation, fact->id, false, NULL);
    if (yes == EXPLAIN_FAILED || no == EXPLAIN_FAILED) return false;
    if (yes == explanation->rank && no == explanation->rank) return false;
    if (is_first) printf("\n%s\n", message_text(MESSAGE_explain_changes, explanation->language));
    fputs("  ", stdout);
    print_visible(stdout, str_from(fact->question));
    fputs("\n    ", stdout);
    message_print(stdout, explanation->language, MESSAGE_explain_change,
                  level_word(explanation, yes), level_word(explanation, no));
    putchar('\n');
    return true;
}

void explain_changes(const struct explanation *explanation) {
    charte_fact fact;
    bool any = false;
    for (size_t at = 0; explain_next_question(explanation, &at, &fact);)
        any |= print_change(explanation, &fact, !any);
    if (!any && explanation->rank >= 0)
        printf("\n%s\n", message_text(MESSAGE_explain_no_change, explanation->language));
}

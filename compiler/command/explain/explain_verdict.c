/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/explain/explain.h"

static void print_not_checked(const struct explanation *explanation, struct str reason) {
    static const struct {
        const char *name;
        enum message message;
    } reasons[] = {{"outside_scope", MESSAGE_explain_outside_scope},
                   {"scope_unknown", MESSAGE_explain_scope_unknown},
                   {"before_entry", MESSAGE_explain_before_entry}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (str_equal(reason, str_of(reasons[i].name)))
            explain_say(explanation, "", reasons[i].message, STR(""), STR(""));
}

struct str explain_worst(const struct explanation *explanation) {
    struct str found = explain_text(explanation->verdict, "at_most");
    for (size_t i = 0; i < explanation->open->items.count; i++) {
        struct ingest_items levels =
            explain_items(explanation->open->items.items[i].said, "levels");
        for (struct ingest_item item; ingest_next(&levels, &item);)
            if (explain_rank(str_from(ingest_string(item.value))) > explain_rank(found))
                found = str_from(ingest_string(item.value));
    }
    return found;
}

static void print_outlook(const struct explanation *explanation) {
    struct str verdict = explain_text(explanation->verdict, "verdict");
    struct ingest_value final;
    if (!explain_member(explanation->verdict, "final", &final)) return;
    struct str at_worst = explain_worst(explanation);
    if (ingest_boolean(final))
        explain_say(explanation, "", MESSAGE_explain_final, STR(""), STR(""));
    else if (explain_rank(at_worst) <= explain_rank(verdict) ||
             explain_rank(at_worst) <= explain_rank(STR("protected")))
        explain_say(explanation, "", MESSAGE_explain_open, STR(""), STR(""));
    else
        explain_say(explanation, "", MESSAGE_explain_at_most, explain_level(explanation, at_worst),
                    STR(""));
}

/* Places of the rules that hold, and signs of what is not known. */
static void find_places(const struct explanation *explanation) {
    static const char *const members[] = {"because", "unless"};
    struct ingest_items items = explain_items(explanation->verdict, "rules");
    for (struct ingest_item item; ingest_next(&items, &item);)
        for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
            struct ingest_items facts = explain_items(item.value, members[i]);
            for (struct ingest_item fact; ingest_next(&facts, &fact);)
                explain_find(explanation, fact.value, "evidence");
        }
    items = explain_items(explanation->verdict, "facts");
    for (struct ingest_item item; ingest_next(&items, &item);)
        explain_find(explanation, item.value, "signs");
}

/* Nothing holds, nothing that counts waits. */
static bool is_silent(const struct explanation *explanation) {
    struct ingest_item item;
    struct ingest_items rules = explain_items(explanation->verdict, "rules");
    if (ingest_next(&rules, &item)) return false;
    for (size_t i = 0; i < explanation->open->rules.count; i++)
        if (explanation->open->rules.items[i].is_pending) return false;
    return !explain_any_stuck(explanation);
}

void explain_verdict(const struct explanation *explanation) {
    struct ingest_value charter;
    struct str verdict = explain_text(explanation->verdict, "verdict");
    struct str reason = explain_text(explanation->verdict, "reason");
    explain_say(explanation, "", MESSAGE_explain_verdict, explain_level(explanation, verdict),
                STR(""));
    print_outlook(explanation);
    print_not_checked(explanation, reason);
    if (explain_member(explanation->verdict, "charter", &charter))
        explain_say(explanation, "", MESSAGE_explain_charter, explain_text(charter, "title"),
                    explain_text(charter, "version"));
    if (reason.size) return;
    find_places(explanation);
    explain_find_grounds(explanation);
    explain_show_found(explanation);
    explain_say_disputes(explanation);
    if (is_silent(explanation))
        explain_say(explanation, "\n", MESSAGE_explain_nothing, STR(""), STR(""));
    explain_rules(explanation);
    explain_open(explanation);
    explain_aside(explanation);
    explain_changes(explanation);
}

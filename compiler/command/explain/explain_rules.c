/* SPDX-License-Identifier: Apache-2.0 */
/* The rules that hold, with what they rest on; those that others set aside; those on trial. */
#include "compiler/command/explain/explain.h"
#include "compiler/command/say/underline.h"

/* The words of an entry's evidence, each once: "Acme", "Belmont". */
static struct str words_of(const struct explanation *explanation, struct ingest_value entry) {
    struct buffer words = buffer_in(explanation->arena);
    struct map known = map_in(explanation->arena);
    struct ingest_items items = explain_items(entry, "evidence");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str found = explain_words(explanation, item.value);
        size_t before = known.count;
        if (found.size == 0) continue;
        map_add(&known, found, 0);
        if (known.count == before) continue;
        explain_add_words(explanation, &words, found);
    }
    return buffer_str(&words);
}

bool explain_ground(const struct explanation *explanation, struct ingest_value entry,
                    struct ground *ground) {
    struct ingest_value value;
    *ground = (struct ground){.fact = explain_text(entry, "fact"),
                              .words = words_of(explanation, entry),
                              .source = explain_text(entry, "source")};
    ground->is_known =
        explain_member(entry, "value", &value) && ingest_kind(value) == INGEST_BOOLEAN;
    ground->value = ground->is_known && ingest_boolean(value);
    return ground->fact.size > 0;
}

static void print_source(const struct explanation *explanation, const struct ground *fact) {
    static const struct {
        const char *name;
        enum message message;
    } sources[] = {{"answer", MESSAGE_explain_answer},
                   {"assumed", MESSAGE_explain_assumed},
                   {"disputed", MESSAGE_explain_disputed}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (str_equal(fact->source, str_of(sources[i].name)))
            printf(" (%s)", message_text(sources[i].message, explanation->language));
    if (fact->source.size == 0 && fact->is_known && !fact->value && fact->words.size == 0)
        printf(" (%s)", message_text(MESSAGE_explain_unsaid, explanation->language));
}

static void print_cell(const char *text, size_t columns) {
    size_t width = columns_of(str_of(text));
    printf("%s%*s", text, width < columns ? (int)(columns - width) : 0, "");
}

void explain_print_fact(const struct explanation *explanation, const struct ground *fact) {
    enum message word = fact->fact.size == 0 || fact->value ? MESSAGE_explain_yes
                        : fact->is_known                    ? MESSAGE_explain_no
                                                            : MESSAGE_explain_unknown;
    fputs("    ", stdout);
    print_cell(message_text(word, explanation->language), 4);
    putchar(' ');
    if (fact->fact.size == 0) {
        explain_say(explanation, "", MESSAGE_explain_stands, fact->words, STR(""));
        return;
    }
    print_visible(stdout, explain_fact_name(explanation, fact->fact));
    print_source(explanation, fact);
    putchar('\n');
    if (fact->words.size)
        explain_say(explanation, "         ", MESSAGE_explain_by, fact->words, STR(""));
}

/* What was found for an exception that did not hold is no reason why it did not: of exceptions only
 * facts are told. */
static void print_facts(const struct explanation *explanation, struct ingest_value rule,
                        const char *member, enum message heading) {
    bool excepts = heading == MESSAGE_explain_unless;
    struct ingest_items items = explain_items(rule, member);
    bool headed = false;
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct ground fact;
        bool is_fact = explain_ground(explanation, item.value, &fact);
        if (!is_fact && (excepts || fact.words.size == 0)) continue;
        if (!headed) explain_say(explanation, "  ", heading, STR(""), STR(""));
        headed = true;
        explain_print_fact(explanation, &fact);
    }
}

charte_rule explain_rule_head(const struct explanation *explanation, struct ingest_value entry,
                              enum message heading) {
    charte_rule rule = explain_rule(explanation, explain_text(entry, "rule"));
    struct str level = explain_level(explanation, explain_text(entry, "level"));
    putchar('\n');
    explain_say(explanation, "", heading, str_from(rule.id), level);
    explain_say(explanation, "  ", MESSAGE_explain_article, str_from(rule.article),
                str_from(rule.article_title));
    explain_sentence(explanation, "  ", str_from(rule.sentence));
    return rule;
}

static void say_where_given(const struct explanation *explanation, enum message message,
                            charte_str text) {
    if (text.length) explain_say(explanation, "  ", message, str_from(text), STR(""));
}

static void print_live(const struct explanation *explanation, struct ingest_value entry,
                       enum message heading) {
    charte_rule rule = explain_rule_head(explanation, entry, heading);
    print_facts(explanation, entry, "because", MESSAGE_explain_because);
    print_facts(explanation, entry, "unless", MESSAGE_explain_unless);
    if (explain_text(entry, "role").size)
        explain_say(explanation, "  ", MESSAGE_explain_wants, str_from(rule.role), STR(""));
    say_where_given(explanation, MESSAGE_explain_reason, rule.reason);
    say_where_given(explanation, MESSAGE_explain_legal, rule.legal_basis);
    say_where_given(explanation, MESSAGE_explain_advice, rule.advice);
    say_where_given(explanation, MESSAGE_explain_contact, rule.contact);
}

/* Those that decide the verdict first, then those that hold beside them. */
void explain_rules(const struct explanation *explanation) {
    struct str verdict = explain_text(explanation->verdict, "verdict");
    for (int beside = 0; beside < 2; beside++) {
        struct ingest_items items = explain_items(explanation->verdict, "rules");
        for (struct ingest_item item; ingest_next(&items, &item);)
            if (str_equal(explain_text(item.value, "level"), verdict) == !beside)
                print_live(explanation, item.value,
                           beside ? MESSAGE_explain_rule_too : MESSAGE_explain_rule);
    }
}

static void print_overridden(const struct explanation *explanation, struct ingest_value entry) {
    charte_rule rule = explain_rule(explanation, explain_text(entry, "rule"));
    charte_rule by = explain_rule(explanation, explain_text(entry, "by"));
    putchar('\n');
    explain_say(explanation, "", MESSAGE_explain_overridden, str_from(rule.id), str_from(by.id));
    explain_say(explanation, "  ", MESSAGE_explain_article, str_from(rule.article),
                str_from(rule.article_title));
    explain_sentence(explanation, "  ", str_from(rule.sentence));
    explain_say(explanation, "  ", MESSAGE_explain_overrider, str_from(by.article),
                str_from(by.article_title));
    explain_sentence(explanation, "  ", str_from(by.sentence));
}

void explain_aside(const struct explanation *explanation) {
    struct ingest_items items = explain_items(explanation->verdict, "overridden");
    for (struct ingest_item item; ingest_next(&items, &item);)
        print_overridden(explanation, item.value);
    items = explain_items(explanation->verdict, "on_trial");
    for (struct ingest_item item; ingest_next(&items, &item);)
        explain_rule_head(explanation, item.value, MESSAGE_explain_on_trial);
}

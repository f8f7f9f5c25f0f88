#include "compiler/command/explain.h"
#include "compiler/command/underline.h"
#include "compiler/front/dialect.h"

bool explain_member(struct ingest_value object, const char *name, struct ingest_value *value) {
    struct ingest_items items = ingest_items(object);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        if (!str_equal(str_from(item.key), str_of(name))) continue;
        *value = item.value;
        return true;
    }
    return false;
}

struct str explain_text(struct ingest_value object, const char *name) {
    struct ingest_value value;
    if (!explain_member(object, name, &value) || ingest_kind(value) != INGEST_STRING)
        return STR("");
    return str_from(ingest_string(value));
}

struct str explain_level(const struct explanation *explanation, struct str name) {
    struct str token = arena_format(explanation->arena, "verdict.%.*s", STR_ARG(name));
    return dialect_phrase(explanation->language, token.bytes);
}

static charte_rule rule_named(const struct explanation *explanation, struct str id) {
    charte_rule rule = {.size = sizeof rule};
    charte_table_rule(explanation->table, map_get(&explanation->rules, id),
                      language_bytes(explanation->language), &rule);
    return rule;
}

struct str explain_fact_name(const struct explanation *explanation, struct str id) {
    charte_fact fact = {.size = sizeof fact};
    uint32_t number = map_get(&explanation->facts, id);
    charte_str language = language_bytes(explanation->language);
    if (charte_table_fact(explanation->table, number, language, &fact) != CHARTE_OK) return id;
    return str_from(fact.sentence.length ? fact.sentence : fact.label);
}

static struct str list_title(const struct explanation *explanation, struct str id) {
    charte_list list = {.size = sizeof list};
    uint32_t number = map_get(&explanation->lists, id);
    charte_str language = language_bytes(explanation->language);
    bool known = charte_table_list(explanation->table, number, language, &list) == CHARTE_OK;
    return known && list.title.length ? str_from(list.title) : id;
}

/* A message whose parts are texts of the table or of the post. */
static void say(const struct explanation *explanation, const char *indent, enum message message,
                struct str first, struct str second) {
    fputs(indent, stdout);
    message_print(stdout, explanation->language, message,
                  arena_copy(explanation->arena, first).bytes,
                  arena_copy(explanation->arena, second).bytes);
    putchar('\n');
}

static void say_where_given(const struct explanation *explanation, enum message message,
                            charte_str text) {
    if (text.length) say(explanation, "  ", message, str_from(text), STR(""));
}

/* Evidence */

static const struct evidence_field {
    const char *name;
    enum message message;
    size_t offset; /* in charte_post: of a text, or of an array */
    bool is_array;
} evidence_fields[] = {
    {"text", MESSAGE_explain_in_text, offsetof(charte_post, text), false},
    {"original", MESSAGE_explain_in_original, offsetof(charte_post, original), false},
    {"profile", MESSAGE_explain_in_profile, offsetof(charte_post, author_profile), false},
    {"name", MESSAGE_explain_in_name, offsetof(charte_post, author_name), false},
    {"handle", MESSAGE_explain_in_handle, offsetof(charte_post, author_handle), false},
    {"mentions", MESSAGE_explain_in_mentions, offsetof(charte_post, mentions), true},
    {"hashtags", MESSAGE_explain_in_hashtags, offsetof(charte_post, hashtags), true},
    {"links", MESSAGE_explain_in_links, offsetof(charte_post, links), true},
    {"labels", MESSAGE_explain_in_labels, offsetof(charte_post, labels), true},
    {"author.roles", MESSAGE_explain_in_roles, offsetof(charte_post, author_roles), true},
};

static size_t number_of(struct ingest_value span, const char *name) {
    struct ingest_value value;
    return explain_member(span, name, &value) ? (size_t)ingest_number(value) : 0;
}

struct span_list {
    struct place_in_text *items;
    size_t count, capacity;
};

/* The spans of a field, and the titles of the lists that they come from. */
static struct span_list spans_in(const struct explanation *explanation, struct ingest_value spans,
                                 const char *field, struct buffer *lists) {
    struct ingest_items items = ingest_items(spans);
    struct span_list found = {0};
    struct str last = STR("");
    for (struct ingest_item item; ingest_next(&items, &item);) {
        struct str list = explain_text(item.value, "list");
        if (!str_equal(explain_text(item.value, "field"), str_of(field))) continue;
        struct place_in_text place = {number_of(item.value, "start"), number_of(item.value, "end")};
        ARENA_PUSH(explanation->arena, &found, place);
        if (list.size == 0 || str_equal(list, last)) continue;
        if (lists->size) buffer_add(lists, STR(", "));
        buffer_add(lists, list_title(explanation, list));
        last = list;
    }
    return found;
}

/* The strings of an array that have a place, each once. */
static void print_items(struct ingest_value spans, const char *field, const charte_strs *array) {
    struct ingest_items items = ingest_items(spans);
    size_t next = 0;
    for (struct ingest_item item; ingest_next(&items, &item);) {
        size_t number = number_of(item.value, "item");
        if (!str_equal(explain_text(item.value, "field"), str_of(field))) continue;
        if (number < next || number >= array->count) continue;
        fputs("           ", stdout);
        print_visible(stdout, str_from(array->items[number]));
        putchar('\n');
        next = number + 1;
    }
}

static void print_field(const struct explanation *explanation, struct ingest_value spans,
                        const struct evidence_field *field) {
    struct buffer lists = buffer_in(explanation->arena);
    struct span_list found = spans_in(explanation, spans, field->name, &lists);
    const void *given = (const char *)explanation->post + field->offset;
    if (found.count == 0) return;
    if (lists.size)
        say(explanation, "         ", MESSAGE_explain_with_list,
            str_of(message_text(field->message, explanation->language)), buffer_str(&lists));
    else
        say(explanation, "         ", field->message, STR(""), STR(""));
    if (field->is_array)
        print_items(spans, field->name, given);
    else
        print_underlined(stdout, str_from(*(const charte_str *)given), found.items, found.count,
                         "           ", explanation->colour);
}

static void print_evidence(const struct explanation *explanation, struct ingest_value entry) {
    struct ingest_value spans;
    if (!explain_member(entry, "evidence", &spans)) return;
    for (size_t i = 0; i < sizeof evidence_fields / sizeof *evidence_fields; i++)
        print_field(explanation, spans, &evidence_fields[i]);
}

/* Facts */

static enum message value_word(struct ingest_value fact) {
    struct ingest_value value;
    if (!explain_member(fact, "value", &value) || ingest_kind(value) != INGEST_BOOLEAN)
        return MESSAGE_explain_unknown;
    return ingest_boolean(value) ? MESSAGE_explain_yes : MESSAGE_explain_no;
}

static void print_source(const struct explanation *explanation, struct str source) {
    static const struct {
        const char *name;
        enum message message;
    } sources[] = {{"answer", MESSAGE_explain_answer},
                   {"assumed", MESSAGE_explain_assumed},
                   {"disputed", MESSAGE_explain_disputed}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (str_equal(source, str_of(sources[i].name)))
            printf(" (%s)", message_text(sources[i].message, explanation->language));
}

static void print_cell(const char *text, size_t columns) {
    size_t width = columns_of(str_of(text));
    printf("%s%*s", text, width < columns ? (int)(columns - width) : 0, "");
}

static void print_fact(const struct explanation *explanation, struct ingest_value entry) {
    struct str id = explain_text(entry, "fact");
    if (id.size) {
        fputs("    ", stdout);
        print_cell(message_text(value_word(entry), explanation->language), 4);
        putchar(' ');
        print_visible(stdout, explain_fact_name(explanation, id));
        print_source(explanation, explain_text(entry, "source"));
        putchar('\n');
    }
    print_evidence(explanation, entry);
}

/* All facts of a member but the one that was only supposed. */
static void print_facts(const struct explanation *explanation, struct ingest_value rule,
                        const char *member, enum message heading, struct str supposed) {
    struct ingest_value facts;
    if (!explain_member(rule, member, &facts)) return;
    struct ingest_items items = ingest_items(facts);
    bool headed = false;
    for (struct ingest_item item; ingest_next(&items, &item);) {
        if (supposed.size && str_equal(explain_text(item.value, "fact"), supposed)) continue;
        if (!headed) say(explanation, "  ", heading, STR(""), STR(""));
        headed = true;
        print_fact(explanation, item.value);
    }
}

/* Rules */

static charte_rule print_rule_head(const struct explanation *explanation, struct ingest_value entry,
                                   enum message heading) {
    charte_rule rule = rule_named(explanation, explain_text(entry, "rule"));
    struct str level = explain_level(explanation, explain_text(entry, "level"));
    putchar('\n');
    say(explanation, "", heading, str_from(rule.id), level);
    say(explanation, "  ", MESSAGE_explain_article, str_from(rule.article),
        str_from(rule.article_title));
    fputs("  ", stdout);
    print_visible(stdout, str_from(rule.sentence));
    putchar('\n');
    return rule;
}

static void print_live(const struct explanation *explanation, struct ingest_value entry) {
    charte_rule rule = print_rule_head(explanation, entry, MESSAGE_explain_rule);
    print_facts(explanation, entry, "because", MESSAGE_explain_because, STR(""));
    print_facts(explanation, entry, "unless", MESSAGE_explain_unless, STR(""));
    say_where_given(explanation, MESSAGE_explain_reason, rule.reason);
    say_where_given(explanation, MESSAGE_explain_legal, rule.legal_basis);
    say_where_given(explanation, MESSAGE_explain_advice, rule.advice);
    say_where_given(explanation, MESSAGE_explain_contact, rule.contact);
}

/* What already speaks for the rules that only wait for one answer: what an entry holds once the
 * answer is supposed. Each answer is supposed once, whatever the number of rules. */
struct grounds {
    struct map answers; /* a rule → twice the number of the first question that brings it, and one
                         * more where the answer is yes */
    struct {
        charte_str *items;
        size_t count, capacity;
    } questions;
};

static struct grounds find_grounds(const struct explanation *explanation) {
    struct grounds grounds = {.answers = map_in(explanation->arena)};
    charte_fact fact;
    for (size_t at = 0; explain_next_question(explanation, &at, &fact);) {
        for (uint32_t value = 0; value < 2; value++) {
            struct ingest_value record, rules;
            int rank = explain_supposing(explanation, fact.id, value, &record);
            if (rank == EXPLAIN_FAILED || !explain_member(record, "rules", &rules)) continue;
            struct ingest_items items = ingest_items(rules);
            uint32_t answer = 2 * (uint32_t)grounds.questions.count + value;
            for (struct ingest_item item; ingest_next(&items, &item);) {
                struct str rule = explain_text(item.value, "rule");
                if (map_get(&grounds.answers, rule) == MAP_NONE)
                    map_add(&grounds.answers, arena_copy(explanation->arena, rule), answer);
            }
        }
        ARENA_PUSH(explanation->arena, &grounds.questions, fact.id);
    }
    return grounds;
}

/* The entry of a rule among those that are live in a record. */
static bool live_entry(struct ingest_value record, struct str rule, struct ingest_value *entry) {
    struct ingest_value rules;
    if (!explain_member(record, "rules", &rules)) return false;
    struct ingest_items items = ingest_items(rules);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        *entry = item.value;
        if (str_equal(explain_text(item.value, "rule"), rule)) return true;
    }
    return false;
}

static void print_grounds(const struct explanation *explanation, struct str rule) {
    const struct grounds *grounds = explanation->grounds;
    struct ingest_value record, entry;
    uint32_t answer = map_get(&grounds->answers, rule);
    if (answer == MAP_NONE) return;
    charte_str fact = grounds->questions.items[answer / 2];
    if (explain_supposing(explanation, fact, answer % 2, &record) == EXPLAIN_FAILED) return;
    if (live_entry(record, rule, &entry))
        print_facts(explanation, entry, "because", MESSAGE_explain_grounds, str_from(fact));
}

/* The questions of a pending rule, each once an explanation. */
static void print_questions(const struct explanation *explanation, struct ingest_value facts) {
    struct str question;
    explain_wait_for(explanation->waiting, facts);
    while (explain_next_open(explanation->waiting, &question))
        say(explanation, "  ", MESSAGE_explain_question, question, STR(""));
}

static void print_pending(const struct explanation *explanation, struct ingest_value entry) {
    struct ingest_value facts;
    print_rule_head(explanation, entry, MESSAGE_explain_pending);
    print_grounds(explanation, explain_text(entry, "rule"));
    if (!explain_member(entry, "facts", &facts)) return;
    struct ingest_items items = ingest_items(facts);
    for (struct ingest_item item; ingest_next(&items, &item);)
        say(explanation, "  ", MESSAGE_explain_not_known,
            explain_fact_name(explanation, str_from(ingest_string(item.value))), STR(""));
    print_questions(explanation, facts);
}

static void print_overridden(const struct explanation *explanation, struct ingest_value entry) {
    putchar('\n');
    say(explanation, "", MESSAGE_explain_overridden, explain_text(entry, "rule"),
        explain_text(entry, "by"));
    charte_rule rule = rule_named(explanation, explain_text(entry, "by"));
    fputs("  ", stdout);
    print_visible(stdout, str_from(rule.sentence));
    putchar('\n');
}

static void print_on_trial(const struct explanation *explanation, struct ingest_value entry) {
    print_rule_head(explanation, entry, MESSAGE_explain_on_trial);
}

typedef void print_entry(const struct explanation *explanation, struct ingest_value entry);

static size_t print_entries(const struct explanation *explanation, const char *member,
                            print_entry *print) {
    struct ingest_value entries;
    size_t count = 0;
    if (!explain_member(explanation->verdict, member, &entries)) return 0;
    struct ingest_items items = ingest_items(entries);
    for (struct ingest_item item; ingest_next(&items, &item); count++)
        print(explanation, item.value);
    return count;
}

static size_t print_all_pending(const struct explanation *explanation) {
    struct explanation grounded = *explanation;
    struct ingest_value entries;
    struct ingest_item item;
    if (!explain_member(explanation->verdict, "pending", &entries)) return 0;
    struct ingest_items items = ingest_items(entries);
    if (!ingest_next(&items, &item)) return 0;
    struct grounds grounds = find_grounds(explanation);
    struct waiting_facts *waiting = explain_waiting(explanation);
    grounded.grounds = &grounds;
    grounded.waiting = waiting;
    return print_entries(&grounded, "pending", print_pending);
}

/* The head */

static void print_not_checked(const struct explanation *explanation, struct str reason) {
    static const struct {
        const char *name;
        enum message message;
    } reasons[] = {{"outside_scope", MESSAGE_explain_outside_scope},
                   {"scope_unknown", MESSAGE_explain_scope_unknown},
                   {"before_entry", MESSAGE_explain_before_entry}};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (str_equal(reason, str_of(reasons[i].name)))
            say(explanation, "", reasons[i].message, STR(""), STR(""));
}

static void print_outlook(const struct explanation *explanation) {
    struct ingest_value final;
    struct str verdict = explain_text(explanation->verdict, "verdict");
    struct str at_most = explain_text(explanation->verdict, "at_most");
    if (!explain_member(explanation->verdict, "final", &final)) return;
    if (ingest_boolean(final))
        say(explanation, "", MESSAGE_explain_final, STR(""), STR(""));
    else if (str_equal(verdict, at_most))
        say(explanation, "", MESSAGE_explain_open, STR(""), STR(""));
    else
        say(explanation, "", MESSAGE_explain_at_most, explain_level(explanation, at_most), STR(""));
}

void explain_verdict(const struct explanation *explanation) {
    struct ingest_value charter;
    struct str verdict = explain_text(explanation->verdict, "verdict");
    say(explanation, "", MESSAGE_explain_verdict, explain_level(explanation, verdict), STR(""));
    print_outlook(explanation);
    print_not_checked(explanation, explain_text(explanation->verdict, "reason"));
    if (explain_member(explanation->verdict, "charter", &charter))
        say(explanation, "", MESSAGE_explain_charter, explain_text(charter, "title"),
            explain_text(charter, "version"));
    size_t said = print_entries(explanation, "rules", print_live);
    said += print_all_pending(explanation);
    if (said == 0 && explanation->rank >= 0)
        say(explanation, "\n", MESSAGE_explain_nothing, STR(""), STR(""));
    print_entries(explanation, "overridden", print_overridden);
    print_entries(explanation, "on_trial", print_on_trial);
}

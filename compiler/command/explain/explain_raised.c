/* SPDX-License-Identifier: Apache-2.0 */
/* What raised a question, in words: a key of findings (runtime/VERDICT_NOTES.md) is "list:words",
 * "field:value" or "fact:name", several with " | " between. */
#include "compiler/command/compile/post_field.h"
#include "compiler/command/explain/explain.h"

/* What the record says of a field that the dialect has no phrase for. False: of a field that says
 * nothing more than the words found in it. */
static bool print_named(const struct explanation *explanation, enum field field, struct str value) {
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_MARKS:
        explain_print_mark(explanation, field, value);
        return true;
    case FIELD_IS_PLATFORM:
        explain_part(explanation, MESSAGE_raised_as_said, explain_on_platform(explanation, value),
                     STR(""));
        return true;
    case FIELD_IS_LANGUAGE:
        explain_part(explanation, MESSAGE_raised_as_said, explain_in_language(explanation, value),
                     STR(""));
        return true;
    case FIELD_IS_TIME:
        explain_part(explanation, MESSAGE_raised_date, STR(""), STR(""));
        return true;
    case FIELD_IS_BODY: /* of the text its length: words in it are found by a list */
        explain_part(explanation, MESSAGE_raised_length, STR(""), STR(""));
        return true;
    case FIELD_IS_ENTITIES: /* of accounts their number, likewise */
        if (field_row(field)->of != ENTITY_ACCOUNT) return false;
        explain_part(explanation, MESSAGE_raised_mentions, STR(""), STR(""));
        return true;
    case FIELD_IS_CLOSED:
    case FIELD_IS_TRUTH:
    case FIELD_IS_MEDIA:
    case FIELD_IS_SEARCHED:
    case FIELD_IS_UNREAD:
    case FIELD_IS_LENGTH:
        break;
    }
    return false;
}

static bool print_said(const struct explanation *explanation, struct str name, struct str value) {
    struct str phrase = explain_phrase(explanation, name, value);
    enum field field = post_field_named(name);
    if (phrase.size) {
        print_visible(stdout, phrase);
        return true;
    }
    if (str_equal(name, STR("fact"))) {
        explain_part(explanation, MESSAGE_raised_fact, explain_fact_name(explanation, value),
                     STR(""));
        return true;
    }
    return field < FIELD_COUNT && print_named(explanation, field, value);
}

static void print_finding(const struct explanation *explanation, struct str key) {
    const char *colon = memchr(key.bytes, ':', key.size);
    if (!colon) { /* "+2 9f3c2b11": of so many more */
        const char *blank = memchr(key.bytes, ' ', key.size);
        size_t size = blank ? (size_t)(blank - key.bytes) : key.size;
        struct str more = {key.bytes + 1, size - 1};
        explain_part(explanation, MESSAGE_raised_more, more, STR(""));
        return;
    }
    struct str name = {key.bytes, (size_t)(colon - key.bytes)};
    struct str value = {colon + 1, key.size - name.size - 1};
    struct str title = explain_list_title(explanation, name);
    if (title.size)
        explain_part(explanation, MESSAGE_raised_words, explain_words_of(explanation, name, value),
                     title);
    else if (!print_said(explanation, name, value))
        explain_part(explanation, MESSAGE_explain_quoted,
                     explain_words_of(explanation, name, value), STR(""));
}

/* Each finding of the keys once. */
static void print_key(const struct explanation *explanation, struct str key, struct map *known) {
    static const char between[] = " | ";
    while (key.size) {
        size_t end = 0, step = sizeof between - 1, before = known->count;
        while (end < key.size &&
               (key.size - end < step || memcmp(key.bytes + end, between, step) != 0))
            end++;
        struct str finding = {key.bytes, end};
        map_add(known, finding, 0);
        if (known->count > before) {
            if (before) fputs(message_text(MESSAGE_explain_next, explanation->language), stdout);
            print_finding(explanation, finding);
        }
        end += end < key.size ? step : 0;
        key = (struct str){key.bytes + end, key.size - end};
    }
}

/* The words that are established of a rule, where none of its questions has a key. */
static bool print_grounds(const struct explanation *explanation, const struct open_rule *rule) {
    bool any = false;
    for (size_t i = 0; i < rule->grounds.count; i++) {
        if (rule->grounds.items[i].words.size == 0) continue;
        if (any) fputs(message_text(MESSAGE_explain_next, explanation->language), stdout);
        explain_part(explanation, MESSAGE_explain_quoted, rule->grounds.items[i].words, STR(""));
        any = true;
    }
    return any;
}

void explain_raised(const struct explanation *explanation, const struct open_rule *rule) {
    struct map known = map_in(explanation->arena);
    fputs("  ", stdout);
    explain_part(explanation, MESSAGE_explain_raised, STR(""), STR(""));
    for (size_t i = 0; i < rule->items.count; i++) {
        const struct open_item *item = &explanation->open->items.items[rule->items.items[i]];
        if (item->raised) print_key(explanation, item->raised_by, &known);
    }
    if (known.count == 0 && !print_grounds(explanation, rule))
        explain_part(explanation, MESSAGE_raised_by_post, STR(""), STR(""));
    putchar('\n');
}

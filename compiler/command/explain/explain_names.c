/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/sentence.h"
#include "compiler/command/explain/explain.h"
#include "compiler/front/dialect.h"

charte_rule explain_rule(const struct explanation *explanation, struct str id) {
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

struct str explain_list_title(const struct explanation *explanation, struct str id) {
    charte_list list = {.size = sizeof list};
    uint32_t number = id.size ? map_get(&explanation->lists, id) : MAP_NONE;
    charte_str language = language_bytes(explanation->language);
    if (number == MAP_NONE ||
        charte_table_list(explanation->table, number, language, &list) != CHARTE_OK)
        return STR("");
    return list.title.length ? str_from(list.title) : id;
}

int explain_rank(struct str level) {
    int rank = 0;
    while (rank < LEVEL_COUNT && !str_equal(level, str_of(charte_level_name(rank)))) rank++;
    return rank;
}

struct str explain_level(const struct explanation *explanation, struct str name) {
    struct str token = arena_format(explanation->arena, "verdict.%.*s", STR_ARG(name));
    return dialect_phrase(explanation->language, token.bytes);
}

static struct str own_title(const struct explanation *explanation, const struct named *named) {
    struct str title = text_in(explanation->read, &named->title, explanation->language);
    return title.size ? title : named->id;
}

static struct str title_among(const struct explanation *explanation, const struct named *items,
                              size_t count, struct str id) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(items[i].id, id)) return own_title(explanation, &items[i]);
    return id;
}

struct str explain_role(const struct explanation *explanation, struct str id) {
    const struct table *table = explanation->read;
    return title_among(explanation, table->roles.items, table->roles.count, id);
}

static struct str platform_title(const struct explanation *explanation, struct str id) {
    const struct table *table = explanation->read;
    return title_among(explanation, table->platforms.items, table->platforms.count, id);
}

struct str explain_label(const struct explanation *explanation, struct str id) {
    const struct table *table = explanation->read;
    return title_among(explanation, table->labels.items, table->labels.count, id);
}

static struct str phrase_with(const struct explanation *explanation, const char *token,
                              struct str behind) {
    struct str phrase = dialect_phrase(explanation->language, token);
    return arena_format(explanation->arena, "%.*s %.*s", STR_ARG(phrase), STR_ARG(behind));
}

struct str explain_in_language(const struct explanation *explanation, struct str code) {
    struct str token = arena_format(explanation->arena, "lang.%.*s", STR_ARG(code));
    struct str name = dialect_phrase(explanation->language, token.bytes);
    return phrase_with(explanation, "text_lang", name.size ? name : code);
}

struct str explain_on_platform(const struct explanation *explanation, struct str id) {
    return phrase_with(explanation, "platform_is", platform_title(explanation, id));
}

void explain_part(const struct explanation *explanation, enum message message, struct str first,
                  struct str second) {
    message_print(stdout, explanation->language, message,
                  arena_copy(explanation->arena, first).bytes,
                  arena_copy(explanation->arena, second).bytes);
}

void explain_say(const struct explanation *explanation, const char *indent, enum message message,
                 struct str first, struct str second) {
    fputs(indent, stdout);
    explain_part(explanation, message, first, second);
    putchar('\n');
}

void explain_add_words(const struct explanation *explanation, struct buffer *list,
                       struct str words) {
    if (list->size)
        buffer_add(list, str_of(message_text(MESSAGE_explain_and_quoted, explanation->language)));
    buffer_add(list, words);
}

/* What an identifier names is called; empty where it names nothing that has a title. */
static struct str title_of(const struct explanation *explanation, struct str id) {
    struct str list = explain_list_title(explanation, id);
    struct str titles[] = {list, explain_role(explanation, id), explain_label(explanation, id)};
    for (size_t i = 0; id.size && i < sizeof titles / sizeof *titles; i++)
        if (titles[i].size && !str_equal(titles[i], id)) return titles[i];
    return STR("");
}

/* Prints what of a sentence is no quotation, word by word. */
static size_t print_plain(const struct explanation *explanation, struct str sentence, size_t at,
                          size_t size) {
    struct str word = sentence_identifier_at(sentence, at);
    struct str title = title_of(explanation, word);
    if (title.size) {
        explain_part(explanation, MESSAGE_explain_quoted, title, STR(""));
        return word.size;
    }
    size = word.size ? word.size : size;
    bool ends_line =
        at + size < sentence.size && sentence_part_at(sentence, at + size).kind == SENTENCE_DASH;
    if (ends_line) return size; /* the blank before a dash */
    print_visible(stdout, (struct str){sentence.bytes + at, size});
    return size;
}

void explain_sentence(const struct explanation *explanation, const char *indent,
                      struct str sentence) {
    fputs(indent, stdout);
    for (size_t at = 0; at < sentence.size;) {
        struct sentence_part part = sentence_part_at(sentence, at);
        if (part.kind == SENTENCE_PLAIN) {
            at += print_plain(explanation, sentence, at, part.size);
            continue;
        }
        if (part.kind == SENTENCE_DASH)
            printf("\n%s  – ", indent);
        else
            print_visible(stdout, (struct str){sentence.bytes + at, part.size});
        at += part.size;
    }
    putchar('\n');
}

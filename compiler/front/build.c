/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/build.h"

#include "compiler/base/buffer.h"
#include "compiler/front/dialect.h"
#include "runtime/text/civil.h"

static struct condition *new_condition(struct build *b, enum condition_kind kind,
                                       struct span span) {
    struct condition *made = ARENA_NEW(b->arena, struct condition);
    made->kind = kind;
    made->span = span;
    return made;
}

struct condition *build_label(struct build *b, struct token text, bool negated, struct span span) {
    struct condition *made = new_condition(b, CONDITION_LABEL, span);
    made->label = text.text;
    made->negated = negated;
    return made;
}

struct condition *build_evidence(struct build *b, struct token token, struct evidence evidence,
                                 struct span span) {
    struct condition *made = new_condition(b, CONDITION_EVIDENCE, span);
    made->evidence = ARENA_NEW(b->arena, struct evidence);
    *made->evidence = evidence;
    made->evidence->kind = (enum table_operator)token.value;
    made->negated = token.negative;
    return made;
}

struct condition *build_list(struct build *b, enum condition_kind kind, struct condition *items,
                             struct span span) {
    struct condition *made = new_condition(b, kind, span);
    made->children = items;
    return made;
}

struct condition *build_inner_list(struct build *b, struct token opening, struct condition *items) {
    diagnose(b->log, DIAGNOSTIC_list_of_list, build_place(b, opening.text.span));
    return items;
}

struct chain build_chain(struct build *b, struct condition *first) {
    (void)b;
    return (struct chain){.first = first, .last = first, .connective = {.name = -1}};
}

static struct str written(struct build *b, struct span span) {
    return (struct str){b->source->text.bytes + span.begin, span.end - span.begin};
}

static bool is_phrase(struct token token, const char *name) {
    return token.name >= 0 && strcmp(dialect_token_name(token.name), name) == 0;
}

static struct str joined(struct build *b, struct str first, struct str word, struct str second) {
    return arena_format(b->arena, "%.*s %.*s %.*s", STR_ARG(first), STR_ARG(word), STR_ARG(second));
}

/* A chain up to its last condition, or to the one before. */
static struct str chain_text(struct build *b, struct chain chain, bool whole) {
    struct buffer text = buffer_in(b->arena);
    buffer_add(&text, written(b, chain.first->span));
    for (struct condition *c = chain.first->next; c && (whole || c->next); c = c->next) {
        buffer_add_char(&text, ' ');
        buffer_add(&text, chain.connective.text.value);
        buffer_add_char(&text, ' ');
        buffer_add(&text, written(b, c->span));
    }
    return buffer_str(&text);
}

/* The phrase that opens a list of what a connective joins. */
static struct str opening(struct build *b, struct token connective) {
    return dialect_phrase(b->charter->language, is_phrase(connective, "and") ? "all_of" : "any_of");
}

/* Both readings of "a x b y c" as lists: what stands before y joined first, or what is around it.
 */
static void refuse_mixed(struct build *b, struct chain chain, struct token connective,
                         struct condition *next) {
    struct str last = written(b, chain.last->span), third = written(b, next->span);
    struct str one = chain.connective.text.value, two = connective.text.value;
    struct span span = {chain.first->span.begin, next->span.end};
    struct diagnostic *said = diagnose(b->log, DIAGNOSTIC_mixed_and_or, build_place(b, span));
    said->parts[0] = opening(b, connective);
    said->parts[1] = opening(b, chain.connective);
    said->parts[2] = one;
    said->parts[3] = two;
    said->parts[4] = chain_text(b, chain, true);
    said->parts[5] = third;
    said->parts[6] = chain_text(b, chain, false);
    said->parts[7] = joined(b, last, two, third);
}

static void refuse_and_or(struct build *b, struct chain chain, struct token connective,
                          struct condition *next) {
    struct str first = written(b, chain.last->span), second = written(b, next->span);
    struct str and = dialect_phrase(b->charter->language, "and");
    struct str or = dialect_phrase(b->charter->language, "or");
    struct diagnostic *said =
        diagnose(b->log, DIAGNOSTIC_and_or, build_place(b, connective.text.span));
    said->parts[0] = joined(b, first, and, second);
    said->parts[1] = joined(b, first, or, second);
    said->parts[2] = connective.text.value;
}

struct chain build_join(struct build *b, struct chain chain, struct token connective,
                        struct condition *next) {
    if (is_phrase(connective, "and_or")) {
        refuse_and_or(b, chain, connective, next);
    } else if (chain.connective.name < 0) {
        chain.connective = connective;
    } else if (is_phrase(chain.connective, "and") != is_phrase(connective, "and") && !chain.mixed) {
        refuse_mixed(b, chain, connective, next);
        chain.mixed = true;
    }
    chain.last->next = next;
    chain.last = next;
    return chain;
}

struct condition *build_condition(struct build *b, struct chain chain, struct span span) {
    if (!chain.first->next) return chain.first;
    enum condition_kind kind = is_phrase(chain.connective, "and") ? CONDITION_ALL : CONDITION_ANY;
    return build_list(b, kind, chain.first, span);
}

struct ast_operands build_operand(struct build *b, struct ast_operands operands,
                                  enum ast_operand_kind kind, struct token token) {
    struct ast_operand operand = {kind, token.text};
    ARENA_PUSH(b->arena, &operands, operand);
    return operands;
}

/* The BCP 47 subtag of a language's phrase, "lang.de". */
static struct ast_text subtag(struct token token) {
    const char *name = token.name >= 0 ? dialect_token_name(token.name) : "lang.";
    return (struct ast_text){str_of(name + strlen("lang.")), token.text.span};
}

struct ast_texts build_language(struct build *b, struct ast_texts languages, struct token token) {
    struct ast_text text = subtag(token);
    ARENA_PUSH(b->arena, &languages, text);
    return languages;
}

struct ast_references build_number(struct build *b, struct ast_references references,
                                   enum reference_kind kind, struct token token) {
    struct ast_reference made = {kind, token.text};
    bool rule =
        kind != REFERENCE_ALL_OTHERS && memchr(token.text.value.bytes, '.', token.text.value.size);
    if (rule)
        made.kind = REFERENCE_RULE;
    else if (kind == REFERENCE_RULE)
        made.kind = REFERENCE_ARTICLE;
    ARENA_PUSH(b->arena, &references, made);
    return references;
}

static uint32_t digits(struct str s, size_t *from) {
    uint32_t value = 0;
    while (*from < s.size && (s.bytes[*from] < '0' || s.bytes[*from] > '9')) (*from)++;
    for (; *from < s.size && s.bytes[*from] >= '0' && s.bytes[*from] <= '9'; (*from)++)
        value = value * 10 + (uint32_t)(s.bytes[*from] - '0');
    return value;
}

struct ast_date build_date(struct build *b, struct token token) {
    struct str s = token.text.value;
    size_t from = 0;
    uint32_t first = digits(s, &from), second = digits(s, &from), third = digits(s, &from);
    bool iso = memchr(s.bytes, '-', s.size) != NULL;
    uint32_t year = iso ? first : third, month = second, day = iso ? third : first;
    uint32_t date = year * 10000 + month * 100 + day;
    if (year == 0 || !civil_date_exists(date)) {
        diagnose_with(b->log, DIAGNOSTIC_date_not_in_calendar, build_place(b, token.text.span), s,
                      (struct str){0});
        return (struct ast_date){0, token.text.span};
    }
    return (struct ast_date){date, token.text.span};
}

struct ast_time build_time(struct build *b, struct token token) {
    size_t from = 0;
    uint32_t hour = digits(token.text.value, &from), minute = digits(token.text.value, &from);
    if (hour > 23 || minute > 59)
        diagnose_with(b->log, DIAGNOSTIC_time_not_on_clock, build_place(b, token.text.span),
                      token.text.value, (struct str){0});
    return (struct ast_time){hour <= 23 && minute <= 59 ? hour * 60 + minute : 0, token.text.span};
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The header of a charter and its declarations. */
#include "compiler/front/build.h"

static void say_doubled(struct build *b, enum diagnostic_code code, struct span span) {
    struct str word = {b->source->text.bytes + span.begin, span.end - span.begin};
    diagnose_with(b->log, code, build_place(b, span), word, (struct str){0});
}

void build_header_text(struct build *b, struct ast_text *to, struct token text, struct span span) {
    if (str_present(to->value))
        say_doubled(b, DIAGNOSTIC_sentence_doubled, span);
    else
        *to = text.text;
}

void build_prevails(struct build *b, struct token version, struct span span) {
    if (b->charter->prevails_span.end) {
        say_doubled(b, DIAGNOSTIC_sentence_doubled, span);
        return;
    }
    b->charter->prevails = (enum language)version.value;
    b->charter->prevails_span = span;
}

void build_language_sentence(struct build *b, struct span span) {
    if (b->language_said) diagnose(b->log, DIAGNOSTIC_language_late, build_place(b, span));
    b->language_said = true;
}

void build_dated_number(struct build *b, struct token number) {
    diagnose_with(b->log, DIAGNOSTIC_number_like_date, build_place(b, number.text.span),
                  number.text.value, (struct str){0});
}

void build_version(struct build *b, struct token number, struct span keyword) {
    if (str_present(b->edition.version.value))
        say_doubled(b, DIAGNOSTIC_part_doubled, keyword);
    else
        b->edition.version = number.text;
}

void build_in_force(struct build *b, struct ast_date date, struct span keyword) {
    if (b->edition.in_force.span.end)
        say_doubled(b, DIAGNOSTIC_part_doubled, keyword);
    else
        b->edition.in_force = date;
}

void build_tail(struct build *b, struct condition **to, struct condition *condition,
                struct span keyword) {
    if (*to)
        say_doubled(b, DIAGNOSTIC_part_doubled, keyword);
    else
        *to = condition;
}

void build_charter(struct build *b, struct token title, struct token organisation,
                   struct span span) {
    struct edition said = b->edition;
    b->edition = (struct edition){0};
    if (str_present(b->charter->title.value)) {
        say_doubled(b, DIAGNOSTIC_sentence_doubled, span);
        return;
    }
    b->charter->title = title.text;
    b->charter->organisation = organisation.text;
    b->charter->version = said.version;
    b->charter->in_force = said.in_force;
    b->charter->charter_span = span;
}

void build_name(struct build *b, struct token heading, struct token id, struct token title,
                struct span span) {
    struct ast_name made = {id.text, title.text, span};
    switch (heading.value) {
    case NAMES_ROLES:
        ARENA_PUSH(b->arena, &b->charter->roles, made);
        break;
    case NAMES_LABELS:
        ARENA_PUSH(b->arena, &b->charter->labels, made);
        break;
    default:
        ARENA_PUSH(b->arena, &b->charter->platforms, made);
        break;
    }
}

void build_glossary(struct build *b, struct token term, struct token meaning) {
    struct ast_glossary_entry made = {term.text, meaning.text};
    ARENA_PUSH(b->arena, &b->charter->glossary, made);
}

/* "publishable" behind a file and "of the domain" behind a detector belong to the item before. */
void build_list_item(struct build *b, enum list_item_kind kind, struct token text,
                     struct token domain, struct span span) {
    bool addition = !text.text.value.bytes;
    if (addition && b->list.items.count) {
        struct ast_list_item *last = &b->list.items.items[b->list.items.count - 1];
        if (kind == ITEM_FILE)
            last->publishable = true;
        else if (str_present(last->domain.value))
            say_doubled(b, DIAGNOSTIC_part_doubled, span);
        else
            last->domain = domain.text;
        return;
    }
    struct ast_list_item made = {
        .kind = kind, .except = b->excepting, .text = text.text, .span = span};
    if (kind == ITEM_DETECTOR) made.detector = text.value;
    ARENA_PUSH(b->arena, &b->list.items, made);
}

void build_list_end(struct build *b, struct token id, struct token title, bool confidential,
                    struct span span) {
    b->list.id = id.text;
    b->list.title = title.text;
    b->list.confidential = confidential;
    b->list.span = span;
    ARENA_PUSH(b->arena, &b->charter->lists, b->list);
}

static void double_clause(struct build *b, struct span keyword) {
    struct str word = {b->source->text.bytes + keyword.begin, keyword.end - keyword.begin};
    struct ast_text doubled = {word, keyword};
    ARENA_PUSH(b->arena, &b->fact.doubled, doubled);
}

void build_clause(struct build *b, struct condition **to, struct span *place,
                  struct condition *condition, struct span keyword) {
    if (*to) {
        double_clause(b, keyword);
        return;
    }
    *to = condition;
    *place = keyword;
}

void build_default(struct build *b, struct token word, struct span keyword) {
    if (b->fact.otherwise != DEFAULT_NONE) {
        double_clause(b, keyword);
        return;
    }
    b->fact.otherwise = (enum ast_default)word.value;
    b->fact.default_span = keyword;
}

void build_question(struct build *b, struct ast_text *to, struct token text, struct span keyword) {
    if (str_present(to->value))
        double_clause(b, keyword);
    else
        *to = text.text;
}

void build_fact_end(struct build *b, struct token id, struct token label, struct token sentence,
                    struct token denial, struct span span) {
    b->fact.id = id.text;
    b->fact.label = label.text;
    b->fact.sentence = sentence.text;
    b->fact.denial = denial.text;
    b->fact.span = span;
    ARENA_PUSH(b->arena, &b->charter->facts, b->fact);
}

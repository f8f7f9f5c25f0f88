/* SPDX-License-Identifier: Apache-2.0 */
/* Articles and what stands in them. */
#include "compiler/front/build.h"

void build_reset(struct build *b) {
    b->rule = (struct ast_rule){0};
    b->fact = (struct ast_fact){0};
    b->list = (struct ast_list){0};
    b->example = (struct ast_example){0};
    b->edition = (struct edition){0};
    b->excepting = false;
}

void build_unread(struct build *b, struct span span) {
    ARENA_PUSH(b->arena, &b->charter->unread, span);
    b->rule_lost = true;
    build_reset(b);
}

void build_chapter(struct build *b, struct token number, struct token title, struct span span) {
    struct ast_chapter made = {number.text, title.text, span};
    ARENA_PUSH(b->arena, &b->charter->chapters, made);
}

void build_article(struct build *b, struct token number, struct token title, struct span span) {
    struct ast_article made = {.number = number.text, .title = title.text, .span = span};
    made.chapter = b->charter->chapters.count ? b->charter->chapters.count - 1 : SIZE_MAX;
    b->rule_lost = false;
    ARENA_PUSH(b->arena, &b->charter->articles, made);
}

/* The article at hand, or NULL after a message: none has begun. It is said once, and not where a
 * sentence before could not be read: perhaps that was the heading. */
static struct ast_article *article(struct build *b, struct span span) {
    if (b->charter->articles.count)
        return &b->charter->articles.items[b->charter->articles.count - 1];
    if (b->outside_said || b->charter->unread.count) return NULL;
    b->outside_said = true;
    struct str word = {b->source->text.bytes + span.begin, span.end - span.begin};
    const char *end = memchr(word.bytes, '\n', word.size);
    if (end) word.size = (size_t)(end - word.bytes);
    diagnose_with(b->log, DIAGNOSTIC_outside_article, build_place(b, span), word, (struct str){0});
    return NULL;
}

static void add_rule(struct build *b, struct span span) {
    struct ast_article *in = article(b, b->rule.is_commitment ? span : b->rule.modality_span);
    b->rule.span = span;
    b->rule_lost = false;
    if (in) ARENA_PUSH(b->arena, &in->rules, b->rule);
}

void build_rule_end(struct build *b, struct token number, struct token modality, struct token focus,
                    struct span span) {
    b->rule.number = number.text;
    b->rule.modality = modality.value;
    b->rule.modality_span = modality.text.span;
    b->rule.focus = focus.text;
    add_rule(b, span);
}

void build_commitment(struct build *b, struct token text, struct span span) {
    b->rule.is_commitment = true;
    b->rule.commitment = text.text;
    add_rule(b, span);
}

/* "until" ends the period that "from" has begun, or stands alone. */
void build_until(struct build *b, struct ast_date to) {
    size_t count = b->rule.periods.count;
    if (count && b->rule.periods.items[count - 1].to.value == 0) {
        b->rule.periods.items[count - 1].to = to;
        return;
    }
    struct ast_period period = {.to = to};
    ARENA_PUSH(b->arena, &b->rule.periods, period);
}

/* The notes of the rule or commitment before, else of the article. */
static struct ast_notes *notes(struct build *b, struct span span) {
    struct ast_article *in = article(b, span);
    if (!in) return NULL;
    return in->rules.count ? &in->rules.items[in->rules.count - 1].notes : &in->notes;
}

void build_note(struct build *b, enum note note, struct token text, struct span keyword) {
    if (note == NOTE_CONTACT && b->charter->articles.count == 0) {
        build_header_text(b, &b->charter->contact, text, keyword);
        return;
    }
    struct ast_notes *of = notes(b, keyword);
    if (!of) return;
    struct ast_text *const places[] = {
        [NOTE_REASON] = &of->reason,
        [NOTE_LEGAL_BASIS] = &of->legal_basis,
        [NOTE_ADVICE] = &of->advice,
        [NOTE_CONTACT] = &of->contact,
    };
    if (b->rule_lost) return; /* it may have been that rule's */
    if (str_present(places[note]->value)) {
        struct ast_text doubled = {text.text.value, keyword};
        ARENA_PUSH(b->arena, &of->doubled, doubled);
        return;
    }
    *places[note] = text.text;
}

void build_prose(struct build *b, struct token text, struct span keyword) {
    struct ast_article *in = article(b, keyword);
    if (in) build_header_text(b, &in->prose, text, keyword);
}

void build_circumstance(struct build *b, struct token token, enum ast_operand_kind kind,
                        struct token operand, struct ast_date date, struct ast_time time,
                        struct span span) {
    struct ast_circumstance made = {.kind = (enum circumstance_kind)token.value,
                                    .operand = {kind, operand.text},
                                    .date = date,
                                    .time = time,
                                    .span = span};
    if (made.kind == CIRCUMSTANCE_LANGUAGE)
        made.operand.text = build_language(b, (struct ast_texts){0}, operand).items[0];
    ARENA_PUSH(b->arena, &b->example.circumstances, made);
}

/* Whether a circumstance may be true of several: answers, roles, labels. */
static bool goes_on(enum circumstance_kind kind) {
    return kind == CIRCUMSTANCE_GIVEN || kind == CIRCUMSTANCE_GIVEN_NOT ||
           kind == CIRCUMSTANCE_ROLE || kind == CIRCUMSTANCE_APPROVAL ||
           kind == CIRCUMSTANCE_LABELLED;
}

void build_circumstance_again(struct build *b, struct token operand, struct span span) {
    size_t count = b->example.circumstances.count;
    if (!count || !goes_on(b->example.circumstances.items[count - 1].kind)) {
        struct str word = operand.text.value;
        diagnose_with(b->log, DIAGNOSTIC_unexpected, build_place(b, span), word, (struct str){0});
        return;
    }
    struct ast_circumstance made = b->example.circumstances.items[count - 1];
    made.operand = (struct ast_operand){OPERAND_QUOTED, operand.text};
    made.span = span;
    ARENA_PUSH(b->arena, &b->example.circumstances, made);
}

void build_example_end(struct build *b, struct token title, struct token text, struct token level,
                       struct span span, bool scenario) {
    b->example.title = title.text;
    b->example.text = text.text;
    b->example.verdict = level.value;
    b->example.verdict_span = level.text.span;
    b->example.span = span;
    if (scenario) {
        ARENA_PUSH(b->arena, &b->charter->scenarios, b->example);
        return;
    }
    struct ast_notes *of = notes(b, span);
    if (of) ARENA_PUSH(b->arena, &of->examples, b->example);
}

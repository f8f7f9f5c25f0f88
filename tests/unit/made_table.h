/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a charter made by hand in the compiler's structure, written, opened and evaluated. It
 * owns an arena, the opened table and a scratch; made_free frees them all. */
#ifndef CHARTE_TEST_MADE_TABLE_H
#define CHARTE_TEST_MADE_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/table/binary.h"
#include "runtime/charte.h"

struct made {
    struct arena *arena;
    struct table table;
    struct str bytes;
    charte_table *opened;
    charte_scratch *scratch;
    char *line; /* of the verdict written last */
    size_t line_size, line_room;
};

static inline void made_no_memory(void) {
    abort();
}

static inline struct text made_text(const char *fr) {
    struct text text = {{{0}}};
    text.in[LANGUAGE_FR] = str_of(fr);
    return text;
}

static inline struct made *made_new(void) {
    struct arena *arena = arena_new(made_no_memory);
    struct made *made = ARENA_NEW(arena, struct made);
    made->arena = arena;
    made->table.languages = 1u << LANGUAGE_FR;
    made->table.prevails = LANGUAGE_NONE;
    made->table.title = made_text("Charte");
    made->table.version = STR("1.0");
    struct article article = {.number = STR("1"), .chapter = TABLE_NONE};
    ARENA_PUSH(arena, &made->table.articles, article);
    return made;
}

static inline void made_free(struct made *made) {
    charte_scratch_free(made->scratch);
    charte_table_close(made->opened);
    arena_free(made->arena);
}

static inline void made_push(struct made *made, struct index_array *array, uint32_t index) {
    ARENA_PUSH(made->arena, array, index);
}

/* Names: the index of the new one. */

static inline uint32_t made_role(struct made *made, const char *id) {
    struct named named = {.id = str_of(id)};
    ARENA_PUSH(made->arena, &made->table.roles, named);
    return (uint32_t)made->table.roles.count - 1;
}

static inline uint32_t made_platform(struct made *made, const char *id) {
    struct named named = {.id = str_of(id)};
    ARENA_PUSH(made->arena, &made->table.platforms, named);
    return (uint32_t)made->table.platforms.count - 1;
}

static inline uint32_t made_label(struct made *made, const char *id) {
    struct named named = {.id = str_of(id)};
    ARENA_PUSH(made->arena, &made->table.labels, named);
    return (uint32_t)made->table.labels.count - 1;
}

/* A list of one term; more are added by made_term. */
static inline void made_term(struct made *made, uint32_t list, const char *text, uint32_t flags) {
    struct term term = {.text = str_of(text), .flags = flags};
    ARENA_PUSH(made->arena, &made->table.lists.items[list].terms, term);
}

static inline uint32_t made_list(struct made *made, const char *id, const char *term) {
    struct list list = {.id = str_of(id)};
    ARENA_PUSH(made->arena, &made->table.lists, list);
    uint32_t index = (uint32_t)made->table.lists.count - 1;
    if (term) made_term(made, index, term, 0);
    return index;
}

/* Conditions: the index of the new node. */

static inline uint32_t made_node(struct made *made, struct node node) {
    ARENA_PUSH(made->arena, &made->table.nodes, node);
    return (uint32_t)made->table.nodes.count - 1;
}

static inline uint32_t made_is(struct made *made, uint32_t fact) {
    return made_node(made, (struct node){.kind = OPERATOR_FACT, .a = fact});
}

static inline uint32_t made_evidence(struct made *made, uint32_t kind) {
    return made_node(made, (struct node){.kind = kind});
}

/* An evidence with one operand. */
static inline uint32_t made_evidence_of(struct made *made, uint32_t kind, uint32_t operand) {
    struct node node = {.kind = kind};
    made_push(made, &node.operands, operand);
    return made_node(made, node);
}

static inline uint32_t made_group(struct made *made, uint32_t kind, uint32_t first,
                                  uint32_t second) {
    struct node node = {.kind = kind};
    made_push(made, &node.operands, first);
    made_push(made, &node.operands, second);
    return made_node(made, node);
}

static inline uint32_t made_not(struct made *made, uint32_t node) {
    made->table.nodes.items[node].negated ^= true;
    return node;
}

/* Facts and rules: the index of the new one. */

static inline uint32_t made_fact(struct made *made, const char *id, uint32_t flags,
                                 uint32_t established) {
    struct fact fact = {.id = str_of(id),
                        .flags = flags,
                        .ruled_out = TABLE_NONE,
                        .established = established,
                        .to_check = TABLE_NONE};
    if (flags & FACT_ASKS)
        for (int k = 0; k < LANGUAGE_COUNT; k++)
            fact.question.in[k] = arena_format(made->arena, "%s ?", id);
    ARENA_PUSH(made->arena, &made->table.facts, fact);
    return (uint32_t)made->table.facts.count - 1;
}

/* A fact that only asks. */
static inline uint32_t made_asked(struct made *made, const char *id) {
    return made_fact(made, id, FACT_OPEN | FACT_ASKS, TABLE_NONE);
}

static inline uint32_t made_rule(struct made *made, const char *id, uint32_t modality,
                                 uint32_t focus) {
    struct rule rule = {.id = str_of(id),
                        .modality = modality,
                        .focus = focus,
                        .condition = TABLE_NONE,
                        .exception = TABLE_NONE,
                        .role = TABLE_NONE,
                        .file = STR("fr.charte"),
                        .line = 1};
    ARENA_PUSH(made->arena, &made->table.rules, rule);
    return (uint32_t)made->table.rules.count - 1;
}

static inline struct rule *made_rule_at(struct made *made, uint32_t rule) {
    return &made->table.rules.items[rule];
}

static inline void made_override(struct made *made, uint32_t by, uint32_t rule) {
    made_push(made, &made_rule_at(made, rule)->overriders, by);
}

/* Rules without overriders first, then those whose overriders all stand before. */
static inline void made_order(struct made *made) {
    size_t count = made->table.rules.count;
    bool *placed = ARENA_ARRAY(made->arena, bool, count + 1);
    for (size_t round = 0; round < count; round++)
        for (uint32_t i = 0; i < count; i++) {
            const struct index_array *by = &made->table.rules.items[i].overriders;
            bool ready = !placed[i];
            for (size_t k = 0; k < by->count; k++) ready &= placed[by->items[k]];
            if (ready) made_push(made, &made->table.order, i);
            placed[i] |= ready;
        }
}

/* Writing and opening */

static inline void made_write(struct made *made) {
    if (made->table.order.count == 0) made_order(made);
    made->bytes = table_binary(made->arena, &made->table);
}

static inline int made_try(struct made *made, charte_error *error) {
    *error = (charte_error){.size = sizeof *error};
    made_write(made);
    return charte_table_open(made->bytes.bytes, made->bytes.size, NULL, &made->opened, error);
}

static inline void made_open(struct made *made) {
    charte_error error;
    if (made_try(made, &error) != CHARTE_OK) fail_msg("%s", error.message);
    assert_int_equal(charte_scratch_new(made->opened, 4096, NULL, &made->scratch, &error),
                     CHARTE_OK);
}

/* Evaluating */

static inline charte_str made_str(const char *text) {
    return (charte_str){text, strlen(text)};
}

static inline charte_post made_post(const char *text) {
    return (charte_post){.size = sizeof(charte_post), .id = made_str("1"), .text = made_str(text)};
}

static inline const charte_verdict *made_evaluate(struct made *made, const charte_post *post) {
    charte_error error = {.size = sizeof error};
    const charte_verdict *verdict = NULL;
    if (charte_evaluate(made->scratch, post, &verdict, &error) != CHARTE_OK)
        fail_msg("%s", error.message);
    return verdict;
}

static inline int made_collect(void *context, const char *bytes, size_t size) {
    struct made *made = context;
    while (made->line_room - made->line_size <= size)
        made->line = arena_grow(made->arena, made->line, made->line_room, &made->line_room, 1);
    memcpy(made->line + made->line_size, bytes, size);
    made->line_size += size;
    made->line[made->line_size] = '\0';
    return 0;
}

static inline const char *made_line(struct made *made, const charte_post *post,
                                    charte_format format) {
    format.size = sizeof format;
    made->line_size = 0;
    const charte_verdict *verdict = made_evaluate(made, post);
    assert_int_equal(charte_verdict_write(verdict, &format, made_collect, made), CHARTE_OK);
    return made->line;
}

/* The level's name, for a reader; "not_checked" where it is not. */
static inline const char *made_level(struct made *made, const charte_post *post,
                                     enum charte_reader reader) {
    return charte_level_name(charte_verdict_rank(made_evaluate(made, post), reader));
}

static inline void made_expect(struct made *made, const charte_post *post, const char *level) {
    assert_string_equal(made_level(made, post, CHARTE_FOR_AUTHOR), level);
}

/* Whether the line told to a reader has the piece. */
static inline bool made_says(struct made *made, const charte_post *post, enum charte_reader reader,
                             const char *piece) {
    return strstr(made_line(made, post, (charte_format){.reader = reader}), piece) != NULL;
}

/* Answers: a post with one answer, or several. */

struct answers {
    charte_answer items[16];
    size_t count;
};

static inline void answer(struct answers *answers, const char *fact, bool value) {
    answers->items[answers->count++] = (charte_answer){made_str(fact), value};
}

static inline charte_post answered(const struct answers *answers) {
    charte_post post = made_post("x");
    post.answers = answers->items;
    post.answer_count = answers->count;
    return post;
}

#endif

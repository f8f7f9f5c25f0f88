/* SPDX-License-Identifier: Apache-2.0 */
/* Which lists are looked for in texts, and whether their terms leave anything to look for. A list
 * that only names handles, hashtags or domains may hold what no text search could find. */
#include "compiler/front/conceal.h"
#include "compiler/front/dialect.h"
#include "compiler/meaning/resolve/translation.h"
#include "compiler/table/patterns.h"
#include "compiler/table/term_words.h"
#include "runtime/table/evidence_row.h"

static void mark_searched(const struct table *table, bool *searched) {
    for (size_t i = 0; i < table->nodes.count; i++) {
        const struct node *node = &table->nodes.items[i];
        if (!evidence_searches(node->kind)) continue;
        for (size_t k = 0; k < node->operands.count; k++) searched[node->operands.items[k]] = true;
    }
    /* A list stands behind those it takes in, so one pass from the end reaches all of them. */
    for (size_t i = table->lists.count; i-- > 0;) {
        const struct list *list = &table->lists.items[i];
        if (!searched[i]) continue;
        for (size_t k = 0; k < list->included.count; k++) searched[list->included.items[k]] = true;
        for (size_t k = 0; k < list->excepted.count; k++) searched[list->excepted.items[k]] = true;
    }
}

static void examine_pattern(struct translation *translation, const struct term *term) {
    static const enum diagnostic_code codes[] = {
        [PATTERN_EMPTY] = DIAGNOSTIC_pattern_empty,
        [PATTERN_TOO_LONG] = DIAGNOSTIC_pattern_too_long,
    };
    enum pattern_status status = pattern_examine(translation->arena, term->text);
    if (status != PATTERN_OK)
        diagnose_with(translation->log, codes[status], (struct place){term->source, term->span},
                      shown_of(term->source, term->span, term->text), (struct str){0});
}

/* Whether a text means itself as a pattern: `#` stands for a digit there, and `@` for a letter. */
static bool is_own_pattern(struct translation *translation, struct str text) {
    if (memchr(text.bytes, '#', text.size) || memchr(text.bytes, '@', text.size)) return false;
    return pattern_examine(translation->arena, text) == PATTERN_OK;
}

/* By which sentence a charter asks for what is written like a term; absent: as a term alone. */
static struct str asked_by(const struct translation *translation, struct str text) {
    static const struct {
        char sign;
        enum entity_kind kind;
        const char *token;
    } rows[] = {{'#', ENTITY_HASHTAG, "has_hashtag"}, {'@', ENTITY_ACCOUNT, "addresses_account"}};
    for (size_t i = 0; text.size && i < sizeof rows / sizeof *rows; i++)
        if (text.bytes[0] == rows[i].sign && name_may_be(translation->arena, text, rows[i].kind))
            return dialect_phrase(translation->ast->language, rows[i].token);
    return (struct str){0};
}

/* Says what would be left of a term, and what may be written instead of it. */
static void refuse_term(struct translation *translation, const struct term *term,
                        enum diagnostic_code code, struct str left) {
    struct str text = shown_of(term->source, term->span, term->text);
    struct diagnostic *said =
        diagnose_with(translation->log, code, (struct place){term->source, term->span}, text,
                      shown_of(term->source, term->span, left));
    if (is_own_pattern(translation, term->text)) said->parts[2] = text;
    said->parts[3] = asked_by(translation, term->text);
}

/* A control character is an error by itself, but for white space. */
static bool has_control(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (((unsigned char)c < ' ' && !strchr("\t\n\r", c)) || c == 0x7F || c == 0) return true;
    }
    return false;
}

static void examine_term(struct translation *translation, struct term *term, bool searched) {
    static const enum diagnostic_code codes[] = {
        [TERM_NO_WORDS] = DIAGNOSTIC_term_without_words,
        [TERM_PARTIAL] = DIAGNOSTIC_term_loses_signs,
        [TERM_TOO_LONG] = DIAGNOSTIC_term_too_long,
        [TERM_BAD_STAR] = DIAGNOSTIC_term_star,
    };
    struct str left = {0};
    if (term->text.bytes == ast_unread_text) return;
    if (term->flags & TERM_PATTERN) examine_pattern(translation, term);
    if (term->flags & (TERM_PATTERN | TERM_DETECTOR)) return;
    enum term_status status = term_examine(translation->arena, term->text, &left);
    if (status == TERM_OK) return;
    if (searched && !has_control(term->text))
        refuse_term(translation, term, codes[status], left);
    else
        term->flags |= TERM_NOT_IN_TEXT;
}

const bool *searched_lists(const struct translation *translation) {
    bool *searched = ARENA_ARRAY(translation->arena, bool, translation->table->lists.count);
    mark_searched(translation->table, searched);
    return searched;
}

/* Whether a term of a list that nothing uses yet may be meant as a hashtag, an account or a domain.
 */
static bool is_like_name(struct str text) {
    return text.size && (strchr("#@", text.bytes[0]) || memchr(text.bytes, '.', text.size));
}

/* The terms of a list that nothing uses are examined as those that are looked for: it is written to
 * be used. */
void examine_terms(struct translation *translation) {
    struct table *table = translation->table;
    const bool *searched = searched_lists(translation);
    const unsigned *kinds = named_kinds(translation);
    for (size_t i = 0; i < table->lists.count; i++)
        for (size_t k = 0; k < table->lists.items[i].terms.count; k++) {
            struct term *term = &table->lists.items[i].terms.items[k];
            bool is_unused = !searched[i] && kinds[i] == 0;
            examine_term(translation, term,
                         searched[i] || (is_unused && !is_like_name(term->text)));
        }
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what lists name as hashtags, accounts and domains can be such: an item that none of them
 * can ever be would be looked for in vain. */
#include "compiler/base/buffer.h"
#include "compiler/front/conceal.h"
#include "compiler/meaning/resolve/translation.h"
#include "compiler/table/matcher.h"
#include "runtime/table/evidence_row.h"
#include "runtime/text/classes.h"
#include "runtime/text/links.h"

/* Entity kinds that evidence names a list for, a bit each. */
static unsigned kind_named(const struct node *node) {
    if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY || node->kind == OPERATOR_FACT)
        return 0;
    const struct evidence_row *row = evidence_row(node->kind);
    if (row->operands != OPERANDS_LISTS || row->searches) return 0;
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
        if (field_of_entities((enum entity_kind)kind) == row->field) return 1u << kind;
    return 0;
}

/* A list stands behind those it takes in, so one pass from the end reaches all of them. */
static void mark_named(const struct table *table, unsigned *kinds) {
    for (size_t i = 0; i < table->nodes.count; i++) {
        const struct node *node = &table->nodes.items[i];
        unsigned named = kind_named(node);
        for (size_t k = 0; named && k < node->operands.count; k++)
            kinds[node->operands.items[k]] |= named;
    }
    for (size_t i = table->lists.count; i-- > 0;) {
        const struct list *list = &table->lists.items[i];
        for (size_t k = 0; k < list->included.count; k++)
            kinds[list->included.items[k]] |= kinds[i];
        for (size_t k = 0; k < list->excepted.count; k++)
            kinds[list->excepted.items[k]] |= kinds[i];
    }
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

/* A name without the sign before it and the stars at its ends. */
static struct str core_of(struct str view, char sign) {
    if (view.size && sign && view.bytes[0] == sign)
        view = (struct str){view.bytes + 1, view.size - 1};
    while (view.size && view.bytes[0] == '*') view = (struct str){view.bytes + 1, view.size - 1};
    while (view.size && view.bytes[view.size - 1] == '*') view.size--;
    return view;
}

/* Of the signs of ASCII no hashtag has another than `_`; spaces are passed over. */
static bool may_be_hashtag(struct str view) {
    struct str core = core_of(view, '#');
    size_t letters = 0;
    for (size_t i = 0; i < core.size; i++) {
        unsigned char c = (unsigned char)core.bytes[i];
        bool is_sign = c < 0x80 && !(classes_ascii[c] & CLASS_WORD) && c != '_' && c != ' ';
        if (is_sign) return false;
        letters += c != ' ';
    }
    return letters > 0;
}

static bool may_be_account(struct str view) {
    struct str core = core_of(view, '@');
    return core.size > 0 && !memchr(core.bytes, '*', core.size);
}

/* A domain covers what lies below it without a star. */
static bool may_be_domain(struct str view) {
    struct link link = links_parse(view.bytes, view.size);
    if (link.host_size == 0 || memchr(link.host, '*', link.host_size)) return false;
    for (size_t i = 0; i < view.size; i++)
        if (is_space(view.bytes[i])) return false;
    return true;
}

static bool may_be_named(struct str view, unsigned kinds) {
    return (kinds & 1u << ENTITY_HASHTAG && may_be_hashtag(view)) ||
           (kinds & 1u << ENTITY_ACCOUNT && may_be_account(view)) ||
           (kinds & 1u << ENTITY_LINK && may_be_domain(view));
}

bool name_may_be(struct arena *arena, struct str text, enum entity_kind kind) {
    return may_be_named(term_folded(arena, text), 1u << kind);
}

/* The item without the signs that keep it from being found. */
static struct str mended(struct arena *arena, struct str text, unsigned kinds) {
    struct buffer made = buffer_in(arena);
    bool hashtag = kinds & 1u << ENTITY_HASHTAG;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        bool is_letter = c >= 0x80 || classes_ascii[c] & CLASS_WORD || (c >= 'A' && c <= 'Z');
        bool is_own = hashtag ? c == '_' || c == ' ' || (c == '#' && i == 0)
                              : c != '*' && !is_space(text.bytes[i]);
        bool leads = !hashtag && made.size == 0 && c == '.';
        if ((is_letter || is_own) && !leads) buffer_add_char(&made, text.bytes[i]);
    }
    return arena_copy(arena, buffer_str(&made));
}

/* What another language's words were put around is told as such: it is to be written yet. */
static bool is_to_translate(struct str text) {
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        struct str mark = str_of(saying_in(language, SAYING_to_translate));
        if (text.size >= mark.size && memcmp(text.bytes, mark.bytes, mark.size) == 0) return true;
    }
    return false;
}

static void say(struct translation *translation, const struct term *term, unsigned kinds) {
    struct str repair = mended(translation->arena, term->text, kinds);
    struct diagnostic *said = diagnose(translation->log, DIAGNOSTIC_name_never_found,
                                       (struct place){term->source, term->span});
    said->parts[0] = shown_of(term->source, term->span, term->text);
    if (may_be_named(term_folded(translation->arena, repair), kinds))
        said->parts[1] = shown_of(term->source, term->span, repair);
}

const unsigned *named_kinds(const struct translation *translation) {
    unsigned *kinds = ARENA_ARRAY(translation->arena, unsigned, translation->table->lists.count);
    mark_named(translation->table, kinds);
    return kinds;
}

void examine_names(struct translation *translation) {
    struct table *table = translation->table;
    const bool *searched = searched_lists(translation);
    const unsigned *kinds = named_kinds(translation);
    for (size_t i = 0; i < table->lists.count; i++) {
        const struct list *list = &table->lists.items[i];
        for (size_t k = 0; kinds[i] && !searched[i] && k < list->terms.count; k++) {
            const struct term *term = &list->terms.items[k];
            if (term->text.bytes == ast_unread_text) continue;
            if (term->flags & (TERM_PATTERN | TERM_DETECTOR) || is_to_translate(term->text))
                continue;
            if (!may_be_named(term_folded(translation->arena, term->text), kinds[i]))
                say(translation, term, kinds[i]);
        }
    }
}

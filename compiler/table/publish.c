/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/publish.h"
#include "compiler/base/letters.h"
#include "compiler/table/evidence.h"

/* What is left out of a list, its own terms and those it takes in. */
struct lost {
    bool wanted; /* of what it finds */
    bool masks;  /* of what masks that: then all that it finds is in doubt */
};

static struct lost lost_of(const struct list *list, const struct lost *before) {
    struct lost lost = {list->flags & LIST_WITHHELD, list->flags & LIST_DOUBTFUL};
    for (size_t i = 0; i < list->terms.count; i++) {
        uint32_t flags = list->terms.items[i].flags;
        if (!(flags & TERM_CONFIDENTIAL)) continue;
        if (flags & TERM_EXCEPT)
            lost.masks = true;
        else
            lost.wanted = true;
    }
    for (size_t i = 0; i < list->included.count; i++) {
        lost.wanted |= before[list->included.items[i]].wanted;
        lost.masks |= before[list->included.items[i]].masks;
    }
    for (size_t i = 0; i < list->excepted.count; i++)
        lost.masks |= before[list->excepted.items[i]].wanted;
    lost.wanted |= lost.masks;
    return lost;
}

static bool has_confidential(const struct list *list) {
    for (size_t i = 0; i < list->terms.count; i++)
        if (list->terms.items[i].flags & TERM_CONFIDENTIAL) return true;
    return false;
}

static struct list published(struct arena *arena, const struct list *list, struct lost lost) {
    struct list public = *list;
    if (lost.masks || has_confidential(list)) public.flags |= LIST_WITHHELD;
    if (lost.masks) public.flags |= LIST_DOUBTFUL;
    memset(&public.terms, 0, sizeof public.terms);
    for (size_t i = 0; i < list->terms.count; i++)
        if (!(list->terms.items[i].flags & TERM_CONFIDENTIAL))
            ARENA_PUSH(arena, &public.terms, list->terms.items[i]);
    return public;
}

static bool names_lists(uint32_t kind) {
    enum evidence_operands operands = evidence_row(kind)->operands;
    return operands == OPERANDS_LISTS || operands == OPERANDS_LISTS_A || operands == OPERANDS_NEAR;
}

static bool loses(const struct table *table, const struct lost *lost, uint32_t index) {
    if (index == TABLE_NONE) return false;
    const struct node *node = &table->nodes.items[index];
    bool inner = node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY;
    if (node->kind == OPERATOR_FACT || (!inner && !names_lists(node->kind))) return false;
    for (size_t i = 0; i < node->operands.count; i++) {
        uint32_t operand = node->operands.items[i];
        if (inner ? loses(table, lost, operand) : lost[operand].wanted) return true;
    }
    return false;
}

/* A fact whose words were left out is asked about by its sentence, or its label. */
static struct text question_about(struct arena *arena, const struct fact *fact) {
    struct text question = {{{0}}};
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        struct str said = fact->sentence.in[language];
        if (!said.size) said = fact->label.in[language];
        if (said.size)
            question.in[language] =
                arena_format(arena, "%.*s%s", STR_ARG(letters_capital(arena, said)),
                             saying_in(language, SAYING_is_it_so));
    }
    return question;
}

/* What the words left out would have told is asked instead. */
static void ask_instead(struct arena *arena, struct table *public, const struct lost *lost) {
    const struct table before = *public;
    memset(&public->facts, 0, sizeof public->facts);
    for (size_t i = 0; i < before.facts.count; i++) {
        struct fact fact = before.facts.items[i];
        if (!(fact.flags & FACT_ASKS) &&
            (loses(&before, lost, fact.established) || loses(&before, lost, fact.to_check) ||
             loses(&before, lost, fact.ruled_out))) {
            fact.flags |= FACT_ASKS;
            fact.question = question_about(arena, &fact);
        }
        ARENA_PUSH(arena, &public->facts, fact);
    }
}

struct table *table_publish(struct arena *arena, const struct table *table) {
    struct table *public = ARENA_NEW(arena, struct table);
    size_t count = table->lists.count;
    struct lost *lost = ARENA_ARRAY(arena, struct lost, count);
    *public = *table;
    public->salt = (struct str){0};
    memset(public->digest, 0, sizeof public->digest);
    memset(&public->lists, 0, sizeof public->lists);
    for (size_t i = 0; i < count; i++) {
        const struct list *list = &table->lists.items[i];
        lost[i] = lost_of(list, lost);
        struct list written = published(arena, list, lost[i]);
        ARENA_PUSH(arena, &public->lists, written);
    }
    ask_instead(arena, public, lost);
    return public;
}

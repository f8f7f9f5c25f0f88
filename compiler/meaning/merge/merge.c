/* SPDX-License-Identifier: Apache-2.0 */
/* Two language versions made one: what must be the same is compared, texts and terms are joined.
 * The first translation's table grows; the other's is read only. */
#include "compiler/meaning/merge/merge.h"
#include "compiler/front/dialect.h"
#include "runtime/table/evidence_row.h"

void join_text(struct text *text, const struct text *other) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_present(other->in[language])) text->in[language] = other->in[language];
}

struct diagnostic *differ(struct merge *m, enum diagnostic_code code, const char *what,
                          struct str name, struct span first, struct span other) {
    struct str thing = name;
    if (what)
        thing = arena_format(m->first->arena, "%.*s %.*s",
                             STR_ARG(dialect_phrase(m->other->ast->language, what)), STR_ARG(name));
    struct diagnostic *said = diagnose_with(m->first->log, code, place_in(m->other, other), thing,
                                            str_of(language_code(m->first->ast->language)));
    diagnostic_relate(said, place_in(m->first, first));
    return said;
}

void lack(struct translation *lacking, const struct translation *having, const char *what,
          struct str name, struct span span) {
    struct str word = dialect_phrase(lacking->ast->language, what);
    struct str thing = arena_format(lacking->arena, "%.*s %.*s", STR_ARG(word), STR_ARG(name));
    struct diagnostic *said = diagnose_with(lacking->log, DIAGNOSTIC_version_lacks,
                                            place_in(lacking, lacking->ast->charter_span), thing,
                                            str_of(language_code(having->ast->language)));
    diagnostic_relate(said, place_in(having, span));
}

/* Lists. An operand list stands for its named lists and at most one of quoted terms. */

static void join_terms(struct merge *m, struct list *list, const struct list *other) {
    for (size_t i = 0; i < other->terms.count; i++)
        add_term(m->first->arena, list, other->terms.items[i]);
    list->flags |= other->flags;
}

static bool same_lists(struct merge *m, const struct index_array *a, const struct index_array *b) {
    struct table *first = m->first->table;
    const struct table *other = m->other->table;
    if (a->count != b->count) return false;
    struct map names = map_in(m->first->arena);
    for (size_t i = 0; i < a->count; i++)
        map_add(&names, first->lists.items[a->items[i]].id, a->items[i]);
    for (size_t i = 0; i < b->count; i++) {
        const struct list *list = &other->lists.items[b->items[i]];
        uint32_t mine = map_get(&names, list->id);
        if (mine == MAP_NONE) return false;
        if (list->flags & LIST_ANONYMOUS) join_terms(m, &first->lists.items[mine], list);
    }
    return true;
}

static bool same_names(struct merge *m, const struct named *first, const struct index_array *a,
                       const struct named *other, const struct index_array *b) {
    if (a->count != b->count) return false;
    struct map names = map_in(m->first->arena);
    for (size_t i = 0; i < a->count; i++) map_add(&names, first[a->items[i]].id, 0);
    for (size_t i = 0; i < b->count; i++)
        if (map_get(&names, other[b->items[i]].id) == MAP_NONE) return false;
    return true;
}

static bool same_languages(const struct node *a, const struct node *b) {
    if (a->languages.count != b->languages.count) return false;
    for (size_t i = 0; i < a->languages.count; i++)
        if (!str_equal(a->languages.items[i], b->languages.items[i])) return false;
    return true;
}

/* Conditions */

static bool same_children(struct merge *m, const struct node *a, const struct node *b) {
    if (a->operands.count != b->operands.count) return false;
    for (size_t i = 0; i < a->operands.count; i++)
        if (!same_node(m, a->operands.items[i], b->operands.items[i])) return false;
    return true;
}

/* The lists of one group of a text_near. */
static struct index_array group_of(const struct node *node, bool second) {
    size_t first = second ? node->a : 0, end = second ? node->operands.count : node->a;
    return (struct index_array){node->operands.items + first, end - first, 0};
}

static bool same_groups(struct merge *m, const struct node *a, const struct node *b) {
    struct index_array first = group_of(a, false), other_first = group_of(b, false);
    struct index_array second = group_of(a, true), other_second = group_of(b, true);
    return same_lists(m, &first, &other_first) && same_lists(m, &second, &other_second);
}

static bool same_evidence(struct merge *m, const struct node *a, const struct node *b) {
    const struct table *first = m->first->table, *other = m->other->table;
    if (a->a != b->a || a->b != b->b) return false;
    switch ((enum evidence_operands)evidence_row(a->kind)->operands) {
    case OPERANDS_ROLES:
        return same_names(m, first->roles.items, &a->operands, other->roles.items, &b->operands);
    case OPERANDS_PLATFORMS:
        return same_names(m, first->platforms.items, &a->operands, other->platforms.items,
                          &b->operands);
    case OPERANDS_LABELS:
        return same_names(m, first->labels.items, &a->operands, other->labels.items, &b->operands);
    case OPERANDS_LANGUAGES:
        return same_languages(a, b);
    case OPERANDS_NEAR:
        return same_groups(m, a, b);
    case OPERANDS_LISTS:
    case OPERANDS_LISTS_A:
        return same_lists(m, &a->operands, &b->operands);
    case OPERANDS_NONE:
    case OPERANDS_NUMBER:
    case OPERANDS_DATE:
    case OPERANDS_TIMES:
        break;
    }
    return true;
}

bool same_node(struct merge *m, uint32_t a, uint32_t b) {
    if (a == TABLE_NONE || b == TABLE_NONE) return a == b;
    const struct table *first = m->first->table, *other = m->other->table;
    const struct node *x = &first->nodes.items[a], *y = &other->nodes.items[b];
    if (x->kind != y->kind || x->negated != y->negated) return false;
    if (x->kind == OPERATOR_FACT)
        return str_equal(first->facts.items[x->a].id, other->facts.items[y->a].id);
    if (x->kind == OPERATOR_ALL || x->kind == OPERATOR_ANY) return same_children(m, x, y);
    return same_evidence(m, x, y);
}

/* How a fact is known otherwise than its twin: the words of each clause that is not the same, as
 * the other translation writes them; empty where none is. */
static struct str differing_clauses(struct merge *m, const struct fact *fact,
                                    const struct fact *twin) {
    const uint32_t flags = fact->flags ^ twin->flags;
    const struct {
        const char *token;
        bool same;
    } clauses[] = {
        {"established_if", same_node(m, fact->established, twin->established)},
        {"to_check_if", same_node(m, fact->to_check, twin->to_check)},
        {"ruled_out_if", same_node(m, fact->ruled_out, twin->ruled_out)},
        {"to_ask", !(flags & FACT_ASKS)},
        {"otherwise_ask", flags & FACT_ASKS || !(flags & FACT_OPEN)},
        {"default_yes", !(flags & (FACT_DEFAULT_YES | FACT_DEFAULT_NO))},
    };
    struct str list = {0};
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
        struct str words = dialect_phrase(m->other->ast->language, clauses[i].token);
        if (clauses[i].same) continue;
        if (words.bytes[words.size - 1] == ':') words.size--;
        list = arena_format(m->first->arena, "%.*s%s%.*s", STR_ARG(list),
                            str_present(list) ? ", " : "", STR_ARG(words));
    }
    return list;
}

/* Facts, lists and names, each found by its name in the other translation. */

static void merge_facts(struct merge *m) {
    struct translation *first = m->first;
    struct translation *other = m->other;
    for (size_t i = 0; i < first->table->facts.count; i++) {
        struct fact *fact = &first->table->facts.items[i];
        struct span span = first->fact_source[i]->span;
        uint32_t parsed = map_get(&other->facts, fact->id);
        if (parsed == MAP_NONE) {
            lack(m->other, first, "fact", fact->id, span);
            continue;
        }
        const struct fact *twin = &other->table->facts.items[other->fact_index[parsed]];
        struct str differing = differing_clauses(m, fact, twin);
        if (str_present(differing))
            differ(m, DIAGNOSTIC_version_fact_differs, "fact", fact->id, span,
                   other->ast->facts.items[parsed].span)
                ->parts[2] = differing;
        join_text(&fact->label, &twin->label);
        join_text(&fact->sentence, &twin->sentence);
        join_text(&fact->denial, &twin->denial);
        join_text(&fact->question, &twin->question);
    }
    for (size_t i = 0; i < other->ast->facts.count; i++) {
        const struct ast_fact *fact = &other->ast->facts.items[i];
        if (map_get(&first->facts, fact->id.value) == MAP_NONE)
            lack(first, other, "fact", fact->id.value, fact->span);
    }
}

static void merge_lists(struct merge *m) {
    struct translation *first = m->first;
    const struct translation *other = m->other;
    for (size_t i = 0; i < first->ast->lists.count; i++) {
        struct list *list = &first->table->lists.items[i];
        struct span span = first->list_source[i]->span;
        uint32_t parsed = map_get(&other->lists, list->id);
        if (parsed == MAP_NONE) {
            lack(m->other, first, "list", list->id, span);
            continue;
        }
        const struct list *twin = &other->table->lists.items[other->list_index[parsed]];
        if (!same_lists(m, &list->included, &twin->included) ||
            !same_lists(m, &list->excepted, &twin->excepted))
            differ(m, DIAGNOSTIC_version_list_differs, "list", list->id, span,
                   other->ast->lists.items[parsed].span);
        join_text(&list->title, &twin->title);
        join_terms(m, list, twin);
    }
    for (size_t i = 0; i < other->ast->lists.count; i++) {
        const struct ast_list *list = &other->ast->lists.items[i];
        if (map_get(&first->lists, list->id.value) == MAP_NONE)
            lack(first, other, "list", list->id.value, list->span);
    }
}

struct names {
    const char *what;
    struct named *items;
    size_t count;
    const struct ast_name *sources; /* beyond the built-in ones, which come first */
    size_t built_in;
    const struct map *places; /* an identifier → its place among the items */
};

static void merge_names(struct merge *m, struct names first, struct names other) {
    for (size_t i = first.built_in; i < first.count; i++) {
        uint32_t found = map_get(other.places, first.items[i].id);
        if (found == MAP_NONE)
            lack(m->other, m->first, first.what, first.items[i].id,
                 first.sources[i - first.built_in].span);
        else
            join_text(&first.items[i].title, &other.items[found].title);
    }
    for (size_t k = other.built_in; k < other.count; k++)
        if (map_get(first.places, other.items[k].id) == MAP_NONE)
            lack(m->first, m->other, other.what, other.items[k].id,
                 other.sources[k - other.built_in].span);
}

static struct names names_of(const struct translation *v, enum name_kind kind) {
    const struct ast_charter *ast = v->ast;
    struct table *t = v->table;
    switch (kind) {
    case NAME_ROLE:
        return (struct names){"role", t->roles.items, t->roles.count, ast->roles.items,
                              0,      &v->roles};
    case NAME_POST_LABEL:
        return (struct names){"label", t->labels.items, t->labels.count, ast->labels.items,
                              0,       &v->post_labels};
    default:
        return (struct names){"platform",
                              t->platforms.items,
                              t->platforms.count,
                              ast->platforms.items,
                              t->platforms.count - ast->platforms.count,
                              &v->platforms};
    }
}

static void merge_declared(struct merge *m) {
    static const enum name_kind kinds[] = {NAME_ROLE, NAME_POST_LABEL, NAME_PLATFORM};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        merge_names(m, names_of(m->first, kinds[i]), names_of(m->other, kinds[i]));
}

static void merge_header(struct merge *m) {
    struct table *t = m->first->table;
    const struct table *o = m->other->table;
    struct span here = m->first->ast->charter_span, there = m->other->ast->charter_span;
    if (!str_equal(t->version, o->version) || t->in_force != o->in_force)
        differ(m, DIAGNOSTIC_version_header_differs, "charter", o->version, here, there);
    if (t->control != o->control)
        differ(m, DIAGNOSTIC_version_control_differs, "control", STR(""),
               m->first->ast->control_span, m->other->ast->control_span);
    if (t->prevails != o->prevails)
        differ(m, DIAGNOSTIC_version_prevails_differs, "prevails", STR(""),
               m->first->ast->prevails_span, m->other->ast->prevails_span);
    join_text(&t->title, &o->title);
    join_text(&t->organisation, &o->organisation);
    join_text(&t->contact, &o->contact);
    join_text(&t->applies_to, &o->applies_to);
    join_text(&t->preamble, &o->preamble);
}

static void merge_glossary(struct merge *m) {
    struct table *t = m->first->table;
    const struct table *o = m->other->table;
    if (t->glossary.count != o->glossary.count)
        differ(m, DIAGNOSTIC_version_glossary_differs, "glossary", STR(""),
               m->first->ast->charter_span, m->other->ast->charter_span);
    for (size_t i = 0; i < t->glossary.count && i < o->glossary.count; i++) {
        join_text(&t->glossary.items[i].term, &o->glossary.items[i].term);
        join_text(&t->glossary.items[i].meaning, &o->glossary.items[i].meaning);
    }
}

void merge_translation(struct translation *first, struct translation *other) {
    struct merge m = {first, other, true};
    merge_header(&m);
    merge_glossary(&m);
    merge_declared(&m);
    merge_lists(&m);
    merge_facts(&m);
    merge_articles(&m);
    if (first->log->errors == 0) merge_examples(&m);
    first->table->languages |= other->table->languages;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/read.h"

#include "runtime/table/evidence_row.h"

struct reader {
    struct arena *arena;
    struct table *table;
    const char *bytes;
    /* The sections, by their names. */
#define SECTION(number, NAME, type, required)                                                      \
    const type *NAME;                                                                              \
    uint32_t NAME##_count;
    TABLE_SECTIONS(SECTION)
#undef SECTION
};

static void find_sections(struct reader *r) {
    const struct table_header *header = (const void *)r->bytes;
    const struct table_section *sections = (const void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++) {
        const void *records = r->bytes + sections[i].offset;
        switch (sections[i].id) {
#define SECTION(number, NAME, type, required)                                                      \
    case number:                                                                                   \
        r->NAME = records;                                                                         \
        r->NAME##_count = sections[i].size / (uint32_t)sizeof(type);                               \
        break;
            TABLE_SECTIONS(SECTION)
#undef SECTION
        }
    }
}

static struct str string_at(const struct reader *r, struct table_str range) {
    if (range.size == 0) return STR("");
    return (struct str){r->STRINGS + range.offset, range.size};
}

static struct text text_at(const struct reader *r, uint32_t row) {
    struct text text = {0};
    for (uint32_t k = 0; k < r->LANGUAGES_count; k++) {
        struct table_str range = r->TEXTS[(size_t)row * r->LANGUAGES_count + k];
        if (range.size) text.in[r->LANGUAGES[k]] = string_at(r, range);
    }
    return text;
}

static struct index_array range_of(struct reader *r, const uint32_t *numbers, uint32_t first,
                                   uint32_t count) {
    struct index_array range = {0};
    for (uint32_t i = 0; i < count; i++) ARENA_PUSH(r->arena, &range, numbers[first + i]);
    return range;
}

static void read_languages(struct reader *r) {
    for (uint32_t k = 0; k < r->LANGUAGES_count; k++) r->table->languages |= 1u << r->LANGUAGES[k];
}

static void read_meta(struct reader *r) {
    const struct table_meta *meta = r->META;
    struct table *t = r->table;
    t->prevails = meta->prevails == TABLE_NONE ? LANGUAGE_NONE : (enum language)meta->prevails;
    t->title = text_at(r, meta->title_text);
    t->organisation = text_at(r, meta->organisation_text);
    t->contact = text_at(r, meta->contact_text);
    t->applies_to = text_at(r, meta->applies_text);
    t->in_force = meta->in_force;
    t->control = meta->control;
    t->version = string_at(r, meta->version);
    t->unicode = string_at(r, meta->unicode);
}

static struct named name_at(const struct reader *r, const struct table_name *name) {
    return (struct named){string_at(r, name->id), text_at(r, name->title_text)};
}

static void read_names(struct reader *r) {
    for (uint32_t i = 0; i < r->ROLES_count; i++)
        ARENA_PUSH(r->arena, &r->table->roles, name_at(r, &r->ROLES[i]));
    for (uint32_t i = 0; i < r->PLATFORMS_count; i++)
        ARENA_PUSH(r->arena, &r->table->platforms, name_at(r, &r->PLATFORMS[i]));
    for (uint32_t i = 0; i < r->LABELS_count; i++)
        ARENA_PUSH(r->arena, &r->table->labels, name_at(r, &r->LABELS[i]));
}

/* A .ctab keeps a chapter's title at each of its articles. */
static void read_articles(struct reader *r) {
    for (uint32_t i = 0; i < r->ARTICLES_count; i++) {
        const struct table_article *row = &r->ARTICLES[i];
        struct article article = {.number = string_at(r, row->number),
                                  .title = text_at(r, row->title_text),
                                  .chapter = TABLE_NONE};
        if (row->chapter_text) {
            struct chapter chapter = {.title = text_at(r, row->chapter_text)};
            ARENA_PUSH(r->arena, &r->table->chapters, chapter);
            article.chapter = (uint32_t)r->table->chapters.count - 1;
        }
        ARENA_PUSH(r->arena, &r->table->articles, article);
    }
}

static void read_facts(struct reader *r) {
    for (uint32_t i = 0; i < r->FACTS_count; i++) {
        const struct table_fact *row = &r->FACTS[i];
        struct fact fact = {.id = string_at(r, row->id),
                            .label = text_at(r, row->label_text),
                            .sentence = text_at(r, row->sentence_text),
                            .question = text_at(r, row->question_text),
                            .flags = row->flags,
                            .ruled_out = row->ruled_out,
                            .established = row->established,
                            .to_check = row->to_check};
        ARENA_PUSH(r->arena, &r->table->facts, fact);
    }
}

/* The subtag of a language stands in every column of its row. */
static void read_node_languages(struct reader *r, struct node *node) {
    for (size_t i = 0; i < node->operands.count; i++) {
        size_t cell = (size_t)node->operands.items[i] * r->LANGUAGES_count;
        ARENA_PUSH(r->arena, &node->languages, string_at(r, r->TEXTS[cell]));
    }
    node->operands = (struct index_array){0};
}

static void read_nodes(struct reader *r) {
    for (uint32_t i = 0; i < r->NODES_count; i++) {
        const struct table_node *row = &r->NODES[i];
        struct node node = {.kind = row->kind,
                            .negated = row->negated,
                            .operands = range_of(r, r->OPERANDS, row->first, row->count),
                            .a = row->a,
                            .b = row->b};
        if (evidence_names_languages(row->kind)) read_node_languages(r, &node);
        ARENA_PUSH(r->arena, &r->table->nodes, node);
    }
}

static struct rule rule_at(struct reader *r, const struct table_rule *row) {
    struct rule rule = {
        .id = string_at(r, row->id),
        .article = row->article,
        .modality = row->modality,
        .focus = row->focus,
        .condition = row->condition,
        .exception = row->exception,
        .on_trial = row->flags & RULE_ON_TRIAL,
        .role = row->role,
        .overriders = range_of(r, r->OVERRIDERS, row->first_overrider, row->overrider_count),
        .sentence = text_at(r, row->sentence_text),
        .notes.reason = text_at(r, row->reason_text),
        .notes.legal_basis = text_at(r, row->legal_text),
        .notes.advice = text_at(r, row->advice_text),
        .notes.contact = text_at(r, row->contact_text),
        .file = STR(""),
    };
    for (uint32_t i = 0; i < row->period_count; i++)
        ARENA_PUSH(r->arena, &rule.periods, r->PERIODS[row->first_period + i]);
    return rule;
}

static void read_rules(struct reader *r) {
    for (uint32_t i = 0; i < r->RULES_count; i++)
        ARENA_PUSH(r->arena, &r->table->rules, rule_at(r, &r->RULES[i]));
    r->table->order = range_of(r, r->ORDER, 0, r->ORDER_count);
}

static uint32_t detector_named(struct str name) {
    static const char *const names[] = {
#define DETECTOR(name, NAME, found, begins) #name,
#include "runtime/table/detector.def"
#undef DETECTOR
    };
    uint32_t kind = 0;
    while (kind + 1 < DETECTOR_COUNT && !str_equal(name, str_of(names[kind]))) kind++;
    return kind;
}

static struct term term_at(const struct reader *r, const struct table_term *row) {
    struct term term = {.text = string_at(r, row->text), .flags = row->flags};
    if (!(row->flags & TERM_DETECTOR)) return term;
    term.domain = string_at(r, row->folded);
    term.detector = detector_named(term.text);
    return term;
}

static void read_lists(struct reader *r) {
    for (uint32_t i = 0; i < r->LISTS_count; i++) {
        const struct table_list *row = &r->LISTS[i];
        struct list list = {
            .id = string_at(r, row->id),
            .title = text_at(r, row->title_text),
            .flags = row->flags,
            .included = range_of(r, r->OPERANDS, row->first_included, row->included_count),
            .excepted = range_of(r, r->OPERANDS, row->first_excepted, row->excepted_count)};
        for (uint32_t k = 0; k < row->term_count; k++)
            ARENA_PUSH(r->arena, &list.terms, term_at(r, &r->TERMS[row->first_term + k]));
        ARENA_PUSH(r->arena, &r->table->lists, list);
    }
}

static void read_salt(struct reader *r) {
    if (r->SALT_count) r->table->salt = (struct str){(const char *)r->SALT->bytes, TABLE_SALT_SIZE};
}

static void read_places(struct reader *r) {
    for (uint32_t i = 0; i < r->PLACES_count && i < r->RULES_count; i++) {
        struct table_str file = r->PLACES[i].file;
        if (file.size == 0) continue;
        r->table->rules.items[i].file = (struct str){r->ORIGIN + file.offset, file.size};
        r->table->rules.items[i].line = r->PLACES[i].line;
    }
}

struct table *table_read(struct arena *arena, const void *bytes) {
    const struct table_header *header = bytes;
    struct reader r = {.arena = arena, .table = ARENA_NEW(arena, struct table), .bytes = bytes};
    memcpy(r.table->digest, header->digest, sizeof r.table->digest);
    find_sections(&r);
    read_languages(&r);
    read_meta(&r);
    read_names(&r);
    read_articles(&r);
    read_facts(&r);
    read_nodes(&r);
    read_rules(&r);
    read_lists(&r);
    read_places(&r);
    read_salt(&r);
    return r.table;
}

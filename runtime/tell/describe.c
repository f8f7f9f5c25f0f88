/* SPDX-License-Identifier: Apache-2.0 */
/* What a table says, for people. */
#include "runtime/base/memory.h"
#include "runtime/table/needs.h"
#include "runtime/table/rule_row.h"
#include "runtime/table/texts.h"
#include "runtime/tell/cost.h"

#include <string.h>

static const char *const modalities[] = {
#define MODALITY(name, level, gate) #name,
#include "runtime/table/modality.def"
#undef MODALITY
};

int charte_table_rule(const charte_table *table, size_t rule, charte_str language,
                      charte_rule *description) {
    if (!table || !description || description->size != sizeof *description ||
        rule >= table->RULES_count)
        return CHARTE_ERROR_ARGUMENT;
    const struct table_rule *row = &table->RULES[rule];
    const struct table_article *article = &table->ARTICLES[row->article];
    uint32_t column = texts_column(table, language);
    *description = (charte_rule){
        .size = sizeof *description,
        .id = table_string(table, row->id),
        .article = table_string(table, article->number),
        .article_title = texts_at(table, article->title_text, column),
        .sentence = texts_at(table, row->sentence_text, column),
        .reason = texts_at(table, row->reason_text, column),
        .legal_basis = texts_at(table, row->legal_text, column),
        .advice = texts_at(table, row->advice_text, column),
        .contact = texts_at(table, row->contact_text, column),
        .role = row->role == TABLE_NONE
                    ? (charte_str){"", 0}
                    : texts_at(table, table->ROLES[row->role].title_text, column),
        .modality = modalities[row->modality],
        .level = rule_level(row),
        .on_trial = (row->flags & RULE_ON_TRIAL) != 0,
    };
    return CHARTE_OK;
}

int charte_table_fact(const charte_table *table, size_t fact, charte_str language,
                      charte_fact *description) {
    if (!table || !description || description->size != sizeof *description ||
        fact >= table->FACTS_count)
        return CHARTE_ERROR_ARGUMENT;
    const struct table_fact *row = &table->FACTS[fact];
    uint32_t column = texts_column(table, language);
    *description = (charte_fact){
        .size = sizeof *description,
        .id = table_string(table, row->id),
        .label = texts_at(table, row->label_text, column),
        .sentence = texts_at(table, row->sentence_text, column),
        .question = texts_at(table, row->question_text, column),
        .asks = (row->flags & FACT_ASKS) != 0,
        .has_default = (row->flags & (FACT_DEFAULT_YES | FACT_DEFAULT_NO)) != 0,
        .default_value = (row->flags & FACT_DEFAULT_YES) != 0,
    };
    return CHARTE_OK;
}

int charte_table_list(const charte_table *table, size_t list, charte_str language,
                      charte_list *description) {
    if (!table || !description || description->size != sizeof *description ||
        list >= table->LISTS_count)
        return CHARTE_ERROR_ARGUMENT;
    const struct table_list *row = &table->LISTS[list];
    *description = (charte_list){
        .size = sizeof *description,
        .id = table_string(table, row->id),
        .title = texts_at(table, row->title_text, texts_column(table, language)),
        .confidential = (row->flags & LIST_CONFIDENTIAL) != 0,
    };
    return CHARTE_OK;
}

int charte_table_section(const charte_table *table, size_t section, charte_section *description) {
    static const struct {
        const char *name;
        size_t record_size;
    } known[] = {
#define SECTION(number, NAME, type, required) {#NAME, sizeof(type)},
        TABLE_SECTIONS(SECTION)
#undef SECTION
    };
    if (!table || !description || description->size != sizeof *description ||
        section >= sizeof known / sizeof *known)
        return CHARTE_ERROR_ARGUMENT;
    const size_t counts[] = {
#define SECTION(number, NAME, type, required) table->NAME##_count,
        TABLE_SECTIONS(SECTION)
#undef SECTION
    };
    *description = (charte_section){
        .size = sizeof *description,
        .name = known[section].name,
        .bytes = counts[section] * known[section].record_size,
        .records = counts[section],
    };
    return CHARTE_OK;
}

/* Recursion ends: conditions are trees no deeper than LIMIT_CONDITION_DEPTH. */
static unsigned node_needs(const struct charte_table *table, const unsigned char *facts,
                           uint32_t index) {
    if (index == TABLE_NONE) return 0;
    const struct table_node *node = &table->NODES[index];
    unsigned needs = 0;
    if (node->kind == OPERATOR_FACT) return facts[node->a];
    if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        return needs_of_evidence(node->kind);
    for (uint32_t k = 0; k < node->count; k++)
        needs |= node_needs(table, facts, table->OPERANDS[node->first + k]);
    return needs;
}

static unsigned fact_needs(const struct charte_table *table, const unsigned char *facts,
                           const struct table_fact *fact) {
    return needs_of_fact(fact->flags, fact->to_check) | node_needs(table, facts, fact->ruled_out) |
           node_needs(table, facts, fact->established) | node_needs(table, facts, fact->to_check);
}

static enum charte_rule_kind kind_of(const struct charte_table *table, const unsigned char *facts,
                                     const struct table_rule *rule) {
    unsigned focus = facts[rule->focus];
    unsigned all = focus | node_needs(table, facts, rule->condition) |
                   node_needs(table, facts, rule->exception);
    return needs_rule_kind(focus, all, rule->period_count > 0);
}

/* A fact uses only facts before it: one pass tells what each rests on. */
static bool count_rules(const struct charte_table *table, charte_description *description) {
    unsigned char *facts = memory_allocate(&table->allocator, table->FACTS_count);
    if (!facts) return false;
    for (uint32_t i = 0; i < table->FACTS_count; i++)
        facts[i] = (unsigned char)fact_needs(table, facts, &table->FACTS[i]);
    for (uint32_t i = 0; i < table->RULES_count; i++) {
        description->rules_by_kind[kind_of(table, facts, &table->RULES[i])]++;
        description->on_trial += (table->RULES[i].flags & RULE_ON_TRIAL) != 0;
    }
    memory_release(&table->allocator, facts);
    return true;
}

static void count_records(const struct charte_table *table, charte_description *description) {
    description->roles = table->ROLES_count;
    description->platforms = table->PLATFORMS_count;
    description->labels = table->LABELS_count;
    description->articles = table->ARTICLES_count;
    description->facts = table->FACTS_count;
    description->rules = table->RULES_count;
    description->conditions = table->NODES_count;
    description->terms = table->TERMS_count;
    for (uint32_t i = 0; i < table->FACTS_count; i++)
        description->questions += (table->FACTS[i].flags & FACT_ASKS) != 0;
    for (uint32_t i = 0; i < table->TERMS_count; i++)
        description->confidential_terms += (table->TERMS[i].flags & TERM_CONFIDENTIAL) != 0;
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        description->lists += !(table->LISTS[i].flags & LIST_ANONYMOUS);
        description->confidential_lists += (table->LISTS[i].flags & LIST_CONFIDENTIAL) != 0;
    }
}

static charte_str code_of(uint32_t language) {
    const char *code = texts_language_code(language);
    return (charte_str){code, strlen(code)};
}

_Static_assert((int)TABLE_LANGUAGE_COUNT <= CHARTE_LANGUAGES, "room for every language");

static void describe_head(const struct charte_table *table, uint32_t column,
                          charte_description *description) {
    const struct table_meta *meta = table->META;
    description->title = texts_at(table, meta->title_text, column);
    description->organisation = texts_at(table, meta->organisation_text, column);
    description->contact = texts_at(table, meta->contact_text, column);
    description->applies = texts_at(table, meta->applies_text, column);
    description->version = table_string(table, meta->version);
    description->unicode = table_string(table, meta->unicode);
    const char *end = table->ORIGIN_count ? memchr(table->ORIGIN, 0, table->ORIGIN_count) : NULL;
    if (end)
        description->compiler = (charte_str){table->ORIGIN, (size_t)(end - table->ORIGIN)};
    else
        description->compiler = (charte_str){"", 0};
    description->format_major = table->header->major;
    description->format_minor = table->header->minor;
    description->in_force = meta->in_force;
    description->controls_drafts = (meta->control & CONTROL_DRAFTS) != 0;
    description->controls_official = (meta->control & CONTROL_OFFICIAL) != 0;
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++)
        description->languages[description->language_count++] = code_of(table->LANGUAGES[k]);
    description->prevails =
        meta->prevails == TABLE_NONE ? (charte_str){"", 0} : code_of(meta->prevails);
}

int charte_table_describe(const charte_table *table, charte_str language,
                          charte_description *description) {
    if (!table || !description || description->size != sizeof *description)
        return CHARTE_ERROR_ARGUMENT;
    *description = (charte_description){.size = sizeof *description};
    describe_head(table, texts_column(table, language), description);
    count_records(table, description);
    bool done = count_rules(table, description) && cost_describe(table, description);
    return done ? CHARTE_OK : CHARTE_ERROR_MEMORY;
}

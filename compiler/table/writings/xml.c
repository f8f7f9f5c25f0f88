/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/xml.h"

#include "compiler/table/features.h"
#include "compiler/table/host_terms.h"
#include "compiler/table/publish.h"
#include "compiler/table/writings/writing.h"
#include "compiler/table/writings/xml_condition.h"

struct writer {
    struct xml xml;
    struct arena *arena;
    const struct table *table;
    struct fold_view room;
};

static void write_requires(struct writer *w) {
    unsigned used = features_used(w->table);
    xml_open(&w->xml, "requires");
    for (int feature = 0; feature < FEATURE_COUNT; feature++) {
        if (!(used & 1u << feature)) continue;
        xml_open(&w->xml, "feature");
        xml_attribute(&w->xml, "name", str_of(feature_name((enum feature)feature)));
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

static void write_levels(struct writer *w) {
    xml_open(&w->xml, "levels");
    for (uint32_t level = LEVEL_COUNT; level-- > 0;) {
        xml_open(&w->xml, "level");
        xml_attribute(&w->xml, "name", str_of(level_name(level)));
        xml_number(&w->xml, "rank", level);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

static void write_charter(struct writer *w) {
    const struct table *t = w->table;
    struct xml *x = &w->xml;
    xml_open(x, "charter");
    xml_attribute(x, "version", t->version);
    xml_attribute_if(x, "in-force", date_spelt(t->in_force).text);
    xml_texts(x, "title", &t->title);
    xml_texts(x, "organisation", &t->organisation);
    xml_texts(x, "contact", &t->contact);
    xml_texts(x, "applies-to", &t->applies_to);
    if (t->control) {
        xml_open(x, "control");
        xml_flag(x, "drafts", t->control & CONTROL_DRAFTS);
        xml_flag(x, "official", t->control & CONTROL_OFFICIAL);
        xml_close(x);
    }
    xml_close(x);
}

static void write_languages(struct writer *w) {
    const struct table *t = w->table;
    xml_open(&w->xml, "languages");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(t->languages & 1u << language)) continue;
        xml_open(&w->xml, "language");
        xml_attribute(&w->xml, "code", str_of(language_code((enum language)language)));
        xml_flag(&w->xml, "prevails", t->prevails == (enum language)language);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

static void write_names(struct writer *w, const char *group, const char *element,
                        const struct named *items, size_t count) {
    xml_open(&w->xml, group);
    for (size_t i = 0; i < count; i++) {
        xml_open(&w->xml, element);
        xml_attribute(&w->xml, "id", items[i].id);
        xml_texts(&w->xml, "title", &items[i].title);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

static void write_term(struct writer *w, const struct term *term) {
    struct xml *x = &w->xml;
    bool detects = term->flags & TERM_DETECTOR, pattern = term->flags & TERM_PATTERN;
    xml_open(x, detects ? "detector" : pattern ? "pattern" : "term");
    if (detects) xml_attribute(x, "name", term->text);
    if (detects && term->domain.size)
        xml_attribute(x, "domain", term_compared(w->arena, term, &w->room));
    xml_flag(x, "exact", !detects && !pattern && term->flags & TERM_EXACT);
    xml_flag(x, "except", term->flags & TERM_EXCEPT);
    if (!detects) xml_content(x, term->text);
    xml_close(x);
}

static void write_list_references(struct writer *w, const char *element,
                                  const struct index_array *lists) {
    for (size_t i = 0; i < lists->count; i++) {
        xml_open(&w->xml, element);
        xml_attribute(&w->xml, "list", w->table->lists.items[lists->items[i]].id);
        xml_close(&w->xml);
    }
}

/* Lists are numbered as conditions name them. */
static void write_list(struct writer *w, const struct list *list) {
    struct xml *x = &w->xml;
    xml_open(x, "list");
    xml_number(x, "number", (uint32_t)(list - w->table->lists.items));
    if (!(list->flags & LIST_ANONYMOUS)) xml_attribute(x, "id", list->id);
    xml_flag(x, "confidential", list->flags & LIST_CONFIDENTIAL);
    xml_flag(x, "withheld", list->flags & LIST_WITHHELD);
    xml_flag(x, "doubtful", list->flags & LIST_DOUBTFUL);
    xml_texts(x, "title", &list->title);
    for (size_t i = 0; i < list->terms.count; i++) write_term(w, &list->terms.items[i]);
    write_list_references(w, "includes", &list->included);
    write_list_references(w, "excepts", &list->excepted);
    xml_close(x);
}

static void write_fact(struct writer *w, const struct fact *fact) {
    struct xml *x = &w->xml;
    xml_open(x, "fact");
    xml_attribute(x, "id", fact->id);
    xml_flag(x, "open", fact->flags & FACT_OPEN);
    xml_flag(x, "asks", fact->flags & FACT_ASKS);
    xml_attribute_if(x, "default",
                     fact->flags & FACT_DEFAULT_YES  ? "true"
                     : fact->flags & FACT_DEFAULT_NO ? "false"
                                                     : "");
    xml_flag(x, "hidden", fact->flags & FACT_HIDDEN);
    xml_texts(x, "label", &fact->label);
    xml_texts(x, "sentence", &fact->sentence);
    xml_texts(x, "question", &fact->question);
    xml_condition(x, w->table, "ruled-out", fact->ruled_out);
    xml_condition(x, w->table, "established", fact->established);
    xml_condition(x, w->table, "to-check", fact->to_check);
    xml_close(x);
}

static void write_article(struct writer *w, const struct article *article) {
    xml_open(&w->xml, "article");
    xml_attribute(&w->xml, "number", article->number);
    xml_texts(&w->xml, "title", &article->title);
    if (article->chapter != TABLE_NONE)
        xml_texts(&w->xml, "chapter", &w->table->chapters.items[article->chapter].title);
    xml_close(&w->xml);
}

static void write_rule_attributes(struct writer *w, const struct rule *rule) {
    const struct table *t = w->table;
    struct xml *x = &w->xml;
    struct str file = file_spelt(w->arena, rule);
    xml_attribute(x, "id", rule->id);
    xml_attribute(x, "article", t->articles.items[rule->article].number);
    xml_attribute(x, "modality", str_of(modality_name(rule->modality)));
    xml_attribute(x, "focus", t->facts.items[rule->focus].id);
    if (rule->role != TABLE_NONE) xml_attribute(x, "role", t->roles.items[rule->role].id);
    xml_flag(x, "trial", rule->on_trial);
    if (file.size == 0) return;
    xml_attribute(x, "file", file);
    xml_number(x, "line", rule->line);
}

static void write_rule(struct writer *w, const struct rule *rule) {
    const struct table *t = w->table;
    struct xml *x = &w->xml;
    xml_open(x, "rule");
    write_rule_attributes(w, rule);
    xml_texts(x, "sentence", &rule->sentence);
    xml_condition(x, t, "condition", rule->condition);
    xml_condition(x, t, "exception", rule->exception);
    for (size_t i = 0; i < rule->periods.count; i++) {
        xml_open(x, "period");
        xml_attribute_if(x, "from", date_spelt(rule->periods.items[i].from).text);
        xml_attribute_if(x, "to", date_spelt(rule->periods.items[i].to).text);
        xml_close(x);
    }
    for (size_t i = 0; i < rule->overriders.count; i++) {
        xml_open(x, "overridden-by");
        xml_attribute(x, "rule", t->rules.items[rule->overriders.items[i]].id);
        xml_close(x);
    }
    xml_texts(x, "reason", &rule->notes.reason);
    xml_texts(x, "legal-basis", &rule->notes.legal_basis);
    xml_texts(x, "advice", &rule->notes.advice);
    xml_texts(x, "contact", &rule->notes.contact);
    xml_close(x);
}

#define EACH(name, items_of, write)                                                                \
    xml_open(&w.xml, name);                                                                        \
    for (size_t i = 0; i < t->items_of.count; i++) write(&w, &t->items_of.items[i]);               \
    xml_close(&w.xml)

struct str table_xml(struct arena *arena, const struct table *table) {
    const struct table *t = table_publish(arena, table);
    struct writer w = {xml_begin(arena, t->languages), arena, t, host_terms_room(arena)};
    xml_open(&w.xml, "table");
    xml_attribute(&w.xml, "xmlns", STR(XML_NAMESPACE));
    xml_attribute(&w.xml, "schema", STR(WRITING_SCHEMA));
    xml_attribute(&w.xml, "digest", digest_spelt(arena, table));
    xml_attribute(&w.xml, "unicode", t->unicode);
    write_requires(&w);
    write_levels(&w);
    write_charter(&w);
    write_languages(&w);
    write_names(&w, "roles", "role", t->roles.items, t->roles.count);
    write_names(&w, "platforms", "platform", t->platforms.items, t->platforms.count);
    write_names(&w, "labels", "label", t->labels.items, t->labels.count);
    EACH("lists", lists, write_list);
    EACH("facts", facts, write_fact);
    EACH("articles", articles, write_article);
    EACH("rules", rules, write_rule);
    xml_close(&w.xml);
    return xml_end(&w.xml);
}

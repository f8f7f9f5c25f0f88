/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/json.h"

#include "compiler/table/features.h"
#include "compiler/table/host_terms.h"
#include "compiler/table/publish.h"
#include "compiler/table/writings/json_condition.h"
#include "compiler/table/writings/writing.h"

struct writer {
    struct json json;
    struct arena *arena;
    const struct table *table;
    struct fold_view room;
};

static void write_levels(struct writer *w) {
    struct json *j = &w->json;
    json_key(j, "levels");
    json_open(j, '[');
    for (uint32_t level = LEVEL_COUNT; level-- > 0;) {
        json_open(j, '{');
        json_pair(j, "level", str_of(level_name(level)));
        json_key(j, "rank");
        json_number(j, level);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void write_requires(struct writer *w) {
    unsigned used = features_used(w->table);
    json_key(&w->json, "requires");
    json_open(&w->json, '[');
    for (int feature = 0; feature < FEATURE_COUNT; feature++)
        if (used & 1u << feature)
            json_string(&w->json, str_of(feature_name((enum feature)feature)));
    json_close(&w->json, ']');
}

static void write_control(struct json *j, uint32_t control) {
    json_key(j, "control");
    if (control == 0) {
        json_word(j, "null");
        return;
    }
    json_open(j, '[');
    if (control & CONTROL_DRAFTS) json_string(j, STR("drafts"));
    if (control & CONTROL_OFFICIAL) json_string(j, STR("official"));
    json_close(j, ']');
}

static void write_charter(struct writer *w) {
    const struct table *t = w->table;
    struct json *j = &w->json;
    json_key(j, "charter");
    json_open(j, '{');
    json_text(j, "title", &t->title);
    json_text(j, "organisation", &t->organisation);
    json_pair(j, "version", t->version);
    json_pair_or_null(j, "in_force", date_spelt(t->in_force).text);
    write_control(j, t->control);
    json_text(j, "contact", &t->contact);
    json_text(j, "applies_to", &t->applies_to);
    json_close(j, '}');
}

static void write_languages(struct writer *w) {
    const struct table *t = w->table;
    struct json *j = &w->json;
    json_key(j, "languages");
    json_open(j, '[');
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (t->languages & 1u << language)
            json_string(j, str_of(language_code((enum language)language)));
    json_close(j, ']');
    json_pair_or_null(j, "prevails",
                      t->prevails == LANGUAGE_NONE ? "" : language_code(t->prevails));
}

static void write_names(struct writer *w, const char *name, const struct named *items,
                        size_t count) {
    struct json *j = &w->json;
    json_key(j, name);
    json_open(j, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(j, '{');
        json_pair(j, "id", items[i].id);
        json_text(j, "title", &items[i].title);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void write_term(struct writer *w, const struct term *term) {
    struct json *j = &w->json;
    json_open(j, '{');
    if (term->flags & TERM_DETECTOR) {
        json_pair(j, "detector", term->text);
        if (term->domain.size) json_pair(j, "domain", term_compared(w->arena, term, &w->room));
    } else if (term->flags & TERM_PATTERN) {
        json_pair(j, "pattern", term->text);
    } else {
        json_pair(j, "text", term->text);
        json_boolean(j, "exact", term->flags & TERM_EXACT);
    }
    json_boolean(j, "except", term->flags & TERM_EXCEPT);
    json_close(j, '}');
}

static void write_list_references(struct writer *w, const char *name,
                                  const struct index_array *lists) {
    json_key(&w->json, name);
    json_open(&w->json, '[');
    for (size_t i = 0; i < lists->count; i++)
        json_string(&w->json, w->table->lists.items[lists->items[i]].id);
    json_close(&w->json, ']');
}

static void write_list(struct writer *w, const struct list *list) {
    struct json *j = &w->json;
    json_open(j, '{');
    json_key(j, "id");
    if (list->flags & LIST_ANONYMOUS)
        json_word(j, "null");
    else
        json_string(j, list->id);
    json_text(j, "title", &list->title);
    json_boolean(j, "confidential", list->flags & LIST_CONFIDENTIAL);
    json_boolean(j, "withheld", list->flags & LIST_WITHHELD);
    json_boolean(j, "doubtful", list->flags & LIST_DOUBTFUL);
    json_key(j, "terms");
    json_open(j, '[');
    for (size_t i = 0; i < list->terms.count; i++) write_term(w, &list->terms.items[i]);
    json_close(j, ']');
    write_list_references(w, "includes", &list->included);
    write_list_references(w, "excepts", &list->excepted);
    json_close(j, '}');
}

static void write_fact(struct writer *w, const struct fact *fact) {
    struct json *j = &w->json;
    json_open(j, '{');
    json_pair(j, "id", fact->id);
    json_boolean(j, "open", fact->flags & FACT_OPEN);
    json_boolean(j, "asks", fact->flags & FACT_ASKS);
    json_key(j, "default");
    json_word(j, fact->flags & FACT_DEFAULT_YES  ? "true"
                 : fact->flags & FACT_DEFAULT_NO ? "false"
                                                 : "null");
    json_boolean(j, "hidden", fact->flags & FACT_HIDDEN);
    json_text(j, "label", &fact->label);
    json_text(j, "sentence", &fact->sentence);
    json_text(j, "question", &fact->question);
    json_condition(j, w->table, "ruled_out", fact->ruled_out);
    json_condition(j, w->table, "established", fact->established);
    json_condition(j, w->table, "to_check", fact->to_check);
    json_close(j, '}');
}

static void write_article(struct writer *w, const struct article *article) {
    static const struct text none;
    struct json *j = &w->json;
    json_open(j, '{');
    json_pair(j, "article", article->number);
    json_text(j, "title", &article->title);
    json_text(j, "chapter",
              article->chapter == TABLE_NONE ? &none
                                             : &w->table->chapters.items[article->chapter].title);
    json_close(j, '}');
}

static void write_periods(struct json *j, const struct rule *rule) {
    json_key(j, "periods");
    json_open(j, '[');
    for (size_t i = 0; i < rule->periods.count; i++) {
        json_open(j, '{');
        json_pair_or_null(j, "from", date_spelt(rule->periods.items[i].from).text);
        json_pair_or_null(j, "to", date_spelt(rule->periods.items[i].to).text);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void write_place(struct writer *w, const struct rule *rule) {
    struct json *j = &w->json;
    struct str file = file_spelt(w->arena, rule);
    json_key(j, "written");
    if (file.size == 0) {
        json_word(j, "null");
        return;
    }
    json_open(j, '{');
    json_pair(j, "file", file);
    json_key(j, "line");
    json_number(j, rule->line);
    json_close(j, '}');
}

static void write_rule(struct writer *w, const struct rule *rule) {
    const struct table *t = w->table;
    struct json *j = &w->json;
    json_open(j, '{');
    json_pair(j, "rule", rule->id);
    json_pair(j, "article", t->articles.items[rule->article].number);
    json_pair(j, "modality", str_of(modality_name(rule->modality)));
    json_pair(j, "focus", t->facts.items[rule->focus].id);
    json_condition(j, t, "condition", rule->condition);
    json_condition(j, t, "exception", rule->exception);
    json_boolean(j, "trial", rule->on_trial);
    json_key(j, "role");
    if (rule->role == TABLE_NONE)
        json_word(j, "null");
    else
        json_string(j, t->roles.items[rule->role].id);
    write_periods(j, rule);
    json_key(j, "overridden_by");
    json_open(j, '[');
    for (size_t i = 0; i < rule->overriders.count; i++)
        json_string(j, t->rules.items[rule->overriders.items[i]].id);
    json_close(j, ']');
    json_text(j, "sentence", &rule->sentence);
    json_text(j, "reason", &rule->notes.reason);
    json_text(j, "legal_basis", &rule->notes.legal_basis);
    json_text(j, "advice", &rule->notes.advice);
    json_text(j, "contact", &rule->notes.contact);
    write_place(w, rule);
    json_close(j, '}');
}

#define EACH(name, items_of, write)                                                                \
    json_key(&w.json, name);                                                                       \
    json_open(&w.json, '[');                                                                       \
    for (size_t i = 0; i < t->items_of.count; i++) write(&w, &t->items_of.items[i]);               \
    json_close(&w.json, ']')

struct str table_json(struct arena *arena, const struct table *table) {
    const struct table *t = table_publish(arena, table);
    struct writer w = {json_in(arena, t->languages), arena, t, host_terms_room(arena)};
    json_open(&w.json, '{');
    json_pair(&w.json, "schema", STR(WRITING_SCHEMA));
    json_pair(&w.json, "digest", digest_spelt(arena, table));
    json_pair(&w.json, "unicode", t->unicode);
    write_requires(&w);
    write_levels(&w);
    write_charter(&w);
    write_languages(&w);
    write_names(&w, "roles", t->roles.items, t->roles.count);
    write_names(&w, "platforms", t->platforms.items, t->platforms.count);
    write_names(&w, "labels", t->labels.items, t->labels.count);
    EACH("lists", lists, write_list);
    EACH("facts", facts, write_fact);
    EACH("articles", articles, write_article);
    EACH("rules", rules, write_rule);
    json_close(&w.json, '}');
    buffer_add_char(&w.json.out, '\n');
    return buffer_str(&w.json.out);
}

#include "compiler/table/json.h"

#include "compiler/base/buffer.h"
#include "compiler/table/evidence.h"

struct json {
    struct buffer out;
    const struct table *table;
    bool first; /* no comma before the next value */
};

static void raw(struct json *j, const char *text) {
    buffer_add(&j->out, str_of(text));
}

static void comma(struct json *j) {
    if (!j->first) buffer_add_char(&j->out, ',');
    j->first = false;
}

static void string(struct json *j, struct str s) {
    buffer_add_char(&j->out, '"');
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.bytes[i];
        if (c == '"' || c == '\\')
            buffer_format(&j->out, "\\%c", c);
        else if (c < 0x20)
            buffer_format(&j->out, "\\u%04x", c);
        else
            buffer_add_char(&j->out, (char)c);
    }
    buffer_add_char(&j->out, '"');
}

static void open(struct json *j, char bracket) {
    comma(j);
    buffer_add_char(&j->out, bracket);
    j->first = true;
}

static void close(struct json *j, char bracket) {
    buffer_add_char(&j->out, bracket);
    j->first = false;
}

static void key(struct json *j, const char *name) {
    comma(j);
    string(j, str_of(name));
    buffer_add_char(&j->out, ':');
    j->first = true;
}

static void value(struct json *j, struct str s) {
    comma(j);
    string(j, s);
}

static void number(struct json *j, uint32_t n) {
    comma(j);
    buffer_format(&j->out, "%u", n);
}

static void word(struct json *j, const char *literal) {
    comma(j);
    raw(j, literal);
}

static void boolean(struct json *j, const char *name, bool is) {
    key(j, name);
    word(j, is ? "true" : "false");
}

static void key_value(struct json *j, const char *name, struct str s) {
    key(j, name);
    value(j, s);
}

static void text(struct json *j, const char *name, const struct text *t) {
    key(j, name);
    open(j, '{');
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (str_present(t->in[language]))
            key_value(j, language_code((enum language)language), t->in[language]);
    close(j, '}');
}

static void date(struct json *j, const char *name, uint32_t d) {
    key(j, name);
    comma(j);
    if (d == 0)
        raw(j, "null");
    else
        buffer_format(&j->out, "\"%04u-%02u-%02u\"", d / 10000, d / 100 % 100, d % 100);
}

static void time_of_day(struct json *j, const char *name, uint32_t minutes) {
    key(j, name);
    comma(j);
    if (minutes == TABLE_NO_TIME)
        raw(j, "null");
    else
        buffer_format(&j->out, "\"%02u:%02u\"", minutes / 60, minutes % 60);
}

static void write_named(struct json *j, const char *name, const struct named *items, size_t count) {
    key(j, name);
    open(j, '[');
    for (size_t i = 0; i < count; i++) {
        open(j, '{');
        key_value(j, "id", items[i].id);
        text(j, "title", &items[i].title);
        close(j, '}');
    }
    close(j, ']');
}

static void write_ids(struct json *j, const char *name, const struct named *items, size_t count) {
    key(j, name);
    open(j, '[');
    for (size_t i = 0; i < count; i++) value(j, items[i].id);
    close(j, ']');
}

static void write_charter(struct json *j) {
    const struct table *t = j->table;
    key(j, "charter");
    open(j, '{');
    text(j, "title", &t->title);
    text(j, "organisation", &t->organisation);
    key_value(j, "version", t->version);
    date(j, "in_force", t->in_force);
    key(j, "control");
    if (t->control == 0)
        word(j, "null");
    else {
        open(j, '[');
        if (t->control & CONTROL_DRAFTS) value(j, STR("drafts"));
        if (t->control & CONTROL_OFFICIAL) value(j, STR("official"));
        close(j, ']');
    }
    text(j, "contact", &t->contact);
    text(j, "applies_to", &t->applies_to);
    close(j, '}');
    key(j, "languages");
    open(j, '[');
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (t->languages & 1u << language) value(j, str_of(language_code((enum language)language)));
    close(j, ']');
    key(j, "prevails");
    if (t->prevails == LANGUAGE_NONE)
        word(j, "null");
    else
        value(j, str_of(language_code(t->prevails)));
}

static void write_term(struct json *j, const struct term *term) {
    open(j, '{');
    if (term->flags & TERM_DETECTOR) {
        key_value(j, "detector", term->text);
        if (term->domain.size) key_value(j, "domain", term->domain);
    } else if (term->flags & TERM_PATTERN) {
        key_value(j, "pattern", term->text);
    } else {
        key_value(j, "text", term->text);
        boolean(j, "exact", term->flags & TERM_EXACT);
    }
    boolean(j, "except", term->flags & TERM_EXCEPT);
    close(j, '}');
}

static void write_list_references(struct json *j, const char *name,
                                  const struct index_array *lists) {
    key(j, name);
    open(j, '[');
    for (size_t i = 0; i < lists->count; i++) value(j, j->table->lists.items[lists->items[i]].id);
    close(j, ']');
}

static void write_list(struct json *j, const struct list *list) {
    bool confidential = list->flags & LIST_CONFIDENTIAL;
    open(j, '{');
    key(j, "id");
    if (list->flags & LIST_ANONYMOUS)
        word(j, "null");
    else
        value(j, list->id);
    text(j, "title", &list->title);
    boolean(j, "confidential", confidential);
    boolean(j, "withheld", confidential || (list->flags & LIST_WITHHELD));
    key(j, "terms");
    open(j, '[');
    for (size_t i = 0; i < list->terms.count; i++)
        if (!(list->terms.items[i].flags & TERM_CONFIDENTIAL)) write_term(j, &list->terms.items[i]);
    close(j, ']');
    write_list_references(j, "includes", &list->included);
    write_list_references(j, "excepts", &list->excepted);
    close(j, '}');
}

/* Conditions, as trees */

static void write_operand_ids(struct json *j, const struct node *node, const struct named *named) {
    key(j, "of");
    open(j, '[');
    for (size_t i = 0; i < node->operands.count; i++) value(j, named[node->operands.items[i]].id);
    close(j, ']');
}

/* Lists stand by number: those quoted in an evidence have no name. */
static void write_lists_of(struct json *j, const char *name, const struct node *node, size_t begin,
                           size_t end) {
    key(j, name);
    open(j, '[');
    for (size_t i = begin; i < end; i++) number(j, node->operands.items[i]);
    close(j, ']');
}

static void write_operands(struct json *j, const struct node *node, enum operand_kind operands) {
    switch (operands) {
    case NONE:
        break;
    case NEAR:
        write_lists_of(j, "of", node, 0, node->a);
        write_lists_of(j, "near", node, node->a, node->operands.count);
        key(j, "words");
        number(j, node->b);
        break;
    case LISTS_A:
        key(j, "least");
        number(j, node->a);
        write_lists_of(j, "of", node, 0, node->operands.count);
        break;
    case LISTS:
        write_lists_of(j, "of", node, 0, node->operands.count);
        break;
    case NUMBER:
        key(j, "more");
        number(j, node->a);
        break;
    case LANGUAGES:
        key(j, "languages");
        open(j, '[');
        for (size_t i = 0; i < node->languages.count; i++) value(j, node->languages.items[i]);
        close(j, ']');
        break;
    case ROLES:
        write_operand_ids(j, node, j->table->roles.items);
        break;
    case PLATFORMS:
        write_operand_ids(j, node, j->table->platforms.items);
        break;
    case LABELS:
        write_operand_ids(j, node, j->table->labels.items);
        break;
    case DATE:
        date(j, "date", node->a);
        time_of_day(j, "time", node->b);
        break;
    case TIMES:
        time_of_day(j, "from", node->a);
        time_of_day(j, "to", node->b);
        break;
    }
}

static void write_node(struct json *j, uint32_t index) {
    const struct node *node = &j->table->nodes.items[index];
    open(j, '{');
    if (node->kind == OPERATOR_FACT) {
        key_value(j, "fact", j->table->facts.items[node->a].id);
    } else if (node->kind == OPERATOR_ALL || node->kind == OPERATOR_ANY) {
        key(j, node->kind == OPERATOR_ALL ? "all" : "any");
        open(j, '[');
        for (size_t i = 0; i < node->operands.count; i++) write_node(j, node->operands.items[i]);
        close(j, ']');
    } else {
        key_value(j, "evidence", str_of(evidence_form(node->kind)->name));
        write_operands(j, node, evidence_form(node->kind)->operands);
    }
    if (node->negated) boolean(j, "negated", true);
    close(j, '}');
}

static void condition(struct json *j, const char *name, uint32_t node) {
    key(j, name);
    if (node == TABLE_NONE)
        word(j, "null");
    else
        write_node(j, node);
}

static void write_fact(struct json *j, const struct fact *fact) {
    open(j, '{');
    key_value(j, "id", fact->id);
    boolean(j, "open", fact->flags & FACT_OPEN);
    boolean(j, "asks", fact->flags & FACT_ASKS);
    key(j, "default");
    word(j, fact->flags & FACT_DEFAULT_YES  ? "true"
            : fact->flags & FACT_DEFAULT_NO ? "false"
                                            : "null");
    boolean(j, "hidden", fact->flags & FACT_HIDDEN);
    text(j, "label", &fact->label);
    text(j, "sentence", &fact->sentence);
    text(j, "question", &fact->question);
    condition(j, "ruled_out", fact->ruled_out);
    condition(j, "established", fact->established);
    condition(j, "to_check", fact->to_check);
    close(j, '}');
}

static void write_rule(struct json *j, const struct rule *rule) {
    static const char *const modalities[] = {
#define MODALITY(name, level, gate) #name,
#include "runtime/modality.def"
#undef MODALITY
    };
    const struct table *t = j->table;
    open(j, '{');
    key_value(j, "rule", rule->id);
    key_value(j, "article", t->articles.items[rule->article].number);
    key_value(j, "modality", str_of(modalities[rule->modality]));
    key_value(j, "focus", t->facts.items[rule->focus].id);
    condition(j, "condition", rule->condition);
    condition(j, "exception", rule->exception);
    boolean(j, "trial", rule->on_trial);
    key(j, "role");
    if (rule->role == TABLE_NONE)
        word(j, "null");
    else
        value(j, t->roles.items[rule->role].id);
    key(j, "periods");
    open(j, '[');
    for (size_t i = 0; i < rule->periods.count; i++) {
        open(j, '{');
        date(j, "from", rule->periods.items[i].from);
        date(j, "to", rule->periods.items[i].to);
        close(j, '}');
    }
    close(j, ']');
    key(j, "overridden_by");
    open(j, '[');
    for (size_t i = 0; i < rule->overriders.count; i++)
        value(j, t->rules.items[rule->overriders.items[i]].id);
    close(j, ']');
    text(j, "sentence", &rule->sentence);
    text(j, "reason", &rule->reason);
    text(j, "legal_basis", &rule->legal_basis);
    text(j, "advice", &rule->advice);
    text(j, "contact", &rule->contact);
    close(j, '}');
}

static void write_article(struct json *j, const struct article *article) {
    open(j, '{');
    key_value(j, "article", article->number);
    text(j, "title", &article->title);
    close(j, '}');
}

static void write_levels(struct json *j) {
    key(j, "levels");
    open(j, '[');
#define LEVEL(name, NAME) value(j, STR(#name));
#include "runtime/level.def"
#undef LEVEL
    close(j, ']');
}

static void write_digest(struct json *j) {
    key(j, "digest");
    comma(j);
    raw(j, "\"sha256:");
    for (int i = 0; i < TABLE_DIGEST_SIZE; i++) buffer_format(&j->out, "%02x", j->table->digest[i]);
    raw(j, "\"");
}

#define EACH(name, items_of, write)                                                                \
    key(&j, name);                                                                                 \
    open(&j, '[');                                                                                 \
    for (size_t i = 0; i < table->items_of.count; i++) write(&j, &table->items_of.items[i]);       \
    close(&j, ']')

struct str table_json(struct arena *arena, const struct table *table) {
    struct json j = {.out = buffer_in(arena), .table = table, .first = true};
    open(&j, '{');
    key_value(&j, "schema", STR("charte.table/1"));
    write_digest(&j);
    write_charter(&j);
    write_named(&j, "roles", table->roles.items, table->roles.count);
    write_ids(&j, "platforms", table->platforms.items, table->platforms.count);
    write_ids(&j, "labels", table->labels.items, table->labels.count);
    EACH("lists", lists, write_list);
    EACH("facts", facts, write_fact);
    EACH("articles", articles, write_article);
    EACH("rules", rules, write_rule);
    write_levels(&j);
    close(&j, '}');
    raw(&j, "\n");
    return buffer_str(&j.out);
}

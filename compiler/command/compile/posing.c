/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/posing.h"

#include "compiler/base/buffer.h"
#include "runtime/table/evidence_row.h"
#include "runtime/tell/writer.h"

#include <string.h>

struct posing posing_in(struct arena *arena, const struct table *table) {
    return (struct posing){.arena = arena,
                           .table = table,
                           .met = ARENA_ARRAY(arena, uint32_t, table->facts.count),
                           .round = 1};
}

void posing_begin(struct posing *posing) {
    posing->choices.count = 0;
    posing->text = NULL;
    posing->full = false;
    posing->round++;
}

/* Choices */

/* The choice, made where there is none yet; NULL where posing is full. */
static struct posing_choice *choice_of(struct posing *posing, enum posing_kind kind, uint32_t of) {
    for (size_t i = 0; i < posing->choices.count; i++) {
        struct posing_choice *choice = &posing->choices.items[i];
        if (choice->kind == kind && choice->of == of) return choice;
    }
    posing->full |= posing->choices.count == POSING_CHOICES;
    if (posing->full) return NULL;
    struct posing_choice made = {.kind = kind, .of = of, .count = kind == POSING_ANSWER ? 3 : 2};
    ARENA_PUSH(posing->arena, &posing->choices, made);
    return &posing->choices.items[posing->choices.count - 1];
}

static void add_value(struct posing *posing, enum field field, struct str value) {
    struct posing_choice *choice = choice_of(posing, POSING_FIELD, field);
    if (!choice) return;
    unsigned known = choice->count - 2;
    for (unsigned i = 0; i < known; i++)
        if (str_equal(choice->values[i], value)) return;
    if (known == POSING_VALUES) return;
    choice->values[known] = value;
    choice->count++;
}

static void add_named(struct posing *posing, enum field field, const struct named *named,
                      const struct index_array *indexes) {
    for (size_t i = 0; i < indexes->count; i++)
        add_value(posing, field, named[indexes->items[i]].id);
}

/* A term that its list finds by its words alone; NULL: there is none. */
static const struct term *plain_term(const struct posing *posing, uint32_t list) {
    const struct list *l = &posing->table->lists.items[list];
    const unsigned other = TERM_EXCEPT | TERM_NOT_IN_TEXT | TERM_PATTERN | TERM_DETECTOR;
    for (size_t i = 0; i < l->terms.count; i++)
        if (!(l->terms.items[i].flags & other)) return &l->terms.items[i];
    for (size_t i = 0; i < l->included.count; i++) {
        const struct term *term = plain_term(posing, l->included.items[i]);
        if (term) return term;
    }
    return NULL;
}

static void add_term_of(struct posing *posing, uint32_t list) {
    const struct term *term = plain_term(posing, list);
    if (!term) return;
    struct posing_choice *choice = choice_of(posing, POSING_TERM, list);
    if (!choice || str_present(choice->term)) return;
    char *text = arena_alloc(posing->arena, 2 * term->text.size + 1), *filler = text;
    for (size_t i = 0; i < term->text.size; i++)
        if (term->text.bytes[i] != '*') *filler++ = term->text.bytes[i];
    size_t size = (size_t)(filler - text);
    memset(filler, 'x', size);
    choice->confidential = term->flags & TERM_CONFIDENTIAL;
    choice->term = (struct str){text, size};
    choice->filler = (struct str){filler, size};
}

static void add_fact(struct posing *posing, uint32_t fact);

/* What holds where a field has one value: that value, where it has a name. A photo is one without
 * description, which says both. */
static void add_sign(struct posing *posing, const struct evidence_row *row) {
    bool photo = row->field == FIELD_MEDIA && row->value == MEDIA_PHOTO;
    const char *name =
        field_value_name((enum field)row->field, photo ? MEDIA_UNDESCRIBED : row->value);
    if (*name) add_value(posing, (enum field)row->field, str_of(name));
}

static void add_evidence(struct posing *posing, const struct node *node) {
    const struct table *table = posing->table;
    const struct evidence_row *row = evidence_row(node->kind);
    enum field field = (enum field)row->field;
    switch ((enum evidence_operands)row->operands) {
    case OPERANDS_NONE:
        add_sign(posing, row);
        break;
    case OPERANDS_LISTS:
        for (size_t i = 0; i < node->operands.count && row->searches & 1u << RECORD_TEXT; i++)
            add_term_of(posing, node->operands.items[i]);
        break;
    case OPERANDS_LANGUAGES:
        for (size_t i = 0; i < node->languages.count; i++)
            add_value(posing, field, node->languages.items[i]);
        break;
    case OPERANDS_ROLES:
        add_named(posing, field, table->roles.items, &node->operands);
        break;
    case OPERANDS_PLATFORMS:
        add_named(posing, field, table->platforms.items, &node->operands);
        break;
    case OPERANDS_LABELS:
        add_named(posing, field, table->labels.items, &node->operands);
        break;
    case OPERANDS_LISTS_A:
    case OPERANDS_NEAR:
    case OPERANDS_NUMBER:
    case OPERANDS_DATE:
    case OPERANDS_TIMES:
        break;
    }
}

static void add_node(struct posing *posing, uint32_t index) {
    if (index == TABLE_NONE) return;
    const struct node *node = &posing->table->nodes.items[index];
    if (node->kind == OPERATOR_FACT)
        add_fact(posing, node->a);
    else if (node->kind != OPERATOR_ALL && node->kind != OPERATOR_ANY)
        add_evidence(posing, node);
    else
        for (size_t i = 0; i < node->operands.count; i++) add_node(posing, node->operands.items[i]);
}

static void add_fact(struct posing *posing, uint32_t index) {
    const struct fact *fact = &posing->table->facts.items[index];
    posing->full |= posing->depth == POSING_DEPTH;
    if (posing->met[index] == posing->round || posing->full) return;
    posing->met[index] = posing->round;
    posing->depth++;
    if (fact->flags & FACT_ASKS) choice_of(posing, POSING_ANSWER, index);
    add_node(posing, fact->ruled_out);
    add_node(posing, fact->established);
    add_node(posing, fact->to_check);
    posing->depth--;
}

void posing_add_rule(struct posing *posing, uint32_t index) {
    const struct rule *rule = &posing->table->rules.items[index];
    add_fact(posing, rule->focus);
    add_node(posing, rule->condition);
    add_node(posing, rule->exception);
    if (rule->role != TABLE_NONE)
        add_value(posing, FIELD_APPROVALS, posing->table->roles.items[rule->role].id);
}

size_t posing_count(const struct posing *posing, size_t limit) {
    size_t count = posing->full ? limit : 1;
    for (size_t i = 0; i < posing->choices.count && count < limit; i++)
        count *= posing->choices.items[i].count - posing->choices.items[i].first;
    return count < limit ? count : limit;
}

void posing_choose(struct posing *posing, size_t number) {
    for (size_t i = 0; i < posing->choices.count; i++) {
        struct posing_choice *choice = &posing->choices.items[i];
        unsigned options = choice->count - choice->first;
        choice->chosen = choice->first + (unsigned)(number % options);
        number /= options;
    }
}

/* The post */

static charte_str bytes_of(struct str s) {
    return (charte_str){s.bytes, s.size};
}

/* The value of a field that is known: absent where it is none. */
static struct str value_of(const struct posing_choice *choice) {
    return choice->chosen == 1 ? (struct str){0} : choice->values[choice->chosen - 2];
}

/* All words of the choices, one after the other. */
static charte_str text_of(struct posing *posing) {
    size_t size = 0, used = 0;
    for (size_t i = 0; i < posing->choices.count; i++)
        size += posing->choices.items[i].term.size + 2;
    if (!posing->text) posing->text = arena_alloc(posing->arena, size + 1);
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        struct str word = choice->chosen ? choice->term : choice->filler;
        if (choice->kind != POSING_TERM) continue;
        if (used) {
            memcpy(posing->text + used, ". ", 2);
            used += 2;
        }
        memcpy(posing->text + used, word.bytes, word.size);
        used += word.size;
    }
    return (charte_str){posing->text, used};
}

charte_post posing_post(struct posing *posing) {
    charte_post post = {.size = sizeof post, .draft = CHARTE_TRUE, .id = {"", 0}};
    if (posing->table->control && !(posing->table->control & CONTROL_DRAFTS))
        post.account = bytes_of(STR("official"));
    post.text = text_of(posing);
    post.answers = posing->answers;
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        if (!choice->chosen) continue;
        if (choice->kind == POSING_FIELD)
            post_field_set(&post, (enum field)choice->of, value_of(choice), &posing->rooms[i]);
        if (choice->kind == POSING_ANSWER)
            posing->answers[post.answer_count++] = (charte_answer){
                bytes_of(posing->table->facts.items[choice->of].id), choice->chosen == 1};
    }
    return post;
}

/* The record of a post, as it is written down */

static int write_into(void *context, const char *bytes, size_t size) {
    buffer_add(context, (struct str){bytes, size});
    return 0;
}

/* Whether a choice says a field, which then stands once. */
static bool is_said(const struct posing *posing, enum field field) {
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        if (choice->kind == POSING_FIELD && choice->of == field && choice->chosen) return true;
    }
    return false;
}

static void write_text(struct writer *writer, const struct posing *posing) {
    bool first = true;
    writer_text(writer, "{\"text\":\"");
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        if (choice->kind != POSING_TERM) continue;
        bool conceal = choice->confidential && choice->chosen;
        if (!first) writer_text(writer, ". ");
        writer_escaped(writer, conceal ? bytes_of(STR("…"))
                                       : bytes_of(choice->chosen ? choice->term : choice->filler));
        first = false;
    }
    writer_text(writer, is_said(posing, FIELD_DRAFT) ? "\"" : "\",\"draft\":true");
    if (!is_said(posing, FIELD_ACCOUNT) && posing->table->control &&
        !(posing->table->control & CONTROL_DRAFTS))
        writer_text(writer, ",\"account\":\"official\"");
}

static void write_medium(struct writer *writer, struct str name) {
    int value = field_value(FIELD_MEDIA, name.bytes, name.size);
    enum charte_media_type type = post_field_media_type(value);
    writer_text(writer, "{\"type\":");
    writer_string(writer, bytes_of(str_of(field_value_name(FIELD_MEDIA, (int)type + 1))));
    writer_text(writer, value == MEDIA_UNDESCRIBED ? ",\"alt\":\"\"}" : "}");
}

static void write_field(struct writer *writer, const struct posing_choice *choice) {
    const struct post_field *field = &post_fields[choice->of];
    struct str value = value_of(choice);
    bool list = field->type == POST_FIELD_STRINGS || field->type == POST_FIELD_MEDIA;
    writer_string(writer, bytes_of(str_of(field->key)));
    writer_text(writer, list ? ":[" : ":");
    if (field->type == POST_FIELD_TRUTH)
        writer_text(writer, value.size ? "true" : "false");
    else if (field->type == POST_FIELD_MEDIA && value.size)
        write_medium(writer, value);
    else if (!list || value.size)
        writer_string(writer, value.size ? bytes_of(value) : (charte_str){"", 0});
    if (list) writer_text(writer, "]");
}

/* Fields of the record itself, or of an object in it. */
static void write_fields(struct writer *writer, const struct posing *posing, const char *object) {
    bool first = true;
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        if (choice->kind != POSING_FIELD || !choice->chosen) continue;
        if (strcmp(post_fields[choice->of].object, object) != 0) continue;
        writer_text(writer, ",");
        if (first && *object) {
            writer_string(writer, bytes_of(str_of(object)));
            writer_text(writer, ":{");
        }
        write_field(writer, choice);
        first = false;
    }
    if (!first && *object) writer_text(writer, "}");
}

static void write_answers(struct writer *writer, const struct posing *posing) {
    bool first = true;
    for (size_t i = 0; i < posing->choices.count; i++) {
        const struct posing_choice *choice = &posing->choices.items[i];
        if (choice->kind != POSING_ANSWER || !choice->chosen) continue;
        writer_text(writer, first ? ",\"facts\":{" : ",");
        writer_string(writer, bytes_of(posing->table->facts.items[choice->of].id));
        writer_text(writer, choice->chosen == 1 ? ":true" : ":false");
        first = false;
    }
    if (!first) writer_text(writer, "}");
}

struct str posing_record(const struct posing *posing) {
    struct buffer line = buffer_in(posing->arena);
    struct writer writer = {.write = write_into, .context = &line};
    write_text(&writer, posing);
    write_fields(&writer, posing, "");
    write_fields(&writer, posing, "author");
    write_answers(&writer, posing);
    writer_text(&writer, "}");
    writer_end(&writer);
    return buffer_str(&line);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The controls of the check: the draft, and what its author knows of the fields that the charter's
 * conditions read, by the rows of field.def. The control "none" says that there is none of another.
 */
#include "compiler/document/check.h"
#include "runtime/table/evidence_row.h"

/* How the script reads what a control says. */
static const char *const said_as[] = {
    [FIELD_IS_CLOSED] = "choice", [FIELD_IS_PLATFORM] = "choice", [FIELD_IS_LANGUAGE] = "choice",
    [FIELD_IS_TRUTH] = "truth",   [FIELD_IS_MEDIA] = "media",     [FIELD_IS_TIME] = "moment",
    [FIELD_IS_SEARCHED] = "text", [FIELD_IS_MARKS] = "names",
};

/* Several texts are said a line each. */
static struct str said_by(enum field field) {
    const struct field_row *row = field_row(field);
    return row->class == FIELD_IS_SEARCHED && row->several ? STR("lines")
                                                           : str_of(said_as[row->class]);
}

struct form {
    const struct page *page;
    xmlNode *more, *fields; /* fields stands in more */
    uint32_t read;          /* the fields that conditions read, a bit (1u << field) each */
    bool *roles;            /* those that conditions name */
};

typedef void add_control(const struct form *form, enum field field);
static add_control add_choice, add_moment, add_line, add_area, add_boxes;

/* The words that ask for a field, and how; add is NULL where the form never has it. */
static const struct asked {
    unsigned place;
    const char *control;
    add_control *add;
    enum word label, asks;
} asked[FIELD_COUNT] = {
#define ASKED(NAME, place, control, add)                                                           \
    { place, control, add, WORD_field_##NAME, WORD_ask_##NAME }
#define FORM_NEVER(NAME, place, control)                                                           \
    { 0 }
#define FORM_CHOICE(NAME, place, control) ASKED(NAME, place, #control, add_choice)
#define FORM_MOMENT(NAME, place, control) ASKED(NAME, place, #control, add_moment)
#define FORM_LINE(NAME, place, control)   ASKED(NAME, place, #control, add_line)
#define FORM_AREA(NAME, place, control)   ASKED(NAME, place, #control, add_area)
#define FORM_BOXES(NAME, place, control)  ASKED(NAME, place, #control, add_boxes)
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    FORM_##form(NAME, place, control),
#include "runtime/table/field.def"
#undef FIELD
};

/* What the values of closed fields are called, from 1 on. */
#define VALUE(FIELD, NAME, name) WORD_##FIELD##_##name,
#define CLOSED(FIELD, values)    [FIELD_##FIELD] = (const enum word[]){values},
static const enum word *const value_words[FIELD_COUNT] = {
#include "runtime/table/closed_value.def"
};
#undef VALUE
#undef CLOSED

static void read_node(struct form *form, const struct node *node) {
    const struct evidence_row *row = evidence_row(node->kind);
    if (!row->known) return;
    form->read |= evidence_inputs(node->kind);
    if (row->field != FIELD_ROLES) return;
    for (size_t i = 0; i < node->operands.count; i++) form->roles[node->operands.items[i]] = true;
}

static struct form form_in(const struct page *page) {
    const struct table *table = page->table;
    struct form form = {.page = page,
                        .roles = ARENA_ARRAY(page->html->arena, bool, table->roles.count + 1)};
    for (size_t i = 0; i < table->nodes.count; i++) read_node(&form, &table->nodes.items[i]);
    for (size_t i = 0; i < table->rules.count; i++)
        if (table->rules.items[i].periods.count) form.read |= 1u << FIELD_CREATED_AT;
    if (table->control & CONTROL_OFFICIAL) form.read |= 1u << FIELD_ACCOUNT;
    return form;
}

/* A control that a verdict may ask for: the script puts the question, and leads there. */
static void may_be_asked(const struct page *page, xmlNode *label, xmlNode *control,
                         enum field field) {
    struct html *html = page->html;
    page_id(page, control, "check", str_of(asked[field].control));
    html_attribute(html, label, "data-field", str_of(field_name(field)));
    html_attribute(html, label, "data-said", said_by(field));
    html_attribute(html, label, "data-asks", page_word(page, asked[field].asks));
}

/* A control within its label. */
static xmlNode *add_labelled(const struct page *page, xmlNode *parent, enum word label,
                             const char *element, const char *name) {
    struct html *html = page->html;
    xmlNode *field = html_block(html, parent, "label", "field");
    html_inline_text(html, field, "span", NULL, page_word(page, label));
    xmlNode *control = html_inline(html, field, element, NULL);
    html_attribute(html, control, "name", str_of(name));
    return control;
}

static xmlNode *add_field(const struct page *page, xmlNode *parent, enum field field,
                          const char *element) {
    xmlNode *control =
        add_labelled(page, parent, asked[field].label, element, asked[field].control);
    may_be_asked(page, control ? control->parent : NULL, control, field);
    return control;
}

/* The text goes to no spelling service, to no translator and into no memory of forms. */
xmlNode *check_keep_private(const struct page *page, xmlNode *control) {
    static const char *const off[][2] = {
        {"autocomplete", "off"},           {"autocorrect", "off"}, {"spellcheck", "false"},
        {"writingsuggestions", "false"},   {"translate", "no"},    {"data-gramm", "false"},
        {"data-enable-grammarly", "false"}};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        html_attribute(page->html, control, off[i][0], str_of(off[i][1]));
    return control;
}

static xmlNode *add_box(const struct page *page, xmlNode *parent, const char *name,
                        struct str value, struct str shown) {
    struct html *html = page->html;
    xmlNode *label = html_block(html, parent, "label", NULL);
    xmlNode *box = html_inline(html, label, "input", NULL);
    html_attribute(html, box, "type", STR("checkbox"));
    html_attribute(html, box, "name", str_of(name));
    html_attribute(html, box, "value", value);
    html_text(html, label, STR(" "));
    html_inline_text(html, label, "span", NULL, shown);
    return box;
}

/* What says that there is none: a field left empty says nothing. */
static xmlNode *add_none(const struct page *page, xmlNode *parent, enum field field,
                         enum word none) {
    return add_box(page, parent, "none", str_of(asked[field].control), page_word(page, none));
}

static void add_no_text(const struct page *page, xmlNode *parent, enum field field) {
    xmlNode *box = add_none(page, parent, field, WORD_check_none);
    html_attribute(page->html, box ? box->parent : NULL, "class", STR("none"));
}

static void keep_area(const struct page *page, xmlNode *area, const char *rows) {
    check_keep_private(page, area);
    html_attribute(page->html, area, "rows", str_of(rows));
    html_attribute(page->html, area, "maxlength", STR("20000"));
}

static void add_area(const struct form *form, enum field field) {
    keep_area(form->page, add_field(form->page, form->more, field, "textarea"), "2");
    add_no_text(form->page, form->more, field);
}

static void add_line(const struct form *form, enum field field) {
    const struct page *page = form->page;
    xmlNode *part = html_block(page->html, form->fields, "div", NULL);
    xmlNode *line = check_keep_private(page, add_field(page, part, field, "input"));
    html_attribute(page->html, line, "type", STR("text"));
    html_attribute(page->html, line, "maxlength", STR("2000"));
    add_no_text(page, part, field);
}

static void add_moment(const struct form *form, enum field field) {
    xmlNode *time = add_field(form->page, form->fields, field, "input");
    html_attribute(form->page->html, time, "type", STR("datetime-local"));
    html_attribute(form->page->html, time, "max", STR("9999-12-31T23:59"));
}

static void add_boxes(const struct form *form, enum field field) {
    const struct page *page = form->page;
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *group = html_block(html, form->more, "fieldset", "boxes");
    html_block_text(html, group, "legend", NULL, page_word(page, asked[field].label));
    xmlNode *first = NULL;
    for (size_t i = 0; i < table->roles.count; i++) {
        if (!form->roles[i]) continue;
        xmlNode *box = add_box(page, group, asked[field].control, table->roles.items[i].id,
                               text_in(table, &table->roles.items[i].title, page->language));
        if (!first) first = box;
    }
    if (first) may_be_asked(page, group, first, field);
    add_none(page, group, field, WORD_roles_none);
}

/* Choices */

static xmlNode *add_option(const struct page *page, xmlNode *select, struct str value,
                           struct str shown) {
    xmlNode *choice = html_block_text(page->html, select, "option", NULL, shown);
    html_attribute(page->html, choice, "value", value);
    return choice;
}

static void add_platforms(const struct page *page, xmlNode *select) {
    const struct table *table = page->table;
    for (size_t i = 0; i < table->platforms.count; i++) {
        const struct named *platform = &table->platforms.items[i];
        struct str title = text_in(table, &platform->title, page->language);
        add_option(page, select, platform->id, title.size ? title : platform->id);
    }
    add_option(page, select, STR("none"), page_word(page, WORD_platform_other));
}

static void add_post_languages(const struct page *page, xmlNode *select) {
    const struct table *table = page->table;
    struct map seen = map_in(page->html->arena);
    for (size_t i = 0; i < table->nodes.count; i++)
        for (size_t k = 0; k < table->nodes.items[i].languages.count; k++) {
            struct str code = table->nodes.items[i].languages.items[k];
            size_t before = seen.count;
            map_add(&seen, code, 0);
            if (seen.count == before) continue;
            enum language known = 0;
            while (known < LANGUAGE_COUNT && !str_equal(code, str_of(language_code(known))))
                known++;
            add_option(page, select, code,
                       known < LANGUAGE_COUNT ? str_of(manner_of(known)->own_name) : code);
        }
    add_option(page, select, STR("none"), page_word(page, WORD_lang_other));
}

static xmlNode *add_value(const struct page *page, xmlNode *select, enum field field, int value,
                          const char *name) {
    return add_option(page, select, str_of(name), page_word(page, value_words[field][value - 1]));
}

/* A charter that looks at official accounts alone is asked about posts of theirs. */
static void add_values(const struct page *page, xmlNode *select, enum field field) {
    for (int value = 1; value <= (int)field_value_count(field); value++) {
        xmlNode *option = add_value(page, select, field, value, field_value_name(field, value));
        if (page->table->control == CONTROL_OFFICIAL && field == FIELD_ACCOUNT &&
            value == ACCOUNT_OFFICIAL)
            html_attribute(page->html, option, "selected", STR("selected"));
    }
}

/* A photo is one with a description, and the one without stands by it. */
static void add_media(const struct page *page, xmlNode *select) {
    add_option(page, select, STR("none"), page_word(page, WORD_media_none));
    add_value(page, select, FIELD_MEDIA, MEDIA_PHOTO, "described");
    add_value(page, select, FIELD_MEDIA, MEDIA_UNDESCRIBED, "bare");
    for (int value = MEDIA_PHOTO + 1; value < MEDIA_UNDESCRIBED; value++)
        add_value(page, select, FIELD_MEDIA, value, field_value_name(FIELD_MEDIA, value));
}

/* What is not said stands first: nothing is known then. */
static void add_choice(const struct form *form, enum field field) {
    const struct page *page = form->page;
    xmlNode *select = add_field(page, form->fields, field, "select");
    add_option(page, select, STR(""), page_word(page, WORD_unsaid));
    switch ((enum field_class)field_row(field)->class) {
    case FIELD_IS_PLATFORM:
        add_platforms(page, select);
        break;
    case FIELD_IS_LANGUAGE:
        add_post_languages(page, select);
        break;
    case FIELD_IS_CLOSED:
        add_values(page, select, field);
        break;
    case FIELD_IS_MEDIA:
        add_media(page, select);
        break;
    case FIELD_IS_TRUTH:
        add_option(page, select, STR("yes"), page_word(page, WORD_yes));
        add_option(page, select, STR("no"), page_word(page, WORD_no));
        break;
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_SEARCHED:
    case FIELD_IS_TIME:
    case FIELD_IS_MARKS:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        assert(!"a field of which there are values to choose");
    }
}

/* The form */

void check_fields(const struct page *page, xmlNode *parent) {
    struct form form = form_in(page);
    unsigned last = 0, any = 0;
    for (int field = 0; field < FIELD_COUNT; field++) {
        if (asked[field].place > last) last = asked[field].place;
        any |= asked[field].add && form.read >> field & 1;
    }
    if (!any) return;
    form.more = html_block(page->html, parent, "details", "more");
    html_block_text(page->html, form.more, "summary", NULL, page_word(page, WORD_check_more));
    form.fields = html_block(page->html, form.more, "div", "fields");
    for (unsigned place = 1; place <= last; place++)
        for (int field = 0; field < FIELD_COUNT; field++)
            if (asked[field].place == place && form.read >> field & 1)
                asked[field].add(&form, (enum field)field);
}

void check_text(const struct page *page, xmlNode *form) {
    xmlNode *area = add_labelled(page, form, WORD_field_text, "textarea", "text");
    page_id(page, area, "check", STR("text"));
    keep_area(page, area, "5");
}

/* As the script reads it: {"kind":"post","media":[],…}. */
struct str check_none(struct arena *arena) {
    struct buffer none = buffer_in(arena);
    for (int i = 0; i < FIELD_COUNT; i++) {
        const struct field_row *row = field_row((enum field)i);
        bool list = row->class == FIELD_IS_MARKS || row->class == FIELD_IS_MEDIA ||
                    (row->class == FIELD_IS_SEARCHED && row->several);
        bool value = row->class == FIELD_IS_CLOSED && row->of;
        if (!list && !value && row->class != FIELD_IS_TRUTH) continue;
        buffer_format(&none, "%s\"%s\":", none.size ? "," : "{", row->path);
        if (value)
            buffer_format(&none, "\"%s\"", field_value_name((enum field)i, row->of));
        else
            buffer_add(&none, list ? STR("[]") : STR("false"));
    }
    buffer_add(&none, STR("}"));
    return buffer_str(&none);
}

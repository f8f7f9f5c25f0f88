#include "compiler/document/check.h"

/* What the charter's conditions read. */
struct used {
    bool evidence[64]; /* by code */
    bool *roles;
    bool periods;
};

static struct used used_in(const struct page *page) {
    const struct table *table = page->table;
    struct used used = {.roles = ARENA_ARRAY(page->html->arena, bool, table->roles.count + 1)};
    for (size_t i = 0; i < table->nodes.count; i++) {
        const struct node *node = &table->nodes.items[i];
        used.evidence[node->kind] = true;
        for (size_t k = 0; node->kind == EVIDENCE_author_role && k < node->operands.count; k++)
            used.roles[node->operands.items[k]] = true;
    }
    for (size_t i = 0; i < table->rules.count; i++)
        used.periods |= table->rules.items[i].periods.count > 0;
    used.evidence[EVIDENCE_account_official] |= (table->control & CONTROL_OFFICIAL) != 0;
    return used;
}

static bool uses(const struct used *used, uint32_t first, uint32_t last) {
    for (uint32_t code = first; code <= last; code++)
        if (used->evidence[code]) return true;
    return false;
}

/* A control that a verdict may ask for: the script puts the question, and leads there. */
static void may_be_asked(const struct page *page, xmlNode *field, xmlNode *control,
                         const char *name) {
    static const struct {
        const char *name, *of_record; /* NULL: the same */
        enum word asks;
    } fields[] = {{"platform", NULL, WORD_ask_platform},
                  {"audience", NULL, WORD_ask_audience},
                  {"account", NULL, WORD_ask_account},
                  {"kind", NULL, WORD_ask_kind},
                  {"media", NULL, WORD_ask_media},
                  {"location", NULL, WORD_ask_place},
                  {"sponsored", NULL, WORD_ask_sponsored},
                  {"bot", "author.bot", WORD_ask_bot},
                  {"lang", NULL, WORD_ask_lang},
                  {"time", "created_at", WORD_ask_time},
                  {"name", "author.name", WORD_ask_name},
                  {"handle", "author.handle", WORD_ask_handle},
                  {"profile", "author.profile", WORD_ask_profile},
                  {"role", "author.roles", WORD_ask_roles},
                  {"original", NULL, WORD_ask_original}};
    page_id(page, control, "check", str_of(name));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(name, fields[i].name) != 0) continue;
        const char *of_record = fields[i].of_record ? fields[i].of_record : name;
        html_attribute(page->html, field, "data-field", str_of(of_record));
        html_attribute(page->html, field, "data-asks", page_word(page, fields[i].asks));
    }
}

/* A control within its label. */
static xmlNode *add_field(const struct page *page, xmlNode *parent, enum word label,
                          const char *element, const char *name) {
    struct html *html = page->html;
    xmlNode *field = html_block(html, parent, "label", "field");
    html_inline_text(html, field, "span", NULL, page_word(page, label));
    xmlNode *control = html_inline(html, field, element, NULL);
    html_attribute(html, control, "name", str_of(name));
    may_be_asked(page, field, control, name);
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

/* What says that there is no such text: a field left empty says nothing. */
static void add_none(const struct page *page, xmlNode *parent, const char *name) {
    xmlNode *box = add_box(page, parent, "none", str_of(name), page_word(page, WORD_check_none));
    xmlNode *label = box ? box->parent : NULL;
    html_attribute(page->html, label, "class", STR("none"));
}

static void add_area(const struct page *page, xmlNode *parent, enum word label, const char *name,
                     const char *rows) {
    xmlNode *area = check_keep_private(page, add_field(page, parent, label, "textarea", name));
    html_attribute(page->html, area, "rows", str_of(rows));
    html_attribute(page->html, area, "maxlength", STR("20000"));
}

static void add_line(const struct page *page, xmlNode *parent, enum word label, const char *name) {
    xmlNode *part = html_block(page->html, parent, "div", NULL);
    xmlNode *line = check_keep_private(page, add_field(page, part, label, "input", name));
    html_attribute(page->html, line, "type", STR("text"));
    html_attribute(page->html, line, "maxlength", STR("2000"));
    add_none(page, part, name);
}

static xmlNode *add_choice(const struct page *page, xmlNode *select, struct str value,
                           struct str shown) {
    xmlNode *choice = html_block_text(page->html, select, "option", NULL, shown);
    html_attribute(page->html, choice, "value", value);
    return choice;
}

/* What is not said stands first: nothing is known then. */
static xmlNode *add_select(const struct page *page, xmlNode *parent, enum word label,
                           const char *name) {
    xmlNode *select = add_field(page, parent, label, "select", name);
    add_choice(page, select, STR(""), page_word(page, WORD_unsaid));
    return select;
}

struct choice {
    const char *value;
    enum word word;
};

static const struct choice audiences[] = {{"public", WORD_audience_public},
                                          {"restricted", WORD_audience_restricted},
                                          {"internal", WORD_audience_internal},
                                          {"private", WORD_audience_private}};
static const struct choice accounts[] = {{"personal", WORD_account_personal},
                                         {"official", WORD_account_official}};
static const struct choice post_kinds[] = {
    {"post", WORD_kind_post},   {"reply", WORD_kind_reply}, {"share", WORD_kind_share},
    {"quote", WORD_kind_quote}, {"edit", WORD_kind_edit},   {"reaction", WORD_kind_reaction}};
static const struct choice media[] = {
    {"none", WORD_media_none},   {"described", WORD_media_described},
    {"bare", WORD_media_bare},   {"video", WORD_media_video},
    {"audio", WORD_media_audio}, {"document", WORD_media_document}};
static const struct choice truths[] = {{"yes", WORD_yes}, {"no", WORD_no}};

/* Fields of a closed choice, shown where the charter uses evidence from first to last. */
static const struct {
    const char *name;
    enum word label;
    uint32_t first, last;
    const struct choice *choices;
    size_t count;
} closed[] = {
#define CHOICES(array) array, sizeof array / sizeof *array
    {"audience", WORD_field_audience, EVIDENCE_audience_public, EVIDENCE_audience_private,
     CHOICES(audiences)},
    {"account", WORD_field_account, EVIDENCE_account_official, EVIDENCE_account_personal,
     CHOICES(accounts)},
    {"kind", WORD_field_kind, EVIDENCE_kind_reply, EVIDENCE_kind_reaction, CHOICES(post_kinds)},
    {"media", WORD_field_media, EVIDENCE_has_photo, EVIDENCE_image_undescribed, CHOICES(media)},
    {"location", WORD_field_place, EVIDENCE_has_place, EVIDENCE_has_place, CHOICES(truths)},
    {"sponsored", WORD_field_sponsored, EVIDENCE_sponsored, EVIDENCE_sponsored, CHOICES(truths)},
    {"bot", WORD_field_bot, EVIDENCE_author_bot, EVIDENCE_author_bot, CHOICES(truths)},
#undef CHOICES
};

static void add_platforms(const struct page *page, xmlNode *parent) {
    const struct table *table = page->table;
    xmlNode *select = add_select(page, parent, WORD_field_platform, "platform");
    for (size_t i = 0; i < table->platforms.count; i++) {
        const struct named *platform = &table->platforms.items[i];
        struct str title = text_in(table, &platform->title, page->language);
        add_choice(page, select, platform->id, title.size ? title : platform->id);
    }
    add_choice(page, select, STR("none"), page_word(page, WORD_platform_other));
}

static void add_post_languages(const struct page *page, xmlNode *parent) {
    const struct table *table = page->table;
    xmlNode *select = add_select(page, parent, WORD_field_lang, "lang");
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
            add_choice(page, select, code,
                       known < LANGUAGE_COUNT ? str_of(manner_of(known)->own_name) : code);
        }
    add_choice(page, select, STR("none"), page_word(page, WORD_lang_other));
}

static void add_roles(const struct page *page, xmlNode *parent, const struct used *used) {
    struct html *html = page->html;
    const struct table *table = page->table;
    xmlNode *group = html_block(html, parent, "fieldset", "boxes");
    html_block_text(html, group, "legend", NULL, page_word(page, WORD_field_roles));
    xmlNode *first = NULL;
    for (size_t i = 0; i < table->roles.count; i++) {
        if (!used->roles[i]) continue;
        xmlNode *box = add_box(page, group, "role", table->roles.items[i].id,
                               text_in(table, &table->roles.items[i].title, page->language));
        if (!first) first = box;
    }
    if (first) may_be_asked(page, group, first, "role");
    add_box(page, group, "no_role", STR("none"), page_word(page, WORD_roles_none));
}

/* A charter that looks at official accounts alone is asked about posts of theirs. */
static bool is_given(const struct page *page, const char *field, const char *value) {
    return page->table->control == CONTROL_OFFICIAL && strcmp(field, "account") == 0 &&
           strcmp(value, "official") == 0;
}

static void add_closed(const struct page *page, xmlNode *parent, const struct used *used) {
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        if (!uses(used, closed[i].first, closed[i].last)) continue;
        xmlNode *select = add_select(page, parent, closed[i].label, closed[i].name);
        for (size_t k = 0; k < closed[i].count; k++) {
            const struct choice *choice = &closed[i].choices[k];
            xmlNode *option =
                add_choice(page, select, str_of(choice->value), page_word(page, choice->word));
            if (is_given(page, closed[i].name, choice->value))
                html_attribute(page->html, option, "selected", STR("selected"));
        }
    }
}

static bool any_details(const struct used *used) {
    static const uint32_t single[] = {EVIDENCE_platform_is,   EVIDENCE_text_lang,
                                      EVIDENCE_name_mentions, EVIDENCE_profile_mentions,
                                      EVIDENCE_author_role,   EVIDENCE_original_mentions};
    bool any = used->periods || uses(used, EVIDENCE_appears_before, EVIDENCE_appears_between);
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) any |= used->evidence[single[i]];
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        any |= uses(used, closed[i].first, closed[i].last);
    return any;
}

/* What the charter's conditions read beside the text. */
static void add_details(const struct page *page, xmlNode *more, const struct used *used) {
    xmlNode *fields = html_block(page->html, more, "div", "fields");
    if (used->evidence[EVIDENCE_platform_is]) add_platforms(page, fields);
    add_closed(page, fields, used);
    if (used->evidence[EVIDENCE_text_lang]) add_post_languages(page, fields);
    if (used->periods || uses(used, EVIDENCE_appears_before, EVIDENCE_appears_between)) {
        xmlNode *time = add_field(page, fields, WORD_field_time, "input", "time");
        html_attribute(page->html, time, "type", STR("datetime-local"));
        html_attribute(page->html, time, "max", STR("9999-12-31T23:59"));
    }
    if (used->evidence[EVIDENCE_name_mentions]) add_line(page, fields, WORD_field_name, "name");
    if (used->evidence[EVIDENCE_name_mentions]) add_line(page, fields, WORD_field_handle, "handle");
    if (used->evidence[EVIDENCE_profile_mentions])
        add_line(page, fields, WORD_field_profile, "profile");
    if (used->evidence[EVIDENCE_author_role]) add_roles(page, more, used);
    if (!used->evidence[EVIDENCE_original_mentions]) return;
    add_area(page, more, WORD_field_original, "original", "2");
    add_none(page, more, "original");
}

void check_fields(const struct page *page, xmlNode *form) {
    struct used used = used_in(page);
    if (!any_details(&used)) return;
    xmlNode *more = html_block(page->html, form, "details", "more");
    html_block_text(page->html, more, "summary", NULL, page_word(page, WORD_check_more));
    add_details(page, more, &used);
}

void check_text(const struct page *page, xmlNode *form) {
    add_area(page, form, WORD_field_text, "text", "5");
}

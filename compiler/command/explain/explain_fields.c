/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a post that may still be given: what they are called, and the values that are
 * tried. A date and a text have more values than can be tried. */
#include "compiler/command/compile/post_field.h"
#include "compiler/command/explain/explain.h"
#include "runtime/table/evidence_row.h"

/* What is said of a field that may be missing: what it is called, and of one that holds names what
 * having one and having none of them is called. */
#define CALLED_AND(NAME, one, none)                                                                \
    { MESSAGE_field_##NAME, one, none }
#define SAYS_UNREAD(NAME)                                                                          \
    { 0 }
#define SAYS_BODY(NAME)                                                                            \
    { 0 }
#define SAYS_SEARCHED(NAME) CALLED_AND(NAME, 0, 0)
#define SAYS_LANGUAGE(NAME) CALLED_AND(NAME, 0, 0)
#define SAYS_TIME(NAME)     CALLED_AND(NAME, 0, 0)
#define SAYS_PLATFORM(NAME) CALLED_AND(NAME, 0, 0)
#define SAYS_CLOSED(NAME)   CALLED_AND(NAME, 0, 0)
#define SAYS_TRUTH(NAME)    CALLED_AND(NAME, 0, 0)
#define SAYS_MARKS(NAME)    CALLED_AND(NAME, MESSAGE_one_##NAME, MESSAGE_none_##NAME)
#define SAYS_ENTITIES(NAME)                                                                        \
    { 0 }
#define SAYS_MEDIA(NAME) CALLED_AND(NAME, 0, 0)

static const struct {
    enum message called, one, none;
} says[FIELD_COUNT] = {
#define FIELD(NAME, group, key, type, member, value, of, form, place, control) SAYS_##value(NAME),
#include "runtime/table/field.def"
#undef FIELD
};

/* Media: of those that are told without all descriptions, whether they have them. */
static const enum message media_values[] = {
    MESSAGE_media_none,
#define CLOSED_MEDIA(...) __VA_ARGS__
#define CLOSED_KIND(...)
#define CLOSED_ACCOUNT(...)
#define CLOSED_AUDIENCE(...)
#define VALUE(FIELD, NAME, name) MESSAGE_media_##name,
#define CLOSED(FIELD, values)    CLOSED_##FIELD(values)
#include "runtime/table/closed_value.def"
#undef VALUE
#undef CLOSED
};
static const enum message described[] = {MESSAGE_all_described, MESSAGE_one_undescribed};
enum { TRIED = 64 }; /* values of a field */
enum { DESCRIBED_VALUES = 2, TRUTH_VALUES = 2 };

static enum field_class class_of(enum field field) {
    return (enum field_class)field_row(field)->class;
}

const char *explain_field_name(const struct explanation *explanation, struct str name) {
    enum field field = post_field_named(name);
    return field < FIELD_COUNT ? message_text(says[field].called, explanation->language)
                               : arena_copy(explanation->arena, name).bytes;
}

bool explain_value_is_free(struct str name) {
    enum field field = post_field_named(name);
    return field == FIELD_COUNT || class_of(field) == FIELD_IS_SEARCHED ||
           class_of(field) == FIELD_IS_TIME;
}

/* A language that conditions name, each once; empty: there are no more. */
static struct str language_at(const struct explanation *explanation, uint32_t number) {
    const struct table *table = explanation->read;
    struct map known = map_in(explanation->arena);
    for (size_t i = 0; i < table->nodes.count; i++)
        for (size_t k = 0; k < table->nodes.items[i].languages.count; k++) {
            struct str code = table->nodes.items[i].languages.items[k];
            if (map_add(&known, code, (uint32_t)known.count) == number) return code;
        }
    return STR("");
}

/* What the charter names of a field: roles, platforms, labels. */
static const struct named *names_of(const struct explanation *explanation, enum field field,
                                    uint32_t *count) {
    const struct table *table = explanation->read;
    bool platforms = class_of(field) == FIELD_IS_PLATFORM;
    bool roles = !platforms && field_row(field)->of == TABLE_ROLES;
    *count = (uint32_t)(platforms ? table->platforms.count
                        : roles   ? table->roles.count
                                  : table->labels.count);
    return platforms ? table->platforms.items : roles ? table->roles.items : table->labels.items;
}

/* Whether conditions look at the date, so that no hour of a day stands for all the others. */
static bool looks_at_date(const struct table *table) {
    for (size_t i = 0; i < table->nodes.count; i++)
        if (evidence_row(table->nodes.items[i].kind)->field == FIELD_CREATED_AT &&
            evidence_row(table->nodes.items[i].kind)->known)
            return true;
    return false;
}

/* A day that bounds the period of a rule, each once; 0: there are no more. */
static uint32_t day_at(const struct explanation *explanation, uint32_t number) {
    const struct table *table = explanation->read;
    uint32_t last = 0;
    if (looks_at_date(table)) return 0;
    for (size_t i = 0; i < table->rules.count; i++)
        for (size_t k = 0; k < table->rules.items[i].periods.count; k++) {
            struct table_period period = table->rules.items[i].periods.items[k];
            uint32_t days[] = {period.from, period.to};
            for (int d = 0; d < 2; d++) {
                if (days[d] == 0 || days[d] == last) continue;
                last = days[d];
                if (number-- == 0) return last;
            }
        }
    return 0;
}

/* Behind those that the charter names comes one more value: none of them. */
static uint32_t count_values(const struct explanation *explanation, enum field field) {
    uint32_t count = 0;
    switch (class_of(field)) {
    case FIELD_IS_CLOSED:
        return field_value_count(field);
    case FIELD_IS_TRUTH:
        return TRUTH_VALUES;
    case FIELD_IS_LANGUAGE:
        while (language_at(explanation, count).size) count++;
        return count + 1;
    case FIELD_IS_PLATFORM:
    case FIELD_IS_MARKS:
        names_of(explanation, field, &count);
        return count + 1;
    case FIELD_IS_MEDIA:
        return explanation->post->media_known ? DESCRIBED_VALUES : MEDIA_COUNT;
    case FIELD_IS_SEARCHED:
        return 1;
    case FIELD_IS_TIME:
        while (day_at(explanation, count)) count++;
        return count;
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        break;
    }
    return 0; /* it is never missing */
}

uint32_t explain_value_count(const struct explanation *explanation, const struct open_item *item) {
    enum field field = item->is_field ? post_field_named(item->name) : FIELD_COUNT;
    if (!item->is_field) return 2;
    uint32_t count = field < FIELD_COUNT ? count_values(explanation, field) : 0;
    return count < TRIED ? count : TRIED;
}

/* A name of those of the charter, empty: none of them. */
static struct str name_of(const struct explanation *explanation, enum field field, uint32_t value) {
    uint32_t count;
    const struct named *names = names_of(explanation, field, &count);
    return value < count ? names[value].id : STR("");
}

/* What a record says where the field has a value: empty, that there is none. */
static struct str said_of(const struct explanation *explanation, enum field field, uint32_t value) {
    uint32_t day;
    switch (class_of(field)) {
    case FIELD_IS_CLOSED:
        return str_of(field_value_name(field, (int)value + 1));
    case FIELD_IS_MEDIA:
    case FIELD_IS_TRUTH:
        return value ? str_of(field_value_name(field, (int)value)) : STR("");
    case FIELD_IS_LANGUAGE:
        return language_at(explanation, value);
    case FIELD_IS_PLATFORM:
    case FIELD_IS_MARKS:
        return name_of(explanation, field, value);
    case FIELD_IS_TIME:
        day = day_at(explanation, value);
        return arena_format(explanation->arena, "%04u-%02u-%02u", day / 10000, day / 100 % 100,
                            day % 100);
    case FIELD_IS_SEARCHED:
    case FIELD_IS_UNREAD:
    case FIELD_IS_BODY:
    case FIELD_IS_ENTITIES:
    case FIELD_IS_LENGTH:
        break;
    }
    return STR("");
}

/* Says of the media that are known whether those are described of which nobody said it; there are
 * none where none are known. */
static void describe(const struct explanation *explanation, charte_post *post, bool are) {
    charte_media *media = ARENA_ARRAY(explanation->arena, charte_media, post->media_count + 1);
    for (size_t i = 0; i < post->media_count; i++) {
        media[i] = post->media[i];
        if (!media[i].alt.bytes) media[i].alt = (charte_str){"-", are};
    }
    post->media = media;
    post->media_known = true;
}

void explain_set(const struct explanation *explanation, charte_post *post, struct str name,
                 uint32_t value) {
    enum field field = post_field_named(name);
    if (field == FIELD_COUNT) return;
    if (class_of(field) == FIELD_IS_MEDIA && post->media_known) {
        describe(explanation, post, value == 0);
        return;
    }
    if (field == FIELD_ALT) {
        describe(explanation, post, false);
        return;
    }
    struct str said = said_of(explanation, field, value);
    if (class_of(field) == FIELD_IS_TIME)
        said = arena_format(explanation->arena, "%.*sT12:00:00Z", STR_ARG(said));
    post_field_set(post, field, said, ARENA_NEW(explanation->arena, struct post_field_room));
}

void explain_print_mark(const struct explanation *explanation, enum field field, struct str id) {
    struct str title = field_row(field)->of == TABLE_ROLES ? explain_role(explanation, id)
                                                           : explain_label(explanation, id);
    explain_part(explanation, id.size ? says[field].one : says[field].none, title, STR(""));
}

static void print_media(const struct explanation *explanation, uint32_t value) {
    bool known = explanation->post->media_known;
    explain_part(explanation, known ? described[value] : media_values[value], STR(""), STR(""));
}

/* What the dialect says, or where it has no phrase for the value the value itself. */
static void print_said(const struct explanation *explanation, struct str name, struct str said) {
    struct str phrase = explain_phrase(explanation, name, said);
    print_visible(stdout, phrase.size ? phrase : said);
}

void explain_print_value(const struct explanation *explanation, struct str name, uint32_t value) {
    enum field field = post_field_named(name);
    if (field == FIELD_COUNT) return;
    enum field_class class = class_of(field);
    struct str said = said_of(explanation, field, value);
    if (class == FIELD_IS_CLOSED)
        print_said(explanation, name, said);
    else if (class == FIELD_IS_TRUTH)
        print_said(explanation, name, value ? said : STR("false"));
    else if (class == FIELD_IS_MARKS)
        explain_print_mark(explanation, field, said);
    else if (class == FIELD_IS_MEDIA)
        print_media(explanation, value);
    else if (class == FIELD_IS_SEARCHED)
        explain_part(explanation, MESSAGE_value_empty, STR(""), STR(""));
    else if (class == FIELD_IS_TIME)
        print_visible(stdout, said);
    else if (said.size == 0)
        explain_part(explanation, MESSAGE_value_other, STR(""), STR(""));
    else
        print_visible(stdout, class == FIELD_IS_PLATFORM ? explain_on_platform(explanation, said)
                                                         : explain_in_language(explanation, said));
}

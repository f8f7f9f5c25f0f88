/* The fields of a post that may still be given: what they are called, and the values that are
 * tried. A date and a text have more values than can be tried. */
#include "compiler/command/explain.h"

enum value_kind { CLOSED, TRUTHS, PLATFORMS, LANGUAGES, ROLES, LABELS, MEDIA, FREE_TEXT, DATE };

static const struct field {
    const char *name;
    enum message called;
    enum value_kind kind;
    size_t offset; /* in charte_post */
} fields[] = {
    {"kind", MESSAGE_field_kind, CLOSED, offsetof(charte_post, kind)},
    {"account", MESSAGE_field_account, CLOSED, offsetof(charte_post, account)},
    {"audience", MESSAGE_field_audience, CLOSED, offsetof(charte_post, audience)},
    {"author.bot", MESSAGE_field_bot, TRUTHS, offsetof(charte_post, author_bot)},
    {"location", MESSAGE_field_location, TRUTHS, offsetof(charte_post, location)},
    {"sponsored", MESSAGE_field_sponsored, TRUTHS, offsetof(charte_post, sponsored)},
    {"platform", MESSAGE_field_platform, PLATFORMS, offsetof(charte_post, platform)},
    {"lang", MESSAGE_field_lang, LANGUAGES, offsetof(charte_post, lang)},
    {"author.roles", MESSAGE_field_roles, ROLES, offsetof(charte_post, author_roles)},
    {"approvals", MESSAGE_field_approvals, ROLES, offsetof(charte_post, approvals)},
    {"labels", MESSAGE_field_labels, LABELS, offsetof(charte_post, labels)},
    {"media", MESSAGE_field_media, MEDIA, offsetof(charte_post, media)},
    {"original", MESSAGE_field_original, FREE_TEXT, offsetof(charte_post, original)},
    {"author.profile", MESSAGE_field_profile, FREE_TEXT, offsetof(charte_post, author_profile)},
    {"author.name", MESSAGE_field_name, FREE_TEXT, offsetof(charte_post, author_name)},
    {"author.handle", MESSAGE_field_handle, FREE_TEXT, offsetof(charte_post, author_handle)},
    {"created_at", MESSAGE_field_created_at, DATE, offsetof(charte_post, created_at)},
};

/* Media: of those that are told without all descriptions, whether they have them. */
static const struct {
    enum message message;
    charte_media media;
} media_values[] = {
    {MESSAGE_value_no_media, {CHARTE_PHOTO, {"", 0}}},
    {MESSAGE_value_photo, {CHARTE_PHOTO, {"-", 1}}},
    {MESSAGE_value_photo_bare, {CHARTE_PHOTO, {"", 0}}},
    {MESSAGE_value_video, {CHARTE_VIDEO, {"-", 1}}},
    {MESSAGE_value_audio, {CHARTE_AUDIO, {"-", 1}}},
    {MESSAGE_value_document, {CHARTE_DOCUMENT, {"-", 1}}},
};
static const enum message described[] = {MESSAGE_value_described, MESSAGE_value_undescribed};
enum { TRIED = 64 }; /* values of a field */
enum { MEDIA_VALUES = sizeof media_values / sizeof *media_values, DESCRIBED_VALUES = 2 };

static const struct field *field_named(struct str name) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_equal(name, str_of(fields[i].name))) return &fields[i];
    return NULL;
}

const char *explain_field_name(const struct explanation *explanation, struct str name) {
    const struct field *field = field_named(name);
    return field ? message_text(field->called, explanation->language)
                 : arena_copy(explanation->arena, name).bytes;
}

bool explain_value_is_free(struct str name) {
    const struct field *field = field_named(name);
    return !field || field->kind == FREE_TEXT || field->kind == DATE;
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
static const struct named *names_of(const struct explanation *explanation, enum value_kind kind,
                                    uint32_t *count) {
    const struct table *table = explanation->read;
    *count = 0;
    if (kind == ROLES) *count = (uint32_t)table->roles.count;
    if (kind == PLATFORMS) *count = (uint32_t)table->platforms.count;
    if (kind == LABELS) *count = (uint32_t)table->labels.count;
    return kind == ROLES       ? table->roles.items
           : kind == PLATFORMS ? table->platforms.items
                               : table->labels.items;
}

/* Whether conditions look at the date, so that no hour of a day stands for all the others. */
static bool looks_at_date(const struct table *table) {
    for (size_t i = 0; i < table->nodes.count; i++) {
        uint32_t kind = table->nodes.items[i].kind;
        if (kind == EVIDENCE_appears_before || kind == EVIDENCE_appears_after ||
            kind == EVIDENCE_appears_between)
            return true;
    }
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
static uint32_t count_values(const struct explanation *explanation, const struct field *field) {
    uint32_t count = 0;
    switch (field->kind) {
    case CLOSED:
    case TRUTHS:
        while (explain_closed_value(str_of(field->name), count)) count++;
        return count;
    case LANGUAGES:
        while (language_at(explanation, count).size) count++;
        return count + 1;
    case PLATFORMS:
    case ROLES:
    case LABELS:
        names_of(explanation, field->kind, &count);
        return count + 1;
    case MEDIA:
        return explanation->post->media_known ? DESCRIBED_VALUES : MEDIA_VALUES;
    case FREE_TEXT:
        return 1;
    case DATE:
        while (day_at(explanation, count)) count++;
        break;
    }
    return count;
}

uint32_t explain_value_count(const struct explanation *explanation, const struct open_item *item) {
    const struct field *field = item->is_field ? field_named(item->name) : NULL;
    if (!item->is_field) return 2;
    uint32_t count = field ? count_values(explanation, field) : 0;
    return count < TRIED ? count : TRIED;
}

static charte_str bytes_of(struct str s) {
    return (charte_str){s.size ? s.bytes : "", s.size};
}

/* The identifier that a value stands for, empty: none of those that are named. */
static struct str id_of(const struct explanation *explanation, const struct field *field,
                        uint32_t value) {
    uint32_t count;
    const struct named *names = names_of(explanation, field->kind, &count);
    if (field->kind == CLOSED) return str_of(explain_closed_value(str_of(field->name), value));
    if (field->kind == LANGUAGES) return language_at(explanation, value);
    if (field->kind == DATE) {
        uint32_t day = day_at(explanation, value);
        return arena_format(explanation->arena, "%04u-%02u-%02u", day / 10000, day / 100 % 100,
                            day % 100);
    }
    return value < count ? names[value].id : STR("");
}

static void set_media(const struct explanation *explanation, charte_post *post, uint32_t value) {
    if (!post->media_known) {
        post->media_known = true;
        post->media = &media_values[value].media;
        post->media_count = value > 0;
        return;
    }
    charte_media *media = ARENA_ARRAY(explanation->arena, charte_media, post->media_count + 1);
    for (size_t i = 0; i < post->media_count; i++) {
        media[i] = post->media[i];
        if (!media[i].alt.bytes) media[i].alt = (charte_str){"-", value == 0};
    }
    post->media = media;
}

void explain_set(const struct explanation *explanation, charte_post *post, struct str name,
                 uint32_t value) {
    const struct field *field = field_named(name);
    if (!field) return;
    void *at = (char *)post + field->offset;
    charte_str id = bytes_of(id_of(explanation, field, value));
    if (field->kind == TRUTHS) {
        *(enum charte_truth *)at = value ? CHARTE_TRUE : CHARTE_FALSE;
    } else if (field->kind == MEDIA) {
        set_media(explanation, post, value);
    } else if (field->kind == ROLES || field->kind == LABELS) {
        charte_str *item = ARENA_NEW(explanation->arena, charte_str);
        *item = id;
        *(charte_strs *)at = (charte_strs){item, id.length > 0, true};
    } else if (field->kind == DATE) {
        struct str noon =
            arena_format(explanation->arena, "%.*sT12:00:00Z", (int)id.length, id.bytes);
        *(charte_str *)at = bytes_of(noon);
    } else {
        *(charte_str *)at = id;
    }
}

/* A role or a label, or none of them. */
static void print_name(const struct explanation *explanation, const struct field *field,
                       struct str id) {
    static const struct {
        const char *field;
        enum message one, none;
    } said[] = {{"author.roles", MESSAGE_value_role, MESSAGE_value_no_role},
                {"approvals", MESSAGE_value_approval, MESSAGE_value_no_approval},
                {"labels", MESSAGE_value_label, MESSAGE_value_no_label}};
    struct str title =
        field->kind == ROLES ? explain_role(explanation, id) : explain_label(explanation, id);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (strcmp(field->name, said[i].field) == 0)
            explain_part(explanation, id.size ? said[i].one : said[i].none, title, STR(""));
}

void explain_print_value(const struct explanation *explanation, struct str name, uint32_t value) {
    const struct field *field = field_named(name);
    if (!field) return;
    struct str id = id_of(explanation, field, value);
    bool known = explanation->post->media_known;
    if (field->kind == CLOSED || field->kind == TRUTHS)
        print_visible(stdout,
                      explain_phrase(explanation, name, str_of(explain_closed_value(name, value))));
    else if (field->kind == ROLES || field->kind == LABELS)
        print_name(explanation, field, id);
    else if (field->kind == MEDIA)
        explain_part(explanation, known ? described[value] : media_values[value].message, STR(""),
                     STR(""));
    else if (field->kind == FREE_TEXT)
        explain_part(explanation, MESSAGE_value_empty, STR(""), STR(""));
    else if (field->kind == DATE)
        print_visible(stdout, id);
    else if (id.size == 0)
        explain_part(explanation, MESSAGE_value_other, STR(""), STR(""));
    else
        print_visible(stdout, field->kind == PLATFORMS ? explain_on_platform(explanation, id)
                                                       : explain_in_language(explanation, id));
}

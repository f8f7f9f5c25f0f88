#include "runtime/record.h"

#include "runtime/failure.h"
#include "runtime/utf8.h"

#include <string.h>

/* Every string of a post but its text, for the checks that all of them need. */
static const struct string_field {
    size_t offset;
    const char *name;
    bool searched; /* terms are looked for in it: bounded by the scratch */
} string_fields[] = {
    {offsetof(charte_post, id), "id", false},
    {offsetof(charte_post, lang), "lang", false},
    {offsetof(charte_post, created_at), "created_at", false},
    {offsetof(charte_post, kind), "kind", false},
    {offsetof(charte_post, platform), "platform", false},
    {offsetof(charte_post, account), "account", false},
    {offsetof(charte_post, audience), "audience", false},
    {offsetof(charte_post, author_id), "author.id", false},
    {offsetof(charte_post, author_name), "author.name", true},
    {offsetof(charte_post, author_handle), "author.handle", true},
    {offsetof(charte_post, author_profile), "author.profile", true},
    {offsetof(charte_post, original), "original.text", true},
};

static const struct string_field text_field = {offsetof(charte_post, text), "text", true};

static const struct strings_field {
    size_t offset;
    const char *name;
} strings_fields[] = {
    {offsetof(charte_post, author_roles), "author.roles"},
    {offsetof(charte_post, mentions), "mentions"},
    {offsetof(charte_post, hashtags), "hashtags"},
    {offsetof(charte_post, links), "links"},
    {offsetof(charte_post, labels), "labels"},
    {offsetof(charte_post, approvals), "approvals"},
};

static const void *member(const charte_post *post, size_t offset) {
    return (const char *)post + offset;
}

static int check_string(charte_str s, const char *name, charte_error *error) {
    size_t valid = utf8_valid(s.bytes, s.length);
    if (valid == s.length) return CHARTE_OK;
    return failure_set(error, CHARTE_ERROR_TEXT, valid, "%s is not UTF-8", name);
}

static int check_strings(const charte_strs *strings, const char *name, size_t max_text,
                         charte_error *error) {
    size_t total = 0;
    for (size_t i = 0; i < strings->count; i++) {
        int result = check_string(strings->items[i], name, error);
        if (result != CHARTE_OK) return result;
        if (strings->items[i].length >= max_text - total)
            return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s have more than %zu bytes", name,
                               max_text);
        total += strings->items[i].length + 1;
    }
    return CHARTE_OK;
}

static int check_media(const charte_post *post, charte_error *error) {
    for (size_t i = 0; i < post->media_count; i++) {
        int result = check_string(post->media[i].alt, "media.alt", error);
        if (result != CHARTE_OK) return result;
        if ((unsigned)post->media[i].type > CHARTE_DOCUMENT)
            return failure_set(error, CHARTE_ERROR_VALUE, 0, "media.type has an unknown value");
    }
    return CHARTE_OK;
}

static int too_long(const struct string_field *field, size_t length, size_t max_text,
                    charte_error *error) {
    return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s has %zu bytes, over %zu", field->name,
                       length, max_text);
}

static int check_fields(const charte_post *post, size_t max_text, charte_error *error) {
    for (size_t i = 0; i < sizeof string_fields / sizeof *string_fields; i++) {
        const struct string_field *field = &string_fields[i];
        const charte_str *s = member(post, field->offset);
        if (s->length == 0) continue;
        if (field->searched && s->length > max_text)
            return too_long(field, s->length, max_text, error);
        int result = check_string(*s, field->name, error);
        if (result != CHARTE_OK) return result;
    }
    for (size_t i = 0; i < sizeof strings_fields / sizeof *strings_fields; i++) {
        const struct strings_field *field = &strings_fields[i];
        int result = check_strings(member(post, field->offset), field->name, max_text, error);
        if (result != CHARTE_OK) return result;
    }
    return check_media(post, error);
}

/* Whether the post has more than a text: most have not. */
static bool has_fields(const charte_post *post) {
    return (post->id.length | post->lang.length | post->created_at.length | post->kind.length |
            post->platform.length | post->account.length | post->audience.length |
            post->author_id.length | post->author_name.length | post->author_handle.length |
            post->author_profile.length | post->original.length | post->author_roles.count |
            post->mentions.count | post->hashtags.count | post->links.count | post->labels.count |
            post->approvals.count | post->media_count) != 0;
}

/* All strings, but for whether the text is UTF-8. */
static int check_text(const charte_post *post, size_t max_text, charte_error *error) {
    if (!post->text.bytes)
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0, "the post has no text");
    if (post->text.length > max_text)
        return too_long(&text_field, post->text.length, max_text, error);
    return has_fields(post) ? check_fields(post, max_text, error) : CHARTE_OK;
}

/* A closed field's value: its place in `values`, counted from 1. */
static int read_closed(charte_str s, const char *const *values, int none, bool absent_is_none) {
    if (!s.bytes) return absent_is_none ? none : RECORD_UNKNOWN;
    if (s.length == 0) return RECORD_NONE;
    for (int i = 0; values[i]; i++)
        if (strlen(values[i]) == s.length && memcmp(values[i], s.bytes, s.length) == 0)
            return i + 1;
    return RECORD_UNKNOWN - 1;
}

static int unknown_value(charte_error *error, const char *name, charte_str s) {
    int shown = s.length < 40 ? (int)s.length : 40;
    return failure_set(error, CHARTE_ERROR_VALUE, 0, "%s has the unknown value \"%.*s\"", name,
                       shown, s.bytes);
}

static int read_closed_fields(struct record *record, charte_error *error) {
    static const char *const kinds[] = {"post", "reply",    "share", "quote",
                                        "edit", "reaction", NULL};
    static const char *const accounts[] = {"personal", "official", NULL};
    static const char *const audiences[] = {"public", "restricted", "internal", "private", NULL};
    const charte_post *post = &record->post;
    bool none = post->absent_is_none;
    record->kind = read_closed(post->kind, kinds, KIND_POST, none);
    if (record->kind < RECORD_UNKNOWN) return unknown_value(error, "kind", post->kind);
    record->account = read_closed(post->account, accounts, RECORD_NONE, none);
    if (record->account < RECORD_UNKNOWN) return unknown_value(error, "account", post->account);
    record->audience = read_closed(post->audience, audiences, RECORD_NONE, none);
    if (record->audience < RECORD_UNKNOWN) return unknown_value(error, "audience", post->audience);
    return CHARTE_OK;
}

static int read_platform(struct record *record, const struct names *platforms,
                         charte_error *error) {
    charte_str s = record->post.platform;
    record->platform = s.bytes || record->post.absent_is_none ? RECORD_NONE : RECORD_UNKNOWN;
    if (!s.bytes || s.length == 0) return CHARTE_OK;
    uint32_t index = names_find(platforms, s);
    if (index == TABLE_NONE) return unknown_value(error, "platform", s);
    record->platform = (int64_t)index + 1;
    return CHARTE_OK;
}

static int read_created(struct record *record, charte_error *error) {
    charte_str s = record->post.created_at;
    record->dated = s.bytes && s.length > 0;
    record->undated = s.bytes && s.length == 0;
    record->created = (struct civil){0, 0};
    if (!record->dated || civil_read(s, &record->created)) return CHARTE_OK;
    return unknown_value(error, "created_at", s);
}

static enum truth read_truth(enum charte_truth value, bool absent_is_none) {
    enum truth truth = truth_given(value);
    return truth == TRUTH_UNKNOWN && absent_is_none ? TRUTH_FALSE : truth;
}

static void read_photo(struct record *record, const charte_media *photo) {
    enum truth bare = photo->alt.bytes              ? truth_of(photo->alt.length == 0)
                      : record->post.absent_is_none ? TRUTH_TRUE
                                                    : TRUTH_UNKNOWN;
    record->undescribed = truth_or(record->undescribed, bare);
}

static void read_media(struct record *record) {
    const charte_post *post = &record->post;
    enum truth *const types[] = {&record->photo, &record->video, &record->audio, &record->document};
    enum truth none = post->media_known || post->absent_is_none ? TRUTH_FALSE : TRUTH_UNKNOWN;
    record->photo = record->video = record->audio = record->document = record->undescribed = none;
    for (size_t i = 0; post->media_known && i < post->media_count; i++) {
        *types[post->media[i].type] = TRUTH_TRUE;
        if (post->media[i].type == CHARTE_PHOTO) read_photo(record, &post->media[i]);
    }
}

static inline void read_marks(struct record_marks *marks, const charte_strs *ids,
                              const struct names *names, bool absent_is_none) {
    if (marks->any) memset(marks->marks, 0, marks->count);
    marks->known = ids->known || absent_is_none;
    marks->any = ids->known && ids->count > 0;
    if (!marks->any) return;
    for (size_t i = 0; i < ids->count; i++) {
        uint32_t index = names_find(names, ids->items[i]);
        if (index != TABLE_NONE) marks->marks[index] = 1;
    }
}

static charte_str read_field(charte_str s, bool absent_is_none) {
    return s.bytes || !absent_is_none ? s : (charte_str){"", 0};
}

static void read_open_fields(struct record *record, const struct record_names *names) {
    const charte_post *post = &record->post;
    bool none = post->absent_is_none;
    record->fields[RECORD_TEXT] = post->text;
    record->characters = -1;
    record->fields[RECORD_ORIGINAL] = read_field(post->original, none);
    record->fields[RECORD_PROFILE] = read_field(post->author_profile, none);
    record->fields[RECORD_NAME] = read_field(post->author_name, none);
    record->fields[RECORD_HANDLE] = read_field(post->author_handle, none);
    record->lang = read_field(post->lang, none);
    record->draft = read_truth(post->draft, none);
    record->bot = read_truth(post->author_bot, none);
    record->place = read_truth(post->location, none);
    record->sponsored = read_truth(post->sponsored, none);
    read_media(record);
    read_marks(&record->roles, &post->author_roles, &names->roles, none);
    read_marks(&record->approvals, &post->approvals, &names->roles, none);
    read_marks(&record->labels, &post->labels, &names->labels, none);
}

int record_read(struct record *record, const charte_post *post, const struct record_names *names,
                size_t max_text, charte_error *error) {
    record->post = *post;
    int result = check_text(post, max_text, error);
    if (result == CHARTE_OK) result = read_closed_fields(record, error);
    if (result == CHARTE_OK) result = read_platform(record, &names->platforms, error);
    if (result == CHARTE_OK) result = read_created(record, error);
    if (result == CHARTE_OK) read_open_fields(record, names);
    return result;
}

int record_check_text(const struct record *record, charte_error *error) {
    return check_string(record->fields[RECORD_TEXT], "text", error);
}

const char *record_field_name(enum record_field field) {
    static const char *const names[] = {"text", "original", "profile", "name", "handle"};
    return names[field];
}

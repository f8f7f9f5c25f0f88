/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/post/record.h"

#include "runtime/base/failure.h"
#include "runtime/text/utf8.h"

#include <string.h>

static int check_string(charte_str s, const char *name, charte_error *error) {
    size_t valid = utf8_valid(s.bytes, s.length);
    if (valid == s.length) return CHARTE_OK;
    return failure_set(error, CHARTE_ERROR_TEXT, valid, "%s is not UTF-8", name);
}

/* Each of several texts is as long as it is with an end behind it. */
static int check_several(const struct record_texts *texts, const char *name, size_t max_text,
                         charte_error *error) {
    size_t total = 0;
    for (size_t i = 0; i < texts->count; i++) {
        charte_str text = record_text(texts, i);
        int result = check_string(text, name, error);
        if (result != CHARTE_OK) return result;
        if (text.length >= max_text - total)
            return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s have more than %zu bytes", name,
                               max_text);
        total += text.length + 1;
    }
    return CHARTE_OK;
}

static struct record_texts texts_of(const charte_strs *strings) {
    return (struct record_texts){strings->items, strings->count, sizeof *strings->items};
}

static struct record_texts alts_of(const charte_post *post) {
    const charte_str *first = post->media_count ? &post->media->alt : NULL;
    return (struct record_texts){first, post->media_count, sizeof *post->media};
}

static int check_media(const charte_post *post, size_t max_text, charte_error *error) {
    struct record_texts alts = alts_of(post);
    for (size_t i = 0; i < post->media_count; i++)
        if ((unsigned)post->media[i].type > CHARTE_DOCUMENT)
            return failure_set(error, CHARTE_ERROR_VALUE, 0, "media.type has an unknown value");
    return check_several(&alts, field_row(FIELD_ALT)->path, max_text, error);
}

static int too_long(enum field field, size_t length, size_t max_text, charte_error *error) {
    return failure_set(error, CHARTE_ERROR_LIMIT, 0, "%s has %zu bytes, over %zu",
                       field_row(field)->path, length, max_text);
}

/* A string that is there. */
static int check_field(enum field field, charte_str s, size_t max_text, charte_error *error) {
    if (field_row(field)->class == FIELD_IS_SEARCHED && s.length > max_text)
        return too_long(field, s.length, max_text, error);
    return check_string(s, field_row(field)->path, error);
}

static int check_texts(enum field field, const charte_strs *strings, size_t max_text,
                       charte_error *error) {
    struct record_texts texts = texts_of(strings);
    return check_several(&texts, field_row(field)->path, max_text, error);
}

/* All strings of a post, most of which are not there, but for whether the text is UTF-8. */
static int check_fields(const charte_post *post, size_t max_text, charte_error *error) {
    int result = CHARTE_OK;
#define HOLDS_STRING(NAME, member)                                                                 \
    if (FIELD_##NAME != FIELD_TEXT && post->member.length > 0 && result == CHARTE_OK)              \
        result = check_field(FIELD_##NAME, post->member, max_text, error);
#define HOLDS_STRINGS(NAME, member)                                                                \
    if (post->member.count > 0 && result == CHARTE_OK)                                             \
        result = check_texts(FIELD_##NAME, &post->member, max_text, error);
#define HOLDS_UNUSED(NAME, member)
#define HOLDS_TRUTH(NAME, member)
#define HOLDS_MEDIA(NAME, member)
#define HOLDS_ANSWERS(NAME, member)
#define HOLDS_ALTS(NAME, member)
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    HOLDS_##type(NAME, member)
#include "runtime/table/field.def"
#undef FIELD
    if (result != CHARTE_OK || post->media_count == 0) return result;
    return check_media(post, max_text, error);
}

/* All strings, but for whether the text is UTF-8. */
static int check_text(const charte_post *post, size_t max_text, charte_error *error) {
    if (!post->text.bytes)
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0, "the post has no text");
    if (post->text.length > max_text)
        return too_long(FIELD_TEXT, post->text.length, max_text, error);
    return check_fields(post, max_text, error);
}

static int unknown_value(charte_error *error, enum field field, charte_str s) {
    int shown = s.length < 40 ? (int)s.length : 40;
    return failure_set(error, CHARTE_ERROR_VALUE, 0, "%s has the unknown value \"%.*s\"",
                       field_row(field)->path, shown, s.bytes);
}

static int read_closed(struct record *record, enum field field, charte_str s, charte_error *error) {
    record->closed[field] = RECORD_NONE;
    if (s.length == 0) return CHARTE_OK;
    record->closed[field] = field_value(field, s.bytes, s.length);
    return record->closed[field] ? CHARTE_OK : unknown_value(error, field, s);
}

static int read_platform(struct record *record, const struct names *platforms,
                         charte_error *error) {
    charte_str s = record->post.platform;
    record->platform = s.bytes || record->post.absent_is_none ? RECORD_NONE : RECORD_UNKNOWN;
    if (!s.bytes || s.length == 0) return CHARTE_OK;
    uint32_t index = names_find(platforms, s);
    if (index == TABLE_NONE) return unknown_value(error, FIELD_PLATFORM, s);
    record->platform = (int64_t)index + 1;
    return CHARTE_OK;
}

static int read_created(struct record *record, charte_error *error) {
    charte_str s = record->post.created_at;
    record->dated = s.bytes && s.length > 0;
    record->undated = s.bytes && s.length == 0;
    record->created = (struct civil){0, 0};
    if (!record->dated || civil_read(s, &record->created)) return CHARTE_OK;
    return unknown_value(error, FIELD_CREATED_AT, s);
}

static enum truth read_truth(enum charte_truth value, bool absent_is_none) {
    enum truth truth = truth_given(value);
    return truth == TRUTH_UNKNOWN && absent_is_none ? TRUTH_FALSE : truth;
}

_Static_assert(MEDIA_PHOTO == CHARTE_PHOTO + 1 && MEDIA_UNDESCRIBED == CHARTE_DOCUMENT + 2,
               "the values of media are their types, from 1 on, and one more");

static void read_photo(struct record *record, const charte_media *photo) {
    enum truth bare = photo->alt.bytes              ? truth_of(photo->alt.length == 0)
                      : record->post.absent_is_none ? TRUTH_TRUE
                                                    : TRUTH_UNKNOWN;
    record->media[MEDIA_UNDESCRIBED] = truth_or(record->media[MEDIA_UNDESCRIBED], bare);
}

static void read_media(struct record *record) {
    const charte_post *post = &record->post;
    enum truth none = post->media_known || post->absent_is_none ? TRUTH_FALSE : TRUTH_UNKNOWN;
    for (int value = MEDIA_PHOTO; value < MEDIA_COUNT; value++) record->media[value] = none;
    for (size_t i = 0; post->media_known && i < post->media_count; i++) {
        record->media[post->media[i].type + 1] = TRUTH_TRUE;
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

static charte_str read_searched(charte_str s, bool absent_is_none) {
    return s.bytes || !absent_is_none ? s : (charte_str){"", 0};
}

/* Whether all of several texts are known. */
static charte_str read_several(bool known) {
    return (charte_str){known ? "" : NULL, 0};
}

static bool knows_alts(const charte_post *post) {
    if (post->absent_is_none) return true;
    for (size_t i = 0; i < post->media_count; i++)
        if (!post->media[i].alt.bytes) return false;
    return post->media_known;
}

#define SEARCH_STRING(member)                                                                      \
    text = read_searched(post->member, none);                                                      \
    said = text.length > 0
#define SEARCH_STRINGS(member)                                                                     \
    text = read_several(post->member.known || none);                                               \
    said = post->member.known && post->member.count > 0
#define SEARCH_ALTS(member)                                                                        \
    text = read_several(knows_alts(post));                                                         \
    said = post->media_known && post->media_count > 0

/* Reads a field to what its row of field.def says, in the form that its class has. */
#define READ_UNREAD(NAME, type, member, of)
#define READ_BODY(NAME, type, member, of) record->fields[RECORD_##of] = post->member;
#define READ_SEARCHED(NAME, type, member, of)                                                      \
    SEARCH_##type(member);                                                                         \
    record->fields[RECORD_##of] = text;                                                            \
    record->known |= (unsigned)(text.bytes != NULL) << RECORD_##of;                                \
    record->said |= (unsigned)said << RECORD_##of;
#define READ_LANGUAGE(NAME, type, member, of) record->lang = read_searched(post->member, none);
#define READ_TIME(NAME, type, member, of)                                                          \
    if (result == CHARTE_OK) result = read_created(record, error);
#define READ_PLATFORM(NAME, type, member, of)                                                      \
    if (result == CHARTE_OK) result = read_platform(record, &names->platforms, error);
#define READ_CLOSED(NAME, type, member, of)                                                        \
    if (!post->member.bytes)                                                                       \
        record->closed[FIELD_##NAME] = none ? NAME##_##of : RECORD_UNKNOWN;                        \
    else if (result == CHARTE_OK)                                                                  \
        result = read_closed(record, FIELD_##NAME, post->member, error);
#define READ_TRUTH(NAME, type, member, of)                                                         \
    record->truths[FIELD_##NAME] = read_truth(post->member, none);
#define READ_MARKS(NAME, type, member, of)                                                         \
    read_marks(&record->marks[FIELD_##NAME], &post->member, &names->NAMES_##of, none);
#define READ_ENTITIES(NAME, type, member, of)
#define READ_MEDIA(NAME, type, member, of) read_media(record);
#define NAMES_ROLES                        roles
#define NAMES_LABELS                       labels

static int read_fields(struct record *record, const struct record_names *names,
                       charte_error *error) {
    const charte_post *post = &record->post;
    bool none = post->absent_is_none, said;
    charte_str text;
    int result = CHARTE_OK;
    record->characters = -1;
    record->fields[RECORD_HASHTAGS] = read_several(true);
    record->known = 1u << RECORD_TEXT | 1u << RECORD_HASHTAGS;
    record->said = 1u << RECORD_TEXT | (unsigned)(post->hashtags.count > 0) << RECORD_HASHTAGS;
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    READ_##value(NAME, type, member, of)
#include "runtime/table/field.def"
#undef FIELD
    return result;
}

struct record_texts record_texts(const struct record *record, enum record_field field) {
    const charte_post *post = &record->post;
    switch (field) {
    case RECORD_POLL:
        return texts_of(&post->poll);
    case RECORD_TITLES:
        return texts_of(&post->titles);
    case RECORD_HASHTAGS:
        return texts_of(&post->hashtags);
    case RECORD_ALT:
        return alts_of(post);
    default:
        return (struct record_texts){&record->fields[field], 1, sizeof *record->fields};
    }
}

int record_read(struct record *record, const charte_post *post, const struct record_names *names,
                size_t max_text, charte_error *error) {
    memcpy(&record->post, post, post->size); /* by the library: a copy of a known size is slower */
    int result = check_text(post, max_text, error);
    return result == CHARTE_OK ? read_fields(record, names, error) : result;
}

int record_check_text(const struct record *record, charte_error *error) {
    return check_string(record->fields[RECORD_TEXT], "text", error);
}

const char *record_field_name(enum record_field field) {
    static const char *const names[RECORD_FIELD_COUNT] = {
#define SEARCHED(NAME, name) #name,
#include "runtime/table/searched.def"
#undef SEARCHED
    };
    return names[field];
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/ingest/post.h"
#include "runtime/ingest/numbers.h"
#include "runtime/ingest/room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ingest_posts {
    struct ingest_json *json;
    struct ingest_room room;
    ingest_ignored *on_ignored;
    void *context;
    struct ingest_problem *problem; /* of the post being read */
};

struct field;

/* A field's place in the post it fills, and what stands before its name in messages. */
struct reading {
    struct ingest_posts *posts;
    void *target;
    const char *path; /* "author." */
};

typedef bool read_field(const struct reading *reading, const struct field *field,
                        struct ingest_value value);

struct field {
    const char *name;
    size_t offset; /* in the target */
    read_field *read;
};

static bool refuse(const struct reading *reading, enum ingest_result result, const char *name) {
    struct ingest_problem *problem = reading->posts->problem;
    problem->result = result;
    snprintf(problem->field, sizeof problem->field, "%s%s", reading->path, name);
    return false;
}

static bool want(const struct reading *reading, const struct field *field,
                 struct ingest_value value, enum ingest_kind kind) {
    if (ingest_kind(value) == kind) return true;
    reading->posts->problem->wanted = kind;
    return refuse(reading, INGEST_WRONG_KIND, field->name);
}

static void *take(const struct reading *reading, size_t count, size_t size) {
    void *taken = ingest_room_take(&reading->posts->room, (count ? count : 1) * size);
    if (!taken) refuse(reading, INGEST_NO_MEMORY, "");
    return taken;
}

static void *place_of(const struct reading *reading, const struct field *field) {
    return (char *)reading->target + field->offset;
}

static void report_ignored(const struct reading *reading, charte_str key) {
    char path[80];
    if (!reading->posts->on_ignored) return;
    size_t before = strlen(reading->path), room = sizeof path - before - 1;
    size_t length = key.length < room ? key.length : room;
    memcpy(path, reading->path, before);
    memcpy(path + before, key.bytes, length);
    path[before + length] = '\0';
    reading->posts->on_ignored(reading->posts->context, path);
}

static bool is_named(charte_str key, const char *name) {
    if (key.length == 0 || key.bytes[0] != name[0]) return false;
    return strlen(name) == key.length && memcmp(key.bytes, name, key.length) == 0;
}

/* Reads the fields of an object. null is as good as nothing said. */
static bool read_fields(const struct reading *reading, const struct field *fields, size_t count,
                        struct ingest_value object) {
    struct ingest_items items = ingest_items(object);
    unsigned long seen = 0;
    for (struct ingest_item item; ingest_next(&items, &item);) {
        char first = item.key.length ? item.key.bytes[0] : '\0';
        size_t i = 0;
        while (i < count && (fields[i].name[0] != first || !is_named(item.key, fields[i].name)))
            i++;
        if (i == count) {
            report_ignored(reading, item.key);
            continue;
        }
        if (seen & 1ul << i) return refuse(reading, INGEST_DOUBLED, fields[i].name);
        seen |= 1ul << i;
        if (ingest_kind(item.value) != INGEST_NULL &&
            !fields[i].read(reading, &fields[i], item.value))
            return false;
    }
    return true;
}

static bool read_string(const struct reading *reading, const struct field *field,
                        struct ingest_value value) {
    if (!want(reading, field, value, INGEST_STRING)) return false;
    *(charte_str *)place_of(reading, field) = ingest_string(value);
    return true;
}

/* Known, checked, and of no use to a verdict. */
static bool read_unused_string(const struct reading *reading, const struct field *field,
                               struct ingest_value value) {
    return want(reading, field, value, INGEST_STRING);
}

static bool read_truth(const struct reading *reading, const struct field *field,
                       struct ingest_value value) {
    if (!want(reading, field, value, INGEST_BOOLEAN)) return false;
    *(enum charte_truth *)place_of(reading, field) =
        ingest_boolean(value) ? CHARTE_TRUE : CHARTE_FALSE;
    return true;
}

static bool read_strings(const struct reading *reading, const struct field *field,
                         struct ingest_value value) {
    if (!want(reading, field, value, INGEST_ARRAY)) return false;
    size_t count = ingest_count(value), i = 0;
    charte_str *strings = take(reading, count, sizeof *strings);
    if (!strings) return false;
    struct ingest_items items = ingest_items(value);
    for (struct ingest_item item; i < count && ingest_next(&items, &item); i++) {
        if (!want(reading, field, item.value, INGEST_STRING)) return false;
        strings[i] = ingest_string(item.value);
    }
    *(charte_strs *)place_of(reading, field) = (charte_strs){strings, i, true};
    return true;
}

/* Media */

static bool read_media_type(const struct reading *reading, const struct field *field,
                            struct ingest_value value) {
#define CLOSED_MEDIA(...) __VA_ARGS__
#define CLOSED_KIND(...)
#define CLOSED_ACCOUNT(...)
#define CLOSED_AUDIENCE(...)
#define VALUE(FIELD, NAME, name) #name,
#define CLOSED(FIELD, values)    CLOSED_##FIELD(values)
    static const char *const types[] = {
#include "runtime/table/closed_value.def"
    };
    if (!want(reading, field, value, INGEST_STRING)) return false;
    for (int type = CHARTE_PHOTO; type <= CHARTE_DOCUMENT; type++) {
        if (!is_named(ingest_string(value), types[type])) continue;
        *(int *)place_of(reading, field) = type;
        return true;
    }
    return refuse(reading, INGEST_UNKNOWN_VALUE, field->name);
}

struct medium {
    int type; /* -1: not said */
    charte_str alt;
};

static bool read_medium(const struct reading *outer, const struct field *field,
                        struct ingest_value value, charte_media *media) {
    static const struct field fields[] = {
        {"type", offsetof(struct medium, type), read_media_type},
        {"alt", offsetof(struct medium, alt), read_string},
    };
    struct medium medium = {.type = -1};
    struct reading reading = {outer->posts, &medium, "media[]."};
    if (!want(outer, field, value, INGEST_OBJECT)) return false;
    if (!read_fields(&reading, fields, sizeof fields / sizeof *fields, value)) return false;
    if (medium.type < 0) return refuse(&reading, INGEST_UNKNOWN_VALUE, "type");
    *media = (charte_media){(enum charte_media_type)medium.type, medium.alt};
    return true;
}

static bool read_media(const struct reading *reading, const struct field *field,
                       struct ingest_value value) {
    charte_post *post = reading->target;
    if (!want(reading, field, value, INGEST_ARRAY)) return false;
    size_t count = ingest_count(value);
    charte_media *media = take(reading, count, sizeof *media);
    if (!media) return false;
    struct ingest_items items = ingest_items(value);
    for (struct ingest_item item; post->media_count < count && ingest_next(&items, &item);)
        if (!read_medium(reading, field, item.value, &media[post->media_count++])) return false;
    post->media = media;
    post->media_known = true;
    return true;
}

/* Author and original: {} says that there is nothing to say, so every field of it is none. */

/* The rows of each object, and what makes a field of it none. */
#define READ_STRING(member)  offsetof(charte_post, member), read_string
#define READ_TRUTH(member)   offsetof(charte_post, member), read_truth
#define READ_STRINGS(member) offsetof(charte_post, member), read_strings
#define READ_MEDIA(member)   0, read_media
#define READ_ANSWERS(member) 0, read_answers
#define READ_UNUSED(member)  0, read_unused_string

#define NONE_STRING(member)  post->member = (charte_str){"", 0};
#define NONE_TRUTH(member)   post->member = CHARTE_FALSE;
#define NONE_STRINGS(member) post->member.known = true;

static void author_is_none(charte_post *post) {
#define NONE_IN_POST(type, member)
#define NONE_IN_ORIGINAL(type, member)
#define NONE_IN_MEDIUM(type, member)
#define NONE_IN_AUTHOR(type, member) NONE_##type(member)
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    NONE_IN_##group(type, member)
#include "runtime/table/field.def"
#undef FIELD
}

static bool read_author(const struct reading *outer, const struct field *field,
                        struct ingest_value value) {
    static const struct field fields[] = {
#define READ_IN_POST(key, type, member)
#define READ_IN_ORIGINAL(key, type, member)
#define READ_IN_MEDIUM(key, type, member)
#define READ_IN_AUTHOR(key, type, member) {#key, READ_##type(member)},
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    READ_IN_##group(key, type, member)
#include "runtime/table/field.def"
    };
    struct reading reading = {outer->posts, outer->target, "author."};
    if (!want(outer, field, value, INGEST_OBJECT)) return false;
    if (ingest_count(value) == 0) author_is_none(outer->target);
    return read_fields(&reading, fields, sizeof fields / sizeof *fields, value);
}

static bool read_original(const struct reading *outer, const struct field *field,
                          struct ingest_value value) {
    static const struct field fields[] = {
#undef READ_IN_AUTHOR
#undef READ_IN_ORIGINAL
#define READ_IN_AUTHOR(key, type, member)
#define READ_IN_ORIGINAL(key, type, member) {#key, READ_##type(member)},
#include "runtime/table/field.def"
    };
    charte_post *post = outer->target;
    struct reading reading = {outer->posts, post, "original."};
    if (!want(outer, field, value, INGEST_OBJECT)) return false;
    if (ingest_count(value) == 0) post->original = (charte_str){"", 0};
    return read_fields(&reading, fields, sizeof fields / sizeof *fields, value);
}

/* Answers */

static int compare_answers(const void *a, const void *b) {
    charte_str one = ((const charte_answer *)a)->fact, other = ((const charte_answer *)b)->fact;
    size_t shorter = one.length < other.length ? one.length : other.length;
    int order = shorter ? memcmp(one.bytes, other.bytes, shorter) : 0;
    return order ? order : (one.length > other.length) - (one.length < other.length);
}

static bool read_answers(const struct reading *outer, const struct field *field,
                         struct ingest_value value) {
    charte_post *post = outer->target;
    struct reading reading = {outer->posts, post, "facts."};
    if (!want(outer, field, value, INGEST_OBJECT)) return false;
    size_t count = ingest_count(value), taken = 0;
    charte_answer *answers = take(outer, count, sizeof *answers);
    if (!answers) return false;
    struct ingest_items items = ingest_items(value);
    for (struct ingest_item item; taken < count && ingest_next(&items, &item);) {
        const struct field answer = {item.key.bytes, 0, NULL};
        if (ingest_kind(item.value) == INGEST_NULL) continue;
        if (!want(&reading, &answer, item.value, INGEST_BOOLEAN)) return false;
        answers[taken++] = (charte_answer){item.key, ingest_boolean(item.value)};
    }
    qsort(answers, taken, sizeof *answers, compare_answers);
    for (size_t i = 1; i < taken; i++)
        if (compare_answers(&answers[i - 1], &answers[i]) == 0)
            return refuse(&reading, INGEST_DOUBLED, answers[i].fact.bytes);
    post->answers = answers;
    post->answer_count = taken;
    return true;
}

static const struct field post_fields[] = {
#undef READ_IN_POST
#undef READ_IN_ORIGINAL
#define READ_IN_POST(key, type, member) {#key, READ_##type(member)},
#define READ_IN_ORIGINAL(key, type, member)
#include "runtime/table/field.def"
#undef FIELD
    {"author", 0, read_author},
    {"original", 0, read_original},
};

struct ingest_posts *ingest_posts_new(ingest_ignored *on_ignored, void *context) {
    struct ingest_posts *posts = calloc(1, sizeof *posts);
    if (!posts) return NULL;
    posts->json = ingest_json_new();
    posts->on_ignored = on_ignored;
    posts->context = context;
    if (posts->json) return posts;
    free(posts);
    return NULL;
}

void ingest_posts_free(struct ingest_posts *posts) {
    if (!posts) return;
    ingest_json_free(posts->json);
    ingest_room_free(&posts->room);
    free(posts);
}

static enum ingest_result result_of(enum ingest_json_result result) {
    static const enum ingest_result results[] = {
        [INGEST_JSON_OK] = INGEST_OK,
        [INGEST_JSON_INVALID] = INGEST_NOT_JSON,
        [INGEST_JSON_NOT_UTF8] = INGEST_NOT_UTF8,
        [INGEST_JSON_DEEP] = INGEST_TOO_DEEP,
        [INGEST_JSON_NUMBER] = INGEST_BAD_NUMBER,
        [INGEST_JSON_MEMORY] = INGEST_NO_MEMORY,
    };
    return results[result];
}

/* A number that no machine holds stands in a field that is ignored, or where none may stand, for a
 * post has no number: read again as 0, it is told as any other. */
static enum ingest_json_result parse(struct ingest_posts *posts, const char *line, size_t size,
                                     struct ingest_value *value) {
    enum ingest_json_result result = ingest_json_parse(posts->json, line, size, value);
    if (result != INGEST_JSON_NUMBER) return result;
    char *copy = ingest_room_take(&posts->room, size + INGEST_PADDING);
    if (!copy) return INGEST_JSON_MEMORY;
    memcpy(copy, line, size);
    memset(copy + size, 0, INGEST_PADDING);
    ingest_numbers_to_zero(copy, size);
    return ingest_json_parse(posts->json, copy, size, value);
}

enum ingest_result ingest_post(struct ingest_posts *posts, const char *line, size_t size,
                               charte_post *post, struct ingest_problem *problem) {
    struct ingest_value value;
    charte_post read = {.size = sizeof read};
    struct reading reading = {posts, &read, ""};
    *problem = (struct ingest_problem){.result = INGEST_OK};
    posts->problem = problem;
    ingest_room_clear(&posts->room);
    problem->result = result_of(parse(posts, line, size, &value));
    if (problem->result != INGEST_OK) return problem->result;
    if (ingest_kind(value) != INGEST_OBJECT) return problem->result = INGEST_NOT_OBJECT;
    if (!read_fields(&reading, post_fields, sizeof post_fields / sizeof *post_fields, value))
        return problem->result;
    if (!read.text.bytes) {
        refuse(&reading, INGEST_NO_TEXT, "text");
        return problem->result;
    }
    *post = read;
    return INGEST_OK;
}

#include "runtime/ingest/post.h"
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
        size_t i = 0;
        while (i < count && !is_named(item.key, fields[i].name)) i++;
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
    static const char *const types[] = {"photo", "video", "audio", "document"};
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

static void author_is_none(charte_post *post) {
    const charte_str none = {"", 0};
    post->author_id = post->author_name = post->author_handle = post->author_profile = none;
    post->author_roles.known = true;
    post->author_bot = CHARTE_FALSE;
}

static bool read_author(const struct reading *outer, const struct field *field,
                        struct ingest_value value) {
    static const struct field fields[] = {
        {"id", offsetof(charte_post, author_id), read_string},
        {"name", offsetof(charte_post, author_name), read_string},
        {"handle", offsetof(charte_post, author_handle), read_string},
        {"roles", offsetof(charte_post, author_roles), read_strings},
        {"profile", offsetof(charte_post, author_profile), read_string},
        {"bot", offsetof(charte_post, author_bot), read_truth},
    };
    struct reading reading = {outer->posts, outer->target, "author."};
    if (!want(outer, field, value, INGEST_OBJECT)) return false;
    if (ingest_count(value) == 0) author_is_none(outer->target);
    return read_fields(&reading, fields, sizeof fields / sizeof *fields, value);
}

static bool read_original(const struct reading *outer, const struct field *field,
                          struct ingest_value value) {
    static const struct field fields[] = {{"text", offsetof(charte_post, original), read_string}};
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
    {"id", offsetof(charte_post, id), read_string},
    {"url", 0, read_unused_string},
    {"draft", offsetof(charte_post, draft), read_truth},
    {"text", offsetof(charte_post, text), read_string},
    {"lang", offsetof(charte_post, lang), read_string},
    {"created_at", offsetof(charte_post, created_at), read_string},
    {"kind", offsetof(charte_post, kind), read_string},
    {"platform", offsetof(charte_post, platform), read_string},
    {"account", offsetof(charte_post, account), read_string},
    {"audience", offsetof(charte_post, audience), read_string},
    {"author", 0, read_author},
    {"mentions", offsetof(charte_post, mentions), read_strings},
    {"hashtags", offsetof(charte_post, hashtags), read_strings},
    {"links", offsetof(charte_post, links), read_strings},
    {"media", 0, read_media},
    {"original", 0, read_original},
    {"location", offsetof(charte_post, location), read_truth},
    {"sponsored", offsetof(charte_post, sponsored), read_truth},
    {"labels", offsetof(charte_post, labels), read_strings},
    {"approvals", offsetof(charte_post, approvals), read_strings},
    {"facts", 0, read_answers},
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

enum ingest_result ingest_post(struct ingest_posts *posts, const char *line, size_t size,
                               charte_post *post, struct ingest_problem *problem) {
    struct ingest_value value;
    charte_post read = {.size = sizeof read};
    struct reading reading = {posts, &read, ""};
    *problem = (struct ingest_problem){.result = INGEST_OK};
    posts->problem = problem;
    ingest_room_clear(&posts->room);
    problem->result = result_of(ingest_json_parse(posts->json, line, size, &value));
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

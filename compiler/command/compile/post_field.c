/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/post_field.h"

#include <assert.h>
#include <stddef.h>

#define OBJECT_POST     ""
#define OBJECT_AUTHOR   "author"
#define OBJECT_ORIGINAL "original"
#define OBJECT_MEDIUM   "media"

#define GIVEN_STRING(member)  POST_FIELD_STRING, offsetof(charte_post, member)
#define GIVEN_STRINGS(member) POST_FIELD_STRINGS, offsetof(charte_post, member)
#define GIVEN_TRUTH(member)   POST_FIELD_TRUTH, offsetof(charte_post, member)
#define GIVEN_MEDIA(member)   POST_FIELD_MEDIA, offsetof(charte_post, member)
#define GIVEN_ANSWERS(member) POST_FIELD_NEVER_GIVEN, 0
#define GIVEN_ALTS(member)    POST_FIELD_NEVER_GIVEN, 0
#define GIVEN_UNUSED(member)  POST_FIELD_NEVER_GIVEN, 0

const struct post_field post_fields[FIELD_COUNT] = {
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    {OBJECT_##group, #key, GIVEN_##type(member)},
#include "runtime/table/field.def"
#undef FIELD
};

enum field post_field_named(struct str path) {
    int field = 0;
    while (field < FIELD_COUNT && !str_equal(path, str_of(field_name((enum field)field)))) field++;
    return (enum field)field;
}

_Static_assert(CHARTE_DOCUMENT == MEDIA_DOCUMENT - 1 && MEDIA_UNDESCRIBED == MEDIA_COUNT - 1,
               "the values of media are their types, and a photo without description");

enum charte_media_type post_field_media_type(int value) {
    return value == MEDIA_UNDESCRIBED ? CHARTE_PHOTO : (enum charte_media_type)(value - 1);
}

static void set_media(charte_post *post, struct str name, charte_media *medium) {
    int value = field_value(FIELD_MEDIA, name.bytes, name.size);
    post->media = medium;
    post->media_count = value > 0;
    post->media_known = true;
    if (!value) return;
    *medium = (charte_media){post_field_media_type(value), {"-", value != MEDIA_UNDESCRIBED}};
}

void post_field_set(charte_post *post, enum field field, struct str value,
                    struct post_field_room *room) {
    void *at = (char *)post + post_fields[field].offset;
    charte_str text = {value.size ? value.bytes : "", value.size};
    switch (post_fields[field].type) {
    case POST_FIELD_STRING:
        *(charte_str *)at = text;
        return;
    case POST_FIELD_STRINGS:
        room->item = text;
        *(charte_strs *)at = (charte_strs){&room->item, value.size > 0, true};
        return;
    case POST_FIELD_TRUTH:
        *(enum charte_truth *)at = value.size ? CHARTE_TRUE : CHARTE_FALSE;
        return;
    case POST_FIELD_MEDIA:
        set_media(post, value, &room->medium);
        return;
    case POST_FIELD_NEVER_GIVEN:
        break;
    }
    assert(!"a field that is given");
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a post as they are given to evaluation: one value at a time, by the field's row in
 * field.def. */
#ifndef CHARTE_COMMAND_POST_FIELD_H
#define CHARTE_COMMAND_POST_FIELD_H

#include "compiler/base/str.h"
#include "runtime/charte.h"
#include "runtime/table/field.h"

enum post_field_type {
    POST_FIELD_STRING,
    POST_FIELD_STRINGS,
    POST_FIELD_TRUTH,
    POST_FIELD_MEDIA,
    POST_FIELD_NEVER_GIVEN /* read as a whole or not at all: answers, what stands in media, what no
                              verdict uses */
};

struct post_field {
    const char *object; /* of a record, that it stands in; empty: the record itself */
    const char *key;    /* its name there */
    enum post_field_type type;
    size_t offset; /* in a charte_post */
};

extern const struct post_field post_fields[FIELD_COUNT];

/* What lists and media of one item lie in, as long as the post is used. */
struct post_field_room {
    charte_str item;
    charte_media medium;
};

/* Of a path as verdicts write it, "author.roles"; FIELD_COUNT: no field has it. */
enum field post_field_named(struct str path);

/* Gives the post a value of a field; empty: it is known that there is none. Of a truth any other is
 * true; of a list it is its one item; of media it is a value of closed_value.def, whose medium has
 * a description as far as that is no matter of the value. The post points to the value, and
 * where the field is a list or media to room, which no other needs. The field is of a type that is
 * given. */
void post_field_set(charte_post *post, enum field field, struct str value,
                    struct post_field_room *room);

/* The type of the media that have a value of closed_value.def. */
enum charte_media_type post_field_media_type(int value);

#endif

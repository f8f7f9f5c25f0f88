/* SPDX-License-Identifier: Apache-2.0 */
/* JSON as it is written, without spaces; strings are UTF-8 already. */
#ifndef CHARTE_TABLE_JSON_TEXT_H
#define CHARTE_TABLE_JSON_TEXT_H

#include "compiler/base/buffer.h"
#include "compiler/table/table.h"

struct json {
    struct buffer out;
    unsigned languages; /* bits (1u << language): those that texts are written in */
    bool first;         /* no comma before the next value */
};

struct json json_in(struct arena *arena, unsigned languages);

/* The key of the next value. */
void json_key(struct json *json, const char *name);

void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);

void json_string(struct json *json, struct str s);
void json_number(struct json *json, uint32_t number);
void json_word(struct json *json, const char *literal); /* null, true, false */

/* A key and its value. */
void json_pair(struct json *json, const char *name, struct str s);
void json_pair_or_null(struct json *json, const char *name, const char *s); /* null where empty */
void json_boolean(struct json *json, const char *name, bool is);
void json_text(struct json *json, const char *name, const struct text *text);

#endif

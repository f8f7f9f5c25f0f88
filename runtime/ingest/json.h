/* SPDX-License-Identifier: Apache-2.0 */
/* JSON read with simdjson, behind a C face. A reader belongs to one thread at a time; a value and
 * every string in it are good until its reader parses again or is freed. */
#ifndef CHARTE_INGEST_JSON_H
#define CHARTE_INGEST_JSON_H

#include "runtime/charte.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes that must be readable behind a text that is parsed; what they are does not matter. */
enum { INGEST_PADDING = 64 };

struct ingest_json;

/* Called where there is no memory; must not return. */
typedef void ingest_no_memory(void);

/* Lets simdjson look for what the machine can do, which it does once, with memory the want of which
 * it cannot report: on_failure ends the program instead. Before other threads begin. */
void ingest_json_prepare(ingest_no_memory *on_failure);

/* NULL: no memory. */
struct ingest_json *ingest_json_new(void);
void ingest_json_free(struct ingest_json *json);

struct ingest_value {
    uintptr_t inside[2];
};

enum ingest_kind {
    INGEST_NULL,
    INGEST_BOOLEAN,
    INGEST_NUMBER,
    INGEST_STRING,
    INGEST_ARRAY,
    INGEST_OBJECT
};

enum ingest_json_result {
    INGEST_JSON_OK,
    INGEST_JSON_INVALID,
    INGEST_JSON_NOT_UTF8, /* or half of a surrogate pair */
    INGEST_JSON_DEEP,     /* nested over a thousand deep */
    INGEST_JSON_NUMBER, /* none as JSON writes it, or one that fits neither 64 bits nor a double */
    INGEST_JSON_MEMORY
};

/* Parses one value, size bytes and INGEST_PADDING more that can be read. */
enum ingest_json_result ingest_json_parse(struct ingest_json *json, const char *bytes, size_t size,
                                          struct ingest_value *value);

enum ingest_kind ingest_kind(struct ingest_value value);

/* Of a STRING; of a BOOLEAN; of a NUMBER. */
charte_str ingest_string(struct ingest_value value);
bool ingest_boolean(struct ingest_value value);
double ingest_number(struct ingest_value value);

/* What an ARRAY or OBJECT holds, in its order. */
struct ingest_items {
    bool is_object;
    uintptr_t at[2], end[2];
};

struct ingest_item {
    charte_str key; /* of an object's */
    struct ingest_value value;
};

struct ingest_items ingest_items(struct ingest_value value);

/* The next item; false: there are no more. */
bool ingest_next(struct ingest_items *items, struct ingest_item *item);

/* How many items it holds, told by counting them. */
size_t ingest_count(struct ingest_value value);

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a post record: what they are called, what evaluation reads them to, and which
 * values the closed ones have. Made from field.def, searched.def and closed_value.def. */
#ifndef CHARTE_FIELD_H
#define CHARTE_FIELD_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

/* In the order in which verdicts name those that are missing. */
enum field {
#define FIELD(NAME, group, key, type, member, value, of, form, place, control) FIELD_##NAME,
#include "runtime/table/field.def"
#undef FIELD
    FIELD_COUNT,
    FIELD_LENGTH = FIELD_COUNT, /* of the text, in characters: what evidence may read alone */
    FIELD_INPUT_COUNT
};
_Static_assert(FIELD_INPUT_COUNT <= 32, "a set of fields is a bit each of 32");

/* What field.def says that a field is read to. */
enum field_class {
    FIELD_IS_UNREAD,
    FIELD_IS_BODY,
    FIELD_IS_SEARCHED,
    FIELD_IS_LANGUAGE,
    FIELD_IS_TIME,
    FIELD_IS_PLATFORM,
    FIELD_IS_CLOSED,
    FIELD_IS_TRUTH,
    FIELD_IS_MARKS,
    FIELD_IS_ENTITIES,
    FIELD_IS_MEDIA,
    FIELD_IS_LENGTH
};

/* The fields in which terms are looked for, in one text or in several. The order is that of spans
 * in a verdict. */
enum record_field {
#define SEARCHED(NAME, name) RECORD_##NAME,
#include "runtime/table/searched.def"
#undef SEARCHED
    RECORD_FIELD_COUNT
};

/* What stands in a list of its own and in the text. */
enum entity_kind { ENTITY_ACCOUNT, ENTITY_HASHTAG, ENTITY_LINK, ENTITY_KIND_COUNT };

/* KIND_NONE, KIND_POST … KIND_COUNT behind the last. */
#define VALUE(FIELD, NAME, name) FIELD##_##NAME,
#define CLOSED(FIELD, values)    enum { FIELD##_NONE, values FIELD##_COUNT };
#include "runtime/table/closed_value.def"
#undef VALUE
#undef CLOSED

/* What an evidence says of a field, where it is no value of a closed one: see evidence.def. */
enum { OWN = 0, SAID = 1 };

struct field_row {
    const char *path; /* where it stands in a record: "author.roles" */
    unsigned char class;
    bool several;     /* it holds more than one */
    unsigned char of; /* a record_field, a entity_kind, a table_section_id of names, or the value of
                         a closed field where what is absent is none */
};

extern const struct field_row field_rows[FIELD_INPUT_COUNT];

/* Of a field or of FIELD_LENGTH. Static. */
static inline const struct field_row *field_row(enum field field) {
    assert(field < FIELD_INPUT_COUNT);
    return &field_rows[field];
}

/* As verdicts name what is missing: the path, or of the original the object. Static. */
const char *field_name(enum field field);

/* A value's name in records and writings: "reply"; of a truth "true", of what has no more to say an
 * empty text. The value is one of the closed field's, or 1. Static. */
const char *field_value_name(enum field field, int value);

/* How many values a closed field has. */
unsigned field_value_count(enum field field);

/* The value of a closed field that has a name of so many bytes; 0: none has. */
int field_value(enum field field, const char *name, size_t size);

/* The field that holds a text in which terms are looked for. */
enum field field_searched(enum record_field searched);

/* The field whose list joins what stands in the text. */
enum field field_of_entities(enum entity_kind kind);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/field.h"

#include "runtime/table/table_format.h"

#include <string.h>

#define PATH_POST(key)     #key
#define PATH_AUTHOR(key)   "author." #key
#define PATH_ORIGINAL(key) "original." #key
#define PATH_MEDIUM(key)   "media." #key

#define SEVERAL_STRING  false
#define SEVERAL_UNUSED  false
#define SEVERAL_TRUTH   false
#define SEVERAL_ANSWERS true
#define SEVERAL_STRINGS true
#define SEVERAL_MEDIA   true
#define SEVERAL_ALTS    true

#define OF_UNREAD(NAME, of)   0
#define OF_BODY(NAME, of)     RECORD_##of
#define OF_SEARCHED(NAME, of) RECORD_##of
#define OF_LANGUAGE(NAME, of) 0
#define OF_TIME(NAME, of)     0
#define OF_PLATFORM(NAME, of) 0
#define OF_CLOSED(NAME, of)   NAME##_##of
#define OF_TRUTH(NAME, of)    0
#define OF_MARKS(NAME, of)    TABLE_##of
#define OF_ENTITIES(NAME, of) ENTITY_##of
#define OF_MEDIA(NAME, of)    0

const struct field_row field_rows[FIELD_INPUT_COUNT] = {
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    {PATH_##group(key), FIELD_IS_##value, SEVERAL_##type, OF_##value(NAME, of)},
#include "runtime/table/field.def"
#undef FIELD
    [FIELD_LENGTH] = {PATH_POST(text), FIELD_IS_LENGTH, false, 0},
};

const char *field_name(enum field field) {
    return field == FIELD_ORIGINAL ? "original" : field_row(field)->path;
}

/* The names of a closed field's values, from 1 on, and a NULL behind them; NULL: it is not closed.
 */
#define VALUE(FIELD, NAME, name) #name,
#define CLOSED(FIELD, values)    [FIELD_##FIELD] = (const char *const[]){values NULL},
static const char *const *const closed_names[FIELD_INPUT_COUNT] = {
#include "runtime/table/closed_value.def"
};
#undef VALUE
#undef CLOSED

const char *field_value_name(enum field field, int value) {
    const char *const *names = closed_names[field];
    if (names) return names[value - 1];
    if (field_row(field)->class == FIELD_IS_TRUTH) return "true";
    return field == FIELD_LENGTH ? "longer" : "";
}

unsigned field_value_count(enum field field) {
    const char *const *names = closed_names[field];
    unsigned count = 0;
    while (names[count]) count++;
    return count;
}

int field_value(enum field field, const char *name, size_t size) {
    const char *const *names = closed_names[field];
    for (int i = 0; names[i]; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0) return i + 1;
    return 0;
}

enum field field_searched(enum record_field searched) {
    static const unsigned char fields[RECORD_FIELD_COUNT] = {
#define SEARCHED(NAME, name) FIELD_##NAME,
#include "runtime/table/searched.def"
#undef SEARCHED
    };
    return (enum field)fields[searched];
}

enum field field_of_entities(enum entity_kind kind) {
    static const unsigned char fields[ENTITY_KIND_COUNT] = {
#define LIST_UNREAD(NAME, of)
#define LIST_BODY(NAME, of)
#define LIST_SEARCHED(NAME, of)
#define LIST_LANGUAGE(NAME, of)
#define LIST_TIME(NAME, of)
#define LIST_PLATFORM(NAME, of)
#define LIST_CLOSED(NAME, of)
#define LIST_TRUTH(NAME, of)
#define LIST_MARKS(NAME, of)
#define LIST_MEDIA(NAME, of)
#define LIST_ENTITIES(NAME, of) [ENTITY_##of] = FIELD_##NAME,
#define FIELD(NAME, group, key, type, member, value, of, form, place, control)                     \
    LIST_##value(NAME, of)
#include "runtime/table/field.def"
#undef FIELD
    };
    return (enum field)fields[kind];
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The WebAssembly module's own calls, beside those of charte.h: JavaScript can neither lay out a
 * struct nor pass a function. A desk is one table with all that evaluating posts on it takes: the
 * post being written field by field, the memory of its strings, and the last verdict. The record's
 * fields are told by name and kind, so that charte.mjs knows no number and no layout. Compiled for
 * the module alone. */
#include "runtime/base/limits.h"
#include "runtime/charte.h"
#include "runtime/table/field.h"

#include <stdlib.h>
#include <string.h>

/* A piece of a post's memory: all pieces are given back together. */
struct piece {
    struct piece *next;
    max_align_t bytes[];
};

struct sheet {
    charte_post post;
    charte_str unused; /* of what is known, checked, and of no use to a verdict */
};

typedef struct charte_desk {
    charte_table *table;
    charte_scratch *scratch;
    struct sheet sheet;
    struct piece *pieces; /* of the post */
    charte_error error;
    char *line;
    size_t line_size, line_capacity;
} charte_desk;

/* The kind of a field decides which of the calls below writes it. */
static const struct field_place {
    const char *kind;
    size_t offset;
} fields[] = {
#define PLACE_STRING(member)                                                                       \
    { "string", offsetof(charte_post, member) }
#define PLACE_TRUTH(member)                                                                        \
    { "truth", offsetof(charte_post, member) }
#define PLACE_STRINGS(member)                                                                      \
    { "strings", offsetof(charte_post, member) }
#define PLACE_MEDIA(member)                                                                        \
    { "media", offsetof(charte_post, member) }
#define PLACE_ANSWERS(member)                                                                      \
    { "answers", offsetof(charte_post, member) }
#define PLACE_ALTS(member)                                                                         \
    { "medium", 0 } /* written with the medium that it stands in */
#define PLACE_UNUSED(member)                                                                       \
    { "string", offsetof(struct sheet, unused) }
#define FIELD(NAME, group, key, type, member, value, of, form, place, control) PLACE_##type(member),
#include "runtime/table/field.def"
#undef FIELD
};

/* NULL behind the last. Static. */
CHARTE_API const char *charte_field_path(size_t field) {
    return field < FIELD_COUNT ? field_row((enum field)field)->path : NULL;
}

CHARTE_API const char *charte_field_kind(size_t field) {
    return fields[field].kind;
}

/* The types of media, in the order of their numbers; NULL behind the last. Static. */
CHARTE_API const char *charte_media_type(size_t type) {
    return type <= CHARTE_DOCUMENT ? field_value_name(FIELD_MEDIA, (int)type + 1) : NULL;
}

/* 8-aligned, for a table's bytes; NULL: no memory. */
CHARTE_API void *charte_memory_new(size_t size) {
    return malloc(size ? size : 1);
}

CHARTE_API void charte_memory_free(void *memory) {
    free(memory);
}

/* NULL: no memory. */
CHARTE_API charte_desk *charte_desk_new(void) {
    charte_desk *desk = calloc(1, sizeof *desk);
    if (desk) desk->error.size = sizeof desk->error;
    return desk;
}

/* Opens the table of a new desk; its bytes stay the caller's, until the desk is freed. */
CHARTE_API int charte_desk_open(charte_desk *desk, const void *bytes, size_t size,
                                size_t max_text) {
    int result = charte_table_open(bytes, size, NULL, &desk->table, &desk->error);
    if (result != CHARTE_OK) return result;
    return charte_scratch_new(desk->table, max_text, NULL, &desk->scratch, &desk->error);
}

static void drop_pieces(charte_desk *desk) {
    for (struct piece *next; desk->pieces; desk->pieces = next) {
        next = desk->pieces->next;
        free(desk->pieces);
    }
}

CHARTE_API void charte_desk_free(charte_desk *desk) {
    if (!desk) return;
    charte_scratch_free(desk->scratch);
    charte_table_close(desk->table);
    drop_pieces(desk);
    free(desk->line);
    free(desk);
}

CHARTE_API const charte_table *charte_desk_table(const charte_desk *desk) {
    return desk->table;
}

/* Of the last call that failed, NUL-terminated. */
CHARTE_API const char *charte_desk_message(const charte_desk *desk) {
    return desk->error.message;
}

/* Begins a post of which nothing is known. */
CHARTE_API void charte_desk_clear(charte_desk *desk) {
    desk->sheet = (struct sheet){.post.size = sizeof desk->sheet.post};
    drop_pieces(desk);
}

/* Memory for a string or a list of the post; NULL: none. */
CHARTE_API void *charte_desk_take(charte_desk *desk, size_t size) {
    struct piece *piece = size < SIZE_MAX - sizeof *piece ? malloc(sizeof *piece + size) : NULL;
    if (!piece) return NULL;
    piece->next = desk->pieces;
    desk->pieces = piece;
    return piece->bytes;
}

static void *place_of(charte_desk *desk, size_t field) {
    return (char *)&desk->sheet + fields[field].offset;
}

CHARTE_API void charte_desk_string(charte_desk *desk, size_t field, const char *bytes,
                                   size_t length) {
    *(charte_str *)place_of(desk, field) = (charte_str){bytes, length};
}

CHARTE_API void charte_desk_truth(charte_desk *desk, size_t field, bool value) {
    *(enum charte_truth *)place_of(desk, field) = value ? CHARTE_TRUE : CHARTE_FALSE;
}

/* Lists: first room for count items, then each of them. False: no memory. */

static void *take_items(charte_desk *desk, size_t count, size_t size) {
    if (count > LIMIT_RECORDS) return NULL;
    return charte_desk_take(desk, count * size);
}

CHARTE_API bool charte_desk_strings(charte_desk *desk, size_t field, size_t count) {
    charte_str *items = take_items(desk, count, sizeof *items);
    if (items) *(charte_strs *)place_of(desk, field) = (charte_strs){items, 0, true};
    return items;
}

CHARTE_API void charte_desk_add_string(charte_desk *desk, size_t field, const char *bytes,
                                       size_t length) {
    charte_strs *list = place_of(desk, field);
    ((charte_str *)list->items)[list->count++] = (charte_str){bytes, length};
}

CHARTE_API bool charte_desk_media(charte_desk *desk, size_t count) {
    charte_media *items = take_items(desk, count, sizeof *items);
    desk->sheet.post.media = items;
    desk->sheet.post.media_known = items;
    return items;
}

/* The type is one of charte_media_type. A NULL alt is unknown. */
CHARTE_API void charte_desk_add_medium(charte_desk *desk, int type, const char *alt,
                                       size_t alt_length) {
    charte_post *post = &desk->sheet.post;
    ((charte_media *)post->media)[post->media_count++] =
        (charte_media){(enum charte_media_type)type, {alt, alt_length}};
}

CHARTE_API bool charte_desk_answers(charte_desk *desk, size_t count) {
    charte_answer *items = take_items(desk, count, sizeof *items);
    desk->sheet.post.answers = items;
    return items;
}

CHARTE_API void charte_desk_add_answer(charte_desk *desk, const char *fact, size_t length,
                                       bool value) {
    charte_post *post = &desk->sheet.post;
    ((charte_answer *)post->answers)[post->answer_count++] = (charte_answer){{fact, length}, value};
}

/* The verdict */

static int append(void *context, const char *bytes, size_t size) {
    charte_desk *desk = context;
    size_t wanted = desk->line_size + size;
    if (wanted > desk->line_capacity) {
        char *moved = realloc(desk->line, 2 * wanted);
        if (!moved) return CHARTE_ERROR_MEMORY;
        desk->line = moved;
        desk->line_capacity = 2 * wanted;
    }
    memcpy(desk->line + desk->line_size, bytes, size);
    desk->line_size = wanted;
    return CHARTE_OK;
}

/* Evaluates the post and writes the verdict as a line. The language may be NULL. */
CHARTE_API int charte_desk_evaluate(charte_desk *desk, bool absent_is_none, bool author, bool quote,
                                    const char *language, size_t length) {
    const charte_verdict *verdict;
    charte_format format = {.size = sizeof format,
                            .reader = author ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS,
                            .language = {language, length},
                            .quote = quote};
    desk->sheet.post.absent_is_none = absent_is_none;
    desk->line_size = 0;
    int result = charte_evaluate(desk->scratch, &desk->sheet.post, &verdict, &desk->error);
    if (result != CHARTE_OK) return result;
    result = charte_verdict_write(verdict, &format, append, desk);
    if (result == CHARTE_ERROR_MEMORY) strcpy(desk->error.message, "no memory for the verdict");
    return result;
}

/* The verdict's line, good until the next evaluation. */
CHARTE_API const char *charte_desk_line(const charte_desk *desk) {
    return desk->line;
}

CHARTE_API size_t charte_desk_line_size(const charte_desk *desk) {
    return desk->line_size;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A post as evaluation sees it: every field checked once and read to a number or a truth, absent
 * fields as unknown or, where the caller says so, as none. */
#ifndef CHARTE_RECORD_H
#define CHARTE_RECORD_H

#include "runtime/base/truth.h"
#include "runtime/post/names.h"
#include "runtime/table/field.h"
#include "runtime/text/civil.h"

/* Of a platform or a closed field. */
enum { RECORD_UNKNOWN = -1, RECORD_NONE = 0 };

/* Identifiers of the table that a post names: a mark for each record of a section. */
struct record_marks {
    unsigned char *marks;
    uint32_t count;
    bool known;
    bool any; /* some may be set */
};

struct record {
    charte_post post;                      /* the caller's, shallow */
    charte_str fields[RECORD_FIELD_COUNT]; /* no bytes: unknown, or some of several; of several the
                                              texts themselves: record_texts */
    unsigned known;                        /* those that are known, a bit each */
    unsigned said;                         /* those in which there is something, likewise */
    charte_str lang;
    int64_t characters; /* of the text, as people count them; -1 until somebody asks */
    int64_t platform;   /* RECORD_UNKNOWN, RECORD_NONE or one more than the index in PLATFORMS */
    bool dated;         /* created_at is known and not none */
    bool undated;       /* created_at is given as none; what is left out never is */
    struct civil created;
    int closed[FIELD_COUNT];        /* RECORD_UNKNOWN, RECORD_NONE or a value of closed_value.def */
    enum truth truths[FIELD_COUNT]; /* of the fields that are truths */
    enum truth media[MEDIA_COUNT];  /* whether there is one, by the value */
    struct record_marks marks[FIELD_COUNT]; /* of the fields that hold identifiers */
};

struct record_names {
    struct names facts, roles, platforms, labels;
};

/* The texts of a field, which has one or several. */
struct record_texts {
    const void *first;
    size_t count, stride;
};

struct record_texts record_texts(const struct record *record, enum record_field field);

/* One of them, from 0; no bytes: it is not known. */
static inline charte_str record_text(const struct record_texts *texts, size_t number) {
    const char *at = (const char *)texts->first + number * texts->stride;
    return *(const charte_str *)(const void *)at;
}

/* Whether a field may hold several. */
static inline bool record_holds_several(enum record_field field) {
    return field_row(field_searched(field))->several;
}

/* Reads a post, all but whether its text is UTF-8. The marks' memory is set; max_text bounds each
 * field that is searched, the texts of one together. Returns CHARTE_OK, or CHARTE_ERROR_ARGUMENT,
 * _TEXT, _LIMIT or _VALUE with *error filled. */
int record_read(struct record *record, const charte_post *post, const struct record_names *names,
                size_t max_text, charte_error *error);

/* Whether the text is UTF-8: searching it tells too. CHARTE_OK or CHARTE_ERROR_TEXT. */
int record_check_text(const struct record *record, charte_error *error);

/* "text", "warning", "media.alt" …; static. */
const char *record_field_name(enum record_field field);

#endif

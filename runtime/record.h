/* A post as evaluation sees it: every field checked once and read to a number or a truth, absent
 * fields as unknown or, where the caller says so, as none. */
#ifndef CHARTE_RECORD_H
#define CHARTE_RECORD_H

#include "runtime/civil.h"
#include "runtime/names.h"
#include "runtime/truth.h"

/* The fields in which terms are looked for. The order is that of spans in a verdict. */
enum record_field {
    RECORD_TEXT,
    RECORD_ORIGINAL,
    RECORD_PROFILE,
    RECORD_NAME,
    RECORD_HANDLE,
    RECORD_FIELD_COUNT
};

enum { RECORD_UNKNOWN = -1, RECORD_NONE = 0 };

enum record_account { ACCOUNT_PERSONAL = 1, ACCOUNT_OFFICIAL };
enum record_audience {
    AUDIENCE_PUBLIC = 1,
    AUDIENCE_RESTRICTED,
    AUDIENCE_INTERNAL,
    AUDIENCE_PRIVATE
};
enum record_kind { KIND_POST = 1, KIND_REPLY, KIND_SHARE, KIND_QUOTE, KIND_EDIT, KIND_REACTION };

/* Identifiers of the table that a post names: a mark for each record of a section. */
struct record_marks {
    unsigned char *marks;
    uint32_t count;
    bool known;
    bool any; /* some may be set */
};

struct record {
    charte_post post;                      /* the caller's, shallow */
    charte_str fields[RECORD_FIELD_COUNT]; /* no bytes: unknown */
    charte_str lang;
    int64_t characters;          /* of the text, as people count them; -1 until somebody asks */
    int kind, account, audience; /* RECORD_UNKNOWN, RECORD_NONE or a value above */
    int64_t platform;            /* the same; one more than the index in PLATFORMS */
    bool dated;                  /* created_at is known and not none */
    bool undated;                /* created_at is given as none; what is left out never is */
    struct civil created;
    enum truth draft, bot, place, sponsored;
    enum truth photo, video, audio, document, undescribed;
    struct record_marks roles, approvals, labels;
};

struct record_names {
    struct names facts, roles, platforms, labels;
};

/* Reads a post, all but whether its text is UTF-8. The marks' memory is set; max_text bounds each
 * field that is searched. Returns CHARTE_OK, or CHARTE_ERROR_ARGUMENT, _TEXT, _LIMIT or _VALUE with
 * *error filled. */
int record_read(struct record *record, const charte_post *post, const struct record_names *names,
                size_t max_text, charte_error *error);

/* Whether the text is UTF-8: searching it tells too. CHARTE_OK or CHARTE_ERROR_TEXT. */
int record_check_text(const struct record *record, charte_error *error);

/* "text", "original", "profile", "name", "handle"; static. */
const char *record_field_name(enum record_field field);

#endif

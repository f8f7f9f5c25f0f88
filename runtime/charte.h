/* charte: evaluates a rule table on posts.
 * SPDX-License-Identifier: Apache-2.0
 *
 * C11, no dependency but the C library, no global state. A table is immutable and may be used by
 * any number of threads at once; a scratch belongs to one thread at a time; a verdict lies in the
 * scratch it was made in and is good until that scratch is used again or freed. Evaluating
 * allocates nothing. Strings are ranges of bytes, UTF-8, never NUL-terminated. Structs that a
 * caller fills begin with their size (`.size = sizeof x`) and are otherwise zero where nothing is
 * to be said. */
#ifndef CHARTE_H
#define CHARTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CHARTE_API __attribute__((visibility("default")))
#else
#define CHARTE_API
#endif

/* Of the compiler and the runtime alike, MAJOR.MINOR.PATCH; nothing else in the tree says it. */
#define CHARTE_VERSION "0.1.0"

typedef struct charte_table charte_table;
typedef struct charte_scratch charte_scratch;
typedef struct charte_verdict charte_verdict;

/* What a call came to. 0 is success. */
enum charte_result {
    CHARTE_OK = 0,
    CHARTE_ERROR_MEMORY,      /* the allocator had none */
    CHARTE_ERROR_ARGUMENT,    /* a NULL, a struct of unknown size */
    CHARTE_ERROR_TABLE,       /* the bytes are no table, or a damaged one */
    CHARTE_ERROR_UNSUPPORTED, /* a table of a newer format, or one that needs an unknown section */
    CHARTE_ERROR_TEXT,        /* a field is not UTF-8 */
    CHARTE_ERROR_LIMIT,       /* a text is longer than the scratch was made for */
    CHARTE_ERROR_VALUE,       /* a closed field has a value that the table does not know */
};

/* Filled, where given, by a call that fails; message is English, NUL-terminated, for a log. */
typedef struct charte_error {
    size_t size;
    int result;
    size_t offset; /* CHARTE_ERROR_TABLE: in the file; CHARTE_ERROR_TEXT: in the field */
    char message[240];
} charte_error;

typedef struct charte_str {
    const char
        *bytes; /* NULL: absent, so unknown; an empty string with a pointer: known to be none */
    size_t length;
} charte_str;

typedef struct charte_strs {
    const charte_str *items;
    size_t count;
    bool known; /* false: absent, so unknown */
} charte_strs;

/* Three-valued: a record field that is absent is unknown. */
enum charte_truth { CHARTE_UNKNOWN = 0, CHARTE_FALSE = 1, CHARTE_TRUE = 2 };

enum charte_media_type { CHARTE_PHOTO, CHARTE_VIDEO, CHARTE_AUDIO, CHARTE_DOCUMENT };

typedef struct charte_media {
    enum charte_media_type type;
    charte_str alt; /* absent: unknown; empty: none */
} charte_media;

typedef struct charte_answer {
    charte_str fact; /* its identifier */
    bool value;
} charte_answer;

/* A post record, charte.post/1. Only text is needed. */
typedef struct charte_post {
    size_t size;
    charte_str id; /* echoed in the verdict */
    charte_str text;
    charte_str lang;       /* BCP 47 */
    charte_str created_at; /* RFC 3339 with offset */
    charte_str kind;       /* "post", "reply", "share", "quote", "edit", "reaction" */
    charte_str platform;
    charte_str account;  /* "personal", "official" */
    charte_str audience; /* "public", "restricted", "internal", "private" */
    charte_str author_id, author_name, author_handle, author_profile;
    charte_strs author_roles;
    enum charte_truth author_bot, draft, location, sponsored;
    charte_strs mentions, hashtags, links; /* joined with those in the text: never unknown */
    const charte_media *media;
    size_t media_count;
    bool media_known;
    charte_str original; /* the text replied to, shared or quoted; empty: there is none */
    charte_strs labels, approvals;
    const charte_answer *answers;
    size_t answer_count;
    bool absent_is_none; /* fields that are absent are read as known to be none */
    /* A struct whose size ends here is known too: it says nothing of what follows. */
    charte_str warning;       /* the content warning above it */
    charte_strs poll, titles; /* the options of its poll; titles of its links' previews */
} charte_post;

/* Memory for tables and scratches. A NULL function stands for the C library's. */
typedef struct charte_allocator {
    size_t size;
    void *(*allocate)(void *context, size_t size);
    void (*release)(void *context, void *memory);
    void *context;
} charte_allocator;

/* Opens a table in place: bytes must stay, unchanged and 8-aligned, until charte_table_close.
 * Everything in them is verified here, so any bytes are safe to give. Any thread.
 * CHARTE_ERROR_TABLE, _UNSUPPORTED, _MEMORY, or _ARGUMENT: a NULL, bytes that are not aligned. */
CHARTE_API int charte_table_open(const void *bytes, size_t size, const charte_allocator *allocator,
                                 charte_table **table, charte_error *error);

/* Closes a table no scratch uses any more. NULL is nothing. */
CHARTE_API void charte_table_close(charte_table *table);

/* "sha256:…", NUL-terminated, the table's. Any thread. */
CHARTE_API const char *charte_table_digest(const charte_table *table);

/* What a table says, for people. Every string lies in the table and is empty where the charter has
 * none; a text is in the language asked for ("fr"), else in the one that prevails, else in the
 * first that has it. Each struct begins with its size, set by the caller. CHARTE_ERROR_ARGUMENT:
 * there is no such record. Any thread. */

enum { CHARTE_LANGUAGES = 16 };

/* What deciding a rule takes. */
enum charte_rule_kind {
    CHARTE_RULE_BY_TEXT,   /* what the post says */
    CHARTE_RULE_BY_RECORD, /* and what the record says of it: platform, author, date … */
    CHARTE_RULE_BY_SIGN,   /* a machine sees at most a sign: a person must judge */
    CHARTE_RULE_BY_WORD,   /* only a person can say what the rule is about */
    CHARTE_RULE_KINDS
};

typedef struct charte_description {
    size_t size;
    charte_str title, organisation, version, contact, applies;
    charte_str unicode;  /* the version of Unicode that texts are read by: "15.0.0" */
    charte_str compiler; /* its version */
    unsigned format_major, format_minor;
    uint32_t in_force; /* YYYYMMDD, or 0 */
    bool controls_drafts, controls_official;
    charte_str languages[CHARTE_LANGUAGES]; /* the first language_count of them */
    size_t language_count;
    charte_str prevails; /* empty: all languages are authentic */
    size_t roles, platforms, labels, articles;
    size_t facts, questions;
    size_t rules, on_trial, rules_by_kind[CHARTE_RULE_KINDS];
    size_t lists, confidential_lists, terms, confidential_terms;
    size_t conditions;    /* nodes of all conditions */
    size_t term_words;    /* the most words of a term */
    size_t readings;      /* the most words of terms that one word of a text may stand for */
    size_t open_phrases;  /* the most phrases begun at one place of a text */
    size_t pattern_steps; /* the most steps that patterns begun at one byte of a text take */
    /* What evaluating a post takes at most, in steps: a place of the table looked at, or a few
     * bytes of the post. All of it together is post_steps, and: */
    size_t word_steps;      /* for each word of its texts; a hashtag is one more */
    size_t byte_steps;      /* for each byte of its texts, those in patterns too */
    size_t hit_steps;       /* for each occurrence of a term; there are no more than twice the bytes
                               of the longest text that the scratch is made for, and 1024 */
    size_t hit_readings;    /* of which each is gone over for so many lists and conditions */
    size_t name_steps;      /* for each account, hashtag and link */
    size_t name_byte_steps; /* for each byte of one */
    size_t post_steps;      /* whatever it holds: conditions, facts, rules and lists, once each */
} charte_description;

/* The most bytes that a verdict of the table takes in any language, for any reader: without the
 * post's own id, and without quotes. Takes time linear in the table. CHARTE_ERROR_MEMORY: there is
 * none to count in. Any thread. */
CHARTE_API int charte_table_verdict_bytes(const charte_table *table, uint64_t *bytes);

typedef struct charte_rule {
    size_t size;
    charte_str id, article, article_title, sentence;
    charte_str reason, legal_basis, advice, contact;
    charte_str role;      /* the title of the role whose approval it takes */
    const char *modality; /* "forbid" … "protect" */
    int level;            /* the rank of what it means when live */
    bool on_trial;
} charte_rule;

typedef struct charte_fact {
    size_t size;
    charte_str id, label, sentence, question;
    bool asks, has_default, default_value;
} charte_fact;

typedef struct charte_list {
    size_t size;
    charte_str id, title;
    bool confidential;
} charte_list;

typedef struct charte_section {
    size_t size;
    const char *name;
    size_t bytes, records;
} charte_section;

CHARTE_API int charte_table_describe(const charte_table *table, charte_str language,
                                     charte_description *description);
CHARTE_API int charte_table_rule(const charte_table *table, size_t rule, charte_str language,
                                 charte_rule *description);
CHARTE_API int charte_table_fact(const charte_table *table, size_t fact, charte_str language,
                                 charte_fact *description);
CHARTE_API int charte_table_list(const charte_table *table, size_t list, charte_str language,
                                 charte_list *description);
CHARTE_API int charte_table_section(const charte_table *table, size_t section,
                                    charte_section *description);

/* Makes the work space for one thread, for texts of up to max_text bytes a field (0: 1 MiB), those
 * of a list together. It keeps a pointer to the table. Any thread. CHARTE_ERROR_MEMORY or
 * _ARGUMENT. */
CHARTE_API int charte_scratch_new(const charte_table *table, size_t max_text,
                                  const charte_allocator *allocator, charte_scratch **scratch,
                                  charte_error *error);
/* Frees it, and the verdict in it. NULL is nothing. */
CHARTE_API void charte_scratch_free(charte_scratch *scratch);

/* Evaluates a post. The verdict lies in the scratch and points into the post. Allocates nothing.
 * CHARTE_ERROR_TEXT, _LIMIT, _VALUE or _ARGUMENT, and then *verdict is NULL: the next post may be
 * evaluated all the same. The thread that has the scratch. */
CHARTE_API int charte_evaluate(charte_scratch *scratch, const charte_post *post,
                               const charte_verdict **verdict, charte_error *error);

/* For whom a verdict is told: tools learn nothing of protected rights. */
enum charte_reader { CHARTE_FOR_TOOLS = 0, CHARTE_FOR_AUTHOR = 1 };

/* The level's rank (0 allowed … 7 forbidden), or -1: the record is not checked. */
CHARTE_API int charte_verdict_rank(const charte_verdict *verdict, enum charte_reader reader);

/* Why the record was not checked: "outside_scope", what the charter does not check;
 * "scope_unknown", the record does not say whether it does (draft, account); "before_entry",
 * written before the charter came into force. NULL: it was checked. Static; any thread. */
CHARTE_API const char *charte_verdict_reason(const charte_verdict *verdict);

/* The part a rule has in a verdict, as a reader is told. Tools are told nothing of a rule that
 * rests on a protected right, and the author's part only where it is asked for. Ranks are those of
 * charte_level_name. */
typedef struct charte_rule_part {
    size_t size;
    bool live;   /* it applies and no live rule overrides it */
    int level;   /* the rank of what it brings; a duty that is met brings 0 */
    int pending; /* the rank of what it could still bring; 0: it is not pending */
    bool on_trial;
} charte_rule_part;

/* Fills the part of the rule at a place of the charter, from 0. CHARTE_ERROR_ARGUMENT where the
 * charter has no such rule or the record was not checked. */
CHARTE_API int charte_verdict_rule(const charte_verdict *verdict, enum charte_reader reader,
                                   size_t rule, charte_rule_part *part);

/* "forbidden" … "allowed", of a rank; "not_checked" of -1. Static. */
CHARTE_API const char *charte_level_name(int rank);

typedef struct charte_format {
    size_t size;
    enum charte_reader reader;
    charte_str
        language; /* of messages and questions: "fr"; absent: the one that prevails, or the first */
    bool quote;   /* add the matched text to each span */
} charte_format;

/* Receives bytes in order; returns 0, or another number to stop the writing. */
typedef int charte_write(void *context, const char *bytes, size_t size);

/* Writes the verdict as one line of JSON (charte.verdict/2), without a line end. Returns CHARTE_OK
 * or what write returned. */
CHARTE_API int charte_verdict_write(const charte_verdict *verdict, const charte_format *format,
                                    charte_write *write, void *context);

#ifdef __cplusplus
}
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* Inclusive forms behind words, and what a word that has one is looked up as (TEXT_NOTES.md). */
#ifndef CHARTE_FORMS_H
#define CHARTE_FORMS_H

#include "runtime/text/classes.h"
#include "runtime/text/fold.h"

struct form {
    uint32_t
        stem_end; /* where the word's stem ends: the word's own end, or before its last letter */
    uint32_t end;
};

/* What a byte behind a word tells of a form there: one bit, so that several can be asked about at
 * once. */
enum forms_sign {
    FORMS_OPEN = 1,      /* a form by itself */
    FORMS_SIGN = 2,      /* one with an ending behind it */
    FORMS_WIDE = 4,      /* the first byte of such a sign */
    FORMS_APOSTROPHE = 8 /* no form, but a word may go on behind it */
};
extern const unsigned char forms_signs[256];

/* The bytes that endings of forms begin with, and the second one of the sign `/-`. */
extern const bool forms_begins[256];

/* Whether a form may stand behind a word that ends at a place, by a look at two bytes: most words
 * have none. The byte behind the view is zero. */
static inline bool forms_may_follow(const struct fold_view *view, uint32_t end) {
    const unsigned char *bytes = (const unsigned char *)view->bytes + end;
    unsigned char sign = forms_signs[bytes[0]];
    bool is_turned = bytes[-1] == 0x99 || bytes[-1] == 0x9C; /* of U+0259 and U+025C the last */
    bool is_letter = bytes[1] < 0x80 && classes_ascii[bytes[1]] & CLASS_WORD;
    if (!(sign & (FORMS_OPEN | FORMS_SIGN | FORMS_WIDE))) return is_turned;
    if (sign == FORMS_WIDE || (sign == FORMS_OPEN && !is_letter)) return true;
    return forms_begins[bytes[1]] || is_turned;
}

/* The form behind the word at begin to end of a view of a text; false where there is none. The word
 * has no digit at its end, and is no character that is a word by itself. In a term one behind a
 * full stop, a dash or a slash counts only with a second such sign: «Groupe-E» and «amazon.es» are
 * names. */
bool forms_find(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end,
                bool in_term, struct form *form);

/* The same inside a hashtag, where U+00B7 alone is a sign. */
bool forms_find_tagged(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end,
                       struct form *form);

/* Where the capital of «MitarbeiterInnen» or «MitarbeiterIn» stands in the word; 0: it has none. */
uint32_t forms_inner(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end);

/* A word with its form: where it begins, its stem ends and the whole ends. Where the form is an
 * inner capital, the stem ends there. */
struct formed {
    uint32_t begin, stem_end, end;
    bool inner;
};

/* The next spelling, from *number 0 on, that a word is looked up as besides its stem: all of it as
 * it stands, and what the form says (where that is an inner capital, besides itself), in out, which
 * has so much room. Its size; 0: no more.
 */
uint32_t forms_spelling(const struct fold_view *view, struct formed word, unsigned *number,
                        char *out, uint32_t room);

#endif

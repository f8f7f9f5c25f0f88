/* SPDX-License-Identifier: Apache-2.0 */
/* A sentence as its author wrote it: where something is quoted in it, and where its list's dashes
 * stand. No allocation, no state. */
#ifndef CHARTE_BASE_SENTENCE_H
#define CHARTE_BASE_SENTENCE_H

#include "compiler/base/str.h"

#include <stdint.h>

enum sentence_kind { SENTENCE_PLAIN, SENTENCE_QUOTED, SENTENCE_DASH };

/* What stands at one place: a character; something quoted, with its quotes, which `inside` leaves
 * out (to the sentence's end where they do not close; quotes of one kind nest); or the dash of a
 * list with the blank behind it, after a colon or a semicolon and a blank. */
struct sentence_part {
    enum sentence_kind kind;
    size_t size; /* bytes */
    struct str inside;
};
struct sentence_part sentence_part_at(struct str sentence, size_t at);

/* The bytes of white space at `at`, 0 for none: a blank, a line's end, a no-break space, narrow or
 * not. */
size_t sentence_space_at(struct str sentence, size_t at);

/* An identifier that stands at a place, no part of a longer word; else an empty one. */
struct str sentence_identifier_at(struct str sentence, size_t at);

/* The date that stands at a place, 01.03.2027 or 2027-03-01, as 20270301; 0 where none does. Its
 * size is ten bytes. */
uint32_t sentence_date_at(struct str sentence, size_t at);

#endif

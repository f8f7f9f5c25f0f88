/* SPDX-License-Identifier: Apache-2.0 */
/* Civil time: what a calendar and a clock on the wall say. Dates are YYYYMMDD, times are minutes
 * since midnight. No time zone is ever computed: a record's own offset is taken as its place. */
#ifndef CHARTE_CIVIL_H
#define CHARTE_CIVIL_H

#include "runtime/charte.h"

struct civil {
    uint32_t date;
    uint32_t minutes;
};

/* Whether the calendar has the date YYYYMMDD. */
bool civil_date_exists(uint32_t date);

/* Reads an RFC 3339 date-time with offset; seconds are dropped. False, and *civil untouched, for
 * anything else. */
bool civil_read(charte_str text, struct civil *civil);

/* Before, at or after: negative, zero or positive. */
int civil_compare(struct civil a, struct civil b);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* How wide characters are on a terminal: marks take no column, East Asian signs and pictures two.
 */
#ifndef CHARTE_BASE_COLUMNS_H
#define CHARTE_BASE_COLUMNS_H

#include "compiler/base/str.h"

/* The columns of the character at *at of valid UTF-8; *at moves behind it. */
unsigned character_columns(struct str text, size_t *at);

#endif

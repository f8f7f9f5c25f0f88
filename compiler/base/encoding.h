/* SPDX-License-Identifier: Apache-2.0 */
/* In which way letters are written as bytes, where it is not UTF-8. */
#ifndef CHARTE_BASE_ENCODING_H
#define CHARTE_BASE_ENCODING_H

#include "compiler/base/str.h"

/* "UTF-16" or "UTF-32", with a byte order mark or without, where a text is written so; else NULL.
 * The first bytes are enough. Static. */
const char *encoding_wide(struct str bytes);

/* "Windows-1252" or "Latin-1 (Windows-1252)", where the bytes of a text that are no UTF-8 are
 * letters and signs of Western languages in it; else NULL. Static. */
const char *encoding_narrow(struct str bytes);

#endif

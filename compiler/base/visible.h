/* SPDX-License-Identifier: Apache-2.0 */
/* Which characters of a text from outside must not reach a terminal as they are: controls, what
 * turns the direction of writing, and bytes that are no characters. */
#ifndef CHARTE_BASE_VISIBLE_H
#define CHARTE_BASE_VISIBLE_H

#include "compiler/base/str.h"
#include <stdint.h>

/* The length of the character that begins at `at` where it is one of them, else 0. */
size_t hidden_at(struct str text, size_t at);

/* How many bytes from `at` on may reach a terminal as they are. */
size_t visible_from(struct str text, size_t at);

#endif

/* Which characters of a text from outside must not reach a terminal as they are: controls, and what
 * turns the direction of writing. */
#ifndef CHARTE_BASE_VISIBLE_H
#define CHARTE_BASE_VISIBLE_H

#include "compiler/base/str.h"

/* The length of the character at `at` where it is one of them, else 0. */
size_t hidden_at(struct str text, size_t at);

#endif

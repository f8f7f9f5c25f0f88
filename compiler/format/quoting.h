/* SPDX-License-Identifier: Apache-2.0 */
/* Quoted texts as a language writes them. */
#ifndef CHARTE_FORMAT_QUOTING_H
#define CHARTE_FORMAT_QUOTING_H

#include "compiler/format/phrasing.h"

/* A text between the quotes of the language, or, where those in it would be mistaken for its end,
 * between those that it was written in. What has several lines stands on lines of its own, indented
 * two more than the sentence. `written` is the text with its quotes in the source. */
struct str quote(struct arena *arena, const struct manner *manner, struct str text,
                 struct str written, unsigned indent);

#endif

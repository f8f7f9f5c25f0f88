/* SPDX-License-Identifier: Apache-2.0 */
/* The canonical writing of a charter: the first phrase of each word, commas and quotes as the
 * language has them, the same indentation everywhere, lines of about a hundred characters, comments
 * kept. It says what was said: format_holds is the proof. */
#ifndef CHARTE_FORMAT_FORMAT_H
#define CHARTE_FORMAT_FORMAT_H

#include "compiler/front/source.h"

/* The canonical writing of a charter that was parsed without an error, in the phrases of a
 * language; where that is not its own, each text that must be translated bears its mark (marks.h).
 */
struct str format_translated(struct arena *arena, struct source *source, enum language language);

/* Whether a writing, which has been parsed without an error, says word for word what the source
 * says, with its comments. */
bool format_holds(struct arena *arena, struct source *source, struct source *writing);

/* How many texts of a source, which has been parsed, bear the mark of a text to translate; *first
 * is the place of the first. */
size_t format_marked(struct arena *arena, struct source *source, struct span *first);

#endif

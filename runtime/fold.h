/* The view of a text: one spelling of it, with a map back (text.md, "View"). Full case folding,
 * canonical composition, compatibility forms replaced, format characters dropped, marks kept. */
#ifndef CHARTE_FOLD_H
#define CHARTE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A view of n bytes of text needs at most FOLD_GROWTH * n bytes and as many map places; the
 * generator of the Unicode data checks that this is true of every character. */
#define FOLD_GROWTH 12 /* placeholder: the generator's figure */

struct fold_view {
    char *bytes;     /* UTF-8 */
    uint32_t *begin; /* for each byte: where the character(s) it comes from begin in the text */
    uint32_t *end;   /* … and end, half-open */
    size_t size;
};

#endif

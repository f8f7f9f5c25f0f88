/* SPDX-License-Identifier: Apache-2.0 */
/* The spellings in which a word, or a name of a list, is found: TEXT_NOTES.md, "Terms". */
#ifndef CHARTE_SPELLINGS_H
#define CHARTE_SPELLINGS_H

#include "runtime/text/fold.h"

enum { SPELLINGS_MOST = 11 };

struct spellings {
    struct spellings_one {
        char *bytes;
        uint32_t size;
    } items[SPELLINGS_MOST]; /* each once, the word itself first */
    uint32_t count;
    char *rest; /* of the room: behind the last */
};

/* How many bytes the spellings of a word of so many take at most. */
size_t spellings_room(size_t size);

/* The spellings of a word in the view's spelling, in that room. The view is what they are made
 * with: one that words of its size fit in. */
struct spellings spellings_of(const char *word, uint32_t size, char *room, struct fold_view *view);

/* Whether it can have more than one, told by its bytes alone: most have not. */
bool spellings_are_several(const char *word, uint32_t size);

/* Whether it can, its spaces or what stands around it taken out. */
bool spellings_may_be_several(const char *word, uint32_t size);

/* The word without the marks that it may lack, behind out; its size. */
uint32_t spellings_plain(const char *word, uint32_t size, char *out, struct fold_view *view);

#endif

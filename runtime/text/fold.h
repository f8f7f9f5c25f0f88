/* SPDX-License-Identifier: Apache-2.0 */
/* One spelling for text, with a map back to its bytes. Unicode's data is built in; its version is
 * fold_unicode_version.
 *
 * The view (FOLD_VIEW) is Unicode's NFKC_Casefold: full case folding, compatibility forms
 * replaced, default-ignorable characters (zero-width, soft hyphen, bidi controls, U+034F, variation
 * selectors, tags) dropped, canonical composition. It differs in five things:
 *   - all kinds of apostrophe (' ` U+00B4 U+02BB U+02BC U+2018 U+2019 U+201B U+2032) are U+0027;
 *   - a compatibility form with a space in it (U+00A8 is one: space and U+0308) stays as it is, but
 *     for those that are spaces;
 *   - the signs TM and SM (U+2122, U+2120) stay: they are no letters of the word before;
 *   - marks that draw a line through, below or above a letter or digit are dropped;
 *   - the digit, `#` or `*` of a keycap (U+20E3 behind it) is a space.
 * So U+0130 (dotted capital I) is i and U+0307, U+0131 (dotless i) stays, a final sigma is a sigma,
 * sharp s is ss, the ligature fi is two letters that both map to the whole ligature.
 *
 * Every spelling is idempotent, takes linear time for any input, and allocates nothing: the caller
 * gives the room (fold_room, fold_view_in). */
#ifndef CHARTE_FOLD_H
#define CHARTE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fold_spelling {
    FOLD_VIEW,  /* as above; marks are kept */
    FOLD_PLAIN, /* the view without marks that a term may lack: how the dialects compare words */
    FOLD_NFC,   /* canonical composition alone */
    FOLD_EXACT, /* NFC, default-ignorable characters dropped, apostrophes one: case, accents and
                   compatibility forms count */
};

/* A view has at most so many times the bytes of its text (U+3316 has six times). The generator of
 * the data proves it. */
enum { FOLD_GROWTH = 6 };

/* The longest text that can be folded: offsets are 32-bit. */
#define FOLD_LIMIT ((size_t)64 << 20)

/* So many zero bytes stand behind a view, for those who read several at once. */
enum { FOLD_TAIL = 64 };

/* Where the view is not its text byte for byte (but for letters changed in place): the view's bytes
 * view_begin to view_end stand for the text's begin to end as a whole. An empty one: dropped. */
struct fold_piece {
    uint32_t view_begin, view_end;
    uint32_t begin, end;
};

struct fold_view {
    char *bytes; /* UTF-8; FOLD_TAIL zero bytes stand behind the end */
    size_t size;
    struct fold_piece *pieces; /* in order */
    size_t piece_count;
    bool may_mix;   /* an `I` may stand behind a small letter of the text */
    uint32_t *work; /* while folding */
    size_t room;    /* the longest text that fits */
};

/* How many bytes of memory, aligned for uint64_t, folding a text of up to `size` bytes takes. */
size_t fold_room(size_t size);

/* An empty view in that memory. */
struct fold_view fold_view_in(void *memory, size_t size);

enum fold_result {
    FOLD_OK,
    FOLD_NOT_UTF8, /* *where is the offset of the first byte that is not */
    FOLD_TOO_LONG, /* longer than the view's room */
};

/* Fills the view. `where` may be NULL. */
enum fold_result fold_text(struct fold_view *view, enum fold_spelling spelling, const char *text,
                           size_t size, size_t *where);

/* The range of the text that the view's bytes begin to end (a non-empty range of whole characters)
 * stand for: whole characters of the text. */
uint32_t fold_begin(const struct fold_view *view, uint32_t begin);
uint32_t fold_end(const struct fold_view *view, uint32_t end);

/* The canonical decomposition of a character, whole: its length (1 where it is its own). */
enum { FOLD_DECOMPOSITION = 4 };
unsigned fold_decompose(uint32_t character, uint32_t parts[FOLD_DECOMPOSITION]);

/* "15.0.0"; NUL-terminated, static. */
const char *fold_unicode_version(void);

#endif

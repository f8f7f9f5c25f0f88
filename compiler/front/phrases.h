/* The tokens of the grammar: words joined to the longest phrase of the language. */
#ifndef CHARTE_FRONT_PHRASES_H
#define CHARTE_FRONT_PHRASES_H

#include "compiler/front/build.h"
#include "compiler/front/scan.h"

struct phrases {
    struct arena *arena;
    struct source *source;
    struct diagnostics *log;
    struct scan_pieces pieces;
    struct str *words; /* of each piece that is a word or sign of one, folded; absent otherwise */
    size_t at;
    int writing; /* of the last token, where it is a phrase: see dialect_writing */
    int pending; /* the second token of a phrase that says two, or -1 */
    struct span pending_span;
    bool stopped; /* the last token was a stop, or none has been */
};

struct phrases phrases_of(struct arena *arena, struct source *source, struct diagnostics *log,
                          struct scan_pieces pieces);

/* The language of the first sentence, before any phrase is matched; LANGUAGE_NONE where it says
 * none that a charter can be written in. */
enum language phrases_language(const struct phrases *phrases);

/* Says that what stands at span is not understood there, and what may follow. */
void phrases_unexpected(struct phrases *phrases, struct build *b, struct span span, bool end,
                        const struct str *expected, size_t count);

/* A quoted text without its quotes, its common indentation and the white space around; NFC. */
struct str quoted_text(struct arena *arena, struct str quoted);

#endif

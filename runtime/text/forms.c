/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/forms.h"

#include "runtime/text/classes.h"
#include "runtime/text/utf8.h"

#include <string.h>

const unsigned char forms_signs[256] = {
    [':'] = FORMS_SIGN,  ['.'] = FORMS_SIGN,  ['-'] = FORMS_SIGN,        ['/'] = FORMS_SIGN,
    ['('] = FORMS_SIGN,  ['*'] = FORMS_OPEN,  ['_'] = FORMS_OPEN,        ['@'] = FORMS_OPEN,
    [0xC2] = FORMS_WIDE, [0xE2] = FORMS_WIDE, ['\''] = FORMS_APOSTROPHE,
};

const bool forms_begins[256] = {
    ['-'] = true, ['a'] = true, ['e'] = true,  ['i'] = true, ['l'] = true,
    ['n'] = true, ['o'] = true, ['r'] = true,  ['s'] = true, ['t'] = true,
    ['v'] = true, ['x'] = true, [0xC3] = true,
};

enum signs { POINTS = 1, STOP = 2, DASH = 4, SLASH = 8, BRACKET = 16 };

struct ending {
    const char *text;
    uint32_t size;
    unsigned signs;
};

static const struct ending endings[] = {
#define FORM(text, signs) {text, sizeof text - 1, signs},
#include "runtime/text/form.def"
#undef FORM
};

enum { ENDING_COUNT = sizeof endings / sizeof *endings };

static bool stands(const struct fold_view *view, uint32_t at, const char *text, uint32_t size) {
    return size <= view->size - at && memcmp(view->bytes + at, text, size) == 0;
}

static bool goes_on(const struct fold_view *view, uint32_t at) {
    return classes_word_at(view, at);
}

/* The size of a sign, and which it is; 0: none stands there. */
static uint32_t sign_at(const struct fold_view *view, uint32_t at, unsigned *kind) {
    static const char *const wide[] = {"‐", "·", "•", "‧", "⋅", "∙", "⸱"}; /* the first a dash */
    static const unsigned char kinds[256] = {
        [':'] = POINTS, ['*'] = POINTS, ['_'] = POINTS,  ['.'] = STOP,
        ['-'] = DASH,   ['/'] = SLASH,  ['('] = BRACKET,
    };
    char c = view->bytes[at];
    *kind = kinds[(unsigned char)c];
    if (*kind) return c == '/' && view->bytes[at + 1] == '-' ? 2 : 1;
    for (size_t i = 0; (unsigned char)c >= 0x80 && i < sizeof wide / sizeof *wide; i++) {
        uint32_t size = (uint32_t)strlen(wide[i]);
        *kind = i == 0 ? DASH : POINTS;
        if (stands(view, at, wide[i], size)) return size;
    }
    return 0;
}

/* Whether what stands behind leaves a form of the kind alone. */
static bool may_end(const struct fold_view *view, uint32_t end, unsigned kind) {
    char next = view->bytes[end];
    if (goes_on(view, end) || next == '_') return false;
    if (kind & (DASH | SLASH)) {
        if (stands(view, end, "‐", 3)) return !goes_on(view, end + 3);
        return !((next == '-' || next == '/' || next == '.') && goes_on(view, end + 1));
    }
    if (kind == STOP)
        return !((next == '.' || next == '/' || next == '@') && goes_on(view, end + 1));
    return true;
}

/* The first of the endings, or where it would stand, that begins with a byte. */
static const struct ending *first_ending(unsigned char byte) {
    const struct ending *low = endings;
    for (size_t count = ENDING_COUNT; count > 0;) {
        size_t half = count / 2;
        bool is_before = (unsigned char)low[half].text[0] < byte;
        low = is_before ? low + half + 1 : low;
        count = is_before ? count - half - 1 : half;
    }
    return low;
}

/* The longest end of an ending that stands behind a sign, with what may follow it; `at` where it
 * has none. */
static uint32_t ending_end(const struct fold_view *view, uint32_t sign, uint32_t at,
                           unsigned kind) {
    const char *bytes = view->bytes;
    uint32_t longest = at, sign_size = at - sign;
    for (const struct ending *ending = first_ending((unsigned char)bytes[at]);
         ending < endings + ENDING_COUNT && ending->text[0] == bytes[at]; ending++) {
        if (!(ending->signs & kind) || !stands(view, at, ending->text, ending->size)) continue;
        uint32_t end = at + ending->size, ends[3] = {end, end, end};
        if (kind == BRACKET) {
            if (bytes[end] != ')') continue;
            ends[0] = ends[1] = ++end;
        }
        if (bytes[end] == 's') ends[1] = end + 1;
        if (kind != BRACKET && stands(view, end, bytes + sign, sign_size) &&
            bytes[end + sign_size] == 's')
            ends[2] = end + sign_size + 1;
        else
            ends[2] = end;
        for (int k = 0; k < 3; k++)
            if (ends[k] > longest && may_end(view, ends[k], kind)) longest = ends[k];
    }
    return longest;
}

/* The bytes of the longest ending, and an `s` behind it. */
enum { LONGEST_ENDING = 7 };

/* Whether an ending may stand at a place: so few small letters, or a letter of more bytes. */
static bool may_be_ending(const struct fold_view *view, uint32_t at) {
    const unsigned char *bytes = (const unsigned char *)view->bytes + at;
    unsigned size = 0;
    while (size <= LONGEST_ENDING && bytes[size] >= 'a' && bytes[size] <= 'z') size++;
    return size <= LONGEST_ENDING && (size > 0 || bytes[0] >= 0x80);
}

/* Whether an `s` with the sign before it once more ends the form. */
static bool is_doubled(const struct fold_view *view, uint32_t sign, uint32_t size, uint32_t end) {
    return end > sign + 2 * size + 1 && view->bytes[end - 1] == 's' &&
           stands(view, end - 1 - size, view->bytes + sign, size);
}

static bool find_signed(const struct fold_view *view, const char *text, uint32_t begin,
                        uint32_t end, bool in_term, struct form *form) {
    unsigned kind;
    uint32_t size = sign_at(view, end, &kind);
    if (size == 0) return false;
    if (!classes_has_characters(view, begin, end, kind & (STOP | DASH | SLASH) ? 3 : 2))
        return false;
    if (!may_be_ending(view, end + size)) return false;
    uint32_t longest = ending_end(view, end, end + size, kind);
    if (kind == BRACKET && stands(view, end, "(inn)en", 7) && may_end(view, end + 7, kind))
        longest = end + 7;
    if (longest == end + size) return false;
    if (classes_is_capital(view, text, end + size) &&
        !classes_is_capital(view, text, utf8_before(view->bytes, end)))
        return false;
    if (in_term && kind & (STOP | DASH | SLASH) && !is_doubled(view, end, size, longest))
        return false;
    *form = (struct form){end, longest};
    return true;
}

static bool is_turned_letter(const char *bytes) {
    return memcmp(bytes, "ə", 2) == 0 || memcmp(bytes, "ɜ", 2) == 0;
}

enum { EMPHASIS_REACH = 100 };

/* Whether a sign of emphasis has been opened before a place: «*C'est la fin*». */
static bool is_opened(const struct fold_view *view, uint32_t at, char sign) {
    const char *bytes = view->bytes;
    for (unsigned characters = 0; at-- > 0 && characters < EMPHASIS_REACH;) {
        characters += !utf8_continues(bytes[at]);
        bool begins = at == 0 || bytes[at - 1] == ' ' || bytes[at - 1] == '\n';
        if (bytes[at] == sign && begins && goes_on(view, at + 1)) return true;
    }
    return false;
}

/* Italian's open ending: a sign in the place of the vowel that tells the gender. */
static bool find_open(const struct fold_view *view, uint32_t begin, uint32_t end,
                      struct form *form) {
    const char *bytes = view->bytes;
    bool turned = end - begin > 2 && is_turned_letter(bytes + end - 2);
    uint32_t stem_end = turned ? end - 2 : end, whole = turned ? end : end + 1;
    if (!turned && forms_signs[(unsigned char)bytes[end]] != FORMS_OPEN) return false;
    if (!classes_has_characters(view, begin, stem_end, 3)) return false;
    if (!turned && begin > 0 && bytes[begin - 1] == bytes[end]) return false;
    if (bytes[whole] == '_' || (!turned && bytes[whole] == bytes[end]) || goes_on(view, whole))
        return false;
    if (!turned && is_opened(view, begin, bytes[end])) return false;
    *form = (struct form){stem_end, whole};
    return true;
}

bool forms_find(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end,
                bool in_term, struct form *form) {
    if (!forms_may_follow(view, end)) return false;
    return find_signed(view, text, begin, end, in_term, form) || find_open(view, begin, end, form);
}

bool forms_find_tagged(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end,
                       struct form *form) {
    return stands(view, end, "·", 2) && find_signed(view, text, begin, end, false, form);
}

uint32_t forms_inner(const struct fold_view *view, const char *text, uint32_t begin, uint32_t end) {
    uint32_t size = end - begin > 5 && stands(view, end - 5, "innen", 5) ? 5 : 2, at = end - size;
    if (end - begin < size + 2 || !stands(view, at, "in", 2)) return 0;
    if (text[fold_begin(view, at)] != 'I' ||
        !classes_is_small(view, text, utf8_before(view->bytes, at)))
        return 0;
    for (uint32_t k = at + 1; k < end; k++)
        if (!classes_is_small(view, text, k)) return 0;
    return classes_has_characters(view, begin, at, 2) ? at : 0;
}

/* What a word with a form is looked up as */

enum { LONGEST_LETTERS = 16 };

/* The letters of a form without its signs. */
static uint32_t letters_of(const struct fold_view *view, struct formed word,
                           char letters[LONGEST_LETTERS]) {
    uint32_t count = 0, size;
    if (word.end - word.stem_end == 2 && is_turned_letter(view->bytes + word.stem_end)) return 0;
    for (uint32_t at = word.stem_end; at < word.end; at += size) {
        bool is_letter = classes_at(view, at, &size) & CLASS_LETTER;
        if (!is_letter || count + size > LONGEST_LETTERS) continue;
        memcpy(letters + count, view->bytes + at, size);
        count += size;
    }
    return count;
}

/* A stem and what is written behind it. */
struct spelling {
    bool plain; /* without the diaeresis of the stem's last umlaut */
    const char *suffix;
    uint32_t size;
};

enum { MOST_SPELLINGS = 5 };

static unsigned german(struct spelling made[]) {
    made[0] = (struct spelling){false, "e", 1};
    made[1] = (struct spelling){false, "en", 2};
    made[2] = (struct spelling){true, "", 0};
    return 3;
}

static unsigned spellings_of(const char *letters, uint32_t count, bool inner,
                             struct spelling made[MOST_SPELLINGS]) {
    static const char *const vowels[] = {"o", "a", "i", "e"};
    unsigned n = 0;
    if (inner) {
        made[n++] = (struct spelling){false, "", 0};
        return n + german(made + n);
    }
    for (; count == 0 && n < 4; n++) made[n] = (struct spelling){false, vowels[n], 1};
    if (count == 0) return n;
    made[n++] = (struct spelling){false, letters, count};
    if (letters[count - 1] == 's' && count > 1) made[n++] = (struct spelling){false, "s", 1};
    bool is_german = (count == 2 && memcmp(letters, "in", 2) == 0) ||
                     (count == 5 && memcmp(letters, "innen", 5) == 0);
    return is_german ? n + german(made + n) : n;
}

/* Takes the diaeresis off the last umlaut of a stem; its new size, or 0: it has none. */
static uint32_t take_diaeresis(char *stem, uint32_t size) {
    static const char *const umlauts[] = {"ä", "ö", "ü"};
    for (uint32_t at = size; at-- > 1;) {
        for (int i = 0; i < 3; i++) {
            if (memcmp(stem + at - 1, umlauts[i], 2) != 0) continue;
            stem[at - 1] = "aou"[i];
            memmove(stem + at, stem + at + 1, size - at - 1);
            return size - 1;
        }
    }
    return 0;
}

uint32_t forms_spelling(const struct fold_view *view, struct formed word, unsigned *number,
                        char *out, uint32_t room) {
    char letters[LONGEST_LETTERS];
    struct spelling made[MOST_SPELLINGS];
    uint32_t stem = word.stem_end - word.begin;
    unsigned count =
        spellings_of(letters, word.inner ? 0 : letters_of(view, word, letters), word.inner, made);
    if (word.end - word.begin + LONGEST_LETTERS > room) return 0;
    if (*number == 0 && !word.inner) {
        *number = 1;
        memcpy(out, view->bytes + word.begin, word.end - word.begin);
        return word.end - word.begin;
    }
    for (unsigned first = word.inner ? 0 : 1; *number < count + first;) {
        const struct spelling *spelling = &made[(*number)++ - first];
        uint32_t size = stem;
        memcpy(out, view->bytes + word.begin, size);
        if (spelling->plain) size = take_diaeresis(out, size);
        if (size == 0) continue;
        memcpy(out + size, spelling->suffix, spelling->size);
        return size + spelling->size;
    }
    return 0;
}

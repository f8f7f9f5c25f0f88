/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/words.h"

#include "runtime/text/characters.h"
#include "runtime/text/classes.h"
#include "runtime/text/utf8.h"

#include <string.h>

struct form {
    const char *text;
    uint32_t size;
};

#define FORM(text)                                                                                 \
    { text, sizeof text - 1 }

/* Forms that an apostrophe cuts off from the word behind it: French, then Italian. */
static const struct form elided[] = {
    FORM("l"),      FORM("d"),      FORM("qu"),   FORM("jusqu"), FORM("lorsqu"),
    FORM("puisqu"), FORM("quoiqu"), FORM("dell"), FORM("all"),   FORM("dall"),
    FORM("nell"),   FORM("sull"),   FORM("un"),   FORM("quest"), FORM("quell"),
};

static const struct form gender_forms[] = {FORM("innen"), FORM("in")};

enum { LONGEST_SCHEME = 32 };

struct words words_of(const struct fold_view *view, const char *text) {
    return (struct words){.view = view, .text = text, .sentence = true};
}

/* Reading the view. A byte behind its end is zero, which is of no class. */

static unsigned char byte_at(const struct words *w, uint32_t at) {
    return (unsigned char)w->view->bytes[at];
}

static unsigned class_at(const struct words *w, uint32_t at, uint32_t *size) {
    return classes_at(w->view, at, size);
}

static bool is_at(const struct words *w, uint32_t at, unsigned classes) {
    uint32_t size;
    return at < w->view->size && class_at(w, at, &size) & classes;
}

static bool follows_letter(const struct words *w, uint32_t at) {
    return classes_word_before(w->view, at);
}

static bool holds(const struct words *w, uint32_t begin, uint32_t end, struct form form) {
    return end - begin == form.size && memcmp(w->view->bytes + begin, form.text, form.size) == 0;
}

static bool stands(const struct words *w, uint32_t at, struct form form) {
    return form.size <= w->view->size - at &&
           memcmp(w->view->bytes + at, form.text, form.size) == 0;
}

/* Signs that stand inside names, addresses and hosts. */
enum signs { SIGN_LOW_LINE = 1, SIGN_DASH = 2, SIGN_STOP = 4, SIGN_PLUS = 8 };

static const unsigned char sign_of[128] = {
    ['_'] = SIGN_LOW_LINE, ['-'] = SIGN_DASH, ['.'] = SIGN_STOP, ['+'] = SIGN_PLUS};

/* The end of a run of letters, digits, marks and the signs given. */
static uint32_t run_end(const struct words *w, uint32_t at, unsigned signs) {
    for (uint32_t size;; at += size) {
        unsigned char byte = byte_at(w, at);
        size = 1;
        if (byte < 0x80 && !(classes_ascii[byte] & CLASS_WORD || sign_of[byte] & signs)) return at;
        if (byte >= 0x80 && !(classes_of_other(w->view, at, &size) & CLASS_WORD)) return at;
    }
}

/* Links and addresses. */

/* The end of `name.name`, with at least one dot, or `at` where there is none. */
static uint32_t host_end(const struct words *w, uint32_t at) {
    uint32_t begin = at, end = run_end(w, at, SIGN_LOW_LINE | SIGN_DASH);
    unsigned labels = end > at;
    while (labels > 0 && byte_at(w, end) == '.') {
        uint32_t next = run_end(w, end + 1, SIGN_LOW_LINE | SIGN_DASH);
        if (next == end + 1) break;
        labels++;
        end = next;
    }
    return labels > 1 ? end : begin;
}

static uint32_t trim(const struct words *w, uint32_t begin, uint32_t end) {
    while (end > begin && byte_at(w, end - 1) != 0 && strchr(".,;:!?)]}'", byte_at(w, end - 1)))
        end--;
    return end;
}

static bool ends_link(const struct words *w, uint32_t at, uint32_t *size) {
    static const struct form quotes[] = {FORM("«"), FORM("»"), FORM("“"), FORM("”"),
                                         FORM("„"), FORM("‹"), FORM("›")};
    if (class_at(w, at, size) & (CLASS_SPACE | CLASS_LINE_END)) return true;
    unsigned char byte = byte_at(w, at);
    if (byte < 0x80) return byte == '<' || byte == '>' || byte == '"';
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (stands(w, at, quotes[i])) return true;
    return false;
}

/* Where what stands behind a scheme or `www.` ends; `at` itself where nothing does. */
static uint32_t link_end(const struct words *w, uint32_t at) {
    uint32_t end = at, size;
    while (end < w->view->size && !ends_link(w, end, &size)) end += size;
    return end;
}

static bool is_scheme_sign(unsigned char byte) {
    return byte == '+' || byte == '.' || byte == '-' ||
           (byte < 0x80 && classes_ascii[byte] & (CLASS_LETTER | CLASS_DIGIT));
}

/* The end of a link whose scheme or `www.` begins at a word, or `begin`. */
static uint32_t find_link(const struct words *w, uint32_t begin, uint32_t end) {
    uint32_t at = end;
    if (holds(w, begin, end, (struct form)FORM("www")) && byte_at(w, end) == '.') {
        uint32_t stop = link_end(w, end + 1);
        return stop > end + 1 ? trim(w, begin, stop) : begin;
    }
    if (byte_at(w, begin) < 'a' || byte_at(w, begin) > 'z') return begin;
    for (at = begin; is_scheme_sign(byte_at(w, at)); at++)
        if (at - begin == LONGEST_SCHEME) return begin;
    if (at < end || !stands(w, at, (struct form)FORM("://"))) return begin;
    uint32_t stop = link_end(w, at + 3);
    return stop > at + 3 ? trim(w, begin, stop) : begin;
}

/* The end of an e-mail address that begins at a word, or `begin`. A run of its signs is read once:
 * where no address begins at its start, none begins inside it. */
static uint32_t find_email(struct words *w, uint32_t begin) {
    if (begin < w->plain_end) return begin;
    uint32_t at = run_end(w, begin, SIGN_LOW_LINE | SIGN_DASH | SIGN_STOP | SIGN_PLUS);
    uint32_t end = byte_at(w, at) == '@' ? host_end(w, at + 1) : at + 1;
    if (end > at + 1) return end;
    w->plain_end = at;
    return begin;
}

static bool give(struct words *w, struct words_token *token, enum words_kind kind, uint32_t begin,
                 uint32_t end) {
    *token = (struct words_token){
        .kind = kind, .begin = begin, .end = end, .stem_end = end, .sentence = w->sentence};
    w->at = end;
    return true;
}

static bool find_mention(struct words *w, struct words_token *token, uint32_t at) {
    uint32_t end = run_end(w, at + 1, SIGN_LOW_LINE);
    if (end == at + 1 || follows_letter(w, at)) return false;
    end = run_end(w, end, SIGN_LOW_LINE | SIGN_DASH | SIGN_STOP);
    if (byte_at(w, end) == '@') {
        uint32_t host = host_end(w, end + 1);
        if (host > end + 1) end = host;
    }
    return give(w, token, WORDS_MENTION, at, trim(w, at, end));
}

static bool find_hashtag(struct words *w, struct words_token *token, uint32_t at) {
    uint32_t end = run_end(w, at + 1, SIGN_LOW_LINE);
    if (end == at + 1 || follows_letter(w, at) || (at > 0 && byte_at(w, at - 1) == '&'))
        return false;
    give(w, token, WORDS_HASHTAG, at + 1, end);
    w->at = at + 1;
    w->tag_end = end;
    return true;
}

/* Words. */

static bool is_elided(const struct words *w, uint32_t begin, uint32_t end) {
    for (size_t i = 0; i < sizeof elided / sizeof elided[0]; i++)
        if (holds(w, begin, end, elided[i])) return true;
    return false;
}

static uint32_t letters_end(const struct words *w, uint32_t at) {
    for (;;) {
        unsigned char byte = byte_at(w, at);
        uint32_t size = 1;
        if (byte < 0x80) {
            if (!classes_ascii[byte] || classes_ascii[byte] & (CLASS_SPACE | CLASS_LINE_END))
                return at;
        } else if (!(class_at(w, at, &size) & (CLASS_LETTER | CLASS_DIGIT | CLASS_MARK)))
            return at;
        at += size;
    }
}

static uint32_t marks_end(const struct words *w, uint32_t at) {
    uint32_t size;
    while (at < w->view->size && class_at(w, at, &size) & CLASS_MARK) at += size;
    return at;
}

/* The end of a gender form that begins with its sign, or `at`. */
static uint32_t gender_end(const struct words *w, uint32_t at) {
    unsigned char sign = byte_at(w, at);
    uint32_t form = at + 1;
    if (sign == 0xC2 && byte_at(w, at + 1) == 0xB7)
        form = at + 2;
    else if (sign != ':' && sign != '*' && sign != '_' && sign != '/')
        return at;
    for (size_t i = 0; i < (sign == '/' ? 1u : 2u); i++) {
        if (!stands(w, form, gender_forms[i])) continue;
        uint32_t end = form + gender_forms[i].size;
        if (!is_at(w, end, CLASS_WORD) && byte_at(w, end) != '_') return end;
    }
    return at;
}

/* A word's end at an apostrophe, and how it ends there. */
enum cut { CUT_NONE, CUT_ELIDED, CUT_FINAL_S, CUT_MARK };

static enum cut cut_at(const struct words *w, uint32_t begin, uint32_t at) {
    if (!is_at(w, at + 1, CLASS_LETTER | CLASS_DIGIT)) return CUT_MARK;
    if (is_elided(w, begin, at)) return CUT_ELIDED;
    if (byte_at(w, at + 1) != 's' || is_at(w, at + 2, CLASS_LETTER | CLASS_DIGIT | CLASS_MARK))
        return CUT_NONE;
    bool goes_on = byte_at(w, at + 2) == '\'' && is_at(w, at + 3, CLASS_LETTER | CLASS_DIGIT);
    return goes_on ? CUT_NONE : CUT_FINAL_S;
}

static bool ends_in_digit(const struct words *w, uint32_t end) {
    do end--;
    while (end > 0 && utf8_continues((char)byte_at(w, end)));
    return is_at(w, end, CLASS_DIGIT);
}

static bool give_word(struct words *w, struct words_token *token, uint32_t begin, uint32_t end) {
    enum cut cut = CUT_NONE;
    while (byte_at(w, end) == '\'' && (cut = cut_at(w, begin, end)) == CUT_NONE)
        end = letters_end(w, end + 1);
    uint32_t stem_end = end;
    if (cut == CUT_NONE && !ends_in_digit(w, end)) end = gender_end(w, end);
    give(w, token, WORDS_WORD, begin, end);
    token->stem_end = stem_end;
    token->apostrophe = cut == CUT_MARK;
    w->at = end + (cut == CUT_ELIDED ? 1 : cut == CUT_FINAL_S ? 2 : 0);
    w->sentence = false;
    return true;
}

/* What begins with the letter or digit at `begin`. */
static bool find_word(struct words *w, struct words_token *token, uint32_t begin) {
    uint32_t size, end;
    if (class_at(w, begin, &size) & CLASS_ALONE) {
        give(w, token, WORDS_WORD, begin, marks_end(w, begin + size));
        w->sentence = false;
        return true;
    }
    end = letters_end(w, begin);
    unsigned char next = byte_at(w, end);
    if (next == '@' || next == '.' || next == '+' || next == '-' || next == '_' || next == ':') {
        bool free = !follows_letter(w, begin);
        uint32_t link = free ? find_link(w, begin, end) : begin;
        if (link > begin) return give(w, token, WORDS_LINK, begin, link);
        uint32_t email = free ? find_email(w, begin) : begin;
        if (email > begin) return give(w, token, WORDS_EMAIL, begin, email);
    }
    return give_word(w, token, begin, end);
}

/* Words of a hashtag. */

/* The flags of the character of the text that a character of the view stands for. */
static unsigned flags_at(const struct words *w, uint32_t at) {
    uint32_t c = 0;
    const char *text = w->text + fold_begin(w->view, at);
    return utf8_decode(text, 4, &c) > 0 ? character_of(c)->flags : 0;
}

/* Whether a hashtag is cut between two characters at `before` and `at`. */
static bool cuts_tag(const struct words *w, uint32_t before, uint32_t at) {
    uint32_t size, size_before;
    unsigned here = class_at(w, at, &size), last = class_at(w, before, &size_before);
    if (here & CLASS_MARK) return false;
    if ((here | last) & CLASS_ALONE || (here ^ last) & CLASS_DIGIT) return true;
    if (!(flags_at(w, at) & CHARACTER_CAPITAL)) return false;
    if (!(flags_at(w, before) & CHARACTER_CAPITAL)) return true;
    return at + size < w->tag_end && flags_at(w, at + size) & CHARACTER_SMALL;
}

static bool find_tagged(struct words *w, struct words_token *token) {
    while (w->at < w->tag_end && byte_at(w, w->at) == '_') w->at++;
    uint32_t begin = w->at, before = begin, size;
    if (begin == w->tag_end) {
        w->tag_end = 0;
        return false;
    }
    class_at(w, begin, &size);
    for (uint32_t at = begin + size; at <= w->tag_end; at += size) {
        if (at < w->tag_end && byte_at(w, at) != '_' && !cuts_tag(w, before, at)) {
            bool is_mark = class_at(w, at, &size) & CLASS_MARK;
            if (!is_mark || !is_at(w, before, CLASS_ALONE)) before = at;
            continue;
        }
        give(w, token, WORDS_WORD, begin, at);
        token->tagged = true;
        w->sentence = false;
        return true;
    }
    return false;
}

bool words_next(struct words *w, struct words_token *token) {
    if (w->tag_end != 0 && find_tagged(w, token)) return true;
    while (w->at < w->view->size) {
        uint32_t at = w->at, size;
        unsigned class = class_at(w, at, &size);
        unsigned char byte = byte_at(w, at);
        if (class & CLASS_BEGINS) return find_word(w, token, at);
        if (byte == '@' && find_mention(w, token, at)) return true;
        if (byte == '#' && find_hashtag(w, token, at)) return true;
        if (class & CLASS_LINE_END || byte == '.' || byte == '!' || byte == '?') w->sentence = true;
        w->at = at + size;
    }
    return false;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/words.h"

#include "runtime/text/classes.h"
#include "runtime/text/forms.h"
#include "runtime/text/tokens.h"
#include "runtime/text/utf8.h"

#include <string.h>

struct elided {
    const char *text;
    uint32_t size;
    uint32_t least; /* letters that follow, at least; 0: or a digit */
};

#define ELIDED(text)                                                                               \
    { text, sizeof text - 1, 0 }
#define ELIDED4(text)                                                                              \
    { text, sizeof text - 1, 4 }

/* Forms that an apostrophe cuts off from the word behind it: French, then Italian. Those that stand
 * before verbs are cut off from long words alone: «AI» is not in «j'ai». */
static const struct elided elided[] = {
    ELIDED("l"),      ELIDED("d"),      ELIDED("qu"),   ELIDED("jusqu"), ELIDED("lorsqu"),
    ELIDED("puisqu"), ELIDED("quoiqu"), ELIDED("dell"), ELIDED("all"),   ELIDED("dall"),
    ELIDED("nell"),   ELIDED("sull"),   ELIDED("un"),   ELIDED("quest"), ELIDED("quell"),
    ELIDED4("j"),     ELIDED4("m"),     ELIDED4("n"),   ELIDED4("s"),    ELIDED4("t"),
    ELIDED4("c"),
};

struct words words_of(const struct fold_view *view, const char *text) {
    return (struct words){.view = view, .text = text, .ends = WORDS_PARAGRAPH};
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

/* Tokens */

static bool give(struct words *w, struct words_token *token, enum words_kind kind, uint32_t begin,
                 uint32_t end) {
    *token = (struct words_token){
        .kind = kind, .begin = begin, .end = end, .stem_end = end, .ends = w->ends};
    w->at = end;
    return true;
}

static bool find_mention(struct words *w, struct words_token *token, uint32_t at) {
    if (follows_letter(w, at)) return false;
    uint32_t end = tokens_mention_end(w->view, at, TOKENS_MENTION);
    return end > at && give(w, token, WORDS_MENTION, at, end);
}

static bool is_middle_dot(const struct words *w, uint32_t at) {
    return byte_at(w, at) == 0xC2 && byte_at(w, at + 1) == 0xB7;
}

/* The end of letters, digits, marks and `_`, and of middle dots between two letters. */
static uint32_t tag_end(const struct words *w, uint32_t at) {
    for (uint32_t begin = at, size;; at += size) {
        unsigned class = class_at(w, at, &size);
        if (class & CLASS_WORD || byte_at(w, at) == '_') continue;
        bool inside = is_middle_dot(w, at) && at > begin && follows_letter(w, at);
        if (!inside || !is_at(w, at + size, CLASS_WORD)) return at;
    }
}

static bool find_hashtag(struct words *w, struct words_token *token, uint32_t at) {
    uint32_t end = tag_end(w, at + 1);
    if (end == at + 1 || follows_letter(w, at) || (at > 0 && byte_at(w, at - 1) == '&'))
        return false;
    give(w, token, WORDS_HASHTAG, at + 1, end);
    w->at = at + 1;
    w->tag_end = end;
    return true;
}

/* A link without a scheme; its host's words are read next. */
static bool give_host(struct words *w, struct words_token *token, uint32_t begin, uint32_t end,
                      uint32_t host_end) {
    give(w, token, WORDS_LINK, begin, end);
    w->at = begin;
    w->host_end = host_end;
    w->link_end = end;
    return true;
}

/* Words. */

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

/* Letters that may be written as two. */
static bool is_ligature(const struct words *w, uint32_t at) {
    const char *bytes = w->view->bytes + at;
    return memcmp(bytes, "œ", 2) == 0 || memcmp(bytes, "æ", 2) == 0;
}

/* Whether so many letters, marks aside, begin a word at a place. */
static bool has_letters(const struct words *w, uint32_t at, uint32_t least) {
    if (is_at(w, at, CLASS_MARK)) return false;
    for (uint32_t size; least > 0; at += size) {
        unsigned class = class_at(w, at, &size);
        if (!(class & (CLASS_LETTER | CLASS_ALONE | CLASS_MARK))) return false;
        uint32_t letters = class & CLASS_MARK ? 0 : is_ligature(w, at) ? 2 : 1;
        least -= letters < least ? letters : least;
    }
    return true;
}

static bool is_elided(const struct words *w, uint32_t begin, uint32_t end) {
    for (size_t i = 0; i < sizeof elided / sizeof elided[0]; i++) {
        const struct elided *form = &elided[i];
        if (end - begin == form->size &&
            memcmp(w->view->bytes + begin, form->text, form->size) == 0)
            return has_letters(w, end + 1, form->least);
    }
    return false;
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
    return is_at(w, utf8_before(w->view->bytes, end), CLASS_DIGIT);
}

/* Whether an inclusive form belongs to the word; a host's words have none. */
static bool has_form(const struct words *w, uint32_t begin, uint32_t end, struct form *form) {
    return forms_may_follow(w->view, end) && w->host_end == 0 && !ends_in_digit(w, end) &&
           forms_find(w->view, w->text, begin, end, w->in_term, form);
}

static bool give_word(struct words *w, struct words_token *token, uint32_t begin, uint32_t end) {
    enum cut cut = CUT_NONE;
    while (byte_at(w, end) == '\'' && (cut = cut_at(w, begin, end)) == CUT_NONE)
        end = letters_end(w, end + 1);
    struct form form = {end, end};
    bool formed = cut == CUT_NONE && has_form(w, begin, end, &form);
    give(w, token, WORDS_WORD, begin, form.end);
    token->stem_end = form.stem_end;
    if (cut == CUT_NONE && !formed && w->host_end == 0 && byte_at(w, end - 1) == 'n')
        token->inner = forms_inner(w->view, w->text, begin, end);
    token->apostrophe = cut == CUT_MARK;
    w->at = form.end + (cut == CUT_ELIDED ? 1 : cut == CUT_FINAL_S ? 2 : 0);
    w->ends = 0;
    return true;
}

static bool may_be_more(unsigned char byte) {
    return byte == '@' || byte == '.' || byte == '+' || byte == '-' || byte == '_' || byte == ':';
}

/* A link or an address that begins with the word at begin to end. */
static bool find_address(struct words *w, struct words_token *token, uint32_t begin, uint32_t end) {
    unsigned char next = byte_at(w, end);
    struct form form;
    uint32_t host_end;
    if (!may_be_more(next) || follows_letter(w, begin)) return false;
    uint32_t link = tokens_link_end(w->view, begin, end);
    if (link > begin) return give(w, token, WORDS_LINK, begin, link);
    uint32_t email = tokens_email_end(w->view, begin, &w->plain_end);
    if (email > begin) return give(w, token, WORDS_EMAIL, begin, email);
    if ((next != '.' && next != '-') || w->host_end != 0) return false;
    if (!tokens_host_may_begin(w->view, begin)) return false;
    link = tokens_host_link_end((struct tokens_text){w->view, w->text}, begin, &host_end);
    if (link == begin || has_form(w, begin, end, &form)) return false;
    return give_host(w, token, begin, link, host_end);
}

/* What begins with the letter or digit at `begin`. */
static bool find_word(struct words *w, struct words_token *token, uint32_t begin) {
    uint32_t size, end;
    if (class_at(w, begin, &size) & CLASS_ALONE) {
        give(w, token, WORDS_WORD, begin, marks_end(w, begin + size));
        w->ends = 0;
        return true;
    }
    end = letters_end(w, begin);
    return find_address(w, token, begin, end) || give_word(w, token, begin, end);
}

/* Words of a hashtag. */

/* Whether a hashtag is cut between two characters at `before` and `at`. */
static bool cuts_tag(const struct words *w, uint32_t before, uint32_t at) {
    uint32_t size, size_before;
    unsigned here = class_at(w, at, &size), last = class_at(w, before, &size_before);
    if (here & CLASS_MARK) return false;
    if ((here | last) & CLASS_ALONE || (here ^ last) & CLASS_DIGIT) return true;
    if (!classes_is_capital(w->view, w->text, at)) return false;
    if (!classes_is_capital(w->view, w->text, before)) return true;
    return at + size < w->tag_end && classes_is_small(w->view, w->text, at + size);
}

static bool parts_tag(const struct words *w, uint32_t at) {
    return byte_at(w, at) == '_' || is_middle_dot(w, at);
}

static bool give_tagged(struct words *w, struct words_token *token, uint32_t begin, uint32_t end) {
    struct form form = {end, end};
    if (!ends_in_digit(w, end) && !is_at(w, begin, CLASS_ALONE))
        forms_find_tagged(w->view, w->text, begin, end, &form);
    give(w, token, WORDS_WORD, begin, form.end);
    token->stem_end = form.stem_end;
    token->tagged = true;
    w->ends = 0;
    return true;
}

static bool find_tagged(struct words *w, struct words_token *token) {
    while (w->at < w->tag_end && parts_tag(w, w->at)) w->at += byte_at(w, w->at) == '_' ? 1 : 2;
    uint32_t begin = w->at, before = begin, size;
    if (begin == w->tag_end) {
        w->tag_end = 0;
        return false;
    }
    class_at(w, begin, &size);
    for (uint32_t at = begin + size; at <= w->tag_end; at += size) {
        if (at < w->tag_end && !parts_tag(w, at) && !cuts_tag(w, before, at)) {
            bool is_mark = class_at(w, at, &size) & CLASS_MARK;
            if (!is_mark || !is_at(w, before, CLASS_ALONE)) before = at;
            continue;
        }
        return give_tagged(w, token, begin, at);
    }
    return false;
}

/* Between words. */

static unsigned end_of(unsigned char byte) {
    return byte == '.'   ? WORDS_STOP
           : byte == '!' ? WORDS_EXCLAMATION
           : byte == '?' ? WORDS_QUESTION
                         : 0;
}

/* Reads one character between words; *breaks: a line has been broken, and nothing but spaces has
 * come since. A sentence goes on behind it with a small letter alone. */
static unsigned pass_over(const struct fold_view *view, uint32_t at, unsigned class, bool *breaks) {
    unsigned char byte = (unsigned char)view->bytes[at];
    unsigned ends = end_of(byte);
    if (class & CLASS_LINE_END) {
        bool one = byte == '\n' && at > 0 && view->bytes[at - 1] == '\r';
        bool is_paragraph = byte == 0xE2 && (unsigned char)view->bytes[at + 2] == 0xA9;
        if ((*breaks && !one) || is_paragraph) ends = WORDS_PARAGRAPH;
        *breaks = true;
    } else if (*breaks && !(class & CLASS_SPACE)) {
        ends |= WORDS_PARAGRAPH;
        *breaks = false;
    }
    return ends;
}

unsigned words_ends_among(const struct fold_view *view, const char *text, uint32_t begin,
                          uint32_t end) {
    unsigned ends = 0;
    bool breaks = false;
    for (uint32_t at = begin; at < end; at++)
        ends |= pass_over(view, at, classes_ascii[view->bytes[at] & 0x7F], &breaks);
    return breaks && classes_is_capital(view, text, end) ? ends | WORDS_PARAGRAPH : ends;
}

/* Goes on behind a host whose words have been read. */
static void leave_host(struct words *w) {
    if (w->host_end == 0 || w->at < w->host_end) return;
    if (w->at < w->link_end) w->at = w->link_end;
    w->host_end = 0;
}

bool words_next(struct words *w, struct words_token *token) {
    bool breaks = false;
    if (w->tag_end != 0 && find_tagged(w, token)) return true;
    leave_host(w);
    while (w->at < w->view->size) {
        uint32_t at = w->at, size;
        unsigned class = class_at(w, at, &size);
        unsigned char byte = byte_at(w, at);
        if (byte == ' ') {
            w->at++;
            continue;
        }
        if (breaks && !(class & (CLASS_SPACE | CLASS_LINE_END)) &&
            (!(class & CLASS_BEGINS) || classes_is_capital(w->view, w->text, at)))
            w->ends |= WORDS_PARAGRAPH;
        if (class & CLASS_BEGINS) return find_word(w, token, at);
        if (byte == '@' && find_mention(w, token, at)) return true;
        if (byte == '#' && find_hashtag(w, token, at)) return true;
        w->ends |= (unsigned char)pass_over(w->view, at, class, &breaks);
        w->at = at + size;
    }
    return false;
}

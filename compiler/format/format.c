/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/format.h"

#include "compiler/format/marks.h"
#include "compiler/format/sentence.h"
#include "compiler/front/dialect.h"
#include "grammar.h"

/* Names stay as they are in every language: what follows these is one. */
static bool names_something(int terminal, const char *token) {
    static const char *const evidence[] = {"links_to", "has_hashtag", "addresses_account"};
    for (size_t i = 0; token && i < sizeof evidence / sizeof *evidence; i++)
        if (strncmp(token, evidence[i], strlen(evidence[i])) == 0) return true;
    return terminal == TOKEN_OF || terminal == TOKEN_FILE_NAMED || terminal == TOKEN_PATTERN ||
           terminal == TOKEN_EXACTLY || terminal == TOKEN_DETECT_DOMAIN ||
           terminal == TOKEN_VERSION;
}

/* An address, a handle, a tag, a domain: no white space, and a sign of one. */
static bool is_address(struct str text) {
    bool sign = text.size && strchr("@#", text.bytes[0]);
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \t\n", text.bytes[i])) return false;
        bool last = i + 1 == text.size;
        if (text.bytes[i] == '@' || (text.bytes[i] == '.' && !last)) sign = true;
    }
    return sign;
}

static void mark_texts(struct arena *arena, struct words *words, enum language language) {
    bool name = false;
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->items[i];
        const char *token = word->token.name >= 0 ? dialect_token_name(word->token.name) : NULL;
        struct ast_text *text = &word->token.text;
        if (word->terminal == TOKEN_TEXT && !name && !is_address(text->value))
            text->value = mark_on(arena, text->value, language);
        if (word->terminal != TOKEN_OR_VALUE && word->terminal != TOKEN_TEXT)
            name = names_something(word->terminal, token);
        if (word->terminal == TOKEN_TEXT && i + 1 < words->count &&
            words->items[i + 1].terminal != TOKEN_OR_VALUE)
            name = false;
    }
}

struct writer {
    struct buffer out;
};

static void end_line(struct writer *w, bool blank) {
    if (w->out.size) buffer_add(&w->out, blank ? STR("\n\n") : STR("\n"));
}

static void add_comment(struct writer *w, const struct comment *comment, unsigned indent) {
    for (unsigned i = 0; i < indent; i++) buffer_add_char(&w->out, ' ');
    buffer_add(&w->out, comment->text);
}

/* The comments before a sentence, and the empty line that its kind wants where the author has left
 * none. */
static void open_sentence(struct writer *w, const struct word *word, unsigned indent, bool apart) {
    size_t i = 0;
    if (word->comments.count && !word->comments.items[0].own_line && w->out.size) {
        buffer_add(&w->out, STR("  "));
        add_comment(w, &word->comments.items[i++], 0);
    }
    bool left = word->blank_before;
    for (size_t k = i; k < word->comments.count; k++) left |= word->comments.items[k].blank_before;
    bool blank = apart && !left;
    for (; i < word->comments.count; i++) {
        end_line(w, blank || word->comments.items[i].blank_before);
        add_comment(w, &word->comments.items[i], indent);
        blank = false;
    }
    end_line(w, blank || word->blank_before);
}

static bool stands_apart(const struct sentence *sentence, enum sentence_group before) {
    bool provisions = sentence->group == GROUP_PROVISIONS && before == GROUP_HEADING;
    return sentence->group == GROUP_HEADING || (sentence->group != before && !provisions);
}

static struct str write_all(struct arena *arena, const struct phrasing *phrasing) {
    const struct words *words = phrasing->words;
    struct writer w = {buffer_in(arena)};
    enum sentence_group group = GROUP_NONE;
    bool ruled = false;
    size_t at = 0;
    while (words->items[at].terminal != TOKEN_YYEOF) {
        struct sentence sentence = sentence_at(phrasing, at, group, ruled);
        open_sentence(&w, &words->items[at], sentence.indent, stands_apart(&sentence, group));
        struct parts parts = sentence_parts(arena, &sentence);
        layout_write(&w.out, &parts);
        group = sentence.group;
        ruled = (ruled && group != GROUP_HEADING) || sentence_rules(&sentence);
        at = sentence.last;
    }
    struct word last = words->items[at];
    last.blank_before = false;
    open_sentence(&w, &last, 0, false);
    return buffer_str(&w.out);
}

struct str format_translated(struct arena *arena, struct source *source, enum language language) {
    struct words words = words_read(arena, source);
    bool own = language == source->language;
    struct phrasing phrasing = {arena, &words, language, own, apostrophes_curled(&words)};
    if (!own) {
        words_translate(&words, language);
        mark_texts(arena, &words, language);
    }
    return write_all(arena, &phrasing);
}

bool format_holds(struct arena *arena, struct source *source, struct source *writing) {
    struct words words = words_read(arena, source), again = words_read(arena, writing);
    bool own = writing->language == source->language;
    if (!own) {
        words_translate(&words, writing->language);
        words_translate(&again, writing->language);
    }
    return words_same(&words, &again, !own);
}

size_t format_marked(struct arena *arena, struct source *source, struct span *first) {
    struct words words = words_read(arena, source);
    size_t count = 0;
    for (size_t i = 0; i < words.count; i++) {
        const struct word *word = &words.items[i];
        if (word->terminal != TOKEN_TEXT || !is_marked(word->token.text.value)) continue;
        if (count++ == 0) *first = word->token.text.span;
    }
    return count;
}

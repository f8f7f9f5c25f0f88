/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/letters.h"
#include "compiler/base/sentence.h"
#include "compiler/base/spelling.h"
#include "compiler/document/page.h"
#include "compiler/front/dialect.h"

static struct str trimmed(struct str s) {
    for (size_t size; (size = sentence_space_at(s, 0));)
        s = (struct str){s.bytes + size, s.size - size};
    for (bool again = true; again;) {
        again = false;
        for (size_t size = 1; size <= 3 && size <= s.size; size++)
            if (sentence_space_at(s, s.size - size) == size) {
                s.size -= size;
                again = true;
                break;
            }
    }
    return s;
}

static void add_label(const struct page *page, struct map *labels, const struct text *text,
                      uint32_t number) {
    struct str label = text->in[page->language];
    if (label.size) map_add(labels, spelling_key(page->html->arena, label), number);
}

struct map page_labels(const struct page *page) {
    const struct table *table = page->table;
    struct map labels = map_in(page->html->arena);
    uint32_t none = (uint32_t)table->facts.count;
    for (uint32_t i = 0; i < none; i++) add_label(page, &labels, &table->facts.items[i].label, i);
    for (uint32_t i = 0; i < none; i++)
        add_label(page, &labels, &table->facts.items[i].sentence, none);
    for (uint32_t i = 0; i < none; i++)
        add_label(page, &labels, &table->facts.items[i].denial, none);
    for (size_t i = 0; i < table->roles.count; i++)
        add_label(page, &labels, &table->roles.items[i].title, none);
    return labels;
}

static void add_quoted(const struct page *page, xmlNode *parent, struct str whole,
                       struct str inside, uint32_t focus) {
    struct html *html = page->html;
    uint32_t label = map_get(&page->labels, spelling_key(html->arena, inside));
    if (label == MAP_NONE)
        html_inline_text(html, parent, "q", NULL, whole);
    else if (label == focus)
        page_linked_text(page, html_inline(html, parent, "b", NULL), trimmed(inside));
    else
        page_linked_text(page, parent, trimmed(inside));
}

struct map page_denials(const struct page *page) {
    const struct table *table = page->table;
    struct map denials = map_in(page->html->arena);
    for (uint32_t i = 0; i < table->facts.count; i++) {
        const struct fact *fact = &table->facts.items[i];
        if (!fact->denial.in[page->language].size) continue;
        add_label(page, &denials, &fact->label, i);
        add_label(page, &denials, &fact->sentence, i);
    }
    return denials;
}

struct map page_names(const struct page *page) {
    const struct table *table = page->table;
    struct map names = map_in(page->html->arena);
    for (size_t i = 0; i < table->lists.count; i++)
        map_add(&names, table->lists.items[i].id, (uint32_t)i);
    for (size_t i = 0; i < table->roles.count; i++)
        map_add(&names, table->roles.items[i].id, (uint32_t)(table->lists.count + i));
    for (size_t i = 0; i < table->labels.count; i++)
        map_add(&names, table->labels.items[i].id,
                (uint32_t)(table->lists.count + table->roles.count + i));
    return names;
}

/* What is called so that a sentence names by its identifier; empty where it names nothing. One that
 * could be a word of the language's own is left as it is: it reads as one. */
static struct str title_of(const struct page *page, struct str id) {
    const struct table *table = page->table;
    bool is_no_word = id.size && memchr(id.bytes, '_', id.size);
    uint32_t number = is_no_word ? map_get(&page->names, id) : MAP_NONE;
    if (number == MAP_NONE) return STR("");
    if (number < table->lists.count)
        return text_in(table, &table->lists.items[number].title, page->language);
    number -= (uint32_t)table->lists.count;
    const struct named *named = number < table->roles.count
                                    ? &table->roles.items[number]
                                    : &table->labels.items[number - table->roles.count];
    return text_in(table, &named->title, page->language);
}

static struct str quoted(const struct page *page, struct str title) {
    const struct manner *manner = manner_of(page->language);
    const char *blank = manner->spaced ? "\u00A0" : "";
    return arena_format(page->html->arena, "%.*s%s%.*s%s%.*s", STR_ARG(manner->open), blank,
                        STR_ARG(title), blank, STR_ARG(manner->close));
}

/* What of a sentence is no quotation: identifiers by their titles, dates in words. */
static void add_plain(const struct page *page, xmlNode *parent, struct str sentence, size_t begin,
                      size_t end) {
    struct html *html = page->html;
    while (begin < end) {
        size_t at = begin, size = 0;
        uint32_t date = 0;
        struct str title = STR("");
        for (; at < end && !size; at += size ? 0 : 1) {
            struct str word = sentence_identifier_at(sentence, at);
            date = sentence_date_at(sentence, at);
            title = date ? STR("") : title_of(page, word);
            size = date ? 10 : title.size ? word.size : 0;
        }
        html_text(html, parent, (struct str){sentence.bytes + begin, at - begin});
        if (date) html_text(html, parent, word_for_date(html->arena, page->language, date));
        if (title.size) html_inline_text(html, parent, "q", NULL, quoted(page, title));
        begin = at + size;
    }
}

/* Where a phrase begins that stands at the end of a text, blanks aside; the text's size where none
 * does. */
static size_t ending_phrase(struct str text, struct str phrase) {
    size_t at =
        trimmed(text).size ? (size_t)(trimmed(text).bytes - text.bytes) + trimmed(text).size : 0;
    for (size_t i = phrase.size; i > 0; i--) {
        if (at == 0) return text.size;
        at--;
        bool blank = phrase.bytes[i - 1] == ' ' && sentence_space_at(text, at) == 1;
        if (!blank && text.bytes[at] != phrase.bytes[i - 1]) return text.size;
    }
    return at;
}

static struct str last_word(const char *phrase) {
    const char *blank = strrchr(phrase, ' ');
    return str_of(blank ? blank + 1 : phrase);
}

/* The size of the apostrophe that ends a text, straight or curled; else 0. */
static size_t ending_apostrophe(struct str text) {
    static const char *const apostrophes[] = {"'", "’"};
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++) {
        size_t size = strlen(apostrophes[i]);
        bool ends =
            text.size >= size && memcmp(text.bytes + text.size - size, apostrophes[i], size) == 0;
        if (ends) return size;
    }
    return 0;
}

/* Whether a text ends in the letters of an elided word of the dialect's, whose apostrophe is
 * straight. */
static bool ends_elided(struct str text, struct str word) {
    size_t size = word.size - 1;
    return word.bytes[size] == '\'' && text.size >= size &&
           memcmp(text.bytes + text.size - size, word.bytes, size) == 0;
}

/* A word that is elided at the end of a text, the whole of it, and before what it is; the size is 0
 * where none is. */
struct elided {
    size_t size;
    struct str whole;
    enum dialect_form before;
};

/* The dialect says the phrases that end in such a word both ways, before a vowel or "il" and
 * otherwise. */
static struct elided elided_at_end(enum language language, struct str text) {
    static const enum dialect_form forms[] = {DIALECT_IL, DIALECT_VOWEL};
    size_t sign = ending_apostrophe(text);
    struct str letters = {text.bytes, text.size - sign};
    for (int token = 0; sign && token < dialect_token_count(); token++)
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
            const char *phrase = dialect_form(language, token, DIALECT_NO_TOKEN, forms[i]);
            if (!phrase || !ends_elided(letters, last_word(phrase))) continue;
            return (struct elided){last_word(phrase).size - 1 + sign,
                                   last_word(dialect_canonical(language, token).bytes), forms[i]};
        }
    return (struct elided){0};
}

/* Whether a text elides the word before it too. */
static bool elides(struct arena *arena, enum dialect_form before, struct str text) {
    struct str plain = STR("");
    spell(arena, FOLD_PLAIN, text, &plain, NULL);
    if (before == DIALECT_IL)
        return plain.size > 4 &&
               (memcmp(plain.bytes, "il ", 3) == 0 || memcmp(plain.bytes, "ils ", 4) == 0);
    return plain.size && strchr("aeiou", plain.bytes[0]);
}

/* "s'" and "qu'" before what denied have their vowel again, unless what is said instead wants them
 * so. */
static void add_unelided(const struct page *page, xmlNode *parent, struct str sentence,
                         size_t begin, size_t end, struct str instead) {
    struct str text = {sentence.bytes + begin, end - begin};
    struct elided word = elided_at_end(page->language, text);
    if (word.size && elides(page->html->arena, word.before, instead)) word.size = 0;
    add_plain(page, parent, sentence, begin, end - word.size);
    if (!word.size) return;
    html_text(page->html, parent, word.whole);
    html_text(page->html, parent, STR(" "));
}

/* "it is false that" and a label, as the author says that it is not so. False: neither stands
 * there, or the author does not say. */
static bool add_denial(const struct page *page, xmlNode *parent, struct str sentence, size_t begin,
                       size_t end, struct str label) {
    uint32_t fact = map_get(&page->denials, spelling_key(page->html->arena, label));
    struct str plain = {sentence.bytes + begin, end - begin};
    size_t at =
        fact == MAP_NONE ? plain.size : ending_phrase(plain, dialect_phrase(page->language, "not"));
    if (at == plain.size) return false;
    struct str denial = trimmed(page->table->facts.items[fact].denial.in[page->language]);
    add_unelided(page, parent, sentence, begin, begin + at, denial);
    page_linked_text(page, parent, denial);
    return true;
}

void page_sentence(const struct page *page, xmlNode *parent, struct str sentence, uint32_t focus) {
    struct html *html = page->html;
    size_t begin = 0, at = 0;
    while (at < sentence.size) {
        struct sentence_part part = sentence_part_at(sentence, at);
        struct str whole = {sentence.bytes + at, part.size};
        size_t plain = at - begin;
        at += part.size;
        if (part.kind == SENTENCE_PLAIN) continue;
        bool quoted = part.kind == SENTENCE_QUOTED;
        if (quoted && add_denial(page, parent, sentence, begin, begin + plain, part.inside)) {
            begin = at;
            continue;
        }
        add_plain(page, parent, sentence, begin, begin + plain);
        if (quoted) {
            add_quoted(page, parent, whole, part.inside, focus);
        } else {
            html_inline(html, parent, "br", NULL);
            html_text(html, parent, STR("–\u00A0"));
        }
        begin = at;
    }
    add_plain(page, parent, sentence, begin, at);
}

/* The sentence without the number that the author may have written before it: the number stands
 * in the margin. */
static struct str without_number(struct str sentence, struct str id) {
    if (sentence.size <= id.size || memcmp(sentence.bytes, id.bytes, id.size) != 0) return sentence;
    struct str rest = {sentence.bytes + id.size, sentence.size - id.size};
    return sentence_space_at(rest, 0) ? trimmed(rest) : sentence;
}

void page_rule_sentence(const struct page *page, xmlNode *parent, const struct rule *rule) {
    struct str sentence = page_text(page, parent, &rule->sentence);
    sentence = letters_capital(page->html->arena, without_number(sentence, rule->id));
    page_sentence(page, parent, sentence, rule->focus);
    bool stopped = sentence.size && sentence.bytes[sentence.size - 1] == '.';
    if (!stopped) html_text(page->html, parent, STR("."));
}

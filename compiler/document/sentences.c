#include "compiler/base/spelling.h"
#include "compiler/document/letters.h"
#include "compiler/document/page.h"

struct quotes {
    const char *open, *close, *other_close; /* other_close may be NULL */
};

static const struct quotes kinds[] = {
    {"«", "»", NULL},
    {"„", "“", "”"},
    {"“", "”", NULL},
    {"\"", "\"", NULL},
};

/* The bytes of what is wanted where it stands at `at`, else 0; 0 for NULL. */
static size_t stands_at(struct str s, size_t at, const char *wanted) {
    size_t size = wanted ? strlen(wanted) : 0;
    return s.size - at >= size && memcmp(s.bytes + at, wanted ? wanted : "", size) == 0 ? size : 0;
}

/* Past the quote that closes the one before `at`; quotes of one kind nest. The sentence's end
 * where none does. *inside is what they hold. */
static size_t quoted_end(struct str s, size_t at, const struct quotes *kind, struct str *inside) {
    size_t begin = at;
    unsigned depth = 1;
    while (at < s.size) {
        size_t closes = stands_at(s, at, kind->close);
        if (!closes) closes = stands_at(s, at, kind->other_close);
        if (closes && --depth == 0) {
            *inside = (struct str){s.bytes + begin, at - begin};
            return at + closes;
        }
        if (!closes && stands_at(s, at, kind->open)) depth++;
        at += letters_size_at(s, at);
    }
    *inside = (struct str){s.bytes + begin, s.size - begin};
    return s.size;
}

/* The bytes of white space at `at`: a blank, a no-break space or a narrow one; else 0. */
static size_t space_at(struct str s, size_t at) {
    if (at >= s.size) return 0;
    if (s.bytes[at] == ' ' || s.bytes[at] == '\n' || s.bytes[at] == '\t') return 1;
    size_t size = stands_at(s, at, "\u00A0");
    return size ? size : stands_at(s, at, "\u202F");
}

static struct str trimmed(struct str s) {
    for (size_t size; (size = space_at(s, 0));) s = (struct str){s.bytes + size, s.size - size};
    for (bool again = true; again;) {
        again = false;
        for (size_t size = 1; size <= 3 && size <= s.size; size++)
            if (space_at(s, s.size - size) == size) {
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

/* Whether a dash of a list stands at `at`: after a blank and a colon or semicolon, before one. */
static size_t dash_at(struct str s, size_t at) {
    static const char *const dashes[] = {"-", "–", "—", "•"};
    if (at < 2 || s.bytes[at - 1] != ' ' || (s.bytes[at - 2] != ':' && s.bytes[at - 2] != ';'))
        return 0;
    size_t size = 0;
    for (size_t i = 0; !size && i < sizeof dashes / sizeof *dashes; i++)
        size = stands_at(s, at, dashes[i]);
    size_t space = size ? space_at(s, at + size) : 0;
    return space ? size + space : 0;
}

void page_sentence(const struct page *page, xmlNode *parent, struct str sentence, uint32_t focus) {
    struct html *html = page->html;
    size_t begin = 0, at = 0;
    while (at < sentence.size) {
        const struct quotes *kind = NULL;
        for (size_t i = 0; !kind && i < sizeof kinds / sizeof *kinds; i++)
            if (stands_at(sentence, at, kinds[i].open)) kind = &kinds[i];
        size_t dash = dash_at(sentence, at);
        if (!kind && !dash) {
            at += letters_size_at(sentence, at);
            continue;
        }
        html_text(html, parent, (struct str){sentence.bytes + begin, at - begin});
        if (kind) {
            struct str inside;
            size_t end = quoted_end(sentence, at + strlen(kind->open), kind, &inside);
            add_quoted(page, parent, (struct str){sentence.bytes + at, end - at}, inside, focus);
            begin = at = end;
        } else {
            html_inline(html, parent, "br", NULL);
            html_text(html, parent, STR("–\u00A0"));
            begin = at += dash;
        }
    }
    html_text(html, parent, (struct str){sentence.bytes + begin, at - begin});
}

/* The sentence without the number that the author may have written before it: the number stands
 * in the margin. */
static struct str without_number(struct str sentence, struct str id) {
    if (sentence.size <= id.size || memcmp(sentence.bytes, id.bytes, id.size) != 0) return sentence;
    struct str rest = {sentence.bytes + id.size, sentence.size - id.size};
    return space_at(rest, 0) ? trimmed(rest) : sentence;
}

void page_rule_sentence(const struct page *page, xmlNode *parent, const struct rule *rule) {
    struct str sentence = page_text(page, parent, &rule->sentence);
    sentence = page_capital(page->html->arena, without_number(sentence, rule->id));
    page_sentence(page, parent, sentence, rule->focus);
    bool stopped = sentence.size && sentence.bytes[sentence.size - 1] == '.';
    if (!stopped) html_text(page->html, parent, STR("."));
}

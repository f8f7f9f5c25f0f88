#include "compiler/base/sentence.h"
#include "compiler/base/spelling.h"
#include "compiler/document/page.h"

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

void page_sentence(const struct page *page, xmlNode *parent, struct str sentence, uint32_t focus) {
    struct html *html = page->html;
    size_t begin = 0, at = 0;
    while (at < sentence.size) {
        struct sentence_part part = sentence_part_at(sentence, at);
        struct str whole = {sentence.bytes + at, part.size};
        size_t plain = at - begin;
        at += part.size;
        if (part.kind == SENTENCE_PLAIN) continue;
        html_text(html, parent, (struct str){sentence.bytes + begin, plain});
        if (part.kind == SENTENCE_QUOTED) {
            add_quoted(page, parent, whole, part.inside, focus);
        } else {
            html_inline(html, parent, "br", NULL);
            html_text(html, parent, STR("–\u00A0"));
        }
        begin = at;
    }
    html_text(html, parent, (struct str){sentence.bytes + begin, at - begin});
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
    sentence = page_capital(page->html->arena, without_number(sentence, rule->id));
    page_sentence(page, parent, sentence, rule->focus);
    bool stopped = sentence.size && sentence.bytes[sentence.size - 1] == '.';
    if (!stopped) html_text(page->html, parent, STR("."));
}

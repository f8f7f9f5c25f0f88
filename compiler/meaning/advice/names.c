/* SPDX-License-Identifier: Apache-2.0 */
/* Does every hashtag, account and domain of a list add something? */
#include "compiler/base/buffer.h"
#include "compiler/meaning/advice/advice.h"
#include "compiler/meaning/advice/cover.h"
#include "compiler/table/host_terms.h"
#include "compiler/table/term_spellings.h"
#include "runtime/table/evidence_row.h"
#include "runtime/text/links.h"

enum { HASHTAGS = 1u << ENTITY_HASHTAG, DOMAINS = 1u << ENTITY_LINK };

struct names_advice {
    struct translation *first;
    struct fold_view host; /* room to read hosts in */
    const struct list *list;
    uint32_t number;
    unsigned kinds; /* of entities that the list names, a bit each */
    unsigned said;
};

static bool is_compared(const struct term *term) {
    return !(term->flags & (TERM_PATTERN | TERM_DETECTOR | TERM_EXCEPT));
}

static void say_covered(struct names_advice *a, size_t item, const struct term *by) {
    if (!by) return;
    advice_term_covered(a->first, &a->list->terms.items[item], by, a->number);
    a->said++;
}

static struct str behind(struct str text, size_t size) {
    return (struct str){text.bytes + size, text.size - size};
}

static struct str without_spaces(struct arena *arena, struct str text) {
    char *out = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] != ' ') out[size++] = text.bytes[i];
    return (struct str){out, size};
}

/* A hashtag or an account as one word, with the stars around it. */
static struct term_words words_of_name(struct names_advice *a, const struct term *term) {
    struct arena *arena = a->first->arena;
    struct str name = term_compared(arena, term, &a->host);
    bool before = false, after = false;
    if (name.size && (name.bytes[0] == '#' || name.bytes[0] == '@')) name = behind(name, 1);
    for (; name.size && name.bytes[0] == '*'; before = true) name = behind(name, 1);
    for (; name.size && name.bytes[name.size - 1] == '*'; after = true) name.size--;
    if (a->kinds & HASHTAGS) name = without_spaces(arena, name);
    struct term_words words = {0};
    struct term_word word = {.text = name, .view = name};
    word.kind = before ? after ? AFFIX_INFIX : AFFIX_SUFFIX : after ? AFFIX_PREFIX : 0;
    if (name.size) ARENA_PUSH(arena, &words, word);
    return words;
}

/* Names that are the same are said at the second. */
static bool is_said_there(const struct term *term, const struct term_words *words,
                          const struct cover_term *by) {
    const struct term_word *one = &words->items[0], *other = &by->words.items[0];
    return term < by->term && one->kind == other->kind && str_equal(one->view, other->view);
}

static const struct term *name_over(struct cover *cover, const struct term_words *words,
                                    const struct term *term) {
    const struct cover_term *by = cover_find(cover, words, term);
    return by && !is_said_there(term, words, by) ? by->term : NULL;
}

static void advise_on_names_of(struct names_advice *a) {
    struct arena *arena = a->first->arena;
    size_t count = a->list->terms.count;
    struct cover cover = cover_in(arena);
    struct term_words *words = ARENA_ARRAY(arena, struct term_words, count);
    for (size_t i = 0; i < count; i++) {
        const struct term *term = &a->list->terms.items[i];
        if (is_compared(term)) words[i] = words_of_name(a, term);
        cover_add(&cover, term, words[i]);
    }
    for (size_t i = 0; i < count && a->said < ADVICE_COVERED_SHOWN; i++)
        if (words[i].count)
            say_covered(a, i, name_over(&cover, &words[i], &a->list->terms.items[i]));
}

/* Domains by what a link is looked up as; the number is the first item that has it. */
struct domains {
    struct arena *arena;
    struct map written, spelt; /* as the item stands there, and as it may be written besides */
    struct buffer key;
};

/* What a link lies under: "/" alone is any path. */
static struct link domain_of(struct names_advice *a, const struct term *term) {
    struct str text = term_compared(a->first->arena, term, &a->host);
    struct link link = links_parse(text.bytes, text.size);
    if (link.path_size == 1 && link.path[0] == '/') link.path_size = 0;
    return link;
}

/* The key of a host and the beginning of a path, good until the next one is made. */
static struct str key_of(struct domains *d, int language, struct str host, struct str path) {
    d->key.size = 0;
    buffer_format(&d->key, "%d%.*s%.*s", language, STR_ARG(host), STR_ARG(path));
    return buffer_str(&d->key);
}

static void add_domain(struct domains *d, const struct link *link, unsigned languages,
                       uint32_t number) {
    struct str host = {link->host, link->host_size}, path = {link->path, link->path_size};
    struct term_word word = {.text = host, .view = host};
    struct term_spellings spellings = term_spellings(d->arena, &word, false);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(languages & 1u << language)) continue;
        map_add(&d->written, arena_copy(d->arena, key_of(d, language, host, path)), number);
        for (size_t i = 0; i < spellings.count; i++)
            if (!str_equal(spellings.items[i], host))
                map_add(&d->spelt,
                        arena_copy(d->arena, key_of(d, language, spellings.items[i], path)),
                        number);
    }
}

/* Another item that has a key; MAP_NONE where there is none. */
static uint32_t other_item(const struct domains *d, struct str key, uint32_t number) {
    uint32_t written = map_get(&d->written, key), spelt = map_get(&d->spelt, key);
    return written != MAP_NONE && written != number ? written : spelt != number ? spelt : MAP_NONE;
}

/* An item that covers the host and what lies below it, or a part of the path. */
static uint32_t item_over(struct domains *d, const struct link *link, int language,
                          uint32_t number) {
    for (size_t at = 0; at < link->host_size; at++) {
        struct str host = {link->host + at, link->host_size - at};
        if (at > 0 && link->host[at - 1] != '.') continue;
        for (size_t size = 0; size <= link->path_size; size++) {
            if (size > 0 && !links_path_ends(link, size)) continue;
            struct str key = key_of(d, language, host, (struct str){link->path, size});
            uint32_t other = other_item(d, key, number);
            if (other != MAP_NONE) return other;
        }
    }
    return MAP_NONE;
}

static const struct term *domain_over(struct domains *d, struct names_advice *a,
                                      const struct link *link, uint32_t number) {
    unsigned languages = a->list->terms.items[number].languages;
    uint32_t other = MAP_NONE;
    for (int language = 0; other == MAP_NONE && language < LANGUAGE_COUNT; language++)
        if (languages & 1u << language) other = item_over(d, link, language, number);
    return other == MAP_NONE ? NULL : &a->list->terms.items[other];
}

static void advise_on_domains_of(struct names_advice *a) {
    struct arena *arena = a->first->arena;
    const struct list *list = a->list;
    struct domains d = {arena, map_in(arena), map_in(arena), buffer_in(arena)};
    struct link *links = ARENA_ARRAY(arena, struct link, list->terms.count);
    for (uint32_t i = 0; i < list->terms.count; i++) {
        if (!is_compared(&list->terms.items[i])) continue;
        links[i] = domain_of(a, &list->terms.items[i]);
        add_domain(&d, &links[i], list->terms.items[i].languages, i);
    }
    for (uint32_t i = 0; i < list->terms.count && a->said < ADVICE_COVERED_SHOWN; i++)
        if (links[i].host_size) say_covered(a, i, domain_over(&d, a, &links[i], i));
}

void advise_on_names(struct translation *first) {
    const struct table *table = first->table;
    const bool *searched = searched_lists(first);
    const unsigned *kinds = named_kinds(first);
    struct names_advice a = {.first = first, .host = host_terms_room(first->arena)};
    for (uint32_t i = 0; i < table->lists.count; i++) {
        if (searched[i]) continue;
        a.list = &table->lists.items[i];
        a.number = i;
        a.kinds = kinds[i];
        a.said = 0;
        if (kinds[i] & ~DOMAINS) advise_on_names_of(&a);
        if (kinds[i] == DOMAINS) advise_on_domains_of(&a);
    }
}

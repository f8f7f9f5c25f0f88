/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/binary.h"

#include "compiler/base/buffer.h"
#include "compiler/base/map.h"
#include "compiler/table/closing.h"
#include "compiler/table/host_terms.h"
#include "compiler/table/matcher.h"
#include "compiler/table/publish.h"
#include "compiler/table/writings/writing.h"
#include "runtime/base/checksum.h"
#include "runtime/base/limits.h"
#include "runtime/charte.h"
#include "runtime/table/evidence_row.h"

#include <sodium.h>

enum { SECTION_LAST = TABLE_SALT, CANONICAL_LAST = TABLE_DETECTORS };

struct writer {
    struct arena *arena;
    struct table *table;
    struct buffer sections[SECTION_LAST + 1];
    struct map strings;
    struct map texts;
    uint32_t text_count;
    enum language languages[LANGUAGE_COUNT];
    size_t language_count;
    struct fold_view label; /* of one label of a host */
};

static void put(struct writer *w, enum table_section_id section, uint32_t number) {
    buffer_add_u32(&w->sections[section], number);
}

/* The offset of s in STRINGS; the same string is stored once. */
static uint32_t string_offset(void *pool, struct str s) {
    struct writer *w = pool;
    if (s.size == 0) return 0;
    struct buffer *strings = &w->sections[TABLE_STRINGS];
    uint32_t offset = map_add(&w->strings, s, (uint32_t)strings->size);
    if (offset == strings->size) buffer_add(strings, s);
    return offset;
}

static void put_string(struct writer *w, enum table_section_id section, struct str s) {
    put(w, section, string_offset(w, s));
    put(w, section, (uint32_t)s.size);
}

/* The row of TEXTS that holds a text; equal rows are stored once. */
static uint32_t text_row(struct writer *w, const struct text *text) {
    struct buffer row = buffer_in(w->arena);
    for (size_t k = 0; k < w->language_count; k++) {
        struct str s = text->in[w->languages[k]];
        buffer_add_u32(&row, string_offset(w, s));
        buffer_add_u32(&row, (uint32_t)s.size);
    }
    uint32_t number = map_add(&w->texts, buffer_str(&row), w->text_count);
    if (number == w->text_count) {
        buffer_add(&w->sections[TABLE_TEXTS], buffer_str(&row));
        w->text_count++;
    }
    return number;
}

static void put_text(struct writer *w, enum table_section_id section, const struct text *text) {
    put(w, section, text_row(w, text));
}

/* Appends numbers to a section of them and puts the range into the record. */
static void put_range(struct writer *w, enum table_section_id record, enum table_section_id numbers,
                      const struct index_array *indexes) {
    put(w, record, indexes->count ? (uint32_t)(w->sections[numbers].size / sizeof(uint32_t)) : 0);
    put(w, record, (uint32_t)indexes->count);
    for (size_t i = 0; i < indexes->count; i++) put(w, numbers, indexes->items[i]);
}

static void write_languages(struct writer *w) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(w->table->languages & 1u << language)) continue;
        w->languages[w->language_count++] = (enum language)language;
        put(w, TABLE_LANGUAGES, (uint32_t)language);
    }
    text_row(w, &(struct text){0});
}

static void write_meta(struct writer *w) {
    const struct table *t = w->table;
    put(w, TABLE_META, (uint32_t)w->language_count);
    put(w, TABLE_META, t->prevails == LANGUAGE_NONE ? TABLE_NONE : (uint32_t)t->prevails);
    put_text(w, TABLE_META, &t->title);
    put_text(w, TABLE_META, &t->organisation);
    put_text(w, TABLE_META, &t->contact);
    put_text(w, TABLE_META, &t->applies_to);
    put(w, TABLE_META, t->in_force);
    put(w, TABLE_META, t->control);
    put_string(w, TABLE_META, t->version);
    put_string(w, TABLE_META, t->unicode);
}

static void write_names(struct writer *w, enum table_section_id section, const struct named *names,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        put_string(w, section, names[i].id);
        put_text(w, section, &names[i].title);
    }
}

static void write_articles(struct writer *w) {
    static const struct text none;
    for (size_t i = 0; i < w->table->articles.count; i++) {
        const struct article *article = &w->table->articles.items[i];
        put_string(w, TABLE_ARTICLES, article->number);
        put_text(w, TABLE_ARTICLES, &article->title);
        put_text(w, TABLE_ARTICLES,
                 article->chapter == TABLE_NONE
                     ? &none
                     : &w->table->chapters.items[article->chapter].title);
    }
}

static void write_facts(struct writer *w) {
    for (size_t i = 0; i < w->table->facts.count; i++) {
        const struct fact *fact = &w->table->facts.items[i];
        put_string(w, TABLE_FACTS, fact->id);
        put_text(w, TABLE_FACTS, &fact->label);
        put_text(w, TABLE_FACTS, &fact->sentence);
        put_text(w, TABLE_FACTS, &fact->question);
        put(w, TABLE_FACTS, fact->flags);
        put(w, TABLE_FACTS, fact->ruled_out);
        put(w, TABLE_FACTS, fact->established);
        put(w, TABLE_FACTS, fact->to_check);
    }
}

/* The languages of text_lang are operands that name a TEXTS row, as their strings have no other
 * home: the subtag stands in every language. */
static struct index_array language_operands(struct writer *w, const struct node *node) {
    struct index_array operands = {0};
    for (size_t i = 0; i < node->languages.count; i++) {
        struct text text;
        for (int k = 0; k < LANGUAGE_COUNT; k++) text.in[k] = node->languages.items[i];
        ARENA_PUSH(w->arena, &operands, text_row(w, &text));
    }
    return operands;
}

static void write_nodes(struct writer *w) {
    for (size_t i = 0; i < w->table->nodes.count; i++) {
        const struct node *node = &w->table->nodes.items[i];
        struct index_array operands =
            evidence_names_languages(node->kind) ? language_operands(w, node) : node->operands;
        put(w, TABLE_NODES, node->kind);
        put(w, TABLE_NODES, node->negated);
        put_range(w, TABLE_NODES, TABLE_OPERANDS, &operands);
        put(w, TABLE_NODES, node->a);
        put(w, TABLE_NODES, node->b);
    }
}

static void write_periods(struct writer *w, const struct rule *rule) {
    uint32_t first = (uint32_t)(w->sections[TABLE_PERIODS].size / sizeof(struct table_period));
    put(w, TABLE_RULES, rule->periods.count ? first : 0);
    put(w, TABLE_RULES, (uint32_t)rule->periods.count);
    for (size_t i = 0; i < rule->periods.count; i++) {
        put(w, TABLE_PERIODS, rule->periods.items[i].from);
        put(w, TABLE_PERIODS, rule->periods.items[i].to);
    }
}

static void write_rules(struct writer *w) {
    for (size_t i = 0; i < w->table->rules.count; i++) {
        const struct rule *rule = &w->table->rules.items[i];
        put_string(w, TABLE_RULES, rule->id);
        put(w, TABLE_RULES, rule->article);
        put(w, TABLE_RULES, rule->modality);
        put(w, TABLE_RULES, rule->focus);
        put(w, TABLE_RULES, rule->condition);
        put(w, TABLE_RULES, rule->exception);
        put(w, TABLE_RULES, rule->on_trial ? RULE_ON_TRIAL : 0);
        put(w, TABLE_RULES, rule->role);
        write_periods(w, rule);
        put_range(w, TABLE_RULES, TABLE_OVERRIDERS, &rule->overriders);
        put_text(w, TABLE_RULES, &rule->sentence);
        put_text(w, TABLE_RULES, &rule->notes.reason);
        put_text(w, TABLE_RULES, &rule->notes.legal_basis);
        put_text(w, TABLE_RULES, &rule->notes.advice);
        put_text(w, TABLE_RULES, &rule->notes.contact);
    }
    for (size_t i = 0; i < w->table->order.count; i++)
        put(w, TABLE_ORDER, w->table->order.items[i]);
}

static void write_detectors(struct writer *w) {
    for (uint32_t kind = 0; kind < DETECTOR_COUNT; kind++) {
        uint32_t number = 0;
        for (size_t i = 0; i < w->table->lists.count; i++) {
            const struct list *list = &w->table->lists.items[i];
            for (size_t k = 0; k < list->terms.count; k++, number++) {
                const struct term *term = &list->terms.items[k];
                if (!(term->flags & TERM_DETECTOR) || term->detector != kind) continue;
                put(w, TABLE_DETECTORS, kind);
                put(w, TABLE_DETECTORS, number);
            }
        }
    }
}

static void write_lists(struct writer *w) {
    uint32_t first_term = 0;
    for (size_t i = 0; i < w->table->lists.count; i++) {
        const struct list *list = &w->table->lists.items[i];
        put_string(w, TABLE_LISTS, list->id);
        put_text(w, TABLE_LISTS, &list->title);
        put(w, TABLE_LISTS, list->flags);
        put(w, TABLE_LISTS, list->terms.count ? first_term : 0);
        put(w, TABLE_LISTS, (uint32_t)list->terms.count);
        put_range(w, TABLE_LISTS, TABLE_OPERANDS, &list->included);
        put_range(w, TABLE_LISTS, TABLE_OPERANDS, &list->excepted);
        for (size_t k = 0; k < list->terms.count; k++) {
            const struct term *term = &list->terms.items[k];
            put_string(w, TABLE_TERMS, term->text);
            put_string(w, TABLE_TERMS, term_compared(w->arena, term, &w->label));
            put(w, TABLE_TERMS, term->flags);
        }
        first_term += (uint32_t)list->terms.count;
    }
}

/* What a term is looked for by; a detector is none of the matcher's. */
static struct matcher_term matcher_term_of(const struct term *term) {
    if (term->flags & (TERM_NOT_IN_TEXT | TERM_DETECTOR))
        return (struct matcher_term){.text = STR("")};
    return (struct matcher_term){.text = term->text,
                                 .exact = term->flags & TERM_EXACT,
                                 .pattern = term->flags & TERM_PATTERN};
}

static void write_matcher(struct writer *w) {
    size_t count = w->sections[TABLE_TERMS].size / sizeof(struct table_term);
    struct matcher_term *terms = ARENA_ARRAY(w->arena, struct matcher_term, count);
    size_t next = 0;
    for (size_t i = 0; i < w->table->lists.count; i++) {
        const struct list *list = &w->table->lists.items[i];
        for (size_t k = 0; k < list->terms.count; k++)
            terms[next++] = matcher_term_of(&list->terms.items[k]);
    }
    struct matcher_sections m = matcher_build(w->arena, terms, count, string_offset, w);
    w->table->are_alike |= m.are_alike;
    buffer_add(&w->sections[TABLE_WORD_SLOTS], m.word_slots);
    buffer_add(&w->sections[TABLE_WORD_CLASSES], m.word_classes);
    buffer_add(&w->sections[TABLE_AFFIX_SLOTS], m.affix_slots);
    buffer_add(&w->sections[TABLE_AFFIX_LENGTHS], m.affix_lengths);
    buffer_add(&w->sections[TABLE_TRIE_NODES], m.phrases.nodes);
    buffer_add(&w->sections[TABLE_TRIE_EDGES], m.phrases.edges);
    buffer_add(&w->sections[TABLE_TRIE_TERMS], m.phrases.terms);
    buffer_add(&w->sections[TABLE_PATTERN_NODES], m.patterns.nodes);
    buffer_add(&w->sections[TABLE_PATTERN_EDGES], m.patterns.edges);
    buffer_add(&w->sections[TABLE_PATTERN_TERMS], m.patterns.terms);
}

static void write_places(struct writer *w) {
    struct buffer *origin = &w->sections[TABLE_ORIGIN];
    struct map files = map_in(w->arena);
    buffer_add(origin, STR(CHARTE_VERSION));
    buffer_add_char(origin, '\0');
    for (size_t i = 0; i < w->table->rules.count; i++) {
        const struct rule *rule = &w->table->rules.items[i];
        struct str file = file_spelt(w->arena, rule);
        uint32_t offset = map_add(&files, file, (uint32_t)origin->size);
        if (offset == origin->size) {
            buffer_add(origin, file);
            buffer_add_char(origin, '\0');
        }
        put(w, TABLE_PLACES, offset);
        put(w, TABLE_PLACES, (uint32_t)file.size);
        put(w, TABLE_PLACES, rule->line);
    }
}

static void hash_section(crypto_hash_sha256_state *state, const struct writer *w, int id) {
    struct str section = buffer_str(&w->sections[id]);
    struct buffer head = buffer_in(w->arena);
    buffer_add_u32(&head, (uint32_t)id);
    buffer_add_u32(&head, (uint32_t)section.size);
    crypto_hash_sha256_update(state, (const unsigned char *)head.bytes, head.size);
    crypto_hash_sha256_update(state, (const unsigned char *)section.bytes, section.size);
}

/* A table of confidential terms has another digest than one of the same content without them. */
static void set_digest(const struct writer *w, bool confidential, unsigned char *digest) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (int id = 1; id <= CANONICAL_LAST; id++) hash_section(&state, w, id);
    if (confidential) hash_section(&state, w, TABLE_SALT);
    crypto_hash_sha256_final(&state, digest);
}

static bool has_confidential(const struct table *table) {
    for (size_t i = 0; i < table->lists.count; i++)
        for (size_t k = 0; k < table->lists.items[i].terms.count; k++)
            if (table->lists.items[i].terms.items[k].flags & TERM_CONFIDENTIAL) return true;
    return false;
}

static void pad_to_eight(struct buffer *file) {
    while (file->size % 8) buffer_add_char(file, '\0');
}

static bool section_required(int id) {
#define SECTION(number, NAME, type, required) [number] = required,
    static const bool is_required[SECTION_LAST + 1] = {TABLE_SECTIONS(SECTION)};
#undef SECTION
    return is_required[id];
}

static size_t record_size(int id) {
#define SECTION(number, NAME, type, required) [number] = sizeof(type),
    static const size_t sizes[SECTION_LAST + 1] = {TABLE_SECTIONS(SECTION)};
#undef SECTION
    return sizes[id];
}

/* Whether the runtime would read it. */
static bool fits(const struct writer *w) {
    size_t size = sizeof(struct table_header);
    w->table->is_entangled = !closing_fits(w->arena, w->table);
    if (w->table->too_large || w->table->are_alike || w->table->is_entangled) return false;
    for (int id = 1; id <= SECTION_LAST; id++) {
        if (w->sections[id].size / record_size(id) > LIMIT_RECORDS) return false;
        size += sizeof(struct table_section) + w->sections[id].size + 8;
    }
    return size <= LIMIT_TABLE_BYTES;
}

/* The header and directory have a known size, so a first pass lays out the sections. */
static struct str assemble(struct writer *w) {
    struct buffer directory = buffer_in(w->arena), body = buffer_in(w->arena);
    uint32_t count = 0;
    for (int id = 1; id <= SECTION_LAST; id++) count += w->sections[id].size > 0;
    size_t start = sizeof(struct table_header) + count * sizeof(struct table_section);
    start += -start % 8;
    for (int id = 1; id <= SECTION_LAST; id++) {
        struct str section = buffer_str(&w->sections[id]);
        if (section.size == 0) continue;
        pad_to_eight(&body);
        buffer_add_u32(&directory, (uint32_t)id);
        buffer_add_u32(&directory, section_required(id));
        buffer_add_u32(&directory, (uint32_t)(start + body.size));
        buffer_add_u32(&directory, (uint32_t)section.size);
        buffer_add_u32(&directory, checksum_crc32(section.bytes, section.size));
        buffer_add_u32(&directory, 0);
        buffer_add(&body, section);
    }
    struct buffer file = buffer_in(w->arena);
    buffer_add(&file, (struct str){TABLE_MAGIC, 8});
    buffer_add_u32(&file, TABLE_MAJOR | TABLE_MINOR << 16);
    buffer_add_u32(&file, count);
    buffer_add_u32(&file, (uint32_t)(start + body.size));
    buffer_add_u32(&file, 0);
    buffer_add(&file, (struct str){(const char *)w->table->digest, TABLE_DIGEST_SIZE});
    buffer_add_u32(&file, checksum_crc32(directory.bytes, directory.size));
    buffer_add_u32(&file, checksum_crc32(file.bytes, file.size));
    buffer_add(&file, buffer_str(&directory));
    pad_to_eight(&file);
    buffer_add(&file, buffer_str(&body));
    return buffer_str(&file);
}

static struct writer write_sections(struct arena *arena, struct table *table) {
    struct writer w = {.arena = arena, .table = table};
    for (int id = 1; id <= SECTION_LAST; id++) w.sections[id] = buffer_in(arena);
    w.label = host_terms_room(arena);
    table->unicode = str_of(matcher_unicode_version());
    w.strings = map_in(arena);
    w.texts = map_in(arena);
    write_languages(&w);
    write_meta(&w);
    write_names(&w, TABLE_ROLES, table->roles.items, table->roles.count);
    write_names(&w, TABLE_PLATFORMS, table->platforms.items, table->platforms.count);
    write_names(&w, TABLE_LABELS, table->labels.items, table->labels.count);
    write_articles(&w);
    write_facts(&w);
    write_nodes(&w);
    write_rules(&w);
    write_lists(&w);
    write_matcher(&w);
    write_detectors(&w);
    write_places(&w);
    if (str_present(table->salt)) buffer_add(&w.sections[TABLE_SALT], table->salt);
    return w;
}

struct str table_binary(struct arena *arena, struct table *table) {
    struct writer w = write_sections(arena, table);
    if (!fits(&w)) return (struct str){0};
    bool salted = str_present(table->salt), confidential = salted || has_confidential(table);
    if (salted || !confidential) {
        set_digest(&w, confidential, table->digest);
    } else {
        struct writer public = write_sections(arena, table_publish(arena, table));
        set_digest(&public, confidential, table->digest);
    }
    return assemble(&w);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Which terms match an account, a hashtag or a link. Terms are found by a hash of what they
 * compare: a name, whole or beside a star, or the host and the path of a link; each part of a value
 * that a term may be is looked up. */
#include "runtime/base/align.h"
#include "runtime/base/heap.h"
#include "runtime/match/entities.h"
#include "runtime/table/evidence_row.h"
#include "runtime/text/links.h"
#include "runtime/text/spellings.h"

#include <string.h>

static bool names_lists(uint32_t kind, enum field field) {
    const struct evidence_row *row = evidence_row(kind);
    return row->operands == OPERANDS_LISTS && row->field == field;
}

static bool is_used(const struct charte_table *table, enum entity_kind kind) {
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (names_lists(table->NODES[i].kind, field_of_entities(kind))) return true;
    return false;
}

/* What a term compares, or the part of a value that is looked up. */
struct compared {
    struct entity_value name; /* or a host */
    struct entity_value path; /* of a link: none where any will do */
    bool spaced;              /* the name's spaces are passed over */
};

static enum entity_shape cut_stars(struct entity_value *name) {
    bool before = false, behind = false;
    for (; name->size && name->bytes[0] == '*'; name->bytes++, name->size--) before = true;
    for (; name->size && name->bytes[name->size - 1] == '*'; name->size--) behind = true;
    if (before) return behind ? ENTITY_HOLDS : ENTITY_ENDS;
    return behind ? ENTITY_BEGINS : ENTITY_WHOLE;
}

static struct compared compared_link(struct entity_value folded) {
    struct link link = links_parse(folded.bytes, folded.size);
    bool any = link.path_size == 1 && link.path[0] == '/';
    return (struct compared){{link.host, (uint32_t)link.host_size},
                             {link.path, any ? 0 : (uint32_t)link.path_size},
                             false};
}

/* A term as it stands in the table. */
static struct compared compared_term(const struct charte_table *table, uint32_t term,
                                     enum entity_kind kind, enum entity_shape *shape) {
    charte_str text = table_string(table, table->TERMS[term].folded);
    struct entity_value folded = {text.bytes, (uint32_t)text.length};
    *shape = ENTITY_WHOLE;
    if (kind == ENTITY_LINK) return compared_link(folded);
    folded = entities_without_sign(folded, kind);
    *shape = cut_stars(&folded);
    return (struct compared){folded, {"", 0}, kind == ENTITY_HASHTAG};
}

static struct compared compared_of(const struct charte_table *table,
                                   const struct entity_terms *terms, enum entity_kind kind,
                                   const struct entity_key *key) {
    enum entity_shape shape;
    struct compared compared = compared_term(table, key->term, kind, &shape);
    if (key->spelling == 0) return compared;
    compared.name = terms->spellings[key->spelling - 1];
    compared.spaced = false;
    return compared;
}

/* The next byte that counts, or -1 behind the last. */
static int next_byte(struct entity_value name, uint32_t *at, bool spaced) {
    while (spaced && *at < name.size && name.bytes[*at] == ' ') ++*at;
    return *at < name.size ? (unsigned char)name.bytes[(*at)++] : -1;
}

static int compare_names(const struct compared *a, const struct compared *b) {
    for (uint32_t i = 0, k = 0;;) {
        int x = next_byte(a->name, &i, a->spaced), y = next_byte(b->name, &k, b->spaced);
        if (x != y || x < 0) return x - y;
    }
}

static int compare_compared(const struct compared *a, const struct compared *b) {
    uint32_t size = a->path.size < b->path.size ? a->path.size : b->path.size;
    int order = compare_names(a, b);
    if (order == 0 && size > 0) order = memcmp(a->path.bytes, b->path.bytes, size);
    return order ? order : (a->path.size > b->path.size) - (a->path.size < b->path.size);
}

/* FNV-1a: of a host and of what ends a value from the end to the beginning, so that every domain
 * and every ending is met on the way. */
#define HASH_START 2166136261u

static uint32_t add_to_hash(uint32_t hash, char c) {
    return (hash ^ (unsigned char)c) * 16777619u;
}

static bool is_hashed_back(enum entity_kind kind, enum entity_shape shape) {
    return kind == ENTITY_LINK || shape == ENTITY_ENDS;
}

static uint32_t hash_of(const struct compared *compared, bool back) {
    struct entity_value name = compared->name;
    uint32_t hash = HASH_START;
    for (uint32_t i = 0; i < name.size; i++) {
        char c = name.bytes[back ? name.size - 1 - i : i];
        if (!compared->spaced || c != ' ') hash = add_to_hash(hash, c);
    }
    for (uint32_t i = 0; i < compared->path.size; i++)
        hash = add_to_hash(hash, compared->path.bytes[i]);
    return hash;
}

/* The index */

/* A name without the spaces that are passed over; its size. */
static uint32_t copy_name(const struct compared *compared, char *out) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < compared->name.size; i++)
        if (!compared->spaced || compared->name.bytes[i] != ' ')
            out[size++] = compared->name.bytes[i];
    return size;
}

static size_t key_room(const struct charte_table *table) {
    return table->TERMS_count + (SPELLINGS_MOST - 1) * table->spelt.count;
}

static size_t kind_room(const struct charte_table *table) {
    return align_eight(key_room(table) * sizeof(struct entity_key)) +
           align_eight(SPELLINGS_MOST * table->spelt.count * sizeof(struct entity_value)) +
           align_eight(spellings_room(table->spelt.bytes));
}

/* What the index is made with, and is needed no more then. */
static size_t making_room(const struct charte_table *table) {
    return align_eight(fold_room(table->spelt.longest)) + align_eight(table->spelt.longest);
}

size_t entity_terms_room(const struct charte_table *table) {
    size_t kinds = 0;
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
        kinds += is_used(table, (enum entity_kind)kind);
    return kinds * kind_room(table) + making_room(table) + table->LISTS_count;
}

static void mark_operands(const struct charte_table *table, uint32_t first, uint32_t count,
                          unsigned char *marks) {
    for (uint32_t k = 0; k < count; k++) marks[table->OPERANDS[first + k]] = 1;
}

/* Marks the lists that evidence of a kind names, and those that they take in or except: a list
 * stands behind them. */
static void mark_lists(const struct charte_table *table, enum entity_kind kind,
                       unsigned char *marks) {
    if (table->LISTS_count) memset(marks, 0, table->LISTS_count);
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (names_lists(table->NODES[i].kind, field_of_entities(kind)))
            mark_operands(table, table->NODES[i].first, table->NODES[i].count, marks);
    for (uint32_t i = table->LISTS_count; i-- > 0;) {
        const struct table_list *list = &table->LISTS[i];
        if (!marks[i]) continue;
        mark_operands(table, list->first_included, list->included_count, marks);
        mark_operands(table, list->first_excepted, list->excepted_count, marks);
    }
}

/* The index of a kind being made. */
struct making {
    const struct charte_table *table;
    struct entity_terms *terms;
    enum entity_kind kind;
    const unsigned char *marks; /* by list */
    char *pool;                 /* of the bytes of spellings */
    char *name;                 /* room for one */
    struct fold_view view;
};

static void add_key(struct making *m, enum entity_shape shape, uint32_t term,
                    const struct compared *compared, uint32_t spelling) {
    struct entity_terms *terms = m->terms;
    uint32_t hash = hash_of(compared, is_hashed_back(m->kind, shape));
    uint32_t size = m->kind == ENTITY_LINK ? compared->path.size : compared->name.size;
    if (terms->longest[shape] < size) terms->longest[shape] = size;
    terms->hashes[shape] |= (uint64_t)1 << (hash >> 26);
    terms->keys[terms->first[shape + 1]++] = (struct entity_key){hash, term, spelling, 0, 0};
}

/* A name in each of its spellings but the first, which the table has. */
static void add_spellings(struct making *m, enum entity_shape shape, uint32_t term,
                          struct compared compared) {
    if (!spellings_may_be_several(compared.name.bytes, compared.name.size)) return;
    uint32_t size = copy_name(&compared, m->name);
    if (!spellings_are_several(m->name, size)) return;
    struct spellings spellings = spellings_of(m->name, size, m->pool, &m->view);
    m->pool = spellings.rest;
    compared.spaced = false;
    for (uint32_t i = 1; i < spellings.count; i++) {
        compared.name = (struct entity_value){spellings.items[i].bytes, spellings.items[i].size};
        m->terms->spellings[m->terms->spelling_count++] = compared.name;
        add_key(m, shape, term, &compared, m->terms->spelling_count);
    }
}

/* Adds a term to those of its shape, where it is one of the shape's and can match anything. */
static void add_term(struct making *m, enum entity_shape wanted, uint32_t term) {
    enum entity_shape shape;
    if (m->table->TERMS[term].flags & (TERM_PATTERN | TERM_DETECTOR)) return;
    struct compared compared = compared_term(m->table, term, m->kind, &shape);
    if (shape != wanted || compared.name.size == 0) return;
    add_key(m, shape, term, &compared, 0);
    add_spellings(m, shape, term, compared);
}

/* Whose keys are being put in order. */
struct keys_of {
    const struct charte_table *table;
    const struct entity_terms *terms;
    enum entity_kind kind;
};

static int compare_keys(const void *context, const void *a, const void *b) {
    const struct keys_of *of = context;
    const struct entity_key *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    struct compared one = compared_of(of->table, of->terms, of->kind, x);
    struct compared other = compared_of(of->table, of->terms, of->kind, y);
    return compare_compared(&one, &other);
}

/* Parts the keys of a shape into those that compare the same. */
static void find_ends(struct entity_terms *terms, const struct keys_of *of, uint32_t first,
                      uint32_t end) {
    for (uint32_t i = first, next; i < end; i = next) {
        for (next = i + 1; next < end; next++)
            if (compare_keys(of, &terms->keys[i], &terms->keys[next]) != 0) break;
        terms->collides |= next < end && terms->keys[i].hash == terms->keys[next].hash;
        for (uint32_t k = i; k < next; k++) terms->keys[k].end = next;
    }
}

static void index_shape(struct making *m, enum entity_shape shape) {
    const struct charte_table *table = m->table;
    struct entity_terms *terms = m->terms;
    const struct keys_of of = {table, terms, m->kind};
    uint32_t first = terms->first[shape];
    terms->first[shape + 1] = first;
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        for (uint32_t k = 0; m->marks[i] && k < list->term_count; k++)
            add_term(m, shape, list->first_term + k);
    }
    heap_sort(terms->keys + first, terms->first[shape + 1] - first, sizeof *terms->keys,
              compare_keys, &of);
    find_ends(terms, &of, first, terms->first[shape + 1]);
}

static void index_kind(struct making *m, char **rest) {
    *m->terms = (struct entity_terms){0};
    if (!is_used(m->table, m->kind)) return;
    m->terms->keys = align_take(rest, key_room(m->table) * sizeof *m->terms->keys);
    m->terms->spellings =
        align_take(rest, SPELLINGS_MOST * m->table->spelt.count * sizeof *m->terms->spellings);
    m->pool = align_take(rest, spellings_room(m->table->spelt.bytes));
    for (int shape = 0; shape < ENTITY_SHAPE_COUNT; shape++)
        index_shape(m, (enum entity_shape)shape);
}

void entity_terms_index(struct entities *entities, void *memory) {
    const struct charte_table *table = entities->table;
    size_t longest = table->spelt.longest;
    struct making m = {.table = table};
    char *rest = memory;
    m.view = fold_view_in(align_take(&rest, fold_room(longest)), longest);
    m.name = align_take(&rest, longest);
    unsigned char *marks = (unsigned char *)memory + entity_terms_room(table) - table->LISTS_count;
    m.marks = marks;
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++) {
        m.kind = (enum entity_kind)kind;
        m.terms = &entities->terms[kind];
        if (is_used(table, m.kind)) mark_lists(table, m.kind, marks);
        index_kind(&m, &rest);
    }
}

/* Looking up */

struct finding {
    const struct charte_table *table;
    struct entity_terms *terms;
    enum entity_kind kind;
    entity_terms_receiver *receive;
    void *context;
};

static int compare_key(const struct finding *f, const struct entity_key *key,
                       const struct compared *part) {
    struct compared compared = compared_of(f->table, f->terms, f->kind, key);
    return compare_compared(&compared, part);
}

/* The first of a shape's keys that does not stand before a hash; where hashes collide, before what
 * is looked up. */
static uint32_t find_key(const struct finding *f, enum entity_shape shape, uint32_t hash,
                         const struct compared *part) {
    const struct entity_terms *terms = f->terms;
    uint32_t low = terms->first[shape], high = terms->first[shape + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct entity_key *key = &terms->keys[middle];
        bool collides = terms->collides && key->hash == hash;
        if (key->hash < hash || (collides && compare_key(f, key, part) < 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What matches a value is received once, however often it is met in it, and not compared again. */
static void look_up(const struct finding *f, enum entity_shape shape, uint32_t hash,
                    const struct compared *part) {
    struct entity_terms *terms = f->terms;
    if (!(terms->hashes[shape] >> (hash >> 26) & 1)) return;
    uint32_t at = find_key(f, shape, hash, part), end = terms->first[shape + 1];
    struct entity_key *key = &terms->keys[at];
    if (at == end || key->hash != hash || key->value == terms->value) return;
    if (compare_key(f, key, part) != 0) return;
    key->value = terms->value;
    for (; at < key->end; at++) f->receive(f->context, terms->keys[at].term);
}

/* Looks up what begins at a place of a value, up to the longest that a term of the shape has. */
static void look_up_from(const struct finding *f, enum entity_shape shape,
                         struct entity_value value, uint32_t at) {
    uint32_t hash = HASH_START, longest = f->terms->longest[shape];
    for (uint32_t size = 0;; size++) {
        const struct compared part = {{value.bytes + at, size}, {"", 0}, false};
        look_up(f, shape, hash, &part);
        if (size == longest || at + size == value.size) return;
        hash = add_to_hash(hash, value.bytes[at + size]);
    }
}

static void look_up_ends(const struct finding *f, struct entity_value value) {
    uint32_t hash = HASH_START, longest = f->terms->longest[ENTITY_ENDS];
    for (uint32_t size = 0;; size++) {
        const struct compared part = {{value.bytes + value.size - size, size}, {"", 0}, false};
        look_up(f, ENTITY_ENDS, hash, &part);
        if (size == longest || size == value.size) return;
        hash = add_to_hash(hash, value.bytes[value.size - size - 1]);
    }
}

static void find_name(const struct finding *f, struct entity_value value) {
    const struct compared whole = {value, {"", 0}, false};
    look_up(f, ENTITY_WHOLE, hash_of(&whole, false), &whole);
    if (f->terms->hashes[ENTITY_BEGINS]) look_up_from(f, ENTITY_BEGINS, value, 0);
    if (f->terms->hashes[ENTITY_ENDS]) look_up_ends(f, value);
    for (uint32_t at = 0; f->terms->hashes[ENTITY_HOLDS] && at <= value.size; at++)
        look_up_from(f, ENTITY_HOLDS, value, at);
}

/* Looks up a domain by itself, and with each part of the path that a term's path may be. */
static void look_up_domain(const struct finding *f, uint32_t hash, struct entity_value domain,
                           const struct link *link) {
    struct compared part = {domain, {link->path, 0}, false};
    look_up(f, ENTITY_WHOLE, hash, &part);
    for (uint32_t size = 1; size <= link->path_size && size <= f->terms->longest[ENTITY_WHOLE];
         size++) {
        hash = add_to_hash(hash, link->path[size - 1]);
        part.path.size = size;
        if (links_path_ends(link, size)) look_up(f, ENTITY_WHOLE, hash, &part);
    }
}

static void find_link(const struct finding *f, struct entity_value value) {
    struct link link = links_parse(value.bytes, value.size);
    uint32_t hash = HASH_START;
    for (size_t i = link.host_size; i > 0; i--) {
        struct entity_value domain = {link.host + i - 1, (uint32_t)(link.host_size - i + 1)};
        hash = add_to_hash(hash, link.host[i - 1]);
        if (i == 1 || link.host[i - 2] == '.') look_up_domain(f, hash, domain, &link);
    }
}

/* Of all values: none has the number 0. */
static void next_value(struct entity_terms *terms) {
    if (++terms->value != 0) return;
    for (uint32_t i = 0; i < terms->first[ENTITY_SHAPE_COUNT]; i++) terms->keys[i].value = 0;
    terms->value = 1;
}

void entity_terms_find(struct entities *entities, enum entity_kind kind, struct entity_value value,
                       entity_terms_receiver *receive, void *context) {
    next_value(&entities->terms[kind]);
    const struct finding finding = {entities->table, &entities->terms[kind], kind, receive,
                                    context};
    if (kind == ENTITY_LINK)
        find_link(&finding, value);
    else
        find_name(&finding, value);
}

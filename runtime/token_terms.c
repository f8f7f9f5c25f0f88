/* Which lists name an account, a hashtag or a link. Terms are found by a hash of what they compare:
 * a whole name, or the host of a link, each domain of which is looked up. */
#include "runtime/links.h"
#include "runtime/names.h"
#include "runtime/tokens.h"

#include <string.h>

static const uint32_t evidence_of[TOKEN_KIND_COUNT] = {EVIDENCE_addresses_account,
                                                       EVIDENCE_has_hashtag, EVIDENCE_links_to};

static bool is_used(const struct charte_table *table, enum token_kind kind) {
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (table->NODES[i].kind == evidence_of[kind]) return true;
    return false;
}

/* A term as a name is compared with it. */
struct name_term {
    const char *bytes;
    uint32_t size;
    bool any_before, any_behind; /* a star stands there */
    bool spaced;                 /* its spaces are passed over */
};

static struct name_term name_term_of(const struct charte_table *table,
                                     const struct table_term *term, enum token_kind kind) {
    charte_str folded = table_string(table, term->folded);
    struct token_value bare =
        tokens_without_sign((struct token_value){folded.bytes, (uint32_t)folded.length}, kind);
    struct name_term made = {bare.bytes, bare.size, false, false, kind == TOKEN_HASHTAG};
    for (; made.size && made.bytes[0] == '*'; made.bytes++, made.size--) made.any_before = true;
    for (; made.size && made.bytes[made.size - 1] == '*'; made.size--) made.any_behind = true;
    return made;
}

/* Whether the term, its spaces passed over, stands in value at `at`; *end is where it ends. */
static bool stands_at(const struct name_term *term, struct token_value value, uint32_t at,
                      uint32_t *end) {
    for (uint32_t i = 0; i < term->size; i++) {
        if (term->spaced && term->bytes[i] == ' ') continue;
        if (at == value.size || value.bytes[at] != term->bytes[i]) return false;
        at++;
    }
    *end = at;
    return true;
}

static bool name_matches(const struct name_term *term, struct token_value value) {
    for (uint32_t at = 0; term->size && at <= value.size; at++) {
        uint32_t end;
        bool stands = stands_at(term, value, at, &end);
        if (stands && (term->any_behind || end == value.size)) return true;
        if (!term->any_before) return false;
    }
    return false;
}

static bool term_matches(const struct charte_table *table, const struct table_term *term,
                         enum token_kind kind, struct token_value value) {
    if (kind == TOKEN_LINK) {
        charte_str folded = table_string(table, term->folded);
        struct link wanted = links_parse(folded.bytes, folded.length);
        struct link link = links_parse(value.bytes, value.size);
        return links_covers(&wanted, &link);
    }
    struct name_term name = name_term_of(table, term, kind);
    return name_matches(&name, value);
}

/* FNV-1a from the end to the beginning, so that every domain of a host is met on the way. */
#define HASH_START 2166136261u

static uint32_t add_to_hash(uint32_t hash, char c) {
    return (hash ^ (unsigned char)c) * 16777619u;
}

static uint32_t term_hash(const struct charte_table *table, const struct table_term *term,
                          enum token_kind kind) {
    struct name_term name = name_term_of(table, term, kind);
    if (kind == TOKEN_LINK) {
        charte_str folded = table_string(table, term->folded);
        struct link link = links_parse(folded.bytes, folded.length);
        name = (struct name_term){.bytes = link.host, .size = (uint32_t)link.host_size};
    }
    uint32_t hash = HASH_START;
    for (uint32_t i = name.size; i > 0; i--)
        if (!name.spaced || name.bytes[i - 1] != ' ') hash = add_to_hash(hash, name.bytes[i - 1]);
    return hash;
}

/* The index */

size_t token_terms_room(const struct charte_table *table) {
    size_t room = 0;
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++) {
        uint32_t terms = is_used(table, (enum token_kind)kind) ? table->TERMS_count : 0;
        room += ((size_t)names_slot_count(terms) + terms) * sizeof(uint32_t);
    }
    return room + table->LISTS_count;
}

static void mark_operands(const struct charte_table *table, uint32_t first, uint32_t count,
                          unsigned char *marks) {
    for (uint32_t k = 0; k < count; k++) marks[table->OPERANDS[first + k]] = 1;
}

/* Marks the lists that evidence of a kind names, and those that they take in or except: a list
 * stands behind them. */
static void mark_lists(const struct charte_table *table, enum token_kind kind,
                       unsigned char *marks) {
    if (table->LISTS_count) memset(marks, 0, table->LISTS_count);
    for (uint32_t i = 0; i < table->NODES_count; i++)
        if (table->NODES[i].kind == evidence_of[kind])
            mark_operands(table, table->NODES[i].first, table->NODES[i].count, marks);
    for (uint32_t i = table->LISTS_count; i-- > 0;) {
        const struct table_list *list = &table->LISTS[i];
        if (!marks[i]) continue;
        mark_operands(table, list->first_included, list->included_count, marks);
        mark_operands(table, list->first_excepted, list->excepted_count, marks);
    }
}

static void index_term(struct token_terms *terms, const struct charte_table *table,
                       enum token_kind kind, uint32_t number) {
    const struct table_term *term = &table->TERMS[number];
    if (term->flags & (TERM_PATTERN | TERM_DETECTOR)) return;
    struct name_term name = name_term_of(table, term, kind);
    if (kind != TOKEN_LINK && (name.any_before || name.any_behind)) {
        terms->starred[terms->starred_count++] = number;
        return;
    }
    uint32_t slot = term_hash(table, term, kind) & terms->mask;
    while (terms->slots[slot] != TABLE_NONE) slot = (slot + 1) & terms->mask;
    terms->slots[slot] = number;
}

static void index_kind(struct token_terms *terms, const struct charte_table *table,
                       enum token_kind kind, unsigned char *marks) {
    mark_lists(table, kind, marks);
    for (uint32_t i = 0; i < table->LISTS_count; i++) {
        const struct table_list *list = &table->LISTS[i];
        for (uint32_t k = 0; marks[i] && k < list->term_count; k++)
            index_term(terms, table, kind, list->first_term + k);
    }
}

void token_terms_index(struct tokens *tokens, void *memory) {
    const struct charte_table *table = tokens->table;
    uint32_t *rest = memory;
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++) {
        uint32_t count = is_used(table, (enum token_kind)kind) ? table->TERMS_count : 0;
        uint32_t slots = names_slot_count(count);
        tokens->terms[kind] = (struct token_terms){rest, slots - 1, rest + slots, 0};
        rest += slots + count;
        for (uint32_t i = 0; i < slots; i++) tokens->terms[kind].slots[i] = TABLE_NONE;
    }
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++)
        index_kind(&tokens->terms[kind], table, (enum token_kind)kind, (unsigned char *)rest);
}

/* Looking up */

/* What the lists that have been closed say of a value. */
struct finding {
    const struct tokens *tokens;
    const struct lists *lists;
    enum token_kind kind;
    bool named, masked;
};

static void try_term(struct finding *finding, uint32_t number, struct token_value value) {
    const struct charte_table *table = finding->tokens->table;
    uint32_t list = finding->lists->list_of[number];
    bool wanted = lists_wants(finding->lists, list);
    bool excepted = lists_excepts(finding->lists, list);
    bool is_exception = table->TERMS[number].flags & TERM_EXCEPT;
    if (!wanted && !excepted) return;
    if (!term_matches(table, &table->TERMS[number], finding->kind, value)) return;
    finding->named |= wanted && !is_exception;
    finding->masked |= is_exception ? wanted : excepted;
}

static void look_up(struct finding *finding, uint32_t hash, struct token_value value) {
    const struct token_terms *terms = &finding->tokens->terms[finding->kind];
    for (uint32_t slot = hash & terms->mask; terms->slots[slot] != TABLE_NONE;
         slot = (slot + 1) & terms->mask)
        try_term(finding, terms->slots[slot], value);
}

static void find_name(struct finding *finding, struct token_value value) {
    const struct token_terms *terms = &finding->tokens->terms[finding->kind];
    uint32_t hash = HASH_START;
    for (uint32_t i = value.size; i > 0; i--) hash = add_to_hash(hash, value.bytes[i - 1]);
    look_up(finding, hash, value);
    for (uint32_t i = 0; i < terms->starred_count; i++) try_term(finding, terms->starred[i], value);
}

static void find_link(struct finding *finding, struct token_value value) {
    struct link link = links_parse(value.bytes, value.size);
    uint32_t hash = HASH_START;
    for (size_t i = link.host_size; i > 0; i--) {
        hash = add_to_hash(hash, link.host[i - 1]);
        if (i == 1 || link.host[i - 2] == '.') look_up(finding, hash, value);
    }
}

/* A value that an exception names does not count. */
enum truth tokens_named(const struct tokens *tokens, struct lists *lists, enum token_kind kind,
                        uint32_t list) {
    const struct token_values *values = &tokens->kinds[kind];
    if (lists->is_doubtful[list]) return TRUTH_UNKNOWN;
    if (values->count) lists_close(lists, list);
    for (size_t i = 0; i < values->count; i++) {
        struct finding finding = {tokens, lists, kind, false, false};
        if (kind == TOKEN_LINK)
            find_link(&finding, values->values[i]);
        else
            find_name(&finding, values->values[i]);
        if (finding.named && !finding.masked) return TRUTH_TRUE;
    }
    return lists->withheld[list] ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

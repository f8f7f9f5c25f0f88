/* Which lists name an account, a hashtag or a link. What a value is to the lists whose terms match
 * it goes on to the lists that take those in or except them, each behind them: one pass a value. */
#include "runtime/align.h"
#include "runtime/tokens.h"

#include <string.h>

enum said { SAID_NAMED = 1, SAID_MASKED = 2 };

static size_t named_size(const struct charte_table *table) {
    return (size_t)table->LISTS_count * TOKEN_KIND_COUNT * sizeof(uint32_t);
}

size_t naming_room(const struct charte_table *table) {
    return 2 * align_eight(table->LISTS_count) + waiting_room(table->LISTS_count) +
           align_eight(named_size(table));
}

static void mark_fed(unsigned char *feeds, const struct charte_table *table, uint32_t first,
                     uint32_t count) {
    for (uint32_t k = 0; k < count; k++) feeds[table->OPERANDS[first + k]] = 1;
}

/* A list stands behind those that it takes in or excepts. While `said` is at hand it has which
 * lists are pure. */
static void find_fed(struct naming *naming, const struct charte_table *table) {
    closing_mark_pure(table, naming->said);
    memset(naming->feeds, 0, table->LISTS_count);
    for (uint32_t i = table->LISTS_count; i-- > 0;) {
        const struct table_list *list = &table->LISTS[i];
        if (naming->said[i] && !naming->feeds[i]) continue;
        mark_fed(naming->feeds, table, list->first_included, list->included_count);
        mark_fed(naming->feeds, table, list->first_excepted, list->excepted_count);
    }
    memset(naming->said, 0, table->LISTS_count);
}

struct naming naming_in(void *memory, const struct charte_table *table) {
    char *rest = memory;
    struct naming naming = {0};
    naming.said = align_take(&rest, table->LISTS_count);
    naming.feeds = align_take(&rest, table->LISTS_count);
    naming.named = align_take(&rest, named_size(table));
    naming.lists = waiting_in(rest, table->LISTS_count);
    if (table->LISTS_count == 0) return naming;
    memset(naming.named, 0, named_size(table));
    find_fed(&naming, table);
    return naming;
}

/* The values of a kind being held against the terms. */
struct search {
    struct naming *naming;
    const struct lists *lists;
    uint32_t *named; /* by list: of the kind */
};

static void say(struct naming *naming, uint32_t list, unsigned said) {
    naming->said[list] |= (unsigned char)said;
    waiting_add(&naming->lists, list);
}

static void take_term(void *context, uint32_t term) {
    const struct search *search = context;
    bool masks = search->lists->table->TERMS[term].flags & TERM_EXCEPT;
    say(search->naming, search->lists->list_of[term], masks ? SAID_MASKED : SAID_NAMED);
}

/* Where nothing masks, one value that is named is enough: others are passed on no more. */
static void pass_on(const struct search *search, uint32_t list) {
    struct naming *naming = search->naming;
    const struct reach *reach = &search->lists->table->reach;
    unsigned said = naming->said[list];
    bool is_named = search->named[list] == naming->record;
    naming->said[list] = 0;
    if (said == SAID_NAMED) search->named[list] = naming->record;
    if (is_named && search->lists->is_pure[list] && !naming->feeds[list]) return;
    for (uint32_t k = reach->including.first[list]; k < reach->including.first[list + 1]; k++)
        say(naming, reach->including.items[k], said);
    if (!(said & SAID_NAMED)) return;
    for (uint32_t k = reach->excepting.first[list]; k < reach->excepting.first[list + 1]; k++)
        say(naming, reach->excepting.items[k], SAID_MASKED);
}

static void read_kind(struct tokens *tokens, const struct lists *lists, enum token_kind kind) {
    struct naming *naming = &tokens->naming;
    struct search search = {naming, lists,
                            naming->named + (size_t)kind * tokens->table->LISTS_count};
    const struct token_values *values = &tokens->kinds[kind];
    for (size_t i = 0; i < values->count; i++) {
        token_terms_find(tokens, kind, values->values[i], take_term, &search);
        for (uint32_t list = 0; waiting_next(&naming->lists, list, &list); list++) {
            waiting_remove(&naming->lists, list);
            pass_on(&search, list);
        }
    }
}

void naming_read(struct tokens *tokens, const struct lists *lists) {
    struct naming *naming = &tokens->naming;
    if (++naming->record == 0) {
        memset(naming->named, 0, named_size(tokens->table));
        naming->record = 1;
    }
    for (int kind = 0; kind < TOKEN_KIND_COUNT; kind++)
        read_kind(tokens, lists, (enum token_kind)kind);
}

/* A value that an exception names does not count. */
enum truth tokens_named(const struct tokens *tokens, const struct lists *lists,
                        enum token_kind kind, uint32_t list) {
    const struct naming *naming = &tokens->naming;
    size_t at = (size_t)kind * tokens->table->LISTS_count + list;
    if (lists->is_doubtful[list]) return TRUTH_UNKNOWN;
    if (naming->named[at] == naming->record) return TRUTH_TRUE;
    return lists->withheld[list] ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

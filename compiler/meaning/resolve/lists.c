#include "compiler/front/conceal.h"
#include "compiler/meaning/resolve/order.h"

void add_term(struct arena *arena, struct list *list, struct term term) {
    const uint32_t shape = term.flags & (TERM_EXACT | TERM_EXCEPT | TERM_PATTERN | TERM_DETECTOR);
    if (!list->known.arena) list->known = map_in(arena);
    struct str key =
        arena_format(arena, "%u%.*s@%.*s", shape, STR_ARG(term.text), STR_ARG(term.domain));
    uint32_t next = (uint32_t)list->terms.count;
    uint32_t place = map_add(&list->known, key, next);
    if (place == next) {
        ARENA_PUSH(arena, &list->terms, term);
        return;
    }
    struct term *known = &list->terms.items[place];
    if (!(term.flags & TERM_CONFIDENTIAL)) known->flags &= ~(uint32_t)TERM_CONFIDENTIAL;
    known->languages |= term.languages;
}

static struct term written_term(const struct version *version, const struct ast_text *text,
                                uint32_t flags) {
    return (struct term){.text = text->value,
                         .flags = flags,
                         .languages = 1u << version->ast->language,
                         .source = version->ast->source,
                         .span = text->span};
}

static void add_detector(struct version *version, struct list *list,
                         const struct ast_list_item *item, uint32_t flags) {
    static const char *const names[] = {
#define DETECTOR(name, NAME, found, begins) #name,
#include "runtime/table/detector.def"
#undef DETECTOR
    };
    struct term term = written_term(version, &item->text, flags);
    term.text = str_of(names[item->detector]);
    term.detector = item->detector;
    term.domain = item->domain.value;
    add_term(version->arena, list, term);
}

static void add_included(struct version *version, struct list *list,
                         const struct ast_list_item *item) {
    uint32_t included = find_name(version, NAME_LIST, item->text);
    if (included == MAP_NONE) return;
    ARENA_PUSH(version->arena, item->except ? &list->excepted : &list->included,
               version->list_index[included]);
}

static void add_item(struct version *version, struct list *list, const struct ast_list *source,
                     const struct ast_list_item *item) {
    static const uint32_t kind_flags[] = {[ITEM_EXACT] = TERM_EXACT, [ITEM_PATTERN] = TERM_PATTERN};
    uint32_t flags =
        (item->except ? TERM_EXCEPT : 0u) | (source->confidential ? TERM_CONFIDENTIAL : 0u);
    bool is_address = item->kind == ITEM_DETECTOR && item->detector == DETECTOR_EMAIL;
    if (item->domain.value.bytes && !is_address)
        diagnose_with(
            version->log, DIAGNOSTIC_domain_without_address, place_in(version, item->domain.span),
            shown_of(version->ast->source, item->domain.span, item->domain.value), (struct str){0});
    switch (item->kind) {
    case ITEM_TERM:
    case ITEM_EXACT:
    case ITEM_PATTERN:
        add_term(version->arena, list,
                 written_term(version, &item->text, flags | kind_flags[item->kind]));
        break;
    case ITEM_LIST:
        add_included(version, list, item);
        break;
    case ITEM_FILE:
        read_list_file(version, list, item);
        break;
    case ITEM_DETECTOR:
        add_detector(version, list, item, flags | TERM_DETECTOR);
        break;
    }
}

static bool item_matches(const struct ast_list_item *item) {
    return !item->except;
}

static void fill_list(struct version *version, const struct ast_list *source) {
    struct list list = {.id = source->id.value,
                        .title = version_text(version, source->title.value)};
    bool matches = false;
    for (size_t i = 0; i < source->items.count; i++) {
        add_item(version, &list, source, &source->items.items[i]);
        matches |= item_matches(&source->items.items[i]);
    }
    if (!matches)
        diagnose_with(version->log, DIAGNOSTIC_empty_list, place_in(version, source->span),
                      source->id.value, (struct str){0});
    for (size_t i = 0; i < list.terms.count; i++)
        if (list.terms.items[i].flags & TERM_CONFIDENTIAL) list.flags |= LIST_CONFIDENTIAL;
    ARENA_PUSH(version->arena, &version->table->lists, list);
}

static void order_list(struct order *order, uint32_t number);

static void order_included(struct order *order, const struct ast_list *source) {
    struct version *version = order->version;
    for (size_t i = 0; i < source->items.count; i++) {
        const struct ast_list_item *item = &source->items.items[i];
        if (item->kind != ITEM_LIST) continue;
        uint32_t included = map_get(&version->lists, item->text.value);
        if (included == MAP_NONE) continue; /* said when the list is filled */
        if (order->visits[included] == OPEN) {
            struct diagnostic *said =
                diagnose_with(version->log, DIAGNOSTIC_circle_of_lists,
                              place_in(version, item->span), source->id.value, item->text.value);
            diagnostic_relate(said, place_in(version, version->ast->lists.items[included].span));
            continue;
        }
        order_list(order, included);
    }
}

static void order_list(struct order *order, uint32_t number) {
    struct version *version = order->version;
    if (order->visits[number] != UNSEEN) return;
    order->visits[number] = OPEN;
    order_included(order, &version->ast->lists.items[number]);
    order->visits[number] = DONE;
    version->list_index[number] = order->next;
    version->list_source[order->next++] = &version->ast->lists.items[number];
}

void resolve_lists(struct version *version) {
    size_t count = version->ast->lists.count;
    version->list_index = ARENA_ARRAY(version->arena, uint32_t, count);
    version->list_source = ARENA_ARRAY(version->arena, const struct ast_list *, count);
    struct order order = order_of(version, count);
    size_t errors = version->log->errors;
    for (size_t i = 0; i < count; i++) order_list(&order, (uint32_t)i);
    if (version->log->errors > errors) return; /* a circle has no order to fill lists in */
    for (size_t i = 0; i < count; i++) fill_list(version, version->list_source[i]);
}

uint32_t add_quoted_list(struct version *version, const struct ast_operands *operands) {
    struct list list = {.id = STR(""), .flags = LIST_ANONYMOUS};
    for (size_t i = 0; i < operands->count; i++)
        if (operands->items[i].kind == OPERAND_QUOTED)
            add_term(version->arena, &list, written_term(version, &operands->items[i].text, 0));
    ARENA_PUSH(version->arena, &version->table->lists, list);
    return (uint32_t)version->table->lists.count - 1;
}

/* SPDX-License-Identifier: Apache-2.0 */
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

static struct term written_term(const struct translation *translation, const struct ast_text *text,
                                uint32_t flags) {
    return (struct term){.text = text->value,
                         .flags = flags,
                         .languages = 1u << translation->ast->language,
                         .source = translation->ast->source,
                         .span = text->span};
}

static void add_detector(struct translation *translation, struct list *list,
                         const struct ast_list_item *item, uint32_t flags) {
    static const char *const names[] = {
#define DETECTOR(name, NAME, found, begins) #name,
#include "runtime/table/detector.def"
#undef DETECTOR
    };
    struct term term = written_term(translation, &item->text, flags);
    term.text = str_of(names[item->detector]);
    term.detector = item->detector;
    term.domain = item->domain.value;
    add_term(translation->arena, list, term);
}

static void add_included(struct translation *translation, struct list *list,
                         const struct ast_list_item *item) {
    translation->is_listing = true;
    uint32_t included = find_name(translation, NAME_LIST, item->text);
    translation->is_listing = false;
    if (included == MAP_NONE) return;
    ARENA_PUSH(translation->arena, item->except ? &list->excepted : &list->included,
               translation->list_index[included]);
}

static void add_item(struct translation *translation, struct list *list,
                     const struct ast_list *source, const struct ast_list_item *item) {
    static const uint32_t kind_flags[] = {[ITEM_EXACT] = TERM_EXACT, [ITEM_PATTERN] = TERM_PATTERN};
    uint32_t flags =
        (item->except ? TERM_EXCEPT : 0u) | (source->confidential ? TERM_CONFIDENTIAL : 0u);
    bool is_address = item->kind == ITEM_DETECTOR && item->detector == DETECTOR_EMAIL;
    if (item->domain.value.bytes && !is_address)
        diagnose_with(translation->log, DIAGNOSTIC_domain_without_address,
                      place_in(translation, item->domain.span),
                      shown_of(translation->ast->source, item->domain.span, item->domain.value),
                      (struct str){0});
    switch (item->kind) {
    case ITEM_TERM:
    case ITEM_EXACT:
    case ITEM_PATTERN:
        add_term(translation->arena, list,
                 written_term(translation, &item->text, flags | kind_flags[item->kind]));
        break;
    case ITEM_LIST:
        add_included(translation, list, item);
        break;
    case ITEM_FILE:
        read_list_file(translation, list, item);
        break;
    case ITEM_DETECTOR:
        add_detector(translation, list, item, flags | TERM_DETECTOR);
        break;
    }
}

static bool item_matches(const struct ast_list_item *item) {
    return !item->except;
}

static void fill_list(struct translation *translation, const struct ast_list *source) {
    struct list list = {.id = source->id.value,
                        .title = translation_text(translation, source->title.value)};
    bool matches = false;
    for (size_t i = 0; i < source->items.count; i++) {
        add_item(translation, &list, source, &source->items.items[i]);
        matches |= item_matches(&source->items.items[i]);
    }
    if (!matches)
        diagnose_with(translation->log, DIAGNOSTIC_empty_list, place_in(translation, source->span),
                      source->id.value, (struct str){0});
    for (size_t i = 0; i < list.terms.count; i++)
        if (list.terms.items[i].flags & TERM_CONFIDENTIAL) list.flags |= LIST_CONFIDENTIAL;
    ARENA_PUSH(translation->arena, &translation->table->lists, list);
}

static void order_list(struct order *order, uint32_t number);

static void order_included(struct order *order, const struct ast_list *source) {
    struct translation *translation = order->translation;
    for (size_t i = 0; i < source->items.count; i++) {
        const struct ast_list_item *item = &source->items.items[i];
        if (item->kind != ITEM_LIST) continue;
        uint32_t included = map_get(&translation->lists, item->text.value);
        if (included == MAP_NONE) continue; /* said when the list is filled */
        if (order->visits[included] == OPEN) {
            struct diagnostic *said = diagnose_with(translation->log, DIAGNOSTIC_circle_of_lists,
                                                    place_in(translation, item->span),
                                                    source->id.value, item->text.value);
            diagnostic_relate(said,
                              place_in(translation, translation->ast->lists.items[included].span));
            continue;
        }
        order_list(order, included);
    }
}

static void order_list(struct order *order, uint32_t number) {
    struct translation *translation = order->translation;
    if (order->visits[number] != UNSEEN) return;
    order->visits[number] = OPEN;
    order_included(order, &translation->ast->lists.items[number]);
    order->visits[number] = DONE;
    translation->list_index[number] = order->next;
    translation->list_source[order->next++] = &translation->ast->lists.items[number];
}

void resolve_lists(struct translation *translation) {
    size_t count = translation->ast->lists.count;
    translation->list_index = ARENA_ARRAY(translation->arena, uint32_t, count);
    translation->list_source = ARENA_ARRAY(translation->arena, const struct ast_list *, count);
    struct order order = order_of(translation, count);
    size_t errors = translation->log->errors;
    for (size_t i = 0; i < count; i++) order_list(&order, (uint32_t)i);
    if (translation->log->errors > errors) return; /* a circle has no order to fill lists in */
    for (size_t i = 0; i < count; i++) fill_list(translation, translation->list_source[i]);
}

uint32_t add_quoted_list(struct translation *translation, const struct ast_operands *operands) {
    struct list list = {.id = STR(""), .flags = LIST_ANONYMOUS};
    for (size_t i = 0; i < operands->count; i++)
        if (operands->items[i].kind == OPERAND_QUOTED)
            add_term(translation->arena, &list,
                     written_term(translation, &operands->items[i].text, 0));
    ARENA_PUSH(translation->arena, &translation->table->lists, list);
    return (uint32_t)translation->table->lists.count - 1;
}

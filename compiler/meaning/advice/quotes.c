/* SPDX-License-Identifier: Apache-2.0 */
/* Does a text of the charter give away a term of a confidential list? It is printed. */
#include "compiler/front/conceal.h"
#include "compiler/front/phrases.h"
#include "compiler/meaning/advice/advice.h"
#include "compiler/meaning/advice/cover.h"

/* Of a text longer than this, a page and more, the beginning is looked at. */
enum { LOOKED_AT = 1 << 16 };

static struct cover confidential_terms(const struct translation *first) {
    const struct table *table = first->table;
    struct cover cover = cover_in(first->arena);
    const uint32_t others = TERM_PATTERN | TERM_DETECTOR | TERM_EXCEPT;
    for (size_t i = 0; i < table->lists.count; i++)
        for (size_t k = 0; k < table->lists.items[i].terms.count; k++) {
            const struct term *term = &table->lists.items[i].terms.items[k];
            if (term->flags & TERM_CONFIDENTIAL && !(term->flags & others))
                cover_add(&cover, term, term_cut(first->arena, term->text, false));
        }
    return cover;
}

/* Where the exceptions of the charter's own lists stand: no invented name serves there. */
static bool is_exception(const struct translation *translation, struct span span) {
    const struct ast_charter *ast = translation->ast;
    for (size_t i = 0; i < ast->lists.count; i++) {
        const struct ast_list *list = &ast->lists.items[i];
        if (span.begin < list->span.begin || span.begin >= list->span.end) continue;
        for (size_t k = 0; k < list->items.count; k++)
            if (list->items.items[k].except && list->items.items[k].text.span.begin == span.begin)
                return true;
    }
    return false;
}

static void say(struct translation *translation, struct span span) {
    struct diagnostic *said =
        diagnose(translation->log, DIAGNOSTIC_confidential_quoted, place_in(translation, span));
    if (is_exception(translation, span))
        said->parts[1] = STR("except:");
    else
        said->parts[0] = dialect_phrase(translation->ast->language, "publishable");
}

static void look_through(struct translation *translation, struct cover *cover) {
    struct source *source = translation->ast->source;
    struct scan_pieces pieces = scan_source(translation->arena, source);
    TABLE_ARRAY(struct span) giving = {0};
    for (size_t i = 0; i < pieces.count; i++) {
        struct span span = pieces.items[i].span;
        if (pieces.items[i].kind != SCAN_TEXT || concealed_end(source, span.begin) > span.begin)
            continue;
        struct str quoted = {source->text.bytes + span.begin, span.end - span.begin};
        struct str text = quoted_text(translation->arena, quoted);
        if (text.size > LOOKED_AT) text.size = LOOKED_AT;
        struct term_words words = term_cut(translation->arena, text, false);
        if (!cover_find(cover, &words, NULL)) continue;
        ARENA_PUSH(translation->arena, &giving, span);
        say(translation, span);
    }
    conceal_spans(translation->arena, source, giving.items, giving.count);
}

/* The terms of all translations stand in the first one's table. */
void advise_on_quotes(struct translation *const *translations, size_t count) {
    struct cover cover = confidential_terms(translations[0]);
    for (size_t i = 0; cover.terms.count && i < count; i++) look_through(translations[i], &cover);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/scan.h"
#include "compiler/meaning/resolve/translation.h"

struct str sentence_text(struct arena *arena, const struct source *source, struct span span) {
    const struct source part = {.text = {source->text.bytes + span.begin, span.end - span.begin}};
    const struct scan_pieces pieces = scan_source(arena, &part);
    char *made = arena_alloc(arena, part.text.size + 1);
    size_t size = 0, passed = 0;
    for (uint32_t at = 0; at < part.text.size; at++) {
        if (passed < pieces.comments.count && at == pieces.comments.items[passed].begin)
            at = pieces.comments.items[passed++].end;
        if (at == part.text.size) break;
        char c = part.text.bytes[at];
        bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (space && (size == 0 || made[size - 1] == ' ')) continue;
        made[size++] = space ? ' ' : c;
    }
    while (size > 0 && made[size - 1] == ' ') size--;
    return (struct str){made, size};
}

static void fill_notes(struct translation *translation, const struct ast_notes *source,
                       struct notes *notes) {
    notes->reason = translation_text(translation, source->reason.value);
    notes->legal_basis = translation_text(translation, source->legal_basis.value);
    notes->advice = translation_text(translation, source->advice.value);
    notes->contact = translation_text(translation, source->contact.value);
    for (size_t i = 0; i < source->doubled.count; i++)
        diagnose(translation->log, DIAGNOSTIC_doubled_note,
                 place_in(translation, source->doubled.items[i].span));
}

static void fill_periods(struct translation *translation, const struct ast_rule *source,
                         struct rule *rule) {
    for (size_t i = 0; i < source->periods.count; i++) {
        const struct ast_period *period = &source->periods.items[i];
        if (period->to.value && period->to.value < period->from.value)
            diagnose(translation->log, DIAGNOSTIC_date_order,
                     place_in(translation, period->to.span));
        struct table_period made = {period->from.value, period->to.value};
        ARENA_PUSH(translation->arena, &rule->periods, made);
    }
}

/* A rule is about what somebody does: it says of that what holds. */
static void refuse_denial(struct translation *translation, struct ast_text focus, uint32_t fact) {
    const struct ast_text *label = &translation->ast->facts.items[fact].label;
    struct diagnostic *said =
        diagnose_with(translation->log, DIAGNOSTIC_denied_focus, place_in(translation, focus.span),
                      focus.value, label->value);
    diagnostic_relate(said, place_in(translation, label->span));
}

static void fill_rule(struct translation *translation, const struct ast_rule *source,
                      uint32_t article, struct str id) {
    struct rule rule = {.id = id, .article = article, .modality = source->modality};
    bool denied;
    uint32_t focus = find_fact(translation, source->focus, &denied);
    if (focus != MAP_NONE && denied) refuse_denial(translation, source->focus, focus);
    rule.focus = focus == MAP_NONE ? 0 : translation->fact_index[focus];
    rule.condition = lower_condition(translation, source->condition);
    rule.exception = lower_condition(translation, source->exception);
    rule.on_trial = source->on_trial;
    rule.role = TABLE_NONE;
    if (source->modality == MODALITY_approve) {
        uint32_t role = find_role(translation, source->role);
        if (role != MAP_NONE) rule.role = role;
    }
    fill_periods(translation, source, &rule);
    rule.sentence = translation_text(
        translation, sentence_text(translation->arena, translation->ast->source, source->span));
    fill_notes(translation, &source->notes, &rule.notes);
    rule.file = translation->ast->source->name;
    rule.source = translation->ast->source;
    rule.span = source->span;
    rule.line = source_position(translation->ast->source, source->span.begin).line;
    ARENA_PUSH(translation->arena, &translation->table->rules, rule);
}

static void fill_commitment(struct translation *translation, const struct ast_rule *source,
                            uint32_t article) {
    struct commitment made = {.article = article,
                              .prose = translation_text(translation, source->commitment.value)};
    fill_notes(translation, &source->notes, &made.notes);
    ARENA_PUSH(translation->arena, &translation->table->commitments, made);
}

/* Whether the author numbers the article's rules; said where only some are. */
static bool numbers_written(struct translation *translation, const struct ast_article *article) {
    const struct ast_rule *with = NULL, *without = NULL;
    for (size_t i = 0; i < article->rules.count; i++) {
        const struct ast_rule *rule = &article->rules.items[i];
        if (rule->is_commitment) continue;
        if (str_present(rule->number.value))
            with = rule;
        else
            without = rule;
    }
    if (with && without) {
        struct diagnostic *said = diagnose_with(translation->log, DIAGNOSTIC_rule_numbers_mixed,
                                                place_in(translation, without->modality_span),
                                                article->number.value, (struct str){0});
        diagnostic_relate(said, place_in(translation, with->number.span));
    }
    return with != NULL;
}

/* Whether a number begins with its article's. */
static bool is_within(struct str id, struct str article) {
    return id.size > article.size + 1 && memcmp(id.bytes, article.bytes, article.size) == 0 &&
           id.bytes[article.size] == '.';
}

static struct str rule_id(struct translation *translation, const struct ast_article *article,
                          const struct ast_rule *rule, unsigned place, bool written) {
    struct str number = article->number.value;
    if (!written || !str_present(rule->number.value))
        return arena_format(translation->arena, "%.*s.%u", STR_ARG(number), place);
    struct str id = rule->number.value;
    check_name_length(translation, rule->number);
    if (!is_within(id, number))
        diagnose_with(translation->log, DIAGNOSTIC_rule_number_elsewhere,
                      place_in(translation, rule->number.span), id, number);
    return id;
}

/* What is cited by its number alone is one thing: rule 1.2, the second of article 1, or
 * article 1.2. */
static void refuse_shared(struct translation *translation, const struct ast_rule *rule,
                          uint32_t article, struct str id) {
    const struct ast_article *articles = translation->ast->articles.items;
    uint32_t named = map_get(&translation->articles, id);
    bool counted = !str_present(rule->number.value);
    if (named == MAP_NONE || !is_within(id, articles[article].number.value)) return;
    if (counted && translation->ast->unread.count) return; /* it may count from what is not read */
    struct diagnostic *said = diagnose_with(translation->log, DIAGNOSTIC_number_shared,
                                            place_in(translation, articles[named].number.span), id,
                                            articles[article].number.value);
    diagnostic_relate(said, place_in(translation, rule->span));
}

static struct place number_place(const struct translation *translation,
                                 const struct ast_rule *rule) {
    bool written = str_present(rule->number.value);
    return place_in(translation, written ? rule->number.span : rule->modality_span);
}

/* Another rule has the number: one of the article, or one that an article before writes so. Counted
 * in an article whose own number is doubled, it is that article's mistake. */
static void refuse_doubled(struct translation *translation, const struct ast_rule *rule,
                           uint32_t article, uint32_t known) {
    const struct rule *first = &translation->table->rules.items[known];
    const struct ast_article *articles = translation->ast->articles.items;
    bool same = str_equal(articles[article].number.value, articles[first->article].number.value);
    if (same && article != first->article && !str_present(rule->number.value)) return;
    struct diagnostic *said =
        diagnose_with(translation->log, DIAGNOSTIC_doubled_rule_number,
                      number_place(translation, rule), first->id, (struct str){0});
    diagnostic_relate(said, number_place(translation, translation->rule_source[known]));
}

static void add_rule(struct translation *translation, const struct ast_rule *rule, uint32_t article,
                     struct str id) {
    uint32_t index = (uint32_t)translation->table->rules.count;
    uint32_t known = map_add(&translation->rules, id, index);
    if (known != index) refuse_doubled(translation, rule, article, known);
    refuse_shared(translation, rule, article, id);
    translation->rule_source[index] = rule;
    fill_rule(translation, rule, article, id);
}

static void fill_article(struct translation *translation, const struct ast_article *source) {
    uint32_t index = (uint32_t)translation->table->articles.count;
    struct article article = {.number = source->number.value,
                              .title = translation_text(translation, source->title.value),
                              .prose = translation_text(translation, source->prose.value)};
    article.chapter = source->chapter == SIZE_MAX ? TABLE_NONE : (uint32_t)source->chapter;
    fill_notes(translation, &source->notes, &article.notes);
    bool written = numbers_written(translation, source);
    unsigned place = 0;
    for (size_t i = 0; i < source->rules.count; i++) {
        const struct ast_rule *rule = &source->rules.items[i];
        struct article_item item = {.is_commitment = rule->is_commitment};
        if (rule->is_commitment) {
            item.index = (uint32_t)translation->table->commitments.count;
            fill_commitment(translation, rule, index);
        } else {
            item.index = (uint32_t)translation->table->rules.count;
            add_rule(translation, rule, index,
                     rule_id(translation, source, rule, ++place, written));
        }
        ARENA_PUSH(translation->arena, &article.items, item);
    }
    ARENA_PUSH(translation->arena, &translation->table->articles, article);
}

void resolve_articles(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    size_t rules = 0;
    for (size_t i = 0; i < ast->articles.count; i++) rules += ast->articles.items[i].rules.count;
    translation->rule_source = ARENA_ARRAY(translation->arena, const struct ast_rule *, rules);
    for (size_t i = 0; i < ast->chapters.count; i++) {
        struct chapter chapter = {
            ast->chapters.items[i].number.value,
            translation_text(translation, ast->chapters.items[i].title.value)};
        ARENA_PUSH(translation->arena, &translation->table->chapters, chapter);
    }
    for (size_t i = 0; i < ast->articles.count; i++)
        fill_article(translation, &ast->articles.items[i]);
}

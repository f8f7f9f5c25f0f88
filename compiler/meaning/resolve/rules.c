#include "compiler/front/scan.h"
#include "compiler/meaning/resolve/version.h"

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

static void fill_notes(struct version *version, const struct ast_notes *source,
                       struct notes *notes) {
    notes->reason = version_text(version, source->reason.value);
    notes->legal_basis = version_text(version, source->legal_basis.value);
    notes->advice = version_text(version, source->advice.value);
    notes->contact = version_text(version, source->contact.value);
    for (size_t i = 0; i < source->doubled.count; i++)
        diagnose(version->log, DIAGNOSTIC_doubled_note,
                 place_in(version, source->doubled.items[i].span));
}

static void fill_periods(struct version *version, const struct ast_rule *source,
                         struct rule *rule) {
    for (size_t i = 0; i < source->periods.count; i++) {
        const struct ast_period *period = &source->periods.items[i];
        if (period->to.value && period->to.value < period->from.value)
            diagnose(version->log, DIAGNOSTIC_date_order, place_in(version, period->to.span));
        struct table_period made = {period->from.value, period->to.value};
        ARENA_PUSH(version->arena, &rule->periods, made);
    }
}

/* A rule is about what somebody does: it says of that what holds. */
static void refuse_denial(struct version *version, struct ast_text focus, uint32_t fact) {
    const struct ast_text *label = &version->ast->facts.items[fact].label;
    struct diagnostic *said =
        diagnose_with(version->log, DIAGNOSTIC_denied_focus, place_in(version, focus.span),
                      focus.value, label->value);
    diagnostic_relate(said, place_in(version, label->span));
}

static void fill_rule(struct version *version, const struct ast_rule *source, uint32_t article,
                      struct str id) {
    struct rule rule = {.id = id, .article = article, .modality = source->modality};
    bool denied;
    uint32_t focus = find_fact(version, source->focus, &denied);
    if (focus != MAP_NONE && denied) refuse_denial(version, source->focus, focus);
    rule.focus = focus == MAP_NONE ? 0 : version->fact_index[focus];
    rule.condition = lower_condition(version, source->condition);
    rule.exception = lower_condition(version, source->exception);
    rule.on_trial = source->on_trial;
    rule.role = TABLE_NONE;
    if (source->modality == MODALITY_approve) {
        uint32_t role = find_role(version, source->role);
        if (role != MAP_NONE) rule.role = role;
    }
    fill_periods(version, source, &rule);
    rule.sentence =
        version_text(version, sentence_text(version->arena, version->ast->source, source->span));
    fill_notes(version, &source->notes, &rule.notes);
    rule.file = version->ast->source->name;
    rule.source = version->ast->source;
    rule.span = source->span;
    rule.line = source_position(version->ast->source, source->span.begin).line;
    ARENA_PUSH(version->arena, &version->table->rules, rule);
}

static void fill_commitment(struct version *version, const struct ast_rule *source,
                            uint32_t article) {
    struct commitment made = {.article = article,
                              .prose = version_text(version, source->commitment.value)};
    fill_notes(version, &source->notes, &made.notes);
    ARENA_PUSH(version->arena, &version->table->commitments, made);
}

/* Whether the author numbers the article's rules; said where only some are. */
static bool numbers_written(struct version *version, const struct ast_article *article) {
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
        struct diagnostic *said = diagnose_with(version->log, DIAGNOSTIC_rule_numbers_mixed,
                                                place_in(version, without->modality_span),
                                                article->number.value, (struct str){0});
        diagnostic_relate(said, place_in(version, with->number.span));
    }
    return with != NULL;
}

/* A written number begins with its article's. */
static struct str rule_id(struct version *version, const struct ast_article *article,
                          const struct ast_rule *rule, unsigned place, bool written) {
    struct str number = article->number.value;
    if (!written || !str_present(rule->number.value))
        return arena_format(version->arena, "%.*s.%u", STR_ARG(number), place);
    struct str id = rule->number.value;
    check_name_length(version, rule->number);
    if (id.size <= number.size + 1 || memcmp(id.bytes, number.bytes, number.size) != 0 ||
        id.bytes[number.size] != '.')
        diagnose_with(version->log, DIAGNOSTIC_rule_number_elsewhere,
                      place_in(version, rule->number.span), id, number);
    return id;
}

static void add_rule(struct version *version, const struct ast_rule *rule, uint32_t article,
                     struct str id) {
    uint32_t index = (uint32_t)version->table->rules.count;
    uint32_t known = map_add(&version->rules, id, index);
    if (known != index && str_present(rule->number.value)) { /* else the article's is doubled */
        struct diagnostic *said =
            diagnose_with(version->log, DIAGNOSTIC_doubled_rule_number,
                          place_in(version, rule->number.span), id, (struct str){0});
        const struct ast_rule *first = version->rule_source[known];
        bool numbered = str_present(first->number.value);
        diagnostic_relate(said,
                          place_in(version, numbered ? first->number.span : first->modality_span));
    }
    version->rule_source[index] = rule;
    fill_rule(version, rule, article, id);
}

static void fill_article(struct version *version, const struct ast_article *source) {
    uint32_t index = (uint32_t)version->table->articles.count;
    struct article article = {.number = source->number.value,
                              .title = version_text(version, source->title.value),
                              .prose = version_text(version, source->prose.value)};
    article.chapter = source->chapter == SIZE_MAX ? TABLE_NONE : (uint32_t)source->chapter;
    fill_notes(version, &source->notes, &article.notes);
    bool written = numbers_written(version, source);
    unsigned place = 0;
    for (size_t i = 0; i < source->rules.count; i++) {
        const struct ast_rule *rule = &source->rules.items[i];
        struct article_item item = {.is_commitment = rule->is_commitment};
        if (rule->is_commitment) {
            item.index = (uint32_t)version->table->commitments.count;
            fill_commitment(version, rule, index);
        } else {
            item.index = (uint32_t)version->table->rules.count;
            add_rule(version, rule, index, rule_id(version, source, rule, ++place, written));
        }
        ARENA_PUSH(version->arena, &article.items, item);
    }
    ARENA_PUSH(version->arena, &version->table->articles, article);
}

void resolve_articles(struct version *version) {
    const struct ast_charter *ast = version->ast;
    size_t rules = 0;
    for (size_t i = 0; i < ast->articles.count; i++) rules += ast->articles.items[i].rules.count;
    version->rule_source = ARENA_ARRAY(version->arena, const struct ast_rule *, rules);
    for (size_t i = 0; i < ast->chapters.count; i++) {
        struct chapter chapter = {ast->chapters.items[i].number.value,
                                  version_text(version, ast->chapters.items[i].title.value)};
        ARENA_PUSH(version->arena, &version->table->chapters, chapter);
    }
    for (size_t i = 0; i < ast->articles.count; i++) fill_article(version, &ast->articles.items[i]);
}

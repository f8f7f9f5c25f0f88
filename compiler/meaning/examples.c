#include "compiler/meaning/version.h"

struct example_context {
    struct version *version;
    struct example_post *post;
};

static void take_platform(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t platform = find_name(c->version, NAME_PLATFORM, said->operand.text);
    if (platform != MAP_NONE) c->post->platform = platform;
}

static void take_role(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t role = find_role(c->version, said->operand);
    struct index_array *roles =
        said->kind == CIRCUMSTANCE_APPROVAL ? &c->post->approvals : &c->post->roles;
    if (role != MAP_NONE) ARENA_PUSH(c->version->arena, roles, role);
}

static void take_label(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t label = find_name(c->version, NAME_POST_LABEL, said->operand.text);
    if (label != MAP_NONE) ARENA_PUSH(c->version->arena, &c->post->labels, label);
}

/* An answer to a question that nobody asks would be ignored by the runtime: said once a fact. */
static void refuse_answer(struct version *version, const struct ast_circumstance *said,
                          const struct ast_fact *fact) {
    struct place place = place_in(version, said->operand.text.span);
    struct str key = {(const char *)&fact->span, sizeof fact->span};
    uint32_t before = map_get(&version->unasked, key);
    if (before != MAP_NONE) {
        diagnostic_relate(&version->log->items[before], place);
        return;
    }
    bool kept = !diagnostics_full(version->log);
    struct diagnostic *log = diagnose_with(version->log, DIAGNOSTIC_answer_to_no_question, place,
                                           said->operand.text.value, (struct str){0});
    diagnostic_relate(log, place_in(version, fact->span));
    if (kept) map_add(&version->unasked, key, (uint32_t)(log - version->log->items));
}

static void take_answer(struct example_context *c, const struct ast_circumstance *said) {
    struct version *version = c->version;
    bool denied;
    uint32_t parsed = find_fact(version, said->operand.text, &denied);
    if (parsed == MAP_NONE) return;
    uint32_t fact = version->fact_index[parsed];
    if (!(version->table->facts.items[fact].flags & FACT_ASKS))
        refuse_answer(version, said, &version->ast->facts.items[parsed]);
    struct index_array *answers =
        (said->kind == CIRCUMSTANCE_GIVEN) != denied ? &c->post->facts_true : &c->post->facts_false;
    ARENA_PUSH(version->arena, answers, fact);
}

static void take_original(struct example_context *c, const struct ast_circumstance *said) {
    c->post->original = said->operand.text.value;
    c->post->kind = said->kind == CIRCUMSTANCE_REPLY   ? 1u
                    : said->kind == CIRCUMSTANCE_SHARE ? 2u
                                                       : 3u;
}

static void take_date(struct example_context *c, const struct ast_circumstance *said) {
    c->post->date = said->date.value;
    c->post->time = said->time.value;
}

static void take_language(struct example_context *c, const struct ast_circumstance *said) {
    c->post->language = said->operand.text.value;
}

static void take_profile(struct example_context *c, const struct ast_circumstance *said) {
    c->post->profile = said->operand.text.value;
}

/* What stands for itself. */
static void take_sign(struct example_context *c, const struct ast_circumstance *said) {
    struct example_post *post = c->post;
    switch (said->kind) {
    case CIRCUMSTANCE_PUBLIC:
        post->audience = 1;
        break;
    case CIRCUMSTANCE_RESTRICTED:
        post->audience = 2;
        break;
    case CIRCUMSTANCE_INTERNAL:
        post->audience = 3;
        break;
    case CIRCUMSTANCE_PRIVATE:
        post->audience = 4;
        break;
    case CIRCUMSTANCE_PERSONAL:
        post->account = 1;
        break;
    case CIRCUMSTANCE_OFFICIAL:
        post->account = 2;
        break;
    case CIRCUMSTANCE_PHOTO:
        post->media |= 1;
        break;
    case CIRCUMSTANCE_VIDEO:
        post->media |= 2;
        break;
    case CIRCUMSTANCE_AUDIO:
        post->media |= 4;
        break;
    case CIRCUMSTANCE_DOCUMENT:
        post->media |= 8;
        break;
    case CIRCUMSTANCE_NO_DESCRIPTION:
        post->no_description = true;
        break;
    case CIRCUMSTANCE_PLACE:
        post->place = true;
        break;
    case CIRCUMSTANCE_SPONSORED:
        post->sponsored = true;
        break;
    default:
        break;
    }
}

typedef void take_circumstance(struct example_context *c, const struct ast_circumstance *said);

static take_circumstance *const takers[CIRCUMSTANCE_SPONSORED + 1] = {
    [CIRCUMSTANCE_PLATFORM] = take_platform, [CIRCUMSTANCE_ROLE] = take_role,
    [CIRCUMSTANCE_APPROVAL] = take_role,     [CIRCUMSTANCE_LABELLED] = take_label,
    [CIRCUMSTANCE_GIVEN] = take_answer,      [CIRCUMSTANCE_GIVEN_NOT] = take_answer,
    [CIRCUMSTANCE_REPLY] = take_original,    [CIRCUMSTANCE_SHARE] = take_original,
    [CIRCUMSTANCE_QUOTE] = take_original,    [CIRCUMSTANCE_DATE] = take_date,
    [CIRCUMSTANCE_LANGUAGE] = take_language, [CIRCUMSTANCE_PROFILE] = take_profile,
};

static void take_rules(struct version *version, const struct ast_references *references,
                       struct example *example) {
    for (size_t i = 0; i < references->count; i++) {
        const struct ast_reference *reference = &references->items[i];
        bool article = reference->kind == REFERENCE_ARTICLE;
        uint32_t found = article ? find_article(version, reference->number)
                                 : find_rule(version, reference->number);
        if (found != MAP_NONE)
            ARENA_PUSH(version->arena, article ? &example->articles : &example->rules, found);
    }
}

static void add_example(struct version *version, const struct ast_example *source, uint32_t article,
                        uint32_t owner) {
    bool titled = str_present(source->title.value);
    struct example example = {.language = version->ast->language,
                              .title = source->title.value,
                              .verdict = source->verdict,
                              .owner = owner,
                              .article = article,
                              .source = version->ast->source,
                              .span = source->verdict_span,
                              .name = titled ? source->title.span : source->text.span};
    example.post = (struct example_post){.text = source->text.value,
                                         .platform = TABLE_NONE,
                                         .date = version->table->in_force,
                                         .time = TABLE_NO_TIME};
    struct example_context context = {version, &example.post};
    for (size_t i = 0; i < source->circumstances.count; i++) {
        const struct ast_circumstance *said = &source->circumstances.items[i];
        take_circumstance *take = takers[said->kind];
        (take ? take : take_sign)(&context, said);
    }
    if (source->circumstances.count) {
        struct span span = {source->circumstances.items[0].span.begin,
                            source->circumstances.items[source->circumstances.count - 1].span.end};
        example.sentence = sentence_text(version->arena, version->ast->source, span);
    }
    take_rules(version, &source->rules, &example);
    ARENA_PUSH(version->arena, &version->table->examples, example);
}

static void add_examples(struct version *version, const struct ast_examples *examples,
                         uint32_t article, uint32_t owner) {
    for (size_t i = 0; i < examples->count; i++)
        add_example(version, &examples->items[i], article, owner);
}

void resolve_examples(struct version *version) {
    const struct ast_charter *ast = version->ast;
    for (size_t a = 0; a < ast->articles.count; a++) {
        const struct ast_article *article = &ast->articles.items[a];
        const struct article *made = &version->table->articles.items[a];
        add_examples(version, &article->notes.examples, (uint32_t)a, TABLE_NONE);
        for (size_t r = 0; r < article->rules.count; r++) {
            const struct article_item *item = &made->items.items[r];
            add_examples(version, &article->rules.items[r].notes.examples, (uint32_t)a,
                         item->is_commitment ? TABLE_NONE : item->index);
        }
    }
    add_examples(version, &ast->scenarios, TABLE_NONE, TABLE_NONE);
}

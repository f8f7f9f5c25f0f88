/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/translation.h"

#include <assert.h>

struct example_context {
    struct translation *translation;
    struct example_post *post;
    /* What has been said so far: of fields that hold one thing, and as answers, by fact. */
    const struct ast_circumstance *said[FIELD_COUNT];
    bool refused[FIELD_COUNT];
    const struct ast_circumstances *all;
    struct map answers; /* a fact → the place in `all` of what answers it first */
};

typedef void take_circumstance(struct example_context *c, const struct ast_circumstance *said);
static take_circumstance take_platform, take_role, take_label, take_answer, take_original,
    take_date, take_language, take_profile, take_sign;

/* How each circumstance is taken; of which field it is, where the field holds one thing alone or
 * the circumstance stands for itself, and what those say of it. */
static const struct circumstance {
    take_circumstance *take;
    unsigned char field, value;
} circumstances[CIRCUMSTANCE_COUNT] = {
    [CIRCUMSTANCE_PLATFORM] = {take_platform, FIELD_PLATFORM, 0},
    [CIRCUMSTANCE_PUBLIC] = {take_sign, FIELD_AUDIENCE, AUDIENCE_PUBLIC},
    [CIRCUMSTANCE_RESTRICTED] = {take_sign, FIELD_AUDIENCE, AUDIENCE_RESTRICTED},
    [CIRCUMSTANCE_INTERNAL] = {take_sign, FIELD_AUDIENCE, AUDIENCE_INTERNAL},
    [CIRCUMSTANCE_PRIVATE] = {take_sign, FIELD_AUDIENCE, AUDIENCE_PRIVATE},
    [CIRCUMSTANCE_ROLE] = {.take = take_role},
    [CIRCUMSTANCE_OFFICIAL] = {take_sign, FIELD_ACCOUNT, ACCOUNT_OFFICIAL},
    [CIRCUMSTANCE_PERSONAL] = {take_sign, FIELD_ACCOUNT, ACCOUNT_PERSONAL},
    [CIRCUMSTANCE_PHOTO] = {take_sign, FIELD_MEDIA, MEDIA_PHOTO},
    [CIRCUMSTANCE_VIDEO] = {take_sign, FIELD_MEDIA, MEDIA_VIDEO},
    [CIRCUMSTANCE_AUDIO] = {take_sign, FIELD_MEDIA, MEDIA_AUDIO},
    [CIRCUMSTANCE_DOCUMENT] = {take_sign, FIELD_MEDIA, MEDIA_DOCUMENT},
    [CIRCUMSTANCE_NO_DESCRIPTION] = {take_sign, FIELD_MEDIA, MEDIA_UNDESCRIBED},
    [CIRCUMSTANCE_REPLY] = {take_original, FIELD_KIND, KIND_REPLY},
    [CIRCUMSTANCE_SHARE] = {take_original, FIELD_KIND, KIND_SHARE},
    [CIRCUMSTANCE_QUOTE] = {take_original, FIELD_KIND, KIND_QUOTE},
    [CIRCUMSTANCE_DATE] = {take_date, FIELD_CREATED_AT, 0},
    [CIRCUMSTANCE_LANGUAGE] = {take_language, FIELD_LANG, 0},
    [CIRCUMSTANCE_LABELLED] = {.take = take_label},
    [CIRCUMSTANCE_APPROVAL] = {.take = take_role},
    [CIRCUMSTANCE_GIVEN] = {.take = take_answer},
    [CIRCUMSTANCE_GIVEN_NOT] = {.take = take_answer},
    [CIRCUMSTANCE_PROFILE] = {take_profile, FIELD_PROFILE, 0},
    [CIRCUMSTANCE_PLACE] = {take_sign, FIELD_LOCATION, SAID},
    [CIRCUMSTANCE_SPONSORED] = {take_sign, FIELD_SPONSORED, SAID},
};

static void refuse_contradiction(const struct translation *translation,
                                 const struct ast_circumstance *said,
                                 const struct ast_circumstance *before) {
    const struct source *source = translation->ast->source;
    struct diagnostic *log = diagnose_with(translation->log, DIAGNOSTIC_circumstances_contradict,
                                           place_in(translation, said->span),
                                           sentence_text(translation->arena, source, said->span),
                                           sentence_text(translation->arena, source, before->span));
    diagnostic_relate(log, place_in(translation, before->span));
}

/* A field that holds one thing is given one: saying the same again does no harm. */
static void refuse_another(struct example_context *c, const struct ast_circumstance *said) {
    unsigned field = circumstances[said->kind].field;
    if (field == FIELD_ID || field == FIELD_MEDIA) return;
    const struct ast_circumstance *before = c->said[field];
    if (!before) {
        c->said[field] = said;
        return;
    }
    bool same = said->kind == before->kind && said->date.value == before->date.value &&
                said->time.value == before->time.value &&
                str_equal(said->operand.text.value, before->operand.text.value);
    if (!same && !c->refused[field]) refuse_contradiction(c->translation, said, before);
    c->refused[field] |= !same;
}

static void take_sign(struct example_context *c, const struct ast_circumstance *said) {
    const struct circumstance *sign = &circumstances[said->kind];
    if (sign->field == FIELD_MEDIA)
        c->post->signs[FIELD_MEDIA] |= (unsigned char)(1u << sign->value);
    else
        c->post->signs[sign->field] = sign->value;
}

static void take_platform(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t platform = find_name(c->translation, NAME_PLATFORM, said->operand.text);
    if (platform != MAP_NONE) c->post->platform = platform;
}

static void take_role(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t role = find_role(c->translation, said->operand);
    struct index_array *roles =
        said->kind == CIRCUMSTANCE_APPROVAL ? &c->post->approvals : &c->post->roles;
    if (role != MAP_NONE) ARENA_PUSH(c->translation->arena, roles, role);
}

static void take_label(struct example_context *c, const struct ast_circumstance *said) {
    uint32_t label = find_name(c->translation, NAME_POST_LABEL, said->operand.text);
    if (label != MAP_NONE) ARENA_PUSH(c->translation->arena, &c->post->labels, label);
}

/* An answer to a question that nobody asks would be ignored by the runtime: said once a fact. */
static void refuse_answer(struct translation *translation, const struct ast_circumstance *said,
                          const struct ast_fact *fact) {
    struct place place = place_in(translation, said->operand.text.span);
    struct str key = {(const char *)&fact->span, sizeof fact->span};
    uint32_t before = map_get(&translation->unasked, key);
    if (before != MAP_NONE) {
        diagnostic_relate(&translation->log->items[before], place);
        return;
    }
    bool kept = !diagnostics_full(translation->log);
    struct diagnostic *log = diagnose_with(translation->log, DIAGNOSTIC_answer_to_no_question,
                                           place, said->operand.text.value, (struct str){0});
    diagnostic_relate(log, place_in(translation, fact->span));
    if (kept) map_add(&translation->unasked, key, (uint32_t)(log - translation->log->items));
}

/* Both answers to one question. The key says which fact and which answer. */
static void refuse_other_answer(struct example_context *c, const struct ast_circumstance *said,
                                uint32_t fact, bool holds) {
    struct arena *arena = c->translation->arena;
    uint32_t other[] = {fact, !holds}, this[] = {fact, holds};
    uint32_t before = map_get(&c->answers, (struct str){(const char *)other, sizeof other});
    uint32_t refused[] = {fact, 2};
    struct str told = {(const char *)refused, sizeof refused};
    if (before != MAP_NONE && map_get(&c->answers, told) == MAP_NONE) {
        refuse_contradiction(c->translation, said, &c->all->items[before]);
        map_add(&c->answers, arena_copy(arena, told), 0);
    }
    map_add(&c->answers, arena_copy(arena, (struct str){(const char *)this, sizeof this}),
            (uint32_t)(said - c->all->items));
}

static void take_answer(struct example_context *c, const struct ast_circumstance *said) {
    struct translation *translation = c->translation;
    bool denied;
    uint32_t parsed = find_fact(translation, said->operand.text, &denied);
    if (parsed == MAP_NONE) return;
    uint32_t fact = translation->fact_index[parsed];
    bool holds = (said->kind == CIRCUMSTANCE_GIVEN) != denied;
    if (translation->table->facts.items[fact].flags & FACT_ASKS)
        refuse_other_answer(c, said, fact, holds);
    else
        refuse_answer(translation, said, &translation->ast->facts.items[parsed]);
    ARENA_PUSH(translation->arena, holds ? &c->post->facts_true : &c->post->facts_false, fact);
}

static void take_original(struct example_context *c, const struct ast_circumstance *said) {
    c->post->original = said->operand.text.value;
    take_sign(c, said);
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

static void take_rules(struct translation *translation, const struct ast_references *references,
                       struct example *example) {
    for (size_t i = 0; i < references->count; i++) {
        const struct ast_reference *reference = &references->items[i];
        bool article = reference_names(translation, reference) == REFERENCE_ARTICLE;
        uint32_t found = article ? find_article(translation, reference->number)
                                 : find_rule(translation, reference->number);
        if (found != MAP_NONE)
            ARENA_PUSH(translation->arena, article ? &example->articles : &example->rules, found);
    }
}

static void add_example(struct translation *translation, const struct ast_example *source,
                        uint32_t article, uint32_t owner) {
    bool titled = str_present(source->title.value);
    struct example example = {.language = translation->ast->language,
                              .title = source->title.value,
                              .verdict = source->verdict,
                              .owner = owner,
                              .article = article,
                              .source = translation->ast->source,
                              .span = source->verdict_span,
                              .name = titled ? source->title.span : source->text.span};
    example.post = (struct example_post){.text = source->text.value,
                                         .platform = TABLE_NONE,
                                         .date = translation->table->in_force,
                                         .time = TABLE_NO_TIME};
    struct example_context context = {.translation = translation,
                                      .post = &example.post,
                                      .all = &source->circumstances,
                                      .answers = map_in(translation->arena)};
    for (size_t i = 0; i < source->circumstances.count; i++) {
        const struct ast_circumstance *said = &source->circumstances.items[i];
        assert(circumstances[said->kind].take);
        refuse_another(&context, said);
        circumstances[said->kind].take(&context, said);
    }
    if (source->circumstances.count) {
        struct span span = {source->circumstances.items[0].span.begin,
                            source->circumstances.items[source->circumstances.count - 1].span.end};
        example.sentence = sentence_text(translation->arena, translation->ast->source, span);
    }
    take_rules(translation, &source->rules, &example);
    ARENA_PUSH(translation->arena, &translation->table->examples, example);
}

static void add_examples(struct translation *translation, const struct ast_examples *examples,
                         uint32_t article, uint32_t owner) {
    for (size_t i = 0; i < examples->count; i++)
        add_example(translation, &examples->items[i], article, owner);
}

void resolve_examples(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    for (size_t a = 0; a < ast->articles.count; a++) {
        const struct ast_article *article = &ast->articles.items[a];
        const struct article *made = &translation->table->articles.items[a];
        add_examples(translation, &article->notes.examples, (uint32_t)a, TABLE_NONE);
        for (size_t r = 0; r < article->rules.count; r++) {
            const struct article_item *item = &made->items.items[r];
            add_examples(translation, &article->rules.items[r].notes.examples, (uint32_t)a,
                         item->is_commitment ? TABLE_NONE : item->index);
        }
    }
    add_examples(translation, &ast->scenarios, TABLE_NONE, TABLE_NONE);
}

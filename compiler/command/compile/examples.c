/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the examples and scenarios of a charter on its own table, with the runtime that everybody
 * else uses: what they say is then true of every evaluation. */
#include "compiler/base/buffer.h"
#include "compiler/command/compile/compilation.h"
#include "compiler/command/compile/post_field.h"
#include "compiler/front/dialect.h"
#include "runtime/charte.h"

enum { NOON = 12 * 60 };

struct runner {
    struct compilation *compilation;
    charte_table *table;
    charte_scratch *scratch;
    bool *rules, *articles; /* those that the example at hand names */
    bool *met;              /* of these articles: one of its rules is live */
};

static charte_str bytes_of(struct str s) {
    return (charte_str){s.bytes, s.size};
}

/* What an example does not say of the record is known to be none. */
static charte_str bytes_or_none(struct str s) {
    return (charte_str){str_present(s) ? s.bytes : "", s.size};
}

static charte_strs names_of(struct arena *arena, const struct named *named,
                            const struct index_array *indexes) {
    charte_str *items = ARENA_ARRAY(arena, charte_str, indexes->count);
    for (size_t i = 0; i < indexes->count; i++) items[i] = bytes_of(named[indexes->items[i]].id);
    return (charte_strs){items, indexes->count, true};
}

static void fill_media(struct arena *arena, unsigned said, charte_post *post) {
    bool described = !(said & 1u << MEDIA_UNDESCRIBED);
    charte_media *media = ARENA_ARRAY(arena, charte_media, MEDIA_COUNT);
    for (int value = 1; value < MEDIA_UNDESCRIBED; value++)
        if (said & 1u << value)
            media[post->media_count++] = (charte_media){post_field_media_type(value),
                                                        bytes_of(described ? STR("-") : STR(""))};
    post->media = media;
    post->media_known = true;
}

static void fill_signs(struct arena *arena, const struct example_post *from, charte_post *post) {
    for (int field = 0; field < FIELD_COUNT; field++) {
        unsigned char said = from->signs[field];
        if (field == FIELD_MEDIA)
            fill_media(arena, said, post);
        else if (said)
            post_field_set(post, (enum field)field,
                           str_of(field_value_name((enum field)field, said)), NULL);
    }
}

static void fill_answers(struct arena *arena, const struct table *table,
                         const struct example_post *from, charte_post *post) {
    charte_answer *answers =
        ARENA_ARRAY(arena, charte_answer, from->facts_true.count + from->facts_false.count);
    for (size_t i = 0; i < from->facts_true.count; i++)
        answers[post->answer_count++] =
            (charte_answer){bytes_of(table->facts.items[from->facts_true.items[i]].id), true};
    for (size_t i = 0; i < from->facts_false.count; i++)
        answers[post->answer_count++] =
            (charte_answer){bytes_of(table->facts.items[from->facts_false.items[i]].id), false};
    post->answers = answers;
}

static charte_str date_of(struct arena *arena, const struct example_post *from) {
    if (from->date == 0) return bytes_of(STR(""));
    uint32_t time = from->time == TABLE_NO_TIME ? NOON : from->time;
    return bytes_of(arena_format(arena, "%04u-%02u-%02uT%02u:%02u:00Z", from->date / 10000,
                                 from->date / 100 % 100, from->date % 100, time / 60, time % 60));
}

static charte_post post_of(struct arena *arena, const struct table *table,
                           const struct example *example) {
    const struct example_post *from = &example->post;
    charte_post post = {.size = sizeof post, .absent_is_none = true};
    post.text = bytes_of(from->text);
    post.lang = bytes_or_none(from->language);
    post.created_at = date_of(arena, from);
    post.platform = from->platform == TABLE_NONE
                        ? bytes_of(STR(""))
                        : bytes_of(table->platforms.items[from->platform].id);
    post.original = bytes_or_none(from->original);
    post.author_profile = bytes_or_none(from->profile);
    post.author_roles = names_of(arena, table->roles.items, &from->roles);
    post.approvals = names_of(arena, table->roles.items, &from->approvals);
    post.labels = names_of(arena, table->labels.items, &from->labels);
    /* An example is a draft of its author; one that is said not to be checked has been published.
     */
    post.draft = example->verdict == LEVEL_COUNT ? CHARTE_FALSE : CHARTE_TRUE;
    fill_signs(arena, from, &post);
    fill_answers(arena, table, from, &post);
    return post;
}

/* Whether the rule decided the verdict: it brought something, or keeps it waiting. */
static bool decides(const charte_verdict *verdict, uint32_t rule, bool *live) {
    charte_rule_part part = {.size = sizeof part};
    *live = false;
    if (charte_verdict_rule(verdict, CHARTE_FOR_AUTHOR, rule, &part) != CHARTE_OK || part.on_trial)
        return false;
    bool waits = charte_verdict_rank(verdict, CHARTE_FOR_AUTHOR) == LEVEL_CHECK &&
                 part.pending > LEVEL_CHECK;
    *live = part.live || waits;
    return (part.live && part.level > LEVEL_ALLOWED) || waits;
}

/* Marks what an example names, or takes the marks away. */
static void mark(bool *marked, const struct index_array *named, bool as) {
    for (size_t i = 0; i < named->count; i++) marked[named->items[i]] = as;
}

/* Goes over the rules: false where one decides that is not named. *rules counts those that are
 * named and live; the articles of live rules are marked as met. */
static bool only_named(struct runner *runner, const charte_verdict *verdict, size_t *rules) {
    const struct table *table = runner->compilation->table;
    bool only = true;
    for (uint32_t r = 0; r < table->rules.count; r++) {
        uint32_t article = table->rules.items[r].article;
        bool live, deciding = decides(verdict, r, &live);
        if (deciding && !runner->rules[r] && !runner->articles[article]) only = false;
        *rules += live && runner->rules[r];
        if (live) runner->met[article] = true;
    }
    return only;
}

/* Exactly the rules that an example names must decide: each rule, one or more of each article. */
static bool rules_hold(struct runner *runner, const struct example *example,
                       const charte_verdict *verdict) {
    const struct index_array *articles = &example->articles;
    if (example->rules.count + articles->count == 0) return true;
    size_t rules_met = 0;
    mark(runner->rules, &example->rules, true);
    mark(runner->articles, articles, true);
    mark(runner->met, articles, false);
    bool holds = only_named(runner, verdict, &rules_met) && rules_met == example->rules.count;
    for (size_t i = 0; i < articles->count; i++) holds &= runner->met[articles->items[i]];
    mark(runner->rules, &example->rules, false);
    mark(runner->articles, articles, false);
    return holds;
}

static struct str deciding_rules(struct arena *arena, const struct table *table,
                                 const charte_verdict *verdict) {
    struct buffer names = buffer_in(arena);
    for (uint32_t r = 0; r < table->rules.count; r++) {
        bool live;
        if (!decides(verdict, r, &live)) continue;
        buffer_format(&names, "%s%.*s", names.size ? ", " : "", STR_ARG(table->rules.items[r].id));
    }
    return names.size ? buffer_str(&names) : (struct str){0};
}

static struct str level_phrase(enum language language, int rank) {
    char token[32];
    snprintf(token, sizeof token, "verdict.%s", charte_level_name(rank));
    return dialect_phrase(language, token);
}

/* Says why an example does not hold; true where it does. */
static bool judge(struct runner *runner, const struct example *example,
                  const charte_verdict *verdict) {
    struct compilation *c = runner->compilation;
    int wanted = example->verdict == LEVEL_COUNT ? -1 : (int)example->verdict;
    int got = charte_verdict_rank(verdict, CHARTE_FOR_AUTHOR);
    if (got == wanted && rules_hold(runner, example, verdict)) return true;
    struct place place = {example->source, example->span};
    struct diagnostic *said = diagnose_with(
        &c->log, got == wanted ? DIAGNOSTIC_example_rules : DIAGNOSTIC_example_verdict, place,
        level_phrase(example->language, wanted), level_phrase(example->language, got));
    said->parts[2] = deciding_rules(c->arena, c->table, verdict);
    return false;
}

static int run_example(struct runner *runner, const struct example *example,
                       struct example_tally *tally) {
    struct compilation *c = runner->compilation;
    charte_post post = post_of(c->arena, c->table, example);
    const charte_verdict *verdict = NULL;
    charte_error error = {.size = sizeof error};
    if (charte_evaluate(runner->scratch, &post, &verdict, &error) != CHARTE_OK) {
        complain(c->options->language, MESSAGE_internal, error.message);
        return EXIT_INTERNAL;
    }
    if (str_present(example->title))
        tally->scenarios++;
    else
        tally->examples++;
    if (!judge(runner, example, verdict)) tally->failed++;
    return EXIT_CLEAN;
}

static int run_examples(struct runner *runner, struct example_tally *tally) {
    const struct table *table = runner->compilation->table;
    for (size_t i = 0; i < table->examples.count; i++) {
        int result = run_example(runner, &table->examples.items[i], tally);
        if (result) return result;
    }
    return tally->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

int compilation_test(struct compilation *c, struct example_tally *tally) {
    struct runner runner = {.compilation = c};
    runner.rules = ARENA_ARRAY(c->arena, bool, c->table->rules.count);
    runner.articles = ARENA_ARRAY(c->arena, bool, c->table->articles.count);
    runner.met = ARENA_ARRAY(c->arena, bool, c->table->articles.count);
    charte_error error = {.size = sizeof error};
    *tally = (struct example_tally){0};
    int result = charte_table_open(c->binary.bytes, c->binary.size, NULL, &runner.table, &error);
    if (result == CHARTE_OK)
        result = charte_scratch_new(runner.table, 0, NULL, &runner.scratch, &error);
    int code = EXIT_INTERNAL;
    if (result == CHARTE_OK)
        code = run_examples(&runner, tally);
    else
        complain(c->options->language, MESSAGE_internal, error.message);
    charte_scratch_free(runner.scratch);
    charte_table_close(runner.table);
    return code;
}

int compilation_prove(struct compilation *c) {
    if (option_given(c->options, OPTION_no_test)) {
        complain(c->options->language, MESSAGE_not_tested);
        return EXIT_CLEAN;
    }
    struct example_tally tally;
    return compilation_test(c, &tally);
}

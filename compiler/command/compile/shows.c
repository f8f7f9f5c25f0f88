/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/shows.h"

#include "compiler/base/buffer.h"
#include "compiler/command/compile/claiming.h"
#include "compiler/command/compile/posing.h"

#include <stdlib.h>

enum {
    SHOWS_POSTS = 8192,   /* at most, of all rules, or of two */
    SHOWS_WORK = 1 << 22, /* posts of pairs, times the facts and rules that each may touch */
    SHOWS_TRIED = 1024,   /* pairs, whether they have anything in common or not */
    SHOWS_TEXT = 1 << 16
};

/* What tools are told of a post, as a number; and whether the post claims a right. */
struct told_post {
    uint64_t record;
    bool claims;
};

struct search {
    struct compilation *compilation;
    struct arena *arena;
    charte_table *table;
    charte_scratch *scratch;
    struct posing one, two;
    struct index_array rights; /* the facts that rights are about */
    struct told_post *posts;
    uint64_t *unclaimed; /* the records of posts that claim nothing */
    size_t unclaimed_count;
    size_t left; /* posts of pairs that may be looked at */
    bool *shown; /* by rule: said of its right already */
};

/* FNV-1a, in 64 bits (Fowler, Noll, Vo). */
static int take_in(void *context, const char *bytes, size_t size) {
    uint64_t *hash = context;
    for (size_t i = 0; i < size; i++)
        *hash = (*hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return 0;
}

static bool said_yes(const struct posing_choice *choice, const charte_table *table) {
    return choice->kind == POSING_ANSWER && choice->chosen == 1 &&
           claiming_by_yes(table, choice->of);
}

static bool claims_by_words(const struct search *search, const charte_verdict *verdict) {
    for (size_t i = 0; i < search->rights.count; i++)
        if (claiming_by_words(verdict, search->rights.items[i])) return true;
    return false;
}

static const charte_verdict *evaluate(struct search *search, struct posing *posing) {
    const charte_verdict *verdict = NULL;
    charte_post post = posing_post(posing);
    charte_evaluate(search->scratch, &post, &verdict, NULL);
    return verdict;
}

static struct told_post look_at(struct search *search, struct posing *posing, size_t number) {
    const charte_format format = {.size = sizeof format, .reader = CHARTE_FOR_TOOLS};
    struct told_post told = {UINT64_C(14695981039346656037), false};
    posing_choose(posing, number);
    const charte_verdict *verdict = evaluate(search, posing);
    if (!verdict) return told;
    charte_verdict_write(verdict, &format, take_in, &told.record);
    told.claims = claims_by_words(search, verdict);
    for (size_t i = 0; i < posing->choices.count; i++)
        told.claims |= said_yes(&posing->choices.items[i], search->table);
    return told;
}

static int by_number(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool is_given(const struct search *search, uint64_t record) {
    return bsearch(&record, search->unclaimed, search->unclaimed_count, sizeof record, by_number);
}

/* Saying it */

/* Whether nothing claims any more without a word; else the word stands again. */
static bool is_claim(struct search *search, struct posing *posing, struct posing_choice *choice) {
    unsigned chosen = choice->chosen;
    if (choice->kind != POSING_TERM) return false;
    choice->chosen = 0;
    if (!claims_by_words(search, evaluate(search, posing))) return true;
    choice->chosen = chosen;
    return false;
}

/* Takes back what claims: each yes, then the first word that alone claims; else all words. */
static void take_back(struct search *search, struct posing *posing) {
    struct posing_choice *choices = posing->choices.items;
    for (size_t i = 0; i < posing->choices.count; i++)
        if (said_yes(&choices[i], search->table)) choices[i].chosen = 0;
    if (!claims_by_words(search, evaluate(search, posing))) return;
    for (size_t i = 0; i < posing->choices.count; i++)
        if (is_claim(search, posing, &choices[i])) return;
    for (size_t i = 0; i < posing->choices.count; i++)
        if (choices[i].kind == POSING_TERM) choices[i].chosen = 0;
}

/* The rules that tools are told of, and not in the other post. */
static struct str named_alone(const struct search *search, const bool *here, const bool *there) {
    struct buffer names = buffer_in(search->arena);
    for (uint32_t i = 0; i < search->compilation->table->rules.count; i++)
        if (here[i] && !there[i])
            buffer_format(&names, "%s%.*s", names.size ? ", " : "",
                          STR_ARG(search->compilation->table->rules.items[i].id));
    return names.size ? buffer_str(&names) : STR("–");
}

static void note_told(struct search *search, const charte_verdict *verdict, bool *told) {
    for (uint32_t i = 0; i < search->compilation->table->rules.count; i++) {
        charte_rule_part part = {.size = sizeof part};
        charte_verdict_rule(verdict, CHARTE_FOR_TOOLS, i, &part);
        told[i] = (part.live && part.level > LEVEL_ALLOWED) || part.pending > LEVEL_ALLOWED;
    }
}

/* Whether no field of the record is unknown, as in posts that people understand. */
static bool is_known(const struct posing *posing) {
    for (size_t i = 0; i < posing->choices.count; i++)
        if (posing->choices.items[i].kind == POSING_FIELD && !posing->choices.items[i].chosen)
            return false;
    return true;
}

/* At the right that the post claims, unless that was said. */
static void say(struct search *search, struct posing *posing, size_t number) {
    struct compilation *c = search->compilation;
    size_t rules = c->table->rules.count;
    posing_choose(posing, number);
    const charte_verdict *verdict = evaluate(search, posing);
    uint32_t right = claiming_right(verdict);
    if (search->shown[right]) return;
    search->shown[right] = true;
    bool *with = ARENA_ARRAY(search->arena, bool, rules),
         *without = ARENA_ARRAY(search->arena, bool, rules),
         *none = ARENA_ARRAY(search->arena, bool, rules);
    note_told(search, verdict, with);
    struct str claiming = posing_record(posing);
    take_back(search, posing);
    note_told(search, evaluate(search, posing), without);
    const struct rule *rule = &c->table->rules.items[right];
    struct diagnostic *said =
        diagnose_with(&c->log, DIAGNOSTIC_right_shows, (struct place){rule->source, rule->span},
                      named_alone(search, without, with), named_alone(search, with, none));
    said->parts[2] = posing_record(posing);
    said->parts[3] = claiming;
}

/* Looking */

/* Says what only posts that claim a right are told, first of posts of which all is known. */
static void say_given_alone(struct search *search, struct posing *posing, size_t count,
                            bool known) {
    for (size_t i = 0; i < count; i++) {
        if (!search->posts[i].claims || is_given(search, search->posts[i].record)) continue;
        posing_choose(posing, i);
        if (!known || is_known(posing)) say(search, posing, i);
    }
}

static void look_through(struct search *search, struct posing *posing, size_t count) {
    search->unclaimed_count = 0;
    for (size_t i = 0; i < count; i++) {
        search->posts[i] = look_at(search, posing, i);
        if (!search->posts[i].claims)
            search->unclaimed[search->unclaimed_count++] = search->posts[i].record;
    }
    qsort(search->unclaimed, search->unclaimed_count, sizeof *search->unclaimed, by_number);
    say_given_alone(search, posing, count, true);
    say_given_alone(search, posing, count, false);
}

static void add_rights(const struct search *search, struct posing *posing) {
    for (uint32_t i = 0; i < search->compilation->table->rules.count; i++)
        if (claiming_is_right(search->table, i)) posing_add_rule(posing, i);
}

static bool have_common(const struct posing *a, const struct posing *b) {
    for (size_t i = 0; i < a->choices.count; i++)
        for (size_t k = 0; k < b->choices.count; k++)
            if (a->choices.items[i].kind == b->choices.items[k].kind &&
                a->choices.items[i].of == b->choices.items[k].of)
                return true;
    return false;
}

/* Leaves out what is unknown, but for whether a right is claimed. */
static void make_known(const struct search *search, struct posing *posing) {
    for (size_t i = 0; i < posing->choices.count; i++) {
        struct posing_choice *choice = &posing->choices.items[i];
        bool claim = choice->kind == POSING_ANSWER && claiming_by_yes(search->table, choice->of);
        if (claim)
            choice->count = 2;
        else if (choice->kind != POSING_TERM)
            choice->first = 1;
    }
}

/* Two rules, or one, that something of a post calls alike. */
static void look_at_two(struct search *search, uint32_t rule, uint32_t other) {
    struct posing *one = &search->one, *two = &search->two;
    posing_begin(one);
    posing_begin(two);
    posing_add_rule(one, rule);
    posing_add_rule(two, other);
    if (!have_common(one, two)) return;
    posing_add_rule(one, other);
    add_rights(search, one);
    make_known(search, one);
    size_t count = posing_count(one, SHOWS_POSTS + 1);
    if (count > SHOWS_POSTS || count > search->left) return;
    search->left -= count;
    look_through(search, one, count);
}

static void look_at_pairs(struct search *search) {
    const charte_table *table = search->table;
    size_t rules = search->compilation->table->rules.count, tried = 0;
    for (uint32_t i = 0; i < rules; i++) {
        if (!claiming_takes_off(table, i)) continue;
        for (uint32_t k = 0; k < rules && tried < SHOWS_TRIED; k++) {
            bool stays = claiming_is_told(table, k) && !claiming_takes_off(table, k);
            if (k != i && !stays) continue;
            look_at_two(search, i, k);
            tried++;
        }
    }
}

static void look(struct search *search) {
    const struct table *table = search->compilation->table;
    search->one = posing_in(search->arena, table);
    search->two = posing_in(search->arena, table);
    for (uint32_t i = 0; i < table->rules.count && !search->one.full; i++)
        posing_add_rule(&search->one, i);
    for (uint32_t i = 0; i < table->facts.count; i++)
        if (claiming_is_of_right(search->table, i)) ARENA_PUSH(search->arena, &search->rights, i);
    size_t count = posing_count(&search->one, SHOWS_POSTS + 1);
    search->posts = ARENA_ARRAY(search->arena, struct told_post, SHOWS_POSTS);
    search->unclaimed = ARENA_ARRAY(search->arena, uint64_t, SHOWS_POSTS);
    search->shown = ARENA_ARRAY(search->arena, bool, table->rules.count);
    search->left = SHOWS_WORK / (table->facts.count + table->rules.count);
    if (count <= SHOWS_POSTS)
        look_through(search, &search->one, count);
    else
        look_at_pairs(search);
}

static bool has_rights(const struct table *table) {
    for (size_t i = 0; i < table->rules.count; i++)
        if (table->rules.items[i].modality == MODALITY_protect) return true;
    return false;
}

int shows_look(struct compilation *c) {
    struct search search = {.compilation = c, .arena = c->arena};
    charte_error error = {.size = sizeof error};
    if (!has_rights(c->table) || !c->wanted.codes[DIAGNOSTIC_right_shows]) return EXIT_CLEAN;
    int result = charte_table_open(c->binary.bytes, c->binary.size, NULL, &search.table, &error);
    if (result == CHARTE_OK)
        result = charte_scratch_new(search.table, SHOWS_TEXT, NULL, &search.scratch, &error);
    if (result == CHARTE_OK)
        look(&search);
    else
        complain(c->options->language, MESSAGE_internal, error.message);
    charte_scratch_free(search.scratch);
    charte_table_close(search.table);
    return result == CHARTE_OK ? EXIT_CLEAN : EXIT_INTERNAL;
}

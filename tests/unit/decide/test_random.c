/* SPDX-License-Identifier: Apache-2.0 */
/* Random charters: what a final verdict promises, and that the order of rules does not matter. */
#include "compiler/meaning/resolve/translation.h"
#include "runtime/decide/absence.h"
#include "runtime/decide/scratch.h"
#include "tests/unit/made_table.h"

#include <stdio.h>

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

enum { RANDOM_FACTS = 6, RANDOM_RULES = 5 };

static uint32_t random_leaf(struct made *made, uint32_t *seed, uint32_t facts) {
    static const uint32_t kinds[] = {EVIDENCE_sponsored, EVIDENCE_has_place, EVIDENCE_author_bot};
    uint32_t leaf = facts && draw(seed, 2) ? made_is(made, draw(seed, facts))
                                           : made_evidence(made, kinds[draw(seed, 3)]);
    return draw(seed, 3) ? leaf : made_not(made, leaf);
}

static uint32_t random_condition(struct made *made, uint32_t *seed, uint32_t facts) {
    if (draw(seed, 3) == 0) return TABLE_NONE;
    if (draw(seed, 2)) return random_leaf(made, seed, facts);
    uint32_t first = random_leaf(made, seed, facts), second = random_leaf(made, seed, facts);
    return made_group(made, draw(seed, 2) ? OPERATOR_ALL : OPERATOR_ANY, first, second);
}

static void random_fact(struct made *made, uint32_t *seed, uint32_t i) {
    static const uint32_t flags[] = {
        0,
        FACT_ASKS,
        FACT_OPEN | FACT_ASKS,
        FACT_OPEN | FACT_ASKS | FACT_DEFAULT_YES,
        FACT_OPEN | FACT_ASKS | FACT_DEFAULT_NO,
    };
    const char *id = arena_format(made->arena, "f%u", i).bytes;
    uint32_t established = random_condition(made, seed, i);
    uint32_t ruled_out = random_condition(made, seed, i);
    uint32_t to_check = random_condition(made, seed, i);
    uint32_t fact = made_fact(made, id, flags[draw(seed, 5)], established);
    if (draw(seed, 3) == 0) made->table.facts.items[fact].ruled_out = ruled_out;
    if (draw(seed, 2) == 0) made->table.facts.items[fact].to_check = to_check;
}

static struct made *random_charter(uint32_t *seed) {
    struct made *made = made_new();
    uint32_t role = made_role(made, "direction");
    for (uint32_t i = 0; i < RANDOM_FACTS; i++) random_fact(made, seed, i);
    for (uint32_t i = 0; i < RANDOM_RULES; i++) {
        const char *id = arena_format(made->arena, "1.%u", i + 1).bytes;
        uint32_t rule = made_rule(made, id, draw(seed, MODALITY_COUNT), draw(seed, RANDOM_FACTS));
        struct rule *made_one = made_rule_at(made, rule);
        if (made_one->modality == MODALITY_approve) made_one->role = role;
        made_one->condition = random_condition(made, seed, RANDOM_FACTS);
        made_one->exception =
            draw(seed, 2) ? TABLE_NONE : random_condition(made, seed, RANDOM_FACTS);
        if (draw(seed, 8) == 0) made_one->on_trial = true;
        for (uint32_t by = 0; by < i; by++)
            if (draw(seed, 4) == 0) made_override(made, by, rule);
    }
    hide_protected_facts(made->arena, &made->table);
    made_open(made);
    return made;
}

/* What could still be learnt of a post: three fields, the approvals, and an answer a fact. */
struct state {
    enum charte_truth fields[3];
    int approvals;             /* 0 unknown, 1 none, 2 the direction's */
    int answers[RANDOM_FACTS]; /* 0 none, 1 no, 2 yes */
};

static struct state random_state(uint32_t *seed) {
    struct state s;
    for (int i = 0; i < 3; i++) s.fields[i] = (enum charte_truth)draw(seed, 3);
    s.approvals = (int)draw(seed, 3);
    for (int i = 0; i < RANDOM_FACTS; i++) s.answers[i] = (int)draw(seed, 3);
    return s;
}

/* Learns some of what is unknown. */
static struct state learn(const struct state *known, uint32_t *seed) {
    struct state more = *known, other = random_state(seed);
    for (int i = 0; i < 3; i++)
        if (more.fields[i] == CHARTE_UNKNOWN) more.fields[i] = other.fields[i];
    if (more.approvals == 0) more.approvals = other.approvals;
    for (int i = 0; i < RANDOM_FACTS; i++)
        if (more.answers[i] == 0) more.answers[i] = other.answers[i];
    return more;
}

struct outcome {
    char verdict[16];
    bool final, disputed;
};

static struct outcome outcome_of(struct made *made, const struct state *s,
                                 enum charte_reader reader) {
    static const char *const ids[RANDOM_FACTS] = {"f0", "f1", "f2", "f3", "f4", "f5"};
    struct answers answers = {.count = 0};
    for (int i = 0; i < RANDOM_FACTS; i++)
        if (s->answers[i]) answer(&answers, ids[i], s->answers[i] == 2);
    charte_post post = answered(&answers);
    post.sponsored = s->fields[0];
    post.location = s->fields[1];
    post.author_bot = s->fields[2];
    charte_str role = made_str("direction");
    if (s->approvals) post.approvals = (charte_strs){&role, s->approvals == 2, true};
    const char *line = made_line(made, &post, (charte_format){.reader = reader});
    struct outcome outcome = {"", strstr(line, "\"final\":true") != NULL, false};
    sscanf(strstr(line, "\"verdict\":\"") + 11, "%15[a-z_]", outcome.verdict);
    return outcome;
}

/* An answer against decided evidence unsettles what was settled: a person must look. So what is
 * learnt here is never an answer that the evidence, once all known, disputes. */
static bool disputes(struct made *made, const struct state *s) {
    outcome_of(made, s, CHARTE_FOR_AUTHOR);
    for (int i = 0; i < RANDOM_FACTS; i++)
        if (made->scratch->facts.states[i].source == SOURCE_DISPUTED) return true;
    return false;
}

static bool is_secret(const struct made *made, uint32_t fact, enum charte_reader reader) {
    bool rests = made->opened->veil.facts[fact] || made->opened->FACTS[fact].flags & FACT_HIDDEN;
    return reader == CHARTE_FOR_TOOLS && rests;
}

/* An answer to a question that is not put is news, as an edited text is; so is, to tools, one to
 * what is asked of protected rights, or only where a right is claimed. */
static void learn_what_is_put(struct state *more, const struct state *known, struct made *made,
                              enum charte_reader reader) {
    bool tools = reader == CHARTE_FOR_TOOLS && made->opened->veil.rights;
    outcome_of(made, known, reader);
    struct absence_firm firm =
        absence_settle(made->scratch, tools ? ABSENCE_UNCLAIMED : ABSENCE_SAID);
    for (uint32_t i = 0; i < RANDOM_FACTS; i++)
        if (!absence_puts(made->scratch, &firm, i) || is_secret(made, i, reader))
            more->answers[i] = known->answers[i];
}

static void what_is_final_stays(void **state) {
    (void)state;
    uint32_t seed = 20270101, finals = 0;
    for (int charter = 0; charter < 150; charter++) {
        struct made *made = random_charter(&seed);
        for (int i = 0; i < 40; i++) {
            struct state known = random_state(&seed);
            for (int reader = 0; reader < 2; reader++) {
                struct outcome before = outcome_of(made, &known, (enum charte_reader)reader);
                if (!before.final) continue;
                for (int k = 0; k < 12; k++) {
                    struct state more = learn(&known, &seed);
                    learn_what_is_put(&more, &known, made, (enum charte_reader)reader);
                    if (disputes(made, &more)) continue;
                    struct outcome after = outcome_of(made, &more, (enum charte_reader)reader);
                    assert_string_equal(after.verdict, before.verdict);
                    assert_true(after.final);
                    finals++;
                }
            }
        }
        made_free(made);
    }
    assert_true(finals > 5000);
}

/* The same charter, its rules in another order: the same verdict. */
static void the_order_of_rules_changes_no_verdict(void **state) {
    (void)state;
    uint32_t seed = 4711;
    for (int charter = 0; charter < 200; charter++) {
        uint32_t start = seed;
        struct made *first = random_charter(&seed);
        struct made *second = random_charter(&start);
        assert_memory_equal(first->bytes.bytes, second->bytes.bytes, first->bytes.size);
        struct made *turned = made_new();
        turned->table = first->table;
        turned->table.rules.items = ARENA_ARRAY(turned->arena, struct rule, RANDOM_RULES);
        turned->table.order = (struct index_array){0};
        for (uint32_t i = 0; i < RANDOM_RULES; i++) {
            struct rule *rule = &turned->table.rules.items[RANDOM_RULES - 1 - i];
            *rule = first->table.rules.items[i];
            struct index_array by = rule->overriders;
            rule->overriders = (struct index_array){0};
            for (size_t k = 0; k < by.count; k++)
                made_push(turned, &rule->overriders, RANDOM_RULES - 1 - by.items[k]);
        }
        made_open(turned);
        for (int i = 0; i < 30; i++) {
            struct state known = random_state(&seed);
            for (int reader = 0; reader < 2; reader++) {
                struct outcome a = outcome_of(first, &known, (enum charte_reader)reader);
                struct outcome b = outcome_of(turned, &known, (enum charte_reader)reader);
                assert_string_equal(a.verdict, b.verdict);
                assert_int_equal(a.final, b.final);
            }
        }
        made_free(turned);
        made_free(second);
        made_free(first);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_final_stays),
        cmocka_unit_test(the_order_of_rules_changes_no_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

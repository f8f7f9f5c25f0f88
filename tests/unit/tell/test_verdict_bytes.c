/* SPDX-License-Identifier: Apache-2.0 */
/* How long a verdict may be: no record is longer, whichever name or text of the charter is long. */
#include "tests/unit/made_table.h"

#include "runtime/base/limits.h"

#include <stdio.h>
#include <string.h>

enum { LONG = LIMIT_NAME_BYTES, POSTS = 6 };

/* What has a name or a text of its own. */
enum part {
    NOTHING,
    LIST,
    ROLE,
    NAMED,
    ASKED,
    ELSEWHERE,
    FIRST,
    SECOND,
    TITLE,
    VERSION,
    REASON,
    ADVICE,
    LEGAL,
    CONTACT,
    QUESTION,
    PARTS
};

struct lengths {
    uint64_t bound;
    size_t lines[POSTS][2]; /* by post and reader */
};

static const char *name_of(enum part part, enum part long_one) {
    static char names[PARTS][LONG + 1];
    char *name = names[part];
    memset(name, 'a' + part, LONG);
    name[part == long_one ? LONG : 2] = '\0';
    return name;
}

/* Named, elsewhere unless it is asked, overridden by the other rule; every text is there. */
static struct made *made_with(enum part long_one) {
#define NAME(part) name_of(part, long_one)
    struct made *made = made_new();
    made->table.title = made_text(NAME(TITLE));
    made->table.version = str_of(NAME(VERSION));
    uint32_t list = made_list(made, NAME(LIST), "Acme"), role = made_role(made, NAME(ROLE));
    uint32_t mentioned = made_evidence_of(made, EVIDENCE_text_mentions, list);
    uint32_t named = made_fact(made, NAME(NAMED), 0, mentioned);
    uint32_t asked = made_fact(made, NAME(ASKED), FACT_ASKS | FACT_OPEN,
                               made_evidence(made, EVIDENCE_sponsored));
    made->table.facts.items[asked].question = made_text(NAME(QUESTION));
    uint32_t elsewhere = made_fact(made, NAME(ELSEWHERE), 0,
                                   made_group(made, OPERATOR_ANY, made_is(made, asked),
                                              made_evidence(made, EVIDENCE_has_place)));
    uint32_t first = made_rule(made, NAME(FIRST), MODALITY_approve, named);
    struct rule *rule = made_rule_at(made, first);
    rule->role = role;
    rule->condition = made_not(made, made_is(made, asked));
    rule->exception = made_is(made, elsewhere);
    rule->notes.reason = made_text(NAME(REASON));
    rule->notes.advice = made_text(NAME(ADVICE));
    rule->notes.legal_basis = made_text(NAME(LEGAL));
    rule->notes.contact = made_text(NAME(CONTACT));
    uint32_t second = made_rule(made, NAME(SECOND), MODALITY_permit, asked);
    made_override(made, second, first);
    made_open(made);
    return made;
#undef NAME
}

static struct lengths measured(enum part long_one) {
    struct made *made = made_with(long_one);
    struct lengths lengths;
    assert_int_equal(charte_table_verdict_bytes(made->opened, &lengths.bound), CHARTE_OK);
    for (int p = 0; p < POSTS; p++) {
        charte_answer answer = {made_str(name_of(ASKED, long_one)), p % 2};
        charte_post post = made_post("Acme, Acme");
        post.id = (charte_str){"", 0};
        post.answers = &answer;
        post.answer_count = p < 2 ? 1 : 0;
        if (p == 0 || p == 3) post.location = CHARTE_FALSE;
        if (p == 1 || p == 4) post.sponsored = CHARTE_FALSE;
        for (int reader = 0; reader < 2; reader++) {
            const char *line =
                made_line(made, &post, (charte_format){.reader = (enum charte_reader)reader});
            lengths.lines[p][reader] = strlen(line);
            assert_true(strlen(line) <= lengths.bound);
        }
    }
    made_free(made);
    return lengths;
}

static void what_is_named_longer_may_take_as_much_more(void **state) {
    (void)state;
    struct lengths before = measured(NOTHING);
    for (enum part part = LIST; part < PARTS; part++) {
        struct lengths now = measured(part);
        size_t most = 0;
        for (int p = 0; p < POSTS; p++)
            for (int reader = 0; reader < 2; reader++) {
                size_t more = now.lines[p][reader] - before.lines[p][reader];
                if (most < more) most = more;
            }
        if (most == 0) fail_msg("part %d stands in no record", part);
        if (now.bound - before.bound < most)
            fail_msg("part %d: a record is %zu bytes longer, and may be %zu", part, most,
                     (size_t)(now.bound - before.bound));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_named_longer_may_take_as_much_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

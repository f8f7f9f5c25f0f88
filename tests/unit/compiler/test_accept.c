/* SPDX-License-Identifier: Apache-2.0 */
/* Warnings that an author accepts in a comment: of which sentence, with which reason, and what is
 * said of a comment that accepts nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "compiler/base/buffer.h"
#include "compiler/front/accept.h"
#include "tests/unit/code_names.h"

static struct arena *arena;
static struct diagnostics log;
static struct source *source;

static int open(void **state) {
    (void)state;
    arena = arena_new(abort);
    log = diagnostics_in(arena);
    return arena ? 0 : -1;
}

static int shut(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void read(const char *text) {
    log = diagnostics_in(arena);
    source = source_of(arena, STR("a.charte"), str_of(text));
    source->language = LANGUAGE_EN;
    struct scan_pieces pieces = scan_source(arena, source);
    acceptances_read(&log, source, &pieces);
}

/* "W-code<reason> " for each that is read, or, where asked, "W-code<reason>[sentence] ". */
static void finds(const char *text, bool sentences, const char *expected) {
    read(text);
    struct buffer said = buffer_in(arena);
    for (size_t i = 0; i < log.acceptances.count; i++) {
        const struct acceptance *one = &log.acceptances.items[i];
        struct str sentence = {text + one->sentence.begin, one->sentence.end - one->sentence.begin};
        buffer_format(&said, "%.*s<%.*s>", STR_ARG(one->code), STR_ARG(one->reason));
        if (sentences) buffer_format(&said, "[%.*s]", STR_ARG(sentence));
        buffer_add_char(&said, ' ');
        assert_int_equal(one->accepted, diagnostic_code_of(one->code));
        assert_int_equal(one->source_end, log.acceptances.count);
        assert_false(one->used);
    }
    buffer_add_char(&said, '\0');
    assert_string_equal(buffer_str(&said).bytes, expected);
}

static void accepts(const char *text, const char *expected) {
    finds(text, false, expected);
}

static void a_comment_says_verb_code_and_reason(void **state) {
    (void)state;
    accepts("# accept W-term-short: the name\na.", "W-term-short<the name> ");
    accepts("#accept W-term-short the name\na.", "W-term-short<the name> ");
    accepts("#: \taccept :W-term-short : the name \t\r\na.", "W-term-short<the name> ");
    accepts("# accepte\u00A0W-term-short\u202F:\u00A0le nom\na.", "W-term-short<le nom> ");
    accepts("# Akzeptiert w-Term-Short: x\na.", "w-Term-Short<x> ");
    accepts("# ACCETTA E-unexpected: x\na.", "E-unexpected<x> ");
    accepts("# accept e-none: x\na.", "e-none<x> ");
    accepts("# accept W-x\na.", "W-x<> ");
    accepts("# accept W-x: \t\na.", "W-x<> ");
    accepts("# accept W-x:\na.", "W-x<> ");
    accepts("# accept W-x: a b: c", "W-x<a b: c> ");
    accepts("# accept W-é: x\na.", "W-é<x> ");
}

static void other_comments_accept_nothing(void **state) {
    (void)state;
    static const char *const comments[] = {"#",
                                           "# accept",
                                           "# accep W-x: y",
                                           "# accepts W-x: y",
                                           "# we accept W-x: y",
                                           "# accept X-x",
                                           "# accept W_x",
                                           "# accept W-",
                                           "# accept -x",
                                           "# acceptW-x: y",
                                           "# accept W",
                                           "# accept: y",
                                           "# accept a W-x"};
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
        accepts(arena_format(arena, "%s\na.", comments[i]).bytes, "");
}

/* The sentence that a comment is in or before, or stands behind on the same line. */
static void it_holds_for_one_sentence(void **state) {
    (void)state;
    finds(". # accept W-x: y\nb.", true, "W-x<y>[.] ");
    finds("a. b\n# accept W-x: y\n c. d.", true, "W-x<y>[ b\n# accept W-x: y\n c.] ");
    finds("a. # accept W-x: y\n b. c.", true, "W-x<y>[a.] ");
    finds("a.\n# accept W-x: y\n b. c.", true, "W-x<y>[\n# accept W-x: y\n b.] ");
    finds("a. b. # accept W-x: y\n c.", true, "W-x<y>[ b.] ");
    finds("a. b # accept W-x: y\n c. d.", true, "W-x<y>[ b # accept W-x: y\n c.] ");
    finds("a. b # accept W-x: y\n", true, "W-x<y>[ b # accept W-x: y\n] ");
    finds("# accept W-x: y\na. # accept W-y: z\n# accept W-z: a\nb. c.", true,
          "W-x<y>[# accept W-x: y\na.] W-y<z>[# accept W-x: y\na.] "
          "W-z<a>[ # accept W-y: z\n# accept W-z: a\nb.] ");
    finds("a\n# accept W-x: y\n# accept W-y: z\nb. c.", true,
          "W-x<y>[a\n# accept W-x: y\n# accept W-y: z\nb.] "
          "W-y<z>[a\n# accept W-x: y\n# accept W-y: z\nb.] ");
}

static struct place at(const char *text) {
    uint32_t begin = (uint32_t)(strstr(source->text.bytes, text) - source->text.bytes);
    return (struct place){source, {begin, begin + (uint32_t)strlen(text)}};
}

/* Settles, and tells the codes that are left, a space behind each. */
static void settles(const struct wanted *wanted, const char *expected) {
    diagnostics_settle(&log, wanted);
    struct buffer codes = buffer_in(arena);
    for (size_t i = 0; i < log.count; i++)
        buffer_format(&codes, "%s ", code_name(log.items[i].code));
    buffer_add_char(&codes, '\0');
    assert_string_equal(buffer_str(&codes).bytes, expected);
}

static void what_is_accepted_is_not_said(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("one. # accept W-term-short: y\ntwo. # accept W-term-short: z\nthree.\n"
         "four. # accept W-no-control: a\n# accept W-no-control: b\n# accept W-term-short: "
         "c\nfive.");
    diagnose(&log, DIAGNOSTIC_term_short, at("one"));
    diagnose(&log, DIAGNOSTIC_no_control, at("two"));
    diagnose(&log, DIAGNOSTIC_term_short, at("two"));
    diagnose(&log, DIAGNOSTIC_term_short, at("three"));
    diagnose(&log, DIAGNOSTIC_no_control, at("four"));
    diagnose(&log, DIAGNOSTIC_term_short, at("five"));
    diagnose(&log, DIAGNOSTIC_no_control, at("five"));
    settles(&wanted, "no_control term_short ");
    for (size_t i = 0; i < log.acceptances.count; i++) assert_true(log.acceptances.items[i].used);
}

static void several_may_accept_the_same(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("# accept W-term-short: a\n# accept W-term-short: b\n# accept W-term-short: c\none.\n"
         "two. # accept W-no-control: z");
    diagnose(&log, DIAGNOSTIC_term_short, at("one"));
    settles(&wanted, "accepts_nothing ");
    for (size_t i = 0; i < 3; i++) assert_true(log.acceptances.items[i].used);
    read("one. # accept W-term-short: y\ntwo. # accept W-no-control: z");
    diagnose(&log, DIAGNOSTIC_no_control, at("two"));
    settles(&wanted, "accepts_nothing ");
    assert_false(log.acceptances.items[0].used);
}

static void a_sentence_ends_where_the_next_begins(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("# accept W-term-short: x\none.two.");
    diagnose(&log, DIAGNOSTIC_term_short, at("two"));
    settles(&wanted, "term_short accepts_nothing ");
}

static void an_error_is_not_accepted(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("one. # accept E-unexpected: y\n");
    diagnose(&log, DIAGNOSTIC_unexpected, at("one"));
    settles(&wanted, "unexpected accepts_unknown ");
}

static void an_acceptance_of_no_use_is_said(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("one. # accept W-term-short: y\n");
    settles(&wanted, "accepts_nothing ");
    assert_true(str_equal(log.items[0].parts[0], STR("W-term-short")));
    read("one. # accept W-term-short\n");
    diagnose(&log, DIAGNOSTIC_term_short, at("one"));
    settles(&wanted, "term_short accepts_unexplained ");
    assert_true(str_equal(log.items[1].parts[0], STR("W-term-short")));
    read("one. # accept W-term-shot: y\n");
    settles(&wanted, "accepts_unknown ");
    assert_true(str_equal(log.items[0].parts[0], STR("W-term-shot")));
    assert_true(str_equal(log.items[0].parts[1], STR("W-term-short")));
    read("one. # accept W-unexpectedd: y\n");
    settles(&wanted, "accepts_unknown ");
    assert_false(str_present(log.items[0].parts[1]));
}

/* Where there are errors not all warnings are known. */
static void with_errors_nothing_is_of_no_use(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    read("one. # accept W-term-short: y\n# accept W-none: z\ntwo. # accept W-term-short\n");
    diagnose(&log, DIAGNOSTIC_unexpected, at("two"));
    settles(&wanted, "unexpected accepts_unknown accepts_unexplained ");
}

static void what_is_not_wanted_is_not_said(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    assert_false(wanted.codes[DIAGNOSTIC_rule_without_examples]);
    assert_true(wanted.codes[DIAGNOSTIC_term_short]);
    assert_true(wanted.codes[DIAGNOSTIC_unexpected]);
    assert_true(wanted.codes[0]);
    read("one. # accept W-term-short: y\ntwo. # accept W-rule-without-examples: y\n");
    diagnose(&log, DIAGNOSTIC_rule_without_examples, at("one"));
    settles(&wanted, "accepts_nothing ");
    read("one. # accept W-term-short: y\n");
    wanted.codes[DIAGNOSTIC_term_short] = false;
    settles(&wanted, "");
    wanted = wanted_by_default();
    wanted.codes[DIAGNOSTIC_accepts_unexplained] = false;
    read("one. # accept W-term-short\n");
    settles(&wanted, "");
    wanted = wanted_by_default();
    wanted.codes[DIAGNOSTIC_accepts_unknown] = false;
    read("one. # accept E-unexpected\ntwo. # accept E-unexpected: y\nthree. # accept W-none\n");
    settles(&wanted, "");
    wanted.codes[DIAGNOSTIC_accepts_nothing] = wanted.codes[DIAGNOSTIC_accepts_unknown] =
        wanted.codes[DIAGNOSTIC_accepts_unexplained] = false;
    read("one. # accept W-term-short: y\n# accept W-none: z\ntwo. # accept W-term-short\n");
    settles(&wanted, "");
}

/* A term of a list file is accepted at the list, which is then a related place. */
static void a_list_file_is_accepted_at_its_list(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    struct source *file = source_of(arena, STR("f.txt"), STR("term"));
    for (int i = 0; i < 2; i++) {
        read("one. # accept W-term-short: y\ntwo.");
        struct place term = {file, {0, 4}};
        struct diagnostic *said = diagnose(&log, DIAGNOSTIC_term_short, term);
        diagnostic_relate(said, at(i ? "one" : "two"));
        settles(&wanted, i ? "" : "term_short accepts_nothing ");
    }
    read("one. # accept W-term-short: y\ntwo.");
    diagnostic_relate(diagnose(&log, DIAGNOSTIC_term_short, at("two")), at("one"));
    settles(&wanted, "term_short accepts_nothing ");
    read("one. # accept W-term-short: y\n");
    diagnose(&log, DIAGNOSTIC_term_short, (struct place){0});
    settles(&wanted, "term_short accepts_nothing ");
}

/* Of several sources each has its own. */
static void sources_are_told_apart(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    static const char *const texts[] = {
        "a. # accept W-term-short: 1\n", "b.\nbb. # accept W-no-control: 2\n", "c.\n",
        "d. # accept W-no-control: 3\ndd. # accept W-term-short: 4\n"};
    struct source *sources[4];
    log = diagnostics_in(arena);
    for (size_t i = 0; i < 4; i++) {
        sources[i] = source_of(arena, arena_format(arena, "%zu", i), str_of(texts[i]));
        sources[i]->language = LANGUAGE_EN;
        struct scan_pieces pieces = scan_source(arena, sources[i]);
        acceptances_read(&log, sources[i], &pieces);
    }
    static const size_t ends[] = {1, 2, 4, 4};
    for (size_t i = 0; i < 4; i++) assert_int_equal(log.acceptances.items[i].source_end, ends[i]);
    for (size_t i = 0; i < 4; i++) {
        struct place first = {sources[i], {0, 1}};
        diagnose(&log, DIAGNOSTIC_term_short, first);
        diagnose(&log, DIAGNOSTIC_no_control, first);
    }
    settles(&wanted, "no_control term_short no_control term_short no_control term_short "
                     "accepts_nothing accepts_nothing ");
    assert_true(log.acceptances.items[0].used && log.acceptances.items[2].used);
    char *told = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&told, &size);
    acceptances_print(&log, stream, LANGUAGE_NONE);
    acceptances_print(&log, stream, LANGUAGE_FR);
    fclose(stream);
    assert_string_equal(told, "0:1:4: accepted W-term-short: 1\n3:1:4: accepted W-no-control: 3\n"
                              "0:1:4: accepté W-term-short\u00A0: 1\n"
                              "3:1:4: accepté W-no-control\u00A0: 3\n");
    free(told);
}

/* Whatever the places of one source are beside those of another. */
static void a_place_is_looked_for_in_its_source(void **state) {
    (void)state;
    struct wanted wanted = wanted_by_default();
    static const char *const texts[] = {"# accept W-term-short: of a sentence that ends far out, "
                                        "behind those of the other\none. three.",
                                        "# accept W-term-short: y\nb."};
    struct source *sources[2];
    log = diagnostics_in(arena);
    for (size_t i = 0; i < 2; i++) {
        sources[i] = source_of(arena, arena_format(arena, "%zu", i), str_of(texts[i]));
        struct scan_pieces pieces = scan_source(arena, sources[i]);
        acceptances_read(&log, sources[i], &pieces);
    }
    source = sources[0];
    diagnose(&log, DIAGNOSTIC_term_short, at("one"));
    diagnose(&log, DIAGNOSTIC_term_short, at("three"));
    settles(&wanted, "term_short accepts_nothing ");
    assert_true(log.acceptances.items[0].used);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open, shut)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_comment_says_verb_code_and_reason),
        TEST(other_comments_accept_nothing),
        TEST(it_holds_for_one_sentence),
        TEST(what_is_accepted_is_not_said),
        TEST(several_may_accept_the_same),
        TEST(a_sentence_ends_where_the_next_begins),
        TEST(an_error_is_not_accepted),
        TEST(an_acceptance_of_no_use_is_said),
        TEST(with_errors_nothing_is_of_no_use),
        TEST(what_is_not_wanted_is_not_said),
        TEST(a_list_file_is_accepted_at_its_list),
        TEST(sources_are_told_apart),
        TEST(a_place_is_looked_for_in_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

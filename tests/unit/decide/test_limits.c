/* SPDX-License-Identifier: Apache-2.0 */
/* The limits of limits.h, each at its edge and one beyond. Those of terms and patterns are in
 * test_terms.c and test_detect.c, that of a line in test_ndjson.c. Builds shrink them: nothing here
 * counts on their size. */
#include "runtime/decide/scratch.h"
#include "tests/unit/made_table.h"

#include <errno.h>
#include <unistd.h>

#include "compiler/front/source.h"
#include "compiler/table/patterns.h"
#include "runtime/base/limits.h"

static void no_memory(void) {
    abort();
}

/* A file of that many bytes, all NUL. */
static enum source_result read_file_of(size_t size) {
    char path[] = "/tmp/charte-limits-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(ftruncate(descriptor, (off_t)size), 0);
    struct arena *arena = arena_new(no_memory);
    struct source *source;
    enum source_result result = source_read(arena, path, &source);
    if (result == SOURCE_OK) assert_int_equal(source->text.size, size);
    arena_free(arena);
    close(descriptor);
    unlink(path);
    return result;
}

static void a_source_has_so_many_bytes(void **state) {
    (void)state;
    assert_int_equal(read_file_of(LIMIT_SOURCE_BYTES), SOURCE_OK);
    assert_int_equal(read_file_of(LIMIT_SOURCE_BYTES + 1), SOURCE_TOO_LARGE);
    assert_int_equal(errno, EFBIG);
}

static void a_table_has_so_many_bytes(void **state) {
    (void)state;
    /* No more than its magic is read of what is no table. */
    static const uint64_t bytes[64] = {0};
    charte_table *table;
    assert_int_equal(charte_table_open(bytes, LIMIT_TABLE_BYTES, NULL, &table, NULL),
                     CHARTE_ERROR_TABLE);
    assert_int_equal(charte_table_open(bytes, (size_t)LIMIT_TABLE_BYTES + 1, NULL, &table, NULL),
                     CHARTE_ERROR_LIMIT);
}

/* A table whose STRINGS hold a title of that many bytes, and nothing written for want of room. */
static struct made *titled(size_t size) {
    struct made *made = made_new();
    char *title = ARENA_ARRAY(made->arena, char, size + 1);
    memset(title, 'a', size);
    made->table.title = made_text(title);
    made_write(made);
    return made;
}

static size_t strings_of(const struct made *made) {
    charte_table *table;
    charte_section section = {.size = sizeof section};
    assert_int_equal(charte_table_open(made->bytes.bytes, made->bytes.size, NULL, &table, NULL),
                     CHARTE_OK);
    size_t records = 0;
    for (size_t i = 0; charte_table_section(table, i, &section) == CHARTE_OK; i++)
        if (strcmp(section.name, "STRINGS") == 0) records = section.records;
    charte_table_close(table);
    return records;
}

static void a_section_has_so_many_records(void **state) {
    (void)state;
    struct made *small = titled(1);
    size_t rest = strings_of(small) - 1;
    made_free(small);
    struct made *largest = titled(LIMIT_RECORDS - rest), *larger = titled(LIMIT_RECORDS - rest + 1);
    assert_int_equal(strings_of(largest), LIMIT_RECORDS);
    assert_false(str_present(larger->bytes));
    made_free(largest);
    made_free(larger);
}

/* A condition in that many groups, one in the other. */
static int open_nested(unsigned depth) {
    struct made *made = made_new();
    uint32_t node = made_is(made, made_asked(made, "asked"));
    for (unsigned i = 0; i < depth; i++) {
        struct node all = {.kind = OPERATOR_ALL};
        made_push(made, &all.operands, node);
        node = made_node(made, all);
    }
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "nested", 0, node));
    charte_error error;
    int result = made_try(made, &error);
    if (result == CHARTE_OK) {
        charte_post post = made_post("nothing");
        assert_int_equal(charte_scratch_new(made->opened, 100, NULL, &made->scratch, NULL),
                         CHARTE_OK);
        made_evaluate(made, &post);
    }
    made_free(made);
    return result;
}

static void conditions_nest_so_deep(void **state) {
    (void)state;
    assert_int_equal(open_nested(LIMIT_CONDITION_DEPTH), CHARTE_OK);
    assert_int_equal(open_nested(LIMIT_CONDITION_DEPTH + 1), CHARTE_ERROR_TABLE);
}

static enum pattern_status examine(size_t characters) {
    char pattern[2 * LIMIT_PATTERN + 4] = "";
    for (size_t i = 0; i < characters; i++) memcpy(pattern + 2 * i, "\u00E9", 2);
    struct arena *arena = arena_new(no_memory);
    enum pattern_status status = pattern_examine(arena, str_of(pattern));
    arena_free(arena);
    return status;
}

static void a_pattern_has_so_many_characters(void **state) {
    (void)state;
    assert_int_equal(examine(LIMIT_PATTERN), PATTERN_OK);
    assert_int_equal(examine(LIMIT_PATTERN + 1), PATTERN_TOO_LONG);
}

/* Whether the compiler writes a table of so many words, and the runtime opens it then. */
static bool is_written(size_t count, const char *word(struct arena *arena, size_t number)) {
    struct made *made = made_new();
    uint32_t list = made_list(made, "words", word(made->arena, 0));
    for (size_t i = 1; i < count; i++) made_term(made, list, word(made->arena, i), 0);
    made_write(made);
    bool written = str_present(made->bytes);
    if (written) made_open(made);
    assert_true(written != made->table.are_alike);
    made_free(made);
    return written;
}

/* Words that differ in their accents alone: the bits of the number. */
static const char *accented(struct arena *arena, size_t number) {
    char word[64] = "";
    for (int bit = 0; bit < 16; bit++) strcat(word, number >> bit & 1 ? "\u00E0" : "a");
    return arena_format(arena, "%s", word).bytes;
}

static void a_spelling_stands_for_so_many_words(void **state) {
    (void)state;
    assert_true(is_written(LIMIT_READINGS, accented));
    assert_false(is_written(LIMIT_READINGS + 1, accented));
}

/* Words that all have one place, however many there are. */
static const char *colliding(struct arena *arena, size_t number) {
    static uint32_t tried;
    char word[9] = "";
    if (number == 0) tried = 0;
    for (bool found = false; !found; found = table_hash(word, 8) % (64 * LIMIT_ROW) == 0) {
        uint32_t rest = tried++;
        for (int i = 0; i < 8; i++, rest /= 26) word[i] = (char)('a' + rest % 26);
    }
    return arena_format(arena, "%s", word).bytes;
}

static void so_many_words_stand_in_a_row(void **state) {
    (void)state;
    assert_true(is_written(LIMIT_ROW, colliding));
    assert_false(is_written(LIMIT_ROW + 1, colliding));
}

/* Lists in a row, each with one before it, the first with an exception; of so many of the last it
 * is asked whether the text mentions them. Working out list i comes to i + 1. */
static bool opens_entangled(uint32_t lists, uint32_t asked) {
    struct made *made = made_new();
    for (uint32_t i = 0; i < lists; i++) {
        made_list(made, arena_format(made->arena, "l%u", i).bytes, i ? NULL : "Acme");
        if (i) made_push(made, &made->table.lists.items[i].included, i - 1);
    }
    made_term(made, 0, "Acme Rouge", TERM_EXCEPT);
    for (uint32_t i = lists - asked; i < lists; i++)
        made_fact(made, arena_format(made->arena, "f%u", i).bytes, 0,
                  made_evidence_of(made, EVIDENCE_text_mentions, i));
    made_rule(made, "1.1", MODALITY_forbid, 0);
    made_write(made);
    bool written = str_present(made->bytes);
    assert_true(written != made->table.is_entangled);
    if (written) made_open(made);
    made_free(made);
    return written;
}

static void lists_take_in_so_many(void **state) {
    (void)state;
    enum { ASKED = 64, FIELDS = 6 /* that what the text mentions is looked for in */ };
    uint32_t most = (LIMIT_CLOSING / FIELDS + ASKED * (ASKED - 1) / 2) / ASKED;
    assert_true(opens_entangled(most, ASKED));
    assert_false(opens_entangled(most + 1, ASKED));
}

static struct made *mentioning(const char *term) {
    struct made *made = made_new();
    uint32_t list = made_list(made, "terms", term);
    uint32_t mentions = made_evidence_of(made, EVIDENCE_text_mentions, list);
    made_rule(made, "1.1", MODALITY_forbid, made_fact(made, "mentioned", 0, mentions));
    made_open(made);
    return made;
}

static int evaluate_bytes(struct made *made, char *text, size_t size) {
    charte_post post = made_post("");
    charte_scratch *scratch;
    const charte_verdict *verdict;
    post.text = (charte_str){text, size};
    assert_int_equal(charte_scratch_new(made->opened, 0, NULL, &scratch, NULL), CHARTE_OK);
    int result = charte_evaluate(scratch, &post, &verdict, NULL);
    charte_scratch_free(scratch);
    return result;
}

static void a_text_has_so_many_bytes(void **state) {
    (void)state;
    struct made *made = mentioning("b");
    char *text = ARENA_ARRAY(made->arena, char, LIMIT_TEXT_BYTES + 1);
    static const char units[] = "a b'\xEF\xB7\xBA"; /* one character that stands for 18 */
    for (size_t i = 0; i + sizeof units <= LIMIT_TEXT_BYTES + 1; i += sizeof units - 1)
        memcpy(text + i, units, sizeof units - 1);
    for (size_t i = LIMIT_TEXT_BYTES + 1; i-- > 0 && !text[i];) text[i] = 'a';
    assert_int_equal(evaluate_bytes(made, text, LIMIT_TEXT_BYTES), CHARTE_OK);
    assert_int_equal(evaluate_bytes(made, text, LIMIT_TEXT_BYTES + 1), CHARTE_ERROR_LIMIT);
    made_free(made);
}

static size_t count_spans(struct made *made, size_t occurrences) {
    char *text = ARENA_ARRAY(made->arena, char, 2 * occurrences + 1);
    for (size_t i = 0; i < occurrences; i++) memcpy(text + 2 * i, "b ", 2);
    charte_post post = made_post(text);
    size_t spans = 0;
    for (const char *at = made_line(made, &post, (charte_format){0});
         (at = strstr(at, "\"start\"")); at++)
        spans++;
    return spans;
}

static void a_fact_lists_so_many_places(void **state) {
    (void)state;
    struct made *made = mentioning("b");
    assert_int_equal(count_spans(made, LIMIT_SPANS - 1), LIMIT_SPANS - 1);
    assert_int_equal(count_spans(made, LIMIT_SPANS), LIMIT_SPANS);
    assert_int_equal(count_spans(made, LIMIT_SPANS + 1), LIMIT_SPANS);
    made_free(made);
}

/* So many rules, each of which rests on the same places. */
static void forbid_mentions(struct made *made, uint32_t list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *id = arena_format(made->arena, "f%zu", i).bytes;
        uint32_t fact =
            made_fact(made, id, 0, made_evidence_of(made, EVIDENCE_text_mentions, list));
        made_rule(made, arena_format(made->arena, "1.%zu", i + 1).bytes, MODALITY_forbid, fact);
    }
}

static size_t count_places(size_t facts, size_t places) {
    struct made *made = made_new();
    forbid_mentions(made, made_list(made, "l", "b"), facts);
    made_open(made);
    size_t count = count_spans(made, places);
    made_free(made);
    return count;
}

static void a_verdict_lists_so_many_places(void **state) {
    (void)state;
    size_t facts = LIMIT_PLACES / 16;
    assert_int_equal(count_places(facts - 1, 16), LIMIT_PLACES - 16);
    assert_int_equal(count_places(facts, 16), LIMIT_PLACES);
    assert_int_equal(count_places(facts + 1, 16), LIMIT_PLACES);
    assert_int_equal(count_places(facts, 15), LIMIT_PLACES - facts);
}

static int open_named(size_t fact, size_t rule) {
    struct made *made = made_new();
    charte_error error;
    char *id = ARENA_ARRAY(made->arena, char, fact + rule + 2);
    memset(id, 'f', fact + rule + 2);
    id[fact] = id[fact + rule + 1] = '\0';
    made_rule(made, id + fact + 1, MODALITY_forbid, made_asked(made, id));
    int result = made_try(made, &error);
    if (result != CHARTE_OK) assert_non_null(strstr(error.message, " id"));
    made_free(made);
    return result;
}

static void a_name_has_so_many_bytes(void **state) {
    (void)state;
    assert_int_equal(open_named(LIMIT_NAME_BYTES, 2 * LIMIT_NAME_BYTES), CHARTE_OK);
    assert_int_equal(open_named(LIMIT_NAME_BYTES + 1, 1), CHARTE_ERROR_TABLE);
    assert_int_equal(open_named(1, 2 * LIMIT_NAME_BYTES + 1), CHARTE_ERROR_TABLE);
}

/* What is masked lists no place, and is gone over all the same. */
static void places_are_looked_for_so_long(void **state) {
    (void)state;
    enum { TIMES = 500, FACTS = LIMIT_EVIDENCE / TIMES };
    struct made *made = made_new();
    uint32_t names = made_list(made, "names", "a");
    char text[4 * TIMES + 2] = "";
    made_term(made, names, "a b", TERM_EXCEPT);
    for (int i = 0; i < TIMES; i++) memcpy(text + 4 * i, "a b ", 4);
    memcpy(text + 4 * TIMES, "a", 2);
    forbid_mentions(made, names, FACTS);
    made_open(made);
    charte_post post = made_post(text);
    made_evaluate(made, &post);
    uint64_t before = made->scratch->lists.looked;
    size_t places = 0;
    for (const char *at = made_line(made, &post, (charte_format){0});
         (at = strstr(at, "\"start\"")); at++)
        places++;
    uint64_t looked = made->scratch->lists.looked - before;
    assert_true(places > 0 && places < FACTS);
    assert_true(looked >= LIMIT_EVIDENCE && looked < LIMIT_EVIDENCE + 4 * (2 * TIMES + 3));
    made_free(made);
}

static size_t count_overriders(size_t rules, size_t exceptions) {
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "f");
    for (size_t i = 0; i < rules + exceptions; i++) {
        uint32_t modality = i < rules ? MODALITY_forbid : MODALITY_permit;
        made_rule(made, arena_format(made->arena, "1.%zu", i + 1).bytes, modality, fact);
        for (size_t k = 0; i >= rules && k < rules; k++)
            made_override(made, (uint32_t)i, (uint32_t)k);
    }
    made_open(made);
    charte_post post = made_post("nothing");
    size_t names = 0;
    for (const char *at = made_line(made, &post, (charte_format){0});
         (at = strstr(at, "\"overriders\":[")); at++)
        for (const char *name = strchr(at, '['); *name != ']'; name++) names += *name == '.';
    made_free(made);
    return names;
}

static void a_verdict_names_so_many_overriders(void **state) {
    (void)state;
    size_t rules = 4, exceptions = LIMIT_OVERRIDERS / rules;
    assert_int_equal(count_overriders(rules, exceptions - 1), LIMIT_OVERRIDERS - rules);
    assert_int_equal(count_overriders(rules, exceptions), LIMIT_OVERRIDERS);
    assert_int_equal(count_overriders(rules, exceptions + 1), LIMIT_OVERRIDERS);
    assert_int_equal(count_overriders(rules + 3, exceptions + 1), LIMIT_OVERRIDERS);
}

/* Each rule is overridden by the next, and all wait for an answer. */
static void overriders_are_followed_to_the_last(void **state) {
    (void)state;
    enum { RULES = LIMIT_RECORDS / 128 < 20000 ? LIMIT_RECORDS / 128 : 20000 };
    struct made *made = made_new();
    for (size_t i = 0; i < RULES; i++) {
        const char *id = arena_format(made->arena, "f%zu", i).bytes;
        uint32_t modality = i ? MODALITY_permit : MODALITY_forbid;
        made_rule(made, arena_format(made->arena, "1.%zu", i + 1).bytes, modality,
                  made_asked(made, id));
        if (i) made_override(made, (uint32_t)i, (uint32_t)i - 1);
    }
    made_open(made);
    charte_post post = made_post("nothing");
    const char *line = made_line(made, &post, (charte_format){0});
    size_t questions = 0;
    const char *last = arena_format(made->arena,
                                    "{\"rule\":\"1.%d\",\"level\":\"allowed\",\"settles\":["
                                    "{\"fact\":\"f%d\"}]}]",
                                    RULES, RULES - 1)
                           .bytes;
    assert_non_null(strstr(line, last));
    while ((line = strstr(line, "\"question\":"))) line++, questions++;
    assert_int_equal(questions, RULES);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_has_so_many_bytes),
        cmocka_unit_test(a_table_has_so_many_bytes),
        cmocka_unit_test(a_section_has_so_many_records),
        cmocka_unit_test(conditions_nest_so_deep),
        cmocka_unit_test(a_pattern_has_so_many_characters),
        cmocka_unit_test(a_spelling_stands_for_so_many_words),
        cmocka_unit_test(so_many_words_stand_in_a_row),
        cmocka_unit_test(lists_take_in_so_many),
        cmocka_unit_test(a_text_has_so_many_bytes),
        cmocka_unit_test(a_fact_lists_so_many_places),
        cmocka_unit_test(a_verdict_lists_so_many_places),
        cmocka_unit_test(a_verdict_names_so_many_overriders),
        cmocka_unit_test(places_are_looked_for_so_long),
        cmocka_unit_test(a_name_has_so_many_bytes),
        cmocka_unit_test(overriders_are_followed_to_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

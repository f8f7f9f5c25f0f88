/* Opening tables: whatever the bytes, an error or a table that evaluates safely. */
#include "tests/unit/made_table.h"

#include "runtime/checksum.h"
#include "runtime/limits.h"

#include <stdio.h>

/* A charter with something in every section. */
static struct made *small_charter(void) {
    struct made *made = made_new();
    uint32_t role = made_role(made, "direction"), platform = made_platform(made, "linkedin");
    uint32_t label = made_label(made, "spam"), places = made_list(made, "lieux", "place du Pont");
    uint32_t clients = made_list(made, "clients", "Acme");
    made_term(made, clients, "Acme Rouge", TERM_EXCEPT);
    made_term(made, clients, "Belmont*", 0);
    made_term(made, clients, "PRJ-##", TERM_PATTERN);
    made_term(made, clients, "email", TERM_DETECTOR); /* the first of detector.def */
    made_push(made, &made->table.lists.items[clients].included, places);
    uint32_t named = made_evidence_of(made, EVIDENCE_text_mentions, clients);
    uint32_t named_fact = made_fact(made, "client_named", 0, named);
    uint32_t agreed = made_asked(made, "client_agreed");
    uint32_t both =
        made_group(made, OPERATOR_ANY, made_is(made, agreed),
                   made_not(made, made_evidence_of(made, EVIDENCE_platform_is, platform)));
    uint32_t labelled = made_evidence_of(made, EVIDENCE_has_label, label);
    struct node language = {.kind = EVIDENCE_text_lang};
    struct str german = STR("de");
    ARENA_PUSH(made->arena, &language.languages, german);
    uint32_t spoken = made_node(made, language);
    uint32_t first = made_rule(made, "1.1", MODALITY_forbid, named_fact);
    made_rule_at(made, first)->exception = both;
    made_rule_at(made, first)->condition = made_group(made, OPERATOR_ALL, labelled, spoken);
    made_rule_at(made, first)->reason = made_text("Un client cité est un client perdu.");
    uint32_t second = made_rule(made, "1.2", MODALITY_approve, named_fact);
    made_rule_at(made, second)->role = role;
    struct table_period year = {20270101, 20271231};
    ARENA_PUSH(made->arena, &made_rule_at(made, second)->periods, year);
    made_override(made, second, first);
    return made;
}

static int open_copy(const char *bytes, size_t size, charte_error *error) {
    *error = (charte_error){.size = sizeof *error};
    char *copy = malloc(size + 1);
    if (size) memcpy(copy, bytes, size);
    charte_table *table = NULL;
    int result = charte_table_open(copy, size, NULL, &table, error);
    assert_int_equal(result == CHARTE_OK, table != NULL);
    if (result != CHARTE_OK) assert_int_equal(error->result, result);
    charte_table_close(table);
    free(copy);
    return result;
}

static void a_written_table_opens(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_open(made);
    const char *digest = charte_table_digest(made->opened);
    assert_int_equal(strlen(digest), 7 + 64);
    assert_memory_equal(digest, "sha256:", 7);
    for (int i = 0; i < TABLE_DIGEST_SIZE; i++) {
        char byte[3];
        snprintf(byte, sizeof byte, "%02x", made->table.digest[i]);
        assert_memory_equal(digest + 7 + 2 * i, byte, 2);
    }
    made_free(made);
}

static void every_change_of_a_byte_is_found(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    char *bytes = (char *)made->bytes.bytes;
    charte_error error;
    for (size_t i = 0; i < made->bytes.size; i++) {
        char before = bytes[i];
        for (int change = 1; change < 256; change = change * 2 + 1) {
            bytes[i] = (char)(before ^ change);
            assert_int_not_equal(open_copy(bytes, made->bytes.size, &error), CHARTE_OK);
        }
        bytes[i] = before;
    }
    made_free(made);
}

static void every_truncation_and_tail_is_refused(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    charte_error error;
    for (size_t n = 0; n < made->bytes.size; n++)
        assert_int_not_equal(open_copy(made->bytes.bytes, n, &error), CHARTE_OK);
    char *longer = malloc(made->bytes.size + 8);
    memcpy(longer, made->bytes.bytes, made->bytes.size);
    memset(longer + made->bytes.size, 0, 8);
    assert_int_equal(open_copy(longer, made->bytes.size + 8, &error), CHARTE_ERROR_TABLE);
    free(longer);
    made_free(made);
}

static void repair_checksums(char *bytes) {
    struct table_header *header = (void *)bytes;
    struct table_section *sections = (void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        sections[i].crc = checksum_crc32(bytes + sections[i].offset, sections[i].size);
    header->directory_crc =
        checksum_crc32(sections, header->section_count * sizeof(struct table_section));
    header->header_crc = checksum_crc32(header, offsetof(struct table_header, header_crc));
}

static int discard(void *context, const char *bytes, size_t size) {
    *(size_t *)context += size + (unsigned char)bytes[0];
    return 0;
}

static void use(const charte_table *table) {
    charte_scratch *scratch = NULL;
    assert_int_equal(charte_scratch_new(table, 96, NULL, &scratch, NULL), CHARTE_OK);
    charte_str tag = made_str("spam");
    charte_post post = made_post("Acme et ACME ROUGE, place du Pont, @acme #acme www.acme.example");
    post.labels = (charte_strs){&tag, 1, true};
    post.lang = made_str("de-CH");
    const charte_verdict *verdict;
    int result = charte_evaluate(scratch, &post, &verdict, NULL);
    for (int reader = 0; reader < 2 && result == CHARTE_OK; reader++) {
        size_t sum = 0;
        charte_format format = {
            .size = sizeof format, .reader = (enum charte_reader)reader, .quote = true};
        assert_int_equal(charte_verdict_write(verdict, &format, discard, &sum), CHARTE_OK);
    }
    charte_scratch_free(scratch);
}

/* Past the checksums the checks of the content stand alone. */
static void a_forged_table_is_refused_or_safe(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    const struct table_header *header = (const void *)made->bytes.bytes;
    const struct table_section *sections = (const void *)(header + 1);
    size_t start = sections[0].offset, accepted = 0, refused = 0;
    char *copy = malloc(made->bytes.size);
    for (size_t i = start; i < made->bytes.size; i++)
        for (int change = 1; change < 256; change = change * 2 + 1) {
            memcpy(copy, made->bytes.bytes, made->bytes.size);
            copy[i] = (char)(copy[i] ^ change);
            repair_checksums(copy);
            charte_table *table = NULL;
            if (charte_table_open(copy, made->bytes.size, NULL, &table, NULL) == CHARTE_OK) {
                accepted++;
                use(table);
            } else {
                refused++;
            }
            charte_table_close(table);
        }
    assert_true(accepted > 100 && refused > 100);
    free(copy);
    made_free(made);
}

/* A copy with one section more in its directory, of four zero bytes at the end. */
static char *with_section(const struct made *made, uint32_t id, uint32_t required, size_t *size) {
    const struct table_header *header = (const void *)made->bytes.bytes;
    size_t head = sizeof *header + header->section_count * sizeof(struct table_section);
    size_t added = sizeof(struct table_section), body = made->bytes.size - head;
    size_t new_head = head + added, shift = added;
    size_t end = (new_head + body + 7) / 8 * 8;
    *size = end + 4;
    char *copy = calloc(1, *size);
    memcpy(copy, made->bytes.bytes, head);
    memcpy(copy + new_head, made->bytes.bytes + head, body);
    struct table_header *new_header = (void *)copy;
    struct table_section *sections = (void *)(new_header + 1);
    for (uint32_t i = 0; i < header->section_count; i++) sections[i].offset += (uint32_t)shift;
    sections[header->section_count] = (struct table_section){id, required, (uint32_t)end, 4, 0, 0};
    new_header->section_count++;
    new_header->file_size = (uint32_t)*size;
    repair_checksums(copy);
    return copy;
}

static void an_unknown_section_is_skipped_unless_it_is_needed(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    charte_error error;
    size_t size;
    char *copy = with_section(made, 900, 0, &size);
    assert_int_equal(open_copy(copy, size, &error), CHARTE_OK);
    free(copy);
    copy = with_section(made, 900, 1, &size);
    assert_int_equal(open_copy(copy, size, &error), CHARTE_ERROR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "900"));
    free(copy);
    copy = with_section(made, TABLE_META, 0, &size);
    assert_int_equal(open_copy(copy, size, &error), CHARTE_ERROR_TABLE);
    free(copy);
    made_free(made);
}

static void another_major_is_refused_and_a_minor_read(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    struct table_header *header = (void *)made->bytes.bytes;
    charte_error error;
    header->minor = 7;
    repair_checksums((char *)header);
    assert_int_equal(open_copy(made->bytes.bytes, made->bytes.size, &error), CHARTE_OK);
    header->major = 2;
    assert_int_equal(open_copy(made->bytes.bytes, made->bytes.size, &error),
                     CHARTE_ERROR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "2.7"));
    made_free(made);
}

static void arguments_are_checked(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    charte_table *table = NULL;
    charte_error error = {.size = sizeof error};
    charte_allocator partial = {.size = 4};
    assert_int_equal(charte_table_open(NULL, 0, NULL, &table, &error), CHARTE_ERROR_ARGUMENT);
    assert_int_equal(charte_table_open(made->bytes.bytes + 4, 64, NULL, &table, &error),
                     CHARTE_ERROR_ARGUMENT);
    assert_int_equal(
        charte_table_open(made->bytes.bytes, made->bytes.size, &partial, &table, &error),
        CHARTE_ERROR_ARGUMENT);
    assert_int_equal(charte_table_open(made->bytes.bytes, made->bytes.size, NULL, &table, NULL),
                     CHARTE_OK);
    charte_table_close(table);
    charte_table_close(NULL);
    made_free(made);
}

struct meagre {
    int left; /* how many allocations succeed */
    int out;
};

static void *meagre_allocate(void *context, size_t size) {
    struct meagre *meagre = context;
    if (meagre->left-- <= 0) return NULL;
    meagre->out++;
    return malloc(size);
}

static void meagre_release(void *context, void *memory) {
    ((struct meagre *)context)->out--;
    free(memory);
}

static int open_with(struct meagre *meagre, const struct made *made) {
    charte_allocator allocator = {sizeof allocator, meagre_allocate, meagre_release, meagre};
    charte_table *table = NULL;
    charte_scratch *scratch = NULL;
    int result = charte_table_open(made->bytes.bytes, made->bytes.size, &allocator, &table, NULL);
    if (result == CHARTE_OK) result = charte_scratch_new(table, 64, &allocator, &scratch, NULL);
    charte_scratch_free(scratch);
    charte_table_close(table);
    assert_int_equal(meagre->out, 0);
    return result;
}

static void failing_memory_is_reported_and_nothing_leaks(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    struct meagre plenty = {1000, 0};
    assert_int_equal(open_with(&plenty, made), CHARTE_OK);
    int needed = 1000 - plenty.left;
    assert_true(needed >= 3);
    for (int left = 0; left < needed; left++) {
        struct meagre meagre = {left, 0};
        assert_int_equal(open_with(&meagre, made), CHARTE_ERROR_MEMORY);
    }
    made_free(made);
}

/* What table_format.h promises, broken one promise at a time. */

static void refused(struct made *made, const char *section) {
    charte_error error;
    assert_int_equal(made_try(made, &error), CHARTE_ERROR_TABLE);
    assert_null(made->opened);
    if (!strstr(error.message, section)) fail_msg("%s: %s", section, error.message);
    made_free(made);
}

static void conditions_must_be_trees(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "a"), shared = made_is(made, fact);
    uint32_t rule = made_rule(made, "1.1", MODALITY_forbid, fact);
    made_rule_at(made, rule)->condition = shared;
    made_rule_at(made, rule)->exception = shared;
    refused(made, "RULES");

    made = made_new();
    fact = made_asked(made, "a");
    shared = made_is(made, fact);
    made_group(made, OPERATOR_ALL, shared, shared);
    refused(made, "NODES");

    made = made_new();
    struct node itself = {.kind = OPERATOR_ANY};
    made_push(made, &itself.operands, 0);
    made_node(made, itself);
    refused(made, "NODES");

    made = made_new();
    fact = made_asked(made, "a");
    uint32_t deep = made_is(made, fact);
    for (unsigned i = 0; i < LIMIT_CONDITION_DEPTH; i++) {
        struct node node = {.kind = OPERATOR_ALL};
        made_push(made, &node.operands, deep);
        deep = made_node(made, node);
    }
    charte_error error;
    assert_int_equal(made_try(made, &error), CHARTE_OK);
    made_free(made);

    made = made_new();
    fact = made_asked(made, "a");
    deep = made_is(made, fact);
    for (unsigned i = 0; i < LIMIT_CONDITION_DEPTH + 1; i++) {
        struct node node = {.kind = OPERATOR_ALL};
        made_push(made, &node.operands, deep);
        deep = made_node(made, node);
    }
    refused(made, "NODES");
}

static void facts_rest_on_earlier_ones(void **state) {
    (void)state;
    struct made *made = made_new();
    made_fact(made, "a", 0, made_is(made, 0));
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", 0, made_is(made, 1));
    made_fact(made, "b", 0, made_evidence(made, EVIDENCE_has_link));
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", 0, made_is(made, 9));
    refused(made, "NODES");

    made = made_new();
    made_fact(made, "a", FACT_ASKS | FACT_DEFAULT_NO, TABLE_NONE);
    refused(made, "FACTS");

    made = made_new();
    made_fact(made, "a", FACT_ASKS | FACT_OPEN | FACT_DEFAULT_NO | FACT_DEFAULT_YES, TABLE_NONE);
    refused(made, "FACTS");
}

static void rules_are_overridden_by_earlier_ones_in_order(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t fact = made_asked(made, "a");
    uint32_t first = made_rule(made, "1.1", MODALITY_forbid, fact);
    uint32_t second = made_rule(made, "1.2", MODALITY_permit, fact);
    made_override(made, second, first);
    made_push(made, &made->table.order, first);
    made_push(made, &made->table.order, second);
    refused(made, "RULES");

    made = made_new();
    first = made_rule(made, "1.1", MODALITY_forbid, made_asked(made, "a"));
    made_push(made, &made->table.order, first);
    made_push(made, &made->table.order, first);
    refused(made, "ORDER");

    made = made_new();
    fact = made_asked(made, "a");
    made_rule(made, "1.1", MODALITY_forbid, fact);
    made_rule(made, "1.2", MODALITY_forbid, fact);
    made_push(made, &made->table.order, 1);
    made_push(made, &made->table.order, 1);
    refused(made, "ORDER");

    made = made_new();
    made_rule(made, "1.1", MODALITY_approve, made_asked(made, "a"));
    refused(made, "RULES");
}

static void lists_take_in_earlier_ones(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "a", "Acme");
    made_push(made, &made->table.lists.items[list].included, list);
    refused(made, "LISTS");

    made = made_new();
    list = made_list(made, "a", "Acme");
    made_push(made, &made->table.lists.items[list].excepted, list + 1);
    made_list(made, "b", "Belmont");
    refused(made, "LISTS");
}

/* A section of the table written last. */
static const struct table_section *section_of(struct made *made, enum table_section_id id) {
    const struct table_header *header = (const void *)made->bytes.bytes;
    const struct table_section *sections = (const void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        if (sections[i].id == id) return &sections[i];
    fail();
    return NULL;
}

/* Its first record, as numbers. */
static uint32_t *numbers_of(struct made *made, enum table_section_id id) {
    char *bytes = (char *)made->bytes.bytes;
    return (uint32_t *)(void *)(bytes + section_of(made, id)->offset);
}

/* Where a table has one number more than it may, in a section, it is refused by that name. */
static void forged(enum table_section_id id, size_t at, uint32_t number, const char *section) {
    struct made *made = small_charter();
    charte_error error;
    made_write(made);
    numbers_of(made, id)[at] = number;
    repair_checksums((char *)made->bytes.bytes);
    assert_int_equal(open_copy(made->bytes.bytes, made->bytes.size, &error), CHARTE_ERROR_TABLE);
    if (!strstr(error.message, section)) fail_msg("%s: %s", section, error.message);
    made_free(made);
}

static void words_are_found_soon(void **state) {
    (void)state;
    forged(TABLE_WORD_SLOTS, 4, LIMIT_READINGS + 1, "WORD_SLOTS");
    forged(TABLE_AFFIX_SLOTS, 5, LIMIT_READINGS + 1, "AFFIX_SLOTS");
    forged(TABLE_AFFIX_LENGTHS, 1, LIMIT_AFFIX_BYTES + 2, "AFFIX_LENGTHS");
    forged(TABLE_TRIE_EDGES, 0, 1000000, "TRIE_EDGES");
}

/* The first record of a section names the first bytes of STRINGS. */
static int open_naming(struct made *made, enum table_section_id id, size_t at, uint32_t size,
                       charte_error *error) {
    made_write(made);
    numbers_of(made, id)[at] = 0;
    numbers_of(made, id)[at + 1] = size;
    repair_checksums((char *)made->bytes.bytes);
    return open_copy(made->bytes.bytes, made->bytes.size, error);
}

/* Names that lie over each other could be long, all of them, in a small table. */
static void names_are_no_longer_than_strings(void **state) {
    (void)state;
    enum { LONG = 2 * LIMIT_TERM_BYTES };
    struct made *made = small_charter();
    char *reason = ARENA_ARRAY(made->arena, char, LONG + 2);
    charte_error error;
    memset(reason, 'a', LONG + 1);
    reason[LONG + 1] = 0;
    made_rule_at(made, 1)->reason = made_text(reason);
    made_write(made);
    uint32_t all = section_of(made, TABLE_STRINGS)->size;
    assert_int_equal(open_naming(made, TABLE_FACTS, 0, 1, &error), CHARTE_OK);
    assert_int_equal(open_naming(made, TABLE_FACTS, 0, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "FACTS"));
    assert_int_equal(open_naming(made, TABLE_RULES, 0, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "RULES"));
    assert_int_equal(open_naming(made, TABLE_TERMS, 2, 1, &error), CHARTE_OK);
    assert_int_equal(open_naming(made, TABLE_TERMS, 2, all, &error), CHARTE_ERROR_TABLE);
    assert_non_null(strstr(error.message, "TERMS"));
    made_free(made);
}

static void numbers_must_mean_something(void **state) {
    (void)state;
    struct made *made = made_new();
    made->table.in_force = 20270229;
    refused(made, "META");

    made = made_new();
    made_evidence_of(made, EVIDENCE_author_role, 0);
    refused(made, "NODES");

    made = made_new();
    made_evidence(made, 15);
    refused(made, "NODES");

    made = made_new();
    made_node(made, (struct node){.kind = EVIDENCE_appears_before, .a = 20271301});
    refused(made, "NODES");

    made = made_new();
    made_node(made, (struct node){.kind = EVIDENCE_appears_between, .a = 0, .b = 2000});
    refused(made, "NODES");

    made = made_new();
    made_rule(made, "1.1", MODALITY_COUNT, made_asked(made, "a"));
    refused(made, "RULES");

    made = made_new();
    made_rule(made, "1.1", MODALITY_forbid, 1);
    made_asked(made, "a");
    refused(made, "RULES");

    made = made_new();
    made->table.prevails = LANGUAGE_DE;
    refused(made, "META");

    made = made_new();
    made->table.title = made_text("Char\xe9te");
    refused(made, "STRINGS");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_written_table_opens),
        cmocka_unit_test(every_change_of_a_byte_is_found),
        cmocka_unit_test(every_truncation_and_tail_is_refused),
        cmocka_unit_test(a_forged_table_is_refused_or_safe),
        cmocka_unit_test(an_unknown_section_is_skipped_unless_it_is_needed),
        cmocka_unit_test(another_major_is_refused_and_a_minor_read),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(failing_memory_is_reported_and_nothing_leaks),
        cmocka_unit_test(conditions_must_be_trees),
        cmocka_unit_test(facts_rest_on_earlier_ones),
        cmocka_unit_test(rules_are_overridden_by_earlier_ones_in_order),
        cmocka_unit_test(lists_take_in_earlier_ones),
        cmocka_unit_test(words_are_found_soon),
        cmocka_unit_test(names_are_no_longer_than_strings),
        cmocka_unit_test(numbers_must_mean_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

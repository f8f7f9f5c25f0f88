/* SPDX-License-Identifier: Apache-2.0 */
/* Opening tables: whatever the bytes, an error or a table that evaluates safely. */
#include "tests/unit/made_charter.h"
#include "tests/unit/meagre.h"

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

static void a_table_cut_short_says_what_it_is(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    charte_error error;
    for (size_t n = 0; n < sizeof(struct table_header); n++) {
        open_copy(made->bytes.bytes, n, &error);
        assert_string_equal(error.message, "this is no rule table");
    }
    open_copy(made->bytes.bytes, sizeof(struct table_header), &error);
    assert_non_null(strstr(error.message, "the table should have"));
    made_free(made);
}

/* Two neighbours of the directory change places; then a section is said to begin elsewhere. */
static void sections_stand_in_their_order_and_places(void **state) {
    (void)state;
    struct made *made = small_charter();
    made_write(made);
    char *bytes = (char *)made->bytes.bytes;
    struct table_header *header = (void *)bytes;
    struct table_section *sections = (void *)(header + 1);
    charte_error error;
    for (uint32_t i = 0; i + 1 < header->section_count; i++) {
        uint32_t before = sections[i].id;
        sections[i].id = sections[i + 1].id;
        sections[i + 1].id = before;
        repair_checksums(bytes);
        assert_int_equal(open_copy(bytes, made->bytes.size, &error), CHARTE_ERROR_TABLE);
        sections[i + 1].id = sections[i].id;
        sections[i].id = before;
        sections[i + 1].offset += 8;
        repair_checksums(bytes);
        assert_int_equal(open_copy(bytes, made->bytes.size, &error), CHARTE_ERROR_TABLE);
        assert_non_null(strstr(error.message, "is not in its place"));
        sections[i + 1].offset -= 8;
    }
    repair_checksums(bytes);
    assert_int_equal(open_copy(bytes, made->bytes.size, &error), CHARTE_OK);
    made_free(made);
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

static int open_with(struct meagre *meagre, const struct made *made, charte_error *error) {
    charte_allocator allocator = meagre_allocator(meagre);
    charte_table *table = NULL;
    charte_scratch *scratch = NULL;
    *error = (charte_error){.size = sizeof *error, .offset = 77};
    int result = charte_table_open(made->bytes.bytes, made->bytes.size, &allocator, &table, error);
    if (result == CHARTE_OK) result = charte_scratch_new(table, 64, &allocator, &scratch, error);
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
    charte_error error;
    assert_int_equal(open_with(&plenty, made, &error), CHARTE_OK);
    int needed = 1000 - plenty.left;
    assert_true(needed >= 3);
    for (int left = 0; left < needed; left++) {
        struct meagre meagre = {left, 0};
        assert_int_equal(open_with(&meagre, made, &error), CHARTE_ERROR_MEMORY);
        assert_int_equal(error.result, CHARTE_ERROR_MEMORY);
        assert_memory_equal(error.message, "no memory", 9);
        assert_int_equal(error.offset, 0);
    }
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_written_table_opens),
        cmocka_unit_test(every_change_of_a_byte_is_found),
        cmocka_unit_test(every_truncation_and_tail_is_refused),
        cmocka_unit_test(a_table_cut_short_says_what_it_is),
        cmocka_unit_test(sections_stand_in_their_order_and_places),
        cmocka_unit_test(a_forged_table_is_refused_or_safe),
        cmocka_unit_test(an_unknown_section_is_skipped_unless_it_is_needed),
        cmocka_unit_test(another_major_is_refused_and_a_minor_read),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(failing_memory_is_reported_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

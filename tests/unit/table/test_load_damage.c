/* SPDX-License-Identifier: Apache-2.0 */
/* What opening a table says of damage to its header, its directory and the places of its sections:
 * each refused for itself, where it is. */
#include "tests/unit/laid_table.h"

/* A table of the least sections and a few bytes more, its own to damage. */
struct damaged {
    char *bytes;
    size_t size;
    struct table_header *header;
    struct table_section *sections;
};

static struct damaged damaged_of(const struct laid *laid) {
    struct damaged damaged = {0};
    damaged.bytes = laid_bytes(laid, &damaged.size);
    damaged.header = (void *)damaged.bytes;
    damaged.sections = laid_sections(damaged.bytes);
    return damaged;
}

static struct damaged damaged_new(void) {
    struct laid laid = laid_least();
    return damaged_of(&laid);
}

static void repair_header(struct damaged *damaged) {
    damaged->header->header_crc =
        checksum_crc32(damaged->header, offsetof(struct table_header, header_crc));
}

static void repair_directory(struct damaged *damaged) {
    damaged->header->directory_crc = checksum_crc32(
        damaged->sections, damaged->header->section_count * sizeof(struct table_section));
    repair_header(damaged);
}

static void refused(const struct damaged *damaged, int result, size_t offset, const char *message) {
    charte_error error;
    assert_int_equal(open_copy(damaged->bytes, damaged->size, &error), result);
    assert_string_equal(error.message, message);
    assert_int_equal(error.offset, offset);
}

/* Where the header's member of that name stands. */
#define AT(member) offsetof(struct table_header, member)

/* Where the directory's record stands. */
static size_t record_at(size_t section) {
    return sizeof(struct table_header) + section * sizeof(struct table_section);
}

/* The header */

static void a_table_begins_with_its_signature(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    for (int i = 0; i < 8; i++) {
        damaged.bytes[i] ^= 1;
        repair_header(&damaged);
        refused(&damaged, CHARTE_ERROR_TABLE, 0, "this is no rule table");
        damaged.bytes[i] ^= 1;
    }
    free(damaged.bytes);
}

/* Of another major nothing else is read: not even whether it is whole. */
static void another_major_is_told_before_damage(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    damaged.header->header_crc ^= 1;
    damaged.header->minor = 7;
    damaged.header->major = 2;
    refused(&damaged, CHARTE_ERROR_UNSUPPORTED, AT(major),
            "the table has format 2.7; this runtime reads format 1");
    damaged.header->major = 0;
    refused(&damaged, CHARTE_ERROR_UNSUPPORTED, AT(major),
            "the table has format 0.7; this runtime reads format 1");
    damaged.header->major = 1;
    refused(&damaged, CHARTE_ERROR_TABLE, 0, "the header is damaged");
    free(damaged.bytes);
}

static void the_header_says_how_long_the_table_is(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    char message[100];
    for (int change = -1; change < 2; change += 2) {
        damaged.header->file_size = (uint32_t)damaged.size + (uint32_t)change;
        repair_header(&damaged);
        snprintf(message, sizeof message, "the table should have %u bytes and has %zu",
                 damaged.header->file_size, damaged.size);
        refused(&damaged, CHARTE_ERROR_TABLE, AT(file_size), message);
    }
    free(damaged.bytes);
}

static void the_header_keeps_a_number_for_later(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    damaged.header->reserved = 1;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, 0, "the header's reserved number is not zero");
    free(damaged.bytes);
}

/* The directory */

static void the_directory_is_inside_and_whole(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    uint32_t room =
        (uint32_t)((damaged.size - sizeof(struct table_header)) / sizeof(struct table_section));
    damaged.header->section_count = room;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(0), "the directory is damaged");
    damaged.header->section_count = room + 1;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, AT(section_count),
            "the directory is longer than the table");
    damaged.header->section_count = 0xFFFFFFFF;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, AT(section_count),
            "the directory is longer than the table");
    free(damaged.bytes);
}

/* Of exactly as many sections as there is room for: they are looked at in the directory alone. */
static void a_directory_may_fill_the_table(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    damaged.size = record_at(4);
    damaged.header->file_size = (uint32_t)damaged.size;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(0), "section 1 does not fit");
    free(damaged.bytes);
}

/* Sections: 1 META, 2 STRINGS, 3 LANGUAGES, 4 TEXTS. */

static void sections_stand_by_number(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    size_t behind_strings = damaged.sections[1].offset + damaged.sections[1].size;
    damaged.sections[2].id = 2;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, behind_strings, "section 2 is not in its place");
    damaged.sections[2].id = 1;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, behind_strings, "section 1 is not in its place");
    damaged.sections[0].id = 0;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(4), "section 0 is not in its place");
    free(damaged.bytes);
}

/* LANGUAGES has four bytes, and four zeros pad it. */
static void padding_is_zero(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    size_t end = damaged.sections[2].offset + 4;
    assert_int_equal(damaged.sections[3].offset, end + 4);
    for (size_t i = 0; i < 4; i++) {
        damaged.bytes[end + i] = 1;
        refused(&damaged, CHARTE_ERROR_TABLE, end, "section 4 is not in its place");
        damaged.bytes[end + i] = 0;
    }
    damaged.sections[3].offset -= 4;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, end, "section 4 is not in its place");
    damaged.sections[3].offset += 12;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, end, "section 4 is not in its place");
    free(damaged.bytes);
}

/* The table ends behind LANGUAGES, before what pads it or before the section that should follow. */
static void a_section_behind_the_end_is_refused(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    size_t end = damaged.sections[2].offset + 4;
    damaged.size = end;
    damaged.header->file_size = (uint32_t)end;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, end, "section 4 is not in its place");
    damaged.size = end + 4;
    damaged.header->file_size = (uint32_t)damaged.size;
    repair_header(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(3), "section 4 does not fit");
    free(damaged.bytes);
}

static void a_section_is_inside_and_not_empty(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    uint32_t size = damaged.sections[3].size;
    damaged.sections[3].size = size + 1;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(3), "section 4 does not fit");
    damaged.sections[3].size = 0xFFFFFFFF;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(3), "section 4 does not fit");
    damaged.sections[3].size = size;
    damaged.sections[1].size = 0;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(1), "section 2 does not fit");
    free(damaged.bytes);
}

/* A byte alone is a section, of what the runtime knows or does not. */
static void a_section_may_have_one_byte(void **state) {
    (void)state;
    struct laid laid = laid_least();
    LAY_FIRST(&laid, STRINGS, "a", 1);
    laid_taken(&laid);
}

static void a_section_is_well_described(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    charte_error error;
    damaged.sections[2].reserved = 1;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(2), "section 3 is ill described");
    damaged.sections[2].reserved = 0;
    damaged.sections[2].required = 2;
    repair_directory(&damaged);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(2), "section 3 is ill described");
    damaged.sections[2].required = 0;
    repair_directory(&damaged);
    assert_int_equal(open_copy(damaged.bytes, damaged.size, &error), CHARTE_OK);
    free(damaged.bytes);
}

static void each_section_has_its_checksum(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    char message[100];
    for (int i = 0; i < 4; i++) {
        char *last = &damaged.bytes[damaged.sections[i].offset + damaged.sections[i].size - 1];
        *last ^= 1;
        snprintf(message, sizeof message, "section %d is damaged", i + 1);
        refused(&damaged, CHARTE_ERROR_TABLE, damaged.sections[i].offset, message);
        *last ^= 1;
    }
    free(damaged.bytes);
}

static void bytes_behind_the_last_section_are_refused(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    damaged.sections[3].size -= 1;
    repair_checksums(damaged.bytes);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(3),
            "section 4 has a broken record or too many");
    damaged.sections[3].size += 1;
    damaged.header->section_count = 3;
    damaged.sections[0].offset = damaged.sections[1].offset = damaged.sections[2].offset = 0;
    size_t end = sizeof(struct table_header) + 3 * sizeof(struct table_section);
    for (int i = 0; i < 3; i++) {
        damaged.sections[i].offset = (uint32_t)((end + 7) / 8 * 8);
        end = damaged.sections[i].offset + damaged.sections[i].size;
    }
    memset(damaged.bytes + record_at(3), 0, damaged.size - record_at(3));
    repair_checksums(damaged.bytes);
    refused(&damaged, CHARTE_ERROR_TABLE, end, "bytes trail the last section");
    free(damaged.bytes);
}

static void records_are_whole(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    for (int i = 0; i < 4; i++) {
        char message[100];
        if (damaged.sections[i].id == TABLE_STRINGS) continue;
        damaged.sections[i].size--;
        snprintf(message, sizeof message, "section %d has a broken record or too many", i + 1);
        repair_checksums(damaged.bytes);
        refused(&damaged, CHARTE_ERROR_TABLE, record_at((size_t)i), message);
        damaged.sections[i].size++;
    }
    free(damaged.bytes);
}

static void a_section_has_so_many_records(void **state) {
    (void)state;
    char *origin = calloc(1, LIMIT_RECORDS + 1);
    struct laid laid = laid_least();
    LAY_FIRST(&laid, ORIGIN, origin, LIMIT_RECORDS);
    laid_taken(&laid);
    LAY_FIRST(&laid, ORIGIN, origin, LIMIT_RECORDS + 1);
    struct damaged damaged = damaged_of(&laid);
    refused(&damaged, CHARTE_ERROR_TABLE, record_at(4),
            "section 30 has a broken record or too many");
    free(damaged.bytes);
    free(origin);
}

/* Arguments */

/* What is said of no more than the header's bytes, as of so many. */
static void opened_as(const struct damaged *damaged, size_t size, int result, const char *message) {
    charte_error error = {.size = sizeof error};
    charte_table *table = (charte_table *)(void *)damaged->bytes;
    assert_int_equal(charte_table_open(damaged->bytes, size, NULL, &table, &error), result);
    assert_null(table);
    assert_string_equal(error.message, message);
}

static void a_table_has_so_many_bytes(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    char message[100];
    snprintf(message, sizeof message, "the table should have %zu bytes and has %u", damaged.size,
             LIMIT_TABLE_BYTES);
    opened_as(&damaged, LIMIT_TABLE_BYTES, CHARTE_ERROR_TABLE, message);
    snprintf(message, sizeof message, "a table has at most %u bytes", LIMIT_TABLE_BYTES);
    opened_as(&damaged, (size_t)LIMIT_TABLE_BYTES + 1, CHARTE_ERROR_LIMIT, message);
    free(damaged.bytes);
}

static void *never_allocate(void *context, size_t size) {
    (void)context, (void)size;
    return NULL;
}

static void never_release(void *context, void *memory) {
    (void)context, (void)memory;
}

static void arguments_are_told_of(void **state) {
    (void)state;
    struct damaged damaged = damaged_new();
    charte_table *table = NULL;
    const charte_allocator given[] = {
        {sizeof(charte_allocator), never_allocate, NULL, NULL},
        {sizeof(charte_allocator), NULL, never_release, NULL},
        {sizeof(charte_allocator) + 8, never_allocate, never_release, NULL}};
    const struct {
        const char *bytes;
        const charte_allocator *allocator;
        charte_table **table;
    } calls[] = {{NULL, NULL, &table},
                 {damaged.bytes, NULL, NULL},
                 {damaged.bytes + 1, NULL, &table},
                 {damaged.bytes + 4, NULL, &table},
                 {damaged.bytes, &given[0], &table},
                 {damaged.bytes, &given[1], &table},
                 {damaged.bytes, &given[2], &table}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        charte_error error = {.size = sizeof error, .offset = 77};
        assert_int_equal(charte_table_open(calls[i].bytes, damaged.size, calls[i].allocator,
                                           calls[i].table, &error),
                         CHARTE_ERROR_ARGUMENT);
        assert_int_equal(error.offset, 0);
        assert_string_equal(error.message,
                            "a table needs 8-aligned bytes and a whole allocator, or none");
    }
    const charte_allocator library = {.size = sizeof library};
    assert_int_equal(charte_table_open(damaged.bytes, damaged.size, &library, &table, NULL),
                     CHARTE_OK);
    charte_table_close(table);
    free(damaged.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_begins_with_its_signature),
        cmocka_unit_test(another_major_is_told_before_damage),
        cmocka_unit_test(the_header_says_how_long_the_table_is),
        cmocka_unit_test(the_header_keeps_a_number_for_later),
        cmocka_unit_test(the_directory_is_inside_and_whole),
        cmocka_unit_test(a_directory_may_fill_the_table),
        cmocka_unit_test(sections_stand_by_number),
        cmocka_unit_test(padding_is_zero),
        cmocka_unit_test(a_section_behind_the_end_is_refused),
        cmocka_unit_test(a_section_is_inside_and_not_empty),
        cmocka_unit_test(a_section_may_have_one_byte),
        cmocka_unit_test(a_section_is_well_described),
        cmocka_unit_test(each_section_has_its_checksum),
        cmocka_unit_test(bytes_behind_the_last_section_are_refused),
        cmocka_unit_test(records_are_whole),
        cmocka_unit_test(a_section_has_so_many_records),
        cmocka_unit_test(a_table_has_so_many_bytes),
        cmocka_unit_test(arguments_are_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

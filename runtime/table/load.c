/* SPDX-License-Identifier: Apache-2.0 */
/* Opens a .ctab in place: twin of compiler/table/binary.c. The header, the directory and the
 * checksums are checked here; what the sections hold, in verify.c. */
#include "runtime/base/checksum.h"
#include "runtime/base/failure.h"
#include "runtime/base/limits.h"
#include "runtime/base/memory.h"
#include "runtime/table/index.h"
#include "runtime/table/table.h"
#include "runtime/table/verify.h"

#include <stddef.h>
#include <string.h>

enum { ALIGNMENT = 8 };

static bool machine_is_little_endian(void) {
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first == 1;
}

static int damaged(charte_error *error, size_t offset, const char *what) {
    return failure_set(error, CHARTE_ERROR_TABLE, offset, "%s", what);
}

/* A table of another major may have another header: nothing after the version is read before it. */
static int check_kind(const unsigned char *bytes, size_t size, charte_error *error) {
    if (size < sizeof(struct table_header) || memcmp(bytes, TABLE_MAGIC, 8) != 0)
        return damaged(error, 0, "this is no rule table");
    const struct table_header *header = (const void *)bytes;
    if (header->major == TABLE_MAJOR) return CHARTE_OK;
    return failure_set(error, CHARTE_ERROR_UNSUPPORTED, offsetof(struct table_header, major),
                       "the table has format %u.%u; this runtime reads format %u", header->major,
                       header->minor, (unsigned)TABLE_MAJOR);
}

static int check_header(const struct charte_table *table, charte_error *error) {
    const struct table_header *header = table->header;
    if (header->header_crc != checksum_crc32(header, offsetof(struct table_header, header_crc)))
        return damaged(error, 0, "the header is damaged");
    if (header->file_size != table->size)
        return failure_set(error, CHARTE_ERROR_TABLE, offsetof(struct table_header, file_size),
                           "the table should have %u bytes and has %zu", header->file_size,
                           table->size);
    if (header->reserved != 0) return damaged(error, 0, "the header's reserved number is not zero");
    size_t room = (table->size - sizeof *header) / sizeof(struct table_section);
    if (header->section_count > room)
        return damaged(error, offsetof(struct table_header, section_count),
                       "the directory is longer than the table");
    size_t directory_size = header->section_count * sizeof(struct table_section);
    if (header->directory_crc != checksum_crc32(header + 1, directory_size))
        return damaged(error, sizeof *header, "the directory is damaged");
    return CHARTE_OK;
}

/* Where the next section begins: the padding before it must be zero. SIZE_MAX where it is not. */
static size_t skip_padding(const struct charte_table *table, size_t end) {
    for (; end % ALIGNMENT != 0; end++)
        if (end >= table->size || table->bytes[end] != 0) return SIZE_MAX;
    return end;
}

/* Sets the array of a known section. False: the runtime does not know the section. */
static bool place_section(struct charte_table *table, const struct table_section *section,
                          uint32_t *record_size) {
    const void *records = table->bytes + section->offset;
    switch (section->id) {
#define SECTION(number, NAME, type, required_section)                                              \
    case number:                                                                                   \
        table->NAME = records;                                                                     \
        table->NAME##_count = section->size / (uint32_t)sizeof(type);                              \
        *record_size = sizeof(type);                                                               \
        return true;
        TABLE_SECTIONS(SECTION)
#undef SECTION
    default:
        return false;
    }
}

static int load_section(struct charte_table *table, const struct table_section *section,
                        charte_error *error) {
    size_t at = (size_t)((const unsigned char *)section - table->bytes);
    if (section->size == 0 || section->size > table->size - section->offset)
        return failure_set(error, CHARTE_ERROR_TABLE, at, "section %u does not fit", section->id);
    if (section->reserved != 0 || section->required > 1)
        return failure_set(error, CHARTE_ERROR_TABLE, at, "section %u is ill described",
                           section->id);
    if (section->crc != checksum_crc32(table->bytes + section->offset, section->size))
        return failure_set(error, CHARTE_ERROR_TABLE, section->offset, "section %u is damaged",
                           section->id);
    uint32_t record_size = 1;
    if (!place_section(table, section, &record_size)) {
        if (!section->required) return CHARTE_OK;
        return failure_set(error, CHARTE_ERROR_UNSUPPORTED, at,
                           "the table needs section %u, which this runtime does not know",
                           section->id);
    }
    if (section->size % record_size != 0 || section->size / record_size > LIMIT_RECORDS)
        return failure_set(error, CHARTE_ERROR_TABLE, at,
                           "section %u has a broken record or too many", section->id);
    return CHARTE_OK;
}

/* Sections stand in the directory's order, by ascending number, without gaps but for padding. */
static int load_sections(struct charte_table *table, charte_error *error) {
    const struct table_section *sections = (const void *)(table->header + 1);
    size_t end =
        (size_t)((const unsigned char *)(sections + table->header->section_count) - table->bytes);
    uint32_t before = 0;
    for (uint32_t i = 0; i < table->header->section_count; i++) {
        const struct table_section *section = &sections[i];
        size_t start = skip_padding(table, end);
        if (section->id <= before || section->offset != start || start > table->size)
            return failure_set(error, CHARTE_ERROR_TABLE, end, "section %u is not in its place",
                               section->id);
        int result = load_section(table, section, error);
        if (result != CHARTE_OK) return result;
        before = section->id;
        end = start + section->size;
    }
    if (end != table->size) return damaged(error, end, "bytes trail the last section");
    return CHARTE_OK;
}

static void write_digest(struct charte_table *table) {
    static const char digits[] = "0123456789abcdef";
    memcpy(table->digest, "sha256:", 7);
    char *at = table->digest + 7;
    for (int i = 0; i < TABLE_DIGEST_SIZE; i++) {
        *at++ = digits[table->header->digest[i] >> 4];
        *at++ = digits[table->header->digest[i] & 15];
    }
    *at = '\0';
}

static int make_index(struct charte_table *table, charte_error *error) {
    table->index = memory_allocate(&table->allocator, index_room(table));
    if (!table->index)
        return failure_set(error, CHARTE_ERROR_MEMORY, 0, "no memory to index a table");
    index_table(table, table->index);
    return CHARTE_OK;
}

static int load_table(struct charte_table *table, charte_error *error) {
    int result = check_kind(table->bytes, table->size, error);
    if (result == CHARTE_OK) result = check_header(table, error);
    if (result == CHARTE_OK) result = load_sections(table, error);
    if (result == CHARTE_OK) result = verify_table(table, error);
    if (result == CHARTE_OK) result = make_index(table, error);
    if (result == CHARTE_OK) write_digest(table);
    return result;
}

int charte_table_open(const void *bytes, size_t size, const charte_allocator *allocator,
                      charte_table **table, charte_error *error) {
    charte_allocator kept;
    if (!bytes || !table || (uintptr_t)bytes % ALIGNMENT != 0 ||
        !memory_allocator(allocator, &kept))
        return failure_set(error, CHARTE_ERROR_ARGUMENT, 0,
                           "a table needs 8-aligned bytes and a whole allocator, or none");
    *table = NULL;
    if (!machine_is_little_endian())
        return failure_set(error, CHARTE_ERROR_UNSUPPORTED, 0,
                           "tables are read in place, on little-endian machines only");
    if (size > LIMIT_TABLE_BYTES)
        return failure_set(error, CHARTE_ERROR_LIMIT, 0, "a table has at most %u bytes",
                           LIMIT_TABLE_BYTES);
    struct charte_table *made = memory_allocate(&kept, sizeof *made);
    if (!made) return failure_set(error, CHARTE_ERROR_MEMORY, 0, "no memory for a table");
    memset(made, 0, sizeof *made);
    made->allocator = kept;
    made->bytes = bytes;
    made->size = size;
    made->header = bytes;
    made->STRINGS = "";
    int result = load_table(made, error);
    if (result == CHARTE_OK)
        *table = made;
    else
        memory_release(&kept, made);
    return result;
}

void charte_table_close(charte_table *table) {
    if (!table) return;
    charte_allocator allocator = table->allocator;
    memory_release(&allocator, table->index);
    memory_release(&allocator, table);
}

const char *charte_table_digest(const charte_table *table) {
    return table->digest;
}

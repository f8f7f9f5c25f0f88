/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a table of which each section is laid down by hand, as table_format.h says, and
 * opened: taken, or refused by a record of a section. */
#ifndef CHARTE_TEST_LAID_TABLE_H
#define CHARTE_TEST_LAID_TABLE_H

#include "tests/unit/made_charter.h"

struct laid {
    const void *items[TABLE_SALT + 1];
    size_t sizes[TABLE_SALT + 1]; /* bytes; 0: the section is not there */
};

#define LAY_FIRST(laid, NAME, array, count)                                                        \
    ((laid)->items[TABLE_##NAME] = (array), (laid)->sizes[TABLE_##NAME] = (count) * sizeof *(array))
#define LAY(laid, NAME, array) LAY_FIRST(laid, NAME, array, sizeof(array) / sizeof *(array))

/* What every table has: one language, the empty text, and some letters to name. */
static inline struct laid laid_least(void) {
    static const struct table_meta meta = {.language_count = 1, .prevails = TABLE_NONE};
    static const uint32_t languages[] = {TABLE_LANGUAGE_FR};
    static const struct table_str texts[] = {{0, 0}};
    static const char strings[] = {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'};
    struct laid laid = {0};
    LAY_FIRST(&laid, META, &meta, 1);
    LAY(&laid, LANGUAGES, languages);
    LAY(&laid, TEXTS, texts);
    LAY(&laid, STRINGS, strings);
    return laid;
}

static inline struct table_section *laid_sections(char *bytes) {
    return (struct table_section *)(void *)(bytes + sizeof(struct table_header));
}

/* The bytes of the table, the caller's. */
static inline char *laid_bytes(const struct laid *laid, size_t *size) {
    uint32_t count = 0, next = 0;
    size_t end = sizeof(struct table_header);
    for (int id = 1; id <= TABLE_SALT; id++) count += laid->sizes[id] > 0;
    end += count * sizeof(struct table_section);
    *size = end;
    for (int id = 1; id <= TABLE_SALT; id++)
        if (laid->sizes[id]) *size = (*size + 7) / 8 * 8 + laid->sizes[id];
    char *bytes = calloc(1, *size);
    struct table_header *header = (void *)bytes;
    memcpy(header->magic, TABLE_MAGIC, 8);
    header->major = TABLE_MAJOR;
    header->section_count = count;
    header->file_size = (uint32_t)*size;
    for (uint32_t id = 1; id <= TABLE_SALT; id++) {
        if (laid->sizes[id] == 0) continue;
        end = (end + 7) / 8 * 8;
        laid_sections(bytes)[next++] = (struct table_section){
            .id = id, .required = 1, .offset = (uint32_t)end, .size = (uint32_t)laid->sizes[id]};
        memcpy(bytes + end, laid->items[id], laid->sizes[id]);
        end += laid->sizes[id];
    }
    repair_checksums(bytes);
    return bytes;
}

static inline void laid_taken(const struct laid *laid) {
    size_t size;
    char *bytes = laid_bytes(laid, &size);
    charte_error error;
    if (open_copy(bytes, size, &error) != CHARTE_OK) fail_msg("%s", error.message);
    free(bytes);
}

/* It is refused by that record, of which it is said what is wrong. */
static inline void laid_refused(const struct laid *laid, enum table_section_id section,
                                uint32_t record, const char *what) {
    static const struct {
        const char *name;
        size_t record_size;
    } known[] = {{NULL, 0},
#define SECTION(number, NAME, type, required) {#NAME, sizeof(type)},
                 TABLE_SECTIONS(SECTION)
#undef SECTION
    };
    size_t size, offset = 0;
    char *bytes = laid_bytes(laid, &size), message[200];
    const struct table_header *header = (const void *)bytes;
    charte_error error;
    for (uint32_t i = 0; i < header->section_count; i++)
        if (laid_sections(bytes)[i].id == section)
            offset = laid_sections(bytes)[i].offset + record * known[section].record_size;
    snprintf(message, sizeof message, "%s %u: %s", known[section].name, record, what);
    if (open_copy(bytes, size, &error) == CHARTE_OK) fail_msg("taken, not: %s", message);
    assert_string_equal(error.message, message);
    assert_int_equal(error.result, CHARTE_ERROR_TABLE);
    assert_int_equal(error.offset, offset);
    free(bytes);
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/table_file.h"
#include "compiler/command/say/output.h"
#include "runtime/base/limits.h"
#include "runtime/table/table_format.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* All bytes of a descriptor, at most LIMIT_TABLE_BYTES and one; NULL with errno. */
static char *read_all(int descriptor, size_t *size) {
    size_t capacity = 1u << 16;
    char *bytes = malloc(capacity);
    *size = 0;
    while (bytes) {
        if (*size == capacity) {
            char *larger = realloc(bytes, capacity *= 2);
            if (!larger) break;
            bytes = larger;
        }
        ssize_t count = read(descriptor, bytes + *size, capacity - *size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) break;
        *size += (size_t)count;
        if (count == 0 || *size > LIMIT_TABLE_BYTES) return bytes;
    }
    int error = errno;
    free(bytes);
    errno = error;
    return NULL;
}

static char *read_path(const char *path, size_t *size) {
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY);
    if (descriptor < 0) return NULL;
    char *bytes = read_all(descriptor, size);
    int error = errno;
    if (!standard) close(descriptor);
    errno = error;
    return bytes;
}

int table_file_open(struct table_file *file, const char *path, enum language language) {
    size_t size;
    charte_error error = {.size = sizeof error};
    *file = (struct table_file){.bytes = read_path(path, &size)};
    if (!file->bytes) {
        if (errno == ENOMEM) end_without_memory();
        complain(language, MESSAGE_unreadable, path, message_why(language, errno));
        return EXIT_USAGE;
    }
    int result = charte_table_open(file->bytes, size, NULL, &file->table, &error);
    if (result == CHARTE_OK) return EXIT_CLEAN;
    free(file->bytes);
    if (result == CHARTE_ERROR_MEMORY) end_without_memory();
    complain(language, MESSAGE_not_a_table, path, error.message);
    return EXIT_USAGE;
}

void table_file_close(struct table_file *file) {
    charte_table_close(file->table);
    free(file->bytes);
}

bool table_file_has(const struct table_file *file, uint32_t section) {
    const struct table_header *header = file->bytes;
    const struct table_section *sections = (const void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        if (sections[i].id == section) return true;
    return false;
}

enum language table_file_language(const struct table_file *file, enum language language) {
    charte_description description = {.size = sizeof description};
    if (language != LANGUAGE_NONE) return language;
    if (charte_table_describe(file->table, language_bytes(LANGUAGE_NONE), &description))
        return language_or_english(language);
    charte_str code = description.prevails.length ? description.prevails : description.languages[0];
    return language_of_code(str_from(code));
}

charte_str language_bytes(enum language language) {
    if (language == LANGUAGE_NONE) return (charte_str){NULL, 0};
    struct str code = str_of(language_code(language));
    return (charte_str){code.bytes, code.size};
}

const char *table_file_control(const charte_description *description, enum language language) {
    static const enum message messages[2][2] = {
        {MESSAGE_inspect_control_all, MESSAGE_inspect_control_official},
        {MESSAGE_inspect_control_drafts, MESSAGE_inspect_control_both},
    };
    return message_text(messages[description->controls_drafts][description->controls_official],
                        language);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/front/source.h"
#include "runtime/base/limits.h"
#include "runtime/text/utf8.h"

#include <errno.h>
#include <stdio.h>

static void find_lines(struct arena *arena, struct source *source) {
    struct {
        uint32_t *items;
        size_t count, capacity;
    } starts = {0};
    ARENA_PUSH(arena, &starts, 0);
    for (size_t i = 0; i < source->text.size; i++)
        if (source->text.bytes[i] == '\n') ARENA_PUSH(arena, &starts, (uint32_t)i + 1);
    source->line_starts = starts.items;
    source->line_count = starts.count;
}

/* So that a column far out on a line is found without reading all of the line. */
enum { COUNTED_BYTES = 256 };

static void count_characters(struct arena *arena, struct source *source) {
    struct str text = source->text;
    source->characters = ARENA_ARRAY(arena, uint32_t, text.size / COUNTED_BYTES + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i % COUNTED_BYTES == 0) source->characters[i / COUNTED_BYTES] = count;
        count += !utf8_continues(text.bytes[i]);
    }
    if (text.size % COUNTED_BYTES == 0) source->characters[text.size / COUNTED_BYTES] = count;
}

static uint32_t characters_before(const struct source *source, size_t offset) {
    size_t end = offset < source->text.size ? offset : source->text.size;
    size_t counted = end - end % COUNTED_BYTES;
    struct str rest = {source->text.bytes + counted, end - counted};
    return source->characters[end / COUNTED_BYTES] + (uint32_t)str_characters(rest);
}

struct source *source_of(struct arena *arena, struct str name, struct str text) {
    struct source *source = ARENA_NEW(arena, struct source);
    source->name = arena_copy(arena, name);
    source->text = text;
    source->language = LANGUAGE_NONE;
    find_lines(arena, source);
    count_characters(arena, source);
    return source;
}

/* With errno, which says why. */
static enum source_result unreadable(struct arena *arena) {
    if (errno == ENOMEM) arena_end(arena);
    return SOURCE_UNREADABLE;
}

enum source_result source_read(struct arena *arena, const char *path, struct source **source) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file) return unreadable(arena);
    size_t size = 0, capacity = 1 << 16;
    char *bytes = arena_alloc(arena, capacity);
    errno = 0;
    for (size_t got; (got = fread(bytes + size, 1, capacity - size, file)) > 0;) {
        size += got;
        if (size > LIMIT_SOURCE_BYTES) break;
        if (size < capacity) continue;
        char *larger = arena_alloc(arena, capacity * 2);
        memcpy(larger, bytes, size);
        bytes = larger;
        capacity *= 2;
    }
    int failure = ferror(file) ? errno : 0;
    if (file != stdin) fclose(file);
    errno = size > LIMIT_SOURCE_BYTES ? EFBIG : failure;
    if (failure) return unreadable(arena);
    if (size > LIMIT_SOURCE_BYTES) return SOURCE_TOO_LARGE;
    *source = source_of(arena, str_of(path), (struct str){bytes, size});
    return SOURCE_OK;
}

/* The index of the line that holds offset, by halving. */
static size_t line_index(const struct source *source, uint32_t offset) {
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position source_position(const struct source *source, uint32_t offset) {
    size_t line = line_index(source, offset);
    uint32_t column = 1 + characters_before(source, offset) -
                      characters_before(source, source->line_starts[line]);
    return (struct position){(uint32_t)line + 1, column};
}

struct str source_line(const struct source *source, uint32_t line) {
    uint32_t begin = source->line_starts[line - 1];
    size_t end = line < source->line_count ? source->line_starts[line] : source->text.size;
    while (end > begin && strchr("\r\n", source->text.bytes[end - 1])) end--;
    return (struct str){source->text.bytes + begin, end - begin};
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

struct buffer buffer_in(struct arena *arena) {
    return (struct buffer){.arena = arena};
}

static char *room_for(struct buffer *buffer, size_t size) {
    if (buffer->capacity - buffer->size < size) {
        size_t capacity = buffer->capacity ? buffer->capacity : 256;
        while (capacity - buffer->size < size) capacity *= 2;
        char *moved = arena_alloc(buffer->arena, capacity);
        if (buffer->size) memcpy(moved, buffer->bytes, buffer->size);
        buffer->bytes = moved;
        buffer->capacity = capacity;
    }
    return buffer->bytes + buffer->size;
}

void buffer_add(struct buffer *buffer, struct str s) {
    if (s.size == 0) return;
    memcpy(room_for(buffer, s.size), s.bytes, s.size);
    buffer->size += s.size;
}

void buffer_add_char(struct buffer *buffer, char c) {
    *room_for(buffer, 1) = c;
    buffer->size++;
}

void buffer_add_u32(struct buffer *buffer, uint32_t value) {
    char *place = room_for(buffer, 4);
    for (int i = 0; i < 4; i++) place[i] = (char)(value >> 8 * i);
    buffer->size += 4;
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *place = room_for(buffer, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(place, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
}

struct str buffer_str(const struct buffer *buffer) {
    return (struct str){buffer->bytes ? buffer->bytes : "", buffer->size};
}

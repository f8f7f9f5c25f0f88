/* SPDX-License-Identifier: Apache-2.0 */
/* Hosts and links, two of them apart by a line end: read and taken apart. */
#include "runtime/text/idna.h"
#include "runtime/text/links.h"
#include "runtime/text/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <stdlib.h>

static void *memory_of(size_t size) {
    void *memory = malloc(size ? size : 1);
    FUZZ_CHECK(memory);
    return memory;
}

static struct fold_view label_room(void) {
    return fold_view_in(memory_of(fold_room(IDNA_VIEW)), IDNA_VIEW);
}

/* The host in the view's spelling, in memory of its very size; false: it is no text. */
static bool viewed(struct str host, struct str *seen) {
    struct fold_view view = fold_view_in(memory_of(fold_room(host.size)), host.size);
    bool is_text = fold_text(&view, FOLD_VIEW, host.bytes, host.size, NULL) == FOLD_OK;
    char *bytes = memory_of(view.size);
    memcpy(bytes, view.bytes, view.size);
    *seen = (struct str){bytes, view.size};
    free(view.bytes);
    return is_text;
}

static struct str read_host(struct str host) {
    struct fold_view label = label_room();
    char *room = memory_of(host.size * IDNA_GROWTH);
    size_t size = idna_read(host.bytes, host.size, room, &label);
    FUZZ_CHECK(size <= host.size * IDNA_GROWTH && utf8_valid(room, size) == size);
    free(label.bytes);
    return (struct str){room, size};
}

static bool lies_in(const char *part, size_t size, struct str whole) {
    return size == 0 || (part >= whole.bytes && size <= (size_t)(whole.bytes + whole.size - part));
}

static void parse(struct str link) {
    struct link parts = links_parse(link.bytes, link.size);
    FUZZ_CHECK(lies_in(parts.host, parts.host_size, link));
    FUZZ_CHECK(lies_in(parts.path, parts.path_size, link));
    for (size_t i = 1; i <= parts.path_size; i++) links_path_ends(&parts, i);
}

static void hold(struct str first, struct str second) {
    struct str a = read_host(first), b = read_host(second), again = read_host(a);
    FUZZ_CHECK(str_equal(a, again));
    parse(a);
    parse(b);
    struct fold_view label = label_room();
    size_t at = idna_last_label(second.bytes, second.size), written = second.size - at;
    size_t size = written;
    char room[IDNA_VIEW];
    idna_label(second.bytes + at, &size, room, &label);
    FUZZ_CHECK(size <= written * IDNA_GROWTH);
    free(label.bytes);
    free((char *)a.bytes);
    free((char *)b.bytes);
    free((char *)again.bytes);
}

void fuzz_hosts(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data;
    const char *end = memchr(bytes ? bytes : "", '\n', size);
    size_t cut = end ? (size_t)(end - bytes) : size;
    struct str first = {bytes, cut}, second = end ? (struct str){end + 1, size - cut - 1} : first;
    struct str a, b;
    bool first_is_text = viewed(first, &a), second_is_text = viewed(second, &b);
    if (first_is_text && second_is_text) {
        hold(a, b);
        hold(b, a);
    }
    free((char *)a.bytes);
    free((char *)b.bytes);
}

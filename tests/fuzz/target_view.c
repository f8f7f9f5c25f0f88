/* SPDX-License-Identifier: Apache-2.0 */
/* Spellings of text: whether it is UTF-8, whether a spelling is its own spelling, where its
 * characters stand in the text, and that what is canonically the same has the same view. */
#include "runtime/text/fold.h"
#include "runtime/text/graphemes.h"
#include "runtime/text/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <stdlib.h>

static struct fold_view new_view(size_t size) {
    void *memory = malloc(fold_room(size));
    FUZZ_CHECK(memory);
    return fold_view_in(memory, size);
}

static void free_view(struct fold_view *view) {
    free(view->bytes);
}

static size_t character_size(const char *bytes, size_t size) {
    uint32_t c;
    size_t step = utf8_decode(bytes, size, &c);
    FUZZ_CHECK(step > 0);
    return step;
}

/* Every character of the view stands for whole characters of the text, in order. */
static void check_map(const struct fold_view *view, const char *text, size_t size) {
    uint32_t before = 0;
    for (uint32_t at = 0; at < view->size;) {
        uint32_t step = (uint32_t)character_size(view->bytes + at, view->size - at);
        uint32_t begin = fold_begin(view, at), end = fold_end(view, at + step);
        FUZZ_CHECK(begin < end && use_whole(text, size, begin, end));
        FUZZ_CHECK(begin >= before && fold_end(view, (uint32_t)view->size) >= end);
        before = begin;
        at += step;
    }
}

/* The size of a view is bounded, and nothing but zeros stands behind it. */
static void check_view(const struct fold_view *view, size_t size) {
    FUZZ_CHECK(view->size <= size * FOLD_GROWTH);
    FUZZ_CHECK(utf8_valid(view->bytes, view->size) == view->size);
    for (size_t i = 0; i < FOLD_TAIL; i++) FUZZ_CHECK(view->bytes[view->size + i] == 0);
}

/* Whether some text has the view. */
static bool has_view(const struct fold_view *view, enum fold_spelling spelling, const char *text,
                     size_t size) {
    struct fold_view other = new_view(size);
    FUZZ_CHECK(fold_text(&other, spelling, text, size, NULL) == FOLD_OK);
    bool same = other.size == view->size && memcmp(other.bytes, view->bytes, view->size) == 0;
    free_view(&other);
    return same;
}

/* The text decomposed, and with characters of no width between its characters. */
static void check_the_same(const struct fold_view *view, enum fold_spelling spelling,
                           const char *text, size_t size) {
    static const char *const unseen[] = {"\xE2\x80\x8B", "\xC2\xAD", "\xEF\xB8\x8F",
                                         "\xE2\x81\xA6"};
    char *made = malloc(size * FOLD_DECOMPOSITION * 4 + 1);
    char *sown = malloc(size * 4 + 4);
    FUZZ_CHECK(made && sown);
    size_t made_size = 0, sown_size = 0, step;
    for (size_t at = 0, n = 0; at < size; at += step, n++) {
        uint32_t c, parts[FOLD_DECOMPOSITION];
        step = utf8_decode(text + at, size - at, &c);
        unsigned count = fold_decompose(c, parts);
        FUZZ_CHECK(count >= 1 && count <= FOLD_DECOMPOSITION);
        for (unsigned i = 0; i < count; i++) made_size += utf8_encode(parts[i], made + made_size);
        const char *drop = n % 3 == 0 ? unseen[(n / 3 + size) % 4] : "";
        memcpy(sown + sown_size, drop, strlen(drop));
        memcpy(sown + sown_size + strlen(drop), text + at, step);
        sown_size += strlen(drop) + step;
    }
    FUZZ_CHECK(has_view(view, spelling, made, made_size));
    if (spelling != FOLD_NFC) FUZZ_CHECK(has_view(view, spelling, sown, sown_size));
    free(sown);
    free(made);
}

static void check_graphemes(const char *text, size_t size) {
    size_t count = 0;
    for (size_t at = 0; at < size; count++) {
        size_t next = graphemes_next(text, size, at);
        FUZZ_CHECK(next > at && next <= size);
        at = next;
    }
    FUZZ_CHECK(graphemes_count(text, size) == count);
}

static void check_spelling(enum fold_spelling spelling, const char *text, size_t size,
                           size_t valid) {
    struct fold_view view = new_view(size);
    size_t where = 0;
    enum fold_result result = fold_text(&view, spelling, text, size, &where);
    FUZZ_CHECK(result == (valid == size ? FOLD_OK : FOLD_NOT_UTF8));
    FUZZ_CHECK(result == FOLD_OK || where == valid);
    if (result == FOLD_OK) {
        check_view(&view, size);
        check_map(&view, text, size);
        FUZZ_CHECK(has_view(&view, spelling, view.bytes, view.size));
        check_the_same(&view, spelling, text, size);
    }
    free_view(&view);
}

void fuzz_view(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    size_t valid = utf8_valid(text, size);
    check_graphemes(text, size);
    check_spelling(FOLD_VIEW, text, size, valid);
    check_spelling(FOLD_PLAIN, text, size, valid);
    check_spelling(FOLD_NFC, text, size, valid);
    check_spelling(FOLD_EXACT, text, size, valid);
}

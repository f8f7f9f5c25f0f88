/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/fuzz/use.h"

#include "compiler/base/visible.h"
#include "compiler/document/document.h"
#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/binary.h"
#include "compiler/table/writings/json.h"
#include "fuzz_charters.h"
#include "runtime/ingest/json.h"
#include "runtime/text/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

_Noreturn void fuzz_broken(const char *file, int line, const char *function, const char *promise) {
    fprintf(stderr, "%s:%d: %s: broken: %s\n", file, line, function, promise);
    abort();
}

static void no_memory(void) {
    fuzz_broken(__FILE__, __LINE__, __func__, "there is memory");
}

struct arena *use_arena(void) {
    struct arena *arena = arena_new(no_memory);
    FUZZ_CHECK(arena);
    return arena;
}

/* What reaches a terminal is text: its line ends and tabs apart, nothing that steers it. */
static void check_printed(struct diagnostics *log) {
    char *bytes = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    FUZZ_CHECK(stream);
    diagnostics_print(log, stream, LANGUAGE_NONE, false);
    fclose(stream);
    for (size_t at = 0; at < size; at++) {
        at += visible_from((struct str){bytes, size}, at);
        FUZZ_CHECK(at == size || bytes[at] == '\n' || bytes[at] == '\t');
    }
    free(bytes);
}

static struct table *compile(struct arena *arena, struct str name, const struct str *texts,
                             size_t count) {
    struct diagnostics log = diagnostics_in(arena);
    struct ast_charter **charters = ARENA_ARRAY(arena, struct ast_charter *, count);
    for (size_t i = 0; i < count; i++)
        charters[i] = parse_charter(arena, source_of(arena, name, texts[i]), &log);
    size_t errors = log.errors;
    struct table *table = compile_charters(arena, charters, count, &log);
    FUZZ_CHECK(errors || table || log.errors);
    if (log.count) check_printed(&log);
    return errors ? NULL : table;
}

struct table *use_compile(struct arena *arena, const struct str *texts, size_t count) {
    return compile(arena, STR("/dev/null/fuzz.charte"), texts, count);
}

struct table *use_compile_named(struct arena *arena, struct str name, struct str text) {
    return compile(arena, name, &text, 1);
}

static void check_json(const char *bytes, size_t size) {
    struct ingest_json *json = ingest_json_new();
    char *padded = malloc(size + INGEST_PADDING);
    FUZZ_CHECK(json && padded);
    memcpy(padded, bytes, size);
    memset(padded + size, 0, INGEST_PADDING);
    struct ingest_value value;
    FUZZ_CHECK(ingest_json_parse(json, padded, size, &value) == INGEST_JSON_OK);
    free(padded);
    ingest_json_free(json);
}

/* Opens bytes that must be a table, in memory of their very size. */
static charte_table *open_copy(struct str bytes, char **copy) {
    charte_table *table = NULL;
    *copy = malloc(bytes.size);
    FUZZ_CHECK(*copy);
    memcpy(*copy, bytes.bytes, bytes.size);
    FUZZ_CHECK(charte_table_open(*copy, bytes.size, NULL, &table, NULL) == CHARTE_OK);
    return table;
}

void use_writings(struct arena *arena, struct table *table) {
    struct str bytes = table_binary(arena, table), again = table_binary(arena, table);
    FUZZ_CHECK(str_equal(bytes, again));
    struct str json = table_json(arena, table),
               html = document_html(arena, table, (struct document_wishes){.check = false});
    check_json(json.bytes, json.size);
    FUZZ_CHECK(html.bytes && utf8_valid(html.bytes, html.size) == html.size);
    char *copy;
    charte_table *opened = open_copy(bytes, &copy);
    FUZZ_CHECK(use_table(opened));
    charte_table_close(opened);
    free(copy);
}

static charte_table *make_every_table(void) {
    struct arena *arena = use_arena();
    struct str text = {asset_every_charte, sizeof asset_every_charte};
    struct table *table = use_compile(arena, &text, 1);
    FUZZ_CHECK(table);
    static char *copy; /* the opened table's bytes */
    charte_table *opened = open_copy(table_binary(arena, table), &copy);
    arena_free(arena);
    return opened;
}

const charte_table *use_every_table(void) {
    static charte_table *made;
    if (!made) made = make_every_table();
    return made;
}

bool use_whole(const char *text, size_t size, size_t begin, size_t end) {
    if (begin > end || end > size) return false;
    bool begins = begin == size || !utf8_continues(text[begin]);
    return begins && (end == size || !utf8_continues(text[end]));
}

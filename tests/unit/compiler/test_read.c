/* SPDX-License-Identifier: Apache-2.0 */
/* A .ctab read back and written again has the same bytes: nothing of it is lost to the other
 * writings. Run from the repository's root. */
#include "tests/unit/made_table.h"

#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/publish.h"
#include "compiler/table/read.h"
#include "compiler/table/writings/json.h"
#include "compiler/table/writings/xml.h"
#include "runtime/base/checksum.h"

static const char every[] = "tests/writings/every.en.charte";

static struct table *compiled(struct arena *arena, const char *path) {
    struct diagnostics log = diagnostics_in(arena);
    struct source *source = NULL;
    assert_int_equal(source_read(arena, path, &source), SOURCE_OK);
    struct ast_charter *charter = parse_charter(arena, source, &log);
    struct table *table = compile_charters(arena, &charter, 1, &log);
    assert_int_equal(log.errors, 0);
    assert_non_null(table);
    return table;
}

/* What charte_table_open has taken, in memory that is aligned as it wants it. */
static const void *opened(struct arena *arena, struct str bytes) {
    void *copy = arena_alloc(arena, bytes.size);
    charte_table *table = NULL;
    memcpy(copy, bytes.bytes, bytes.size);
    assert_int_equal(charte_table_open(copy, bytes.size, NULL, &table, NULL), CHARTE_OK);
    charte_table_close(table);
    return copy;
}

static void assert_same(struct str a, struct str b) {
    assert_true(str_present(a));
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.bytes, b.bytes, a.size);
}

static void assert_read_back(struct arena *arena, struct table *table) {
    struct str bytes = table_binary(arena, table);
    struct table *read = table_read(arena, opened(arena, bytes));
    assert_same(table_json(arena, read), table_json(arena, table));
    assert_same(table_xml(arena, read), table_xml(arena, table));
    assert_same(table_binary(arena, read), bytes);
}

static void a_table_is_read_as_it_was_written(void **state) {
    (void)state;
    struct arena *arena = arena_new(made_no_memory);
    assert_read_back(arena, compiled(arena, every));
    arena_free(arena);
}

static void so_is_a_public_one(void **state) {
    (void)state;
    struct arena *arena = arena_new(made_no_memory);
    struct table *table = compiled(arena, every);
    struct str bytes = table_binary(arena, table);
    struct table *public = table_publish(arena, table);
    assert_read_back(arena, public);
    assert_int_not_equal(table_binary(arena, public).size, bytes.size);
    arena_free(arena);
}

static void publishing_again_changes_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_new(made_no_memory);
    struct table *once = table_publish(arena, compiled(arena, every));
    struct table *twice = table_publish(arena, once);
    struct str bytes = table_binary(arena, once);
    assert_same(table_binary(arena, twice), bytes);
    arena_free(arena);
}

static struct list *list_at(struct table *table, uint32_t index) {
    return &table->lists.items[index];
}

/* Where a mask is left out, all that the list finds may be masked; its public terms stay. */
static void a_list_whose_mask_is_left_out_is_doubtful(void **state) {
    (void)state;
    struct made *made = made_new();
    struct list lists[] = {{.id = STR("secret"), .flags = LIST_CONFIDENTIAL},
                           {.id = STR("masked")},
                           {.id = STR("takes_in")},
                           {.id = STR("plain")}};
    for (size_t i = 0; i < 4; i++) {
        struct term term = {.text = STR("acme"), .flags = i == 0 ? TERM_CONFIDENTIAL : 0};
        ARENA_PUSH(made->arena, &lists[i].terms, term);
        ARENA_PUSH(made->arena, &made->table.lists, lists[i]);
    }
    made_push(made, &list_at(&made->table, 1)->excepted, 0);
    made_push(made, &list_at(&made->table, 2)->included, 1);
    struct table *public = table_publish(made->arena, &made->table);
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(list_at(public, i)->flags & LIST_WITHHELD);
        assert_int_equal(!(list_at(public, i)->flags & LIST_DOUBTFUL), i == 0);
        assert_int_equal(list_at(public, i)->terms.count, i > 0);
    }
    assert_int_equal(list_at(public, 1)->excepted.count, 1);
    assert_int_equal(list_at(public, 2)->included.count, 1);
    assert_false(list_at(public, 3)->flags & (LIST_WITHHELD | LIST_DOUBTFUL));
    assert_int_equal(list_at(public, 3)->terms.count, 1);
    assert_int_equal(list_at(&made->table, 1)->terms.count, 1);
    made_free(made);
}

/* The checksums of a table, made good after a change. */
static void seal(char *bytes) {
    struct table_header *header = (void *)bytes;
    struct table_section *sections = (void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        sections[i].crc = checksum_crc32(bytes + sections[i].offset, sections[i].size);
    header->directory_crc = checksum_crc32(sections, header->section_count * sizeof *sections);
    header->header_crc = checksum_crc32(header, offsetof(struct table_header, header_crc));
}

/* Whatever the runtime takes for a table can be read and written, numbers changed at will. */
static void what_opens_can_be_written(void **state) {
    (void)state;
    const uint32_t changes[] = {1, 3, 0x100, TABLE_NONE};
    struct arena *made = arena_new(made_no_memory);
    struct str bytes = table_binary(made, compiled(made, every));
    size_t tried = 0, taken = 0;
    for (size_t at = sizeof(struct table_header); at + 4 <= bytes.size; at += 4 * 3) {
        struct arena *arena = arena_new(made_no_memory);
        char *changed = arena_alloc(arena, bytes.size);
        charte_table *table = NULL;
        memcpy(changed, bytes.bytes, bytes.size);
        *(uint32_t *)(void *)(changed + at) ^= changes[at / 4 % 4];
        if (at >= sizeof(struct table_header) + 30 * sizeof(struct table_section)) seal(changed);
        tried++;
        if (charte_table_open(changed, bytes.size, NULL, &table, NULL) == CHARTE_OK) {
            taken++;
            struct table *read = table_read(arena, changed);
            assert_true(table_json(arena, read).size > 0);
            assert_true(str_present(table_xml(arena, read)));
        }
        charte_table_close(table);
        arena_free(arena);
    }
    assert_true(tried > 1000 && taken > 300 && taken < tried);
    arena_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read_as_it_was_written),
        cmocka_unit_test(so_is_a_public_one),
        cmocka_unit_test(publishing_again_changes_nothing),
        cmocka_unit_test(what_opens_can_be_written),
        cmocka_unit_test(a_list_whose_mask_is_left_out_is_doubtful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

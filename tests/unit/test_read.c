/* A .ctab read back and written again has the same bytes: nothing of it is lost to the other
 * writings. Run from the repository's root. */
#include "tests/unit/made_table.h"

#include "compiler/front/parse.h"
#include "compiler/meaning/compile.h"
#include "compiler/table/json.h"
#include "compiler/table/publish.h"
#include "compiler/table/read.h"
#include "compiler/table/xml.h"

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

/* Where a mask is left out, all that the list finds may be masked. */
static void a_list_whose_mask_is_left_out_is_emptied(void **state) {
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
        assert_int_equal(list_at(public, i)->terms.count, 0);
        assert_int_equal(list_at(public, i)->included.count + list_at(public, i)->excepted.count,
                         0);
    }
    assert_false(list_at(public, 3)->flags & LIST_WITHHELD);
    assert_int_equal(list_at(public, 3)->terms.count, 1);
    assert_int_equal(list_at(&made->table, 1)->terms.count, 1);
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read_as_it_was_written),
        cmocka_unit_test(so_is_a_public_one),
        cmocka_unit_test(publishing_again_changes_nothing),
        cmocka_unit_test(a_list_whose_mask_is_left_out_is_emptied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

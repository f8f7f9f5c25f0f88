/* SPDX-License-Identifier: Apache-2.0 */
/* What went wrong is said in words that fit into the caller's error; and whose memory is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/failure.h"
#include "runtime/base/memory.h"

static charte_error blank(void) {
    charte_error error;
    memset(&error, '#', sizeof error);
    error.size = sizeof error;
    return error;
}

static void a_message_has_its_arguments(void **state) {
    (void)state;
    charte_error error = blank();
    assert_int_equal(failure_set(&error, CHARTE_ERROR_TEXT, 7, "%s is not UTF-8", "text"),
                     CHARTE_ERROR_TEXT);
    assert_string_equal(error.message, "text is not UTF-8");
    assert_int_equal(error.result, CHARTE_ERROR_TEXT);
    assert_int_equal(error.offset, 7);
    failure_set(&error, CHARTE_ERROR_LIMIT, 0, "%s: %zu, %u and \"%.*s\"%s", "", (size_t)4294967296,
                0u, 3, "abcdef", ".");
    assert_string_equal(error.message, ": 4294967296, 0 and \"abc\".");
    failure_set(&error, CHARTE_ERROR_LIMIT, 0, "%zu%u", SIZE_MAX, 10u);
    assert_string_equal(error.message,
                        sizeof(size_t) == 8 ? "1844674407370955161510" : "429496729510");
    failure_set(&error, CHARTE_ERROR_LIMIT, 0, "plain");
    assert_string_equal(error.message, "plain");
    failure_set(&error, CHARTE_ERROR_LIMIT, 0, "%s", "");
    assert_string_equal(error.message, "");
}

static void a_message_ends_where_there_is_no_more_room(void **state) {
    (void)state;
    enum { ROOM = sizeof((charte_error *)0)->message - 1 };
    char text[ROOM + 2];
    memset(text, 'a', sizeof text);
    for (int size = ROOM - 1; size <= ROOM + 1; size++) {
        charte_error error = blank();
        failure_set(&error, CHARTE_ERROR_TEXT, 0, "%.*s", size, text);
        assert_int_equal(strlen(error.message), size < ROOM ? size : ROOM);
        failure_set(&error, CHARTE_ERROR_TEXT, 0, "%.*s!%s", size, text, "?");
        assert_int_equal(strlen(error.message), ROOM);
        assert_int_equal(strchr(error.message, '!') != NULL, size < ROOM);
        assert_null(strchr(error.message, '?'));
        assert_int_equal(error.size, sizeof error);
    }
}

static void an_error_of_another_size_is_left_alone(void **state) {
    (void)state;
    charte_error error = blank();
    error.size = sizeof error - 1;
    assert_int_equal(failure_set(&error, CHARTE_ERROR_TEXT, 7, "text"), CHARTE_ERROR_TEXT);
    assert_memory_equal(error.message, "####", 4);
    error.size = sizeof error + 1;
    failure_set(&error, CHARTE_ERROR_TEXT, 7, "text");
    assert_string_equal(error.message, "text");
    assert_int_equal(failure_set(NULL, CHARTE_ERROR_LIMIT, 7, "text"), CHARTE_ERROR_LIMIT);
}

static void *allocate(void *context, size_t size) {
    *(size_t *)context = size;
    return context;
}

static void release(void *context, void *memory) {
    assert_ptr_equal(context, memory);
    *(size_t *)context = 99;
}

static void memory_is_the_callers_or_the_librarys(void **state) {
    (void)state;
    size_t asked = 0;
    charte_allocator kept, given = {sizeof given, allocate, release, &asked};
    assert_true(memory_allocator(&given, &kept));
    assert_ptr_equal(memory_allocate(&kept, 12), &asked);
    assert_int_equal(asked, 12);
    memory_allocate(&kept, 0); /* none is one byte: no allocator need give nothing */
    assert_int_equal(asked, 1);
    memory_release(&kept, NULL);
    assert_int_equal(asked, 1);
    memory_release(&kept, &asked);
    assert_int_equal(asked, 99);
    given.allocate = NULL;
    assert_false(memory_allocator(&given, &kept));
    given = (charte_allocator){sizeof given, allocate, NULL, NULL};
    assert_false(memory_allocator(&given, &kept));
    given = (charte_allocator){sizeof given - 1, NULL, NULL, NULL};
    assert_false(memory_allocator(&given, &kept));
    given = (charte_allocator){sizeof given, NULL, NULL, &asked};
    const charte_allocator *neither[] = {NULL, &given};
    for (int i = 0; i < 2; i++) {
        assert_true(memory_allocator(neither[i], &kept));
        assert_int_equal(kept.size, sizeof kept);
        char *memory = memory_allocate(&kept, 100);
        memset(memory, 1, 100);
        memory_release(&kept, memory);
    }
    assert_int_equal(asked, 99);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_its_arguments),
        cmocka_unit_test(a_message_ends_where_there_is_no_more_room),
        cmocka_unit_test(an_error_of_another_size_is_left_alone),
        cmocka_unit_test(memory_is_the_callers_or_the_librarys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

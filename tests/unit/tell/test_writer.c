/* SPDX-License-Identifier: Apache-2.0 */
/* Strings as JSON, in small pieces. */
#include "runtime/tell/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct said {
    char bytes[8192];
    size_t size;
};

static int keep(void *context, const char *bytes, size_t size) {
    struct said *said = context;
    assert_true(said->size + size <= sizeof said->bytes);
    memcpy(said->bytes + said->size, bytes, size);
    said->size += size;
    return 0;
}

/* A string as it should be written, byte by byte. */
static size_t expected(const char *bytes, size_t size, char *to) {
    static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    size_t at = 0;
    to[at++] = '"';
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        const char *found = memchr(shorts, c, sizeof shorts - 1);
        if (found && (found - shorts) % 2 == 0)
            at += (size_t)sprintf(to + at, "\\%c", found[1]);
        else if (c < 0x20)
            at += (size_t)sprintf(to + at, "\\u%04x", c);
        else
            to[at++] = (char)c;
    }
    to[at++] = '"';
    return at;
}

static void check(const char *bytes, size_t size) {
    char wanted[512];
    struct said said = {.size = 0};
    struct writer writer = {.write = keep, .context = &said};
    writer_string(&writer, (charte_str){bytes, size});
    assert_int_equal(writer_end(&writer), 0);
    assert_int_equal(said.size, expected(bytes, size, wanted));
    assert_memory_equal(said.bytes, wanted, said.size);
}

static void each_byte_at_each_place(void **state) {
    (void)state;
    static const char beside[] = "xA \x7F\xFF"; /* bytes read eight at a time may hide others */
    char bytes[28];
    for (size_t kind = 0; beside[kind]; kind++)
        for (size_t size = 0; size <= sizeof bytes; size++)
            for (size_t at = 0; at < size; at++)
                for (int c = kind ? 10 : 0; c < (kind ? 36 : 256); c++) {
                    memset(bytes, beside[kind], sizeof bytes);
                    bytes[at] = (char)c;
                    check(bytes, size);
                }
}

static void two_bytes_side_by_side(void **state) {
    (void)state;
    for (int c = 0; c < 256; c++)
        for (int d = 0; d < 256; d++) {
            char bytes[] = "abcdefghijklmnop";
            bytes[6] = (char)c;
            bytes[7] = (char)d;
            check(bytes, sizeof bytes - 1);
            check(bytes + 6, 9);
        }
}

static void what_stands_between_is_kept(void **state) {
    (void)state;
    char bytes[] = "ab\"cde\\fghijklmnop\nqrs\ttuvwxyz0123456789\x01_";
    for (size_t begin = 0; begin < sizeof bytes; begin++)
        for (size_t end = begin; end < sizeof bytes; end++) check(bytes + begin, end - begin);
}

/* In pieces of any size; what is handed over is what was written, never more at once than there is
 * room for, and never nothing. */

static int keep_some(void *context, const char *bytes, size_t size) {
    assert_in_range(size, 1, sizeof((struct writer *)0)->buffer);
    return keep(context, bytes, size);
}

static void pieces_of_any_size_come_in_order(void **state) {
    (void)state;
    static char bytes[7000];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i * 7 + i / 256 * 11 + i / 2048);
    for (size_t first = 0; first < 10; first++)
        for (size_t size = 1; size <= 6900; size += size < 4200 && size > 2000 ? 1 : 97) {
            static struct said said;
            struct writer writer = {.write = keep_some, .context = &said};
            said.size = 0;
            writer_bytes(&writer, bytes, first);
            writer_bytes(&writer, bytes + first, size);
            writer_bytes(&writer, bytes + first + size, 3);
            assert_int_equal(writer_end(&writer), 0);
            assert_int_equal(said.size, first + size + 3);
            assert_memory_equal(said.bytes, bytes, said.size);
        }
    struct writer empty = {.write = keep_some};
    assert_int_equal(writer_end(&empty), 0);
}

static int refuse_the_second(void *context, const char *bytes, size_t size) {
    (void)bytes;
    (void)size;
    int *calls = context;
    assert_true(*calls < 2);
    return ++*calls == 2 ? 7 : 0;
}

static void a_sink_that_refuses_is_called_no_more(void **state) {
    (void)state;
    static const char bytes[1000];
    int calls = 0;
    struct writer writer = {.write = refuse_the_second, .context = &calls};
    for (int i = 0; i < 15; i++) writer_bytes(&writer, bytes, sizeof bytes);
    assert_int_equal(writer_end(&writer), 7);
    assert_int_equal(calls, 2);
}

static void numbers_are_decimal(void **state) {
    (void)state;
    static const uint32_t numbers[] = {0, 9, 10, 11, 99, 100, 1234567890, UINT32_MAX};
    struct said said = {.size = 0};
    struct writer writer = {.write = keep, .context = &said};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        writer_number(&writer, numbers[i]);
        writer_text(&writer, " ");
    }
    assert_int_equal(writer_end(&writer), 0);
    assert_int_equal(said.size, strlen("0 9 10 11 99 100 1234567890 4294967295 "));
    assert_memory_equal(said.bytes, "0 9 10 11 99 100 1234567890 4294967295 ", said.size);
}

static void a_string_longer_than_the_buffer(void **state) {
    (void)state;
    static char bytes[4000];
    struct said said = {.size = 0};
    struct writer writer = {.write = keep, .context = &said};
    memset(bytes, 'x', sizeof bytes);
    bytes[2047] = '"';
    writer_string(&writer, (charte_str){bytes, sizeof bytes});
    assert_int_equal(writer_end(&writer), 0);
    assert_int_equal(said.size, sizeof bytes + 3);
    assert_memory_equal(said.bytes + 2046, "xx\\\"x", 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_at_each_place),
        cmocka_unit_test(two_bytes_side_by_side),
        cmocka_unit_test(what_stands_between_is_kept),
        cmocka_unit_test(pieces_of_any_size_come_in_order),
        cmocka_unit_test(a_sink_that_refuses_is_called_no_more),
        cmocka_unit_test(numbers_are_decimal),
        cmocka_unit_test(a_string_longer_than_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Strings as JSON, in small pieces. */
#include "runtime/writer.h"

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
    char bytes[28];
    for (size_t size = 0; size <= sizeof bytes; size++)
        for (size_t at = 0; at < size; at++)
            for (int c = 0; c < 256; c++) {
                memset(bytes, 'x', sizeof bytes);
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
        cmocka_unit_test(a_string_longer_than_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What a look at two bytes tells of the endings of inclusive forms. */
#include "runtime/text/forms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *const endings[] = {
#define FORM(text, signs) text,
#include "runtime/text/form.def"
#undef FORM
};

enum { ENDINGS = sizeof endings / sizeof *endings };

static void endings_ascend(void **state) {
    (void)state;
    for (size_t i = 1; i < ENDINGS; i++) assert_true(strcmp(endings[i - 1], endings[i]) < 0);
}

static void the_bytes_that_begin_endings_are_these(void **state) {
    bool begins[256] = {['-'] = true};
    (void)state;
    for (size_t i = 0; i < ENDINGS; i++) begins[(unsigned char)endings[i][0]] = true;
    for (int byte = 0; byte < 256; byte++) assert_int_equal(forms_begins[byte], begins[byte]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_ascend),
        cmocka_unit_test(the_bytes_that_begin_endings_are_these),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

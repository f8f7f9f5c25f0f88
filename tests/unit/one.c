/* SPDX-License-Identifier: Apache-2.0 */
/* One test alone: CHARTE_TEST=NAME build/unit/test_… runs those of the binary whose names match,
 * `*` and `?` standing for letters. Linked into every unit test, and asked before main. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

__attribute__((constructor)) static void choose_tests(void) {
    cmocka_set_test_filter(getenv("CHARTE_TEST"));
}

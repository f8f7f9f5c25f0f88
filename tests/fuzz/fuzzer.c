/* SPDX-License-Identifier: Apache-2.0 */
/* One target, FUZZ_TARGET, as libFuzzer and AFL++ call it. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    FUZZ_TARGET(data, size);
    return 0;
}

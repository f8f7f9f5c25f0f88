/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/post/platform_text.h"

#include "runtime/text/tokens.h"

#include <string.h>

static const struct platform_text {
    const char *id;
    size_t size;
    unsigned char signs;
} rows[] = {
#define PLATFORM_TEXT(id, signs) {#id, sizeof #id - 1, signs},
#include "runtime/post/platform_text.def"
#undef PLATFORM_TEXT
};

unsigned char platform_text_mentions(charte_str id) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].size == id.length && memcmp(rows[i].id, id.bytes, id.length) == 0)
            return rows[i].signs;
    return TOKENS_MENTION;
}

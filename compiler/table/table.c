/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/table.h"

struct str text_in(const struct table *table, const struct text *text, enum language language) {
    if (language != LANGUAGE_NONE && str_present(text->in[language])) return text->in[language];
    if (table->prevails != LANGUAGE_NONE && str_present(text->in[table->prevails]))
        return text->in[table->prevails];
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (str_present(text->in[i])) return text->in[i];
    return (struct str){0};
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/table/texts.h"

#include <string.h>

const char *texts_language_code(uint32_t language) {
    static const char *const codes[] = {
#define LANGUAGE(code, CODE, ...) #code,
#include "runtime/table/language.def"
#undef LANGUAGE
    };
    return codes[language];
}

uint32_t texts_column(const struct charte_table *table, charte_str language) {
    for (uint32_t k = 0; language.bytes && k < table->LANGUAGES_count; k++) {
        const char *code = texts_language_code(table->LANGUAGES[k]);
        if (language.length == strlen(code) && memcmp(language.bytes, code, strlen(code)) == 0)
            return k;
    }
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++)
        if (table->LANGUAGES[k] == table->META->prevails) return k;
    return 0;
}

charte_str texts_at(const struct charte_table *table, uint32_t row, uint32_t column) {
    const struct table_str *columns = table->TEXTS + (size_t)row * table->LANGUAGES_count;
    if (columns[column].size) return table_string(table, columns[column]);
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++)
        if (table->LANGUAGES[k] == table->META->prevails && columns[k].size)
            return table_string(table, columns[k]);
    for (uint32_t k = 0; k < table->LANGUAGES_count; k++)
        if (columns[k].size) return table_string(table, columns[k]);
    return (charte_str){"", 0};
}

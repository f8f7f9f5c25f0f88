/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/explain/explain.h"
#include "compiler/command/say/output.h"

static int add_bytes(void *context, const char *bytes, size_t size) {
    buffer_add(context, (struct str){bytes, size});
    return 0;
}

bool explain_read(const struct explanation *explanation, struct ingest_json *json,
                  struct buffer *bytes, const charte_verdict *verdict,
                  struct ingest_value *record) {
    static const char padding[INGEST_PADDING];
    charte_format format = {.size = sizeof format,
                            .reader = CHARTE_FOR_AUTHOR,
                            .language = language_bytes(explanation->language)};
    bytes->size = 0;
    if (charte_verdict_write(verdict, &format, add_bytes, bytes) != CHARTE_OK) return false;
    size_t size = bytes->size;
    buffer_add(bytes, (struct str){padding, sizeof padding});
    enum ingest_json_result result = ingest_json_parse(json, bytes->bytes, size, record);
    if (result == INGEST_JSON_MEMORY) end_without_memory();
    return result == INGEST_JSON_OK;
}

bool explain_member(struct ingest_value object, const char *name, struct ingest_value *value) {
    struct ingest_items items = ingest_items(object);
    for (struct ingest_item item; ingest_next(&items, &item);) {
        if (!str_equal(str_from(item.key), str_of(name))) continue;
        *value = item.value;
        return true;
    }
    return false;
}

struct str explain_text(struct ingest_value object, const char *name) {
    struct ingest_value value;
    if (!explain_member(object, name, &value) || ingest_kind(value) != INGEST_STRING)
        return STR("");
    return str_from(ingest_string(value));
}

size_t explain_number(struct ingest_value object, const char *name) {
    struct ingest_value value;
    return explain_member(object, name, &value) ? (size_t)ingest_number(value) : 0;
}

bool explain_flag(struct ingest_value object, const char *name) {
    struct ingest_value value;
    return explain_member(object, name, &value) && ingest_kind(value) == INGEST_BOOLEAN &&
           ingest_boolean(value);
}

struct ingest_items explain_items(struct ingest_value object, const char *name) {
    struct ingest_value value;
    return explain_member(object, name, &value) ? ingest_items(value) : (struct ingest_items){0};
}

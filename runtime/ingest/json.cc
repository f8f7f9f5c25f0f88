/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/ingest/json.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <type_traits>

namespace dom = simdjson::dom;

static_assert(INGEST_PADDING >= simdjson::SIMDJSON_PADDING, "simdjson reads further");

struct ingest_json {
    dom::parser parser;
};

namespace {

/* simdjson's references are two words, copied as bytes to where C keeps them. */
template <typename T> void keep(uintptr_t (&words)[2], const T &reference) {
    static_assert(sizeof(T) == sizeof words && std::is_trivially_copyable<T>::value, "two words");
    std::memcpy(words, &reference, sizeof words);
}

template <typename T> T kept(const uintptr_t (&words)[2]) {
    static_assert(sizeof(T) == sizeof words && std::is_trivially_copyable<T>::value, "two words");
    T reference;
    std::memcpy(static_cast<void *>(&reference), words, sizeof words);
    return reference;
}

dom::element element_of(struct ingest_value value) {
    return kept<dom::element>(value.inside);
}

charte_str bytes_of(std::string_view view) {
    return charte_str{view.data(), view.size()};
}

enum ingest_json_result result_of(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS:
        return INGEST_JSON_OK;
    case simdjson::UTF8_ERROR:
        return INGEST_JSON_NOT_UTF8;
    case simdjson::STRING_ERROR:
        return INGEST_JSON_NOT_UTF8;
    case simdjson::DEPTH_ERROR:
        return INGEST_JSON_DEEP;
    case simdjson::NUMBER_ERROR:
        return INGEST_JSON_NUMBER;
    case simdjson::MEMALLOC:
        return INGEST_JSON_MEMORY;
    default:
        return INGEST_JSON_INVALID;
    }
}

template <typename Container> void keep_ends(struct ingest_items &items, const Container &held) {
    keep(items.at, held.begin());
    keep(items.end, held.end());
}

} // namespace

void ingest_json_prepare(ingest_no_memory *on_failure) {
    std::new_handler before = std::set_new_handler(on_failure);
    static_cast<void>(simdjson::get_active_implementation()->name());
    std::set_new_handler(before);
}

struct ingest_json *ingest_json_new(void) {
    return new (std::nothrow) ingest_json;
}

void ingest_json_free(struct ingest_json *json) {
    delete json;
}

enum ingest_json_result ingest_json_parse(struct ingest_json *json, const char *bytes, size_t size,
                                          struct ingest_value *value) {
    dom::element element;
    simdjson::error_code error = json->parser.parse(bytes, size, false).get(element);
    if (!error) keep(value->inside, element);
    return result_of(error);
}

enum ingest_kind ingest_kind(struct ingest_value value) {
    switch (element_of(value).type()) {
    case dom::element_type::ARRAY:
        return INGEST_ARRAY;
    case dom::element_type::OBJECT:
        return INGEST_OBJECT;
    case dom::element_type::STRING:
        return INGEST_STRING;
    case dom::element_type::BOOL:
        return INGEST_BOOLEAN;
    case dom::element_type::NULL_VALUE:
        return INGEST_NULL;
    default:
        return INGEST_NUMBER;
    }
}

charte_str ingest_string(struct ingest_value value) {
    std::string_view view;
    if (element_of(value).get_string().get(view)) return charte_str{nullptr, 0};
    return bytes_of(view);
}

bool ingest_boolean(struct ingest_value value) {
    bool truth = false;
    return !element_of(value).get_bool().get(truth) && truth;
}

double ingest_number(struct ingest_value value) {
    double number = 0;
    return element_of(value).get_double().get(number) ? 0 : number;
}

struct ingest_items ingest_items(struct ingest_value value) {
    struct ingest_items items = {};
    dom::object object;
    dom::array array;
    items.is_object = !element_of(value).get_object().get(object);
    if (items.is_object)
        keep_ends(items, object);
    else if (!element_of(value).get_array().get(array))
        keep_ends(items, array);
    return items;
}

bool ingest_next(struct ingest_items *items, struct ingest_item *item) {
    if (std::memcmp(items->at, items->end, sizeof items->at) == 0) return false;
    if (items->is_object) {
        auto at = kept<dom::object::iterator>(items->at);
        item->key = bytes_of(at.key());
        keep(item->value.inside, at.value());
        keep(items->at, ++at);
    } else {
        auto at = kept<dom::array::iterator>(items->at);
        item->key = charte_str{nullptr, 0};
        keep(item->value.inside, *at);
        keep(items->at, ++at);
    }
    return true;
}

size_t ingest_count(struct ingest_value value) {
    struct ingest_items items = ingest_items(value);
    struct ingest_item item;
    size_t count = 0;
    while (ingest_next(&items, &item)) count++;
    return count;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/json_text.h"

struct json json_in(struct arena *arena, unsigned languages) {
    return (struct json){.out = buffer_in(arena), .languages = languages, .first = true};
}

static void comma(struct json *json) {
    if (!json->first) buffer_add_char(&json->out, ',');
    json->first = false;
}

static void quoted(struct json *json, struct str s) {
    buffer_add_char(&json->out, '"');
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.bytes[i];
        if (c == '"' || c == '\\')
            buffer_format(&json->out, "\\%c", c);
        else if (c < 0x20)
            buffer_format(&json->out, "\\u%04x", c);
        else
            buffer_add_char(&json->out, (char)c);
    }
    buffer_add_char(&json->out, '"');
}

void json_key(struct json *json, const char *name) {
    json_string(json, str_of(name));
    buffer_add_char(&json->out, ':');
    json->first = true;
}

void json_open(struct json *json, char bracket) {
    comma(json);
    buffer_add_char(&json->out, bracket);
    json->first = true;
}

void json_close(struct json *json, char bracket) {
    buffer_add_char(&json->out, bracket);
    json->first = false;
}

void json_string(struct json *json, struct str s) {
    comma(json);
    quoted(json, s);
}

void json_number(struct json *json, uint32_t number) {
    comma(json);
    buffer_format(&json->out, "%u", number);
}

void json_word(struct json *json, const char *literal) {
    comma(json);
    buffer_add(&json->out, str_of(literal));
}

void json_pair(struct json *json, const char *name, struct str s) {
    json_key(json, name);
    json_string(json, s);
}

void json_pair_or_null(struct json *json, const char *name, const char *s) {
    json_key(json, name);
    if (*s)
        json_string(json, str_of(s));
    else
        json_word(json, "null");
}

void json_boolean(struct json *json, const char *name, bool is) {
    json_key(json, name);
    json_word(json, is ? "true" : "false");
}

void json_text(struct json *json, const char *name, const struct text *text) {
    json_key(json, name);
    json_open(json, '{');
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (json->languages & 1u << language && text->in[language].size)
            json_pair(json, language_code((enum language)language), text->in[language]);
    json_close(json, '}');
}

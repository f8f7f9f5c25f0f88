/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/table/writings/xml_text.h"

struct xml xml_begin(struct arena *arena, unsigned languages) {
    struct xml xml = {.arena = arena, .out = buffer_in(arena), .languages = languages};
    buffer_add(&xml.out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    return xml;
}

struct str xml_end(struct xml *xml) {
    return buffer_str(&xml->out);
}

static void end_tag(struct xml *xml) {
    if (xml->in_tag) buffer_add_char(&xml->out, '>');
    xml->in_tag = false;
}

static void indent(struct xml *xml) {
    for (size_t i = 0; i < xml->open.count; i++) buffer_add_char(&xml->out, ' ');
}

void xml_open(struct xml *xml, const char *name) {
    if (xml->in_tag) buffer_add(&xml->out, STR(">\n"));
    indent(xml);
    buffer_format(&xml->out, "<%s", name);
    ARENA_PUSH(xml->arena, &xml->open, name);
    xml->in_tag = true;
    xml->on_line = false;
}

void xml_close(struct xml *xml) {
    const char *name = xml->open.items[--xml->open.count];
    if (xml->in_tag) {
        buffer_add(&xml->out, STR("/>\n"));
    } else {
        if (!xml->on_line) indent(xml);
        buffer_format(&xml->out, "</%s>\n", name);
    }
    xml->in_tag = xml->on_line = false;
}

/* The bytes of the character at `at` that XML has no place for, or 0. */
static size_t forbidden_at(struct str s, size_t at) {
    unsigned char c = (unsigned char)s.bytes[at];
    if (c < ' ') return c != '\t' && c != '\n' && c != '\r';
    bool none = c == 0xEF && at + 2 < s.size && (unsigned char)s.bytes[at + 1] == 0xBF &&
                (unsigned char)s.bytes[at + 2] >= 0xBE;
    return none ? 3 : 0;
}

/* What stands for a character; absent where it stands for itself. Readers make one line end of
 * several, and in attributes spaces of tabs and line ends. */
static struct str entity_of(char c, bool attribute) {
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\r':
        return STR("&#13;");
    case '\n':
        return attribute ? STR("&#10;") : (struct str){0};
    case '\t':
        return attribute ? STR("&#9;") : (struct str){0};
    default:
        return (struct str){0};
    }
}

static void add_text(struct xml *xml, struct str s, bool attribute) {
    for (size_t at = 0; at < s.size;) {
        size_t forbidden = forbidden_at(s, at);
        struct str entity = entity_of(s.bytes[at], attribute);
        if (forbidden)
            buffer_add(&xml->out, STR("\xEF\xBF\xBD"));
        else if (str_present(entity))
            buffer_add(&xml->out, entity);
        else
            buffer_add_char(&xml->out, s.bytes[at]);
        at += forbidden ? forbidden : 1;
    }
}

void xml_attribute(struct xml *xml, const char *name, struct str value) {
    buffer_format(&xml->out, " %s=\"", name);
    add_text(xml, value, true);
    buffer_add_char(&xml->out, '"');
}

void xml_attribute_if(struct xml *xml, const char *name, const char *value) {
    if (*value) xml_attribute(xml, name, str_of(value));
}

void xml_number(struct xml *xml, const char *name, uint32_t value) {
    buffer_format(&xml->out, " %s=\"%u\"", name, value);
}

void xml_flag(struct xml *xml, const char *name, bool is) {
    if (is) xml_attribute(xml, name, STR("true"));
}

void xml_content(struct xml *xml, struct str content) {
    end_tag(xml);
    xml->on_line = true;
    add_text(xml, content, false);
}

void xml_element(struct xml *xml, const char *name, struct str content) {
    xml_open(xml, name);
    xml_content(xml, content);
    xml_close(xml);
}

void xml_texts(struct xml *xml, const char *name, const struct text *text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!(xml->languages & 1u << language) || !text->in[language].size) continue;
        xml_open(xml, name);
        xml_attribute(xml, "xml:lang", str_of(language_code((enum language)language)));
        xml_content(xml, text->in[language]);
        xml_close(xml);
    }
}

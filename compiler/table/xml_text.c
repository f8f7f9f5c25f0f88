#include "compiler/table/xml_text.h"

#include "compiler/base/buffer.h"

static const xmlChar *name_of(const char *name) {
    return (const xmlChar *)name;
}

/* Notes what a call to the writer came to. */
static void note(struct xml *xml, int result) {
    if (result < 0) xml->failed = true;
}

struct xml xml_begin(struct arena *arena, unsigned languages) {
    struct xml xml = {.arena = arena, .buffer = xmlBufferCreate(), .languages = languages};
    if (xml.buffer) xml.writer = xmlNewTextWriterMemory(xml.buffer, 0);
    xml.failed = !xml.writer;
    if (xml.failed) return xml;
    note(&xml, xmlTextWriterSetIndent(xml.writer, 1));
    note(&xml, xmlTextWriterStartDocument(xml.writer, NULL, "UTF-8", NULL));
    return xml;
}

struct str xml_end(struct xml *xml) {
    struct str document = {0};
    if (!xml->failed) note(xml, xmlTextWriterEndDocument(xml->writer));
    xmlFreeTextWriter(xml->writer);
    if (!xml->failed)
        document = arena_copy(xml->arena, (struct str){(const char *)xmlBufferContent(xml->buffer),
                                                       (size_t)xmlBufferLength(xml->buffer)});
    xmlBufferFree(xml->buffer);
    return document;
}

void xml_open(struct xml *xml, const char *name) {
    if (!xml->failed) note(xml, xmlTextWriterStartElement(xml->writer, name_of(name)));
}

void xml_close(struct xml *xml) {
    if (!xml->failed) note(xml, xmlTextWriterEndElement(xml->writer));
}

/* The bytes of the character at `at` that XML has no place for, or 0. */
static size_t forbidden_at(struct str s, size_t at) {
    unsigned char c = (unsigned char)s.bytes[at];
    if (c < ' ') return c != '\t' && c != '\n' && c != '\r';
    bool none = c == 0xEF && at + 2 < s.size && (unsigned char)s.bytes[at + 1] == 0xBF &&
                (unsigned char)s.bytes[at + 2] >= 0xBE;
    return none ? 3 : 0;
}

/* NUL-terminated, as libxml2 takes it. */
static const xmlChar *clean(struct arena *arena, struct str s) {
    struct buffer out = buffer_in(arena);
    for (size_t at = 0; at < s.size;) {
        size_t forbidden = forbidden_at(s, at);
        if (forbidden)
            buffer_add(&out, STR("\xEF\xBF\xBD"));
        else
            buffer_add_char(&out, s.bytes[at]);
        at += forbidden ? forbidden : 1;
    }
    buffer_add_char(&out, '\0');
    return (const xmlChar *)out.bytes;
}

void xml_attribute(struct xml *xml, const char *name, struct str value) {
    if (!xml->failed)
        note(xml,
             xmlTextWriterWriteAttribute(xml->writer, name_of(name), clean(xml->arena, value)));
}

void xml_attribute_if(struct xml *xml, const char *name, const char *value) {
    if (*value) xml_attribute(xml, name, str_of(value));
}

void xml_number(struct xml *xml, const char *name, uint32_t value) {
    xml_attribute(xml, name, arena_format(xml->arena, "%u", value));
}

void xml_flag(struct xml *xml, const char *name, bool is) {
    if (is) xml_attribute(xml, name, STR("true"));
}

void xml_content(struct xml *xml, struct str content) {
    if (!xml->failed) note(xml, xmlTextWriterWriteString(xml->writer, clean(xml->arena, content)));
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

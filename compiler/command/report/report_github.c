/* SPDX-License-Identifier: Apache-2.0 */
/* The workflow commands of GitHub, a line each, and its step summary. */
#include "compiler/base/buffer.h"
#include "compiler/command/report/report.h"

/* Percent-encoded, so that no text can end its command or its property. */
static void add_encoded(struct buffer *out, struct str text, const char *signs) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] && strchr(signs, text.bytes[i]))
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)text.bytes[i]);
        else
            buffer_add_char(out, text.bytes[i]);
    }
}

static void add_command(struct buffer *out, const struct finding *finding) {
    static const char *const commands[] = {"error", "warning", "notice"};
    const struct finding_place *place = &finding->place;
    buffer_format(out, "::%s ", commands[finding->level]);
    if (str_present(place->file)) {
        buffer_add(out, STR("file="));
        add_encoded(out, place->file, "%\r\n:,");
        if (place->line) buffer_format(out, ",line=%u", place->line);
        if (place->column)
            buffer_format(out, ",endLine=%u,col=%u,endColumn=%u", place->end_line, place->column,
                          place->end_column);
        buffer_add_char(out, ',');
    }
    buffer_add(out, STR("title="));
    add_encoded(out, finding->code, "%\r\n:,");
    buffer_add(out, STR("::"));
    add_encoded(out, finding->message, "%\r\n");
    buffer_add_char(out, '\n');
}

struct str report_github(const struct report *report) {
    struct buffer out = buffer_in(report->arena);
    for (size_t i = 0; i < report->findings.count; i++)
        add_command(&out, &report->findings.items[i]);
    return out.size ? buffer_str(&out) : STR("");
}

/* In a cell of a table: what Markdown or HTML would read is written as what it looks like. */
static void add_cell(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        bool plain = c >= 0x80 || c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                     (c >= 'a' && c <= 'z');
        if (c == '\n')
            buffer_add(out, STR("<br>"));
        else if (plain)
            buffer_add_char(out, (char)c);
        else
            buffer_format(out, "&#%u;", c);
    }
}

struct str report_github_summary(const struct report *report) {
    struct buffer out = buffer_in(report->arena);
    buffer_format(&out, "### charte %s\n\n", verb_rows[report->verb].name);
    if (!report->findings.count) buffer_add(&out, STR("0\n\n"));
    if (report->findings.count) buffer_add(&out, STR("| | | |\n|---|---|---|\n"));
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        buffer_add(&out, STR("| "));
        add_cell(&out, finding->code);
        buffer_add(&out, STR(" | "));
        add_cell(&out, finding->place.file);
        if (finding->place.line) buffer_format(&out, "&#58;%u", finding->place.line);
        buffer_add(&out, STR(" | "));
        add_cell(&out, finding->message);
        buffer_add(&out, STR(" |\n"));
    }
    buffer_add_char(&out, '\n');
    return buffer_str(&out);
}

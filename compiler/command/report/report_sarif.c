/* SPDX-License-Identifier: Apache-2.0 */
/* SARIF 2.1.0, which code scanning reads. */
#include "compiler/base/map.h"
#include "compiler/command/report/report.h"
#include "compiler/table/writings/json_text.h"
#include "runtime/charte.h"

/* A file name as a relative reference (RFC 3986): what is no unreserved character is encoded. */
static struct str reference(struct arena *arena, struct str file) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789-._~/";
    struct buffer out = buffer_in(arena);
    for (size_t i = 0; i < file.size; i++) {
        if (file.bytes[i] && strchr(plain, file.bytes[i]))
            buffer_add_char(&out, file.bytes[i]);
        else
            buffer_format(&out, "%%%02X", (unsigned)(unsigned char)file.bytes[i]);
    }
    return buffer_str(&out);
}

static void pair_number(struct json *j, const char *name, uint32_t number) {
    json_key(j, name);
    json_number(j, number);
}

static void write_region(struct json *j, const struct finding_place *place) {
    json_key(j, "region");
    json_open(j, '{');
    pair_number(j, "startLine", place->line);
    if (place->column) {
        pair_number(j, "startColumn", place->column);
        pair_number(j, "endLine", place->end_line);
        pair_number(j, "endColumn", place->end_column);
    }
    json_close(j, '}');
}

static void write_physical(struct json *j, struct arena *arena, const struct finding_place *place) {
    json_key(j, "physicalLocation");
    json_open(j, '{');
    json_key(j, "artifactLocation");
    json_open(j, '{');
    json_pair(j, "uri", reference(arena, place->file));
    json_close(j, '}');
    if (place->line) write_region(j, place);
    json_close(j, '}');
}

static void write_location(struct json *j, struct arena *arena, const struct finding_place *place) {
    json_open(j, '{');
    write_physical(j, arena, place);
    json_close(j, '}');
}

/* What stands in no file, such as a draft on the command line, has a logical location (3.33); one
 * that is physical too, because readers refuse a result without. */
static void write_logical_location(struct json *j, struct arena *arena,
                                   const struct finding *finding) {
    json_open(j, '{');
    write_physical(j, arena, &(struct finding_place){.file = STR("--text"), .line = 1});
    json_key(j, "logicalLocations");
    json_open(j, '[');
    json_open(j, '{');
    json_pair(j, "fullyQualifiedName",
              str_present(finding->subject) ? finding->subject : finding->code);
    json_close(j, '}');
    json_close(j, ']');
    json_close(j, '}');
}

static void write_text(struct json *j, const char *name, struct str text) {
    json_key(j, name);
    json_open(j, '{');
    json_pair(j, "text", text);
    json_close(j, '}');
}

static void write_result(struct json *j, const struct report *report, const struct finding *finding,
                         uint32_t rule) {
    json_open(j, '{');
    json_pair(j, "ruleId", finding->code);
    pair_number(j, "ruleIndex", rule);
    json_pair(j, "level", str_of(finding_level_name(finding->level)));
    write_text(j, "message", finding->message);
    json_key(j, "locations");
    json_open(j, '[');
    if (str_present(finding->place.file))
        write_location(j, report->arena, &finding->place);
    else
        write_logical_location(j, report->arena, finding);
    json_close(j, ']');
    if (finding->related_count) {
        json_key(j, "relatedLocations");
        json_open(j, '[');
        for (size_t i = 0; i < finding->related_count; i++)
            write_location(j, report->arena, &finding->related[i]);
        json_close(j, ']');
    }
    json_key(j, "partialFingerprints");
    json_open(j, '{');
    json_pair(j, "charte/1", str_of(finding->fingerprint));
    json_close(j, '}');
    json_close(j, '}');
}

/* A code in words: "E-unknown-name" is "unknown name". */
static struct str in_words(struct arena *arena, struct str code) {
    struct buffer out = buffer_in(arena);
    for (size_t i = 2; i < code.size; i++)
        buffer_add_char(&out, code.bytes[i] == '-' ? ' ' : code.bytes[i]);
    return buffer_str(&out);
}

static void write_rule(struct json *j, struct arena *arena, const struct finding *finding) {
    json_open(j, '{');
    json_pair(j, "id", finding->code);
    write_text(j, "shortDescription", in_words(arena, finding->code));
    json_key(j, "defaultConfiguration");
    json_open(j, '{');
    json_pair(j, "level", str_of(finding_level_name(finding->level)));
    json_close(j, '}');
    json_close(j, '}');
}

/* The codes that were met, in the order of their first finding. */
static void write_tool(struct json *j, const struct report *report, struct map *rules) {
    json_key(j, "tool");
    json_open(j, '{');
    json_key(j, "driver");
    json_open(j, '{');
    json_pair(j, "name", STR("charte"));
    json_pair(j, "version", STR(CHARTE_VERSION));
    json_pair(j, "semanticVersion", STR(CHARTE_VERSION));
    json_key(j, "rules");
    json_open(j, '[');
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        uint32_t next = (uint32_t)rules->count;
        if (map_add(rules, finding->code, next) != next || rules->count == next) continue;
        write_rule(j, report->arena, finding);
    }
    json_close(j, ']');
    json_close(j, '}');
    json_close(j, '}');
}

struct str report_sarif(const struct report *report) {
    struct json j = json_in(report->arena, 0);
    struct map rules = map_in(report->arena);
    json_open(&j, '{');
    json_pair(&j, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
    json_pair(&j, "version", STR("2.1.0"));
    json_key(&j, "runs");
    json_open(&j, '[');
    json_open(&j, '{');
    write_tool(&j, report, &rules);
    json_pair(&j, "columnKind", STR("unicodeCodePoints"));
    json_key(&j, "results");
    json_open(&j, '[');
    for (size_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        write_result(&j, report, finding, map_get(&rules, finding->code));
    }
    json_close(&j, ']');
    json_close(&j, '}');
    json_close(&j, ']');
    json_close(&j, '}');
    buffer_add_char(&j.out, '\n');
    return buffer_str(&j.out);
}

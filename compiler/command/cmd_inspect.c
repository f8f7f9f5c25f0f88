/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/compile/table_file.h"
#include "compiler/command/counts.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/command/write/outputs.h"
#include "compiler/table/read.h"
#include "compiler/table/writings/json.h"
#include "compiler/table/writings/xml.h"
#include "runtime/table/table_format.h"

/* A number as a part of a message. */
struct digits {
    char text[24];
};

static struct digits digits_of(size_t number) {
    struct digits digits;
    snprintf(digits.text, sizeof digits.text, "%zu", number);
    return digits;
}

static void print_value(enum message name, enum language language, struct str value) {
    const char *label = message_text(name, language);
    int width = (int)str_characters(str_of(label));
    if (value.size == 0) return;
    printf("%s%*s", label, width < 18 ? 18 - width : 1, "");
    print_visible(stdout, value);
    putchar('\n');
}

static void print_text(enum message name, enum language language, const char *value) {
    print_value(name, language, str_of(value));
}

static void print_languages(const charte_description *table, enum language language) {
    char codes[8 * CHARTE_LANGUAGES] = "", prevails[8];
    for (size_t i = 0; i < table->language_count; i++) {
        size_t used = strlen(codes);
        snprintf(codes + used, sizeof codes - used, "%s%.*s", i ? ", " : "",
                 STR_ARG(str_from(table->languages[i])));
    }
    fputs(message_text(MESSAGE_inspect_languages, language), stdout);
    int width = (int)strlen(message_text(MESSAGE_inspect_languages, language));
    printf("%*s", 18 - width, "");
    snprintf(prevails, sizeof prevails, "%.*s", STR_ARG(str_from(table->prevails)));
    if (table->language_count == 1)
        fputs(codes, stdout);
    else if (*prevails)
        message_print(stdout, language, MESSAGE_inspect_prevails, codes, prevails);
    else
        message_print(stdout, language, MESSAGE_inspect_authentic, codes);
    putchar('\n');
}

static void print_head(const struct table_file *file, const charte_description *table,
                       enum language language) {
    char date[32], format[32];
    uint32_t day = table->in_force;
    snprintf(date, sizeof date, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
    snprintf(format, sizeof format, "%u.%u", table->format_major, table->format_minor);
    print_value(MESSAGE_inspect_title, language, str_from(table->title));
    print_value(MESSAGE_inspect_organisation, language, str_from(table->organisation));
    print_value(MESSAGE_inspect_version, language, str_from(table->version));
    print_text(MESSAGE_inspect_in_force, language, day ? date : "");
    print_languages(table, language);
    print_text(MESSAGE_inspect_control, language, table_file_control(table, language));
    print_text(MESSAGE_inspect_digest, language, charte_table_digest(file->table));
    if (table->confidential_terms && table->format_minor && !table_file_has(file, TABLE_SALT))
        printf("%18s%s\n", "", message_text(MESSAGE_inspect_unsalted, language));
    print_text(MESSAGE_inspect_format, language, format);
    print_value(MESSAGE_inspect_unicode, language, str_from(table->unicode));
    print_value(MESSAGE_inspect_compiler, language, str_from(table->compiler));
}

static void print_counts(const charte_description *table, enum language language) {
    putchar('\n');
    print_rule_counts(language, table->articles, table->rules, table->rules_by_kind);
    if (table->on_trial) print_count(language, MESSAGE_inspect_on_trial, table->on_trial);
    message_print(stdout, language, MESSAGE_inspect_facts, digits_of(table->facts).text,
                  digits_of(table->questions).text);
    putchar('\n');
    message_print(stdout, language, MESSAGE_inspect_lists, digits_of(table->lists).text,
                  digits_of(table->confidential_lists).text, digits_of(table->terms).text,
                  digits_of(table->confidential_terms).text);
    putchar('\n');
    message_print(stdout, language, MESSAGE_inspect_names, digits_of(table->roles).text,
                  digits_of(table->platforms).text, digits_of(table->labels).text);
    printf("\n%s\n", message_text(MESSAGE_inspect_prose, language));
}

static void print_sections(const struct table_file *file, enum language language) {
    charte_section section = {.size = sizeof section};
    printf("\n%s\n", message_text(MESSAGE_inspect_sections, language));
    for (size_t i = 0; charte_table_section(file->table, i, &section) == CHARTE_OK; i++)
        if (section.records)
            printf("  %-14s%12zu%12zu\n", section.name, section.bytes, section.records);
}

/* A line of the bound, of up to five numbers. */
static void print_cost_line(enum language language, enum message message, const size_t numbers[5]) {
    struct digits digits[5];
    for (int i = 0; i < 5; i++) digits[i] = digits_of(numbers[i]);
    fputs("  ", stdout);
    message_print(stdout, language, message, digits[0].text, digits[1].text, digits[2].text,
                  digits[3].text, digits[4].text);
    putchar('\n');
}

static void print_cost(const charte_description *table, uint64_t verdict_bytes,
                       enum language language) {
    const struct {
        enum message message;
        bool holds;
        size_t numbers[5];
    } lines[] = {
        {MESSAGE_inspect_cost_words,
         true,
         {table->word_steps, table->readings, table->open_phrases, table->term_words}},
        {MESSAGE_inspect_cost_bytes, true, {table->byte_steps, table->pattern_steps}},
        {MESSAGE_inspect_cost_hits, true, {table->hit_steps, table->hit_readings}},
        {MESSAGE_inspect_cost_names,
         table->name_steps > 0,
         {table->name_steps, table->name_byte_steps}},
        {MESSAGE_inspect_cost_table,
         true,
         {table->post_steps, table->conditions, table->facts, table->rules, table->lists}},
        {MESSAGE_inspect_cost_verdict, true, {(size_t)verdict_bytes}},
    };
    printf("\n%s\n", message_text(MESSAGE_inspect_cost, language));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].holds) print_cost_line(language, lines[i].message, lines[i].numbers);
}

static int print_table(const struct table_file *file, enum language language) {
    charte_description table = {.size = sizeof table};
    uint64_t verdict_bytes;
    if (charte_table_describe(file->table, language_bytes(language), &table) != CHARTE_OK ||
        charte_table_verdict_bytes(file->table, &verdict_bytes) != CHARTE_OK) {
        complain(language, MESSAGE_memory);
        return EXIT_INTERNAL;
    }
    print_head(file, &table, language);
    print_counts(&table, language);
    print_sections(file, language);
    print_cost(&table, verdict_bytes, language);
    return EXIT_CLEAN;
}

/* The table's other writings, as a build of the same charter writes them. */
static int write_table(const struct table_file *file, const struct options *options,
                       enum language language) {
    const char *json = option_value(options, OPTION_json);
    const char *xml = option_value(options, OPTION_xml);
    struct outputs outputs = {.language = language};
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    const struct table *table = table_read(arena, file->bytes);
    if (json) outputs_add(&outputs, json, table_json(arena, table));
    if (xml) outputs_add(&outputs, xml, table_xml(arena, table));
    int code = outputs_write(&outputs);
    arena_free(arena);
    return code;
}

int cmd_inspect(const struct options *options) {
    struct table_file file;
    int code = options_want(options, 1, 1);
    if (code == EXIT_CLEAN) code = table_file_open(&file, options->operands[0], options->language);
    if (code != EXIT_CLEAN) return code;
    enum language language = table_file_language(&file, options->language);
    bool writes = option_given(options, OPTION_json) || option_given(options, OPTION_xml);
    code = writes ? write_table(&file, options, language) : print_table(&file, language);
    table_file_close(&file);
    return output_finish(language, code);
}

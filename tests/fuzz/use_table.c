/* SPDX-License-Identifier: Apache-2.0 */
/* Uses an open table through the library's face alone, but for the terms, which it does not give:
 * posts are made of what the table says, so that evaluations reach what they can. */
#include "runtime/base/checksum.h"
#include "runtime/ingest/json.h"
#include "runtime/table/table.h"
#include "runtime/text/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/use.h"

#include <stdlib.h>

enum { TEXT = 1024, NAMES = 16 };

static bool meets(const struct table_section *section, size_t changed, size_t count) {
    return section->offset < changed + count && changed < (size_t)section->offset + section->size;
}

void use_repair(unsigned char *bytes, size_t size, size_t changed, size_t count) {
    struct table_header header;
    struct table_section section;
    if (size < sizeof header) return;
    memcpy(&header, bytes, sizeof header);
    size_t directory = 0, most = (size - sizeof header) / sizeof section;
    size_t head = sizeof header + (size_t)header.section_count * sizeof section;
    for (; directory < header.section_count && directory < most; directory++) {
        unsigned char *place = bytes + sizeof header + directory * sizeof section;
        memcpy(&section, place, sizeof section);
        if (section.offset > size || section.size > size - section.offset) continue;
        if (changed >= head && !meets(&section, changed, count)) continue;
        section.crc = checksum_crc32(bytes + section.offset, section.size);
        memcpy(place, &section, sizeof section);
    }
    header.file_size = (uint32_t)size;
    header.directory_crc = checksum_crc32(bytes + sizeof header, directory * sizeof section);
    header.header_crc = checksum_crc32(&header, offsetof(struct table_header, header_crc));
    memcpy(bytes, &header, sizeof header);
}

/* Verdicts as they are written, read as JSON. */
struct written {
    char *bytes;
    size_t size, capacity;
};

static int keep(void *context, const char *bytes, size_t size) {
    struct written *written = context;
    if (written->capacity - written->size < size + INGEST_PADDING) {
        written->capacity = (written->size + size + INGEST_PADDING) * 2;
        written->bytes = realloc(written->bytes, written->capacity);
        FUZZ_CHECK(written->bytes);
    }
    memcpy(written->bytes + written->size, bytes, size);
    written->size += size;
    return 0;
}

static int refuse(void *context, const char *bytes, size_t size) {
    (void)context, (void)bytes, (void)size;
    return 77;
}

void use_verdict(const charte_verdict *verdict) {
    static const char *const languages[] = {"fr", "de", "it", "en", NULL, "xx-long"};
    struct written written = {0};
    struct ingest_json *json = ingest_json_new();
    FUZZ_CHECK(json);
    charte_format format = {.size = sizeof format};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        format.reader = i % 2 ? CHARTE_FOR_AUTHOR : CHARTE_FOR_TOOLS;
        format.quote = i < 4;
        struct str language = str_of(languages[i]);
        format.language = (charte_str){language.bytes, language.size};
        written.size = 0;
        FUZZ_CHECK(charte_verdict_write(verdict, &format, keep, &written) == CHARTE_OK);
        memset(written.bytes + written.size, 0, INGEST_PADDING);
        struct ingest_value value;
        FUZZ_CHECK(ingest_json_parse(json, written.bytes, written.size, &value) == INGEST_JSON_OK);
        FUZZ_CHECK(ingest_kind(value) == INGEST_OBJECT);
        int rank = charte_verdict_rank(verdict, format.reader);
        FUZZ_CHECK(rank >= -1 && rank < LEVEL_COUNT && charte_level_name(rank));
    }
    FUZZ_CHECK(charte_verdict_write(verdict, &format, refuse, NULL) == 77);
    ingest_json_free(json);
    free(written.bytes);
}

/* So that every byte of a string is read, whatever the compiler thinks of it. */
static void read_string(charte_str s) {
    FUZZ_CHECK(s.length == 0 || utf8_valid(s.bytes, s.length) == s.length);
}

static void describe_rules(const charte_table *table, charte_str language) {
    charte_rule rule = {.size = sizeof rule};
    for (size_t i = 0; charte_table_rule(table, i, language, &rule) == CHARTE_OK; i++) {
        const charte_str strings[] = {rule.id,          rule.article, rule.article_title,
                                      rule.sentence,    rule.reason,  rule.advice,
                                      rule.legal_basis, rule.contact, rule.role};
        for (size_t k = 0; k < sizeof strings / sizeof *strings; k++) read_string(strings[k]);
        FUZZ_CHECK(rule.modality && rule.level >= 0 && rule.level < LEVEL_COUNT);
    }
}

static void describe_facts(const charte_table *table, charte_str language) {
    charte_fact fact = {.size = sizeof fact};
    for (size_t i = 0; charte_table_fact(table, i, language, &fact) == CHARTE_OK; i++) {
        read_string(fact.id);
        read_string(fact.label);
        read_string(fact.sentence);
        read_string(fact.question);
    }
}

static void describe(const charte_table *table) {
    const charte_str languages[] = {{"fr", 2}, {"en", 2}, {NULL, 0}};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        charte_description all = {.size = sizeof all};
        FUZZ_CHECK(charte_table_describe(table, languages[i], &all) == CHARTE_OK);
        const charte_str strings[] = {all.title,   all.organisation, all.version,  all.contact,
                                      all.applies, all.unicode,      all.compiler, all.prevails};
        for (size_t k = 0; k < sizeof strings / sizeof *strings; k++) read_string(strings[k]);
        for (size_t k = 0; k < all.language_count; k++) read_string(all.languages[k]);
        describe_rules(table, languages[i]);
        describe_facts(table, languages[i]);
        charte_list list = {.size = sizeof list};
        for (size_t k = 0; charte_table_list(table, k, languages[i], &list) == CHARTE_OK; k++) {
            read_string(list.id);
            read_string(list.title);
        }
    }
    charte_section section = {.size = sizeof section};
    for (size_t k = 0; charte_table_section(table, k, &section) == CHARTE_OK; k++)
        FUZZ_CHECK(section.name && section.records <= section.bytes);
}

/* A post that says all a table has: its terms, roles, platforms, labels; and answers its facts. */
struct telling {
    charte_post post;
    char text[TEXT - 8];
    size_t size;
    charte_str names[3][NAMES];
    charte_answer answers[NAMES];
    charte_media media[2];
};

static void say(struct telling *told, charte_str s, const char *between) {
    size_t gap = strlen(between);
    if (s.length + gap > sizeof told->text - told->size) return;
    if (s.length) memcpy(told->text + told->size, s.bytes, s.length);
    memcpy(told->text + told->size + s.length, between, gap);
    told->size += s.length + gap;
}

static charte_strs names_of(charte_str names[NAMES], const charte_table *table,
                            const struct table_name *rows, uint32_t count) {
    uint32_t kept = count < NAMES ? count : NAMES;
    for (uint32_t i = 0; i < kept; i++) names[i] = table_string(table, rows[i].id);
    return (charte_strs){names, kept, true};
}

static void tell_all(struct telling *told, const charte_table *table) {
    static const char *const between[] = {" ", ", ", "  #", " @", "; ", " www.", "/"};
    for (uint32_t i = 0; i < table->TERMS_count; i++)
        say(told, table_string(table, table->TERMS[i].text),
            between[i % (sizeof between / sizeof *between)]);
    charte_str text = {told->text, told->size};
    told->media[1] = (charte_media){CHARTE_VIDEO, text};
    charte_strs texts = {&told->post.text, 1, true};
    told->post = (charte_post){.size = sizeof told->post,
                               .text = text,
                               .original = text,
                               .author_profile = text,
                               .author_name = text,
                               .author_handle = text,
                               .warning = text,
                               .poll = texts,
                               .titles = texts,
                               .lang = {"de-CH", 5},
                               .created_at = {"2027-03-14T23:59:59+01:00", 25},
                               .kind = {"reply", 5},
                               .account = {"official", 8},
                               .audience = {"public", 6},
                               .mentions = texts,
                               .hashtags = texts,
                               .links = texts,
                               .media = told->media,
                               .media_count = 2,
                               .media_known = true};
    told->post.author_roles = names_of(told->names[0], table, table->ROLES, table->ROLES_count);
    told->post.approvals = told->post.author_roles;
    told->post.labels = names_of(told->names[1], table, table->LABELS, table->LABELS_count);
    if (table->PLATFORMS_count) told->post.platform = table_string(table, table->PLATFORMS[0].id);
    for (uint32_t i = 0; i < table->FACTS_count && i < NAMES; i += 2)
        told->answers[told->post.answer_count++] =
            (charte_answer){table_string(table, table->FACTS[i].id), i % 4 == 0};
    told->post.answers = told->answers;
}

/* The strings of a table as they lie there. */
static void tell_strings(struct telling *told, const charte_table *table) {
    size_t size = table->STRINGS_count;
    if (size > sizeof told->text) size = sizeof told->text;
    size = utf8_valid(table->STRINGS, size);
    say(told, (charte_str){table->STRINGS, size}, "");
    told->post = (charte_post){.size = sizeof told->post,
                               .id = {"\"\\\x01", 3},
                               .text = {told->text, told->size},
                               .absent_is_none = true};
}

static void evaluate(charte_scratch *scratch, const charte_table *table, const charte_post *post) {
    const charte_verdict *verdict = NULL;
    int result = charte_evaluate(scratch, post, &verdict, NULL);
    /* A closed field may name what this table does not know; its names may be too long. */
    FUZZ_CHECK(result == CHARTE_OK || result == CHARTE_ERROR_VALUE || result == CHARTE_ERROR_LIMIT);
    if (result != CHARTE_OK) return;
    use_verdict(verdict);
    charte_rule_part part = {.size = sizeof part};
    for (int reader = CHARTE_FOR_TOOLS; reader <= CHARTE_FOR_AUTHOR; reader++)
        for (size_t i = 0;
             charte_verdict_rule(verdict, (enum charte_reader)reader, i, &part) == CHARTE_OK; i++)
            FUZZ_CHECK(part.level >= 0 && part.level < LEVEL_COUNT && i < table->RULES_count);
}

bool use_table(const charte_table *table) {
    describe(table);
    charte_scratch *scratch = NULL;
    int result = charte_scratch_new(table, TEXT, NULL, &scratch, NULL);
    FUZZ_CHECK(result == CHARTE_OK || result == CHARTE_ERROR_MEMORY);
    if (result != CHARTE_OK) return false;
    struct telling all = {0}, strings = {0};
    tell_all(&all, table);
    tell_strings(&strings, table);
    charte_post nothing = {.size = sizeof nothing, .text = {"", 0}};
    evaluate(scratch, table, &all.post);
    evaluate(scratch, table, &strings.post);
    evaluate(scratch, table, &nothing);
    all.post.draft = CHARTE_TRUE;
    evaluate(scratch, table, &all.post);
    charte_scratch_free(scratch);
    return true;
}

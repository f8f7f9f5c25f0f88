/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a small charter made by hand, its bytes opened as they are or forged. */
#ifndef CHARTE_TEST_MADE_CHARTER_H
#define CHARTE_TEST_MADE_CHARTER_H

#include "tests/unit/made_table.h"

#include "runtime/base/checksum.h"
#include "runtime/base/limits.h"

#include <stdio.h>

/* A charter with something in every section. */
static inline struct made *small_charter(void) {
    struct made *made = made_new();
    uint32_t role = made_role(made, "direction"), platform = made_platform(made, "linkedin");
    uint32_t label = made_label(made, "spam"), places = made_list(made, "lieux", "place du Pont");
    uint32_t clients = made_list(made, "clients", "Acme");
    made_term(made, clients, "Acme Rouge", TERM_EXCEPT);
    made_term(made, clients, "Belmont*", 0);
    made_term(made, clients, "PRJ-##", TERM_PATTERN);
    made_term(made, clients, "email", TERM_DETECTOR); /* the first of detector.def */
    made_push(made, &made->table.lists.items[clients].included, places);
    uint32_t named = made_evidence_of(made, EVIDENCE_text_mentions, clients);
    uint32_t named_fact = made_fact(made, "client_named", 0, named);
    uint32_t agreed = made_asked(made, "client_agreed");
    uint32_t both =
        made_group(made, OPERATOR_ANY, made_is(made, agreed),
                   made_not(made, made_evidence_of(made, EVIDENCE_platform_is, platform)));
    uint32_t labelled = made_evidence_of(made, EVIDENCE_has_label, label);
    struct node language = {.kind = EVIDENCE_text_lang};
    struct str german = STR("de");
    ARENA_PUSH(made->arena, &language.languages, german);
    uint32_t spoken = made_node(made, language);
    uint32_t first = made_rule(made, "1.1", MODALITY_forbid, named_fact);
    made_rule_at(made, first)->exception = both;
    made_rule_at(made, first)->condition = made_group(made, OPERATOR_ALL, labelled, spoken);
    made_rule_at(made, first)->notes.reason = made_text("Un client cité est un client perdu.");
    uint32_t second = made_rule(made, "1.2", MODALITY_approve, named_fact);
    made_rule_at(made, second)->role = role;
    struct table_period year = {20270101, 20271231};
    ARENA_PUSH(made->arena, &made_rule_at(made, second)->periods, year);
    made_override(made, second, first);
    return made;
}

static inline int open_copy(const char *bytes, size_t size, charte_error *error) {
    *error = (charte_error){.size = sizeof *error};
    char *copy = malloc(size ? size : 1);
    if (size) memcpy(copy, bytes, size);
    charte_table *table = NULL;
    int result = charte_table_open(copy, size, NULL, &table, error);
    assert_int_equal(result == CHARTE_OK, table != NULL);
    if (result != CHARTE_OK) assert_int_equal(error->result, result);
    charte_table_close(table);
    free(copy);
    return result;
}

static inline void repair_checksums(char *bytes) {
    struct table_header *header = (void *)bytes;
    struct table_section *sections = (void *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++)
        sections[i].crc = checksum_crc32(bytes + sections[i].offset, sections[i].size);
    header->directory_crc =
        checksum_crc32(sections, header->section_count * sizeof(struct table_section));
    header->header_crc = checksum_crc32(header, offsetof(struct table_header, header_crc));
}

#endif

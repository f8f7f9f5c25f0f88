/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: a charter made by hand, written as the document and read back as a tree. */
#ifndef CHARTE_TEST_MADE_DOCUMENT_H
#define CHARTE_TEST_MADE_DOCUMENT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/document/document.h"
#include "compiler/table/binary.h"
#include "compiler/table/publish.h"

static inline void no_memory(void) {
    abort();
}

static inline struct text both(const char *fr, const char *de) {
    struct text text = {{{0}}};
    text.in[LANGUAGE_FR] = str_of(fr);
    text.in[LANGUAGE_DE] = str_of(de);
    return text;
}

static inline void add_fact(struct arena *arena, struct table *table, const char *id,
                            uint32_t flags, uint32_t established, struct text label,
                            struct text sentence) {
    struct fact fact = {.id = str_of(id),
                        .label = label,
                        .sentence = sentence,
                        .flags = flags,
                        .ruled_out = TABLE_NONE,
                        .established = established,
                        .to_check = TABLE_NONE};
    ARENA_PUSH(arena, &table->facts, fact);
}

static inline void add_node(struct arena *arena, struct table *table, uint32_t kind, uint32_t a) {
    struct node node = {.kind = kind, .a = a};
    ARENA_PUSH(arena, &table->nodes, node);
}

static inline void add_article(struct arena *arena, struct table *table, const char *number,
                               uint32_t chapter, struct text title, struct text prose) {
    struct article article = {
        .number = str_of(number), .title = title, .prose = prose, .chapter = chapter};
    ARENA_PUSH(arena, &table->articles, article);
}

static inline struct rule *add_rule(struct arena *arena, struct table *table, const char *id,
                                    uint32_t modality, uint32_t focus, uint32_t exception,
                                    struct text sentence) {
    struct rule rule = {.id = str_of(id),
                        .article = (uint32_t)table->articles.count - 1,
                        .modality = modality,
                        .focus = focus,
                        .condition = TABLE_NONE,
                        .exception = exception,
                        .role = TABLE_NONE,
                        .sentence = sentence};
    struct article_item item = {false, (uint32_t)table->rules.count};
    ARENA_PUSH(arena, &table->articles.items[rule.article].items, item);
    ARENA_PUSH(arena, &table->rules, rule);
    return &table->rules.items[table->rules.count - 1];
}

static inline void add_commitment(struct arena *arena, struct table *table, struct text prose) {
    struct commitment made = {.article = (uint32_t)table->articles.count - 1, .prose = prose};
    struct article_item item = {true, (uint32_t)table->commitments.count};
    ARENA_PUSH(arena, &table->articles.items[made.article].items, item);
    ARENA_PUSH(arena, &table->commitments, made);
}

static inline struct example *add_example(struct arena *arena, struct table *table,
                                          enum language language, uint32_t verdict, uint32_t owner,
                                          const char *text, const char *sentence) {
    struct example example = {.language = language, .verdict = verdict, .owner = owner};
    example.article = owner == TABLE_NONE ? TABLE_NONE : table->rules.items[owner].article;
    example.post.text = str_of(text);
    example.sentence = str_of(sentence);
    ARENA_PUSH(arena, &table->examples, example);
    return &table->examples.items[table->examples.count - 1];
}

static inline void fill_facts(struct arena *arena, struct table *table) {
    add_node(arena, table, EVIDENCE_text_mentions, 0);
    add_fact(arena, table, "client_named", 0, 0, both("nommer un client", "einen Kunden zu nennen"),
             both("le message nomme un client", "der Beitrag nennt einen Kunden"));
    add_fact(arena, table, "client_agreed", FACT_OPEN | FACT_ASKS, TABLE_NONE,
             both("obtenir l'accord écrit du client", "das Einverständnis des Kunden zu haben"),
             both("le client a donné son accord écrit", "der Kunde hat schriftlich zugestimmt"));
    add_fact(
        arena, table, "abuse_reported", FACT_OPEN | FACT_ASKS, TABLE_NONE,
        both("signaler de bonne foi un acte illicite", "in gutem Glauben eine Straftat zu melden"),
        both(NULL, NULL));
    add_node(arena, table, OPERATOR_FACT, 1);
    struct named role = {STR("communication"), both("Communication", "Kommunikation")};
    ARENA_PUSH(arena, &table->roles, role);
}

static inline void fill_first_article(struct arena *arena, struct table *table) {
    add_article(
        arena, table, "1", 0, both("Nos clients nous font confiance", "Kunden vertrauen uns"),
        both("Le nom d’un client, un prix : **rien n’en sort** sans son accord. Voir "
             "[la loi](https://law.example/co), [ceci](javascript:alert(1)) et <script>x</script>.",
             "Der Name eines Kunden, ein Preis: **nichts davon** ohne sein Einverständnis."));
    struct rule *rule = add_rule(
        arena, table, "1.1", MODALITY_forbid, 0, 1,
        both("1.1 il est interdit de « nommer un client », sauf si « le client a donné son accord "
             "écrit »",
             "Es ist verboten, «einen Kunden zu nennen», es sei denn, «der Kunde hat schriftlich "
             "zugestimmt»."));
    rule->notes.reason =
        both("Un client cité sans le savoir est un client perdu.",
             "Ein Kunde, der sich ungefragt wiederfindet, ist ein verlorener Kunde.");
    rule->notes.advice = both("Demandez l’accord écrit, puis publiez.",
                              "Holen Sie das Einverständnis ein, dann publizieren Sie.");
    rule->notes.legal_basis = both("CO art. 321a al. 4", "OR Art. 321a Abs. 4");
    rule->notes.contact = both("communication@organize.example", "communication@organize.example");
    add_rule(arena, table, "1.2", MODALITY_approve, 0, TABLE_NONE,
             both("Il faut l'accord de la « Communication » pour « nommer un client », si l'une de "
                  "ces conditions est remplie : - le compte est officiel ; - le texte mentionne "
                  "« Organize » ou « le \"nous\" ».",
                  "Es braucht die Zustimmung der «Kommunikation», um «einen Kunden zu nennen», "
                  "falls gilt: das Konto ist offiziell."));
}

static inline void fill_other_articles(struct arena *arena, struct table *table) {
    add_article(arena, table, "1bis", 0, both("À tête reposée", "Mit kühlem Kopf"),
                both(NULL, NULL));
    add_commitment(arena, table,
                   both("Chacun relit son message avant de le publier.",
                        "Alle lesen ihren Beitrag vor dem Publizieren nochmals durch."));
    add_article(arena, table, "4", 1, both("Alerter est un droit", "Melden ist ein Recht"),
                both(NULL, NULL));
    add_rule(arena, table, "4.1", MODALITY_protect, 2, TABLE_NONE,
             both("Par exception à l'article 1, chacun a le droit protégé de « signaler de bonne "
                  "foi un acte illicite ».",
                  "Abweichend von Artikel 1 hat jede Person das geschützte Recht, «in gutem "
                  "Glauben eine Straftat zu melden»."));
    for (uint32_t rule = 0; rule < 2; rule++) {
        struct reference_origin origin = {rule, 2, false};
        ARENA_PUSH(arena, &table->origins, origin);
        ARENA_PUSH(arena, &table->rules.items[rule].overriders, 2u);
    }
    for (int i = 0; i < 2; i++) {
        struct chapter chapter = {i ? STR("2") : STR("1"),
                                  i ? both("Vos droits", "Ihre Rechte")
                                    : both("Ce que nous protégeons", "Was wir schützen")};
        ARENA_PUSH(arena, &table->chapters, chapter);
    }
}

static inline void fill_examples(struct arena *arena, struct table *table) {
    add_example(arena, table, LANGUAGE_FR, LEVEL_FORBIDDEN, 0, "Belle signature avec Acme & Cie !",
                "sur linkedin, alors qu'il est faux de dire que « le client a donné son accord "
                "écrit »");
    add_example(arena, table, LANGUAGE_FR, LEVEL_ALLOWED, 0, "Belle journée à Morges !", NULL);
    add_example(arena, table, LANGUAGE_DE, LEVEL_FORBIDDEN, 0, "Vertrag mit Acme!", NULL);
    struct example *scenario = add_example(arena, table, LANGUAGE_FR, LEVEL_COUNT, TABLE_NONE,
                                           "Quelle soirée !", "sur facebook, avec une photo");
    scenario->title = STR("La fête");
    ARENA_PUSH(arena, &scenario->articles, 0u);
}

static inline struct table *make_table(struct arena *arena) {
    struct table *table = ARENA_NEW(arena, struct table);
    table->languages = 1u << LANGUAGE_FR | 1u << LANGUAGE_DE;
    table->prevails = LANGUAGE_NONE;
    table->title = both("Médias sociaux", "Soziale Medien");
    table->organisation = both("Organize & Cie SA", "Organize & Co. AG");
    table->contact = both("communication@organize.example", "communication@organize.example");
    table->applies_to = both("toute personne employée", "alle Angestellten");
    table->preamble = both("Nous sommes *tous* des informateurs.", "Wir sind *alle* Quellen.");
    table->version = STR("2.1");
    table->in_force = 20270101;
    table->control = CONTROL_DRAFTS | CONTROL_OFFICIAL;
    for (size_t i = 0; i < TABLE_DIGEST_SIZE; i++) table->digest[i] = (unsigned char)(i + 0xA0);
    struct glossary_entry entries[] = {
        {both("client", "Kunde"), both("pour qui la société travaille", "für wen wir arbeiten")},
        {both("avis personnel", "eigene Meinung"), both("le sien", "die eigene")},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        ARENA_PUSH(arena, &table->glossary, entries[i]);
    fill_facts(arena, table);
    fill_first_article(arena, table);
    fill_other_articles(arena, table);
    fill_examples(arena, table);
    return table;
}

struct written {
    struct arena *arena;
    struct table *table;
    struct str html;
    htmlDocPtr doc;
    xmlXPathContextPtr paths;
};

static inline void write_as_wished(struct written *written, struct document_wishes wishes) {
    if (written->paths) xmlXPathFreeContext(written->paths);
    if (written->doc) xmlFreeDoc(written->doc);
    written->html = document_html(written->arena, written->table, wishes);
    written->doc = htmlReadMemory(written->html.bytes, (int)written->html.size, NULL, "UTF-8",
                                  HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    written->paths = xmlXPathNewContext(written->doc);
}

static inline int write_document(void **state) {
    struct written *written = calloc(1, sizeof *written);
    written->arena = arena_new(no_memory);
    written->table = make_table(written->arena);
    write_as_wished(written, (struct document_wishes){.check = false});
    *state = written;
    return written->html.bytes && written->paths ? 0 : -1;
}

static inline int free_document(void **state) {
    struct written *written = *state;
    xmlXPathFreeContext(written->paths);
    xmlFreeDoc(written->doc);
    arena_free(written->arena);
    free(written);
    return 0;
}

/* How many nodes a path finds. */
static inline int count_of(struct written *written, const char *path) {
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, written->paths);
    assert_non_null(found);
    int count = found->nodesetval ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    return count;
}

/* The text of what a path finds first. */
static inline struct str text_of(struct written *written, const char *path) {
    struct str wrapped = arena_format(written->arena, "normalize-space(%s)", path);
    xmlXPathObjectPtr found =
        xmlXPathEvalExpression((const xmlChar *)wrapped.bytes, written->paths);
    assert_non_null(found);
    struct str text = arena_copy(written->arena, str_of((const char *)found->stringval));
    xmlXPathFreeObject(found);
    return text;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* Which terms match an account, a hashtag or a link: held against each term one by one. */
#include "runtime/base/align.h"
#include "runtime/decide/scratch.h"
#include "tests/unit/made_table.h"
#include "tests/unit/random.h"

#include <stdio.h>

static const uint32_t kinds[ENTITY_KIND_COUNT] = {EVIDENCE_addresses_account, EVIDENCE_has_hashtag,
                                                  EVIDENCE_links_to};

static void look_for(struct made *made, enum entity_kind kind, uint32_t list) {
    uint32_t node = made_evidence_of(made, kinds[kind], list);
    const char *name = arena_format(made->arena, "f%zu", made->table.facts.count).bytes;
    made_rule(made, name, MODALITY_forbid, made_fact(made, name, 0, node));
}

static struct entities *tokens_of(struct made *made) {
    return &made->scratch->entities;
}

static charte_str term_text(const struct made *made, uint32_t term) {
    const struct charte_table *table = made->scratch->table;
    return table_string(table, table->TERMS[term].folded);
}

static uint32_t term_count(const struct made *made) {
    return made->scratch->table->TERMS_count;
}

static void count_term(void *context, uint32_t term) {
    ((unsigned char *)context)[term]++;
}

/* A value among more of the same letters, of which nothing may be read. */
static struct entity_value value_of(const char *text) {
    static char room[256];
    sprintf(room, "abcabc%sabcabcabc", text);
    return (struct entity_value){room + strlen("abcabc"), (uint32_t)strlen(text)};
}

/* How often each term comes. */
static void find(struct made *made, enum entity_kind kind, const char *value,
                 unsigned char counts[256]) {
    assert_in_range(term_count(made), 1, 256);
    memset(counts, 0, 256);
    entity_terms_find(tokens_of(made), kind, value_of(value), count_term, counts);
}

/* The texts of the terms that match, in the table's order, a bar behind each. */
static void finds(struct made *made, enum entity_kind kind, const char *value,
                  const char *expected) {
    unsigned char counts[256];
    char line[1024] = "";
    find(made, kind, value, counts);
    for (uint32_t i = 0; i < term_count(made); i++)
        for (; counts[i] > 0; counts[i]--) {
            charte_str text = term_text(made, i);
            sprintf(line + strlen(line), "%.*s|", (int)text.length, text.bytes);
        }
    if (strcmp(line, expected) != 0) fail_msg("%s: %s, not %s", value, line, expected);
}

/* Each term once or not at all, as a slow reading of it says. */
typedef bool matches(charte_str term, const char *value);

static void finds_what(struct made *made, enum entity_kind kind, const char *value,
                       matches *match) {
    unsigned char counts[256];
    find(made, kind, value, counts);
    for (uint32_t i = 0; i < term_count(made); i++) {
        charte_str text = term_text(made, i);
        if (counts[i] != match(text, value))
            fail_msg("«%.*s» in «%s»: %u", (int)text.length, text.bytes, value, counts[i]);
    }
}

/* Names */

/* The name of a term by itself, without its sign, its stars and, where they do not count, its
 * spaces. */
static void read_name(charte_str term, char sign, char space, char name[32], bool *before,
                      bool *behind) {
    size_t size = 0, begin = term.length && term.bytes[0] == sign;
    *before = begin < term.length && term.bytes[begin] == '*';
    *behind = term.length > begin && term.bytes[term.length - 1] == '*';
    for (size_t i = begin; i < term.length; i++)
        if (term.bytes[i] != '*' && term.bytes[i] != space) name[size++] = term.bytes[i];
    name[size] = '\0';
}

static bool name_matches(charte_str term, const char *value, char sign, char space) {
    char name[32];
    bool before, behind;
    read_name(term, sign, space, name, &before, &behind);
    size_t size = strlen(name), length = strlen(value);
    if (size == 0 || size > length) return false;
    if (before && behind) return strstr(value, name) != NULL;
    if (before) return strcmp(value + length - size, name) == 0;
    return behind ? strncmp(value, name, size) == 0 : strcmp(value, name) == 0;
}

static bool account_matches(charte_str term, const char *value) {
    return name_matches(term, value, '@', '\0');
}

static bool hashtag_matches(charte_str term, const char *value) {
    return name_matches(term, value, '#', ' ');
}

/* Few letters, so that names begin, end and hold each other. */
static void make_name(uint32_t *random, char *name, uint32_t most) {
    static const char letters[] = "aaabbbc ";
    uint32_t size = random_below(random, most + 1);
    for (uint32_t i = 0; i < size; i++) name[i] = letters[random_below(random, 8)];
    name[size] = '\0';
}

static void make_term(uint32_t *random, char *term, char sign) {
    uint32_t form = random_below(random, 8);
    char name[16];
    make_name(random, name, 4);
    if (strspn(name, " ") == strlen(name)) strcpy(name, form & 3 ? "" : "ab");
    sprintf(term, "%.*s%s%s%s", form / 4 ? 1 : 0, &sign, form & 1 ? "*" : "", name,
            form & 2 ? "*" : "");
}

static void names_are_found(enum entity_kind kind, char sign, matches *match) {
    uint32_t random = 17;
    char text[32];
    for (int round = 0; round < 60; round++) {
        struct made *made = made_new();
        uint32_t count = 1 + random_below(&random, 30);
        uint32_t list = made_list(made, "l", NULL);
        for (uint32_t i = 0; i < count; i++) {
            make_term(&random, text, sign);
            made_term(made, list, arena_format(made->arena, "%s", text).bytes, 0);
        }
        look_for(made, kind, list);
        made_open(made);
        for (int i = 0; i < 100; i++) {
            make_name(&random, text, 6);
            finds_what(made, kind, text, match);
        }
        made_free(made);
    }
}

static void accounts_are_found_beside_their_stars(void **state) {
    (void)state;
    names_are_found(ENTITY_ACCOUNT, '@', account_matches);
}

static void hashtags_are_found_without_the_spaces_of_their_terms(void **state) {
    (void)state;
    names_are_found(ENTITY_HASHTAG, '#', hashtag_matches);
}

/* Links */

/* A term or link is a host, a sign that no host has, and a path. */
static void split(const char *text, size_t size, char host[32], char path[32]) {
    size_t host_size = 0;
    while (host_size < size && !strchr("/?#", text[host_size])) host_size++;
    sprintf(host, "%.*s", (int)host_size, text);
    sprintf(path, "%.*s", (int)(size - host_size), text + host_size);
}

static bool link_matches(charte_str term, const char *link) {
    char host[32], path[32], link_host[32], link_path[32];
    split(term.bytes, term.length, host, path);
    split(link + strlen("https://"), strlen(link) - strlen("https://"), link_host, link_path);
    size_t size = strlen(host), length = strlen(link_host), path_size = strlen(path);
    if (length < size || strcmp(link_host + length - size, host) != 0) return false;
    if (length > size && link_host[length - size - 1] != '.') return false;
    if (path_size == 0 || strcmp(path, "/") == 0) return true;
    if (strncmp(link_path, path, path_size) != 0) return false;
    char next = link_path[path_size];
    return next == '\0' || path[path_size - 1] == '/' || strchr("/?#", next) != NULL;
}

static void make_link(uint32_t *random, char *link) {
    static const char *const labels[] = {"a", "b", "ab", "ba"};
    static const char *const paths[] = {"",     "",    "/",    "/a", "/a/",    "/a/b", "/ab", "?a",
                                        "/a?b", "#ab", "/a#b", "/b", "/a/b/a", "?",    "#"};
    uint32_t count = 1 + random_below(random, 3);
    *link = '\0';
    for (uint32_t i = 0; i < count; i++)
        sprintf(link + strlen(link), "%s%s", i ? "." : "", labels[random_below(random, 4)]);
    strcat(link, paths[random_below(random, sizeof paths / sizeof *paths)]);
}

static void links_are_found_below_domains_and_paths(void **state) {
    (void)state;
    uint32_t random = 19;
    for (int round = 0; round < 60; round++) {
        struct made *made = made_new();
        uint32_t count = 1 + random_below(&random, 30), list = made_list(made, "l", NULL);
        char text[64], link[80];
        for (uint32_t i = 0; i < count; i++) {
            make_link(&random, text);
            made_term(made, list, arena_format(made->arena, "%s", text).bytes, 0);
        }
        look_for(made, ENTITY_LINK, list);
        made_open(made);
        for (int i = 0; i < 100; i++) {
            make_link(&random, text);
            sprintf(link, "https://%s", text);
            finds_what(made, ENTITY_LINK, link, link_matches);
        }
        made_free(made);
    }
}

/* Hashes */

/* Terms whose hash is that of the first, each with and without the others, and the values of all:
 * the last of the texts is that of no term. */
enum { OTHERS = 6 };
static const char *const others[OTHERS] = {"x", "zeta", "b", "kappa", "q7", "mm"};

static void tells_apart(enum entity_kind kind, const char *form, const char *const texts[5]) {
    for (unsigned chosen = 1; chosen < 16; chosen++) {
        struct made *made = made_new();
        uint32_t list = made_list(made, "l", NULL);
        const char *terms[4] = {"", "", "", ""};
        for (unsigned i = 0; i < OTHERS; i++)
            made_term(made, list, arena_format(made->arena, form, others[i]).bytes, 0);
        for (unsigned i = 0; i < 4; i++) {
            if (!(chosen >> i & 1)) continue;
            terms[i] = arena_format(made->arena, form, texts[i]).bytes;
            made_term(made, list, terms[i], 0);
        }
        look_for(made, kind, list);
        made_open(made);
        const struct entity_terms *index = &tokens_of(made)->terms[kind];
        uint32_t count = term_count(made), pairs = 0, same = count - OTHERS;
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t k = 0; k < i; k++) pairs += index->keys[i].hash == index->keys[k].hash;
        assert_int_equal(pairs, same * (same - 1) / 2);
        for (unsigned i = 0; i < 5; i++) {
            char expected[64] = "";
            if (i < 4 && *terms[i]) sprintf(expected, "%s|", terms[i]);
            finds(made, kind, texts[i], expected);
        }
        for (unsigned i = 0; i < OTHERS; i++) {
            char expected[64];
            sprintf(expected, form, others[i]);
            finds(made, kind, others[i], strcat(expected, "|"));
        }
        made_free(made);
    }
}

static void what_has_the_same_hash_is_told_apart(void **state) {
    (void)state;
    static const char *const names[] = {"prnubiwro", "p", "pzfylccgt", "pqygracvo", "pstqvnqve"};
    static const char *const ends[] = {"orwibunrp", "tgcclyfzp", "ovcargyqp", "evqnvqtsp", "xxxxp"};
    static const char *const paths[] = {"a.ch/puapjbmfm", "a.ch/p", "a.ch/pvhvmjsgm",
                                        "a.ch/pyscevngy", "a.ch/pvkznwdfr"};
    static const char *const hosts[] = {"jrujlhqbp.ch", "p.ch", "vegtanbap.ch", "mdptkpbdp.ch",
                                        "aqjgvzepp.ch"};
    static const char *const hosts_and_path[] = {"jrujlhqbp.ch/x", "p.ch/x", "vegtanbap.ch/x",
                                                 "mdptkpbdp.ch/x", "aqjgvzepp.ch/x"};
    tells_apart(ENTITY_ACCOUNT, "%s", names);
    tells_apart(ENTITY_HASHTAG, "%s", names);
    tells_apart(ENTITY_LINK, "%s", paths);
    tells_apart(ENTITY_LINK, "%s", hosts);
    tells_apart(ENTITY_LINK, "%s", hosts_and_path);
    tells_apart(ENTITY_ACCOUNT, "*%s", ends);
}

/* Of each way in which a term may stand in a value only those are met that stand so: in each round
 * some of the endings have a hash behind those of all beginnings, whose names are all longer. */
static void endings_are_no_beginnings(void **state) {
    (void)state;
    uint32_t random = 23;
    for (int round = 0; round < 40; round++) {
        struct made *made = made_new();
        uint32_t list = made_list(made, "l", NULL);
        for (char c = 'a'; c <= 'z'; c++)
            made_term(made, list, arena_format(made->arena, "*%c", c).bytes, 0);
        for (int i = 0; i < 12; i++) {
            int letters[3];
            for (int k = 0; k < 3; k++) letters[k] = (int)('a' + random_below(&random, 26));
            const char *term =
                arena_format(made->arena, "%c%c%c*", letters[0], letters[1], letters[2]).bytes;
            made_term(made, list, term, 0);
        }
        look_for(made, ENTITY_ACCOUNT, list);
        made_open(made);
        for (char c = 'a'; c <= 'z'; c++) finds(made, ENTITY_ACCOUNT, (char[]){c, '1', 0}, "");
        made_free(made);
    }
}

/* What is received once of a value comes again with the next one, however many there were. */
static void the_numbers_of_values_go_round(void **state) {
    (void)state;
    static const uint32_t numbers[] = {UINT32_MAX, 0, UINT32_MAX - 1, UINT32_MAX - 2};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct made *made = made_new();
        uint32_t list = made_list(made, "l", "*a*");
        made_term(made, list, "aba", 0);
        look_for(made, ENTITY_ACCOUNT, list);
        made_open(made);
        for (int again = 0; again < 2; again++) {
            tokens_of(made)->terms[ENTITY_ACCOUNT].value = again ? UINT32_MAX : numbers[i];
            for (uint32_t k = 0; k < 5; k++) {
                finds(made, ENTITY_ACCOUNT, "aaa", "*a*|");
                finds(made, ENTITY_ACCOUNT, "b", "");
                finds(made, ENTITY_ACCOUNT, "aba", "*a*|aba|");
            }
        }
        made_free(made);
    }
}

/* What is looked up */

static void lists_are_looked_up_of_their_kind_and_of_what_they_take_in(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t innermost = made_list(made, "innermost", "a1"), inner = made_list(made, "inner", "a2"),
             masked = made_list(made, "masked", "a3"), outer = made_list(made, "outer", "a4"),
             tags = made_list(made, "tags", "a5"), links = made_list(made, "links", "a6"),
             text = made_list(made, "text", "a7");
    made_push(made, &made->table.lists.items[inner].included, innermost);
    made_push(made, &made->table.lists.items[outer].included, inner);
    made_push(made, &made->table.lists.items[outer].excepted, masked);
    made_push(made, &made->table.lists.items[links].included, tags);
    look_for(made, ENTITY_ACCOUNT, outer);
    look_for(made, ENTITY_HASHTAG, tags);
    look_for(made, ENTITY_LINK, links);
    made_fact(made, "said", 0, made_evidence_of(made, EVIDENCE_text_mentions, text));
    made_open(made);
    static const char *const found[ENTITY_KIND_COUNT] = {"1111000", "0000100", "0000110"};
    for (int kind = 0; kind < ENTITY_KIND_COUNT; kind++)
        for (int i = 0; i < 7; i++) {
            char value[] = {'a', (char)('1' + i), '\0'}, expected[] = {'a', value[1], '|', '\0'};
            finds(made, (enum entity_kind)kind, value, found[kind][i] == '1' ? expected : "");
        }
    made_free(made);
}

static void patterns_and_detectors_are_no_names(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", NULL);
    made_term(made, list, "ab", TERM_PATTERN);
    made_term(made, list, "email", TERM_DETECTOR);
    made_term(made, list, "ab*", TERM_EXCEPT);
    look_for(made, ENTITY_ACCOUNT, list);
    made_open(made);
    finds(made, ENTITY_ACCOUNT, "ab", "ab*|");
    finds(made, ENTITY_ACCOUNT, "email", "");
    made_free(made);
}

/* A key for each term and kind that is looked for, and a mark for each list. */
static void the_index_takes_so_much_room(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "a"), other = made_list(made, "k", "b");
    made_term(made, list, "c", 0);
    look_for(made, ENTITY_HASHTAG, list);
    look_for(made, ENTITY_HASHTAG, other);
    look_for(made, ENTITY_LINK, other);
    made_fact(made, "many", 0, made_evidence(made, EVIDENCE_addresses_more));
    made_fact(made, "said", 0, made_evidence_of(made, EVIDENCE_text_mentions, list));
    made_open(made);
    assert_int_equal(entity_terms_room(made->scratch->table),
                     2 * align_eight(3 * sizeof(struct entity_key)) + 2 +
                         align_eight(fold_room(0)));
    made_free(made);
}

/* Names have the spellings that words have, and no others. */
static void names_have_spellings(void **state) {
    (void)state;
    struct made *made = made_new();
    uint32_t list = made_list(made, "l", "#télévision");
    made_term(made, list, "Müller*", 0);
    made_term(made, list, "*cœur d été", 0);
    made_term(made, list, "vertraege", 0);
    look_for(made, ENTITY_HASHTAG, list);
    made_open(made);
    finds(made, ENTITY_HASHTAG, "television", "#télévision|");
    finds(made, ENTITY_HASHTAG, "télévision", "#télévision|");
    finds(made, ENTITY_HASHTAG, "telévision", "");
    finds(made, ENTITY_HASHTAG, "mueller2027", "müller*|");
    finds(made, ENTITY_HASHTAG, "muller", "müller*|");
    finds(made, ENTITY_HASHTAG, "mûller", "");
    finds(made, ENTITY_HASHTAG, "grandcoeurdete", "*cœur d été|");
    finds(made, ENTITY_HASHTAG, "verträge", "vertraege|");
    finds(made, ENTITY_HASHTAG, "vertrage", "");
    made_free(made);

    made = made_new();
    list = made_list(made, "l", "société.example/é");
    look_for(made, ENTITY_LINK, list);
    made_open(made);
    finds(made, ENTITY_LINK, "https://m.societe.example/é/x", "société.example/é|");
    finds(made, ENTITY_LINK, "https://societe.example/e", "");
    made_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_are_found_beside_their_stars),
        cmocka_unit_test(hashtags_are_found_without_the_spaces_of_their_terms),
        cmocka_unit_test(links_are_found_below_domains_and_paths),
        cmocka_unit_test(what_has_the_same_hash_is_told_apart),
        cmocka_unit_test(endings_are_no_beginnings),
        cmocka_unit_test(the_numbers_of_values_go_round),
        cmocka_unit_test(lists_are_looked_up_of_their_kind_and_of_what_they_take_in),
        cmocka_unit_test(patterns_and_detectors_are_no_names),
        cmocka_unit_test(the_index_takes_so_much_room),
        cmocka_unit_test(names_have_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

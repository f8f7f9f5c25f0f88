/* SPDX-License-Identifier: Apache-2.0 */
/* evaluating TABLE < POSTS: for each text, one a line, the steps that evaluating it takes, what
 * `charte inspect` says that it may take at most, and OK or REFUSED. Before each a post of one
 * letter is evaluated, so that what a text has is new to the scratch. */
#include "tests/growth/steps.h"

#include "runtime/decide/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1 << 20 };

static void fail(const char *what) {
    fprintf(stderr, "evaluating: %s\n", what);
    exit(2);
}

/* In memory that is aligned; never freed. */
static charte_table *open_table(const char *path) {
    charte_error error = {.size = sizeof error};
    charte_table *table;
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("no table");
    size_t size = (size_t)ftell(file);
    char *bytes = malloc(size + 1);
    rewind(file);
    if (!bytes || fread(bytes, 1, size, file) != size) fail("the table cannot be read");
    fclose(file);
    if (charte_table_open(bytes, size, NULL, &table, &error) != CHARTE_OK) fail(error.message);
    return table;
}

/* The words of the text read last, those of hashtags and hashtags as a whole among them. */
static size_t count_words(const charte_scratch *scratch, const char *text) {
    struct words words = words_of(&scratch->lists.terms.view, text);
    struct words_token token;
    size_t count = 0;
    while (words_next(&words, &token)) count++;
    return count;
}

static size_t count_hits(const charte_scratch *scratch, int result) {
    size_t count = 0;
    if (result == CHARTE_ERROR_LIMIT) return scratch->lists.hit_room;
    for (int field = 0; field < RECORD_FIELD_COUNT; field++)
        count += scratch->lists.fields[field].count;
    return count;
}

/* The bound of a post that was evaluated last, as charte.h says it. */
static size_t bound_of(const charte_scratch *scratch, const charte_description *table,
                       charte_str text, int result) {
    size_t bound = table->post_steps + count_words(scratch, text.bytes) * table->word_steps +
                   text.length * table->byte_steps + count_hits(scratch, result) * table->hit_steps;
    for (size_t i = 0; i < scratch->lists.terms.token_count; i++) {
        const struct words_token *token = &scratch->lists.terms.tokens[i];
        bound += table->name_steps + (token->end - token->begin) * table->name_byte_steps;
    }
    return bound;
}

static int evaluate(charte_scratch *scratch, charte_str text) {
    const charte_verdict *verdict;
    charte_post post = {.size = sizeof post, .text = text, .draft = CHARTE_TRUE};
    return charte_evaluate(scratch, &post, &verdict, NULL);
}

static void measure(charte_scratch *scratch, const charte_description *table, charte_str text) {
    if (evaluate(scratch, (charte_str){"x", 1}) != CHARTE_OK) fail("a letter is no post");
    unsigned long long before = steps_taken();
    int result = evaluate(scratch, text);
    unsigned long long steps = steps_taken() - before;
    if (result != CHARTE_OK && result != CHARTE_ERROR_LIMIT) fail("a post cannot be read");
    printf("%llu %zu %s\n", steps, bound_of(scratch, table, text, result),
           result == CHARTE_OK ? "OK" : "REFUSED");
}

int main(int count, char **arguments) {
    static char line[LONGEST + 2];
    if (count != 2) fail("usage: evaluating TABLE < POSTS");
    charte_table *table = open_table(arguments[1]);
    charte_description description = {.size = sizeof description};
    charte_scratch *scratch;
    if (charte_table_describe(table, (charte_str){"en", 2}, &description) != CHARTE_OK ||
        charte_scratch_new(table, LONGEST, NULL, &scratch, NULL) != CHARTE_OK)
        fail("no memory");
    while (fgets(line, sizeof line, stdin))
        measure(scratch, &description, (charte_str){line, strcspn(line, "\n")});
    return 0;
}

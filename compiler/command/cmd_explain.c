/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/encoding.h"
#include "compiler/command/codes.h"
#include "compiler/command/eval/ignored.h"
#include "compiler/command/eval/post_problem.h"
#include "compiler/command/explain/explain.h"
#include "compiler/command/say/output.h"
#include "compiler/command/verb.h"
#include "compiler/front/source.h"
#include "compiler/table/read.h"

#include <errno.h>

/* A copy that can be read behind its end, as parsing JSON needs. */
static const char *padded(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.size + INGEST_PADDING);
    if (text.size) memcpy(copy, text.bytes, text.size);
    return copy;
}

/* Whether a file that is no post is one where its first line ends: posts as eval takes them. */
static bool holds_several(struct arena *arena, struct ingest_posts *posts, struct str text) {
    charte_post post;
    struct ingest_problem problem;
    const char *end = text.size ? memchr(text.bytes, '\n', text.size) : NULL;
    if (!end) return false;
    struct str first = {text.bytes, (size_t)(end - text.bytes)};
    size_t at = first.size;
    while (at < text.size && strchr(" \t\r\n", text.bytes[at])) at++;
    if (at == text.size || text.bytes[at] != '{') return false;
    return ingest_post(posts, padded(arena, first), first.size, &post, &problem) == INGEST_OK;
}

static int read_post(struct arena *arena, struct ingest_posts *posts, const struct options *options,
                     charte_post *post) {
    const char *path = options->operand_count > 1 ? options->operands[1] : "-";
    const char *text = option_value(options, OPTION_text);
    struct ingest_problem problem;
    struct source *source;
    if (text) {
        *post = (charte_post){.size = sizeof *post, .text = {text, strlen(text)}};
        return EXIT_CLEAN;
    }
    enum source_result result = source_read(arena, path, &source);
    if (result != SOURCE_OK) {
        complain(options->language, MESSAGE_unreadable, path,
                 result == SOURCE_UNREADABLE
                     ? message_why(options->language, errno)
                     : message_text(MESSAGE_file_too_large, options->language));
        return EXIT_USAGE;
    }
    const char *encoding = encoding_wide(source->text);
    if (encoding) {
        complain(options->language, MESSAGE_posts_encoding, path, encoding);
        return EXIT_USAGE;
    }
    const char *bytes = padded(arena, source->text);
    if (ingest_post(posts, bytes, source->text.size, post, &problem) == INGEST_OK)
        return EXIT_CLEAN;
    if (problem.result == INGEST_NO_MEMORY) end_without_memory();
    if (problem.result == INGEST_NOT_JSON && holds_several(arena, posts, source->text)) {
        complain(options->language, MESSAGE_explain_one_post, path);
        return EXIT_USAGE;
    }
    fprintf(stderr, "charte: %s: ", path);
    post_problem_print(stderr, options->language, &problem);
    fputc('\n', stderr);
    return EXIT_USAGE;
}

/* What the record names, by its identifiers. */
static void find_names(struct explanation *explanation) {
    struct arena *arena = explanation->arena;
    charte_str language = language_bytes(explanation->language);
    charte_rule rule = {.size = sizeof rule};
    charte_fact fact = {.size = sizeof fact};
    charte_list list = {.size = sizeof list};
    explanation->rules = explanation->facts = explanation->lists = map_in(arena);
    for (uint32_t i = 0; charte_table_rule(explanation->table, i, language, &rule) == CHARTE_OK;
         i++) {
        map_add(&explanation->rules, str_from(rule.id), i);
        if (strcmp(rule.modality, "protect") == 0) ARENA_PUSH(arena, &explanation->rights, i);
    }
    for (uint32_t i = 0; charte_table_fact(explanation->table, i, language, &fact) == CHARTE_OK;
         i++)
        map_add(&explanation->facts, str_from(fact.id), i);
    for (uint32_t i = 0; charte_table_list(explanation->table, i, language, &list) == CHARTE_OK;
         i++)
        map_add(&explanation->lists, str_from(list.id), i);
}

static int explain_post(struct explanation *explanation, struct ingest_json *json) {
    const charte_verdict *verdict;
    charte_error error = {.size = sizeof error};
    if (charte_evaluate(explanation->scratch, explanation->post, &verdict, &error) != CHARTE_OK) {
        complain(explanation->language, MESSAGE_explain_refused, error.message);
        return EXIT_USAGE;
    }
    struct buffer record = buffer_in(explanation->arena);
    if (!explain_read(explanation, json, &record, verdict, &explanation->verdict)) {
        complain(explanation->language, MESSAGE_internal, "charte.verdict/2");
        return EXIT_INTERNAL;
    }
    explanation->now = explain_outcome(explanation, verdict);
    explanation->found = explain_found_in(explanation);
    explanation->open = explain_read_open(explanation);
    explain_verdict(explanation);
    return EXIT_CLEAN;
}

static void note_ignored_field(void *context, const char *path) {
    struct ignored *ignored = context;
    name_set_add(&ignored->fields, path);
}

static void complain_of_ignored(const struct explanation *explanation, struct ignored *ignored) {
    struct map asked = ignored_facts_asked(explanation->arena, explanation->table);
    ignored_note_answers(ignored, &asked, explanation->post);
    ignored_complain(ignored, explanation->language);
}

/* A role that is given by its title, or misspelt, would be none of the charter's in silence. */
static void complain_of_roles(const struct explanation *explanation, charte_strs given) {
    const struct table *table = explanation->read;
    struct buffer known = buffer_in(explanation->arena);
    struct map ids = map_in(explanation->arena);
    for (size_t i = 0; i < table->roles.count; i++) {
        map_add(&ids, table->roles.items[i].id, (uint32_t)i);
        buffer_format(&known, "%s%.*s", i ? ", " : "", STR_ARG(table->roles.items[i].id));
    }
    for (size_t i = 0; known.size && i < given.count; i++) {
        struct str role = str_from(given.items[i]);
        if (map_get(&ids, role) != MAP_NONE) continue;
        complain(explanation->language, MESSAGE_explain_unknown_role,
                 arena_copy(explanation->arena, role).bytes,
                 arena_copy(explanation->arena, buffer_str(&known)).bytes);
    }
}

static int explain(const struct options *options, struct arena *arena,
                   const struct table_file *file) {
    struct explanation explanation = {
        .arena = arena, .table = file->table, .read = table_read(arena, file->bytes)};
    ingest_json_prepare(end_without_memory);
    struct ignored ignored = {0};
    struct ingest_posts *posts = ingest_posts_new(note_ignored_field, &ignored);
    struct ingest_json *json = ingest_json_new();
    charte_post post;
    struct buffer supposing = buffer_in(arena);
    explanation.supposed = ingest_json_new();
    explanation.supposing = &supposing;
    if (!posts || !json || !explanation.supposed ||
        charte_scratch_new(file->table, 0, NULL, &explanation.scratch, NULL) != CHARTE_OK)
        end_without_memory();
    explanation.language = table_file_language(file, options->language);
    explanation.colour = options_colour(options, stdout);
    explanation.post = &post;
    int code = read_post(arena, posts, options, &post);
    if (code == EXIT_CLEAN) {
        bool text = option_given(options, OPTION_text);
        if (post.draft == CHARTE_UNKNOWN && (text || option_given(options, OPTION_draft)))
            post.draft = CHARTE_TRUE;
        post.absent_is_none = text || option_given(options, OPTION_absent);
        complain_of_ignored(&explanation, &ignored);
        complain_of_roles(&explanation, post.author_roles);
        complain_of_roles(&explanation, post.approvals);
        find_names(&explanation);
        code = explain_post(&explanation, json);
    }
    charte_scratch_free(explanation.scratch);
    ingest_json_free(explanation.supposed);
    ingest_json_free(json);
    ingest_posts_free(posts);
    return code;
}

int cmd_explain(const struct options *options) {
    if (options->operand_count == 1 && code_written(options->operands[0])) {
        int explained = code_explain(options->operands[0], options->language);
        return output_finish(options->language, explained);
    }
    struct table_file file;
    int code = options_want(options, 1, option_given(options, OPTION_text) ? 1 : 2);
    if (code == EXIT_CLEAN) code = table_file_open(&file, options->operands[0], options->language);
    if (code != EXIT_CLEAN) return code;
    struct arena *arena = arena_new(end_without_memory);
    if (!arena) end_without_memory();
    code = explain(options, arena, &file);
    arena_free(arena);
    table_file_close(&file);
    return output_finish(options->language, code);
}

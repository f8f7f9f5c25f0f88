#include "compiler/meaning/compile.h"

#include "compiler/meaning/advice/advice.h"
#include "compiler/meaning/merge/merge.h"
#include "compiler/meaning/resolve/salt.h"
#include "compiler/meaning/resolve/version.h"

#include <stdlib.h>

static void resolve_header(struct version *version) {
    const struct ast_charter *ast = version->ast;
    struct table *table = version->table;
    table->languages = 1u << ast->language;
    table->prevails = ast->prevails;
    table->title = version_text(version, ast->title.value);
    table->organisation = version_text(version, ast->organisation.value);
    table->contact = version_text(version, ast->contact.value);
    table->applies_to = version_text(version, ast->applies_to.value);
    table->preamble = version_text(version, ast->preamble.value);
    table->version = ast->version.value;
    table->in_force = ast->in_force.value;
    table->control = ast->control;
    for (size_t i = 0; i < ast->glossary.count; i++) {
        struct glossary_entry entry = {version_text(version, ast->glossary.items[i].term.value),
                                       version_text(version, ast->glossary.items[i].meaning.value)};
        ARENA_PUSH(version->arena, &table->glossary, entry);
    }
    struct place start = place_in(version, (struct span){0, 0});
    bool all_read = ast->unread.count == 0;
    if (!str_present(ast->title.value) && all_read)
        diagnose(version->log, DIAGNOSTIC_charter_untitled, start);
    else if (!ast->control && all_read)
        diagnose(version->log, DIAGNOSTIC_no_control, place_in(version, ast->charter_span));
}

static size_t rule_count(const struct ast_charter *ast) {
    size_t count = 0;
    for (size_t i = 0; i < ast->articles.count; i++)
        for (size_t k = 0; k < ast->articles.items[i].rules.count; k++)
            count += !ast->articles.items[i].rules.items[k].is_commitment;
    return count;
}

/* Each step needs what the one before it has ordered; after an error in the order of lists or
 * facts the rest would only repeat it. */
static void resolve_version(struct version *version) {
    resolve_header(version);
    declare_names(version);
    size_t errors = version->log->errors;
    resolve_lists(version);
    bool lists_ordered = version->table->lists.count == version->ast->lists.count;
    if (!lists_ordered && version->log->errors > errors) return;
    resolve_facts(version);
    resolve_articles(version);
    resolve_overrides(version);
    resolve_examples(version);
    settle_unknown(version);
    examine_terms(version);
}

static int compare_languages(const void *a, const void *b) {
    const struct ast_charter *x = *(struct ast_charter *const *)a;
    const struct ast_charter *y = *(struct ast_charter *const *)b;
    return ((int)x->language > (int)y->language) - ((int)x->language < (int)y->language);
}

/* The versions in the order of the languages, the one that prevails first: the order in which
 * the files are given never matters. */
static struct ast_charter **ordered(struct arena *arena, struct ast_charter *const *charters,
                                    size_t count) {
    struct ast_charter **sorted = ARENA_ARRAY(arena, struct ast_charter *, count);
    memcpy(sorted, charters, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_languages);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i]->language != sorted[0]->prevails) continue;
        struct ast_charter *prevailing = sorted[i];
        memmove(sorted + 1, sorted, i * sizeof *sorted);
        sorted[0] = prevailing;
    }
    return sorted;
}

static void check_languages(struct ast_charter *const *sorted, size_t count,
                            struct diagnostics *log) {
    bool prevailing_given = sorted[0]->prevails == LANGUAGE_NONE;
    for (size_t i = 0; i < count; i++) {
        prevailing_given |= sorted[i]->language == sorted[0]->prevails;
        for (size_t k = 0; k < i; k++) {
            if (sorted[k]->language != sorted[i]->language) continue;
            struct diagnostic *said = diagnose(log, DIAGNOSTIC_doubled_language,
                                               (struct place){sorted[i]->source, {0, 0}});
            diagnostic_relate(said, (struct place){sorted[k]->source, {0, 0}});
        }
    }
    if (!prevailing_given && count > 1)
        diagnose(log, DIAGNOSTIC_prevailing_version_missing,
                 (struct place){sorted[0]->source, sorted[0]->prevails_span});
}

static struct version *new_version(struct arena *arena, const struct ast_charter *ast,
                                   struct diagnostics *log) {
    struct version *version = ARENA_NEW(arena, struct version);
    version->arena = arena;
    version->log = log;
    version->ast = ast;
    version->table = ARENA_NEW(arena, struct table);
    return version;
}

struct table *compile_charters(struct arena *arena, struct ast_charter *const *charters,
                               size_t count, struct diagnostics *log) {
    struct ast_charter **sorted = ordered(arena, charters, count);
    struct version **versions = ARENA_ARRAY(arena, struct version *, count);
    check_languages(sorted, count, log);
    for (size_t i = 0; i < count; i++) {
        versions[i] = new_version(arena, sorted[i], log);
        resolve_version(versions[i]);
        if (rule_count(sorted[i]) == 0 && log->errors == 0)
            diagnose(log, DIAGNOSTIC_no_rule, place_in(versions[i], sorted[i]->charter_span));
    }
    if (log->errors > 0) return NULL;
    for (size_t i = 1; i < count; i++) merge_version(versions[0], versions[i]);
    if (log->errors > 0) return NULL;
    /* A version checked alone has no other to yield to. */
    struct table *table = versions[0]->table;
    if (table->prevails != LANGUAGE_NONE && !(table->languages & 1u << table->prevails))
        table->prevails = LANGUAGE_NONE;
    report_unused(versions[0]);
    advise(versions, count);
    hide_protected_facts(arena, table);
    table->salt = salt_of_table(arena, table, log);
    return table;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/compile.h"

#include "compiler/meaning/advice/advice.h"
#include "compiler/meaning/merge/merge.h"
#include "compiler/meaning/resolve/salt.h"
#include "compiler/meaning/resolve/translation.h"

#include <stdlib.h>

static void resolve_header(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    struct table *table = translation->table;
    table->languages = 1u << ast->language;
    table->prevails = ast->prevails;
    table->title = translation_text(translation, ast->title.value);
    table->organisation = translation_text(translation, ast->organisation.value);
    table->contact = translation_text(translation, ast->contact.value);
    table->applies_to = translation_text(translation, ast->applies_to.value);
    table->preamble = translation_text(translation, ast->preamble.value);
    table->version = ast->version.value;
    table->in_force = ast->in_force.value;
    table->control = ast->control;
    for (size_t i = 0; i < ast->glossary.count; i++) {
        struct glossary_entry entry = {
            translation_text(translation, ast->glossary.items[i].term.value),
            translation_text(translation, ast->glossary.items[i].meaning.value)};
        ARENA_PUSH(translation->arena, &table->glossary, entry);
    }
    struct place start = place_in(translation, (struct span){0, 0});
    bool all_read = ast->unread.count == 0;
    if (!str_present(ast->title.value) && all_read)
        diagnose(translation->log, DIAGNOSTIC_charter_untitled, start);
    else if (!ast->control && all_read)
        diagnose(translation->log, DIAGNOSTIC_no_control, place_in(translation, ast->charter_span));
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
static void resolve_translation(struct translation *translation) {
    resolve_header(translation);
    declare_names(translation);
    size_t errors = translation->log->errors;
    resolve_lists(translation);
    bool lists_ordered = translation->table->lists.count == translation->ast->lists.count;
    if (!lists_ordered && translation->log->errors > errors) return;
    resolve_facts(translation);
    resolve_articles(translation);
    resolve_overrides(translation);
    resolve_examples(translation);
    settle_unknown(translation);
    examine_terms(translation);
    examine_names(translation);
}

static int compare_languages(const void *a, const void *b) {
    const struct ast_charter *x = *(struct ast_charter *const *)a;
    const struct ast_charter *y = *(struct ast_charter *const *)b;
    return ((int)x->language > (int)y->language) - ((int)x->language < (int)y->language);
}

/* The translations in the order of the languages, the one that prevails first: the order in which
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
        prevailing_given |= sorted[i]->language_guessed; /* it may be the one */
        for (size_t k = 0; k < i; k++) {
            if (sorted[k]->language != sorted[i]->language) continue;
            if (sorted[k]->language_guessed || sorted[i]->language_guessed) continue;
            struct diagnostic *said = diagnose(log, DIAGNOSTIC_doubled_language,
                                               (struct place){sorted[i]->source, {0, 0}});
            diagnostic_relate(said, (struct place){sorted[k]->source, {0, 0}});
        }
    }
    if (!prevailing_given && count > 1)
        diagnose(log, DIAGNOSTIC_prevailing_version_missing,
                 (struct place){sorted[0]->source, sorted[0]->prevails_span});
}

static struct translation *new_translation(struct arena *arena, const struct ast_charter *ast,
                                           struct diagnostics *log) {
    struct translation *translation = ARENA_NEW(arena, struct translation);
    translation->arena = arena;
    translation->log = log;
    translation->ast = ast;
    translation->table = ARENA_NEW(arena, struct table);
    return translation;
}

struct table *compile_charters(struct arena *arena, struct ast_charter *const *charters,
                               size_t count, struct diagnostics *log) {
    struct ast_charter **sorted = ordered(arena, charters, count);
    struct translation **translations = ARENA_ARRAY(arena, struct translation *, count);
    check_languages(sorted, count, log);
    for (size_t i = 0; i < count; i++) {
        translations[i] = new_translation(arena, sorted[i], log);
        resolve_translation(translations[i]);
        if (rule_count(sorted[i]) == 0 && log->errors == 0)
            diagnose(log, DIAGNOSTIC_no_rule, place_in(translations[i], sorted[i]->charter_span));
    }
    if (log->errors > 0) return NULL;
    for (size_t i = 1; i < count; i++) merge_translation(translations[0], translations[i]);
    if (log->errors > 0) return NULL;
    /* A translation checked alone has no other to yield to. */
    struct table *table = translations[0]->table;
    if (table->prevails != LANGUAGE_NONE && !(table->languages & 1u << table->prevails))
        table->prevails = LANGUAGE_NONE;
    report_unused(translations[0]);
    advise(translations, count);
    hide_protected_facts(arena, table);
    table->salt = salt_of_table(arena, table, log);
    return table;
}

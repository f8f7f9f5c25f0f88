/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/eval/ignored.h"
#include "compiler/command/compile/table_file.h"

#include <string.h>

void name_set_add(struct name_set *set, const char *name) {
    size_t places = sizeof set->names / sizeof *set->names;
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->names[i], name) == 0) return;
    if (set->count < places) snprintf(set->names[set->count++], sizeof *set->names, "%s", name);
}

struct map ignored_facts_asked(struct arena *arena, const charte_table *table) {
    struct map asked = map_in(arena);
    charte_fact fact = {.size = sizeof fact};
    for (uint32_t i = 0; charte_table_fact(table, i, language_bytes(LANGUAGE_NONE), &fact) == 0;
         i++)
        if (fact.asks) map_add(&asked, str_from(fact.id), i);
    return asked;
}

void ignored_note_answers(struct ignored *ignored, const struct map *asked,
                          const charte_post *post) {
    for (size_t i = 0; i < post->answer_count; i++) {
        char name[sizeof *ignored->answers.names];
        charte_str fact = post->answers[i].fact;
        if (map_get(asked, str_from(fact)) != MAP_NONE) continue;
        int length = fact.length < sizeof name ? (int)fact.length : (int)sizeof name;
        snprintf(name, sizeof name, "%.*s", length, fact.bytes);
        name_set_add(&ignored->answers, name);
    }
}

static void add_names(struct name_set *set, const struct name_set *more) {
    for (size_t i = 0; i < more->count; i++) name_set_add(set, more->names[i]);
}

void ignored_add(struct ignored *ignored, const struct ignored *more) {
    add_names(&ignored->fields, &more->fields);
    add_names(&ignored->answers, &more->answers);
}

static void complain_of(const struct name_set *set, enum message message, enum language language) {
    char list[sizeof set->names + 2 * sizeof set->names / sizeof *set->names];
    size_t used = 0;
    if (set->count == 0) return;
    for (size_t i = 0; i < set->count; i++)
        used +=
            (size_t)snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", set->names[i]);
    complain(language, message, list);
}

void ignored_complain(const struct ignored *ignored, enum language language) {
    complain_of(&ignored->fields, MESSAGE_ignored_fields, language);
    complain_of(&ignored->answers, MESSAGE_ignored_answers, language);
}

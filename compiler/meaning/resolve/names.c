/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/resolve/translation.h"
#include "runtime/base/limits.h"

struct text translation_text(const struct translation *translation, struct str s) {
    struct text text = {0};
    text.in[translation->ast->language] = s;
    return text;
}

void check_name_length(struct translation *translation, struct ast_text name) {
    if (name.value.size > LIMIT_NAME_BYTES)
        diagnose(translation->log, DIAGNOSTIC_name_too_long, place_in(translation, name.span));
}

/* Declares a name in a map; says so when it is not the first of its kind. */
static void declare(struct translation *translation, struct map *map, struct str key,
                    uint32_t number, enum diagnostic_code code, struct ast_text name,
                    struct span first) {
    if (code != DIAGNOSTIC_doubled_label) check_name_length(translation, name);
    if (map_get(map, key) == MAP_NONE) {
        map_add(map, key, number);
        return;
    }
    struct diagnostic *said = diagnose_with(
        translation->log, code, place_in(translation, name.span), name.value, (struct str){0});
    diagnostic_relate(said, place_in(translation, first));
}

static void declare_named(struct translation *translation, const struct ast_name *names,
                          size_t count, struct map *ids, struct map *titles, uint32_t first_index) {
    for (size_t i = 0; i < count; i++) {
        uint32_t known = map_get(ids, names[i].id.value);
        uint32_t before =
            known == MAP_NONE || known < first_index ? (uint32_t)i : known - first_index;
        declare(translation, ids, names[i].id.value, first_index + (uint32_t)i,
                DIAGNOSTIC_doubled_name, names[i].id, names[before].span);
        if (titles && str_present(names[i].title.value))
            map_add(titles, spelling_key(translation->arena, names[i].title.value), (uint32_t)i);
    }
}

static void declare_platforms(struct translation *translation) {
    static const struct {
        struct str id, title;
    } built_in[] = {
#define PLATFORM(id, title) {{#id, sizeof #id - 1}, {title, sizeof title - 1}},
#include "compiler/meaning/resolve/platform.def"
#undef PLATFORM
    };
    const uint32_t count = sizeof built_in / sizeof *built_in;
    for (uint32_t i = 0; i < count; i++) {
        struct named named = {.id = built_in[i].id};
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            named.title.in[language] = built_in[i].title;
        ARENA_PUSH(translation->arena, &translation->table->platforms, named);
        map_add(&translation->platforms, built_in[i].id, i);
    }
    declare_named(translation, translation->ast->platforms.items, translation->ast->platforms.count,
                  &translation->platforms, NULL, count);
}

/* A label's number is that of its fact; one of a denial has the count of facts added. */
static void declare_label(struct translation *translation, const struct ast_text *label,
                          uint32_t number) {
    if (!str_present(label->value)) return;
    struct str key = spelling_key(translation->arena, label->value);
    uint32_t known = map_get(&translation->labels, key);
    if (known == number) return; /* both labels of one fact may be the same */
    const struct ast_charter *ast = translation->ast;
    struct span first =
        known == MAP_NONE ? label->span : ast->facts.items[known % ast->facts.count].label.span;
    declare(translation, &translation->labels, key, number, DIAGNOSTIC_doubled_label, *label,
            first);
}

static void declare_facts(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    for (uint32_t i = 0; i < ast->facts.count; i++) {
        const struct ast_fact *fact = &ast->facts.items[i];
        uint32_t known = map_get(&translation->facts, fact->id.value);
        struct span first = ast->facts.items[known == MAP_NONE ? i : known].id.span;
        declare(translation, &translation->facts, fact->id.value, i, DIAGNOSTIC_doubled_name,
                fact->id, first);
        if (known != MAP_NONE) continue; /* its labels would only repeat the mistake */
        declare_label(translation, &fact->label, i);
        declare_label(translation, &fact->sentence, i);
        declare_label(translation, &fact->denial, (uint32_t)ast->facts.count + i);
    }
}

static void declare_lists(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    for (uint32_t i = 0; i < ast->lists.count; i++) {
        const struct ast_list *list = &ast->lists.items[i];
        uint32_t known = map_get(&translation->lists, list->id.value);
        declare(translation, &translation->lists, list->id.value, i, DIAGNOSTIC_doubled_name,
                list->id, ast->lists.items[known == MAP_NONE ? i : known].id.span);
    }
}

static void declare_articles(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    for (uint32_t i = 0; i < ast->articles.count; i++) {
        const struct ast_article *article = &ast->articles.items[i];
        uint32_t known = map_get(&translation->articles, article->number.value);
        declare(translation, &translation->articles, article->number.value, i,
                DIAGNOSTIC_doubled_article, article->number,
                ast->articles.items[known == MAP_NONE ? i : known].number.span);
    }
}

static void fill_named(struct translation *translation, const struct ast_name *names, size_t count,
                       enum name_kind kind) {
    struct table *table = translation->table;
    for (size_t i = 0; i < count; i++) {
        struct named named = {names[i].id.value,
                              translation_text(translation, names[i].title.value)};
        if (kind == NAME_ROLE)
            ARENA_PUSH(translation->arena, &table->roles, named);
        else if (kind == NAME_POST_LABEL)
            ARENA_PUSH(translation->arena, &table->labels, named);
        else
            ARENA_PUSH(translation->arena, &table->platforms, named);
    }
}

void declare_names(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    struct map *maps[] = {
        &translation->labels,      &translation->facts,       &translation->lists,
        &translation->roles,       &translation->role_titles, &translation->platforms,
        &translation->post_labels, &translation->articles,    &translation->rules,
        &translation->used,        &translation->refused,     &translation->unasked};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) *maps[i] = map_in(translation->arena);
    declare_platforms(translation);
    declare_named(translation, ast->roles.items, ast->roles.count, &translation->roles,
                  &translation->role_titles, 0);
    declare_named(translation, ast->labels.items, ast->labels.count, &translation->post_labels,
                  NULL, 0);
    fill_named(translation, ast->roles.items, ast->roles.count, NAME_ROLE);
    fill_named(translation, ast->labels.items, ast->labels.count, NAME_POST_LABEL);
    fill_named(translation, ast->platforms.items, ast->platforms.count, NAME_PLATFORM);
    declare_facts(translation);
    declare_lists(translation);
    declare_articles(translation);
}

uint32_t find_name(struct translation *translation, enum name_kind kind, struct ast_text name) {
    uint32_t found = MAP_NONE;
    switch (kind) {
    case NAME_LABEL:
        found = map_get(&translation->labels, spelling_key(translation->arena, name.value));
        break;
    case NAME_LIST:
        found = map_get(&translation->lists, name.value);
        break;
    case NAME_ROLE:
        found = map_get(&translation->roles, name.value);
        break;
    case NAME_PLATFORM:
        found = map_get(&translation->platforms, name.value);
        break;
    case NAME_POST_LABEL:
        found = map_get(&translation->post_labels, name.value);
        break;
    }
    if (found == MAP_NONE)
        refuse_name(translation, kind, name);
    else
        map_add(&translation->used, name_key(translation->arena, kind, name.value), 0);
    return found;
}

uint32_t labelled_fact(const struct translation *translation, struct str label, bool *denied) {
    uint32_t number = map_get(&translation->labels, spelling_key(translation->arena, label));
    uint32_t count = (uint32_t)translation->ast->facts.count;
    *denied = number != MAP_NONE && number >= count;
    return *denied ? number - count : number;
}

uint32_t find_fact(struct translation *translation, struct ast_text label, bool *denied) {
    bool found = find_name(translation, NAME_LABEL, label) != MAP_NONE;
    return found ? labelled_fact(translation, label.value, denied) : MAP_NONE;
}

uint32_t find_role(struct translation *translation, struct ast_operand operand) {
    if (operand.kind == OPERAND_NAME) return find_name(translation, NAME_ROLE, operand.text);
    uint32_t found =
        map_get(&translation->role_titles, spelling_key(translation->arena, operand.text.value));
    if (found == MAP_NONE)
        refuse_name(translation, NAME_ROLE, operand.text);
    else
        map_add(&translation->used, name_key(translation->arena, NAME_ROLE, operand.text.value), 0);
    return found;
}

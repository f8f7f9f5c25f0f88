#include "compiler/meaning/resolve/version.h"
#include "runtime/base/limits.h"

struct text version_text(const struct version *version, struct str s) {
    struct text text = {0};
    text.in[version->ast->language] = s;
    return text;
}

void check_name_length(struct version *version, struct ast_text name) {
    if (name.value.size > LIMIT_NAME_BYTES)
        diagnose(version->log, DIAGNOSTIC_name_too_long, place_in(version, name.span));
}

/* Declares a name in a map; says so when it is not the first of its kind. */
static void declare(struct version *version, struct map *map, struct str key, uint32_t number,
                    enum diagnostic_code code, struct ast_text name, struct span first) {
    if (code != DIAGNOSTIC_doubled_label) check_name_length(version, name);
    if (map_get(map, key) == MAP_NONE) {
        map_add(map, key, number);
        return;
    }
    struct diagnostic *said = diagnose_with(version->log, code, place_in(version, name.span),
                                            name.value, (struct str){0});
    diagnostic_relate(said, place_in(version, first));
}

static void declare_named(struct version *version, const struct ast_name *names, size_t count,
                          struct map *ids, struct map *titles, uint32_t first_index) {
    for (size_t i = 0; i < count; i++) {
        uint32_t known = map_get(ids, names[i].id.value);
        uint32_t before =
            known == MAP_NONE || known < first_index ? (uint32_t)i : known - first_index;
        declare(version, ids, names[i].id.value, first_index + (uint32_t)i, DIAGNOSTIC_doubled_name,
                names[i].id, names[before].span);
        if (titles && str_present(names[i].title.value))
            map_add(titles, spelling_key(version->arena, names[i].title.value), (uint32_t)i);
    }
}

static void declare_platforms(struct version *version) {
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
        ARENA_PUSH(version->arena, &version->table->platforms, named);
        map_add(&version->platforms, built_in[i].id, i);
    }
    declare_named(version, version->ast->platforms.items, version->ast->platforms.count,
                  &version->platforms, NULL, count);
}

/* A label's number is that of its fact; one of a denial has the count of facts added. */
static void declare_label(struct version *version, const struct ast_text *label, uint32_t number) {
    if (!str_present(label->value)) return;
    struct str key = spelling_key(version->arena, label->value);
    uint32_t known = map_get(&version->labels, key);
    if (known == number) return; /* both labels of one fact may be the same */
    const struct ast_charter *ast = version->ast;
    struct span first =
        known == MAP_NONE ? label->span : ast->facts.items[known % ast->facts.count].label.span;
    declare(version, &version->labels, key, number, DIAGNOSTIC_doubled_label, *label, first);
}

static void declare_facts(struct version *version) {
    const struct ast_charter *ast = version->ast;
    for (uint32_t i = 0; i < ast->facts.count; i++) {
        const struct ast_fact *fact = &ast->facts.items[i];
        uint32_t known = map_get(&version->facts, fact->id.value);
        struct span first = ast->facts.items[known == MAP_NONE ? i : known].id.span;
        declare(version, &version->facts, fact->id.value, i, DIAGNOSTIC_doubled_name, fact->id,
                first);
        if (known != MAP_NONE) continue; /* its labels would only repeat the mistake */
        declare_label(version, &fact->label, i);
        declare_label(version, &fact->sentence, i);
        declare_label(version, &fact->denial, (uint32_t)ast->facts.count + i);
    }
}

static void declare_lists(struct version *version) {
    const struct ast_charter *ast = version->ast;
    for (uint32_t i = 0; i < ast->lists.count; i++) {
        const struct ast_list *list = &ast->lists.items[i];
        uint32_t known = map_get(&version->lists, list->id.value);
        declare(version, &version->lists, list->id.value, i, DIAGNOSTIC_doubled_name, list->id,
                ast->lists.items[known == MAP_NONE ? i : known].id.span);
    }
}

static void declare_articles(struct version *version) {
    const struct ast_charter *ast = version->ast;
    for (uint32_t i = 0; i < ast->articles.count; i++) {
        const struct ast_article *article = &ast->articles.items[i];
        uint32_t known = map_get(&version->articles, article->number.value);
        declare(version, &version->articles, article->number.value, i, DIAGNOSTIC_doubled_article,
                article->number, ast->articles.items[known == MAP_NONE ? i : known].number.span);
    }
}

static void fill_named(struct version *version, const struct ast_name *names, size_t count,
                       enum name_kind kind) {
    struct table *table = version->table;
    for (size_t i = 0; i < count; i++) {
        struct named named = {names[i].id.value, version_text(version, names[i].title.value)};
        if (kind == NAME_ROLE)
            ARENA_PUSH(version->arena, &table->roles, named);
        else if (kind == NAME_POST_LABEL)
            ARENA_PUSH(version->arena, &table->labels, named);
        else
            ARENA_PUSH(version->arena, &table->platforms, named);
    }
}

void declare_names(struct version *version) {
    const struct ast_charter *ast = version->ast;
    struct map *maps[] = {&version->labels,      &version->facts,       &version->lists,
                          &version->roles,       &version->role_titles, &version->platforms,
                          &version->post_labels, &version->articles,    &version->rules,
                          &version->used,        &version->refused,     &version->unasked};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) *maps[i] = map_in(version->arena);
    declare_platforms(version);
    declare_named(version, ast->roles.items, ast->roles.count, &version->roles,
                  &version->role_titles, 0);
    declare_named(version, ast->labels.items, ast->labels.count, &version->post_labels, NULL, 0);
    fill_named(version, ast->roles.items, ast->roles.count, NAME_ROLE);
    fill_named(version, ast->labels.items, ast->labels.count, NAME_POST_LABEL);
    fill_named(version, ast->platforms.items, ast->platforms.count, NAME_PLATFORM);
    declare_facts(version);
    declare_lists(version);
    declare_articles(version);
}

uint32_t find_name(struct version *version, enum name_kind kind, struct ast_text name) {
    uint32_t found = MAP_NONE;
    switch (kind) {
    case NAME_LABEL:
        found = map_get(&version->labels, spelling_key(version->arena, name.value));
        break;
    case NAME_LIST:
        found = map_get(&version->lists, name.value);
        break;
    case NAME_ROLE:
        found = map_get(&version->roles, name.value);
        break;
    case NAME_PLATFORM:
        found = map_get(&version->platforms, name.value);
        break;
    case NAME_POST_LABEL:
        found = map_get(&version->post_labels, name.value);
        break;
    }
    if (found == MAP_NONE)
        refuse_name(version, kind, name);
    else
        map_add(&version->used, name_key(version->arena, kind, name.value), 0);
    return found;
}

uint32_t labelled_fact(const struct version *version, struct str label, bool *denied) {
    uint32_t number = map_get(&version->labels, spelling_key(version->arena, label));
    uint32_t count = (uint32_t)version->ast->facts.count;
    *denied = number != MAP_NONE && number >= count;
    return *denied ? number - count : number;
}

uint32_t find_fact(struct version *version, struct ast_text label, bool *denied) {
    bool found = find_name(version, NAME_LABEL, label) != MAP_NONE;
    return found ? labelled_fact(version, label.value, denied) : MAP_NONE;
}

uint32_t find_role(struct version *version, struct ast_operand operand) {
    if (operand.kind == OPERAND_NAME) return find_name(version, NAME_ROLE, operand.text);
    uint32_t found =
        map_get(&version->role_titles, spelling_key(version->arena, operand.text.value));
    if (found == MAP_NONE)
        refuse_name(version, NAME_ROLE, operand.text);
    else
        map_add(&version->used, name_key(version->arena, NAME_ROLE, operand.text.value), 0);
    return found;
}

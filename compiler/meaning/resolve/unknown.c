/* SPDX-License-Identifier: Apache-2.0 */
/* Names that nothing declares: one message a name, at the place where the mistake most likely is.
 */
#include "compiler/base/buffer.h"
#include "compiler/base/nearest.h"
#include "compiler/front/dialect.h"
#include "compiler/meaning/resolve/translation.h"

static const enum diagnostic_code codes[] = {
    [NAME_LABEL] = DIAGNOSTIC_unknown_fact,
    [NAME_LIST] = DIAGNOSTIC_unknown_list,
    [NAME_ROLE] = DIAGNOSTIC_unknown_role,
    [NAME_PLATFORM] = DIAGNOSTIC_unknown_platform,
    [NAME_POST_LABEL] = DIAGNOSTIC_unknown_post_label,
};
enum { NAME_KINDS = sizeof codes / sizeof *codes };

struct str name_key(struct arena *arena, enum name_kind kind, struct str name) {
    struct str key = spelling_key(arena, name);
    return arena_format(arena, "%d:%.*s", (int)kind, STR_ARG(key));
}

/* What a charter declares of a kind, one text after the other: a fact has three, a role two. */
static const struct ast_text *declared(const struct translation *translation, enum name_kind kind,
                                       size_t at) {
    const struct ast_charter *ast = translation->ast;
    const struct ast_text *text = NULL;
    switch (kind) {
    case NAME_LABEL:
        if (at / 3 < ast->facts.count) {
            const struct ast_fact *fact = &ast->facts.items[at / 3];
            const struct ast_text *labels[] = {&fact->label, &fact->sentence, &fact->denial};
            text = labels[at % 3];
        }
        break;
    case NAME_LIST:
        if (at < ast->lists.count) text = &ast->lists.items[at].id;
        break;
    case NAME_ROLE:
        if (at / 2 < ast->roles.count)
            text = at % 2 ? &ast->roles.items[at / 2].title : &ast->roles.items[at / 2].id;
        break;
    case NAME_PLATFORM:
        if (at < ast->platforms.count) text = &ast->platforms.items[at].id;
        break;
    case NAME_POST_LABEL:
        if (at < ast->labels.count) text = &ast->labels.items[at].id;
        break;
    }
    return text;
}

/* The first misspelt names are compared with all others, however many these are; and all misspelt
 * ones as long as so many have not been compared, as 300 are with those of 400 facts. Of more, the
 * last are told what they are near to when the first have been mended. */
enum { ALWAYS_COMPARED = 20, COMPARED_MAX = 1 << 18 };

/* A wording that says the contrary is never what was meant, as near as it may be written. */
static bool may_be_meant(struct translation *translation, enum name_kind kind, struct str wanted,
                         struct str name) {
    if (kind != NAME_LABEL) return true;
    if (!translation->wording.known.arena)
        translation->wording = wording_of(translation->arena, translation->ast->language);
    return wording_is_one_sense(translation->arena, &translation->wording, wanted, name);
}

static void consider(struct translation *translation, enum name_kind kind, struct str wanted,
                     struct nearest *nearest, struct str name) {
    struct nearest before = *nearest;
    nearest_consider(nearest, name);
    bool is_best = nearest->best.bytes == name.bytes;
    if (is_best && !may_be_meant(translation, kind, wanted, name)) *nearest = before;
}

/* The name nearest to a misspelt one, among those a charter could have meant. */
static struct str nearest_name(struct translation *translation, enum name_kind kind,
                               struct str wanted) {
    struct nearest nearest = nearest_to(wanted);
    const struct ast_text *text;
    bool many =
        translation->compared > COMPARED_MAX && translation->refused.count >= ALWAYS_COMPARED;
    if (diagnostics_full(translation->log) || many) return (struct str){0};
    for (size_t i = 0; (text = declared(translation, kind, i)); i++, translation->compared++)
        consider(translation, kind, wanted, &nearest, text->value);
    if (kind == NAME_PLATFORM) /* the built-in ones */
        for (size_t i = 0; i < translation->table->platforms.count; i++)
            nearest_consider(&nearest, translation->table->platforms.items[i].id);
    return nearest.best;
}

static bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Takes the next word off a text; an empty one where there is none left. */
static struct str take_word(struct str *rest) {
    while (rest->size && !in_word(*rest->bytes)) rest->bytes++, rest->size--;
    struct str word = {rest->bytes, 0};
    while (rest->size && in_word(*rest->bytes)) rest->bytes++, rest->size--, word.size++;
    return word;
}

static bool holds_name(struct str text, struct str name) {
    for (size_t i = 0; name.size && i + name.size <= text.size; i++) {
        if (memcmp(text.bytes + i, name.bytes, name.size) != 0) continue;
        bool begins = i == 0 || !in_word(text.bytes[i - 1]);
        bool ends = i + name.size == text.size || !in_word(text.bytes[i + name.size]);
        if (begins && ends) return true;
    }
    return false;
}

enum { UNREAD_MAX = 1 << 16 }; /* of a charter that is hardly one, this much is looked through */

/* All that could not be read, one sentence after the other, in the spelling in which names compare;
 * and its words. */
static void read_unread(struct translation *translation) {
    const struct ast_charter *ast = translation->ast;
    struct buffer all = buffer_in(translation->arena);
    for (size_t i = 0; i < ast->unread.count && all.size < UNREAD_MAX; i++) {
        struct span span = ast->unread.items[i];
        struct str text = {ast->source->text.bytes + span.begin, span.end - span.begin};
        if (text.size > UNREAD_MAX) continue;
        buffer_add_char(&all, '\n');
        buffer_add(&all, spelling_key(translation->arena, text));
    }
    struct str rest = translation->unread = buffer_str(&all);
    translation->unread_words = map_in(translation->arena);
    for (struct str word; (word = take_word(&rest)).size;)
        map_add(&translation->unread_words, word, 0);
}

/* A name that has a word which does not stand there need not be looked for. */
static bool stands_unread(struct translation *translation, struct str name) {
    if (!translation->unread.bytes) read_unread(translation);
    struct str key = spelling_key(translation->arena, name), rest = key;
    for (struct str word; (word = take_word(&rest)).size;)
        if (map_get(&translation->unread_words, word) == MAP_NONE) return false;
    return holds_name(translation->unread, key);
}

/* A name that has been refused, as the key of a map. */
static struct str refused_key(struct translation *translation, enum diagnostic_code code,
                              struct str name) {
    return arena_format(translation->arena, "%d:%.*s", (int)code, STR_ARG(name));
}

/* True where that was enough: the message is there already, or what was not read may hold it. */
static bool is_said(struct translation *translation, enum diagnostic_code code,
                    struct ast_text name) {
    if (name.value.bytes == ast_unread_text) return true;
    uint32_t before = map_get(&translation->refused, refused_key(translation, code, name.value));
    if (before == MAP_NONE) return stands_unread(translation, name.value);
    diagnostic_relate(&translation->log->items[before], place_in(translation, name.span));
    return true;
}

/* Says it, so that is_said knows of it; what is not kept of too many is not known. */
static struct diagnostic *refuse(struct translation *translation, enum diagnostic_code code,
                                 struct ast_text name, struct str nearest) {
    bool kept = !diagnostics_full(translation->log);
    struct diagnostic *said = diagnose_with(translation->log, code,
                                            place_in(translation, name.span), name.value, nearest);
    if (kept)
        map_add(&translation->refused, refused_key(translation, code, name.value),
                (uint32_t)(said - translation->log->items));
    return said;
}

/* What may stand in a list without quotation marks, beside lists. */
static struct str detectors(const struct translation *translation) {
    static const char *const tokens[] = {
#define DETECTOR(name, NAME, found, begins) "detect_" #name,
#include "runtime/table/detector.def"
#undef DETECTOR
    };
    struct buffer all = buffer_in(translation->arena);
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        buffer_format(&all, "%s%.*s", i ? ", " : "",
                      STR_ARG(dialect_phrase(translation->ast->language, tokens[i])));
    return arena_copy(translation->arena, buffer_str(&all));
}

void refuse_name(struct translation *translation, enum name_kind kind, struct ast_text name) {
    if (is_said(translation, codes[kind], name)) return;
    struct str nearest = diagnostics_full(translation->log)
                             ? (struct str){0}
                             : nearest_name(translation, kind, name.value);
    struct diagnostic *said = refuse(translation, codes[kind], name, nearest);
    if (!str_present(nearest)) said->parts[2] = name.value; /* then it is to be declared */
    if (str_present(nearest) || !translation->is_listing || translation->detectors_said) return;
    said->parts[3] = detectors(translation);
    translation->detectors_said = true;
}

static void refuse_number(struct translation *translation, enum diagnostic_code code,
                          struct ast_text number) {
    if (!is_said(translation, code, number)) refuse(translation, code, number, (struct str){0});
}

uint32_t find_article(struct translation *translation, struct ast_text number) {
    uint32_t found = map_get(&translation->articles, number.value);
    if (found == MAP_NONE) refuse_number(translation, DIAGNOSTIC_unknown_article, number);
    return found;
}

/* A rule that could not be read changes the numbers of those behind it. */
uint32_t find_rule(struct translation *translation, struct ast_text number) {
    uint32_t found = map_get(&translation->rules, number.value);
    if (found == MAP_NONE && translation->ast->unread.count == 0)
        refuse_number(translation, DIAGNOSTIC_unknown_rule, number);
    return found;
}

enum reference_kind reference_names(const struct translation *translation,
                                    const struct ast_reference *reference) {
    bool article = reference->kind == REFERENCE_RULE &&
                   map_get(&translation->articles, reference->number.value) != MAP_NONE;
    return article ? REFERENCE_ARTICLE : reference->kind;
}

/* What is declared of a kind, by name: the first of those of one name. */
static struct map declarations(const struct translation *translation, enum name_kind kind) {
    struct map map = map_in(translation->arena);
    const struct ast_text *text;
    for (size_t i = 0; (text = declared(translation, kind, i)); i++)
        map_add(&map, text->value, (uint32_t)i);
    return map;
}

/* Where the nearest name is declared, if nothing uses it. */
static const struct ast_text *unused_declaration(const struct translation *translation,
                                                 enum name_kind kind, const struct map *names,
                                                 struct str name) {
    if (map_get(&translation->used, name_key(translation->arena, kind, name)) != MAP_NONE)
        return NULL;
    uint32_t found = map_get(names, name);
    return found == MAP_NONE ? NULL : declared(translation, kind, found);
}

static void settle(const struct translation *translation, enum name_kind kind,
                   const struct map *names, struct diagnostic *said) {
    if (!str_present(said->parts[1])) return;
    const struct ast_text *declaration =
        unused_declaration(translation, kind, names, said->parts[1]);
    if (!declaration) return;
    struct place place = place_in(translation, declaration->span);
    if (said->related_count == 0) {
        diagnostic_relate(said, place);
        return;
    }
    if (said->related_count < DIAGNOSTIC_RELATED)
        said->related[said->related_count++] = said->related[0];
    said->related[0] = said->place;
    said->place = place;
    said->code = DIAGNOSTIC_name_differs;
    struct str used = said->parts[0];
    said->parts[0] = said->parts[1];
    said->parts[1] = used;
}

void settle_unknown(struct translation *translation) {
    if (translation->refused.count == 0) return;
    struct map names[NAME_KINDS];
    for (int kind = 0; kind < NAME_KINDS; kind++)
        names[kind] = declarations(translation, (enum name_kind)kind);
    for (size_t i = 0; i < translation->log->count; i++) {
        struct diagnostic *said = &translation->log->items[i];
        if (said->place.source != translation->ast->source) continue;
        for (int kind = 0; kind < NAME_KINDS; kind++)
            if (said->code == codes[kind]) {
                settle(translation, (enum name_kind)kind, &names[kind], said);
                break;
            }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The words that a verdict rests on, where they stand: gathered from all that the record says of
 * rules and facts, shown once. */
#include "compiler/command/explain/explain.h"
#include "compiler/command/say/underline.h"

#include <stdlib.h>

enum found_kind { IN_TEXT, IN_ARRAY, IN_MEDIA };

static const struct found_field {
    const char *name;
    enum message message;
    size_t offset; /* in charte_post: of a text, or of an array */
    enum found_kind kind;
    struct str (*title)(const struct explanation *explanation, struct str id);
} fields[] = {
    {"text", MESSAGE_explain_in_text, offsetof(charte_post, text), IN_TEXT, NULL},
    {"warning", MESSAGE_explain_in_warning, offsetof(charte_post, warning), IN_TEXT, NULL},
    {"poll", MESSAGE_explain_in_poll, offsetof(charte_post, poll), IN_ARRAY, NULL},
    {"titles", MESSAGE_explain_in_titles, offsetof(charte_post, titles), IN_ARRAY, NULL},
    {"media.alt", MESSAGE_explain_in_alt, offsetof(charte_post, media), IN_MEDIA, NULL},
    {"original", MESSAGE_explain_in_original, offsetof(charte_post, original), IN_TEXT, NULL},
    {"profile", MESSAGE_explain_in_profile, offsetof(charte_post, author_profile), IN_TEXT, NULL},
    {"name", MESSAGE_explain_in_name, offsetof(charte_post, author_name), IN_TEXT, NULL},
    {"handle", MESSAGE_explain_in_handle, offsetof(charte_post, author_handle), IN_TEXT, NULL},
    {"mentions", MESSAGE_explain_in_mentions, offsetof(charte_post, mentions), IN_ARRAY, NULL},
    {"hashtags", MESSAGE_explain_in_hashtags, offsetof(charte_post, hashtags), IN_ARRAY, NULL},
    {"links", MESSAGE_explain_in_links, offsetof(charte_post, links), IN_ARRAY, NULL},
    {"labels", MESSAGE_explain_in_labels, offsetof(charte_post, labels), IN_ARRAY, explain_label},
    {"author.roles", MESSAGE_explain_in_roles, offsetof(charte_post, author_roles), IN_ARRAY,
     explain_role},
};
enum { FIELDS = sizeof fields / sizeof *fields };

struct place {
    size_t field, item, begin, end;
    struct str words, list; /* list: its name in the charter */
};

struct found {
    struct place *items;
    size_t count, capacity;
};

struct found *explain_found_in(const struct explanation *explanation) {
    return ARENA_NEW(explanation->arena, struct found);
}

static struct str given(const struct explanation *explanation, size_t field, size_t item) {
    const charte_post *post = explanation->post;
    const char *at = (const char *)post + fields[field].offset;
    if (fields[field].kind == IN_TEXT) return str_from(*(const charte_str *)(const void *)at);
    if (fields[field].kind == IN_MEDIA)
        return item < post->media_count ? str_from(post->media[item].alt) : STR("");
    const charte_strs *array = (const void *)at;
    return item < array->count ? str_from(array->items[item]) : STR("");
}

static bool place_of(const struct explanation *explanation, struct ingest_value said,
                     struct place *place) {
    struct str name = explain_text(said, "field");
    *place = (struct place){.item = explain_number(said, "item"),
                            .begin = explain_number(said, "start"),
                            .end = explain_number(said, "end")};
    while (place->field < FIELDS && !str_equal(name, str_of(fields[place->field].name)))
        place->field++;
    if (place->field == FIELDS) return false;
    struct str whole = given(explanation, place->field, place->item);
    if (place->begin > place->end || place->end > whole.size) return false;
    place->words = (struct str){whole.bytes + place->begin, place->end - place->begin};
    if (fields[place->field].title)
        place->words = fields[place->field].title(explanation, place->words);
    place->list = arena_copy(explanation->arena, explain_text(said, "list"));
    return true;
}

void explain_find(const struct explanation *explanation, struct ingest_value object,
                  const char *member) {
    struct ingest_items items = explain_items(object, member);
    struct place place;
    for (struct ingest_item item; ingest_next(&items, &item);)
        if (place_of(explanation, item.value, &place))
            ARENA_PUSH(explanation->arena, explanation->found, place);
}

struct str explain_words(const struct explanation *explanation, struct ingest_value said) {
    struct place place;
    return place_of(explanation, said, &place) ? place.words : STR("");
}

static bool same_letters(struct str a, struct str b) {
    if (a.size && (*a.bytes == '@' || *a.bytes == '#')) a = (struct str){a.bytes + 1, a.size - 1};
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        char upper = a.bytes[i], lower = upper >= 'A' && upper <= 'Z' ? (char)(upper + 32) : upper;
        if (lower != b.bytes[i]) return false;
    }
    return true;
}

struct str explain_words_of(const struct explanation *explanation, struct str list,
                            struct str folded) {
    const struct found *found = explanation->found;
    struct str only = STR("");
    size_t different = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct place *place = &found->items[i];
        if (!str_equal(place->list, list)) continue;
        if (same_letters(place->words, folded)) return place->words;
        different += !str_equal(place->words, only);
        only = place->words;
    }
    return different == 1 ? only : folded;
}

/* In the order of the fields, then from first to last; of one list together. */
static int compare_places(const void *first, const void *second) {
    const struct place *a = first, *b = second;
    if (a->field != b->field) return a->field < b->field ? -1 : 1;
    if (a->item != b->item) return a->item < b->item ? -1 : 1;
    if (a->begin != b->begin) return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return str_compare(a->list, b->list);
}

static void show_places(const struct explanation *explanation, const struct place *places,
                        size_t count) {
    struct {
        struct place_in_text *items;
        size_t count, capacity;
    } spans = {0};
    for (size_t i = 0; i < count; i++) {
        struct place_in_text span = {places[i].begin, places[i].end};
        bool again = i > 0 && places[i - 1].begin == span.begin && places[i - 1].end == span.end;
        if (!again) ARENA_PUSH(explanation->arena, &spans, span);
    }
    print_underlined(stdout, given(explanation, places->field, 0), spans.items, spans.count, "    ",
                     explanation->colour);
}

/* "« Acme », « Belmont » : liste « Clients »": the words of the places from one list, each once. */
static void show_words(const struct explanation *explanation, const struct place *places,
                       size_t count) {
    struct map known = map_in(explanation->arena);
    struct buffer words = buffer_in(explanation->arena);
    struct str title = explain_list_title(explanation, places->list);
    for (size_t i = 0; i < count; i++) {
        size_t before = known.count;
        map_add(&known, places[i].words, 0);
        if (known.count == before) continue;
        explain_add_words(explanation, &words, places[i].words);
    }
    if (title.size)
        explain_say(explanation, "      ", MESSAGE_explain_from_list, buffer_str(&words), title);
    else if (fields[places->field].kind != IN_TEXT)
        explain_say(explanation, "      ", MESSAGE_explain_quoted, buffer_str(&words), STR(""));
}

static int compare_lists(const void *first, const void *second) {
    const struct place *a = first, *b = second;
    int order = str_compare(a->list, b->list);
    return order ? order : compare_places(first, second);
}

static void show_field(const struct explanation *explanation, struct place *places, size_t count) {
    const struct found_field *field = &fields[places->field];
    explain_say(explanation, "  ", field->message, STR(""), STR(""));
    if (field->kind == IN_TEXT) show_places(explanation, places, count);
    qsort(places, count, sizeof *places, compare_lists);
    for (size_t i = 0, held; i < count; i += held) {
        for (held = 1; i + held < count && str_equal(places[i].list, places[i + held].list);)
            held++;
        show_words(explanation, places + i, held);
    }
}

void explain_show_found(const struct explanation *explanation) {
    const struct found *found = explanation->found;
    if (found->count == 0) return;
    struct place *places = ARENA_ARRAY(explanation->arena, struct place, found->count);
    memcpy(places, found->items, found->count * sizeof *places);
    qsort(places, found->count, sizeof *places, compare_places);
    explain_say(explanation, "\n", MESSAGE_explain_found, STR(""), STR(""));
    for (size_t i = 0, held; i < found->count; i += held) {
        for (held = 1; i + held < found->count && places[i].field == places[i + held].field;)
            held++;
        show_field(explanation, places + i, held);
    }
}

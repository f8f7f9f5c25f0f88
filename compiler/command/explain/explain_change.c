/* SPDX-License-Identifier: Apache-2.0 */
/* What would change the verdict, or a protected right: each answer and each field that would alone;
 * pairs of them where none would, or where two together are worse than any alone. What changes
 * nothing is not told. */
#include "compiler/command/explain/explain.h"

enum { PAIRED = 12 /* items: 66 pairs */, WORSE = 3 /* pairs told beside what changes alone */ };

struct changing {
    const struct explanation *explanation;
    size_t disputes; /* facts that are disputed */
    int worst;       /* the highest verdict told so far */
    size_t pairs;    /* told */
    bool is_told;    /* anything was */
    bool is_final;
};

/* An answer that would be disputed changes nothing for whoever gives it: a person must look. */
static bool try(const struct changing *changing, const struct supposition *supposed, size_t count,
                struct outcome *outcome) {
    const struct explanation *explanation = changing->explanation;
    const charte_verdict *verdict = explain_suppose(explanation, supposed, count);
    struct ingest_value record;
    if (!verdict) return false;
    *outcome = explain_outcome(explanation, verdict);
    if (outcome->rank == explanation->now.rank &&
        str_equal(outcome->rights, explanation->now.rights))
        return false;
    return explain_supposed(explanation, verdict, &record) &&
           explain_disputes(record) <= changing->disputes;
}

static bool is_among(struct str rights, const char *right) {
    for (size_t at = 0; at < rights.size; at += sizeof(uint32_t))
        if (memcmp(rights.bytes + at, right, sizeof(uint32_t)) == 0) return true;
    return false;
}

/* Rights that are among the first and not the second. */
static void print_rights(const struct explanation *explanation, struct str these, struct str those,
                         enum message message) {
    const struct index_array *rights = &explanation->rights;
    for (size_t i = 0, at = 0; i < rights->count && at < these.size; i++) {
        struct buffer number = buffer_in(explanation->arena);
        buffer_add_u32(&number, rights->items[i]);
        if (memcmp(these.bytes + at, number.bytes, number.size) != 0) continue;
        at += number.size;
        if (is_among(those, number.bytes)) continue;
        charte_rule rule = {.size = sizeof rule};
        charte_table_rule(explanation->table, rights->items[i],
                          language_bytes(explanation->language), &rule);
        explain_part(explanation, message, str_from(rule.article), str_from(rule.article_title));
    }
}

/* "interdit", and the rights that come or go. */
static void print_outcome(const struct changing *changing, const struct outcome *outcome) {
    const struct explanation *explanation = changing->explanation;
    struct str level = str_of(charte_level_name(outcome->rank));
    print_visible(stdout, explain_level(explanation, level));
    bool is_protected = outcome->rank == explain_rank(STR("protected"));
    print_rights(explanation, outcome->rights, explanation->now.rights,
                 is_protected ? MESSAGE_explain_right_alone : MESSAGE_explain_right);
    print_rights(explanation, explanation->now.rights, outcome->rights, MESSAGE_explain_no_right);
}

static void print_head(struct changing *changing) {
    enum message heading =
        changing->is_final ? MESSAGE_explain_changes_right : MESSAGE_explain_changes;
    if (!changing->is_told) explain_say(changing->explanation, "\n", heading, STR(""), STR(""));
    changing->is_told = true;
}

static void print_item(const struct changing *changing, const struct open_item *item) {
    const struct explanation *explanation = changing->explanation;
    fputs("  ", stdout);
    if (item->is_field)
        explain_part(explanation, MESSAGE_explain_field,
                     str_of(explain_field_name(explanation, item->name)), item->name);
    else
        print_visible(stdout, item->question);
}

static void print_value(const struct changing *changing, const struct supposition *supposed) {
    const struct explanation *explanation = changing->explanation;
    if (supposed->item->is_field)
        explain_print_value(explanation, supposed->item->name, supposed->value);
    else
        fputs(message_text(supposed->value ? MESSAGE_explain_yes : MESSAGE_explain_no,
                           explanation->language),
              stdout);
}

static void print_item_head(struct changing *changing, const struct open_item *item,
                            const enum message *heading, bool *headed) {
    print_head(changing);
    if (heading && !*headed) explain_say(changing->explanation, "  ", *heading, STR(""), STR(""));
    *headed = true;
    print_item(changing, item);
}

/* Yes before no; the values of a field in their order, a line each; a date and a text could change
 * it by more than can be tried. */
static void print_single(struct changing *changing, const struct open_item *item,
                         const enum message *heading, bool *headed) {
    const struct explanation *explanation = changing->explanation;
    uint32_t count = explain_value_count(explanation, item);
    bool any = false, is_free = item->is_field && explain_value_is_free(item->name);
    for (uint32_t i = 0; i < count; i++) {
        struct supposition supposed = {item, item->is_field ? i : 1 - i};
        struct outcome outcome;
        if (!try(changing, &supposed, 1, &outcome)) continue;
        if (!any) print_item_head(changing, item, heading, headed);
        fputs(any && !item->is_field ? message_text(MESSAGE_explain_next, explanation->language)
                                     : "\n    ",
              stdout);
        print_value(changing, &supposed);
        explain_part(explanation, MESSAGE_explain_gives, STR(""), STR(""));
        print_outcome(changing, &outcome);
        changing->worst = outcome.rank > changing->worst ? outcome.rank : changing->worst;
        any = true;
    }
    if (is_free) {
        if (!any) print_item_head(changing, item, heading, headed);
        fputs("\n    ", stdout);
        explain_part(explanation, MESSAGE_explain_depends, STR(""), STR(""));
    }
    if (any || is_free) putchar('\n');
}

static void print_singles(struct changing *changing, bool raised) {
    static const enum message standing = MESSAGE_explain_left_open;
    const struct open *open = changing->explanation->open;
    bool headed = false;
    for (size_t i = 0; i < open->items.count; i++)
        if (open->items.items[i].raised == raised)
            print_single(changing, &open->items.items[i], raised ? NULL : &standing, &headed);
}

static void print_pair(struct changing *changing, const struct supposition supposed[2],
                       const struct outcome *outcome) {
    print_head(changing);
    for (int i = 0; i < 2; i++) {
        print_item(changing, supposed[i].item);
        explain_part(changing->explanation, MESSAGE_explain_gives, STR(""), STR(""));
        print_value(changing, &supposed[i]);
        putchar('\n');
    }
    fputs("    ", stdout);
    explain_part(changing->explanation, MESSAGE_explain_together, STR(""), STR(""));
    print_outcome(changing, outcome);
    putchar('\n');
}

static void try_pair(struct changing *changing, const struct open_item *first,
                     const struct open_item *second, bool worse) {
    uint32_t ways = explain_value_count(changing->explanation, first) *
                    explain_value_count(changing->explanation, second);
    for (uint32_t way = 0; way < ways; way++) {
        uint32_t count = explain_value_count(changing->explanation, second);
        struct supposition supposed[2] = {{first, way / count}, {second, way % count}};
        struct outcome outcome;
        if (!try(changing, supposed, 2, &outcome)) continue;
        if (worse && (outcome.rank <= changing->worst || changing->pairs == WORSE)) continue;
        print_pair(changing, supposed, &outcome);
        changing->pairs++;
    }
}

static void print_pairs(struct changing *changing) {
    const struct open *open = changing->explanation->open;
    size_t count = open->items.count < PAIRED ? open->items.count : PAIRED;
    bool worse = changing->is_told;
    if (worse && changing->worst >= explain_rank(explain_worst(changing->explanation))) return;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            try_pair(changing, &open->items.items[i], &open->items.items[k], worse);
}

/* Without its date a post that is no draft may be older than the charter. */
static void print_entry(struct changing *changing) {
    static const struct open_item date = {.name = {"created_at", 10}, .is_field = true};
    const struct explanation *explanation = changing->explanation;
    const charte_post *post = explanation->post;
    charte_description charter = {.size = sizeof charter};
    charte_table_describe(explanation->table, language_bytes(explanation->language), &charter);
    if (changing->is_final || charter.in_force == 0 || post->created_at.bytes ||
        post->draft == CHARTE_TRUE || post->absent_is_none)
        return;
    print_head(changing);
    print_item(changing, &date);
    explain_say(explanation, "\n    ", MESSAGE_explain_before,
                explain_level(explanation, STR("not_checked")), STR(""));
}

/* Why a verdict is not final that nothing was found to change. */
static void print_why(const struct changing *changing) {
    const struct explanation *explanation = changing->explanation;
    enum message why = MESSAGE_explain_not_asked;
    if (changing->is_told || changing->is_final) return;
    if (explanation->open->items.count > 2)
        why = MESSAGE_explain_no_change;
    else if (!explain_any_stuck(explanation) && explanation->post->answer_count)
        why = MESSAGE_explain_contradiction;
    explain_say(explanation, "\n", why, STR(""), STR(""));
}

static bool any_standing(const struct open *open) {
    for (size_t i = 0; i < open->items.count; i++)
        if (!open->items.items[i].raised) return true;
    return false;
}

void explain_changes(const struct explanation *explanation) {
    struct changing changing = {.explanation = explanation,
                                .disputes = explain_disputes(explanation->verdict),
                                .worst = explanation->now.rank,
                                .is_final = explain_flag(explanation->verdict, "final")};
    print_singles(&changing, true);
    print_singles(&changing, false);
    print_pairs(&changing);
    print_entry(&changing);
    print_why(&changing);
    if (any_standing(explanation->open))
        explain_say(explanation, "\n", MESSAGE_explain_if_none,
                    explain_level(explanation, explain_text(explanation->verdict, "if_none")),
                    STR(""));
}

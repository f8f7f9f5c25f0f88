/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/format/sentence.h"

#include "compiler/base/letters.h"
#include "compiler/format/quoting.h"
#include "compiler/front/dialect.h"
#include "grammar.h"

enum { INDENT_NOTE = 99 }; /* under the rule before it, else under the article */

/* What the first word of a sentence says of it. */
static const struct opening {
    int terminal;
    enum sentence_group group;
    unsigned indent;
} openings[] = {
    {TOKEN_LANGUAGE, GROUP_LANGUAGE, 0},
    {TOKEN_CHARTER, GROUP_HEADER, 0},
    {TOKEN_APPLIES_TO, GROUP_HEADER, 0},
    {TOKEN_CONTROL, GROUP_HEADER, 0},
    {TOKEN_PREVAILS, GROUP_HEADER, 0},
    {TOKEN_PREAMBLE, GROUP_HEADER, 0},
    {TOKEN_GLOSSARY, GROUP_GLOSSARY, 0},
    {TOKEN_ROLE, GROUP_NAMES, 0},
    {TOKEN_LABEL, GROUP_NAMES, 0},
    {TOKEN_PLATFORM, GROUP_NAMES, 0},
    {TOKEN_LIST, GROUP_LISTS, 0},
    {TOKEN_FACT, GROUP_FACTS, 0},
    {TOKEN_CHAPTER, GROUP_HEADING, 0},
    {TOKEN_ARTICLE, GROUP_HEADING, 0},
    {TOKEN_SCENARIO, GROUP_SCENARIOS, 0},
    {TOKEN_PROSE, GROUP_PROVISIONS, 2},
    {TOKEN_COMMITMENT, GROUP_PROVISIONS, 2},
    {TOKEN_NUMBER, GROUP_PROVISIONS, 2},
    {TOKEN_MODALITY, GROUP_PROVISIONS, 2},
    {TOKEN_APPROVAL_OF, GROUP_PROVISIONS, 2},
    {TOKEN_DEROGATE, GROUP_PROVISIONS, 2},
    {TOKEN_DEROGATE_ALL, GROUP_PROVISIONS, 2},
    {TOKEN_REASON, GROUP_PROVISIONS, INDENT_NOTE},
    {TOKEN_LEGAL_BASIS, GROUP_PROVISIONS, INDENT_NOTE},
    {TOKEN_ADVICE, GROUP_PROVISIONS, INDENT_NOTE},
    {TOKEN_CONTACT, GROUP_PROVISIONS, INDENT_NOTE},
    {TOKEN_EXAMPLE, GROUP_PROVISIONS, INDENT_NOTE},
};

static const struct opening *opening_of(int terminal) {
    size_t count = sizeof openings / sizeof *openings;
    for (size_t i = 0; i < count; i++)
        if (openings[i].terminal == terminal) return &openings[i];
    return &openings[count - 1];
}

static int terminal_at(const struct sentence *s, size_t word) {
    return s->phrasing->words->items[word].terminal;
}

struct sentence sentence_at(const struct phrasing *phrasing, size_t first,
                            enum sentence_group before, bool ruled) {
    struct sentence s = {.phrasing = phrasing, .first = first, .last = first};
    while (terminal_at(&s, s.last) != TOKEN_STOP) s.last++;
    s.last++;
    const struct opening *opening = opening_of(terminal_at(&s, first));
    s.group = opening->group;
    s.indent = opening->indent == INDENT_NOTE ? (ruled ? 4 : 2) : opening->indent;
    /* A contact before the first article is the charter's. */
    bool header = terminal_at(&s, first) == TOKEN_CONTACT && before < GROUP_HEADING;
    if (header) {
        s.group = GROUP_HEADER;
        s.indent = 0;
    }
    return s;
}

bool sentence_rules(const struct sentence *s) {
    int first = terminal_at(s, s->first);
    return first == TOKEN_COMMITMENT || first == TOKEN_NUMBER || first == TOKEN_MODALITY ||
           first == TOKEN_APPROVAL_OF || first == TOKEN_DEROGATE || first == TOKEN_DEROGATE_ALL;
}

/* Between a word and the one before it. */
struct joint {
    enum { JOINT_SPACE, JOINT_COMMA, JOINT_SEMICOLON } mark;
    enum layout_break before;
    unsigned indent; /* beyond the sentence's own */
};

/* The joint before a word wherever it stands, but for what joint_at says. */
static const struct row {
    int terminal;
    struct joint joint;
} rows[] = {
    {TOKEN_VERSION, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_IN_FORCE_FROM, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_THAT_IS, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_ELSE_THAT, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_ESTABLISHED_IF, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_TO_CHECK_IF, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_RULED_OUT_IF, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_TO_ASK, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_OTHERWISE_ASK, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_DEFAULT, {JOINT_SEMICOLON, BREAK_CLAUSE, 2}},
    {TOKEN_VERDICT, {JOINT_SEMICOLON, BREAK_ALWAYS, 2}},
    {TOKEN_IF, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_UNLESS, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_FROM, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_UNTIL, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_ON_TRIAL, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_SUBJECT_TO, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_AND, {JOINT_SPACE, BREAK_WEAK, 2}},
    {TOKEN_OR, {JOINT_SPACE, BREAK_WEAK, 2}},
    {TOKEN_OR_VALUE, {JOINT_SPACE, BREAK_WEAK, 2}},
    {TOKEN_EXCEPT, {JOINT_COMMA, BREAK_CLAUSE, 2}},
    {TOKEN_MODALITY, {JOINT_COMMA, BREAK_WEAK, 2}},
    {TOKEN_APPROVAL_OF, {JOINT_COMMA, BREAK_WEAK, 2}},
    {TOKEN_DEROGATE, {JOINT_COMMA, BREAK_WEAK, 2}},
    {TOKEN_DEROGATE_ALL, {JOINT_COMMA, BREAK_WEAK, 2}},
};

static const struct joint spaced = {JOINT_SPACE, BREAK_NEVER, 2};

static struct joint usual(int terminal) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].terminal == terminal) return rows[i].joint;
    return spaced;
}

static bool is_circumstance(int terminal) {
    return terminal == TOKEN_CIRCUMSTANCE || terminal == TOKEN_ON_PLATFORM ||
           terminal == TOKEN_BY_ROLE || terminal == TOKEN_WITH_TEXT || terminal == TOKEN_GIVEN ||
           terminal == TOKEN_IN_LANGUAGE || terminal == TOKEN_ON_DATE || terminal == TOKEN_FROM;
}

static bool begins_item(int terminal) {
    return terminal == TOKEN_TEXT || terminal == TOKEN_NAME || terminal == TOKEN_EXACTLY ||
           terminal == TOKEN_PATTERN || terminal == TOKEN_FILE_NAMED || terminal == TOKEN_DETECT;
}

/* Where the writing of a sentence has come to. */
struct writing {
    const struct sentence *sentence;
    struct arena *arena;
    struct parts parts;
    size_t word;
    bool dashes; /* in a list of conditions */
    bool period; /* behind "from" */
    bool items;  /* behind a list's colon */
    bool circumstances;
};

static int before(const struct writing *w) {
    return w->word > w->sentence->first ? terminal_at(w->sentence, w->word - 1) : TOKEN_STOP;
}

static int after(const struct writing *w) {
    return terminal_at(w->sentence, w->word + 1);
}

static struct joint joint_in_list(const struct writing *w, int terminal) {
    const struct manner *manner = manner_of(w->sentence->phrasing->language);
    bool goes_on = before(w) == TOKEN_COLON || before(w) == TOKEN_EXCEPT ||
                   before(w) == TOKEN_AND || before(w) == TOKEN_OR_VALUE;
    bool belongs = before(w) == TOKEN_EXACTLY || before(w) == TOKEN_PATTERN ||
                   before(w) == TOKEN_FILE_NAMED || before(w) == TOKEN_DETECT_DOMAIN;
    struct joint joint = {JOINT_SPACE, BREAK_WEAK, 2};
    if (terminal == TOKEN_EXCEPT && before(w) != TOKEN_COLON) return usual(terminal);
    if (terminal == TOKEN_AND || terminal == TOKEN_OR_VALUE)
        joint.mark = manner->comma_before_and ? JOINT_COMMA : JOINT_SPACE;
    else if (!begins_item(terminal) || belongs || goes_on)
        return spaced;
    else
        joint.mark = JOINT_COMMA;
    return joint;
}

static struct joint joint_in_example(struct writing *w, int terminal) {
    bool scenario = terminal_at(w->sentence, w->sentence->first) == TOKEN_SCENARIO;
    struct joint joint = {JOINT_COMMA, BREAK_CLAUSE, scenario ? 4 : 2};
    if (!is_circumstance(terminal)) {
        joint = usual(terminal);
        if (terminal == TOKEN_AND) joint.indent = scenario ? 4 : 2;
        return joint;
    }
    if (w->circumstances) return joint;
    w->circumstances = true;
    joint.mark = JOINT_SPACE;
    if (!scenario) joint.before = BREAK_GROUP;
    return joint;
}

/* Numbers follow each other behind a comma: "2, 3 and 4". */
static struct joint joint_of_number(const struct writing *w) {
    struct joint joint = {JOINT_COMMA, BREAK_WEAK, 2};
    return before(w) == TOKEN_NUMBER ? joint : spaced;
}

static bool is_tail(int terminal) {
    return terminal == TOKEN_IF || terminal == TOKEN_UNLESS || terminal == TOKEN_FROM ||
           terminal == TOKEN_UNTIL || terminal == TOKEN_ON_TRIAL || terminal == TOKEN_SUBJECT_TO;
}

static struct joint joint_in_rule(struct writing *w, int terminal) {
    struct joint joint = usual(terminal);
    bool first =
        before(w) == TOKEN_STOP || (before(w) == TOKEN_NUMBER && w->word == w->sentence->first + 1);
    bool modality = terminal == TOKEN_MODALITY || terminal == TOKEN_APPROVAL_OF;
    if (first) return spaced;
    if (modality && !manner_of(w->sentence->phrasing->language)->comma_after_exception)
        joint.mark = JOINT_SPACE;
    if (terminal == TOKEN_UNTIL && (w->period || before(w) != TOKEN_TEXT)) joint = spaced;
    if (terminal == TOKEN_FROM && w->period) joint = usual(TOKEN_AND);
    if (w->dashes && is_tail(terminal)) {
        joint = (struct joint){JOINT_SEMICOLON, BREAK_ALWAYS, 2};
        w->dashes = false;
    }
    if (terminal == TOKEN_FROM) w->period = true;
    return joint;
}

static struct joint joint_in_fact(struct writing *w, int terminal) {
    struct joint joint = usual(terminal);
    if (joint.mark == JOINT_SEMICOLON) w->dashes = false;
    if (terminal == TOKEN_AND || terminal == TOKEN_OR || terminal == TOKEN_OR_VALUE)
        joint.indent = 4;
    if (terminal == TOKEN_FROM || terminal == TOKEN_UNTIL) return spaced;
    return joint;
}

static struct joint joint_of_dash(struct writing *w) {
    struct joint joint = {w->dashes ? JOINT_SEMICOLON : JOINT_SPACE, BREAK_ALWAYS, 4};
    w->dashes = true;
    return joint;
}

static struct joint joint_at(struct writing *w) {
    int terminal = terminal_at(w->sentence, w->word);
    bool connective = terminal == TOKEN_AND || terminal == TOKEN_OR || terminal == TOKEN_OR_VALUE;
    struct joint joint;
    if (terminal == TOKEN_DASH) return joint_of_dash(w);
    if (terminal == TOKEN_NUMBER) return joint_of_number(w);
    switch (terminal_at(w->sentence, w->sentence->first)) {
    case TOKEN_LIST:
        return w->items ? joint_in_list(w, terminal) : spaced;
    case TOKEN_EXAMPLE:
    case TOKEN_SCENARIO:
        return joint_in_example(w, terminal);
    case TOKEN_GLOSSARY:
        joint = (struct joint){w->items ? JOINT_SEMICOLON : JOINT_SPACE, BREAK_ALWAYS, 2};
        return terminal == TOKEN_TEXT && after(w) == TOKEN_COLON ? joint : spaced;
    case TOKEN_FACT:
        joint = joint_in_fact(w, terminal);
        break;
    default:
        joint = joint_in_rule(w, terminal);
    }
    if (w->dashes && connective) joint.indent = 6;
    return joint;
}

/* Words behind which a colon stands. */
static bool has_colon(const struct writing *w, int terminal) {
    static const int before_colon[] = {
        TOKEN_LANGUAGE, TOKEN_CONTACT, TOKEN_APPLIES_TO,  TOKEN_CONTROL,      TOKEN_PREAMBLE,
        TOKEN_PREVAILS, TOKEN_PROSE,   TOKEN_GLOSSARY,    TOKEN_REASON,       TOKEN_COMMITMENT,
        TOKEN_ADVICE,   TOKEN_TO_ASK,  TOKEN_LEGAL_BASIS, TOKEN_OTHERWISE_ASK};
    if (terminal == TOKEN_LEVEL)
        return terminal_at(w->sentence, w->sentence->first) == TOKEN_EXAMPLE;
    for (size_t i = 0; i < sizeof before_colon / sizeof *before_colon; i++)
        if (before_colon[i] == terminal) return true;
    return false;
}

/* Puts a sign behind the last part, which is no comment: one before a mark stands behind it. */
static void attach(struct writing *w, struct str sign) {
    struct part *part = &w->parts.items[w->parts.count - 1];
    part->text = arena_format(w->arena, "%.*s%.*s", STR_ARG(part->text), STR_ARG(sign));
}

static void attach_mark(struct writing *w, char sign) {
    bool wide = manner_of(w->sentence->phrasing->language)->spaced && sign != ',' && sign != '.';
    attach(w, arena_format(w->arena, wide ? " %c" : "%c", sign));
}

static void add_comments(struct writing *w, const struct word *word, unsigned indent) {
    if (w->word == w->sentence->first) return; /* those stand before the sentence */
    for (size_t i = 0; i < word->comments.count; i++) {
        const struct comment *comment = &word->comments.items[i];
        struct part part = {comment->text, BREAK_NEVER, indent, true, comment->own_line};
        ARENA_PUSH(w->arena, &w->parts, part);
    }
}

/* The text of the word at hand; *count becomes how many words it says where it is a phrase. */
static struct str written(struct writing *w, size_t *count) {
    const struct phrasing *phrasing = w->sentence->phrasing;
    const struct word *word = &phrasing->words->items[w->word];
    if (word->terminal == TOKEN_DASH) return STR("-");
    if (word->terminal == TOKEN_TEXT)
        return quote(w->arena, manner_of(phrasing->language), word->token.text.value, word->written,
                     w->sentence->indent);
    if (word->token.name < 0) return word->token.text.value;
    struct str phrase = phrasing_of(phrasing, w->word, count);
    bool begins = w->word == w->sentence->first ||
                  (w->word == w->sentence->first + 1 && before(w) == TOKEN_NUMBER);
    return begins ? letters_capital(w->arena, phrase) : phrase;
}

static void add_word(struct writing *w) {
    const struct word *word = &w->sentence->phrasing->words->items[w->word];
    size_t count = 1;
    if (word->terminal == TOKEN_COLON) {
        attach_mark(w, ':');
        w->items = true;
    } else {
        struct joint joint = joint_at(w);
        struct part part = {.before = joint.before, .indent = w->sentence->indent + joint.indent};
        bool again = word->terminal == TOKEN_FROM && joint.before == BREAK_WEAK;
        if (w->parts.count == 0) part.indent = w->sentence->indent;
        if (joint.mark == JOINT_COMMA) attach_mark(w, ',');
        if (joint.mark == JOINT_SEMICOLON) attach_mark(w, ';');
        add_comments(w, word, part.indent);
        part.text = written(w, &count);
        if (again)
            part.text =
                arena_format(w->arena, "%.*s %.*s",
                             STR_ARG(dialect_phrase(w->sentence->phrasing->language, "and")),
                             STR_ARG(part.text));
        ARENA_PUSH(w->arena, &w->parts, part);
        size_t size = part.text.size;
        if (has_colon(w, word->terminal) && part.text.bytes[size - 1] != ':') attach_mark(w, ':');
    }
    w->word += count;
}

struct parts sentence_parts(struct arena *arena, const struct sentence *sentence) {
    struct writing w = {.sentence = sentence, .arena = arena, .word = sentence->first};
    while (w.word < sentence->last - 1) add_word(&w);
    attach_mark(&w, '.');
    return w.parts;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/meaning/advice/expression.h"

#include "compiler/base/buffer.h"
#include "runtime/base/limits.h"

/* What nobody writes who means the signs themselves. */
static const char *const marks[] = {"[0-9", "[a-z", "[A-Z", "[^", "\\d", "\\w", "\\s", "\\b", "\\.",
                                    ".*",   ".+",   "(?",   "]+", "]*",  "]?",  "]{",  "){"};

/* What stands for one character, and the sign of a pattern that does, or one that means itself. */
static const struct {
    const char *expression;
    char sign;
} classes[] = {
    {"[0-9]", '#'}, {"\\d", '#'}, {"[A-Za-z]", '@'}, {"[a-zA-Z]", '@'}, {"[A-Z]", '@'},
    {"[a-z]", '@'}, {"\\.", '.'}, {"\\-", '-'},      {"\\/", '/'},      {"\\s", ' '},
};

static bool begins(struct str text, const char *part) {
    size_t size = strlen(part);
    return text.size >= size && memcmp(text.bytes, part, size) == 0;
}

static void skip(struct str *text, size_t size) {
    text->bytes += size;
    text->size -= size;
}

bool expression_reads(struct str pattern) {
    for (; pattern.size; skip(&pattern, 1))
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (begins(pattern, marks[i])) return true;
    return false;
}

/* Takes the next character off an expression; 0 where it stands for no single one. */
static char take_sign(struct str *rest) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (begins(*rest, classes[i].expression)) {
            skip(rest, strlen(classes[i].expression));
            return classes[i].sign;
        }
    char c = *rest->bytes;
    skip(rest, 1);
    return strchr("\\[](){}?*+|^$.#@", c) ? '\0' : c;
}

/* Takes `{4}` off, if it stands there: how often what stands before it comes; 0: it is none. */
static size_t take_count(struct str *rest) {
    size_t count = 0;
    if (!begins(*rest, "{")) return 1;
    for (skip(rest, 1); rest->size && *rest->bytes >= '0' && *rest->bytes <= '9'; skip(rest, 1))
        if (count <= LIMIT_PATTERN) count = count * 10 + (size_t)(*rest->bytes - '0');
    if (!begins(*rest, "}") || count > LIMIT_PATTERN) return 0;
    skip(rest, 1);
    return count;
}

struct str expression_as_pattern(struct arena *arena, struct str expression) {
    struct buffer made = buffer_in(arena);
    if (begins(expression, "^")) skip(&expression, 1);
    if (expression.size && expression.bytes[expression.size - 1] == '$') expression.size--;
    while (expression.size) {
        char sign = take_sign(&expression);
        size_t count = take_count(&expression);
        if (sign == '\0' || count == 0) return (struct str){0};
        for (size_t i = 0; i < count; i++) buffer_add_char(&made, sign);
    }
    bool fits = made.size > 0 && made.size <= LIMIT_PATTERN;
    return fits ? arena_copy(arena, buffer_str(&made)) : (struct str){0};
}

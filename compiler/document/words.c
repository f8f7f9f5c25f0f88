/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/document/words.h"

#include "compiler/base/buffer.h"

static const char *const words[WORD_COUNT][LANGUAGE_COUNT] = {
#define WORD(name, ...) [WORD_##name] = {__VA_ARGS__},
#include "compiler/document/words.def"
#undef WORD
};

static const struct {
    const char *name, *path;
} signs[SIGN_COUNT] = {
#define SIGN(name, path) [SIGN_##name] = {"s-" #name, path},
#include "compiler/document/signs.def"
#undef SIGN
};

static const struct look modality_looks[MODALITY_COUNT] = {
    [MODALITY_forbid] = {WORD_forbid, NULL, SIGN_cross, "hard"},
    [MODALITY_oblige] = {WORD_oblige, NULL, SIGN_exclamation, "hard"},
    [MODALITY_approve] = {WORD_approve, NULL, SIGN_signature, "hard"},
    [MODALITY_discourage] = {WORD_discourage, NULL, SIGN_triangle, "soft"},
    [MODALITY_advise] = {WORD_advise, NULL, SIGN_arrow, "soft"},
    [MODALITY_permit] = {WORD_permit, NULL, SIGN_tick, "good"},
    [MODALITY_encourage] = {WORD_encourage, NULL, SIGN_star, "good"},
    [MODALITY_protect] = {WORD_protect, NULL, SIGN_shield, "good"},
};

static const struct look verdict_looks[LEVEL_COUNT + 1] = {
    [LEVEL_ALLOWED] = {.token = "verdict.allowed", .sign = SIGN_tick, .weight = "good"},
    [LEVEL_ENCOURAGED] = {.token = "verdict.encouraged", .sign = SIGN_star, .weight = "good"},
    [LEVEL_PROTECTED] = {.token = "verdict.protected", .sign = SIGN_shield, .weight = "good"},
    [LEVEL_CAUTION] = {.token = "verdict.caution", .sign = SIGN_triangle, .weight = "soft"},
    [LEVEL_CHECK] = {.token = "verdict.check", .sign = SIGN_question, .weight = "soft"},
    [LEVEL_APPROVE] = {.token = "verdict.approve", .sign = SIGN_signature, .weight = "hard"},
    [LEVEL_FIX] = {.token = "verdict.fix", .sign = SIGN_exclamation, .weight = "hard"},
    [LEVEL_FORBIDDEN] = {.token = "verdict.forbidden", .sign = SIGN_cross, .weight = "hard"},
    [LEVEL_COUNT] = {.token = "verdict.not_checked", .sign = SIGN_dash, .weight = "soft"},
};

struct str word_in(enum language language, enum word word) {
    return str_of(words[word][language]);
}

struct str word_of(struct arena *arena, enum language language, enum word word,
                   const struct str *parts) {
    struct buffer said = buffer_in(arena);
    for (const char *at = words[word][language]; *at;) {
        size_t plain = strcspn(at, "{");
        buffer_add(&said, (struct str){at, plain});
        at += plain;
        if (!*at) break;
        buffer_add(&said, parts[at[1] - '0']);
        at += strlen("{0}");
    }
    return buffer_str(&said);
}

struct str word_for_date(struct arena *arena, enum language language, uint32_t date) {
    static const enum word months[] = {
        WORD_january, WORD_february, WORD_march,     WORD_april,   WORD_may,      WORD_june,
        WORD_july,    WORD_august,   WORD_september, WORD_october, WORD_november, WORD_december,
    };
    unsigned year = date / 10000, month = date / 100 % 100, day = date % 100;
    bool named = month >= 1 && month <= 12;
    struct str parts[] = {
        arena_format(arena, "%u", day),
        named ? word_in(language, months[month - 1]) : STR(""),
        arena_format(arena, "%u", year),
    };
    return word_of(arena, language, day == 1 ? WORD_date_first : WORD_date_other, parts);
}

const char *sign_name(enum sign sign) {
    return signs[sign].name;
}

const char *sign_path(enum sign sign) {
    return signs[sign].path;
}

struct look look_of_modality(uint32_t modality) {
    return modality_looks[modality];
}

struct look look_of_verdict(uint32_t level) {
    return verdict_looks[level];
}

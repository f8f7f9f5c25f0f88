/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/match/detect.h"

#include "runtime/match/detect_read.h"

/* What a byte may begin, a bit each. */
enum begins { NOWHERE = 0, LETTER = 1, DIGIT = 2, SIGN = 4, OPENING = 8 };

#define READER_VIEW(name)  detect_##name
#define READER_WORDS(name) NULL

static const struct detector {
    detect_reader *read;
    unsigned char begins;
} detectors[DETECTOR_COUNT] = {
#define DETECTOR(name, NAME, found, begins) {READER_##found(name), begins},
#include "runtime/table/detector.def"
#undef DETECTOR
};

struct search {
    const struct fold_view *view;
    const struct words_token *tokens;
    size_t token_count, token; /* the first that does not end before the place */
    unsigned wanted;
    unsigned letter, digit, sign, opening; /* the detectors that a byte of the kind may begin */
    uint32_t behind[DETECTOR_COUNT];       /* the last occurrence of each */
    detect_receiver *receive;
    void *context;
};

static unsigned begun_with(enum begins kind) {
    unsigned found = 0;
    for (unsigned i = 0; i < DETECTOR_COUNT; i++)
        if (detectors[i].begins & kind) found |= 1u << i;
    return found;
}

static unsigned begun_by(const struct search *search, unsigned char byte) {
    if (detect_is_letter((char)byte)) return search->letter;
    if (detect_is_digit((char)byte)) return search->digit;
    if (byte == '+' || byte == '(') return search->opening;
    return byte == '$' || byte >= 0xC2 ? search->sign : 0;
}

static bool is_closed(enum words_kind kind) {
    return kind == WORDS_LINK || kind == WORDS_EMAIL || kind == WORDS_MENTION;
}

/* The end of the link, address or mention that a place lies in, or the place. */
static uint32_t leave_token(struct search *search, uint32_t at) {
    for (; search->token < search->token_count; search->token++) {
        const struct words_token *token = &search->tokens[search->token];
        if (at < token->begin) break;
        if (at < token->end && is_closed(token->kind)) return token->end;
    }
    return at;
}

/* No other number begins inside an IBAN, looked for or not: nor where it begins, since the readers
 * before its own begin with no letter. */
static void read_all(struct search *search, uint32_t at, unsigned kinds) {
    for (unsigned kind = 0; kind < DETECTOR_COUNT; kind++) {
        if (at < search->behind[DETECTOR_IBAN]) return;
        if (!(kinds & 1u << kind) || at < search->behind[kind]) continue;
        uint32_t end = detectors[kind].read(search->view, at);
        if (end == at) continue;
        search->behind[kind] = end;
        if (search->wanted & 1u << kind)
            search->receive(search->context, (enum table_detector_kind)kind, at, end);
    }
}

void detect_find(const struct fold_view *view, const struct words_token *tokens, size_t token_count,
                 unsigned wanted, detect_receiver *receive, void *context) {
    struct search search = {.view = view,
                            .tokens = tokens,
                            .token_count = token_count,
                            .wanted = wanted,
                            .letter = begun_with(LETTER),
                            .digit = begun_with(DIGIT),
                            .sign = begun_with(SIGN),
                            .opening = begun_with(OPENING),
                            .receive = receive,
                            .context = context};
    unsigned read = wanted | 1u << DETECTOR_IBAN;
    for (uint32_t at = 0; at < view->size; at++) {
        unsigned kinds = read & begun_by(&search, (unsigned char)view->bytes[at]);
        if (kinds == 0) continue;
        uint32_t behind = leave_token(&search, at);
        if (behind > at) {
            at = behind - 1;
            continue;
        }
        /* A sign may stand right behind a word. */
        if (classes_word_before(view, at)) {
            if (classes_word_at(view, at)) continue;
            kinds &= search.sign;
        }
        read_all(&search, at, kinds);
    }
}

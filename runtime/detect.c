#include "runtime/detect.h"

#include "runtime/detect_read.h"

static detect_reader *const readers[DETECTOR_COUNT] = {
    [DETECTOR_PHONE] = detect_phone, [DETECTOR_IBAN] = detect_iban,
    [DETECTOR_AHV] = detect_ahv,     [DETECTOR_CARD] = detect_card,
    [DETECTOR_MONEY] = detect_money, [DETECTOR_PERCENT] = detect_percent,
};

enum {
    NUMBERS = 1u << DETECTOR_PHONE | 1u << DETECTOR_AHV | 1u << DETECTOR_CARD |
              1u << DETECTOR_MONEY | 1u << DETECTOR_PERCENT,
    LETTERS = 1u << DETECTOR_IBAN | 1u << DETECTOR_MONEY,
    SIGNS = 1u << DETECTOR_MONEY,
};

/* The detectors that a byte may be the first of. */
static unsigned begun_by(unsigned char byte) {
    if (detect_is_letter((char)byte)) return LETTERS;
    if (detect_is_digit((char)byte)) return NUMBERS;
    if (byte == '+' || byte == '(') return 1u << DETECTOR_PHONE;
    return byte == '$' || byte >= 0xC2 ? SIGNS : 0;
}

struct search {
    const struct fold_view *view;
    const struct words_token *tokens;
    size_t token_count, token; /* the first that does not end before the place */
    unsigned wanted;
    uint32_t behind[DETECTOR_COUNT]; /* the last occurrence of each */
    detect_receiver *receive;
    void *context;
};

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

/* No other number begins inside an IBAN, looked for or not. */
static void read_all(struct search *search, uint32_t at, unsigned kinds) {
    if (at < search->behind[DETECTOR_IBAN]) return;
    for (unsigned kind = 0; kind < DETECTOR_COUNT; kind++) {
        if (!(kinds & 1u << kind) || at < search->behind[kind]) continue;
        uint32_t end = readers[kind](search->view, at);
        if (end == at) continue;
        search->behind[kind] = end;
        if (search->wanted & 1u << kind)
            search->receive(search->context, (enum table_detector_kind)kind, at, end);
    }
}

void detect_find(const struct fold_view *view, const struct words_token *tokens, size_t token_count,
                 unsigned wanted, detect_receiver *receive, void *context) {
    struct search search = {view, tokens, token_count, 0, wanted, {0}, receive, context};
    unsigned read = wanted | 1u << DETECTOR_IBAN;
    for (uint32_t at = 0; at < view->size; at++) {
        unsigned kinds = read & begun_by((unsigned char)view->bytes[at]);
        if (kinds == 0) continue;
        uint32_t behind = leave_token(&search, at);
        if (behind > at) {
            at = behind - 1;
            continue;
        }
        /* A sign may stand right behind a word. */
        if (classes_word_before(view, at)) {
            if (classes_word_at(view, at)) continue;
            kinds &= SIGNS;
        }
        read_all(&search, at, kinds);
    }
}

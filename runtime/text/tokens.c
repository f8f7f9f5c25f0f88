/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/tokens.h"

#include "runtime/text/classes.h"
#include "runtime/text/top_level.h"

#include <string.h>

enum { LONGEST_SCHEME = 32, LONGEST_PORT = 5 };

/* Reading the view. A byte behind its end is zero, which is of no class. */

static unsigned char byte_at(const struct fold_view *view, uint32_t at) {
    return (unsigned char)view->bytes[at];
}

static bool is_word_at(const struct fold_view *view, uint32_t at) {
    return classes_word_at(view, at);
}

static bool stands(const struct fold_view *view, uint32_t at, const char *text) {
    size_t size = strlen(text);
    return size <= view->size - at && memcmp(view->bytes + at, text, size) == 0;
}

static bool is_one_of(unsigned char byte, const char *signs) {
    return byte != 0 && strchr(signs, byte) != NULL;
}

/* The signs that stand inside names, addresses and hosts, a bit each. */
static const unsigned char sign_of[128] = {
    ['_'] = TOKENS_LOW_LINE, ['-'] = TOKENS_DASH, ['.'] = TOKENS_FULL_STOP, ['+'] = TOKENS_PLUS};

/* The end of a run of letters, digits, marks and the signs given. */
static uint32_t run_end(const struct fold_view *view, uint32_t at, unsigned signs) {
    for (uint32_t size;; at += size) {
        unsigned char byte = byte_at(view, at);
        size = 1;
        if (byte < 0x80 && !(classes_ascii[byte] & CLASS_WORD || sign_of[byte] & signs)) return at;
        if (byte >= 0x80 && !(classes_of_other(view, at, &size) & CLASS_WORD)) return at;
    }
}

/* The end of `name.name`, with at least one dot, or `at` where there is none. */
static uint32_t name_end(const struct fold_view *view, uint32_t at) {
    uint32_t begin = at, end = run_end(view, at, TOKENS_LOW_LINE | TOKENS_DASH);
    unsigned labels = end > at;
    while (labels > 0 && byte_at(view, end) == '.') {
        uint32_t next = run_end(view, end + 1, TOKENS_LOW_LINE | TOKENS_DASH);
        if (next == end + 1) break;
        labels++;
        end = next;
    }
    return labels > 1 ? end : begin;
}

/* Links */

static bool ends_link(const struct fold_view *view, uint32_t at, uint32_t *size) {
    static const char *const quotes[] = {"«", "»", "“", "”", "„", "‹", "›"};
    if (classes_at(view, at, size) & (CLASS_SPACE | CLASS_LINE_END)) return true;
    unsigned char byte = byte_at(view, at);
    if (byte < 0x80) return byte == '<' || byte == '>' || byte == '"';
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (stands(view, at, quotes[i])) return true;
    return false;
}

/* Where what a link goes on with ends; `at` itself where nothing does. */
static uint32_t rest_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = at, size;
    while (end < view->size && !ends_link(view, end, &size)) end += size;
    return end;
}

/* How many more brackets a link closes than it opens. */
static uint32_t unopened(const struct fold_view *view, uint32_t begin, uint32_t end, char opening,
                         char closing) {
    uint32_t opened = 0, closed = 0;
    for (uint32_t at = begin; at < end; at++) {
        opened += view->bytes[at] == opening;
        closed += view->bytes[at] == closing;
    }
    return closed > opened ? closed - opened : 0;
}

/* The end of a link without what ends a sentence behind it. Brackets that it opens are its own. */
static uint32_t trimmed(const struct fold_view *view, uint32_t begin, uint32_t end) {
    static const char opening[] = "([{", closing[] = ")]}";
    uint32_t excess[3] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
    for (; end > begin; end--) {
        unsigned char last = byte_at(view, end - 1);
        if (is_one_of(last, ".,;:!?'")) continue;
        if (!is_one_of(last, closing)) return end;
        long i = strchr(closing, last) - closing;
        if (excess[i] == UINT32_MAX) excess[i] = unopened(view, begin, end, opening[i], closing[i]);
        if (excess[i] == 0) return end;
        excess[i]--;
    }
    return end;
}

static bool is_scheme_sign(unsigned char byte) {
    return byte == '+' || byte == '.' || byte == '-' ||
           (byte < 0x80 && classes_ascii[byte] & (CLASS_LETTER | CLASS_DIGIT));
}

/* Where a name and a password before a host end, behind their last `@` (RFC 3986, 3.2.1, beside
 * other letters); `at` itself where there are none. */
static uint32_t user_end(const struct fold_view *view, uint32_t at) {
    uint32_t user = at;
    for (uint32_t end = at, size; end < view->size; end += size) {
        bool is_letter = classes_at(view, end, &size) & CLASS_WORD;
        if (!is_letter && !is_one_of(byte_at(view, end), "-._~%!$&'()*+,;=:@")) break;
        if (byte_at(view, end) == '@') user = end + 1;
    }
    return user;
}

static bool begins_rest(unsigned char byte) {
    return is_one_of(byte, "/\\?#");
}

/* The end of an address of version 6 in brackets; `at` itself where none stands. */
static uint32_t bracketed_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = at + 1;
    if (byte_at(view, at) != '[') return at;
    while (is_one_of(byte_at(view, end), "0123456789abcdef:.")) end++;
    return byte_at(view, end) == ']' && end > at + 1 ? end + 1 : at;
}

static uint32_t port_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = at + 1;
    if (byte_at(view, at) != ':') return at;
    while (end - at <= LONGEST_PORT && byte_at(view, end) >= '0' && byte_at(view, end) <= '9')
        end++;
    return end > at + 1 && !is_word_at(view, end) ? end : at;
}

/* The end of labels with a full stop between two, of which one may stand before what follows a
 * host; `at` itself where none stands. */
static uint32_t labels_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = run_end(view, at, TOKENS_LOW_LINE | TOKENS_DASH);
    while (end > at && byte_at(view, end) == '.') {
        uint32_t next = run_end(view, end + 1, TOKENS_LOW_LINE | TOKENS_DASH);
        if (next == end + 1) return is_one_of(byte_at(view, next), ":/\\?#") ? next : end;
        end = next;
    }
    return end;
}

/* Where a host and what follows it end: before a sign that no host has, unless one stands there
 * that begins what follows it. `at` itself where there is nothing. */
static uint32_t host_and_rest_end(const struct fold_view *view, uint32_t at) {
    uint32_t host = bracketed_end(view, at);
    if (host == at) host = labels_end(view, at);
    uint32_t port = port_end(view, host);
    if (begins_rest(byte_at(view, port))) return rest_end(view, port);
    uint32_t end = host;
    while (end > at && is_one_of(byte_at(view, end - 1), "_-.")) end--;
    return end == host && end > at ? port : end;
}

uint32_t tokens_link_end(const struct fold_view *view, uint32_t begin, uint32_t end) {
    uint32_t at = end;
    if (end - begin == 3 && stands(view, begin, "www.")) {
        uint32_t stop = host_and_rest_end(view, end + 1);
        return stop > end + 1 ? trimmed(view, begin, stop) : begin;
    }
    if (byte_at(view, begin) < 'a' || byte_at(view, begin) > 'z') return begin;
    for (at = begin; is_scheme_sign(byte_at(view, at)); at++)
        if (at - begin == LONGEST_SCHEME) return begin;
    if (at < end || !stands(view, at, "://")) return begin;
    uint32_t host = user_end(view, at + 3), stop = host_and_rest_end(view, host);
    if (stop == host) stop = host_and_rest_end(view, host = at + 3);
    return stop > host ? trimmed(view, begin, stop) : begin;
}

uint32_t tokens_email_end(const struct fold_view *view, uint32_t begin, uint32_t *plain_end) {
    if (begin < *plain_end) return begin;
    uint32_t at =
        run_end(view, begin, TOKENS_LOW_LINE | TOKENS_DASH | TOKENS_FULL_STOP | TOKENS_PLUS);
    uint32_t end = byte_at(view, at) == '@' ? name_end(view, at + 1) : at + 1;
    if (end > at + 1) return end;
    *plain_end = at;
    return begin;
}

uint32_t tokens_mention_end(const struct fold_view *view, uint32_t at, unsigned signs) {
    uint32_t begin = at, end = run_end(view, at + 1, TOKENS_LOW_LINE);
    if (end == at + 1) return at;
    end = run_end(view, end, TOKENS_LOW_LINE | (signs & (TOKENS_DASH | TOKENS_FULL_STOP)));
    if (byte_at(view, end) == '@' && signs & TOKENS_HOST) {
        uint32_t host = name_end(view, end + 1);
        if (host > end + 1) end = host;
    }
    return trimmed(view, begin, end);
}

/* Links without a scheme */

bool tokens_host_may_begin(const struct fold_view *view, uint32_t begin) {
    if (begin == 0) return true;
    unsigned char before = byte_at(view, begin - 1);
    if (is_one_of(before, "_@-")) return false;
    if (before != '.' || begin < 2) return true;
    return !is_one_of(byte_at(view, begin - 2), "_@-") && !classes_word_before(view, begin - 1);
}

/* The end of a label, dashes inside it. */
static uint32_t label_end(const struct fold_view *view, uint32_t at) {
    uint32_t end = run_end(view, at, TOKENS_DASH);
    if (byte_at(view, at) == '-') return at;
    while (end > at && byte_at(view, end - 1) == '-') end--;
    return end;
}

/* Where the last two labels of a host begin, and where the last ends. */
struct host {
    uint32_t before_last, last, end;
};

static uint32_t label_begin(const struct fold_view *view, uint32_t begin, uint32_t end) {
    while (end > begin && byte_at(view, end - 1) != '.') end--;
    return end;
}

static bool find_host(struct tokens_text t, uint32_t begin, struct host *host) {
    const struct fold_view *view = t.view;
    uint32_t end = label_end(view, begin);
    for (uint32_t next; byte_at(view, end) == '.'; end = next) {
        next = label_end(view, end + 1);
        if (next == end + 1) break;
    }
    if (is_one_of(byte_at(view, end), "_@")) return false;
    uint32_t last = label_begin(view, begin, end);
    while (byte_at(view, end) != '/' && last > begin && classes_is_capital(view, t.text, last)) {
        end = last - 1;
        last = label_begin(view, begin, end);
    }
    if (last == begin) return false;
    *host = (struct host){label_begin(view, begin, last - 1), last, end};
    return true;
}

/* Where what follows a host and is part of the link ends. */
static uint32_t behind_host(const struct fold_view *view, uint32_t at, bool *has_path) {
    unsigned char byte = byte_at(view, at);
    uint32_t end = at;
    if (byte == '/' || ((byte == '?' || byte == '#') && is_word_at(view, at + 1)))
        end = rest_end(view, at + 1);
    *has_path = byte == '/' && end > at + 1;
    return end;
}

static bool has_capital(struct tokens_text t, uint32_t begin, uint32_t end) {
    for (uint32_t at = begin, size; at < end; at += size) {
        classes_at(t.view, at, &size);
        if (classes_is_capital(t.view, t.text, at)) return true;
    }
    return false;
}

static bool is_number(const struct fold_view *view, uint32_t begin, uint32_t end) {
    for (uint32_t at = begin, size; at < end; at += size)
        if (!(classes_at(view, at, &size) & CLASS_DIGIT)) return false;
    return true;
}

static bool is_plain_label(const struct fold_view *view, uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end; at++)
        if (byte_at(view, at) < 'a' || byte_at(view, at) > 'z') return false;
    return end - begin > 1;
}

/* Of a host that no list knows neither the last label nor its path begins with a capital: there a
 * space has been forgotten («fini.Migros/Coop»). */
static bool is_small_path(struct tokens_text t, const struct host *host) {
    return !has_capital(t, host->last, host->end) && t.view->bytes[host->end] == '/' &&
           !classes_is_capital(t.view, t.text, host->end + 1);
}

static bool is_link(struct tokens_text t, const struct host *host, bool has_path) {
    const struct fold_view *view = t.view;
    enum top_level level = top_level_of(view->bytes + host->last, (size_t)(host->end - host->last));
    if (level != TOP_LEVEL_NONE && has_capital(t, host->last, host->end)) level = TOP_LEVEL_NONE;
    if (has_path && level != TOP_LEVEL_NONE) return true;
    if (has_path) return is_plain_label(view, host->last, host->end) && is_small_path(t, host);
    if (level != TOP_LEVEL_KNOWN || is_number(view, host->before_last, host->last - 1))
        return false;
    /* «c.ca» is short for «circa»; of two letters are the countries' alone. */
    uint32_t before;
    classes_at(view, host->before_last, &before);
    return host->end - host->last > 2 || host->before_last + before < host->last - 1;
}

uint32_t tokens_host_link_end(struct tokens_text t, uint32_t begin, uint32_t *host_end) {
    const struct fold_view *view = t.view;
    struct host host;
    bool has_path = false;
    if (!find_host(t, begin, &host)) return begin;
    uint32_t end = behind_host(view, port_end(view, host.end), &has_path);
    *host_end = host.end;
    return is_link(t, &host, has_path) ? trimmed(view, begin, end) : begin;
}

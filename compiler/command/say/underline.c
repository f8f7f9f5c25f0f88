/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/underline.h"
#include "compiler/base/columns.h"
#include "compiler/command/say/message.h"
#include <stdint.h>

enum { AROUND = 60 }; /* bytes shown before and after what is meant */

size_t columns_of(struct str text) {
    size_t columns = 0;
    for (size_t at = 0; at < text.size;) {
        size_t hidden = hidden_at(text, at);
        columns += hidden ? 4 * hidden : character_columns(text, &at);
        at += hidden;
    }
    return columns;
}

static bool parts_words(char byte) {
    return byte == ' ' || byte == '\n';
}

/* What is shown around a place: its line, or as many of its words as are near. */
static struct place_in_text window_of(struct str text, struct place_in_text place) {
    struct place_in_text window = place;
    while (window.begin > 0 && text.bytes[window.begin - 1] != '\n' &&
           place.begin - window.begin < AROUND)
        window.begin--;
    bool cut = window.begin > 0 && !parts_words(text.bytes[window.begin - 1]);
    while (cut && window.begin < place.begin && !parts_words(text.bytes[window.begin - 1]))
        window.begin++;
    while (window.end < text.size && text.bytes[window.end] != '\n' &&
           window.end - place.end < AROUND)
        window.end++;
    cut = window.end < text.size && !parts_words(text.bytes[window.end]);
    while (cut && window.end > place.end && !parts_words(text.bytes[window.end])) window.end--;
    return window;
}

static struct str part(struct str text, size_t begin, size_t end) {
    return (struct str){text.bytes + begin, end > begin ? end - begin : 0};
}

static void print_signs(FILE *stream, size_t count, char sign) {
    while (count--) fputc(sign, stream);
}

/* One window and the places in it. */
static void print_window(FILE *stream, struct str text, struct place_in_text window,
                         const struct place_in_text *places, size_t count, const char *indent,
                         bool colour) {
    bool begins = window.begin == 0 || text.bytes[window.begin - 1] == '\n';
    bool ends = window.end == text.size || text.bytes[window.end] == '\n';
    size_t at = window.begin;
    fprintf(stream, "%s%s", indent, begins ? "" : "… ");
    for (size_t i = 0; i < count; i++) {
        size_t begin = places[i].begin > at ? places[i].begin : at;
        print_visible(stream, part(text, at, begin));
        if (colour) fputs("\033[4m", stream);
        print_visible(stream, part(text, begin, places[i].end));
        if (colour) fputs("\033[24m", stream);
        if (places[i].end > at) at = places[i].end;
    }
    print_visible(stream, part(text, at, window.end));
    fputs(ends ? "\n" : " …\n", stream);
    if (colour) return;
    fprintf(stream, "%s%s", indent, begins ? "" : "  ");
    at = window.begin;
    for (size_t i = 0; i < count; i++) {
        size_t begin = places[i].begin > at ? places[i].begin : at;
        print_signs(stream, columns_of(part(text, at, begin)), ' ');
        print_signs(stream, columns_of(part(text, begin, places[i].end)), '^');
        if (places[i].end > at) at = places[i].end;
    }
    fputc('\n', stream);
}

void print_underlined(FILE *stream, struct str text, const struct place_in_text *places,
                      size_t count, const char *indent, bool colour) {
    for (size_t i = 0; i < count;) {
        struct place_in_text window = window_of(text, places[i]);
        size_t held = 1;
        while (i + held < count && places[i + held].begin <= window.end) {
            struct place_in_text wider = window_of(text, places[i + held]);
            if (memchr(text.bytes + places[i].begin, '\n',
                       places[i + held].begin - places[i].begin))
                break;
            if (wider.end > window.end) window.end = wider.end;
            held++;
        }
        print_window(stream, text, window, places + i, held, indent, colour);
        i += held;
    }
}

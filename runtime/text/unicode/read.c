/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the files of the Unicode Character Database. */
#include "runtime/text/unicode/data.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 1024 };

static FILE *open_file(const struct data *data, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", data->folder, name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail("%s: %s (the package unicode-data has it; UNICODE=FOLDER names another place)", path,
             strerror(errno));
    return file;
}

/* A line's fields without the white space around them; its comment is dropped. */
static int split(char *line, char *fields[], int most) {
    int count = 0;
    line[strcspn(line, "#\r\n")] = '\0';
    for (char *field = line; field && count < most;) {
        char *next = strchr(field, ';');
        if (next) *next++ = '\0';
        field += strspn(field, " \t");
        for (size_t n = strlen(field); n > 0 && field[n - 1] == ' ';) field[--n] = '\0';
        fields[count++] = field;
        field = next;
    }
    return *fields[0] ? count : 0;
}

typedef void visit(struct data *data, uint32_t c, const char *name, const char *value);

/* Visits each character of a file of lines `FIRST..LAST ; NAME ; VALUE`. */
static void read_properties(struct data *data, const char *name, visit *function) {
    FILE *file = open_file(data, name);
    char line[LINE_SIZE], *fields[3] = {0};
    while (fgets(line, sizeof line, file)) {
        int count = split(line, fields, 3);
        if (count < 2) continue;
        char *end;
        uint32_t first = (uint32_t)strtoul(fields[0], &end, 16), last = first;
        if (strncmp(end, "..", 2) == 0) last = (uint32_t)strtoul(end + 2, NULL, 16);
        if (last >= UNICODE_LIMIT || first > last) fail("%s: a range is out of bounds", name);
        for (uint32_t c = first; c <= last; c++)
            function(data, c, fields[1], count == 3 ? fields[2] : "");
    }
    fclose(file);
}

static struct sequence sequence_of(const char *text) {
    struct sequence sequence = {0, {0}};
    char *end = NULL;
    for (uint32_t c = (uint32_t)strtoul(text, &end, 16); end != text;
         c = (uint32_t)strtoul(text, &end, 16)) {
        if (sequence.size == LONGEST) fail("a sequence is too long");
        sequence.items[sequence.size++] = c;
        text = end;
    }
    return sequence;
}

/* UnicodeData.txt */

static enum character_kind kind_of(uint32_t c, const char *category) {
    if ((c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029)
        return CHARACTER_LINE_END;
    if (c == '\t' || category[0] == 'Z') return CHARACTER_SPACE;
    if (category[0] == 'L') return CHARACTER_LETTER;
    if (category[0] == 'M') return c == CHARACTER_KEYCAP ? CHARACTER_OTHER : CHARACTER_MARK;
    return strcmp(category, "Nd") == 0 ? CHARACTER_DIGIT : CHARACTER_OTHER;
}

static bool is_line(uint32_t c) {
    static const uint32_t lines[] = {0x305, 0x332,  0x333,  0x33F,  0x334,  0x335,  0x336, 0x337,
                                     0x338, 0x20D2, 0x20D3, 0x20E5, 0x20E6, 0x20EA, 0x20EB};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (lines[i] == c) return true;
    return false;
}

static void set_character(struct data *data, uint32_t c, char *fields[]) {
    const char *category = fields[2];
    struct character *character = &data->character[c];
    character->kind = (unsigned char)kind_of(c, category);
    if (strcmp(category, "Lu") == 0 || strcmp(category, "Lt") == 0)
        character->flags |= CHARACTER_CAPITAL;
    if (strcmp(category, "Ll") == 0) character->flags |= CHARACTER_SMALL;
    if (is_line(c)) character->flags |= CHARACTER_LINE;
    character->combining_class = (unsigned char)atoi(fields[3]);
    char *mapping = fields[5];
    if (*mapping == '\0') return;
    data->compatible[c] = *mapping == '<';
    if (*mapping == '<') mapping = strchr(mapping, '>') + 1;
    struct sequence sequence = sequence_of(mapping);
    set(data->decomposition, c, &sequence);
}

static void read_characters(struct data *data) {
    FILE *file = open_file(data, "UnicodeData.txt");
    char line[LINE_SIZE], *fields[15];
    uint32_t first = 0;
    while (fgets(line, sizeof line, file)) {
        if (split(line, fields, 15) < 15) fail("UnicodeData.txt: a line is too short");
        uint32_t c = (uint32_t)strtoul(fields[0], NULL, 16);
        if (c >= UNICODE_LIMIT) fail("UnicodeData.txt: a character is out of bounds");
        if (!strstr(fields[1], ", Last>")) first = c;
        for (uint32_t each = first; each <= c; each++) set_character(data, each, fields);
    }
    fclose(file);
}

/* The other files */

static void visit_normalization(struct data *data, uint32_t c, const char *name,
                                const char *value) {
    if (strcmp(name, "NFKC_CF") == 0) {
        struct sequence sequence = sequence_of(value);
        set(data->casefold, c, &sequence);
    } else if (strcmp(name, "Full_Composition_Exclusion") == 0)
        data->excluded[c] = 1;
    else if (strcmp(name, "NFC_QC") == 0 && strcmp(value, "M") == 0)
        data->character[c].flags |= CHARACTER_JOINS;
}

static void visit_core(struct data *data, uint32_t c, const char *name, const char *value) {
    (void)value;
    if (strcmp(name, "Default_Ignorable_Code_Point") == 0)
        data->character[c].flags |= CHARACTER_DROPPED;
}

static void visit_script(struct data *data, uint32_t c, const char *name, const char *value) {
    static const char *const alone[] = {"Han", "Hiragana", "Katakana", "Thai"};
    (void)value;
    if (data->character[c].kind != CHARACTER_LETTER) return;
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
        if (strcmp(name, alone[i]) == 0) data->character[c].kind = CHARACTER_ALONE;
}

static void visit_break(struct data *data, uint32_t c, const char *name, const char *value) {
    static const char *const names[] = {
#define BREAK(name) #name,
        CHARACTER_BREAKS(BREAK)
#undef BREAK
    };
    (void)value;
    for (unsigned i = 0; i < BREAK_COUNT; i++)
        if (strcmp(name, names[i]) == 0) {
            data->character[c].grapheme_break = (unsigned char)i;
            return;
        }
    fail("GraphemeBreakProperty.txt: %s is new: graphemes.c must learn it", name);
}

static void visit_emoji(struct data *data, uint32_t c, const char *name, const char *value) {
    (void)value;
    if (strcmp(name, "Extended_Pictographic") != 0) return;
    if (data->character[c].grapheme_break != BREAK_Other)
        fail("U+%04X is a pictograph with a grapheme break", c);
    data->character[c].grapheme_break = BREAK_Pictograph;
}

static void read_version(struct data *data) {
    FILE *file = open_file(data, "DerivedNormalizationProps.txt");
    if (fscanf(file, "# DerivedNormalizationProps-%31[0-9.]", data->version) != 1)
        fail("DerivedNormalizationProps.txt names no version");
    fclose(file);
    size_t size = strlen(data->version);
    if (size > 0 && data->version[size - 1] == '.') data->version[size - 1] = '\0';
}

void read_all(struct data *data) {
    read_version(data);
    read_characters(data);
    read_properties(data, "DerivedNormalizationProps.txt", visit_normalization);
    read_properties(data, "DerivedCoreProperties.txt", visit_core);
    read_properties(data, "Scripts.txt", visit_script);
    read_properties(data, "auxiliary/GraphemeBreakProperty.txt", visit_break);
    read_properties(data, "emoji/emoji-data.txt", visit_emoji);
}

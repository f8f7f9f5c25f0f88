/* SPDX-License-Identifier: Apache-2.0 */
/* A list file: one term a line, `#` comments, the prefixes exact:, except:, pattern:, and
 * one line `salt:`, see salt.h. It lies in
 * the charter's folder or below it, links followed, so that a charter cannot reach out of its
 * repository, nor into what is hidden there. */
#include "compiler/base/encoding.h"
#include "compiler/front/conceal.h"
#include "compiler/meaning/resolve/salt.h"
#include "compiler/meaning/resolve/translation.h"
#include "runtime/base/limits.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* realpath's answer in the arena; absent, with errno, where there is none. */
static struct str real_path(struct arena *arena, struct str path) {
    char *found = realpath(path.bytes, NULL);
    if (!found && errno == ENOMEM) arena_end(arena);
    if (!found) return (struct str){0};
    struct str copy = arena_copy(arena, str_of(found));
    free(found);
    return copy;
}

static struct str folder_of(struct arena *arena, struct str path) {
    size_t size = path.size;
    while (size > 0 && path.bytes[size - 1] != '/') size--;
    return size == 0 ? STR(".") : arena_copy(arena, (struct str){path.bytes, size});
}

static bool lies_in(struct str folder, struct str path) {
    bool root = folder.size == 1;
    return path.size > folder.size && memcmp(path.bytes, folder.bytes, folder.size) == 0 &&
           (root || path.bytes[folder.size] == '/');
}

/* A file that is not there is what the message says first; of other failures errno says why. */
static void refuse_file(struct translation *translation, struct place place, struct str name) {
    struct str why = errno == ENOENT ? (struct str){0} : str_of(strerror(errno));
    diagnose_with(translation->log, DIAGNOSTIC_list_file_missing, place, name, why);
}

/* Whether a part of a path begins with a dot and is more than "." or "..". */
static bool has_hidden_part(struct str path) {
    for (size_t at = 0; at < path.size; at++) {
        if (path.bytes[at] != '.' || (at && path.bytes[at - 1] != '/')) continue;
        size_t end = at;
        while (end < path.size && path.bytes[end] != '/') end++;
        bool dots = end - at == 1 || (end - at == 2 && path.bytes[at + 1] == '.');
        if (!dots) return true;
        at = end;
    }
    return false;
}

/* What a list must not be read from, though it lies where lists do: what is hidden there is not
 * meant to be shown (.git, .env), and a pipe would never end. */
static bool refuse_kind(struct translation *translation, struct place place, struct str name,
                        struct str inside, const char *path) {
    struct stat status;
    enum diagnostic_code code = DIAGNOSTIC_COUNT;
    if (has_hidden_part(name) || has_hidden_part(inside))
        code = DIAGNOSTIC_list_file_hidden;
    else if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        code = DIAGNOSTIC_list_file_kind;
    if (code == DIAGNOSTIC_COUNT) return false;
    diagnose_with(translation->log, code, place, name, (struct str){0});
    return true;
}

static struct source *open_list(struct translation *translation, const struct ast_list_item *item) {
    struct arena *arena = translation->arena;
    struct place place = place_in(translation, item->text.span);
    struct str name = item->text.value;
    struct str folder = folder_of(arena, translation->ast->source->name);
    struct str path = arena_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    if (name.size && name.bytes[0] == '/') path = name;
    struct str found = real_path(arena, path);
    if (!found.bytes) {
        refuse_file(translation, place, name);
        return NULL;
    }
    struct str home = real_path(arena, folder);
    if (!home.bytes || !lies_in(home, found)) {
        diagnose_with(translation->log, DIAGNOSTIC_list_file_outside, place, name, (struct str){0});
        return NULL;
    }
    struct str inside = {found.bytes + home.size, found.size - home.size};
    if (refuse_kind(translation, place, name, inside, found.bytes)) return NULL;
    struct source *source = NULL;
    if (source_read(arena, found.bytes, &source) != SOURCE_OK) {
        refuse_file(translation, place, name);
        return NULL;
    }
    source->name = path; /* as its reader knows it, without the machine's folders */
    source->language = translation->ast->language;
    source->is_confidential = !item->publishable;
    ARENA_PUSH(arena, &translation->log->lists, source);
    return source;
}

static struct span trimmed(struct str text, struct span line) {
    while (line.begin < line.end && strchr(" \t\r", text.bytes[line.begin])) line.begin++;
    while (line.end > line.begin && strchr(" \t\r", text.bytes[line.end - 1])) line.end--;
    return line;
}

/* Takes a prefix off a line, white space behind it too. */
static bool take_prefix(struct str text, struct span *line, struct str prefix) {
    if (line->end - line->begin < prefix.size ||
        memcmp(text.bytes + line->begin, prefix.bytes, prefix.size) != 0)
        return false;
    line->begin += (uint32_t)prefix.size;
    *line = trimmed(text, *line);
    return true;
}

/* Says of a line's first control character that it belongs to no text; false where it has none. */
static bool has_control(struct translation *translation, const struct source *source,
                        struct span line) {
    for (uint32_t at = line.begin; at < line.end; at++) {
        unsigned char byte = (unsigned char)source->text.bytes[at];
        if ((byte >= 0x20 || byte == '\t') && byte != 0x7F) continue;
        diagnose_with(translation->log, DIAGNOSTIC_control_character,
                      (struct place){source, {at, at + 1}},
                      arena_format(translation->arena, "U+%04X", byte), (struct str){0});
        return true;
    }
    return false;
}

/* Where a list may be published its salt stays hidden all the same, for a charter that keeps the
 * list may read the same file. */
static void read_salt(struct translation *translation, struct source *source, struct span line,
                      struct span digits) {
    struct place place = {source, line};
    conceal_span(translation->arena, source, line);
    struct str spelt = {source->text.bytes + digits.begin, digits.end - digits.begin};
    struct str salt = salt_spelt(translation->arena, spelt);
    if (!str_present(salt))
        diagnose(translation->log, DIAGNOSTIC_salt_malformed, place);
    else if (str_present(source->salt))
        diagnose(translation->log, DIAGNOSTIC_salt_doubled, place);
    else
        source->salt = salt;
}

/* Whether a term stands in the line, one that the list has already too. */
static bool read_line(struct translation *translation, struct list *list, struct source *source,
                      struct span line, bool publishable) {
    struct str text = source->text;
    uint32_t flags = publishable ? 0 : TERM_CONFIDENTIAL;
    line = trimmed(text, line);
    if (line.begin == line.end || text.bytes[line.begin] == '#') return false;
    struct span whole = line;
    if (take_prefix(text, &line, STR(SALT_PREFIX))) {
        read_salt(translation, source, whole, line);
        return false;
    }
    if (has_control(translation, source, line)) return false;
    struct place place = {source, line};
    if (take_prefix(text, &line, STR("except:"))) flags |= TERM_EXCEPT;
    if (take_prefix(text, &line, STR("exact:"))) flags |= TERM_EXACT;
    if (take_prefix(text, &line, STR("pattern:"))) flags |= TERM_PATTERN;
    struct str raw = {text.bytes + line.begin, line.end - line.begin}, term;
    if (!spell(translation->arena, FOLD_NFC, raw, &term, NULL)) {
        diagnose(translation->log, DIAGNOSTIC_list_line_unreadable, place);
        return false;
    }
    add_term(translation->arena, list,
             (struct term){.text = term,
                           .flags = flags,
                           .languages = 1u << translation->ast->language,
                           .source = source,
                           .span = line});
    return true;
}

/* In which no line can be read: said once, of all of them. */
static bool refuse_encoding(struct translation *translation, struct source *source) {
    const char *encoding = encoding_wide(source->text);
    if (!encoding) return false;
    source->is_unread = true;
    diagnose_with(translation->log, DIAGNOSTIC_other_encoding, (struct place){source, {0, 0}},
                  str_of(encoding), (struct str){0});
    return true;
}

void read_list_file(struct translation *translation, struct list *list,
                    const struct ast_list_item *item) {
    struct source *source = open_list(translation, item);
    if (!source || refuse_encoding(translation, source)) return;
    size_t errors = translation->log->errors;
    bool any = false;
    struct str text = source->text;
    uint32_t begin = text.size >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (uint32_t at = begin; at <= text.size; at++) {
        if (at < text.size && text.bytes[at] != '\n') continue;
        any |= read_line(translation, list, source, (struct span){begin, at}, item->publishable);
        begin = at + 1;
    }
    if (!any && translation->log->errors == errors)
        diagnose_with(translation->log, DIAGNOSTIC_empty_list_file,
                      place_in(translation, item->text.span), item->text.value, (struct str){0});
}

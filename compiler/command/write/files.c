/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/write/files.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a path leads. */
struct place_of {
    const char *path;
    bool standard; /* "-" */
    bool there, regular;
    dev_t device; /* of the file, or, where it is not there yet, of its folder */
    ino_t inode;
    const char *name; /* in that folder */
};

static bool is_standard(const char *path) {
    return strcmp(path, "-") == 0;
}

static void take(struct place_of *place, const struct stat *status) {
    place->device = status->st_dev;
    place->inode = status->st_ino;
}

static void look_at_folder(struct place_of *place) {
    struct stat status;
    const char *slash = strrchr(place->path, '/');
    char *folder = slash ? strndup(place->path, (size_t)(slash - place->path) + 1) : strdup(".");
    place->name = slash ? slash + 1 : place->path;
    if (folder && stat(folder, &status) == 0)
        take(place, &status);
    else
        place->name = "";
    free(folder);
}

/* `descriptor`: the one that "-" stands for. */
static struct place_of place_at(const char *path, int descriptor) {
    struct place_of place = {.path = path, .standard = is_standard(path), .name = ""};
    struct stat status;
    place.there = (place.standard ? fstat(descriptor, &status) : stat(path, &status)) == 0;
    place.regular = place.there && S_ISREG(status.st_mode);
    if (place.there)
        take(&place, &status);
    else if (!place.standard)
        look_at_folder(&place);
    return place;
}

static bool is_same(const struct place_of *a, const struct place_of *b) {
    if (a->there != b->there) return false;
    bool named_alike = a->there || (*a->name && strcasecmp(a->name, b->name) == 0);
    return named_alike && a->device == b->device && a->inode == b->inode;
}

/* Outputs */

struct outputs_named {
    struct place_of items[OPTIONS_LIMIT + 3];
    size_t count;
};

static void add_output(struct outputs_named *outputs, const char *path) {
    outputs->items[outputs->count++] = place_at(path, STDOUT_FILENO);
}

/* The file of a report, behind "="; standard output without. */
static const char *report_file(const char *value) {
    const char *equals = strchr(value, '=');
    return equals ? equals + 1 : "-";
}

static void add_given(struct outputs_named *outputs, const struct options *options) {
    for (size_t i = 0; i < options->given_count; i++) {
        const char *value = options->given[i].value;
        enum option_argument argument = option_rows[options->given[i].option].argument;
        if (argument == ARGUMENT_WRITES) add_output(outputs, value);
        if (argument == ARGUMENT_REPORT) add_output(outputs, report_file(value));
    }
}

static bool reports_to_github(const struct options *options) {
    const char *value;
    for (size_t at = 0; (value = option_next(options, OPTION_output, &at));)
        if (strncmp(value, "github", 6) == 0) return true;
    return false;
}

static struct outputs_named outputs_of(const struct options *options) {
    struct outputs_named outputs = {.count = 0};
    const char *summary = getenv("GITHUB_STEP_SUMMARY");
    add_given(&outputs, options);
    bool none = true;
    for (size_t i = 0; i < options->given_count; i++)
        none = none && option_rows[options->given[i].option].argument != ARGUMENT_WRITES;
    if (options->verb == VERB_build && none) add_output(&outputs, FILES_TABLE);
    if (summary && *summary && reports_to_github(options)) add_output(&outputs, summary);
    return outputs;
}

/* What is no regular file can be written by several, but standard output would hold them mixed. */
static bool share(const struct place_of *a, const struct place_of *b) {
    if (a->standard && b->standard) return true;
    return (!a->there || a->regular) && is_same(a, b);
}

static int refuse_shared(const struct outputs_named *outputs, enum language language) {
    for (size_t i = 0; i < outputs->count; i++)
        for (size_t k = 0; k < i; k++) {
            if (!share(&outputs->items[k], &outputs->items[i])) continue;
            complain(language, MESSAGE_outputs_share, outputs->items[k].path,
                     outputs->items[i].path);
            return EXIT_USAGE;
        }
    return EXIT_CLEAN;
}

/* A link is followed: what it leads to is written. One that leads nowhere may be a mistake. */
static int refuse_links(const struct outputs_named *outputs, enum language language) {
    struct stat status;
    for (size_t i = 0; i < outputs->count; i++) {
        const struct place_of *output = &outputs->items[i];
        if (output->there || output->standard || lstat(output->path, &status) != 0) continue;
        complain(language, MESSAGE_link_nowhere, output->path);
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

/* Inputs */

static int refuse_over(const struct outputs_named *outputs, const char *path,
                       enum language language) {
    struct place_of input = place_at(path, STDIN_FILENO);
    if (!input.regular) return EXIT_CLEAN;
    for (size_t i = 0; i < outputs->count; i++) {
        if (!is_same(&input, &outputs->items[i])) continue;
        complain(language, MESSAGE_output_is_input, outputs->items[i].path, path);
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

/* Posts come from standard input where none are named. */
static bool reads_standard(const struct options *options) {
    bool posts = options->verb == VERB_eval || options->verb == VERB_explain;
    return posts && options->operand_count == 1 && !option_given(options, OPTION_text);
}

/* `new` reads nothing: its operand is what it writes. */
static int refuse_named(const struct outputs_named *outputs, const struct options *options) {
    int code = reads_standard(options) ? refuse_over(outputs, "-", options->language) : EXIT_CLEAN;
    bool reads = options->verb != VERB_new && options->verb != VERB_help;
    for (size_t i = 0; reads && i < options->operand_count && code == EXIT_CLEAN; i++)
        code = refuse_over(outputs, options->operands[i], options->language);
    for (size_t i = 0; i < options->given_count && code == EXIT_CLEAN; i++)
        if (option_rows[options->given[i].option].argument == ARGUMENT_READS)
            code = refuse_over(outputs, options->given[i].value, options->language);
    return code;
}

int files_apart(const struct options *options) {
    struct outputs_named outputs = outputs_of(options);
    if (options->verb == VERB_new && options->operand_count == 1)
        add_output(&outputs, options->operands[0]);
    int code = refuse_links(&outputs, options->language);
    if (code == EXIT_CLEAN) code = refuse_shared(&outputs, options->language);
    /* What a run prints goes to standard output, whether it is named or not. */
    add_output(&outputs, "-");
    return code == EXIT_CLEAN ? refuse_named(&outputs, options) : code;
}

int files_apart_from(const struct options *options, struct source *const *sources, size_t count) {
    struct outputs_named outputs = outputs_of(options);
    add_output(&outputs, "-");
    for (size_t i = 0; i < count; i++) {
        const char *path = sources[i]->name.bytes;
        int code = refuse_over(&outputs, path, options->language);
        if (code != EXIT_CLEAN) return code;
    }
    return EXIT_CLEAN;
}

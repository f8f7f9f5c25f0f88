#include "compiler/command/outputs.h"
#include "compiler/command/verb.h"
#include "starters.h"

#include <unistd.h>

static const struct str starters[LANGUAGE_COUNT] = {
    [LANGUAGE_FR] = {asset_fr_charte, sizeof asset_fr_charte},
    [LANGUAGE_EN] = {asset_en_charte, sizeof asset_en_charte},
    [LANGUAGE_DE] = {asset_de_charte, sizeof asset_de_charte},
    [LANGUAGE_IT] = {asset_it_charte, sizeof asset_it_charte},
};

/* A charter that is there is somebody's work: it is never written over. */
static int write_starter(const struct options *options, const char *path, struct str starter) {
    struct outputs outputs = {.language = options->language};
    if (strcmp(path, "-") != 0 && access(path, F_OK) == 0) {
        complain(options->language, MESSAGE_exists, path);
        return EXIT_USAGE;
    }
    outputs_add(&outputs, path, starter);
    return outputs_write(&outputs);
}

int cmd_new(const struct options *options) {
    int usage = options_want(options, 0, 1);
    if (usage) return usage;
    enum language language = options->language == LANGUAGE_NONE ? LANGUAGE_EN : options->language;
    return write_starter(options, options->operand_count ? options->operands[0] : "-",
                         starters[language]);
}

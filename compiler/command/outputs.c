#include "compiler/command/outputs.h"

#include <errno.h>

bool outputs_add(struct outputs *outputs, const char *path, struct str bytes) {
    if (output_write(&outputs->files[outputs->count], path, bytes)) {
        outputs->count++;
        return true;
    }
    complain(outputs->language, MESSAGE_unwritable, path, strerror(errno));
    return false;
}

int outputs_commit(struct outputs *outputs) {
    int code = EXIT_CLEAN;
    for (size_t i = 0; i < outputs->count; i++) {
        if (output_commit(&outputs->files[i])) continue;
        complain(outputs->language, MESSAGE_unwritable, outputs->files[i].path, strerror(errno));
        code = EXIT_INTERNAL;
    }
    return code;
}

int outputs_abandon(struct outputs *outputs) {
    for (size_t i = 0; i < outputs->count; i++) output_abandon(&outputs->files[i]);
    return EXIT_INTERNAL;
}

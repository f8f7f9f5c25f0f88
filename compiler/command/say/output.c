/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/command/say/output.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

void end_without_memory(void) {
    complain(message_locale(), MESSAGE_memory);
    exit(EXIT_INTERNAL);
}

int output_failed(enum language language, int error) {
    if (error == EPIPE)
        complain(language, MESSAGE_output_closed);
    else
        complain(language, MESSAGE_unwritable, message_text(MESSAGE_standard_output, language),
                 message_why(language, error));
    return EXIT_INTERNAL;
}

int output_finish(enum language language, int code) {
    errno = 0;
    bool failed_before = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed_before) return code;
    return output_failed(language, errno ? errno : EIO);
}

int output_all(int descriptor, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

#include "runtime/failure.h"

#include <stdarg.h>
#include <stdio.h>

int failure_set(charte_error *error, int result, size_t offset, const char *format, ...) {
    if (!error || error->size < sizeof *error) return result;
    error->result = result;
    error->offset = offset;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return result;
}

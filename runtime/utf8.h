/* Whether bytes are UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF. */
#ifndef CHARTE_UTF8_H
#define CHARTE_UTF8_H

#include <stddef.h>

/* The size of the longest valid beginning: size where all of it is UTF-8. */
size_t utf8_valid(const char *bytes, size_t size);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* How a platform's texts are read: the rows of platform_text.def. */
#ifndef CHARTE_PLATFORM_TEXT_H
#define CHARTE_PLATFORM_TEXT_H

#include "runtime/charte.h"

/* The tokens_signs (tokens.h) that mentions have on the platform with the identifier. */
unsigned char platform_text_mentions(charte_str id);

#endif

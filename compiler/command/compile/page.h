/* SPDX-License-Identifier: Apache-2.0 */
/* The charter document as the options ask for it, for the verbs that write it. */
#ifndef CHARTE_COMMAND_PAGE_H
#define CHARTE_COMMAND_PAGE_H

#include "compiler/command/compile/compilation.h"

/* EXIT_CLEAN and the document, else a code after a message: EXIT_USAGE where drafts cannot be
 * checked in it and --without-check is not given, EXIT_INTERNAL where memory has ended. */
int page_make(struct compilation *compilation, struct str *page);

#endif

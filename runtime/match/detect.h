/* SPDX-License-Identifier: Apache-2.0 */
/* Finds numbers and amounts in a view: IBANs, Swiss AHV numbers, payment cards, phone numbers,
 * amounts of money, percentages. TEXT_NOTES.md says what each is; where there are check digits,
 * they are checked. One pass, linear in the view, whatever stands in it. E-mail addresses are
 * tokens of their own (words.h) and not found here. */
#ifndef CHARTE_DETECT_H
#define CHARTE_DETECT_H

#include "runtime/table/table_format.h"
#include "runtime/text/words.h"

/* Takes an occurrence: bytes begin to end of the view. */
typedef void detect_receiver(void *context, enum table_detector_kind kind, uint32_t begin,
                             uint32_t end);

/* Gives each occurrence of the detectors wanted (a bit 1u << kind each), those of one kind
 * from left to right and never overlapping. `tokens` are the view's tokens that are no words, in
 * order; nothing is found that begins inside a link, an address, a mention or an IBAN. */
void detect_find(const struct fold_view *view, const struct words_token *tokens, size_t token_count,
                 unsigned wanted, detect_receiver *receive, void *context);

#endif

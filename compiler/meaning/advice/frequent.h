/* SPDX-License-Identifier: Apache-2.0 */
/* The everyday words of each language, and in how many posts one of them is found. No allocation,
 * no state. Private to advice/. */
#ifndef CHARTE_MEANING_FREQUENT_H
#define CHARTE_MEANING_FREQUENT_H

#include "compiler/front/language.h"

/* How often a word, in the view's spelling, stands among FREQUENT_PER words of a language; 0 for
 * one that frequent.def does not have. */
enum { FREQUENT_PER = 100000 };
unsigned frequent_share(enum language language, struct str word);

/* 1 of so many posts, of FREQUENT_POST words each, has a word of that share, as a person says it:
 * 2, 3, 5, 10, 20 or 50, whichever is the nearest; 0 where 1 of 100 is nearer, or fewer have it. */
enum { FREQUENT_POST = 20, FREQUENT_SELDOM = 50 };
unsigned frequent_posts(unsigned share);

#endif

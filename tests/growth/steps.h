/* SPDX-License-Identifier: Apache-2.0 */
/* What a program has taken so far, compiled so that it counts: see steps.c. */
#ifndef CHARTE_TEST_STEPS_H
#define CHARTE_TEST_STEPS_H

unsigned long long steps_taken(void);

#endif

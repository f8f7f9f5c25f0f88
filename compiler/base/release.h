/* SPDX-License-Identifier: Apache-2.0 */
/* The version of the compiler; the runtime's own is CHARTE_VERSION. */
#ifndef CHARTE_BASE_RELEASE_H
#define CHARTE_BASE_RELEASE_H

#define COMPILER_VERSION "0.1.0"

#endif

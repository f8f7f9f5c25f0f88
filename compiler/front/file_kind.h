/* SPDX-License-Identifier: Apache-2.0 */
/* What a file is that is no charter: told by its first bytes, or by its lines where it is a text of
 * which no sentence is a charter's. */
#ifndef CHARTE_FRONT_FILE_KIND_H
#define CHARTE_FRONT_FILE_KIND_H

#include "compiler/front/build.h"

enum file_kind {
    FILE_MAY_BE_CHARTER,
    FILE_WORD,
    FILE_OFFICE,
    FILE_OPENDOCUMENT,
    FILE_RTF,
    FILE_PDF,
    FILE_HTML,
    FILE_XML,
    FILE_JSON,
    FILE_ARCHIVE,
    FILE_PICTURE,
    FILE_TABLE,
    FILE_BINARY,
    FILE_TERMS,
    FILE_EMPTY,
    FILE_PROSE,
};

/* By the first bytes; FILE_MAY_BE_CHARTER where they say nothing of it. */
enum file_kind file_kind_of(struct str bytes);

/* Of a text that is valid UTF-8 and no charter. */
enum file_kind file_kind_of_text(struct str text);

/* Of bytes that are no UTF-8: FILE_BINARY, or FILE_MAY_BE_CHARTER in another encoding. */
enum file_kind file_kind_of_bytes(struct str bytes);

/* Says of a source that it is no charter, what it is instead, and what to do. */
void file_kind_refuse(struct build *b, enum file_kind kind);

#endif

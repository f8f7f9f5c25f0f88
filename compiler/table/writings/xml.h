/* SPDX-License-Identifier: Apache-2.0 */
/* The XML writing of a table, charte.table/1: the same content as the JSON (json.h), for the tools
 * that lawyers and publishers read XML with. runtime/table.rng says what it may hold. */
#ifndef CHARTE_TABLE_XML_H
#define CHARTE_TABLE_XML_H

#include "compiler/table/table.h"

#define XML_NAMESPACE "urn:charte:table:1"

/* The table as XML, in the arena, a line end last. table_binary, or table_read, has set the digest.
 */
struct str table_xml(struct arena *arena, const struct table *table);

#endif

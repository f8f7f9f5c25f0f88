/* SPDX-License-Identifier: Apache-2.0 */
/* A condition in the XML writing, as a tree. */
#ifndef CHARTE_TABLE_XML_CONDITION_H
#define CHARTE_TABLE_XML_CONDITION_H

#include "compiler/table/writings/xml_text.h"

/* An element that holds the condition; none where node is TABLE_NONE. */
void xml_condition(struct xml *xml, const struct table *table, const char *name, uint32_t node);

#endif

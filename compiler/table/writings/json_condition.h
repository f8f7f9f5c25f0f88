/* SPDX-License-Identifier: Apache-2.0 */
/* A condition in the JSON writing, as a tree. */
#ifndef CHARTE_TABLE_JSON_CONDITION_H
#define CHARTE_TABLE_JSON_CONDITION_H

#include "compiler/table/writings/json_text.h"

/* A key and the condition, null where node is TABLE_NONE. */
void json_condition(struct json *json, const struct table *table, const char *name, uint32_t node);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict says is worth asking its author. */
#include "runtime/decide/plan.h"
#include "runtime/tell/telling.h"

static void write_rules(struct telling *told, const struct plan_item *item) {
    const struct plan *plan = &told->scratch->plan;
    bool first = true;
    telling_key(told, ",\"rules\":[");
    for (uint32_t i = item->first_pair; i != TABLE_NONE; i = plan->pairs[i].next) {
        telling_comma(told, &first);
        telling_string(told, table_string(told->table, told->table->RULES[plan->pairs[i].rule].id));
    }
    telling_key(told, "]");
}

static void write_levels(struct telling *told, unsigned levels) {
    bool first = true;
    telling_key(told, ",\"levels\":[");
    for (int level = LEVEL_COUNT; level-- > 0;) {
        if (!(levels >> level & 1)) continue;
        telling_comma(told, &first);
        telling_key(told, "\"");
        writer_text(told->writer, charte_level_name(level));
        telling_key(told, "\"");
    }
    telling_key(told, "]");
}

static void write_item(struct telling *told, const struct plan_item *item) {
    if (plan_is_field(told->table, item)) {
        telling_key(told, "{\"field\":\"");
        writer_text(told->writer, field_name(plan_field(told->table, item)));
        telling_key(told, "\"");
    } else {
        telling_key(told, "{\"fact\":");
        telling_string(told, table_string(told->table, told->table->FACTS[item->id].id));
    }
    telling_key(told, item->raiser == TABLE_NONE ? ",\"raised\":false" : ",\"raised\":true");
    if (!item->alone) telling_key(told, ",\"alone\":false");
    write_rules(told, item);
    write_levels(told, item->levels);
    telling_key(told, "}");
}

void telling_write_next(struct telling *told) {
    const struct plan *plan = &told->scratch->plan;
    bool first = true;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (plan->items[i].left_out) continue;
        telling_comma(told, &first);
        write_item(told, &plan->items[i]);
    }
}

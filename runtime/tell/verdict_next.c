/* What a verdict says is worth asking its author. */
#include "runtime/decide/plan.h"
#include "runtime/tell/told.h"

static void write_rules(struct told *told, const struct plan_item *item) {
    const struct plan *plan = &told->scratch->plan;
    bool first = true;
    told_key(told, ",\"rules\":[");
    for (uint32_t i = item->first_pair; i != TABLE_NONE; i = plan->pairs[i].next) {
        told_comma(told, &first);
        told_string(told, table_string(told->table, told->table->RULES[plan->pairs[i].rule].id));
    }
    told_key(told, "]");
}

static void write_levels(struct told *told, unsigned levels) {
    bool first = true;
    told_key(told, ",\"levels\":[");
    for (int level = LEVEL_COUNT; level-- > 0;) {
        if (!(levels >> level & 1)) continue;
        told_comma(told, &first);
        told_key(told, "\"");
        writer_text(told->writer, charte_level_name(level));
        told_key(told, "\"");
    }
    told_key(told, "]");
}

static void write_item(struct told *told, const struct plan_item *item) {
    if (plan_is_field(told->table, item)) {
        told_key(told, "{\"field\":\"");
        writer_text(told->writer, field_name(plan_field(told->table, item)));
        told_key(told, "\"");
    } else {
        told_key(told, "{\"fact\":");
        told_string(told, table_string(told->table, told->table->FACTS[item->id].id));
    }
    told_key(told, item->raiser == TABLE_NONE ? ",\"raised\":false" : ",\"raised\":true");
    if (!item->alone) told_key(told, ",\"alone\":false");
    write_rules(told, item);
    write_levels(told, item->levels);
    told_key(told, "}");
}

void told_write_next(struct told *told) {
    const struct plan *plan = &told->scratch->plan;
    bool first = true;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (plan->items[i].left_out) continue;
        told_comma(told, &first);
        write_item(told, &plan->items[i]);
    }
}

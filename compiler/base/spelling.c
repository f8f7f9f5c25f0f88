/* SPDX-License-Identifier: Apache-2.0 */
#include "compiler/base/spelling.h"

bool spell(struct arena *arena, enum fold_spelling spelling, struct str s, struct str *spelt,
           size_t *where) {
    if (s.size > FOLD_LIMIT) return false;
    struct fold_view view = fold_view_in(arena_alloc(arena, fold_room(s.size)), s.size);
    if (fold_text(&view, spelling, s.bytes, s.size, where) != FOLD_OK) return false;
    *spelt = (struct str){view.bytes, view.size};
    arena_shrink(arena, view.bytes, view.size + 1);
    return true;
}

struct str spelling_key(struct arena *arena, struct str s) {
    struct str view = s;
    spell(arena, FOLD_VIEW, s, &view, NULL);
    char *made = arena_alloc(arena, view.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < view.size; i++) {
        char c = view.bytes[i];
        bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (space && (size == 0 || made[size - 1] == ' ')) continue;
        made[size++] = space ? ' ' : c;
    }
    while (size > 0 && made[size - 1] == ' ') size--;
    return (struct str){made, size};
}

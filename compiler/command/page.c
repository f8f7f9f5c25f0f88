#include "compiler/command/page.h"
#include "compiler/document/document.h"

int page_make(struct compilation *c, struct str *page) {
    struct document_wishes wishes = {.check = !option_given(c->options, OPTION_without_check)};
    if (wishes.check && !document_can_check()) {
        complain(c->options->language, MESSAGE_no_module);
        return EXIT_USAGE;
    }
    *page = document_html(c->arena, c->table, wishes);
    if (str_present(*page)) return EXIT_CLEAN;
    complain(c->options->language, MESSAGE_memory);
    return EXIT_INTERNAL;
}

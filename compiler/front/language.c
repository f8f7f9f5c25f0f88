#include "compiler/front/language.h"

static const char *const codes[] = {
#define LANGUAGE(code, CODE, own_name) #code,
#include "runtime/language.def"
#undef LANGUAGE
};

const char *language_code(enum language language) {
    return codes[language];
}

enum language language_of_code(struct str code) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        size_t size = strlen(codes[language]);
        bool ends = code.size == size || (code.size > size && strchr("-_.@", code.bytes[size]));
        if (code.size >= size && memcmp(code.bytes, codes[language], size) == 0 && ends)
            return (enum language)language;
    }
    return LANGUAGE_NONE;
}

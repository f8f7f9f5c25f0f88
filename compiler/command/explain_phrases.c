/* What a record says of a post, as the dialect says it: "le message est une réponse". */
#include "compiler/command/explain.h"
#include "compiler/front/dialect.h"

static const struct {
    const char *field, *value,
        *token; /* token: of the dialect's phrase; NULL: no more than a post */
} phrases[] = {
    {"kind", "post", NULL},
    {"kind", "reply", "kind_reply"},
    {"kind", "share", "kind_share"},
    {"kind", "quote", "kind_quote"},
    {"kind", "edit", "kind_edit"},
    {"kind", "reaction", "kind_reaction"},
    {"account", "personal", "account_personal"},
    {"account", "official", "account_official"},
    {"audience", "public", "audience_public"},
    {"audience", "restricted", "audience_restricted"},
    {"audience", "internal", "audience_internal"},
    {"audience", "private", "audience_private"},
    {"author.bot", "false", "author_bot.not"},
    {"author.bot", "true", "author_bot"},
    {"location", "false", "has_place.not"},
    {"location", "true", "has_place"},
    {"sponsored", "false", "sponsored.not"},
    {"sponsored", "true", "sponsored"},
    {"links", "", "has_link"},
    {"media", "photo", "has_photo"},
    {"media", "video", "has_video"},
    {"media", "audio", "has_audio"},
    {"media", "document", "has_document"},
    {"media", "undescribed", "image_undescribed"},
};
enum { PHRASES = sizeof phrases / sizeof *phrases };

struct str explain_phrase(const struct explanation *explanation, struct str field,
                          struct str value) {
    for (size_t i = 0; i < PHRASES; i++) {
        if (!str_equal(field, str_of(phrases[i].field)) ||
            !str_equal(value, str_of(phrases[i].value)))
            continue;
        return phrases[i].token ? dialect_phrase(explanation->language, phrases[i].token)
                                : str_of(message_text(MESSAGE_value_post, explanation->language));
    }
    return STR("");
}

const char *explain_closed_value(struct str field, uint32_t number) {
    for (size_t i = 0; i < PHRASES; i++)
        if (str_equal(field, str_of(phrases[i].field)) && number-- == 0) return phrases[i].value;
    return NULL;
}

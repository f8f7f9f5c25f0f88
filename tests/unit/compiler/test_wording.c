/* SPDX-License-Identifier: Apache-2.0 */
/* Words that are a phrase misspelt, and words that say something else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compiler/front/wording.h"

static void at_end(void) {
    fail_msg("no memory");
}

/* The words of a text, a blank between; as many as there is room for. */
static size_t split(const char *text, struct str *words, size_t room) {
    size_t count = 0;
    while (*text && count < room) {
        size_t size = strcspn(text, " ");
        words[count++] = (struct str){text, size};
        text += size + (text[size] ? 1 : 0);
    }
    return count;
}

static void changes(enum language language, const char *written, const char *phrase,
                    uint32_t expected, size_t expected_taken) {
    struct arena *arena = arena_new(at_end);
    struct wording wording = wording_of(arena, language);
    struct str words[32];
    size_t count = split(written, words, 32), taken;
    uint32_t found = wording_changes(&wording, words, count, phrase, &taken);
    if (found != expected || (expected != WORDING_OTHER && taken != expected_taken))
        fail_msg("«%s» and «%s»: %u changes, %zu words", written, phrase, found, taken);
    arena_free(arena);
}

static void says_else(enum language language, const char *written, const char *phrase) {
    changes(language, written, phrase, WORDING_OTHER, 0);
}

static void a_letter_or_two_of_a_word_are_misspelt(void **state) {
    (void)state;
    changes(LANGUAGE_EN, "it is forbidden to", "it is forbidden to", 0, 4);
    changes(LANGUAGE_EN, "it is forbiden to", "it is forbidden to", 1, 4);
    changes(LANGUAGE_EN, "it is frobiden to", "it is forbidden to", 2, 4);
    says_else(LANGUAGE_EN, "it is frobden to", "it is forbidden to");
    changes(LANGUAGE_EN, "the txt menions clients", "the text mentions", 2, 3);
    says_else(LANGUAGE_EN, "the txxtt mentions", "the text mentions");
    changes(LANGUAGE_DE, "der text erwahntt", "der text erwahnt", 1, 3);
    changes(LANGUAGE_FR, "il est intedit d'", "il est interdit d'", 1, 4);
    changes(LANGUAGE_IT, "e vietatto", "e vietato", 1, 2);
    says_else(LANGUAGE_EN, "", "it is forbidden to");
    says_else(LANGUAGE_EN, "it is", "it is forbidden to");
}

static void forms_of_a_word_are_one(void **state) {
    (void)state;
    changes(LANGUAGE_EN, "the text mention", "the text mentions", 1, 3);
    changes(LANGUAGE_EN, "the text mentions", "the text mention", 1, 3);
    says_else(LANGUAGE_EN, "the list mentions", "the text mentions");
    says_else(LANGUAGE_EN, "the text exceeds", "the text mentions");
}

static void light_words_come_and_go(void **state) {
    (void)state;
    changes(LANGUAGE_EN, "it is forbidden", "it is forbidden to", 1, 3);
    changes(LANGUAGE_EN, "it is forbiden", "it is forbidden to", 2, 3);
    changes(LANGUAGE_EN, "text the mentions", "the text mentions", WORDING_OTHER, 0);
    changes(LANGUAGE_EN, "a text mentions", "the text mentions", 1, 3);
    changes(LANGUAGE_EN, "the text the mentions", "the text mentions", 1, 4);
    changes(LANGUAGE_FR, "le mot diese", "les mot diese", 1, 3);
    says_else(LANGUAGE_EN, "to text mentions", "the text mentions");
    /* Nothing but light words and grave ones tells no other phrase. */
    says_else(LANGUAGE_FR, "au moins", "a moins de");
    says_else(LANGUAGE_EN, "of", "off");
}

static void what_turns_the_sense_stays(void **state) {
    (void)state;
    says_else(LANGUAGE_EN, "it is recommended not to", "it is not recommended to");
    says_else(LANGUAGE_EN, "it is not recommended to", "it is recommended to");
    says_else(LANGUAGE_EN, "it is now advisable to", "it is not advisable to");
    says_else(LANGUAGE_EN, "it is nto advisable to", "it is not advisable to");
    says_else(LANGUAGE_EN, "it is not recommended to", "it is not advisable to");
    says_else(LANGUAGE_DE, "der text ist kurzer als", "der text ist langer als");
    says_else(LANGUAGE_FR, "a moins que", "a moins de");
    says_else(LANGUAGE_IT, "a meno che", "a meno di");
    says_else(LANGUAGE_EN, "the text mentions", "the text does not mention");
    says_else(LANGUAGE_EN, "an inofficial account", "an official account");
    says_else(LANGUAGE_EN, "an unofficial account", "an official account");
}

static void one_sense(enum language language, const char *a, const char *b, bool expected) {
    struct arena *arena = arena_new(at_end);
    struct wording wording = wording_of(arena, language);
    if (wording_is_one_sense(arena, &wording, str_of(a), str_of(b)) != expected ||
        wording_is_one_sense(arena, &wording, str_of(b), str_of(a)) != expected)
        fail_msg("«%s» and «%s»", a, b);
    arena_free(arena);
}

static void texts_have_the_same_words_that_turn_them(void **state) {
    (void)state;
    one_sense(LANGUAGE_FR, "parler d'un patient", "parlr d'un patent", true);
    one_sense(LANGUAGE_FR, "ne pas parler d'un patient", "parler d'un patient", false);
    one_sense(LANGUAGE_FR, "n'avoir rien dit", "avoir rien dit", false);
    one_sense(LANGUAGE_EN, "the client has not agreed", "the client has agreed", false);
    one_sense(LANGUAGE_EN, "The CLIENT has NOT agreed", "the client has not agred", true);
    one_sense(LANGUAGE_EN, "more than 3 photos", "more than 30 photos", false);
    one_sense(LANGUAGE_EN, "more than 3 photos", "fewer than 3 photos", false);
    one_sense(LANGUAGE_EN, "name two clients", "name a client", false);
    one_sense(LANGUAGE_EN, "unpublished figures", "published figures", false);
    one_sense(LANGUAGE_EN, "an employee posts", "an employer posts", false);
    one_sense(LANGUAGE_DE, "der Kunde ist kürzer dabei", "der Kunde ist länger dabei", false);
    one_sense(LANGUAGE_DE, "ohne Einwilligung", "mit Einwilligung", false);
    one_sense(LANGUAGE_IT, "senza il consenso", "con il consenso", false);
    one_sense(LANGUAGE_DE, "Preise oder Offerten", "Preise der Offerten", true);
    one_sense(LANGUAGE_DE, "Preise oder Offerten", "Preise und Offerten", false);
    one_sense(LANGUAGE_DE, "Preise oder Offerten", "Preise Offerten", false);
    one_sense(LANGUAGE_IT, "l'auto,e parla", "l'autore parla", true);
    one_sense(LANGUAGE_IT, "l'autore e parla", "l'autore parla", false);
    one_sense(LANGUAGE_IT, "", "", true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_or_two_of_a_word_are_misspelt),
        cmocka_unit_test(forms_of_a_word_are_one),
        cmocka_unit_test(light_words_come_and_go),
        cmocka_unit_test(what_turns_the_sense_stays),
        cmocka_unit_test(texts_have_the_same_words_that_turn_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

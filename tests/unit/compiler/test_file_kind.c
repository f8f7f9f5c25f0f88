/* SPDX-License-Identifier: Apache-2.0 */
/* What a file is told to be that is no charter, or is written in another encoding. */
#include "compiler/base/encoding.h"
#include "compiler/front/parse.h"
#include "tests/unit/code_names.h"
#include "tests/unit/made_arena.h"

struct file {
    const char *bytes;
    size_t size;
    const char *said; /* in English, the first line; or what it does not say */
};

#define FILE_OF(bytes, said)                                                                       \
    { bytes, sizeof(bytes) - 1, said }

static const char *said_of(struct str bytes, struct diagnostics *log) {
    *log = diagnostics_in(arena);
    parse_charter(arena, source_of(arena, STR("a.charte"), bytes), log);
    if (log->count != 1) return "";
    struct str text = diagnostic_message(arena, &log->items[0], LANGUAGE_EN);
    const char *end = memchr(text.bytes, '\n', text.size);
    if (end) text.size = (size_t)(end - text.bytes);
    return arena_copy(arena, text).bytes;
}

#define TOLD(files, before, behind)                                                                \
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {                                    \
        struct diagnostics log;                                                                    \
        const char *said = said_of((struct str){files[i].bytes, files[i].size}, &log);             \
        assert_string_equal(said,                                                                  \
                            arena_format(arena, before "%s" behind "%c", files[i].said, 0).bytes); \
    }

static void what_is_no_charter_is_named(void **state) {
    (void)state;
    static const struct file files[] = {
        FILE_OF("PK\3\4\24\0[Content_Types].xml\xFF\0word/document.xml", "a Word document"),
        FILE_OF("PK\3\4\24\0xl/workbook.xml", "an Office document (.doc, .xlsx, .pptx)"),
        FILE_OF("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "an Office document (.doc, .xlsx, .pptx)"),
        FILE_OF("PK\3\4\24\0mimetypeapplication/vnd.oasis.opendocument.textPK",
                "a LibreOffice document (.odt)"),
        FILE_OF("PK\3\4\24\0fr.charte", "a compressed archive"),
        FILE_OF("\x1F\x8B\x08\0\0", "a compressed archive"),
        FILE_OF("{\\rtf1\\ansi Langue : fran\\'e7ais.}", "an RTF document"),
        FILE_OF("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "a PDF document"),
        FILE_OF("<!DOCTYPE html>\n<html><body>Language: English.</body></html>", "an HTML page"),
        FILE_OF("\xEF\xBB\xBF \n<HTML lang=fr>", "an HTML page"),
        FILE_OF("<?xml version=\"1.0\"?>\n<html>", "an HTML page"),
        FILE_OF("<?xml version=\"1.0\"?>\n<table/>", "an XML document"),
        FILE_OF("{\"text\":\"a. b.\"}\n{\"text\":\"c.\"}\n", "a JSON file"),
        FILE_OF("[\n {\"text\": 1}]", "a JSON file"),
        FILE_OF("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "a picture"),
        FILE_OF("\xFF\xD8\xFF\xE0\0\20JFIF", "a picture"),
        FILE_OF("\x8E"
                "CTAB\r\n\x1A\1\0",
                "a compiled table (.ctab)"),
        FILE_OF("\x7F"
                "ELF\2\1\1\0\0\xFF",
                "a row of bytes that is no text"),
        FILE_OF("\1\2\3\4\xFF\5abc", "a row of bytes that is no text"),
        FILE_OF("abcdefgh\1ij\xFF", "a row of bytes that is no text"),
        FILE_OF("a\0b\0\0c", "a row of bytes that is no text"),
    };
    TOLD(files, "This file is not a charter but ", ".");
}

static void texts_that_are_no_charter_are_named(void **state) {
    (void)state;
    static const struct file files[] = {
        FILE_OF("", "an empty file"),
        FILE_OF("\xEF\xBB\xBF", "an empty file"),
        FILE_OF(" \n\t\r\n", "an empty file"),
        FILE_OF("# a comment. Language: English.\n", "an empty file"),
        FILE_OF("# clients\nAcme\nBelmont SA\nDupont\n", "a list of terms, one a line"),
        FILE_OF("Acme S.A.\nBelmont\nDupont\nMartin\n", "a list of terms, one a line"),
        FILE_OF("exact: AI\n", "a list of terms, one a line"),
        FILE_OF("Acme, Inc.\nsalt: 00\n", "a list of terms, one a line"),
#define PROSE "a free text, without the set sentences of a charter"
        FILE_OF("Our policy\n\nBe kind. Name no client. Ask first.\n", PROSE),
        FILE_OF("Notre charte\n\nIl est interdit de nommer un client. Article 5 : demander.\n",
                PROSE),
        FILE_OF("Unsere Regeln. Es ist verboten, Kunden zu nennen. Artikel 2 gilt.", PROSE),
        FILE_OF("Le nostre regole. È vietato nominare i clienti. Articolo 3.", PROSE),
        FILE_OF("A title\n\nOne sentence.\nAnother title\nAnother sentence.\n", PROSE),
        FILE_OF("English is spoken here. Language matters.", PROSE),
        FILE_OF("Language is a tool. French, too. It is used. Often.", PROSE),
        FILE_OF("One. Two. Contact: “a”. Four. Five.", PROSE),
        FILE_OF("Soft\xC2\xAD"
                "hyphens. And \xE2\x80\x8B more.",
                PROSE),
    };
    TOLD(files, "This file is not a charter but ", ".");
}

static void wide_encodings_are_named(void **state) {
    (void)state;
    static const struct file files[] = {
        FILE_OF("\xFF\xFEL\0a\0n\0", "UTF-16"),
        FILE_OF("\xFE\xFF\0L\0a\0n", "UTF-16"),
        FILE_OF("L\0a\0n\0g\0u\0e\0 \0:\0\n\0", "UTF-16"),
        FILE_OF("\0L\0a\0n\0g\0u\0e\0 \0:\0\n", "UTF-16"),
        FILE_OF("\xFF\xFE\0\0L\0\0\0", "UTF-32"),
        FILE_OF("\0\0\xFE\xFF\0\0\0L", "UTF-32"),
        FILE_OF("L\0\0\0a\0\0\0n\0\0\0", "UTF-32"),
        FILE_OF("\0\0\0L\0\0\0a\0\0\0n", "UTF-32"),
        FILE_OF("\xFF\xFE", "UTF-16"),
    };
    TOLD(files, "This file is written in ", ", not in UTF-8; nothing of it was read.");
}

static void an_older_encoding_is_guessed(void **state) {
    (void)state;
    static const struct file files[] = {
        FILE_OF("Langue : fran\xE7"
                "ais.\nCharte \xAB T \xBB.\n",
                "Latin-1 (Windows-1252)"),
        FILE_OF("Charter \x93T\x94 of \x93O\x94.\n", "Windows-1252"),
        FILE_OF("Contact: \"a\x92"
                "b\".\n",
                "Windows-1252"),
        FILE_OF("Contact: “a\xE9”, “b”, “c”.\n", NULL),
        FILE_OF("Contact: \"a\xE2\x80\x9C\xE9 \" \n", NULL),
        FILE_OF("\xE9 \xE8 \xE2\x80\x9C \xE0 \xE9 \n", "Latin-1 (Windows-1252)"),
        FILE_OF("Langue : fran\x8D"
                "ais. Charte \xC7 T \xC8.\n",
                NULL),
        FILE_OF("Contact: \"caf\xC3", NULL),
        FILE_OF("Contact: \"a\xF0\x9F\x98", NULL),
        FILE_OF("plain", NULL),
        FILE_OF("", NULL),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *found = encoding_narrow((struct str){files[i].bytes, files[i].size});
        if (files[i].said)
            assert_string_equal(found, files[i].said);
        else
            assert_null(found);
    }
}

/* What is a charter, whatever else is wrong with it, is read as one. */
static void a_charter_is_no_other_file(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Language: English. One. Two. Three. Four.",
        "Langue : français.",
        "Charter “T” of “O”.",
        "Contact: “a”. It is forbidden.",
        "Language: English.\n[a] {b}.",
        "[a]\nLanguage: English.\nContact: “a”.",
        "<b>\nContact: “a”.",
        "Language: English.\nContact: “a\x01\x02\x03”.",
        "Language: English.\nContact: “a\x01”, and a byte that is none: \xE9.",
        "\xEF\xBB\xBFLanguage: English.\r\nContact: “a”.\r\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct diagnostics log;
        said_of(str_of(texts[i]), &log);
        for (size_t k = 0; k < log.count; k++)
            assert_true(log.items[k].code != DIAGNOSTIC_not_a_charter &&
                        log.items[k].code != DIAGNOSTIC_other_encoding);
    }
}

static const char *printed(struct str bytes, enum language asked, enum language asker) {
    struct diagnostics log;
    said_of(bytes, &log);
    log.asker = asker;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    diagnostics_print(&log, stream, asked, false);
    fclose(stream);
    const char *kept = arena_copy(arena, str_of(text)).bytes;
    free(text);
    return kept;
}

static void who_asks_is_answered(void **state) {
    (void)state;
    static const char latin[] = "Langue : fran\xE7"
                                "ais.\nR\xF4le r.\n";
    const struct str wide = STR("\xFF\xFEL"), terms = STR("Acme\nBelmont\nDupont\n");
    assert_string_equal(printed(wide, LANGUAGE_NONE, LANGUAGE_DE),
                        "a.charte:1:1: Fehler E-other-encoding: Diese Datei ist in UTF-16 "
                        "geschrieben, nicht in UTF-8; nichts davon wurde gelesen.\n"
                        "      = Speichern Sie sie mit der Kodierung «UTF-8».\n");
    assert_ptr_equal(strstr(printed(wide, LANGUAGE_IT, LANGUAGE_DE), "Fehler"), NULL);
    assert_non_null(strstr(printed(wide, LANGUAGE_NONE, LANGUAGE_NONE), "This file"));
    assert_non_null(strstr(printed(STR(latin), LANGUAGE_NONE, LANGUAGE_EN), "This file"));
    assert_non_null(strstr(printed(STR(latin), LANGUAGE_NONE, LANGUAGE_NONE), "Ce fichier"));
    assert_non_null(strstr(printed(STR(latin), LANGUAGE_DE, LANGUAGE_EN), "Diese Datei"));
    assert_non_null(strstr(printed(STR("Kontakt: «a». A."), LANGUAGE_NONE, LANGUAGE_EN), "Fehler"));
    assert_null(strstr(printed(terms, LANGUAGE_NONE, LANGUAGE_FR), "Acme"));
    assert_non_null(strstr(printed(terms, LANGUAGE_NONE, LANGUAGE_FR), "Ce fichier"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, free_arena)
        TEST(what_is_no_charter_is_named), TEST(texts_that_are_no_charter_are_named),
        TEST(wide_encodings_are_named),    TEST(an_older_encoding_is_guessed),
        TEST(a_charter_is_no_other_file),  TEST(who_asks_is_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

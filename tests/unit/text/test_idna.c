/* SPDX-License-Identifier: Apache-2.0 */
/* The labels of hosts, read: the samples of RFC 3492, section 7.1, as far as they are their own
 * view; then what stays as it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/text/characters.h"
#include "runtime/text/idna.h"
#include "runtime/text/utf8.h"

static void reads(const char *host, const char *expected) {
    struct fold_view label = fold_view_in(malloc(fold_room(IDNA_VIEW)), IDNA_VIEW);
    char *room = malloc(IDNA_GROWTH * strlen(host) + 1);
    size_t size = idna_read(host, strlen(host), room, &label);
    assert_in_range(size, 0, IDNA_GROWTH * strlen(host));
    room[size] = '\0';
    assert_string_equal(room, expected);
    free(room);
    free(label.bytes);
}

static void stays(const char *host) {
    reads(host, host);
}

static void samples_are_read(void **state) {
    (void)state;
    reads("xn--egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟");
    reads("xn--ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文");
    reads("xn--ihqwctvzc91f659drss3x8bo0yb", "他們爲什麽不說中文");
    reads("xn--4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית");
    reads("xn--i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", "यहलोगहिन्दीक्योंनहींबोलसकतेहैं");
    reads("xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa", "なぜみんな日本語を話してくれないのか");
    reads("xn--989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
          "xn--989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c");
    reads("xn--b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски");
    reads("xn--porqunopuedensimplementehablarenespaol-fmd56a",
          "porquénopuedensimplementehablarenespañol");
    reads("xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g", "tạisaohọkhôngthểchỉnóitiếngviệt");
    reads("xn--3b-ww4c5e180e575a65lsy2b", "3年b組金八先生");
    reads("xn---with-super-monkeys-pc58ag80a8qai00g7n9n", "安室奈美恵-with-super-monkeys");
    reads("xn--hello-another-way--fc4qua05auwb3674vfr0b", "hello-another-way-それぞれの場所");
    reads("xn--2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2");
    reads("xn--majikoi5-783gue6qz075azm5e", "majiでkoiする5秒前");
    reads("xn--de-jg4avhby1noc0d", "パフィーdeルンバ");
    reads("xn--d9juau41awczczp", "そのスピードで");
}

static void domains_are_read(void **state) {
    (void)state;
    reads("xn--zrich-kva.example", "zürich.example");
    reads("https://xn--zrich-kva.example:81/xn--zrich-kva?a#b",
          "https://zürich.example:81/xn--zrich-kva?a#b");
    reads("www.xn--zrich-kva.xn--kgbechtv/", "www.zürich.إختبار/");
    reads("https://xn--zrich-kva@xn--bcher-kva.example.", "https://xn--zrich-kva@bücher.example.");
    reads("a@xn--bcher-kva.example", "a@bücher.example");
    reads("xn--nxasmq6b.example", "βόλοσ.example");
    reads("a.b.example", "a.b.example");
    reads("", "");
    reads("zürich.example", "zürich.example");
    reads("..xn--zrich-kva..", "..zürich..");
}

static void what_cannot_be_read_stays(void **state) {
    (void)state;
    stays("xn--");
    stays("xn--.example");
    stays("xn--abc-");     /* none but ASCII letters */
    stays("xn--zz");       /* ends in the middle of a number */
    stays("xn---a");       /* nothing before the sign */
    stays("xn--99999999"); /* beyond what there is */
    stays("xn--a_b");
    stays("xn--zürich-kva"); /* not ASCII */
    stays("axn--zrich-kva");
    stays("xn--fa-hia");   /* «faß», whose view is «fass» */
    stays("xn--zca");      /* ß */
    stays("xn--3ba");      /* À, a capital */
    stays("xn--nxasmm1c"); /* a final sigma */
    stays("xn--a(b-kva");
    stays("xn--a-ecp");
    stays("xn--0000h"); /* a surrogate, or beyond */
    stays(
        "xn--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

/* Label by label from the end. */
static bool is_below(const char *host, const char *domain) {
    struct fold_view label = fold_view_in(malloc(fold_room(IDNA_VIEW)), IDNA_VIEW);
    size_t end = strlen(host), wanted = strlen(domain);
    char room[IDNA_VIEW];
    bool below = true;
    while (below) {
        size_t at = idna_last_label(host, end), from = idna_last_label(domain, wanted);
        size_t size = end - at;
        const char *read = idna_label(host + at, &size, room, &label);
        below = size == wanted - from && memcmp(read, domain + from, size) == 0;
        if (from == 0) break;
        below &= at > 0;
        end = at - 1;
        wanted = from - 1;
    }
    free(label.bytes);
    return below;
}

static void hosts_are_below_domains(void **state) {
    (void)state;
    assert_true(is_below("acme.example", "acme.example"));
    assert_true(is_below("a.b.acme.example", "acme.example"));
    assert_true(is_below("mail.xn--zrich-kva.example", "zürich.example"));
    assert_true(is_below("zürich.example", "zürich.example"));
    assert_false(is_below("zurich.example", "zürich.example"));
    assert_false(is_below("evil-acme.example", "acme.example"));
    assert_false(is_below("example", "acme.example"));
    assert_false(is_below("acme.example.evil", "acme.example"));
    char host[512] = "";
    for (int i = 0; i < 500; i++) host[i] = 'a';
    assert_true(is_below(host, host));
    assert_false(is_below(host, host + 1));
}

/* A label is read where it is ASCII letters, digits and hyphens. What a text's characters grow to
 * by their view and by being read stays within what any view may grow to: who gives room for a
 * view gives room for its links read. */
static void labels_grow_no_more_than_views(void **state) {
    (void)state;
    char bytes[4];
    struct fold_view view = fold_view_in(malloc(fold_room(sizeof bytes)), sizeof bytes);
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        size_t size = utf8_encode(c, bytes), grown = 0;
        assert_int_equal(fold_text(&view, FOLD_VIEW, bytes, size, NULL), FOLD_OK);
        bool ascii = true;
        for (size_t i = 0; i < view.size; i++) {
            char byte = view.bytes[i];
            ascii &= (unsigned char)byte < 0x80;
            bool plain =
                byte == '-' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
            grown += plain ? IDNA_GROWTH : 1;
        }
        if (ascii) assert_in_range(grown, 0, FOLD_GROWTH * size);
    }
    free(view.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_read),
        cmocka_unit_test(domains_are_read),
        cmocka_unit_test(what_cannot_be_read_stays),
        cmocka_unit_test(hosts_are_below_domains),
        cmocka_unit_test(labels_grow_no_more_than_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

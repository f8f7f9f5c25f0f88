/* SPDX-License-Identifier: Apache-2.0 */
/* Every limit of the language, the table and the runtime: its name and its reason. Both ends use
 * the same, so that what the compiler accepts the runtime accepts. Builds may shrink them to find
 * bugs at the edges. */
#ifndef CHARTE_LIMITS_H
#define CHARTE_LIMITS_H

/* A source file or list file, bytes: spans are 32-bit, and nobody writes a longer charter. */
#ifndef LIMIT_SOURCE_BYTES
#define LIMIT_SOURCE_BYTES (64u << 20)
#endif

/* Mistakes told of one compilation: nobody mends more at once, and each is looked at for what was
 * meant. */
#ifndef LIMIT_DIAGNOSTICS
#define LIMIT_DIAGNOSTICS 1000u
#endif

/* A table, bytes: offsets are 32-bit. */
#ifndef LIMIT_TABLE_BYTES
#define LIMIT_TABLE_BYTES (1u << 30)
#endif

/* Records of one kind in a table: indexes are 32-bit with room for arithmetic. */
#ifndef LIMIT_RECORDS
#define LIMIT_RECORDS (16u << 20)
#endif

/* Nesting of conditions: lists in a charter nest two deep; a bound keeps recursion off the stack's
 * end. */
#ifndef LIMIT_CONDITION_DEPTH
#define LIMIT_CONDITION_DEPTH 32u
#endif

/* A name of the charter's own (of a fact, a list, a role …) or an article's number, bytes: a
 * verdict says them again and again. */
#ifndef LIMIT_NAME_BYTES
#define LIMIT_NAME_BYTES 128u
#endif

/* Words of one phrase, and bytes of one term: the time per word of text is bounded by them. */
#ifndef LIMIT_TERM_WORDS
#define LIMIT_TERM_WORDS 64u
#endif
#ifndef LIMIT_TERM_BYTES
#define LIMIT_TERM_BYTES 1024u
#endif

/* Bytes of a word beside a star: each place of a text may begin one of each length. The longest
 * word of a language has some eighty. */
#ifndef LIMIT_AFFIX_BYTES
#define LIMIT_AFFIX_BYTES 128u
#endif

/* Taken places that follow each other in a table of words: looking for a word may go over all of
 * them. Half of the places are free, so that of a million words chance puts fewer than 90 in a row.
 */
#ifndef LIMIT_ROW
#define LIMIT_ROW 128u
#endif

/* Words of terms that one spelling stands for: each is tried where it is read. Words that differ in
 * their accents alone have a spelling in common, a handful at most. */
#ifndef LIMIT_READINGS
#define LIMIT_READINGS 256u
#endif

/* Characters of one pattern: each place of a text may begin one. */
#ifndef LIMIT_PATTERN
#define LIMIT_PATTERN 64u
#endif

/* Lists that conditions have worked out for a post, with the lists that they take in or except, all
 * the way down: of lists without exceptions that are asked for, none. Charters have some hundreds.
 */
#ifndef LIMIT_CLOSING
#define LIMIT_CLOSING (1u << 20)
#endif

/* Text of one field of a post, bytes: the default size of a scratch. */
#ifndef LIMIT_TEXT_BYTES
#define LIMIT_TEXT_BYTES (1u << 20)
#endif

/* Places listed for one fact of a verdict: a record stays one that a person can read. */
#ifndef LIMIT_SPANS
#define LIMIT_SPANS 256
#endif

/* Occurrences, accounts, hashtags, links, labels, roles and lists gone over, while a verdict is
 * written, for the places of its evidence. Most posts have a few; where that many are gone over,
 * what comes after them is listed no more. */
#ifndef LIMIT_EVIDENCE
#define LIMIT_EVIDENCE (1u << 18)
#endif

/* Places listed in one verdict, and names of rules that keep others waiting: of more the first. */
#ifndef LIMIT_PLACES
#define LIMIT_PLACES 4096u
#endif
#ifndef LIMIT_OVERRIDERS
#define LIMIT_OVERRIDERS 4096u
#endif

/* Facts and rules entered from rule after rule while it is planned what to ask; and decided to see
 * what answers would do. Beyond, what was entered is not entered from each rule anew, and more is
 * asked than need be. */
#ifndef LIMIT_ENTERED
#define LIMIT_ENTERED (1u << 18)
#endif
#ifndef LIMIT_SUPPOSING
#define LIMIT_SUPPOSING (1u << 20)
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* The language of charters: one grammar for every dialect. An action builds one node. */
%require "3.8"
%define api.pure full
%define api.token.prefix {TOKEN_}
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%expect 0

%code requires {
#include "compiler/front/build.h"
#include "compiler/front/phrases.h"
}

%param {struct phrases *phrases}
%parse-param {struct build *b}

/* The skeleton counts its errors for actions that ask; ours do not. */
%initial-action { (void)yynerrs; }

%union {
    struct token token;
    struct condition *condition;
    struct chain chain;
    struct ast_operands operands;
    struct ast_texts texts;
    struct ast_references references;
    struct ast_date date;
    struct ast_time time;
}

%code {
#include "compiler/front/dialect.h"

#include <errno.h>

int yylex(YYSTYPE *value, struct span *span, struct phrases *phrases);
static void yyerror(struct span *span, struct phrases *phrases, struct build *b,
                    const char *message);

/* From the first part that is not empty to the last. */
#define YYLLOC_DEFAULT(made, rhs, n)                                                               \
    do {                                                                                           \
        int first = 1;                                                                             \
        while (first < (n) && YYRHSLOC(rhs, first).begin == YYRHSLOC(rhs, first).end) first++;     \
        (made).begin = (n) ? YYRHSLOC(rhs, first).begin : YYRHSLOC(rhs, 0).end;                    \
        (made).end = (n) ? YYRHSLOC(rhs, n).end : YYRHSLOC(rhs, 0).end;                            \
    } while (0)

static const struct token none = {.name = -1};
static const struct ast_date no_date;
static const struct ast_time no_time = {.value = TABLE_NO_TIME};
}

%token <token> TEXT NAME NUMBER DATE TIME
%token STOP SEMICOLON COLON DASH
%token <token> LANGUAGE LANG CHARTER OF VERSION IN_FORCE_FROM CONTACT APPLIES_TO CONTROL SCOPE
%token <token> PREAMBLE PREVAILS VERSION_OF GLOSSARY ROLE LABEL PLATFORM LIST CONFIDENTIAL EXCEPT
%token <token> EXACTLY PATTERN FILE_NAMED PUBLISHABLE DETECT DETECT_DOMAIN FACT THAT_IS ELSE_THAT
%token <token> ESTABLISHED_IF TO_CHECK_IF RULED_OUT_IF TO_ASK OTHERWISE_ASK DEFAULT CHAPTER ARTICLE
%token <token> PROSE MODALITY APPROVAL_OF APPROVAL_TO COMMITMENT DEROGATE DEROGATE_ALL IF UNLESS
%token <token> FROM UNTIL ON_TRIAL SUBJECT_TO AND OR AND_OR NOR NOT LIST_OF REASON LEGAL_BASIS
%token <token> ADVICE EXAMPLE SCENARIO VERDICT LEVEL UNDER TEXT_MENTIONS NEAR WORDS_OF
%token <token> TEXT_MENTIONS_LEAST TERMS_OF TEXT_LONGER CHARACTERS TEXT_LANG EVIDENCE_OF
%token <token> APPROVAL_BY IS_GIVEN ADDRESSES_MORE ACCOUNTS EVIDENCE APPEARS APPEARS_BETWEEN AT_TIME
%token <token> ON_PLATFORM ON_DATE IN_LANGUAGE BY_ROLE WITH_TEXT CIRCUMSTANCE GIVEN
%token <token> OR_VALUE "or before a value"

%type <token> connective denial optional_text optional_number confidential version_number approval_to
%type <condition> condition simple items
%type <chain> chain
%type <operands> operands
%type <texts> languages
%type <references> derogated subject under
%type <date> date
%type <time> time

/* After an evidence's values "or" goes on with values as long as one follows it. */
%precedence VALUES
%precedence OR_VALUE

%%

charter: sentences;
sentences: %empty | sentences sentence;

sentence: header STOP | declaration STOP { build_reset(b); } | heading STOP
        | provision STOP { build_reset(b); }
        | STOP
        | error STOP { yyerrok; build_unread(b, @$); }
        ;

/* The header */

header: LANGUAGE LANG { build_language_sentence(b, @$); }
      | CHARTER TEXT OF TEXT editions { build_charter(b, $2, $4, @$); }
      | APPLIES_TO TEXT { build_header_text(b, &b->charter->applies_to, $2, @1); }
      | PREAMBLE TEXT { build_header_text(b, &b->charter->preamble, $2, @1); }
      | CONTROL scopes { b->charter->control_span = @$; }
      | PREVAILS VERSION_OF { build_prevails(b, $2, @$); }
      | GLOSSARY entries
      ;
editions: %empty | editions edition;
edition: VERSION version_number { build_version(b, $2, @1); }
       | IN_FORCE_FROM date { build_in_force(b, $2, @1); }
       ;
version_number: NUMBER | TEXT | DATE { build_dated_number(b, $1); };
scopes: scope | scopes AND scope;
scope: SCOPE { b->charter->control |= $1.value; };
entries: entry | entries entry | entries SEMICOLON;
entry: TEXT COLON TEXT { build_glossary(b, $1, $3); };

/* Declarations */

declaration: ROLE NAME COLON TEXT { build_name(b, $1, $2, $4, @$); }
           | LABEL NAME COLON TEXT { build_name(b, $1, $2, $4, @$); }
           | PLATFORM NAME COLON TEXT { build_name(b, $1, $2, $4, @$); }
           | LIST NAME optional_text confidential COLON list_items {
                 build_list_end(b, $2, $3, $4.name >= 0, @$);
             }
           | FACT NAME COLON TEXT clauses { build_fact_end(b, $2, $4, none, none, @$); }
           | FACT NAME COLON TEXT THAT_IS TEXT denial clauses {
                 build_fact_end(b, $2, $4, $6, $7, @$);
             }
           ;
denial: %empty { $$ = none; } | ELSE_THAT TEXT { $$ = $2; };
optional_text: %empty { $$ = none; } | TEXT;
confidential: %empty { $$ = none; } | CONFIDENTIAL;

list_items: list_item | list_items list_item | list_items AND | list_items OR_VALUE
          | list_items SEMICOLON;
list_item: TEXT { build_list_item(b, ITEM_TERM, $1, none, @$); }
         | NAME { build_list_item(b, ITEM_LIST, $1, none, @$); }
         | EXACTLY TEXT { build_list_item(b, ITEM_EXACT, $2, none, @$); }
         | PATTERN TEXT { build_list_item(b, ITEM_PATTERN, $2, none, @$); }
         | FILE_NAMED TEXT { build_list_item(b, ITEM_FILE, $2, none, @$); }
         | PUBLISHABLE { build_list_item(b, ITEM_FILE, none, $1, @$); }
         | DETECT { build_list_item(b, ITEM_DETECTOR, $1, none, @$); }
         | DETECT_DOMAIN TEXT { build_list_item(b, ITEM_DETECTOR, none, $2, @$); }
         | EXCEPT { b->excepting = true; }
         ;

clauses: %empty | clauses SEMICOLON | clauses clause;
clause: ESTABLISHED_IF condition {
            build_clause(b, &b->fact.established, &b->fact.established_span, $2, @1);
        }
      | TO_CHECK_IF condition {
            build_clause(b, &b->fact.to_check, &b->fact.to_check_span, $2, @1);
        }
      | RULED_OUT_IF condition {
            build_clause(b, &b->fact.ruled_out, &b->fact.ruled_out_span, $2, @1);
        }
      | TO_ASK TEXT { build_question(b, &b->fact.question, $2, @1); }
      | OTHERWISE_ASK TEXT { build_question(b, &b->fact.otherwise_question, $2, @1); }
      | DEFAULT { build_default(b, $1, @1); }
      ;

/* Conditions */

condition: chain { $$ = build_condition(b, $1, @$); }
         | LIST_OF items { $$ = build_list(b, (enum condition_kind)$1.value, $2, @$); }
         ;
items: DASH chain { $$ = build_condition(b, $2, @2); }
     | DASH chain items { $$ = build_condition(b, $2, @2); $$->next = $3; }
     | DASH LIST_OF items { $$ = build_inner_list(b, $2, $3); }
     ;
chain: simple { $$ = build_chain(b, $1); }
     | chain connective simple { $$ = build_join(b, $1, $2, $3); }
     ;
connective: AND | OR | OR_VALUE | AND_OR;
simple: TEXT { $$ = build_label(b, $1, false, @$); }
      | NOT TEXT { $$ = build_label(b, $2, true, @$); }
      | EVIDENCE { $$ = build_evidence(b, $1, (struct evidence){0}, @$); }
      | EVIDENCE_OF operands %prec VALUES {
            $$ = build_evidence(b, $1, (struct evidence){.operands = $2}, @$);
        }
      | TEXT_MENTIONS operands %prec VALUES {
            $$ = build_evidence(b, $1, (struct evidence){.operands = $2}, @$);
        }
      | TEXT_MENTIONS operands NEAR NUMBER WORDS_OF operands %prec VALUES {
            $1.value = $NEAR.value;
            $$ = build_evidence(b, $1, (struct evidence){.operands = $2, .number = $4.text,
                                                         .near_operands = $6}, @$);
        }
      | TEXT_MENTIONS_LEAST NUMBER TERMS_OF operands %prec VALUES {
            $$ = build_evidence(b, $1, (struct evidence){.number = $2.text, .operands = $4}, @$);
        }
      | TEXT_LONGER NUMBER CHARACTERS {
            $$ = build_evidence(b, $1, (struct evidence){.number = $2.text}, @$);
        }
      | TEXT_LANG languages %prec VALUES {
            $$ = build_evidence(b, $1, (struct evidence){.languages = $2}, @$);
        }
      | ADDRESSES_MORE NUMBER ACCOUNTS {
            $$ = build_evidence(b, $1, (struct evidence){.number = $2.text}, @$);
        }
      | APPROVAL_BY operands IS_GIVEN {
            $1.negative = $3.negative;
            $$ = build_evidence(b, $1, (struct evidence){.operands = $2}, @$);
        }
      | APPEARS date {
            $$ = build_evidence(b, $1, (struct evidence){.date = $2, .time = no_time}, @$);
        }
      | APPEARS date AT_TIME time {
            $$ = build_evidence(b, $1, (struct evidence){.date = $2, .time = $4}, @$);
        }
      | APPEARS_BETWEEN time between time {
            $$ = build_evidence(b, $1, (struct evidence){.time = $2, .time_end = $4}, @$);
        }
      ;
between: AND | AND AT_TIME | UNTIL;
operands: NAME { $$ = build_operand(b, (struct ast_operands){0}, OPERAND_NAME, $1); }
        | TEXT { $$ = build_operand(b, (struct ast_operands){0}, OPERAND_QUOTED, $1); }
        | operands OR_VALUE NAME { $$ = build_operand(b, $1, OPERAND_NAME, $3); }
        | operands OR_VALUE TEXT { $$ = build_operand(b, $1, OPERAND_QUOTED, $3); }
        ;
languages: LANG { $$ = build_language(b, (struct ast_texts){0}, $1); }
         | languages OR_VALUE LANG { $$ = build_language(b, $1, $3); }
         ;
date: DATE { $$ = build_date(b, $1); };
time: TIME { $$ = build_time(b, $1); };

/* Articles and what stands in them */

heading: CHAPTER NUMBER TEXT { build_chapter(b, $2, $3, @$); }
       | ARTICLE NUMBER TEXT { build_article(b, $2, $3, @$); }
       ;

provision: optional_number derogations MODALITY TEXT tails {
               build_rule_end(b, $1, $3, $4, @$);
           }
         | optional_number derogations APPROVAL_OF NAME approval_to TEXT tails {
               b->rule.role = (struct ast_operand){OPERAND_NAME, $4.text};
               build_rule_end(b, $1, $3, $6, @$);
           }
         | optional_number derogations APPROVAL_OF TEXT approval_to TEXT tails {
               b->rule.role = (struct ast_operand){OPERAND_QUOTED, $4.text};
               build_rule_end(b, $1, $3, $6, @$);
           }
         | COMMITMENT TEXT { build_commitment(b, $2, @$); }
         | REASON TEXT { build_note(b, NOTE_REASON, $2, @1); }
         | LEGAL_BASIS TEXT { build_note(b, NOTE_LEGAL_BASIS, $2, @1); }
         | ADVICE TEXT { build_note(b, NOTE_ADVICE, $2, @1); }
         | CONTACT TEXT { build_note(b, NOTE_CONTACT, $2, @1); }
         | PROSE TEXT { build_prose(b, $2, @1); }
         | EXAMPLE LEVEL TEXT circumstances {
               build_example_end(b, none, $3, $2, @$, false);
           }
         | SCENARIO TEXT COLON TEXT circumstances SEMICOLON VERDICT LEVEL unders {
               build_example_end(b, $2, $4, $8, @$, true);
           }
         ;
optional_number: %empty { $$ = none; } | NUMBER;
approval_to: APPROVAL_TO | AT_TIME;
derogations: %empty | derogations derogation;
derogation: derogated { b->rule.derogates = $1; };
derogated: DEROGATE NUMBER {
               $$ = build_number(b, b->rule.derogates, (enum reference_kind)$1.value, $2);
           }
         | derogated NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $2); }
         | derogated AND NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $3); }
         | DEROGATE_ALL { $$ = build_number(b, b->rule.derogates, REFERENCE_ALL_OTHERS, $1); }
         ;
subject: SUBJECT_TO NUMBER {
             $$ = build_number(b, b->rule.subject_to, (enum reference_kind)$1.value, $2);
         }
       | subject NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $2); }
       | subject AND NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $3); }
       ;

tails: %empty | tails tail;
tail: SEMICOLON
    | IF condition { build_tail(b, &b->rule.condition, $2, @1); }
    | UNLESS condition { build_tail(b, &b->rule.exception, $2, @1); }
    | FROM date {
          struct ast_period period = {.from = $2};
          ARENA_PUSH(b->arena, &b->rule.periods, period);
      }
    | UNTIL date { build_until(b, $2); }
    | ON_TRIAL { b->rule.on_trial = true; }
    | subject { b->rule.subject_to = $1; }
    ;

circumstances: %empty | circumstances circumstance;
circumstance: CIRCUMSTANCE {
                  build_circumstance(b, $1, OPERAND_NAME, none, no_date, no_time, @$);
              }
            | ON_PLATFORM NAME {
                  build_circumstance(b, $1, OPERAND_NAME, $2, no_date, no_time, @$);
              }
            | BY_ROLE NAME { build_circumstance(b, $1, OPERAND_NAME, $2, no_date, no_time, @$); }
            | BY_ROLE TEXT { build_circumstance(b, $1, OPERAND_QUOTED, $2, no_date, no_time, @$); }
            | WITH_TEXT TEXT {
                  build_circumstance(b, $1, OPERAND_QUOTED, $2, no_date, no_time, @$);
              }
            | GIVEN TEXT { build_circumstance(b, $1, OPERAND_QUOTED, $2, no_date, no_time, @$); }
            | AND TEXT { build_circumstance_again(b, $2, @$); }
            | language_word LANG {
                  struct token language = {.value = CIRCUMSTANCE_LANGUAGE};
                  build_circumstance(b, language, OPERAND_NAME, $2, no_date, no_time, @$);
              }
            | date_word date {
                  struct token day = {.value = CIRCUMSTANCE_DATE};
                  build_circumstance(b, day, OPERAND_NAME, none, $2, no_time, @$);
              }
            | date_word date AT_TIME time {
                  struct token day = {.value = CIRCUMSTANCE_DATE};
                  build_circumstance(b, day, OPERAND_NAME, none, $2, $4, @$);
              }
            ;
language_word: IN_LANGUAGE | ON_PLATFORM;
date_word: ON_DATE | ON_PLATFORM | FROM;

unders: %empty | under { b->example.rules = $1; };
under: UNDER NUMBER {
           $$ = build_number(b, b->example.rules, (enum reference_kind)$1.value, $2);
       }
     | under NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $2); }
     | under AND NUMBER { $$ = build_number(b, $1, REFERENCE_ARTICLE, $3); }
     | under AND UNDER NUMBER {
           $$ = build_number(b, $1, (enum reference_kind)$3.value, $4);
       }
     ;

%%

/* What messages call each symbol: the first phrase of its terminal, or its mark. */
static const struct {
    yysymbol_kind_t symbol;
    const char *name;         /* of a phrase */
    const char *mark[LANGUAGE_COUNT];
} symbols[] = {
#define PHRASE(name, TERMINAL, value) {YYSYMBOL_##TERMINAL, name, {NULL}},
#include "grammar/tokens.def"
#undef PHRASE
#define MARK(TERMINAL, ...) {YYSYMBOL_##TERMINAL, NULL, {__VA_ARGS__}},
#include "grammar/marks.def"
#undef MARK
};

/* The terminals that no dialect has phrases for are declared before all others. */
enum {
    MARKS = 0
#define MARK(...) +1
#include "grammar/marks.def"
#undef MARK
};
_Static_assert((int)YYSYMBOL_LANGUAGE - (int)YYSYMBOL_TEXT == MARKS, "a mark for each");

static struct str symbol_name(yysymbol_kind_t symbol, enum language language) {
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (symbols[i].symbol != symbol) continue;
        if (!symbols[i].name) return str_of(symbols[i].mark[language]);
        return dialect_phrase(language, symbols[i].name);
    }
    return (struct str){0};
}

/* Where hardly anything could not follow, saying so helps nobody; else the first six are named. */
enum { EXPECTED_MAX = 16, EXPECTED_NAMED = 6 };

static int yyreport_syntax_error(const yypcontext_t *context, struct phrases *phrases,
                                 struct build *b) {
    yysymbol_kind_t expected[YYNTOKENS];
    bool follows[YYNTOKENS] = {false}, tokens[sizeof symbols / sizeof *symbols];
    int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    struct str names[EXPECTED_NAMED + 1];
    size_t named = 0;
    for (int i = 0; i < count; i++) {
        struct str name = symbol_name(expected[i], b->charter->language);
        follows[expected[i]] = true;
        if (count <= EXPECTED_MAX && named < EXPECTED_NAMED && str_present(name))
            names[named++] = name;
    }
    if (count > EXPECTED_NAMED && named) names[named++] = STR("…");
    for (int token = 0; token < dialect_token_count(); token++)
        tokens[token] = follows[symbols[token].symbol];
    phrases_unexpected(phrases, b, *yypcontext_location(context),
                       &(struct expected){names, named, tokens});
    return 0;
}

static void yyerror(struct span *span, struct phrases *phrases, struct build *b,
                    const char *message) {
    (void)phrases;
    (void)message; /* the parser's stack is exhausted: for want of memory, or by the sentence */
    if (errno == ENOMEM) arena_end(b->arena);
    diagnose(b->log, DIAGNOSTIC_sentence_too_long, (struct place){b->source, *span});
}

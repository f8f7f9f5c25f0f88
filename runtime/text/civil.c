/* SPDX-License-Identifier: Apache-2.0 */
#include "runtime/text/civil.h"

static uint32_t month_days(uint32_t year, uint32_t month) {
    static const unsigned char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

bool civil_date_exists(uint32_t date) {
    uint32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (year > 9999 || month < 1 || month > 12) return false;
    return day >= 1 && day <= month_days(year, month);
}

struct reader {
    const char *at, *end;
    bool good;
};

static uint32_t read_digits(struct reader *reader, int count) {
    uint32_t number = 0;
    for (; count > 0; count--) {
        if (reader->at == reader->end || *reader->at < '0' || *reader->at > '9') {
            reader->good = false;
            return 0;
        }
        number = number * 10 + (uint32_t)(*reader->at++ - '0');
    }
    return number;
}

/* One of the characters of set. */
static char read_one(struct reader *reader, const char *set) {
    if (reader->at < reader->end) {
        for (const char *c = set; *c; c++)
            if (*c == *reader->at) return *reader->at++;
    }
    reader->good = false;
    return '\0';
}

static uint32_t read_date(struct reader *reader) {
    uint32_t year = read_digits(reader, 4);
    read_one(reader, "-");
    uint32_t month = read_digits(reader, 2);
    read_one(reader, "-");
    uint32_t day = read_digits(reader, 2);
    return year * 10000 + month * 100 + day;
}

static uint32_t read_minutes(struct reader *reader) {
    uint32_t hour = read_digits(reader, 2);
    read_one(reader, ":");
    uint32_t minute = read_digits(reader, 2);
    if (hour > 23 || minute > 59) reader->good = false;
    return hour * 60 + minute;
}

static void read_seconds(struct reader *reader) {
    read_one(reader, ":");
    if (read_digits(reader, 2) > 60) reader->good = false;
    if (reader->at == reader->end || *reader->at != '.') return;
    reader->at++;
    read_digits(reader, 1);
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9') reader->at++;
}

static void read_offset(struct reader *reader) {
    char sign = read_one(reader, "Zz+-");
    if (sign == '+' || sign == '-') read_minutes(reader);
}

bool civil_read(charte_str text, struct civil *civil) {
    struct reader reader = {text.bytes, text.bytes + text.length, true};
    uint32_t date = read_date(&reader);
    read_one(&reader, "Tt");
    uint32_t minutes = read_minutes(&reader);
    read_seconds(&reader);
    read_offset(&reader);
    if (!reader.good || reader.at != reader.end || !civil_date_exists(date)) return false;
    *civil = (struct civil){date, minutes};
    return true;
}

int civil_compare(struct civil a, struct civil b) {
    if (a.date != b.date) return a.date < b.date ? -1 : 1;
    return (a.minutes > b.minutes) - (a.minutes < b.minutes);
}

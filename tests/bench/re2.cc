/* SPDX-License-Identifier: Apache-2.0 */
// re2 TERMS SEEN POSTS: an RE2 set of the terms between word boundaries, in either case. The set
// builds its automaton from the texts it meets and keeps it, so each measuring begins with a new
// set that has met the posts of SEEN, and goes over those of POSTS once.

#include "tests/bench/measure.h"

#include <re2/set.h>

#include <stdio.h>

#include <string>
#include <vector>

namespace {

re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_max_mem(int64_t{1} << 30);
    return options;
}

// How many posts have a term.
size_t match_all(const re2::RE2::Set &set, const struct measure_posts &posts) {
    std::vector<int> matches;
    size_t found = 0;
    for (size_t i = 0; i < posts.count; i++) {
        const measure_text &text = posts.items[i].text;
        found += set.Match(re2::StringPiece(text.bytes, text.size), &matches);
    }
    return found;
}

void measure_once(const std::vector<std::string> &patterns, const struct measure_posts &seen,
                  const struct measure_posts &posts) {
    re2::RE2::Set set(options(), re2::RE2::UNANCHORED);
    for (const std::string &pattern : patterns) set.Add(pattern, nullptr);
    if (!set.Compile()) measure_fail("RE2 could not compile the terms");
    match_all(set, seen);
    uint64_t start = measure_cpu_ns();
    size_t found = match_all(set, posts);
    printf("%llu %zu\n", static_cast<unsigned long long>(measure_cpu_ns() - start), found);
    fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 4) measure_fail("usage: re2 TERMS SEEN POSTS");
    size_t count;
    const measure_text *terms = measure_lines(argv[1], &count);
    std::vector<std::string> patterns;
    for (size_t i = 0; i < count; i++)
        patterns.push_back("\\b" + std::string(terms[i].bytes, terms[i].size) + "\\b");
    const struct measure_posts seen = measure_posts(argv[2]), posts = measure_posts(argv[3]);
    puts("ready RE2 set");
    fflush(stdout);
    for (int c; (c = getchar()) != EOF;) measure_once(patterns, seen, posts);
    return 0;
}

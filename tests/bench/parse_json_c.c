/* SPDX-License-Identifier: Apache-2.0 */
/* parse_json_c FILE: json-c's tree of every line. */

#include "tests/bench/parse_peer.h"

#include <json-c/json.h>

static bool parse(const char *line, size_t size) {
    (void)size;
    json_object *value = json_tokener_parse(line);
    json_object_put(value);
    return value != NULL;
}

int main(int argc, char **argv) {
    return parse_file(argc, argv, parse);
}

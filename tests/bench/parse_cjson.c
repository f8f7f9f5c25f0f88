/* SPDX-License-Identifier: Apache-2.0 */
/* parse_cjson FILE: cJSON's tree of every line. */

#include "tests/bench/parse_peer.h"

#include <cjson/cJSON.h>

static bool parse(const char *line, size_t size) {
    cJSON *value = cJSON_ParseWithLength(line, size);
    cJSON_Delete(value);
    return value != NULL;
}

int main(int argc, char **argv) {
    return parse_file(argc, argv, parse);
}

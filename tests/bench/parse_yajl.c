/* SPDX-License-Identifier: Apache-2.0 */
/* parse_yajl FILE: yajl's tree of every line. */

#include "tests/bench/parse_peer.h"

#include <yajl/yajl_tree.h>

static bool parse(const char *line, size_t size) {
    (void)size;
    yajl_val value = yajl_tree_parse(line, NULL, 0);
    yajl_tree_free(value);
    return value != NULL;
}

int main(int argc, char **argv) {
    return parse_file(argc, argv, parse);
}

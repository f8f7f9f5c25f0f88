# SPDX-License-Identifier: Apache-2.0
# explained.sh LANGUAGE NAME: what is explained of each post of a conformance vector.
charte build --no-test --no-warn all "$TREE"/tests/conformance/"$2"/*.charte -o "$2".ctab || exit
while read -r post; do
    printf '%s\n' "--- $post"
    printf '%s' "$post" | charte explain --lang "$1" "$2".ctab
done <"$TREE"/tests/conformance/"$2"/posts.ndjson

# SPDX-License-Identifier: Apache-2.0
# each.sh TABLE WORD …: what is explained of a post that says no more than a word.
table=$1
shift
for word; do
    printf '{"draft": true, "text": "post: %s"}' "$word" | charte explain "$table" | sed -n '1,/^What would change/d; p'
done

# SPDX-License-Identifier: Apache-2.0
# Usage: read.sh DOCUMENT. Its text as a reader sees it, without the digest.
sed -n '/<body/,$p' "$1" | sed 's/<[^>]*>/\n/g' | sed -E 's/^ +//; s/^[0-9a-f]{12}([0-9a-f]{52})?$/DIGEST/; /^$/d'

# SPDX-License-Identifier: Apache-2.0
# raised.sh TABLE POSTS: why each question is put, a post a line.
while read -r post; do printf '%s' "$post" | charte explain "$1" | grep 'Because of:'; done <"$2"

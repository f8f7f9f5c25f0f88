# SPDX-License-Identifier: Apache-2.0
# The clean room: what README says to do, done on machines as people have them. Included by the
# Makefile.
#   make clean-room             everything, on a bare Debian of its own (takes root and a network)
#   make clean-room ROOM=root   one part, of the people and goals that inside.sh lists: root alone
#                               password sudo goals. CLEAN_ROOM_SUITE, _MIRROR and _CA: clean_room.sh
#   make room                   the part that takes neither: what CI runs after the tests

ROOM ?= root alone password sudo goals

clean-room: | $(B)/has/room
	@sh tests/room/clean_room.sh $(B)/room $(ROOM)

room: | $(B)/has/check
	@sh tests/room/rootless.sh

.PHONY: clean-room room

" SPDX-License-Identifier: Apache-2.0
setlocal commentstring=#\ %s comments=:# expandtab shiftwidth=2 textwidth=100

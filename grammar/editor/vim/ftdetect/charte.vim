" SPDX-License-Identifier: Apache-2.0
au BufRead,BufNewFile *.charte setfiletype charte

au BufRead,BufNewFile *.charte setfiletype charte

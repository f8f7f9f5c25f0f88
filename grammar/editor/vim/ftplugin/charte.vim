setlocal commentstring=#\ %s comments=:# expandtab shiftwidth=2 textwidth=100

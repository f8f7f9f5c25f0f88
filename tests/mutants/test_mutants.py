# SPDX-License-Identifier: Apache-2.0
"""What mutates code, tried on a program of a few lines, whose tests notice some mutants and others not."""

import os
import stat
import subprocess
import tempfile
import unittest

import equivalent
import known
import probes
import run
import write
from run import Progress
from sources import ROOT

SOURCE = """\
#include <stdio.h>
#define LIMIT (3 + 4)
enum { NONE, SIZE = 2 };
struct pair { int left, right; };
static const int table[SIZE] = {1, 2};

static int noticed(int n) {
    return n > 2 ? n + 1 : table[0];
}

static int unnoticed(int n) {
    fflush(stdout);
    return n < LIMIT;
}

static int summed(int n) {
    int sum = 0, i = 0;
    while (i < n) {
        sum += i;
        i++;
    }
    return sum;
}

static struct pair made(int n) {
    return (struct pair){n, n};
}

static int nobody_calls(int n) {
    return n - 1;
}

int main(int count, char **words) {
    (void)words;
    int (*never)(int) = count > 9 ? nobody_calls : noticed;
    struct pair pair = made(count);
    if (never(2) != 1 || never(3) != 4 || summed(3) != 3 || pair.left != 1) return 1;
    if (unnoticed(1) != 1) return SIZE;
    return NONE;
}
"""
FLAGS = ["-I" + ROOT, "-std=c11"]


class Planted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.source, written, listed, program = (os.path.join(cls.folder.name, name)
                                                for name in ("planted.c", "written.c", "list", "program"))
        with open(cls.source, "w", encoding="utf-8") as file:
            file.write(SOURCE)
        write.write(cls.source, 100, written, listed, FLAGS)
        subprocess.run(["clang", *FLAGS, "-D_GNU_SOURCE", "-w", "-o", program, written, ROOT + "/tests/mutants/mutant.c"], check=True)
        cls.mutants = known.listed(cls.source, listed)
        cls.runner = probes.Runner()
        cls.met, _ = cls.runner.meet(probes.Probe("planted", [program], {}))

    @classmethod
    def tearDownClass(cls):
        cls.runner.__exit__()
        cls.folder.cleanup()

    def one(self, function, change):
        found = [mutant for mutant in self.mutants if mutant.key[1] == function and mutant.key[3] == change]
        self.assertEqual(len(found), 1, [mutant.key for mutant in self.mutants])
        return found[0]

    def test_what_a_test_notices_is_killed(self):
        for change in ("n > 2 -> true", "n > 2 -> false", "> -> >=", "2 -> 2 + 1", "+ -> -", "1 -> 1 + 1"):
            mutant = self.one("noticed", change)
            self.assertIn(mutant.number, self.met.reached, change)
            self.assertTrue(self.runner.notices(self.met, mutant.number), change)

    def test_what_no_test_notices_survives(self):
        mutant = self.one("unnoticed", "fflush(stdout) -> nothing")
        self.assertIn(mutant.number, self.met.reached)
        self.assertFalse(self.runner.notices(self.met, mutant.number))

    def test_what_survives_is_told_and_fails_the_run(self):
        said = []
        progress = Progress("planted")
        progress.say = said.append
        with run.trying(progress) as trial:
            trial.met = [self.met]
            trial.try_all([self.one("unnoticed", "fflush(stdout) -> nothing"), self.one("nobody_calls", "1 -> 1 + 1"),
                           self.one("noticed", "+ -> -")])
        self.assertEqual((progress.passed, progress.failed), (1, 2))
        told = "\n".join(said)
        self.assertIn("planted.c:12:5 in unnoticed: fflush(stdout) -> nothing\n    fflush(stdout);", told)
        self.assertIn("in nobody_calls: 1 -> 1 + 1: no test reaches it", told)

    def test_what_makes_no_difference_is_not_reached(self):
        self.assertNotIn(self.one("unnoticed", "n < LIMIT -> true").number, self.met.reached)
        self.assertIn(self.one("unnoticed", "n < LIMIT -> false").number, self.met.reached)

    def test_what_no_test_runs_is_not_reached(self):
        self.assertNotIn(self.one("nobody_calls", "1 -> 1 + 1").number, self.met.reached)

    def test_a_mutant_that_loops_is_cut_off(self):
        self.assertTrue(self.runner.notices(self.met, self.one("summed", "i++ -> nothing").number))

    def test_macros_and_constants_are_left_alone(self):
        lines = {mutant.line for mutant in self.mutants}
        self.assertFalse(lines & {2, 3, 4, 5})
        self.assertNotIn("3 -> 3 + 1", [mutant.key[3] for mutant in self.mutants if mutant.key[1] == "unnoticed"])

    def test_nothing_is_returned_for_something_only(self):
        self.one("main", "SIZE -> 0")
        self.assertNotIn("NONE -> 0", [mutant.key[3] for mutant in self.mutants])

    def test_a_test_that_fails_without_a_mutant_or_takes_too_long_is_told(self):
        said = []
        progress = Progress("planted")
        progress.say = said.append
        with run.trying(progress) as trial:
            trial.meet([probes.Probe("sleeps", ["sleep", "60"], {}), probes.Probe("fails", ["false"], {})], 1)
        self.assertEqual((progress.failed, trial.met), (1, []))
        self.assertIn("fails: fails without a mutant\nexit code 1\n", said)
        self.assertIn("sleeps: NOT RUN: it takes more than 1 s", said)

    def test_no_mutant_replaces_a_device(self):
        mover, file, pipe = (os.path.join(self.folder.name, name) for name in ("mover", "file", "pipe"))
        subprocess.run(["clang", *FLAGS, "-D_GNU_SOURCE", "-w", "-x", "c", "-o", mover, "-", ROOT + "/tests/mutants/mutant.c"],
                       input=b"#include <stdio.h>\nint main(int n, char **w) { return rename(w[1], w[2]); }", check=True)
        os.mkfifo(pipe)
        for target, code in ((pipe, 99), (file + "2", 0)):
            with open(file, "w", encoding="utf-8"):
                self.assertEqual(subprocess.run([mover, file, target], check=False).returncode, code)
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))

    def test_what_does_not_compile_is_left_out(self):
        self.assertTrue(all(mutant.compiles for mutant in self.mutants))
        bent = os.path.join(self.folder.name, "bent.c")
        with open(bent, "w", encoding="utf-8") as file:  # nothing is added to what has no size
            file.write("struct s;\nint before(struct s *a, struct s *b);\nint before(struct s *a, struct s *b) { return a < b; }\n")
        maker, skipped = write.without_errors(bent, 0, os.path.join(self.folder.name, "bent_written.c"), FLAGS)
        self.assertEqual([maker.mutants[number].becomes for number in skipped], ["<="])


class Equivalents(unittest.TestCase):
    def read(self, *rows):
        mutant = known.Known(1, True, "runtime/text/fold.c", 1, 1, ("runtime/text/fold.c", "f", "a;", "a -> b"))
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
            file.write("".join("\t".join(row) + "\n" for row in rows))
            file.flush()
            return equivalent.read([mutant], file.name)

    def test_an_entry_that_names_a_mutant_holds(self):
        judged, stale = self.read(("runtime/text/fold.c", "f", "a;", "a -> b", "said twice"))
        self.assertEqual((judged, stale), ({("runtime/text/fold.c", "f", "a;", "a -> b")}, []))

    def test_an_entry_whose_line_is_gone_is_stale(self):
        self.assertEqual(len(self.read(("runtime/text/fold.c", "f", "a();", "a -> b", "said twice"))[1]), 1)

    def test_an_entry_whose_file_is_gone_is_stale(self):
        self.assertEqual(len(self.read(("runtime/gone.c", "f", "a;", "a -> b", "said twice"))[1]), 1)

    def test_every_line_that_is_judged_is_there(self):
        self.assertEqual(list(equivalent.gone()), [])

    def test_a_line_that_is_gone_is_told(self):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
            file.write("runtime/text/fold.c\tf\tno such line;\ta -> b\tso\nruntime/gone.c\tf\ta;\ta -> b\tso\n"
                       'runtime/text/fold.c\tf\t#include "runtime/text/fold.h"\ta -> b\tso\n')
            file.flush()
            self.assertEqual(len(list(equivalent.gone(file.name))), 2)

    def test_an_entry_without_a_reason_is_refused(self):
        with self.assertRaises(SystemExit):
            self.read(("runtime/text/fold.c", "f", "a;", "a -> b", ""))


if __name__ == "__main__":
    unittest.main()

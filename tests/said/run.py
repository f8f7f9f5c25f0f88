# SPDX-License-Identifier: Apache-2.0
"""run.py CHARTE [--bless] [NAME.txt …]: transcripts of what the command says, whole.

In a file NAME.txt a line "$ …" is a command for a shell, "tty$ …" one whose output is a terminal; below it stands,
behind two blanks, all that it says, and "exit N" where it ends with a code other than 0. A line "# …" is for whoever
reads. Commands run one after the other in one folder, a copy of files/; $TREE is the tree. What differs from build to
build is left out: the digest of a table is "sha256:…", the version "VERSION"; what steers a terminal is written as in
C. A new transcript is begun with its commands alone. --bless writes what is said now, for somebody to read, and leaves
out whatever is neither a command, nor said by one, nor a line "# …". NAME is that of a file beside this one."""

import difflib
import glob
import os
import pty
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import held  # noqa: E402

COMMANDS = ("$ ", "tty$ ")
LONGEST = 60  # seconds that a command may take


def environment(charte, folder):
    """What a run takes from outside is the command alone."""
    os.mkdir(os.path.join(folder, "bin"))
    os.symlink(charte, os.path.join(folder, "bin", "charte"))
    kept = {name: value for name, value in os.environ.items()
            if name not in ("CI", "GITHUB_STEP_SUMMARY", "LANG", "LANGUAGE", "COLUMNS") and not name.startswith("LC_")}
    path = os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"]
    return {**kept, "LC_ALL": "en_GB.UTF-8", "NO_COLOR": "1", "PATH": path, "TREE": os.path.join(HERE, "..", "..")}


def end(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def run(command, output, take, where):
    """Its exit code, and all that it said, which take(process) reads; one that takes too long is cut off."""
    with subprocess.Popen(["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                          start_new_session=True, **where) as process:
        limit = threading.Timer(LONGEST, end, (process,))
        limit.start()
        try:
            said = take(process)
            return process.wait(), said
        finally:
            limit.cancel()


def from_terminal(command, where):
    """What a terminal was sent."""
    ours, its = pty.openpty()

    def take(_):
        os.close(its)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:  # Linux says so that nobody writes any more
            pass
        return said.replace(b"\r\n", b"\n")

    try:
        return run(command, its, take, where)
    finally:
        os.close(ours)


def from_pipe(command, where):
    return run(command, subprocess.PIPE, lambda process: process.stdout.read(), where)


def copied(folder):
    """The files, to be written whoever may write those of the tree."""
    shutil.copytree(os.path.join(HERE, "files"), folder)
    for place, _, names in os.walk(folder):
        for path in (place, *(os.path.join(place, name) for name in names)):
            os.chmod(path, os.stat(path).st_mode | stat.S_IWUSR)


def written(said, version):
    """As lines of a transcript."""
    text = said.decode("utf-8", "backslashreplace").replace(version, "VERSION")
    text = re.sub("sha256:[0-9a-f]{64}", "sha256:…", text)
    text = re.sub("[\0-\x08\x0b-\x1f\x7f]", lambda match: f"\\x{ord(match[0]):02x}", text)
    lines = text.split("\n")
    rest = lines.pop()
    return ["  " + line if line else "" for line in lines] + (["  " + rest + "\\"] if rest else [])


def play(transcript, charte):
    """The transcript with what is said now."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="said.") as folder:
        where = {"cwd": os.path.join(folder, "files"), "env": environment(charte, folder)}
        copied(where["cwd"])
        version = subprocess.run([charte, "--version"], capture_output=True, check=True).stdout.split()[1].decode()
        for line in transcript:
            mark, blank, command = line.partition("$ ")
            is_command = blank and mark in ("", "tty")
            if not is_command and not line.startswith("#"):
                continue
            if lines and not lines[-1].startswith(COMMANDS if is_command and lines[-1][0:1] != "#" else "#"):
                lines.append("")
            lines.append(line)
            if is_command:
                code, said = (from_terminal if mark else from_pipe)(command, where)
                lines += [*written(said, version)] + ([f"exit {code}"] if code else [])
    return lines


def lines_of(path):
    """The lines of a transcript, each of which ends."""
    *lines, rest = held.read(path).split("\n")
    return lines + ([rest, "without an end of line"] if rest else [])


def main():
    charte, names = os.path.realpath(sys.argv[1]), [name for name in sys.argv[2:] if name != "--bless"]
    bless = "--bless" in sys.argv
    passed = failed = 0
    for path in [os.path.join(HERE, name) for name in names] or sorted(glob.glob(glob.escape(HERE) + "/*.txt")):
        wanted = lines_of(path)
        now = play(wanted, charte)
        if bless:
            held.write(path, "\n".join(now) + "\n")
        commands = sum(line.startswith(COMMANDS) for line in now)
        good = commands > 0 and (bless or wanted == now)
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(*list(difflib.unified_diff(wanted, now, path, "said", lineterm=""))[:60], sep="\n")
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())

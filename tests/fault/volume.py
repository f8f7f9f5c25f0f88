# SPDX-License-Identifier: Apache-2.0
"""Usage: volume.py CHARTE [MEGABYTES]. Posts in that volume (1024), made on the fly, go through the
command from pipe to pipe. As many verdicts come out as posts went in, and the memory used at its
highest is what a hundredth of the volume takes, on one thread and on four."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

from command import Progress
from scenarios import ORGANIZE

MEGABYTE = 1 << 20
SLACK = MEGABYTE  # for each thread: what the allocator may differ by
BOUND = 16 * MEGABYTE  # for each thread


def block():
    """About a megabyte of posts, and how many they are."""
    posts = [json.loads(line) for line in (ORGANIZE / "posts.ndjson").read_text().splitlines()]
    lines = []
    size = 0
    while size < MEGABYTE:
        post = dict(posts[len(lines) % len(posts)])
        post["id"] = f"post-{len(lines)}"
        post["text"] = post["text"] + " " + "lorem ipsum dolor " * (len(lines) % 40)
        lines.append(json.dumps(post, ensure_ascii=False).encode() + b"\n")
        size += len(lines[-1])
    return b"".join(lines), len(lines)


def feed(pipe, content, times):
    with contextlib.suppress(BrokenPipeError):  # who reads counts what came
        for _ in range(times):
            pipe.write(content)
        pipe.flush()


def memory(process):
    """Bytes, at their highest until now."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("no VmHWM")


def run(charte, table, threads, content, times, posts, progress):
    """The exit code, the verdicts that came out, and the memory at its highest, read while the
    command waits for more."""
    with subprocess.Popen([charte, "eval", "-j", str(threads), table], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        feeder = threading.Thread(target=feed, args=(process.stdin, content, times), daemon=True)
        feeder.start()
        verdicts = 0
        try:
            while verdicts < times * posts and (taken := os.read(process.stdout.fileno(), MEGABYTE)):
                verdicts += taken.count(b"\n")
                progress.step(taken.count(b"\n"))
            most = memory(process)
            feeder.join()
            process.stdin.close()
            verdicts += process.stdout.read().count(b"\n")
        except BaseException:
            process.kill()
            raise
        return process.wait(), verdicts, most


def measure(progress, charte, table, threads, content, times, posts):
    few = run(charte, table, threads, content, max(times // 100, 1), posts, progress)
    many = run(charte, table, threads, content, times, posts, progress)
    progress.say(f"{times * len(content) // MEGABYTE} MB of {times * posts} posts, threads {threads}: "
                 f"{many[2] // 1024} KiB at most; of a hundredth, {few[2] // 1024} KiB")
    good = (few[0] == many[0] == 0 and few[1] == max(times // 100, 1) * posts and many[1] == times * posts
            and many[2] <= BOUND * threads and many[2] <= few[2] + threads * SLACK)
    progress.note(not good and f"threads {threads}: exit codes {few[0]}, {many[0]}; verdicts {few[1]}, {many[1]}")


def main():
    charte = str(pathlib.Path(sys.argv[1]).resolve())
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 1024
    versions = [str(ORGANIZE / f"{language}.charte") for language in ("fr", "en", "de", "it")]
    content, posts = block()
    times = megabytes * MEGABYTE // len(content)
    with Progress(f"{megabytes} MB of posts through the command", unit="verdicts") as progress:
        with tempfile.TemporaryDirectory() as folder:
            table = os.path.join(folder, "o.ctab")
            subprocess.run([charte, "build", *versions, "-o", table], check=True)
            for threads in (1, 4):
                measure(progress, charte, table, threads, content, times, posts)
        return progress.end()


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0
"""Usage: memory.py CHARTE SHIM [STEP]. Every allocation of every verb fails in turn, alone and
with all that follow it. Of the many that a document takes each STEP-th does (1: all), and fewer
of those of Organize, in four languages."""

import pathlib
import sys

from command import Count
from scenarios import organize, scenarios


def sweep(scenario, count, step):
    calls = scenario.count("memory")
    step = step if calls > 1000 else 1
    for last in ("", "+"):
        for call in range(1, calls + 1, step):
            fault = f"memory {call}{last}"
            run = scenario.run(fault)
            count.judged(scenario, fault, scenario.judge(run), run)
    count.say(f"{scenario.name}: {calls} allocations")
    scenario.close()


def main():
    charte, shim = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    step = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with Count(f"allocations that fail, of many each {step}-th") as count:
        for scenario in scenarios(charte, shim):
            sweep(scenario, count, step)
        sweep(organize(charte, shim), count, 97 * step)
        return count.end()


if __name__ == "__main__":
    sys.exit(main())

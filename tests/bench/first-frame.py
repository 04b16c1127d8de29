#!/usr/bin/env python3
"""From exec to first frame: Concord with the sample open against an empty GTK window, in turns.

The first frame is the one that shows the page's title and its table with all its rows; the second
figure counts until the chart and the form beside and below it are drawn too. Each is given by the
clock and, which other work on the computer disturbs less, by processor time. Concord leaves out the
graphics driver that GTK loads for an empty window too: the last figure is against an empty window
without it."""
import os
import resource
import statistics
import subprocess
import sys
import time

build, top = sys.argv[1:3]
TURNS = 9
concord = [os.path.join(build, "tests/bench/bench-first-frame"),
           os.path.join(top, "data/samples/riverdale.concord")]
commands = {
    "empty": [os.path.join(build, "tests/bench/bench-empty-window")],
    "first": concord,
    "all": concord + ["all"],
}
commands["bare"] = commands["empty"]
environment = dict(os.environ, CONCORD_DATA_PATH=os.path.join(top, "data"),
                   GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"))
environments = {name: environment for name in commands}
environments["bare"] = dict(environment, GDK_DEBUG="gl-disable")
clock = {name: [] for name in commands}
processor = {name: [] for name in commands}


def used():
    """Seconds of processor time of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def ratio(times, name, other="empty"):
    """Median over the turns of how many times as long as @other @name takes."""
    return statistics.median(a / b for a, b in zip(times[name], times[other]))


for turn in range(TURNS + 1):
    for name, command in commands.items():
        before, start = used(), time.monotonic()
        subprocess.run(command, env=environments[name], check=True, stderr=subprocess.DEVNULL)
        if turn > 0:  # the first turn warms the caches
            clock[name].append(time.monotonic() - start)
            processor[name].append(used() - before)
first = ratio(clock, "first")
print(f"exec to first frame, sample open: {first:.2f} times an empty window   budget 1.5: "
      + ("kept" if first <= 1.5 else "MISSED"))
print(f"  in processor time: {ratio(processor, 'first'):.2f} times, "
      f"{1000 * statistics.median(processor['first']):.0f} ms against "
      f"{1000 * statistics.median(processor['empty']):.0f} ms")
print(f"  until the chart and the form are drawn too: {ratio(clock, 'all'):.2f} times, "
      f"in processor time {ratio(processor, 'all'):.2f} times")
print(f"  against an empty window without a graphics driver: {ratio(clock, 'first', 'bare'):.2f} times, "
      f"in processor time {ratio(processor, 'first', 'bare'):.2f} times")

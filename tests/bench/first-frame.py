#!/usr/bin/env python3
"""From exec to first frame: Concord with the sample open against an empty GTK window, in turns."""
import os
import statistics
import subprocess
import sys
import time

build, top = sys.argv[1:3]
TURNS = 9
commands = {
    "empty": [os.path.join(build, "tests/bench/bench-empty-window")],
    "concord": [os.path.join(build, "tests/bench/bench-first-frame"),
                os.path.join(top, "data/samples/riverdale.concord")],
}
environment = dict(os.environ, CONCORD_DATA_PATH=os.path.join(top, "data"),
                   GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"))
times = {name: [] for name in commands}
for turn in range(TURNS + 1):
    for name, command in commands.items():
        start = time.monotonic()
        subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
        if turn > 0:  # the first turn warms the caches
            times[name].append(time.monotonic() - start)
ratio = statistics.median(a / b for a, b in zip(times["concord"], times["empty"]))
print(f"exec to first frame, sample open: {ratio:.2f} times an empty window   budget 1.5: "
      + ("kept" if ratio <= 1.5 else "MISSED"))

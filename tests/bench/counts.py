"""How far each benchmark is from what the machine can do at most.

Usage: counts.py BENCH_FOLDER SAMPLE.concord

Instructions and the bytes that pass a core's own caches are counted by callgrind, which simulates
the second-level cache of this machine (or one of 2 MiB) and knows instructions up to AVX2, of which
the eight-lane loops need some times as many as with AVX-512: so instructions are no share of the
time beside them. It is slow, so that problems are cut to a size beside the table; the difference
between two sizes is one unit of work. A third size shows, as "check", how much more or less a unit
of the larger part takes. Times are processor time at full size without callgrind, the least of
several runs; bytes and random numbers a second are held against one thread that does nothing else,
in the same run. Wants some minutes of an idle machine.
"""
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

FOLDER, SAMPLE = sys.argv[1], sys.argv[2]
METHODS, CORE, GENERATE, FIGURES = (os.path.join(FOLDER, f"bench-{name}")
                                    for name in ("methods", "core", "generate", "figures"))
ROUNDS = 5
# Draws, options, lines, years of the simulations; options, criteria of SMAA.
AMOUNTS, YEARS = 8 * 40, 30
CELLS, WEIGHTS = 12 * 12, 12
STEPS_A_REVISION = 500
# Of the large project: steps, and groups that were asked 50 questions.
FULL_STEPS, CUT_STEPS = 20000, (2000, 4000)
GROUPS = {20000: 200, 2000: 20, 4000: 40}


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True,
                          text=True)


def cache_size():
    if shutil.which("getconf"):
        size = run("getconf", "LEVEL2_CACHE_SIZE").stdout.strip()
        # The simulation takes powers of two only.
        if size.isdigit() and int(size) >= 2**18 and int(size) & (int(size) - 1) == 0:
            return int(size)
    return 2**21


def count(*command, function=None):
    """Instructions and bytes beyond the core's own caches."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--cache-sim=yes",
            f"--LL={cache_size()},16,64"]
    if function:
        tool += ["--collect-atstart=no", f"--toggle-collect={function}"]
    told = run(*tool, *command).stderr
    names = re.search(r"Events\s*: (.*)", told).group(1).split()
    found = dict(zip(names, map(int, re.search(r"Collected : (.*)", told).group(1).split())))
    # What is written is fetched first and written back later.
    return found["Ir"], 64 * (found["DLmr"] + 2 * found["DLmw"])


class Row:
    """A benchmark: its unit, time of a unit in seconds, counts of a unit, and their check."""

    def __init__(self, name, unit, randoms, what):
        self.name, self.unit, self.randoms, self.what = name, unit, randoms, what
        self.seconds = self.instructions = self.bytes = self.check = None
        self.cut = ""


def by_size(row, command, units, sizes, full):
    """@command and @units are functions of a size."""
    counts = [count(*command(size)) for size in sizes]
    steps = [(units(b) - units(a), after[0] - before[0], after[1] - before[1])
             for a, b, before, after in zip(sizes, sizes[1:], counts, counts[1:])]
    n, instructions, moved = steps[-1]
    row.instructions, row.bytes = instructions / n, max(moved, 0) / n
    row.check = row.instructions / (steps[0][1] / steps[0][0]) - 1
    row.seconds = full / units(row.full_size)
    row.cut = " ".join(f"{size:,}" if isinstance(size, int) else str(size) for size in sizes)
    return row


def method_seconds(*arguments):
    return min(float(run(METHODS, *arguments).stdout.split()[2]) for _ in range(ROUNDS))


def make_row(name, unit, randoms, what, command, units, sizes, full_size, seconds):
    row = Row(name, unit, randoms, what)
    row.full_size = full_size
    return lambda: by_size(row, command, units, sizes, seconds)


def methods_rows(folder):
    confidence = lambda draws: min(draws, 65536) / draws
    smaa_randoms = CELLS + WEIGHTS + CELLS * confidence(1000000)
    yield make_row("smaa, 12 x 12 random scores", "draw", smaa_randoms,
                   "adding up and ranking the options",
                   lambda n: (METHODS, "smaa", n), lambda n: n, (73728, 81920, 98304), 1000000,
                   method_seconds("smaa", 1000000))
    for key, name, randoms, unit, units, what in (
            ("simulate", "futures, triangular", 1, "amount", lambda n: n * AMOUNTS,
             "turning random numbers into amounts"),
            ("simulate-pert", "futures, PERT", 2, "amount", lambda n: n * AMOUNTS,
             "reading the quantile tables, a number at a time"),
            ("simulate-fan", "futures with a fan of all", 1 / YEARS, "flow-year",
             lambda n: n * AMOUNTS * YEARS, "products and sums of every line and year")):
        yield make_row(name, unit, randoms, what, lambda n, key=key: (METHODS, key, n), units,
                       (8192, 12288, 20480), 100000, method_seconds(key, 100000))
    for kind, what in (("usual", "measuring each package, one at a time"),
                       ("worst", "measuring each package, one at a time"),
                       ("uncertain", "chances of enough bids, and comparing candidates")):
        yield make_row(f"explorer, {kind}", "package", 0, what,
                       lambda n, kind=kind: (METHODS, "package", kind, n), lambda n: 2**n,
                       (18, 19, 20), 24, method_seconds("package", kind, 24))
    path = lambda rows: os.path.join(folder, f"{rows}.csv")
    chance = random.Random(5)
    for rows in (20000, 40000, 80000, 1000000):
        with open(path(rows), "w", encoding="ascii") as file:
            file.write("group," + ",".join(f"q{i}" for i in range(12)) + "\n")
            block = "".join(",".join([chance.choice(["member", "officer", "user", "carer"])]
                                     + [chance.choice("12345") for _ in range(12)]) + "\n"
                            for _ in range(20000))
            for _ in range(rows // 20000):
                file.write(block)
    yield make_row("survey, 13 columns", "answer", 0, "looking at every byte of the file",
                   lambda n: (METHODS, "survey", path(n)), lambda n: n, (20000, 40000, 80000),
                   1000000, method_seconds("survey", path(1000000)))


def core_rows(folder):
    path = lambda steps: os.path.join(folder, f"{steps}.concord")
    records = {}
    for steps in (*CUT_STEPS, FULL_STEPS):
        run(GENERATE, path(steps), steps, GROUPS[steps])
        records[steps] = int(run(CORE, path(steps), os.devnull, "reader", 1).stdout.split()[0])
    changes = lambda steps: records[steps] + steps
    hashed = lambda steps: records[steps] * (steps // STEPS_A_REVISION)
    one = lambda steps: 1
    for key, name, unit, units, turns, what in (
            ("reader", "libxml2's reader alone", "record or step", changes, 1, "parsing XML"),
            ("load", "load and check", "record or step", changes, 1,
             "parsing XML, then making records and steps"),
            ("verify", "verify every revision", "record and revision", hashed, 1,
             "hashing"),
            ("save", "save and read again", "record or step", changes, 1,
             "writing and reading XML"),
            ("keystroke", "keystroke to findings", "keystroke", one, 21,
             "working out findings that have changed")):
        row = Row(name, unit, 0, what)

        def work(row=row, key=key, units=units, turns=turns):
            out = os.path.join(folder, f"{key}.out.concord")
            counts = [count(CORE, path(steps), out, key, 1, function=f"run_{key}")
                      for steps in CUT_STEPS]
            each = [[number / units(steps) / turns for number in counted]
                    for steps, counted in zip(CUT_STEPS, counts)]
            row.instructions, row.bytes = each[1]
            row.check = each[1][0] / each[0][0] - 1
            row.cut = " ".join(f"{records[steps]:,}" for steps in CUT_STEPS)
            return row

        # A keystroke has no size, so that it is timed where it is counted; and a second turn would
        # find its findings worked out.
        timed, rounds = (CUT_STEPS[1], 1) if units is one else (FULL_STEPS, 3)
        took = float(run(CORE, path(timed), os.path.join(folder, "out.concord"), key, rounds)
                     .stdout.split()[2])
        row.seconds = took / units(timed) / turns
        yield work


def figure_rows(folder):
    out = lambda n: os.path.join(folder, f"{n}.pdf")
    turns = [run(FIGURES, SAMPLE, out(0), 40, "charts").stdout.split() for _ in range(ROUNDS)]
    milliseconds = min(float(turn[0]) + float(turn[1]) for turn in turns)
    yield make_row("figures to PDF", "figure", 0, "shaping and drawing text",
                   lambda n: (FIGURES, SAMPLE, out(n), n, "charts"), lambda n: n, (10, 20, 40),
                   40, milliseconds / 1e3)


def phrase(row, share_random, share_memory):
    if share_random > .5:
        return "the random numbers"
    if share_memory > .5:
        return "memory"
    return row.what


HEAD = ("benchmark", "unit", "ns a unit", "instructions", "check", "random numbers",
        "of bare", "bytes", "of memory", "what holds it back", "counted at")
WIDTHS = (27, 19, 9, 12, 6, 14, 7, 7, 9, 50, 0)
LEFT = {0, 1, 9, 10}


def show(texts):
    print("  ".join(text.ljust(width) if i in LEFT else text.rjust(width)
                    for i, (text, width) in enumerate(zip(texts, WIDTHS))).rstrip(), flush=True)


def show_row(row, generator, memory):
    share_random = row.randoms / row.seconds / generator
    share_memory = row.bytes / row.seconds / memory
    show((row.name, row.unit, f"{row.seconds * 1e9:.3g}", f"{row.instructions:.3g}",
          f"{row.check:+.1%}",
          f"{row.randoms:.3g}" if row.randoms else "-",
          f"{share_random:.0%}" if row.randoms else "-", f"{row.bytes:.3g}",
          f"{share_memory:.0%}", phrase(row, share_random, share_memory), row.cut))


def main():
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: nothing to count instructions with")
        return
    generator = 1e9 / min(float(run(METHODS, "generate", 1000).stdout.split()[2])
                          for _ in range(ROUNDS))
    memory = 1e9 * max(float(run(METHODS, "stream", 256).stdout.split()[0]) for _ in range(ROUNDS))
    print(f"One thread: {generator / 1e9:.2f} thousand million random numbers a second, "
          f"{memory / 1e9:.1f} GB/s of memory beyond {cache_size() // 1024} KiB; "
          f"instructions as far as AVX2, processor time with what the processor has", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        # All times first, when nothing else of ours runs.
        jobs = [*methods_rows(folder), *core_rows(folder), *figure_rows(folder)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            show(HEAD)
            for row in pool.map(lambda job: job(), jobs):
                show_row(row, generator, memory)


main()

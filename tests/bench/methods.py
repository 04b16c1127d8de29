"""Sets the methods against NumPy, GLPK and data.table, as ratios of times in one run.

Usage: methods.py BENCH_METHODS [ROUNDS]. The least of several interleaved runs counts. "clock" is
the time until the answer, "work" the seconds of all threads together. What is not installed is left
out, and said.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

BENCH = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3

try:
    import numpy as np
except ImportError:
    np = None


def ours(*arguments):
    """Answer, clock, work, peak memory in KiB."""
    answer, clock, work, peak = subprocess.run(
        [BENCH, *map(str, arguments)], check=True, capture_output=True, text=True).stdout.split()
    return float(answer), float(clock), float(work), int(peak)


def theirs(function):
    begin, before = time.perf_counter(), time.process_time()
    answer = function()
    return answer, time.perf_counter() - begin, time.process_time() - before


def compare(name, arguments, function, goal):
    one, other = [], []
    for _ in range(ROUNDS):
        one.append(ours(*arguments))
        other.append(theirs(function))
    clock = min(run[1] for run in other) / min(run[1] for run in one)
    work = min(run[2] for run in other) / min(run[2] for run in one)
    print(f"{name}: {clock:.1f} times as fast by the clock, {work:.1f} by work "
          f"({min(run[1] for run in one):.3f} s; goal {goal}); "
          f"answers {one[0][0]:.4f} and {other[0][0]:.4f}", flush=True)


def numpy_smaa(draws):
    n, generator = 12, np.random.default_rng(1)
    likely = np.array([i * 37 % 101 for i in range(n * n)], float).reshape(n, n)
    places = np.zeros((n, n), np.int64)
    sums, wins = np.zeros((n, n)), np.zeros((n, n), np.int64)
    chunk = 20000
    for _ in range(draws // chunk):
        weights = generator.standard_exponential((chunk, n))
        weights /= weights.sum(axis=1, keepdims=True)
        scores = generator.triangular(likely - 10, likely, likely + 20, (chunk, n, n))
        totals = np.einsum("dik,dk->di", scores, weights)
        ranks = np.empty((chunk, n), np.int64)
        order = np.argsort(-totals, axis=1)
        np.put_along_axis(ranks, order, np.arange(n)[None, :].repeat(chunk, 0), axis=1)
        for i in range(n):
            places[i] += np.bincount(ranks[:, i], minlength=n)
            wins[i] += (totals[:, i, None] > totals).sum(axis=0)
            sums[i] += weights[order[:, 0] == i].sum(axis=0)
    return places[0, 0] / draws


def numpy_simulate(draws, pert=False, fan=False):
    options, lines, years = 8, 40, 30
    generator = np.random.default_rng(1)
    worth = np.cumsum(1.035 ** -np.arange(years))
    costs = []
    for option in range(options):
        i = np.arange(option * lines, (option + 1) * lines, dtype=float)
        low, likely, high = 100 + i, 120 + i, 180 + 2 * i
        if pert:
            a = 1 + 4 * (likely - low) / (high - low)
            amounts = low + (high - low) * generator.beta(a, 6 - a, (draws, lines))
        else:
            amounts = generator.triangular(low, likely, high, (draws, lines))
        amount = amounts.sum(axis=1)
        costs.append(amount * worth[-1])
        if fan:
            # Every line falls due in every year, but a program can't know that.
            np.percentile(amounts @ np.repeat(worth[None, :], lines, 0), [10, 25, 50, 75, 90], axis=0)
    costs = np.array(costs)
    np.percentile(costs, [10, 50, 90], axis=1)
    np.bincount(costs.argmin(axis=0), minlength=options)
    for option in range(options):
        (costs[option] < costs).mean(axis=1)
    return costs[0].mean()


def glpk_best(folder):
    """The most need met under the ceiling and the constraints, by a mixed integer program."""
    n = 24
    need = [(i * 53 + 17) % 97 for i in range(n)]
    cost = [(i * 71 + 29) % 89 + 10 for i in range(n)]
    path, out = os.path.join(folder, "package.lp"), os.path.join(folder, "package.out")
    with open(path, "w", encoding="ascii") as file:
        file.write("Maximize\n obj: " + " + ".join(f"{need[i] * cost[i]} x{i}" for i in range(n)))
        file.write("\nSubject To\n c: " + " + ".join(f"{cost[i]} x{i}" for i in range(n)) + " <= 600")
        file.write("\n t: x0 - x1 = 0\n a: x2 + x3 <= 1\nBinary\n")
        file.write("\n".join(f" x{i}" for i in range(n)) + "\nEnd\n")
    subprocess.run(["glpsol", "--lp", path, "-w", out], check=True, capture_output=True)
    for line in open(out, encoding="ascii"):
        if line.startswith("s mip"):
            return float(line.split()[-1])
    raise RuntimeError("no answer from glpsol")


def survey(folder):
    path, script = os.path.join(folder, "survey.csv"), os.path.join(folder, "count.R")
    generator = random.Random(5)
    rows = [",".join([generator.choice(["member", "officer", "user", "carer"])]
                     + [str(generator.randrange(1, 6)) for _ in range(12)]) + "\n"
            for _ in range(50000)]
    with open(path, "w", encoding="ascii") as file:
        file.write("group," + ",".join(f"q{i}" for i in range(12)) + "\n")
        for _ in range(20):
            generator.shuffle(rows)
            file.writelines(rows)
    with open(script, "w", encoding="ascii") as file:
        file.write("""suppressMessages(library(data.table))
path <- commandArgs(TRUE)[1]
begin <- proc.time()
answers <- fread(path)
long <- melt(answers, id.vars = "group", variable.factor = TRUE)
counts <- long[, .N, by = .(group, variable, value)]
took <- proc.time() - begin
peak <- sub(".*:\\\\s*(\\\\d+) kB", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))
cat(sum(counts$N), took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], peak)
""")
    one, other = [], []
    for _ in range(ROUNDS):
        one.append(ours("survey", path))
        other.append([float(x) for x in subprocess.run(
            ["Rscript", script, path], check=True, capture_output=True, text=True).stdout.split()])
    assert one[0][0] == other[0][0], (one[0][0], other[0][0])
    size = os.path.getsize(path)
    clock, work = min(run[1] for run in one), min(run[2] for run in one)
    print(f"survey, 1,000,000 x 13: {min(r[1] for r in other) / clock:.1f} times as fast as "
          f"data.table by the clock, {min(r[2] for r in other) / work:.1f} by work ({clock:.3f} s, "
          f"{size / clock / 1e6:.0f} MB/s); peak {max(run[3] for run in one) / 1024:.0f} MiB with "
          f"the {size / 2**20:.0f} MiB of the file mapped, against "
          f"{max(run[3] for run in other) / 1024:.0f}", flush=True)


def main():
    speed = min(ours("generate", 1000)[2] for _ in range(ROUNDS))
    print(f"generator alone: {1000 / speed:.0f} million 64-bit numbers a second on one thread")
    if np is None:
        print("NumPy is not installed: nothing to hold simulations against")
    else:
        compare("smaa, 1,000,000 draws of 12 x 12 random scores", ("smaa", 1000000),
                lambda: numpy_smaa(1000000), 10)
        compare("simulate, 100,000 draws of 8 x 40 triangular lines over 30 years",
                ("simulate", 100000), lambda: numpy_simulate(100000), 5)
        compare("simulate, the same with PERT lines", ("simulate-pert", 100000),
                lambda: numpy_simulate(100000, pert=True), 5)
        compare("simulate, triangular with a fan of all draws", ("simulate-fan", 100000),
                lambda: numpy_simulate(100000, fan=True), 5)
        compare("simulate, PERT with a fan of all draws", ("simulate-pert-fan", 100000),
                lambda: numpy_simulate(100000, pert=True, fan=True), 5)
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("glpsol"):
            found, best = ours("package", "linear")[0], glpk_best(folder)
            assert found == best, (found, best)
            print(f"package, linear: the same optimum as GLPK, {best:.0f}")
        else:
            print("GLPK is not installed: no optimum to hold the package search against")
        for kind in ("usual", "worst", "many-bids", "uncertain", "very-many-bids", "few-suppliers",
                     "varied"):
            runs = [ours("package", kind) for _ in range(ROUNDS)]
            print(f"package, {kind}: frontier of {runs[0][0]:.0f} in {min(r[1] for r in runs):.2f} s "
                  f"by the clock, {min(r[2] for r in runs):.2f} s of work (goal 2 s)", flush=True)
        if shutil.which("Rscript"):
            survey(folder)
        else:
            print("R is not installed: nothing to hold the survey against")


main()

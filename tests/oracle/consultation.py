#!/usr/bin/python3
"""Methods about answers against NumPy and SciPy (TAP). Usage: consultation.py CLI"""
import csv
import math
import sys

from consultation_problems import PUBLISHED_WILSON, proportions, scales, tables
from harness import chance, check, main, shared, solve, tests_of
from scipy_here import numpy, scipy

METHODS = {"wilson", "rake", "net-agreement"}


def score_bounds(share, n, level):
    """Where (share - p)^2 = z^2 p (1 - p) / n, by root finding on both sides of the share."""
    z = scipy.stats.norm.isf((1 - level) / 2)
    gap = lambda p: (share - p) ** 2 - z * z * p * (1 - p) / n
    find = lambda a, b: scipy.optimize.brentq(gap, a, b, xtol=1e-16, rtol=1e-15)
    # Without successes 0 solves it too, and without failures 1: start beside them
    return (0 if share <= 0 else find(0, min(share, 1 - 1e-15)),
            1 if share >= 1 else find(max(share, 1e-15), 1))


def test_wilson():
    for successes, trials, level, population in proportions():
        share = successes / trials
        rest = 1 if population is None else (population - trials) / (population - 1)
        low, high = score_bounds(share, trials / rest, level)
        check("wilson", {"successes": successes, "trials": trials, "level": level,
                         **({} if population is None else {"population": population})},
              {"share": share, "low": low, "high": high,
               "standard_error": math.sqrt(share * (1 - share) / trials * rest)},
              absolute=1e-13)


def test_wilson_of_scipy():
    for successes, trials, level, population in proportions():
        if population is None:
            wanted = scipy.stats.binomtest(successes, trials).proportion_ci(level, "wilson")
            check("wilson", {"successes": successes, "trials": trials, "level": level},
                  {"low": wanted.low, "high": wanted.high}, absolute=1e-12)
    check("wilson", {"successes": 7, "trials": 7, "population": 7},
          {"share": 1, "low": 1, "high": 1, "standard_error": 0})


def test_published_wilson():
    for successes, trials, low, high in PUBLISHED_WILSON:
        check("wilson", {"successes": successes, "trials": trials}, {"low": low, "high": high},
              absolute=1e-6)
    check("wilson", {"successes": 120, "trials": 200, "population": 800},
          {"standard_error": .0300, "low": .5401, "high": .6570}, absolute=5e-5)


def least_divergence(counts, rows, columns):
    """Weights exp (u + v) at the minimum of sum n exp (u + v) - R u - C v, by Newton's method."""
    n = numpy.array(counts, dtype=float)
    size = len(rows)
    u = numpy.zeros(size + len(columns))
    target = numpy.concatenate([rows, columns])
    value = lambda u: (n * numpy.exp(u[:size, None] + u[size:])).sum() - target @ u
    u[:] = math.log(sum(rows) / n.sum()) / 2
    for _ in range(200):
        cells = n * numpy.exp(u[:size, None] + u[size:])
        slope = numpy.concatenate([cells.sum(axis=1), cells.sum(axis=0)]) - target
        if abs(slope).max() <= 1e-13 * sum(rows):
            break
        curve = numpy.block([[numpy.diag(cells.sum(axis=1)), cells],
                             [cells.T, numpy.diag(cells.sum(axis=0))]])
        step = -numpy.linalg.lstsq(curve, slope, rcond=None)[0]
        length = 1.0
        while length > 1e-6 and not value(u + length * step) <= value(u) + 1e-4 * length * (
                slope @ step) + 1e-12 * sum(rows):
            length /= 2
        u = u + length * step
    return numpy.exp(u[:size, None] + u[size:])


def test_rake():
    for counts, rows, columns in tables():
        weights, n = least_divergence(counts, rows, columns), numpy.array(counts)
        each = numpy.repeat(weights.ravel(), n.ravel())  # one weight for each person
        answer = solve("rake", {"counts": counts, "row_totals": rows, "column_totals": columns})
        told = numpy.array(answer["weights"])
        assert (abs((told - weights)[n > 0]) <= 1e-8 * weights[n > 0]).all(), (counts, told, weights)
        assert (abs((told * n).sum(axis=1) - rows) <= 1e-9 * sum(rows)).all(), (counts, told)
        assert (abs((told * n).sum(axis=0) - columns) <= 1e-9 * sum(rows)).all(), (counts, told)
        check("rake", counts, {"converged": True, "empty_cells": int((n == 0).sum()),
                               "design_effect": len(each) * (each ** 2).sum() / each.sum() ** 2,
                               "largest_weight": each.max() / each.mean()},
              relative=1e-8, answer=answer)


def is_possible(counts, rows, columns):
    """Whether any table without more cells than `counts` has these totals: a linear programme."""
    cells = [(r, c) for r, row in enumerate(counts) for c, n in enumerate(row) if n]
    total = [[float(r == i) for r, _ in cells] for i in range(len(rows))] \
        + [[float(c == j) for _, c in cells] for j in range(len(columns))]
    found = scipy.optimize.linprog([0] * len(cells), A_eq=total, b_eq=rows + columns)
    return found.status == 0


def test_rake_that_cannot_converge():
    random = chance("no raking")
    for _ in range(12):
        n = random.randint(2, 5)
        counts = [[random.randint(1, 30) if r <= c else 0 for c in range(n)] for r in range(n)]
        rows = [random.randint(1, 50) for _ in range(n)]
        columns = [rows[-1] + random.randint(1, 9)] + [1] * (n - 2)
        columns.append(sum(rows) - sum(columns))
        rows[0] -= rows[0] - columns[0] + 1 if rows[0] >= columns[0] else 0
        rows[-1] += sum(columns) - sum(rows)
        if min(rows + columns) <= 0:
            continue
        assert not is_possible(counts, rows, columns), "the first column needs more than its row"
        check("rake", {"counts": counts, "row_totals": rows, "column_totals": columns},
              {"converged": False, "weights": [[None] * n] * n, "design_effect": None})
    assert all(is_possible(*table) for table in tables())


def test_rake_of_schools():
    """A survey's cell counts by school type and award, to the totals of the survey package."""
    with open(shared("survey", "apistrat.csv"), newline="", encoding="utf-8") as stream:
        schools = list(csv.DictReader(stream))
    counts = [[sum(s["stype"] == kind and s["sch.wide"] == won for s in schools)
               for won in ("No", "Yes")] for kind in "EHM"]
    rows, columns = [4421, 755, 1018], [1072, 5122]
    check("rake", {"counts": counts, "row_totals": rows, "column_totals": columns},
          {"weights": least_divergence(counts, rows, columns)}, relative=1e-8)


def test_net_agreement():
    for counts, level in scales():
        marks = numpy.repeat(numpy.sign(numpy.arange(len(counts)) - len(counts) // 2), counts)
        reach = scipy.stats.norm.isf((1 - level) / 2) * marks.std() / math.sqrt(len(marks))
        check("net-agreement", {"counts": counts, "level": level},
              {"n": len(marks), "net": marks.mean(), "low": max(marks.mean() - reach, -1),
               "high": min(marks.mean() + reach, 1)}, absolute=1e-12)


def test_net_agreement_of_likert():
    """Twenty people on fourteen statements, from CRAN's likert."""
    scale = ["Strongly Disagree", "Disagree", "Neutral", "Agree", "Strongly Agree"]
    with open(shared("likert", "math-anxiety-raw.csv"), newline="", encoding="utf-8") as stream:
        people = list(csv.reader(stream))[1:]
    for column in range(1, 15):
        given = [scale.index(p[column]) for p in people]
        marks = numpy.sign(numpy.array(given) - 2)
        check("net-agreement", {"counts": [given.count(k) for k in range(5)]},
              {"n": 20, "net": marks.mean(), "low": max(-1, marks.mean() - 1.959963984540054
                                                         * marks.std() / math.sqrt(20))},
              absolute=1e-12)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

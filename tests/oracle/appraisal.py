#!/usr/bin/python3
"""Methods of appraisal against NumPy, SciPy and exact fractions (TAP). Usage: appraisal.py CLI"""
import csv
import itertools
import sys
from fractions import Fraction

from harness import chance, check, main, shared, solve, tests_of
from scipy_here import numpy, scipy

METHODS = {"weights", "value", "value-function", "stability", "frontier", "pairwise"}


def exact(number):
    """The decimal fraction that was typed, not the binary one nearest to it."""
    return None if number is None else Fraction(str(number))


def shares(weights):
    total = sum(exact(w) for w in weights)
    return [exact(w) / total for w in weights]


def ranks(totals):
    """1 for the highest; ties share the better rank; None stays."""
    return [None if t is None else 1 + sum(o is not None and o > t for o in totals)
            for t in totals]


def first(found):
    return [i for i, rank in enumerate(found) if rank == 1]


def test_weights():
    random = chance("weights")
    problems = [[1, 3], [100, 50, 50], [0, 7], [1e-300, 1e-300], [1e300, 1e300, 0], [5]]
    problems += [[random.choice([0, 1, 1, 1]) * round(random.uniform(0, 100), 3)
                  for _ in range(random.randint(1, 20))] + [1] for _ in range(30)]
    for points in problems:
        for kind in "points", "swing":
            check("weights", {"kind": kind, "points": points}, {"weights": shares(points)},
                  relative=1e-13)


def test_rank_order_centroid():
    """The centroid of the corners of all weights in that order: 1/r for each of the first r."""
    random = chance("centroid")
    for n in (1, 2, 3, 3, 4, 5, 8, 20, 40):
        order = random.sample(range(n), n)
        corners = numpy.tril(numpy.ones((n, n))) / numpy.arange(1, n + 1)[:, None]
        wanted = numpy.empty(n)
        wanted[order] = corners.mean(axis=0)
        check("weights", {"kind": "rank-order", "order": order}, {"weights": wanted})


def test_value():
    random = chance("value")
    for number in range(40):
        n = random.randint(1, 8)
        weights = [random.choice([0, 1, 2, 2.5, .1]) for _ in range(n)] if number % 3 \
            else [round(random.uniform(0, 50), 2) for _ in range(n)]
        weights[random.randrange(n)] += 1
        digits = random.choice([0, 0, 1, 2])
        values = [[None if number % 5 == 4 and random.random() < .1
                   else round(random.uniform(0, 10), digits) for _ in range(n)]
                  for _ in range(random.randint(1, 9))]
        if number % 2:
            values.append(list(values[0]))  # a tie
        w = shares(weights)
        totals = [None if any(k and v is None for k, v in zip(w, row))
                  else sum(k * exact(v) for k, v in zip(w, row) if k) for row in values]
        check("value", {"weights": weights, "values": values},
              {"totals": totals, "ranks": ranks(totals), "winners": first(ranks(totals))},
              relative=1e-12)


def test_value_of_shared_sets():
    """Two published decision tables, scaled to 0..100 in NumPy, under a hundred weightings."""
    for name, columns in (("thierry-car-14x5.csv", slice(1, 6)), ("vans.csv", slice(3, 12))):
        with open(shared("mcda", name), newline="", encoding="utf-8") as stream:
            table = numpy.array([[float(c) for c in row[columns]]
                                 for row in list(csv.reader(stream))[1:]])
        value = 100 * (table - table.min(axis=0)) / (table.max(axis=0) - table.min(axis=0))
        random = chance(name)
        for _ in range(10):
            weights = numpy.array([random.uniform(0, 9) for _ in value[0]])
            totals = value @ weights / weights.sum()
            check("value", {"weights": list(weights), "values": value.tolist()},
                  {"totals": totals, "ranks": list(scipy.stats.rankdata(-totals, method="min"))})


def test_value_function():
    random = chance("value function")
    for _ in range(40):
        n, size = random.randint(2, 9), 10 ** random.uniform(-6, 9)
        xs = sorted({random.uniform(-size, size) for _ in range(n)})
        points = [[x, random.choice([0, 100, random.uniform(-5, 120)])] for x in xs]
        asked = xs + [random.uniform(-1.5 * size, 1.5 * size) for _ in range(20)]
        wanted = numpy.interp(asked, xs, [v for _, v in points])
        check("value-function", {"points": points, "x": asked + [None]},
              {"values": list(wanted) + [None]}, absolute=1e-9)


def lines_of(weights, values, k):
    """For each option its total at weight 0 and at weight 1 of criterion k."""
    rest = sum(weights) - weights[k]
    return [(sum(w * v for j, (w, v) in enumerate(zip(weights, row)) if j != k) / rest, row[k])
            for row in values]


def leaders(lines, t):
    totals = [a + t * (b - a) for a, b in lines]
    return [i for i, total in enumerate(totals) if total == max(totals)]


def exact_crossovers(lines):
    """All t in [0, 1] at which options that are not always equal tie for the first place."""
    places = {Fraction(0), Fraction(1)}
    for (a, b), (c, d) in itertools.combinations(set(lines), 2):
        if b - a != d - c and 0 <= (c - a) / ((b - a) - (d - c)) <= 1:
            places.add((c - a) / ((b - a) - (d - c)))
    found = []
    for t in sorted(places):
        tied = leaders(lines, t)
        if len({lines[i] for i in tied}) > 1:
            steepest = max(lines[i][1] - lines[i][0] for i in tied)
            above = [i for i in tied if lines[i][1] - lines[i][0] == steepest] if t < 1 else []
            found.append((t, tied, above))
    return found


def exact_interval(lines, now):
    """The weights around `now` at which all its leaders lead: the ends are among the crossovers."""
    winners = set(leaders(lines, now))
    ends = sorted({Fraction(0), Fraction(1), now} | {t for t, _, _ in exact_crossovers(lines)})
    at, low, high = ends.index(now), now, now
    for way, step in ((range(at - 1, -1, -1), -1), (range(at + 1, len(ends)), 1)):
        for i in way:
            middle = (ends[i] + ends[i - step]) / 2
            if not winners <= set(leaders(lines, middle)):
                break
            low, high = min(low, ends[i]), max(high, ends[i])
    return low, high


def test_stability():
    random = chance("stability")
    for number in range(60):
        n, options = random.randint(2, 6), random.randint(1, 8)
        weights = [random.choice([0, 1, 2, 3, 5]) for _ in range(n)]
        weights[0] += number % 4 != 3
        if not any(weights):
            weights[0] = 1
        top = random.choice([2, 5, 100])
        values = [[random.randint(0, top) for _ in range(n)] for _ in range(options)]
        answer = solve("stability", {"weights": weights, "values": values})
        w = shares(weights)
        v = [[Fraction(x) for x in row] for row in values]
        wanted = {"low": [], "high": [], "crossovers": []}
        for k in range(n):
            if w[k] == 1:
                for key in wanted:
                    wanted[key].append(None)
                continue
            lines = lines_of(w, v, k)
            low, high = exact_interval(lines, w[k])
            wanted["low"].append(low)
            wanted["high"].append(high)
            wanted["crossovers"].append(exact_crossovers(lines))
        flat = {**answer, "crossovers": [None if c is None else
                                         [[x["at"], x["winners"], x["above"]] for x in c]
                                         for c in answer["crossovers"]]}
        check("stability", {"weights": weights, "values": values}, wanted, absolute=1e-11,
              answer=flat)


def test_stability_by_line_search():
    """Winners on a dense line of weights: they change only where a crossover is told."""
    random = chance("line search")
    for _ in range(10):
        n = random.randint(2, 5)
        weights = numpy.array([random.uniform(.1, 5) for _ in range(n)])
        values = numpy.array([[random.uniform(0, 9) for _ in range(n)] for _ in range(6)])
        answer = solve("stability", {"weights": list(weights), "values": values.tolist()})
        weights /= weights.sum()
        for k in range(n):
            line = numpy.linspace(0, 1, 20001)
            moved = numpy.outer(1 - line, weights / (1 - weights[k]))
            moved[:, k] = line
            winner = (values @ moved.T).argmax(axis=0)
            places = numpy.nonzero(numpy.diff(winner))[0]
            told = [c["at"] for c in answer["crossovers"][k]]
            assert all(numpy.abs(line[p] - told).min() <= 1e-4 for p in places), (k, told)
            now = winner[numpy.abs(line - weights[k]).argmin()]
            inside = (line > answer["low"][k] + 1e-4) & (line < answer["high"][k] - 1e-4)
            outside = (line < answer["low"][k] - 1e-4) | (line > answer["high"][k] + 1e-4)
            assert (winner[inside] == now).all() and (winner[outside] != now).all(), (k, answer)


def test_frontier():
    random = chance("frontier")
    for number in range(60):
        top = random.choice([3, 8, 1000])
        options = [(random.randint(-top, top), random.randint(0, top))
                   for _ in range(random.randint(1, 40))]
        if number % 4 == 0:
            options = [(c * 1e-9 + 7e5, v / 7) for c, v in options]
        wanted = [i for i, (c, v) in enumerate(options)
                  if not any(d <= c and u >= v and (d, u) != (c, v) for d, u in options)]
        check("frontier", {"costs": [c for c, _ in options], "values": [v for _, v in options]},
              {"efficient": sorted(wanted, key=lambda i: (options[i][0], i))})


INDEX = [None, None, None, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]  # Saaty's, methods.md


def eigen(matrix):
    values, vectors = numpy.linalg.eig(numpy.array(matrix))
    principal = values.real.argmax()
    weights = numpy.abs(vectors[:, principal].real)
    return values[principal].real, weights / weights.sum()


def test_pairwise():
    random = chance("pairwise")
    published = [[1, .5, 3], [2, 1, 4], [1 / 3, .25, 1]]
    matrices = [published, [[1]], [[1, 9], [1 / 9, 1]]]
    for n in list(range(1, 13)) * 3 + [30]:
        matrix = [[1.0] * n for _ in range(n)]
        truth = [random.uniform(1, 9) for _ in range(n)]
        for i in range(n):
            for j in range(i):
                matrix[i][j] = random.choice([truth[i] / truth[j], random.randint(1, 9),
                                              1 / random.randint(1, 9)])
                matrix[j][i] = 1 / matrix[i][j]
        matrices.append(matrix)
    for matrix in matrices:
        n = len(matrix)
        largest, weights = eigen(matrix)
        ratio = 0 if n <= 2 else (largest - n) / (n - 1) / INDEX[n] if n <= 10 else None
        check("pairwise", {"matrix": matrix},
              {"weights": weights, "lambda": largest, "consistency_ratio": ratio},
              absolute={"consistency_ratio": 1e-12})
    check("pairwise", {"matrix": published},
          {"weights": [.3196, .5584, .1220], "lambda": 3.0183}, absolute=6e-5)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

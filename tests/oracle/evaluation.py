#!/usr/bin/python3
"""Methods of evaluation against NumPy, SciPy and exact fractions (TAP). Usage: evaluation.py CLI"""
import csv
import math
import sys
from fractions import Fraction

from evaluation_problems import (KRIPPENDORFF, KRIPPENDORFF_ALPHA, SHROUT, SHROUT_ICC, rated,
                                 records, tables_of_ratings, tables_without_gaps)
from harness import chance, check, close, main, shared, solve, tests_of
from scipy_here import numpy, scipy

METHODS = {"alpha", "icc", "separation", "track-record"}


def pairable(ratings):
    units = [[r for r in unit if r is not None] for unit in zip(*ratings)]
    return [[Fraction(str(r)) for r in unit] for unit in units if len(unit) > 1]


def distance(metric, pooled):
    """Krippendorff's squared difference between two values."""
    if metric == "nominal":
        return lambda a, b: Fraction(a != b)
    if metric == "interval":
        return lambda a, b: (a - b) ** 2
    if metric == "ratio":
        return lambda a, b: ((a - b) / (a + b)) ** 2 if a != b else Fraction(0)
    count = {v: pooled.count(v) for v in set(pooled)}
    # How many ratings lie from one to the other, half of those at both ends
    return lambda a, b: (sum(n for v, n in count.items() if min(a, b) <= v <= max(a, b))
                         - Fraction(count[a] + count[b], 2)) ** 2 if a != b else Fraction(0)


def alpha_by_pairs(ratings, metric):
    """Mean difference inside units over mean difference of all ratings, pair by pair, exact."""
    units = pairable(ratings)
    pooled = [r for unit in units for r in unit]
    n, d = len(pooled), distance(metric, pooled)
    inside = sum(d(a, b) / (len(unit) - 1) for unit in units for a in unit for b in unit)
    memo = {(a, b): d(a, b) for a in set(pooled) for b in set(pooled)}
    overall = sum(memo[a, b] for a in pooled for b in pooled)
    return 1 - (inside / n) / (overall / (n * (n - 1)))


def alpha_by_coincidences(ratings, metric):
    """From the coincidence matrix (Krippendorff 2011)."""
    units = pairable(ratings)
    values = sorted({r for unit in units for r in unit})
    o = numpy.zeros((len(values), len(values)))
    for unit in units:
        seen = numpy.array([unit.count(v) for v in values], dtype=float)
        o += (numpy.outer(seen, seen) - numpy.diag(seen)) / (len(unit) - 1)
    n_c = o.sum(axis=0)
    v = numpy.array([float(x) for x in values])
    if metric == "ordinal":
        below = numpy.cumsum(n_c) - n_c / 2
        d = numpy.subtract.outer(below, below) ** 2
    elif metric == "ratio":
        total = numpy.add.outer(v, v)
        d = (numpy.subtract.outer(v, v) / numpy.where(total == 0, 1, total)) ** 2
    else:
        d = numpy.subtract.outer(v, v) ** 2
        d = (d > 0).astype(float) if metric == "nominal" else d
    expected = (numpy.outer(n_c, n_c) * d).sum() / (n_c.sum() - 1)
    return 1 - (o * d).sum() / expected


def test_alpha():
    for ratings, metric in tables_of_ratings():
        problem = {"ratings": ratings, "metric": metric}
        answer = check("alpha", problem, {"alpha": alpha_by_pairs(ratings, metric)},
                       absolute=1e-12)
        check("alpha", problem, {"alpha": alpha_by_coincidences(ratings, metric)},
              absolute=1e-11, answer=answer)


def test_published_alpha():
    for metric, wanted in KRIPPENDORFF_ALPHA.items():
        check("alpha", {"ratings": KRIPPENDORFF, "metric": metric}, {"alpha": wanted},
              absolute=6e-4)


def test_alpha_of_shared_sets():
    for table in rated("anxiety.csv", "video.csv", "diagnoses.csv"):
        ratings = [list(rater) for rater in zip(*table)]
        for metric in KRIPPENDORFF_ALPHA:
            check("alpha", {"ratings": ratings, "metric": metric},
                  {"alpha": alpha_by_pairs(ratings, metric)}, absolute=1e-12)
    # Fleiss 1971: kappa .430 of 30 x 6 diagnoses; 1 - alpha = (1 - kappa) (n - 1) / n
    check("alpha", {"ratings": ratings, "metric": "nominal"},
          {"alpha": 1 - (1 - .430) * 179 / 180}, absolute=6e-4)


def test_undefined_alpha():
    for ratings in ([[1, 1], [1, 1]], [[1, None], [None, 2]], [[3]], [[None, None], [None, None]]):
        answer = check("alpha", {"ratings": ratings, "metric": "nominal"}, {"alpha": None})
        assert len(answer["reason"]) > 20


def squares(table):
    """Mean squares between units, within them, between raters, and of the rest."""
    x = numpy.array(table, dtype=numpy.longdouble)
    n, k = x.shape
    unit, rater = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
    total = lambda d: float((d ** 2).sum())
    return (k * total(unit - x.mean()) / (n - 1), total(x - unit) / (n * (k - 1)),
            n * total(rater - x.mean()) / (k - 1),
            total(x - unit - rater + x.mean()) / ((n - 1) * (k - 1)))


def one_ratio(between, rest, k, degrees, level):
    """Coefficient and bounds of forms 1 and 3: between over rest is (1 + (k-1) r)/(1 - r) times F."""
    ratio = lambda x: ((x - 1) / (x + k - 1), (x - 1) / x)  # single, mean of k
    law = scipy.stats.f(*degrees)
    find = lambda share: math.exp(scipy.optimize.brentq(
        lambda x: law.cdf(between / rest * math.exp(-x)) - share, -300, 300, xtol=1e-14))
    tail = (1 - level) / 2
    points = [ratio(between / rest), ratio(find(1 - tail)), ratio(find(tail))]
    return [dict(zip(("value", "low", "high"), column)) for column in zip(*points)]


def two_way(between, raters, rest, n, k, level):
    """Form 2, after McGraw and Wong 1996, table 7, case 2A and A,k."""
    value = (between - rest) / (between + (k - 1) * rest + k * (raters - rest) / n)
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    v = (a * raters + b * rest) ** 2 / ((a * raters) ** 2 / (k - 1)
                                        + (b * rest) ** 2 / ((n - 1) * (k - 1)))
    tail = (1 - level) / 2
    f, g = scipy.stats.f.isf(tail, n - 1, v), scipy.stats.f.isf(tail, v, n - 1)
    spread = k * raters + (k * n - k - n) * rest
    single = [value, n * (between - f * rest) / (f * spread + n * between),
              n * (g * between - rest) / (spread + n * g * between)]
    mean = [(between - rest) / (between + (raters - rest) / n)] + [
        k * x / (1 + (k - 1) * x) for x in single[1:]]
    return [dict(zip(("value", "low", "high"), points)) for points in (single, mean)]


def check_icc(table, level, wanted, answer, tolerance):
    for form, numbers in wanted.items():
        for key, number in numbers.items():
            assert close(answer[form][key], min(number, 1), tolerance, tolerance), (
                f"icc: {form} {key} is {answer[form][key]}, not {number}: {level} {table}")


def test_icc():
    for table, level in tables_without_gaps():
        n, k = len(table), len(table[0])
        between, within, raters, rest = squares(table)
        one, one_k = one_ratio(between, within, k, (n - 1, n * (k - 1)), level)
        three, three_k = one_ratio(between, rest, k, (n - 1, (n - 1) * (k - 1)), level)
        two, two_k = two_way(between, raters, rest, n, k, level)
        check_icc(table, level, {"icc1": one, "icc2": two, "icc3": three, "icc1k": one_k,
                                 "icc2k": two_k, "icc3k": three_k},
                  solve("icc", {"ratings": table, "level": level}), 1e-8)


def test_published_icc():
    answer = solve("icc", {"ratings": SHROUT})
    for form, wanted in SHROUT_ICC.items():
        assert abs(answer[form]["value"] - wanted) <= .005, (form, answer)
    # All raters alike: full agreement. Units alike on average: the single form at -1/(k - 1)
    answer = solve("icc", {"ratings": [[1, 1, 1], [4, 4, 4], [6, 6, 6]]})
    assert all(form == {"value": 1, "low": 1, "high": 1} for form in answer.values()), answer
    answer = solve("icc", {"ratings": [[1, 2, 3], [2, 3, 1], [3, 1, 2]]})
    assert close(answer["icc1"]["value"], -.5, 1e-9, 0) and answer["icc1k"]["value"] is None, answer


def residual_deviation(own):
    """Of a two-way layout, by least squares on its design."""
    evaluators, bidders = own.shape
    e, b = [m.ravel() for m in numpy.indices(own.shape)]
    design = numpy.hstack([numpy.eye(evaluators)[e], numpy.eye(bidders)[b]])
    fitted = design @ numpy.linalg.lstsq(design, own.ravel(), rcond=None)[0]
    degrees = (evaluators - 1) * (bidders - 1)
    return math.sqrt(((own.ravel() - fitted) ** 2).sum() / degrees), degrees


def first_by_quadrature(means, scale, degrees):
    """P (first) of a multivariate t with independent scale: over the best one's place (normal) and
    over the deviation (chi), each by Gauss and Legendre, panel by panel."""
    nodes, shares = numpy.polynomial.legendre.leggauss(30)

    def panels(low, high, count):
        edges = numpy.linspace(low, high, count + 1)
        half = (edges[1:] - edges[:-1]) / 2
        return ((edges[:-1] + half)[:, None] + half[:, None] * nodes).ravel(), \
            (half[:, None] * shares).ravel()

    law = scipy.stats.chi2(degrees)
    logs, log_shares = panels(math.log(law.ppf(1e-15) + 1e-300), math.log(law.isf(1e-16)), 5)
    z, z_shares = panels(-9, 9, 6)
    first = numpy.zeros(len(means))
    for x, part in zip(numpy.exp(logs), log_shares * law.pdf(numpy.exp(logs)) * numpy.exp(logs)):
        sigma = scale * math.sqrt(degrees / x)
        for i, mean in enumerate(means):
            others = [scipy.special.ndtr(z + (mean - m) / sigma)
                      for j, m in enumerate(means) if j != i]
            first[i] += part * (z_shares * scipy.stats.norm.pdf(z) * numpy.prod(others, axis=0)).sum()
    return first


def random_marks(random):
    evaluators, questions = random.randint(2, 6), random.randint(1, 4)
    bidders = random.randint(2, 6)
    truth = [random.uniform(40, 40 + random.choice([2, 10])) for _ in range(bidders)]
    noise = random.choice([.5, 3])
    marks = numpy.array([[[truth[b] + random.gauss(0, noise) + e for b in range(bidders)]
                          for _ in range(questions)] for e in range(evaluators)]).round(2)
    weights = [random.choice([0, 1, 2.5]) for _ in range(questions - 1)] + [1]
    return marks, numpy.array(weights, dtype=float)


def check_separation(marks, weights, first, within):
    own = numpy.einsum("eqb,q->eb", marks, weights / weights.sum())
    deviation, degrees = residual_deviation(own)
    totals = own.mean(axis=0)
    wanted = first(totals, deviation / math.sqrt(len(own)), degrees)
    answer = check("separation", {"marks": marks.tolist(), "weights": list(weights)},
                   {"totals": totals, "winners": [int(totals.argmax())],
                    "residual_deviation": deviation, "degrees_of_freedom": degrees},
                   absolute=1e-10)
    assert close(answer["probability_first"], wanted, 0, within), (marks.tolist(), answer, wanted)
    if abs(max(wanted) - .95) > within:
        assert answer["separated"] == (wanted[totals.argmax()] >= .95), (marks.tolist(), answer)
    return answer


def test_separation():
    random = chance("separation")
    separated = sum(check_separation(*random_marks(random), first_by_quadrature, 1e-7)["separated"]
                    for _ in range(24))
    assert 3 < separated < 21, "the problems should have both answers"


def test_separation_of_two_is_a_paired_t_test():
    random = chance("paired")
    for _ in range(20):
        marks = numpy.array([[[round(random.gauss(60, 5), 1), round(random.gauss(62, 5), 1)]]
                             for _ in range(random.randint(2, 9))])
        test = scipy.stats.ttest_rel(marks[:, 0, 0], marks[:, 0, 1], alternative="less")
        check("separation", {"marks": marks.tolist(), "weights": [3]},
              {"probability_first": [test.pvalue, 1 - test.pvalue]}, relative=0, absolute=1e-9)


def test_separation_by_sampling():
    """The posterior drawn: a deviation from chi-square, totals from normals, and who is first."""
    random, draws = chance("sampled"), 400000

    for number in range(4):
        generator = numpy.random.default_rng(number)

        def sample(means, scale, degrees):
            sigma = scale * numpy.sqrt(degrees / generator.chisquare(degrees, draws))
            drawn = means + sigma[:, None] * generator.normal(size=(draws, len(means)))
            return numpy.bincount(drawn.argmax(axis=1), minlength=len(means)) / draws

        check_separation(*random_marks(random), sample, 5 * .5 / math.sqrt(draws))


def test_separation_without_disagreement():
    check("separation", {"marks": [[[5, 5, 4]], [[7, 7, 6]]], "weights": [1]},
          {"probability_first": [.5, .5, 0], "separated": False, "winners": [0, 1]})
    check("separation", {"marks": [[[5, 4]], [[5, 4]], [[5, 4]]], "weights": [1]},
          {"probability_first": [1, 0], "separated": True, "winners": [0]})


def check_record(prior, shapes, successes, trials, level):
    a, b = shapes[0] + successes, shapes[1] + trials - successes
    law, tail = scipy.stats.beta(a, b), (1 - level) / 2
    check("track-record", {"prior": prior, "successes": successes, "trials": trials,
                           "level": level},
          {"mean": a / (a + b), "standard_deviation": law.std(), "low": law.ppf(tail),
           "high": law.isf(tail)}, relative=1e-8, absolute=1e-12)


def test_track_record():
    for a, b, successes, trials, level in records():
        check_record({"alpha": a, "beta": b}, (a, b), successes, trials, level)
        check_record({"rate": a / (a + b), "strength": a + b}, (a, b), successes, trials, level)
    # Gelman and others, Bayesian Data Analysis, section 5.1: Beta(5.4, 18.6), mean .223, sd .083
    check("track-record", {"prior": {"alpha": 1.4, "beta": 8.6}, "successes": 4, "trials": 14},
          {"mean": .223, "standard_deviation": .083}, absolute=2.1e-3)


def test_track_record_of_rats():
    """The 71 groups of the same book, each drawn towards its prior."""
    with open(shared("shrinkage", "rats.csv"), newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            check_record({"alpha": 1.4, "beta": 8.6}, (1.4, 8.6), int(row["y"]), int(row["N"]), .95)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

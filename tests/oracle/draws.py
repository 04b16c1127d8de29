#!/usr/bin/python3
"""What is drawn by chance against samplers of NumPy's own, exact areas and SciPy's distributions
(TAP). Usage: draws.py CLI

A share may be off by five standard errors of both samples; all seeds are fixed."""
import gzip
import math
import sys
from fractions import Fraction

from harness import ask_once, chance, check, main, shared, solve, tests_of
from money import factors
from scipy_here import numpy, scipy

METHODS = {"smaa", "simulate"}
DRAWS = 100000
OWN = 100000
ERRORS = 5


def exponential_simplex(generator, n, count):
    """Uniform on the simplex: exponentials over their sum."""
    drawn = generator.exponential(size=(count, n))
    return drawn / drawn.sum(axis=1, keepdims=True)


def weights_under(generator, n, order=None, bounds=None, ratios=None):
    """Uniform on what the constraints leave of the simplex, by rejection."""
    kept, found = [], 0
    while found < OWN:
        w = exponential_simplex(generator, n, OWN)
        good = numpy.ones(OWN, dtype=bool)
        for a, b in zip(order or [], (order or [])[1:]):
            good &= w[:, a] >= w[:, b]
        for k, (low, high) in enumerate(bounds or []):
            good &= (w[:, k] >= (low or 0)) & (w[:, k] <= (1 if high is None else high))
        for i, j, low, high in ratios or []:
            good &= (w[:, i] >= (low or 0) * w[:, j])
            good &= high is None or w[:, i] <= high * w[:, j]
        kept.append(w[good])
        found += good.sum()
    return numpy.concatenate(kept)[:OWN]


def triangular(generator, low, likely, high, count):
    return scipy.stats.triang.ppf(generator.uniform(size=(count,) + low.shape),
                                  (likely - low) / (high - low), low, high - low)


def smaa_by_numpy(weights, scores, central=None):
    """Acceptability, central weights, pairwise wins; confidence with the given central weights."""
    totals = numpy.einsum("dk,dok->do", weights, scores) if scores.ndim == 3 \
        else weights @ scores.T
    totals = totals.round(12)
    n = totals.shape[1]
    rank = (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    found = {"acceptability": numpy.array([[(rank[:, i] == r).mean() for r in range(n)]
                                           for i in range(n)]),
             "pairwise": (totals[:, :, None] > totals[:, None, :]).mean(axis=0),
             "first": [weights[rank[:, i] == 0] for i in range(n)]}
    if central is not None:
        found["confidence"] = [None if c is None else
                               ((s := (scores @ numpy.array(c)).round(12))[..., i]
                                >= s.max(axis=-1)).mean() for i, c in enumerate(central)]
    return found


def within(share, other, draws, own=OWN):
    both = max(share, other, 1 / own), max(1 - share, 1 - other, 1 / own)
    return abs(share - other) <= ERRORS * math.sqrt(both[0] * both[1] * (1 / draws + 1 / own))


def compare_smaa(problem, weights, scores, thinned=1):
    """`thinned`: how many draws of a walk tell as much as one that is independent."""
    answer = solve("smaa", problem)
    own = smaa_by_numpy(weights, scores, answer["central_weights"])
    draws = problem["draws"] / thinned
    for key in "acceptability", "pairwise":
        for row, wanted in zip(answer[key], own[key]):
            assert all(within(a, b, draws) for a, b in zip(row, wanted)), (problem, key, row, wanted)
    for i, mine in enumerate(own["first"]):
        central = answer["central_weights"][i]
        assert central is not None or len(mine) <= 30 * thinned, (problem, i, len(mine))
        if len(mine) < 100:
            continue
        error = mine.std(axis=0) * math.sqrt((OWN / draws + 1) / len(mine))
        assert (abs(mine.mean(axis=0) - central) <= ERRORS * error + 1e-9).all(), (
            problem, i, central, mine.mean(axis=0), error)
        assert within(answer["confidence"][i], own["confidence"][i],
                      answer["confidence_draws"]), (problem, i, answer["confidence"], own)
    return answer


def table(random, options, n):
    return [[round(random.uniform(0, 100), 1) for _ in range(n)] for _ in range(options)]


def test_smaa_known_scores():
    random = chance("smaa known")
    for number in range(8):
        n = random.randint(1, 6)
        values = table(random, random.randint(1, 6), n)
        if number % 3 == 0:
            values.append(list(values[0]))  # always tied
        generator = numpy.random.default_rng(number)
        compare_smaa({"values": values, "draws": DRAWS, "seed": number},
                     weights_under(generator, n), numpy.array(values))


def test_smaa_constrained_weights():
    random = chance("smaa constrained")
    for number in range(12):
        n = random.randint(2, 4)
        values, extra = table(random, 4, n), {}
        order = random.sample(range(n), random.choice([n, 2])) if number % 3 != 1 else None
        bounds = [[random.choice([None, .05, .15]), random.choice([None, .6, .8])]
                  for _ in range(n)] if number % 3 else None
        extra = {k: v for k, v in (("order", order), ("bounds", bounds)) if v}
        generator = numpy.random.default_rng(number)
        compare_smaa({"values": values, "draws": DRAWS, "seed": number, **extra},
                     weights_under(generator, n, order, bounds), numpy.array(values),
                     thinned=4 if bounds else 1)


def test_smaa_ratios_of_weights():
    random = chance("smaa ratios")
    for number in range(6):
        n = random.randint(2, 4)
        values, ratios = table(random, 4, n), []
        for _ in range(random.randint(1, 2)):
            i, j = random.sample(range(n), 2)
            ratios.append([i, j, random.choice([None, .25, .5]), random.choice([None, 2, 5])])
        generator = numpy.random.default_rng(number)
        compare_smaa({"values": values, "draws": DRAWS, "seed": number, "ratios": ratios},
                     weights_under(generator, n, ratios=ratios), numpy.array(values), thinned=6)


def test_smaa_centre_of_ordered_weights():
    """methods.md: under w1 >= w2 >= w3 the mean is 11/18, 5/18, 2/18; all wins are the one's."""
    answer = compare_smaa({"values": [[1, 1, 1], [0, 0, 0]], "draws": DRAWS, "seed": 3,
                           "order": [0, 1, 2]},
                          weights_under(numpy.random.default_rng(3), 3, [0, 1, 2]),
                          numpy.array([[1, 1, 1], [0, 0, 0]]))
    assert numpy.abs(numpy.array(answer["central_weights"][0])
                     - numpy.array([11, 5, 2]) / 18).max() < ERRORS * .2 / math.sqrt(DRAWS)
    assert answer["central_weights"][1] is None and answer["confidence"] == [1, None]


def test_smaa_triangular_scores():
    random = chance("smaa triangular")
    for number in range(5):
        n, options = random.randint(1, 4), random.randint(2, 4)
        three = numpy.sort([[[random.uniform(0, 50 + 10 * i) for _ in range(3)] for _ in range(n)]
                            for i in range(options)], axis=2).round(2)
        if number == 0:
            three[0, 0, 1] = three[0, 0, 0]
            three[1, 0, 1] = three[1, 0, 2]
        low, likely, high = (three[:, :, k] for k in range(3))
        generator = numpy.random.default_rng(number)
        order = random.sample(range(n), n) if number % 2 else None
        compare_smaa({"low": low.tolist(), "likely": likely.tolist(), "high": high.tolist(),
                      "draws": DRAWS, "seed": number, **({"order": order} if order else {})},
                     weights_under(generator, n, order),
                     triangular(generator, low, likely, high, OWN))


def test_smaa_two_criteria_by_length():
    """On two criteria the weights at which an option is first are an interval: its length."""
    random = chance("smaa length")
    for number in range(12):
        values = [[Fraction(random.randint(0, 20)) for _ in range(2)] for _ in range(4)]
        places = sorted({Fraction(0), Fraction(1)} | {
            (d - b) / ((a - b) - (c - d)) for a, b in values for c, d in values
            if (a - b) != (c - d) and 0 <= (d - b) / ((a - b) - (c - d)) <= 1})
        lengths = [Fraction(0)] * 4
        for low, high in zip(places, places[1:]):
            middle = (low + high) / 2
            totals = [middle * a + (1 - middle) * b for a, b in values]
            for i, total in enumerate(totals):
                lengths[i] += (high - low) * (total == max(totals))
        answer = solve("smaa", {"values": [[int(x) for x in v] for v in values],
                                "draws": DRAWS, "seed": number})
        for row, length in zip(answer["acceptability"], lengths):
            assert abs(row[0] - length) <= ERRORS * math.sqrt(length * (1 - length) / DRAWS), row


def test_smaa_with_given_draws():
    """Nothing is drawn, so that nothing may differ."""
    for number in range(8):
        generator = numpy.random.default_rng(100 + number)
        n, options, draws = [(3, 2, 999), (1, 3, 50), (4, 5, 500), (6, 2, 1)][number % 4]
        weights = exponential_simplex(generator, n, draws)
        scores = generator.normal(size=(draws, options, n)).round(1 if number < 4 else 9)
        if number % 2:
            scores[:, -1] = scores[:, 0]
        problem = {"weight_draws": (7 * weights).tolist(), "value_draws": scores.tolist()}
        answer = solve("smaa", problem)
        own = smaa_by_numpy(weights, scores, answer["central_weights"])
        check("smaa", problem, {
            "acceptability": own["acceptability"], "pairwise": own["pairwise"],
            "central_weights": [m.mean(axis=0) if len(m) else None for m in own["first"]],
            "confidence": own["confidence"]}, answer=answer, absolute=1e-12)


def test_smaa_published_thrombolysis():
    """methods.md, from the draws of CRAN's smaa: both the numbers and NumPy's own count."""
    with gzip.open(shared("smaa", "thrombo-10000.csv.gz"), "rt") as stream:
        rows = numpy.loadtxt(stream, delimiter=",", skiprows=1)
    weights, scores = rows[:, :3], rows[:, 3:].reshape(-1, 2, 3)
    problem = {"weight_draws": weights.tolist(), "value_draws": scores.tolist()}
    answer = check("smaa", problem, {
        "acceptability": [[.3504, .6496], [.6496, .3504]], "confidence": [.6682, .8956],
        "central_weights": [[.1865097, .2772205, .5362698], [.4073100, .3641477, .2285423]]},
        absolute=6e-8)
    own = smaa_by_numpy(weights, scores, answer["central_weights"])
    check("smaa", problem, {"acceptability": own["acceptability"], "pairwise": own["pairwise"],
                            "central_weights": [m.mean(axis=0) for m in own["first"]],
                            "confidence": own["confidence"]}, answer=answer, absolute=1e-8)


def distribution(line):
    """SciPy's distribution of one line; None where it can't vary."""
    low, likely, high = line["low"], line["likely"], line["high"]
    if high == low:
        return None
    part = (likely - low) / (high - low)
    if line["shape"] == "triangular":
        return scipy.stats.triang(part, low, high - low)
    return scipy.stats.beta(1 + 4 * part, 5 - 4 * part, low, high - low)


def worth(line, schedule):
    first, last = line["years"]
    return float(factors(schedule, last)[first:].sum())


def random_line(random):
    low, likely, high = sorted(round(random.uniform(-50, 150), 1) for _ in range(3))
    likely = random.choice([low, likely, likely, likely, high])
    if random.random() < .1:
        high = likely = low
    first = random.randint(0, 20)
    return {"low": low, "likely": likely, "high": high, "years": [first, random.randint(first, 40)],
            "shape": random.choice(["triangular", "pert"])}


def test_simulate_one_line():
    """Quantiles and moments of SciPy's own distributions."""
    random = chance("simulate one")
    for number in range(30):
        line, schedule = random_line(random), random.choice(["green-book", "health"])
        answer = solve("simulate", {"options": [{"lines": [line]}], "schedule": schedule,
                                    "draws": DRAWS, "seed": number})
        own, times = distribution(line), worth(line, schedule)
        if own is None:
            check("simulate", line, {k: [line["low"] * times] for k in
                                     ("mean", "p10", "p50", "p90")}, answer=answer)
            assert answer["probability_best"] == [1] and answer["standard_deviation"][0] <= 1e-9
            continue
        mean, variance, _, excess = (float(m) for m in own.stats("mvsk"))
        error = math.sqrt(variance / DRAWS) * times
        assert abs(answer["mean"][0] - mean * times) <= ERRORS * error, (line, answer, mean * times)
        assert abs(answer["standard_deviation"][0] - math.sqrt(variance) * times) <= \
            ERRORS * error * math.sqrt((excess + 2) / 4), (line, answer)
        for key, share in (("p10", .1), ("p50", .5), ("p90", .9)):
            off = ERRORS * math.sqrt(share * (1 - share) / DRAWS)
            least, most = own.ppf([share - off, share + off]) * times
            assert least <= answer[key][0] <= most, (line, key, answer, least, most)


def random_correlation(generator, n):
    root = generator.normal(size=(n, n + 1))
    matrix = root @ root.T
    scale = 1 / numpy.sqrt(numpy.diag(matrix))
    matrix = matrix * scale * scale[:, None]
    numpy.fill_diagonal(matrix, 1)
    return (matrix + matrix.T) / 2


def own_futures(generator, options, schedule, correlation):
    """[option][future], through normal scores and SciPy's quantiles."""
    n = sum(len(lines) for lines in options)
    normals = generator.normal(size=(OWN, n))
    if correlation is not None:
        normals = normals @ numpy.linalg.cholesky(correlation).T
    shares, totals, k = scipy.stats.norm.cdf(normals), [], 0
    for lines in options:
        total = numpy.zeros(OWN)
        for line in lines:
            own = distribution(line)
            total += (line["low"] if own is None else own.ppf(shares[:, k])) * worth(line, schedule)
            k += 1
        totals.append(total)
    return numpy.array(totals)


def test_simulate_many_lines():
    random = chance("simulate many")
    for number in range(6):
        generator = numpy.random.default_rng(number)
        same = random.randint(1, 4)
        options = [[random_line(random) for _ in range(same if number % 3 == 2
                                                       else random.randint(1, 4))]
                   for _ in range(random.randint(1, 4))]
        n = sum(len(lines) for lines in options)
        correlation = given = None
        if number % 3 == 1:
            correlation = given = random_correlation(generator, n)
        elif number % 3 == 2:  # over the lines of one option, the same in each
            given = random_correlation(generator, same)
            correlation = numpy.kron(numpy.eye(len(options)), given)
        problem = {"options": [{"lines": lines} for lines in options], "schedule": "green-book",
                   "draws": DRAWS, "seed": number,
                   **({} if given is None else {"correlation": given.tolist()})}
        answer = solve("simulate", problem)
        own = own_futures(generator, options, "green-book", correlation)
        best = (own == own.min(axis=0)) / (own == own.min(axis=0)).sum(axis=0)
        for i, futures in enumerate(own):
            error = futures.std() * math.sqrt(1 / DRAWS + 1 / OWN)
            assert abs(answer["mean"][i] - futures.mean()) <= ERRORS * error + 1e-9, (problem, i)
            assert abs(answer["standard_deviation"][i] - futures.std()) <= \
                ERRORS * error + 1e-9, (problem, i, answer, futures.std())
            assert within(answer["probability_best"][i], best[i].mean(), DRAWS), (problem, i)
            for key, share in (("p10", .1), ("p50", .5), ("p90", .9)):
                off = ERRORS * math.sqrt(share * (1 - share) * (1 / DRAWS + 1 / OWN))
                least, most = numpy.quantile(futures, [share - off, share + off])
                assert least - 1e-9 <= answer[key][i] <= most + 1e-9, (problem, i, key, answer)


def test_seeds():
    """The same seed, the same answer; another seed, another one."""
    for method, problem in (
            ("smaa", {"values": [[1, 5], [4, 3]], "draws": 5000}),
            ("simulate", {"options": [{"lines": [{"low": 0, "likely": 1, "high": 5, "years": [0, 3],
                                                  "shape": "pert"}]}], "schedule": "health",
                          "draws": 5000})):
        answers = []
        for seed in (1, 1, 2):
            ask_once.cache_clear()
            answers.append(solve(method, {**problem, "seed": seed}))
        assert answers[0] == answers[1] != answers[2], answers


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

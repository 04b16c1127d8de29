#!/usr/bin/env python3
"""concord-cli compute against published numbers and hand computation (TAP).

Usage: compute.py PROGRAM"""
import gzip
import itertools
import json
import math
import os
import random
import subprocess
import sys

PROGRAM = sys.argv[1]
THIRD = 1 / 3


def run(method, problem, raw=False):
    text = problem if raw else json.dumps(problem)
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([PROGRAM, "compute", method], input=data, capture_output=True)


def solve(method, problem):
    done = run(method, problem)
    if done.returncode != 0:
        raise AssertionError(f"{method}: exit {done.returncode}: {done.stderr.decode()}")
    if done.stderr:
        raise AssertionError(f"{method}: answered, but said {done.stderr.decode()}")
    return json.loads(done.stdout)


def near(found, wanted, within):
    if isinstance(wanted, (list, tuple)):
        return (isinstance(found, list) and len(found) == len(wanted)
                and all(near(f, w, within) for f, w in zip(found, wanted)))
    if wanted is None or isinstance(wanted, (bool, str)):
        return found is wanted or found == wanted
    return (isinstance(found, (int, float)) and not isinstance(found, bool)
            and abs(found - wanted) <= within)


def reach(answer, path):
    for part in path.split("."):
        answer = answer[int(part)] if part.isdigit() else answer[part]
    return answer


# Method, problem, {path in the answer: number}, how near. Sources beside each.
PUBLISHED = [
    # The Green Book's table of discount factors, annex 6
    ("discount", {"flows": [0] * 101, "schedule": "green-book"},
     {"factors.1": .9662, "factors.5": .8420, "factors.10": .7089, "factors.20": .5026,
      "factors.30": .3563, "factors.31": .3459, "factors.75": .0942, "factors.76": .0919,
      "factors.100": .0508, "npv": 0}, 5.1e-5),
    # methods.md: capital 100 and 35 a year for 4 years
    ("discount", {"flows": [100, 35, 35, 35, 35], "schedule": "green-book"}, {"npv": 228.558}, 5e-4),
    # by hand: 1.015^-30 / 1.01286
    ("discount", {"flows": [0] * 32, "schedule": "health"}, {"factors.31": 1.015**-30 / 1.01286},
     1e-12),
    ("discount", {"flows": [0, 100, 100], "schedule": [[1, 1, .1], [2, None, 0]]},
     {"present_values": [0, 100 / 1.1, 100 / 1.1], "npv": 200 / 1.1}, 1e-9),
    # methods.md: £2,000 over 7 years at 3.5 %
    ("annuity", {"present_value": 2000, "years": 7, "rate": .035},
     {"equivalent_annual_cost": 327}, .5),
    ("annuity", {"present_value": 70, "years": 7, "rate": 0},
     {"equivalent_annual_cost": 10, "factor": 7}, 1e-12),
    # LibreOffice's documentation of NPV and IRR, by way of methods.md
    ("discount", {"flows": [-15000, 1500, 2500, 3500, 4500, 6000], "schedule": [[1, 99, .05]]},
     {"npv": 122.89}, .005),
    ("irr", {"flows": [-150000, 15000, 25000, 35000, 45000, 60000]},
     {"irr": .0524, "sign_changes": 1}, 5e-5),
    ("irr", {"flows": [1, 2, 3]}, {"irr": None, "sign_changes": 0}, 0),
    # by hand: -1 (1 + r)^2 + 5 (1 + r) - 6 is nothing at 100 % and 200 %
    ("irr", {"flows": [-1, 5, -6]}, {"irr": 1, "sign_changes": 2, "rates": [1, 2]}, 1e-9),
    # by hand: (121 + 110 x 1.1)^(1/2) / 100^(1/2) - 1
    ("mirr", {"flows": [-100, 110, 121], "finance_rate": .05, "reinvest_rate": .1},
     {"mirr": math.sqrt(2.42) - 1}, 1e-12),
    # by hand: at 0 %, a is worth 10 less; over two years 5 each, 5 of -35 is -100/7 percent
    ("switching", {"a": {"flows": [-100, -35, -35]}, "b": {"flows": [-90, -35, -35]},
                   "schedule": [[1, 9, 0]], "vary": {"option": "a", "years": [1, 2]}},
     {"amount": 5, "percent": -100 / 7, "npv_a": -170, "npv_b": -160}, 1e-9),
    ("switching", {"a": {"flows": [10]}, "b": {"flows": [0, 0, 1.21]},
                   "schedule": [[1, 9, .1]], "vary": {"option": "b", "years": [2, 2]}},
     {"amount": 9 * 1.21, "percent": 900}, 1e-9),
    ("switching", {"a": {"flows": [10]}, "b": {"flows": [0]}, "schedule": "green-book",
                   "vary": {"option": "b", "years": [0, 0]}}, {"amount": 10, "percent": None}, 1e-9),
    # methods.md: 30 % non-standard, 70 % standard buildings
    ("optimism-bias", {"parts": [{"type": "non-standard-buildings", "share": .3},
                                 {"type": "standard-buildings", "share": .7}],
                       "measure": "capital"}, {"upper": .321, "unmitigated": .321,
                                               "mitigated": .321, "lower": .026}, 1e-9),
    ("optimism-bias", {"parts": [{"type": "non-standard-buildings", "share": .3},
                                 {"type": "standard-buildings", "share": .7}],
                       "measure": "duration"}, {"upper": .145, "lower": .013}, 1e-9),
    ("optimism-bias", {"parts": [{"type": "outsourcing", "share": 1}], "measure": "operating",
                       "factors": [{"contribution": .5, "mitigation": .4}]},
     {"upper": .41, "lower": 0, "mitigated": .41 * .8}, 1e-9),
    ("optimism-bias", {"parts": [{"type": "standard-civil", "share": 1}], "measure": "capital",
                       "factors": [{"contribution": 1, "mitigation": 1}]},
     {"mitigated": .03}, 1e-9),
    ("weights", {"kind": "points", "points": [1, 3]}, {"weights": [.25, .75]}, 1e-12),
    ("weights", {"kind": "swing", "points": [100, 50, 50]}, {"weights": [.5, .25, .25]}, 1e-12),
    # Barron and Barrett: 11/18, 5/18, 2/18
    ("weights", {"kind": "rank-order", "order": [2, 0, 1]},
     {"weights": [5 / 18, 2 / 18, 11 / 18]}, 1e-12),
    ("value", {"weights": [2, 2], "values": [[1, 3], [3, 1], [0, 5], [None, 1]]},
     {"totals": [2, 2, 2.5, None], "ranks": [2, 2, 1, None], "winners": [2]}, 1e-12),
    ("value-function", {"points": [[0, 0], [10, 80], [20, 100]], "x": [-5, 5, 15, 99, None]},
     {"values": [0, 40, 90, 100, None]}, 1e-12),
    # by hand: a gains 2 t and loses 2 (1 - t) / 3 x ... ; lines cross at a half
    ("stability", {"weights": [3, 1], "values": [[1, 0], [0, 1]]},
     {"low": [.5, 0], "high": [1, .5], "crossovers.0.0.at": .5, "crossovers.0.0.winners": [0, 1]},
     1e-12),
    ("stability", {"weights": [1, 0], "values": [[1, 0], [0, 1]]},
     {"low.0": None, "high.0": None, "crossovers.0": None}, 0),
    ("frontier", {"costs": [3, 1, 2, 1, 3], "values": [9, 5, 4, 5, 8]},
     {"efficient": [1, 3, 0]}, 0),
    # methods.md
    ("pairwise", {"matrix": [[1, .5, 3], [2, 1, 4], [THIRD, .25, 1]]},
     {"weights": [.3196, .5584, .1220], "lambda": 3.0183, "consistency_ratio": .0183 / 2 / .58},
     6e-5),
    ("wilson", {"successes": 18, "trials": 20, "level": .95},
     {"share": .9, "low": .698966, "high": .972134}, 1e-6),
    ("wilson", {"successes": 0, "trials": 30, "level": .95}, {"low": 0, "high": .113513}, 1e-6),
    ("wilson", {"successes": 30, "trials": 30}, {"low": .886487, "high": 1}, 1e-6),
    ("wilson", {"successes": 19, "trials": 38}, {"low": .348499, "high": .651501}, 1e-6),
    ("wilson", {"successes": 120, "trials": 200, "population": 800},
     {"standard_error": .0300, "low": .5401, "high": .6570}, 5e-5),
    ("wilson", {"successes": 120, "trials": 200}, {"standard_error": .0346}, 5e-5),
    # by hand: a table that is a product needs row times column factors only
    ("rake", {"counts": [[10, 10], [10, 10]], "row_totals": [30, 10], "column_totals": [20, 20]},
     {"weights": [[1.5, 1.5], [.5, .5]], "converged": True, "design_effect": 1.25}, 1e-9),
    # 10 of 100 below, 50 above: (p+ + p- - net^2)/n = (.6 - .16)/100
    ("net-agreement", {"counts": [4, 6, 40, 30, 20], "level": .95},
     {"net": .4, "n": 100, "low": .4 - 1.959964 * math.sqrt(.0044),
      "high": .4 + 1.959964 * math.sqrt(.0044)}, 1e-6),
    # Krippendorff 2011, computing alpha: example C
    ("alpha", {"metric": "nominal", "ratings": [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]}, {"alpha": .743}, 5e-4),
    ("alpha", {"metric": "interval", "ratings": [[1, 1], [1, 1]]}, {"alpha": None}, 0),
    # Shrout and Fleiss 1979, table 2 and 4
    ("icc", {"ratings": [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
                         [6, 2, 4, 7]], "level": .95},
     {"icc1.value": .17, "icc2.value": .29, "icc3.value": .71, "icc1k.value": .44,
      "icc2k.value": .62, "icc3k.value": .91}, 5e-3),
    # by hand: two bidders are a paired t test; differences 9, 7, 5: mean 7, deviation 2, t 6.0622
    # on 2 degrees: 1/2 + t / (2 sqrt (2 + t^2))
    ("separation", {"marks": [[[70, 61]], [[71, 64]], [[66, 61]]], "weights": [1]},
     {"totals": [69, 62], "separated": True, "winners": [0],
      "probability_first.0": .5 + 6.062178 / (2 * math.sqrt(2 + 6.062178**2))}, 1e-6),
    ("separation", {"marks": [[[5, 5, 4]], [[5, 5, 4]]], "weights": [3]},
     {"totals": [5, 5, 4], "probability_first": [.5, .5, 0], "separated": False}, 1e-12),
    ("price-scores", {"formula": "lowest-ratio", "prices": [10, 15, 30], "quality": [0, 0, 0],
                      "price_weight": 1, "points": 1},
     {"price_scores": [1, .667, .333], "winners": [0]}, 5e-4),
    # the paradox of methods.md: the middle bid can't win
    ("price-scores", {"formula": "lowest-ratio", "prices": [50, 75, 100],
                      "quality": [50, 75, 100], "price_weight": .5, "points": 100},
     {"totals": [75, 70.83, 75], "ranks": [1, 3, 1], "winners": [0, 2],
      "irrelevant_bids.0.dropped": 1, "irrelevant_bids.0.winners_before": [0, 2],
      "irrelevant_bids.0.winners_after": [0, 2]}, 5e-3),
    # by hand: mean 100; margins 1,000; 70,000 is 22 % below 90,000, and 20,000 below the next
    ("abnormally-low", {"prices": [70000, 90000, 110000, 130000]},
     {"flags": [True, False, False, False], "average_without_highest": 90000,
      "margins": [1000, 1000, 1000, 1000]}, 1e-6),
    # two low bids shield each other
    ("abnormally-low", {"prices": [60000, 60100, 110000, 130000]},
     {"flags": [False, False, False, False]}, 0),
    # by hand: (2 + 3) / (2 + 1 + 4); sqrt (ab / (a + b)^2 / (a + b + 1))
    ("track-record", {"prior": {"alpha": 2, "beta": 1}, "successes": 3, "trials": 4, "level": .9},
     {"mean": 5 / 7, "standard_deviation": math.sqrt(10 / 49 / 8)}, 1e-9),
    ("track-record", {"prior": {"rate": .5, "strength": 2}, "successes": 0, "trials": 0,
                      "level": .9}, {"mean": .5, "low": .05, "high": .95}, 1e-9),
    ("concentration", {"shares": [30, 30, 20, 20]}, {"hhi": 2600, "shares_missing": 0}, 1e-9),
]


def test_published():
    for number, (method, problem, wanted, within) in enumerate(PUBLISHED):
        answer = solve(method, problem)
        for path, value in wanted.items():
            found = reach(answer, path)
            assert near(found, value, within), f"{method} #{number}: {path} is {found}, not {value}"


def test_raking_meets_totals():
    chance = random.Random(4)
    counts = [[chance.randint(1, 60) for _ in range(5)] for _ in range(4)]
    rows, columns = [400, 300, 200, 100], [500, 200, 100, 150, 50]
    weights = solve("rake", {"counts": counts, "row_totals": rows, "column_totals": columns})["weights"]
    cells = [[c * w for c, w in zip(cs, ws)] for cs, ws in zip(counts, weights)]
    assert near([sum(r) for r in cells], rows, 1e-6)
    assert near([sum(c) for c in zip(*cells)], columns, 1e-6)


def test_thrombo():
    path = os.path.join(os.environ.get("CONCORD_SHARED_DATA", ""), "smaa", "thrombo-10000.csv.gz")
    if not os.path.exists(path):
        return f"the shared data folder has no {os.path.basename(path)}"
    with gzip.open(path, "rt") as stream:
        rows = [[float(x) for x in line.split(",")] for line in list(stream)[1:]]
    answer = solve("smaa", {"weight_draws": [r[:3] for r in rows],
                            "value_draws": [[r[3:6], r[6:]] for r in rows]})
    assert near(answer["acceptability"], [[.3504, .6496], [.6496, .3504]], 1e-12), answer
    assert near(answer["central_weights"], [[.1865097, .2772205, .5362698],
                                            [.4073100, .3641477, .2285423]], 6e-8), answer
    assert near(answer["confidence"], [.6682, .8956], 1e-12), answer
    assert near(answer["pairwise"], [[0, .3504], [.6496, 0]], 1e-12), answer
    return None


def test_smaa():
    # One option is always first, so its central weights are the mean of all weights.
    one = {"values": [[1, 1, 1], [0, 0, 0]], "draws": 200000, "seed": 11}
    answer = solve("smaa", one)
    assert near(answer["central_weights"][0], [THIRD] * 3, .002), answer
    assert answer["central_weights"][1] is None and answer["confidence"] == [1, None], answer
    ordered = solve("smaa", {**one, "order": [2, 0, 1]})
    assert near(ordered["central_weights"][0], [5 / 18, 2 / 18, 11 / 18], .002), ordered
    # By hand: w1 below 1/2 cuts the triangle of area 1 to 3/4; the corner of area 1/4 has w1 2/3.
    bounded = solve("smaa", {**one, "bounds": [[0, .5], [0, 1], [0, 1]]})
    assert near(bounded["central_weights"][0][0], (THIRD - 2 / 3 / 4) / .75, .003), bounded
    # By hand: lower bounds shrink the triangle about them.
    low = solve("smaa", {**one, "bounds": [[.4, 1], [.1, 1], [0, 1]]})
    assert near(low["central_weights"][0], [.4 + .5 / 3, .1 + .5 / 3, .5 / 3], .002), low
    # A tight strip: both bounds hold.
    strip = solve("smaa", {**one, "bounds": [[.2, .21], [.3, .31], [0, 1]]})
    assert near(strip["central_weights"][0], [.205, .305, .49], .0005), strip
    both = solve("smaa", {**one, "order": [0, 1, 2], "bounds": [[0, .5], [0, 1], [0, 1]]})
    # By hand: w1 in [1/3, 1/2], w2 from (1 - w1)/2 to w1: density 3 w1 - 1 over 3/2: mean 4/9.
    assert near(both["central_weights"][0][0], 4 / 9, .002), both
    # Two options that tie share the better rank, and neither beats the other.
    tie = solve("smaa", {"values": [[1, 2], [1, 2], [0, 0]], "draws": 1000, "seed": 1})
    assert tie["acceptability"] == [[1, 0, 0], [1, 0, 0], [0, 0, 1]], tie
    assert tie["pairwise"] == [[0, 0, 1], [0, 0, 1], [0, 0, 0]], tie
    # Triangular scores: P (X > Y) for two on 0..1 with modes 0 and 1 is 1/6.
    drawn = solve("smaa", {"low": [[0], [0]], "likely": [[0], [1]], "high": [[1], [1]],
                           "draws": 400000, "seed": 5})
    assert near(drawn["pairwise"][0][1], 1 / 6, .003), drawn
    assert drawn == solve("smaa", {"low": [[0], [0]], "likely": [[0], [1]], "high": [[1], [1]],
                                   "draws": 400000, "seed": 5})


def enumerate_packages(problem):
    """All packages by the book, exact fractions left aside because the numbers are whole."""
    services = problem["services"]
    found = []
    for size in range(len(services) + 1):
        for chosen in itertools.combinations(services, size):
            ids = {s["id"] for s in chosen}
            cost = sum(s["cost"] for s in chosen)
            if not set(problem.get("must", [])) <= ids or ids & set(problem.get("must_not", [])):
                continue
            if any(ids & set(g) and not set(g) <= ids for g in problem.get("together", [])):
                continue
            if any(len(ids & set(g)) > 1 for g in problem.get("apart", [])):
                continue
            if cost > problem.get("ceiling", math.inf):
                continue
            able = [s["appetite"] for s in problem["suppliers"] if ids <= set(s["able"])]
            chance = 0
            for bids in itertools.product((0, 1), repeat=len(able)):
                if sum(bids) >= problem["bids_wanted"]:
                    chance += math.prod(p if b else 1 - p for p, b in zip(able, bids))
            found.append((frozenset(ids), sum(s["need"] * s["cost"] for s in chosen), cost,
                          sum(p["saving"] for p in problem["synergies"]
                              if p["a"] in ids and p["b"] in ids), round(chance, 12)))
    return found


def beats(a, b):
    return (a[1] >= b[1] and a[2] <= b[2] and a[3] >= b[3] and a[4] >= b[4]
            and (a[1] > b[1] or a[2] < b[2] or a[3] > b[3] or a[4] > b[4]))


def random_package(chance):
    ids = [f"s{i}" for i in range(chance.randint(1, 8))]
    pairs = list(itertools.combinations(ids, 2))
    problem = {
        "services": [{"id": i, "need": chance.randint(0, 20), "cost": chance.randint(-2, 30)}
                     for i in ids],
        "synergies": [{"a": a, "b": b, "saving": chance.randint(-3, 9)}
                      for a, b in chance.sample(pairs, len(pairs) // 3)],
        "suppliers": [{"able": [i for i in ids if chance.random() < .8],
                       "appetite": chance.choice([.25, .5, .5, 1])}
                      for _ in range(chance.randint(0, 5))],
        "bids_wanted": chance.randint(0, 3)}
    if chance.random() < .4:
        problem["ceiling"] = chance.randint(0, 120)
    if chance.random() < .4:
        problem["together"] = [chance.sample(ids, min(2, len(ids)))]
    if chance.random() < .4:
        problem["apart"] = [chance.sample(ids, min(3, len(ids)))]
    if chance.random() < .3:
        problem["must"] = [chance.choice(ids)]
    if chance.random() < .3:
        problem["must_not"] = [chance.choice(ids)]
    return problem


def test_package_enumeration():
    chance = random.Random(20)
    for number in range(60):
        problem = random_package(chance)
        every = enumerate_packages(problem)
        wanted = {p[0]: p for p in every if not any(beats(q, p) for q in every)}
        answer = solve("package", {**problem, "objective": {"need_met": 2, "net_cost": 1,
                                                            "bids_probability": 1}})
        assert answer["evaluated"] == 2 ** len(problem["services"]) and answer["allowed"] == len(every)
        found = {frozenset(p["services"]): p for p in answer["frontier"]}
        assert set(found) == set(wanted), f"#{number}: {problem} {set(found) ^ set(wanted)}"
        for ids, p in found.items():
            w = wanted[ids]
            assert near([p["need_met"], p["net_cost"], p["synergy"], p["bids_probability"]],
                        w[1:], 1e-9), f"#{number}: {p} {w}"
        if not every:
            assert answer["best"] is None
            continue
        scores = {p[0]: 0 for p in every}
        for column, weight, sign in ((1, .5, 1), (2, .25, -1), (4, .25, 1)):
            values = [sign * p[column] for p in every]
            low, high = min(values), max(values)
            for p in every:
                scores[p[0]] += weight * ((sign * p[column] - low) / (high - low) if high > low else 1)
        best = answer["best"]
        assert near(best["score"], max(scores.values()), 1e-9), f"#{number}"
        assert near(scores[frozenset(best["services"])], max(scores.values()), 1e-9), f"#{number}"


def test_simulate():
    factors = [1.035 ** -t for t in range(31)]
    lines = [{"low": 10, "likely": 40, "high": 90, "shape": "triangular", "years": [0, 5]},
             {"low": -30, "likely": -5, "high": 0, "shape": "pert", "years": [3, 30]},
             {"low": 7, "likely": 7, "high": 7, "shape": "pert", "years": [1, 1]}]
    worth = [sum(factors[a:b + 1]) for a, b in (line["years"] for line in lines)]
    mean = (10 + 40 + 90) / 3 * worth[0] + (-30 - 20 + 0) / 6 * worth[1] + 7 * worth[2]
    # Variance: (a² + b² + c² - ab - ac - bc)/18, and (mean - a)(c - mean)/7 for PERT
    variance = ((100 + 1600 + 8100 - 400 - 900 - 3600) / 18 * worth[0]**2
                + (-50 / 6 + 30) * (50 / 6) / 7 * worth[1]**2)
    base = {"options": [{"lines": lines}, {"lines": [{**lines[2], "low": 1, "likely": 1, "high": 1}]}],
            "schedule": "green-book", "draws": 40000, "seed": 8}
    answer = solve("simulate", base)
    error = math.sqrt(variance / 40000)
    assert near(answer["mean"][0], mean, 4 * error), (answer, mean)
    assert near(answer["standard_deviation"][0], math.sqrt(variance), 4 * error), answer
    assert near([answer[k][1] for k in ("mean", "p10", "p50", "p90")], [factors[1]] * 4, 1e-12)
    assert near(sum(answer["probability_best"]), 1, 1e-12)
    # Full correlation, both signs: deviations add, or cancel.
    pair = [{"low": 0, "likely": 1, "high": 2, "shape": "triangular", "years": [0, 0]}] * 2
    for r, wanted in ((1, 4 / 6), (0, 2 / 6), (-1, 0)):
        together = solve("simulate", {**base, "options": [{"lines": pair}], "correlation":
                                      [[1, r], [r, 1]]})
        assert near(together["standard_deviation"][0]**2, wanted, .02), (r, together)
    # Percentiles of one triangular line on 0..1 with mode 0: 1 - sqrt (1 - p)
    single = solve("simulate", {**base, "options": [{"lines": [
        {"low": 0, "likely": 0, "high": 1, "shape": "triangular", "years": [0, 0]}]}]})
    assert near([single[k][0] for k in ("p10", "p50", "p90")],
                [1 - math.sqrt(1 - p) for p in (.1, .5, .9)], .01), single
    # Equal options share every future.
    even = solve("simulate", {**base, "options": [{"lines": [lines[2]]}, {"lines": [lines[2]]}]})
    assert even["probability_best"] == [.5, .5], even


def test_help():
    listed = subprocess.run([PROGRAM, "compute", "--list"], capture_output=True, text=True)
    names = [line.split()[0] for line in listed.stdout.splitlines()]
    assert listed.returncode == 0 and len(names) == len(set(names)) == 25, names
    assert {m for m, *_ in PUBLISHED} | {"smaa", "package", "simulate"} == set(names)
    for name in names:
        page = subprocess.run([PROGRAM, "compute", name, "--help"], capture_output=True, text=True)
        assert page.returncode == 0 and "Source: " in page.stdout, name
        for method, problem, *_ in PUBLISHED:
            if method == name:
                assert all(f"\n  {key} " in page.stdout for key in problem), name


def test_keys_in_order():
    """The answer's keys come in the order of the help, and numbers are as short as they can be."""
    for method, problem, *_ in PUBLISHED:
        page = subprocess.run([PROGRAM, "compute", method, "--help"], capture_output=True, text=True)
        after = page.stdout.split("\n\n")[3]
        keys = [line.split()[0] for line in after.splitlines()[1:]]
        found = list(solve(method, problem))
        assert found == [k for k in keys if k in found], (method, keys, found)
    text = run("value", {"weights": [1], "values": [[.1], [1e300], [-7]]}).stdout.decode()
    assert text == '{"totals": [0.1, 1e+300, -7], "ranks": [2, 1, 2], "winners": [1]}\n', text


def main():
    tests = [t for n, t in sorted(globals().items()) if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        try:
            skipped = test()
            print(f"ok {number} {name}" + (f" # SKIP {skipped}" if skipped else ""))
        except (AssertionError, KeyError, IndexError, TypeError, ValueError) as problem:
            failed = True
            print("#", str(problem)[:2000].replace("\n", "\n# "))
            print(f"not ok {number} {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

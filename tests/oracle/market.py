#!/usr/bin/python3
"""Packages, prices and markets by brute force, in exact fractions where ties decide (TAP).
Usage: market.py CLI"""
import itertools
import math
import sys
from fractions import Fraction

from harness import chance, check, main, solve, tests_of
from package_problems import random_package
from scipy_here import numpy

METHODS = {"package", "price-scores", "abnormally-low", "concentration"}


def at_least(chances, wanted):
    """Probability of at least `wanted` of independent events, over all 2^n outcomes."""
    total = Fraction(0)
    for outcome in itertools.product((0, 1), repeat=len(chances)):
        if sum(outcome) >= wanted:
            total += math.prod(p if bid else 1 - p for p, bid in zip(chances, outcome))
    return total


def at_least_by_fourier(chances, wanted):
    """The same from the characteristic function at the roots of unity."""
    n = len(chances) + 1
    roots = numpy.exp(-2j * numpy.pi * numpy.arange(n) / n)
    spectrum = numpy.prod([1 - p + p * roots for p in chances] or [roots * 0 + 1], axis=0)
    return numpy.fft.ifft(spectrum).real[wanted:].sum()


def every_package(problem):
    """Exact measures of each allowed package: {ids: (need met, net cost, synergy, chance)}."""
    memo, found = {}, {}
    services = problem["services"]
    for chosen in itertools.product((0, 1), repeat=len(services)):
        ids = frozenset(s["id"] for s, taken in zip(services, chosen) if taken)
        mine = [s for s in services if s["id"] in ids]
        cost = sum(s["cost"] for s in mine)
        if (not ids >= set(problem.get("must", [])) or ids & set(problem.get("must_not", []))
                or any(0 < len(ids & set(g)) < len(set(g)) for g in problem.get("together", []))
                or any(len(ids & set(g)) > 1 for g in problem.get("apart", []))
                or cost > problem.get("ceiling", math.inf)):
            continue
        able = tuple(i for i, s in enumerate(problem["suppliers"]) if ids <= set(s["able"]))
        if able not in memo:
            memo[able] = at_least([Fraction(str(problem["suppliers"][i]["appetite"]))
                                   for i in able], problem.get("bids_wanted", 3))
        found[ids] = (sum(s["need"] * s["cost"] for s in mine), cost,
                      sum(p["saving"] for p in problem["synergies"] if {p["a"], p["b"]} <= ids),
                      memo[able])
    return found


def efficient(found):
    """The packages than which no other is as good in all four and better in one."""
    order = {p: i for i, p in enumerate(sorted({m[3] for m in found.values()}))}
    merits = numpy.array([(m[0], -m[1], m[2], order[m[3]]) for m in found.values()])
    return {ids for ids, mine in zip(found, merits)
            if not ((merits >= mine).all(axis=1) & (merits > mine).any(axis=1)).any()}


def scores(found, objective):
    total = {ids: Fraction(0) for ids in found}
    names = "need_met", "net_cost", "synergy", "bids_probability"
    for k, name in enumerate(names):
        sign = -1 if name == "net_cost" else 1
        values = [sign * m[k] for m in found.values()]
        low, high = min(values), max(values)
        for ids, m in found.items():
            part = Fraction(sign * m[k] - low) / Fraction(high - low) if high > low else 1
            total[ids] += Fraction(objective.get(name, 0), sum(objective.values())) * part
    return total


def test_packages():
    random = chance("packages")
    for _ in range(60):
        problem = random_package(random, random.randint(1, 9))
        objective = {k: random.randint(0, 3) for k in
                     ("need_met", "net_cost", "synergy", "bids_probability")}
        objective["need_met"] += 1
        problem["objective"] = objective
        found = every_package(problem)
        answer = check("package", problem, {"evaluated": 2 ** len(problem["services"]),
                                            "allowed": len(found)})
        told = {frozenset(p["services"]): p for p in answer["frontier"]}
        assert set(told) == efficient(found) if found else not told, problem
        for ids, package in told.items():
            check("package", problem, dict(zip(("need_met", "net_cost", "synergy",
                                                "bids_probability"), found[ids])),
                  answer=package, absolute=1e-12)
        best = answer["best"]
        if not found:
            assert best is None, problem
            continue
        merit = scores(found, objective)
        assert merit[frozenset(best["services"])] == max(merit.values()), problem
        check("package", problem, {"score": max(merit.values())}, answer=best)


def test_bid_probability():
    """One package only, of many suppliers: by the Fourier transform, and where few by outcomes."""
    random = chance("bids")
    for number in range(40):
        n = random.choice([0, 1, 2, 5, 9, 60, 255])
        appetites = [random.choice([0, 1, .5, round(random.random(), 3), 1e-6]) if number % 2
                     else round(random.random(), 3) for _ in range(n)]
        wanted = random.randint(0, max(1, min(n + 1, 2 + int(sum(appetites)))))
        problem = {"services": [{"id": "s", "need": 50, "cost": 10}], "must": ["s"],
                   "suppliers": [{"able": ["s"], "appetite": a} for a in appetites]
                   + [{"able": [], "appetite": 1}], "bids_wanted": wanted}
        found = solve("package", problem)["frontier"][0]
        check("package", problem, {"bids_probability": at_least_by_fourier(appetites, wanted)},
              answer=found, absolute=1e-12)
        if n < 10:
            check("package", problem, {"bids_probability": at_least(
                [Fraction(str(a)) for a in appetites], wanted)}, answer=found, absolute=1e-15)


def price_measure(formula, rule, bids, bid):
    price, quality = bid
    prices = [p for p, _ in bids]
    mean = Fraction(sum(prices), len(prices))
    if formula == "lowest-ratio":
        return min(prices) / price
    if formula == "mean-relative":
        return min(max((50 - 100 * (price - mean) / mean) / 100, Fraction(0)), Fraction(1))
    if formula == "benchmark":
        span = rule["zero_at"] - rule["full_at"]
        return min(max(Fraction(rule["zero_at"] - price, span), Fraction(0)), Fraction(1))
    if formula == "price-per-quality":
        return price / quality
    if formula == "value-index":
        return quality / price
    return rule["willingness_to_pay"] * quality - price


def score_bids(formula, rule, bids):
    """Price scores, totals and merits (the more the better)."""
    prices = [price_measure(formula, rule, bids, bid) for bid in bids]
    if formula in ("price-per-quality", "value-index", "monetised"):
        return prices, prices, [-p for p in prices] if formula == "price-per-quality" else prices
    weight, points = rule["price_weight"], rule["points"]
    prices = [p * points for p in prices]
    totals = [weight * p + (1 - weight) * q / 100 * points for p, (_, q) in zip(prices, bids)]
    return prices, totals, totals


def winners(formula, rule, bids, left):
    merits = score_bids(formula, rule, [bids[i] for i in left])[2]
    return [i for i, merit in zip(left, merits) if merit == max(merits)]


def random_rule(random, formula):
    rule = {"price_weight": Fraction(random.randint(0, 20), 20),
            "points": Fraction(random.choice([1, 100, 1000]))}
    if formula == "benchmark":
        rule["full_at"] = Fraction(random.randint(1, 60))
        rule["zero_at"] = rule["full_at"] + random.randint(1, 90)
    if formula == "monetised":
        rule["willingness_to_pay"] = Fraction(random.randint(0, 9), random.choice([1, 2]))
    return rule


def check_prices(formula, rule, bids):
    prices, totals, merits = score_bids(formula, rule, bids)
    everyone = list(range(len(bids)))
    before = winners(formula, rule, bids, everyone)
    dropped = []
    for i in everyone:
        if i not in before:
            after = winners(formula, rule, bids, [j for j in everyone if j != i])
            dropped.append([i, before, after, after != before])
    problem = {"formula": formula, "prices": [float(p) for p, _ in bids],
               "quality": [float(q) for _, q in bids], **{k: float(v) for k, v in rule.items()}}
    answer = check("price-scores", problem,
                   {"price_scores": prices, "totals": totals, "winners": before,
                    "ranks": [1 + sum(o > m for o in merits) for m in merits]},
                   relative=1e-12, absolute=1e-11)
    flat = [[d[k] for k in ("dropped", "winners_before", "winners_after", "changes")]
            for d in answer["irrelevant_bids"]]
    assert flat == dropped, (problem, flat, dropped)
    return answer, dropped


def test_price_scores():
    random = chance("prices")
    changes = 0
    for formula in ("lowest-ratio", "mean-relative", "benchmark", "price-per-quality",
                    "value-index", "monetised"):
        for number in range(20):
            top = random.choice([4, 100, 10 ** 6])  # few prices: ties
            bids = [(Fraction(random.randint(1, top)), Fraction(random.randint(1, 20) * 5))
                    for _ in range(random.randint(1, 8))]
            changes += any(d[3] for d in check_prices(formula, random_rule(random, formula),
                                                      bids)[1])
    assert changes > 5, "hardly any problem tried a change of winners"


def test_published_prices():
    """methods.md: 10/15/30 score 1, .667, .333; the middle bid of a level market can't win."""
    half = {"price_weight": Fraction(1, 2), "points": Fraction(100)}
    answer, _ = check_prices("lowest-ratio", {"price_weight": Fraction(1), "points": Fraction(1)},
                             [(Fraction(p), Fraction(0)) for p in (10, 15, 30)])
    check("price-scores", 0, {"price_scores": [1, .667, .333]}, answer=answer, absolute=5e-4)
    answer, _ = check_prices("lowest-ratio", half, [(Fraction(p),) * 2 for p in (50, 75, 100)])
    check("price-scores", 0, {"totals": [75, 70.83, 75]}, answer=answer, absolute=5e-3)


def test_abnormally_low():
    random = chance("low")
    seen = {True: 0, False: 0}
    for number in range(80):
        step = random.choice([1000, 5000, 37])  # coarse prices fall onto the bounds themselves
        prices = [step * random.randint(10 if number % 2 else 60, 100)
                  for _ in range(random.randint(2, 9))]
        rule = {} if number % 3 else {"below_average": .2, "margin": .05, "margin_low": 50,
                                      "margin_high": 7000}
        share, margin, least, most = (Fraction(str(rule.get(k, d))) for k, d in (
            ("below_average", .15), ("margin", .01), ("margin_low", 1000),
            ("margin_high", 100000)))
        average = Fraction(sum(prices) - max(prices), len(prices) - 1)
        others = [min(prices[:i] + prices[i + 1:]) for i in range(len(prices))]
        margins = [min(max(other * margin, least), most) for other in others]
        flags = [(average - p) / average > share and other - p > m
                 for p, other, m in zip(prices, others, margins)]
        check("abnormally-low", {"prices": prices, **rule},
              {"average_without_highest": average, "margins": margins, "flags": flags})
        for flag in flags:
            seen[flag] += 1
    assert min(seen.values()) > 10, seen
    # The rule's two edges: exactly 15 % below, and exactly the margin below, is not more
    check("abnormally-low", {"prices": [85000, 115000, 200000]}, {"flags": [False] * 3})
    check("abnormally-low", {"prices": [84000, 115000, 200000]}, {"flags": [True, False, False]})
    check("abnormally-low", {"prices": [70000, 71000, 150000, 170000]}, {"flags": [False] * 4})
    check("abnormally-low", {"prices": [69999, 71000, 150000, 170000]},
          {"flags": [True, False, False, False]})


def test_concentration():
    random = chance("shares")
    problems = [[30, 30, 20, 20], [100], [0, 0], [1e-9], [100 / 7] * 7]
    problems += [[round(100 * x, 4) for x in numpy.random.default_rng(k).dirichlet(
        [random.choice([.2, 1])] * random.randint(1, 30)) * random.choice([1, .9, .3]) * .9999]
        for k in range(40)]
    for market in problems:
        check("concentration", {"shares": market},
              {"hhi": numpy.square(market).sum(), "shares_missing": 100 - math.fsum(market)},
              absolute=1e-9)
    assert solve("concentration", {"shares": [30, 30, 20, 20]})["hhi"] == 2600  # methods.md


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

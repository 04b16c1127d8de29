#!/usr/bin/python3
"""Methods about money against NumPy, SciPy and exact fractions (TAP). Usage: money.py CLI"""
import math
import sys
from fractions import Fraction

from harness import chance, check, close, main, solve, tests_of
from money_problems import (PUBLISHED_FLOWS, PUBLISHED_IRR, annuities, investments,
                            rates_for_mirr)
from scipy_here import numpy, scipy

METHODS = {"discount", "annuity", "irr", "mirr", "switching", "optimism-bias"}

# The Green Book's rates in thousandths of a percent, from methods.md
SCHEDULES = {
    "green-book": [(1, 30, 3500), (31, 75, 3000), (76, 125, 2500), (126, 200, 2000),
                   (201, 300, 1500), (301, None, 1000)],
    "health": [(1, 30, 1500), (31, 75, 1286), (76, None, 1071)],
}


def factors(schedule, years):
    """Discount factors of years 0 to `years`, in 18 digits."""
    steps = SCHEDULES.get(schedule, schedule) if isinstance(schedule, str) else schedule
    unit = numpy.longdouble(100000 if isinstance(schedule, str) else 1)
    growth = [numpy.longdouble(1)]
    for year in range(1, years + 1):
        rate, = [r for a, b, r in steps if a <= year and (b is None or year <= b)]
        growth.append(1 + numpy.longdouble(rate) / unit)
    return 1 / numpy.cumprod(numpy.array(growth))


def schedules(random):
    low, high = random.uniform(0, .1), random.uniform(-.5, 3)
    return random.choice(["green-book", "health", [[1, None, low]], [[1, 9, low], [10, None, high]],
                          [[5, None, 0], [1, 4, low]]])


def test_discount_factors():
    for name, years, published in (
            ("green-book", 400, {1: .9662, 5: .8420, 10: .7089, 20: .5026, 30: .3563, 31: .3459,
                                 75: .0942, 76: .0919, 100: .0508}), ("health", 200, {})):
        answer = check("discount", {"flows": [1] * (years + 1), "schedule": name},
                       {"factors": factors(name, years), "present_values": factors(name, years),
                        "npv": factors(name, years).sum()}, relative=1e-12)
        for year, wanted in published.items():
            assert abs(answer["factors"][year] - wanted) <= .5001e-4, year


def test_discount():
    random = chance("discount")
    problems = [(PUBLISHED_FLOWS, [[1, None, .05]]), ([100, 35, 35, 35, 35], "green-book"),
                ([7], "health"), ([0, 0, 0], "green-book"), ([1e300, -1e300, 1], "green-book"),
                ([0] * 300 + [1e-200], "green-book")]
    for _ in range(40):
        size = 10 ** random.uniform(-6, 12)
        problems.append(([random.choice([0, 1, 1]) * random.uniform(-size, size)
                          for _ in range(random.randint(1, 130))], schedules(random)))
    for flows, schedule in problems:
        values = numpy.array(flows, dtype=numpy.longdouble) * factors(schedule, len(flows) - 1)
        check("discount", {"flows": flows, "schedule": schedule},
              {"present_values": values, "npv": values.sum()}, relative=1e-12,
              absolute={"npv": 1e-13 * float(abs(values).sum())})
    assert abs(solve("discount", {"flows": PUBLISHED_FLOWS, "schedule": [[1, None, .05]]})["npv"]
               - 122.89) < .005
    assert abs(solve("discount", {"flows": [100, 35, 35, 35, 35], "schedule": "green-book"})["npv"]
               - 228.558) < .0005


def test_annuity():
    for value, years, rate in annuities():
        factor = ((1 + numpy.longdouble(rate)) ** -numpy.arange(1, years + 1)).sum()
        check("annuity", {"present_value": value, "years": years, "rate": rate},
              {"factor": factor, "equivalent_annual_cost": value / factor}, relative=1e-12)
    assert abs(solve("annuity", {"present_value": 2000, "years": 7,
                                 "rate": .035})["equivalent_annual_cost"] - 327) < .5


def npv(flows, log_growth):
    return math.fsum(flow * math.exp(-log_growth * t) for t, flow in enumerate(flows))


def test_irr_by_brentq():
    for flows in investments():
        growth = scipy.optimize.brentq(lambda x: npv(flows, x), -10, 10, xtol=1e-15, rtol=1e-15)
        answer = check("irr", {"flows": flows}, {"sign_changes": 1})
        assert close(1 + answer["irr"], math.exp(growth), 1e-12 * len(flows), 0), (flows, growth)
        assert answer["rates"] == [answer["irr"]], answer
    assert abs(solve("irr", {"flows": PUBLISHED_IRR[0]})["irr"] - PUBLISHED_IRR[1]) < 5e-5


def multiply(polynomial, other):
    product = [Fraction(0)] * (len(polynomial) + len(other) - 1)
    for i, a in enumerate(polynomial):
        for j, b in enumerate(other):
            product[i + j] += a * b
    return product


def test_irr_of_flows_made_from_known_rates():
    """Flows are the product of (1 + rate) d - 1 for chosen rates and one that has no root."""
    random = chance("known rates")
    for number in range(40):
        rates = sorted(random.sample([Fraction(k, 20) for k in range(-10, 60, 3)],
                                     random.randint(1, 4)))
        flows = [Fraction(1)]
        for rate in rates:
            flows = multiply(flows, [Fraction(-1), 1 + rate])
        # x^2 + 1 has no real root, and neither have positive numbers a positive one
        for extra in ([1, 0, 1], [random.randint(1, 9) for _ in range(4)])[:number % 3]:
            flows = multiply(flows, [Fraction(k) for k in extra])
        signs = [flow > 0 for flow in flows if flow]
        check("irr", {"flows": [float(f) for f in flows]},
              {"rates": rates, "irr": min(rates, key=lambda r: (abs(r), r)),
               "sign_changes": sum(a != b for a, b in zip(signs, signs[1:]))},
              absolute=1e-8, relative=0)


def test_irr_by_eigenvalues():
    """All positive real roots of the polynomial in the discount factor, from its companion."""
    random = chance("eigenvalues")
    tried = 0
    while tried < 40:
        flows = [random.randint(-9, 9) for _ in range(random.randint(2, 9))]
        if not flows[0] or not flows[-1]:
            continue
        roots = numpy.roots(flows[::-1])
        if any(1e-12 < abs(r.imag) < 1e-3 for r in roots) or len(roots) > 1 and min(
                abs(a - b) for i, a in enumerate(roots) for b in roots[:i]) < 1e-3:
            continue  # nearly double: a matter of the last digits
        tried += 1
        rates = sorted(1 / r.real - 1 for r in roots if abs(r.imag) <= 1e-12 and r.real > 1e-9)
        check("irr", {"flows": flows},
              {"rates": rates, "irr": min(rates, key=abs) if rates else None},
              relative=1e-8, absolute=1e-8)


def test_irr_that_is_not_there():
    for flows in ([1, 2, 3], [-1, -2], [5], [0, 0, 0], [1, -1, 1], [2, -2, 1], [-3, 0, 0]):
        answer = check("irr", {"flows": flows}, {"irr": None, "rates": []})
        assert len(answer["reason"]) > 20, answer


def test_mirr():
    for flows, finance, reinvest in rates_for_mirr():
        years = len(flows) - 1
        paid = sum(-f / (1 + finance) ** t for t, f in enumerate(flows) if f < 0)
        grown = sum(f * (1 + reinvest) ** (years - t) for t, f in enumerate(flows) if f > 0)
        check("mirr", {"flows": flows, "finance_rate": finance, "reinvest_rate": reinvest},
              {"mirr": (grown / paid) ** (1 / years) - 1}, relative=1e-10, absolute=1e-12)


def test_switching():
    """The gap in present value is closed by root finding, on an amount and on a scale."""
    random = chance("switching")
    for _ in range(40):
        flows = {o: [round(random.uniform(-500, 300), 2) for _ in range(random.randint(1, 40))]
                 for o in "ab"}
        option, schedule = random.choice("ab"), schedules(random)
        first = random.randint(0, len(flows[option]) - 1)
        last = random.randint(first, len(flows[option]) - 1)
        long = max(len(f) for f in flows.values())
        d = numpy.array(factors(schedule, long - 1), dtype=float)
        worth = {o: numpy.array(f + [0] * (long - len(f))) for o, f in flows.items()}
        due = (numpy.arange(long) >= first) & (numpy.arange(long) <= last)
        other = worth["b" if option == "a" else "a"] @ d
        found = {}
        for name, change in (("amount", due * 1.0), ("percent", due * worth[option] / 100)):
            gap = lambda x: (worth[option] + x * change) @ d - other
            found[name] = scipy.optimize.brentq(gap, -1e12, 1e12, xtol=1e-12)
        check("switching", {**{o: {"flows": f} for o, f in flows.items()}, "schedule": schedule,
                            "vary": {"option": option, "years": [first, last]}},
              {**found, "npv_a": worth["a"] @ d, "npv_b": worth["b"] @ d},
              relative=1e-8, absolute=1e-8)
    check("switching", {"a": {"flows": [1, 1, -1]}, "b": {"flows": [0]},
                        "schedule": [[1, None, 0]], "vary": {"option": "a", "years": [1, 2]}},
          {"amount": -.5, "percent": None})


# methods.md: upper and lower percent by type; duration, capital, operating
BIAS = {"non-standard-buildings": [(39, 2), (51, 4), None],
        "standard-buildings": [(4, 1), (24, 2), None],
        "non-standard-civil": [(25, 3), (66, 6), None],
        "standard-civil": [(20, 1), (44, 3), None],
        "equipment": [(54, 10), (200, 10), None],
        "outsourcing": [None, None, (41, 0)]}
MEASURES = ["duration", "capital", "operating"]


def test_optimism_bias():
    random = chance("bias")
    problems = [([(t, Fraction(1))], m, []) for t in BIAS for m in MEASURES
                if BIAS[t][MEASURES.index(m)]]
    for _ in range(40):
        measure = random.choice(MEASURES[:2])
        types = random.sample([t for t in BIAS if BIAS[t][0]], random.randint(1, 5))
        cuts = sorted(random.sample(range(1, 100), len(types) - 1))
        shares = [Fraction(b - a, 100) for a, b in zip([0] + cuts, cuts + [100])]
        causes = [(Fraction(random.randint(0, 20), 100), Fraction(random.randint(0, 100), 100))
                  for _ in range(random.randint(0, 5))]
        problems.append((list(zip(types, shares)), measure, causes))
    problems.append(([("standard-civil", Fraction(1))], "capital", [(Fraction(1), Fraction(1))]))
    for parts, measure, causes in problems:
        upper, lower = (sum(share * BIAS[t][MEASURES.index(measure)][k] for t, share in parts) / 100
                        for k in (0, 1))
        left = upper * (1 - sum(c * m for c, m in causes))
        check("optimism-bias",
              {"parts": [{"type": t, "share": float(s)} for t, s in parts], "measure": measure,
               "factors": [{"contribution": float(c), "mitigation": float(m)} for c, m in causes]},
              {"upper": upper, "lower": lower, "unmitigated": upper,
               "mitigated": max(left, lower), "held_at_lower": left < lower}, relative=1e-12)
    for measure, wanted in (("capital", .321), ("duration", .145)):
        check("optimism-bias", {"parts": [{"type": "non-standard-buildings", "share": .3},
                                          {"type": "standard-buildings", "share": .7}],
                                "measure": measure}, {"upper": wanted}, absolute=1e-9)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

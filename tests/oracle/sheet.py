#!/usr/bin/python3
"""Methods against LibreOffice: one sheet of formulas, recalculated without a window, read back as
CSV (TAP). Usage: sheet.py CLI

Each case is a row of the sheet: its formula in the first cell, its numbers in those behind."""
import csv
import os
import re
import subprocess
import sys
import tempfile
from xml.sax.saxutils import quoteattr

from consultation_problems import PUBLISHED_WILSON, proportions, scales
from evaluation_problems import records
from harness import chance, check, clean_environment, main, need, solve, tests_of
from money_problems import (PUBLISHED_FLOWS, PUBLISHED_IRR, annuities, investments,
                            rates_for_mirr)

METHODS = {"discount", "annuity", "irr", "mirr", "value", "value-function", "wilson",
           "net-agreement", "track-record", "concentration", "price-scores", "abnormally-low",
           "package", "weights"}

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:body><office:spreadsheet><table:table table:name="Cases">
"""
TAIL = "</table:table></office:spreadsheet></office:body></office:document>\n"

cases = []  # (formula, numbers, what to do with the result)


def column(place):
    """A is the formula's own; the numbers begin in B."""
    place, name = place + 2, ""
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(65 + letter) + name
    return name


def case(formula, numbers, use):
    """`formula` names number k of its row as {k}, those from i to j as {i:j}, and the rest {i:}."""
    cases.append((formula, numbers, use))


def cells_of(formula, numbers, row):
    def spots(match):
        first, colon, last = match.groups()
        last = int(last) if last else len(numbers) - 1 if colon else int(first)
        place = f".{column(int(first))}{row}"
        return f"[{place}:.{column(last)}{row}]" if colon else f"[{place}]"

    formula = re.sub(r"\{(\d+)(:?)(\d*)\}", spots, formula)
    return f"of:=SUMPRODUCT({formula})"  # a plain number, never shown as money or percent


def recalculated():
    """The results, in order of the cases."""
    office = need("soffice", "libreoffice-calc-nogui")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.fods")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(HEAD)
            for row, (formula, numbers, _) in enumerate(cases, 1):
                stream.write(f"<table:table-row><table:table-cell table:formula="
                             f"{quoteattr(cells_of(formula, numbers, row))}/>")
                stream.writelines('<table:table-cell office:value-type="float" '
                                  f'office:value="{number!r}"/>' for number in numbers)
                stream.write("</table:table-row>\n")
            stream.write(TAIL)
        # Comma, quote, UTF-8, from line 1; numbers as they are and not as shown
        done = subprocess.run(
            [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
             "--outdir", folder, path], capture_output=True, text=True,
            env=clean_environment(HOME=folder))
        answer = os.path.join(folder, "cases.csv")
        assert os.path.exists(answer), done.stdout + done.stderr
        with open(answer, newline="", encoding="utf-8") as stream:
            return [row[0] for row in csv.reader(stream)]


def holds(method, problem, key, relative=1e-9, absolute=0.0, place=None):
    """The result is what the program gives under `key`, or in that place of its list."""
    def use(result):
        answer = solve(method, problem)
        if place is not None:
            answer = {key: answer[key][place]}
        check(method, problem, {key: result}, relative, absolute, answer)
    return use


def add_money():
    constant = lambda rate: [[1, None, rate]]
    random = chance("sheet npv")
    for number, flows in enumerate(investments()):
        rate = .05 if number == 0 else random.choice([.035, 0, .1, -.02])
        case("{1}+NPV({0};{2:})", [rate] + flows,
             holds("discount", {"flows": flows, "schedule": constant(rate)}, "npv",
                   absolute=1e-12 * sum(map(abs, flows))))
        if -.9 * abs(flows[0]) < sum(flows):
            guess = "0.1" if sum(flows) > 0 else "-0.3"
            case(f"IRR({{0:}};{guess})", flows, holds("irr", {"flows": flows}, "irr", 1e-8, 1e-9))
    for flows, finance, reinvest in rates_for_mirr():
        case("MIRR({2:};{0};{1})", [finance, reinvest] + flows,
             holds("mirr", {"flows": flows, "finance_rate": finance, "reinvest_rate": reinvest},
                   "mirr", 1e-9, 1e-11))
    for value, years, rate in annuities():
        if abs(rate) < 1e-5 and rate:
            continue  # a sheet loses most digits there
        problem = {"present_value": value, "years": years, "rate": rate}
        case("-PMT({0};{1};{2})", [rate, years, value],
             holds("annuity", problem, "equivalent_annual_cost", 1e-8))
        case("-PV({0};{1};1)", [rate, years], holds("annuity", problem, "factor", 1e-8))


def add_appraisal():
    random = chance("sheet appraisal")
    for _ in range(20):
        n, options = random.randint(1, 6), random.randint(1, 6)
        weights = [random.randint(0, 5) for _ in range(n - 1)] + [2]
        values = [[random.randint(0, 9) for _ in range(n)] for _ in range(options)]
        problem = {"weights": weights, "values": values}
        totals = solve("value", problem)["totals"]
        for k in range(n):
            case(f"{{{k}}}/SUM({{0:}})", weights, holds(
                "weights", {"kind": "points", "points": weights}, "weights", 1e-12, place=k))
        for i, row in enumerate(values):
            case(f"SUMPRODUCT({{0:{n - 1}}};{{{n}:}})/SUM({{0:{n - 1}}})", weights + row,
                 holds("value", problem, "totals", 1e-12, place=i))
            case("RANK({0};{1:};0)", [round(t, 9) for t in [totals[i]] + totals],
                 holds("value", problem, "ranks", place=i))
        x, y = sorted(random.sample(range(100), 2)), [random.randint(0, 100) for _ in range(2)]
        at = random.randint(x[0], x[1])
        case("FORECAST({4};{2:3};{0:1})", x + y + [at], holds(
            "value-function", {"points": [list(p) for p in zip(x, y)], "x": [at]}, "values",
            1e-11, 1e-11, place=0))


def add_answers():
    wilson = "({0}/{1}+#^2/{1}/2@#*SQRT({0}/{1}*(1-{0}/{1})/{1}+(#/{1})^2/4))/(1+#^2/{1})"
    for successes, trials, level, population in proportions():
        if population is not None:
            continue
        problem = {"successes": successes, "trials": trials, "level": level}
        for key, sign in (("low", "-"), ("high", "+")):
            formula = wilson.replace("@", sign).replace("#", "LEGACY.NORMSINV((1+{2})/2)")
            case(formula, [successes, trials, level], holds("wilson", problem, key, 1e-9, 1e-12))
    for counts, level in scales():
        half, n = len(counts) // 2, len(counts)
        low, high = f"SUM({{1:{half}}})", f"SUM({{{n - half + 1}:}})"
        net = f"({high}-{low})/SUM({{1:}})"
        reach = f"LEGACY.NORMSINV((1+{{0}})/2)*SQRT((({high}+{low})/SUM({{1:}})-({net})^2)/SUM({{1:}}))"
        problem = {"counts": counts, "level": level}
        case(net, [level] + counts, holds("net-agreement", problem, "net", 1e-12, 1e-15))
        case(f"MAX(-1;{net}-{reach})", [level] + counts,
             holds("net-agreement", problem, "low", 1e-9, 1e-8))
        case(f"MIN(1;{net}+{reach})", [level] + counts,
             holds("net-agreement", problem, "high", 1e-9, 1e-8))


def add_evaluation():
    for a, b, successes, trials, level in records():
        problem = {"prior": {"alpha": a, "beta": b}, "successes": successes, "trials": trials,
                   "level": level}
        for key, sign in (("low", "-"), ("high", "+")):
            if min(a, b) > .3:
                case(f"BETAINV((1{sign}{{4}})/2;{{0}}+{{2}};{{1}}+{{3}}-{{2}})",
                     [a, b, successes, trials, level],
                     holds("track-record", problem, key, 1e-7, 1e-9))
        case("({0}+{2})/({0}+{1}+{3})", [a, b, successes, trials],
             holds("track-record", problem, "mean", 1e-12))
    random = chance("sheet evaluation")
    for _ in range(20):
        n = random.randint(2, 8)
        prices = [random.randint(100, 999) for _ in range(n)]
        case("(SUM({0:})-MAX({0:}))/(COUNT({0:})-1)", prices,
             holds("abnormally-low", {"prices": prices}, "average_without_highest", 1e-12))
        market = [random.randint(0, 100 // n) for _ in range(n)]
        case("SUMSQ({0:})", market, holds("concentration", {"shares": market}, "hhi", 1e-12))
        problem = {"formula": "lowest-ratio", "prices": prices, "quality": [50] * n,
                   "price_weight": .4}
        case("0.4*100*MIN({0:})/{0}+0.6*50", prices,
             holds("price-scores", problem, "totals", 1e-12, place=0))
        bidders, wanted = random.randint(1, 30), random.randint(1, 4)
        appetite = round(random.random(), 2)
        problem = {"services": [{"id": "s", "need": 1, "cost": 1}], "must": ["s"],
                   "suppliers": [{"able": ["s"], "appetite": appetite}] * bidders,
                   "bids_wanted": wanted}
        case("1-BINOMDIST(MIN({1}-1;{0});{0};{2};1)", [bidders, wanted, appetite],
             lambda result, p=problem: check("package", p, {"bids_probability": result}, 1e-9,
                                             1e-12, solve("package", p)["frontier"][0]))


def test_recalculated_sheet():
    for add in add_money, add_appraisal, add_answers, add_evaluation:
        add()
    results = recalculated()
    assert len(results) == len(cases), (len(results), len(cases))
    wrong = []
    for (formula, numbers, use), result in zip(cases, results):
        try:
            use(float(result))
        except (ValueError, AssertionError) as problem:
            wrong.append(f"{formula} of {numbers[:12]} gives {result!r}: {str(problem)[:400]}")
    assert not wrong, f"{len(wrong)} of {len(cases)} cases:\n" + "\n".join(wrong[:8])


def test_published_cases():
    """What the sheet's documentation and methods.md say of the same cases."""
    for method, problem, key, wanted, within in (
            ("discount", {"flows": PUBLISHED_FLOWS, "schedule": [[1, None, .05]]}, "npv", 122.89,
             .005),
            ("irr", {"flows": PUBLISHED_IRR[0]}, "irr", PUBLISHED_IRR[1], 5e-5),
            ("annuity", {"present_value": 2000, "years": 7, "rate": .035},
             "equivalent_annual_cost", 327, .5),
            ("concentration", {"shares": [30, 30, 20, 20]}, "hhi", 2600, 1e-9),
            ("price-scores", {"formula": "lowest-ratio", "prices": [10, 15, 30], "points": 1,
                              "quality": [0] * 3, "price_weight": 1}, "price_scores",
             [1, .667, .333], 5e-4)):
        check(method, problem, {key: wanted}, absolute=within)
    for successes, trials, low, high in PUBLISHED_WILSON:
        check("wilson", {"successes": successes, "trials": trials}, {"low": low, "high": high},
              absolute=1e-6)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

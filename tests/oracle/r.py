#!/usr/bin/python3
"""Methods against R with its packages survey and psych, in the same run (TAP). Usage: r.py CLI"""
import os
import subprocess
import sys
import tempfile

from consultation_problems import PUBLISHED_WILSON, proportions, scales
from consultation_problems import tables as tables_of_counts
from evaluation_problems import SHROUT_ICC, rated, records, tables_of_ratings, tables_without_gaps
from harness import Skip, chance, check, clean_environment, main, need, solve, tests_of
from money_problems import investments

METHODS = {"irr", "wilson", "rake", "net-agreement", "alpha", "icc", "pairwise", "separation",
           "track-record", "value"}


def vector(numbers):
    return "c(" + ", ".join("NA" if x is None else repr(x) for x in numbers) + ")"


def matrix(rows):
    return f"matrix({vector([x for row in rows for x in row])}, {len(rows)}, byrow = TRUE)"


def ask(expressions):
    """The numbers that R gives for each expression."""
    rscript = need("Rscript", "r-base-core")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.R")
        with open(path, "w", encoding="utf-8") as stream:
            stream.writelines(f"emit({expression})\n" for expression in expressions)
        done = subprocess.run([rscript, "--vanilla", os.path.join(
            os.path.dirname(os.path.abspath(__file__)), "oracle.R"), path],
            capture_output=True, text=True, env=clean_environment(LC_ALL="C.UTF-8"))
    lines = done.stdout.splitlines()
    for expression, line in zip(expressions, lines):
        if line.startswith("ERROR no package"):
            raise Skip(f"R has{line[5:].rstrip()}")
        assert not line.startswith("ERROR"), f"{line}: {expression[:500]}"
    assert len(lines) == len(expressions), done.stderr
    return [[float("nan") if x == "NA" else float(x) for x in line.split()] for line in lines]


def test_irr_by_uniroot():
    flows = [f for f in investments() if sum(f) > -.9 * abs(f[0])]
    for problem, (rate,) in zip(flows, ask([f"irr({vector(f)})" for f in flows])):
        check("irr", {"flows": problem}, {"irr": rate}, absolute=1e-9)


def test_irr_by_polyroot():
    random = chance("polyroot")
    flows = [[-random.randint(1, 9)] + [random.randint(-9, 9) for _ in range(random.randint(1, 6))]
             + [random.randint(1, 9)] for _ in range(30)]
    flows += [[-1, 5, -6], [1, 2, 3], [-100, 230, -132]]
    for problem, rates in zip(flows, ask([f"all_irr({vector(f)})" for f in flows])):
        if len(rates) < 2 or min(b - a for a, b in zip(rates, rates[1:])) > 1e-3:
            check("irr", {"flows": problem}, {"rates": rates}, absolute=1e-6, relative=1e-6)


def test_wilson_by_prop_test():
    problems = [p for p in proportions() if p[3] is None]
    found = ask([f"prop.test({s}, {n}, conf.level = {level}, correct = FALSE)$conf.int"
                 for s, n, level, _ in problems])
    for (successes, trials, level, _), (low, high) in zip(problems, found):
        check("wilson", {"successes": successes, "trials": trials, "level": level},
              {"low": low, "high": high}, absolute=1e-12)
    for (_, _, low, high), (least, most) in zip(PUBLISHED_WILSON, found):
        assert abs(low - least) < 1e-6 and abs(high - most) < 1e-6, "R and the book differ"


def test_standard_error_by_survey():
    problems = [p for p in proportions() if 1 < p[1] <= 300]
    found = ask([f"standard_error(rep(c(1, 0), c({s}, {n - s})){'' if N is None else f', {N}'})"
                 for s, n, _, N in problems])
    for (successes, trials, level, population), (share, error) in zip(problems, found):
        problem = {"successes": successes, "trials": trials, "level": level}
        check("wilson", problem if population is None else {**problem, "population": population},
              {"share": share, "standard_error": error}, absolute=1e-14)


def test_rake_by_survey():
    problems = [t for t in tables_of_counts() if sum(map(len, t[0])) > 1]
    found = ask([f"raked({matrix(counts)}, {vector(rows)}, {vector(columns)})"
                 for counts, rows, columns in problems])
    for (counts, rows, columns), numbers in zip(problems, found):
        problem = {"counts": counts, "row_totals": rows, "column_totals": columns}
        answer = check("rake", problem, {"design_effect": numbers[-1]}, relative=1e-8)
        weights = [w for row, told in zip(counts, answer["weights"])
                   for n, w in zip(row, told) if n]
        check("rake", problem, {"weights": numbers[:-1]}, relative=1e-8,
              answer={"weights": weights})


def test_net_agreement_by_survey():
    problems = [(c, level) for c, level in scales() if 2 < sum(c) < 2000]
    marks = [vector([(k > len(c) // 2) - (k < len(c) // 2) for k in range(len(c))])
             for c, _ in problems]
    found = ask([f"c(standard_error(rep({m}, {vector(c)})), qnorm((1 + {level}) / 2))"
                 for m, (c, level) in zip(marks, problems)])
    for (counts, level), (net, error, z) in zip(problems, found):
        check("net-agreement", {"counts": counts, "level": level},
              {"net": net, "low": max(-1, net - z * error), "high": min(1, net + z * error)},
              absolute=1e-12)


def test_krippendorff_alpha():
    problems = list(tables_of_ratings())
    found = ask([f"krippendorff({matrix(ratings)}, '{metric}')" for ratings, metric in problems])
    for (ratings, metric), (alpha,) in zip(problems, found):
        check("alpha", {"ratings": ratings, "metric": metric}, {"alpha": alpha}, absolute=1e-11)


def check_icc(problems):
    found = ask([f"intraclass({matrix(table)}, {level})" for table, level in problems])
    for (table, level), numbers in zip(problems, found):
        answer = solve("icc", {"ratings": table, "level": level})
        for place, form in enumerate(SHROUT_ICC):
            value, low, high = numbers[3 * place:3 * place + 3]
            check("icc", table, {"value": value, "low": low, "high": high},
                  answer=answer[form], relative=1e-8, absolute=1e-8)
    return found


def test_icc_by_psych():
    found = check_icc(list(tables_without_gaps()))
    for number, wanted in zip(found[0][::3], SHROUT_ICC.values()):
        assert abs(number - wanted) <= .005, "psych and Shrout and Fleiss differ"


def test_icc_of_shared_sets_by_psych():
    check_icc([(table, .95) for table in rated("anxiety.csv", "video.csv")])


def test_pairwise_by_eigen():
    random = chance("eigen in R")
    matrices = [[[1, .5, 3], [2, 1, 4], [1 / 3, .25, 1]]]
    for n in range(2, 11):
        matrices.append([[1.0] * n for _ in range(n)])
        for i in range(n):
            for j in range(i):
                matrices[-1][i][j] = random.choice([1, 2, 5, 9, 1 / 3, 1 / 7])
                matrices[-1][j][i] = 1 / matrices[-1][i][j]
    for problem, numbers in zip(matrices, ask([f"principal({matrix(m)})" for m in matrices])):
        check("pairwise", {"matrix": problem}, {"lambda": numbers[0], "weights": numbers[1:]})


def test_separation_by_t_test_and_lm():
    random = chance("separation in R")
    problems = []
    for bidders in [2] * 8 + [3, 4, 5, 6]:
        problems.append([[round(random.gauss(60 + b, 4), 1) for b in range(bidders)]
                         for _ in range(random.randint(2, 6))])
    found = ask([f"disagreement({matrix(p)})" for p in problems]
                + [f"t.test({vector([e[0] for e in p])}, {vector([e[1] for e in p])}, "
                   "paired = TRUE, alternative = 'less')$p.value" for p in problems[:8]])
    for number, problem in enumerate(problems):
        deviation, degrees = found[number]
        wanted = {"residual_deviation": deviation, "degrees_of_freedom": degrees}
        if number < 8:
            p, = found[len(problems) + number]
            wanted["probability_first"] = [p, 1 - p]
        check("separation", {"marks": [[row] for row in problem], "weights": [1]}, wanted,
              absolute=1e-9)


def test_track_record_by_qbeta():
    problems = list(records())
    found = ask([f"qbeta(c((1 - {level}) / 2, (1 + {level}) / 2), {a} + {y}, {b} + {n - y})"
                 for a, b, y, n, level in problems])
    for (a, b, successes, trials, level), (low, high) in zip(problems, found):
        check("track-record", {"prior": {"alpha": a, "beta": b}, "successes": successes,
                               "trials": trials, "level": level}, {"low": low, "high": high},
              relative=1e-8, absolute=1e-12)


def test_value_by_rank():
    random = chance("value in R")
    problems = [([random.randint(0, 9) for _ in range(4)] + [1],
                 [[random.randint(0, 4) for _ in range(5)] for _ in range(random.randint(1, 12))])
                for _ in range(20)]
    found = ask([f"rank(-round({matrix(v)} %*% {vector(w)} / sum({vector(w)}), 10), "
                 "ties.method = 'min')" for w, v in problems])
    for (weights, values), numbers in zip(problems, found):
        check("value", {"weights": weights, "values": values}, {"ranks": numbers})


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

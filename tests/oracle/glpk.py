#!/usr/bin/python3
"""The best package against GLPK, as a programme of 0 and 1 (TAP). Usage: glpk.py CLI

Every service is a variable; a pair's saving counts by a variable that is 1 where both are."""
import os
import subprocess
import sys
import tempfile

from harness import chance, check, clean_environment, main, need, solve, tests_of
from package_problems import random_package

METHODS = {"package"}
MEASURES = "need_met", "net_cost", "synergy"


def measures(problem):
    """What each variable adds to each measure."""
    service, pair = {}, {}
    for place, s in enumerate(problem["services"]):
        service[s["id"]] = f"x{place}"
    for place, s in enumerate(problem["synergies"]):
        pair[f"y{place}"] = s
    return service, pair, {
        "need_met": {service[s["id"]]: s["need"] * s["cost"] for s in problem["services"]},
        "net_cost": {service[s["id"]]: s["cost"] for s in problem["services"]},
        "synergy": {y: s["saving"] for y, s in pair.items()}}


def expression(terms):
    return " ".join(f"{'-' if n < 0 else '+'} {abs(n)!r} {name}" for name, n in terms.items())


def rows_of(problem, service, pair, cost):
    for i in problem.get("must", []):
        yield f"{service[i]} = 1"
    for i in problem.get("must_not", []):
        yield f"{service[i]} = 0"
    for group in problem.get("together", []):
        for other in group[1:]:
            yield f"{service[group[0]]} - {service[other]} = 0"
    for group in problem.get("apart", []):
        yield " + ".join(service[i] for i in group) + " <= 1"
    if "ceiling" in problem:
        yield f"{expression(cost)} <= {problem['ceiling']}"
    for y, s in pair.items():
        a, b = service[s["a"]], service[s["b"]]
        yield from (f"{y} - {a} <= 0", f"{y} - {b} <= 0", f"{a} + {b} - {y} <= 1")


def optimum(folder, problem, objective, sense):
    """The value of `objective`, {variable: number}, at its best; None where nothing is allowed."""
    service, pair, adds = measures(problem)
    names = list(service.values()) + list(pair)
    path = os.path.join(folder, "package.lp")
    with open(path, "w", encoding="utf-8") as stream:
        rows = list(rows_of(problem, service, pair, adds["net_cost"]))
        stream.write(f"{sense}\n {expression({**dict.fromkeys(names, 0), **objective})}\n"
                     "Subject To\n" + "".join(f" {row}\n" for row in rows + ["x0 <= 1"])
                     + "Binary\n " + " ".join(names) + "\nEnd\n")
    answer = os.path.join(folder, "answer")
    done = subprocess.run([need("glpsol", "glpk-utils"), "--lp", path, "--write", answer],
                          capture_output=True, text=True, env=clean_environment())
    assert done.returncode == 0, done.stdout
    with open(answer, encoding="utf-8") as stream:
        status, value = [line for line in stream if line.startswith("s ")][0].split()[-2:]
    assert status in "on", f"GLPK ended with {status}: {done.stdout}"
    return float(value) if status == "o" else None


def check_problem(folder, problem, weights):
    _, _, adds = measures(problem)
    least = {m: optimum(folder, problem, adds[m], "Minimize") for m in MEASURES}
    most = {m: optimum(folder, problem, adds[m], "Maximize") for m in MEASURES}
    if least["need_met"] is None:
        assert solve("package", {**problem, "objective": weights})["best"] is None, problem
        return False
    for measure in MEASURES:
        answer = solve("package", {**problem, "objective": {measure: 1}})
        wanted = least[measure] if measure == "net_cost" else most[measure]
        check("package", problem, {measure: wanted}, answer=answer["best"])
    # Each measure from 0 for the worst to 1 for the best allowed package
    mixed, constant, total = {}, 0, sum(weights.values())
    for measure, weight in weights.items():
        worst, best = least[measure], most[measure]
        if measure == "net_cost":
            worst, best = best, worst
        if best == worst:
            constant += weight / total
            continue
        constant -= weight / total * worst / (best - worst)
        for name, number in adds[measure].items():
            mixed[name] = mixed.get(name, 0) + weight / total * number / (best - worst)
    answer = solve("package", {**problem, "objective": weights})
    check("package", problem, {"score": optimum(folder, problem, mixed, "Maximize") + constant},
          answer=answer["best"])
    return True


def test_best_package():
    random, possible = chance("glpk"), 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(24):
            problem = random_package(random, random.randint(2, 12))
            weights = {m: random.randint(0, 4) for m in MEASURES}
            weights["need_met"] += 1
            possible += check_problem(folder, problem, weights)
    assert possible > 12, "most problems should allow some package"


def test_best_of_a_million_packages():
    random = chance("twenty services")
    problem = random_package(random, 20)
    problem.update({"ceiling": 150, "together": [["s1", "s2"]], "apart": [["s3", "s4", "s5"]],
                    "must": ["s6"], "must_not": ["s7"]})
    with tempfile.TemporaryDirectory() as folder:
        assert check_problem(folder, problem, {"need_met": 3, "net_cost": 1, "synergy": 2})


def test_bound_on_what_a_search_of_many_services_misses():
    """Above 24 services: no measure's optimum is farther away than the answer says."""
    random = chance("many services")
    with tempfile.TemporaryDirectory() as folder:
        for n in (25, 30, 40):
            problem = random_package(random, n)
            problem["synergies"] = problem["synergies"][:40]
            problem["ceiling"] = 8 * n
            _, _, adds = measures(problem)
            for measure in MEASURES:
                answer = solve("package", {**problem, "objective": {measure: 1}})
                sign = -1 if measure == "net_cost" else 1
                best = optimum(folder, problem, adds[measure],
                               "Minimize" if sign < 0 else "Maximize")
                if best is None:
                    assert answer["best"] is None, problem
                    continue
                gap = sign * (best - answer["best"][measure])
                assert -1e-9 <= gap <= answer["missed_by"][measure] + 1e-9, (
                    n, measure, best, answer["best"], answer["missed_by"])
                assert not answer["exact"] or abs(gap) <= 1e-9, (n, measure, gap)


if __name__ == "__main__":
    sys.exit(main(METHODS, tests_of(dict(globals()))))

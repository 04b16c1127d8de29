"""Shared by the oracle tests: asking concord-cli, comparing numbers, printing TAP.

Problems are random but seeded by the test's name, so that every run tries the same ones and none
can fail by chance."""
import functools
import json
import math
import os
import random
import shutil
import subprocess
import sys

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "concord-cli"
EXACT = 1e-9  # relative; where both sides only add, multiply and take roots


class Skip(Exception):
    """The oracle, or the data, is not here; the text says which."""


solved = set()


@functools.lru_cache(maxsize=20000)
def ask_once(method, text):
    return subprocess.run([PROGRAM, "compute", method], input=text.encode(), capture_output=True)


def solve(method, problem):
    """The answer to one problem; the program is started once for each."""
    solved.add(method)
    text = json.dumps(problem)
    done = ask_once(method, text)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{method} exit {done.returncode}: {done.stderr.decode()}\n"
                             f"{text[:1500]}")
    return json.loads(done.stdout)


def close(found, wanted, relative, absolute):
    if isinstance(wanted, (list, tuple)) or hasattr(wanted, "shape") and wanted.shape:
        return (isinstance(found, list) and len(found) == len(wanted)
                and all(close(f, w, relative, absolute) for f, w in zip(found, wanted)))
    if wanted is None or isinstance(wanted, (bool, str)):
        return found is wanted or found == wanted
    if found is None or isinstance(found, (bool, str, list)) or not math.isfinite(float(wanted)):
        return False
    return abs(found - float(wanted)) <= absolute + relative * abs(float(wanted))


def check(method, problem, wanted, relative=EXACT, absolute=0, answer=None):
    """Asks the program and holds the keys of `wanted` against its answer, which comes back.

    `relative` and `absolute` are numbers, or tell one for some keys: {key: number}."""
    answer = solve(method, problem) if answer is None else answer
    for key, value in wanted.items():
        within = [t.get(key, 0) if isinstance(t, dict) else t for t in (relative, absolute)]
        if key not in answer or not close(answer[key], value, *within):
            raise AssertionError(f"{method}: {key} is {answer.get(key)}, the oracle says {value}\n"
                                 f"{json.dumps(problem)[:1500]}")
    return answer


def chance(name):
    """A stream of random numbers that is the same wherever and whenever it is started."""
    return random.Random(f"concord {name}")


def shared(*parts):
    """The path of a data file handed out beside the source, where it is."""
    path = os.path.join(os.environ.get("CONCORD_SHARED_DATA", ""), *parts)
    if not os.path.exists(path):
        raise Skip(f"the shared data folder has no {parts[-1]}")
    return path


def need(program, package):
    """The path of an oracle's program."""
    path = shutil.which(program)
    if path is None:
        raise Skip(f"{program} is not installed (package {package})")
    return path


def clean_environment(**more):
    """For oracles: without what test runs set for GLib programs and sanitizers."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("G_", "GSETTINGS", "GIO_"))}
    return {**kept, **more}


def listing():
    done = subprocess.run([PROGRAM, "compute", "--list"], capture_output=True, text=True,
                          check=True)
    return {line.split()[0] for line in done.stdout.splitlines()}


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def main(methods, tests):
    """Runs `tests` as TAP, and sees that they asked for all of `methods`, and no other."""
    print(f"1..{len(tests) + 1}", flush=True)
    failed = skipped = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__[5:].replace("_", " ")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            skipped += 1
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception as problem:  # any other is this test's failure, and the rest goes on
            failed += 1
            text = f"{type(problem).__name__}: {problem}"[:3000]
            print("#", text.replace("\n", "\n# "))
            print(f"not ok {number} {name}", flush=True)
    name = f"{len(tests) + 1} every method that is claimed was asked for, and no other"
    if solved == methods or (skipped or failed) and solved < methods:
        print(f"ok {name}")
    else:
        failed += 1
        print(f"# claimed and asked differ: {sorted(solved ^ methods)}\nnot ok {name}")
    return 1 if failed else 0


def tests_of(names):
    """The functions test_... of a module, in the order they are written."""
    return [t for n, t in names.items() if n.startswith("test_") and callable(t)]

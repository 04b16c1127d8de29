#!/usr/bin/python3
"""Every method that concord-cli lists is held against an oracle, and against which (TAP).

Usage: coverage.py CLI"""
import sys

import appraisal
import consultation
import draws
import evaluation
import glpk
import market
import money
import r
import sheet
from harness import listing

NUMERIC = [money, appraisal, market, consultation, evaluation, draws]  # NumPy, SciPy, fractions


def main():
    listed, alone = listing(), set().union(*(m.METHODS for m in NUMERIC))
    print(f"1..{len(listed) + 1}")
    failed = alone - listed
    for number, method in enumerate(sorted(listed), 1):
        oracles = [m.__name__ for m in NUMERIC + [r, glpk, sheet] if method in m.METHODS]
        failed |= set() if method in alone else {method}
        print(f"{'ok' if method in alone else 'not ok'} {number} {method}: "
              + (", ".join(oracles) or "no oracle"))
    unlisted = alone - listed
    print(f"{'not ok' if unlisted else 'ok'} {len(listed) + 1} no oracle for what is not there")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Counts the single tests of meson's logs: every TAP line, and every test program that died without
one. Prints the names of those that failed or were skipped, then "N passed, N failed, N skipped"."""
import json
import re
import sys

passed = failed = skipped = 0
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8", errors="replace"):
        test = json.loads(line)
        points = re.findall(r"^(not ok|ok) \d+ ?(.*)$", test.get("stdout", ""), re.M)
        bad = 0
        for verdict, name in points:
            if "# SKIP" in name.upper():
                skipped += 1
                print("skipped:", test["name"], name)
            elif verdict == "ok":
                passed += 1
            else:
                bad += 1
                print("failed:", test["name"], name)
        if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT") and bad == 0:
            bad = 1
            print("failed:", test["name"], test["result"])
        elif not points and test["result"] == "OK":
            passed += 1
        elif not points and test["result"] == "SKIP":
            skipped += 1
            print("skipped:", test["name"])
        failed += bad
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(1 if failed or not passed else 0)

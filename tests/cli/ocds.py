#!/usr/bin/env python3
"""concord-cli import ocds on real and made-up notices, held against a tally of jq (TAP).

Usage: ocds.py PROGRAM"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SHARED = os.environ.get("CONCORD_SHARED_DATA", "")
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
MADE_UP = os.path.join(TOP, "tests/files/ocds")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
os.chdir(tempfile.mkdtemp())

# The rules of the import once more, in another language: the last release of a process that lists
# awards, each award once by its id, but for those that are cancelled or unsuccessful.
TALLY = """
[.[].releases[]] | group_by(.ocid)[]
| (map(select(has("awards"))) | sort_by(.date | fromdate) | last) | select(. != null)
| .ocid as $ocid | .awards | group_by(.id)[] | last
| select(.status != "cancelled" and .status != "unsuccessful")
| {source: ($ocid + " / " + .id), amount: .value.amount, currency: .value.currency,
   names: [.suppliers[] | .name // .id], end: .contractPeriod.endDate[0:10]}
"""


class Skip(Exception):
    pass


def run(*args, status=0):
    done = subprocess.run([CLI, *args], capture_output=True, env=ENV)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"{args}: exit {done.returncode}, not {status}: {err}"
    return out, err


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def bidders(path):
    return json.loads(run("show", path, "--json")[0])["project"]["bidders"]


BIDDER = bidders(SAMPLE)[0]["id"]


def contracts(path, had=()):
    """The past contracts of the bidder but for those that it had."""
    before = {c["id"] for c in had}
    bidder = next(b for b in bidders(path) if b["id"] == BIDDER)
    return [c for c in bidder["past-contracts"] if c["id"] not in before]


HAD = contracts(SAMPLE)


def take(supplier, *notices, source=SAMPLE, out="out.concord"):
    return run("import", "ocds", source, *notices, "--supplier", supplier, "--bidder", BIDDER,
               "-o", out)[0]


def fold(name):
    """The published folding of names."""
    name = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    name = re.sub("[.'‘’]", "", name)
    name = " ".join("".join(c if c.isalnum() else " " for c in name).split())
    shorter = re.sub(r"( ltd| limited| plc| public limited company)+$", "", name)
    return shorter or name


def shared(pattern):
    found = sorted(glob.glob(os.path.join(SHARED, pattern)))
    if not found:
        raise Skip(f"the shared data set {pattern} is not here")
    return found


def jq_tally(paths):
    """Folded name: the awards that count, each with its amount."""
    if shutil.which("jq") is None:
        raise Skip("jq is not here")
    done = subprocess.run(["jq", "-c", "-s", TALLY, *paths], capture_output=True, check=True)
    tally = {}
    for line in done.stdout.decode().splitlines():
        award = json.loads(line)
        for key in {fold(name) for name in award["names"]}:
            tally.setdefault(key, []).append(award)
    return tally


def total(awards):
    return sum(round(a["amount"] * 100) for a in awards)


def test_list():
    paths = shared("ocds-uk/*.json")
    tally = jq_tally(paths)
    out, _ = run("import", "ocds", "--list", *paths)
    rows = [line.split("\t") for line in out.splitlines()]
    assert len(rows) == len(tally) > 150, (len(rows), len(tally))
    for n, _, pounds, name in rows:
        awards = tally[fold(name)]
        assert int(n) == len(awards), (name, n, awards)
        assert round(float(pounds) * 100) == total(awards), (name, pounds)


def test_most_awards():
    paths = shared("ocds-uk/*.json")
    tally = jq_tally(paths)
    most = max(tally, key=lambda name: (len(tally[name]), total(tally[name])))
    out = take(most, *paths)
    found = contracts("out.concord", HAD)
    assert {c["source"]: round(c["value"] * 100) for c in found} == \
        {a["source"]: round(a["amount"] * 100) for a in tally[most]}
    assert out.startswith(f"{len(tally[most])} awards to "), out
    assert f"£{total(tally[most]) / 100:,.2f} in all" in out, out
    ends = {a["source"]: a["end"] for a in tally[most]}
    for contract in found:
        assert contract["end"] == ends[contract["source"]], contract
        assert contract.get("troubled") is None, contract
        assert contract.get("outcome") in (None, "running"), contract
    run("verify", "out.concord")


def test_every_supplier():
    """Each supplier's awards come out with the tally's values; the shared ones say so."""
    paths = shared("ocds-uk/contracts-finder-england-releases.json")
    tally = jq_tally(paths)
    for name in sorted(tally)[::12]:
        take(name, *paths)
        found = {c["source"]: c for c in contracts("out.concord", HAD)}
        assert found.keys() == {a["source"] for a in tally[name]}, name
        for award in tally[name]:
            contract = found[award["source"]]
            others = {fold(n) for n in award["names"]} - {name}
            assert round(contract["value"] * 100) == round(award["amount"] * 100), contract
            assert ("shared with" in contract.get("doubt", "")) == bool(others), contract
            if others:
                assert f"shared with {len(others)} other" in contract["doubt"], contract
            if award["amount"] == 0:
                assert "published as £0" in contract["doubt"], contract


def test_hundredfold():
    """Two awards were published with a value 100 times too high and corrected minutes later."""
    paths = shared("ocds-uk/contracts-finder-england-releases.json")
    for supplier, ending, value, was in (
            ("pwc pricewaterhousecoopers", "09a309a3-8541-48b9-91c4-411c52e5bd34-1", 109320,
             "first published as £10,932,000, corrected to £109,320"),
            ("Seddon Construction", "e0d4b2ec-d437-468f-82c7-1d751544e9ea-2", 188487,
             "first published as £18,848,731, corrected to £188,487")):
        out = take(supplier, *paths)
        contract = next(c for c in contracts("out.concord", HAD) if c["source"].endswith(ending))
        assert contract["value"] == value, contract
        assert was in contract["doubt"] and was in out, contract
    assert "18,848,731) is not counted" in out, out


def test_twice():
    paths = shared("ocds-uk/*.json")
    take("Seddon Construction", *paths)
    again = take("SEDDON construction plc", *paths, source="out.concord", out="again.concord")
    assert "0 added, 0 brought up to date, 2 left unchanged" in again, again
    assert read("out.concord") == read("again.concord")


def test_sample():
    """The release package, single releases and both records say the same of the one award."""
    for path in shared("ocds-sample/fictional-1.1/ocds-213czf-000-00001.json") \
            + shared("ocds-sample/fictional-1.1/record/*.json") \
            + shared("ocds-sample/fictional-1.1/*-0[456]-*.json"):
        take("AnyCorp Cycle Provision", path)
        contract, = contracts("out.concord", HAD)
        assert contract["source"] == "ocds-213czf-000-00001 / ocds-213czf-000-00001-award-01"
        assert contract["value"] == 11000000 and contract["client"] == "London Borough of Barnet"
        assert (contract["start"], contract["end"]) == ("2010-07-01", "2011-06-30"), contract
        assert ("not yet final" in contract.get("doubt", "")) == ("04-award" in path), contract
    _, err = run("import", "ocds", SAMPLE, *shared("ocds-sample/fictional-1.1/*-02-*.json"),
                 "--supplier", "AnyCorp", "--bidder", BIDDER, "-o", "x.concord", status=1)
    assert "No award" in err, err


def test_files():
    """Several files are read as one, in either order."""
    early, late = os.path.join(MADE_UP, "early.json"), os.path.join(MADE_UP, "late.json")
    for notices in ((early, late), (late, early)):
        out = take("fennel services", *notices)
        contract, = contracts("out.concord", HAD)
        assert contract["value"] == 188487 and contract["service"] == "Parking enforcement"
        assert contract["value-source"] == "OCDS demo-1-b, 2025-03-11T12:27:50Z", contract
        assert "£18,848,700, corrected to £188,487" in contract["doubt"], contract
        assert "ocds-demo-2 / 1 (£500) is not counted: its status is “cancelled”" in out, out
    # One after the other: brought up to date, and the withdrawn one flagged.
    take("fennel services", early, out="one.concord")
    out = take("fennel services", late, source="one.concord", out="two.concord")
    assert "1 brought up to date" in out and "£18,848,700 becomes £188,487" in out, out
    values = {c["source"]: c["value"] for c in contracts("two.concord", HAD)}
    assert values == {"ocds-demo-1 / 1": 188487, "ocds-demo-2 / 1": 500}, values


def test_refusals():
    early = os.path.join(MADE_UP, "early.json")
    for name, text in (("empty", ""), ("list", "[]"), ("deep", "[" * 100000),
                       ("deeper", '{"a":' * 100000), ("none", '{"releases": []}'),
                       ("wide", '{"releases": [{"ocid": "o", "awards": [{"value": {"amount": 1'
                        + "0" * 400 + "}}]}]}"), ("nan", '{"releases": [NaN]}')):
        with open(name + ".json", "w") as stream:
            stream.write(text)
        for args in (["import", "ocds", "--list", name + ".json"],
                     ["import", "ocds", SAMPLE, early, name + ".json", "--supplier", "fennel",
                      "--bidder", BIDDER, "-o", "x.concord"]):
            out, err = run(*args, status=1)
            assert out == "" and err.startswith(name + ".json: "), (out, err)
            assert err.count("\n") == 1 and err.endswith(".\n"), err
    _, err = run("import", "ocds", SAMPLE, early, "--supplier", "nobody", "--bidder", BIDDER,
                 "-o", "x.concord", status=1)
    assert "nobody" in err and err.count("\n") == 1, err
    run("import", "ocds", SAMPLE, early, "--supplier", "fennel", "--bidder", "0", "-o",
        "x.concord", status=1)
    run("import", "ocds", SAMPLE, "absent.json", "--supplier", "fennel", "--bidder", BIDDER, "-o",
        "x.concord", status=1)
    for args in (["ocds"], ["ocds", SAMPLE, early], ["ocds", "--list"],
                 ["ocds", SAMPLE, early, "--supplier", "x", "-o", "x.concord"]):
        run("import", *args, status=2)
    assert not os.path.exists("x.concord")


TESTS = [test_list, test_most_awards, test_every_supplier, test_hundredfold, test_twice,
         test_sample, test_files, test_refusals]


def main():
    print(f"1..{len(TESTS)}")
    failed = 0
    for number, test in enumerate(TESTS, 1):
        name = test.__name__[5:].replace("_", " ")
        try:
            test()
            print("ok", number, name)
        except Skip as reason:
            print("ok", number, name, "# SKIP", reason)
        except AssertionError as error:
            failed += 1
            print("#", str(error).replace("\n", "\n# "))
            print("not ok", number, name)
    return failed > 0


sys.exit(main())

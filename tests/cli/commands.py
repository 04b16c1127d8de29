#!/usr/bin/env python3
"""concord-cli from outside, as a script or an auditor uses it (TAP)."""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import collections

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SHARED = os.environ.get("CONCORD_SHARED_DATA", "")
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
os.chdir(tempfile.mkdtemp())


class Skip(Exception):
    pass


def run(*args, status=0, stdin=None, env=None):
    done = subprocess.run([CLI, *args], capture_output=True, env=dict(ENV, **env or {}),
                          input=stdin)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"{args}: exit {done.returncode}, not {status}: {err}"
    return out, err


def show(path):
    return json.loads(run("show", path, "--json")[0])


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def test_usage():
    _, err = run(status=2)
    assert "Usage" in err
    for command in ("check", "verify", "show", "history", "compare", "chart", "paper", "new",
                    "import", "set", "spreadsheet"):
        assert f"  {command} " in err, command
    run("--help")
    assert run("--version")[0].startswith("concord-cli ")
    for args in (["dance"], ["check"], ["verify"], ["show"], ["set", SAMPLE], ["new"],
                 ["chart", SAMPLE, "need-capacity"], ["chart", SAMPLE, "pie", "-o", "x.png"],
                 ["check", "--colour", SAMPLE], ["paper", SAMPLE],
                 ["import", "votes", SAMPLE, "x", "-o", "y"],
                 ["verify", SAMPLE, "--revision", "xyz"]):
        _, err = run(*args, status=2)
        assert err.strip(), args


def test_check():
    assert run("check", SAMPLE) == ("", "")
    templates = os.path.join(TOP, "data/templates")
    run("check", *[os.path.join(templates, f) for f in os.listdir(templates)])
    with open("broken.concord", "wb") as stream:
        stream.write(read(SAMPLE)[:5000])
    _, err = run("check", SAMPLE, "broken.concord", status=1)
    assert re.match(r"^broken\.concord:\d+: .+\.$", err.strip()), err
    _, err = run("check", "absent.concord", status=1)
    assert "absent.concord" in err, err


def test_check_warns_of_links_and_scales():
    """What opens all the same: a link under another id than its ends give it, a mark off its scale."""
    text = read(SAMPLE).decode()
    state = text.index("<state>")
    link = re.search(r'<mark id="([0-9a-f]{16})"[^>]* mark="', text[state:]).group(1)
    with open("link.concord", "w") as stream:
        stream.write(text.replace(link, "00000000000000aa"))
    _, err = run("check", "link.concord")
    lines = [line for line in err.split("\n") if "00000000000000aa" in line]
    assert len(lines) == 1 and lines[0].startswith("link.concord: warning: The mark of "), err
    assert f"what it joins gives it {link}" in lines[0], err
    marks = re.sub(r'( scale-top=)"\d+"', r'\1"1"', text)
    assert marks != text
    with open("marks.concord", "w") as stream:
        stream.write(marks)
    _, err = run("check", "marks.concord")
    assert re.search(r"^marks\.concord: warning: .*: Mark is \d+, but must be between 0 and 1\.$", err,
                     re.M), err
    _, err = run("set", "marks.concord", link, "mark", "7", "-o", "x.concord", status=1)
    assert err.strip().endswith("Mark is 7, but must be between 0 and 1."), err


def test_verify():
    out, _ = run("verify", SAMPLE)
    history = run("history", SAMPLE)[0]
    hashes = re.findall(r"^Revision \d+  ([0-9a-f]{12})", history, re.M)
    assert hashes, "the sample has a history"
    out, _ = run("verify", SAMPLE, "--revision", hashes[0])
    assert "Matches" in out
    run("verify", SAMPLE, "--revision", "0123456789ab", status=1)
    # A later author is written over: the file opens, check warns, verify fails.
    text = read(SAMPLE).decode()
    tampered = re.sub(r'(<revision [^>]*author=")[^"]*', r"\1Mallory", text, count=1)
    assert tampered != text
    with open("tampered.concord", "w") as stream:
        stream.write(tampered)
    _, err = run("verify", "tampered.concord", status=1)
    assert "changed after it was sealed" in err, err
    _, err = run("check", "tampered.concord")
    assert "warning" in err and "changed after it was sealed" in err, err
    # The content is written over.
    edited = text.replace('need="72"', 'need="12"')
    last = text.rfind('need="72"')
    edited = text[:last] + 'need="12"' + text[last + len('need="72"'):]
    with open("edited.concord", "w") as stream:
        stream.write(edited)
    _, err = run("check", "edited.concord")
    assert "edited elsewhere" in err, err
    run("verify", "edited.concord", status=1)


def test_show():
    data = show(SAMPLE)
    assert data["project"]["title"] == "Riverdale customer and revenues partnership"
    kinds = {f["kind"] for f in data["findings"]}
    assert {"market", "consultation", "appraisal", "track-record"} <= kinds, kinds
    for finding in data["findings"]:
        for key in ("sentence", "method", "source", "inputs", "results"):
            assert finding[key], (finding["kind"], key)
    text, _ = run("show", SAMPLE)
    assert "Council tax and business rates" in text


def test_chart():
    out, _ = run("chart", "--list")
    kinds = [line.split()[0] for line in out.splitlines()]
    assert {"weighted-scores", "need-capacity", "consultation-agreement", "track-record"} <= set(kinds)
    for kind in kinds:
        for ending, magic in ((".pdf", b"%PDF"), (".png", b"\x89PNG"), (".svg", b"<?xml")):
            words, _ = run("chart", SAMPLE, kind, "-o", kind + ending)
            assert read(kind + ending).startswith(magic), kind + ending
            assert len(words.split()) > 5, words
    run("chart", SAMPLE, kinds[0], "-o", "no/such/folder.png", status=1)
    run("chart", SAMPLE, kinds[0], "-o", "x.gif", status=1)


def alternatives(data):
    """What the figures of a PDF show, in words, as a screen reader says them."""
    return [bytes.fromhex(text[5:-1].decode()).decode("utf-16-be") if text.startswith(b"<FEFF")
            else re.sub(r"\\([()\\])", r"\1", text[1:-1].decode("ascii"))
            for text in re.findall(rb"/S /Figure\n   /Alt (<[^>]*>|\([^\n]*\))\n", data)]


def test_chart_is_tagged():
    for kind in ("need-capacity", "weighted-scores"):
        for theme in ("light", "mono"):
            words, _ = run("chart", SAMPLE, kind, "--theme", theme, "-o", "tagged.PDF")
            data = read("tagged.PDF")
            assert alternatives(data) == [words.rstrip("\n")], alternatives(data)
            for part in (b"/StructTreeRoot", b"/S /Document", b"/Lang (en-GB)",
                         b"/DisplayDocTitle true", b"/Title "):
                assert part in data, part
    run("chart", SAMPLE, "need-capacity", "-o", "no/such/folder.pdf", status=1)
    before = read("tagged.PDF")
    run("chart", SAMPLE, "need-capacity", "--subject", "none", "-o", "tagged.PDF", status=1)
    assert read("tagged.PDF") == before


def test_paper():
    run("paper", SAMPLE, "-o", "paper.pdf")
    assert read("paper.pdf").startswith(b"%PDF")
    run("paper", SAMPLE, "-o", "mono.pdf", "--mono", "--per-page", "1")
    run("paper", SAMPLE, "-o", "no/such/folder.pdf", status=1)
    run("paper", SAMPLE, "-o", "x.pdf", "--per-page", "3", status=2)


def test_page_size():
    made = subprocess.run(["localedef", "--no-archive", "-i", "en_US", "-f", "UTF-8", "./en_US.UTF-8"],
                          capture_output=True) if shutil.which("localedef") else None
    if made is None or not os.path.exists("en_US.UTF-8/LC_PAPER") or not shutil.which("pdfinfo"):
        raise Skip("no locale can be made here (package locales), or pdfinfo is missing")

    def page(*args, **env):
        run("paper", SAMPLE, "--figures", "-o", "page.pdf", *args, env=env)
        return re.search(r"Page size: +(.*)", subprocess.run(
            ["pdfinfo", "page.pdf"], capture_output=True, check=True, text=True).stdout)[1]

    american = {"LOCPATH": os.getcwd(), "LC_ALL": "en_US.UTF-8"}
    assert page() == "595.276 x 841.89 pts (A4)", page()
    assert page(**american) == "612 x 792 pts (letter)", page(**american)
    assert page("--size", "A4", **american) == page()


def test_new():
    # What README promises; each can be discounted at once.
    for template in ("blank", "partnership", "shared-service", "single-service"):
        run("new", template, "-o", template + ".concord")
        run("check", template + ".concord")
        schedules = show(template + ".concord")["project"]["discount-schedules"]
        assert any(s["code"] == "green-book" and s["rates"] for s in schedules)
    os.rename("blank.concord", "mine.concord")
    run("new", SAMPLE, "-o", "copy.concord")
    a, b = show(SAMPLE), show("copy.concord")
    assert a["project"]["id"] != b["project"]["id"]
    assert len(a["project"]["services"]) == len(b["project"]["services"])
    assert run("history", "copy.concord")[0] == ""
    _, err = run("new", "blank", "-o", "mine.concord", status=1)
    assert "already" in err


def test_set():
    project = show(SAMPLE)["project"]
    service = next(s for s in project["services"] if s["name"] == "Customer contact centre")
    assert service["need"] == 84
    run("set", SAMPLE, service["id"], "need", "91", "--why", "Complaints doubled", "-o", "one.concord")
    after = show("one.concord")["project"]["services"]
    assert next(s for s in after if s["id"] == service["id"])["need"] == 91
    history, _ = run("history", "one.concord")
    assert "because: Complaints doubled" in history
    run("verify", "one.concord")
    # Nothing changed: nothing but the same bytes.
    run("set", "one.concord", service["id"], "need", "91", "-o", "two.concord")
    assert read("one.concord") == read("two.concord")
    # Over itself, twice.
    run("set", "two.concord", service["id"], "demand@2029", "390000", "-o", "two.concord")
    run("set", "two.concord", service["id"], "gross-cost", "£1.9m", "-o", "two.concord")
    run("verify", "two.concord")
    for record, field, value in (("0000000000000000", "need", "5"), (service["id"], "colour", "red"),
                                 (service["id"], "need", "500"), (service["id"], "need", "much"),
                                 (service["id"], "demand", "5"), (service["id"], "need@2027", "5")):
        _, err = run("set", SAMPLE, record, field, value, "-o", "three.concord", status=1)
        assert err.count("\n") == 1, err
        assert not os.path.exists("three.concord")


def test_import_survey():
    path = os.path.join(SHARED, "likert/math-anxiety-raw.csv")
    if not os.path.exists(path):
        raise Skip("the shared data set likert/math-anxiety-raw.csv is not here")
    project = show(SAMPLE)["project"]
    exercise = project["exercises"][0]["id"]
    scale = ["Strongly Disagree", "Disagree", "Neutral", "Agree", "Strongly Agree"]
    run("import", "survey", SAMPLE, path, "--exercise", exercise, "--group-column", "Gender",
        "--scale", "|".join(scale), "-o", "survey.concord")
    run("verify", "survey.concord")

    # An independent tally of the same rows.
    tally = collections.Counter()
    with open(path, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            group = row.pop("Gender")
            for question, answer in row.items():
                if answer.strip():
                    tally[question, group, str(scale.index(answer.strip()) + 1)] += 1
    assert len(tally) > 50

    after = next(e for e in show("survey.concord")["project"]["exercises"] if e["id"] == exercise)
    names = {g["id"]: g["name"] for g in after["groups"]}
    asked = {question for question, _, _ in tally}
    found = collections.Counter()
    for question in after["questions"]:
        for count in question["counts"]:
            if question["text"] in asked and count["number"]:
                found[question["text"], names[count["group"]], count["answer"]] = count["number"]
    assert found == tally, (found - tally, tally - found)
    run("chart", "survey.concord", "consultation-agreement", "--subject", exercise, "-o", "s.svg")
    _, err = run("import", "survey", SAMPLE, path, "--exercise", exercise, "--group-column", "Sex",
                 "--scale", "|".join(scale), "-o", "x.concord", status=1)
    assert "Gender" in err, "names the columns there are: " + err


def test_import_dimension():
    """Counts by group and one more column, against a tally of the same rows made here."""
    path = os.path.join(SHARED, "likert/math-anxiety-raw.csv")
    if not os.path.exists(path):
        raise Skip("the shared data set likert/math-anxiety-raw.csv is not here")
    exercise = show(SAMPLE)["project"]["exercises"][0]["id"]
    scale = ["Strongly Disagree", "Disagree", "Neutral", "Agree", "Strongly Agree"]
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    dimension = next(name for name in rows[0] if name != "Gender")
    out, _ = run("import", "survey", SAMPLE, path, "--exercise", exercise, "--group-column", "Gender",
                 "--dimension", dimension, "--scale", "|".join(scale), "-o", "cells.concord")
    run("verify", "cells.concord")
    tally = collections.Counter()
    for row in rows:
        for question, answer in row.items():
            if question not in ("Gender", dimension) and answer.strip():
                tally[question, row["Gender"], f"{dimension}={row[dimension]}",
                      str(scale.index(answer.strip()) + 1)] += 1
    assert f"{len(tally)} counts in " in out, out
    small = sum(1 for number in tally.values() if number <= 4)
    assert f"{small} counts of 1 to 4 persons" in out, out

    after = next(e for e in show("cells.concord")["project"]["exercises"] if e["id"] == exercise)
    names = {g["id"]: g["name"] for g in after["groups"]}
    asked = {question for question, _, _, _ in tally}
    found = collections.Counter()
    for question in after["questions"]:
        for count in question["counts"]:
            if question["text"] in asked and count["number"]:
                found[question["text"], names[count["group"]], count["cell"],
                      count["answer"]] = count["number"]
    assert found == tally, (found - tally, tally - found)
    made = next(d for d in after["dimensions"] if d["name"] == dimension)
    assert sorted(level["name"] for level in made["levels"]) == sorted({r[dimension] for r in rows})
    _, err = run("import", "survey", SAMPLE, path, "--exercise", exercise, "--group-column", "Gender",
                 "--dimension", "Gender", "--scale", "|".join(scale), "-o", "x.concord", status=1)
    assert "can't be a dimension as well" in err, err


TESTS = [test_usage, test_check, test_check_warns_of_links_and_scales, test_verify,
         test_show, test_chart, test_chart_is_tagged, test_paper, test_page_size, test_new, test_set,
         test_import_survey, test_import_dimension]


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

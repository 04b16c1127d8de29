#!/usr/bin/env python3
"""The workbook with formulas, worked out by LibreOffice and held against what Concord finds (TAP).

LibreOffice is the independent program, with the settings of somebody who has just installed it. The
workbook holds no result of any formula, so that whatever is read after it was loaded and stored is
what LibreOffice worked out."""
import json
import re
import shutil
import tempfile
import zipfile
from xml.etree import ElementTree

import office
from office import SAMPLE, run

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def write(project, out, *more):
    run("spreadsheet", project, "-o", out, *more)
    return out


def findings(path):
    return {f["kind"]: f for f in json.loads(run("show", path, "--json"))["findings"]}


def result(finding, name):
    return next(r["number"] for r in finding["results"] if r["name"] == name)


# --- workbooks --------------------------------------------------------------------------------


def column(name):
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def parts(path):
    """Sheet names to the paths of their parts."""
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target").lstrip("/") for r in links.iter(PACKAGE + "Relationship")}
    return {s.get("name"): "xl/" + targets[s.get(REL + "id")].removeprefix("xl/")
            for s in book.iter(MAIN + "sheet")}


def read(path):
    """{sheet: {(row, column): number or text}}; rows and columns from 0."""
    sheets = {}
    with zipfile.ZipFile(path) as archive:
        texts = []
        if "xl/sharedStrings.xml" in archive.namelist():
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")):
                texts.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
        for name, part in parts(path).items():
            cells = sheets[name] = {}
            for cell in ElementTree.fromstring(archive.read(part)).iter(MAIN + "c"):
                letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
                value, kind = cell.find(MAIN + "v"), cell.get("t", "n")
                if value is None or value.text is None:
                    continue
                if kind == "s":
                    content = re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)),
                                     texts[int(value.text)])
                elif kind == "n":
                    content = float(value.text)
                else:
                    content = value.text
                cells[int(row) - 1, column(letters)] = content
    return sheets


def recalculate(*books):
    """Each workbook as LibreOffice works it out."""
    out = tempfile.mkdtemp(dir=".")
    return [read(made) for made in office.convert("xlsx", out, books, 150)]


def checks(book):
    """(subject, figure): (here, found, difference) of the sheet of results."""
    cells = book["Results"]
    head = next(row for (row, col), text in cells.items() if col == 2 and text == "This workbook")
    rows = {}
    for row in sorted({r for r, _ in cells if r > head}):
        key = cells[row, 0].strip(), cells[row, 1]
        rows.setdefault(key, []).append(tuple(cells.get((row, c)) for c in (2, 3, 4)))
    return rows


def one(book, subject, figure):
    found = checks(book)[subject, figure]
    assert len(found) == 1, f"{subject}, {figure}: {len(found)} rows"
    return found[0][0]


def all_agree(book, least):
    rows = checks(book)
    count = 0
    for key, several in rows.items():
        for here, found, difference in several:
            count += 1
            assert difference == 0, f"{key}: {here} here, Concord found {found}"
            if isinstance(found, float):
                money = abs(found) > 1000
                assert abs(here - found) < (0.005 if money else 1e-9), f"{key}: {here}, {found}"
    assert count >= least, f"only {count} figures"
    assert book["Results"][3, 1] == 0, "the count of differences is not 0"


def edit(path, out, sheet, row, col, number):
    """A copy of a workbook with another number in one cell."""
    name = ""
    at = col + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    part = parts(path)[sheet]
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            if item == part:
                text = data.decode()
                pattern = rf'(<c r="{name}{row + 1}"[^>]*>)<v>[^<]*</v>'
                text, n = re.subn(pattern, rf"\g<1><v>{number!r}</v>", text)
                assert n == 1, f"{sheet} has no number in {name}{row + 1}"
                data = text.encode()
            new.writestr(item, data)
    return out


def find(book, sheet, label, col):
    rows = [row for (row, c), text in book[sheet].items()
            if c == col and isinstance(text, str) and text.strip() == label]
    assert rows, f"{sheet}: no {label}"
    return rows


def compare(book, path):
    """The results of a workbook against what the program says of a project."""
    found = findings(path)
    money, appraisal = found["money"], found["appraisal"]
    figures = {"Present cost of ": "Present cost", "Present benefit of ": "Present benefit",
               "Of which optimism bias of ": "Of the cost, optimism bias",
               "Expected cost of the risks of ": "Expected cost of the risks, present value",
               "Net present social value of ": "Net present social value",
               "Equivalent annual cost of ": "Equivalent annual cost"}
    seen = 0
    for item in money["results"]:
        for start, figure in figures.items():
            if item["name"].startswith(start):
                here = one(book, item["name"].removeprefix(start), figure)
                assert abs(here - item["number"]) < 0.005, f"{item['name']}: {here}"
                seen += 1
        rank = re.fullmatch(r"Rank of (.*) by money", item["name"])
        if rank:
            assert one(book, rank[1], "Rank by money") == item["number"], item["name"]
            seen += 1
    for item in appraisal["results"]:
        for start, figure in (("Total of ", "Total of the appraisal"),
                              ("Rank of ", "Rank in the appraisal"), ("Weight of ", "Weight")):
            if item["name"].startswith(start):
                here = one(book, item["name"].removeprefix(start), figure)
                assert abs(here - item["number"]) < 1e-9, f"{item['name']}: {here}"
                seen += 1
    return seen


# --- what is tried ----------------------------------------------------------------------------

FORMULAS = ["=1+1", "@SUM(A1)", "+2", "-3+4", "_x0041_"]
HARD_NAME = "O'Brien & \u201csons\u201d: [A/B]*? or a name that is too long"


def records(path):
    return json.loads(run("show", path, "--json"))["project"]


def option(path, name):
    return next(o for o in records(path)["options"] if o["name"] == name)


def change(path, out, *changes):
    """A project with (record, field, value) changed one after the other."""
    shutil.copy(path, out)
    for record, field, value in changes:
        run("set", out, "-o", out, "--why", "test", "--", record, field, value)
    return out


def make_hard():
    """Everything that a line, a bias, a risk or a score can be, put upon the sample."""
    short = [o for o in records(SAMPLE)["options"] if o.get("stage") == "short-list"]
    first, second, third, fourth = short[:4]
    lines, more = first["lines"], second["lines"]
    biases = [b for o in short for b in o["biases"] if b["factors"]]
    changes = [
        ("project", "estimate-shape", "Triangular"),
        ("project", "price-base-year", "2025"),
        ("project", "lifetime", "40"),
        (first["id"], "name", FORMULAS[0]),
        (second["id"], "name", HARD_NAME + " 1"),
        (third["id"], "name", HARD_NAME + " 2"),
        (lines[0]["id"], "name", FORMULAS[1]),
        (lines[0]["id"], "to-year", ""),
        (lines[0]["id"], "from-year", ""),
        (lines[0]["id"], "by-year@2030", "123456.78"),
        (lines[0]["id"], "by-year@2099", "5"),
        (lines[1]["id"], "prices", "Nominal"),
        (lines[1]["id"], "name", FORMULAS[2]),
        (lines[1]["id"], "fund", FORMULAS[3]),
        (lines[1]["id"], "indexation", "4"),
        (lines[2]["id"], "sunk", "yes"),
        (lines[3]["id"], "transfer", "yes"),
        (lines[3]["id"], "indexation", "-2.5"),
        (more[0]["id"], "amount-likely", ""),
        (more[1]["id"], "kind", "Non-cashable benefit"),
        (more[2]["id"], "fund", "general fund"),
        (more[3]["id"], "fund", FORMULAS[4]),
        (biases[0]["id"], "below-lower", "yes"),
        (biases[0]["factors"][0]["id"], "mitigation", "100"),
        (biases[1]["id"], "lower", ""),
        (biases[1]["id"], "upper", ""),
        (biases[2]["factors"][0]["id"], "mitigation", ""),
        (biases[3]["id"], "share", "60"),
        (first["risks"][0]["id"], "in-lines", "yes"),
        (first["risks"][1]["id"], "year", ""),
        (second["risks"][0]["id"], "impact-low", "999999999"),
        (second["risks"][1]["id"], "year", "2020"),
        (first["scores"][0]["id"], "score-likely", ""),
        (second["scores"][0]["id"], "score-likely", "-1000"),
        (third["scores"][1]["id"], "score-likely", "1000"),
    ]
    return change(SAMPLE, "hard.concord", *changes)


# One input each: what is set in the project, and which cell it is in the workbook.
EDITS = {
    "amount": ("Lines", "Running the four services", 2, 10, 9000000.0),
    "rate": ("Rates", None, None, 2, 0.05),
    "chance": ("Risks", "Recruitment of ICT specialists fails", 2, 3, 0.9),
    "points": ("Appraisal", "Local jobs", 1, 3, 35.0),
    "score": ("Appraisal", "Speed of claims", 1, 4, 18.0),
}


def edited_project(name):
    project, number = records(SAMPLE), EDITS[name][4]
    if name == "amount":
        return option(SAMPLE, "Do-minimum")["lines"][0]["id"], "amount-likely", str(number)
    if name == "rate":
        schedule = next(s for s in project["discount-schedules"] if s["code"] == "green-book")
        return schedule["rates"][0]["id"], "rate", str(100 * number)
    if name == "chance":
        return option(SAMPLE, "In-house improvement")["risks"][0]["id"], "probability", "90"
    leaves = [c for g in project["criteria"] for c in g["criteria"]]
    criterion = next(c["id"] for c in leaves if c["name"] == EDITS[name][1])
    if name == "points":
        lead = next(s for s in project["weight-sets"] if s.get("leading") == "yes")
        return (next(w["id"] for w in lead["weights"] if w["criterion"] == criterion), "points",
                str(number))
    scores = option(SAMPLE, "In-house improvement")["scores"]
    return next(s["id"] for s in scores if s["criterion"] == criterion), "score-likely", str(number)


def edited_book(name):
    sheet, label, label_column, col, number = EDITS[name]
    book = read("sample.xlsx")
    if name == "rate":
        row = next(r for (r, c), text in book[sheet].items() if text == "From year") + 1
    elif name == "score":
        head = next(r for (r, c), text in book[sheet].items() if text == "Likely scores")
        row = next(r for r in find(book, sheet, label, label_column) if r > head)
    else:
        row = find(book, sheet, label, label_column)[0]
    return edit("sample.xlsx", f"edit-{name}.xlsx", sheet, row, col, number)


BOOKS = {}


def worked_out(name):
    if not BOOKS:
        run("new", "blank", "-o", "blank.concord")
        change(SAMPLE, "undated.concord", ("project", "discount-schedule", ""))
        make_hard()
        write(SAMPLE, "sample.xlsx")
        for project in ("hard", "blank", "undated"):
            write(project + ".concord", project + ".xlsx")
        names = ["sample", "hard", "blank", "undated"]
        for edit_name in EDITS:
            change(SAMPLE, f"edit-{edit_name}.concord", edited_project(edit_name))
            edited_book(edit_name)
            names.append("edit-" + edit_name)
        BOOKS.update(zip(names, recalculate(*(n + ".xlsx" for n in names))))
    return BOOKS[name]


# --- tests ------------------------------------------------------------------------------------


def test_command():
    run("spreadsheet", SAMPLE, status=2)
    run("spreadsheet", SAMPLE, "-o", "x.ods", status=2)
    run("spreadsheet", "no-such-file", "-o", "x.xlsx", status=1)
    run("spreadsheet", SAMPLE, "-o", "no/such/folder.xlsx", status=1)
    with open(write(SAMPLE, "one.xlsx"), "rb") as one, open(write(SAMPLE, "two.xlsx"), "rb") as two:
        assert one.read() == two.read(), "the same project, other bytes"


def test_views():
    public, exempt = read(write(SAMPLE, "p.xlsx")), read(write(SAMPLE, "e.xlsx", "--exempt"))
    text = lambda book: next(book["Read me"][row, 1] for (row, c), t in book["Read me"].items()
                             if c == 0 and t == "View")
    assert text(public).startswith("Public") and text(exempt).startswith("Exempt")


def test_plain_file():
    """No macro, no link to outside, no result that nobody worked out."""
    with zipfile.ZipFile(write(SAMPLE, "plain.xlsx")) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert not [n for n in names if "vba" in n or "externalLink" in n or "connections" in n]
        for name in names:
            data = archive.read(name)
            ElementTree.fromstring(data)
            assert b'TargetMode="External"' not in data, name
            if name.startswith("xl/worksheets/sheet"):
                assert b"</f><v>" not in data, f"{name} holds results"
                assert b"fitToWidth" in data or b"fitToPage" in data, name
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")
        formulas = sum(archive.read(n).count(b"<f>") for n in names if "sheets/" in n)
    assert formulas > 3000, formulas


def test_sheets():
    names = list(parts(write(SAMPLE, "names.xlsx")))
    assert names[0] == "Read me" and names[-1] == "Results", names
    for wanted in ("Appraisal", "Weights", "Rates", "Lines", "Optimism bias", "Risks", "Budget"):
        assert wanted in names
    assert len([n for n in names if n.startswith("Cash flow ")]) == 5, names
    readme = read("names.xlsx")["Read me"]
    row = next(r for (r, c), text in readme.items() if c == 0 and text == "Revision")
    assert re.fullmatch("[0-9a-f]{64}", readme[row, 1]), readme[row, 1]
    assert readme[row, 1][:8] in run("history", SAMPLE), "the revision is not in the history"


def test_sample():
    book = worked_out("sample")
    all_agree(book, 250)
    assert compare(book, SAMPLE) > 50
    # That it did work: a result of the sample, which no empty or zero cell could be.
    assert one(book, "Shared service", "Net present social value") < -1e6


def test_hard():
    book = worked_out("hard")
    all_agree(book, 250)
    assert compare(book, "hard.concord") > 40
    everything = [t for cells in book.values() for t in cells.values()]
    for text in FORMULAS:
        assert text in everything, f"{text} is no longer a text"
    assert not [t for t in everything if isinstance(t, str) and t.startswith("#")]
    assert sum(name.startswith("Cash flow O-Brien") for name in book) == 2


def test_edits():
    before = worked_out("sample")
    for name in EDITS:
        book = worked_out("edit-" + name)
        assert book["Results"][3, 1] > 0, f"{name}: nothing moved"
        assert compare(book, f"edit-{name}.concord") > 50
        assert checks(book) != checks(before)


def test_nothing_there():
    book = worked_out("blank")
    assert not [t for cells in book.values() for t in cells.values()
                if isinstance(t, str) and t.startswith("#")]


def test_no_schedule():
    book = worked_out("undated")
    assert one(book, "Shared service", "Net present social value") == "\u2013"
    assert book["Results"][3, 1] == 0


if __name__ == "__main__":
    office.main(globals())

#!/usr/bin/env python3
"""Sheets and evaluator packs from outside: out, filled in by a colleague's program, and back (TAP)."""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
NOTHING = "Changes: 0, new rows: 0, conflicts: 0, refused: 0."
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
os.chdir(tempfile.mkdtemp())


class Skip(Exception):
    pass


def run(*args, status=0):
    done = subprocess.run([CLI, *args], capture_output=True, env=ENV)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"{args}: exit {done.returncode}, not {status}: {err}"
    return out, err


def project(path):
    return json.loads(run("show", path, "--json")[0])["project"]


def service(path, name):
    return next(s for s in project(path)["services"] if s["name"] == name)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def write_csv(path, rows, encoding="utf-8-sig", delimiter=","):
    with open(path, "w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)


def find(rows, name, column):
    """Row and column of a cell, by the name of a record and of a field."""
    names = next(r for r in rows if r[0] == "columns")
    row = next(i for i, r in enumerate(rows) if ":" in r[0] and r[2] == name)
    return row, names.index(column, 2)


def report(path, sheet, *args):
    return run("sheet-return", path, sheet, "--list", *args)[0].strip().split("\n")


def test_usage():
    for args in (["sheet", SAMPLE], ["sheet", SAMPLE, "services"], ["sheet-return", SAMPLE, "x.csv"],
                 ["sheet-return", SAMPLE, "x.csv", "--list", "-o", "y"], ["evaluator-pack", SAMPLE],
                 ["evaluator-pack", SAMPLE, "Evaluator A"],
                 ["sheet", SAMPLE, "services", "--due", "soon", "-o", "x.csv"]):
        _, err = run(*args, status=2)
        assert err.strip(), args
    for args in (["sheet", SAMPLE, "nonsense", "-o", "x.csv"],
                 ["sheet", SAMPLE, "services", "--fields", "nonsense", "-o", "x.csv"],
                 ["sheet", SAMPLE, "services", "--parent", "0000000000000000", "-o", "x.csv"],
                 ["sheet", SAMPLE, "groups", "-o", "x.csv"],
                 ["sheet", SAMPLE, "services", "-o", "x.doc"],
                 ["sheet", "absent.concord", "services", "-o", "x.csv"],
                 ["sheet-return", SAMPLE, "absent.csv", "--list"],
                 ["evaluator-pack", SAMPLE, "Nobody", "-o", "x.csv"]):
        _, err = run(*args, status=1)
        assert len(err.strip().split("\n")) == 1, err


def test_unchanged():
    exercise = project(SAMPLE)["exercises"][0]["id"]
    for role, parent in (("services", None), ("suppliers", None), ("scores", None),
                         ("weights", None), ("abilities", None), ("groups", exercise)):
        for ending in ("csv", "xlsx"):
            name = f"{role}.{ending}"
            run("sheet", SAMPLE, role, *(["--parent", parent] if parent else []), "-o", name)
            assert report(SAMPLE, name) == [NOTHING], (name, report(SAMPLE, name))
    run("sheet-return", SAMPLE, "services.csv", "-o", "same.concord")
    with open(SAMPLE, "rb") as a, open("same.concord", "rb") as b:
        assert a.read() == b.read(), "a sheet left as it was makes no step"


def test_changed_and_conflict():
    name = "Council tax and business rates"
    before = int(service(SAMPLE, name)["need"])
    run("sheet", SAMPLE, "services", "--fields", "name need staff lot", "--to", "Jo Smith", "--due",
        "1 February 2027", "--request", "asked.concord", "-o", "s.csv")
    request = project("asked.concord")["requests"][-1]
    assert request["who"] == "Jo Smith" and request["due"] == "2027-02-01", request
    assert "returned" not in request, request
    rows = read_csv("s.csv")
    row, need = find(rows, name, "need")
    rows[row][need] = "81"
    rows[row][find(rows, name, "lot")[1]] = 'Lot "Ä", first;\nsecond line'
    write_csv("back.csv", rows)
    assert report("asked.concord", "back.csv")[0] == f"Change: Need of {name}: {before} → 81"
    run("sheet-return", "asked.concord", "back.csv", "-o", "taken.concord")
    run("verify", "taken.concord")
    taken = service("taken.concord", name)
    assert taken["need"] == 81 and taken["lot"] == 'Lot "Ä", first;\nsecond line', taken
    assert project("taken.concord")["requests"][-1]["returned"]
    history = run("history", "taken.concord")[0]
    assert "Sheet returned by Jo Smith" in history
    # The officer changes the same cell in the meantime.
    record = taken["id"]
    run("set", "asked.concord", record, "need", "77", "-o", "moved.concord")
    said = report("moved.concord", "back.csv")
    assert said[0] == (f"Conflict, left as it is: Need of {name}: {before} was sent, the sheet says "
                       "81, but the project now says 77"), said
    run("sheet-return", "moved.concord", "back.csv", "-o", "left.concord")
    assert service("left.concord", name)["need"] == 77
    run("sheet-return", "moved.concord", "back.csv", "--accept-conflicts", "-o", "won.concord")
    assert service("won.concord", name)["need"] == 81
    # Out of range: refused in words, the rest taken.
    rows[row][need] = "120"
    write_csv("range.csv", rows)
    said = report("asked.concord", "range.csv")
    assert said[0] == f"Refused: Row {row + 1} ({name}): Need is 120, but must be between 0 and 100.", said
    assert said[-1] == "Changes: 1, new rows: 0, conflicts: 0, refused: 1.", said


def test_other_programs_csv():
    run("sheet", SAMPLE, "services", "-o", "s.csv")
    rows = read_csv("s.csv")
    for encoding, delimiter in (("utf-8", ";"), ("utf-16", "\t"), ("cp1252", ",")):
        plain = [[c.replace("–", "-") if encoding == "cp1252" else c for c in r] for r in rows]
        write_csv("other.csv", plain + [[""] * len(rows[0])], encoding, delimiter)
        assert report(SAMPLE, "other.csv") == [NOTHING], (encoding, report(SAMPLE, "other.csv"))


def everything_in(path):
    """All text of a workbook, its parts unpacked, or of a CSV file."""
    if path.endswith(".csv"):
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())


def test_evaluator_pack():
    data = project(SAMPLE)
    own, others = data["evaluators"][0], data["evaluators"][1:]
    secret = [e["id"] for e in others] + [e["name"] for e in others] + [e["role"] for e in others]
    secret += [e["interest"] for e in others if e.get("interest")]
    for question in data["award-criteria"]:
        if question["family"] == "price" or question["use"] != "scored":
            secret += [question["id"], question["question"]]
    reasons = set()
    for bidder in data["bidders"]:
        if bidder.get("price"):
            price = int(float(bidder["price"]))
            secret += [str(price), f"{price:,}", str(price // 1000)]
        if bidder.get("values"):
            secret.append(bidder["values"])
        for mark in bidder["marks"]:
            if mark["evaluator"] == own["id"]:
                reasons.add(mark["reason"])
            else:
                secret.append(mark["id"])
        for moderation in bidder["moderations"]:
            secret += [moderation["id"], moderation["reason"]]
    # Reasons of others that the evaluator did not give as well.
    secret += [m["reason"] for b in data["bidders"] for m in b["marks"]
               if m["evaluator"] != own["id"] and m["reason"] not in reasons]
    assert len(secret) > 30 and reasons
    for path in ("pack.csv", "pack.xlsx"):
        run("evaluator-pack", SAMPLE, own["id"], "-o", path)
        text = everything_in(path)
        for word in filter(None, secret):
            assert word not in text, (path, word)
        assert own["name"] in text and all(r in text for r in reasons)
        assert report(SAMPLE, path) == [NOTHING]
    rows = read_csv("pack.csv")
    first = next(i for i, r in enumerate(rows) if r[0].startswith("mark:"))
    rows[first][5], rows[first][6] = "4", "Names no one who answers"
    write_csv("marked.csv", rows)
    said = report(SAMPLE, "marked.csv")
    assert said[-1] == "Changes: 2, new rows: 0, conflicts: 0, refused: 0.", said
    run("sheet-return", SAMPLE, "marked.csv", "-o", "marked.concord")
    assert "Sheet returned by Evaluator A" in run("history", "marked.concord")[0]
    rows[first][5] = "11"
    write_csv("marked.csv", rows)
    assert "must be between 0 and 10." in report(SAMPLE, "marked.csv")[0]
    # Another evaluator's id: refused.
    rows[first][0] = rows[first][0].replace(own["id"], others[0]["id"])
    write_csv("marked.csv", rows)
    assert "is no id that was sent with this sheet" in report(SAMPLE, "marked.csv")[0]


def test_junk():
    run("sheet", SAMPLE, "services", "-o", "s.xlsx")
    with open("s.xlsx", "rb") as stream:
        good = stream.read()

    def rewrite(change):
        out = io.BytesIO()
        with zipfile.ZipFile("s.xlsx") as old, \
                zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, change(name, old.read(name)))
        return out.getvalue()

    def sheet_only(text):
        return rewrite(lambda name, data: text if name == "xl/worksheets/sheet1.xml" else data)

    def doctype(name, data):
        return data.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY e 'boo'>]>", 1) if "sheet1" in name \
            else data

    spoilt = {
        "cut.xlsx": good[:len(good) // 2],
        "header.xlsx": good[:4],
        "not-a-zip.xlsx": b"PK\x03\x04" + os.urandom(5000),
        "old.xls": b"\xd0\xcf\x11\xe0" + bytes(5000),
        "empty.xlsx": b"",
        "bomb.xlsx": sheet_only(b" " * (65 * 1024 * 1024)),
        "cell.xlsx": sheet_only(b"<worksheet><sheetData><row><c t='inlineStr'><is><t>" + b"x" * 20000000
                                + b"</t></is></c></row></sheetData></worksheet>"),
        "doctype.xlsx": rewrite(doctype),
        "blank.xlsx": sheet_only(b"<worksheet><sheetData/></worksheet>"),
        "text.csv": b"Dear colleague,\r\n\r\nhere is the sheet.\r\n",
        "binary.csv": bytes(range(256)) * 20,
    }
    for name, data in spoilt.items():
        with open(name, "wb") as stream:
            stream.write(data)
        _, err = run("sheet-return", SAMPLE, name, "--list", status=1)
        assert re.match(rf"^{re.escape(name)}: [^\n]+\.\n$", err), (name, err)
    # A cell of 20 MB in CSV is text like any other, but no field holds so much.
    run("sheet", SAMPLE, "services", "-o", "s.csv")
    rows = read_csv("s.csv")
    row, column = find(rows, "ICT infrastructure and support", "description")
    rows[row][column] = "x" * 20000000
    write_csv("large.csv", rows)
    assert "is longer than 5 million characters" in report(SAMPLE, "large.csv")[0][:200]


def test_openpyxl():
    try:
        import openpyxl
    except ImportError:
        raise Skip("openpyxl is not installed for this Python")
    run("sheet", SAMPLE, "services", "-o", "o.xlsx")
    book = openpyxl.load_workbook("o.xlsx")
    sheet = book["Concord"]
    assert sheet.sheet_state == "visible" and book["Lists"].sheet_state == "hidden"
    assert sheet["C1"].value == project(SAMPLE)["title"] and sheet["C1"].font.bold
    assert sheet.freeze_panes == "D11" and sheet.protection.sheet and not sheet.protection.password
    assert sheet.column_dimensions["B"].hidden
    labels = {c.value: c.column_letter for c in sheet[10]}
    need = labels["Need"]
    assert sheet["A12"].protection.locked and not sheet[need + "12"].protection.locked
    kinds = {}
    for check in sheet.data_validations.dataValidation:
        for cells in check.sqref.ranges:
            kinds[cells.min_col] = check
    at = sheet[need + "12"].column
    assert (kinds[at].type, kinds[at].formula1, kinds[at].formula2) == ("whole", "0", "100")
    assert "between 0 and 100" in kinds[at].error
    package = kinds[sheet[labels["In the package"] + "12"].column]
    assert package.type == "list" and package.formula1 == '"In,Out,Undecided"'
    # Labels with a comma in them stand on the sheet of lists.
    run("sheet", SAMPLE, "suppliers", "-o", "o2.xlsx")
    other = openpyxl.load_workbook("o2.xlsx")
    lists = [c.formula1 for c in other["Concord"].data_validations.dataValidation
             if c.type == "list" and c.formula1.startswith("Lists!")]
    assert lists, "one kind of supplier has a comma in its label"
    start, end = lists[0].replace("$", "")[len("Lists!"):].split(":")
    kinds = [row[0].value for row in other["Lists"][start:end]]
    assert len(kinds) > 2 and all(kinds) and any("," in k for k in kinds), kinds
    name = sheet["C12"].value
    assert sheet[need + "12"].value == service(SAMPLE, name)["need"]
    # Filled in by another program: a number, a date, a choice, a truth and a formula's text.
    sheet[need + "12"] = 33
    sheet[labels["Contract ends"] + "12"] = __import__("datetime").date(2029, 3, 31)
    sheet[labels["Lot"] + "12"] = "'=2+2"
    book.save("filled.xlsx")
    said = report(SAMPLE, "filled.xlsx")
    assert f"Change: Contract ends of {name}: – → 31 March 2029" in said, said
    assert said[-1] == "Changes: 3, new rows: 0, conflicts: 0, refused: 0.", said


def convert(ending, path):
    office = shutil.which("soffice")
    if office is None:
        raise Skip("LibreOffice is not installed")
    home = os.path.join(os.getcwd(), "office")
    subprocess.run([office, f"-env:UserInstallation=file://{home}", "--headless",
                    "--infilter=CSV:44,34,76,1" if path.endswith(".csv") else "--norestore",
                    "--convert-to", ending, "--outdir", "saved", path], capture_output=True, timeout=100,
                   env={k: v for k, v in ENV.items() if k != "LD_PRELOAD"})
    saved = os.path.join("saved", os.path.splitext(os.path.basename(path))[0] + "." + ending)
    if not os.path.exists(saved):
        raise Skip("LibreOffice does not run here")
    return saved


def test_libreoffice():
    run("sheet", SAMPLE, "services", "-o", "l.xlsx")
    run("evaluator-pack", SAMPLE, "Evaluator B", "-o", "p.xlsx")
    run("sheet", SAMPLE, "services", "-o", "c.csv")
    for ending, path in (("xlsx", "l.xlsx"), ("xlsx", "p.xlsx"), ("csv", "l.xlsx"), ("csv", "p.xlsx"),
                         ("xlsx", "c.csv")):
        saved = convert(ending, path)
        assert report(SAMPLE, saved) == [NOTHING], (saved, report(SAMPLE, saved))


TESTS = [test_usage, test_unchanged, test_changed_and_conflict, test_other_programs_csv,
         test_evaluator_pack, test_junk, test_openpyxl, test_libreoffice]


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

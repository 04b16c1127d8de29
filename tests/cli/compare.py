#!/usr/bin/env python3
"""concord-cli compare from outside: two copies that went different ways (TAP)."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
os.chdir(tempfile.mkdtemp())


def run(*args, status=0):
    done = subprocess.run([CLI, *args], capture_output=True, env=ENV)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"{args}: exit {done.returncode}, not {status}: {err}"
    return out, err


def compare(ours, theirs):
    out, err = run("compare", ours, theirs, "--json")
    assert err == "", err
    return json.loads(out)


def edit(path, *changes, by="Dilip Rao"):
    for record, field, value in changes:
        run("set", path, record, field, value, "--author", by, "-o", path)


def copy(name):
    shutil.copy(SAMPLE, name)
    return name


def last_revision(path):
    """The last hash that the history prints, found without the comparison."""
    return re.findall(r"^Revision (\d+)  ([0-9a-f]{12})", run("history", path)[0], re.M)[-1]


def service():
    with open(SAMPLE, encoding="utf-8") as stream:
        text = stream.read()
    state = text[text.index("<state>"):]
    found = re.search(r"<service [^>]*>", state).group(0)
    return (re.search(r' id="([^"]+)"', found).group(1), re.search(r' name="([^"]+)"', found).group(1),
            re.search(r' need="([^"]+)"', found).group(1))


def test_usage():
    for args in ([], [SAMPLE], [SAMPLE, SAMPLE, SAMPLE], [SAMPLE, SAMPLE, "--colour"]):
        _, err = run("compare", *args, status=2)
        assert "compare" in err, err
    _, err = run("compare", SAMPLE, "absent.concord", status=1)
    assert "absent.concord" in err, err
    _, err = run("compare", "absent.concord", SAMPLE, status=1)
    assert "absent.concord" in err, err


def test_same():
    number, digits = last_revision(SAMPLE)
    found = compare(SAMPLE, copy("same.concord"))
    assert found["kinship"] == "same" and found["records"] == [] and found["conflicts"] == 0
    assert found["number"] == int(number) and found["common"]["id"].startswith(digits)
    out, _ = run("compare", SAMPLE, "same.concord")
    assert f"Last common revision: {digits}\n" in out and "both say the same" in out, out


def test_ahead_and_behind():
    """The other name and the other order say the same with the sides changed over."""
    sid, name, need = service()
    theirs = copy("sent back, by mail (1).concord")
    new = str(int(need) + 7)
    edit(theirs, (sid, "need", new))
    found = compare(SAMPLE, theirs)
    assert found["kinship"] == "ahead", found["kinship"]
    assert found["common"]["id"][:12] == last_revision(SAMPLE)[1]
    assert [r["author"] for r in found["theirs"]["revisions"]] == ["Dilip Rao"]
    assert found["theirs"]["changes"] == 1 and found["ours"]["changes"] == 0
    assert found["ours"]["revisions"] == [] and found["theirs"]["unsaved"] == 0
    (record,) = found["records"]
    assert (record["id"], record["type"], record["name"]) == (sid, "service", name)
    assert record["added"] is None and record["removed"] is None and record["below"] == 0
    assert record["fields"] == [{
        "name": "need", "label": "Need", "changed": "theirs", "conflict": False,
        "before": need, "ours": need, "theirs": new}]
    out, _ = run("compare", SAMPLE, theirs)
    assert f"\n{name} (service)\n  Need: {need} → {new} in theirs\n" in out, out
    found = compare(theirs, SAMPLE)
    assert found["kinship"] == "behind" and found["ours"]["changes"] == 1
    assert found["records"][0]["fields"][0]["changed"] == "ours"


def test_diverged():
    sid, name, need = service()
    ours, theirs = copy("ours.concord"), copy("theirs.concord")
    edit(ours, (sid, "need", "11"), ("project", "reference", "RV/1"), by="Ann Officer")
    edit(theirs, (sid, "need", "12"), ("project", "reference", "RV/1"),
         ("project", "successor-body", "Vale Council"))
    found = compare(ours, theirs)
    assert found["kinship"] == "diverged" and found["conflicts"] == 1
    assert len(found["ours"]["revisions"]) == 2 and len(found["theirs"]["revisions"]) == 3
    by_id = {r["id"]: r for r in found["records"]}
    assert by_id[sid]["conflict"] is True
    (field,) = by_id[sid]["fields"]
    assert (field["before"], field["ours"], field["theirs"]) == (need, "11", "12")
    assert field["conflict"] is True and field["changed"] == "both"
    (project,) = [r for r in found["records"] if r["type"] == "project"]
    fields = {f["name"]: f for f in project["fields"]}
    assert fields["reference"]["changed"] == "both" and not fields["reference"]["conflict"]
    assert fields["successor-body"]["changed"] == "theirs" and not project["conflict"]
    out, _ = run("compare", ours, theirs)
    assert f"{name} (service) – conflict\n  Need: was {need}; 11 in ours, 12 in theirs\n" in out, out


def test_strangers():
    run("new", "blank", "-o", "new.concord")
    found = compare(SAMPLE, "new.concord")
    assert found["kinship"] == "strangers" and found["common"] is None and found["records"] == []
    assert "two projects" in run("compare", SAMPLE, "new.concord")[0]


def test_tampered():
    """An id that is kept while what it stands for is changed hides nothing."""
    sid, _, need = service()
    with open(SAMPLE, encoding="utf-8") as stream:
        text = stream.read()
    at = text.index("<state>")
    forged = re.sub(rf'(<service id="{sid}"[^>]* need=)"{need}"', r'\1"1"', text[:at])
    forged = re.sub(rf'(<set [^>]*id="{sid}"[^>]*field="need"[^>]*value=)"[^"]*"', r'\1"1"', forged)
    forged += re.sub(rf'(<service id="{sid}"[^>]* need=)"{need}"', r'\1"1"', text[at:])
    with open("forged.concord", "w", encoding="utf-8") as stream:
        stream.write(forged)
    out, err = run("compare", SAMPLE, "forged.concord", "--json")
    found = json.loads(out)
    assert "forged.concord: warning: " in err, err
    assert found["kinship"] == "ahead" and found["theirs"]["changes"] >= 1, found["kinship"]
    assert [f["theirs"] for r in found["records"] for f in r["fields"] if r["id"] == sid] == ["1"]


TESTS = [(name[5:].replace("_", " "), test) for name, test in sorted(globals().items())
         if name.startswith("test_")]

if __name__ == "__main__":
    print(f"1..{len(TESTS)}")
    failed = False
    for number, (name, test) in enumerate(TESTS, 1):
        try:
            test()
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:
            failed = True
            print(f"not ok {number} - {name}: {error!r}", flush=True)
    sys.exit(failed)

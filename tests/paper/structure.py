"""Prints what a screen reader finds in a PDF, read with qpdf.

Usage: structure.py FILE. First the language and whether the title is shown, then one line for each
element of the structure in reading order: its depth, its kind, and behind a colon what it shows or
what it is the head of; in brackets its own language.
"""
import json
import subprocess
import sys

objects = json.loads(subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", sys.argv[1]], check=True,
                                    capture_output=True, text=True).stdout)["qpdf"][1]


def resolve(value):
    while isinstance(value, str) and value.endswith(" R"):
        value = objects["obj:" + value]["value"]
    return value


def text(value):
    assert value.startswith("u:"), value
    return value[2:]


def walk(element, depth):
    element = resolve(element)
    if not isinstance(element, dict) or "/S" not in element:
        return
    line = "  " * depth + element["/S"][1:]
    if "/Alt" in element:
        line += ": " + " ".join(text(element["/Alt"]).split())
    if "/A" in element:
        assert element["/A"]["/O"] == "/Table", element
        line += ": " + element["/A"]["/Scope"][1:]
    if "/Lang" in element:
        line += " [" + text(element["/Lang"]) + "]"
    print(line)
    children = resolve(element.get("/K", []))
    for child in children if isinstance(children, list) else [children]:
        walk(child, depth + 1)


root = resolve(objects["trailer"]["value"]["/Root"])
print("Language:", text(root["/Lang"]))
print("Title shown:", root["/ViewerPreferences"]["/DisplayDocTitle"])
for top in resolve(root["/StructTreeRoot"])["/K"]:
    walk(top, 0)

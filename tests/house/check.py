#!/usr/bin/env python3
"""The laws of the house that a reader of the code could miss, as tests (TAP).

Who may call whom (src/README.md), which library belongs to which room, who may write records, what
is never called, what every translatable string and file needs. Each rule is first tried on a line
that breaks it, so that a rule that cannot fail is seen."""
import os
import re
import subprocess
import sys

TOP = os.environ.get("CONCORD_SOURCE_DIR") or os.path.join(os.path.dirname(__file__), "..", "..")

ROOMS = {
    "methods": set(),
    "model": set(),
    "store": {"model"},
    "findings": {"model", "methods"},
    "charts": set(),
    "figures": {"findings", "charts", "model"},
    "paper": {"figures", "charts", "findings", "model"},
    "cli": {"paper", "figures", "charts", "findings", "store", "model", "methods"},
    "app": {"paper", "figures", "charts", "findings", "store", "model", "methods"},
}
NO_ROOM = "src"  # what stands beside the rooms calls none of them; every room may call it
LIBRARIES = [
    (r"(gtk|gdk|gsk|libportal|libportal-gtk4)/", {"app"}),
    (r"(cairo|pango)", {"charts", "figures", "paper", "cli", "app"}),
    (r"libxml/", {"store", "paper"}),
    (r"archive|xlsxwriter", {"paper"}),
    (r"json-glib/", {"store", "cli"}),
    (r"gsl/", {"methods"}),
    (r"csv\.h", {"store"}),
    (r"(libintl|glib/gi18n)", {NO_ROOM}),
]
NEVER = {
    r"\bg_file_replace_contents(_async)?\s*\(": "destroys the old file on a write error",
    r"\bXML_PARSE_(NOENT|HUGE|RECOVER|DTDLOAD)\b": "unsafe on files from colleagues",
    r"\b(sprintf|strcpy|strcat|gets|system)\s*\(": "unbounded or unsafe",
}
WRITERS = {"model"}  # rooms that may include the private headers of records and document


def check_source(path, text):
    """Sentences on what is wrong with one file of src."""
    parts = path.split("/")
    room = parts[1] if len(parts) > 2 else NO_ROOM
    blank = lambda match: re.sub(r"[^\n]", " ", match.group(0))
    codes = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S).split("\n")
    if room not in ROOMS and room != NO_ROOM:
        return [f"{path}: there is no room {room}"]
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{path}:{number}"
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if include:
            kind, name = include.groups()
            target = name.split("/")[0]
            if kind == '"' and "/" in name and target not in ROOMS.get(room, set()) | {room}:
                found.append(f"{where}: {room} may not call {target}")
            if kind == "<":
                for pattern, rooms in LIBRARIES:
                    if re.match(pattern, name) and room not in rooms:
                        found.append(f"{where}: {room} may not use <{name}>")
            if name.endswith(("record-private.h", "document-private.h")) and room not in WRITERS:
                found.append(f"{where}: only the model writes records")
        for pattern, why in NEVER.items():
            if re.search(pattern, codes[number - 1]):
                found.append(f"{where}: {why}")
        if re.search(r"\b(TODO|FIXME|XXX)\b", line):
            found.append(f"{where}: unfinished")
    # A translator sees a text only up to such a macro, and what is printed is never found.
    for match in re.finditer(r'(?:_|ngettext) \((?:\s*"(?:\\.|[^"\\])*")+\s*(?:G_G?U?[A-Z0-9_]*FORMAT|PRI\w+)', text):
        found.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: a format macro in words")
    if path.endswith(".h") and "#pragma once" not in text:
        found.append(f"{path}: no #pragma once")
    if len(text.split("\n")) > 800:
        found.append(f"{path}: longer than 800 lines; two subjects in one file?")
    if re.search(r'[^\w]_ \("|N_\("|ngettext \(', text) and path.endswith(".c"):
        if "concord-words.h" not in text and room != "model":
            found.append(f"{path}: marks strings but does not include concord-words.h")
    return found


def check_ui(path, text):
    found = []
    pattern = r'<property name="(label|title|tooltip-text|placeholder-text)"(?![^>]*translatable)[^>]*>'
    for match in re.finditer(pattern + r"([^<]*[A-Za-z]{3}[^<]*)<", text):
        found.append(f"{path}: “{match.group(2).strip()}” is not translatable")
    return found


BAD_LINES = [
    ("src/model/x.c", "#include <gtk/gtk.h>"),
    ("src/charts/x.c", '#include "model/document.h"'),
    ("src/findings/x.c", '#include "model/record-private.h"'),
    ("src/app/x.c", 'x = g_file_replace_contents (f);'),
    ("src/store/x.c", "options | XML_PARSE_NOENT"),
    ("src/attic/x.c", "int x;"),
    ("src/x.c", '#include "model/document.h"'),
    ("src/methods/x.h", "int x;"),
    ("src/methods/x.c", '#include "concord-words.h"\n_ ("Price %" G_GSIZE_FORMAT " is negative.")'),
]


def tracked():
    listed = subprocess.run(["git", "-C", TOP, "ls-files", "-co", "--exclude-standard"],
                            capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [f for f in listed.stdout.split("\n") if f and os.path.isfile(os.path.join(TOP, f))]
    return [os.path.relpath(os.path.join(d, f), TOP) for d, _, fs in os.walk(TOP) for f in fs]


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as stream:
        return stream.read()


def main():
    files = tracked()
    tests = []

    tests.append(("rules find what breaks them",
                  [f"not found: {line}" for path, line in BAD_LINES if not check_source(path, line)]
                  + ([] if check_ui("x.ui", '<property name="label">Some words</property>')
                     else ["untranslatable label not found"])))
    allowed = {"src", "ui", "resources", "data", "po", "tests", "meson.build", "README.md",
               "LICENSE", "meson_options.txt"}
    tests.append(("top level", sorted({f.split("/")[0] for f in files
                                       if f.split("/")[0] not in allowed and f[0] != "."})))
    sources = [f for f in files if f.startswith("src/") and f.endswith((".c", ".h"))]
    tests.append(("there are sources to check", [] if len(sources) > 50 else ["too few"]))
    tests.append(("rooms, libraries, writers, calls",
                  [p for f in sources for p in check_source(f, read(f))]))
    tests.append(("screens are translatable",
                  [p for f in files if f.endswith(".ui") for p in check_ui(f, read(f))]))
    tests.append(("each template has a class of its name",
                  [f for f in files if f.startswith("ui/") and f.endswith(".ui")
                   and "<template" in read(f) and f"src/app/{os.path.basename(f)[:-3]}.c" not in files]))
    listed = set(read("po/POTFILES").split())
    marked = {f for f in files if f.startswith(("src/", "ui/")) and f.endswith((".c", ".h", ".ui"))
              and re.search(r'translatable="yes"|[^\w]_ \("|N_ ?\(|ngettext \(', read(f))
              and not f.endswith(("model/record.h", "concord-words.h"))}
    tests.append(("every file with words is in po/POTFILES",
                  sorted(marked - listed) + [f"{f} is gone" for f in listed - set(files)]))
    readme = read("src/README.md")
    tests.append(("the map names every room", [r for r in ROOMS if f"{r}/" not in readme]))

    print(f"1..{len(tests)}")
    for number, (name, problems) in enumerate(tests, 1):
        for problem in problems:
            print("#", problem)
        print("not ok" if problems else "ok", number, name)
    return 1 if any(p for _, p in tests) else 0


if __name__ == "__main__":
    sys.exit(main())

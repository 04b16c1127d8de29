#!/usr/bin/python3
"""A newcomer's first five minutes, through the real window: keys and what a screen reader is told.

usage: newcomer.py CONCORD CONCORD-CLI, on a display and a session bus of its own.

Starts from the welcome screen, types the first service, sees the chart draw, undoes and redoes,
pastes three more from the clipboard with the headings of a spreadsheet, sees what could not be
taken, mends it, saves, and reads the saved file with the command line."""
import json
import os
import subprocess
import sys
import tempfile

import at
from gi.repository import GLib, GObject

try:
    import gi
    gi.require_version("Gdk", "4.0")
    from gi.repository import Gdk
except (ImportError, ValueError):
    at.skip("gir1.2-gtk-4.0 is not installed")

TESTS = ["welcome opens an empty project", "keys enter the first service",
         "the chart draws from the first row", "undo and redo", "paste maps headings",
         "a bad cell stays, marked", "saving says what is not in the file",
         "a right value clears it", "the saved file holds it"]


def wait(what, condition):
    return running.wait(condition, what)


def walk(node, depth=0):
    """The accessible things at and below @node; menus and hidden pages are not looked into."""
    if depth > 40:
        return
    yield node
    for _, child in at.children(node):
        yield from walk(child, depth + 1)


def everything():
    for window in running.get_windows():
        for node in walk(window):
            try:
                yield node, node.get_name() or ""
            except GLib.Error:
                continue


def names():
    return [name for _, name in everything() if name]


def find(*parts):
    """The first name that holds all of @parts."""
    return next((name for _, name in everything() if all(p in name for p in parts)), None)


def focused():
    at.turn()
    return running.get_focus_name()


def key(*keys):
    at.key(*keys)
    at.turn()


def write(text):
    at.write(text)
    at.turn()


def tab_to(name, most=40):
    """Goes on with Tab until what is called @name has the focus, as somebody without a mouse."""
    for _ in range(most):
        count = running.moves
        key("Tab")
        wait("the focus to move on", lambda: running.moves > count)
        if name in focused():
            return
    raise at.Failure(f"Tab does not reach “{name}”")


def enter(text, cell):
    """Types @text in the cell of that name and goes on to the next."""
    wait(f"the focus on {cell}", lambda: focused().startswith(cell))
    write(text)
    key("Tab")


def copy(text):
    """Puts @text on the clipboard, as a spreadsheet does."""
    value = GObject.Value(GObject.TYPE_STRING, text)
    Gdk.Display.get_default().get_clipboard().set_content(
        Gdk.ContentProvider.new_for_value(value))
    at.turn()


def done(count=[0]):
    count[0] += 1
    print(f"ok {count[0]} - {TESTS[count[0] - 1]}", flush=True)


def journey(cli, folder):
    path = os.path.join(folder, "first.concord")
    wait("the welcome", lambda: find("Empty project"))
    tab_to("Empty project")
    key("Return")
    wait("the first screen", lambda: find("Add the first service"))
    done()

    tab_to("Add the first service")
    key("Return")
    enter("Library services", "Service, new row")
    enter("1.2m", "Net cost, Library services")
    enter("31.5", "Staff, Library services")
    enter("60", "Need, Library services")
    enter("Alpha Ltd; Beta Ltd (with a partner)", "Able suppliers, Library services")
    wait("the last column", lambda: focused().startswith("In the package, Library"))
    wait("the names", lambda: find("Able suppliers, Library services: Alpha Ltd; Beta Ltd (with"))
    done()

    drawn = ("Library services: need 60, able suppliers 2, net cost a year £1.20m",)
    wait("the chart", lambda: find(*drawn))
    key("i")
    wait("the choices", lambda: focused() == "In")
    key("Return")
    wait("the package", lambda: find(*drawn, "£1.20m, In"))
    wait("the totals", lambda: find("In the package: 1 service, £1.20m net cost a year, 31.5 FTE."))
    done()

    key("ctrl+z", "ctrl+z")
    wait("the suppliers to go", lambda: find("Library services: need 60, able suppliers not known"))
    key("ctrl+shift+z", "ctrl+shift+z")
    wait("the suppliers to come back", lambda: find(*drawn, "£1.20m, In"))
    done()

    wait("the cell again", lambda: focused().startswith("In the package, Library"))
    key("Home", "Down")
    wait("the empty row", lambda: focused().startswith("Service, new row"))
    copy("Service Area\tFTE\tNet cost (£)\tNeed\tSuppliers\tWard\r\n"
         "Parks\t12\t£450,000\t35\tBETA ltd; Delta Ltd\tNorth\r\n"
         "Highways\t40\t3.1m\thigh\tAlpha Ltd\tAll\r\n")
    key("ctrl+v")
    wait("the pasted rows", lambda: find("Staff, Highways: 40"))
    wait("net cost as typed", lambda: find("Net cost, Parks: £450,000"))
    wait("one supplier of two spellings", lambda: find("Able suppliers, Parks: Beta Ltd; Delta Ltd"))
    wait("the column that is not known", lambda: find("nothing here is called so", "“Ward”"))
    done()

    wait("the bad cell", lambda: find("Need, Highways: high. Not taken: Need"))
    wait("its reason in the bar", lambda: find("1 cell could not be taken", "Row 3: Need"))
    done()

    key("ctrl+s")
    wait("the question where", lambda: len(dialogs()) > 0)
    save_as(path)
    wait("the sentence", lambda: find("Saved, but 1 cell holds a text that could not be taken"))
    wait("the bad cell still there", lambda: find("Need, Highways: high. Not taken: Need"))
    done()

    if ", " not in focused():
        tab_to(", Library services")
    go_to("Need, Highways")
    key("Return")
    count = running.moves
    write("x")
    key("Escape")
    wait("the cell", lambda: running.moves > count and focused().startswith("Need, Highways"))
    wait("the bad text after Escape", lambda: find("Need, Highways: high. Not taken: Need"))
    key("F2", "ctrl+a")
    write("80")
    key("Return")
    wait("the right value", lambda: find("Need, Highways: 80"))
    wait("the chart again", lambda: find("Highways: need 80, able suppliers 1"))
    key("ctrl+s")
    wait("the file", lambda: 'need="80"' in read(path))
    done()

    check_file(cli, path)
    done()


def dialogs():
    """Windows besides the first."""
    return running.get_windows()[1:]


def save_as(path):
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Save the project",
                    "windowfocus"], capture_output=True)
    wait("the name's entry", lambda: (focused() is not None))
    key("ctrl+a")
    write(path)
    key("Return")
    wait("the saved file", lambda: os.path.exists(path))
    wait("the dialogue to close", lambda: not dialogs())
    running.come_forward()


def read(path):
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def go_to(cell):
    """With the arrows, as in a spreadsheet."""
    key("ctrl+Home")
    wait("the first cell", lambda: focused().startswith("Service, Library"))
    key("Down", "Down", "Right", "Right", "Right")
    wait(cell, lambda: focused().startswith(cell))


def check_file(cli, path):
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
    for command in (["check", path], ["verify", path]):
        ran = subprocess.run([cli, *command], capture_output=True, text=True, env=environment)
        if ran.returncode != 0:
            raise at.Failure(f"{command}: {ran.stdout} {ran.stderr}")
    ran = subprocess.run([cli, "show", path, "--json"], capture_output=True, text=True,
                         env=environment)
    told = json.dumps(json.loads(ran.stdout), ensure_ascii=False)
    history = subprocess.run([cli, "history", path], capture_output=True, text=True,
                             env=environment).stdout
    text = read(path)
    for part in ('name="Highways"', 'gross-cost="3100000', 'name="Delta Ltd"', 'able="partner"'):
        if part not in text:
            raise at.Failure(f"the file has no {part}")
    if text.count('name="Beta Ltd"') + text.count('name="BETA ltd"') < 1 or "Ward" in text:
        raise at.Failure("the file holds what it should not")
    if "Library services" not in told:
        raise at.Failure(f"show: {told[:2000]}")
    if "Able suppliers of Library services" not in history or "Paste" not in history:
        raise at.Failure(f"history: {history}")


def main():
    print(f"1..{len(TESTS)}", flush=True)
    concord, cli = sys.argv[1:3]
    global running
    if Gdk.Display.get_default() is None:
        Gdk.Display.open(os.environ["DISPLAY"])
    environment = dict(os.environ)
    environment["CONCORD_DATA_PATH"] = os.path.join(environment["CONCORD_SOURCE_DIR"], "data")
    # What the toolkit keeps for screen readers to the end is not ours to free.
    environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    running = at.Program(concord, env=environment)
    try:
        with tempfile.TemporaryDirectory() as folder:
            journey(cli, folder)
    except at.Failure as failure:
        print(f"Bail out! {failure}\n# " + "\n# ".join(names()), flush=True)
        sys.exit(1)
    finally:
        running.process.terminate()
        running.process.wait(20)


if __name__ == "__main__":
    main()

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
import time

TESTS = ["welcome opens an empty project", "keys enter the first service",
         "the chart draws from the first row", "undo and redo", "paste maps headings",
         "a bad cell stays, marked", "saving says what is not in the file",
         "a right value clears it", "the saved file holds it"]
PATIENCE = float(os.environ.get("CONCORD_TEST_PATIENCE", "20"))

try:
    import gi
    gi.require_version("Atspi", "2.0")
    gi.require_version("Gdk", "4.0")
    from gi.repository import Atspi, Gdk, GLib, GObject
    import shutil
    missing = None if shutil.which("xdotool") else "xdotool"
except (ImportError, ValueError) as error:
    missing = str(error)


def bail(words):
    print(f"Bail out! {words}", flush=True)
    sys.exit(1)


def turn():
    """Lets the main loop run: the clipboard is answered and events come in."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def wait(what, condition, patience=PATIENCE):
    """What @condition comes to once it is true; gives up with @what."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        turn()
        try:
            found = condition()
        except GLib.Error:  # the widget went while it was asked
            found = None
        if found:
            return found
        time.sleep(0.05)
    return bail(f"waited for: {what}; the focus is on “{focused()}”\n# " + "\n# ".join(names()))


def walk(node, depth=0):
    """The accessible things at and below @node; menus and hidden pages are not looked into."""
    if node is None or depth > 40:
        return
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child, depth + 1)


def applications():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_name().endswith(".Concord"):
            # What is remembered of a window's inside is not always told of its changes.
            child.set_cache_mask(Atspi.Cache.NONE)
            yield child


def everything():
    for application in applications():
        for node in walk(application):
            try:
                yield node, node.get_name() or ""
            except GLib.Error:
                continue


def names():
    return [name for _, name in everything() if name]


def find(*parts):
    """The first name that holds all of @parts."""
    return next((name for _, name in everything() if all(p in name for p in parts)), None)


class Focus:
    """What a screen reader is told to read: the thing that got the focus last."""

    def __init__(self):
        self.node = None
        self.count = 0
        self.listener = Atspi.EventListener.new(self.came)
        self.listener.register("object:state-changed:focused")

    def came(self, event):
        if event.detail1:
            self.node = event.source
            self.count += 1

    def name(self):
        if self.node is None:
            return ""
        self.node.clear_cache()
        return self.node.get_name() or ""


def focused():
    turn()
    return focus.name()


def key(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "12", *keys], check=True)
    turn()


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "12", text], check=True)
    turn()


def tab_to(name, most=40):
    """Goes on with Tab until what is called @name has the focus, as somebody without a mouse."""
    for _ in range(most):
        count = focus.count
        key("Tab")
        wait("the focus to move on", lambda: focus.count > count)
        if name in focused():
            return
    bail(f"Tab does not reach “{name}”\n# " + "\n# ".join(names()))


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
    turn()


def done(count=[0]):
    count[0] += 1
    print(f"ok {count[0]} - {TESTS[count[0] - 1]}", flush=True)


def journey(concord, cli, folder):
    path = os.path.join(folder, "first.concord")
    wait("the welcome", lambda: find("Empty project"))
    wait("a window to type in", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "concord", "windowfocus"],
        capture_output=True).returncode == 0)
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
    count = focus.count
    write("x")
    key("Escape")
    wait("the cell", lambda: focus.count > count and focused().startswith("Need, Highways"))
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
    return [node for application in applications()
            for node in (application.get_child_at_index(i)
                         for i in range(application.get_child_count()))
            if node is not None][1:]


def save_as(path):
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Save the project",
                    "windowfocus"], capture_output=True)
    wait("the name's entry", lambda: (focused() is not None))
    key("ctrl+a")
    write(path)
    key("Return")
    wait("the saved file", lambda: os.path.exists(path))
    wait("the dialogue to close", lambda: not dialogs())
    subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "concord", "windowfocus"],
                   capture_output=True)


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
            bail(f"{command}: {ran.stdout} {ran.stderr}")
    ran = subprocess.run([cli, "show", path, "--json"], capture_output=True, text=True,
                         env=environment)
    told = json.dumps(json.loads(ran.stdout), ensure_ascii=False)
    history = subprocess.run([cli, "history", path], capture_output=True, text=True,
                             env=environment).stdout
    text = read(path)
    for part in ('name="Highways"', 'gross-cost="3100000', 'name="Delta Ltd"', 'able="partner"'):
        if part not in text:
            bail(f"the file has no {part}")
    if text.count('name="Beta Ltd"') + text.count('name="BETA ltd"') < 1 or "Ward" in text:
        bail("the file holds what it should not")
    if "Library services" not in told:
        bail(f"show: {told[:2000]}")
    if "Able suppliers of Library services" not in history or "Paste" not in history:
        bail(f"history: {history}")


def main():
    if missing:
        print(f"1..0 # SKIP {missing}")
        return
    print(f"1..{len(TESTS)}", flush=True)
    concord, cli = sys.argv[1:3]
    global focus
    Atspi.init()
    focus = Focus()
    if Gdk.Display.get_default() is None:
        Gdk.Display.open(os.environ["DISPLAY"])
    environment = dict(os.environ)
    environment["CONCORD_DATA_PATH"] = os.path.join(environment["CONCORD_SOURCE_DIR"], "data")
    # What the toolkit keeps for screen readers to the end is not ours to free.
    environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    with tempfile.TemporaryDirectory() as folder:
        program = subprocess.Popen([concord], env=environment)
        try:
            journey(concord, cli, folder)
        finally:
            program.terminate()
            program.wait(20)


if __name__ == "__main__":
    main()

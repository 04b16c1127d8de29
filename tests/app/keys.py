#!/usr/bin/env python3
"""The program from start to end by its keys alone, as someone works who uses no mouse (TAP).

Keys come from the display, not from functions; what is on the screen is read as a screen reader reads
it. On each of the four screens a value is typed, the chart follows, undo takes it back, redo brings
it again; all is saved, the program quits, the file holds it, and it is there when it is opened again.

keys.py PROGRAM CLI SAMPLE, inside tests/app/run-in-display.sh with CONCORD_TEST_A11Y set."""
import re
import subprocess
import sys
import time

import at
from at import Failure
from gi.repository import Atspi, GLib


class Program(at.Program):
    """Keeps what was said of the focus when it came, for it may go as soon."""

    said = ""

    def on_focus(self, event):
        super().on_focus(event)
        if event.detail1:
            try:
                self.said = event.source.get_name() or event.source.get_role_name()
            except GLib.Error:
                pass  # it went away meanwhile

    def get_title(self):
        return subprocess.run(["xdotool", "getwindowname", self.window], capture_output=True,
                              text=True).stdout

    def press(self, *keys):
        at.key(*keys)
        at.turn(0.06)

    def type(self, text):
        at.write(text)
        at.turn(0.06)

    def press_until(self, key, pattern, most=60):
        """Presses a key until what has the focus says what is looked for."""
        for _ in range(most):
            if re.search(pattern, self.said):
                return self.said
            before = self.moves
            self.press(key)
            # A key too many while the program is busy would go past what is looked for.
            end = time.monotonic() + 2
            while self.moves == before and time.monotonic() < end:
                at.turn(0.02)
        raise Failure(f"{key} never came to “{pattern}”; it ended on “{self.said}”")

    def read_chart(self):
        """What the charts of the screens that were visited say."""
        names = []
        stack = [self.frame]
        while stack:
            node = stack.pop()
            try:
                if node.get_role() == Atspi.Role.IMAGE:
                    names.append(node.get_name() or "")
                    continue
                if node.get_role() in (Atspi.Role.TABLE_CELL, Atspi.Role.LABEL):
                    continue
                stack.extend(child for _, child in at.children(node))
            except GLib.Error:
                pass  # it went away while it was read
        return "\n".join(sorted(name for name in names if len(name) > 40))

    def quit(self):
        self.press("ctrl+q")
        try:
            status = self.process.wait(at.PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure("Ctrl+Q does not end the program") from None
        self.listener.deregister("object:state-changed:focused")
        if status != 0:
            raise Failure(f"the program ended with {status}")


def go(running, stage, section, pattern):
    """To a stage by its digit, to a part of it, and into a table. pattern may be several: out of
    each table but the last by Ctrl+Tab, which stays on its row."""
    running.said = ""
    running.press(f"alt+{stage}")
    at.turn(0.3)
    if section:
        running.press_until("Tab", f"^{section}$")
        running.press("space")
        at.turn(0.2)
    *others, last = pattern if isinstance(pattern, list) else [pattern]
    for other in others:
        running.press_until("Tab", other)
        running.press("ctrl+Tab")
        at.turn(0.2)
    return running.press_until("Tab", last)


def change(running, enter):
    """Enters something, sees the chart follow, takes it back, does it again."""
    before = running.wait(running.read_chart, "a chart")
    enter()
    after = running.wait(lambda: (running.read_chart() or before) != before and running.read_chart(),
                         "the chart to follow")
    running.press("ctrl+z")
    running.wait(lambda: running.read_chart() == before, "undo to bring the old chart back")
    running.press("ctrl+shift+z")
    running.wait(lambda: running.read_chart() == after, "redo to bring the new chart again")


def type_value(running, text):
    running.type(text)
    running.press("Return")


def choose_value(running, first_letter):
    running.press("Return")
    at.turn(0.3)
    running.press(first_letter, "Return")


# Stage digit, part of the screen, the cell to come to, what is entered, what the cell then says.
SCREENS = [
    ("package", "2", "Services", r"^Need, ", lambda r: type_value(r, "13"), r"^Need, .*: 13"),
    ("consultation", "4", "Questions and counts", [r"^Question, ", r"^1 Strongly disagree, "],
     lambda r: type_value(r, "77"), r"^1 Strongly disagree, .*: 77"),
    ("options", "5", "Scores", r"^Score, likely, In-house improvement", lambda r: type_value(r, "73"),
     r"^Score, likely, In-house improvement: 73$"),
    ("bidders", "9", "Past contracts", r"^Troubled, ", lambda r: choose_value(r, "y"),
     r"^Troubled, .*: Yes"),
]


def main():
    path = at.copy_project(sample, "keys.concord")
    names = [f"{screen[0]}: typed, followed, undone, redone" for screen in SCREENS]
    names += ["saved by Ctrl+S", "the command line shows it", "it is there when opened again"]
    print(f"1..{len(names)}", flush=True)
    done = 0

    def passed():
        nonlocal done
        done += 1
        print("ok", done, names[done - 1], flush=True)

    try:
        running = Program(program, path)
        for _, stage, section, cell, enter, _ in SCREENS:
            go(running, stage, section, cell)
            change(running, lambda: enter(running))
            passed()
        running.press("ctrl+s")
        running.wait(lambda: "not saved" not in running.get_title(), "the file to be saved")
        running.quit()
        passed()
        shown = subprocess.run([cli, "show", path], capture_output=True, text=True, check=True).stdout
        was = subprocess.run([cli, "show", sample], capture_output=True, text=True, check=True).stdout
        if shown == was:
            raise Failure("concord-cli show says the same of the file as before")
        passed()
        running = Program(program, path)
        for _, stage, section, cell, _, then in SCREENS:
            said = go(running, stage, section, cell)
            if not re.search(then, said):
                raise Failure(f"“{said}” where {then} was expected")
        running.quit()
        passed()
    except Failure as failure:
        print("#", failure)
        print("not ok", done + 1, names[done], flush=True)
        running.kill()
        return 1
    return 0


program, cli, sample = sys.argv[1:4]
sys.exit(main())

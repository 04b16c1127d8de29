#!/usr/bin/env python3
"""What a screen reader reads, in its order, on every part of every screen (TAP).

For each part of each screen: title first, then the sentence under it, the switch of parts, the part
itself, and last what stands beside it; headings are headings; all that takes the focus has a name in
words; an entry is called what the label before it says; no two buttons side by side are called alike;
Tab goes in the order of reading. The chart says what its arrow keys come to.

reading.py PROGRAM SAMPLE, inside tests/app/run-in-display.sh with CONCORD_TEST_A11Y set."""
import os
import re
import sys
import time

import at
from at import Failure, children
from gi.repository import Atspi, GLib

R = Atspi.Role
BUTTONS = (R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.CHECK_BOX, R.RADIO_BUTTON)
ENTRIES = (R.ENTRY, R.TEXT, R.SPIN_BUTTON, R.COMBO_BOX)
CELLS = (R.TABLE_CELL, R.TABLE_ROW, R.TREE_TABLE)
CLASS_NAME = re.compile(r"^(Gtk|Concord|Gdk)[A-Z]")
# Alt and this goes there; the screens that there are stand in the list of stages.
STAGES = {"proposition": "1", "package": "2", "evidence": "3", "consultation": "4", "options": "5",
          "money": "6", "decision": "7", "gateways": "8", "bidders": "9", "partnership": "0",
          "paper": "minus"}


class Part:
    """A thing of the tree, as it was when it was read."""

    def __init__(self, node, place):
        self.node = node
        self.place = place  # its path in the tree: comparing two says which is read first
        self.role = node.get_role()
        self.name = node.get_name() or ""
        self.focusable = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)

    def __str__(self):
        return f"{self.node.get_role_name()} “{self.name}”"


def is_shown(node):
    """GTK 4.8 tells no screen reader which page of a stack is in front; what is not has no size."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def walk(node, place=(), everything=False):
    """What is shown at and below @node, or all, in the order of reading."""
    try:
        if not everything and not is_shown(node):
            return
        part = Part(node, place)
    except GLib.Error:  # it went while it was read
        return
    yield part
    if part.role == R.TREE_TABLE:
        return  # cells have tests of their own
    for i, child in children(node):
        yield from walk(child, place + (i,), everything)


def get_place(node, top):
    """Where @node stands below @top; None elsewhere."""
    place = []
    while node is not None and node != top:
        place.insert(0, node.get_index_in_parent())
        node = node.get_parent()
    return None if node is None else tuple(place)


class Program(at.Program):
    def press(self, key):
        """Presses a key and waits for what has the focus then; False where nothing got it."""
        before = self.moves
        at.key(key)
        end = time.monotonic() + 1.5
        while self.moves == before and time.monotonic() < end:
            at.turn(0.003)
        at.turn(0.003)
        return self.moves != before

    def find_page(self, stage):
        """The page's own scroller, which is called what the page is called."""
        kind = f"Concord{stage.capitalize()}Page"
        stack = [self.frame]
        while stack:
            node = stack.pop()
            if (node.get_name() or "") == kind:
                return next((child for _, child in children(node)), None)
            if node.get_role() not in CELLS:
                stack.extend(child for _, child in children(node))
        return None

    def get_stages(self):
        listed = [part.name for part in walk(self.frame, everything=True)
                  if part.role == R.LIST_ITEM]
        return [stage for stage in STAGES if stage.capitalize() in listed]

    def go(self, stage):
        at.key("alt+" + STAGES[stage])
        at.turn(0.5)
        return self.wait(lambda: self.find_page(stage), f"the screen {stage}")


# --- what a page is made of -----------------------------------------------------------------------


def first(parts, what, is_it):
    found = next((part for part in parts if is_it(part)), None)
    if found is None:
        raise Failure(f"there is no {what}")
    return found


def get_sections(page):
    """Names of the parts and the buttons that turn to them; one without a name where the page is not
    divided."""
    switch = next((part for part in walk(page) if part.role == R.PAGE_TAB_LIST), None)
    if switch is None:
        return [("", None)]
    return [(child.get_name(), child) for _, child in children(switch.node)]


def check_start(parts, title):
    """The title is read first, and as a heading; then a sentence."""
    said = [part for part in parts if part.role in (R.HEADING, R.LABEL) and part.name]
    if said[0].name != title or said[0].role != R.HEADING:
        raise Failure(f"{said[0]} is read first, not the heading “{title}”")
    first(said[1:], "sentence under the title", lambda part: part.name[-1] in ".?")
    return parts


def check_order(page, title, section):
    """Title, sentence, switch, part, side."""
    parts = list(walk(page))
    check_start(parts, title)
    if not section:
        return parts
    switch = first(parts, "switch of parts", lambda part: part.role == R.PAGE_TAB_LIST)
    lead = first(parts, "sentence under the title",
                 lambda part: part.role == R.LABEL and part.name[-1:] in ".?"
                 and part.place < switch.place)
    body = first(parts, f"part “{section}”",
                 lambda part: part.name == section and part.place > switch.place)
    beside = first(parts, "page with a side", lambda part: part.name == "ConcordBeside")
    side = first(parts, "side of the page", lambda part: part.place[:-1] == beside.place
                 and part.place[-1] > 0)
    order = [lead.place, switch.place, body.place, side.place]
    if order != sorted(order):
        raise Failure(f"sentence, switch, part and side stand in the order {order}")
    return parts


def check_names(parts):
    for part in parts:
        if part.focusable and part.role != R.SCROLL_PANE \
                and (not part.name.strip() or CLASS_NAME.match(part.name)):
            raise Failure(f"{part} takes the focus and has no name")
    for part in parts:
        if part.role == R.COMBO_BOX:
            button = next((child for _, child in children(part.node)), None)
            if button is None or not button.get_description():
                raise Failure(f"{part} does not say what is chosen")
        if part.role in ENTRIES and not is_labelled(part, parts):
            raise Failure(f"{part} is not called what a label before it says")


def is_labelled(entry, parts):
    """By a relation, or by a name that a label, a heading or a table before it says as well."""
    for relation in entry.node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return True
    return any(part.name and entry.name.startswith(part.name.rstrip(":"))
               for part in parts
               if part.place < entry.place and part.role in (R.LABEL, R.HEADING)) \
        or entry.name in UNLABELLED


# Lists whose name is theirs alone: what is chosen stands in them, and says what they are for.
UNLABELLED = ["Chart", "Package to look at"]


def check_buttons(parts):
    rows = {}
    for part in parts:
        if part.role in BUTTONS:
            rows.setdefault(part.place[:-1], []).append(part.name)
    for names in rows.values():
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise Failure(f"two buttons side by side are called “{twice[0]}”")


# --- with keys ------------------------------------------------------------------------------------


def step(running):
    """On by Tab; in tables, where it goes from cell to cell, by Ctrl+Tab."""
    in_table = running.focus is not None and running.focus.get_role() in CELLS
    for _ in range(3):
        if running.press("ctrl+Tab" if in_table else "Tab"):
            return
    raise Failure(f"Tab does not leave {Part(running.focus, ())}")


def enter(running, page):
    """From wherever the focus is round the window to the first stop of the page."""
    inside = running.focus is not None and get_place(running.focus, page) is not None
    for _ in range(150):
        step(running)
        place = get_place(running.focus, page)
        if place is not None and not inside:
            return place
        inside = place is not None
    raise Failure("Tab never comes to the page")


def check_tab(running, page):
    """Goes through the page with Tab and compares with the tree."""
    last, before = enter(running, page), running.focus
    for _ in range(150):
        step(running)
        place = get_place(running.focus, page)
        if place is None:
            return  # on to the rest of the window
        if place < last:
            raise Failure(f"Tab goes from {Part(before, ())} back to {Part(running.focus, ())}, "
                          f"which is read before it")
        last, before = place, running.focus
    raise Failure("Tab never comes to the end of the page")


def check_chart(running, page):
    """The arrows walk the marks, and each says what it is."""
    view = first(walk(page), "chart", lambda part: part.name == "ConcordChartView")
    chart = first(walk(view.node, everything=True), "chart that takes the focus",
                  lambda part: part.role == R.IMAGE and part.focusable)
    enter(running, page)
    while running.focus != chart.node:
        step(running)
        if get_place(running.focus, page) is None:
            raise Failure("Tab does not come to the chart")
    said = [chart.node.get_name()]
    for _ in range(3):
        at.key("Right")
        at.turn(0.25)
        said.append(chart.node.get_name())
    if len(set(said)) < 3 or not all(said):
        raise Failure(f"the chart says {said} while arrows walk its marks")


# --- the walk -------------------------------------------------------------------------------------


class Results:
    def __init__(self):
        self.count = self.bad = 0

    def check(self, name, function, *arguments):
        self.count += 1
        try:
            result = function(*arguments)
        except Failure as failure:
            self.bad += 1
            print("#", failure)
            print("not ok", self.count, "-", name, flush=True)
            return None
        print("ok", self.count, "-", name, flush=True)
        return result


def check_section(results, running, stage, page, section, button):
    if button is not None:
        Atspi.Action.do_action(button, 0)
    at.turn(0.3)
    where = f"{stage}, {section}:" if section else f"{stage}:"
    parts = results.check(f"{where} read in order", check_order, page, stage.capitalize(), section)
    if parts is None:
        parts = list(walk(page))
    results.check(f"{where} all that takes the focus has a name", check_names, parts)
    results.check(f"{where} no two buttons side by side alike", check_buttons, parts)
    results.check(f"{where} Tab goes in the order of reading", check_tab, running, page)


def main():
    program, sample = sys.argv[1:3]
    path = at.copy_project(sample, "reading.concord")
    results = Results()
    running = Program(program, path)
    wanted = os.environ.get("CONCORD_TEST_STAGES", "").split() \
        or running.wait(running.get_stages, "the list of stages")
    try:
        for stage in wanted:
            page = running.go(stage)
            for section, button in get_sections(page):
                check_section(results, running, stage, page, section, button)
            if any(part.name == "ConcordChartView" for part in walk(page)):
                results.check(f"{stage}: the chart says where the arrows are", check_chart, running,
                              page)
    finally:
        running.kill()
    print(f"1..{results.count}", flush=True)
    return 1 if results.bad else 0


sys.exit(main())

"""Shared by the tests that work as somebody with keys and a screen reader: the running program, what
it tells of itself, and keys to it.

For scripts inside tests/app/run-in-display.sh with CONCORD_TEST_A11Y set; where something is missing
that they need, importing this ends them as skipped."""
import os
import shutil
import subprocess
import sys
import time

PATIENCE = float(os.environ.get("CONCORD_TEST_PATIENCE", "20"))  # seconds; a busy computer is slow


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    skip("python3-gi and gir1.2-atspi-2.0 are not installed")
if shutil.which("xdotool") is None:
    skip("xdotool is not installed")


class Failure(Exception):
    pass


def turn(seconds=0.0):
    """Lets events come in."""
    end = time.monotonic() + seconds
    while True:
        if not GLib.MainContext.default().iteration(False):
            if time.monotonic() >= end:
                return
            time.sleep(0.003)


def key(*keys):
    subprocess.run(["xdotool", "key", "--delay", "15", *keys], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)


def children(node):
    """The number and the node of each."""
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield i, child


def copy_project(sample, name):
    """A copy to write to, in the home folder of this test."""
    folder = os.path.join(os.environ["HOME"], "work")
    os.makedirs(folder)
    path = os.path.join(folder, name)
    shutil.copyfile(sample, path)
    os.chmod(path, 0o644)
    return path


class Program:
    """A running Concord: presses keys, knows what has the focus."""

    def __init__(self, *command, env=None):
        self.focus = None  # what got it last
        self.moves = 0
        self.listener = Atspi.EventListener.new(self.on_focus)
        self.listener.register("object:state-changed:focused")
        self.process = subprocess.Popen(command, env=env)
        try:
            self.window = self.wait(self.find_window, "a window")
            self.come_forward()
            self.frame = self.wait(self.find_frame, "the window in the screen reader's tree")
        except Failure:
            self.kill()
            raise
        turn(0.5)

    def on_focus(self, event):
        if event.detail1:
            self.moves += 1
            self.focus = event.source

    def get_focus_name(self):
        """Of what has the focus; "" where it has none, or went."""
        try:
            if self.focus is not None:
                self.focus.clear_cache()
                return self.focus.get_name() or ""
        except GLib.Error:
            pass
        return ""

    def wait(self, condition, what):
        """What @condition comes to once it is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = condition()
            except GLib.Error:  # what was asked went meanwhile
                found = None
            if found:
                return found
            turn(0.05)
        raise Failure(f"waited in vain for {what}; the focus is on “{self.get_focus_name()}”")

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid), "--name", "Concord"],
                               capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def come_forward(self):
        subprocess.run(["xdotool", "windowfocus", self.window], check=True)

    def find_application(self):
        for _, application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid:
                # What is remembered of a window's inside is not always told of its changes.
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def get_windows(self):
        application = self.find_application()
        return [] if application is None else [window for _, window in children(application)]

    def find_frame(self):
        return next(iter(self.get_windows()), None)

    def kill(self):
        self.process.kill()
        self.process.wait()

"""Drives a program from outside: sees it through the accessibility tree, acts with a real pointer and real keys."""

import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 40.0  # seconds; a program under sanitizers on a busy machine is slow
PAUSE = 0.15  # seconds between two looks

# Their cells are reached through the table interface: a sheet may have millions.
OPAQUE_ROLES = {"table", "tree", "tree table"}


class NotSeen(Exception):
    """What should have happened did not happen in time."""


def wait(what, look, patience=PATIENCE):
    """Looks until something comes back, and returns it."""
    end = time.monotonic() + patience
    while True:
        try:
            seen = look()
        except GLib.Error:  # the element went away while it was looked at
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise NotSeen(f"not seen within {patience:.0f} s: {what}")
        time.sleep(PAUSE)


class Element:
    """One element of the accessibility tree."""

    def __init__(self, node):
        self.node = node

    @property
    def role(self):
        return self.node.get_role_name() or ""

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def description(self):
        return self.node.get_description() or ""

    @property
    def text(self):
        if "Text" not in self.node.get_interfaces():
            return self.name
        return Atspi.Text.get_text(self.node, 0, Atspi.Text.get_character_count(self.node))

    def has(self, state):
        return self.node.get_state_set().contains(state)

    @property
    def enabled(self):
        return self.has(Atspi.StateType.ENABLED)

    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                yield Element(child)

    def shown(self):
        """This element and all below it that are on the screen, from the top."""
        if not self.has(Atspi.StateType.SHOWING):
            return
        yield self
        if self.role not in OPAQUE_ROLES:
            for child in self.children():
                yield from child.shown()

    def find(self, role, name, patience=PATIENCE):
        """Waits for the first element of that role whose name matches the regular expression."""
        return wait(f"{role} “{name}”", lambda: self.look(role, name), patience)

    def look(self, role, name):
        return next((e for e in self.shown() if e.role == role and re.search(name, e.name)), None)

    def click(self):
        wait(f"that {self.role} “{self.name}” can be used", lambda: self.enabled)
        pointer(*self.resting_place())

    def middle(self):
        box = Atspi.Component.get_extents(self.node, Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def resting_place(self):
        """The middle of it, once it stands still: a page that has just opened may still be laid out."""
        seen = [self.middle()]

        def rests():
            seen.append(self.middle())
            return seen[-1] if seen[-1] == seen[-2] else None

        return wait(f"that {self.role} “{self.name}” stands still", rests)

    def fill(self, text):
        """Replaces what stands in a field by typing."""
        self.click()
        wait(f"that “{self.name}” has the focus", lambda: self.has(Atspi.StateType.FOCUSED))
        keys("ctrl+a")
        type_text(text)


class Table:
    """The cells of an element that has rows and columns."""

    def __init__(self, element):
        self.node = element.node

    @property
    def rows(self):
        return Atspi.Table.get_n_rows(self.node)

    @property
    def headers(self):
        count = Atspi.Table.get_n_columns(self.node)
        return [Atspi.Table.get_column_description(self.node, i) or "" for i in range(count)]

    def cell(self, row, header):
        """The text of a cell, or nothing while there is no such column or row."""
        headers = self.headers
        if header not in headers or row >= self.rows:
            return ""
        cell = Atspi.Table.get_accessible_at(self.node, row, headers.index(header))
        return (cell.get_name() or "") if cell else ""


def program(pid):
    """The program's own part of the tree; waits for its first window."""
    Atspi.init()

    def look():
        for child in Element(Atspi.get_desktop(0)).children():
            if child.node.get_process_id() == pid and any(True for _ in child.children()):
                # Always ask the program: what was remembered may be old.
                child.node.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    return wait("the program's window", look)


def pointer(x, y):
    subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y), "click", "1"], check=True)


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "60", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "20", text], check=True)


def picture(path):
    """A screenshot; a test does not fail for the want of one."""
    subprocess.run(["import", "-silent", "-window", "root", str(path)], check=False)

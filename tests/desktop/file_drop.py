"""Drops files on a window as a file manager does: the source's side of the XDND protocol, version 5."""

import pathlib
import time

from Xlib import X, Xatom, display, error
from Xlib.protocol import event

VERSION = 5
PATIENCE = 40.0  # seconds


class DropFailed(Exception):
    """The window did not take the files."""


class FileDrop:
    """One drag of files, from the moment it enters a window until the window has taken it."""

    def __init__(self, paths):
        self.display = display.Display()
        self.root = self.display.screen().root
        self.uris = "".join(pathlib.Path(p).resolve().as_uri() + "\r\n" for p in paths).encode()
        self.uri_list = self._atom("text/uri-list")
        self.source = self.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)

    def _atom(self, name):
        return self.display.intern_atom(name)

    def drop_on(self, pid):
        """Carries the files over the middle of the program's window and lets go."""
        target = self._window_of(pid)
        self.source.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        self._send(target, "XdndEnter", [VERSION << 24, self.uri_list, 0, 0])
        size = target.get_geometry()
        place = self.root.translate_coords(target, 0, 0)
        x, y = abs(place.x) + size.width // 2, abs(place.y) + size.height // 2
        for step in range(3):  # a hand moves before it lets go
            position = ((x + step) << 16) | (y + step)
            self._send(target, "XdndPosition", [0, position, X.CurrentTime, self._atom("XdndActionCopy")])
            if not self._answer("XdndStatus")[1] & 1:
                self._send(target, "XdndLeave", [0, 0, 0, 0])
                raise DropFailed("the window refuses the files")
        self._send(target, "XdndDrop", [0, X.CurrentTime, 0, 0])
        if not self._answer("XdndFinished")[1] & 1:
            raise DropFailed("the window let the files fall")

    def _window_of(self, pid):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for window in self._below(self.root):
                if self._property(window, "_NET_WM_PID") == pid and self._property(window, "XdndAware"):
                    if window.get_attributes().map_state == X.IsViewable:
                        return window
            time.sleep(0.1)
        raise DropFailed("the program has no window that takes drops")

    def _below(self, window):
        try:
            children = window.query_tree().children
        except error.XError:  # closed meanwhile
            return
        for child in children:
            yield child
            yield from self._below(child)

    def _property(self, window, name):
        try:
            found = window.get_full_property(self._atom(name), X.AnyPropertyType)
        except error.XError:
            return None
        return found.value[0] if found and len(found.value) else None

    def _send(self, target, name, data):
        message = event.ClientMessage(window=target, client_type=self._atom(name), data=(32, [self.source.id, *data]))
        target.send_event(message)
        self.display.flush()

    def _answer(self, name):
        """Waits for the window's message, and serves the list of files whenever it is asked for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if not self.display.pending_events():
                time.sleep(0.01)
                continue
            happened = self.display.next_event()
            if happened.type == X.SelectionRequest:
                self._serve(happened)
            elif happened.type == X.ClientMessage and happened.client_type == self._atom(name):
                return happened.data[1]
        raise DropFailed(f"no {name} from the window")

    def _serve(self, request):
        prop = request.property or request.target
        if request.target == self.uri_list:
            request.requestor.change_property(prop, self.uri_list, 8, self.uris)
        elif request.target == self._atom("TARGETS"):
            request.requestor.change_property(prop, Xatom.ATOM, 32, [self.uri_list])
        else:
            prop = X.NONE
        request.requestor.send_event(event.SelectionNotify(time=request.time, requestor=request.requestor,
            selection=request.selection, target=request.target, property=prop))
        self.display.flush()

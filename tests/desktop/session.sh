#!/bin/bash
# session.sh SCRIPT.py [ARGUMENTS...]: runs a script in a desktop session of its own, and ends with its exit code.
#
# The session has an X server, a window manager, a message bus, an accessibility bus, an unlocked keychain and a
# home folder. None of it is shared with the one who runs it, and nothing of it stays.
# Debian packages: xvfb openbox xdotool x11-utils imagemagick dbus libglib2.0-bin gnome-keyring libsecret-tools
# at-spi2-core gir1.2-atspi-2.0 python3-gi python3-xlib
# Exit 77: a package is missing, so nothing was tested (with CI=true that is a failure).
# Exit 70: a part of the session did not start. Exit 124: the script took too long.
set -u

readonly limit=${SHEAF_DESKTOP_LIMIT:-220}   # seconds for the script, less than CTest gives to the whole
readonly patience=300                        # tenths of a second for each part of the session to start

needs() {
    local missing=() program
    for program in Xvfb openbox xdotool import xprop gdbus dbus-run-session gnome-keyring-daemon secret-tool; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    /usr/bin/python3 -c 'import Xlib, gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' \
        2>/dev/null || missing+=("python3-xlib python3-gi gir1.2-atspi-2.0")
    [ ${#missing[@]} -eq 0 ] && return
    echo "session: not installed: ${missing[*]}" >&2
    [ "${CI:-}" = true ] && exit 1
    exit 77
}

# Outside the bus: makes the folders, then runs this file again inside a bus.
outside() {
    needs
    session=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-desktop.XXXXXX") || exit 70
    trap 'rm -rf "$session"' EXIT
    mkdir -p "$session"/home/{.config,.local/share,.local/state,.cache,Documents} "$session/tmp"
    mkdir -m 700 "$session/run"
    export SHEAF_SESSION="$session" HOME="$session/home" XDG_RUNTIME_DIR="$session/run" TMPDIR="$session/tmp"
    export LC_ALL=C.UTF-8 TZ=UTC LIBGL_ALWAYS_SOFTWARE=1
    export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
    unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SHEAF_API_KEY
    unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_CURRENT_DESKTOP DESKTOP_SESSION
    dbus-run-session -- "$BASH" "$0" --inside "$@"
    local code=$?
    if [ "$code" -eq 70 ]; then
        tail -n 20 "$session"/*.log >&2
    fi
    exit "$code"
}

started=()
endAll() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        kill "${started[i]}" 2>/dev/null && wait "${started[i]}" 2>/dev/null
    done
}

# waitFor WHAT COMMAND...: until the command succeeds.
waitFor() {
    local what=$1 i
    shift
    for ((i = 0; i < patience; i++)); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.1
    done
    echo "session: $what did not start" >&2
    exit 70
}

hasWindowManager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q '#'; }
hasOwner() { gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
    --method org.freedesktop.DBus.NameHasOwner "$1" | grep -q true; }

startScreen() {
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$SHEAF_SESSION/display" 2>"$SHEAF_SESSION/xvfb.log" &
    started+=($!)
    waitFor "the X server" test -s "$SHEAF_SESSION/display"
    DISPLAY=:$(cat "$SHEAF_SESSION/display")
    export DISPLAY
    # What the bus starts by itself, such as a keychain's question, belongs on this screen too.
    dbus-update-activation-environment DISPLAY
    openbox >"$SHEAF_SESSION/openbox.log" 2>&1 &
    started+=($!)
    waitFor "the window manager" hasWindowManager
}

startKeychain() {
    printf %s "only for this test" \
        | gnome-keyring-daemon --foreground --unlock --components=secrets >"$SHEAF_SESSION/keychain.log" 2>&1 &
    started+=($!)
    waitFor "the keychain" hasOwner org.freedesktop.secrets
}

startAccessibility() {
    # The bus starts the launcher on the first call, and ends it when it ends itself.
    waitFor "accessibility" gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
        --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>'
}

inside() {
    trap endAll EXIT
    trap 'exit 143' TERM INT
    startScreen
    startKeychain
    startAccessibility
    timeout --kill-after=10 "$limit" /usr/bin/python3 "$@"
}

[ $# -ge 1 ] || { sed -n '2,9p' "$0" >&2; exit 2; }
if [ "$1" = --inside ]; then
    shift
    inside "$@"
else
    outside "$@"
fi

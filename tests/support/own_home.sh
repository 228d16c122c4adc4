#!/bin/sh
# Runs a program with a home, settings and runtime folder of its own, offscreen, so that no test touches a real home.
set -eu
home=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-test.XXXXXX")
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" \
    XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/run" XDG_DOCUMENTS_DIR="$home/Documents" TMPDIR="$home/tmp"
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME" "$XDG_DOCUMENTS_DIR" "$TMPDIR"
mkdir -m 700 "$XDG_RUNTIME_DIR"
export QT_QPA_PLATFORM="${SHEAF_TEST_PLATFORM:-offscreen}" LC_ALL="${SHEAF_TEST_LOCALE:-C.UTF-8}" TZ=UTC
# No session bus: a test that needs a keychain brings its own.
export DBUS_SESSION_BUS_ADDRESS="unix:path=$home/no-bus"
unset SHEAF_API_KEY http_proxy https_proxy HTTP_PROXY HTTPS_PROXY 2>/dev/null || true
"$@"

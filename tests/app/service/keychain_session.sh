#!/bin/sh
# keychain_session.sh SITUATION PROGRAM: runs a program in a session bus of its own with a keyring that is unlocked,
# locked, hung or absent. 77 = the packages are not here.
set -eu
situation=$1
program=$2
for tool in dbus-run-session dbus-daemon gnome-keyring-daemon gdbus; do
    command -v "$tool" >/dev/null || { echo "no $tool"; exit 77; }
done
export SHEAF_KEYCHAIN_SITUATION="$situation"
unset DISPLAY WAYLAND_DISPLAY # nobody can answer a prompt

if [ "$situation" = no-bus ]; then
    exec "$program" # own_home.sh has set a dead address
fi
unset DBUS_SESSION_BUS_ADDRESS
# A bus that starts nothing by itself: else it would bring up a keyring where there is to be none.
config="$HOME/bus.conf"
cat >"$config" <<'XML'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
XML
cat >"$HOME/in_session.sh" <<'SH'
set -eu
if [ "$SHEAF_KEYCHAIN_SITUATION" = no-service ]; then
    exec "$1"
fi
printf %s password >"$HOME/password"
gnome-keyring-daemon --foreground --unlock --components=secrets <"$HOME/password" >/dev/null 2>&1 &
daemon=$!
trap 'kill -CONT $daemon 2>/dev/null || true; kill $daemon 2>/dev/null || true' EXIT
gdbus wait --session --timeout 20 org.freedesktop.secrets
export SHEAF_KEYRING_PID=$daemon
"$1"
SH
exec dbus-run-session --config-file="$config" -- sh "$HOME/in_session.sh" "$program"

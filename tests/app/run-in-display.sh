#!/bin/sh
# Runs a program as if a person had logged in: a virtual screen, a session bus inside it, and
# folders of its own. WIDTHxHEIGHT of the screen may be set in CONCORD_TEST_SCREEN.
set -eu

base=$(mktemp -d "${TMPDIR:-/tmp}/concord-display-XXXXXX")
xvfb=
clean ()
{
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  rm -rf "$base"
}
trap clean EXIT
trap 'exit 143' TERM INT HUP

for program in Xvfb dbus-run-session; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

# A free display number each time: the server picks it and writes it down.
Xvfb -displayfd 5 -screen 0 "${CONCORD_TEST_SCREEN:-1280x900}x24" -nolisten tcp -noreset \
  5>"$base/display" >"$base/xvfb.log" 2>&1 &
xvfb=$!
tries=0
while [ ! -s "$base/display" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$xvfb" 2>/dev/null; then
    cat "$base/xvfb.log" >&2
    echo "Bail out! Xvfb did not start"
    exit 1
  fi
  sleep 0.05
done

for folder in home config cache data state runtime; do
  mkdir "$base/$folder"
done
chmod 700 "$base/runtime"

DISPLAY=:$(cat "$base/display")
export DISPLAY
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GTK_THEME
export HOME="$base/home" XDG_CONFIG_HOME="$base/config" XDG_CACHE_HOME="$base/cache"
export XDG_DATA_HOME="$base/data" XDG_STATE_HOME="$base/state" XDG_RUNTIME_DIR="$base/runtime"
export GDK_BACKEND=x11 GSK_RENDERER=cairo LC_ALL=C.UTF-8 NO_AT_BRIDGE=1
export GSETTINGS_BACKEND=memory GTK_A11Y="${GTK_A11Y:-none}"
[ -z "${CONCORD_TEST_THEME:-}" ] || export GTK_THEME="$CONCORD_TEST_THEME"

# A bus that starts no service of this computer: no real portal answers, no real mail program opens.
# Screen readers' services are let in where a test asks for them.
mkdir "$base/services"
if [ -n "${CONCORD_TEST_A11Y:-}" ]; then
  unset NO_AT_BRIDGE GTK_A11Y
  cp /usr/share/dbus-1/services/org.a11y.Bus.service "$base/services/"
fi
cat >"$base/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$base/runtime</listen>
  <servicedir>$base/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END

status=0
dbus-run-session --config-file="$base/bus.conf" -- "$@" || status=$?
exit "$status"

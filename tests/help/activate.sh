#!/bin/sh
# The bus starts the program (TAP): activate.sh CONCORD SERVICE-FILE, within run-in-display.sh, whose
# bus starts nothing but what lies in its folder.
set -u
id=io.github.concord.Concord
path=/io/github/concord/Concord
services=$(dirname "$XDG_RUNTIME_DIR")/services
sample=$CONCORD_SOURCE_DIR/data/samples/riverdale.concord
# What the service file says, with the program that is not installed.
sed "s|^Exec=[^ ]*|Exec=$(cd "$(dirname "$1")" && pwd)/concord|" "$2" >"$services/$id.service"
cp "$sample" "$HOME/project.concord"
n=0
failed=0

check ()
{
  name=$1
  shift
  n=$((n + 1))
  if out=$("$@" 2>&1); then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    echo "$out" | sed 's/^/# /'
    failed=1
  fi
}

bus ()
{
  gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
    --method "org.freedesktop.DBus.$@"
}

count_windows ()
{
  xdotool search --onlyvisible --name "$1" 2>/dev/null | wc -l
}

# window PATTERN NUMBER: so many windows come within ten seconds.
window ()
{
  for _ in $(seq 100); do
    [ "$(count_windows "$1")" -ne "$2" ] || return 0
    sleep 0.1
  done
  echo "There are $(count_windows "$1") windows called $1, not $2."
  return 1
}

ask ()
{
  method=$1
  shift
  gdbus call --session --dest $id --object-path $path \
    --method "org.freedesktop.Application.$method" "$@"
}

export CONCORD_DATA_PATH="$CONCORD_SOURCE_DIR/data"
check "bus reads the service file again" bus ReloadConfig
# dbus-daemon hands its own environment to what it starts, so what is set here has to be told.
check "bus takes the environment" gdbus call --session --dest org.freedesktop.DBus \
  --object-path /org/freedesktop/DBus \
  --method org.freedesktop.DBus.UpdateActivationEnvironment \
  "{'CONCORD_DATA_PATH': '$CONCORD_DATA_PATH', 'GSETTINGS_SCHEMA_DIR': '$GSETTINGS_SCHEMA_DIR'}"
check "nothing runs yet" sh -c "! gdbus call --session --dest org.freedesktop.DBus \
  --object-path /org/freedesktop/DBus --method org.freedesktop.DBus.NameHasOwner $id | grep -q true"
check "opening a file starts it" ask Open "['file://$HOME/project.concord']" "{}"
check "file stands in a window" window 'Riverdale.*Concord' 1
check "desktop file's action is one of the program's" \
  sh -c "grep -q '^Actions=new-window;' '$CONCORD_SOURCE_DIR/data/$id.desktop'"
check "action asks for another window" ask ActivateAction new-window "[]" "{}"
check "another window comes" window '^Concord$' 1
check "first window is still there" window 'Riverdale.*Concord' 1
check "it quits when asked" ask ActivateAction quit "[]" "{}"
check "windows are gone" window 'Concord' 0
echo "1..$n"
exit $failed

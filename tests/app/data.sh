#!/bin/sh
# The files that a desktop reads, held against the tools that it reads them with.
set -u
data=$CONCORD_SOURCE_DIR/data
id=io.github.concord.Concord
n=0
failed=0

# check NAME PROGRAM ARGUMENTS: passes where the program ends with 0, skips where it is not there.
check ()
{
  name=$1
  shift
  n=$((n + 1))
  if ! command -v "$1" >/dev/null; then
    echo "ok $n - $name # SKIP $1 is not installed"
  elif out=$("$@" 2>&1); then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    echo "$out" | sed 's/^/# /'
    failed=1
  fi
}

check "desktop file" desktop-file-validate "$data/$id.desktop"
check "metainfo" appstreamcli validate --no-net "$data/$id.metainfo.xml"
check "settings" glib-compile-schemas --strict --dry-run "$data"
check "MIME type is XML" xmllint --noout "$data/$id.mime.xml"
for icon in "$data"/icons/*.svg "$CONCORD_SOURCE_DIR"/resources/icons/*.svg; do
  check "icon $(basename "$icon") is XML" xmllint --noout "$icon"
done
mime=$(mktemp -d)
mkdir -p "$mime/mime/packages"
cp "$data/$id.mime.xml" "$mime/mime/packages/$id.xml"
check "MIME database" update-mime-database "$mime/mime"
n=$((n + 1))
if [ ! -f "$mime/mime/mime.cache" ] || ! command -v gio >/dev/null; then
  echo "ok $n - sample has our MIME type # SKIP no MIME database"
else
  # Without its ending: by content alone.
  cp "$data/samples/riverdale.concord" "$mime/unnamed"
  found=$(XDG_DATA_HOME=$mime gio info -a standard::content-type "$mime/unnamed")
  case $found in
    *application/vnd.concord.project+xml*) echo "ok $n - sample has our MIME type" ;;
    *) echo "not ok $n - sample has our MIME type"; echo "$found" | sed 's/^/# /'; failed=1 ;;
  esac
fi
rm -rf "$mime"
# Only plain .ui files: a template of our own classes needs our program to be understood.
for ui in "$CONCORD_SOURCE_DIR"/ui/*.ui; do
  check "$(basename "$ui") is XML" xmllint --noout "$ui"
  if grep -q 'class="Concord' "$ui"; then
    continue
  fi
  check "$(basename "$ui") is a GTK 4 interface" gtk4-builder-tool validate "$ui"
done
echo "1..$n"
exit $failed

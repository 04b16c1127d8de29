#!/bin/sh
# Draws the pictures that software centres show, from the sample project: sh data/screenshots/make.sh
# BUILD. Run it after a screen has changed, look at the pictures, and commit them.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CONCORD_SOURCE_DIR="$top" CONCORD_DATA_PATH="$top/data" GSETTINGS_SCHEMA_DIR="$build/data"

# As wide as software centres ask for: 16 to 9, within 1248 by 702. The pointer waits in a corner,
# where it brings up no tip.
CONCORD_TEST_SCREEN=1248x702 sh "$top/tests/app/run-in-display.sh" \
  sh -c 'xdotool mousemove 1247 701; exec "$@"' sh "$build/tests/app/screenshot" dialogs "$work" package options money decision paper
for picture in "$work"/*.png; do
  # Flat areas and text: 192 colours look the same and take half of the room.
  convert "$picture" +dither -colors 192 -strip -define png:compression-level=9 \
    "PNG8:$here/$(basename "$picture")"
done
ls -l "$here"/*.png

#!/bin/sh
# From a fresh Debian 12 to the sample project on the screen. Without a display it writes the
# sample's paper and charts instead and says where.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
# shellcheck disable=SC2046
sh data/install-packages.sh $(sed -e '/^#/d' -e '/^tests$/,$d' data/packages.txt)

build=${CONCORD_BUILD:-build}
[ -f "$build/build.ninja" ] || meson setup "$build" --buildtype=release
ninja -C "$build"

export CONCORD_DATA_PATH="$top/data"
export CONCORD_LOCALE_PATH="$build/po"
sample=data/samples/riverdale.concord
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  GSETTINGS_SCHEMA_DIR="$build/data" exec "$build/src/app/concord" "$sample"
fi

out=$build/sample
mkdir -p "$out"
for part in A B; do
  "$build/src/cli/concord-cli" paper "$sample" --part "$part" -o "$out/paper-part-$part.pdf"
  "$build/src/cli/concord-cli" paper "$sample" --part "$part" -o "$out/paper-part-$part.odt"
done
"$build/src/cli/concord-cli" paper "$sample" --language cy -o "$out/paper-part-A-welsh.pdf"
"$build/src/cli/concord-cli" chart --list | while read -r kind _; do
  "$build/src/cli/concord-cli" chart "$sample" "$kind" -o "$out/$kind.png" >/dev/null
  "$build/src/cli/concord-cli" chart "$sample" "$kind" -o "$out/$kind.svg" >/dev/null
done
echo "There is no display here. The sample's paper and charts are in $top/$out:"
ls "$out"

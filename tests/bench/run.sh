#!/bin/sh
# The benchmarks, as ratios in one run. Not part of the tests.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${CONCORD_BENCH_BUILD:-$top/build-bench}
[ -f "$build/build.ninja" ] || meson setup "$build" "$top" --buildtype=release -Dbench=true
ninja -C "$build" >/dev/null
# Debian's own, which finds Debian's NumPy; another one may come first on PATH.
python=$(command -v /usr/bin/python3 || command -v python3)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/tests/bench/bench-generate" "$work/large.concord"
"$build/tests/bench/bench-core" "$work/large.concord" "$work/saved.concord"
"$python" "$top/tests/bench/methods.py" "$build/tests/bench/bench-methods"
"$python" "$top/tests/bench/figures.py" "$build/tests/bench/bench-figures" \
  "$top/data/samples/riverdale.concord"
if [ -x "$build/tests/bench/bench-empty-window" ]; then
  CONCORD_BENCH_BUILD="$build" sh "$top/tests/app/run-in-display.sh" \
    python3 "$top/tests/bench/first-frame.py" "$build" "$top"
  CONCORD_DATA_PATH="$top/data" GSETTINGS_SCHEMA_DIR="$build/data" \
    sh "$top/tests/app/run-in-display.sh" "$build/tests/bench/bench-keystroke" "$work/large.concord"
fi

#!/bin/sh
# Instructions, bytes and random numbers of every benchmark, against the machine. Takes minutes.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${CONCORD_BENCH_BUILD:-$top/build-bench}
[ -f "$build/build.ninja" ] || meson setup "$build" "$top" --buildtype=release -Dbench=true
ninja -C "$build" tests/bench/bench-methods tests/bench/bench-core tests/bench/bench-generate \
  tests/bench/bench-figures >/dev/null
exec python3 "$top/tests/bench/counts.py" "$build/tests/bench" "$top/data/samples/riverdale.concord"

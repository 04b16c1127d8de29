#!/bin/sh
# Installs what is missing, builds twice (gcc with sanitizers, clang without), runs all the tests
# in both, and ends with "N passed, N failed", counted from the tests that ran.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
# shellcheck disable=SC2046
sh data/install-packages.sh $(sed -e '/^#/d' -e '/^tests$/d' data/packages.txt)

folder=${CONCORD_TEST_BUILD:-build-tests}
status=0
# The quicker linker, where there is one; of what is known to a debugger only the lines.
linker=
if command -v ld.gold >/dev/null; then linker=gold; fi
setup () { # NAME COMPILER OPTION...
  name=$1 compiler=$2
  shift 2
  [ -f "$folder/$name/build.ninja" ] \
    || CC=$compiler CC_LD=$linker meson setup "$folder/$name" -Dwerror=true -Dc_args=-g1 "$@"
  ninja -C "$folder/$name"
}
# Tests of windows mostly wait for the screen: one more than there are cores keeps these busy.
run () { # NAME OPTION...
  name=$1
  shift
  meson test -C "$folder/$name" --no-rebuild --print-errorlogs --timeout-multiplier 3 \
    --num-processes $(($(nproc) + 1)) "$@" || status=1
}

mkdir -p "$folder"
# Sanitizers at -O1, as their makers advise: half the time to compile, and tests as quick.
setup sanitized gcc -Db_sanitize=address,undefined -Doptimization=1
setup plain clang -Doptimization=2
# What is tested once: tests/meson.build says why.
run sanitized --no-suite oracle --no-suite long --no-suite once
run plain

python3 tests/count.py "$folder"/*/meson-logs/testlog.json || status=1
exit $status

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
setup () { # NAME COMPILER OPTION...
  name=$1 compiler=$2
  shift 2
  [ -f "$folder/$name/build.ninja" ] || CC=$compiler meson setup "$folder/$name" -Dwerror=true "$@"
  ninja -C "$folder/$name"
}
run () { # NAME OPTION...
  name=$1
  shift
  meson test -C "$folder/$name" --no-rebuild --print-errorlogs "$@" || status=1
}

mkdir -p "$folder"
setup sanitized gcc -Db_sanitize=address,undefined
setup plain clang -Doptimization=2
# Oracles ask for numbers, which both builds answer alike; the long walks press keys on screens whose
# code the other tests of the app run too.
run sanitized --timeout-multiplier 3 --no-suite oracle --no-suite long
run plain

python3 tests/count.py "$folder"/*/meson-logs/testlog.json || status=1
exit $status

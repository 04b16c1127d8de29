#!/bin/sh
# Builds a Debian package of this tree: sh data/build-deb.sh [FOLDER], FOLDER/concord_*.deb, by
# default in build-deb. The tree itself is not touched.
#
# --check [FOLDER] then tries the package in a clean Debian 12: as root, some minutes, some 500 MB.
# tests/package/check.sh says what is tried.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
check=
if [ "${1:-}" = --check ]; then
  check=yes
  shift
fi
mkdir -p "${1:-build-deb}"
out=$(cd "${1:-build-deb}" && pwd)

# What building needs is said once, in debian/control; dpkg-dev reads it.
needs=$(sed -n '/^Build-Depends:/,/^[A-Z]/{s/^Build-Depends://;/^[A-Z]/d;s/([^)]*)//g;p;}' \
          data/debian/control | tr -d ',' | sed 's/debhelper-compat/debhelper/')
# shellcheck disable=SC2086
sh data/install-packages.sh build-essential dpkg-dev fakeroot lintian $needs

work=$(mktemp -d "${TMPDIR:-/tmp}/concord-deb-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT HUP
mkdir "$work/concord"
# Only what belongs to the project: no build folders, no history.
tar -c --exclude=./.git --exclude='./build*' --exclude='./_build*' --exclude=__pycache__ . \
  | tar -x -C "$work/concord"
cp -r data/debian "$work/concord/debian"

version=$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build)
packaged=$(sed -n '1s/.*(\(.*\)).*/\1/p' data/debian/changelog)
if [ "$version" != "$packaged" ]; then
  echo "meson.build says $version and data/debian/changelog $packaged: bring them together." >&2
  exit 1
fi

(
  cd "$work/concord"
  # The same tree gives the same package, whenever it is built.
  SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's/^ -- .*>  //p' debian/changelog | head -1)" +%s)
  export SOURCE_DATE_EPOCH
  if ! dpkg-buildpackage -b -us -uc >"$out/build.log" 2>&1; then
    tail -n 60 "$out/build.log" >&2
    echo "The package was not built; all that was said is in $out/build.log." >&2
    exit 1
  fi
)
rm -f "$out"/concord_*.deb "$out"/concord-dbgsym_*.deb
mv "$work"/*.deb "$out"
ls "$out"/*.deb
lintian --fail-on error "$out"/concord_*.deb
if [ -n "$check" ]; then
  sh tests/package/check.sh "$out"/concord_"$packaged"_*.deb
fi

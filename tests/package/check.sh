#!/bin/sh
# Tries a package in a clean Debian 12, as root: sh tests/package/check.sh concord_*.deb
#
# Outside: makes the system, brings in what the package depends on, notes every file. Inside: installs
# the package, uses it as a person who has just logged in would, purges it, and compares the files.
# Long, and wants the Debian archive: data/build-deb.sh --check runs it, tests/run.sh does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
deb=$1
release=${CONCORD_CHECK_RELEASE:-bookworm}
if [ "$(id -u)" -ne 0 ]; then
  echo "The check makes a system of its own, which only root may. Start it as root." >&2
  exit 1
fi
sh "$top/data/install-packages.sh" mmdebstrap

root=$(mktemp -d "${TMPDIR:-/tmp}/concord-root-XXXXXX")
trap 'rm -rf "$root"' EXIT
trap 'exit 143' TERM INT HUP
# What a desktop has and the package must not need: a screen, a bus, eyes on windows.
mmdebstrap --quiet --mode=root --variant=minbase \
  --include=xvfb,xauth,dbus,xdg-utils,xdotool,libglib2.0-bin,man-db,bash-completion \
  "$release" "$root"
chmod 755 "$root"
mkdir "$root/check"
cp "$deb" "$root/check/concord.deb"
cp "$here/inside.sh" "$top/tests/app/run-in-display.sh" "$top/data/samples/riverdale.concord" \
  "$root/check"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

# Mounts of its own go with it.
unshare --mount --pid --fork sh -eu -c '
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 sh /check/inside.sh
' sh "$root"

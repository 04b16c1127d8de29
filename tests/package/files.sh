#!/bin/sh
# What a package is made from, looked at without making one (TAP).
set -u
top=$CONCORD_SOURCE_DIR
debian=$top/data/debian
id=io.github.concord.Concord
n=0
failed=0

# is NAME EXPECTED FOUND
is ()
{
  n=$((n + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n - $1"
  else
    printf '# %s\n# %s\nnot ok %s - %s\n' "$2" "$3" "$n" "$1"
    failed=1
  fi
}

# check NAME PROGRAM ARGUMENT...: passes where it ends with 0, skips where it is not there.
check ()
{
  name=$1
  shift
  if ! command -v "$1" >/dev/null; then
    n=$((n + 1))
    echo "ok $n - $name # SKIP $1 is not installed"
  else
    out=$("$@" 2>&1)
    is "$name" "0" "$?${out:+ $out}"
  fi
}

version=$(sed -n "s/^  version: '\(.*\)',/\1/p" "$top/meson.build")
is "changelog has the version of the program" "$version" \
  "$(sed -n '1s/.*(\(.*\)).*/\1/p' "$debian/changelog")"
is "metainfo has the version of the program" "$version" \
  "$(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$top/data/$id.metainfo.xml" | head -1)"
is "changelog can be read" "$version" "$(dpkg-parsechangelog -l "$debian/changelog" -S Version)"
is "rules can be run" yes "$([ -x "$debian/rules" ] && echo yes)"

# What is linked is built against; what tests only need is not.
needs=$(sed -n '/^Build-Depends:/,/^[A-Z]/p' "$debian/control" | tr -d ', ' | sed 's/(.*//;s/^Build-Depends://' | sort)
for package in $(sed -e '/^#/d' -e '/^tests$/,$d' "$top/data/packages.txt" | grep -e '-dev$'); do
  is "$package is a build dependency" "$package" "$(echo "$needs" | grep -x "$package")"
done

# Every picture of the metainfo is one of the tree, and of a size that a software centre takes.
for url in $(sed -n 's/.*<image[^>]*>\(.*\)<\/image>.*/\1/p' "$top/data/$id.metainfo.xml"); do
  picture=$top/data/screenshots/$(basename "$url")
  is "$(basename "$url") is in the tree" yes "$([ -f "$picture" ] && echo yes)"
  is "$(basename "$url") is small" yes "$([ "$(stat -c %s "$picture")" -lt 200000 ] && echo yes)"
done
is "there are pictures" yes "$(grep -q '<image' "$top/data/$id.metainfo.xml" && echo yes)"

for script in "$top"/data/*.sh "$top"/data/screenshots/*.sh "$top"/tests/package/*.sh; do
  check "$(basename "$script") is a shell script" sh -n "$script"
done
check "bash completion is a shell script" bash -n "$top/data/completion/concord-cli.bash"
check "zsh completion is a shell script" zsh -n "$top/data/completion/_concord-cli"
check "fish completion is a shell script" fish -n "$top/data/completion/concord-cli.fish"
echo "1..$n"
exit $failed

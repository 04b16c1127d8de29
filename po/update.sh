#!/bin/sh
# Lists every file with words for translators in po/POTFILES. With --merge, new words go into each
# translation too, and words that are gone leave it.
set -eu
cd "$(dirname "$0")/.."
grep -lrE 'translatable="yes"|[^[:alnum:]_]_ \("|N_ ?\(|ngettext \(' src ui --include='*.c' --include='*.h' --include='*.ui' \
  | grep -v '^src/model/record\.h$' | grep -v '^src/concord-words\.h$' | LC_ALL=C sort >po/POTFILES
[ "${1:-}" = --merge ] || exit 0
words=$(mktemp)
trap 'rm -f "$words" "$words.po"' EXIT
sh po/extract.sh "$words"
for language in $(cat po/LINGUAS); do
  msgmerge --quiet --no-fuzzy-matching --add-location=file --sort-by-file "po/$language.po" "$words" -o "$words.po"
  msgattrib --no-obsolete "$words.po" -o "po/$language.po"
  printf '%s: ' "$language"
  msgfmt --check --statistics -o /dev/null "po/$language.po"
done

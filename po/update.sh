#!/bin/sh
# Lists every file with words for translators in po/POTFILES.
set -eu
cd "$(dirname "$0")/.."
grep -lrE 'translatable="yes"|[^[:alnum:]_]_ \("|N_ ?\(|ngettext \(' src ui --include='*.c' --include='*.h' --include='*.ui' \
  | grep -v '^src/model/record\.h$' | LC_ALL=C sort >po/POTFILES

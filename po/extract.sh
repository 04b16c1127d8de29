#!/bin/sh
# Writes all words for translators to the file that is named.
set -eu
cd "$(dirname "$0")/.."
xgettext --files-from=po/POTFILES --from-code=UTF-8 --add-comments=Translators --add-location=file \
  --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --flag=g_strdup_printf:1:c-format \
  --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format --flag=_:1:pass-c-format \
  --package-name=concord --output="$1"

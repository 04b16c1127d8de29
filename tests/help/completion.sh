#!/bin/bash
# Drives bash's completion as its Tab key does, in a folder of its own (TAP): completion.sh CONCORD-CLI.
set -u
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
source=$CONCORD_SOURCE_DIR/data/completion/concord-cli.bash
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir papers
touch one.concord two.concord notes.txt answers.csv notices.json sheet.xlsx picture.svg
n=0
failed=0

# complete_words WORD... : what Tab offers for the last word, in one line, sorted.
complete_words () {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  "_${1//-/_}" 2>/dev/null
  printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' '
}

# is NAME EXPECTED WORD...
is () {
  local name=$1 expected=$2 found
  shift 2
  n=$((n + 1))
  found=$(complete_words "$@")
  if [ "$found" = "$expected" ]; then
    echo "ok $n - $name"
  else
    printf '# expected: %s\n# offered:  %s\nnot ok %s - %s\n' "$expected" "$found" "$n" "$name"
    failed=1
  fi
}

# names TEXT: the first word of each line, sorted into one.
names () {
  sed 's/ .*//' | LC_ALL=C sort | paste -sd ' '
}

# shellcheck source=/dev/null
. "$source"

is "commands by their first letters" "sheet sheet-return" concord-cli shee
all=$(concord-cli --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'; echo --help; echo --version)
is "all commands" "$(echo "$all" | names)" concord-cli ""
is "projects to check, and folders" "one.concord papers two.concord" concord-cli check ""
is "a second project" "two.concord" concord-cli check one.concord tw
is "options of a command" "--help --json" concord-cli show one.concord --
is "options of an import" "--bidder --help --list --output --supplier" concord-cli import ocds --
is "kinds of chart" "$(concord-cli chart --list | names)" concord-cli chart one.concord ""
is "kinds of chart after an option" "need-capacity" concord-cli chart -t mono one.concord need
is "themes" "dark high-contrast light mono" concord-cli chart one.concord need-capacity -t ""
is "where a chart goes to" "papers picture.svg" concord-cli chart one.concord need-capacity -o p
is "where a project goes to" "one.concord papers two.concord" concord-cli set one.concord project title x -o ""
is "methods" "$(concord-cli compute --list | names)" concord-cli compute ""
is "a method by its first letters" "smaa" concord-cli compute sm
is "templates and projects" "blank one.concord papers partnership shared-service single-service two.concord" \
  concord-cli new ""
is "what may be imported" "ocds survey" concord-cli import ""
is "files to import" "answers.csv notices.json papers" concord-cli import survey one.concord ""
is "sheets that came back" "sheet.xlsx" concord-cli sheet-return one.concord s
is "the project itself as a record" "project" concord-cli set one.concord p
is "projects for the window" "one.concord papers two.concord" concord ""
LANGUAGE=cy is "options in another language" "--help --json" concord-cli show one.concord --
echo "1..$n"
exit $failed

# Completion of concord-cli and concord for bash. What there is to complete is asked of the program,
# so it is never out of date.

_concord_cli_commands () {
  concord-cli --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'
}

# @1: command and sub-command
_concord_cli_options () {
  # shellcheck disable=SC2086
  concord-cli $1 --help 2>/dev/null | sed -n 's/^  \(-[a-zA-Z?], \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p'
}

# Names in the first column of a list: kinds of chart, methods.
_concord_cli_names () {
  concord-cli "$1" --list 2>/dev/null | sed 's/ .*//'
}

# @1: endings, divided by |; folders too.
_concord_files () {
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -d -- "$cur"; compgen -f -X "!*.@($1)" -- "$cur"))
}

_concord_words () {
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# The value of the option before the cursor; fails where that is no option with a value.
_concord_cli_value () {
  case $command:$prev in
    chart:-o | chart:--output) _concord_files 'pdf|svg|png' ;;
    paper:-o | paper:--output) _concord_files 'pdf|odt' ;;
    spreadsheet:-o | spreadsheet:--output) _concord_files xlsx ;;
    sheet:-o | sheet:--output | evaluator-pack:-o | evaluator-pack:--output)
      _concord_files 'xlsx|csv' ;;
    *:-o | *:--output | *:-r | *:--request) _concord_files concord ;;
    chart:-t | chart:--theme) _concord_words 'light dark high-contrast mono' ;;
    paper:-p | paper:--per-page) _concord_words '1 2' ;;
    paper:--part) _concord_words 'A B' ;;
    paper:--language) _concord_words 'en cy cy+en en+cy' ;;
    paper:--size) _concord_words 'A4 letter' ;;
    *) return 1 ;;
  esac
}

# @1: how many words that are no options stand before the cursor.
_concord_cli_argument () {
  case $command:$1 in
    chart:1) _concord_words "$(_concord_cli_names chart)" ;;
    compute:0) _concord_words "$(_concord_cli_names compute)" ;;
    compute:*) ;;
    new:0)
      _concord_files concord
      COMPREPLY+=($(compgen -W 'blank partnership shared-service single-service' -- "$cur")) ;;
    import:0) _concord_words 'survey ocds' ;;
    import:1) _concord_files concord ;;
    import:*) _concord_files 'csv|json' ;;
    sheet-return:1) _concord_files 'xlsx|csv' ;;
    set:1) _concord_words project ;;
    check:* | compare:* | *:0) _concord_files concord ;;
  esac
}

_concord_cli () {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]} whole i arguments=0

  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _concord_words "$(_concord_cli_commands) --help --version"
    return
  fi
  _concord_cli_value && return
  whole=$command
  [ "$command" = import ] && [ "$COMP_CWORD" -gt 2 ] && whole="import ${COMP_WORDS[2]}"
  if [[ $cur == -* ]]; then
    _concord_words "$(_concord_cli_options "$whole")"
    return
  fi
  for ((i = 2; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -*) ;;
      *) case ${COMP_WORDS[i - 1]} in
           -[a-z] | --output | --request | --theme | --subject | --per-page) ;;
           *) arguments=$((arguments + 1)) ;;
         esac ;;
    esac
  done
  _concord_cli_argument "$arguments"
}

_concord () {
  local cur=${COMP_WORDS[COMP_CWORD]}

  _concord_files concord
}

shopt -s extglob
complete -F _concord_cli concord-cli
complete -F _concord concord

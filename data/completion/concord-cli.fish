# Completion of concord-cli for fish, from what the program says of itself.
function __concord_cli_commands
    concord-cli --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'
end

function __concord_cli_options
    set -l words (commandline -opc)
    concord-cli $words[2] --help 2>/dev/null | sed -n 's/^  \(-[a-zA-Z?], \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p'
end

function __concord_cli_at
    set -l words (commandline -opc)
    test (count $words) -eq $argv[2]; and test "$words[2]" = $argv[1]
end

complete -c concord-cli -n 'test (count (commandline -opc)) -eq 1' -f -a '(__concord_cli_commands) --help --version'
complete -c concord-cli -n 'test (count (commandline -opc)) -gt 1; and string match -q -- "-*" (commandline -ct)' -f -a '(__concord_cli_options)'
complete -c concord-cli -n '__concord_cli_at chart 3' -f -a '(concord-cli chart --list | sed "s/ .*//")'
complete -c concord-cli -n '__concord_cli_at compute 2' -f -a '(concord-cli compute --list | sed "s/ .*//")'
complete -c concord-cli -n '__concord_cli_at import 2' -f -a 'survey ocds'
complete -c concord-cli -n '__concord_cli_at new 2' -a 'blank partnership shared-service single-service'

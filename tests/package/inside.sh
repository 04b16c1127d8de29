#!/bin/sh
# The part of check.sh that runs in the clean system (TAP).
set -u
export DEBIAN_FRONTEND=noninteractive
id=io.github.concord.Concord
type=application/vnd.concord.project+xml
n=0
failed=0

# check NAME COMMAND...
check ()
{
  name=$1
  shift
  n=$((n + 1))
  if out=$("$@" 2>&1); then
    echo "ok $n - $name"
  else
    echo "not ok $n - $name"
    echo "$out" | tail -40 | sed 's/^/# /'
    failed=$((failed + 1))
  fi
}

# Names of all files, and what is in those that packages share and rewrite.
list_files ()
{
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /check \
    -o -path /home -o -path /var/cache -o -path /var/log -o -path /var/lib/dpkg \
    -o -path /var/lib/apt \) -prune -o -print | LC_ALL=C sort
  for shared in /usr/share/applications/mimeinfo.cache /usr/share/mime/globs2 \
                /usr/share/glib-2.0/schemas/gschemas.compiled; do
    [ ! -f "$shared" ] || sha256sum "$shared"
  done
}

as_person ()
{
  su person -s /bin/sh -c "cd /home/person && $*"
}

apt-get -qq update
# A package leaves what it depended on; so that comes first.
check "what it depends on is in the archive" \
  apt-get -qq -y --no-install-recommends satisfy "$(dpkg-deb -f /check/concord.deb Depends)"
list_files >/check/before

check "installs" dpkg --install /check/concord.deb
useradd --create-home person
cp /check/riverdale.concord /home/person/project.concord
chown person: /home/person/project.concord

check "command line says its version" as_person concord-cli --version
check "sample is sound" as_person concord-cli check project.concord
check "templates are found" as_person concord-cli new partnership -o new.concord
check "charts are drawn" as_person concord-cli chart project.concord need-capacity -o chart.png
for page in concord concord-cli; do
  check "manual page of $page" test -f "/usr/share/man/man1/$page.1.gz"
done
for file in help/en/index.html help/en/package.html catalogues/money.concord; do
  check "$file" test -f "/usr/share/concord/$file"
done
# shellcheck disable=SC2016
check "bash completes" bash -c '. /usr/share/bash-completion/bash_completion
  __load_completion concord-cli
  COMP_WORDS=(concord-cli chart project.concord need-) COMP_CWORD=3
  _concord_cli && [ "${COMPREPLY[*]}" = need-capacity ]'
check "a project has its type by its name" sh -c \
  "gio info -a standard::content-type /home/person/project.concord | grep -q $type"
check "and by what is in it" sh -c \
  "cp /home/person/project.concord /tmp/unnamed && gio info -a standard::content-type /tmp/unnamed | grep -q $type"
check "projects open with Concord" sh -c "gio mime $type | grep -q $id.desktop"

# A window comes. The screen's own bus starts no service but those that are linked into it.
cat >/check/open.sh <<'END'
set -eu
ln -s /usr/share/dbus-1/services/io.github.concord.Concord.service "$(dirname "$XDG_RUNTIME_DIR")/services/"
gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
  --method org.freedesktop.DBus.ReloadConfig >/dev/null
"$@" &
for try in $(seq 100); do
  ! xdotool search --name 'Riverdale.*Concord' >/dev/null 2>&1 || exit 0
  sleep 0.2
done
echo 'No window came.'
exit 1
END
chmod -R a+rX /check
check "gio open shows it in a window" as_person sh /check/run-in-display.sh sh /check/open.sh \
  gio open /home/person/project.concord
# On no desktop at all xdg-open knows only types that the program file does.
check "xdg-open shows it in a window" as_person env XDG_CURRENT_DESKTOP=GNOME sh /check/run-in-display.sh sh /check/open.sh \
  xdg-open /home/person/project.concord
check "the bus starts it" as_person sh /check/run-in-display.sh sh /check/open.sh \
  gapplication launch $id /home/person/project.concord

# No browser is installed here, so the help that was installed is shown in a window of the program.
cat >/check/help.sh <<'END'
set -eu
sh /check/open.sh gapplication launch io.github.concord.Concord /home/person/project.concord
gdbus call --session --dest io.github.concord.Concord \
  --object-path /io/github/concord/Concord/window/1 --method org.gtk.Actions.Activate help '[]' '{}'
for try in $(seq 100); do
  ! xdotool search --name 'Package.*Concord help' >/dev/null 2>&1 || exit 0
  sleep 0.2
done
echo 'No help came.'
exit 1
END
chmod a+r /check/help.sh
check "help is shown" as_person sh /check/run-in-display.sh sh /check/help.sh

check "removes" dpkg --remove concord
check "purges" dpkg --purge concord
list_files >/check/after
userdel person 2>/dev/null
sed -i '/^\/etc\/\(passwd\|group\|shadow\|gshadow\|subuid\|subgid\)-*$/d;/^\/var\/mail/d' \
  /check/before /check/after
check "leaves nothing behind" diff /check/before /check/after
check "projects open with nothing of Concord's" sh -c "! gio mime $type | grep -q $id"

echo "1..$n"
echo "$((n - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]

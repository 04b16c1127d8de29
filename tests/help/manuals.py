#!/usr/bin/env python3
"""The manual pages, held against the programs' own --help (TAP): manuals.py CONCORD-CLI."""
import os
import re
import shutil
import subprocess
import sys

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
MANUALS = [os.path.join(TOP, "data", "man", name) for name in ("concord.1", "concord-cli.1")]
SUBCOMMANDS = {"import": ["survey", "ocds"]}


class Skip(Exception):
    pass


def read(path):
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def run(*args):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", MANWIDTH="80")
    return subprocess.run(args, capture_output=True, text=True, env=environment)


def options_of(*command):
    """Short and long names, as --help lists them; --help itself stands in all."""
    text = run(CLI, *command, "--help").stdout
    return {match.groups() for match in re.finditer(r"^  (?:-(\w), )?--([a-z-]+)", text, re.M)
            if match.group(2) != "help"}


def sections():
    """Of each command its part of the manual."""
    parts = re.split(r"^\.Ss (\S+)\n", read(MANUALS[1]).split("\n.Sh ENVIRONMENT")[0], flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def documented(text):
    found = set()
    for line in re.findall(r"^\.It (Fl .*)$", text, re.M):
        short = re.match(r"Fl (\w)\b", line)
        long = re.search(r"Fl -([a-z-]+)", line)
        found.add((short.group(1) if short else None, long.group(1)))
    return found


def test_every_command_has_its_section():
    commands = re.findall(r"^  ([a-z][a-z-]*) ", run(CLI, "--help").stdout, re.M)
    assert len(commands) >= 14
    assert sorted(commands) == sorted(sections()), set(commands) ^ set(sections())


def test_every_option_has_its_line():
    for command, text in sections().items():
        options = options_of(command)
        for sub in SUBCOMMANDS.get(command, []):
            options |= options_of(command, sub)
        assert documented(text) == options, f"{command}: {documented(text) ^ options}"


def test_exit_status_is_that_of_help():
    text = read(MANUALS[1]).split(".Sh EXIT STATUS")[1].split(".Sh")[0]
    assert re.findall(r"^\.It (\d)$", text, re.M) == ["0", "1", "2"]
    assert "Exit status: 0 good, 1" in run(CLI, "--help").stdout


def test_environment_exists():
    sources = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(TOP, "src"))
               for name in names if name.endswith(".c")]
    text = "".join(read(path) for path in sources)
    for path in MANUALS:
        for name in re.findall(r"CONCORD_[A-Z_]+", read(path)):
            assert f'"{name}"' in text, f"{path}: {name}"


def test_mandoc_has_nothing_to_say():
    if not shutil.which("mandoc"):
        raise Skip("mandoc is not installed")
    for path in MANUALS:
        lines = run("mandoc", "-T", "lint", path).stdout.split("\n")
        # Our own two pages are not installed while they are tested.
        lines = [line for line in lines if line and "Xr concord" not in line]
        assert not lines, lines


def test_man_has_nothing_to_say():
    if not shutil.which("man") or not shutil.which("groff"):
        raise Skip("man or groff is not installed")
    for path in MANUALS:
        done = run("man", "--warnings", "-l", path)
        assert done.returncode == 0 and not done.stderr.strip(), done.stderr
        assert "NAME" in done.stdout


def main():
    tests = [(n, f) for n, f in sorted(globals().items()) if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        title = f"{number} - {name[5:].replace('_', ' ')}"
        try:
            test()
            print("ok", title)
        except Skip as why:
            print(f"ok {title} # SKIP {why}")
        except AssertionError as error:
            failed = 1
            print(f"# {error}\nnot ok {title}")
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Every translation is whole and fits the words of the program (TAP)."""
import glob
import os
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

TOP = os.environ["CONCORD_SOURCE_DIR"]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, cwd=TOP)


def read_entries(path):
    """[(msgid, [msgstr])] of a PO file as msgcat prints it, without wrapping."""
    text = run("msgcat", "--no-wrap", path).stdout
    entries = []
    for block in text.split("\n\n"):
        strings = {}
        for line in block.split("\n"):
            match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
            if match:
                key, strings[match.group(1)] = match.group(1), match.group(2)
            elif line.startswith('"'):
                strings[key] += line[1:-1]
        if strings.get("msgid"):
            entries.append((strings["msgid"], [v for k, v in strings.items() if k[:6] == "msgstr"]))
    return entries


def letter(text):
    """What Alt is pressed with, or None."""
    match = re.search(r"_(\w)", text)
    return match.group(1).lower() if match else None


def find_clashes(entries):
    """Pairs of words of one .ui file that Alt opens with one letter here, but with two in English."""
    own = {msgid: texts[0] for msgid, texts in entries}
    clashes = []
    for path in sorted(glob.glob(os.path.join(TOP, "ui", "*.ui"))):
        by_letter = {}
        words = [word.text for word in ElementTree.parse(path).iter()
                 if word.get("translatable") == "yes" and word.text]
        for word in dict.fromkeys(words):
            if letter(word) and letter(own.get(word, "")):
                by_letter.setdefault(letter(own[word]), []).append(word)
        clashes += [f"{os.path.basename(path)}: {one} / {other}" for same in by_letter.values()
                    for i, one in enumerate(same) for other in same[:i]
                    if letter(one) != letter(other)]
    return clashes


def check(language):
    """[(name, problems)] of one language."""
    path = f"po/{language}.po"
    with tempfile.TemporaryDirectory() as folder:
        words, merged = os.path.join(folder, "words.pot"), os.path.join(folder, "merged.po")
        extracted = run("sh", "po/extract.sh", words)
        if extracted.returncode != 0:
            return [("words are extracted", [extracted.stderr])]
        run("msgmerge", "--quiet", "--no-fuzzy-matching", path, words, "-o", merged)
        missing = [msgid for msgid, texts in read_entries(merged) if not all(texts)]
        fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", merged).stdout
        known = {msgid for msgid, _ in read_entries(merged)}
    sound = run("msgfmt", "--check", "-o", os.devnull, path)
    entries = read_entries(path)
    ends = [msgid for msgid, texts in entries
            if any((t[:1] == " ") != (msgid[:1] == " ") or t.endswith("\\n") != msgid.endswith("\\n")
                   for t in texts)]
    marks = [msgid for msgid, texts in entries
             if any(len(re.findall(r"_\w", t)) != len(re.findall(r"_\w", msgid)) for t in texts
                    if re.match(r"^[^ ]*_\w", msgid) and len(msgid) < 40)]
    return [
        (f"{language}: every word is translated", missing),
        (f"{language}: nothing is in doubt", [fuzzy] if fuzzy else []),
        (f"{language}: formats and plural forms are sound", [] if sound.returncode == 0 else [sound.stderr]),
        (f"{language}: ends are like the original's", ends),
        (f"{language}: mnemonics are kept", marks),
        (f"{language}: mnemonics of one screen differ", find_clashes(entries)),
        (f"{language}: the words are the program's", [] if len(known) > 3000 else ["too few"]),
    ]


def main():
    languages = open(os.path.join(TOP, "po", "LINGUAS"), encoding="utf-8").read().split()
    tests = [("there is a translation", [] if languages else ["po/LINGUAS is empty"])]
    for language in languages:
        tests += check(language)
    print(f"1..{len(tests)}")
    for number, (name, problems) in enumerate(tests, 1):
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems[:40]:
            print("#", problem.replace("\n", " ")[:200])
    return 0


sys.exit(main())

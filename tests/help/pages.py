#!/usr/bin/env python3
"""The pages of the help, held against the program (TAP): pages.py CONCORD-CLI.

Pages are HTML that is XML too, so that a browser and the program's own window read them."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
HELP = os.path.join(TOP, "data", "help")
LANGUAGES = sorted(d for d in os.listdir(HELP) if os.path.isdir(os.path.join(HELP, d)))
INLINE = {"a", "strong", "em", "code", "kbd", "var"}
HTML5 = {"header", "nav", "main", "section"}


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as stream:
        return stream.read()


def pages(language):
    return sorted(f for f in os.listdir(os.path.join(HELP, language)) if f.endswith(".html"))


def tree(language, name):
    return ElementTree.fromstring(read(HELP, language, name))


def every():
    for language in LANGUAGES:
        for name in pages(language):
            yield language, name, tree(language, name)


def words(element):
    return " ".join("".join(element.itertext()).split())


def run(*args):
    done = subprocess.run([CLI, *args], capture_output=True, text=True, check=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=""))
    return done.stdout


def translations():
    """The messages of po/cy.po without marks of keys: English to the set of its Welsh forms."""
    found, english, welsh, entry = {}, "", [], []

    def take():
        for text in entry:
            found.setdefault(text.replace("_", ""), set()).update(w.replace("_", "") for w in welsh)

    for line in read(TOP, "po", "cy.po").split("\n") + [""]:
        match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?|) ?"(.*)"$', line)
        if not match:
            if not line:
                take()
                entry, welsh = [], []
            continue
        text = match.group(2).replace('\\"', '"').replace("\\n", "\n")
        if match.group(1):
            into = welsh if match.group(1).startswith("msgstr") else entry
            into.append(text)
        else:
            into[-1] += text
    return found


def stages():
    source = read(TOP, "src", "app", "page-kinds.c")
    return re.findall(r'\{ \d+, "([a-z]+)", N_ ?\("([^"]+)"\)', source)


def commands():
    return re.findall(r"^  ([a-z][a-z-]*) ", run("--help"), re.M)


def test_there_are_pages():
    assert "en" in LANGUAGES
    assert len(pages("en")) >= 15
    assert len(stages()) >= 6


def test_valid():
    for language, name, root in every():
        path = os.path.join(HELP, language, name)
        done = subprocess.run(["xmllint", "--html", "--noout", path], capture_output=True, text=True)
        errors = [line for line in done.stderr.split("\n") if " error : " in line]
        # libxml2's HTML is older than these elements.
        errors = [e for e in errors if not re.search(f"Tag ({'|'.join(HTML5)}) invalid", e)]
        assert not errors, errors
        assert read(path).startswith("<!DOCTYPE html>\n"), name
        assert "http:" not in read(path) and "https:" not in read(path), f"{name} leaves the help"


def test_language_title_landmarks():
    for language, name, root in every():
        assert root.get("lang") == language, name
        assert root.find("head/meta[@charset]").get("charset") == "utf-8", name
        title, headings = root.findtext("head/title"), list(root.iter("h1"))
        assert len(headings) == 1, name
        assert words(headings[0]) in title, name
        assert len(list(root.iter("main"))) == 1 and root.find("body/main").get("id") == "content"
        skip = root.find("body/a")
        assert skip.get("class") == "skip" and skip.get("href") == "#content", name
        assert root.find("body/header//form").get("role") == "search", name
        assert root.find("body/header//label").get("for") == "words", name


def test_headings_go_down_one_by_one():
    for _, name, root in every():
        level = 0
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                now = int(element.tag[1])
                assert now <= level + 1, f"{name}: {words(element)}"
                assert words(element), name
                level = now


def test_ids_once():
    for _, name, root in every():
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), name
        for heading in root.iter("h2"):
            assert heading.get("id"), f"{name}: {words(heading)} can't be linked to"


def test_links_lead_somewhere():
    n = 0
    for language, name, root in every():
        for element in root.iter():
            link = element.get("href") or element.get("src") or element.get("action")
            if link is None:
                continue
            n += 1
            path, _, anchor = link.partition("#")
            target = os.path.normpath(os.path.join(HELP, language, path or name))
            assert os.path.isfile(target), f"{name}: {link}"
            if anchor:
                found = [e for e in ElementTree.fromstring(read(target)).iter()
                         if e.get("id") == anchor]
                assert len(found) == 1, f"{name}: {link}"
    assert n > 100


def test_contents_list_every_page():
    for language in LANGUAGES:
        root = tree(language, "index.html")
        links = [a.get("href") for a in root.find("body/main").iter("a")]
        assert sorted(links) == [p for p in pages(language) if p != "index.html"]
        for a in root.find("body/main").iter("a"):
            other = tree(language, a.get("href"))
            assert words(a) == words(next(other.iter("h1"))), a.get("href")


def test_every_stage_has_its_page():
    for stage, title in stages():
        root = tree("en", stage + ".html")
        assert words(next(root.iter("h1"))) == title, stage


def test_search_knows_every_page():
    done = subprocess.run([sys.executable, os.path.join(HELP, "index.py"), "--check"],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for language in LANGUAGES:
        index = read(HELP, language, "search-index.js")
        for name in pages(language):
            assert name == "index.html" or f'"{name}"' in index, name
        for link in re.findall(r'"link": "[^"#]*#([^"]*)"', index):
            assert re.fullmatch("[a-z0-9-]+", link)


def test_charts_and_methods_exist_and_are_named():
    kinds = {line.split()[0] for line in run("chart", "--list").splitlines()}
    methods = {line.split()[0] for line in run("compute", "--list").splitlines()}
    for language in LANGUAGES:
        named, both = set(), kinds | methods
        for name in pages(language):
            for code in tree(language, name).iter("code"):
                text = words(code)
                if re.fullmatch("[a-z]+(-[a-z]+)*", text):
                    named.add(text)
        unknown = named - both - {"concord-cli"}
        assert not unknown, unknown
        assert language != "en" or not both - named, both - named


def test_commands_and_options_exist_and_are_named():
    known = set(commands())
    named = set()
    for language, name, root in every():
        for element in root.iter():
            if element.tag not in ("code", "pre"):
                continue
            for line in words(element).split("|") if element.tag == "code" \
                    else "".join(element.itertext()).split("\n"):
                match = re.search(r"concord-cli ([a-z][a-z-]*)", line)
                if not match:
                    continue
                command = match.group(1)
                assert command in known, f"{name}: {line}"
                named.add(command)
                options = run(command, "--help")
                for option in re.findall(r"(?<!\S)(--[a-z-]+)", line):
                    assert option in options, f"{name}: {line}"
    assert known == named, known - named


def test_words_of_the_screen_are_those_of_the_screen():
    """What is in strong type stands so on a screen, letter for letter."""
    sources = [os.path.join(TOP, "ui", f) for f in os.listdir(os.path.join(TOP, "ui"))]
    for room in ("app", "model", "findings", "figures"):
        folder = os.path.join(TOP, "src", room)
        sources += [os.path.join(folder, f) for f in os.listdir(folder)]
    text = "\n".join(read(f) for f in sources if os.path.isfile(f)).replace("_", "")
    text = re.sub(r'"\s*\n\s*"', "", text)
    missing = {}
    for name in pages("en"):
        for strong in tree("en", name).iter("strong"):
            if words(strong) not in text:
                missing.setdefault(name, []).append(words(strong))
    assert not missing, missing


def test_welsh_words_of_the_screen_are_those_of_the_screen():
    """What is in strong type is how po/cy.po says what is in strong type in English."""
    welsh = {english.lower(): texts for english, texts in translations().items()}
    for name in pages("cy"):
        here = [words(e) for e in tree("cy", name).iter("strong")]
        there = [words(e) for e in tree("en", name).iter("strong")]
        missing = [e for e in there if not welsh.get(e.lower())]
        assert not missing, missing
        known = set().union(*(welsh[e.lower()] for e in there))
        assert set(here) <= known, f"{name}: {set(here) - known}"
        for english in there:
            assert welsh[english.lower()] & set(here), f"{name}: {english}"
        assert len(here) == len(there), name


def test_welsh_stages_and_charts_are_called_as_on_the_screen():
    welsh = translations()
    for stage, title in stages():
        assert words(next(tree("cy", stage + ".html").iter("h1"))) in welsh[title], stage
    for row in zip(*(tree(l, "charts-and-pictures.html").iter("tr") for l in ("en", "cy"))):
        kind, english, here = words(row[0][0]), words(row[0][1]), words(row[1][1])
        assert words(row[1][0]) == kind or row[0][0].tag == "th"
        assert row[0][0].tag == "th" or here in welsh[english], english


def test_languages_have_the_same_pages():
    """The same pages, places and links in each; a glossary goes by its own alphabet."""
    def outline(language, name):
        return sorted((e.tag, e.get("id") or "", e.get("href") or e.get("src") or "")
                      for e in tree(language, name).iter())

    assert LANGUAGES == ["cy", "en"]
    assert pages("cy") == pages("en")
    for name in pages("en"):
        assert outline("cy", name) == outline("en", name), name


def test_lines_are_short_enough_to_read():
    css = read(HELP, "help.css")
    assert "prefers-color-scheme: dark" in css
    assert float(re.search(r"max-width: ([\d.]+)rem", css).group(1)) <= 40
    assert "url(" not in css and "@import" not in css


def test_search_asks_nobody():
    script = read(HELP, "search.js")
    for call in ("fetch", "XMLHttpRequest", "innerHTML", "eval", "import(", "localStorage", "http"):
        assert call not in script, call


def main():
    tests = [(n, f) for n, f in sorted(globals().items()) if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name[5:].replace('_', ' ')}")
        except AssertionError as error:
            failed = 1
            print(f"# {error}\nnot ok {number} - {name[5:].replace('_', ' ')}")
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The paper as an OpenDocument text: its parts, and what LibreOffice makes of it (TAP).

Whatever the text says must be, in the same order, in the PDF that LibreOffice makes of it and in
Concord's own, which comes from other code."""
import json
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import unicodedata
import zipfile
from xml.etree import ElementTree

import office
from office import SAMPLE, Skip, run

MEDIA = "application/vnd.oasis.opendocument.text"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {"office": OASIS + "office:1.0", "style": OASIS + "style:1.0", "text": OASIS + "text:1.0",
          "table": OASIS + "table:1.0", "draw": OASIS + "drawing:1.0", "meta": OASIS + "meta:1.0",
          "fo": OASIS + "xsl-fo-compatible:1.0", "svg": OASIS + "svg-compatible:1.0",
          "manifest": OASIS + "manifest:1.0", "xlink": "http://www.w3.org/1999/xlink",
          "dc": "http://purl.org/dc/elements/1.1/"}
HOSTILE = "Costs <b>&amp; \"gains\"</b> of A & B's  two   plans\n- 1 < 2 > 0\n- ]]> stays"
MARGIN, FOOT = 56, 28  # points that pages keep free


def q(name):
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


# --- reading a text ---------------------------------------------------------------------------


def said(element):
    """What a paragraph says, without what frames and notes in it say."""
    words = element.text or ""
    for child in element:
        if child.tag == q("text:s"):
            words += " " * int(child.get(q("text:c"), "1"))
        elif child.tag in (q("text:tab"), q("text:line-break")):
            words += " "
        elif child.tag not in (q("draw:frame"), q("text:bookmark")):
            words += said(child)
        words += child.tail or ""
    return words


class Text:
    """An OpenDocument text: its parts, and its paragraphs in their order."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.infos = archive.infolist()
            self.files = {i.filename: archive.read(i) for i in self.infos}
        self.content, self.styles, self.meta = (ElementTree.fromstring(self.files[name + ".xml"])
                                                for name in ("content", "styles", "meta"))
        self.body = self.content.find(f"{q('office:body')}/{q('office:text')}")
        self.named = {}
        for root in (self.styles, self.content):
            for style in root.iter(q("style:style")):
                key = style.get(q("style:family")), style.get(q("style:name"))
                assert key not in self.named, f"{key} is defined twice"
                self.named[key] = style
        index = self.body.find(q("text:table-of-content"))
        self.index = list(index.iter(q("text:p"))) if index is not None else []
        inside = set(self.index)
        self.paragraphs = [p for p in self.body.iter() if p.tag in (q("text:p"), q("text:h"))
                           and p not in inside]

    def style(self, paragraph):
        """The named style of a paragraph."""
        name = paragraph.get(q("text:style-name"))
        style = self.named["paragraph", name]
        while style.get(q("style:display-name")) is None:
            style = self.named["paragraph", style.get(q("style:parent-style-name"))]
        return style.get(q("style:display-name"))

    def property(self, paragraph, kind, name):
        """What its style says, or those that it is made from."""
        style = self.named["paragraph", paragraph.get(q("text:style-name"))]
        while style is not None:
            found = style.find(q(kind))
            if found is not None and found.get(q(name)) is not None:
                return found.get(q(name))
            style = self.named.get(("paragraph", style.get(q("style:parent-style-name"))))
        default = next(d for d in self.styles.iter(q("style:default-style"))
                       if d.get(q("style:family")) == "paragraph")
        return default.find(q(kind)).get(q(name))

    def of_style(self, *names):
        return [p for p in self.paragraphs if self.style(p) in names]


def tight(text):
    """Lines and columns end elsewhere in another program: without spaces and ligatures."""
    return re.sub(r"\s+|\u00ad", "", unicodedata.normalize("NFKC", text))


def pages(path):
    """What a PDF says, page by page, without its foot."""
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", subprocess.run(
        ["pdfinfo", path], capture_output=True, check=True).stdout.decode()).groups()
    done = subprocess.run(["pdftotext", "-raw", "-x", "0", "-y", "0", "-W",
                           str(int(float(width)) + 1), "-H",
                           str(int(float(height)) - MARGIN - FOOT + 6), path, "-"],
                          capture_output=True, check=True)
    return [tight(p) for p in done.stdout.decode().split("\f")]


def find_all(text, where, name):
    """Every paragraph and cell in its order."""
    at, count = 0, 0
    for paragraph in text.paragraphs:
        words = tight(said(paragraph))
        if words == "":
            continue
        found = where.find(words, at)
        assert found >= 0, f"{name} lacks, after {where[max(at - 60, 0):at]!r}: {words!r}"
        at, count = found + len(words), count + 1
    return count


# --- papers -----------------------------------------------------------------------------------

PAPERS = {"a": [], "b": ["--part", "B"], "both": ["--language", "cy+en"], "figures": ["--figures"],
          "mono": ["--mono"], "letter": ["--size", "letter", "--part", "B"]}
MADE = {}


def report(project=SAMPLE):
    return json.loads(run("show", project, "--json"))["project"]["reports"][0]


def paper(name):
    if name not in MADE:
        if name == "hostile":
            shutil.copy(SAMPLE, "hostile.concord")
            item = report()["sections"][0]["items"][0]["id"]
            run("set", "hostile.concord", "-o", "hostile.concord", "--why", "test", "--", item,
                "words", HOSTILE)
        project = "hostile.concord" if name == "hostile" else SAMPLE
        run("paper", project, "-o", name + ".odt", *PAPERS.get(name, []))
        run("paper", project, "-o", name + ".pdf", "--per-page", "1", *PAPERS.get(name, []))
        MADE[name] = Text(name + ".odt")
    return MADE[name]


ALL = ["a", "b", "both", "figures", "hostile"]
CONVERTED = {}


def convert(kind):
    """Papers as LibreOffice stores them, by their names."""
    if kind in CONVERTED:
        return CONVERTED[kind]
    program = os.path.dirname(os.path.realpath(office.find()))
    if not os.path.exists(os.path.join(program, "libswlo.so")):
        raise Skip("LibreOffice is installed without Writer")
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    names = ALL if kind == "pdf" else ["b", "both"]
    for name in names:
        paper(name)
    made = office.convert(kind, "as-" + kind, [name + ".odt" for name in names], 200)
    CONVERTED[kind] = dict(zip(names, made))
    return CONVERTED[kind]


# --- the package ------------------------------------------------------------------------------


def test_package():
    for name in ALL:
        text = paper(name)
        first = text.infos[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        with open(name + ".odt", "rb") as file:
            # OpenDocument 1.3, part 2, 3.3: no extra field, so that the type is at byte 38.
            assert file.read(38 + len(MEDIA))[30:] == b"mimetype" + MEDIA.encode()
        manifest = ElementTree.fromstring(text.files["META-INF/manifest.xml"])
        listed = {e.get(q("manifest:full-path")): e.get(q("manifest:media-type"))
                  for e in manifest}
        assert listed.pop("/") == MEDIA
        assert set(listed) == set(text.files) - {"mimetype", "META-INF/manifest.xml"}
        assert manifest.get(q("manifest:version")) == "1.3"
        for root in (text.content, text.styles, text.meta):
            assert root.get(q("office:version")) == "1.3"


def test_same_bytes():
    paper("a")
    run("paper", SAMPLE, "-o", "again.odt")
    with open("a.odt", "rb") as one, open("again.odt", "rb") as two:
        assert one.read() == two.read(), "the same project, other bytes"


def test_styles_are_there():
    """Every style that is named is defined, and names that must be one thing's are."""
    for name in ALL:
        text = paper(name)
        families = {"text:p": "paragraph", "text:h": "paragraph", "text:a": "text",
                    "table:table": "table", "table:table-column": "table-column",
                    "table:table-row": "table-row", "table:table-cell": "table-cell",
                    "draw:frame": "graphic"}
        for root in (text.content, text.styles):
            for element, family in families.items():
                for used in root.iter(q(element)):
                    style = next((v for k, v in used.attrib.items() if k.endswith("}style-name")),
                                 None)
                    assert style is not None, f"{name}: a {element} without a style"
                    assert (family, style) in text.named, f"{name}: no style {family} {style}"
        for (family, _), style in text.named.items():
            parent = style.get(q("style:parent-style-name"))
            assert parent is None or (family, parent) in text.named, parent
            following = style.get(q("style:next-style-name"))
            assert following is None or (family, following) in text.named, following
        lists = {s.get(q("style:name")) for s in text.styles.iter(q("text:list-style"))}
        assert all(e.get(q("text:style-name")) in lists for e in text.body.iter(q("text:list")))
        for element, attribute in (("table:table", "table:name"), ("draw:frame", "draw:name"),
                                   ("text:bookmark", "text:name"),
                                   ("text:sequence", "text:ref-name")):
            names = [e.get(q(attribute)) for e in text.body.iter(q(element))]
            assert len(names) == len(set(names)), f"{name}: {attribute} twice"


def test_pages():
    for name, width, height in (("a", 595.28, 841.89), ("letter", 612, 792)):
        layout = next(paper(name).styles.iter(q("style:page-layout-properties")))
        assert abs(float(layout.get(q("fo:page-width")).removesuffix("pt")) - width) < 0.1
        assert abs(float(layout.get(q("fo:page-height")).removesuffix("pt")) - height) < 0.1
        assert layout.get(q("fo:margin-left")) == "20mm"
    for name, is_exempt in (("a", False), ("b", True)):
        foot = paper(name).styles.find(f".//{q('style:footer')}/{q('text:p')}")
        assert "RBC/2026/CSP/014" in said(foot) and "Revision " in said(foot)
        assert foot.find(q("text:page-number")) is not None
        assert foot.find(q("text:page-count")) is not None
        assert ("Part B – not for publication" in said(foot)) == is_exempt


def test_properties():
    meta = paper("a").meta[0]
    assert meta.find(q("dc:title")).text == report()["title"]
    assert meta.find(q("dc:creator")).text == "Riverdale Borough Council"
    assert meta.find(q("dc:language")).text == "en-GB"
    assert paper("both").meta[0].find(q("dc:language")).text == "cy-GB"
    assert paper("both").meta[0].find(q("dc:title")).text == report()["title-welsh"]


# --- what it says -----------------------------------------------------------------------------


def test_numbers():
    """Sections count from 1, paragraphs in them; Part B's begin with a B; figures and tables."""
    for name, letter in (("a", ""), ("b", "B")):
        text = paper(name)
        section, paragraph, sections = 0, 0, 0
        for p in text.of_style("Heading 1", "Numbered paragraph"):
            number = said(p).split(" ")[0]
            if text.style(p) == "Heading 1" and number != "Appendix":
                section, paragraph, sections = section + 1, 0, sections + 1
                assert number == f"{letter}{section}", number
            elif text.style(p) == "Numbered paragraph":
                paragraph += 1
                assert number == f"{letter}{section}.{paragraph}", number
        assert sections >= 2
        for style, word in (("Figure", "Figure"), ("Table", "Table")):
            numbers = [f.text for p in text.of_style(style) for f in p.iter(q("text:sequence"))]
            assert numbers == [str(i + 1) for i in range(len(numbers))] != []
            assert all(said(p).startswith(word + " ") for p in text.of_style(style))


def test_headings():
    text = paper("a")
    levels = {}
    for heading in text.body.iter(q("text:h")):
        levels.setdefault(heading.get(q("text:outline-level")), []).append(said(heading))
    wanted = [s["heading"] for s in report()["sections"] if s.get("left-out") != "yes"]
    assert [h.split(" ", 1)[1] for h in levels["1"] if not h.startswith("Appendix")] \
        == [w for w in wanted if f" {w}" in " ".join(levels["1"])]
    assert len(levels["1"]) > 10 and len(levels["2"]) > 5 and set(levels) == {"1", "2"}
    for style in ("Heading 1", "Heading 2", "Figure", "Table"):
        for p in text.of_style(style):
            assert text.property(p, "style:paragraph-properties", "fo:keep-with-next") == "always"
    for p in text.of_style("Text body", "Numbered paragraph"):
        for side in ("fo:widows", "fo:orphans"):
            assert text.property(p, "style:paragraph-properties", side) == "2"
    appendix = next(p for p in text.of_style("Heading 1") if said(p).startswith("Appendix 1"))
    assert text.property(appendix, "style:paragraph-properties", "fo:break-before") == "page"


def test_contents():
    """An entry for each heading, with a link; none in a short paper."""
    text = paper("a")
    entries = [said(e) for e in text.index[1:]]
    headings = [said(h) for h in text.body.iter(q("text:h"))]
    assert [tight(e) for e in entries] == [tight(h) for h in headings]
    marks = {m.get(q("text:name")): said(h) for h in text.body.iter(q("text:h"))
             for m in h.iter(q("text:bookmark"))}
    for entry in text.index[1:]:
        link = entry.find(q("text:a"))
        reference = link.find(q("text:bookmark-ref")).get(q("text:ref-name"))
        assert link.get(q("xlink:href")) == "#" + reference
        assert tight(marks[reference]) == tight(said(entry))
    assert paper("figures").index == []


def test_figures():
    for name in ("a", "b", "mono", "figures"):
        text = paper(name)
        captions = [said(p) for p in text.of_style("Figure")]
        frames = list(text.body.iter(q("draw:frame")))
        assert len(frames) == len(captions) > 1
        for caption, frame in zip(captions, frames):
            svg, png = (i.get(q("xlink:href")) for i in frame.findall(q("draw:image")))
            drawing = ElementTree.fromstring(text.files[svg])
            assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
            assert len(list(drawing.iter("{http://www.w3.org/2000/svg}text"))) > 2
            assert text.files[png][:8] == b"\x89PNG\r\n\x1a\n"
            for dots, side in zip(struct.unpack(">II", text.files[png][16:24]),
                                  ("svg:width", "svg:height")):
                inches = float(frame.get(q(side)).removesuffix("pt")) / 72
                assert abs(dots / inches - 300) < 3, f"{dots} dots on {inches} inches"
            title = frame.find(q("svg:title")).text
            if name == "figures":
                assert caption.endswith(": " + title)
            assert len(frame.find(q("svg:desc")).text) > 40 and title != ""


def test_tables():
    text = paper("a")
    tables = [t for t in text.body.iter(q("table:table"))
              if not t.get(q("table:name")).startswith("Facts")]
    assert len(tables) >= len(text.of_style("Table")) > 5
    captions = {after: before for before, after in zip(text.body, text.body[1:])}
    checked = 0
    for table in tables:
        header = table.findall(f"{q('table:table-header-rows')}/{q('table:table-row')}")
        rows = header + table.findall(q("table:table-row"))
        columns = len(table.findall(q("table:table-column")))
        assert len(header) == 1 and len(rows) > 1
        assert all(len(r.findall(q("table:table-cell"))) == columns for r in rows)
        for row in rows:
            style = text.named["table-row", row.get(q("table:style-name"))]
            assert style[0].get(q("fo:keep-together")) == "always"
        if "lead" in said(captions[table]):
            # The scores of options: a name, and numbers under each other.
            aligned = [text.property(p, "style:paragraph-properties", "fo:text-align")
                       for p in rows[1].iter(q("text:p"))]
            assert aligned[0] == "start" and "end" in aligned[1:], aligned
            checked += 1
        widths = [float(text.named["table-column", c.get(q("table:style-name"))][0]
                        .get(q("style:column-width")).removesuffix("pt"))
                  for c in table.findall(q("table:table-column"))]
        assert abs(sum(widths) - (595.276 - 2 * 56.693)) < 1, widths
    assert checked >= 1
    facts = next(t for t in text.body.iter(q("table:table"))
                 if t.get(q("table:name")).startswith("Facts"))
    assert ["Contact", report()["contact"]] in [[said(p) for p in row.iter(q("text:p"))]
                                                for row in facts.iter(q("table:table-row"))]


def test_languages():
    text = paper("both")
    language = lambda p: text.property(p, "style:text-properties", "fo:language")
    found = {said(p).split(" ", 1)[-1]: language(p) for p in text.of_style("Heading 1")}
    found.update({said(p): language(p) for p in text.of_style("Title")})
    for section in report()["sections"]:
        if section["heading"] in found and "heading-welsh" in section:
            assert found[section["heading"]] == "en" and found[section["heading-welsh"]] == "cy"
    assert found[report()["title"]] == "en" and found[report()["title-welsh"]] == "cy"
    assert sum(value == "cy" for value in found.values()) > 8
    for p in text.of_style("Numbered paragraph"):
        country = text.property(p, "style:text-properties", "fo:country")
        assert country == "GB"
    masters = [m.get(q("style:name")) for m in text.styles.iter(q("style:master-page"))]
    second = text.of_style("Title")[1]
    style = text.named["paragraph", second.get(q("text:style-name"))]
    assert len(masters) == 2 and style.get(q("style:master-page-name")) == masters[1]


def test_hostile_words():
    """What XML and word processors would take for something else is text."""
    text = paper("hostile")
    first, *rest = HOSTILE.split("\n")
    assert "1.1 " + first in [said(p) for p in text.of_style("Numbered paragraph")]
    bullets = [said(p) for p in text.of_style("List Bullet")]
    assert [b.removeprefix("- ") for b in rest] == bullets[:2]


# --- files that can't be written --------------------------------------------------------------


def test_no_half_file():
    os.mkdir("folder")
    for path in ("no/such/folder.odt", "folder"):
        target = path if path.endswith(".odt") else "folder/in.odt"
        if target == "folder/in.odt":
            os.mkdir(target)
        words = run("paper", SAMPLE, "-o", target, status=1)
        assert target.rsplit("/", 1)[-1] in words and len(words.strip().split("\n")) == 1, words
    with open("folder/old.odt", "w", encoding="utf-8") as old:
        old.write("before")

    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    words = run("paper", SAMPLE, "-o", "folder/old.odt", status=1, preexec_fn=little_room)
    assert "old.odt" in words
    with open("folder/old.odt", encoding="utf-8") as old:
        assert old.read() == "before"
    assert sorted(os.listdir("folder")) == ["in.odt", "old.odt"]


# --- what LibreOffice makes of it -------------------------------------------------------------


def test_office_shows_everything():
    for name, path in convert("pdf").items():
        count = find_all(paper(name), "".join(pages(path)), f"LibreOffice's PDF of {name}")
        assert count > 50, f"{name}: {count}"


def test_own_pdf_says_the_same():
    """Concord's own pages say all that the text says, in the same order."""
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    for name in ALL:
        count = find_all(paper(name), "".join(pages(name + ".pdf")), f"Concord's PDF of {name}")
        assert count > 50, f"{name}: {count}"


def test_office_counts_pages():
    """Contents say the pages on which headings are; the foot says how many there are."""
    path = convert("pdf")["a"]
    seen = pages(path)
    text = paper("a")
    for entry in text.index[1:4]:
        words = tight(said(entry))
        # Behind the page, which has one digit, is the number of the next entry.
        number = int(re.search(re.escape(words) + r"\.*(\d+)" + r"(?=\D|$)", "".join(seen))[1][:1])
        assert words in seen[number - 1]
    whole = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True,
                           check=True).stdout.decode()
    assert f"Page 2 of {len(seen) - 1}" in whole


def test_office_keeps_structure():
    """Stored again by LibreOffice: headings, tables and what pictures say to a blind reader."""
    for name, path in convert("odt").items():
        before, after = paper(name), Text(path)
        head = lambda text: [(h.get(q("text:outline-level")), " ".join(said(h).split()))
                             for h in text.body.iter(q("text:h"))]
        assert head(before) == head(after), f"{name}: other headings"
        rows = lambda text: [(len(list(t.iter(q("table:table-row")))),
                              len(t.findall(q("table:table-header-rows"))))
                             for t in text.body.iter(q("table:table"))]
        assert rows(before) == rows(after), f"{name}: other tables"
        alt = lambda text: [(f.find(q("svg:title")).text, f.find(q("svg:desc")).text)
                            for f in text.body.iter(q("draw:frame"))]
        assert alt(before) == alt(after), f"{name}: other words for pictures"
        fields = lambda text: [f.text for f in text.body.iter(q("text:sequence"))]
        assert fields(before) == fields(after), f"{name}: figures are counted otherwise"


if __name__ == "__main__":
    office.main(globals())

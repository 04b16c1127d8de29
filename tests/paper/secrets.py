#!/usr/bin/env python3
"""What is exempt, and how few persons gave an answer, in all that leaves the program (TAP).

Two projects that differ in nothing but what is secret must give the same papers, word by word: so
nothing that was worked out from a secret gives it away either. That the secrets differ at all, and
are worked into what is made, is seen in Part B."""
import copy
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

CLI, KINDS = (os.path.abspath(path) for path in sys.argv[1:3])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
SPACE = "urn:concord:project:1"
WORD = re.compile(r"(?:Zorb|Vask)[a-z]+x")
os.chdir(tempfile.mkdtemp())
ElementTree.register_namespace("", SPACE)


def run(program, *args):
    done = subprocess.run([program, *args], capture_output=True, env=ENV)
    assert done.returncode == 0, f"{args}: exit {done.returncode}: {done.stderr.decode()}"
    return done.stdout.decode(errors="replace")


def q(name):
    return f"{{{SPACE}}}{name}"


# --- the project ------------------------------------------------------------------------------

# Of a number: the first, and the step from one to the next. In the other project they are shifted, the
# last comes first, and the first record of each kind has none: what the public is told may follow
# neither from a value, nor from an order, nor from an absence.
NUMBERS = {("bidder", "price"): (97_310_000, 1_370_000), ("supplier", "appetite"): (0.513, 0.017),
           ("mark", "mark"): (6.13, 0.017), ("moderation", "mark"): (6.27, 0.017)}
SHIFT = {("bidder", "price"): 110_000, ("supplier", "appetite"): 0.09, ("mark", "mark"): 0.05,
         ("moderation", "mark"): 0.05}


def name_word(prefix, number):
    """A word of letters alone that no line is broken in: "Zorbabcx"."""
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 26)
        letters += chr(ord("a") + digit)
    return prefix + letters + "x"


class Project:
    """The sample's state without its history, every secret in it replaced."""

    def __init__(self, other=False):
        self.prefix = "Vask" if other else "Zorb"
        self.other = other
        self.words = {}  # each with what it stands in
        self.root = ElementTree.parse(SAMPLE).getroot()
        self.project = self.root.find(f"{q('state')}/{q('project')}")
        self.project.set("futures", "1000")
        self.n_ids = 0

    def find(self, kind):
        found = list(self.project.iter(q(kind)))
        assert found, f"The sample has no {kind}: this test can't fill its confidential fields"
        return found

    def get(self, record_id):
        return next(e for e in self.project.iter() if e.get("id") == record_id)

    def word(self, where):
        word = name_word(self.prefix, len(self.words))
        self.words[word] = where
        return word

    def fill_field(self, kind, field, value):
        records = self.find(kind)
        for i, record in enumerate(records):
            if value in ("text", "long"):
                text = self.word((kind, field))
                child = record.find(q(field))
                if value == "text":
                    record.set(field, text)
                elif child is not None:
                    child.text = text
                else:
                    child = ElementTree.Element(q(field))
                    child.text = text
                    record.insert(0, child)
                continue
            first, step = NUMBERS[kind, field]
            number = first + step * i
            if self.other:
                number = first + step * (len(records) - 1 - i) + SHIFT[kind, field]
            if self.other and i == 0:
                record.attrib.pop(field, None)
            elif (kind, field) == ("supplier", "appetite") or record.get(field) is not None:
                record.set(field, f"{number:.2f}" if value == "money" else f"{number:.3f}".rstrip("0"))

    def fill_fields(self, fields):
        for kind, field, value in fields:
            if value in ("money", "number"):
                assert (kind, field) in NUMBERS, f"Nothing fills {kind} {field}"
            assert value != "other", f"Nothing fills {kind} {field}"
            self.fill_field(kind, field, value)

    def add(self, parent, tag, texts=(), **values):
        self.n_ids += 1
        record = ElementTree.SubElement(parent, q(tag), id=f"{0xabc0000000000000 + self.n_ids:016x}",
                                        order=f"{chr(ord('G') + self.n_ids // 20)}"
                                              f"{chr(ord('G') + self.n_ids % 20)}", **values)
        for name, text in texts:
            ElementTree.SubElement(record, q(name)).text = text
        return record

    def write_report(self, kinds, exercises):
        """Everything that can be printed, once in public and once with exempt titles."""
        for report in self.project.findall(q("report")):
            self.project.remove(report)
        report = self.add(self.project, "report", title="All of it", tables="yes", workings="yes",
                          **{"title-welsh": "Y cyfan"})
        public = self.add(report, "report-section", heading="Public")
        exempt = self.add(report, "report-section", heading=self.word("heading"), publicity="exempt",
                          **{"heading-welsh": self.word("heading")})
        mixed = self.add(report, "report-section", heading="Mixed")
        hidden = self.add(report, "report-section", heading=self.word("never"), **{"left-out": "yes"},
                          texts=[("prompt", self.word("never"))])
        self.add(hidden, "report-item", kind="words", texts=[("words", self.word("never"))])
        for section, flags in ((exempt, {}), (mixed, {"exempt": "yes"})):
            self.add(section, "report-item", kind="words", **flags,
                     texts=[("words", f"{self.word('words')}\n- {self.word('words')}"),
                            ("words-welsh", f"{self.word('words')}\n- {self.word('words')}")])
            for kind, shows in (("figure", "weighted-scores"), ("table", "swing-weights"),
                                ("list", "risks")):
                self.add(section, "report-item", kind=kind, shows=shows, title=self.word("title"),
                         **flags, **{"title-welsh": self.word("title")})
        for kind, shows in kinds:
            if shows in OF_CONSULTATIONS[:4]:
                for exercise in exercises:
                    self.add(public, "report-item", kind=kind, shows=shows, exercise=exercise)
            else:
                self.add(public, "report-item", kind=kind, shows=shows)
            if kind == "figure":
                self.add(public, "report-item", kind="table", shows=shows)

    def write(self, path):
        for part in list(self.root):
            if part.tag != q("state"):
                self.root.remove(part)
        base = copy.deepcopy(self.root.find(q("state")))
        base.tag = q("base")
        self.root.insert(0, base)
        self.root.insert(1, ElementTree.Element(q("history")))
        ElementTree.ElementTree(self.root).write(path, encoding="utf-8", xml_declaration=True)


def read_kinds(*paths):
    lines = [line.split() for line in run(KINDS, *paths).splitlines()]
    fields = [tuple(line[1:]) for line in lines if line[0] == "field"]
    shown = []
    for line in lines:
        if line[0] != "field" and tuple(line) not in shown:
            shown.append(tuple(line))
    return fields, shown


# --- what leaves ------------------------------------------------------------------------------


def read_pdf(path):
    """All that a PDF holds: its pages, and every object and string of it, as they stand and as UTF-16.
    What poppler reads out of its structure is made of these and takes it longer than all else here:
    see hear_pdf()."""
    plain = path + ".qdf"
    run("qpdf", "--qdf", "--object-streams=disable", path, plain)
    with open(plain, "rb") as file:
        raw = file.read()
    strings = [bytes.fromhex(found.decode()).decode("utf-16", "replace")
               for found in re.findall(rb"<((?:[fF][eE][fF][fF])(?:[0-9a-fA-F]{4})*)>", raw)]
    literal = raw.replace(b"\\000", b"\0")
    return "\n".join([run("pdftotext", "-layout", path, "-"), run("pdfinfo", path),
                      "\n".join(strings), raw.decode("latin-1"),
                      literal.decode("latin-1").replace("\0", "")])


def hear_pdf(path):
    """What the structure of a PDF tells a screen reader."""
    return run("pdfinfo", "-struct-text", path)


def read_odt(path):
    text = ""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            text += f"\n{info.filename}\n" + archive.read(info).decode(errors="replace")
    return text


# What differs between two runs and says nothing: when, and the PDF's own name of itself.
CHANGING = [(r"(CreationDate|ModDate).*", ""), (r"/ID \[.*?\]", ""), (r"D:\d{14}[^)]*", ""),
            (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*", ""), (r"(?s)<uuid:.*?>|uuid:[0-9a-f-]+", ""),
            (r"\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}", ""), (r"(?<!\S)\S+\.concord", "")]


def still(text):
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return text


def print_parts(path, part, languages=("cy+en", "en+cy")):
    """Each of what is printed of the project, and what it says."""
    made = {}
    for name, language in zip(("paper.pdf", "paper.odt"), languages):
        run(CLI, "paper", path, "--part", part, "--language", language, "-o", name)
        made[name] = read_odt(name) if name.endswith("odt") else read_pdf(name)
    return made


def print_public(path, figures):
    made = print_parts(path, "A")
    for name, args in (("figures.pdf", []), ("figures.odt", ["--language", "cy"])):
        run(CLI, "paper", path, "--figures", *args, "-o", name)
        made[name] = read_odt(name) if name.endswith("odt") else read_pdf(name)
    for kind in figures:
        words = run(CLI, "chart", path, kind, "-o", kind + ".svg")
        with open(kind + ".svg", encoding="utf-8") as file:
            made[kind] = words + file.read()
    return made


def differ(made, other):
    """The first line in which two printings differ, or None."""
    for name, text in made.items():
        lines, others = (still(t).splitlines() for t in (text, other[name]))
        for line, beside in zip(lines + [""], others + [""]):
            if line != beside:
                return f"{name}: {line.strip()[:300]!r} or {beside.strip()[:300]!r}"
        if len(lines) != len(others):
            return f"{name}: {len(lines)} or {len(others)} lines"
    return None


# --- the tests --------------------------------------------------------------------------------

_, SAMPLE_KINDS = read_kinds(SAMPLE)
FIELDS = _
EXERCISES = [e.get("id") for e in ElementTree.parse(SAMPLE).getroot().find(q("state")).iter(q("exercise"))]
FIGURES = [name for kind, name in SAMPLE_KINDS if kind == "figure"]


OF_CONSULTATIONS = ("consultation", "representativeness", "consultation-agreement", "response-rate",
                    "exercises", "replies")


OF_PACKAGES = ("market", "bundling", "explorer", "need-capacity", "over-bundling",
               "package-frontier", "services-in", "services-out")


def make(path, other=False, change=None, shown=OF_CONSULTATIONS):
    """The project with its secrets, or with others; where they change, with what is @shown alone."""
    project = Project(other)
    project.fill_fields(FIELDS)
    project.write_report([kind for kind in SAMPLE_KINDS
                          if change is None or kind[1] in shown], EXERCISES)
    if change is not None:
        change(project)
    project.write(path)
    return project


def test_fields_are_known():
    """Every confidential field is filled; one without a rule here has made an error by now."""
    project = make("one.concord")
    filled = {where for where in project.words.values() if isinstance(where, tuple)}
    for kind, field, value in FIELDS:
        assert value in ("money", "number") or (kind, field) in filled, (kind, field)
    for (kind, field), (first, step) in NUMBERS.items():
        assert (kind, field) in {f[:2] for f in FIELDS}, (kind, field)


def test_part_a_has_no_secret_word():
    made = print_public("one.concord", FIGURES)
    assert "Public" in made["paper.pdf"] and "Public" in made["paper.odt"]
    heard = {f"{name}, heard": hear_pdf(name) for name in ("paper.pdf", "figures.pdf")}
    assert "Public" in heard["paper.pdf, heard"]
    for withheld in ("without what suppliers said in confidence",
                     "what the price formulas make of them, are exempt from publication",
                     "What the evaluators gave the tenders, and what comes of it, is exempt",
                     "Marks of the evaluators: exempt from publication"):
        assert withheld in made["paper.odt"], f"nothing says: {withheld}"
    for name, text in [*made.items(), *heard.items()]:
        found = WORD.search(text)
        assert found is None, f"{name} tells {found.group()}: {PROJECT.words.get(found.group())}"
    PRINTED.update(made)


def test_part_a_does_not_depend_on_secrets():
    assert len(PRINTED) == 4 + len(FIGURES)
    make("two.concord", other=True)
    found = differ(PRINTED, print_public("two.concord", FIGURES))
    assert found is None, found


def spread(first, last):
    """Appetites that rise or fall evenly from the first supplier to the last; services of one cost, of
    which those with less need are among the best only for their suppliers."""
    def change(project):
        for service in project.find("service"):
            service.set("gross-cost", "1000000.00")
            service.attrib.pop("income", None)
        suppliers = project.find("supplier")
        for i, supplier in enumerate(suppliers):
            supplier.set("appetite", f"{first + (last - first) * i / (len(suppliers) - 1):.3f}")
    return change


def test_part_a_does_not_depend_on_appetites():
    """Two projects that differ in these alone have not as many packages that are best: Part B says
    so, Part A says the same of both."""
    paths = ("keen.concord", "shy.concord")
    for path, change in zip(paths, (spread(1, 0), spread(0.02, 0.4))):
        make(path, change=change, shown=OF_PACKAGES)
    public, exempt = ([print_parts(path, part, ("en", "cy")) for path in paths] for part in "AB")
    found = differ(*public)
    assert found is None, found
    best = [re.search(r"Of [\d,]+ (possible )?packages .*? bettered by no other",
                      " ".join(made["paper.pdf"].split())).group() for made in exempt]
    assert best[0] != best[1], f"in both: {best[0]}"


def test_part_b_tells_what_belongs_there():
    made = print_parts("one.concord", "B")
    heard = hear_pdf("paper.pdf")
    other = print_parts("two.concord", "B")
    for name, text in [*made.items(), ("paper.pdf, heard", heard)]:
        for word, where in PROJECT.words.items():
            if where in ("heading", "words", "title"):
                assert word in text, f"{name} lacks {word}, of {where}"
            if where == "never":
                assert word not in text, f"{name} tells {word}, which is left out"
        # Prices, marks and what comes of appetites, in the figures and in the findings' own words.
        for number in ("£97.3m", "6.1–6.2", "0.51"):
            assert number in text, f"{name} lacks {number}"
    assert differ(made, other) is not None


# --- small numbers of persons -----------------------------------------------------------------


def find_exercise(project, title):
    return next(e for e in project.find("exercise") if title in e.get("title"))


def get_counts(question, group, level):
    return [c for c in question.iter(q("count"))
            if c.get("group") == group.get("id") and c.get("answer") == str(level)]


def set_counts(question, group, numbers):
    """The group's answers, from the lowest level: all in the first cell of each."""
    for level, number in enumerate(numbers, 1):
        for i, count in enumerate(get_counts(question, group, level)):
            count.set("number", str(number if i == 0 else 0))


def staff(first, rest):
    """A staff survey in which @first of the first group responded: 4 or 3, whom the paper withholds
    with those of another group that @rest more responded in."""
    def change(project):
        exercise = find_exercise(project, "Staff")
        groups = list(exercise.findall(q("group")))
        exercise.remove(groups.pop())  # of whom nobody answered, so that nothing was weighted
        groups[0].set("population", "12")  # else too few to stand for so many
        for group, responded in zip(groups, (first, 30 + rest, 97)):
            group.set("responded", str(responded))
        for question in exercise.findall(q("question")):
            set_counts(question, groups[0], (0, first - 2, 0, 2, 0))
            set_counts(question, groups[1], (5, 7 + rest, 6, 7, 5))
            set_counts(question, groups[2], (18, 11, 15, 16, 17))
    return change


def levels(lowest, next_to_it):
    """A panel of which @lowest persons gave the lowest answer to the first question."""
    def change(project):
        exercise = find_exercise(project, "panel")
        groups = list(exercise.findall(q("group")))
        question = exercise.find(q("question"))
        for group in groups[1:]:
            set_counts(question, group, (0, 30, 21, 40, 30))
        set_counts(question, groups[0], (lowest, next_to_it, 31, 33, 27))
    return change


def unplaced(number, rest):
    """A panel in which @number persons do not say how old they are."""
    def change(project):
        exercise = find_exercise(project, "panel")
        group = exercise.find(q("group"))
        for question in exercise.findall(q("question")):
            counts = [c for c in get_counts(question, group, 3)]
            counts[0].set("number", str(40 + rest))
            del counts[1].attrib["cell"]
            counts[1].set("number", str(number))
    return change


def assert_hides(name, one, other, word="withheld"):
    """Neither part tells which of two projects it is of, whose published numbers are the same."""
    paths = [f"{name}-{i}.concord" for i in range(2)]
    for path, change in zip(paths, (one, other)):
        make(path, change=change)
    for part in ("A", "B"):
        first, second = (print_parts(path, part, ("en", "cy")) for path in paths)
        found = differ(first, second)
        assert found is None, f"Part {part}: {found}"
        assert part == "B" or word in first["paper.pdf"], f"nothing is {word}"
    for kind in ("response-rate", "consultation-agreement"):
        pictures = []
        for path in paths:
            pictures.append({kind: run(CLI, "chart", path, kind, "-o", "x.svg")
                             + open("x.svg", encoding="utf-8").read()})
        found = differ(*pictures)
        assert found is None, found


def test_small_groups_stay_hidden():
    assert_hides("groups", staff(4, 0), staff(3, 1))


def test_small_answers_stay_hidden():
    assert_hides("levels", levels(3, 40), levels(2, 41))


def test_few_who_say_not_where_they_belong_stay_hidden():
    assert_hides("unplaced", unplaced(3, 0), unplaced(2, 1), "a few answers")


def test_larger_numbers_are_told():
    """So that the tests above can fail: what may be published differs as soon as it does."""
    make("larger-0.concord", change=levels(13, 40))
    make("larger-1.concord", change=levels(12, 41))
    found = differ(*(print_parts(f"larger-{i}.concord", "A", ("en", "cy")) for i in range(2)))
    assert found is not None


PRINTED = {}
PROJECT = make("one.concord")
TESTS = [value for name, value in list(globals().items()) if name.startswith("test_")]
print(f"1..{len(TESTS)}")
failed = 0
for number, test in enumerate(TESTS, 1):
    try:
        test()
        print(f"ok {number} - {test.__name__[5:]}", flush=True)
    except Exception as problem:  # pylint: disable=broad-except
        failed = 1
        print(f"not ok {number} - {test.__name__[5:]}", flush=True)
        for line in f"{type(problem).__name__}: {problem}".splitlines():
            print("#", line[:500])
sys.exit(failed)

"""Seeded problems about ratings and records, for NumPy, SciPy and R alike."""
import csv

from harness import chance, shared

# Shrout and Fleiss 1979, table 2; its coefficients in table 4
SHROUT = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
SHROUT_ICC = {"icc1": .17, "icc2": .29, "icc3": .71, "icc1k": .44, "icc2k": .62, "icc3k": .91}
# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C; alpha by metric
KRIPPENDORFF = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
                [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
                [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
                [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]
KRIPPENDORFF_ALPHA = {"nominal": .743, "ordinal": .815, "interval": .849, "ratio": .797}


def rated(*names):
    """Tables [unit][rater] of CRAN's irr; names become numbers in their order."""
    for name in names:
        with open(shared("agreement", name), newline="", encoding="utf-8") as stream:
            rows = list(csv.reader(stream))[1:]
        words = sorted({word for row in rows for word in row})
        numbers = {word: float(word) if word.isdigit() else words.index(word) for word in words}
        yield [[numbers[word] for word in row] for row in rows]


def tables_of_ratings():
    """[rater][unit] with gaps, and a metric."""
    random = chance("ratings")
    for metric in KRIPPENDORFF_ALPHA:
        yield KRIPPENDORFF, metric
    for number in range(40):
        raters, units = random.randint(2, 6), random.randint(2, 25)
        scale = random.choice([[0, 1], [1, 2, 3, 4, 5], [0, 0.5, 2.5, 7, 100], range(1000)])
        gaps = random.choice([0, .1, .5])
        table = []
        for _ in range(raters):
            table.append([])
        for _ in range(units):
            truth = random.choice(scale)
            for row in table:
                row.append(None if random.random() < gaps else
                           random.choice([truth, truth, random.choice(scale)]))
        pairs = [[r[u] for r in table if r[u] is not None] for u in range(units)]
        if len({v for p in pairs if len(p) > 1 for v in p}) > 1:
            yield table, list(KRIPPENDORFF_ALPHA)[number % 4]


def tables_without_gaps():
    """[unit][rater] and a level."""
    random = chance("no gaps")
    yield SHROUT, .95
    for number in range(40):
        units, raters = random.randint(3, 20), random.randint(2, 6)
        spread = random.choice([.1, 1, 4])
        lean = [random.gauss(0, random.choice([0, 2])) for _ in range(raters)]
        size = random.choice([1, 1e-6, 1e6])
        table = [[(truth + lean[j] + random.gauss(0, spread)) * size for j in range(raters)]
                 for truth in (random.gauss(50, 2) for _ in range(units))]
        if number % 2:
            table = [[round(x / size) for x in row] for row in table]
        if any(row[j] - row[0] != table[0][j] - table[0][0] for row in table
               for j in range(raters)):
            yield table, random.choice([.8, .95, .95, .99])


def records():
    """Prior shapes, successes, trials, level."""
    random = chance("records")
    yield 2, 1, 3, 4, .9
    yield 1.4, 8.6, 4, 14, .95
    yield 1, 1, 0, 0, .95
    yield .5, .5, 0, 30, .95
    yield .01, .01, 2, 2, .5
    yield 1000, 3, 0, 5, .99
    for _ in range(40):
        trials = random.choice([0, 1, 2, 5, random.randint(0, 500)])
        yield (round(random.uniform(.2, 30), 2), round(random.uniform(.2, 30), 2),
               random.choice([0, trials, random.randint(0, trials)]), trials,
               random.choice([.5, .9, .95, .99]))

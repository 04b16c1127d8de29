"""Seeded problems about answers, for SciPy and R alike."""
from harness import chance

# successes, trials, low, high at 95 %: methods.md
PUBLISHED_WILSON = [(18, 20, .698966, .972134), (0, 30, 0, .113513), (30, 30, .886487, 1),
                    (19, 38, .348499, .651501)]


def proportions():
    """successes, trials, level, population or None"""
    random = chance("proportions")
    for successes, trials, _, _ in PUBLISHED_WILSON:
        yield successes, trials, .95, None
    yield 120, 200, .95, 800
    yield 1, 1, .9, None
    yield 0, 1, .99, 2
    yield 3, 7, .95, 8
    yield 1, 10 ** 9, .95, None
    for _ in range(40):
        trials = random.choice([random.randint(1, 12), random.randint(20, 3000)])
        yield (random.choice([0, trials, random.randint(0, trials), random.randint(0, trials)]),
               trials, random.choice([.8, .95, .95, .99, .5]),
               random.choice([None, trials + random.randint(1, 4000)]))


def tables():
    """counts, row totals, column totals; the totals come from a table with the same support."""
    random = chance("tables")
    yield [[10, 10], [10, 10]], [30, 10], [20, 20]
    yield [[7], [30], [2]], [100, 50, 20], [170]  # post-stratification: one column
    yield [[3, 0], [5, 9]], [20, 80], [45, 55]
    yield [[12]], [30], [30]
    for _ in range(30):
        rows, columns = random.randint(1, 6), random.randint(1, 6)
        empty = random.choice([0, 0, .15])
        counts = [[0 if random.random() < empty else random.randint(1, 60) for _ in range(columns)]
                  for _ in range(rows)]
        truth = [[(c > 0) * random.randint(1, 900) for c in row] for row in counts]
        if all(map(any, counts)) and all(map(any, zip(*counts))):
            yield counts, [sum(row) for row in truth], [sum(c) for c in zip(*truth)]


def scales():
    """Counts of 5 or 7 answers, and a level."""
    random = chance("scales")
    yield [4, 6, 40, 30, 20], .95
    yield [0, 0, 0, 0, 9], .95
    yield [0, 0, 5, 0, 0], .95
    yield [1, 0, 0, 0, 0], .99
    yield [1, 0, 0, 0, 0, 0, 1], .5
    for _ in range(40):
        top = random.choice([3, 60, 5000])
        counts = [random.randint(0, top) for _ in range(random.choice([5, 7]))]
        counts[random.randrange(5)] += 1
        yield counts, random.choice([.8, .9, .95, .99])

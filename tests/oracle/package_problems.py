"""Seeded package problems of whole numbers, for brute force and GLPK alike."""
import itertools


def random_package(random, n):
    ids = [f"s{i}" for i in range(n)]
    pairs = list(itertools.combinations(ids, 2))
    groups = lambda: [random.sample(ids, min(random.randint(2, 3), n))
                      for _ in range(random.randint(1, 2))]
    problem = {
        "services": [{"id": i, "need": random.randint(0, 20) * 5,
                      "cost": random.choice([random.randint(0, 40), random.randint(-8, 40)])}
                     for i in ids],
        "synergies": [{"a": a, "b": b, "saving": random.randint(-4, 12)}
                      for a, b in random.sample(pairs, len(pairs) // 2)],
        "suppliers": [{"able": [i for i in ids if random.random() < .8],
                       "appetite": random.choice([.25, .5, .5, .9, 1])}
                      for _ in range(random.randint(0, 6))],
        "bids_wanted": random.randint(0, 4)}
    if random.random() < .5:
        problem["ceiling"] = random.randint(0, 22 * n)
    for key in "together", "apart":
        if random.random() < .4:
            problem[key] = groups()
    if random.random() < .3:
        problem["must"] = [random.choice(ids)]
    if random.random() < .3:
        problem["must_not"] = [random.choice(ids)]
    return problem

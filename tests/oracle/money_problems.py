"""Seeded problems about money, for SciPy, R and the spreadsheet alike."""
from harness import chance

# methods.md: LibreOffice's documentation of NPV, IRR and MIRR; Green Book examples
PUBLISHED_FLOWS = [-15000, 1500, 2500, 3500, 4500, 6000]
PUBLISHED_IRR = ([-150000, 15000, 25000, 35000, 45000, 60000], .0524)


def investments():
    """Spending first, receiving later: one internal rate."""
    random = chance("investments")
    yield PUBLISHED_FLOWS
    yield PUBLISHED_IRR[0]
    yield [-100, 110]
    yield [-1e-6, 3e-7, 4e-7, 5e-7]
    yield [-1e12, 0, 0, 0, 1.5e12]
    yield [-100, 100]
    yield [-100, 1]
    for _ in range(30):
        spending = [-random.uniform(100, 5000) for _ in range(random.randint(1, 3))]
        years = random.randint(2, 30)
        receiving = [random.choice([0, 1, 1, 1]) * random.uniform(1, 900) for _ in range(years)]
        receiving[random.randrange(years)] += 50
        yield [round(flow, 2) for flow in spending + receiving]


def annuities():
    random = chance("annuities")
    yield 2000, 7, .035
    yield 70, 7, 0
    yield 1e9, 1, .035
    yield -350, 60, 1e-9
    yield 12, 25, -.02
    yield 0, 10, .05
    for _ in range(40):
        yield (round(random.uniform(-1e6, 1e6), 2), random.randint(1, 200),
               random.choice([round(random.uniform(0, .2), 4), random.uniform(1e-8, 1e-4), .035]))


def rates_for_mirr():
    random = chance("mirr")
    for flows in investments():
        yield flows, random.choice([.035, 0, .12]), random.choice([.02, .035, 0])
    yield [100, -50, -80, 40, -10], .05, .03
    yield [-5, 0, 0, 0, 0, 7], .9, -.1

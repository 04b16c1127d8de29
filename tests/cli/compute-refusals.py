#!/usr/bin/env python3
"""Problems that concord-cli compute must refuse: exit 2, nothing on standard output, one sentence on
standard error, never a crash (TAP).

Usage: compute-refusals.py PROGRAM"""
import copy
import json
import subprocess
import sys

PROGRAM = sys.argv[1]

# One sound problem for each method, from which the unsound ones are made.
SOUND = {
    "discount": {"flows": [1, 2], "schedule": "green-book"},
    "annuity": {"present_value": 2000, "years": 7, "rate": .035},
    "irr": {"flows": [-1, 2]},
    "mirr": {"flows": [-1, 2], "finance_rate": .1, "reinvest_rate": .1},
    "switching": {"a": {"flows": [1]}, "b": {"flows": [2]}, "schedule": "health",
                  "vary": {"option": "a", "years": [0, 0]}},
    "optimism-bias": {"parts": [{"type": "equipment", "share": 1}], "measure": "capital"},
    "weights": {"kind": "points", "points": [1, 2]},
    "value": {"weights": [1, 2], "values": [[1, 2], [2, 1]]},
    "value-function": {"points": [[0, 0], [1, 1]], "x": [0]},
    "stability": {"weights": [1, 2], "values": [[1, 2], [2, 1]]},
    "frontier": {"costs": [1, 2], "values": [1, 2]},
    "pairwise": {"matrix": [[1, 2], [.5, 1]]},
    "smaa": {"values": [[1, 2], [2, 1]], "draws": 10, "seed": 1},
    "wilson": {"successes": 1, "trials": 2, "level": .95},
    "rake": {"counts": [[1, 2], [3, 4]], "row_totals": [5, 5], "column_totals": [4, 6]},
    "net-agreement": {"counts": [1, 2, 3, 4, 5], "level": .95},
    "alpha": {"ratings": [[1, 2], [1, 3]], "metric": "interval"},
    "icc": {"ratings": [[1, 2], [2, 4], [5, 5]], "level": .95},
    "separation": {"marks": [[[1, 2]], [[2, 2]]], "weights": [1]},
    "price-scores": {"formula": "lowest-ratio", "prices": [1, 2], "quality": [50, 60],
                     "price_weight": .5, "points": 100},
    "abnormally-low": {"prices": [10, 20, 30]},
    "track-record": {"prior": {"alpha": 1, "beta": 1}, "successes": 1, "trials": 2, "level": .95},
    "concentration": {"shares": [50, 50]},
    "package": {"services": [{"id": "a", "need": 1, "cost": 2}],
                "suppliers": [{"able": ["a"], "appetite": .5}], "bids_wanted": 1},
    "simulate": {"options": [{"lines": [{"low": 1, "likely": 2, "high": 3, "shape": "pert",
                                         "years": [0, 1]}]}],
                 "schedule": "green-book", "draws": 10, "seed": 1},
}

# What text no method takes, whatever it asks for.
TEXTS = [
    b"", b" \n", b"{", b"}", b"[]", b"[1]", b"null", b"1", b'"flows"', b"{]", b"{}}", b"{} x",
    b"{} {}", b'{"flows": [1,]}', b'{"flows": [1}', b'{"flows" [1]}', b'{flows: [1]}',
    b"{'flows': [1]}", b'{"flows": [NaN]}', b'{"flows": [Infinity]}', b'{"flows": [-Infinity]}',
    b'{"flows": [1e999]}', b'{"flows": [-1e999]}', b'{"flows": [01]}', b'{"flows": [1.]}',
    b'{"flows": [.5]}', b'{"flows": [+1]}', b'{"flows": [0x10]}', b'{"flows": [1e]}',
    b'{"flows": [--1]}', b'{"flows": [1 2]}', b'{"flows": [tru]}', b'{"flows": [nul', b'{"flows',
    b'{"flows": "\\q"}', b'{"flows": "\\u12"}', b'{"flows": "\\ud800"}', b'{"flows": "\\u0000"}',
    b'{"flows": "a\nb"}', b'{"fl\\u006fws": [1]}', b'{"flows": [1], "flows": [1]}', b"\xff\xfe{}",
    b'{"flows": ["\xc3"]}', b"{}\x00", b'{"flows": [1]} // done', b"/* x */ {}",
    b'{"flows": [12345678901234567890123]}', b"[" * 100000, b'{"a":' * 100000,
    b'{"flows": ' + b"[" * 100000 + b"]" * 100000 + b"}", b'{"flows": ' + b"[" * 65 + b"]" * 65 + b"}",
    b'{"flows": [' + b"9" * 100000 + b"]}", b'{"flows": "' + b"x" * 1000000,
    b'{"flows": [' + b"0," * 8000001 + b"0]}", b" " * (64 * 1024 * 1024 + 1),
]

HUGE = 1.7e308

# Method and what is put in place of sound values: None takes the key away.
UNSOUND = [
    ("discount", {"flows": None}), ("discount", {"flows": []}), ("discount", {"flows": 3}),
    ("discount", {"flows": {}}), ("discount", {"flows": ["1"]}), ("discount", {"flows": [True]}),
    ("discount", {"flows": [[1]]}), ("discount", {"flows": [0] * 10002}),
    ("discount", {"flows": [HUGE, HUGE]}), ("discount", {"schedule": None}),
    ("discount", {"schedule": "red-book"}), ("discount", {"schedule": 3}),
    ("discount", {"schedule": []}), ("discount", {"schedule": [[1, 2]]}),
    ("discount", {"schedule": [[2, 1, .1]]}), ("discount", {"schedule": [[1, 1e9, -1]]}),
    ("discount", {"schedule": [[0, 9, .1]]}), ("discount", {"schedule": [[1.5, 9, .1]]}),
    ("discount", {"schedule": [[1, 9, .1], [5, 9, .2]]}), ("discount", {"schedule": [[2, 9, .1]]}),
    ("discount", {"schedule": [["1", 9, .1]]}), ("discount", {"schedule": [[1, 9, .1]] * 1001}),
    ("discount", {"flow": [1]}), ("discount", {"": 1}), ("discount", {"flows schedule": 1}),
    ("annuity", {"years": 0}), ("annuity", {"years": 1e9}), ("annuity", {"years": 2.5}),
    ("annuity", {"years": "7"}), ("annuity", {"years": -3}), ("annuity", {"rate": -1}),
    ("annuity", {"rate": None}), ("annuity", {"present_value": [1]}),
    ("annuity", {"present_value": HUGE, "rate": 1e10}),
    ("irr", {"flows": []}), ("irr", {"flows": [1, None]}), ("irr", {"flows": [1, -1] * 501}),
    ("irr", {"flows": [1, -1] * 100}),
    ("mirr", {"flows": [1, 2]}), ("mirr", {"flows": [1]}), ("mirr", {"finance_rate": -1}),
    ("switching", {"a": None}), ("switching", {"a": [1]}), ("switching", {"a": {"flow": [1]}}),
    ("switching", {"a": {"flows": []}}), ("switching", {"vary": {"option": "c", "years": [0, 0]}}),
    ("switching", {"vary": {"option": "a", "years": [1, 0]}}),
    ("switching", {"vary": {"option": "a", "years": [0, 1e9]}}),
    ("switching", {"vary": {"option": "a", "years": [-1, 0]}}),
    ("switching", {"vary": {"option": "a", "years": [0]}}),
    ("switching", {"vary": {"option": "a", "years": [0, .5]}}), ("switching", {"vary": {}}),
    ("switching", {"a": {"flows": [HUGE]}, "b": {"flows": [-HUGE]}}),
    ("optimism-bias", {"parts": []}), ("optimism-bias", {"parts": [1]}),
    ("optimism-bias", {"parts": [{"type": "equipment", "share": .5}]}),
    ("optimism-bias", {"parts": [{"type": "castle", "share": 1}]}),
    ("optimism-bias", {"parts": [{"type": "equipment", "share": -1}]}),
    ("optimism-bias", {"parts": [{"type": "equipment", "share": 1, "colour": 1}]}),
    ("optimism-bias", {"measure": "operating"}), ("optimism-bias", {"measure": "weight"}),
    ("optimism-bias", {"factors": [{"contribution": 2, "mitigation": 1}]}),
    ("optimism-bias", {"factors": [{"contribution": 1}]}),
    ("weights", {"points": [0, 0]}), ("weights", {"points": [-1, 2]}), ("weights", {"points": []}),
    ("weights", {"kind": "guess"}), ("weights", {"kind": "rank-order"}),
    ("weights", {"kind": "rank-order", "points": None, "order": [0, 0]}),
    ("weights", {"kind": "rank-order", "points": None, "order": [1, 2]}),
    ("weights", {"kind": "rank-order", "points": None, "order": [.5, 0]}),
    ("weights", {"kind": "rank-order", "points": None, "order": 3}),
    ("weights", {"order": [0, 1]}),
    ("value", {"weights": [0, 0]}), ("value", {"weights": [1]}), ("value", {"weights": [-1, 2]}),
    ("value", {"values": [[1, 2], [1]]}), ("value", {"values": [[1, 2], 3]}),
    ("value", {"values": [1, 2]}), ("value", {"values": []}), ("value", {"values": [[]]}),
    ("value", {"values": [["a", 2]]}), ("value", {"weights": [None, 1]}),
    ("value-function", {"points": [[0, 0]]}), ("value-function", {"points": [[0, 0], [0, 1]]}),
    ("value-function", {"points": [[1, 0], [0, 1]]}), ("value-function", {"points": [[0], [1]]}),
    ("value-function", {"points": [[-HUGE, 0], [HUGE, 1]]}), ("value-function", {"x": []}),
    ("stability", {"weights": [0, 0]}), ("stability", {"values": [[1, 2, 3]]}),
    ("stability", {"values": [[0, 1]] * 20000}), ("stability", {"values": [[HUGE, 0], [-HUGE, 0]]}),
    ("frontier", {"costs": []}), ("frontier", {"costs": [1]}), ("frontier", {"values": [1, None]}),
    ("pairwise", {"matrix": [[1, 2], [2, 1]]}), ("pairwise", {"matrix": [[1, 2]]}),
    ("pairwise", {"matrix": [[1, -2], [-.5, 1]]}), ("pairwise", {"matrix": [[1, 0], [0, 1]]}),
    ("pairwise", {"matrix": [[2]]}), ("pairwise", {"matrix": []}),
    ("pairwise", {"matrix": [[1] * 101] * 101}),
    ("smaa", {"draws": 0}), ("smaa", {"draws": 1e12}), ("smaa", {"draws": 1.5}),
    ("smaa", {"draws": -1}), ("smaa", {"draws": None}), ("smaa", {"seed": None}),
    ("smaa", {"seed": -1}), ("smaa", {"seed": 1e300}), ("smaa", {"values": None}),
    ("smaa", {"values": [[1], [1, 2]]}), ("smaa", {"low": [[1, 1], [1, 1]]}),
    ("smaa", {"values": None, "low": [[1]], "likely": [[1]]}),
    ("smaa", {"values": None, "low": [[1]], "likely": [[0]], "high": [[2]]}),
    ("smaa", {"values": None, "low": [[1]], "likely": [[1, 2]], "high": [[2]]}),
    ("smaa", {"order": [0, 0]}), ("smaa", {"order": [2]}), ("smaa", {"order": []}),
    ("smaa", {"bounds": [[0, 1]]}), ("smaa", {"bounds": [[0, .2], [0, .2]]}),
    ("smaa", {"bounds": [[.6, 1], [.6, 1]]}), ("smaa", {"bounds": [[.5, .2], [0, 1]]}),
    ("smaa", {"bounds": [[-1, 1], [0, 1]]}), ("smaa", {"order": [0, 1], "bounds": [[0, .4], [0, 1]]}),
    ("smaa", {"weight_draws": [[0, 0]], "draws": None}),
    ("smaa", {"weight_draws": [[-1, 2]], "draws": None}), ("smaa", {"weight_draws": [[1, 2]]}),
    ("smaa", {"weight_draws": [[1]], "draws": None}),
    ("smaa", {"weight_draws": [[1, 1]], "draws": None, "order": [0, 1]}),
    ("smaa", {"values": None, "draws": None, "weight_draws": [[1]], "value_draws": [[[1]], [[1]]]}),
    ("smaa", {"values": [[1] * 1000] * 1000, "draws": 10000000}),
    ("smaa", {"values": [[HUGE, 1], [-HUGE, 1]]}),
    ("smaa", {"ratios": [[0, 1, 2]]}), ("smaa", {"ratios": [[0, 0, 1, 2]]}),
    ("smaa", {"ratios": [[0, 2, 1, 2]]}), ("smaa", {"ratios": [[0, .5, 1, 2]]}),
    ("smaa", {"ratios": [[None, 1, 1, 2]]}), ("smaa", {"ratios": [[0, 1, 3, 2]]}),
    ("smaa", {"ratios": [[0, 1, -1, 2]]}), ("smaa", {"ratios": [[0, 1, 1e300, None]]}),
    ("smaa", {"ratios": [[0, 1, 2, None], [1, 0, 1, None]]}), ("smaa", {"ratios": []}),
    ("smaa", {"ratios": [[0, 1, 2, None]], "order": [1, 0]}),
    ("smaa", {"ratios": [[0, 1, 2, None]], "bounds": [[0, .5], [0, 1]]}),
    ("smaa", {"weight_draws": [[1, 1]], "draws": None, "ratios": [[0, 1, 1, 2]]}),
    ("wilson", {"trials": 10, "successes": 5, "population": 8}),
    ("icc", {"ratings": [[1, 1], [1, 1], [1, 1]]}), ("separation", {"marks": [[[1, 2]], [[None, None]]]}),
    ("price-scores", {"formula": "mean-relative", "prices": [0, 0]}),
    ("rake", {"counts": [[0, 0], [0, 0]]}), ("track-record", {"prior": {"rate": 0, "strength": 2}}),
    ("wilson", {"successes": 3}), ("wilson", {"successes": -1}), ("wilson", {"trials": 0}),
    ("wilson", {"trials": -5}), ("wilson", {"level": 0}), ("wilson", {"level": 1}),
    ("wilson", {"level": "95%"}), ("wilson", {"population": 1}), ("wilson", {"successes": None}),
    ("rake", {"row_totals": [5, 6]}), ("rake", {"row_totals": [5]}), ("rake", {"row_totals": [-1, 11]}),
    ("rake", {"counts": [[1, 2], [3]]}), ("rake", {"counts": [[0, 0], [3, 4]]}),
    ("rake", {"counts": [[-1, 2], [3, 4]]}), ("rake", {"counts": [[1, None], [3, 4]]}),
    ("net-agreement", {"counts": [1, 2, 3]}), ("net-agreement", {"counts": [0] * 5}),
    ("net-agreement", {"counts": [-1, 2, 3, 4, 5]}), ("net-agreement", {"counts": [1] * 8}),
    ("alpha", {"metric": "cosine"}), ("alpha", {"ratings": []}), ("alpha", {"ratings": [1, 2]}),
    ("alpha", {"ratings": [[1, 2], [1]]}), ("alpha", {"ratings": [[-1, 2], [1, 2]], "metric": "ratio"}),
    ("alpha", {"ratings": [[0] * 30000] * 2}),
    ("icc", {"ratings": [[1, 2]]}), ("icc", {"ratings": [[1], [2]]}),
    ("icc", {"ratings": [[1, None], [2, 3]]}), ("icc", {"ratings": [[1, 1], [1, 1]]}),
    ("icc", {"level": 2}), ("icc", {"ratings": [[HUGE, -HUGE], [1, 2]]}),
    ("separation", {"marks": [[[1, 2]]]}), ("separation", {"marks": [[1, 2]]}),
    ("separation", {"marks": [[[1, 2]], [[2]]]}), ("separation", {"marks": [[[1, None]], [[2, 3]]]}),
    ("separation", {"weights": [0]}), ("separation", {"weights": [1, 2]}),
    ("separation", {"marks": [[[HUGE, 2]], [[-HUGE, 3]]]}),
    ("separation", {"marks": [[[1] * 1001]] * 2}),
    ("price-scores", {"formula": "cheapest"}), ("price-scores", {"prices": [0, 1]}),
    ("price-scores", {"prices": [-1, 1]}), ("price-scores", {"quality": [50]}),
    ("price-scores", {"quality": [50, 101]}), ("price-scores", {"price_weight": 2}),
    ("price-scores", {"price_weight": None}), ("price-scores", {"points": 0}),
    ("price-scores", {"full_at": 1}), ("price-scores", {"formula": "benchmark"}),
    ("price-scores", {"formula": "benchmark", "full_at": 5, "zero_at": 5}),
    ("price-scores", {"formula": "monetised"}),
    ("price-scores", {"formula": "price-per-quality", "quality": [0, 1]}),
    ("price-scores", {"formula": "value-index", "prices": [0, 1]}), ("price-scores", {"prices": []}),
    ("abnormally-low", {"prices": [1]}), ("abnormally-low", {"prices": [1, -2]}),
    ("abnormally-low", {"below_average": 1}), ("abnormally-low", {"margin": -1}),
    ("abnormally-low", {"margin_low": 2e5}), ("abnormally-low", {"prices": [1, None, 3]}),
    ("track-record", {"prior": {}}), ("track-record", {"prior": {"alpha": 0, "beta": 1}}),
    ("track-record", {"prior": {"rate": 1, "strength": 2}}),
    ("track-record", {"prior": {"rate": .5, "beta": 2}}), ("track-record", {"prior": 3}),
    ("track-record", {"successes": 3}), ("track-record", {"trials": -1}),
    ("track-record", {"level": 0}), ("concentration", {"shares": []}),
    ("concentration", {"shares": [60, 60]}), ("concentration", {"shares": [-1]}),
    ("concentration", {"shares": 50}),
    ("package", {"services": []}), ("package", {"services": [{"id": "a", "need": 1}]}),
    ("package", {"services": [{"need": 1, "cost": 1}]}),
    ("package", {"services": [{"id": 7, "need": 1, "cost": 1}]}),
    ("package", {"services": [{"id": "a", "need": 101, "cost": 1}]}),
    ("package", {"services": [{"id": "a", "need": 1, "cost": 1}] * 2}),
    ("package", {"services": [{"id": str(i), "need": 1, "cost": 1} for i in range(61)]}),
    ("package", {"services": [{"id": "a", "need": 1, "cost": 1, "size": 3}]}),
    ("package", {"suppliers": [{"able": ["z"], "appetite": 1}]}),
    ("package", {"suppliers": [{"able": ["a"], "appetite": 2}]}),
    ("package", {"suppliers": [{"able": "a", "appetite": 1}]}), ("package", {"suppliers": [3]}),
    ("package", {"bids_wanted": -1}), ("package", {"bids_wanted": .5}), ("package", {"must": ["z"]}),
    ("package", {"must": "a"}), ("package", {"together": ["a"]}), ("package", {"apart": [["z"]]}),
    ("package", {"ceiling": "low"}), ("package", {"objective": {}}),
    ("package", {"objective": {"cost": 1}}), ("package", {"objective": {"net_cost": -1}}),
    ("package", {"synergies": [{"a": "a", "b": "a", "saving": 1}]}),
    ("package", {"synergies": [{"a": "a", "saving": 1}]}),
    ("package", {"services": [{"id": "a", "need": 100, "cost": HUGE}]}),
    ("simulate", {"options": []}), ("simulate", {"options": [{"lines": []}]}),
    ("simulate", {"options": [{}]}), ("simulate", {"options": [3]}), ("simulate", {"draws": 0}),
    ("simulate", {"draws": 1e15}), ("simulate", {"schedule": None}),
    ("simulate", {"correlation": [[1, .5], [.5, 1]]}), ("simulate", {"correlation": [[.5]]}),
    ("simulate", {"correlation": [[1, 2]]}),
]
LINE = SOUND["simulate"]["options"][0]["lines"][0]
for change in ({"low": 5}, {"high": 1}, {"shape": "square"}, {"shape": None}, {"years": [1, 0]},
               {"years": [0, 1e9]}, {"years": [-1, 2]}, {"years": 3}, {"low": -HUGE, "high": HUGE},
               {"likely": "two"}, {"colour": "red"}):
    UNSOUND.append(("simulate", {"options": [{"lines": [{**LINE, **change}]}]}))
for matrix in ([[1, .9, -.9], [.9, 1, .9], [-.9, .9, 1]], [[1, .5, 0], [.4, 1, 0], [0, 0, 1]],
               [[1, 1.5, 0], [1.5, 1, 0], [0, 0, 1]]):
    UNSOUND.append(("simulate", {"options": [{"lines": [LINE] * 3}], "correlation": matrix}))


# Problems at the edge of what a method is for, and what it has to say all the same. The numbers
# follow from what the words mean: one option wins, equals share, what is fixed has no spread.
EDGES = [
    ("value", {"weights": [1], "values": [[2]]}, {"totals": [2], "ranks": [1], "winners": [0]}),
    ("value", {"weights": [0, 1], "values": [[1, None], [None, 3]]},
     {"totals": [None, 3], "ranks": [None, 1], "winners": [1]}),
    ("stability", {"weights": [1, 0], "values": [[1, 1], [1, 1]]},
     {"low": [None, 0], "high": [None, 1], "crossovers": [None, []]}),
    ("stability", {"weights": [1, 1], "values": [[3, 1]]}, {"low": [0, 0], "high": [1, 1]}),
    ("smaa", {"values": [[5, 5]], "draws": 10, "seed": 1},
     {"acceptability": [[1]], "confidence": [1], "pairwise": [[0]]}),
    ("smaa", {"values": [[1, 1], [1, 1]], "draws": 10, "seed": 1},
     {"acceptability": [[1, 0], [1, 0]], "confidence": [1, 1], "pairwise": [[0, 0], [0, 0]]}),
    ("smaa", {"values": [[1, 0], [0, 1]], "draws": 9, "seed": 1, "ratios": [[0, 1, 3, 3]]},
     {"acceptability": [[1, 0], [0, 1]], "central_weights": [[.75, .25], None]}),
    ("wilson", {"successes": 5, "trials": 10, "population": 10},
     {"share": .5, "low": .5, "high": .5, "standard_error": 0}),
    ("wilson", {"successes": 1, "trials": 1, "population": 1}, {"low": 1, "high": 1}),
    ("alpha", {"ratings": [[None, None], [None, None]], "metric": "interval"}, {"alpha": None}),
    ("alpha", {"ratings": [[1, 1], [1, 1]], "metric": "nominal"}, {"alpha": None}),
    ("separation", {"marks": [[[2, 2]], [[2, 2]]], "weights": [1]},
     {"probability_first": [.5, .5], "separated": False, "winners": [0, 1]}),
    ("price-scores", {"formula": "lowest-ratio", "prices": [10], "quality": [50],
                      "price_weight": .5, "points": 100},
     {"price_scores": [100], "totals": [75], "winners": [0], "irrelevant_bids": []}),
    ("abnormally-low", {"prices": [0, 0, 0]}, {"flags": [False, False, False]}),
    ("concentration", {"shares": [0]}, {"hhi": 0, "shares_missing": 100}),
    ("package", {"services": [{"id": "a", "need": 1, "cost": 2}], "must": ["a"],
                 "must_not": ["a"], "objective": {"need_met": 1}},
     {"allowed": 0, "frontier": [], "best": None, "exact": True}),
    ("package", {"services": [{"id": str(i), "need": 1, "cost": 2} for i in range(30)],
                 "must": ["1"], "apart": [["1", "2"]], "must_not": ["1"]},
     {"allowed": 0, "frontier": [], "exact": True, "most_missed": 0}),
    ("discount", {"flows": [5], "schedule": "green-book"}, {"factors": [1], "npv": 5}),
    ("discount", {"flows": [0] * 200 + [0], "schedule": "green-book"}, {"npv": 0}),
    ("irr", {"flows": [0, 0, 0]}, {"irr": None, "sign_changes": 0, "rates": []}),
    ("switching", {"a": {"flows": [0]}, "b": {"flows": [0]}, "schedule": "green-book",
                   "vary": {"option": "a", "years": [0, 0]}}, {"amount": 0, "percent": None}),
    ("simulate", {"options": [{"lines": [{"low": -5, "likely": -5, "high": -5, "shape": "pert",
                                          "years": [0, 0]}]}] * 2,
                  "schedule": "green-book", "draws": 3, "seed": 0},
     {"mean": [-5, -5], "p10": [-5, -5], "p90": [-5, -5], "probability_best": [.5, .5],
      "standard_deviation": [0, 0]}),
    ("pairwise", {"matrix": [[1]]}, {"weights": [1], "lambda": 1, "consistency_ratio": 0}),
    ("frontier", {"costs": [1, 1], "values": [2, 2]}, {"efficient": [0, 1]}),
]


def near(found, wanted):
    if isinstance(wanted, list):
        return (isinstance(found, list) and len(found) == len(wanted)
                and all(near(f, w) for f, w in zip(found, wanted)))
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return isinstance(found, (int, float)) and abs(found - wanted) < 1e-9
    return found == wanted


def refusal(method, text):
    """What is wrong with how a problem is refused; None where nothing is."""
    done = subprocess.run([PROGRAM, "compute", method], input=text, capture_output=True)
    said = done.stderr.decode(errors="replace")
    if done.returncode != 2:
        return f"exit {done.returncode}, {said[:300]!r}"
    if done.stdout:
        return "something on standard output"
    sentence = said.removeprefix("concord-cli: ").rstrip("\n")
    if "\n" in sentence or not sentence.endswith(".") or ". " in sentence or len(sentence) < 12:
        return f"not one sentence: {said!r}"
    return None


def with_changes(method, changes):
    problem = copy.deepcopy(SOUND[method])
    for key, value in changes.items():
        if value is None:
            problem.pop(key, None)
        else:
            problem[key] = value
    return json.dumps(problem).encode()


def test_sound_ones_are_answered():
    return [m for m in SOUND if subprocess.run([PROGRAM, "compute", m], capture_output=True,
                                               input=with_changes(m, {})).returncode != 0]


def test_edges():
    found = []
    for method, problem, wanted in EDGES:
        done = subprocess.run([PROGRAM, "compute", method], input=json.dumps(problem).encode(),
                              capture_output=True)
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
        found += [f"{method} {problem}: {key} is {answer.get(key)} {done.stderr.decode()}"
                  for key, value in wanted.items() if not near(answer.get(key), value)]
    return found


def test_texts():
    return [f"{text[:60]!r}: {wrong}" for text in TEXTS for wrong in [refusal("discount", text)]
            if wrong]


def test_unsound_problems():
    return [f"{method} {str(changes)[:200]}: {wrong}" for method, changes in UNSOUND
            for wrong in [refusal(method, with_changes(method, changes))] if wrong]


def test_every_key():
    """An unknown key, and each known one as a text, a number, an object, null and a deep list."""
    found = []
    for method, sound in SOUND.items():
        text = with_changes(method, {"unheard_of": 1})
        done = subprocess.run([PROGRAM, "compute", method], input=text, capture_output=True)
        if done.returncode != 2 or b"unheard_of" not in done.stderr:
            found.append(f"{method}: unknown key")
        for key in sound:
            for junk in ("junk", {"junk": 1}, [[[[1]]]], [{}], ["x"]):
                wrong = refusal(method, with_changes(method, {key: junk}))
                if wrong:
                    found.append(f"{method} {key} {junk}: {wrong}")
    return found


def test_command_line():
    found = []
    for words in ([], ["no-such"], ["discount", "extra"], ["--nonsense"], ["no-such", "--help"]):
        done = subprocess.run([PROGRAM, "compute", *words], capture_output=True, input=b"{}")
        # The help of the command itself is an answer.
        if done.returncode != (0 if words == ["no-such", "--help"] else 2):
            found.append(f"{words}: exit {done.returncode}")
    return found


def main():
    tests = [t for n, t in sorted(globals().items()) if n.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        problems = test()
        for problem in problems:
            print("#", problem.replace("\n", "\n# "))
        failed = failed or bool(problems)
        print("not ok" if problems else "ok", number, test.__name__[5:].replace("_", " "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

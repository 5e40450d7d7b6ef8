#!/usr/bin/env python3
"""Reference values with 50 digits for src/keyness/reference_test.cc: writes tests/statistics_reference/mpmath.tsv.

Run by a developer (Debian's python3-mpmath), never by a build: the values are committed. The formulas are written anew
from their papers and share nothing with the program.
"""
import mpmath
from mpmath import erfc, log, mp, mpf, sqrt

mp.dps = 50
LINES = [f"# mpmath {mpmath.__version__}, 50 digits"]
TABLES = [(3, 12, 18000, 18500), (18, 23, 2800, 3305), (1, 37, 28000, 32000), (60, 20, 50000, 48000),
          (0, 9, 20000, 19000), (30, 0, 10000, 12000), (7, 7, 100, 100), (1178, 3386, 168329, 19552238),
          (1000000, 1, 5000000, 4000000)]


def put(name, arguments, *values):
    LINES.append("\t".join([name, *map(str, arguments), *(mpmath.nstr(v, 17) for v in values)]))


def cell(observed, expected):
    return mpf(observed) * log(mpf(observed) / expected) if observed else mpf(0)


for table in TABLES:
    a, b, n_a, n_b = map(mpf, table)
    n, hits = n_a + n_b, a + b
    two = 2 * (cell(a, hits * n_a / n) + cell(b, hits * n_b / n))
    rest = n - hits
    four = two + 2 * (cell(n_a - a, rest * n_a / n) + cell(n_b - b, rest * n_b / n))
    put("g2", table, four)
    put("g2_two_cell", table, two)
    put("log_ratio", table, log((b or mpf("0.5")) / n_b, 2) - log((a or mpf("0.5")) / n_a, 2))
    put("bic", table, four - log(n))
    if a:
        put("percent_difference", table, 100 * (b / n_b - a / n_a) / (a / n_a))
    # A prior of the pooled texts, weighed down to the shorter one, as the program takes it.
    prior_length = min(n_a, n_b)
    prior = hits * prior_length / n
    odds = [(y + prior) / (m + prior_length - y - prior) for y, m in ((a, n_a), (b, n_b))]
    delta = log(odds[1]) - log(odds[0])
    put("log_odds", table, prior, prior_length, delta, delta / sqrt(1 / (a + prior) + 1 / (b + prior)))
for g2 in ("0.001", "1", "3.841458820694124", "10.83", "100", "799", "801", "1500", "20000", "1000000"):
    put("log_p", [g2], log(erfc(sqrt(mpf(g2) / 2))))
with open("tests/statistics_reference/mpmath.tsv", "w", encoding="utf-8") as file:
    file.write("\n".join(LINES) + "\n")

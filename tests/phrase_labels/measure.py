#!/usr/bin/env python3
"""Measures the phrases that compare answers: precision by the frozen labels, ranks of known formulations, agreement.

measure.py PROGRAM DATA [--pairs pooled|all|older] [--limit 30] [--unjudged FILE]. What no one judged is counted and listed,
with a sentence in which it stands, and never taken for good or bad. The labels of all rounds (labels.tsv, labels2.tsv …)
count together. `older` are steps of addresses that were judged once and tuned on (older.tsv).
"""

import argparse
import math
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from methods import CHANGES, DEPTH, by_tifa  # noqa: E402
from pairs import POOLED, all_pairs, build_corpus, older_pairs, texts_of  # noqa: E402
from pool import context_of, key_of  # noqa: E402

KNOWN_WITHIN = 50


def read_table(path):
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines if line]


def label_files():
    """The frozen sets of all rounds, in order."""
    return sorted(HERE.glob("labels*.tsv"), key=lambda file: int(file.stem.removeprefix("labels") or 1))


def read_tables(paths):
    return [row for path in paths for row in read_table(path)]


class Labels:
    """The frozen set: what was judged is a phrase of a language, in whatever pair it stands."""

    def __init__(self, rows):
        self.rows = rows
        self._exact = {}
        self._votes = defaultdict(Counter)
        for row in rows:
            key = key_of(row["language"], row["phrase"])
            self._exact[row["pair"], row["class"], key] = row["label"]
            self._votes[row["language"], key][row["label"]] += 1

    def of(self, pair, change, phrase):
        """good, bad or None. The label of this very row; else of the phrase elsewhere, where its labels do not tie."""
        key = key_of(pair.language, phrase)
        if (pair.name, change, key) in self._exact:
            return self._exact[pair.name, change, key]
        votes = self._votes.get((pair.language, key), Counter())
        return None if votes["good"] == votes["bad"] else max(votes, key=votes.get)

    def contradicted(self):
        """Phrases judged more than once, and those of them that were not judged alike."""
        again = [votes for votes in self._votes.values() if sum(votes.values()) > 1]
        return len(again), sum(len(votes) > 1 for votes in again)


def kappa(pairs_of_labels):
    """Share of agreement and Cohen's κ (Cohen 1960) of two raters; κ is None where it is not defined."""
    pairs_of_labels = list(pairs_of_labels)
    n = len(pairs_of_labels)
    if not n:
        return None, None
    observed = sum(a == b for a, b in pairs_of_labels) / n
    first, second = Counter(a for a, _ in pairs_of_labels), Counter(b for _, b in pairs_of_labels)
    by_chance = sum(first[label] * second[label] for label in first) / n**2
    return observed, None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def wilson(good, judged, z=1.959964):
    """95 % interval of a share (Wilson 1927)."""
    if not judged:
        return 0.0, 1.0
    share = good / judged
    middle = (share + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z / (1 + z * z / judged) * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def repeated(phrases, language):
    """How many rows of one list lie inside another row of it: they should stand under the one that explains them."""
    keys = [key_of(language, phrase) for phrase in phrases]
    padded = keys if language == "zh" else [f" {key} " for key in keys]
    return sum(
        any(at != other and inner in outer for other, outer in enumerate(padded)) for at, inner in enumerate(padded)
    )


class Tally:
    def __init__(self):
        self.good = self.bad = self.unjudged = self.nested = 0

    def add(self, label):
        if label == "good":
            self.good += 1
        elif label == "bad":
            self.bad += 1
        else:
            self.unjudged += 1

    def row(self):
        judged = self.good + self.bad
        low, high = wilson(self.good, judged)
        share = f"{self.good / judged:.3f} | {low:.2f}–{high:.2f}" if judged else "– | –"
        return f"{self.good + self.bad + self.unjudged} | {judged} | {share} | {self.nested}"


def groups_of(pair, change):
    """The lines of the table that a row of this pair counts in."""
    groups = [(pair.language, "all", "all", change), (pair.language, "all", pair.split, change)]
    if change in CHANGES:
        groups += [(pair.language, "all", pair.split, "all"), (pair.language, pair.series, pair.split, "all")]
    return groups


def precision(lists_of, pairs, labels):
    """Tallies by group, and the rows nobody judged. lists_of(pair) gives phrases by class."""
    tallies, unjudged = defaultdict(Tally), []
    for pair in pairs:
        for change, phrases in lists_of(pair).items():
            nested = repeated(phrases, pair.language)
            for group in groups_of(pair, change):
                tallies[group].nested += nested
            for rank, phrase in enumerate(phrases, 1):
                label = labels.of(pair, change, phrase)
                for group in groups_of(pair, change):
                    tallies[group].add(label)
                if label is None:
                    unjudged.append((pair.language, pair.name, change, rank, phrase))
    return tallies, unjudged


def peers(pool, labels, pairs):
    """Precision of each pooled method: over what was drawn at random from the first 30 of its lists."""
    by_name = {pair.name: pair for pair in pairs}
    tallies = defaultdict(Tally)
    for row in pool:
        pair = by_name[row["pair"]]
        label = labels.of(pair, row["class"], row["phrase"])
        for proposed in row["proposed"].split():
            if proposed.endswith("*"):
                method = proposed.rsplit("@", 1)[0]
                tallies[pair.language, method, row["class"]].add(label)
                tallies[pair.language, method, "all"].add(label)
    return tallies


def rank_of(language, phrase, phrases):
    """From 1; a row that differs only by what variants differ in is the phrase. None where it is not there."""
    key = key_of(language, phrase)
    return next((rank for rank, found in enumerate(phrases, 1) if key_of(language, found) == key), None)


def holder_of(language, phrase, phrases):
    """Rank and text of the first longer row that the phrase stands in, or None."""
    key, blank = key_of(language, phrase), "" if language == "zh" else " "
    for rank, found in enumerate(phrases, 1):
        held = key_of(language, found)
        if held != key and f"{blank}{key}{blank}" in f"{blank}{held}{blank}":
            return rank, found
    return None


def worked_examples(labels, guidelines):
    """Items whose phrase stands as an example in the guidelines: their label is no judgement."""
    parts = re.split(r"[，,、;；。*|()\n:：（）.]+", guidelines)
    keys = {(language, key_of(language, part)) for part in parts for language in ("zh", "en")}
    return {row["id"] for row in labels.rows if (row["language"], key_of(row["language"], row["phrase"])) in keys}


def print_agreement(labels):
    examples = worked_examples(labels, (HERE / "guidelines.md").read_text(encoding="utf-8"))
    print("\n| items | n | alike | Cohen's κ | good by judge 1 | by judge 2 |\n|---|---|---|---|---|---|")
    for name, rows in (
        ("all", labels.rows),
        ("Chinese", [row for row in labels.rows if row["language"] == "zh"]),
        ("English", [row for row in labels.rows if row["language"] == "en"]),
        ("without the guidelines' examples", [row for row in labels.rows if row["id"] not in examples]),
    ):
        share, value = kappa((row["judge1"], row["judge2"]) for row in rows)
        if share is None:
            continue
        said = [sum(row[judge] == "good" for row in rows) / len(rows) for judge in ("judge1", "judge2")]
        shown = "–" if value is None else f"{value:.3f}"
        print(f"| {name} | {len(rows)} | {share:.1%} | {shown} | {said[0]:.1%} | {said[1]:.1%} |")
    again, unlike = labels.contradicted()
    print(f"\n{again} phrases were judged in more than one place, {unlike} of them not alike.")


def print_known(program, corpus, pairs, known):
    by_edition = {(pair.series, pair.a, pair.b): pair for pair in pairs}
    print(f"\n| formulation | pair | class | split | rank (aim: {KNOWN_WITHIN}) |\n|---|---|---|---|---|")
    answers, found = {}, 0
    for row in known:
        pair = by_edition[row["series"], row["a"], row["b"]]
        lists = answers.setdefault(pair, by_tifa(program, corpus, pair, 1000))
        ranks = {change: rank_of(pair.language, row["phrase"], phrases) for change, phrases in lists.items()}
        rank = ranks.get(row["class"])
        found += rank is not None and rank <= KNOWN_WITHIN
        hints = [f"{change} {at}" for change, at in ranks.items() if at and change != row["class"]]
        around = holder_of(pair.language, row["phrase"], lists[row["class"]])
        hints += [f"inside {around[1]}, {around[0]}"] if around else []
        shown = str(rank) if rank else "not found" + (f" (but {'; '.join(hints)})" if hints else "")
        print(f"| {row['phrase']} | {pair.name} | {row['class']} | {pair.split} | {shown} |")
    print(f"\n{found} of {len(known)} among the first {KNOWN_WITHIN}.")


def write_unjudged(path, rows, data, pairs):
    by_name = {pair.name: pair for pair in pairs}
    texts, lines = {}, []
    for language, name, change, rank, phrase in rows:
        pair = by_name[name]
        if name not in texts:
            files = texts_of(data, pair.series)
            texts[name] = [files[edition].read_text(encoding="utf-8") for edition in (pair.a, pair.b)]
        first, second = texts[name] if change in ("dropped", "down") else reversed(texts[name])
        context = context_of(language, phrase, first) or context_of(language, phrase, second)
        lines.append("\t".join((language, name, change, str(rank), phrase, context)))
    head = "language\tpair\tclass\trank\tphrase\tcontext"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def print_precision(tallies, limit):
    print(f"| language | series | pairs | class | rows | judged | precision at {limit} | 95 % | nested rows |")
    print("|---|---|---|---|---|---|---|---|---|")
    order = [*CHANGES, "returned", "all"]

    def place(group):
        return group[0] != "zh", group[1] != "all", *group[1:3], order.index(group[3])

    for group in sorted(tallies, key=place):
        print(f"| {' | '.join(group)} | {tallies[group].row()} |")


def print_peers(labels, pairs):
    print("\n| language | method, as pooled | class | drawn | judged | precision at 30 | 95 % |")
    print("|---|---|---|---|---|---|---|")
    for group, tally in sorted(peers(read_table(HERE / "pool.tsv"), labels, pairs).items()):
        print(f"| {' | '.join(group)} | {tally.row().rsplit(' | ', 1)[0]} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--labels", type=Path, nargs="*", default=label_files())
    parser.add_argument("--pairs", choices=("pooled", "all", "older"), default="pooled")
    parser.add_argument("--limit", type=int, default=DEPTH)
    parser.add_argument("--unjudged", type=Path, help="write the rows nobody judged here")
    options = parser.parse_args()
    frozen = Labels(read_tables(options.labels))
    older = options.pairs == "older"
    labels = Labels(frozen.rows + read_table(HERE / "older.tsv")) if older else frozen
    everything = all_pairs(options.data)
    pairs = [pair for pair in everything if options.pairs == "all" or pair.name in POOLED]
    if older:
        pairs = older_pairs(options.data)
    program = str(options.program.resolve())
    with tempfile.TemporaryDirectory(prefix="tifa-measure-") as temporary:
        corpus = build_corpus(program, options.data, Path(temporary) / "corpus")
        tallies, unjudged = precision(lambda pair: by_tifa(program, corpus, pair, options.limit), pairs, labels)
        print_precision(tallies, options.limit)
        if not older:
            print_peers(labels, everything)
            print_known(program, corpus, everything, read_table(HERE / "known.tsv"))
    if frozen.rows and not older:
        print_agreement(frozen)
    print(f"\n{len(unjudged)} rows are not judged.")
    if options.unjudged:
        write_unjudged(options.unjudged, unjudged, options.data, pairs)


if __name__ == "__main__":
    main()

"""Revised English sentences whose edits people marked: spans found by tifa and its peers, against theirs.

Sentences are tokens with spaces between. A token is kept when it stands whole in the other sentence; what lies between kept
tokens is a change, a span of tokens on either side. A span counts as found when both its sides are those of a marked edit.
Where annotators differ, each tool is held against the reading that is nearest to what it says."""

import json
import tempfile
from pathlib import Path

import tools
from score import pairs


def load(folder):
    """(first, second, readings): each reading a set of ((begin, end) or None, (begin, end) or None)."""
    result = []
    for name in ("train.json", "dev.json"):
        for entry in json.loads((Path(folder) / name).read_text(encoding="utf-8")).values():
            readings = []
            for k in range(3):
                edits = entry[f"edits-combination-{k}"].values()
                if edits:
                    readings.append({tuple(tuple(e[f"sentence-{side}-token-indices"]) if e[f"sentence-{side}-token-indices"] else None for side in (1, 2))
                                     for e in edits})
            if readings:
                result.append((entry["sentence-1"], entry["sentence-2"], readings))
    return result


def token_changes(first, second, kept):
    """Changes between kept tokens, from kept runs of characters over the sentences without white space."""
    def spans(text):
        at, result = 0, []
        for token in text.split():
            result.append((at, at + len(token)))
            at += len(token)
        return result

    spans_a, spans_b = spans(first), spans(second)
    starts_b = {span: k for k, span in enumerate(spans_b)}
    mapped = pairs(kept)
    held = []
    for k, (begin, end) in enumerate(spans_a):
        to = mapped.get(begin)
        if to is not None and all(mapped.get(begin + i) == to + i for i in range(end - begin)) and (to, to + end - begin) in starts_b:
            held.append((k, starts_b[(to, to + end - begin)]))
    changes, a, b = set(), 0, 0
    for to_a, to_b in [*held, (len(spans_a), len(spans_b))]:
        if to_a > a or to_b > b:
            changes.add(((a, to_a) if to_a > a else None, (b, to_b) if to_b > b else None))
        a, b = to_a + 1, to_b + 1
    return changes


def tokens(changes):
    return {(side, k) for change in changes for side in (0, 1) if change[side] for k in range(*change[side])}


def agreement(said, readings):
    """(spans right, said, marked, tokens right, said, marked) against the reading nearest by spans, then by tokens."""
    best = None
    for marked in readings:
        said_tokens, marked_tokens = tokens(said), tokens(marked)
        counts = (len(said & marked), len(said), len(marked), len(said_tokens & marked_tokens), len(said_tokens), len(marked_tokens))
        key = (2 * counts[0] / max(1, counts[1] + counts[2]), 2 * counts[3] / max(1, counts[4] + counts[5]))
        if best is None or key > best[0]:
            best = (key, counts)
    return best[1]


def f1(right, said, marked):
    precision, recall = right / max(1, said), right / max(1, marked)
    return precision, recall, 2 * right / max(1, said + marked)


def tifa_kept(data, work):
    """tifa's kept runs for every pair; each sentence is a document, each pair a redline of its own."""
    texts = {}
    for number, (first, second, _) in enumerate(data):
        texts[f"s{number:04}a"], texts[f"s{number:04}b"] = first + "\n", second + "\n"
    corpus = tools.tifa_corpus(work / "sentences", texts, "en")
    for number, (first, second, _) in enumerate(data):
        try:
            yield tools.from_answer(tools.tifa_answer(corpus, f"s{number:04}a", f"s{number:04}b")[0], first, second).kept
        except tools.Refused:
            yield []


def node_kept(mode, data, work):
    """jsdiff or diff-match-patch on all pairs in one process."""
    listed = work / "pairs.json"
    listed.write_text(json.dumps([[first, second] for first, second, _ in data]), encoding="utf-8")
    command, parse = tools.node(mode)(listed, "--pairs")
    for (first, second, _), steps in zip(data, parse(tools.run(command, 300).output)):
        yield tools.from_steps(steps, first, second).kept


def file_kept(name, data, work):
    for first, second, _ in data:
        (work / "a.txt").write_text(first + "\n", encoding="utf-8")
        (work / "b.txt").write_text(second + "\n", encoding="utf-8")
        yield tools.peer(name, work / "a.txt", work / "b.txt")[0].kept


def marks_kept(first, second, reading):
    """The marks as if a tool had found them: unmarked tokens are kept, where they are the same on both sides."""
    marked = tokens(reading)
    sides = []
    for side, text in enumerate((first, second)):
        at, unmarked = 0, []
        for k, token in enumerate(text.split()):
            if (side, k) not in marked:
                unmarked.append((at, token))
            at += len(token)
        sides.append(unmarked)
    return [(a, b, len(token)) for (a, token), (b, other) in zip(*sides) if token == other]


def best_marks(first, second, readings):
    """Of several readings the one that can best be said in kept tokens, said in them."""
    said = [marks_kept(first, second, reading) for reading in readings]
    return max(said, key=lambda kept: agreement(token_changes(first, second, kept), readings)[0])


def measure(folder, with_tifa=True):
    """Rows (tool, spans: precision, recall, F1, F1 of every other pair, F1 of the rest, tokens: precision, recall, F1), and how
    many pairs. Prices of tifa's were set on every other pair, the first among them."""
    data = load(folder)
    rows = []
    with tempfile.TemporaryDirectory(prefix="tifa-bench-") as work:
        work = Path(work)
        ways = {"tifa": lambda: tifa_kept(data, work)} if with_tifa else {}
        ways |= {"diff-match-patch": lambda: node_kept("dmp", data, work), "jsdiff words": lambda: node_kept("words", data, work),
                 "jsdiff characters": lambda: node_kept("chars", data, work), "git diff --word-diff": lambda: file_kept("git diff --word-diff", data, work),
                 "wdiff": lambda: file_kept("wdiff", data, work), "dwdiff": lambda: file_kept("dwdiff", data, work),
                 "*the marks, in kept tokens*": lambda: (best_marks(*pair) for pair in data)}
        for name, way in ways.items():
            halves = [[0] * 6, [0] * 6]
            try:
                for number, ((first, second, readings), kept) in enumerate(zip(data, way())):
                    half = halves[number % 2]
                    half[:] = [t + c for t, c in zip(half, agreement(token_changes(first, second, kept), readings))]
            except tools.Refused as problem:
                rows.append((name, str(problem)))
                continue
            totals = [x + y for x, y in zip(*halves)]
            rows.append((name, *f1(*totals[:3]), *(f1(*half[:3])[2] for half in halves), *f1(*totals[3:])))
    return rows, len(data)


def tables(rows, count):
    lines = [f"{count} pairs of sentences with edits marked by hand:\n",
             "| tool | spans: precision | recall | F1 | F1 of one half | of the other | tokens: precision | recall | F1 |", "|---|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for name, *figures in rows:
        lines.append(f"| {name} | " + (" | ".join(f"{x:.3f}" for x in figures) if len(figures) == 8 else f"{figures[0]} | | | | | | |") + " |")
    return lines + [""]

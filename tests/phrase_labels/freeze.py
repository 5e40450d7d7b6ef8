#!/usr/bin/env python3
"""Joins the judges' files with the pool to the frozen set, labels.tsv.

freeze.py POOL JUDGE1 JUDGE2 [--third FILE] [--sheet SHEET --differ FILE] OUT. Where the two differ the third reading
decides; without it those items are written to --differ, in the form of the sheet, and nothing is frozen. A judge may have
written several files (one a part of the sheet): they are joined with commas. Each round has its own pool and its own OUT
(pool2.tsv, labels2.tsv).
"""

import argparse
import hashlib
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HEAD = "id\tlanguage\tpair\tclass\tphrase\tjudge1\tjudge2\tlabel"


def lines_of(paths):
    for path in str(paths).split(","):
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            yield path, number, line


def read_labels(paths):
    """Identity to good or bad, of one or several files; says which line is wrong."""
    labels = {}
    for path, number, line in lines_of(paths):
        fields = line.split("\t")
        if not line.strip() or fields[0] == "id":
            continue
        if len(fields) < 2 or fields[1].strip() not in ("good", "bad"):
            raise ValueError(f"{path}: line {number} is not an identity, a tab, and good or bad: {line!r}")
        if labels.setdefault(fields[0], fields[1].strip()) != fields[1].strip():
            raise ValueError(f"{path}: line {number} judges {fields[0]} a second time, otherwise")
    return labels


def join(pool, first, second, third):
    """Rows of the frozen set, and the items that are not decided. Raises where a judge left an item out."""
    rows, open_items = [], []
    for line in pool:
        identity, language, pair, change, phrase = line.split("\t")[:5]
        for name, labels in (("first", first), ("second", second)):
            if identity not in labels:
                raise ValueError(f"the {name} judge did not judge {identity} ({phrase})")
        a, b = first[identity], second[identity]
        label = a if a == b else third.get(identity)
        if label is None:
            open_items.append(identity)
        rows.append((identity, language, pair, change, phrase, a, b, label))
    return rows, open_items


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pool", type=Path)
    for name in ("judge1", "judge2"):
        parser.add_argument(name)
    parser.add_argument("out", type=Path)
    parser.add_argument("--third")
    for name in ("--sheet", "--differ"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    pool = options.pool.read_text(encoding="utf-8").splitlines()[1:]
    third = read_labels(options.third) if options.third else {}
    rows, undecided = join(pool, read_labels(options.judge1), read_labels(options.judge2), third)
    if undecided:
        if options.sheet and options.differ:
            head, *lines = options.sheet.read_text(encoding="utf-8").splitlines()
            chosen = [line for line in lines if line.split("\t")[0] in set(undecided)]
            options.differ.write_text("\n".join([head, *chosen]) + "\n", encoding="utf-8")
        print(f"{len(undecided)} of {len(rows)} items await a third reading; nothing is frozen", file=sys.stderr)
        return 1
    options.out.write_text("\n".join([HEAD, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")
    print(f"{len(rows)} items, SHA-256 {hashlib.sha256(options.out.read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

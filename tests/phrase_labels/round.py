#!/usr/bin/env python3
"""Makes the sheet of a later judging round: the rows of a program that nobody judged, hidden among rows of other methods.

round.py PROGRAM DATA OUT --prefix q [--pairs held-out|all] [--old PROGRAM] [--draw N] writes OUT/sheet.tsv and its parts (what
a judge sees; sentences of the documents stand in it, so it stays out of the repository) and OUT/pool.tsv (which method
proposed what), to be joined by freeze.py. About three of ten items are of the peers and of an earlier program.
"""

import argparse
import hashlib
import random
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from measure import Labels, label_files, read_tables  # noqa: E402
from methods import CHANGES, PEERS, by_tifa  # noqa: E402
from pairs import POOLED, TUNED_ON, all_pairs, build_corpus, texts_of  # noqa: E402
from pool import context_of, key_of, write  # noqa: E402

SHARE_OF_OTHERS = 0.3
PART = 300


def asked_for(pair, which):
    if which == "all":
        return True
    return pair.name in POOLED or pair.series in TUNED_ON or (which == "held-out" and pair.split == "held-out")


def lists_of(options, pair, corpus, texts):
    """Method to its lists by class."""
    lists = {"tifa": by_tifa(str(options.program.resolve()), corpus, pair)}
    if options.old:
        lists["tifa-before"] = by_tifa(str(options.old.resolve()), corpus, pair)
    if not options.without_peers:
        for method, find in PEERS[pair.language].items():
            lists[method] = find(pair.language, *texts)
    return lists


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("program", "data", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--old", type=Path, help="an earlier program")
    parser.add_argument("--prefix", default="q", help="of the identities: one letter a round")
    parser.add_argument("--draw", type=int, default=30, help="how many of each list's first 30, at random")
    which = "the pooled pairs and what was tuned on as a whole, or with them those held out that were not pooled, or all"
    parser.add_argument("--pairs", choices=("pooled", "held-out", "all"), default="pooled", help=which)
    parser.add_argument("--seed", type=int, default=20251102)
    parser.add_argument("--without-peers", action="store_true", help="when their packages are not installed")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(options.seed)
    labels = Labels(read_tables(label_files()))
    own, others, texts = {}, {}, {}
    pairs = {pair.name: pair for pair in all_pairs(options.data) if asked_for(pair, options.pairs)}
    with tempfile.TemporaryDirectory(prefix="tifa-round-") as temporary:
        corpus = build_corpus(str(options.program.resolve()), options.data, Path(temporary) / "corpus")
        for pair in pairs.values():
            files = texts_of(options.data, pair.series)
            texts[pair.name] = tuple(files[edition].read_text(encoding="utf-8") for edition in (pair.a, pair.b))
            for method, by_change in lists_of(options, pair, corpus, texts[pair.name]).items():
                for change in [*CHANGES, "returned"]:
                    phrases = by_change.get(change, [])
                    drawn = set(chance.sample(range(len(phrases)), min(len(phrases), options.draw)))
                    for rank, phrase in enumerate(phrases, 1):
                        if labels.of(pair, change, phrase) or (method == "tifa" and rank - 1 not in drawn):
                            continue
                        where = pair.name, change, key_of(pair.language, phrase)
                        items = own if method == "tifa" else others
                        item = items.setdefault(where, (phrase, {}))
                        item[1].setdefault(method, f"{rank}{'*' if method == 'tifa' else ''}")
    # One phrase is judged once, wherever it stands.
    seen, chosen = set(), []
    for where in sorted(own):
        phrase_key = pairs[where[0]].language, where[2]
        if phrase_key not in seen:
            seen.add(phrase_key)
            chosen.append(where)
    rest = [where for where in sorted(others) if (pairs[where[0]].language, where[2]) not in seen]
    wanted = round(len(chosen) * SHARE_OF_OTHERS / (1 - SHARE_OF_OTHERS))
    chosen += chance.sample(rest, min(len(rest), wanted))
    chance.shuffle(chosen)
    sheet, pool = [], []
    for number, where in enumerate(chosen, 1):
        name, change, key = where
        phrase, by = own.get(where) or others[where]
        pair = pairs[name]
        first, second = texts[name] if change in ("dropped", "down") else reversed(texts[name])
        context = context_of(pair.language, phrase, first) or context_of(pair.language, phrase, second)
        identity = f"{options.prefix}{number:04d}"
        phrase = phrase if pair.language == "zh" else key
        sheet.append("\t".join((identity, pair.language, change, phrase, context)))
        proposed = " ".join(f"{method}@{rank}" for method, rank in sorted(by.items()))
        pool.append("\t".join((identity, pair.language, name, change, phrase, proposed)))
    head = "id\tlanguage\tclass\tphrase\tcontext"
    write(options.out / "sheet.tsv", head, sheet)
    for part, begin in enumerate(range(0, len(sheet), PART), 1):
        write(options.out / f"part{part}.tsv", head, sheet[begin : begin + PART])
    write(options.out / "pool.tsv", "id\tlanguage\tpair\tclass\tphrase\tproposed", pool)
    digest = hashlib.sha256((options.out / "pool.tsv").read_bytes()).hexdigest()
    print(f"{len(sheet)} items, {len(own)} rows of the program not judged before; pool.tsv {digest}")


if __name__ == "__main__":
    main()

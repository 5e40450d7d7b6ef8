#!/usr/bin/env python3
"""Pools the candidates of several methods for judging: draws, deduplicates, shuffles, hides who proposed what.

pool.py PROGRAM DATA OUT writes OUT/sheet.tsv with its four parts (what a judge sees; sentences of the
documents stand in it, so it stays out of the repository) and OUT/pool.tsv (which method proposed what at which rank).
"""

import argparse
import hashlib
import random
import re
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from methods import CHANGES, PEERS, by_tifa, folded  # noqa: E402
from pairs import POOLED, all_pairs, build_corpus, texts_of  # noqa: E402

SEED = 20251011
# How many of each list's first 30 are drawn at random: enough of each method for its precision to be estimated.
DRAWN = {"zh": {"tifa": 8, "n-grams": 3, "segments": 4, "jieba.analyse": 4, "smoothnlp": 4}}
DRAWN["en"] = {"tifa": 8, "n-grams": 2, "scikit-learn": 3, "nltk": 3, "yake": 3, "rake-nltk": 3}
QUOTES = re.compile("[“”‘’\"'《》「」\\s]")
CONTEXT = 45


def key_of(language, phrase):
    """One phrase, one item: width, case, quotation marks and blanks do not tell two phrases apart."""
    text = folded(phrase).lower()
    return QUOTES.sub("", text) if language == "zh" else " ".join(text.replace("’", "'").split())


def context_of(language, phrase, text):
    """The phrase where it first stands, marked 【】, with what is around it."""
    text = folded(text)
    if language == "zh":
        kept = [at for at, letter in enumerate(text) if not QUOTES.match(letter)]
        plain = "".join(text[at] for at in kept).lower()
        found = plain.find(key_of(language, phrase))
        if found < 0:
            return ""
        begin, end = kept[found], kept[found + len(key_of(language, phrase)) - 1] + 1
    else:
        words = [re.escape(word) for word in re.findall(r"[a-z0-9]+", phrase.lower())]
        # Some methods leave function words out: then the words stand with up to three others between them.
        for between in (r"[^a-z0-9]+", r"[^a-z0-9]+(?:[a-z]+[^a-z0-9]+){0,3}"):
            match = re.search(r"(?<![a-z0-9])" + between.join(words) + r"(?![a-z0-9])", text.lower())
            if match:
                break
        else:
            return ""
        begin, end = match.span()
    around = CONTEXT if language == "zh" else 3 * CONTEXT
    before, after = text[max(0, begin - around) : begin], text[end : end + around]
    return re.sub(r"\s+", " ", f"{before}【{text[begin:end]}】{after}").strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("program", "data", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    items = {}  # (pair, change, key) → phrase, {method: (rank, drawn)}
    pairs = {pair.name: pair for pair in all_pairs(options.data) if pair.name in POOLED}
    with tempfile.TemporaryDirectory(prefix="tifa-pool-") as temporary:
        corpus = build_corpus(str(options.program.resolve()), options.data, Path(temporary) / "corpus")
        texts = {}
        for pair in pairs.values():
            files = texts_of(options.data, pair.series)
            a, b = (files[edition].read_text(encoding="utf-8") for edition in (pair.a, pair.b))
            texts[pair.name] = (a, b)
            lists = {"tifa": by_tifa(str(options.program.resolve()), corpus, pair)}
            for method, find in PEERS[pair.language].items():
                lists[method] = find(pair.language, a, b)
            for method, by_change in lists.items():
                for change in CHANGES:
                    phrases = by_change[change]
                    draw = min(len(phrases), DRAWN[pair.language][method])
                    drawn = set(chance.sample(range(len(phrases)), draw))
                    for rank, phrase in enumerate(phrases, 1):
                        item = items.setdefault((pair.name, change, key_of(pair.language, phrase)), (phrase, {}))
                        item[1].setdefault(method, (rank, int(rank - 1 in drawn)))
    chosen = sorted(where for where, (_, by) in items.items() if any(drawn for _, drawn in by.values()))
    chance.shuffle(chosen)
    sheet, pool = [], []
    for number, where in enumerate(chosen, 1):
        name, change, _ = where
        phrase, by = items[where]
        pair = pairs[name]
        first, second = texts[name] if change in ("dropped", "down") else reversed(texts[name])
        context = context_of(pair.language, phrase, first) or context_of(pair.language, phrase, second)
        identity = f"p{number:04d}"
        # English in lower case: the spelling would tell which method proposed it.
        phrase = phrase if pair.language == "zh" else where[2]
        sheet.append("\t".join((identity, pair.language, change, phrase, context)))
        proposed = " ".join(f"{method}@{rank}{'*' if drawn else ''}" for method, (rank, drawn) in sorted(by.items()))
        pool.append("\t".join((identity, pair.language, name, change, phrase, proposed)))
    write(options.out / "sheet.tsv", "id\tlanguage\tclass\tphrase\tcontext", sheet)
    quarter = -(-len(sheet) // 4)
    for part in range(4):
        rows = sheet[part * quarter : (part + 1) * quarter]
        write(options.out / f"part{part + 1}.tsv", "id\tlanguage\tclass\tphrase\tcontext", rows)
    write(options.out / "pool.tsv", "id\tlanguage\tpair\tclass\tphrase\tproposed", pool)
    digest = hashlib.sha256((options.out / "pool.tsv").read_bytes()).hexdigest()
    chinese = sum(row.split("\t")[1] == "zh" for row in sheet)
    print(f"{len(sheet)} items, {chinese} Chinese; pool.tsv {digest}")


def write(path, head, rows):
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

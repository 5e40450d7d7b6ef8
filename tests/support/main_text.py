"""The measure of main text: how much of an article's wording is found, and how much else.

As the article extraction benchmark of scrapinghub defines it: the words of a text in runs of four, with repeats; precision
and recall of each page, averaged over the pages; F1 of the two averages.
"""

import gzip
import hashlib
import json
import re
from collections import Counter

from support import program

WORD = re.compile(r"\w+")
RUN = 4


def runs(text):
    words = WORD.findall(text or "")
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def precision_and_recall(true, seen):
    """Of one page; None where there is nothing to divide by."""
    true, seen = runs(true), runs(seen)
    found = sum((true & seen).values())
    return (found / seen.total() if seen else None), (found / true.total() if true else None)


def scores(truth, seen, chosen=lambda page: True):
    """Precision, recall and F1 over the chosen pages."""
    pairs = [precision_and_recall(truth[page], seen.get(page, "")) for page in truth if chosen(page)]
    precision = [p for p, _ in pairs if p is not None]
    recall = [r for _, r in pairs if r is not None]
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return p, r, 2 * p * r / (p + r)


def tuned_on(page):
    """Whether a page was looked at while the method was made: half of them, by a hash of the name."""
    return int(hashlib.sha256(page.encode()).hexdigest()[:8], 16) % 2 == 0


def public_set():
    """Pages and true texts by name, or None where they are absent."""
    data = program.real_data()
    if data is None or not (data / "html" / "ground-truth.json").is_file():
        return None
    truth = json.loads((data / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((data / "html" / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    return pages, {name: row["articleBody"] for name, row in truth.items()}


def read_by_tifa(folder, pages):
    """The clean text of each page without its title, by a build and the answer of `source`."""
    (folder / "pages").mkdir()
    for name, page in pages.items():
        (folder / "pages" / f"{name}.html").write_bytes(page)
    (folder / "tifa.toml").write_text('[series.page]\nfiles = "pages/{id}.html"\n', encoding="utf-8")
    done = program.run(folder, "build", "--quiet")
    if done.returncode != program.FOUND:
        raise AssertionError(f"the pages do not build: {done.stderr}")
    texts = {}
    for name in pages:
        answer = program.run(folder, "source", f"page:{name}", "--format", "json")
        pieces = json.loads(answer.stdout)["pieces"] if answer.returncode == program.FOUND else []
        texts[name] = "\n".join(p["text"] for p in pieces if p["kept"] and p["what"] != "title")
    return texts

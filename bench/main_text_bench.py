#!/usr/bin/env python3
"""Measures the main text of web pages, and what it takes, beside trafilatura and readability-lxml in the same run.

Pages: the public set of 181 pages in TIFA_BENCH_DATA, else ../shared/data beside the repository. Peers: those of Python's
packages trafilatura and readability-lxml that are installed for the Python that runs this. Prints Markdown tables for
docs/guide/web-pages.md: quality by the benchmark's own measure (tests/support/main_text.py), processor time as user + system.
"""

import importlib.util
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from support import main_text, program  # noqa: E402


def by_trafilatura(page):
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def by_readability(page):
    import lxml.html
    from readability import Document

    try:
        return lxml.html.fromstring(Document(page.decode("utf-8", "replace")).summary()).text_content()
    except Exception:  # what it cannot read counts as nothing found
        return ""


def processor_time(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def build(folder):
    """Processor seconds and seconds of a whole build from files."""
    before, begin = processor_time(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = program.run(folder, "build", "--quiet")
    if done.returncode != program.FOUND:
        raise SystemExit(f"the pages do not build: {done.stderr}")
    return processor_time(resource.RUSAGE_CHILDREN) - before, time.perf_counter() - begin


def main():
    found = main_text.public_set()
    if found is None:
        raise SystemExit("no pages: put real documents beside the repository")
    pages, truth = found
    size = sum(map(len, pages.values())) / 1e6
    seen, costs = {}, {}
    for name, package, read in (("trafilatura", "trafilatura", by_trafilatura),
                                ("readability-lxml", "readability", by_readability)):
        if importlib.util.find_spec(package) is None:
            print(f"{name} is not installed and left out", file=sys.stderr)
            continue
        before = processor_time(resource.RUSAGE_SELF)
        seen[name] = {page: read(content) for page, content in pages.items()}
        costs[name] = processor_time(resource.RUSAGE_SELF) - before
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "one"
        folder.mkdir()
        seen["tifa"] = main_text.read_by_tifa(folder, pages)
        runs = []
        for number in range(5):
            again = Path(work) / str(number)
            again.mkdir()
            (again / "pages").mkdir()
            for page in (folder / "pages").iterdir():
                os.link(page, again / "pages" / page.name)
            (again / "tifa.toml").write_text('[series.page]\nfiles = "pages/{id}.html"\n', encoding="utf-8")
            runs.append(build(again))
        costs["tifa"] = sorted(cost for cost, _ in runs)[2]
        clock = sorted(seconds for _, seconds in runs)[2]
    halves = (("all", lambda page: True), ("tuned on", main_text.tuned_on), ("others", lambda page: not main_text.tuned_on(page)))
    print(f"\n{len(pages)} pages, {size:.1f} MB\n")
    print("| | precision | recall | F1 | F1, tuned on | F1, others |\n|---|---|---|---|---|---|")
    for name in ("tifa", "trafilatura", "readability-lxml"):
        if name not in seen:
            continue
        by_half = [main_text.scores(truth, seen[name], chosen) for _, chosen in halves]
        print(f"| {name} | {by_half[0][0]:.3f} | {by_half[0][1]:.3f} | {by_half[0][2]:.3f} | {by_half[1][2]:.3f} | {by_half[2][2]:.3f} |")
    print("\n| | processor seconds | MB/s of processor time | times tifa |\n|---|---|---|---|")
    for name, cost in sorted(costs.items(), key=lambda item: item[1]):
        print(f"| {name} | {cost:.2f} | {size / cost:.1f} | {cost / costs['tifa']:.1f} |")
    print(f"\nA whole build of tifa from files, index and store included: {clock:.2f} s, {size / clock:.0f} MB/s.")


if __name__ == "__main__":
    main()

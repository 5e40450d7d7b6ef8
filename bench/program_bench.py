#!/usr/bin/env python3
"""Times the whole program on whole corpora, beside another program on the same files in the same run.

Texts: the folder named by TIFA_BENCH_DATA, else ../shared/data beside the repository, with gwr/*.txt (52 reports) and laws/
(2,609 regulations); where there is none, texts of like size made from the example corpus. Prints a Markdown table for
bench/README.md: medians of interleaved runs, and ratios, which mean more than seconds on a machine that others use.
"""
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIFA = os.environ.get("TIFA_PROGRAM", str(ROOT / "build" / "tifa"))
ROUNDS = 11


def texts(work):
    """The folders (reports, laws) to measure on, and what they are."""
    given = Path(os.environ.get("TIFA_BENCH_DATA", ROOT.parent / "shared" / "data"))
    reports, laws = work / "reports", work / "laws"
    if (given / "gwr").is_dir():
        shutil.copytree(given / "gwr", reports)
        if (given / "laws").is_dir():
            shutil.copytree(given / "laws", laws)
        return reports, laws if laws.exists() else None, "real documents"
    plans = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples/cangyu/texts").glob("plan-*.zh.txt"))]
    reports.mkdir()
    for year in range(1974, 2026):
        lines = [line for k in range(7) for line in plans[(year + k) % len(plans)].split("\n")]
        (reports / f"{year}.txt").write_text("\n".join(lines), encoding="utf-8")
    return reports, None, "texts made from the example corpus"


def seconds(command, cwd=None):
    begin = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def interleaved(ours, peer, rounds=ROUNDS):
    """Medians of two things done in turn, so that a busy moment meets both."""
    a, b = [], []
    for _ in range(rounds):
        a.append(ours())
        b.append(peer())
    return statistics.median(a), statistics.median(b)


def peak_memory(command, cwd):
    """Megabytes that the process held at most. GNU time starts it: a child's own figure includes what Python held."""
    result = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(result.stderr.split()[-1]) / 1024


def corpus(folder, manifest):
    (folder / "tifa.toml").write_text(manifest, encoding="utf-8")


def fresh_build(folder):
    shutil.rmtree(folder / ".tifa", ignore_errors=True)
    return seconds([TIFA, "-q", "build"], cwd=folder)


def fts5_build(files):
    """What a throw-away script does: every text into an SQLite FTS5 table of trigrams, in memory, one transaction."""
    import sqlite3
    begin = time.perf_counter()
    store = sqlite3.connect(":memory:")
    store.execute("create virtual table t using fts5(text, tokenize='trigram')")
    for file in files:
        store.execute("insert into t values (?)", (file.read_text(encoding="utf-8", errors="replace"),))
    store.commit()
    return time.perf_counter() - begin


def ngram_compare(a, b):
    """The usual script: all character 2- to 8-grams of two texts and their differences of frequency."""
    begin = time.perf_counter()
    counts = []
    for file in (a, b):
        text = file.read_text(encoding="utf-8")
        counts.append(Counter(text[i:i + n] for n in range(2, 9) for i in range(len(text) - n + 1)))
    sorted(counts[1].keys() | counts[0].keys(), key=lambda gram: counts[1][gram] - counts[0][gram])
    return time.perf_counter() - begin


def main():
    if not Path(TIFA).exists():
        sys.exit("build/tifa is not there; run ./dev build")
    work = Path(tempfile.mkdtemp(prefix="tifa-bench-"))
    try:
        reports, laws, what = texts(work)
        files = sorted(reports.glob("*.txt"))
        newest, before = files[-1], files[-2]
        corpus(reports, '[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n')
        size = sum(file.stat().st_size for file in files)
        term = "发展"
        rows = []

        ours, peer = interleaved(lambda: fresh_build(reports), lambda: fts5_build(files), 5)
        rows.append((f"build {len(files)} reports ({size / 1e6:.1f} MB) from raw files", "SQLite FTS5, trigrams, in memory", ours, peer,
                     peak_memory([TIFA, "-q", "build", "--full"], reports)))

        ours, peer = interleaved(lambda: seconds([TIFA, "-q", "count", term, "--in", "r"], reports),
                                 lambda: seconds(["rg", "--count-matches", term] + [file.name for file in files], reports))
        rows.append((f"count {term} in {len(files)} reports, a new process", "ripgrep on the same files", ours, peer,
                     peak_memory([TIFA, "-q", "count", term, "--in", "r"], reports)))

        command = [TIFA, "-q", "compare", f"r:{before.stem}", f"r:{newest.stem}"]
        ours, peer = interleaved(lambda: seconds(command, reports), lambda: ngram_compare(before, newest), 5)
        rows.append((f"compare two reports against {len(files) - 2} earlier ones, a new process", "Python, 2- to 8-grams of the two alone", ours, peer,
                     peak_memory(command, reports)))

        page = reports / "report.html"
        command = [TIFA, "-q", "report", f"r:{before.stem}", f"r:{newest.stem}", "-o", str(page)]
        ours, peer = interleaved(lambda: seconds(command, reports), lambda: ngram_compare(before, newest), 5)
        rows.append((f"report on two of {len(files)} reports as a page ({page.stat().st_size / 1e6:.1f} MB), a new process",
                     "Python, 2- to 8-grams of the two alone", ours, peer, peak_memory(command, reports)))

        # An article of about 1,000 words that makes a claim in every sentence, judged against all of the corpus.
        words = ["发展", "改革", "科技", "安全", "创新", "就业", "消费", "投资", "开放", "农业"]
        article = reports / "article.txt"
        article.write_text("\n\n".join(
            f"The word “{word}” appears {n * 7 + 3} times in the {file.stem} work report, more often than in the year before."
            for n, word in enumerate(words) for file in files[-5:]), encoding="utf-8")
        check = lambda: subprocess.run([TIFA, "-q", "check", str(article)], cwd=reports, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

        def checked():
            begin = time.perf_counter()
            check()
            return time.perf_counter() - begin

        pattern = "|".join(words)
        ours, peer = interleaved(checked, lambda: seconds(["rg", "--count-matches", pattern] + [file.name for file in files], reports))
        rows.append((f"check an article of {len(article.read_text(encoding='utf-8').split())} words against {len(files)} reports, a new process",
                     "ripgrep for its words", ours, peer, peak_memory([TIFA, "-q", "claims", f"r:{newest.stem}"], reports)))

        if laws:
            # Places repeat titles and dates, so the files are numbered.
            documents = sorted(laws.glob("**/*(*).md"))
            flat = work / "flat"
            flat.mkdir()
            for number, file in enumerate(documents):
                shutil.copy(file, flat / f"{number:05}.md")
            corpus(flat, '[series.laws]\nlanguage = "zh"\nfiles = "{id}.md"\n')
            flat_files = sorted(flat.glob("*.md"))
            size = sum(file.stat().st_size for file in flat_files)
            ours, peer = interleaved(lambda: fresh_build(flat), lambda: fts5_build(flat_files), 3)
            rows.append((f"build {len(flat_files)} regulations ({size / 1e6:.1f} MB, {size / 1e6 / ours:.0f} MB/s)", "SQLite FTS5, trigrams, in memory", ours,
                         peer, peak_memory([TIFA, "-q", "build", "--full"], flat)))

        version = subprocess.run([TIFA, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        print(f"{version}, {what}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, medians\n")
        print("| what | tifa | beside | peer | difference | ratio | peak memory of tifa |")
        print("|---|---:|---|---:|---:|---:|---:|")
        for name, beside, ours, peer, memory in rows:
            print(f"| {name} | {ours * 1e3:.1f} ms | {beside} | {peer * 1e3:.1f} ms | {(ours - peer) * 1e3:+.1f} ms | {ours / peer:.2f} | {memory:.0f} MB |")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()

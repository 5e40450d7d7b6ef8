#!/usr/bin/env python3
"""Times all phrases of whole corpora with all statistics, from raw files: every tool begins without an index.

Texts: the folder named by TIFA_BENCH_DATA, else ../shared/data beside the repository, with gwr/ (52 reports) and laws/DLC/ (a folder of
regulations a province); where there is none, it says so and ends. Prints a Markdown table for bench/README.md: medians of three runs,
user and system time beside the clock, since others may use the machine. The peers are the usual script, all 2- to 8-grams of both
sides in Python's Counter with G² of each, fragments and all; and the same by R's quanteda, where R finds it and quanteda.textstats
(index_peers.py).
"""
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import index_peers

ROOT = Path(__file__).resolve().parent.parent
TIFA = os.environ.get("TIFA_PROGRAM", str(ROOT / "build" / "tifa"))

PEER = """
import sys, math
from collections import Counter
from pathlib import Path

def grams(files):
    counts, length = Counter(), 0
    for file in files:
        text = Path(file).read_text(encoding="utf-8", errors="replace")
        length += len(text)
        for n in range(2, 9):
            counts.update(text[i:i + n] for i in range(len(text) - n + 1))
    return counts, length

split = sys.argv.index("--")
(a, length_a), (b, length_b) = grams(sys.argv[1:split]), grams(sys.argv[split + 1:])
share = length_a / (length_a + length_b)

def g2(gram):
    x, y = a[gram], b[gram]
    return 2 * sum(o * math.log(o / e) for o, e in ((x, (x + y) * share), (y, (x + y) * (1 - share))) if o)

print(len(sorted(a.keys() | b.keys(), key=g2, reverse=True)))
"""


QUANTEDA = """
suppressMessages({library(quanteda); library(quanteda.textstats)})
files <- commandArgs(TRUE)
split <- which(files == "--")
side <- rep(c("a", "b"), c(split - 1, length(files) - split))
files <- files[-split]
texts <- vapply(files, function(file) paste(readLines(file, encoding = "UTF-8", warn = FALSE), collapse = " "), "")
grams <- tokens_ngrams(tokens(corpus(unname(texts)), what = "character"), n = 2:8, concatenator = "")
rows <- textstat_keyness(dfm_group(dfm(grams, tolower = FALSE), groups = side), target = "a", measure = "lr")
cat(nrow(rows), "\\n")
"""


def measured(command, cwd, output, env=None):
    """Seconds by the clock, of processor time, and peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    with open(output, "wb") as out:
        result = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, cwd=cwd, env=env, stdout=out, stderr=subprocess.PIPE, text=True, check=True)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, int(result.stderr.split()[-1]) / 1024


def from_raw(folder, operands, output):
    """tifa build and compare, one after the other: their sum, and the larger memory."""
    shutil.rmtree(folder / ".tifa", ignore_errors=True)
    build = measured([TIFA, "-q", "build"], folder, os.devnull)
    command = [TIFA, "-q", "compare", *operands, "--partial", "--limit", "0", "--show", "statistics", "--format", "csv"]
    compare = measured(command, folder, output)
    return build[0] + compare[0], build[1] + compare[1], max(build[2], compare[2])


def median(runs):
    return sorted(runs)[len(runs) // 2]


def reports(given, work):
    folder = work / "reports"
    shutil.copytree(given / "gwr", folder)
    (folder / "tifa.toml").write_text('[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n', encoding="utf-8")
    files = sorted(folder.glob("*.txt"))
    half = [file for file in files if file.stem <= "2000"]
    rest = [file for file in files if file.stem > "2000"]
    return folder, [f"r:{half[0].stem}..{half[-1].stem}", f"r:{rest[0].stem}..{rest[-1].stem}"], half, rest


def provinces(given, work):
    """One of the provinces against all others; files are numbered, since names repeat."""
    folder = work / "provinces"
    sources = {place.name: sorted(place.glob("**/*(*).md")) for place in sorted((given / "laws" / "DLC").iterdir())}
    number, copies = 0, {}
    for place, files in sources.items():
        (folder / place).mkdir(parents=True)
        copies[place] = []
        for file in files:
            number += 1
            copies[place].append(folder / place / f"{number:05}.md")
            shutil.copyfile(file, copies[place][-1])
    (folder / "tifa.toml").write_text('[series.p]\nlanguage = "zh"\nfiles = "{place}/{id}.md"\n', encoding="utf-8")
    first, *others = sources
    return folder, [f"place={first}", ",".join(f"place={place}" for place in others)], copies[first], [f for p in others for f in copies[p]]


def main():
    given = Path(os.environ.get("TIFA_BENCH_DATA", ROOT.parent / "shared" / "data"))
    if not (given / "gwr").is_dir() or not (given / "laws" / "DLC").is_dir():
        sys.exit("the folder of real documents is not on this machine")
    work = Path(tempfile.mkdtemp(prefix="tifa-bench-"))
    try:
        version = subprocess.run([TIFA, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        print(f"{version}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {os.getloadavg()[0]:.1f}\n")
        print("| all phrases with all statistics, from raw files | tool | seconds | processor | peak memory | rows |")
        print("|---|---|---:|---:|---:|---:|")
        for what, prepare, with_peer in (("52 reports: up to 2000 against those since", reports, True),
                                         ("the regulations of one province against those of the others", provinces, False)):
            folder, operands, a, b = prepare(given, work)
            megabytes = sum(file.stat().st_size for file in [*a, *b]) / 1e6
            output = work / "rows"
            clock, processor, memory = median([from_raw(folder, operands, output) for _ in range(3)])
            rows = output.read_bytes().count(b"\n") - 1
            print(f"| {what} ({megabytes:.1f} MB) | tifa | {clock:.2f} | {processor:.2f} | {memory:.0f} MB | {rows} |")
            if with_peer:  # the provinces would take it more memory than most machines have
                clock, processor, memory = measured([sys.executable, "-c", PEER, *map(str, a), "--", *map(str, b)], work, output)
                print(f"| | Python, 2- to 8-grams with G² alone | {clock:.2f} | {processor:.2f} | {memory:.0f} MB | {output.read_text().strip()} |")
                if index_peers.has_r_package("quanteda") and index_peers.has_r_package("quanteda.textstats"):
                    command = ["Rscript", "-e", QUANTEDA, *map(str, a), "--", *map(str, b)]
                    clock, processor, memory = measured(command, work, output, index_peers.r_environment())
                    print(f"| | quanteda, 2- to 8-grams with G² alone | {clock:.2f} | {processor:.2f} | {memory:.0f} MB | {output.read_text().strip()} |")
                else:
                    print("| | quanteda: R does not find it | | | | |")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()

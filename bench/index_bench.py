#!/usr/bin/env python3
"""Times building the index and looking phrases up, beside Xapian (python3-xapian), infini-gram's engine (PyPI), IMS CWB (R's
RcppCWB), libdivsufsort and ripgrep on the same files in the same run; peers that are not there are named (index_peers.py).

Texts: the folder named by TIFA_BENCH_DATA, else ../shared/data beside the repository, with laws/ (Chinese regulations) and tos/
(versions of terms of service, in English); where there is none, it says so and ends. Prints Markdown tables for
bench/README.md. `build/phrase_lookup` (phrase_lookup.cc) asks the phrases. User and system time are of the process and its
children, so that they mean something on a machine that others use.
"""
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import index_peers

ROOT = Path(__file__).resolve().parent.parent
TIFA = os.environ.get("TIFA_PROGRAM", str(ROOT / "build" / "tifa"))
LOOKUP = os.environ.get("TIFA_PHRASE_LOOKUP", str(Path(TIFA).parent / "phrase_lookup"))
PYTHON = "/usr/bin/python3"  # Debian's, which has the bindings of Xapian
PHRASES = 2000
PROCESSES = 7


def measured(command, cwd, stdin=None):
    """Seconds by the clock, seconds of processor time, peak memory in MB, standard output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    result = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, cwd=cwd, input=stdin, capture_output=True, text=True, check=True)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, int(result.stderr.split()[-1]) / 1024, result.stdout


def corpus(files, folder, language):
    """A corpus of numbered copies, since names repeat in different folders."""
    folder.mkdir()
    for number, file in enumerate(files):
        shutil.copyfile(file, folder / f"{number:05}.md")
    (folder / "tifa.toml").write_text(f'[series.t]\nlanguage = "{language}"\nfiles = "{{id}}.md"\n', encoding="utf-8")
    return sorted(folder.glob("*.md"))


XAPIAN = """
import sys, xapian
from pathlib import Path
store = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE)
generator = xapian.TermGenerator()
generator.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM)
for file in sorted(Path(sys.argv[2]).glob("*.md")):
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(file.read_text(encoding="utf-8", errors="replace"))
    store.add_document(document)
store.commit()
"""

XAPIAN_ASK = """
import sys, time, xapian
store = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(store)
times = []
for phrase in sys.stdin.read().splitlines():
    begin = time.perf_counter()
    query = parser.parse_query('"' + phrase.replace('"', " ") + '"', parser.FLAG_PHRASE | parser.FLAG_CJK_NGRAM)
    enquire = xapian.Enquire(store)
    enquire.set_query(query)
    len(enquire.get_mset(0, store.get_doccount()))
    times.append((time.perf_counter() - begin) * 1e6)
times.sort()
print(f"{len(times)} phrases: median {times[len(times) // 2]:.1f} us, 90 % {times[len(times) * 9 // 10]:.1f} us, most {times[-1]:.1f} us")
"""


def lookups(folder, phrases):
    """What is said of tifa's times: of one process, and of each phrase the median of several, since in each process something else
    takes the core, or its caches, away from a few. Allowed are 20 microseconds, and 10 nanoseconds a hit; the first phrase of a process
    meets code and pages that nothing has touched, and stands by itself."""
    runs = []
    for _ in range(PROCESSES):
        output = measured([LOOKUP, "ask", str(folder)], folder, phrases)[3]
        runs.append([tuple(map(float, line.split("\t"))) for line in output.splitlines()])
    hits = [row[0] for row in runs[0]]
    lines = []
    for what, at in (("by the clock", 1), ("processor time", 2)):
        medians = [statistics.median(run[i][at] for run in runs) for i in range(len(hits))]
        over = [sum(times[i] > 20 + 0.01 * hits[i] for i in range(1, len(hits))) for times in (*([row[at] for row in run] for run in runs), medians)]
        times = sorted(medians[1:])
        lines.append(f"{what}: the first {medians[0]:.1f} us; the others, medians of {PROCESSES} processes: median {times[len(times) // 2]:.1f} us, "
                     f"90 % {times[len(times) * 9 // 10]:.1f} us, most {times[-1]:.1f} us, {over[-1]} over what is allowed ({min(over[:-1])} to {max(over[:-1])} in one process)")
    return f"{len(hits)} phrases, {sum(hits):.0f} hits; " + "; ".join(lines)


def main():
    given = Path(os.environ.get("TIFA_BENCH_DATA", ROOT.parent / "shared" / "data"))
    if not (given / "laws").is_dir():
        sys.exit("the folder of real documents is not on this machine")
    work = Path(tempfile.mkdtemp(prefix="tifa-bench-"))
    try:
        version = subprocess.run([TIFA, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        print(f"{version}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {os.getloadavg()[0]:.1f}\n")
        print("| build | MB | tool | seconds | processor | MB/s of the clock | index, bytes a character | peak memory |")
        print("|---|---:|---|---:|---:|---:|---:|---:|")
        asked = {}
        for name, pattern, language in (("laws", "**/*(*).md", "zh"), ("tos", "**/*.md", "en")):
            folder = work / name
            files = corpus(sorted((given / name).glob(pattern)), folder, language)
            megabytes = sum(file.stat().st_size for file in files) / 1e6
            characters = sum(len(file.read_text(encoding="utf-8", errors="replace")) for file in files)
            runs = []
            for _ in range(3):
                shutil.rmtree(folder / ".tifa", ignore_errors=True)
                runs.append(measured([TIFA, "-q", "build"], folder))
            clock, processor, memory, _ = sorted(runs)[1]
            print(f"| {len(files)} {name} | {megabytes:.1f} | tifa | {clock:.2f} | {processor:.2f} | {megabytes / clock:.1f} | "
                  f"{index_peers.size_of(folder / '.tifa') / characters:.2f} | {memory:.0f} MB |")
            store = work / f"{name}.xapian"
            clock, processor, memory, _ = measured([PYTHON, "-c", XAPIAN, str(store), str(folder)], work)
            print(f"| | | Xapian | {clock:.2f} | {processor:.2f} | {megabytes / clock:.1f} | {index_peers.size_of(store) / characters:.2f} | {memory:.0f} MB |")
            if name == "laws":
                texts = b"\0".join(file.read_bytes() for file in files)
                if (seconds := index_peers.divsufsort(texts)) is not None:
                    print(f"| | | libdivsufsort, sorting alone | {seconds:.2f} | | {len(texts) / 1e6 / seconds:.1f} | | |")
                python = index_peers.infini_gram(work)
                if python:
                    save = work / "infini"
                    clock, processor, memory, _ = measured([python, "-c", index_peers.INFINI_BUILD, str(folder), str(save)], work)
                    print(f"| | | infini-gram | {clock:.2f} | {processor:.2f} | {megabytes / clock:.1f} | "
                          f"{index_peers.size_of(save) / characters:.2f} | {memory:.0f} MB |")
                cwb = index_peers.has_r_package("RcppCWB")
                if cwb:
                    tokens, registry, data = work / "cwb-tokens", work / "cwb-registry", work / "cwb-data"
                    index_peers.cwb_input(files, tokens)
                    registry.mkdir()
                    data.mkdir()
                    clock, processor = map(float, index_peers.r(index_peers.CWB_BUILD, "build", tokens, registry, data).split())
                    print(f"| | | IMS CWB, of characters one a line | {clock:.2f} | {processor:.2f} | {megabytes / clock:.1f} | "
                          f"{index_peers.size_of(data) / characters:.2f} | |")
                phrases = measured([LOOKUP, "sample", str(folder), str(PHRASES)], work)[3]
                asked["tifa"] = lookups(folder, phrases)
                if python:
                    asked["infini-gram, one count for all texts"] = measured([python, "-c", index_peers.INFINI_ASK, str(save)], work, phrases)[3].strip()
                if cwb:
                    asked["IMS CWB, one count for all texts"] = index_peers.r(index_peers.CWB_ASK, registry, stdin=phrases)
                    clock, processor = map(float, index_peers.r(index_peers.CWB_BUILD, "pack", tokens, registry, data).split())
                    print(f"| | | IMS CWB, packing that | {clock:.2f} | {processor:.2f} | {megabytes / clock:.1f} | "
                          f"{index_peers.size_of(data) / characters:.2f} | |")
                asked["Xapian"] = measured([PYTHON, "-c", XAPIAN_ASK, str(store)], work, phrases)[3].strip()
        print(f"\n{PHRASES} phrases of 2 to 8 characters in the regulations, sampled by tenth of frequency, each asked once in a process that has asked nothing before:\n")
        for tool, said in asked.items():
            print(f"- {tool}: {said}")
        for line in index_peers.absent():
            print(f"- {line}")

        reports = work / "reports"
        shutil.copytree(given / "gwr", reports)
        files = sorted(reports.glob("*.txt"))
        (reports / "tifa.toml").write_text('[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n', encoding="utf-8")
        measured([TIFA, "-q", "build"], reports)
        ours, theirs = [], []
        for _ in range(41):
            ours.append(measured([TIFA, "-q", "count", "发展"], reports)[:2])
            theirs.append(measured(["rg", "-o", "--count-matches", "发展", files[-1].name], reports)[:2])
        for what, at in (("by the clock", 0), ("of processor time", 1)):
            a, b = (statistics.median(run[at] for run in runs) * 1e3 for runs in (ours, theirs))
            print(f"\nA count in {len(files)} reports as a new process, median {what}: {a:.1f} ms, ripgrep on one report {b:.1f} ms, {a - b:+.1f} ms.")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()

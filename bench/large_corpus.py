#!/usr/bin/env python3
"""Builds a corpus of more than 4 GiB of generated Chinese text under a limit of memory, asks it phrases whose counts are known
from the files, adds one edition, and verifies it: time, peak memory, bytes written, size. Not part of ./dev bench: it takes
minutes and three times the size of the text on disk.

    python3 bench/large_corpus.py [--gib 4.25] [--memory 400MB] [--folder DIR]

Words are drawn from an invented lexicon by Zipf's law, so that the text is all but distinct and has the frequencies of prose.
Counted are words of the lexicon, by Python in the files as they are written, and phrases of characters that the lexicon
does not have: one in every document, one in a few, one longer than the index orders by, one in the last document alone.
Ends with 1 when a count is wrong. The folder (default: a new one in the system's folder for temporary files) is removed.
"""
import argparse
import array
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIFA = os.environ.get("TIFA_PROGRAM", str(ROOT / "build" / "tifa"))
DOCUMENT_WORDS = 15_000  # of two characters and more: 100 KB, a long regulation
SLOTS = 1 << 16  # a word has as many of them as its frequency asks for
EVERYWHERE, SOMEWHERE, LAST = "龘靐", "齉爩龗", "麤灪"
LONG = "籲驫鱻麤龘靐齉爩龗灪籲驫鱻麤龘靐齉爩龗灪"  # 20 characters
EVERY = 997  # documents, of which one has SOMEWHERE and LONG


def lexicon(generator):
    """A table of words as UTF-8, by frequency; sentences and paragraphs end where punctuation is drawn."""
    # The first level of GB 2312: no character of it is a variant of another, which the default folding would join.
    characters = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    common = generator.sample(characters, 3000)
    words, seen = [], set()
    slots = []
    rank = 0
    while len(slots) < SLOTS - 4096:
        word = "".join(generator.choices(common, k=generator.choice((1, 2, 2, 2, 2, 3, 4))))
        if word in seen:
            continue
        seen.add(word)
        words.append(word)
        rank += 1
        slots += [word] * max(1, SLOTS // (12 * rank))
    slots = slots[: SLOTS - 4096] + ["，"] * 2800 + ["。"] * 996 + ["。\n"] * 300
    return [word.encode() for word in slots], [word for word in words if len(word) > 1]


def run(command, folder, nice):
    """Seconds by the clock, of processor time, peak memory in MB, bytes written, and what it said."""
    begin = time.perf_counter()
    process = subprocess.Popen(["nice", "-n", str(nice)] + command, cwd=folder, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    # Before it is waited for, the system still knows what it wrote.
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    written = int(next(line for line in Path(f"/proc/{process.pid}/io").read_text().splitlines() if line.startswith("write_bytes")).split()[1])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with {status}: {said}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, written, said


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gib", type=float, default=4.25)
    arguments.add_argument("--memory", default="400MB")
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--nice", type=int, default=0)
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tifa-large-", dir=given.folder))
    try:
        sys.exit(measure(folder, given))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder, given):
    generator = random.Random(2026)
    slots, words = lexicon(generator)
    counts = {word: 0 for word in (words[0], words[20], words[400], words[-1])}
    counts |= {EVERYWHERE: 0, SOMEWHERE: 0, LONG: 0, LAST: 0}
    size = documents = characters = 0

    def document(extra):
        numbers = array.array("H", generator.randbytes(2 * DOCUMENT_WORDS))
        text = b"".join(map(slots.__getitem__, numbers))
        return text + ("\n" + "。\n".join(extra) + "。\n").encode()

    (folder / "tifa.toml").write_text('[series.g]\nlanguage = "zh"\nfiles = "*/{id}.txt"\n', encoding="utf-8")
    while size < given.gib * 2**30:
        extra = [EVERYWHERE]
        if documents % EVERY == 0:
            extra += [SOMEWHERE, SOMEWHERE + EVERYWHERE, LONG]
        if size + 3 * 2**15 >= given.gib * 2**30:
            extra.append(LAST)
        text = document(extra)
        for phrase in counts:
            counts[phrase] += text.count(phrase.encode())
        within = folder / f"{documents // 1000:03}"
        within.mkdir(exist_ok=True)
        (within / f"{documents:06}.txt").write_bytes(text)
        size += len(text)
        characters += len(text.decode())
        documents += 1
    print(f"{documents} documents, {size} bytes, {characters} characters; load {os.getloadavg()[0]:.1f}", flush=True)

    build = [TIFA, "-q", "build", "--memory", given.memory]
    clock, processor, memory, _, _ = run(build, folder, given.nice)
    kept = sum(file.stat().st_size for file in (folder / ".tifa").rglob("*") if file.is_file())
    segments = len(list((folder / ".tifa" / "segments").iterdir()))
    print(f"build with --memory {given.memory}: {clock:.0f} s ({size / clock / 1e6:.1f} MB/s), processor {processor:.0f} s, "
          f"peak {memory:.0f} MB; .tifa {kept} bytes in {segments} segments, {kept / characters:.2f} a character", flush=True)

    wrong = 0
    for phrase, count in counts.items():
        clock, processor, memory, _, said = run([TIFA, "-q", "--format", "json", "count", phrase], folder, given.nice)
        rows = json.loads(said)["terms"][0]["rows"]
        found = sum(row["count"] for row in rows)
        wrong += found != count
        print(f"{phrase}: {found} hits, known {count}; {clock:.2f} s, processor {processor:.2f} s, peak {memory:.0f} MB"
              f"{'' if found == count else '  WRONG'}", flush=True)

    (folder / "000" / "one-more.txt").write_bytes(document([EVERYWHERE]))
    clock, processor, memory, written, _ = run(build, folder, given.nice)
    print(f"one edition of 100 KB more: {clock:.2f} s, processor {processor:.2f} s, peak {memory:.0f} MB, {written / 1e6:.1f} MB written", flush=True)
    clock, processor, memory, _, _ = run(build, folder, given.nice)
    print(f"nothing more: {clock:.2f} s, processor {processor:.2f} s, peak {memory:.0f} MB", flush=True)
    clock, processor, memory, _, _ = run([TIFA, "-q", "verify"], folder, given.nice)
    print(f"verify: {clock:.0f} s, processor {processor:.0f} s, peak {memory:.0f} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures the programs that read hostile formats, beside pdftotext, pandoc and trafilatura in the same run.

Each side gets the same documents, one process each (trafilatura: one process for all pages, its import not counted), in turn,
seven times; the figures are medians of processor time, user + system, since machines are shared. The PDF and the DOCX are made
here: 300 pages of the example corpus' plans as a PDF, and as a DOCX by pandoc, with headings, lists and tables. The pages are
the public set in TIFA_BENCH_DATA, else ../shared/data. Prints a Markdown table for bench/README.md.
"""

import os
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from support import main_text, pdf  # noqa: E402

PROGRAM = Path(os.environ.get("TIFA_PROGRAM", ROOT / "build" / "tifa"))
MAGIC, VERSION, REQUEST, DOCUMENT = 0x41464954, 4, 1, 2  # src/ingest/frame.h
HTML, PDF, DOCX = 4, 6, 8  # src/ingest/formats.h
ROUNDS = 7


def ask(channel, kind, data):
    """One document through a reading program; gives the size of what came back."""
    payload = struct.pack("<IHHHIII", kind, 0, 0, 0, 4, 0, 0) + data  # no tracked changes, table, look, rules, encoding
    channel.sendall(struct.pack("<IHHQ", MAGIC, VERSION, REQUEST, len(payload)) + payload)
    head = channel.recv(16, socket.MSG_WAITALL)
    magic, version, kind, size = struct.unpack("<IHHQ", head)
    if (magic, version) != (MAGIC, VERSION):
        raise SystemExit("the reading program speaks another version: bring readers_bench.py up to src/ingest/frame.h")
    left = size
    while left:
        left -= len(channel.recv(min(left, 1 << 20)))
    return size if kind == DOCUMENT else 0


def used_by(process):
    """Processor seconds of a process that ends now."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def by_tifa(program, kind, documents):
    ours, theirs = socket.socketpair()
    limits = (str(1 << 30), "60")  # bytes of memory, seconds of processor time: as tifa starts it
    process = subprocess.Popen([PROGRAM.parent / program, *limits], stdin=theirs, stdout=theirs)
    theirs.close()
    read = sum(ask(ours, kind, document) > 0 for document in documents)
    ours.close()
    seconds = used_by(process)
    if read != len(documents):
        raise SystemExit(f"{program} refused {len(documents) - read} of {len(documents)} documents")
    return seconds


def by_command(*command):
    return used_by(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


TRAFILATURA = """
import os, pickle, sys, trafilatura
pages = pickle.load(sys.stdin.buffer)
before = os.times()
for page in pages:
    trafilatura.extract(page, include_comments=False)
after = os.times()
print(after.user + after.system - before.user - before.system)
"""


def by_trafilatura(pages):
    import pickle

    done = subprocess.run([sys.executable, "-c", TRAFILATURA], input=pickle.dumps(pages), capture_output=True, check=True)
    return float(done.stdout)


def plans():
    return "\n\n".join(path.read_text("utf-8") for path in sorted((ROOT / "examples" / "cangyu" / "texts").iterdir())
                       if path.suffix in (".txt", ".md"))


def large_pdf(text, pages=300):
    lines = [line for paragraph in text.split("\n") if paragraph.strip()
             for line in pdf.lines_of(paragraph.strip().replace("\u2019", "'"), 440, 11)]
    made = []
    for number in range(pages):
        page = pdf.Page()
        page.text(72, 40, f"Plans of Cangyu - {number + 1}", 9)
        for row in range(44):
            page.text(72, 80 + 15.4 * row, lines[(number * 44 + row) % len(lines)].encode("cp1252", "ignore").decode("cp1252")
                      if not any(pdf.is_wide(c) for c in lines[(number * 44 + row) % len(lines)])
                      else lines[(number * 44 + row) % len(lines)])
        made.append(page)
    return pdf.write(made)


def row(what, peer, size, ours, theirs):
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"| {what} | {mine * 1e3:.0f} ms | {size / mine / 1e6:.1f} MB/s | {peer} | {other * 1e3:.0f} ms | {mine / other:.2f} |")


def main():
    print("| what | tifa | | beside | peer | ratio |\n|---|---:|---:|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        text = plans()
        file = Path(folder, "plans.pdf")
        file.write_bytes(large_pdf(text))
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(by_tifa("tifa-pdf", PDF, [file.read_bytes()]))
            theirs.append(by_command("pdftotext", file, "-"))
        row("PDF of 300 pages", "pdftotext", file.stat().st_size, ours, theirs)

        source = Path(folder, "plans.md")
        source.write_text("\n\n".join([text] * 10), "utf-8")
        file = Path(folder, "plans.docx")
        subprocess.run(["pandoc", source, "-o", file], check=True)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(by_tifa("tifa-read", DOCX, [file.read_bytes()]))
            theirs.append(by_command("pandoc", file, "-t", "plain"))
        row("DOCX of the plans, ten times over", "pandoc", file.stat().st_size, ours, theirs)

    found = main_text.public_set()
    if found is None:
        return print("No pages: put real documents beside the repository.", file=sys.stderr)
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        return print("trafilatura is not installed for this Python; its row is left out.", file=sys.stderr)
    pages = list(found[0].values())
    ours, theirs = [], []
    for _ in range(ROUNDS if len(pages) < 50 else 3):
        ours.append(by_tifa("tifa-read", HTML, pages))
        theirs.append(by_trafilatura(pages))
    row(f"{len(pages)} web pages", "trafilatura", sum(map(len, pages)), ours, theirs)


if __name__ == "__main__":
    main()

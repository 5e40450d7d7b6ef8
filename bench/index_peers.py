"""Peers of the phrase index that are no package of Debian: installed or found for one run, else named as not there.

infini-gram's engine comes from PyPI into a virtual environment of the run; libdivsufsort is Debian's, called by ctypes.
"""
import ctypes
import shutil
import subprocess
import sys
import time
from pathlib import Path

INFINI_BUILD = """
import sys, argparse, resource, numpy
from pathlib import Path
from infini_gram import indexing
folder, save = Path(sys.argv[1]), Path(sys.argv[2])
save.mkdir()
offsets, at = [], 0
with open(save / "tokenized.0", "wb") as tokens:
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8", errors="replace")
        units = b"\\xff\\xff" + "".join(c if ord(c) < 0xFFFF else "\\uFFFD" for c in text).encode("utf-16-le")
        offsets.append(at)
        at += tokens.write(units)
numpy.array(offsets, dtype=numpy.uint64).tofile(save / "offset.0")
arguments = argparse.Namespace(save_dir=str(save), temp_dir=str(save), worker_id=0, shards=1, workers=1, cpus=2, mem=1, token_width=2)
indexing.build_sa(arguments)
"""

INFINI_ASK = """
import sys, time
from infini_gram.engine import InfiniGramEngine
engine = InfiniGramEngine(index_dir=sys.argv[1], eos_token_id=65534, vocab_size=65535, version=4, token_dtype="u16")
times = []
for phrase in sys.stdin.read().splitlines():
    ids = [ord(c) for c in phrase]
    begin = time.perf_counter()
    engine.count(input_ids=ids)
    times.append((time.perf_counter() - begin) * 1e6)
times.sort()
print(f"{len(times)} phrases: median {times[len(times) // 2]:.1f} us, 90 % {times[len(times) * 9 // 10]:.1f} us, most {times[-1]:.1f} us")
"""


def infini_gram(work):
    """A Python that has infini-gram's engine; None when it cannot be installed."""
    environment = work / "infini-gram"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, capture_output=True)
        subprocess.run([str(environment / "bin/pip"), "install", "-q", "infini-gram", "numpy"], check=True, capture_output=True, timeout=600)
    except (subprocess.SubprocessError, OSError):
        return None
    return str(environment / "bin/python")


def divsufsort(texts):
    """Seconds that libdivsufsort takes to sort all suffixes of all texts, as UTF-8; None where it is not installed."""
    try:
        library = ctypes.CDLL("libdivsufsort.so.3")
    except OSError:
        return None
    size = len(texts)
    order = (ctypes.c_int32 * size)()
    begin = time.perf_counter()
    if library.divsufsort(texts, order, ctypes.c_int32(size)) != 0:
        return None
    return time.perf_counter() - begin


def absent():
    """What is not measured, a line each."""
    lines = []
    if shutil.which("cqp") is None:
        lines.append("IMS CWB is not measured: no `cqp` on the path (Debian 12 has no package of it).")
    r = shutil.which("Rscript")
    if r is None or subprocess.run([r, "-e", "library(quanteda)"], capture_output=True, check=False).returncode != 0:
        lines.append("quanteda is not there: R's package is not installed (Debian 12 has none, and CRAN may be out of reach).")
    lines.append("libsais and cppjieba are not measured: Debian 12 has no package of either.")
    return lines


def size_of_infini(save):
    return sum(file.stat().st_size for file in Path(save).rglob("*") if file.is_file())

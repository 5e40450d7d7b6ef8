"""Peers of the phrase index that are no package of Debian: installed or found for one run, else named as not there.

infini-gram's engine comes from PyPI into a virtual environment of the run; libdivsufsort is Debian's, called by ctypes. IMS CWB
is run by R's package RcppCWB, which brings the source of it: TIFA_R_LIBRARY names the folder that it was installed in (R CMD
INSTALL -l FOLDER).
"""
import ctypes
import os
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


# Tokens are characters, one a line, white space left out; a text is an XML element. Prints its seconds by the clock and of the
# processor: of encoding and indexing, and of packing both, which is done in place.
CWB_BUILD = """
suppressMessages(library(RcppCWB))
a <- commandArgs(TRUE)
begin <- proc.time()
done <- capture.output({
  if (a[1] == "build") {
    cwb_encode("peer", registry = a[3], vrt_dir = a[2], data_dir = a[4], encoding = "utf8", p_attributes = "word",
               s_attributes = list(text = "id"), quietly = TRUE)
    cwb_makeall("peer", p_attribute = "word", registry = a[3])
  } else {
    cwb_huffcode("peer", p_attribute = "word", registry = a[3], delete = TRUE)
    cwb_compress_rdx("peer", p_attribute = "word", registry = a[3], delete = TRUE)
  }
})
took <- proc.time() - begin
cat("\\n", took["elapsed"], took["user.self"] + took["sys.self"], "\\n")
"""

CWB_ASK = """
suppressMessages(library(RcppCWB))
registry <- commandArgs(TRUE)[1]
done <- if (cqp_is_initialized()) cqp_reset_registry(registry) else cqp_initialize(registry = registry)
times <- c()
for (phrase in readLines(file("stdin"), encoding = "UTF-8")) {
  characters <- strsplit(gsub(" ", "", phrase), "")[[1]]
  if (length(characters) == 0) next
  query <- paste0("\\"", gsub("\\"", "\\"\\"", characters), "\\"%l", collapse = " ")
  begin <- Sys.time()
  cqp_query(corpus = "PEER", query = query, subcorpus = "Q")
  hits <- cqp_subcorpus_size("PEER", "Q")
  times <- c(times, as.numeric(Sys.time() - begin, units = "secs") * 1e6)
}
times <- sort(times)
n <- length(times)
cat(sprintf("%d phrases: median %.1f us, 90 %% %.1f us, most %.1f us\\n", n, times[n %/% 2 + 1], times[(n * 9) %/% 10 + 1], times[n]))
"""


def r_environment():
    """The environment in which R finds packages of TIFA_R_LIBRARY, too."""
    library = os.environ.get("TIFA_R_LIBRARY")
    return {**os.environ, "R_LIBS": library} if library else dict(os.environ)


def has_r_package(name):
    r = shutil.which("Rscript")
    return r is not None and subprocess.run([r, "-e", f"library({name})"], capture_output=True, check=False, env=r_environment()).returncode == 0


def r(program, *arguments, stdin=None):
    """The last line that an R program prints."""
    result = subprocess.run(["Rscript", "-e", program, *map(str, arguments)], input=stdin, capture_output=True, text=True, check=True,
                            env=r_environment())
    return result.stdout.strip().splitlines()[-1].strip()


def cwb_input(files, folder):
    """The texts as CWB takes them."""
    folder.mkdir()
    marked = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        tokens = "\n".join(marked.get(c, c) for c in text if not c.isspace() and c != "\0")
        (folder / f"{file.stem}.vrt").write_text(f'<text id="{file.stem}">\n{tokens}\n</text>\n', encoding="utf-8")


def absent():
    """What is not measured, a line each."""
    lines = []
    if not has_r_package("RcppCWB"):
        lines.append("IMS CWB is not measured: R does not find RcppCWB (Debian 12 has no package of either; see TIFA_R_LIBRARY).")
    lines.append("libsais and cppjieba are not measured: Debian 12 has no package of either.")
    return lines


def size_of(folder):
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())

"""The tools that redlines are measured on, each as a function of two files that gives what it reports in one form (score.Found).

Peers say what stayed, went and came in the order of the text: a list of steps (-1, 0 or 1, text). None of them but
git --color-moved knows moves, so what moved is deleted and inserted to them."""

import json
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from score import Found, bare, bare_runs

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TIFA = os.environ.get("TIFA_PROGRAM", str(ROOT / "build" / "tifa"))
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
MARKS = "\x01\x02\x03\x04"


class Refused(Exception):
    """A tool that gives no answer: over its time, or an error."""


@dataclass
class Ran:
    output: str
    seconds: float


def run(command, limit, good=(0, 1), cwd=None):
    begin = time.perf_counter()
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, env=ENVIRONMENT, cwd=cwd, check=False)
    except subprocess.TimeoutExpired:
        raise Refused(f"> {limit:g} s") from None
    seconds = time.perf_counter() - begin
    if done.returncode not in good:
        raise Refused("error: " + (done.stderr.decode("utf-8", "replace").strip().split("\n") or [""])[-1][:80])
    return Ran(done.stdout.decode("utf-8", "replace"), seconds)


def from_steps(steps, text_a, text_b):
    """What a list of steps says, and whether it is a script of these two texts."""
    bare_a, _ = bare(text_a)
    bare_b, _ = bare(text_b)
    a = b = 0
    kept, of_a, of_b = [], [], []
    for way, text in steps:
        letters = bare(text)[0]
        if way <= 0:
            of_a.append(letters)
        if way >= 0:
            of_b.append(letters)
        if way == 0 and letters:
            kept.append((a, b, len(letters)))
        a += len(letters) * (way <= 0)
        b += len(letters) * (way >= 0)
    if "".join(of_a) != bare_a or "".join(of_b) != bare_b:
        raise Refused("its output is not a script of the two texts")
    exact = "".join(t for way, t in steps if way <= 0) == text_a and "".join(t for way, t in steps if way >= 0) == text_b
    return Found(kept, [], "bytes" if exact else "words")


# ---- the peers --------------------------------------------------------------------------------------------------

GIT = ["git", "diff", "--no-index", "--no-ext-diff", "--text", "-U100000000"]


def porcelain(output):
    ways = {" ": 0, "+": 1, "-": -1}
    return [(ways[line[0]], line[1:]) for line in output.split("\n")[5:] if line and line[0] in ways]


def git_words(a, b):
    return GIT + ["--word-diff=porcelain", str(a), str(b)], porcelain


def git_characters(a, b):
    return GIT + ["--word-diff=porcelain", "--word-diff-regex=.", str(a), str(b)], porcelain


COLORS = {"context": "normal", "old": "red", "new": "green", "oldMoved": "magenta", "newMoved": "cyan"}


def git_moved(a, b):
    command = GIT[:1]
    for name, color in COLORS.items():
        command += ["-c", f"color.diff.{name}={color}"]
    return command + GIT[1:] + ["--color=always", "--color-moved=blocks", str(a), str(b)], None


def marked(output):
    """wdiff and dwdiff with control characters as marks."""
    ways = {1: -1, 2: 1, 3: 0}
    return [(ways[m.lastindex], m.group(m.lastindex)) for m in re.finditer(r"\x01([^\x02]*)\x02|\x03([^\x04]*)\x04|([^\x01\x03]+)", output)]


def wdiff(a, b):
    return ["wdiff", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04", str(a), str(b)], marked


def dwdiff(a, b):
    return ["dwdiff", "-P", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04", str(a), str(b)], marked


def node_folder():
    """Where node finds the peers: what npm installed for this bench, else Debian's node-diff."""
    here = ROOT / "build" / "bench-peers"
    if not (here / "node_modules" / "diff").is_dir() and shutil.which("npm"):
        here.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, here / name)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=here, capture_output=True, check=False)
    return str(here / "node_modules") if (here / "node_modules" / "diff").is_dir() else "/usr/share/nodejs"


_node = []


def node(mode):
    def command(a, b):
        if not _node:
            _node.append(node_folder())
        if mode.startswith("dmp") and not Path(_node[0], "diff-match-patch").is_dir():
            return ["/usr/bin/python3", str(HERE / "peer_dmp.py"), mode, str(a), str(b)], json.loads
        return ["node", "--stack-size=4000", "--max-old-space-size=4096", str(HERE / "peers.mjs"), mode, str(a), str(b), _node[0]], json.loads
    return command


# Of diff-match-patch once without its limit, for what it finds, and once as it comes, for its time.
PEERS = {
    "git diff --word-diff": git_words,
    "git diff, characters": git_characters,
    "git diff --color-moved": git_moved,
    "wdiff": wdiff,
    "dwdiff": dwdiff,
    "diff-match-patch": node("dmp"),
    "diff-match-patch, 1 s": node("dmp1"),
    "jsdiff words": node("words"),
    "jsdiff characters": node("chars"),
}


def moved_lines(output, text_a, text_b):
    """Lines that git colours as moved, paired with the nearest line of the same wording on the other side in order."""
    codes = {"31": "old", "32": "new", "35": "oldMoved", "36": "newMoved"}
    a = b = 0
    kept, old, new = [], {}, []
    started = False
    for line in output.split("\n"):
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
        if plain.startswith("@@"):
            started = True
            continue
        if not started or not plain or plain.startswith("\\"):
            continue
        code = re.match(r"(?:\x1b\[m)*\x1b\[([0-9;]+)m", line)
        kind = codes.get(code.group(1).split(";")[-1]) if code else None
        letters = len(bare(plain[1:])[0])
        if plain[0] == " ":
            if letters:
                kept.append((a, b, letters))
            a += letters
            b += letters
        elif plain[0] == "-":
            if kind == "oldMoved":
                old.setdefault(bare(plain[1:])[0], []).append(a)
            a += letters
        elif plain[0] == "+":
            if kind == "newMoved":
                new.append((bare(plain[1:])[0], b))
            b += letters
    if a != len(bare(text_a)[0]) or b != len(bare(text_b)[0]):
        raise Refused("its output is not a script of the two texts")
    moves = []
    for text, at in new:
        if old.get(text):
            moves.append([(old[text].pop(0), at, len(text))])
    return Found(kept, moves, "bytes")


def peer(name, file_a, file_b, limit=60):
    """What a peer says of two files, and the seconds of its process."""
    command, parse = PEERS[name](file_a, file_b)
    if not shutil.which(command[0]):
        raise Refused("not installed")
    ran = run(command, limit)
    text_a, text_b = read(file_a), read(file_b)
    return understood(name, parse, ran.output, text_a, text_b), ran.seconds


def read(file):
    return Path(file).read_bytes().decode("utf-8", "replace")


def understood(name, parse, output, text_a, text_b):
    """What the output of a peer says of two texts."""
    if not output.strip() and bare(text_a)[0] == bare(text_b)[0]:
        return from_steps([(0, text_b)], text_a, text_b)
    return moved_lines(output, text_a, text_b) if name == "git diff --color-moved" else from_steps(parse(output), text_a, text_b)


def measured(command, limit, cwd=None):
    """What a process wrote, its seconds and its peak megabytes. GNU time starts it: a child's own figure includes what Python held."""
    begin = time.perf_counter()
    try:
        done = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, env=ENVIRONMENT, cwd=cwd,
                              check=False)
    except subprocess.TimeoutExpired:
        raise Refused(f"> {limit:g} s") from None
    seconds = time.perf_counter() - begin
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")
    if done.returncode not in (0, 1):
        raise Refused("error: " + " ".join(said[:-1])[-80:])
    return done.stdout.decode("utf-8", "replace"), seconds, int(said[-1].split()[-1]) / 1024


# ---- tifa -------------------------------------------------------------------------------------------------------


def tifa_corpus(folder, texts, language, suffix="txt"):
    """A corpus of these texts by name (series r), built."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tifa.toml").write_text(f'[series.r]\nlanguage = "{language}"\nfiles = "{{id}}.{suffix}"\n', encoding="utf-8")
    for name, text in texts.items():
        if isinstance(text, Path):
            shutil.copy(text, folder / f"{name}.{suffix}")
        else:
            (folder / f"{name}.{suffix}").write_bytes(text.encode("utf-8"))
    run([TIFA, "-q", "build"], 600, good=(0,), cwd=folder)
    return folder


def tifa_command(a, b, form="json"):
    return [TIFA, "-q", "redline", f"r:{a}", f"r:{b}", "--partial", "--format", form]


def tifa_answer(folder, a, b, limit=60):
    ran = run(tifa_command(a, b), limit, cwd=folder)
    return json.loads(ran.output), ran.seconds


def rebuilt(answer, forward=True):
    """B made from the text of A and the script (or A from B), taking from the other text nothing but what is inserted."""
    source, goal = (answer["text_a"], answer["text_b"]) if forward else (answer["text_b"], answer["text_a"])
    texts = [source["text"], goal["text"]]
    here, there = ("a", "b") if forward else ("b", "a")
    steps = sorted((e[there][0], e[here], e["op"], e[there]) for block in answer["blocks"] for e in block["edits"] if e[there][1] > e[there][0])
    parts = [texts[0][at[0] : at[1]] if op == "keep" else texts[1][to[0] : to[1]] for _, at, op, to in steps]
    return "".join(parts)


def from_answer(answer, text_a=None, text_b=None):
    """tifa's JSON over the texts as given, which its clean texts must be but for white space; over its clean texts without."""
    clean_a, clean_b = answer["text_a"]["text"], answer["text_b"]["text"]
    bare_a, places_a = bare(clean_a)
    bare_b, places_b = bare(clean_b)
    if text_a is not None and (bare_a != bare(text_a)[0] or bare_b != bare(text_b)[0]):
        raise Refused("the clean text is not the text given")
    kept, moves = [], {}
    for block in answer["blocks"]:
        for edit in block["edits"]:
            if edit["op"] == "keep":
                run_ = (edit["a"][0], edit["b"][0], edit["a"][1] - edit["a"][0])
                (moves.setdefault(edit["move"], []) if edit.get("move") else kept).append(run_)
    moves = [bare_runs(runs, places_a, places_b) for runs in moves.values()]
    exact = "bytes" if rebuilt(answer).rstrip("\n") == clean_b.rstrip("\n") and rebuilt(answer, False).rstrip("\n") == clean_a.rstrip("\n") else "no"
    return Found(bare_runs(kept, places_a, places_b), [m for m in moves if m], exact, answer["summary"]["renumbered"])

#!/usr/bin/env python3
"""Runs the commands that README.md and docs/ show, and compares what they print with what the documents say.

A block fenced as ```console holds lines `$ tifa …`, each followed by its output. Each document gets a fresh copy of the
built example corpus as current folder, and each command a terminal of 80 columns without colour, so that a reader sees
what a user sees. A line `...` stands for any lines. Lines `$ …` of other programs are not run.

With --update, output that differs is written into the documents instead.
"""
import argparse
import difflib
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "cangyu"
FENCE = re.compile(r"^( *)(`{3,})(\S*)\s*$")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SECONDS = 60


class Shown:
    """A command as a document shows it: lines [begin, end) of the document are its output."""

    def __init__(self, command, line, begin, end, indent):
        self.command, self.line, self.begin, self.end, self.indent = command, line, begin, end, indent

    def output(self, lines):
        return [line[len(self.indent):].rstrip() for line in lines[self.begin:self.end]]


def shown_commands(lines):
    """The commands of a document, in order. Fences may be indented, as in a list item."""
    found, fence, indent = [], None, ""
    at = 0
    while at < len(lines):
        match = FENCE.match(lines[at])
        if fence and match and len(match[2]) >= len(fence[0]) and not match[3]:
            if fence[1] == "console" and found and found[-1].end is None:
                found[-1].end = at
            fence = None
        elif not fence and match:
            fence, indent = (match[2], match[3]), match[1]
        elif fence and fence[1] == "console" and lines[at].startswith(indent + "$ "):
            if found and found[-1].end is None:
                found[-1].end = at
            command, line = lines[at][len(indent) + 2:], at + 1
            while command.endswith("\\") and at + 1 < len(lines):
                at += 1
                command = command[:-1] + lines[at].strip()
            found.append(Shown(command, line, at + 1, None, indent))
        at += 1
    if found and found[-1].end is None:
        found[-1].end = len(lines)
    return [shown for shown in found if shown.command.split()[:1] == ["tifa"]]


def run_in_terminal(command, folder, environment):
    """What a command leaves on a terminal of 80 columns, as lines; and the signal that ended it, or None."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve("/bin/sh", ["sh", "-c", command], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written, limit = b"", time.monotonic() + SECONDS
    while True:
        ready, _, _ = select.select([terminal], [], [], max(0, limit - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            piece = b""
        if not piece:
            break
        written += piece
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    if ended_by is None and os.WEXITSTATUS(status) > 128:  # the shell's word for it
        ended_by = os.WEXITSTATUS(status) - 128
    return as_left(written.decode("utf-8", "replace")), ended_by


def as_left(written):
    """The lines that stay: a progress line that is written over is gone."""
    lines = ESCAPE.sub("", written.replace("\r\n", "\n")).split("\n")
    lines = [line.rstrip("\r").rsplit("\r", 1)[-1].rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def matches(expected, printed):
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def trimmed(lines):
    lines = list(lines)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def check_document(path, folder, environment, update):
    """Runs one document's commands in `folder`. The number run, and the problems as text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    commands, problems, changes = shown_commands(lines), [], []
    for shown in commands:
        printed, ended_by = run_in_terminal(shown.command, folder, environment)
        expected = trimmed(shown.output(lines))
        place = f"{path.name}:{shown.line}: $ {shown.command}"
        if ended_by is not None:
            problems.append(f"{place}\n  was ended by signal {ended_by} (after {SECONDS} s it is killed)")
        elif not matches(expected, printed):
            if update:
                changes.append((shown, printed))
            else:
                difference = difflib.unified_diff(expected, printed, "the document", "the program", lineterm="", n=2)
                problems.append("\n  ".join([place, *difference]))
    for shown, printed in reversed(changes):
        blank = shown.output(lines)[len(trimmed(shown.output(lines))):]
        lines[shown.begin:shown.end] = [(shown.indent + line).rstrip() for line in [*printed, *blank]]
    if changes:
        path.write_text("\n".join(lines), encoding="utf-8")
        print(f"{path.name}: {len(changes)} outputs written anew")
    return len(commands), problems


def documents():
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, type=Path, help="the tifa to run")
    parser.add_argument("--corpus", type=Path, default=EXAMPLE, help="the corpus that the commands run on")
    parser.add_argument("--update", action="store_true", help="write what is printed into the documents")
    parser.add_argument("documents", nargs="*", type=Path, default=documents())
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        built = Path(temporary) / "corpus"
        shutil.copytree(arguments.corpus, built, ignore=shutil.ignore_patterns(".tifa"))
        environment = {"PATH": f"{arguments.program.resolve().parent}:/usr/bin:/bin", "HOME": temporary, "TZ": "UTC",
                       "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1", "PAGER": "cat"}
        output, ended_by = run_in_terminal("tifa build --quiet || echo FAILED", built, environment)
        if ended_by is not None or output[-1:] == ["FAILED"]:
            print("the example corpus does not build:", *output, sep="\n  ")
            return 1
        count, problems = 0, []
        for number, path in enumerate(arguments.documents):
            # The folder keeps the example's name, since answers may show it.
            folder = Path(temporary) / str(number) / arguments.corpus.name
            shutil.copytree(built, folder, symlinks=True)
            ran, found = check_document(path, folder, environment, arguments.update)
            count, problems = count + ran, problems + found
    print(*problems, sep="\n")
    print(f"{count} commands, {len(problems)} problems")
    # Documents without a command would mean that this reads the wrong ones.
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

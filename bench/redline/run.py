#!/usr/bin/env python3
"""Measures tifa's redline beside git, wdiff, dwdiff, diff-match-patch and jsdiff in the same run, and prints tables.

    python3 bench/redline/run.py                  all of it (a quarter of an hour)
    python3 bench/redline/run.py --only edits     one part: synthetic, edits, pairs, scale
    python3 bench/redline/run.py --update         writes the tables into bench/README.md, too

Real documents are those of the folder named by TIFA_BENCH_DATA, else ../shared/data; what needs them is left out where there are
none. TIFA_PROGRAM names the program, else build/tifa. npm installs newer peers into build/bench-peers where it is there; else
Debian's node-diff and python3-diff-match-patch are used."""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import edits_en
import fates
import pairs
import scale
import synthetic
import tools

PARTS = ("synthetic", "edits", "pairs", "scale")
README = tools.ROOT / "bench" / "README.md"


def say(text):
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def can_redline():
    done = subprocess.run([tools.TIFA, "redline", "--help"], capture_output=True, check=False)
    return done.returncode == 0


def version(command):
    try:
        lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip().split("\n")
    except FileNotFoundError:
        return "absent"
    return lines[0]


def synthetic_part(with_tifa, data):
    mixed = list(synthetic.cases(synthetic.MIXED, synthetic.SEEDS[:1]))
    names = [name for name in tools.PEERS if name != "diff-match-patch, 1 s"]
    lines = synthetic.comparison(synthetic.measure(mixed, (["tifa"] if with_tifa else []) + names, say=say), mixed)
    if with_tifa:
        became = []
        lines += synthetic.by_recipe(synthetic.measure(list(synthetic.cases(list(synthetic.generator.RECIPES))), ["tifa"], say=say, became=became)["tifa"])
        lines += fates.table(became)
    return lines


def edits_part(with_tifa, data):
    if not data or not (data / "edits-en").is_dir():
        return ["The sentences with marked edits are not there.\n"]
    return edits_en.tables(*edits_en.measure(data / "edits-en", with_tifa))


def pairs_part(with_tifa, data):
    return pairs.tables(pairs.measure(data, with_tifa, say=say)) if data else ["The real documents are not there.\n"]


def scale_part(with_tifa, data):
    return scale.tables(scale.measure(with_tifa, say=say))


TITLES = {
    "synthetic": "Revisions with known truth",
    "edits": "Edits marked by hand",
    "pairs": "Real pairs",
    "scale": "Length and worst cases",
}


def update(part, lines):
    """Puts the lines between the marks of their part in bench/README.md."""
    begin, end = f"<!-- redline {part} -->\n", f"<!-- /redline {part} -->"
    text = README.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        sys.exit(f"bench/README.md has no place for “{part}”; put {begin.strip()} and {end} where it should stand")
    before, rest = text.split(begin, 1)
    README.write_text(before + begin + "\n" + "\n".join(lines).rstrip("\n") + "\n\n" + end + rest.split(end, 1)[1], encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; may be given several times")
    parser.add_argument("--update", action="store_true", help="write the tables into bench/README.md")
    given = parser.parse_args()
    with_tifa = Path(tools.TIFA).exists() and can_redline()
    if not with_tifa:
        print(f"{tools.TIFA} is not there or has no redline, so the peers are measured alone; ./dev build makes it\n")
    print(f"{version([tools.TIFA, '--version']) if with_tifa else 'without tifa'}; {version(['git', '--version'])}, {version(['wdiff', '--version'])}, "
          f"{version(['dwdiff', '--version'])}, node {version(['node', '--version'])}; {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    data = synthetic.data_folder()
    for part in given.only or PARTS:
        lines = globals()[f"{part}_part"](with_tifa, data)
        say("")
        print(f"### {TITLES[part]}\n\n" + "\n".join(lines), flush=True)
        if given.update:
            update(part, lines)


if __name__ == "__main__":
    main()

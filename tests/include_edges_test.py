#!/usr/bin/env python3
"""Holds every #include of src/ and apps/ against the one list of allowed edges, include_edges.txt.

With --show, prints the edges that are in use instead, in the form of that list.
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
# Headers that cost a second to read: only single .cc files may.
HEAVY = ("nlohmann/", "toml++/", "CLI/", "boost/")
LIGHT = ("nlohmann/json_fwd.hpp",)  # declares names alone
# Functions of these say what the locale says.
OF_LOCALES = ("cctype", "ctype.h", "cwctype", "wctype.h", "locale")


def read_edges(text):
    """The list as {"room" or "room tests": {rooms: line}} in its order."""
    edges = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if line:
            room, _, allowed = line.partition(":")
            edges[room.strip()] = {name: number for name in allowed.split()}
    return edges


def order_problems(edges):
    above = set()
    for room, allowed in edges.items():
        if room.endswith(" tests"):
            continue
        for name in sorted(set(allowed) - above):
            yield f"tests/include_edges.txt:{allowed[name]}: {room} may include only what stands above it, not {name}"
        above.add(room)


def rooms_of(root):
    return sorted(p for folder in ("src", "apps") for p in (root / folder).glob("*") if p.is_dir())


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".h", ".cc"))


def includes(file):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1] == '"', found[2]


def examine(root, edges):
    """The problems as sentences, and the edges in use as {room: {rooms}}."""
    problems, used = list(order_problems(edges)), {}
    rooms = {}
    for folder in rooms_of(root):
        if sources(folder):
            rooms[folder.name if folder.parent.name == "src" else f"apps/{folder.name}"] = folder
    for room, folder in rooms.items():
        used.setdefault(room, set())
        if room not in edges:
            problems.append(f"{folder.relative_to(root)}: the room {room} does not stand in tests/include_edges.txt")
        for file in sources(folder):
            problems += check_file(root, file, room, edges, used)
    problems += check_public(root)
    for room, allowed in edges.items():
        for name, number in allowed.items():
            if name not in used.get(room, ()):
                problems.append(f"tests/include_edges.txt:{number}: nothing uses {room}: {name}; take it out")
        if room.removesuffix(" tests") not in rooms:
            problems.append(f"tests/include_edges.txt: there is no room {room}; take it out")
    return problems, used


def check_file(root, file, room, edges, used):
    is_test = file.name.endswith("_test.cc")
    for number, quoted, path in includes(file):
        place = f"{file.relative_to(root)}:{number}"
        if file.suffix == ".h" and path.startswith(HEAVY) and path not in LIGHT:
            yield f"{place}: <{path}> is read only in single .cc files, since every reader of a header pays for it"
        if path in OF_LOCALES:
            yield f"{place}: what <{path}> says depends on the locale; take text/ascii.h"
        if not quoted:
            continue
        if (file.parent / path).is_file() or (is_test and path.startswith("support/")):
            continue
        target = path.split("/")[0]
        if not (root / "src" / path).is_file():
            yield f"{place}: “{path}” is no file of src/"
        elif target != room:
            if is_test and target not in edges.get(room, ()):
                used.setdefault(f"{room} tests", set()).add(target)
                allowed = edges.get(f"{room} tests", ())
            else:
                used[room].add(target)
                allowed = edges.get(room, ())
            if target not in allowed:
                yield f"{place}: includes “{path}”, and {room} may not include {target}"


def check_public(root):
    for file in sources(root / "include"):
        for number, quoted, path in includes(file):
            if quoted or ("/" in path and path != "tl/expected.hpp" and not path.startswith("tifa/")):
                yield (f"{file.relative_to(root)}:{number}: a public header includes “{path}”; it may include only"
                       " <tifa/…>, the standard library and tl/expected.hpp")


def main():
    root = Path(__file__).resolve().parent.parent
    edges = read_edges((root / "tests/include_edges.txt").read_text(encoding="utf-8"))
    problems, used = examine(root, edges)
    if "--show" in sys.argv:
        order = list(edges)
        for room in sorted(used, key=lambda r: (order.index(r) if r in order else len(order), r)):
            names = sorted(used[room], key=lambda r: order.index(r) if r in order else len(order))
            print(f"{room}: {' '.join(names)}".rstrip())
        return 0
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""No two types of one namespace have one name: the linker keeps one body of what is compiled for both.

Two definitions of `struct tifa::Passage` in two files compile and link. But std::vector<tifa::Passage> is then one set of
functions for both, that of either, and memory is overwritten (one-definition rule, [basic.def.odr]). The compiler sees
one file at a time, so this looks at all. Inside unnamed namespaces names are free.
"""
import re
import sys
import unittest
from collections import defaultdict
from pathlib import Path

NAMESPACE = re.compile(r"^(?:inline )?namespace\s*([\w:]*)\s*\{")
TYPE = re.compile(r"^(?:template\s*<.*>\s*)?(?:struct|class|enum class|enum|union)\s+(\w+)\b(?!::)([^;]*)$")
VALUE = re.compile(r"^inline constexpr\s+.*?\b(\w+)\s*(?:\[\w*\]\s*)?[={]")


def names_in(text):
    """The types and inline values that a file defines outside unnamed namespaces, as tifa::Name."""
    around = []
    for line in text.splitlines():
        if opened := NAMESPACE.match(line):
            around.append(opened[1])
        elif line.startswith("}  // namespace") and around:
            around.pop()
        elif "" in around or not around:
            continue
        elif found := TYPE.match(line) or VALUE.match(line):
            yield "::".join([*around, found[1]])


def defined_twice(files):
    places = defaultdict(list)
    for name, text in files.items():
        for one in set(names_in(text)):
            places[one].append(name)
    return {one: sorted(where) for one, where in places.items() if len(where) > 1}


class TypeNames(unittest.TestCase):
    def test_two_types_of_one_name_are_found(self):
        body = "namespace tifa {\n\nstruct Mark {\n  int a;\n};\n\n}  // namespace tifa\n"
        self.assertEqual(defined_twice({"a.h": body, "b.h": body}), {"tifa::Mark": ["a.h", "b.h"]})
        value = "namespace tifa {\ninline constexpr int kMost = 3;\n}  // namespace tifa\n"
        self.assertEqual(defined_twice({"a.h": value, "b.h": value}), {"tifa::kMost": ["a.h", "b.h"]})

    def test_names_that_do_not_meet_are_not(self):
        hidden = "namespace tifa {\nnamespace {\n\nstruct Mark {\n};\n\n}  // namespace\n}  // namespace tifa\n"
        other = "namespace tifa::store {\nstruct Mark {\n};\n}  // namespace tifa::store\n"
        declared = "namespace tifa {\nstruct Mark;\nstruct Mark::State {\n};\n}  // namespace tifa\n"
        whole = "namespace tifa {\nstruct Mark {\n};\n}  // namespace tifa\n"
        self.assertEqual(defined_twice({"a.cc": hidden, "b.h": other, "c.h": declared, "d.h": whole}), {})

    def test_of_all_files(self):
        root = Path(__file__).resolve().parent.parent
        files = {}
        for folder in ("src", "include", "apps", "tests/support", "fuzz", "bench"):
            for file in sorted((root / folder).rglob("*")):
                if file.suffix in (".h", ".cc"):
                    files[str(file.relative_to(root))] = file.read_text(encoding="utf-8")
        self.assertGreater(len(files), 100)
        twice = defined_twice(files)
        self.assertFalse(twice, "give one of each another name:\n" + "\n".join(
            f"  {name}: {', '.join(where)}" for name, where in sorted(twice.items())))


if __name__ == "__main__":
    sys.exit(unittest.main())

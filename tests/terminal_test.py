#!/usr/bin/env python3
"""Tables on a terminal: lines that fit, columns that align with wide characters, texts that steer nothing."""

import re
import sys
import unicodedata
import unittest

sys.dont_write_bytecode = True
from support.example import ExampleTest
from support.program import FOUND, run
from support.terminal import on_terminal


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(line):
    """The characters of a line by column of the terminal; a wide one takes two."""
    result = []
    for character in line:
        result += [character] * width(character)
    return result


class Tables(ExampleTest):
    QUESTIONS = [
        ["count", "科技", "互联网+", "--in", "plan,note"],
        ["count", "科技|技术", "--in", "plan", "--explain"],
        ["count", "港口", "--in", "plan:5", "--by", "section"],
        ["count", "蓝色经济", "--in", "plan", "--plot"],
        ["count", "port", "--in", "plan@en", "--plot"],
        ["count", "抢滩式开发", "--in", "plan:8", "--evidence"],
        ["count", "科技", "--by", "series"],
        ["first", "耕海牧渔", "潮汐算力", "--gaps"],
        ["last", "计划配给", "--in", "plan"],
        ["kwic", "蓝色经济", "--in", "plan"],
        ["kwic", "port", "--in", "plan@en", "--sort", "left"],
        ["compare", "plan:7", "plan:8"],
        ["compare", "plan:7@en", "plan:8@en"],
        ["compare", "plan:5..8", "--limit", "3"],
        ["status"],
        ["status", "--document", "plan:8"],
        ["status", "--document", "plan:7@en"],
        ["cycle", "plan:8"],
        ["cycle", "note:8"],
        ["verify"],
        ["build"],
    ]
    PROSE = re.compile(
        r"(total|rule|rate|coverage[^:]*|as it stands|note|evidence|lengths in|index|per|\S+ in \w+):|index |lengths in |rates? |expected \?|\d+ (of \d+ )?hits|\d+ |none$|not held|  "
    )

    def test_lines_fit_and_columns_align(self):
        for columns in (80, 200):
            for arguments in self.QUESTIONS:
                with self.subTest(f"{' '.join(arguments)} at {columns}"):
                    status, text = on_terminal(self.example_folder, *arguments, columns=columns, environment={"PAGER": "cat"}, errors_shown=False)
                    self.assertEqual(status, FOUND)
                    lines = text.splitlines()
                    self.assertTrue(lines)
                    for line in lines:
                        self.assertLessEqual(sum(map(width, line)), columns, line)
                        self.assertEqual(line, line.rstrip())
                        self.assertNotIn("\x1b", line)
                    self.aligned(lines)

    def aligned(self, lines):
        """Under a rule of dashes, no cell reaches into the gap between two columns."""
        gaps = None
        for before, line in zip([""] + lines, lines):
            if re.fullmatch(r"─+(  ─+)*", line):
                gaps = [i for i, character in enumerate(line) if character == " "]
                self.blank(gaps, before)
            elif not line or (gaps and self.PROSE.match(line) and not self.is_blank(gaps, line)):
                gaps = None
            elif gaps:
                self.blank(gaps, line)

    def is_blank(self, gaps, line):
        row = cells(line)
        return all(row[gap] == " " for gap in gaps if gap < len(row))

    def blank(self, gaps, line):
        self.assertTrue(self.is_blank(gaps, line), f"columns do not align: {line}")

    def test_a_misaligned_table_is_seen(self):
        good = ["年份  词", "────  ──────", "一    科技", "二    港口"]
        self.aligned(good)
        with self.assertRaises(AssertionError):
            self.aligned([*good[:2], "一  科技", "二  港口"])

    def test_a_table_on_a_terminal_and_tabs_in_a_pipe(self):
        _, shown = on_terminal(self.example_folder, "count", "科技", "--in", "plan:8")
        self.assertIn("──", shown)
        piped = run(self.example_folder, "count", "科技", "--in", "plan:8").stdout
        self.assertEqual(piped, run(self.example_folder, "count", "科技", "--in", "plan:8", "--format", "tsv").stdout)
        self.assertIn("\t", piped)

    def test_a_hostile_text_does_not_steer_the_terminal(self):
        folder = self.corpus(
            '[series.s]\ntitle = "S"\nfiles = "{id}.txt"\n',
            {"1.txt": "一\x1b[2J港口\x07\x9b31m‮倒\x08写港口。\n\n" + "正文一段。\n\n" * 20},
        )
        self.assertEqual(run(folder, "build").returncode, FOUND)
        for arguments in (
            ["kwic", "港口"],
            ["count", "港口", "--evidence"],
            ["first", "港口"],
            ["status", "--document", "s:1"],
        ):
            for form in ("table", "md"):
                shown = run(folder, *arguments, "--format", form).stdout
                self.assertFalse(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f‪-‮]", shown), (arguments, form))


if __name__ == "__main__":
    unittest.main()

"""The example corpus as tests ask it, its own published figures, and small texts beside it."""

import re
import tempfile
from pathlib import Path

from support.program import EXAMPLE, FOUND, CorpusTest, copy_example

HELD = ["plan:1", "plan:2", "plan:5", "plan:6", "plan:7", "plan:8"]


def report(number, sentences=60):
    body = "\n\n".join(
        f"今年第{i}项任务已经由第{number}个委员会完成。港口建设投入资金{i * 7 + number}万元，比上年增长{i}%。"
        for i in range(sentences)
    )
    return f"第{number}号工作报告\n\n{body}\n"


def readme_figures():
    """The table of counts in the README of the example corpus: edition to column to figure."""
    figures, names = {}, []
    for line in (EXAMPLE / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "file (.zh.txt)":
            names = cells[1:]
        elif names and re.fullmatch(r"(plan|note)-\d", cells[0]):
            figures[cells[0].replace("-", ":")] = {name: int(cell) for name, cell in zip(names, cells[1:])}
    return figures


def raw(name):
    return (EXAMPLE / "texts" / name).read_text(encoding="utf-8")


def without_white_space(text):
    return "".join(text.split())


class ExampleTest(CorpusTest):
    """A test that asks one built copy of the example corpus and changes nothing in it."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example_folder = copy_example(Path(cls.temporary.name) / "corpus")

    def count(self, term, *arguments):
        return self.counts(self.example_folder, term, *arguments)

    def answer(self, *arguments, status=FOUND):
        return self.ask(self.example_folder, *arguments, status=status)

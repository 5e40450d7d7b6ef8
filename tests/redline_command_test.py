#!/usr/bin/env python3
"""tifa redline as people and programs use it: forms, files, exactness, errors."""

import io
import json
import sys
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, CorpusTest, run

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEA = "近海渔场休渔三个月，船只逐步换用新的发动机，港口收集渔民带回的废弃渔网。"
SCHOOL = "山区教师住房由县里负责，学生午餐免费，图书馆在假期照常开放。"
HARVEST = "梯田水渠全部修复，种子站向农户提供耐旱品种，粮仓改建通风设备。"
RAILWAY = "南北干线电气化完成，山口隧道贯通，货运站装卸时间缩短一半。"
TOML = """
[series.report]
title = "Reports"
language = "zh"
files = "texts/{id}.txt"
"""


def rebuilt(answer):
    """Both texts from the edits: B from kept text of A and inserted text, A the other way round."""
    a, b = answer["text_a"]["text"], answer["text_b"]["text"]
    edits = [edit for row in answer["blocks"] for edit in row["edits"]]
    forwards = "".join(
        a[slice(*e["a"])] if e["op"] == "keep" else b[slice(*e["b"])] for e in sorted(edits, key=lambda e: e["b"])
    )
    backwards = "".join(
        b[slice(*e["b"])] if e["op"] == "keep" else a[slice(*e["a"])] for e in sorted(edits, key=lambda e: e["a"])
    )
    return backwards, forwards


def word_texts(path):
    """What rejecting and what accepting all tracked changes of a Word document gives."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = ElementTree.parse(io.BytesIO(archive.read("word/document.xml"))).getroot()
    ids = [e.get(WORD + "id") for e in root.iter() if e.get(WORD + "id") and not e.tag.endswith("RangeEnd")]
    assert len(ids) == len(set(ids))
    rejected, accepted = "", ""

    def text(run):
        return "".join("\t" if child.tag == WORD + "tab" else child.text or "" for child in run)

    for paragraph in root.iter(WORD + "p"):
        tracked = paragraph.find(f"{WORD}pPr/{WORD}rPr")
        mark = tracked[0].tag.removeprefix(WORD) if tracked is not None else ""
        for child in paragraph:
            kind = child.tag.removeprefix(WORD)
            runs = [child] if kind == "r" else child.findall(WORD + "r")
            said = "".join(map(text, runs)) if kind != "pPr" else ""
            rejected += said if kind in ("r", "del", "moveFrom") else ""
            accepted += said if kind in ("r", "ins", "moveTo") else ""
        rejected += "\n" if mark not in ("ins", "moveTo") else ""
        accepted += "\n" if mark not in ("del", "moveFrom") else ""
    return rejected.removesuffix("\n"), accepted.removesuffix("\n")


class Redline(CorpusTest):
    def reports(self, first, second):
        folder = self.corpus(TOML, {"texts/1.txt": first, "texts/2.txt": second})
        done = run(folder, "build", "--quiet")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return folder

    def test_both_texts_can_be_rebuilt(self):
        folder = self.example()
        for a, b in (("plan:7", "plan:8"), ("plan:8", "plan:1"), ("plan:7@en", "plan:8@en"), ("plan:8", "note:8")):
            with self.subTest(f"{a} {b}"):
                answer = self.ask(folder, "redline", a, b)
                self.assertEqual(rebuilt(answer), (answer["text_a"]["text"], answer["text_b"]["text"]))
                for side in ("a", "b"):
                    covered = sorted(e[side] for row in answer["blocks"] for e in row["edits"] if e[side][0] < e[side][1])
                    ends = [0] + [end for _, end in covered]
                    self.assertEqual([begin for begin, _ in covered], ends[:-1])
                    self.assertEqual(ends[-1], len(answer["text_" + side]["text"]))

    def test_what_became_of_blocks(self):
        folder = self.reports(
            "\n".join([HARVEST, SEA, SCHOOL + RAILWAY, "（三）" + SEA[::-1]]),
            "\n".join([SEA, SCHOOL.replace("免费", "半价"), RAILWAY, HARVEST, "（四）" + SEA[::-1]]),
        )
        answer = self.ask(folder, "redline", "report:1", "report:2")
        self.assertEqual([row["op"] for row in answer["blocks"]], ["same", "split", "move", "renumber"])
        self.assertEqual([move["unit"] for move in answer["moves"]], ["block"])
        summary = answer["summary"]
        self.assertEqual((summary["inserted_characters"], summary["deleted_characters"]), (3, 3))
        self.assertEqual(summary["moved_characters"], len(HARVEST))

    def test_a_word_document_holds_both_texts(self):
        folder = self.reports(
            "\n".join([HARVEST, SEA + RAILWAY, SCHOOL, "甲<&>\"乙"]),
            "\n".join([SEA.replace("三个月", "四个月"), SCHOOL + RAILWAY, "丙", HARVEST, "甲<&>\"乙丁"]),
        )
        for operands in (("report:1", "report:2"), ("report:2", "report:1")):
            answer = self.ask(folder, "redline", *operands)
            done = run(folder, "redline", *operands, "-o", "redline.docx")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            self.assertEqual(
                word_texts(folder / "redline.docx"), (answer["text_a"]["text"], answer["text_b"]["text"])
            )
        folder = self.example("plans")
        for a, b in (("plan:7", "plan:8"), ("plan:7@en", "plan:8@en")):
            run(folder, "redline", a, b, "-o", "redline.docx")
            answer = self.ask(folder, "redline", a, b)
            self.assertEqual(
                word_texts(folder / "redline.docx"), (answer["text_a"]["text"], answer["text_b"]["text"])
            )

    def test_a_document_cannot_become_markup(self):
        hostile = "<script>alert(1)</script> & \u009b31m \u202e \"x\" `code` ~~x~~ </del>"
        folder = self.reports(f"{SEA}\n{hostile}\n", f"{SEA}\n{hostile} 又及\n")
        done = run(folder, "redline", "report:1", "report:2", "-o", "redline.html")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        page = (folder / "redline.html").read_text(encoding="utf-8")
        self.assertNotIn("<script>alert", page)
        self.assertNotRegex(page, "[\u0080-\u009f\u202e]")
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", page)
        self.assertIn("default-src 'none'", page)
        table = run(folder, "redline", "report:1", "report:2", "--format", "table").stdout
        self.assertNotRegex(table, "[\u0080-\u009f\u202e]")
        markdown = run(folder, "redline", "report:1", "report:2", "--format", "md").stdout
        self.assertNotIn("<script>", markdown)
        self.assertIn("<ins>", markdown)

    def test_the_terminal_keeps_its_width(self):
        folder = self.example()
        for width in (40, 80, 200):
            for options in ((), ("--side-by-side",), ("--full",)):
                done = run(
                    folder, "redline", "plan:7", "plan:8", "--format", "table", *options, environment={"COLUMNS": str(width)}
                )
                for line in done.stdout.split("\n"):
                    columns = sum(2 if "\u2e80" <= c <= "\uffef" and c not in "\ufffd" else 1 for c in line)
                    self.assertLessEqual(columns, width, line)

    def test_what_cannot_be_asked(self):
        folder = self.example()
        for arguments, word in (
            (("plan:8", "plan:8"), "itself"),
            (("plan", "plan:8"), "editions"),
            (("plan:4", "plan:8"), "missing"),
            (("plan:3", "plan:8"), "part"),
            (("plan:8",), "fewer than two"),
            (("plan:8", "--blame"), "fewer than two"),
            (("plan:7", "plan:8", "--blame"), "range"),
            (("plan:7..8,note:8", "--blame"), "several series"),
            (("plan:7", "plan:8", "-o", "redline.pdf"), ".docx"),
            (("plan:7", "plan:8", "-o", "no/such/folder/redline.html"), "redline.html"),
        ):
            with self.subTest(arguments):
                done = run(folder, "redline", *arguments)
                self.assertEqual(done.returncode, ERROR)
                self.assertIn(word, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1)

    def test_sentences_are_followed_through_a_range(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan:5..8", "--blame")
        self.assertEqual(answer["edition"], "plan:8")
        text = self.ask(folder, "redline", "plan:7", "plan:8")["text_b"]["text"]
        earlier = 0
        for sentence in answer["sentences"]:
            self.assertEqual(text[slice(*sentence["range"])], sentence["text"])
            self.assertIn(sentence["since"], answer["editions"])
            for wording in sentence["wordings"]:
                self.assertLess(answer["editions"].index(wording["edition"]), answer["editions"].index(sentence["since"]))
                earlier += 1
        self.assertGreater(earlier, 10)

    def test_a_summary_names_what_changed(self):
        folder = self.example()
        summary = self.ask(folder, "redline", "plan:7", "plan:8")["summary"]
        self.assertIn(("经济年均增长保持在", "5%左右", "4.5%以上"), [(f["what"], f["from"], f["to"]) for f in summary["figures"]])
        self.assertLessEqual(len(summary["rewordings"]), 10)
        shown = run(folder, "redline", "plan:7", "plan:8", "--summary", "--format", "table").stdout
        self.assertIn("numbers and targets that changed", shown)
        self.assertIn("4.5%以上", shown)

    def test_data_forms_have_a_row_a_change(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan:7", "plan:8")
        changes = sum(e["op"] != "keep" for row in answer["blocks"] for e in row["edits"]) + len(answer["moves"])
        lines = run(folder, "redline", "plan:7", "plan:8", "--format", "jsonl").stdout.splitlines()
        self.assertEqual(len(lines), changes)
        self.assertEqual(set(json.loads(lines[0])), {"row", "op", "change", "begin_a", "begin_b", "move", "text_a", "text_b"})


if __name__ == "__main__":
    unittest.main()

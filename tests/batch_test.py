#!/usr/bin/env python3
"""A batch of files of all formats, some of them damaged: the sound ones go in, each other is named with its reason, and a
batch that was killed is run again until it is done. TIFA_BATCH=3500 takes as many files (350 when not given)."""

import json
import os
import random
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
from support.packages import docx, epub, mhtml, odt, paragraph
from support.program import ERROR, FOUND, PROGRAM, CorpusTest, run

FILES = int(os.environ.get("TIFA_BATCH", "350"))
DAMAGED = FILES // 70


def sentences(number):
    return [f"第{i}项任务是建设港口和渔场，完善岛际航线，投入{number * 70 + i}万元。" for i in range(12)]


def page(title, lines):
    menu = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(6))
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><ul>{menu}</ul><h1>{title}</h1>" + (
        "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    )


FORMATS = {
    "txt": lambda title, lines: "\n\n".join([title, *lines]).encode(),
    "md": lambda title, lines: "\n\n".join(["# " + title, *lines]).encode(),
    "gb.txt": lambda title, lines: "\n\n".join([title, *lines]).encode("gb18030"),
    "html": lambda title, lines: page(title, lines).encode(),
    "mhtml": lambda title, lines: mhtml(page(title, lines)),
    "docx": lambda title, lines: docx(paragraph(title, "a3"), *map(paragraph, lines)),
    "odt": lambda title, lines: odt(
        f'<text:p text:style-name="Title">{title}</text:p>' + "".join(f"<text:p>{line}</text:p>" for line in lines)
    ),
    "epub": lambda title, lines: epub(f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in lines)),
}


def bomb():
    return docx(paragraph("正文"), entries={"word/document.xml": b"<w:document>" + b" " * (140 << 20)})


def halved(data, kind):
    """Cut short, where a format shows that; a saved page without its page; a text with what no text holds."""
    if kind in ("docx", "odt", "epub"):
        return data[: len(data) // 2]
    return data.replace(b"text/html", b"image/gif") if kind == "mhtml" else data[:200] + b"\0\1\2" + data[200:]


DAMAGES = [
    lambda data, kind: b"",
    lambda data, kind: halved(data, kind),
    lambda data, kind: b"\x7fELF\2\1\1" + bytes(range(256)) * 8,
    lambda data, kind: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    lambda data, kind: "港".encode() * 40 + b"\xff\xfe\xfd" + "港口。".encode() * 40,
    lambda data, kind: docx(paragraph("正文"), entries={"word/document.xml": "<w:document><w:p>"}),
    lambda data, kind: odt("", entries={"content.xml": "<a>" * 5000 + "</a>" * 5000}),
    lambda data, kind: epub("<p>x</p>", entries={"OEBPS/c1.xhtml": '<!DOCTYPE a [<!ENTITY x "y">]><html>&x;</html>'}),
    lambda data, kind: b"   \n\n   ",
]


def write_batch(folder, count=FILES, damaged=DAMAGED):
    """The files, in folders of a hundred; gives the names of the damaged ones."""
    chosen = random.Random(11)
    wrong = set(chosen.sample(range(count), damaged))
    names = set()
    kinds = list(FORMATS)
    the_bomb = bomb()
    for i in range(count):
        kind = kinds[i % len(kinds)]
        data = FORMATS[kind]("沧屿工作报告", sentences(i))
        name = f"{i // 100:03}/r{i:05}.{kind}"  # no number that is a year
        if i in wrong:
            names.add(name)
            data = the_bomb if len(names) == 1 else DAMAGES[len(names) % len(DAMAGES)](data, kind)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return names


class Batch(CorpusTest):
    def setUp(self):
        super().setUp()
        self.batch = self.folder / "batch"
        self.batch.mkdir()
        self.wrong = write_batch(self.batch)
        run(self.folder, "init", "corpus")
        self.corpus = self.folder / "corpus"

    def check_whole(self):
        """All that is sound is in, once, and nothing else."""
        counts = self.counts(self.corpus, "港口", "--in", "report")
        self.assertEqual(len(counts), FILES - DAMAGED)
        self.assertEqual(set(counts.values()), {12})
        self.assertEqual(len(list((self.corpus / "texts").iterdir())), FILES - DAMAGED)
        self.assertEqual(self.ask(self.corpus, "verify")["findings"], [])
        toml = (self.corpus / "tifa.toml").read_text(encoding="utf-8")
        self.assertEqual(toml.count("[[series.report.edition]]"), FILES - DAMAGED)

    def test_the_sound_go_in_and_the_damaged_are_named(self):
        began = time.monotonic()
        done = run(self.corpus, "add", self.batch, "--series", "report", "--format", "json", timeout=1200)
        took = time.monotonic() - began
        if FILES >= 1000:
            print(f"{FILES} files in {took:.1f} s", file=sys.stderr)
        self.assertEqual(done.returncode, ERROR)
        answer = json.loads(done.stdout)
        self.assertEqual((len(answer["added"]), answer["refused"]), (FILES - DAMAGED, DAMAGED))
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), DAMAGED)
        named = set()
        for line in lines:
            self.assertRegex(line, r"^tifa: refused: \S+/batch/\d+/r\d+\.\S+?(, [^:]+)?: .{10,}")
            self.assertNotIn("signal", line)
            named.add(line.split("/batch/")[1].split(":")[0].split(",")[0])
        self.assertEqual(named, self.wrong)
        self.check_whole()
        # Once more: all is there, the same are named.
        again = run(self.corpus, "add", self.batch, "--series", "report", "--format", "json", timeout=1200)
        self.assertEqual(again.returncode, ERROR)
        self.assertEqual({row["note"] for row in json.loads(again.stdout)["added"]}, {"in the corpus already"})
        self.check_whole()

    def test_a_batch_that_is_killed_is_run_again(self):
        chosen = random.Random(5)
        began = time.monotonic()
        whole = self.folder / "whole"
        run(self.folder, "init", "whole")
        run(whole, "add", self.batch, "--series", "report", timeout=1200)
        took = time.monotonic() - began
        kills = 0
        for _ in range(8):
            tifa = subprocess.Popen(
                [PROGRAM, "add", self.batch, "--series", "report", "--quiet"], cwd=self.corpus, stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            try:
                tifa.wait(timeout=took * chosen.uniform(0.1, 1.0))
            except subprocess.TimeoutExpired:
                tifa.kill()
                tifa.wait()
                kills += 1
            # Killed at any instant, the corpus can be asked, and what it has is sound.
            asked = run(self.corpus, "verify")
            self.assertIn(asked.returncode, (FOUND, ERROR), asked.stdout)
            if asked.returncode == ERROR:
                self.assertIn("build", asked.stderr)  # it has not been built yet
        self.assertGreater(kills, 0)
        done = run(self.corpus, "add", self.batch, "--series", "report", timeout=1200)
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (ERROR, DAMAGED))
        self.check_whole()
        both = [run(folder, "count", "港口", "--in", "report", "--format", "tsv").stdout for folder in (self.corpus, whole)]
        self.assertEqual(both[0], both[1])


if __name__ == "__main__":
    unittest.main()

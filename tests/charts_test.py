#!/usr/bin/env python3
"""Pictures of answers: --plot of every command that has one, and every golden chart read by a real XML parser."""

import json
import os
import re
import shutil
import sys
import unittest
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, NOT_FOUND, SOURCE, CorpusTest, run

GOLDEN = SOURCE / "tests" / "golden" / "charts"
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "rect", "line", "path", "circle", "g", "text", "a"}
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'

# Each command that has a picture, and a word that the picture must say.
PICTURES = {
    "count": (["count", "科技", "安全", "--in", "plan"], "科技"),
    "count-one": (["count", "科技", "安全", "--in", "plan:8"], "plan:8"),
    "count-section": (["count", "科技", "--in", "plan:8", "--by", "section"], "总体要求"),
    "count-series": (["count", "科技", "--by", "series"], "note"),
    "count-year": (["count", "科技", "--in", "plan", "--by", "year"], "2025"),
    "first": (["first", "潮汐算力", "--in", "plan"], "潮汐算力"),
    "last": (["last", "计划配给", "--in", "plan"], "计划配给"),
    "kwic": (["kwic", "科技", "--in", "plan"], "not held"),
    "compare": (["compare", "plan:7", "plan:8"], "back after absence"),
    "compare-sections": (["compare", "plan:7", "plan:8", "--show", "sections"], "总体要求"),
    "compare-themes": (["compare", "plan:7", "plan:8", "--show", "themes"], "technology"),
    "trace": (["trace", "蓝色经济", "--in", "plan"], "蓝色经济"),
    "status": (["status"], "1 missing"),
    "document": (["status", "--document", "plan:8"], "总体要求"),
}


def harmless(test, text):
    """An SVG that an XML parser takes and in which nothing runs, styles itself or leads out of the file."""
    root = ElementTree.fromstring(text)
    test.assertEqual(root.tag, SVG + "svg")
    for element in root.iter():
        test.assertIn(element.tag.removeprefix(SVG), ELEMENTS)
        for name, value in element.attrib.items():
            test.assertNotIn(name.lower(), {"style", "onload", "onclick", "src"})
            test.assertFalse(name.lower().startswith("on"), name)
            if name.endswith("href"):
                test.assertTrue(value.startswith("#"), value)
    markup = re.sub(r">[^<]*<", "><", text)  # tags and attributes alone: what a text says is only said
    test.assertNotIn("url(", text)
    test.assertNotIn("://", markup.replace(NAMESPACE, ""))
    return root


class Golden(unittest.TestCase):
    def test_every_svg_is_harmless_and_named(self):
        files = sorted(GOLDEN.glob("*.svg"))
        self.assertGreater(len(files), 20)
        for file in files:
            with self.subTest(file.name):
                root = harmless(self, file.read_text(encoding="utf-8"))
                named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
                for name in root.get("aria-labelledby").split():
                    self.assertIn(name, named)
                self.assertIn(root.get("role"), {"img", "group"})

    def test_every_specification_is_json_with_its_data(self):
        for file in sorted(GOLDEN.glob("*.vl.json")):
            with self.subTest(file.name):
                specification = json.loads(file.read_text(encoding="utf-8"))
                self.assertIsInstance(specification["data"]["values"], list)
                self.assertNotIn("url", specification["data"])


class Plot(CorpusTest):
    def setUp(self):
        super().setUp()
        self.corpus_folder = self.example()

    def plot(self, name, *arguments, **options):
        file = self.folder / name
        return run(self.corpus_folder, *arguments, "--plot", file, **options), file

    def test_every_command_that_has_a_picture_draws_it(self):
        for name, (command, word) in PICTURES.items():
            with self.subTest(name):
                done, file = self.plot(name + ".svg", *command)
                self.assertEqual(done.returncode, FOUND, done.stderr)
                text = file.read_text(encoding="utf-8")
                root = harmless(self, text)
                self.assertIn(word, "".join(root.itertext()))
                # The answer is still printed, and the picture is the same the second time.
                self.assertEqual(done.stdout, run(self.corpus_folder, *command).stdout)
                self.plot(name + ".svg", *command)
                self.assertEqual(text, file.read_text(encoding="utf-8"))
                done, file = self.plot(name + ".vl.json", *command)
                self.assertEqual(done.returncode, FOUND, done.stderr)
                self.assertIn("values", json.loads(file.read_text(encoding="utf-8"))["data"])

    def test_a_missing_edition_has_no_figure(self):
        _, file = self.plot("count.vl.json", "count", "科技", "--in", "plan")
        rows = {row["edition"]: row for row in json.loads(file.read_text(encoding="utf-8"))["data"]["values"]}
        self.assertEqual((rows["4"]["status"], rows["4"]["value"]), ("missing", None))
        self.assertEqual((rows["3"]["status"], rows["3"]["value"], rows["3"]["present"]), ("partial", None, True))
        self.assertEqual(rows["8"]["count"], 23)

    def test_places_in_the_barcode_are_those_of_the_concordance(self):
        _, file = self.plot("kwic.vl.json", "kwic", "科技", "--in", "plan:8")
        values = json.loads(file.read_text(encoding="utf-8"))["data"]["values"]
        drawn = [row["begin"] for row in values if row["kind"] == "hit"]
        lines = json.loads(run(self.corpus_folder, "kwic", "科技", "--in", "plan:8", "--format", "json").stdout)["lines"]
        begins = sorted(line["span"]["begin"] for line in lines)
        self.assertEqual(len(drawn), len(begins))
        length = begins[-1] / drawn[-1]
        for share, begin in zip(drawn, begins):
            self.assertAlmostEqual(share * length, begin, delta=0.01)
        # All hits are drawn, however few lines are printed.
        _, file = self.plot("few.vl.json", "kwic", "科技", "--in", "plan:8", "--limit", "2")
        values = json.loads(file.read_text(encoding="utf-8"))["data"]["values"]
        self.assertEqual(len([row for row in values if row["kind"] == "hit"]), len(begins))

    @unittest.skipUnless(shutil.which("rsvg-convert"), "rsvg-convert (librsvg2-bin) is not installed")
    def test_png_and_pdf(self):
        done, svg = self.plot("count.svg", "count", "科技", "--in", "plan")
        width = int(ElementTree.fromstring(svg.read_text(encoding="utf-8")).get("width"))
        done, file = self.plot("count.png", "count", "科技", "--in", "plan")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        png = file.read_bytes()
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(int.from_bytes(png[16:20], "big"), 2 * width)
        done, file = self.plot("count.pdf", "count", "科技", "--in", "plan")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        pdf = file.read_bytes()
        self.assertTrue(pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF"))
        self.plot("again.pdf", "count", "科技", "--in", "plan")
        self.assertEqual(pdf, (self.folder / "again.pdf").read_bytes())

    def test_what_cannot_be_drawn_is_one_sentence_and_no_file(self):
        def refused(*arguments, **options):
            done = run(self.corpus_folder, *arguments, **options)
            self.assertEqual(done.returncode, ERROR, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertTrue(done.stderr.startswith("tifa: "), done.stderr)
            self.assertEqual(done.stdout, "")
            return done.stderr

        # A term after --plot is told, not swallowed.
        self.assertIn("“科技” is no picture file", refused("count", "--plot", "科技", "--in", "plan"))
        self.assertIn("put --plot after the terms", refused("count", "--plot", "科技", "--in", "plan"))
        self.assertIn(".vl.json", refused("compare", "plan:7", "plan:8", "--plot", "x.gif"))
        self.assertIn("is no picture file", refused("compare", "plan:7", "plan:8", "--plot", ""))
        self.assertIn("is no picture file", refused("kwic", "科技", "--plot", ".svg"))
        refused("kwic", "科技", "--plot")
        refused("count", "科技", "--in", "plan", "--plot", self.folder / "no" / "such.svg")
        self.assertFalse((self.folder / "no").exists())
        # rsvg-convert that is not there, and one that fails.
        nowhere = {"PATH": str(self.folder / "empty")}
        self.assertIn("install librsvg2-bin", refused("count", "科技", "--plot", self.folder / "a.png", environment=nowhere))
        self.assertFalse((self.folder / "a.png").exists())
        fake = self.folder / "bin" / "rsvg-convert"
        fake.parent.mkdir()
        fake.write_text("#!/bin/sh\necho 'out of ink' >&2\necho half\nexit 3\n")
        fake.chmod(0o755)
        (self.folder / "b.pdf").write_text("kept")
        failing = {"PATH": f"{fake.parent}:{os.environ['PATH']}"}
        message = refused("count", "科技", "--plot", self.folder / "b.pdf", environment=failing)
        self.assertIn("ended with status 3, saying “out of ink”", message)
        self.assertEqual((self.folder / "b.pdf").read_text(), "kept")

    def test_bars_in_tables_stay(self):
        done = run(self.corpus_folder, "count", "科技", "--in", "plan", "--plot", "--format", "table")
        self.assertEqual(done.returncode, FOUND)
        self.assertIn("█", done.stdout)
        done = run(self.corpus_folder, "count", "科技", "--plot", "--in", "plan", "--format", "table")
        self.assertIn("█", done.stdout)

    def test_an_answer_without_hits_draws_its_strips(self):
        done, file = self.plot("none.svg", "kwic", "没有这个词", "--in", "plan")
        self.assertEqual(done.returncode, NOT_FOUND)
        self.assertIn("none", file.read_text(encoding="utf-8"))

    def test_hostile_documents_stay_text(self):
        evil = '</text><script>alert(1)</script><image href="https://example.org/x"/>&amp; \u202egnirts\u202c'
        folder = self.corpus(
            '[series.evil]\nlanguage = "zh"\nfiles = "texts/{id}.txt"\n',
            {
                f"texts/{n}.txt": f"第{n}号规划\n\n一、<script>形势\n\n　　正文在此{evil}，共{n}句。\n\n二、安排</text>&amp;\n\n　　第{n}次安排如下。\n"
                for n in (1, 2)
            },
            name="evil",
        )
        run(folder, "build", "--quiet")
        for name, command in {
            "count": ["count", "</text><script>", "script", "--in", "evil"],
            "kwic": ["kwic", "script", "--in", "evil"],
            "document": ["status", "--document", "evil:1"],
        }.items():
            with self.subTest(name):
                file = self.folder / (name + ".svg")
                done = run(folder, *command, "--plot", file)
                self.assertIn(done.returncode, (FOUND, NOT_FOUND), done.stderr)
                text = file.read_text(encoding="utf-8")
                harmless(self, text)
                self.assertNotIn("\u202e", text)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""trace; compare --since, --show statistics, --permutation and what its notes say, as users ask them."""

import csv
import io
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, NOT_FOUND, CorpusTest, copy_example, real_data, run

TOML = '[series.plan]\nlanguage = "zh"\nexpect = ["2001..2010"]\nfiles = "texts/{id}.txt"\n'


FILLER = "坚持稳中求进，保障民生，改善环境，扩大就业，修建道路，兴办学校，增加粮食产量，降低能源消耗。\n\n"


def report(*sentences):
    return "工作报告\n\n" + "".join(f"{sentence}。\n\n" for sentence in sentences) + FILLER * 20


class Small(CorpusTest):
    """A series of ten years; 2005 is missing."""

    def series(self):
        texts = {
            2001: report("大力发展重工业经济，促进增长", "提高生产力水平"),
            2002: report("大力发展重工业经济，促进增长", "提高生产力水平"),
            2003: report("大力发展数字经济，促进增长"),
            2004: report("保护耕地"),
            2006: report("大力发展数字经济，促进增长", "培育新质生产力"),
            2007: report(*["大力发展数字经济，促进增长"] * 6, "培育新质生产力"),
            2008: report(*["大力发展“数字”经济，促进增长"] * 7, "新质的生产力"),
            2009: report("保护耕地"),
            2010: report("大力发展数字经济，促进增长", "新质生产力", "提倡简约生活"),
        }
        folder = self.corpus(TOML, {f"texts/{year}.txt": text for year, text in texts.items()})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        return folder

    def test_a_life(self):
        folder = self.series()
        answer = self.ask(folder, "trace", "数字经济")
        life = answer["lives"][0]
        self.assertEqual((life["first"], life["last"], life["established"]), ("plan:2003", "plan:2010", True))
        self.assertEqual(life["gaps"], [["plan:2003", "plan:2006"], ["plan:2008", "plan:2010"]])
        self.assertEqual((life["peak"]["count"], life["peak"]["established"]), ("plan:2008", False))
        counts = {row["edition"]: row["count"] for row in life["rows"]}
        self.assertEqual(counts["plan:2004"], 0)
        self.assertIsNone(counts["plan:2005"])
        self.assertEqual([(b["from"], b["to"]) for b in life["bursts"] if b["level"] == 1], [("plan:2007", "plan:2008")])
        self.assertEqual(sum(p["editions"] for p in life["periods"]), 9)
        self.assertEqual(sum(p["count"] for p in life["periods"]), life["total"])
        self.assertIn("plan:2007", [p["from"] for p in life["periods"]])
        variants = {v["wording"]: v["kind"] for v in life["variants"]}
        self.assertEqual(variants.get("“数字”经济"), "spelling")

    def test_the_wordings_around_it(self):
        folder = self.series()
        life = self.ask(folder, "trace", "新质生产力")["lives"][0]
        self.assertEqual([(o["wording"], o["first"], o["count"]) for o in life["origins"]], [("生产力", "plan:2001", 2)])
        inserted = [v for v in life["variants"] if v["kind"] == "inserted"]
        self.assertEqual([(v["wording"], v["difference"], v["first"]) for v in inserted], [("新质的生产力", "的", "plan:2008")])
        self.assertEqual(inserted[0]["counts"], [0, 0, 0, 0, None, 0, 0, 1, 0, 0])
        life = self.ask(folder, "trace", "数字")["lives"][0]
        self.assertEqual([(d["left"], d["wording"], d["right"], d["count"], d["after"]) for d in life["displaced"]],
                         [("大力发展", "重工业", "经济", 2, 0)])

    def test_what_is_not_there_and_what_is_asked_wrongly(self):
        folder = self.series()
        life = self.ask(folder, "trace", "从未说过", status=NOT_FOUND)["lives"][0]
        self.assertEqual((life["first"], life["total"], life["bursts"], life["periods"]), (None, 0, [], []))
        self.assertIn("2005", run(folder, "trace", "从未说过").stdout + life["statement"])
        for arguments in (["trace"], ["trace", "甲", "乙"], ["trace", "甲", "--in", "nothing"]):
            done = run(folder, *arguments)
            self.assertEqual(done.returncode, ERROR, arguments)
            self.assertEqual(done.stderr.count("\n"), 1)

    def test_every_form_says_the_same(self):
        folder = self.series()
        life = self.ask(folder, "trace", "数字经济")["lives"][0]
        for form in ("csv", "tsv"):
            text = run(folder, "trace", "数字经济", "--format", form).stdout
            rows = list(csv.DictReader(io.StringIO(text), delimiter="," if form == "csv" else "\t"))
            self.assertEqual([r["count"] for r in rows], ["" if r["count"] is None else str(r["count"]) for r in life["rows"]])
            bursting = [r["edition"] for r in rows if r["burst"]]
            self.assertEqual(bursting, ["plan:2007", "plan:2008"])
        table = run(folder, "trace", "数字经济", "--format", "table").stdout
        for words in ("first: plan:2003", "absent and back: 2003 → 2006 (2005 not known); 2008 → 2010", "course: 2001", "periods", "bursts"):
            self.assertIn(words, table)
        course = next(line for line in table.splitlines() if line.startswith("course: ")).split()[2]
        self.assertEqual((len(course), course[4], course[3]), (10, "·", "_"))
        picture = self.folder / "life.svg"
        self.assertEqual(run(folder, "trace", "数字经济", "--plot", picture).returncode, FOUND)
        self.assertIn("数字经济", picture.read_text(encoding="utf-8"))

    def test_new_since(self):
        folder = self.series()
        answer = self.ask(folder, "compare", "plan:2010", "--since", "2006")
        self.assertEqual((answer["a"], answer["b"], answer["since"]), ("plan:2009", "plan:2010", "2006"))
        new = {p["phrase"]: p for p in answer["phrases"] if p["change"] == "new"}
        self.assertIn("简约生活", " ".join(new))
        self.assertTrue(all(p["established"] for p in new.values()))
        self.assertNotIn("数字经济", new)
        for phrase in new.values():
            self.assertEqual(phrase["b"] > 0 and phrase["a"] == 0, True)
        older = self.ask(folder, "compare", "plan:2006", "--since", "2004")
        self.assertTrue(any("2005" in note and "not established" in note for note in older["notes"]))
        for phrase in older["phrases"]:
            if phrase["change"] == "new":
                self.assertFalse(phrase["established"])
                if phrase["phrase"] == "数字经济":
                    self.assertEqual(phrase["last_before"], "plan:2003")
        self.assertEqual(run(folder, "compare", "plan:2010", "--since", "soon").returncode, ERROR)

    def test_the_first_use_is_from_before_since_as_well(self):
        folder = self.series()
        for b, since, phrase, change, first in (
            ("plan:2007", "2006", "大力发展数字经济", "up", "plan:2003"),
            ("plan:2009", "2008", "促进增长", "dropped", "plan:2001"),
            ("plan:2009", "2008", "保护耕地", "new", "plan:2004"),
        ):
            rows = {row["phrase"]: row for row in self.ask(folder, "compare", b, "--since", since, "--limit", "0")["phrases"]}
            self.assertEqual((rows[phrase]["change"], rows[phrase]["first"]), (change, first))

    def test_nothing_is_established_where_no_edition_is_looked_at(self):
        folder = self.series()
        answer = self.ask(folder, "compare", "plan:2010", "--since", "2010")
        self.assertTrue(any("no edition before plan:2010 is held in full" in note and "not established" in note for note in answer["notes"]))
        new = [row for row in answer["phrases"] if row["change"] == "new"]
        self.assertTrue(new)
        self.assertFalse([row for row in new if row["established"]])
        one = self.ask(folder, "compare", "plan:2010", "--since", "2009")
        self.assertTrue(any("not in the one edition before plan:2010" in note for note in one["notes"]))

    def test_a_peak_says_where_as_many_uses_stand(self):
        folder = self.series()
        table = run(folder, "trace", "新质生产力", "--format", "table").stdout
        self.assertIn("as many uses in", " ".join(table.split()))
        self.assertNotIn("as many uses in", " ".join(run(folder, "trace", "数字经济", "--format", "table").stdout.split()))

    def test_uses_are_those_of_the_editions_that_are_counted(self):
        table = run(copy_example(self.folder / "example"), "trace", "科技", "--in", "plan:1..8", "--format", "table").stdout
        rows = self.ask(self.folder / "example", "trace", "科技", "--in", "plan:1..8")["lives"][0]["rows"]
        counts = [row["count"] for row in rows if row["count"]]
        self.assertIn(f"科技 in plan: {sum(counts)} uses in {len(counts)} editions, and some in what is held of 1 more edition", table)

    def test_what_an_edition_held_in_part_has_is_not_new(self):
        texts = {
            2001: report("大力发展重工业经济，促进增长"),
            2002: report("提倡简约生活，重工业经济改造", "支持远洋科考"),
            2003: report("大力发展重工业经济，促进增长"),
            2004: report("保护耕地", "支持远洋科考"),
            2005: report("提倡简约生活", "推广沼气灶具", "重工业经济停滞"),
        }
        part = '[[series.plan.edition]]\nid = "2002"\nstatus = "partial"\n'
        found = {}
        for name, toml in (("whole", TOML.replace("2010", "2005")), ("part", TOML.replace("2010", "2005") + part)):
            folder = self.corpus(toml, {f"texts/{year}.txt": text for year, text in texts.items()}, name=name)
            run(folder, "build")
            answer = self.ask(folder, "compare", "plan:2004", "plan:2005", "--limit", "0")
            found[name] = {p["phrase"]: p for p in answer["phrases"]}
            found[f"notes of {name}"] = " ".join(answer["notes"])
        new = {phrase for phrase, row in found["part"].items() if row["change"] == "new"}
        self.assertTrue(any("沼气" in phrase for phrase in new), new)
        self.assertFalse(any("简约" in phrase for phrase in new), new)
        self.assertIn("plan:2002", found["notes of part"])
        self.assertIn("not new", found["notes of part"])
        self.assertNotIn("not new", found["notes of whole"])
        before = [phrase for phrase in found["part"] if "科考" in phrase]
        self.assertTrue(before)
        for phrase in before:
            self.assertEqual(found["part"][phrase]["first"], "plan:2002", phrase)
        # Between the two it makes the phrase no less new.
        between = self.ask(folder, "compare", "plan:2001", "plan:2005", "--limit", "0")
        simple = [row for row in between["phrases"] if "简约" in row["phrase"]]
        self.assertTrue(simple)
        for row in simple:
            self.assertEqual((row["change"], row["first"]), ("new", "plan:2002"), row)

    def test_a_text_in_another_language_is_said_to_be_one(self):
        english = "The islands keep their harbours, and the harbours serve the fishers of the islands.\n\n" * 40
        german = "Die Inseln pflegen ihre Häfen, und die Häfen dienen den Fischern der Inseln und ihren Booten.\n\n" * 40
        toml = '[series.terms]\nlanguage = "en"\nfiles = "texts/{id}.txt"\n'
        folder = self.corpus(toml, {"texts/1.txt": english, "texts/2.txt": english + "Ferries sail.\n", "texts/3.txt": german})
        run(folder, "build")
        notes = lambda a, b: " ".join(self.ask(folder, "compare", f"terms:{a}", f"terms:{b}")["notes"])
        self.assertIn("terms:3: its language looks like neither English nor Chinese", notes(2, 3))
        self.assertNotIn("language", notes(1, 2))

    def test_a_row_is_no_word_of_everyday_use(self):
        before = "The islands keep their harbours. The harbours serve the fishers.\n\n" * 12
        after = before + "You may “object” to fees. You may “object” to walls. " * 9 + "\n"
        toml = '[series.talk]\nlanguage = "en"\nfiles = "texts/{id}.txt"\n'
        folder = self.corpus(toml, {"texts/1.txt": before, "texts/2.txt": after})
        run(folder, "build")
        answer = self.ask(folder, "compare", "talk:1", "talk:2", "--limit", "0")
        self.assertIn("object", [phrase["phrase"] for phrase in answer["phrases"]])
        self.assertNotIn("object", [word["word"] for word in answer["everyday"]])

    def test_a_range_has_the_course_of_its_phrases(self):
        folder = self.series()
        answer = self.ask(folder, "compare", "plan:2003..2010")
        self.assertEqual(answer["editions"], [f"plan:{year}" for year in range(2003, 2011)])
        for phrase in answer["phrases"]:
            self.assertEqual(len(phrase["counts"]), 8)
            self.assertIsNone(phrase["counts"][2])
            self.assertEqual((phrase["counts"][0], phrase["counts"][-1]), (phrase["a"], phrase["b"]))


class Statistics(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example = copy_example(Path(cls.temporary.name) / "corpus")

    def test_measures_agree_with_each_other(self):
        answer = self.ask(self.example, "compare", "plan:7", "plan:8", "--show", "statistics", "--permutation", "500")
        self.assertEqual(answer["permutations"], 500)
        self.assertGreater(len(answer["phrases"]), 20)
        for p in answer["phrases"]:
            s = p["statistics"]
            with self.subTest(p["phrase"]):
                self.assertLessEqual(s["g2_two_cell"], p["g2"] + 1e-6)
                self.assertLessEqual(s["log_p"], s["log_q"] + 1e-9)
                self.assertLessEqual(s["interval_a"][0], p["rate_a"])
                self.assertGreaterEqual(s["interval_b"][1], p["rate_b"])
                self.assertGreaterEqual(s["p_permutation"], 1 / 501)
                self.assertGreaterEqual(s["q_permutation"], s["p_permutation"])
                self.assertEqual(s["ratio"] is None, p["a"] == 0)
                self.assertEqual(s["ratio_interval"][1] is None, p["a"] == 0)
                if s["ratio"] is not None:
                    self.assertLessEqual(s["ratio_interval"][0], s["ratio"])
                    self.assertAlmostEqual(s["percent_difference"], 100 * (s["ratio"] - 1), places=4)
                # LRC is where the interval of the ratio ends.
                self.assertEqual(p["lrc"] == 0, s["ratio_interval"][0] <= 1 and (s["ratio_interval"][1] or 9) >= 1)
                self.assertEqual(s["log_odds"] > 0, s["z"] > 0)
                self.assertLessEqual(0, s["dp"])
                self.assertLess(s["dp"], 1)

    def test_the_same_deals_every_time(self):
        arguments = ["compare", "plan:7@en", "plan:8@en", "--permutation", "100", "--format", "json"]
        self.assertEqual(run(self.example, *arguments).stdout, run(self.example, *arguments).stdout)

    def test_forms(self):
        arguments = ["compare", "plan:7", "plan:8", "--show", "statistics"]
        answer = self.ask(self.example, *arguments)
        rows = list(csv.DictReader(io.StringIO(run(self.example, *arguments, "--format", "csv").stdout)))
        self.assertEqual([(r["phrase"], float(r["z"])) for r in rows],
                         [(p["phrase"], round(p["statistics"]["z"], 4)) for p in answer["phrases"]])
        table = run(self.example, *arguments, "--format", "table").stdout
        self.assertIn("size of the change", table)
        self.assertIn("take words for independent", table)
        plain = self.ask(self.example, "compare", "plan:7", "plan:8")
        self.assertNotIn("statistics", plain["phrases"][0])
        self.assertEqual(run(self.example, *arguments, "--permutation", "0").returncode, ERROR)


@unittest.skipUnless(real_data(), "the real documents are not beside the repository, so nothing is tested on them")
class Real(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.reports = Path(cls.temporary.name) / "reports"
        shutil.copytree(real_data() / "gwr", cls.reports / "texts")
        (cls.reports / "tifa.toml").write_text(
            '[series.gwr]\nlanguage = "zh"\nexpect = ["1954..1960", "1964", "1975", "1978..2025"]\n'
            'files = "texts/{id}.txt"\n', encoding="utf-8")
        run(cls.reports, "build", "--quiet")

    def test_a_phrase_that_came_and_went(self):
        life = self.ask(self.reports, "trace", "和平统一", "--in", "gwr:2010..2023")["lives"][0]
        counts = {row["edition"].removeprefix("gwr:"): row["count"] for row in life["rows"]}
        self.assertEqual([year for year, count in counts.items() if count == 0], ["2016", "2021", "2022"])
        self.assertEqual([year for year, count in counts.items() if count is None], ["2020"])
        self.assertFalse(life["peak"]["established"])

    def test_a_new_formulation(self):
        life = self.ask(self.reports, "trace", "新质生产力")["lives"][0]
        self.assertEqual((life["first"], life["established"]), ("gwr:2024", False))
        self.assertEqual([o["wording"] for o in life["origins"]], ["生产力"])
        self.assertEqual(life["periods"][-1]["from"], "gwr:2024")


if __name__ == "__main__":
    unittest.main()

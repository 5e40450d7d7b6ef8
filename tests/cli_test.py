#!/usr/bin/env python3
"""The program end to end on the example corpus: figures, forms, coverage, evidence, comparison, tables, help, exit status."""

import codecs
import fcntl
import json
import os
import pty
import random
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, PROGRAM, CorpusTest, copy_example, run

COMMANDS = ["init", "add", "import", "build", "status", "cycle", "goals", "verify"]
COMMANDS += ["count", "first", "last", "kwic", "compare", "trace", "redline", "report", "check", "claims", "source", "update"]
HELD = ["plan:1", "plan:2", "plan:5", "plan:6", "plan:7", "plan:8"]


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


class Example(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example_folder = copy_example(Path(cls.temporary.name) / "corpus")

    def count(self, term, *arguments):
        return self.counts(self.example_folder, term, *arguments)

    def answer(self, *arguments, status=FOUND):
        return self.ask(self.example_folder, *arguments, status=status)


class Counting(Example):
    def test_the_figures_of_the_readme(self):
        figures = readme_figures()
        self.assertEqual(len(figures), 8)
        terms = [name for name in figures["plan:1"] if name != "characters"]
        self.assertEqual(len(terms), 7)
        for term in terms:
            with self.subTest(term):
                expected = {edition: columns[term] for edition, columns in figures.items()}
                expected["plan:3"] = expected["plan:4"] = None
                self.assertEqual(self.count(term, "--in", "plan,note"), expected)

    def test_lengths_are_those_of_the_readme_without_what_was_set_aside(self):
        repeated_title = len(without_white_space(raw("plan-7.zh.txt").splitlines()[0]))
        licence = 20  # the two lines at the end of plan 6
        aside = {"plan:6": licence, "plan:7": repeated_title}
        rows = {row["edition"]: row for row in self.answer("count", "科技", "--in", "plan,note")["terms"][0]["rows"]}
        for edition, columns in readme_figures().items():
            if edition == "plan:3":
                self.assertIsNone(rows[edition]["length"])
            else:
                self.assertEqual(rows[edition]["length"], columns["characters"] - aside.get(edition, 0), edition)

    def test_a_partial_edition_has_no_figure_and_a_missing_one_is_never_zero(self):
        for term, present in (("科技", True), ("潮汐算力", False)):
            answer = self.answer("count", term, "--in", "plan", "--explain")["terms"][0]
            rows = {row["edition"]: row for row in answer["rows"]}
            self.assertEqual(rows["plan:3"]["status"], "partial")
            self.assertEqual(rows["plan:4"]["status"], "missing")
            for edition in ("plan:3", "plan:4"):
                for figure in ("count", "length", "rate", "interval", "change"):
                    self.assertIsNone(rows[edition][figure], f"{figure} of {edition}")
            self.assertIs(rows["plan:3"]["present"], present)
            self.assertTrue(rows["plan:3"]["reason"])
            self.assertIsNone(rows["plan:4"]["present"])
            self.assertEqual(answer["coverage"]["held"], HELD)
            self.assertEqual(answer["coverage"]["partial"], ["plan:3"])
            self.assertEqual(answer["coverage"]["missing"], ["plan:4"])
            self.assertIn("partial: plan:3; missing: plan:4", answer["coverage"]["statement"])
            for under in answer["under"]:
                self.assertIsNone(under["counts"]["plan:3"])
                self.assertIsNone(under["counts"]["plan:4"])
            self.assertEqual(answer["total"], sum(row["count"] or 0 for row in answer["rows"]))
            # The change of 5 is against 2, the last edition that was counted.
            self.assertEqual(rows["plan:5"]["change"], rows["plan:5"]["count"] - rows["plan:2"]["count"])

    def test_forms_of_one_wording(self):
        plus = self.answer("count", "互联网+", "--in", "plan")["terms"][0]
        self.assertEqual({form["form"]: form["count"] for form in plus["forms"]}, {"互联网＋": 3, "互联网+": 2})
        self.assertEqual(self.count("互联网＋", "--in", "plan"), self.count("互联网+", "--in", "plan"))
        self.assertEqual(self.count("互联网+", "--in", "plan:6..7", "--fold", "none"), {"plan:6": 0, "plan:7": 2})
        self.assertEqual(self.count("1995年", "--in", "plan:1"), {"plan:1": raw("plan-1.zh.txt").count("１９９５年")})
        self.assertEqual(self.count("１９９５年", "--in", "plan:1..2"), self.count("1995年", "--in", "plan:1..2"))
        self.assertEqual(self.count("1995年", "--in", "plan:1", "--fold", "none"), {"plan:1": 0})

    def test_quotation_marks_inside_a_wording_are_skipped_and_said(self):
        expected = raw("plan-8.zh.txt").count("“抢滩式”开发")
        self.assertGreater(expected, 0)
        for term in ("抢滩式开发", "“抢滩式”开发", "「抢滩式」开发"):
            answer = self.answer("count", term, "--in", "plan:8")["terms"][0]
            self.assertEqual(answer["rows"][0]["count"], expected, term)
            self.assertTrue(
                any(
                    "quotation marks" in note and note.startswith(f"{expected} of {expected} ")
                    for note in answer["notes"]
                ),
                answer["notes"],
            )
        self.assertEqual(self.count("抢滩式开发", "--in", "plan:8", "--fold", "none"), {"plan:8": 0})
        self.assertEqual(self.count("“抢滩式”开发", "--in", "plan:8", "--fold", "none"), {"plan:8": expected})

    def test_line_breaks_inside_a_wording_are_joined_and_sentences_are_not(self):
        self.assertEqual(self.count("蓝色经济", "--in", "plan:5"), {"plan:5": 3})
        self.assertEqual(self.count("1086.4亿沧元", "--in", "plan:5"), {"plan:5": 1})
        text = raw("plan-8.zh.txt")
        joined = re.search(r"([一-鿿]{2})[、，。]([一-鿿]{2})", text)
        false = joined.group(1) + joined.group(2)
        self.assertEqual(text.count(false), 0)
        self.assertEqual(self.count(false, "--in", "plan:8"), {"plan:8": 0})

    def test_an_edition_in_traditional_characters(self):
        self.assertEqual(self.count("计划配给", "--in", "plan:2"), {"plan:2": 3})
        self.assertEqual(self.count("計劃配給", "--in", "plan:1..2"), self.count("计划配给", "--in", "plan:1..2"))
        self.assertEqual(self.count("计划配给", "--in", "plan:2", "--fold", "none"), {"plan:2": 0})
        self.assertEqual(self.count("計劃配給", "--in", "plan:2", "--fold", "none"), {"plan:2": 3})

    def test_words_are_not_accidents_of_neighbouring_characters(self):
        self.assertEqual(self.count("科技", "--in", "plan:1", "--rule", "word"), {"plan:1": 4})
        self.assertEqual(self.count("安全", "--in", "plan:2", "--rule", "word"), {"plan:2": 3})

    def test_english_editions_are_counted_on_words(self):
        answer = self.answer("count", "port", "ports", "--in", "plan@en")
        for term in answer["terms"]:
            self.assertEqual(term["rule"]["unit"], "word")
            for row in term["rows"]:
                number = row["edition"][5]
                if number in "34":
                    self.assertEqual((row["status"], row["count"]), ("missing", None))
                    continue
                text = raw(f"plan-{number}.en." + ("md" if number == "7" else "txt"))
                self.assertEqual(
                    row["count"], len(re.findall(rf"(?i)(?<![\w]){term['term']}(?![\w])", text)), row["edition"]
                )
                self.assertEqual((row["unit"], row["per"]), ("words", 1000))
        substring = self.count("port", "--in", "plan:8@en", "--rule", "substring")
        self.assertEqual(substring, {"plan:8@en": raw("plan-8.en.txt").lower().count("port")})
        self.assertEqual(
            self.count("Internet Plus", "--in", "plan:6@en")["plan:6@en"], raw("plan-6.en.txt").count("Internet Plus")
        )

    def test_rows_of_one_question_have_one_unit(self):
        rows = self.answer("count", "port", "--in", "plan@en")["terms"][0]["rows"]
        self.assertEqual({(row["unit"], row["per"]) for row in rows}, {("words", 1000)})

    def test_alternatives_wildcards_and_patterns(self):
        both = self.count("科技|技术", "--in", "plan:8")["plan:8"]
        text = without_white_space(raw("plan-8.zh.txt"))
        self.assertEqual(both, len(re.findall("科技|技术", text)))
        self.assertEqual(self.count("/第[一二三]/", "--in", "plan:8")["plan:8"], len(re.findall("第[一二三]", text)))
        english = raw("plan-8.en.txt").lower()
        self.assertEqual(
            self.count("develop*", "--in", "plan:8@en")["plan:8@en"], len(re.findall(r"\bdevelop\w*", english))
        )

    def test_operands(self):
        editions = lambda operand: list(self.count("科技", "--in", operand))
        self.assertEqual(editions("plan:latest"), ["plan:8"])
        self.assertEqual(editions("plan:8^"), ["plan:7"])
        self.assertEqual(editions("plan:8^^"), ["plan:6"])
        # “The last held before it”: 4 is missing and 3 is a digest.
        self.assertEqual(editions("plan:5^"), ["plan:2"])
        self.assertEqual(editions("plan:5..7"), ["plan:5", "plan:6", "plan:7"])
        self.assertEqual(editions("plan:..2"), ["plan:1", "plan:2"])
        self.assertEqual(editions("plan:7.."), ["plan:7", "plan:8"])
        self.assertEqual(editions("plan"), [f"plan:{i}" for i in range(1, 9)])
        self.assertEqual(editions("cangyu"), [f"plan:{i}" for i in range(1, 9)] + ["note:8"])
        self.assertEqual(editions("note,plan:8"), ["note:8", "plan:8"])
        self.assertEqual(editions("plan:7@en"), ["plan:7@en"])
        self.assertEqual(editions("plan:latest@en"), ["plan:8@en"])

    def test_since_keeps_editions_from_then_on_and_what_may_be_among_them(self):
        editions = lambda since: list(self.count("科技", "--in", "plan", "--since", since))
        self.assertEqual(editions("2015-11-12"), ["plan:6", "plan:7", "plan:8"])
        self.assertEqual(editions("2015-11-13"), ["plan:7", "plan:8"])
        # 4 was adopted between November 2000 and November 2010: nobody knows that it was not since 2001, nor since 2010.
        self.assertEqual(editions("2010"), ["plan:4", "plan:5", "plan:6", "plan:7", "plan:8"])
        self.assertEqual(editions("2001"), ["plan:4", "plan:5", "plan:6", "plan:7", "plan:8"])
        first = self.answer("first", "旅游立岛", "--in", "plan", "--since", "2001")["terms"][0]
        self.assertIs(first["established"], False)

    def test_sections(self):
        answer = self.answer("count", "港口", "--in", "plan:5", "--section", "港口")["terms"][0]
        chapter = raw("plan-5.zh.txt").split("五、提升港口功能")[1].split("六、依靠科技")[0]
        self.assertEqual(answer["rows"][0]["count"], 1 + without_white_space(chapter).count("港口"))
        absent = self.answer("count", "港口", "--in", "plan:5", "--section", "无此一节")["terms"][0]["rows"][0]
        self.assertIsNone(absent["count"])
        self.assertIn("无此一节", absent["reason"])

    def test_sections_sum_to_the_edition(self):
        for term in ("科技", "安全", "发展"):
            whole = {row["edition"]: row for row in self.answer("count", term, "--in", "plan,note")["terms"][0]["rows"]}
            sums = {}
            for row in self.answer("count", term, "--in", "plan,note", "--by", "section")["terms"][0]["rows"]:
                if row["count"] is not None:
                    hits, length = sums.get(row["edition"], (0, 0))
                    sums[row["edition"]] = (hits + row["count"], length + row["length"])
            self.assertEqual(
                sums,
                {edition: (row["count"], row["length"]) for edition, row in whole.items() if row["count"] is not None},
            )

    def test_groups_sum_to_the_editions(self):
        rows = self.answer("count", "科技", "--in", "cangyu")["terms"][0]["rows"]
        for by in ("series", "year", "place"):
            groups = self.answer("count", "科技", "--in", "cangyu", "--by", by)["terms"][0]["rows"]
            self.assertEqual(sum(group["count"] or 0 for group in groups), sum(row["count"] or 0 for row in rows))
            self.assertEqual(sum(group["length"] or 0 for group in groups), sum(row["length"] or 0 for row in rows))
            self.assertEqual(sum(group["editions"] for group in groups), len(HELD) + 1)

    def test_themes(self):
        for theme, terms, place in (
            ("technology", "科技|技术", "plan"),
            ("technology", "technolog*|science and technology", "plan@en"),
            ("ports", "港口|码头|泊位", "plan"),
        ):
            asked = self.answer("count", "--theme", theme, "--in", place)["terms"][0]
            self.assertEqual(asked["term"], theme)
            self.assertEqual({row["edition"]: row["count"] for row in asked["rows"]}, self.count(terms, "--in", place))

    def test_lengths_and_rates(self):
        for edition in ("plan:8", "plan:8@en"):
            lengths = self.answer("status", "--document", edition)["length"]
            for unit, name in (
                ("characters", "characters"),
                ("han", "han"),
                ("words", "words"),
                ("word-count", "word_count"),
            ):
                row = self.answer("count", "发展|development", "--in", edition, "--length", unit)["terms"][0]["rows"][0]
                self.assertEqual((row["length"], row["unit"]), (lengths[name], unit))
                if row["length"] == 0:  # an English text has no Han characters
                    self.assertIsNone(row["rate"])
                    continue
                self.assertAlmostEqual(row["rate"], row["count"] * row["per"] / row["length"], places=5)
                self.assertLess(row["interval"][0], row["rate"])
                self.assertGreater(row["interval"][1], row["rate"])
        text = raw("plan-8.zh.txt")
        lengths = self.answer("status", "--document", "plan:8")["length"]
        self.assertEqual(lengths["characters"], len(without_white_space(text)))
        self.assertEqual(lengths["han"], len(re.findall("[一-鿿]", text)))
        # The exact Poisson interval of nothing in n units ends at 3.6889 / n.
        row = self.answer("count", "计划配给", "--in", "plan:8")["terms"][0]["rows"][0]
        self.assertEqual(row["interval"][0], 0)
        self.assertAlmostEqual(row["interval"][1], 3.688879454 * 10000 / row["length"], places=4)

    def test_other_rules(self):
        under = {
            rule["rule"]: rule
            for rule in self.answer("count", "科技", "--in", "plan:1..2", "--explain")["terms"][0]["under"]
        }
        asked = next(rule for name, rule in under.items() if name.startswith("as asked"))
        self.assertEqual(asked["counts"], {"plan:1": 5, "plan:2": 7})
        words = next(rule for name, rule in under.items() if name.startswith("whole words"))
        self.assertEqual(words["counts"]["plan:1"], 4)
        self.assertIs(words["same"], False)
        self.assertIn("技术", next(name for name in under if name.startswith("theme “technology”")))
        self.assertEqual(under["no folding"]["counts"]["plan:2"], raw("plan-2.zh.txt").count("科技"))
        for name, arguments in (
            ("without section headings", ["--scope", "-headings"]),
            ("overlaps counted", ["--rule", "overlap"]),
        ):
            self.assertEqual(under[name]["counts"], self.count("科技", "--in", "plan:1..2", *arguments))

    def test_not_inside_a_longer_term(self):
        inside = self.count("科技自强", "--in", "plan:8")["plan:8"]
        self.assertGreater(inside, 0)
        self.assertEqual(self.count("科技", "--in", "plan:8", "--not-inside", "科技自强"), {"plan:8": 23 - inside})

    def test_every_hit_opens_into_its_place(self):
        files = {path.name: path.read_bytes() for path in (EXAMPLE / "texts").iterdir()}
        spans = 0
        for place, terms in (
            ("plan,note", ["科技", "蓝色经济", "抢滩式开发", "1995年", "计划配给"]),
            ("plan@en", ["port", "/econom(y|ic)/"]),
        ):
            for term in self.answer("count", *terms, "--in", place, "--evidence")["terms"]:
                for row in term["rows"]:
                    if row["count"] is not None:
                        self.assertEqual(len(row.get("spans", [])), row["count"])
                    for span in row.get("spans", []):
                        path, begin, end = re.fullmatch(r"texts/(.*)#bytes=(\d+)-(\d+)", span["locator"]).groups()
                        self.assertEqual(
                            without_white_space(files[path][int(begin) : int(end)].decode("utf-8")),
                            without_white_space(span["exact"]),
                        )
                        self.assertEqual(span["end"] - span["begin"], len(span["exact"]))
                        self.assertEqual(span["edition"], row["edition"])
                        spans += 1
        self.assertGreater(spans, 100)


class Tracing(Example):
    def row(self, command, term, *arguments):
        return self.answer(command, term, "--in", "plan", *arguments)["terms"][0]

    def test_a_first_use_after_what_is_not_held_is_not_established(self):
        row = self.row("first", "潮汐算力")
        self.assertEqual((row["first"], row["last"], row["uses"]), ("plan:8", "plan:8", 1))
        self.assertIs(row["established"], False)
        self.assertIs(row["established_last"], True)
        self.assertIn("plan:4 is missing", row["statement"])
        self.assertIn("plan:3 is held only in part", row["statement"])
        self.assertIn("5 held editions", row["statement"])
        self.assertEqual(row["evidence"]["edition"], "plan:8")
        self.assertEqual(row["evidence"]["exact"], "潮汐算力")

    def test_a_first_use_in_the_earliest_edition_is_established(self):
        row = self.row("first", "计划配给")
        self.assertEqual(row["first"], "plan:1")
        self.assertIs(row["established"], True)

    def test_last_uses(self):
        row = self.row("last", "计划配给")
        self.assertEqual(row["last"], "plan:2")
        self.assertIs(row["established_last"], False)
        self.assertIn("plan:4 is missing", row["statement_last"])
        row = self.row("last", "旅游立岛")
        self.assertEqual((row["first"], row["last"]), ("plan:6", "plan:7"))
        self.assertIs(row["established_last"], True)

    def test_gaps(self):
        self.assertEqual(self.row("first", "耕海牧渔", "--gaps")["gaps"], [["plan:2", "plan:8"]])
        # What is not known is no gap: 科技 is in every edition that is held, and in the digest.
        self.assertEqual(self.row("first", "科技", "--gaps")["gaps"], [])

    def test_a_term_that_nobody_used(self):
        row = self.answer("first", "无人用过的词语", "--in", "plan", status=NOT_FOUND)["terms"][0]
        self.assertIsNone(row["first"])
        self.assertIs(row["established"], False)
        self.assertIn("plan:4 is missing", row["statement"])
        english = self.answer("first", "nobody-used-this", "--in", "plan:5..8@en", status=NOT_FOUND)["terms"][0]
        self.assertIs(english["established"], True)

    def test_concordance(self):
        answer = self.answer("kwic", "蓝色经济", "--in", "plan")
        counted = self.count("蓝色经济", "--in", "plan")
        self.assertEqual(answer["total"], sum(count or 0 for count in counted.values()))
        self.assertEqual(
            [line["span"]["edition"] for line in answer["lines"]],
            [edition for edition, count in counted.items() for _ in range(count or 0)],
        )
        for line in answer["lines"]:
            self.assertEqual(without_white_space(line["match"]), "蓝色经济")
            self.assertLessEqual(max(len(line["left"]), len(line["right"])), 30)
            self.assertNotIn("\n", line["left"] + line["match"] + line["right"])
        self.assertEqual(len(self.answer("kwic", "蓝色经济", "--in", "plan", "--limit", "4")["lines"]), 4)
        self.assertTrue(
            all(len(line["right"]) <= 5 for line in self.answer("kwic", "蓝色经济", "--context", "5")["lines"])
        )
        right = [line["right"] for line in self.answer("kwic", "port", "--in", "plan@en", "--sort", "right")["lines"]]
        self.assertEqual(right, sorted(right, key=str.lower))
        self.assertNotEqual(right, [line["right"] for line in self.answer("kwic", "port", "--in", "plan@en")["lines"]])

    def test_cycle(self):
        links = self.answer("cycle", "note:8")["links"]
        self.assertEqual([(l["relation"], l["outgoing"], l["edition"]) for l in links], [("explains", True, "plan:8")])
        links = self.answer("cycle", "plan:8")["links"]
        self.assertEqual(
            [(l["relation"], l["outgoing"], l["edition"]) for l in links],
            [("follows", True, "plan:7"), ("explains", False, "note:8")],
        )
        middle = self.answer("cycle", "plan:5")
        self.assertEqual(
            [(l["edition"], l["outgoing"], l["status"]) for l in middle["links"]],
            [("plan:4", True, "missing"), ("plan:6", False, "held")],
        )
        self.assertEqual(middle["not_held"], ["plan:4"])

    def test_status(self):
        answer = self.answer("status")
        plan, note = answer["series"]
        self.assertEqual(
            (plan["series"], plan["expected"], plan["held"], plan["partial"], plan["missing"]),
            ("plan", 8, 6, ["3"], ["4"]),
        )
        self.assertEqual((note["series"], note["expected"], note["held"], note["documents"]), ("note", 1, 1, 2))
        self.assertEqual([flag["code"] for flag in answer["flags"] if flag["edition"] == "plan:3"], ["partial"])
        self.assertIs(answer["stale"], False)

    def test_outline(self):
        for edition, name in (("plan:5", "plan-5.zh.txt"), ("plan:8", "plan-8.zh.txt")):
            answer = self.answer("status", "--document", edition)
            chapters = [
                line.strip()
                for line in raw(name).splitlines()
                if re.match(r"^[一二三四五六七八九十]+、\S{2,30}$", line.strip())
            ]
            self.assertEqual([row["heading"] for row in answer["outline"] if row["level"] == 1], chapters)
            self.assertEqual(
                sum(row["characters"] for row in answer["outline"] if row["level"] <= 1), answer["length"]["characters"]
            )

    def test_every_byte_is_accounted_for(self):
        for edition in [
            "plan:1",
            "plan:2",
            "plan:3",
            "plan:5",
            "plan:6",
            "plan:7",
            "plan:8",
            "note:8",
            "plan:6@en",
            "plan:7@en",
        ]:
            answer = self.answer("status", "--document", edition)
            account = answer["bytes"]
            self.assertEqual(account["source"], (EXAMPLE / answer["document"]).stat().st_size)
            self.assertEqual(account["kept"] + sum(account["set_aside"].values()), account["source"], edition)
            self.assertEqual(sum(answer["parts"].values()), answer["length"]["characters"])
        self.assertGreater(len(self.answer("status", "--document", "plan:6")["bytes"]["set_aside"]), 1)
        self.assertGreater(len(self.answer("status", "--document", "plan:7")["bytes"]["set_aside"]), 1)


class Comparing(Example):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        done = run(cls.example_folder, "compare", "plan:7", "plan:8", "--format", "json")
        cls.comparison = json.loads(done.stdout)

    def phrases(self, change):
        return {phrase["phrase"]: phrase for phrase in self.comparison["phrases"] if phrase["change"] == change}

    def test_what_is_new(self):
        new = self.phrases("new")
        self.assertIn("潮汐算力", new)
        self.assertEqual((new["潮汐算力"]["b"], new["潮汐算力"]["first"]), (1, "plan:8"))
        self.assertTrue(any("抢滩式" in phrase for phrase in new))
        for phrase in new.values():
            self.assertEqual(
                (phrase["a"], phrase["first"], phrase["last_before"]), (0, "plan:8", None), phrase["phrase"]
            )

    def test_what_is_back_and_what_is_dropped(self):
        back = self.phrases("returned")
        self.assertEqual(
            (back["耕海牧渔"]["first"], back["耕海牧渔"]["last_before"], back["耕海牧渔"]["b"]), ("plan:1", "plan:2", 2)
        )
        dropped = self.phrases("dropped")
        self.assertIn("旅游立岛", dropped)
        self.assertTrue({"互联网+", "互联网＋"} & set(dropped))

    def test_counts_of_phrases_are_counts(self):
        checked = 0
        for phrase in self.comparison["phrases"]:
            if not re.fullmatch("[一-鿿]+", phrase["phrase"]) or checked == 25:
                continue
            checked += 1
            self.assertEqual(
                self.count(phrase["phrase"], "--in", "plan:7..8"),
                {"plan:7": phrase["a"], "plan:8": phrase["b"]},
                phrase["phrase"],
            )

    def test_no_fragment_beside_what_explains_it(self):
        everything = self.answer("compare", "plan:7", "plan:8", "--limit", "0")["phrases"]
        for change in ("new", "dropped"):
            side = "b" if change == "new" else "a"
            found = {phrase["phrase"]: phrase[side] for phrase in everything if phrase["change"] == change}
            fragments = [(x, y) for x in found for y in found if x != y and x in y and found[x] == found[y]]
            self.assertEqual(fragments, [])

    def test_sections(self):
        sections = [(row["change"], row["a"], row["b"]) for row in self.comparison["sections"]]
        self.assertIn(("added", None, "五、推动蓝色经济提质升级"), sections)
        self.assertIn(("dropped", "六、坚持旅游立岛，促进岛际协调", None), sections)
        self.assertIn(("retitled", "八、保护海洋生态", "八、养护海洋生态"), sections)

    def test_the_predecessor_and_what_lies_between(self):
        self.assertEqual(self.answer("compare", "plan:8^", "plan:8"), self.comparison)
        self.assertEqual(self.comparison["between"], [])
        over = self.answer("compare", "plan:5^", "plan:5")
        self.assertEqual((over["a"], over["between"]), ("plan:2", ["plan:3", "plan:4"]))
        self.assertTrue(any("plan:4" in note and "between" in note for note in over["notes"]))

    def test_a_range_is_compared_step_by_step(self):
        answer = self.answer("compare", "plan:5..8", "--limit", "5")
        self.assertEqual((answer["a"], answer["b"]), ("plan:5", "plan:8"))
        self.assertEqual(
            [(step["a"], step["b"]) for step in answer["steps"]],
            [("plan:5", "plan:6"), ("plan:6", "plan:7"), ("plan:7", "plan:8")],
        )

    def test_english_editions_are_compared_on_words(self):
        answer = self.answer("compare", "plan:7@en", "plan:8@en")
        self.assertEqual((answer["unit"], answer["per"], answer["rule"]["unit"]), ("words", 1000, "word"))
        text = raw("plan-8.en.txt").lower()
        new = [phrase["phrase"].lower() for phrase in answer["phrases"] if phrase["change"] == "new"]
        self.assertTrue(any("tidal computing" in phrase for phrase in new), new)
        whole_words = lambda words: f" {' '.join(re.findall('[0-9a-z]+', words))} "
        for phrase in new:
            self.assertIn(whole_words(phrase), whole_words(text))

    def test_a_partial_edition_is_compared_only_when_asked(self):
        refused = run(self.example_folder, "compare", "plan:3", "plan:5")
        self.assertEqual(refused.returncode, ERROR)
        self.assertIn("plan:3 is held only in part", refused.stderr)
        allowed = self.answer("compare", "plan:3", "plan:5", "--partial")
        self.assertTrue(any("plan:3" in note and "part" in note for note in allowed["notes"]))


class Building(CorpusTest):
    QUESTIONS = [
        ["count", "科技|技术", "安全", "--in", "plan,note", "--explain"],
        ["count", "port", "--in", "plan@en"],
        ["count", "科技", "--by", "section"],
        ["first", "耕海牧渔", "潮汐算力", "--gaps"],
        ["kwic", "蓝色经济"],
        ["compare", "plan:7", "plan:8"],
        ["compare", "plan:5..8@en"],
        ["cycle", "plan:8"],
    ]

    def answers(self, folder):
        """Answers in JSON without what names files."""
        texts = []
        for arguments in self.QUESTIONS:
            done = run(folder, *arguments, "--format", "json")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            texts.append(re.sub(r'\n *"(document|locator)": ".*",', "", done.stdout))
        return texts

    def index(self, folder):
        return self.ask(folder, "status")["tifa"]["index"]

    def test_renamed_and_shuffled_files_give_the_same_answers(self):
        plain, renamed = self.example("plain"), self.example("renamed", built=False)
        names = sorted(path.name for path in (renamed / "texts").iterdir())
        places = [f"moved/{number:02}" for number in range(len(names))]
        random.Random(7).shuffle(places)
        (renamed / "moved").mkdir()
        place_of = {}
        for place, name in zip(places, names):
            series, edition, language, extension = re.fullmatch(r"(\w+)-(\d)\.(\w\w)\.(\w+)", name).groups()
            place_of[series, edition, language] = f"{place}.{extension}"
            shutil.move(renamed / "texts" / name, renamed / place_of[series, edition, language])

        def named(entry):
            """An entry for each language, in place of the pattern."""
            said = [
                (language, place_of[entry[1], entry[2], language])
                for language in ("zh", "en")
                if (entry[1], entry[2], language) in place_of
            ]
            return "\n".join(f'{entry[0]}language = "{language}"\ntext = "{place}"\n' for language, place in said)

        toml = re.sub(r"(?m)^files = .*\n", "", (renamed / "tifa.toml").read_text(encoding="utf-8"))
        toml = re.sub(r'\[\[series\.(\w+)\.edition\]\]\nid = "(\d)"\n(?:\w+ = .*\n)*', named, toml)
        (renamed / "tifa.toml").write_text(toml, encoding="utf-8")
        done = run(renamed, "build")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(self.index(renamed), self.index(plain))
        self.assertEqual(self.answers(renamed), self.answers(plain))

    def test_threads_and_a_new_start_change_nothing(self):
        one = self.example("one", built=False)
        two = self.example("two", built=False)
        run(one, "build", "--threads", "1")
        run(two, "build", "--threads", "2")
        answers = self.answers(one)
        self.assertEqual(self.answers(two), answers)
        index = self.index(one)
        shutil.rmtree(one / ".tifa")
        run(one, "build", "--threads", "2")
        self.assertEqual((self.index(one), self.answers(one)), (index, answers))
        evidence = ["count", "科技", "--in", "plan", "--evidence", "--format", "json"]
        self.assertEqual(run(one, *evidence).stdout, run(two, *evidence).stdout)

    def test_the_encoding_of_a_file_changes_nothing(self):
        plain = self.example("plain")
        answers, index = self.answers(plain), self.index(plain)
        changed = self.example("changed")
        file = changed / "texts" / "plan-8.zh.txt"
        text = file.read_text(encoding="utf-8")
        for name, data in (
            ("a byte-order mark", codecs.BOM_UTF8 + text.encode()),
            ("UTF-16, little end first", codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
            ("UTF-16, big end first", codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
            ("GB18030", text.encode("gb18030")),
            ("line ends of another system", text.replace("\n", "\r\n").encode()),
        ):
            with self.subTest(name):
                file.write_bytes(data)
                done = run(changed, "build")
                self.assertEqual(done.returncode, FOUND, done.stderr)
                document = self.ask(changed, "status", "--document", "plan:8")
                self.assertEqual(document["bytes"]["kept"] + sum(document["bytes"]["set_aside"].values()), len(data))
                self.assertEqual(self.index(changed), index)
                hashes = lambda texts: [re.sub(r'"source": "[0-9a-f]{64}"', "", one) for one in texts]
                self.assertEqual(hashes(self.answers(changed)), hashes(answers))
                self.assertEqual(run(changed, "verify").returncode, FOUND)

    def test_a_build_reads_only_what_changed(self):
        folder = self.example()
        again = self.ask(folder, "build")
        self.assertEqual((again["documents"], again["ingested"], again["unchanged"]), (15, 0, 15))
        file = folder / "texts" / "plan-8.zh.txt"
        file.write_text(file.read_text(encoding="utf-8") + "\n潮汐算力还要再说一遍。\n", encoding="utf-8")
        before = self.index(folder)
        changed = self.ask(folder, "build")
        self.assertEqual((changed["ingested"], changed["unchanged"], changed["removed"]), (1, 14, 0))
        self.assertNotEqual(changed["tifa"]["index"], before)
        self.assertEqual(self.counts(folder, "潮汐算力", "--in", "plan:8"), {"plan:8": 2})
        fresh = self.folder / "fresh"
        shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns(".tifa"))
        run(fresh, "build")
        self.assertEqual(self.answers(fresh), self.answers(folder))
        (folder / "texts" / "plan-7.zh.txt").unlink()
        gone = self.ask(folder, "build")
        self.assertEqual((gone["documents"], gone["removed"]), (14, 1))
        full = self.ask(folder, "build", "--full")
        self.assertEqual((full["ingested"], full["tifa"]["index"]), (14, gone["tifa"]["index"]))

    def test_a_changed_manifest_is_said_until_it_is_built(self):
        folder = self.example()
        toml = folder / "tifa.toml"
        toml.write_text(
            toml.read_text(encoding="utf-8").replace('expect = ["1..8"]', 'expect = ["1..9"]'), encoding="utf-8"
        )
        stale = run(folder, "status", "--format", "json")
        self.assertIn("changed since the last build", stale.stderr)
        self.assertIs(json.loads(stale.stdout)["stale"], True)
        self.assertEqual(run(folder, "status", "--format", "json", "--quiet").stderr, "")
        self.assertEqual(self.ask(folder, "build")["missing"], 2)
        self.assertEqual(run(folder, "status").stderr, "")

    def test_documents_come_in_one_by_one(self):
        grown = self.example("grown", built=False)
        whole = self.example("whole")
        kept = [self.folder / name for name in ("plan-8.zh.txt", "plan-8.en.txt", "plan-7.zh.txt", "plan-7.en.md")]
        for path in kept:
            shutil.move(grown / "texts" / path.name, path)
        self.assertEqual(self.ask(grown, "build")["missing"], 3)
        self.assertIsNone(self.counts(grown, "潮汐算力", "--in", "plan")["plan:8"])
        for path in kept:
            added = self.ask(grown, "add", path, "--series", "plan", "--id", path.name[5], "--language", path.name[7:9])
            self.assertEqual([row["edition"] for row in added["added"]], [f"plan:{path.name[5]}"])
        self.assertEqual(self.counts(grown, "科技", "--in", "plan"), self.counts(whole, "科技", "--in", "plan"))
        self.assertEqual(self.index(grown), self.index(whole))
        self.assertEqual(run(grown, "verify").returncode, FOUND)

    def test_a_corpus_from_nothing(self):
        done = run(self.folder, "init", "new")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        corpus = self.folder / "new"
        self.assertEqual(run(self.folder, "init", "new").returncode, ERROR)
        self.assertEqual(run(corpus, "build").returncode, FOUND)
        files = sorted((EXAMPLE / "texts").glob("plan-*.zh.txt"))
        added = self.ask(corpus, "add", *files)
        self.assertEqual(len(added["added"]), len(files))
        # The plans are one series, in Simplified and Traditional characters; the news about one of them need not be of it.
        series = {row["edition"].split(":")[0] for row in added["added"] if not row["file"].endswith("plan-3.zh.txt")}
        self.assertEqual(len(series), 1, [row["edition"] for row in added["added"]])
        figures = readme_figures()
        counted = self.counts(corpus, "蓝色经济", "--in", series.pop())
        self.assertEqual(
            sorted(count for count in counted.values() if count is not None),
            sorted(columns["蓝色经济"] for edition, columns in figures.items() if edition in HELD),
        )

    def test_a_file_that_is_there_already_does_not_come_in_twice(self):
        folder = self.example()
        before, toml = self.answers(folder), (folder / "tifa.toml").read_bytes()
        done = run(folder, "add", EXAMPLE / "texts" / "plan-8.zh.txt", "--series", "plan", "--id", "8")
        self.assertIn(done.returncode, (FOUND, ERROR))
        if done.returncode == ERROR:
            self.assertIn("plan:8", done.stderr)
            self.assertEqual((folder / "tifa.toml").read_bytes(), toml)
        self.assertEqual(self.ask(folder, "build")["documents"], 15)
        self.assertEqual(self.answers(folder), before)

    def test_a_table_comes_in_and_what_it_cannot_use_is_refused_by_name(self):
        text = "\n\n".join(f"第{i}段说到潮汐算力和港口。" for i in range(30))
        rows = [
            {"year": 2001, "title": "报告甲", "content": "二〇〇一年工作报告\n\n" + text},
            {"year": None, "title": "关于报告的决议", "content": text},
            {"year": 2003, "title": "报告丙", "content": ""},
            {"year": 2004, "title": "报告丁"},
            {"year": 2005, "title": "报告戊", "content": "二〇〇五年工作报告\n\n" + text.replace("港口", "码头")},
        ]
        table = self.folder / "reports.jsonl"
        table.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "{broken\n", encoding="utf-8"
        )
        corpus = self.folder / "new"
        run(self.folder, "init", "new")
        done = run(
            corpus,
            "import",
            table,
            "--series",
            "report",
            "--id",
            "year",
            "--text",
            "content",
            "--title",
            "title",
            "--format",
            "json",
        )
        self.assertEqual(done.returncode, FOUND, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual((answer["documents"], answer["refused"]), (2, 4))
        refused = [line for line in done.stderr.splitlines() if "refused" in line]
        self.assertEqual(len(refused), 4, done.stderr)
        self.assertIn("row 2", refused[0])
        self.assertIn("关于报告的决议", refused[0])
        self.assertEqual(self.counts(corpus, "港口", "--in", "report"), {"report:2001": 30, "report:2005": 0})
        sheet = self.folder / "reports.csv"
        sheet.write_text('year,text\n2001,"第一段，\n港口"\n,无\n2002,港口港口\n', encoding="utf-8")
        answer = self.ask(corpus, "import", sheet, "--series", "sheet")
        self.assertEqual(answer["refused"], 5)
        self.assertEqual(self.counts(corpus, "港口", "--in", "sheet"), {"sheet:2001": 1, "sheet:2002": 2})


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


def on_a_terminal(folder, columns, *arguments):
    """What the program writes to a terminal of so many columns."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"PAGER": "cat"}
    with subprocess.Popen(
        [PROGRAM, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        os.close(terminal)
        written = b""
        while True:
            try:
                piece = os.read(controller, 65536)
            except OSError:  # the terminal's other end is closed
                break
            if not piece:
                break
            written += piece
        process.stderr.read()
    os.close(controller)
    return process.returncode, written.decode("utf-8").replace("\r\n", "\n")


class Tables(Example):
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
                    status, text = on_a_terminal(self.example_folder, columns, *arguments)
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
        _, shown = on_a_terminal(self.example_folder, 80, "count", "科技", "--in", "plan:8")
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


class Help(CorpusTest):
    def test_every_command_has_examples_and_each_runs(self):
        text = "\n\n".join(f"第{i}段，港口建设。" for i in range(30))
        ran = 0
        for command in COMMANDS:
            done = run(self.folder, command, "--help")
            self.assertEqual(done.returncode, FOUND)
            self.assertIn("Examples:", done.stdout, command)
            examples = [line.strip() for line in done.stdout.split("Examples:")[1].splitlines() if line.strip()]
            self.assertTrue(examples, command)
            for example in examples:
                with self.subTest(example):
                    words = shlex.split(example)
                    self.assertIn(["tifa", command], [words[at : at + 2] for at in range(len(words))])
                    ran += 1
                    if "https://" in example or command == "update":
                        continue  # asks the web; fetching_test.py does so with servers of its own
                    folder = self.example(f"corpus-{ran}")
                    # The files that the examples name.
                    (folder / "downloads").mkdir()
                    for i in (1, 2):
                        (folder / "downloads" / f"rules-{i}.txt").write_text(
                            f"岛民守则（第{i}版）\n\n{text}\n第{i}版。", encoding="utf-8"
                        )
                    (
                        shutil.move(folder / "texts" / "plan-8.zh.txt", folder / "plan-8.txt")
                        if "plan-8.txt" in example
                        else None
                    )
                    rows = [{"year": year, "content": f"{year}年工作报告\n\n{text}"} for year in (2001, 2002)]
                    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
                    (folder / "article.txt").write_text(
                        "Published 2025-10-20\n\nThe word 科技 appears 23 times in the eighth plan.\n", encoding="utf-8"
                    )
                    (folder / "claims.toml").write_text(
                        '[[claim]]\nkind = "count"\nedition = "plan:8"\nterm = "科技"\nasserted = 23\n', encoding="utf-8"
                    )
                    if set(words) & {"<", ">", "|"}:
                        shell = {**os.environ, "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}"}
                        done = subprocess.run(example, shell=True, cwd=folder, env=shell, capture_output=True, text=True, check=False)
                        self.assertEqual(done.returncode, FOUND, done.stderr)
                        continue
                    expanded = [
                        str(path)
                        for word in words[1:]
                        for path in (sorted(folder.glob(word)) if word.startswith("downloads/") else [word])
                    ]
                    done = run(folder, *expanded)
                    self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertGreaterEqual(ran, len(COMMANDS))

    def test_help_lists_every_command(self):
        done = run(self.folder, "--help")
        self.assertEqual(done.returncode, FOUND)
        listed = re.findall(r"(?m)^  (\w+) {2,}", done.stdout.split("Subcommands:")[1])
        self.assertEqual(sorted(listed), sorted(COMMANDS))
        self.assertRegex(run(self.folder, "--version").stdout, r"^tifa \d+\.\d+\.\d+\n$")


class ExitStatus(Example):
    def test_statuses(self):
        for expected, arguments in (
            (FOUND, ["count", "科技"]),
            (FOUND, ["count", "无人用过的词语"]),
            (FOUND, ["first", "科技"]),
            (NOT_FOUND, ["first", "无人用过的词语"]),
            (NOT_FOUND, ["last", "无人用过的词语"]),
            (NOT_FOUND, ["kwic", "无人用过的词语"]),
            (FOUND, ["kwic", "科技"]),
            (FOUND, ["verify"]),
            (ERROR, []),
            (ERROR, ["cuont", "科技"]),
            (ERROR, ["count"]),
            (ERROR, ["count", "科技", "--frmat", "json"]),
            (ERROR, ["count", "科技", "--format", "xml"]),
            (ERROR, ["count", "科技", "--in", "plam"]),
            (ERROR, ["compare", "plan:4", "plan:5"]),
        ):
            with self.subTest(" ".join(arguments)):
                done = run(self.example_folder, *arguments)
                self.assertEqual(done.returncode, expected, done.stderr)
                if expected == ERROR:
                    self.assertEqual(done.stdout, "")
                    self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_an_unknown_command_is_named(self):
        self.assertIn("cuont", run(self.example_folder, "cuont", "科技").stderr)

    def test_a_corpus_is_found_from_below_and_by_name(self):
        below = self.example_folder / "texts"
        expected = run(self.example_folder, "count", "科技").stdout
        self.assertEqual(run(below, "count", "科技").stdout, expected)
        self.assertEqual(run("/", "count", "科技", "-C", self.example_folder).stdout, expected)
        self.assertEqual(run("/", "-C", self.example_folder, "count", "科技").stdout, expected)


if __name__ == "__main__":
    unittest.main()

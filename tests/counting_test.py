#!/usr/bin/env python3
"""Counts on the example corpus: figures, forms of a wording, rules, coverage, lengths, evidence."""

import re
import signal
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
from support.example import HELD, ExampleTest, raw, readme_figures, without_white_space
from support.program import ERROR, EXAMPLE, FOUND, PROGRAM, CorpusTest, run


class Counting(ExampleTest):
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
        licence = 75  # the lines at the end of plan 6: where it comes from, and that it is in the public domain
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

    def test_a_wording_without_end_is_cut(self):
        text = "港口与航道。" * 2000
        folder = self.corpus('[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n', {"2001.txt": text + "\n"})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        for rule, count in (("substring", 1), ("overlap", 2000)):
            (term,) = self.ask(folder, "count", "/港.*/", "--rule", rule)["terms"]
            with self.subTest(rule):
                self.assertEqual(term["total"], count)
                longest = max((form["form"] for form in term["forms"]), key=len)
                self.assertTrue(longest.startswith("港口与航道。港口") and longest.endswith("…"), longest[-20:])
                self.assertLessEqual(len(longest.encode()), 1027)

    def test_of_a_hit_without_end_the_beginning_is_shown(self):
        text = "港口与航道。" * 200
        folder = self.corpus('[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n', {"2001.txt": text + "\n"})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        overlap = ["/港.*/", "--rule", "overlap"]
        lines = self.ask(folder, "kwic", *overlap, "--context", "32")["lines"]
        rows = self.ask(folder, "count", *overlap, "--evidence")["terms"][0]["rows"]
        self.assertEqual([line["span"] for line in lines], rows[0]["spans"])
        self.assertEqual(self.ask(folder, "first", *overlap)["terms"][0]["evidence"], rows[0]["spans"][0])
        self.assertEqual(len(lines), 200)
        for i, line in enumerate(lines):
            span = line["span"]
            self.assertEqual((span["begin"], span["end"]), (6 * i, len(text)))  # of the whole
            whole = text[6 * i :]
            shown = whole if len(whole.encode()) <= 1024 else whole[: 1024 // 3] + "…"
            self.assertEqual((span["exact"], line["match"]), (shown, shown))
            self.assertTrue(span["locator"].endswith(f"#bytes={18 * i}-{3 * len(text)}"), span["locator"])
            self.assertEqual((line["right"], span["suffix"]), ("", ""))

    def test_of_a_heading_without_end_the_beginning_is_shown(self):
        heading = "Harbours" + " and roads" * 300
        text = f"# Plan\n\n## {heading}\n\nWe build quays.\n\n## Trade\n\nWe build ships.\n"
        folder = self.corpus('[series.r]\nlanguage = "en"\nfiles = "{id}.md"\n', {"2001.md": text})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        lines = self.ask(folder, "kwic", "build")["lines"]
        self.assertEqual([line["span"]["section"] for line in lines], [[heading[:1024] + "…"], ["Trade"]])

    def test_the_first_lines_of_an_order_are_those_of_all(self):
        for order in ("left", "right"):
            everything = self.answer("kwic", "科技", "--in", "plan", "--sort", order, "--limit", "0")["lines"]
            self.assertGreater(len(everything), 60)
            for limit in (1, 7, len(everything) // 2, len(everything)):
                with self.subTest(order, limit=limit):
                    some = self.answer("kwic", "科技", "--in", "plan", "--sort", order, "--limit", str(limit))
                    self.assertEqual(some["lines"], everything[:limit])
                    self.assertEqual(some["total"], len(everything))

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


class Stopping(CorpusTest):
    def test_a_pattern_on_a_long_paragraph_heeds_an_interrupt(self):
        """Each hit has all that follows: minutes of work on one text."""
        text = "Report\n\n" + "the ferry of the island and " * 80_000 + ".\n"
        folder = self.corpus('[series.s]\nlanguage = "en"\nfiles = "{id}.txt"\n', {"1.txt": text})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        for arguments in (
            ["count", "/the.*/", "--rule", "overlap"],
            ["count", "/the.*/", "--explain"],
            ["kwic", "/the.*/", "--rule", "overlap"],
            ["first", "/the.*/", "--rule", "overlap"],
            ["count", "ferry", "--rule", "maximal", "--not-inside", "/the.*/"],
        ):
            with self.subTest(" ".join(arguments)):
                self.stop(folder, arguments)

    def test_deals_of_paragraphs_heed_an_interrupt(self):
        self.stop(self.example(), ["compare", "plan:7", "plan:8", "--show", "statistics", "--limit", "0", "--permutation", "1000000"])

    def stop(self, folder, arguments):
        """A second after it has begun."""
        with subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
            try:
                time.sleep(1)
                self.assertIsNone(asked.poll())
                sent = time.monotonic()
                asked.send_signal(signal.SIGINT)
                answer, said = asked.communicate(timeout=20)
            finally:
                asked.kill()
        self.assertLess(time.monotonic() - sent, 5)
        self.assertEqual((asked.returncode, answer), (ERROR, b""))
        self.assertRegex(said.decode(), "^tifa: stopped before [^\n]*\n$")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The program end to end on the example corpus: first and last uses, documents, comparison, help, exit status."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.example import ExampleTest, raw, without_white_space
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, PROGRAM, CorpusTest, run

COMMANDS = ["init", "add", "import", "build", "status", "cycle", "goals", "verify"]
COMMANDS += ["count", "first", "last", "kwic", "compare", "trace", "redline", "report", "check", "claims", "source", "update"]


class Tracing(ExampleTest):
    def row(self, command, term, *arguments):
        return self.answer(command, term, "--in", "plan", *arguments)["terms"][0]

    def test_a_first_use_after_what_is_not_held_is_not_established(self):
        row = self.row("first", "潮汐算力")
        self.assertEqual((row["first"], row["last"], row["editions"]), ("plan:8", "plan:8", 1))
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
        english = self.answer("first", "nobody-used-this", "--in", "plan:8@en", status=NOT_FOUND)["terms"][0]
        self.assertTrue(english["statement"].startswith("not in the one held edition asked for"), english["statement"])

    def test_a_table_of_80_columns_holds_the_answer(self):
        answer = "first", "海洋观测数据共享中心", "潮汐算力", "耕海牧渔", "互联网+", "--in", "plan", "--gaps", "--format", "table"
        for command in ("first", "last"):
            shown = run(self.example_folder, command, *answer[1:], environment={"COLUMNS": "80"}).stdout
            table = shown[: shown.index(" in plan: ")]
            self.assertNotIn("…", table)
            self.assertIn("editions  established", table)
            for line in table.splitlines():
                self.assertLessEqual(sum(2 if ord(c) > 0x2E80 else 1 for c in line), 80, line)

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
        # Of a translation, its neighbours in the same language.
        english = self.answer("cycle", "plan:8@en")["links"]
        self.assertEqual([l["edition"] for l in english], ["plan:7@en", "note:8@en"])

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


class Comparing(ExampleTest):
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

    def test_an_edition_is_not_on_both_sides(self):
        for a, b, shared in (
            ("plan:7", "plan:6..8", "plan:7 is on both sides, so what it says would count on both"),
            ("plan:5..8", "plan:7..8", "plan:7, plan:8 are on both sides, so what they say would count on both"),
            ("plan:5..7,plan:2,plan:8", "plan", "plan:2, plan:5, plan:6 and 2 more are on both sides"),
            ("plan:7..8", "plan:7,plan:8", "plan:7, plan:8 are on both sides"),
            ("plan:7@zh", "plan:7", "plan:7 is compared with itself"),
            ("plan:7..8", "plan:7..8", "plan:7..8 is compared with itself"),
        ):
            with self.subTest(f"{a} {b}"):
                refused = run(self.example_folder, "compare", a, b, "--partial")
                self.assertEqual((refused.returncode, refused.stdout), (ERROR, ""))
                self.assertIn(shared, refused.stderr)
        for command in ("report", "redline"):
            refused = run(self.example_folder, command, "plan:7", "plan:7")
            self.assertEqual(refused.returncode, ERROR)
            self.assertIn("plan:7 is compared with itself", refused.stderr)
        both = self.answer("compare", "plan:1..2", "plan:7..8")
        self.assertEqual((both["a"], both["b"]), ("plan:1..2", "plan:7..8"))
        self.assertEqual(self.answer("compare", "plan:7", "plan:7@en")["b"], "plan:7@en")


class NotIssued(CorpusTest):
    def test_where_no_edition_is_looked_at_nothing_is_established(self):
        folder = self.corpus(
            '[series.r]\nlanguage = "zh"\nexpect = ["2000", "2002"]\nfiles = "{id}.txt"\n',
            {f"{year}.txt": f"{year}年报告\n\n" + "港口建设稳步推进。" * 40 for year in (2000, 2002)},
        )
        self.assertEqual(run(folder, "build").returncode, FOUND)
        row = self.ask(folder, "first", "潮汐算力", "--in", "r", status=NOT_FOUND)["terms"][0]
        self.assertEqual((row["established"], row["statement"]), (True, "in none of the 2 held editions asked for"))
        row = self.ask(folder, "first", "潮汐算力", "--in", "r:2001", status=NOT_FOUND)["terms"][0]
        self.assertEqual((row["established"], row["established_last"]), (False, False))
        self.assertIn("no held edition is among those asked for", row["statement"])


class HeldInPart(CorpusTest):
    """What is held of an edition before A proves what it has, and nothing of what it lacks."""

    MANIFEST = '[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n'
    IN_PART = '[[series.r.edition]]\nid = "%s"\nstatus = "partial"\n'
    TEXTS = {
        "2000": "复兴“渔歌书院”。",
        "2001": "会议讨论了“蓝色粮仓”。",
        "2002": "",
        "2003": "",
        "2004": "建设“蓝色粮仓”，发展“潮汐算力”，复兴“渔歌书院”。",
    }
    REST = "港口建设稳步推进，渔业生产保持平稳。"

    def rows(self, a, b, *arguments, in_part=("2001",), texts=None):
        texts = {**self.TEXTS, **(texts or {})}
        files = {f"{year}.txt": f"{year}年报告\n\n{text}{self.REST * 20}\n" for year, text in texts.items()}
        folder = self.corpus(self.MANIFEST + "".join(self.IN_PART % year for year in in_part), files)
        self.assertEqual(run(folder, "build").returncode, FOUND)
        answer = self.ask(folder, "compare", a, b, *arguments)
        return answer, {row["phrase"]: row for row in answer["phrases"]}

    def uses(self, row):
        return row["change"], row["first"], row["last_before"], row["back_since"]

    def test_what_stood_in_a_part_is_back_and_not_new(self):
        answer, rows = self.rows("r:2003", "r:2004")
        self.assertEqual(rows["潮汐算力"]["change"], "new")
        self.assertEqual(rows["渔歌书院"]["change"], "returned")
        self.assertEqual(self.uses(rows["蓝色粮仓"]), ("returned", "r:2001", "r:2001", "r:2004"))
        # Rows of one change stand together, these behind the others.
        changes = [row["change"] for row in answer["phrases"]]
        self.assertEqual(changes, sorted(changes, key=["new", "returned", "dropped", "up", "down"].index))
        self.assertLess(list(rows).index("渔歌书院"), list(rows).index("蓝色粮仓"))
        note = next(note for note in answer["notes"] if "back and not new" in note)
        self.assertIn("“蓝色粮仓” (r:2001)", note)
        self.assertNotIn("潮汐算力", note)

    def test_a_phrase_with_quotation_marks_is_given_no_second_ones(self):
        said = "开展“三严三实”专题教育。"
        texts = {"2001": said + "深化“三严三实”专题教育。", "2004": said + said + "抓好“三严三实”专题教育。"}
        answer, _ = self.rows("r:2003", "r:2004", texts=texts)
        note = next(note for note in answer["notes"] if "back and not new" in note)
        self.assertIn("三严三实", note)
        self.assertNotIn("““", note)

    def test_what_stood_between_them_in_a_part_is_new(self):
        for since in ((), ("--since", "2001")):  # which leaves out A
            answer, rows = self.rows("r:2000", "r:2004", *since)
            with self.subTest(since):
                self.assertEqual(self.uses(rows["蓝色粮仓"]), ("new", "r:2001", "r:2001", None))
                self.assertFalse([note for note in answer["notes"] if "back and not new" in note])

    def test_several_parts(self):
        blue = {"2002": "筹建“蓝色粮仓”。"}
        rows = self.rows("r:2003", "r:2004", in_part=("2001", "2002"), texts=blue)[1]
        self.assertEqual(self.uses(rows["蓝色粮仓"]), ("returned", "r:2001", "r:2002", "r:2004"))
        # One before A and one behind it, in which it is back.
        rows = self.rows("r:2002", "r:2004", in_part=("2001", "2003"), texts={"2003": "筹建“蓝色粮仓”和“渔歌书院”。"})[1]
        self.assertEqual(self.uses(rows["蓝色粮仓"]), ("returned", "r:2001", "r:2001", "r:2003"))
        self.assertEqual(self.uses(rows["渔歌书院"]), ("returned", "r:2000", "r:2000", "r:2003"))

    def test_a_page_that_is_another_document_proves_nothing(self):
        page = {"2001.txt": "2001年报告\n\n“2001年报告”可以指：“蓝色粮仓”。\n"}
        folder = self.corpus(self.MANIFEST, {
            **{f"{year}.txt": f"{year}年报告\n\n{text}{self.REST * 60}\n" for year, text in self.TEXTS.items()}, **page})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        flags = [flag["code"] for flag in self.ask(folder, "status")["flags"] if flag["edition"] == "r:2001"]
        self.assertIn("not-the-document", flags)
        row = {row["phrase"]: row for row in self.ask(folder, "compare", "r:2003", "r:2004")["phrases"]}["蓝色粮仓"]
        self.assertEqual(self.uses(row), ("new", "r:2004", None, None))

    def test_a_digest_may_have_what_the_document_lacks(self):
        folder = self.example()
        answer = self.ask(folder, "compare", "plan:6", "plan:7", "--limit", "0")
        row = {row["phrase"]: row for row in answer["phrases"]}["支持科技"]
        self.assertEqual(self.uses(row), ("new", "plan:7", None, None))
        note = next(note for note in answer["notes"] if "as a digest of an earlier edition has it" in note)
        self.assertIn("“支持科技” (plan:3)", note)

    def test_a_digest_establishes_no_first_use(self):
        folder = self.example()
        first = self.ask(folder, "first", "支持科技", "--in", "plan")["terms"][0]
        self.assertEqual((first["first"], first["established"]), ("plan:3", False))
        self.assertIn("plan:3 is held as a digest", first["statement"])
        last = self.ask(folder, "last", "支持科技", "--in", "plan:1..3")["terms"][0]
        self.assertEqual((last["last"], last["established_last"]), ("plan:3", False))

    def test_a_text_held_in_part_is_said_where_new_rests_on_it(self):
        answer = self.rows("r:2003", "r:2004")[0]
        self.assertTrue([note for note in answer["notes"] if "“new” holds on the held editions" in note and "r:2001" in note])


class WithoutOneSeries(CorpusTest):
    """What came before is not known of texts of two series, or of two languages."""

    def test_no_row_tells_a_first_use(self):
        folder = self.example()
        for a, b, note in (("plan:7", "note:8", "“new” and “first” look at these two alone"),
                           ("plan:7", "plan:8@en", "what came before is not looked at")):
            answer = self.ask(folder, "compare", a, b)
            with self.subTest(b):
                self.assertTrue(answer["phrases"])
                for row in answer["phrases"]:
                    self.assertEqual((row["first"], row["last_before"], row["established"]), (None, None, False), row["phrase"])
                    self.assertNotEqual(row["change"], "returned")
                self.assertTrue([n for n in answer["notes"] if note in n])


class BySize(CorpusTest):
    """A row is up or down by its share of the text; where the count goes another way, that is said."""

    def test_shares_are_shown_where_counts_do_not_move_so(self):
        rest = ["港口建设稳步推进。", "渔业生产保持平稳。", "修建道路。", "兴办学校。"]
        short = "2001年报告\n\n" + "\n\n".join(["坚持潮汐算力，发展潮汐算力。"] * 20 + rest) + "\n"
        long = "2002年报告\n\n" + "\n\n".join(["坚持潮汐算力，发展潮汐算力。"] * 25 + rest * 200) + "\n"
        folder = self.corpus('[series.r]\nlanguage = "zh"\nfiles = "{id}.txt"\n', {"2001.txt": short, "2002.txt": long})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        rows = {row["phrase"]: row for row in self.ask(folder, "compare", "r:2001", "r:2002")["phrases"]}
        row = rows["潮汐算力"]
        self.assertEqual((row["change"], row["a"], row["b"]), ("down", 40, 50))
        table = " ".join(run(folder, "compare", "r:2001", "r:2002", "--format", "table").stdout.split())
        self.assertIn("the count did not fall", table)
        self.assertIn(f"“潮汐算力” {row['rate_a']:.1f} → {row['rate_b']:.1f}", table)
        back = " ".join(run(folder, "compare", "r:2002", "r:2001", "--format", "table").stdout.split())
        self.assertIn("the count did not rise", back)


class SectionsOnTwoLevels(CorpusTest):
    """A heading that comes over all chapters, or goes, has what stands outside of them alone."""

    def test_each_block_is_told_of_one_section(self):
        def chapters(level):
            text = "The {0} of the harbour are settled by the council, article {1}. "
            titles = enumerate(["Duties", "Charges", "Pilots", "Berths"], 1)
            return "".join(f"{level} {n}. {title}\n\n{text.format(title.lower(), n) * 12}\n\n" for n, title in titles)

        behind = "## Related Articles\n\nHow the harbour is funded is said elsewhere.\n"
        plain = chapters("##") + behind
        over = "## Imprint\n\nThe council of the harbour answers for these terms.\n\n" + chapters("###") + behind
        manifest = '[series.terms]\nlanguage = "en"\nfiles = "{id}.md"\n'
        folder = self.corpus(manifest, {"2001.md": plain, "2002.md": over, "2003.md": plain})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        for a, b, change, side in (("2001", "2002", "added", "b"), ("2002", "2003", "dropped", "a")):
            rows = self.ask(folder, "compare", f"terms:{a}", f"terms:{b}")["sections"]
            with self.subTest(change):
                imprint = [row for row in rows if row[side] == "Imprint"]
                self.assertEqual([row["change"] for row in imprint], [change])
                self.assertLess(imprint[0][f"share_{side}"], 0.05)
                self.assertGreater(imprint[0][f"length_{side}"], 5)
                self.assertEqual(imprint[0]["comes_from"] + imprint[0]["goes_to"], [])
                others = [row for row in rows if row[side] != "Imprint"]
                self.assertEqual([row["change"] for row in others], ["kept"] * 5)
                told = {part["heading"] for row in others for part in row["goes_to"] + row["comes_from"]}
                self.assertNotIn("Imprint", told)
                for share in ("share_a", "share_b"):
                    self.assertAlmostEqual(sum(row[share] for row in rows), 1, places=2)


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


class ExitStatus(ExampleTest):
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

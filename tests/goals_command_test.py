#!/usr/bin/env python3
"""The command `tifa goals`: lists, changes, partial and missing editions, forms of output."""

import csv
import io
import json
import sys
import unittest

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, NOT_FOUND, CorpusTest, real_data, run

LONG = "本段只是正文，并不列举什么，写在这里是为了让文章有一定的长度，读起来像一份文件。"


def plan(year, items, announced="要努力实现以下主要目标："):
    marks = "一二三四五六七八九"
    lines = [f"海岛发展规划（{year}年）", "", f"一、形势", "", LONG * 3, "", "二、目标", "", f"今后五年，{announced}"]
    for mark, item in zip(marks, items):
        lines += ["", f"{mark}是{item}。{LONG}"]
    return "\n".join(lines + ["", "三、结语", "", LONG * 3, ""])


MANIFEST = """
[series.plan]
language = "zh"
expect = ["1990", "1995", "2000", "2005"]
files = "plan-{id}.txt"
"""


class Goals(CorpusTest):
    def plans(self, texts, manifest=MANIFEST):
        folder = self.corpus(manifest, {f"plan-{year}.txt": text for year, text in texts.items()})
        self.assertEqual(run(folder, "build", "--quiet").returncode, FOUND)
        return folder

    def changes(self, answer):
        def head(which, rank):
            return answer["lists"][which]["items"][rank - 1]["head"] if rank else None

        return [
            (c["change"], head(c["list_a"], c["rank_a"]), head(c["list_b"], c["rank_b"])) for c in answer["changes"]
        ]

    def test_one_edition(self):
        answer = self.ask(self.plans({1990: plan(1990, ["港口更加繁忙", "渔业稳步增长"])}), "goals", "plan:1990")
        (found,) = answer["lists"]
        self.assertEqual((found["role"], found["main"], found["status"]), ("goals", True, "held"))
        self.assertEqual(found["section"], ["二、目标"])
        self.assertIn("主要目标", found["heading"])
        self.assertEqual(
            [(i["rank"], i["label"], i["head"]) for i in found["items"]],
            [(1, "一是", "港口更加繁忙"), (2, "二是", "渔业稳步增长")],
        )
        self.assertEqual(answer["changes"], [])
        self.assertIn("1 of 1", answer["coverage"]["statement"])
        self.assertTrue(answer["method"])

    def test_a_span_is_the_item(self):
        text = plan(1990, ["港口更加繁忙", "渔业稳步增长"])
        folder = self.plans({1990: text})
        for item in self.ask(folder, "goals", "plan:1990")["lists"][0]["items"]:
            span = item["span"]
            begin, end = span["locator"].split("#bytes=")[1].split("-")
            self.assertEqual(text.encode("utf-8")[int(begin) : int(end)].decode("utf-8"), span["exact"])
            self.assertEqual(span["end"] - span["begin"], len(span["exact"]))
            self.assertTrue(span["exact"].startswith(item["label"]))

    def test_new_gone_kept_reworded_and_moved(self):
        folder = self.plans(
            {
                1990: plan(1990, ["港口更加繁忙", "渔业稳步增长", "岛民生活改善", "旅游全面恢复"]),
                1995: plan(1995, ["岛民生活改善", "港口更加繁忙兴旺", "渔业稳步增长", "数据算力领先"]),
            }
        )
        answer = self.ask(folder, "goals", "plan:1990..1995")
        self.assertEqual(
            self.changes(answer),
            [
                ("moved_up", "岛民生活改善", "岛民生活改善"),
                ("reworded", "港口更加繁忙", "港口更加繁忙兴旺"),
                ("kept", "渔业稳步增长", "渔业稳步增长"),
                ("new", None, "数据算力领先"),
                ("gone", "旅游全面恢复", None),
            ],
        )
        self.assertTrue(all(change["established"] for change in answer["changes"]))

    def test_a_changed_figure_is_no_rewording(self):
        folder = self.plans(
            {
                1990: plan(1990, ["产值增长5%左右", "新增就业1200万人以上", "进出口增长6%左右", "港口繁忙"]),
                1995: plan(1995, ["产值增长6%以上", "新增就业1200万人以上", "进出口回稳向好", "港口更繁忙，泊位达到12个"]),
            }
        )
        changes = self.ask(folder, "goals", "plan:1990..1995")["changes"]
        self.assertEqual(
            [(c["change"], c["figures"], c["similarity"] == 1) for c in changes],
            [
                ("figure_changed", "changed", True),
                ("kept", "kept", True),
                ("reworded", "dropped", False),
                ("reworded", "added", False),
            ],
        )
        shown = run(folder, "goals", "plan:1990..1995", "--format", "table").stdout
        for label in ("figure changed", "reworded, without", "reworded, with a"):
            self.assertIn(label, shown)
        rows = csv.DictReader(io.StringIO(run(folder, "goals", "plan:1990..1995", "--format", "csv").stdout))
        self.assertEqual([row["figures"] for row in rows if row["change"]], ["changed", "kept", "dropped", "added"])

    def test_what_is_new_against_a_partial_edition_is_not_established(self):
        manifest = MANIFEST + '[[series.plan.edition]]\nid = "1990"\nstatus = "partial"\n'
        folder = self.plans(
            {1990: plan(1990, ["港口更加繁忙", "渔业稳步增长"]), 1995: plan(1995, ["渔业稳步增长", "数据算力领先"])}, manifest
        )
        answer = self.ask(folder, "goals", "plan:1990..1995")
        established = {change["change"]: change["established"] for change in answer["changes"]}
        self.assertEqual(established, {"kept": True, "new": False, "gone": True})
        self.assertTrue(any("plan:1990" in note and "not established" in note for note in answer["notes"]))
        shown = run(folder, "goals", "plan:1990..1995", "--format", "table").stdout
        self.assertIn("new (?)", shown)
        self.assertIn("(?) not established: plan:1990 is held only in part", shown)
        self.assertNotIn("gone (?)", shown)
        one = self.ask(folder, "goals", "plan:1990")
        self.assertEqual(one["lists"][0]["status"], "partial")
        self.assertIn("partial", run(folder, "goals", "plan:1990", "--format", "table").stdout)

    def test_missing_editions_between_are_named(self):
        folder = self.plans({1990: plan(1990, ["港口更加繁忙", "渔业稳步增长"]), 2000: plan(2000, ["港口更加繁忙", "数据算力领先"])})
        answer = self.ask(folder, "goals", "plan:1990..2000")
        self.assertTrue(any("plan:1995" in note and "missing" in note for note in answer["notes"]), answer["notes"])
        self.assertEqual(answer["coverage"]["missing"], ["plan:1995"])

    def test_a_range_goes_step_by_step(self):
        folder = self.plans({year: plan(year, ["港口更加繁忙", "渔业稳步增长"]) for year in (1990, 1995, 2000)})
        steps = [(c["a"], c["b"]) for c in self.ask(folder, "goals", "plan")["changes"]]
        self.assertEqual(sorted(set(steps)), [("plan:1990", "plan:1995"), ("plan:1995", "plan:2000")])

    def test_an_edition_without_lists_is_passed_over_and_said(self):
        bare = "海岛发展规划\n\n" + LONG * 4 + "\n"
        items = ["港口更加繁忙", "渔业稳步增长"]
        answer = self.ask(self.plans({1990: plan(1990, items), 1995: bare, 2000: plan(2000, items)}), "goals", "plan:1990..2000")
        self.assertEqual({(c["a"], c["b"], c["change"]) for c in answer["changes"]}, {("plan:1990", "plan:2000", "kept")})
        self.assertTrue(any("plan:1995" in note for note in answer["notes"]))

    def test_lists_to_be_reached_by_one_year_correspond(self):
        before = "航运、渔业大幅跃升，跻身造船强国前列；岛民受教育权利得到保障；礁区根本好转"
        now = "航运、渔业、旅游大幅跃升；海工装备自主，进入造船强国前列；数字群岛建成；低碳生活普及，礁区根本好转"
        head = "海岛发展规划\n\n一、形势\n\n" + LONG * 3 + "\n\n二、目标\n\n"
        texts = {
            1990: f"{head}到二○四○年，在港口建成的基础上，基本实现现代化。到那时，{before}。\n",
            1995: f"{head}到2040年，我国发展的总体目标是：{now}。\n\n今后五年，主要目标是：港口安全；渔业增长。\n",
        }
        answer = self.ask(self.plans(texts), "goals", "plan:1990..1995")
        lists = answer["lists"]
        self.assertEqual([(l["edition"], l["main"], len(l["items"])) for l in lists][0], ("plan:1990", False, 3))
        self.assertTrue(lists[0]["heading"].endswith("到那时"), lists[0]["heading"])
        changes = [(c["rank_a"], c["rank_b"], c["change"], c["like"]) for c in answer["changes"]]
        self.assertEqual(
            changes,
            [(1, 1, "reworded", None), (None, 2, "new", 1), (None, 3, "new", None), (3, 4, "reworded", None), (2, None, "gone", None)],
        )

    def test_what_is_worded_like_another_is_not_said_to_be_like_none(self):
        head = "海岛发展规划\n\n一、形势\n\n" + LONG * 3 + "\n\n二、目标\n\n"
        texts = {
            1990: f"{head}到2040年，主要目标是：航运、渔业大幅跃升，跻身造船强国前列；礁区根本好转。\n",
            1995: f"{head}到2040年，主要目标是：航运、渔业、旅游大幅跃升；海工装备自主，进入造船强国前列；礁区根本好转。\n",
        }
        folder = self.plans(texts)
        changes = [(c["change"], c["like"]) for c in self.ask(folder, "goals", "plan:1990..1995")["changes"]]
        self.assertEqual(changes, [("reworded", None), ("new", 1), ("kept", None)])
        table = run(folder, "goals", "plan:1990..1995", "--format", "table").stdout
        self.assertIn("like: an item of the other list", table)
        self.assertNotIn("no similarly worded item in the other list", table)

    def test_nothing_found(self):
        folder = self.plans({1990: "海岛发展规划\n\n" + LONG * 4 + "\n"})
        answer = self.ask(folder, "goals", "plan:1990", status=NOT_FOUND)
        self.assertEqual(answer["lists"], [])
        self.assertTrue(any("plan:1990" in note and "--all" in note for note in answer["notes"]))
        self.assertIn("no enumeration", run(folder, "goals", "plan:1990", "--format", "table").stdout)

    def test_all_shows_other_enumerations(self):
        folder = self.plans({1990: plan(1990, ["岛民为先", "人海共生"], "必须遵循以下原则：")})
        self.ask(folder, "goals", "plan:1990", status=NOT_FOUND)
        (found,) = self.ask(folder, "goals", "plan:1990", "--all")["lists"]
        self.assertEqual((found["role"], found["main"]), ("other", False))

    def test_errors(self):
        folder = self.plans({1990: plan(1990, ["港口更加繁忙", "渔业稳步增长"])})
        wrong = ((["goals", "plan:1995"], "plan:1995"), (["goals", "plam"], "plan"), (["goals"], "editions"))
        for arguments, word in wrong:
            done = run(folder, *arguments)
            self.assertEqual(done.returncode, ERROR, arguments)
            self.assertIn(word, done.stdout + done.stderr, arguments)

    def test_rows(self):
        folder = self.plans(
            {1990: plan(1990, ["港口更加繁忙", "渔业稳步增长"]), 1995: plan(1995, ["渔业稳步增长", "数据算力领先"])}
        )
        answer = self.ask(folder, "goals", "plan:1990..1995")
        done = run(folder, "goals", "plan:1990..1995", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual(len(rows), len(answer["lists"][0]["items"]) + len(answer["changes"]))
        self.assertEqual([row["change"] for row in rows], ["", "", "kept", "new", "gone"])
        self.assertEqual(rows[-1]["from_head"], "港口更加繁忙")
        self.assertEqual(rows[2]["from_rank"], "2")
        tab = run(folder, "goals", "plan:1990..1995", "--format", "tsv").stdout.splitlines()
        self.assertEqual(len(tab), len(rows) + 1)
        done = run(folder, "goals", "plan:1990..1995", "--format", "jsonl")
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([line["rank"] for line in lines[:2]], [1, 2])

    def test_text_of_a_document_cannot_become_markup(self):
        folder = self.plans({1990: plan(1990, ["港口|`<b>x</b>`更加繁忙\x1b[31m", "渔业稳步增长"])})
        shown = run(folder, "goals", "plan:1990", "--format", "table").stdout
        self.assertNotIn("\x1b", shown)
        markdown = run(folder, "goals", "plan:1990", "--format", "md").stdout
        self.assertNotIn("<b>", markdown)

    def test_the_same_answer_twice(self):
        folder = self.example()
        first = run(folder, "goals", "plan", "--all", "--format", "json").stdout
        self.assertEqual(first, run(folder, "goals", "plan", "--all", "--format", "json").stdout)


class Example(CorpusTest):
    """The plans of the example, where what moved was written on purpose."""

    def test_plans(self):
        folder = self.example()
        self.assertEqual(
            [len(self.ask(folder, "goals", f"plan:{n}")["lists"][0]["items"]) for n in (5, 6, 7, 8)], [6, 6, 7, 7]
        )
        for language in ("", "@en"):
            answer = self.ask(folder, "goals", f"plan:7..8{language}")
            changes = {(c["rank_a"], c["rank_b"]): c["change"] for c in answer["changes"]}
            self.assertEqual(changes[(3, 2)], "moved_up", language)  # science and technology
            self.assertEqual(changes[(None, 6)], "new", language)  # care for the elderly
            self.assertEqual(changes[(4, None)], "gone", language)  # tourism


@unittest.skipUnless(real_data(), "the folder of real documents (../shared/data) is not on this machine")
class RealDocuments(CorpusTest):
    def test_the_proposals(self):
        data = real_data() / "fyp"
        manifest = "[series.fyp]\nlanguage = \"zh\"\n"
        names = ("14th-2020-jianyi-cctv-digest.zh.txt", "15th-2025-jianyi-full.zh.txt")
        for name, date in zip(names, ("2020-11-03", "2025-10-28")):
            manifest += f'[[series.fyp.edition]]\nid = "{name[:2]}"\ndate = {date}\ntext = "{name}"\n'
        folder = self.corpus(manifest, {name: (data / name).read_bytes() for name in names})
        self.assertEqual(run(folder, "build", "--quiet").returncode, FOUND)
        (whole,) = self.ask(folder, "goals", "fyp:15")["lists"]
        self.assertTrue(whole["main"])
        self.assertEqual(len(whole["items"]), 7)
        self.assertEqual(whole["items"][1]["head"], "科技自立自强水平大幅提高")
        (digest,) = self.ask(folder, "goals", "fyp:14")["lists"]
        self.assertEqual((len(digest["items"]), digest["status"]), (6, "partial"))
        for change in self.ask(folder, "goals", "fyp")["changes"]:
            self.assertEqual(change["established"], change["change"] != "new")


if __name__ == "__main__":
    unittest.main()

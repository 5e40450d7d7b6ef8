#!/usr/bin/env python3
"""What a line of the report says of a phrase besides its number: what the other edition has in its place, what it mostly
stands in, how it stood before."""

import json
import sys
import unittest

sys.dont_write_bytecode = True
from support.program import FOUND, run
from support.report_page import ReportTest


class Lines(ReportTest):
    def test_lines_say_what_is_near_and_what_was_before(self):
        texts = {
            "2001": "对电影《创业》作了批示，《创业》是部好片。摆脱贫困，摆脱落后，走上富裕道路。",
            "2011": "鼓励创业，支持创业。脱贫任务很重，脱贫要抓紧。",
            "2021": "鼓励创业，大众创业，创业投资，创业担保。脱贫攻坚，脱贫摘帽，脱贫成果，脱贫地区。\n\n" * 3 + "着力补齐短板，补短板，补短板，实施补短板行动。"
            "人工智能、量子技术等前沿，开辟量子技术新赛道，用好量子技术。",
            "2025": "鼓励创业。脱贫地区。补齐县城公共服务短板。人工智能、量子科技等领域，培育量子科技产业，用好量子科技。",
        }
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual(behind["补短板"]["near"], [{"wording": "补齐县城公共服务短板", "a": 0, "b": 1}])
        self.assertEqual(behind["量子技术"]["compare"], [{"wording": "量子科技", "a": 0, "b": 3}])
        self.assertEqual(behind["量子科技"]["compare"], [{"wording": "量子技术", "a": 3, "b": 0}])
        self.assertEqual(behind["创业"]["bound"], {"kind": "title", "inside": "《创业》", "also": None, "until": "work:2001", "free": "work:2011"})
        self.assertEqual(behind["脱贫"]["bound"], {"kind": "words", "inside": "", "also": None, "until": "work:2001", "free": "work:2011"})
        told = [finding.get("phrase") for finding in answer["findings"]]
        self.assertFalse({"补短板", "量子技术", "量子科技"} & set(told))
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("2001年该提法只作为作品名称或其一部分出现，最早为《创业》；作品名称之外最早见于2011年。", page)
        self.assertIn("2001年并无此词，只是其他词的字恰好相连（依词典切分）；作为词最早见于2011年。", page)
        self.assertIn("参看“量子科技”（0→3）", page)
        self.assertIn("[工作报告]. 2001-03-05.", page)  # the text bears no title of its own
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0")).text
        self.assertIn("In 2001 it stands only in titles, first in 《创业》 ; outside titles first in 2011.", " ".join(page.split()))

    def test_what_recurs_and_is_in_no_list_is_named_below_it(self):
        texts = {"2021": "修建灯塔，灯塔要亮。", "2025": "修建灯塔，灯塔要亮。" + "改造渔港。" * 5 + "\n\n" + "扩种海藻。" * 4 + "\n\n" + "养护珊瑚。" * 3 + "\n\n扶持船厂。"}
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "1")
        shown = [row["phrase"] for row in answer["comparison"]["phrases"] if row["change"] == "new"]
        below = [(row["phrase"], row["change"], row["b"]) for row in answer["comparison"]["recurring"]]
        self.assertEqual((shown, below), (["改造渔港"], [("扩种海藻", "new", 4), ("养护珊瑚", "new", 3)]))
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "1", "--lang", "zh")).text
        self.assertIn("另有反复使用、但作为提法在比较中排名较后（不论 G²）而未列入的，如：“扩种海藻”（0→4）、“养护珊瑚”（0→3）。这些未查是否在更长措辞之内、有无相近说法。", page)
        self.assertEqual(self.answer(folder, "work:2021", "work:2025", "--limit", "0")["comparison"]["recurring"], [])
        island = "We kept the lantern of the harbour burning. "
        speeches = self.speeches({"2021": island, "2025": island + "The tariffs help. Tariffs protect. We want tariffs. Prices fell. Our prices fall. Low prices. A meadow."})
        answer = self.answer(speeches, "speech:2021", "speech:2025", "--limit", "1")
        named = [row["phrase"].lower() for row in answer["comparison"]["phrases"] + answer["comparison"]["recurring"] if row["b"] == 3]
        self.assertEqual(sorted(named), ["prices", "tariffs"])
        self.assertIn("Used repeatedly as well, and not listed", self.page(speeches, "speech:2021", "speech:2025", "--limit", "1"))

    def test_a_returned_phrase_that_stood_in_a_longer_wording_says_so(self):
        texts = {"2001": "发扬艰苦奋斗精神。", "2011": "修建灯塔。", "2015": "修建灯塔。", "2021": "修建灯塔。", "2025": "弘扬劳动精神、奋斗精神、奉献精神。前进动力更强、奋斗精神更高。"}
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        self.assertEqual(self.lines(answer)["奋斗精神"]["bound"], {"kind": "wording", "inside": "艰苦奋斗精神", "also": None, "until": "work:2001", "free": "work:2025"})
        self.assertNotIn("奋斗精神", [finding.get("phrase") for finding in answer["findings"]])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("奋斗精神†", page)
        self.assertIn("2001年该提法只见于“艰苦奋斗精神”之内；单独使用始于2025年。", page)

    def test_new_wordings_said_once_are_told_together(self):
        texts = {"2021": "修建灯塔，灯塔要亮。", "2025": "修建灯塔，灯塔要亮。改造渔港，渔港一新。"}
        folder = self.work_reports(texts)
        found = [one for one in self.answer(folder, "work:2021", "work:2025")["findings"] if one["kind"] in ("new", "firsts")]
        self.assertEqual([(one["kind"], sorted(one["phrases"]), one["searched"]) for one in found], [("firsts", ["改造渔港", "渔港一新"], 1)])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--lang", "zh")).text
        self.assertRegex(page, "2025年新见、只用一次的提法：“(改造渔港|渔港一新)”、“.{4}”；此前所收的一份全文没有。")
        self.assertIn("2025年新增的提法 见于2025年，2021年没有，此前所收全文仅此一份。", " ".join(page.split()))
        self.assertIn("New in 2025, each used once: “", self.page(folder, "work:2021", "work:2025"))
        # Backwards in time A is no earlier edition, and nothing is said of those that are.
        page = " ".join(self.check_safe(self.page(folder, "work:2025", "work:2021", "--limit", "0")).text.split())
        self.assertIn("In 2021 and not in 2025", page)
        self.assertNotRegex(page, "New in|held editions? before")

    def test_what_stood_in_another_form_is_no_finding(self):
        texts = {
            "2001": "发展对外贸易，对外贸易增长。扩大对外贸易。",
            "2011": "稳定外贸，外贸回升。",
            "2021": "推动外贸发展，外贸稳中提质。社会治安良好，保障安全。",
            "2025": "发展对外贸易，对外贸易增长。扩大对外贸易。社会治安全面好转，安全生产。",
        }
        folder = self.work_reports(texts, ids=range(1, 5), more='edition_name = { zh = "第{nth}份工作总报告" }\n')
        answer = self.answer(folder, "work:3", "work:4", "--limit", "0", "--term", "安全")
        behind = self.lines(answer)
        self.assertEqual(behind["对外贸易"]["short_form"], {"wording": "外贸", "a": 2, "b": 0})
        self.assertNotIn("对外贸易", [finding.get("phrase") for finding in answer["findings"]])
        self.assertEqual([(one["edition"], one["count"], one["across"]) for one in answer["terms"][0]["evidence"]], [("work:3", 1, 0), ("work:4", 2, 1)])
        page = self.check_safe(self.page(folder, "work:3", "work:4", "--limit", "0", "--lang", "zh", "--term", "安全"))
        self.assertIn("其简称“外贸”（依词典切分单独成词）见于其间所收各份；", page.text)
        self.assertIn("对外贸易†", page.text)
        self.assertIn("所收各份全文合计3处中有1处只是跨词相连", page.text)
        self.assertIn("其中1处各字只是跨词相连", page.text)
        self.assertRegex(page.text, r"提法\s+第三\s+第四\s+每万字")

    def test_what_was_back_between_the_two_is_told(self):
        said = "建设潮汐电站，潮汐电站并网，扩大潮汐电站。"
        texts = {"2001": said, "2011": "修建海堤。", "2021": said, "2025": said}
        folder = self.work_reports(texts)
        page = self.check_safe(self.page(folder, "work:2011", "work:2025", "--limit", "0")).text
        self.assertIn("It was back before 2025: 2021, between the two, has it.", page)
        self.assertIn("Between the two lies one other edition (2021): what came or went may have done so there.", page)
        answer = self.answer(folder, "work:2011", "work:2025", "--limit", "0")
        (row,) = [i for i, row in enumerate(answer["comparison"]["phrases"]) if row["phrase"] == "潮汐电站"]
        self.assertEqual([answer["comparison"]["phrases"][row][name] for name in ("last_before", "back_since")], ["work:2001", "work:2021"])
        self.assertEqual([one["edition"] for one in answer["evidence"][row]["evidence"]], ["work:2001", "work:2021", "work:2025"])
        page = self.page(folder, "work:2011", "work:2021", "--limit", "0")
        self.assertNotIn("between the two", page.lower())

    def test_what_goes_on_in_other_words_is_told(self):
        texts = {
            "2001": "摘了渔霸的帽子，人人高兴。",
            "2006": "港口有灯塔。实施适度宽松的渔业政策。",
            "2011": "港口有灯塔。",
            "2021": "实施稳妥的渔业政策，坚持稳妥的渔业政策，落实稳妥的渔业政策。改善岛民生活，努力改善岛民生活，着力改善岛民生活。"
            "做强蓝色渔业，努力做强蓝色渔业。岛民生活有了起色，岛民生活安定。港口有灯塔。加强平安海岛建设。今年办灯塔展。",
            "2025": "实施适度宽松的渔业政策。蓝色渔业兴旺。岛民生活更好，岛民生活富足，岛民生活安定。清理以“帽子”定待遇的做法，“帽子”要清理。港口有灯塔。"
            "加强平安海岛建设，推进美丽海岛建设，加快数字海岛建设，平安海岛建设先行，美丽海岛建设随后。"
            "第一届群岛运动会，第二届群岛运动会，第三届群岛运动会，第四届群岛运动会，人人运动。",
        }
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual(behind["稳妥的渔业政策"]["counterparts"], [{"wording": "适度宽松的渔业政策", "a": 0, "b": 1}])
        self.assertEqual(behind["稳妥的渔业政策"]["counterpart_before"], {"wording": "适度宽松的渔业政策", "edition": "work:2006"})
        self.assertEqual(behind["改善岛民生活"]["core"], {"wording": "岛民生活", "a": 2, "b": 3})  # outside it
        self.assertEqual(behind["做强蓝色渔业"]["ending"], {"wording": "蓝色渔业", "a": 0, "b": 1})
        self.assertEqual(behind["改善岛民生活"]["ending"], None)  # its core says that
        self.assertEqual(behind["帽子"]["then_in"], "渔霸的帽子")
        told = [finding.get("phrase") for finding in answer["findings"]]
        self.assertNotIn("改善岛民生活", told)
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0")).text
        self.assertIn("稳妥的渔业政策 †", page)
        self.assertRegex(page, "Before 2025, “\\s*适度宽松的渔业政策\\s*” was last used in 2006; in what sense, the sentence below may tell\\.")

    def test_an_ending_that_the_other_edition_has_is_told(self):
        """Of a dropped one, whatever else is said of it; inside a word of the dictionary as well; of a new one, too."""
        texts = {
            "2021": "开展精神文明创建活动，深化精神文明创建，加强精神文明创建。修复海上灯塔，守护海上灯塔。",
            "2025": "统筹推动文明培育、文明实践、文明创建。建设精神文明。推进数字海上灯塔，点亮数字海上灯塔，守护数字海上灯塔，数字海上灯塔常亮。",
        }
        folder = self.work_reports(texts)
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        self.assertEqual(behind["精神文明创建"]["ending"], {"wording": "文明创建", "a": 0, "b": 1})
        self.assertEqual(behind["数字海上灯塔"]["ending"], {"wording": "海上灯塔", "a": 2, "b": 0})
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("该提法之外，2025年也用“文明创建”（0→1）。", page)
        self.assertIn("该提法之外，2021年也用“海上灯塔”（2→0）。", page)

    def test_a_word_alone_is_told_where_it_stands_for_the_phrase(self):
        """Half of the phrase, rare beside it, and not in all editions of the series: no 产品 of 电子产品."""
        texts = {str(year): "做好产品。鲜鱼充足。" for year in range(2010, 2020)}
        texts["2021"] = "吸引渔港，大力吸引渔港，着力吸引渔港。进口鲜鱼，扩大进口鲜鱼，稳定进口鲜鱼。电子产品好，电子产品多，电子产品新。"
        texts["2025"] = "渔港开放。" + "鲜鱼很多。" * 13 + "产品齐全。"
        folder = self.work_reports(texts)
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        self.assertEqual(behind["吸引渔港"]["ending"], {"wording": "渔港", "a": 0, "b": 1})
        self.assertIsNone(behind["进口鲜鱼"]["ending"])  # 13 times where the phrase stood three times
        self.assertIsNone(behind["电子产品"]["ending"])  # in nearly all editions
        folder = self.work_reports({year: texts[year] for year in ("2021", "2025")})
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        self.assertEqual(behind["电子产品"]["ending"], {"wording": "产品", "a": 0, "b": 1})

    def test_a_finding_says_what_most_of_its_hits_stand_in(self):
        longer, plain = "夺取新时期群岛渔业伟大胜利", "群岛渔业伟大胜利"
        said = f"{longer}。决胜今年，{longer}，不懈怠。为{longer}而奋斗。大家要{longer}。实现{plain}。"
        twin = "深海渔场开放，深海渔场丰收，建设深海渔场，守护深海渔场。"  # in no longer wording mostly
        folder = self.work_reports({"2021": said + twin, "2025": "修建船坞。"})
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn(f"注：5处中4处在“{longer}”之内。", page)
        self.assertIn("深海渔场 \n", page)
        self.assertNotIn("深海渔场 †", page)

    def test_another_text_of_an_edition_is_named(self):
        """It is not counted, and what is new to the counted ones may stand in it."""
        folder = self.work_reports({"2001": "修建灯塔。", "2021": "修建灯塔。", "2025": "修建灯塔。养护珊瑚，养护珊瑚，继续养护珊瑚。扩种海藻，扩种海藻，继续扩种海藻。"})
        (folder / "draft.txt").write_text("修建灯塔。养护珊瑚。", encoding="utf-8")
        manifest = folder / "tifa.toml"
        said = '[[series.work.edition]]\nid = "2001"\nstage = "draft"\ntext = "draft.txt"\n'
        manifest.write_text(manifest.read_text(encoding="utf-8") + said, encoding="utf-8")
        self.assertEqual(run(folder, "build").returncode, FOUND)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual(behind["养护珊瑚"]["in_other_texts"], ["work:2001@draft"])
        self.assertEqual(behind["扩种海藻"]["in_other_texts"], [])
        others = {one["edition"]: one["other_texts"] for one in answer["documents"]}
        self.assertEqual(others, {"work:2001": ["work:2001@draft"], "work:2021": [], "work:2025": []})
        told = [finding.get("phrase") for finding in answer["findings"]]
        self.assertIn("扩种海藻", told)
        self.assertNotIn("养护珊瑚", told)
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0")).text
        self.assertIn("Earlier in another text of 2001 (work:2001@draft), which is held and not counted.", page)
        self.assertIn("Beside it another text of this edition is held and not counted: work:2001@draft.", page)
        self.assertIn("Held beside the text of their edition and not counted: work:2001@draft;", page)

    def test_what_wordings_share_is_no_line_and_words_of_everyday_use_are_told(self):
        kinds = ("平安", "美丽", "数字", "法治", "健康", "文明", "富裕", "丰收渔业")
        texts = {
            "2021": "推进平安海岛建设。修复灯塔。" + "渔船按时回到港口，船员平安上岸，大家都很高兴。" * 12,
            "2025": "".join(f"推进{kind}海岛建设。建设好家园。" for kind in kinds)
            + "".join(f"{verb}灯塔。" for verb in ("修复", "点亮", "守护", "看见", "经过", "重建")),
        }
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        phrases = [row["phrase"] for row in answer["comparison"]["phrases"]]
        self.assertNotIn("海岛建设", phrases)
        self.assertIn("灯塔", phrases)  # behind a verb it stands by itself
        compared = json.loads(run(folder, "compare", "work:2021", "work:2025", "--limit", "0", "--format", "json").stdout)
        self.assertIn("海岛建设", [row["phrase"] for row in compared["phrases"]])
        self.assertEqual([(one["word"], one["a"], one["b"]) for one in answer["comparison"]["everyday"]], [("建设", 1, 16)])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("代词、助动词大多不计。其中增减最多的（G² 10.83 以上）：“建设”（1→16）。", page)

    def test_what_stands_in_the_same_place_and_how_it_stood_then_is_told(self):
        texts = {
            "2001": "提高灯塔集成能力。修复航标。",
            "2006": "修复航标。",
            "2011": "修复航标。",
            "2016": "修复航标。",
            "2021": "总结推广“百岛点灯、百港引航”工程经验。修复航标。渔港开放，渔港开放，渔港开放，渔港开放，渔港开放，渔港开放，渔港开放，渔港开放，渔港开放。",
            "2025": "总结推广“百灯工程”经验。修复航标。守正创新，灯塔集成、协同配合。渔港开放，渔港全面开放，渔港全面开放。",
        }
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual(behind["百灯工程"]["same_place"], [{"wording": "“百岛点灯、百港引航”工程", "a": 1, "b": 0}])
        self.assertIsNone(behind["灯塔集成"]["then_in"])  # long enough to keep its sense
        self.assertEqual(behind["渔港开放"]["near"], [{"wording": "渔港全面开放", "a": 0, "b": 2}])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("2025年有“渔港全面开放”", page)
        self.assertIn("2021年相同上下文中作“‘百岛点灯、百港引航’工程”", page)

    def test_what_denies_a_phrase_or_goes_on_is_not_near_it(self):
        def near(said):
            texts = {"2021": "完善渔业政策。落实渔业政策。检讨渔业政策。修建灯塔。", "2025": "修建灯塔。" + said}
            folder = self.work_reports(texts)
            behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))["渔业政策"]
            return [one["wording"] for one in behind["near"]]

        self.assertEqual(near("完善渔业保障政策。"), ["渔业保障政策"])
        self.assertEqual(near("统一非渔业保障政策。"), [])
        self.assertEqual(near("提高渔业保障政策性。"), [])

    def test_a_wording_alike_that_moves_the_other_way_is_told(self):
        texts = {
            "2021": "推动港口技术创新，鼓励技术创新，重视技术创新。支持贫困地区，走访贫困地区，帮扶贫困地区。科技创新不停。",
            "2025": "坚持科技创新，依靠科技创新，依托科技创新平台，科技创新不停。脱贫地区有灯塔，民族地区有灯塔，民族地区有航标。",
        }
        folder = self.work_reports(texts)
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        self.assertEqual(behind["贫困地区"]["alike"], [{"wording": "脱贫地区", "a": 0, "b": 1}])
        self.assertEqual(behind["技术创新"]["alike"], [{"wording": "科技创新", "a": 1, "b": 4}])
        self.assertIsNone(behind["贫困地区"]["ending"])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("措辞相近而增减相反的：“脱贫地区”（0→1）（括号内为两份次数）。", page)
        self.assertIn("“贫困地区”不再出现：2021年为3次，2025年为0次。注：“脱贫地区”0→1。", page)

    def test_what_moves_the_other_way_does_so_by_rate(self):
        verbs = ("推动", "鼓励", "重视", "支持", "依靠", "加强", "坚持", "促进")
        once = "".join(f"{verb}技术创新。" for verb in verbs) + "科技创新不停，科技创新平台。"
        filler = "渔船按时回到港口，船员平安上岸，灯塔照亮航道，码头灯火通明，大家都很高兴。" * 12
        texts = {"2021": once, "2025": filler + "推动技术创新，鼓励技术创新，依靠技术创新。" + "科技创新不停，科技创新平台，依托科技创新。"}
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        rows = {row["phrase"]: row["change"] for row in answer["comparison"]["phrases"]}
        self.assertEqual(rows["技术创新"], "down")
        self.assertEqual(self.lines(answer)["技术创新"]["alike"], [])  # 2 → 3 in a text many times as long

    def test_a_phrase_is_shown_with_the_quotation_marks_inside(self):
        texts = {"2021": "修复航标，点亮灯塔。", "2025": "推进“两港”建设，支持“两港”建设，加快“两港”建设。防止“抢滩式”开发。修复航标，点亮灯塔。"}
        folder = self.work_reports(texts)
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        rows = {row["phrase"]: row for row in answer["comparison"]["phrases"]}
        self.assertEqual((rows["“两港”建设"]["a"], rows["“两港”建设"]["b"]), (0, 3))
        self.assertEqual(self.lines(answer)["“两港”建设"]["evidence"][0]["count"], 3)
        self.assertIn("“抢滩式”开发", rows)
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("“‘两港’建设”为新提法：2025年出现3次", page)
        said = "Phrases, headings and sentences stand in the language of the texts and are not translated."
        self.assertIn(said, self.page(folder, "work:2021", "work:2025"))
        self.assertNotIn("未作翻译", page)

    def test_a_word_in_another_form_and_a_part_of_a_name_are_told(self):
        said = {
            "2017": "The harbour is deep.",
            "2021": "Show respect to all. Respect is due, and respect is owed. Guests and my fellow sailors, welcome. My fellow sailors.",
            "2025": "We are respected, and will be respected. Guests and my fellow citizens, welcome. The Lantern Canal is ours. "
            "Open the Lantern Canal. The Lantern Canal! Lantern is back, Lantern is here, and Lantern is ours.",
        }
        folder = self.speeches(said)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual(behind["respect"]["other_forms"], [{"wording": "respected", "a": 0, "b": 2}])
        self.assertNotIn("respect", [finding.get("phrase") for finding in answer["findings"]])
        self.assertEqual(behind["fellow sailors"]["counterparts"], [{"wording": "fellow citizens", "a": 0, "b": 1}])
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0")).text
        self.assertIn("compare “fellow citizens” in 2025", page)
        self.assertIn("In 2025 in another form (uses in both): “respected” (0 → 2).", page)

    def test_the_other_genitive_is_told(self):
        said = {
            "2021": "Improve the life of the sailors. The harbour's lantern, the harbour's lantern, the harbour's lantern.",
            "2025": "Improve the sailors' life. The sailors' life is good, and sailors' life is long. The lantern of the harbour.",
        }
        folder = self.speeches(said)
        behind = {phrase.lower(): one for phrase, one in self.lines(self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")).items()}
        self.assertEqual(behind["sailors' life"]["other_forms"], [{"wording": "life of the sailors", "a": 1, "b": 0}])
        self.assertEqual(behind["harbour's lantern"]["other_forms"], [{"wording": "lantern of the harbour", "a": 0, "b": 1}])

    def test_phrases_of_renamed_headings_name_the_heading_before(self):
        chapters = (
            "近海渔场休渔三个月，船只逐步换用新的发动机，港口收集渔民带回的废弃渔网。",
            "山区教师住房由县里负责，学生午餐免费，图书馆在假期照常开放。",
        )
        texts = {
            "2021": f"一、发展渔业\n\n{chapters[0]}\n\n二、办好学校\n\n{chapters[1]}",
            "2025": f"一、做强远洋航运\n\n{chapters[0]}\n\n二、办好学校\n\n{chapters[1]}",
        }
        folder = self.work_reports(texts)
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        (phrase,) = [one for one in behind if "远洋" in one]
        self.assertEqual(behind[phrase]["retitled"], [{"heading": "一、做强远洋航运", "other": "一、发展渔业"}])
        self.assertTrue(behind[phrase]["only_retitled"])
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("见于标题“一、做强远洋航运”，2021年该章节题为“一、发展渔业”。", page)
        self.assertIn("别处未见。", page)
        self.assertIn("只见于标题，2021年此题为“一、发展渔业”", page)
        texts["2025"] = f"一、做强远洋航运\n\n{chapters[0]}\n\n二、办好远洋航运学校\n\n{chapters[1]}"
        folder = self.work_reports(texts)
        for lang, said in (("en", "only in headings, “一、发展渔业”, “二、办好学校” in 2021"), ("zh", "只见于标题，2021年各题为“一、发展渔业”、“二、办好学校”")):
            self.assertIn(said, self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", lang)).text)

    def test_what_is_near_may_be_older_than_the_phrase(self):
        texts = {
            "2001": "化解港口政府债务。",
            "2021": "港口债务很多，化解港口债务，港口债务不少。修复航标。",
            "2025": "港口政府债务有所减少。修复航标。",
        }
        folder = self.work_reports(texts)
        behind = self.lines(self.answer(folder, "work:2021", "work:2025", "--limit", "0"))
        self.assertEqual(behind["港口债务"]["near_first"], {"wording": "港口政府债务", "edition": "work:2001"})
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("其中“港口政府债务”更早，最早见于2001年。", page)

    def test_words_related_by_derivation_are_told(self):
        said = {
            "2021": "No violence here. Violence is past, and violence fails. Our fishery is rich; the fishery of the bay. "
            "Unity is strength. We keep unity, and unity keeps us.",
            "2025": "A violent storm, and violent seas. Govern the bay. Good government is kept. Government governs. Our government! "
            "The United Islands are one. The United Islands!",
        }
        folder = self.speeches(said)
        behind = self.lines(self.answer(folder, "speech:2021", "speech:2025", "--limit", "0"))
        self.assertEqual(behind["violence"]["derived"], [{"wording": "violent", "a": 0, "b": 2}])
        self.assertEqual(behind["unity"]["derived"], [])  # United is of a name
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0")).text
        self.assertIn("Related by derivation (uses in both): “violent” (0 → 2).", page)
        self.assertIn("“violence” is dropped: 3 times in 2021, not once in 2025. Note: “violent” 0 → 2.", page)
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("同源的派生词：“violent”（0→2）（括号内为两份次数）。", page)

    def test_a_shorter_form_that_stands_outside_as_often_is_told(self):
        folder = self.example()
        page = self.check_safe(self.page(folder, "plan:7", "plan:8", "--lang", "zh")).text
        line = " ".join(page[page.find("邮轮全部停航†") :][:200].split())
        self.assertRegex(line, "^邮轮全部停航† .*未单列的较短形式，其全部次数：“邮轮”（2→0）。")

    def test_a_form_with_a_mark_between_its_words_is_told(self):
        said = {
            "2009": "We are here. The deep, cold harbour is ours. Old, rusty anchors.",
            "2013": "We are here.",
            "2017": "We are here.",
            "2021": "We are here. Our children's lighthouse, bright, tall, is lit. The stone lighthouse — tall. Old rusty anchors, and old rusty anchors.",
            "2025": "The deep cold harbour is ours. Keep the deep cold harbour, for the deep cold harbour keeps us. "
            "The stone lighthouse tall. Stone lighthouse!",
        }
        folder = self.speeches(said)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        behind = self.lines(answer)
        self.assertEqual((behind["deep cold harbour"]["parted"], behind["deep cold harbour"]["parted_last"]), ([], "speech:2009"))
        self.assertNotIn("deep cold harbour", [finding.get("phrase") for finding in answer["findings"]])
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0")).text
        self.assertIn("Before 2025, it was last used with a mark between its words in 2009.", page)
        rusty = next(one for phrase, one in behind.items() if phrase.lower() == "old rusty anchors")
        self.assertEqual((rusty["parted"], rusty["parted_first"], rusty["parted_last"]), ([], "speech:2009", None))  # dropped
        self.assertIn("With a mark between its words it was first used in 2009.", page)
        answer = self.answer(folder, "speech:2009", "speech:2025", "--limit", "0")
        self.assertEqual(self.lines(answer)["deep cold harbour"]["parted"], [{"wording": "deep, cold harbour", "a": 1, "b": 0}])
        self.assertNotIn("deep cold harbour", [finding.get("phrase") for finding in answer["findings"]])
        page = self.check_safe(self.page(folder, "speech:2009", "speech:2025", "--limit", "0")).text
        self.assertIn("With a mark between its words, which is not counted with it: “deep, cold harbour” (1 → 0).", page)
        self.assertIn("2009 has “deep, cold harbour”", page)

    def test_a_head_that_two_share_is_not_taken_from_one(self):
        said = {"2021": "Our harbour is deep.", "2025": "We care for economic and social security."}
        folder = self.speeches(said)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        for row, behind in zip(answer["comparison"]["phrases"], answer["evidence"]):
            self.assertEqual(behind["shared_head"], "economic and social security" if row["phrase"] == "social security" else None)
        self.assertNotIn("social security", [finding.get("phrase") for finding in answer["findings"]])

    def test_the_other_number_is_told(self):
        said = {"2009": "", "2013": "We love freedom, and freedom is ours.", "2017": "These freedoms are ours.", "2021": "", "2025": "Freedom is back. We love freedom, and freedom rings."}
        folder = self.speeches(said)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        rows = {row["phrase"].lower(): i for i, row in enumerate(answer["comparison"]["phrases"])}
        at = rows["freedom"]
        self.assertEqual(answer["comparison"]["phrases"][at]["last_before"], "speech:2013")
        self.assertEqual(answer["evidence"][at]["other_number"], "speech:2017")
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0")).text
        self.assertIn("Before 2025, it was last used in the other number (singular or plural) in 2017.", page)
        self.assertIn("“First found” is of the wording as it stands; in the other number, singular or plural, it may be older.", page)


if __name__ == "__main__":
    unittest.main()

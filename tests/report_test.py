#!/usr/bin/env python3
"""tifa report: the page is safe and whole, every number on it is the number of the other commands, and nothing is said
that the texts do not carry."""

import json
import re
import sys
import unittest

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, run
from support.report_page import ReportTest


class ExamplePage(ReportTest):
    def test_page_is_safe_and_whole_in_both_languages(self):
        folder = self.example()
        for sides in (["plan:7", "plan:8"], ["plan:7@en", "plan:8@en"], ["plan"], ["plan:2", "plan:3", "--partial"]):
            for language in ("en", "zh"):
                page = self.page(folder, *sides, "--lang", language)
                reader = self.check_safe(page)
                self.assertEqual(next(a for tag, a in reader.elements if tag == "html")["lang"], language)
                self.assertEqual(sum(tag == "h1" for tag, _ in reader.elements), 1)
                self.assertEqual(sum(tag == "main" for tag, _ in reader.elements), 1)
                for tag, attributes in reader.elements:
                    if tag == "svg":
                        # With links inside it is a group, so that they can be reached.
                        self.assertIn(attributes.get("role"), ("img", "group"))
                        self.assertIn("aria-labelledby", attributes)

    def test_same_bytes_each_time(self):
        folder = self.example()
        self.assertEqual(self.page(folder, "plan:7", "plan:8"), self.page(folder, "plan:7", "plan:8"))

    def test_chinese_page_speaks_chinese(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8", "--lang", "zh")
        words = self.check_safe(page).words
        # The example has an edition in part, and its texts are Chinese: nothing on the page is said in English.
        self.assertIn("不全", page)
        self.assertEqual({language for languages, _ in words for language in languages}, {"zh"})
        for languages, data in words:
            if languages[-1:] == ["zh"] and len(languages) == 1:
                # Three English words in a row that are neither a command nor BibTeX.
                shown = re.sub(r"“[^”]*”|tifa (?:kwic|compare) [^\n]*|@misc.*|[a-z]+ = \{.*|text SHA-256 \w+|https?://\S+", "", data, flags=re.S)
                self.assertIsNone(re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", shown), shown)

    def test_a_part_is_not_counted(self):
        folder = self.example()
        answer = self.answer(folder, "plan:3", "plan:5", "--partial")
        self.assertEqual(next(one["status"] for one in answer["documents"] if one["edition"] == "plan:3"), "partial")
        self.assertLessEqual({finding["kind"] for finding in answer["findings"]}, {"goals"})
        text = self.check_safe(self.page(folder, "plan:3", "plan:5", "--partial")).text
        self.assertIn("neither its counts nor its length can be compared", text)
        self.assertNotIn("More often in", text)
        self.assertNotIn("How often:", text)
        self.assertIn("in what is held", text)

    def test_numbers_are_those_of_the_other_commands(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8", "--limit", "0", "--evidence", "100000")
        phrases = answer["comparison"]["phrases"]
        self.assertGreater(len(phrases), 20)
        self.assertEqual(len(phrases), len(answer["evidence"]))
        for row, behind in zip(phrases, answer["evidence"]):
            found = {one["edition"]: one for one in behind["evidence"]}
            for side, edition in (("a", "plan:7"), ("b", "plan:8")):
                shown = found.get(edition, {"count": 0, "shown": 0, "passages": []})
                self.assertEqual(shown["count"], row[side], (row["phrase"], edition))
                self.assertEqual(shown["shown"], row[side])
                self.assertEqual(sum(len(p["marks"]) for p in shown["passages"]), row[side])
        for term in answer["terms"]:
            done = run(folder, "count", term["count"]["term"], "--in", "plan", "--rule", "substring", "--format", "json")
            if term["reason"] != "theme":
                counted = json.loads(done.stdout)["terms"][0]["rows"]
                self.assertEqual([r["count"] for r in counted], [r["count"] for r in term["count"]["rows"]])
            for row in term["count"]["rows"]:
                if row["status"] != "held":
                    self.assertIsNone(row["count"])

    def test_passages_stand_in_the_text(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8")
        texts = {one["edition"]: (folder / one["document"]).read_text(encoding="utf-8") for one in answer["documents"] if one["document"]}
        seen = 0
        phrases = [row["phrase"] for row in answer["comparison"]["phrases"]]
        counted = json.loads(run(folder, "count", *phrases, "--in", "plan", "--rule", "substring", "--format", "json").stdout)
        forms = {one["term"]: {one["term"], *(form["form"] for form in one["forms"])} for one in counted["terms"]}
        for row, behind in zip(answer["comparison"]["phrases"], answer["evidence"]):
            for one in behind["evidence"]:
                whole = re.sub(r"\s", "", texts[one["edition"]])
                for passage in one["passages"]:
                    self.assertIn(re.sub(r"\s", "", passage["text"].strip("…")), whole)
                    for begin, end in passage["marks"]:
                        marked = passage["text"][begin:end]
                        self.assertEqual(marked.count("“"), marked.count("”"))
                        self.assertIn(re.sub("[“”]", "", marked), forms[row["phrase"]])
                    seen += 1
        self.assertGreater(seen, 20)

    def test_findings_are_carried_by_the_counts(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8")
        self.assertGreaterEqual(len(answer["findings"]), 4)
        for finding in answer["findings"]:
            if "phrase" not in finding:
                continue
            rows = json.loads(run(folder, "count", finding["phrase"], "--in", "plan", "--rule", "substring", "--format", "json").stdout)["terms"][0]["rows"]
            counts = {row["edition"]: row["count"] for row in rows}
            earlier = [n for edition, n in counts.items() if edition < "plan:8" and n is not None]
            if finding["kind"] == "new":
                self.assertEqual(finding["searched"], len(earlier))
                self.assertTrue(counts["plan:8"] > 0 and counts["plan:7"] == 0)
                self.assertEqual(finding["since"] is None, sum(earlier) == 0)
            if finding["kind"] == "dropped":
                self.assertTrue(counts["plan:8"] == 0 and counts["plan:7"] > 0)
                run_length = next((i for i, n in enumerate(reversed(earlier)) if n == 0), len(earlier))
                self.assertEqual(finding["run"], run_length)
            if finding["kind"] == "up":
                self.assertLess(counts["plan:7"], counts["plan:8"])
                if finding["most"]:
                    self.assertEqual(counts["plan:8"], max(n for n in counts.values() if n is not None))

    def test_findings_say_no_more_than_was_compared(self):
        folder = self.example()
        for sides, words in ((["plan:7", "plan:8"], "蓝色经济"), (["plan:7@en", "plan:8@en"], "Blue Economy")):
            answer = self.answer(folder, *sides)
            findings = {finding["kind"]: finding for finding in answer["findings"]}
            # A chapter that was split has no counterpart, its subject had a place.
            sections = answer["comparison"]["sections"]
            echoes = {sections[echo["section"]]["change"]: echo for echo in findings["sections"]["echoes"]}
            self.assertEqual(echoes["added"]["words"], words)
            self.assertIn(echoes["added"]["heading"], [section["a"] for section in sections])
        # The aim of safety has its figures in words.
        changes = [answer["goals"]["changes"][i] for i in findings["goals"]["figures"]]
        self.assertIn(3, [change["rank_b"] for change in changes])
        for language, sentence in (("en", "; new to the list, with no similarly worded counterpart in that of the 7th plan: “"), ("zh", "；新列、与第七个五年规划所列措辞均不相近的：“")):
            self.assertIn(sentence, self.page(folder, "plan:7", "plan:8", "--lang", language))

    def test_a_change_of_number_alone_is_no_change(self):
        toml = '[series.speech]\ntitle = "Speeches"\nlanguage = "en"\n' + "".join(
            f'[[series.speech.edition]]\nid = "{year}"\ndate = {year}-01-20\ntext = "{year}.txt"\n' for year in (2021, 2025)
        )
        plain = "\n\n".join(f"We meet on the {day} day and we speak of many things to all the people." for day in ("first", "second"))
        said = ("long", "hard", "cold", "near", "far", "lost")
        texts = {
            "2021.txt": plain + "\n\n" + " ".join(f"A war is {what}. The harvest is {what}." for what in said) + " The lantern is lit. Lanterns shine.\n",
            "2025.txt": plain + "\n\n" + " ".join(f"The wars are {what}. The lantern is {what}." for what in said) + " Lanterns shine.\n",
        }
        folder = self.corpus(toml, texts)
        self.assertEqual(run(folder, "build").returncode, FOUND)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        rows = {row["phrase"].lower(): i for i, row in enumerate(answer["comparison"]["phrases"])}
        self.assertFalse({"war", "wars"} & rows.keys())
        self.assertEqual(answer["comparison"]["phrases"][rows["harvest"]]["change"], "dropped")  # gone in both numbers
        self.assertEqual([one["count"] for one in answer["evidence"][rows["lantern"]]["either_number"]], [2, 7])
        page = self.page(folder, "speech:2021", "speech:2025", "--limit", "0")
        self.assertIn("Singular and plural taken together: 2 in 2021, 7 in 2025.", self.check_safe(page).text)

    def test_a_missing_edition_is_never_zero(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8", "--term", "科技")
        row = re.search(r'<div class="off"><span></span><span class="p">The 4th plan</span>.*?</div>', page, re.S).group(0)
        self.assertIn("not held", row)
        self.assertNotRegex(row, r">0<")
        self.assertIn("not held: the 4th plan", page)

    def test_editions_are_named_as_a_reader_does(self):
        folder = self.example()
        english = self.check_safe(self.page(folder, "plan:7", "plan:8")).text
        self.assertIn("Five-year development plans: the 8th plan against the 7th plan", english)
        self.assertIn("The 8th plan names 7 goals, as many as the 7th plan", english)
        self.assertIn("State Planning Council.", english)
        self.assertRegex(" ".join(english.split()), "explained by the note on the 8th plan")
        chinese = self.check_safe(self.page(folder, "plan:7", "plan:8", "--lang", "zh")).text
        self.assertIn("沧屿共和国五年发展规划：第八个五年规划与第七个五年规划对比", chinese)
        self.assertIn("国家规划委员会.", chinese)
        for text in (english, chinese):  # names of the program stand in columns, commands and citations alone
            for sentence in re.findall(r"[^ ]*plan:[0-9](?: \([0-9]{4}\))?[^ ]*(?: [^ ]+){3}", text):
                self.assertNotRegex(sentence, r"plan:[0-9] \([0-9]{4}\)")
        # The sentences on a terminal are the same.
        done = run(folder, "report", "plan:7", "plan:8", "--lang", "zh", "--format", "table")
        self.assertIn("第八个五年规划提出7项目标", done.stdout.replace("\n", "").replace(" ", ""))

    def test_themes_are_called_by_their_titles(self):
        folder = self.example()
        page = self.check_safe(self.page(folder, "plan:7", "plan:8", "--lang", "zh"))
        self.assertIn("主题：科技", page.text)
        self.assertNotRegex(page.text, "主题.{0,3}technology")
        self.assertIn("theme: Technology", self.check_safe(self.page(folder, "plan:7", "plan:8")).text)

    def test_the_compared_language_is_told_and_themes_are_of_it(self):
        folder = self.example()
        page = self.check_safe(self.page(folder, "plan:7", "plan:8")).text
        self.assertIn("The Chinese texts are compared and quoted; both are held in English as well.", page)
        page = self.check_safe(self.page(folder, "plan:7@en", "plan:8@en", "--lang", "zh")).text
        self.assertIn("所比较和引用的是英文文本；两份另收有中文文本。", page)
        for sides, is_chinese in ((["plan:7", "plan:8"], True), (["plan:7@en", "plan:8@en"], False)):
            counted = re.search(r"Counted together: (.*?)\.", self.check_safe(self.page(folder, *sides)).text).group(1)
            for term in re.findall("“(.*?)”", counted):
                self.assertEqual(term.isascii(), not is_chinese, counted)

    def test_figures_behind_the_same_words_stand_side_by_side(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8")
        figures = {one["words"]: (one["a"], one["b"]) for one in answer["figures"]["changed"]}
        self.assertEqual(figures["城镇调查失业率控制在"], ("5.5%以内", "5%以内"))
        self.assertEqual(figures["人均预期寿命"], ("达到80.2岁", "达到81.5岁"))
        texts = {one["edition"]: (folder / one["document"]).read_text(encoding="utf-8") for one in answer["documents"] if one["document"]}
        for one in answer["figures"]["changed"]:
            for side, edition in (("a", "plan:7"), ("b", "plan:8")):
                passage = one["passage_" + side]
                ((begin, end),) = passage["marks"]
                self.assertEqual(passage["text"][begin:end], one[side])
                self.assertIn(re.sub(r"\s", "", passage["text"].strip("…")), re.sub(r"\s", "", texts[edition]))
        page = self.check_safe(self.page(folder, "plan:7", "plan:8")).text
        self.assertIn("Figures that changed", page)
        self.assertRegex(" ".join(page.split()), r"人均预期寿命 7th 达到80.2岁 8th 达到81.5岁")
        kept = answer["figures"]["kept"]
        self.assertEqual(kept > 0, "more say the same in both" in page)
        if kept > 0:
            self.assertIn(f"; {kept} more say the same in both.", page)
        # Texts without figures have no such part.
        other = self.speeches({"2021": "The harbour is deep.", "2025": "The harbour is ours."})
        self.assertEqual(self.answer(other, "speech:2021", "speech:2025")["figures"], {"changed": [], "kept": 0})
        self.assertNotIn("Figures that changed", self.page(other, "speech:2021", "speech:2025"))

    def test_sentences_with_what_notes_name_can_be_read(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8", "--limit", "0")
        page = self.page(folder, "plan:7", "plan:8", "--limit", "0")
        shown = 0
        for row, behind in zip(answer["comparison"]["phrases"], answer["evidence"]):
            named = [one for note in ("near", "compare", "counterparts", "alike", "same_place") for one in behind[note]]
            read = {(one["wording"], one["evidence"]["edition"]): one["evidence"] for one in behind["beside"]}
            for one in named:
                for side, edition in (("a", "plan:7"), ("b", "plan:8")):
                    self.assertEqual((one["wording"], edition) in read, one[side] > 0, (row["phrase"], one))
                    if one[side] > 0:
                        self.assertEqual(read[one["wording"], edition]["count"], one[side])
                        self.assertTrue(read[one["wording"], edition]["passages"])
                        shown += 1
        self.assertGreater(shown, 3)
        self.assertIn("Sentences with the wordings named above", page)

    def test_goals_are_worded_like_none_of_the_list_that_was_compared(self):
        shared = "近海水质明显改善，海岛环境更加优美"
        texts = {
            "2001": f"岛际航线要全面加密，渡轮按时开行。\n\n到2010年，主要目标是：港口安全；渔业增长；{shared}。",
            "2002": f"到2010年，主要目标是：港口安全；岛际航线全面加密；渔船清洁能源普及，{shared}。",
        }
        folder = self.work_reports(texts)
        chinese = self.check_safe(self.page(folder, "work:2001", "work:2002", "--lang", "zh")).text
        self.assertRegex(chinese, r"岛际航线全面加密\s+2001年这组目标中无措辞相近者")
        self.assertNotIn("2001年中无措辞相近者", chinese)
        self.assertIn(f"渔船清洁能源普及，{shared}", chinese)  # what pairs it stands in a later clause
        english = self.check_safe(self.page(folder, "work:2001", "work:2002")).text
        self.assertIn("no counterpart in the list of 2001", english)
        table = run(folder, "goals", "work", "--format", "table").stdout
        self.assertIn("new, gone: no similarly worded item in the other list", table)
        self.assertIn(shared.split("，")[1], table)

    def test_a_phrase_that_is_back_names_the_gaps_between(self):
        folder = self.example()
        rows = self.answer(folder, "plan:7", "plan:8", "--limit", "0")["comparison"]["phrases"]
        old = [row["phrase"] for row in rows if row["change"] == "returned" and row["last_before"] == "plan:2"]
        self.assertTrue(old)
        page = self.check_safe(self.page(folder, "plan:7", "plan:8", "--limit", "0")).text
        warned = page.count("It may also stand in editions between the 2nd plan and the 8th plan that are not held in full: the 3rd plan, the 4th plan.")
        self.assertEqual(warned, len(old))
        self.assertNotIn("of each change)", page)  # all were asked for
        self.assertIn("ranks first (50 of each change). Before", self.check_safe(self.page(folder, "plan:7", "plan:8")).text)
        self.assertIn("字数含标点、不含空白", self.check_safe(self.page(folder, "plan:7", "plan:8", "--lang", "zh")).text)

    def test_a_first_edition_names_those_before_it_that_are_not_held(self):
        texts = {
            "2001": "修建灯塔，灯塔要亮。养护珊瑚。",
            "2019": "修建灯塔，灯塔要亮。养护珊瑚。",
            "2021": "修建灯塔，灯塔要亮。扩种海藻，扩种海藻。",
            "2025": "修建灯塔，灯塔要亮。改造渔港，改造渔港。",
        }
        folder = self.work_reports(texts, more='expect = ["2001", "2011", "2019", "2020", "2021", "2025"]\n')
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        told = {finding["phrase"]: finding for finding in answer["findings"] if "phrase" in finding}
        self.assertEqual(told["改造渔港"]["gaps"], ["work:2011", "work:2020"])
        self.assertEqual(sorted((one["ordinal"], one["edition"]) for one in answer["documents"])[2:4], [(3, "work:2019"), (4, "work:2020")])
        pages = [" ".join(self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", lang)).text.split()) for lang in ("zh", "en")]
        self.assertIn("“改造渔港”为新提法：2025年出现2次，此前所收3份全文均无（未收：2011年、2020年）。", pages[0])
        self.assertIn("2021年及此前所收各份全文均无（未收：2011年、2020年）", pages[0])
        self.assertIn("in none of the 3 held editions before it (not held: 2011, 2020).", pages[1])
        # 2020 lies directly before the first with 扩种海藻.
        self.assertRegex(pages[0], "扩种海藻 .{0,80}所收最早 2021年（2020年未收）")
        self.assertIn("first found 2021 (2020 not held)", pages[1])
        # An older edition that has the words with a mark between them is a first one, too.
        texts = {"2001": "灯塔明亮。", "2019": "扩种、海藻。", "2021": "扩种海藻，扩种海藻成片。", "2025": "灯塔明亮。"}
        folder = self.work_reports(texts, more='expect = ["2001", "2011", "2019", "2020", "2021", "2025"]\n')
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0", "--lang", "zh")).text
        self.assertIn("最早见于2019年（此前未收：2011年）", page)

    def test_what_few_held_editions_lack_is_not_called_new(self):
        said = "修建灯塔，灯塔要亮。养护珊瑚。"
        texts = {"2001": said, "2025": said + "改造渔港，改造渔港，改造渔港，改造渔港。"}
        declared = ", ".join(f'"{year}"' for year in range(2001, 2026))
        folder = self.work_reports(texts, more=f"expect = [{declared}]\n")
        pages = [self.check_safe(self.page(folder, "work:2001", "work:2025", "--limit", "0", "--lang", lang)) for lang in ("en", "zh")]
        english, chinese = (" ".join(page.text.split()) for page in pages)
        self.assertIn("stands 4 times in 2025 and not in 2001; whether that is new to the series cannot be told: 23 of 24 earlier editions are not held.", english)
        self.assertIn("In 2025 and not in 2001 Whether that is new to the series cannot be told: 23 of 24 earlier editions are not held.", english)
        self.assertNotIn("New in 2025", english)
        self.assertIn("2025年有、2001年没有的提法 是否首见于该系列，无从判定：此前24份中有23份未收。", chinese)
        self.assertIn("Between the two lie 23 other editions (not held: 2002–2024): what came or went may have done so there.", english)
        self.assertIn("两者之间另有23份（未收：2002—2024年）：增减去留可能发生在其间。", chinese)
        # Those of a long row that are not held are one line, in the lists and behind the picture, and none of them is 0.
        self.assertEqual(len(re.findall("2002 … 2024: 23 editions (?:count – )?not held", english)), 2)
        self.assertEqual(chinese.count("2002年 … 2024年：23份"), 2)
        self.assertNotRegex(english, "2013 (count|not held|0)")

    def test_two_authors_and_doubtful_texts_are_told(self):
        plain = "We meet again on this day and we speak of many things, of the harbours and the fields, to all the people of the islands. "
        toml = (
            '[series.speech]\ntitle = "Speeches"\nlanguage = "en"\nissuer = "Council"\nexpect = ["1997", "2001", "2005"]\n'
            + "".join(
                f'[[series.speech.edition]]\nid = "{year}"\ndate = {year}-01-20\ntext = "{year}.txt"\n' + (f'issuer = "{who}"\n' if who else "")
                for year, who in (("1993", ""), ("1997", "A. Reef"), ("2001", "A. Reef"), ("2005", "B. Shoal"))
            )
        )
        folder = self.corpus(toml, {f"{year}.txt": f"{plain * 5}The year is {year}.\n" for year in (1993, 1997, 2001, 2005)})
        self.assertEqual(run(folder, "build").returncode, FOUND)
        page = self.check_safe(self.page(folder, "speech:2001", "speech:2005", "--term", "harbours")).text
        self.assertIn("The two are by different authors: A. Reef (2001), B. Shoal (2005).", page)
        self.assertIn("3 of 3 expected editions held in full, and 1 that is not expected (1993 with doubts)", page)
        self.assertRegex(page, "2005-01-20 · B. Shoal · ")
        self.assertIn("it is older than the first edition that the series expects, 1997, and is none of those expected", page)
        same = self.check_safe(self.page(folder, "speech:1997", "speech:2001", "--term", "harbours")).text
        self.assertNotIn("different authors", same)
        self.assertNotIn("A. Reef · ", same)
        # Phrases are compared up to B, terms followed over all editions: two totals, each of what it says.
        self.assertIn("2 of 2 expected editions up to 2001 held in full, and 1 that is not expected", same)
        self.assertIn("3 of 3 expected editions held in full, and 1 that is not expected", same)
        self.assertNotIn("up to 2005", page)

    def test_a_list_without_counterpart_is_said_to_be_compared_with_none(self):
        lists = {
            "2001": "到2010年，主要目标是：港口安全；渔业增长；礁区好转。",
            "2002": "到2010年，主要目标是：港口安全；渔业增长；礁区好转。\n\n到2030年，远景目标是：海工装备自主；数字群岛建成；居民收入翻番。",
        }
        folder = self.work_reports(lists)
        page = self.check_safe(self.page(folder, "work:2001", "work:2002", "--lang", "zh")).text
        self.assertEqual(page.count("未作对比：2001年没有与之相应的一组。"), 1)
        self.assertNotIn("未作对比：2002年", page)

    def test_a_section_that_was_taken_apart_is_not_without_counterpart(self):
        folder = self.example()
        sections = self.answer(folder, "plan:7", "plan:8")["comparison"]["sections"]
        science = next(row for row in sections if row["a"] == "四、强化科技支撑，做强蓝色经济")
        self.assertEqual([part["position"] for part in science["goes_to"]], [5, 4])
        self.assertEqual(science["change"], "dropped")  # most of it stands in another section than the one in its place
        tourism = next(row for row in sections if row["a"] == "六、坚持旅游立岛，促进岛际协调")
        self.assertEqual([part["heading"] for part in tourism["goes_to"]][:1], ["七、提高岛民生活品质"])
        page = self.check_safe(self.page(folder, "plan:7", "plan:8", "--lang", "zh")).text
        self.assertRegex(
            page,
            "拆分：“四、强化科技支撑，做强蓝色经济”分为“四、以科技自强塑造发展新优势”（第八个五年规划该章文字约[0-9]+%逐字相同）、"
            "“五、推动蓝色经济提质升级”（第八个五年规划该章文字约[0-9]+%逐字相同）",
        )
        self.assertRegex(page, "第七个五年规划“四、强化科技支撑，做强蓝色经济”在第八个五年规划中：约[0-9]+%的文字与“五、")
        self.assertRegex(page, "规则：最外层章节[^<]+只计连续5个以上汉字")
        self.assertNotIn("无对应章节", page)

    def test_all_places_of_a_theme_are_those_of_the_theme(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8", "--evidence", "5")
        done = run(folder, "kwic", "--theme", "technology", "--in", "plan:6", "--format", "json")
        total = json.loads(done.stdout)["total"]
        self.assertIn(f"of {total} shown; all of them: <code>tifa kwic --theme technology --in plan:6</code>", page)

    def test_notes_on_english_grammar_stand_on_pages_of_english_texts(self):
        reports = {"2021": "修复航标。灯塔工程，灯塔工程。", "2025": "修复航标。坚持耕海牧渔。"}
        speeches = {"2021": "Mend the buoys.", "2025": "Mend the buoys. Farm the sea! We farm the sea."}
        for make, texts, sides, there in (
            (self.work_reports, reports, ("work:2021", "work:2025"), False),
            (self.speeches, speeches, ("speech:2021", "speech:2025"), True),
        ):
            folder = make(texts)
            for language, notes in (("en", ("not senses: the noun and the verb “lies”", "singular")), ("zh", ("不分词义：作名词和动词的“lies”", "单数"))):
                text = self.check_safe(self.page(folder, *sides, "--lang", language)).text
                for note in notes:
                    self.assertEqual(re.search(re.escape(note), text) is not None, there, (sides, language, note))

    def test_numbers_can_be_cited(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8")
        self.assertRegex(page, r"Counted with tifa [0-9.]+, index [0-9a-f]{16}")
        self.assertIn("@misc{plan:8,", page)

    def test_what_cannot_be_reported_is_one_sentence(self):
        folder = self.example()
        for sides, part in (
            (["plan:7"], "fewer than two held editions"),
            (["plan:5..6", "plan:8"], "a report is of two"),
            (["plan:4", "plan:8"], "missing"),
            (["plan:3", "plan:8"], "held only in part"),
            (["plan:8", "plan:8"], "itself"),
            (["nothing:1", "plan:8"], "nothing"),
        ):
            done = run(folder, "report", *sides)
            self.assertEqual(done.returncode, ERROR, sides)
            self.assertIn(part, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
        done = run(folder, "count", "科技", "--format", "html")
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)


class HostileDocuments(ReportTest):
    ATTACK = (
        '<script>alert(1)</script> "><img src=x onerror=alert(2)> </style><script>alert(3)</script> </text></svg><script> '
        "]]> --> <!-- &lt;b&gt; &#60;i&#62; javascript:alert(4) {{7*7}} \u202egnp.exe \u2066x\u2069 ' onmouseover='x"
    )

    def test_text_never_becomes_markup(self):
        attack = self.ATTACK
        toml = (
            "[series.bad]\ntitle = { en = '''<script>alert(5)</script>''', zh = '''<script>alert(8)</script>''' }\n"
            "issuer = { en = '''\"><svg onload=alert(6)>''' }\nedition_name = { en = '''<b onclick=x>{nth}''', zh = '''{nth}</p><img>''' }\n"
            'language = "en"\nexpect = ["1", "2", "3"]\n'
            + "".join(
                f'[[series.bad.edition]]\nid = "{n}"\ndate = 202{n}-01-01\ntext = "{n}.txt"\n'
                f"source = '''javascript:alert({n})//https://x'''\n"
                for n in (1, 2)
            )
            + '[themes]\n"<b onclick=alert(7)>" = { en = ["script", "alert*"] }\n'
        )
        texts = {
            f"{n}.txt": (
                f"<h1 onload=x>{attack}</h1>\n\nI. <script>Heading {n}</script>\n\nOur goals are: first, <img src=x{n}>; second, "
                f"{attack}; third, peace.\n\n"
                f"The <s>fee</s> for {attack} ferries will be {n}5 dollars.\n\n"
                + "\n\n".join(f"The <em>{word}</em> of {attack} number {word} is {word * n} today." for word in ("alpha", "beta") * 5)
                + "\n"
            )
            for n in (1, 2)
        }
        folder = self.corpus(toml, texts)
        built = run(folder, "build")
        self.assertEqual(built.returncode, FOUND, built.stderr)
        for language in ("en", "zh"):
            for more in ([], ["--term", "<script>", "--term", 'alert|"><img']):
                page = self.page(folder, "bad:1", "bad:2", "--lang", language, *more)
                reader = self.check_safe(page)
                self.assertIn("alert(1)", reader.text)  # it is shown, as text
                for control in ("\u202e", "\u2066"):
                    self.assertNotIn(control, page)
                self.assertFalse([a for tag, a in reader.elements if "javascript" in a.get("href", "")])


if __name__ == "__main__":
    unittest.main()

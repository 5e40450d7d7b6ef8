#!/usr/bin/env python3
"""What the report says with the words of tifa.toml: glosses of the glossary, and themes."""

import sys
import unittest

sys.dont_write_bytecode = True
from support.program import FOUND, run
from support.report_page import ReportTest

TEXTS = {
    "2021": "修复航标。灯塔工程，灯塔工程。",
    "2025": "修复航标。耕海牧渔，坚持耕海牧渔。改造深水港口，深水港口扩建，用好深水港口。",
}
GLOSSARY = """[glossary]
"to farm <b>the sea</b>" = ["耕海牧渔"]
"lamp works" = ["燈塔工程", "深?港口"]
"works of lamps" = ["灯塔工程"]
"deep-water harbour" = ["深水港"]
"""


class Glosses(ReportTest):
    def test_whole_entries_are_shown_in_the_language_of_the_page(self):
        folder = self.work_reports(TEXTS, more=GLOSSARY)
        sides = ("work:2021", "work:2025", "--limit", "0")
        answer = self.answer(folder, *sides)
        glosses = {row["phrase"]: one["gloss"] for row, one in zip(answer["comparison"]["phrases"], answer["evidence"])}
        self.assertEqual(glosses["耕海牧渔"], ["to farm <b>the sea</b>"])
        self.assertEqual(glosses["灯塔工程"], ["lamp works", "works of lamps"])  # Traditional is folded
        self.assertEqual(glosses["深水港口"], [])  # neither of a part nor of a pattern
        terms = {term["count"]["term"]: term["gloss"] for term in answer["terms"]}
        self.assertEqual(terms["耕海牧渔"], ["to farm <b>the sea</b>"])
        page = self.page(folder, *sides)
        text = " ".join(self.check_safe(page).text.split())
        muted = '<span class="soft" lang="en"> (“to farm &lt;b&gt;the sea&lt;/b&gt;”)</span>'
        self.assertIn(f'<span class="p" lang="zh">耕海牧渔{muted}', page)
        self.assertIn(f"耕海牧渔</span>”{muted} (twice)", page)  # the finding
        self.assertIn("“ 灯塔工程 ” (“lamp works”, “works of lamps”) is dropped", text)
        chinese = self.check_safe(self.page(folder, *sides, "--lang", "zh")).text
        self.assertNotIn("the sea", chinese)

    def test_a_chinese_page_has_those_of_english_texts(self):
        folder = self.speeches({"2021": "Mend the buoys.", "2025": "Mend the buoys. Farm the sea! We farm the sea, and they farm the sea."})
        toml = folder / "tifa.toml"
        toml.write_text(toml.read_text(encoding="utf-8") + '[glossary]\n"Farm the Sea" = ["耕海牧渔", "向海图强"]\n', encoding="utf-8")
        self.assertEqual(run(folder, "build").returncode, FOUND)
        sides = ("speech:2021", "speech:2025", "--limit", "0")
        chinese = self.check_safe(self.page(folder, *sides, "--lang", "zh")).text
        self.assertRegex(chinese, "(?i)“farm the sea” *（“耕海牧渔”、“向海图强”） *为新提法")
        self.assertNotIn("耕海牧渔", self.check_safe(self.page(folder, *sides)).text)

    def test_an_item_of_the_goals_that_is_an_entry_has_its_gloss(self):
        texts = {
            "2021": "到2030年，主要目标是：港口安全；渔业增长；耕海牧渔。",
            "2025": "到2030年，主要目标是：港口安全；渔业增长；深水港。",
        }
        folder = self.work_reports(texts, more=GLOSSARY)
        page = self.page(folder, "work:2021", "work:2025")
        text = " ".join(self.check_safe(page).text.split())
        self.assertIn("no longer in it, with no similarly worded counterpart in that of 2025: “ 耕海牧渔 ” (“to farm <b>the sea</b>”)", text)
        self.assertRegex(page, r'<span lang="zh">深水港</span><span class="soft" lang="en"> \(“deep-water harbour”\)</span>')


class Themes(ReportTest):
    def followed(self, count, extra=""):
        more = "[themes]\n" + "".join(f't{n} = {{ zh = ["航标"] }}\n' for n in range(count)) + extra
        return self.work_reports(TEXTS, more=more)

    def test_six_are_followed_and_the_others_are_told(self):
        folder = self.followed(6)
        answer = self.answer(folder, "work:2021", "work:2025")
        self.assertEqual([term["reason"] for term in answer["terms"]].count("theme"), 6)
        self.assertEqual(answer["themes_left_out"], 0)
        self.assertNotIn("Of the themes that", self.check_safe(self.page(folder, "work:2021", "work:2025")).text)
        folder = self.followed(7, 'other = { en = ["buoy"] }\n')
        answer = self.answer(folder, "work:2021", "work:2025")
        self.assertEqual([term["reason"] for term in answer["terms"]].count("theme"), 6)
        self.assertEqual(answer["themes_left_out"], 2)
        text = self.check_safe(self.page(folder, "work:2021", "work:2025")).text
        self.assertIn("Of the themes that tifa.toml declares, 2 are not shown:", text)
        text = self.check_safe(self.page(folder, "work:2021", "work:2025", "--lang", "zh")).text
        self.assertIn("所列主题另有2个未列出", text)
        self.assertEqual(self.answer(folder, "work:2021", "work:2025", "--theme", "t6")["themes_left_out"], 0)

    def test_a_theme_without_languages_is_followed(self):
        folder = self.work_reports(TEXTS, more='[themes]\nbuoys = ["航标"]\n')
        self.assertEqual([term["reason"] for term in self.answer(folder, "work:2021", "work:2025")["terms"]].count("theme"), 1)


if __name__ == "__main__":
    unittest.main()

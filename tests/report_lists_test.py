#!/usr/bin/env python3
"""Which phrases a report lists, and in which order: what ends a long run, what is used twice, what is part of another."""

import sys
import unittest

sys.dont_write_bytecode = True
from support.program import run
from support.report_page import ReportTest


class Lists(ReportTest):
    def listed(self, answer, change):
        return [row["phrase"] for row in answer["comparison"]["phrases"] if row["change"] == change]

    def test_what_ends_a_long_run_comes_first(self):
        policy = "实行稳妥的渔业政策。"
        texts = {str(year): "修建灯塔。" + policy for year in range(2016, 2025) if year != 2020}
        texts["2024"] += "改造渔港航道。扩种深海巨藻。" * 2
        texts["2025"] = "修建灯塔。修缮旧码头。"
        folder = self.work_reports(texts, more='expect = ["2016..2025"]\n')
        answer = self.answer(folder, "work:2024", "work:2025", "--limit", "0")
        first = self.listed(answer, "dropped")[0]
        self.assertIn(first, policy)
        run_of = self.lines(answer)[first]["run"]
        self.assertEqual(run_of, {"editions": 8, "since": "work:2016", "not_held": ["work:2020"]})
        told = next(finding for finding in answer["findings"] if finding.get("phrase") == first)
        self.assertEqual((told["kind"], told["run"], told["since"]), ("dropped", 8, "work:2016"))
        page = " ".join(self.check_safe(self.page(folder, "work:2024", "work:2025")).text.split()).replace("“ ", "“").replace(" ”", "”")
        said = "it stood in each of the 8 held editions from 2016 to 2024 (not held: 2020)."
        self.assertIn(f"“{first}” is dropped: once in 2024, not once in 2025; " + said, page)
        self.assertIn(said[0].upper() + said[1:], page)
        # Four editions are no long run, and nothing is one backwards in time.
        short = self.answer(folder, "work:2019", "work:2025", "--limit", "0")
        self.assertEqual(self.lines(short)[first]["run"]["editions"], 4)
        back = self.answer(folder, "work:2025", "work:2024", "--limit", "0")
        self.assertEqual({row["run"]["editions"] for row in back["evidence"]}, {0})

    def test_a_digest_proves_no_use(self):
        folder = self.example()
        lines = self.lines(self.answer(folder, "plan:7", "plan:8"))
        self.assertEqual((lines["竞争"]["in_digests"], lines["竞争"]["in_partial"]), (["plan:3"], []))
        said = " ".join(self.check_safe(self.page(folder, "plan:7", "plan:8")).text.split())
        self.assertIn("The 3rd plan, of which only a digest or a report is held, may have it already: that text has it.", said)

    def test_what_was_away_longer_is_back_first(self):
        soon, late = "改造渔港航道。", "扩种深海巨藻。"
        texts = {str(year): "修建灯塔。" for year in range(2018, 2025)}
        texts["2018"] += late
        texts["2023"] += soon * 3
        texts["2025"] = "修建灯塔。" + soon * 3 + late
        folder = self.work_reports(texts)
        back = self.listed(self.answer(folder, "work:2024", "work:2025", "--limit", "0"), "returned")
        self.assertIn(back[0], late)
        self.assertIn(back[-1], soon)

    def test_a_run_begins_with_the_first_free_use(self):
        titled = {str(year): "修建灯塔。演出话剧《扩种巨藻》。" for year in range(2010, 2016)}
        texts = {**titled, **{str(year): "修建灯塔。扩种巨藻。扩种巨藻成片。" for year in range(2016, 2025)}, "2025": "修建灯塔。修缮旧码头。"}
        folder = self.work_reports(texts)
        run_of = self.lines(self.answer(folder, "work:2024", "work:2025", "--limit", "0"))["扩种巨藻"]["run"]
        self.assertEqual(run_of, {"editions": 9, "since": "work:2016", "not_held": []})

    def test_what_stands_in_listed_wordings_alone_is_no_line(self):
        said = {
            "2021": "The harbour is deep.",
            "2025": "Thanks to the Lantern communities! The Lantern communities came. The Lantern communities stay. "
            "Another lantern. The harbour is deep.",
        }
        answer = self.answer(self.speeches(said), "speech:2021", "speech:2025", "--limit", "0")
        self.assertIn("Lantern communities", self.listed(answer, "new"))
        self.assertNotIn("communities", self.listed(answer, "new"))

    def test_words_of_a_notice_above_the_text_are_no_line(self):
        said = {"2021": "The harbour is deep. Lanterns burn.", "2025": "The harbour is deep. The lantern keepers came, and lantern keepers stay."}
        folder = self.speeches(said)
        for year, zone in (("2021", "EST"), ("2025", "EDT")):
            file = folder / f"{year}-01-20.txt"
            head = f"Board statement\n\nFor release at 2:00 p.m. {zone}\n\n"
            file.write_text(head + file.read_text(encoding="utf-8"), encoding="utf-8")
        run(folder, "build")
        rows = [row["phrase"] for row in self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")["comparison"]["phrases"]]
        self.assertEqual([phrase for phrase in rows if phrase in ("EST", "EDT")], [])
        self.assertTrue(rows)

    def test_an_english_name_that_stood_with_its_words_turned_says_so(self):
        said = {
            "2013": "The Department of Harbours reports. The harbour is deep.",
            "2021": "The harbour is deep.",
            "2025": "The Harbours Department was here, and the Harbours Department reports. The harbour is deep.",
        }
        folder = self.speeches(said)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        self.assertEqual(self.lines(answer)["Harbours Department"]["turned"], {"wording": "Department of Harbours", "edition": "speech:2013"})
        page = self.check_safe(self.page(folder, "speech:2021", "speech:2025", "--limit", "0"))
        self.assertIn("Before 2025, it was last used as “Department of Harbours” in 2013.", page.text)
        self.assertNotIn("New in 2025: “Harbours Department”", page.text)

    def test_part_of_the_title_says_so(self):
        texts = {year: body for year, body in (("2021", "修建灯塔，建设海洋强国。"), ("2025", "修建灯塔，共建美丽群岛。"))}
        folder = self.work_reports(texts)
        for year, title in (("2021", "为建设海洋强国而奋斗"), ("2025", "为共建美丽群岛而奋斗")):
            file = folder / f"{year}-03-05.txt"
            file.write_text(title + "\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        run(folder, "build")
        answer = self.answer(folder, "work:2021", "work:2025", "--limit", "0")
        titles = {one["in_title"] for phrase, one in self.lines(answer).items() if "海洋强国" in phrase}
        self.assertEqual(titles, {"为建设海洋强国而奋斗"})
        page = self.check_safe(self.page(folder, "work:2021", "work:2025", "--limit", "0")).text
        self.assertIn("It stands in the title of 2021: “为建设海洋强国而奋斗”.", " ".join(page.split()).replace("“ ", "“").replace(" ”", "”"))


if __name__ == "__main__":
    unittest.main()

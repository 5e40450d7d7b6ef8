#!/usr/bin/env python3
"""What the report says of a revision: how much stands as it was, and every paragraph that changed."""

import sys
import unittest

sys.dont_write_bytecode = True
from support.program import run
from support.report_page import ReportTest

BOARD = (
    "The Board of the Harbour Bank met today. The catch of the year has grown at a solid pace, and harbours have been busy.",
    "The Board judges that the risks to fishing and to trade are roughly in balance. The outlook for the tides is uncertain.",
    "In support of its aims, the Board decided to lower the harbour fee by one quarter. It will look at the tides and the catch "
    "before it decides anew, and it will be ready to set another fee if risks emerge.",
)


class Wording(ReportTest):
    def statements(self, *changed, around=("Harbour Bank issues its statement.", "The next meeting is in spring.")):
        texts = {"2024-12-18": "\n\n".join(BOARD), "2025-01-29": "\n\n".join(changed)}
        return self.series_of("board", '{ zh = "港行声明", en = "Statements of the Board" }', "en", texts, around)

    def test_a_revision_is_told_change_by_change(self):
        folder = self.statements(
            BOARD[0].replace("solid", "<b>moderate"),
            "Uncertainty around the outlook for the tides has increased.",
            BOARD[2].replace("lower the harbour fee by one quarter", "keep the harbour fee"),
        )
        answer = self.answer(folder, "board:2024", "board:2025")
        wording = answer["wording"]
        self.assertEqual(answer["findings"][0], {"kind": "wording"})
        self.assertGreater(wording["kept_share"], 0.5)
        rows = {row: wording[row] for row in ("same", "edited", "inserted", "deleted", "split", "merged", "renumbered", "moves")}
        self.assertEqual(rows, {"same": 2, "edited": 3, "inserted": 0, "deleted": 0, "split": 0, "merged": 0, "renumbered": 0, "moves": 0})
        page = self.page(folder, "board:2024", "board:2025")
        reader = self.check_safe(page)
        self.assertIn("word for word; paragraphs: 3 reworded, 2 unchanged. The longest passage gone: “The Board judges that the risks", " ".join(reader.text.split()))
        self.assertIn("<del>solid</del><ins>&lt;b&gt;moderate</ins>", page)
        self.assertIn('href="#wording"', page)
        chinese = self.check_safe(self.page(folder, "board:2024", "board:2025", "--lang", "zh")).text
        self.assertIn("段落：改写3段、未变2段。", chinese)
        more = self.statements(*BOARD[:2], BOARD[2] + " Beacons: the Board lights ten more of them.")
        self.assertIn("The longest passage new: “Beacons: the Board lights ten more of them.”", self.check_safe(self.page(more, "board:2024", "board:2025")).text)
        self.assertIn("第3段", "".join(chinese.split()).replace("第3→3段", "第3段"))

    def test_the_day_and_the_release_of_a_statement_are_no_rewording(self):
        folder = self.statements(BOARD[0], BOARD[1].replace("balance", "order"), BOARD[2])
        for day, written, zone in (("2024-12-18", "December 18, 2024", "EST"), ("2025-01-29", "January 29, 2025", "EDT")):
            file = folder / f"{day}.txt"
            head = f"{written}\n\nHarbour Bank issues Board statement\n\nFor release at 2:00 p.m. {zone}\n\n"
            file.write_text(head + file.read_text(encoding="utf-8"), encoding="utf-8")
        run(folder, "build")
        wording = self.answer(folder, "board:2024", "board:2025")["wording"]
        self.assertEqual((wording["edited"], wording["inserted"], wording["deleted"]), (1, 0, 0))
        self.assertEqual(wording["edition_lines"], 2)  # the day, gone and new, is one
        page = self.page(folder, "board:2024", "board:2025")
        said = " ".join(self.check_safe(page).text.split())
        self.assertIn("paragraphs: 1 reworded, ", said)
        self.assertIn("in the head that name the edition (date, number)", said)
        part = page[page.index('id="wording"') :]
        self.assertNotIn("p.m.", part[: part.index("</section>")])
        self.assertIn("题头标明版次（日期、文号）", self.page(folder, "board:2024", "board:2025", "--lang", "zh"))
        told = run(folder, "redline", "board:2024", "board:2025", "--summary", "--format", "table").stdout
        self.assertIn("paragraphs: 5 unchanged, 1 reworded, 0 inserted", " ".join(told.split()))
        self.assertIn("of the head, and other in each edition", " ".join(told.split()))

    def test_what_is_put_in_elsewhere_is_not_called_gone(self):
        moved = "The harbour master keeps the register of all lamps and shows it to anybody who asks for it within three days."
        folder = self.statements(
            BOARD[0], BOARD[1] + " " + moved.replace("three", "two").replace("all lamps", "every lamp"), BOARD[2].replace("harbour fee", "ferry fee"),
            around=("Harbour Bank issues its statement. " + moved, "The next meeting is in spring. It takes place on the western pier of the old harbour."),
        )
        (folder / "2025-01-29.txt").write_text(
            (folder / "2025-01-29.txt").read_text(encoding="utf-8").replace(" " + moved, "").replace(" It takes place on the western pier of the old harbour.", ""), encoding="utf-8"
        )
        run(folder, "build")
        said = self.check_safe(self.page(folder, "board:2024", "board:2025")).text
        self.assertIn("The longest passage gone: “It takes place on the western pier", " ".join(said.split()))
        self.assertNotIn("gone: “The harbour master", said)

    def test_of_many_paragraphs_the_heaviest_are_shown_in_order(self):
        many = [f"Article {n}. The keeper of lighthouse {n} lights the lamp at dusk and puts it out at dawn." for n in range(60)]
        now = [one.replace("at dusk", "when the sun goes down behind the western reef" if n % 2 else "at night") for n, one in enumerate(many)]
        texts = {"2024-12-18": "\n\n".join(many), "2025-01-29": "\n\n".join(now)}
        folder = self.series_of("rules", '"Rules"', "en", texts, ("Rules of the lights.", "End of the rules."))
        page = self.page(folder, "rules:2024", "rules:2025")
        self.check_safe(page)
        part = page[page.index('id="wording"') :]
        part = part[: part.index("</section>")]
        self.assertEqual(part.count('class="t"'), 40)
        self.assertIn("20 more paragraphs changed", part)
        heavy = [part.index(f"lighthouse {n} ") for n in range(1, 60, 2)]
        self.assertEqual(heavy, sorted(heavy))

    def test_a_paragraph_of_many_changes_and_a_word_without_end_are_cut(self):
        words = [f"lamp{n} of the western reef burns all night" for n in range(400)]
        endless = "x" * 30_000
        old = " ".join(words) + " and " + endless + " at dusk"
        new = old.replace(" burns", " glows").replace("at dusk", "at dawn")
        folder = self.series_of("rules", '"Rules"', "en", {"2024-12-18": old, "2025-01-29": new}, ("Rules of the lights.", "The end."))
        page = self.page(folder, "rules:2024", "rules:2025")
        self.check_safe(page)
        part = page[page.index('id="wording"') :]
        part = part[: part.index("</section>")]
        self.assertRegex(part, r"… and \d+ more changes in this paragraph")
        self.assertLess(len(part), 40_000)

    def test_what_has_lost_a_word_is_not_all_there(self):
        old = "The keeper lights the lamp. " * 2000
        folder = self.series_of("rules", '"Rules"', "en", {"2024-12-18": old + "So.", "2025-01-29": old + "No."}, ("Rules of the lights.", "The end."))
        self.assertIn("99.9 % of 2024 stands", self.page(folder, "rules:2024", "rules:2025"))

    def test_another_text_is_no_revision(self):
        folder = self.statements("The islands elect a council.", "Schools are open to all.", "The library lends maps and books.")
        answer = self.answer(folder, "board:2024", "board:2025")
        self.assertIsNone(answer["wording"])
        self.assertNotIn("wording", [finding["kind"] for finding in answer["findings"]])
        self.assertNotIn('id="wording"', self.page(folder, "board:2024", "board:2025"))


if __name__ == "__main__":
    unittest.main()

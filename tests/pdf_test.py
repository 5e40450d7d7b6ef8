"""PDFs through the program: reading order, paragraphs, what is told apart from the text, where spans lie, what is refused."""

import collections
import json
import random
import shutil
import subprocess
import unittest

from support import pdf
from support.pdf import Page
from support.program import ERROR, FOUND, AddingTest, run

ENGLISH = (
    "The council adopted the plan for the coastal regions in spring, and the ministries will report on its progress every year. "
    "Ports, fisheries and shipyards share one budget from now on, which the regions divide among themselves according to need."
)
SECOND = (
    "A second paragraph speaks of schools and of the training that seafarers are to receive before they go aboard any vessel. "
    "Its measures are paid for by the same budget, and the council looks at them again when three years have passed."
)
CHINESE = "坚持陆海统筹，加快建设海洋强国，大力发展海洋经济，提高海洋资源开发能力，保护海洋生态环境，坚决维护国家海洋权益，推动海洋科技向创新引领型转变，各地区各部门要认真贯彻落实，确保各项任务落到实处。"
OTHER = "完善海洋治理体系，健全监测预警机制，强化应急处置能力，稳步推进重点工程建设，支持沿海地区发展特色产业，促进区域协调发展，让人民群众共享发展成果，为全面推进现代化建设作出新的更大贡献。"


class PdfTest(AddingTest):
    def add_pdf(self, data, *arguments, name="1", expect=FOUND):
        return self.add(self.write("a.pdf", data), "--id", name, *arguments, expect=expect)

    def blocks(self, data, name="1"):
        """The pieces of the source, kept and set aside."""
        self.add_pdf(data, name=name)
        done = run(self.corpus, "source", f"s:{name}", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return json.loads(done.stdout)

    def count(self, term):
        done = run(self.corpus, "count", term, "--in", "s", "--evidence", "--format", "json")
        rows = json.loads(done.stdout)["terms"][0]["rows"]
        return rows[0]["count"], [span["locator"].partition("#")[2] for span in rows[0].get("spans", [])]


class Layout(PdfTest):
    def test_lines_become_paragraphs_over_pages_and_cut_words_are_whole(self):
        first, second = Page(), Page()
        first.text(72, 90, "Report on the Coast", 20)
        y = first.paragraph(72, 140, ENGLISH, 520)
        y = first.paragraph(72, y + 10, "The region trans-", 520)
        first.text(72, y, "ports fish in well-")
        first.text(72, y + 15.4, "known ships, and is well-known for it. All transports are listed.")
        for row, line in enumerate(pdf.lines_of(SECOND, 448, 11)):
            (first if row < 2 else second).text(72, 700 + 15.4 * row if row < 2 else 90 + 15.4 * row, line)
        blocks = self.blocks(pdf.write([first, second]))
        texts = [piece["text"] for piece in blocks["pieces"] if piece["kept"]]
        self.assertEqual(
            texts,
            ["Report on the Coast", ENGLISH, "The region transports fish in well-known ships, and is well-known for it. "
             "All transports are listed.", SECOND],
        )
        self.assertEqual([(p["what"], p["original"]) for p in blocks["pieces"] if not p["kept"]], [("hyphen", "")])
        self.assertRegex(blocks["pieces"][-1]["place"], r"^page=1&box=72,\d+,\d+,\d+&page=2&box=72,")

    def test_chinese_is_joined_without_spaces(self):
        page = Page()
        page.text(150, 90, "关于海洋工作的报告", 22)
        y = page.paragraph(72, 140, CHINESE, 520, size=14, indent=28)
        y = page.paragraph(72, y, OTHER, 520, size=14, indent=28)
        end = page.text(72, y + 60, "到", 14)
        end = page.text(end + 3.5, y + 60, "2035", 14)
        page.text(end + 3.5, y + 60, "年基本建成", 14)
        blocks = self.blocks(pdf.write([page]))
        self.assertEqual(
            [(piece["what"], piece["text"]) for piece in blocks["pieces"] if piece["kept"]],
            [("title", "关于海洋工作的报告"), ("paragraph", CHINESE), ("paragraph", OTHER), ("paragraph", "到2035年基本建成")],
        )

    def test_columns_are_read_one_after_the_other(self):
        page = Page()
        page.text(120, 80, "A Newsletter of the Northern Coast", 18)
        y = page.paragraph(50, 120, ENGLISH, 285)
        page.paragraph(50, y + 8, SECOND, 285)
        y = page.paragraph(310, 120, "Right: " + SECOND, 545)
        page.paragraph(310, y + 8, "Last: " + ENGLISH, 545)
        blocks = self.blocks(pdf.write([page]))
        self.assertEqual(
            [piece["text"] for piece in blocks["pieces"] if piece["kept"]],
            ["A Newsletter of the Northern Coast", ENGLISH, SECOND, "Right: " + SECOND, "Last: " + ENGLISH],
        )

    def test_running_heads_numbers_and_notes_are_told_apart(self):
        pages = []
        for number in range(1, 6):
            page = Page()
            page.text(72, 40, "Annual Report of the Coast" if number % 2 else "Chapter One", 9)
            y = page.paragraph(72, 90, f"In year {number * number} the coast grew. {ENGLISH}", 520)
            y = page.paragraph(72, y + 10, f"Part {'ABCDE'[number - 1]} of the plan is paid for", 520)
            end = page.text(72, y + 40, "by the state budget")
            page.text(end, y + 36, str(number), 7)
            page.text(end + 12, y + 40, "and by the regions.")
            page.text(72, 700, str(number), 6)
            page.text(82, 702, f"Budget law of year {2000 + number * number}, page {number * 7}.", 8)
            page.text(290, 800, f"- {number} -", 9)
            pages.append(page)
        blocks = self.blocks(pdf.write(pages))
        aside = [(piece["what"], piece["text"]) for piece in blocks["pieces"] if not piece["kept"]]
        heads = [text for what, text in aside if what == "running head"]
        self.assertEqual(len(heads), 5)
        for number, head in enumerate(heads, 1):
            self.assertEqual(head, ("AnnualReportoftheCoast" if number % 2 else "ChapterOne") + f"-{number}-")
        notes = [piece["text"] for piece in blocks["pieces"] if piece["what"] == "note"]
        self.assertEqual(notes, [f"Budget law of year {2000 + n * n}, page {n * 7}." for n in range(1, 6)])
        self.assertEqual(sum(text.count("by the state budget and by the regions.") for text in
                             (piece["text"] for piece in blocks["pieces"] if piece["kept"])), 5)
        self.assertEqual([text for what, text in aside if what == "gloss or note mark"], [str(n) for n in range(1, 6) for _ in (0, 1)])
        count, places = self.count("Budget law")
        self.assertEqual(count, 5)
        self.assertRegex(places[2], "^page=3&box=")

    def test_headings_by_size_and_contents_lists(self):
        page = Page()
        page.text(72, 80, "Plan for the Coast", 22)
        for row, (name, at) in enumerate((("Goals", 3), ("Means", 7), ("Ports", 9))):
            page.text(72, 120 + 16 * row, f"{name} {'.' * 30} {at}")
        y = page.paragraph(72, 200, ENGLISH, 520)
        page.text(72, y + 20, "Goals of the Plan", 16)
        y = page.paragraph(72, y + 50, SECOND, 520)
        page.text(72, y + 20, "Ports", 13)
        page.paragraph(72, y + 50, ENGLISH, 520)
        self.blocks(pdf.write([page]))
        done = run(self.corpus, "status", "--document", "s:1", "--format", "json")
        shown = json.loads(done.stdout)
        self.assertEqual(shown["title"], "Plan for the Coast")
        self.assertEqual(
            [(row["level"], row["heading"]) for row in shown["outline"] if row["level"]],
            [(1, "Goals of the Plan"), (2, "Ports")],
        )
        self.assertGreater(dict(shown["bytes"]["set_aside"])["contents list"], 90)

    def rows(self, page, top, columns, rows, *, pitch=16, size=11, bold=True):
        """A table; gives the y below it."""
        for number, row in enumerate(rows):
            for x, cell in zip(columns, row):
                if cell:
                    page.text(x, top + pitch * number, cell, size, bold=bold and number == 0)
        return top + pitch * len(rows)

    def kept(self, pages, name="1"):
        return [(piece["what"], piece["text"]) for piece in self.blocks(pdf.write(pages), name)["pieces"] if piece["kept"]]

    def test_aligned_tables_become_cells_row_by_row(self):
        page = Page()
        y = page.paragraph(72, 90, ENGLISH, 520)
        figures = [("Port", "2019", "2020", "Change"), ("Haian", "12,500", "14,100", "+12.8"), ("Lingzhou Bay", "8,040", "", "-"),
                   ("Total", "20,540", "23,400", "")]
        y = self.rows(page, y + 20, (72, 220, 320, 430), figures)
        # Heads that stand closer than cells do, over columns that the rows under them tell.
        close = [("Region", "Output (bn)", "Growth", "Ships"), ("North", "12.5", "3.1", "40"), ("South", "9.8", "2.7", "32"), ("East", "7.2", "4.0", "28")]
        y = self.rows(page, y + 30, (72, 120, 201, 249), close[:1])
        y = self.rows(page, y, (72, 150, 210, 260), close[1:], bold=False)
        y = page.paragraph(72, y + 20, SECOND, 520)
        chinese = [("指标", "2020年"), ("海洋生产总值", "9.6"), ("渔港数量", "128"), ("科技投入", "51.5")]
        y = self.rows(page, y + 20, (72, 320), chinese, pitch=20, size=12)
        y = page.paragraph(72, y + 20, ENGLISH, 520)
        # A cell of two lines is one cell; a table of words is told by its head or by the room around its rows.
        words = [("Name", "Office", "Since"), ("Anna Lind", "minister of ports", "May"), ("", "and fisheries", ""),
                 ("Bo Chen", "envoy", "June"), ("Carl Oh", "secretary", "July")]
        for top, row in zip((0, 24, 36, 60, 84), words):
            self.rows(page, y + 20 + top, (72, 220, 400), [row], bold=top == 0)
        self.assertEqual(
            self.kept([page]),
            [("paragraph", ENGLISH), *self.cells(figures), *self.cells(close), ("paragraph", SECOND), *self.cells(chinese), ("paragraph", ENGLISH),
             *self.cells([words[0], ("Anna Lind", "minister of ports and fisheries", "May"), *words[3:]])],
        )

    @staticmethod
    def cells(rows):
        return [("table cell", cell) for row in rows for cell in row if cell]

    def test_what_rules_part_is_a_cell(self):
        page = Page()
        y = page.paragraph(72, 80, ENGLISH, 520)
        # A head over two columns, cells of running text, an empty one, a line over all columns.
        words = [("Measure", "Who", None, "When"), ("", "Leads", "Helps", ""),
                 ("Build the northern pier", "The ministry of ports and the regions that pay for it", "Yards", "by the end of 2026"),
                 ("What goes on without an end", None, None, None), ("Train crews", "Schools", "", "2027")]
        y = page.table(y + 10, (72, 170, 330, 400, 520), words)
        y = page.paragraph(72, y + 30, SECOND, 520)
        chinese = [("序号", "任务", "单位"), ("1", "推进北湾港口扩建工程，建成两个万吨级泊位", "交通部门"), ("2", "培训海员", "教育部门")]
        y = page.table(y + 10, (72, 120, 300, 400), chinese, filled=True)
        page.paragraph(72, y + 30, CHINESE, 520)
        self.assertEqual(self.kept([page]), [("paragraph", ENGLISH), *self.cells(words), ("paragraph", SECOND), *self.cells(chinese),
                                             ("paragraph", CHINESE)])

    def test_the_head_of_a_table_that_goes_on_over_pages_stands_once(self):
        head, pages = ("Port", "What is done", "2020"), []
        rows = [(f"Port {n}", f"{n} piers are mended and roads are built to them", f"{n * 713}") for n in range(1, 28)]
        for number in range(3):
            page = Page()
            y = page.paragraph(72, 80, ENGLISH, 520) + 10 if number == 0 else 72
            page.table(y, (72, 160, 340, 420), [head, *rows[9 * number:9 * number + 9]])
            pages.append(page)
        blocks = self.blocks(pdf.write(pages))["pieces"]
        self.assertEqual([(piece["what"], piece["text"]) for piece in blocks if piece["kept"]],
                         [("paragraph", ENGLISH), *self.cells([head, *rows])])
        self.assertEqual([piece["text"] for piece in blocks if piece["what"] == "running head"], ["PortWhatisdone2020"] * 2)

    def test_rows_without_rules_between_them_are_rows(self):
        page = Page()
        y = page.paragraph(72, 80, ENGLISH, 520)
        head, rows = [("Method", "Small", "Large")], [("CRC-32", "2.08", "1.79"), ("CRC-64", "2.09", "1.80"), ("CRC-128", "2.91", "")]
        edges = (72, 124, 180, 240)
        y = page.table(y + 10, edges, head)
        for number, row in enumerate(rows):
            for x, cell in zip(edges, row):
                page.text(x + 4, y + 14 + 16 * number, cell)
        for x in edges:
            page.rule(x, y, x, y + 54)
        page.rule(72, y + 54, 240, y + 54)
        page.paragraph(72, y + 90, SECOND, 520)
        self.assertEqual(self.kept([page]), [("paragraph", ENGLISH), *self.cells(head), *self.cells(rows), ("paragraph", SECOND)])

    def test_frames_and_rules_between_columns_make_no_table(self):
        page = Page()
        page.text(120, 80, "A Newsletter of the Northern Coast", 18)
        for y in (50, 95, 500):
            page.rule(40, y, 555, y)
        for x in (40, 555):
            page.rule(x, 50, x, 500)
        page.rule(297, 95, 297, 500)
        page.paragraph(50, 120, ENGLISH, 285)
        page.paragraph(310, 120, SECOND, 545)
        # A table in a frame with text over and under it.
        framed = Page()
        for y in (50, 700):
            framed.rule(40, y, 555, y)
        y = framed.paragraph(60, 80, ENGLISH, 520)
        rows = [("Port", "Ships"), ("Haian", "12"), ("Lingzhou", "8")]
        y = framed.table(y + 10, (40, 300, 555), rows)
        for x in (40, 555):
            framed.rule(x, 50, x, 700)
        framed.paragraph(60, y + 30, SECOND, 520)
        # Bars of a chart, and rules that words cross.
        chart = Page()
        chart.paragraph(72, 80, CHINESE, 520)
        for x in (72, 120, 170, 220):
            chart.rule(x, 200, x, 290)
        for y in (200, 230, 260, 290):
            chart.rule(72, y, 220, y)
        for row in range(3):
            chart.text(90, 220 + 30 * row, f"growth{row}growth growing")
        # Curves have handles that lie level and upright, and are no rules.
        rings = Page()
        for edge in (72, 222, 372):
            for y in range(80, 320, 40):
                rings.ellipse(edge, y, edge + 4, y + 145)
        for edge in (200, 240, 280, 320):
            for x in range(0, 380, 40):
                rings.ellipse(x, edge, x + 145, edge + 4)
        for row in range(3):
            for x in (100, 250):
                rings.text(x, 226 + 40 * row, f"growth{row}")
        self.assertNotIn("table cell", {what for what, _ in self.kept([rings], "rings")})
        kept = self.kept([page, framed, chart])
        self.assertEqual({what for what, _ in kept[-3:]}, {"paragraph"})
        self.assertEqual(
            kept[:-3],
            [("title", "A Newsletter of the Northern Coast"), ("paragraph", ENGLISH), ("paragraph", SECOND), ("paragraph", ENGLISH),
             *self.cells(rows), ("paragraph", SECOND), ("paragraph", CHINESE)])

    def test_text_beside_a_table_goes_on_past_it(self):
        for ruled in (True, False):
            for at_left in (True, False):
                with self.subTest(ruled=ruled, at_left=at_left):
                    rows = [("Port", "2020"), ("Haian", "14,100"), ("Bay", "9,000"), ("Total", "23,100")]
                    page = Page()
                    page.text(72, 60, "Report on the Coast", 20)
                    lines = pdf.lines_of(ENGLISH + " " + SECOND, 290, 11)
                    page.text(72, 90, "It begins.")
                    text = 250 if at_left else 72
                    for row, line in enumerate(lines):
                        page.text(text, 120 + 15.4 * row, line)
                    edges = (72, 150, 230) if at_left else (380, 460, 545)
                    if ruled:
                        page.table(130, edges, rows)
                    else:
                        self.rows(page, 145, edges, rows, pitch=20)
                    kept = self.kept([page], f"{ruled}-{at_left}")
                    self.assertEqual([text for what, text in kept if what == "table cell"], [cell for row in rows for cell in row])
                    self.assertIn(("paragraph", ENGLISH + " " + SECOND), kept)

    def test_what_could_be_something_else_is_no_table(self):
        page = Page()
        y = page.paragraph(72, 80, ENGLISH, 520)
        # A list of contents without dots, a list with marks, two rows, names in columns that are read downwards.
        y = self.rows(page, y + 20, (72, 400), [("Goals of the plan", "3"), ("Means", "7"), ("Ports", "12"), ("Annex", "30")], bold=False)
        y = self.rows(page, y + 20, (72, 92), [("1.", "Build the pier."), ("2.", "Dredge the bay."), ("3.", "Train the crews.")], bold=False)
        y = self.rows(page, y + 20, (72, 300), [("Haian", "12,500"), ("Lingzhou", "8,040")], bold=False)
        self.rows(page, y + 20, (72, 240, 400), [("Abel", "Dora", "Gus"), ("Bert", "Emil", "Hans"), ("Cora", "Finn", "Ida")], bold=False)
        columns = Page()
        columns.paragraph(50, 90, ENGLISH, 285)
        columns.paragraph(310, 90, SECOND, 545)
        kept = self.kept([page, columns])
        self.assertNotIn("table cell", [what for what, _ in kept])
        text = " ".join(text for _, text in kept)
        for word in ("Goals", "30", "1. Build the pier.", "3. Train the crews.", "8,040", "Emil", "Ida"):
            self.assertIn(word, text)

    def test_marks_that_stand_in_a_column_of_their_own_go_before_their_items(self):
        page = Page()
        page.paragraph(72, 80, ENGLISH, 520)
        for row, item in enumerate(("the pier of the northern harbour", "schools for seafarers", "a survey of the bay")):
            page.text(72, 300 + 16 * row, f"{row + 1}.")
        for row, item in enumerate(("the pier of the northern harbour", "schools for seafarers", "a survey of the bay")):
            page.text(120, 300 + 16 * row, item)
        self.assertEqual([text for _, text in self.kept([page])][1:],
                         ["1. the pier of the northern harbour", "2. schools for seafarers", "3. a survey of the bay"])

    def test_every_letter_is_kept_or_set_aside(self):
        if shutil.which("pdftotext") is None:
            self.skipTest("pdftotext is not installed")
        pages = []
        for number in range(3):
            page = Page()
            page.text(72, 40, "Running head", 9)
            y = page.paragraph(50, 90, ENGLISH, 285)
            page.paragraph(310, 90, SECOND + " " + ENGLISH, 545)
            y = page.paragraph(72, 500, CHINESE, 520, size=14)
            page.table(y + 10, (72, 300, 500), [("Port", "2020"), ("Haian", "14,100"), ("Bay", "")])
            pages.append(page)
        data = pdf.write(pages)
        done = subprocess.run(["pdftotext", "-raw", self.write("b.pdf", data), "-"], capture_output=True, check=True)
        theirs = collections.Counter(done.stdout.decode().split() and "".join(done.stdout.decode().split()))
        blocks = self.blocks(data)
        ours = collections.Counter("".join("".join(piece["text"] for piece in blocks["pieces"]).split()))
        self.assertEqual(ours, theirs)
        account = blocks["bytes"]
        self.assertEqual(account["source"], sum(len(c.encode()) * n for c, n in theirs.items()))


class Refused(PdfTest):
    def refused(self, data, words):
        done = self.add_pdf(data, expect=ERROR)
        self.assertRegex(done.stderr, words)
        self.assertNotIn("signal", done.stderr)

    def page(self, text=ENGLISH):
        page = Page()
        page.paragraph(72, 90, text, 520)
        return page

    def test_scanned_pages_are_said(self):
        scan = Page()
        scan.picture()
        done = self.add_pdf(pdf.write([self.page(), scan, scan, Page(), self.page(SECOND)]))
        self.assertIn("pages 2-3 have no text, only pictures", done.stderr)
        self.assertNotIn("4", done.stderr.split("pages")[1].split("have")[0])
        again = run(self.corpus, "build")
        self.assertEqual(again.returncode, FOUND, again.stderr)
        self.assertIn("pages 2-3 have no text", again.stderr)

    def test_what_cannot_be_read_is_refused_with_a_sentence(self):
        scan = Page()
        scan.picture()
        self.refused(pdf.write([scan, scan]), "no text: 2 of its 2 pages are pictures")
        self.refused(pdf.write([Page()]), "no text")
        self.refused(pdf.write([self.page()], encrypt=True), "encrypted")
        self.refused(b"%PDF-1.7\nnothing more\n%%EOF", "damaged or cut short")
        self.refused(pdf.write([self.page()], count=10**9), "no page")
        self.refused(pdf.write([self.page()], count=2), "page 2 of 2 is damaged")

    def test_cycles_end(self):
        # The tree of pages holds itself, and a page draws itself.
        cyclic = pdf.write([self.page()], pages_extra="2 0 R", count=2)
        done = run(self.corpus, "add", self.write("cycle.pdf", cyclic), "--series", "s", "--id", "1")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        self.assertNotIn("signal", done.stderr)
        loop = Page()
        loop.text(72, 90, "A page in itself.")
        loop.content.append("/again Do")
        data = pdf.write([loop], compress=False)
        data = data.replace(b"/scan 4 0 R", b"/again 5 0 R /scan 4 0 R")
        done = run(self.corpus, "add", self.write("loop.pdf", data), "--series", "s", "--id", "2")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        self.assertNotIn("signal", done.stderr)

    def test_cut_and_flipped_files_are_read_or_refused(self):
        data = pdf.write([self.page(), self.page(SECOND), self.page(ENGLISH)], title="A Title")
        random.seed(7)
        files = [self.write(f"cut{n}.pdf", data[: len(data) * n // 20]) for n in range(1, 20)]
        for n in range(80):
            flipped = bytearray(data)
            for _ in range(1 + n % 4):
                flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
            files.append(self.write(f"flip{n}.pdf", bytes(flipped)))
        done = run(self.corpus, "add", *files, "--series", "s")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        self.assertNotIn("signal", done.stderr)
        self.assertNotIn("hold together", done.stderr)


if __name__ == "__main__":
    unittest.main()

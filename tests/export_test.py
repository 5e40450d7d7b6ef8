#!/usr/bin/env python3
"""Answers in files: workbooks as another program reads them, formats by the end of a name, files whole or not at all."""

import json
import os
import pty
import resource
import stat
import sys
import time
import unittest
import zipfile
from xml.etree import ElementTree

sys.dont_write_bytecode = True
import openpyxl

from support.program import ERROR, FOUND, NOT_FOUND, CorpusTest, run

QUESTIONS = {
    "count": ["count", "科技|技术", "安全", "--in", "plan", "--explain", "--evidence"],
    "first": ["first", "潮汐算力", "耕海牧渔", "--in", "plan", "--gaps"],
    "last": ["last", "计划配给", "--in", "plan"],
    "kwic": ["kwic", "蓝色经济", "--in", "plan"],
    "compare": ["compare", "plan:7", "plan:8"],
    "steps": ["compare", "plan:5..8"],
    "status": ["status"],
    "document": ["status", "--document", "plan:8"],
    "cycle": ["cycle", "plan:8"],
    "verify": ["verify"],
}
SHEETS = {
    "count": ["counts", "rules", "evidence", "Method"],
    "first": ["first uses", "Method"],
    "last": ["last uses", "Method"],
    "kwic": ["concordance", "Method"],
    "compare": ["phrases", "sections", "themes", "Method"],
    "steps": ["phrases", "sections", "themes", "Method"],
    "status": ["series", "to look at", "Method"],
    "document": ["outline", "Method"],
    "cycle": ["cycle", "Method"],
    "verify": ["findings", "Method"],
}


def rows_of(sheet):
    """The rows of a sheet under its header, by column name."""
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row)) for row in rows]


class Workbooks(CorpusTest):
    def book(self, folder, *arguments, status=FOUND):
        file = self.folder / "answer.xlsx"
        done = run(folder, *arguments, "-o", file)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (status, "", ""))
        return openpyxl.load_workbook(file)

    def method(self, book):
        return [(row["of"] or "", row["what"], row["value"]) for row in rows_of(book["Method"])]

    def test_every_answer_has_its_sheets_and_a_method(self):
        folder = self.example()
        for name, arguments in QUESTIONS.items():
            with self.subTest(name):
                book = self.book(folder, *arguments)
                self.assertEqual(book.sheetnames, SHEETS[name])
                answer = self.ask(folder, *arguments)
                method = self.method(book)
                self.assertIn(("", "tifa", answer["tifa"]["version"]), method)
                self.assertIn(("", "index", answer["tifa"]["index"]), method)
                self.assertEqual(method[0][1], "command")
                for sheet in book:
                    self.assertEqual(sheet.freeze_panes, "A2")
                    self.assertTrue(all(cell.font.b for cell in sheet[1]), sheet.title)
                    if sheet.title != "Method":
                        self.assertEqual(sheet.auto_filter.ref, sheet.dimensions.replace("A1:A1", "A1"))

    def test_numbers_are_numbers_and_the_same_as_in_json(self):
        folder = self.example()
        arguments = QUESTIONS["count"]
        book, answer = self.book(folder, *arguments), self.ask(folder, *arguments)
        expected = [(term["term"], row) for term in answer["terms"] for row in term["rows"]]
        rows = rows_of(book["counts"])
        self.assertEqual(len(rows), len(expected))
        for shown, (term, row) in zip(rows, expected):
            self.assertEqual((shown["term"], shown["edition"]), (term, row["edition"]))
            # A missing edition has an empty cell, never a 0.
            for name in ("count", "change", "length"):
                self.assertEqual(shown[name], row[name])
            for name, value in (("rate", row["rate"]), ("low", (row["interval"] or [None])[0])):
                if value is None:
                    self.assertIsNone(shown[name])
                else:
                    self.assertAlmostEqual(shown[name], value, places=6)
        self.assertIn(None, [row["count"] for row in rows])
        formats = {cell.value: book["counts"].cell(2, cell.column).number_format for cell in book["counts"][1]}
        self.assertEqual((formats["count"], formats["rate"], formats["low"]), ("#,##0", "0.00", "0.0000"))
        spans = [span["locator"] for term in answer["terms"] for row in term["rows"] for span in row.get("spans", [])]
        self.assertEqual([row["locator"] for row in rows_of(book["evidence"])], spans)
        under = [rule["total"] for term in answer["terms"] for rule in term["under"]]
        self.assertEqual([row["total"] for row in rows_of(book["rules"])], under)

        phrases = self.ask(folder, *QUESTIONS["compare"])["phrases"]
        shown = rows_of(self.book(folder, *QUESTIONS["compare"])["phrases"])
        self.assertEqual(len(shown), len(phrases))
        by_phrase = {(p["change"], p["phrase"]): p for p in phrases}
        for row in shown:
            phrase = by_phrase[row["change"], row["phrase"]]
            for name in ("a", "b", "g2", "log_ratio", "lrc", "q"):
                self.assertIsInstance(row[name], (int, float))
                self.assertAlmostEqual(row[name], phrase[name], places=6)

    def test_the_method_states_rule_and_coverage_in_full(self):
        folder = self.example()
        answer = self.ask(folder, *QUESTIONS["count"])["terms"]
        method = self.method(self.book(folder, *QUESTIONS["count"]))
        coverage = answer[0]["coverage"]
        self.assertEqual(method[0][2], "tifa count '科技|技术' 安全 --in plan --explain --evidence")
        for what in ("held", "partial", "missing"):
            self.assertIn(("", what, ", ".join(coverage[what])), method)
        self.assertIn(("", "coverage", coverage["statement"]), method)
        self.assertIn(("", "rule", answer[0]["rule"]["statement"]), method)
        self.assertIn(("科技|技术", "total", str(answer[0]["total"])), method)
        self.assertIn(("安全", "total", str(answer[1]["total"])), method)
        # Coverage that differs is said of each comparison, and whole.
        steps = self.ask(folder, *QUESTIONS["steps"])["steps"]
        method = self.method(self.book(folder, *QUESTIONS["steps"]))
        self.assertEqual(len(steps), 3)
        for step in steps:
            for what in ("held", "missing"):
                self.assertIn((f"{step['a']} → {step['b']}", what, ", ".join(step["coverage"][what])), method)

    def test_the_same_answer_gives_the_same_bytes(self):
        folder = self.example()
        for name in ("count", "steps"):
            files = [self.folder / "a.xlsx", self.folder / "b.xlsx"]
            run(folder, *QUESTIONS[name], "-o", files[0], environment={"TZ": "UTC"})
            time.sleep(2.1)  # the clock of a ZIP file has steps of two seconds
            run(self.folder, *QUESTIONS[name], "--output", files[1], "-C", folder, "-q",
                environment={"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"})
            self.assertEqual(files[0].read_bytes(), files[1].read_bytes())
            with (self.folder / "c.xlsx").open("wb") as pipe:
                piped = run(folder, *QUESTIONS[name], "--format", "xlsx", stdout=pipe)
            self.assertEqual(piped.returncode, FOUND)
            self.assertEqual(files[0].read_bytes(), (self.folder / "c.xlsx").read_bytes())

    def test_what_looks_like_a_formula_or_a_link_stays_text(self):
        terms = ["=1+1", "+SUM(A1)", "@x", "-2+3", "http://example.org/", "_x0041_", "0123", "TRUE", "科技"]
        folder = self.corpus(
            '[series.s]\nfiles = "t-{id}.txt"\nlanguage = "zh"\n',
            {"t-1.txt": "标题\n\n" + "，".join(terms) + "。\n"},
        )
        self.assertEqual(run(folder, "build", "-q").returncode, FOUND)
        escaped = [term.replace("*", "\\*").replace("/", "\\/") for term in terms]
        file = self.folder / "hostile.xlsx"
        done = run(folder, "count", "--evidence", "--explain", "-o", file, "--", *escaped)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        book = openpyxl.load_workbook(file)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertIn(cell.data_type, ("s", "n"), f"{sheet.title} {cell.coordinate}: {cell.value}")
                    self.assertIsNone(cell.hyperlink)
        shown = {row["term"].replace("_x005F_", "_") for row in rows_of(book["counts"])}
        self.assertTrue(set(terms) - {"http://example.org/"} <= shown, shown)
        for name in zipfile.ZipFile(file).namelist():
            text = zipfile.ZipFile(file).read(name).decode("utf-8")
            ElementTree.fromstring(text)
            self.assertNotIn("<f>", text)
            self.assertNotIn("hyperlink", text)

    def test_steps_of_a_range_share_their_sheets(self):
        book = self.book(self.example(), *QUESTIONS["steps"])
        pairs = [("plan:5", "plan:8"), ("plan:5", "plan:6"), ("plan:6", "plan:7"), ("plan:7", "plan:8")]
        for name in ("phrases", "sections", "themes"):
            shown = [(row["a_edition"], row["b_edition"]) for row in rows_of(book[name])]
            self.assertEqual(list(dict.fromkeys(shown)), pairs, name)

    def test_hostile_names_of_editions_make_valid_sheets(self):
        folder = self.corpus(
            '[series.s]\nfiles = "t-{id}.txt"\nlanguage = "en"\n',
            {
                f"t-{name}.txt": f"A title of {name}\n\n1. One\n\nThe sea is wide here.\n\n2. Two\n\nAnd deep there.\n"
                for name in ("a'[1]", "b'[1]", "c" * 40)
            },
        )
        self.assertEqual(run(folder, "build", "-q").returncode, FOUND)
        book = self.book(folder, "count", "sea", "deep", "--explain")
        self.assertIn("s:a'[1]", [row["edition"] for row in rows_of(book["counts"])])
        self.assertIn("s:a'[1]", [cell.value for cell in book["rules"][1]])
        self.assertEqual(len({name.casefold() for name in book.sheetnames}), len(book.sheetnames))
        for name in book.sheetnames:
            self.assertLessEqual(len(name), 31)
            self.assertNotRegex(name, r"[\[\]:*?/\\]|^'|'$")

    def test_a_text_longer_than_a_cell_is_cut_and_said(self):
        folder = self.corpus(
            '[series.s]\nfiles = "t-{id}.txt"\nlanguage = "zh"\n', {"t-1.txt": "标题\n\n海" + "𠀀" * 20000 + "。\n"}
        )
        self.assertEqual(run(folder, "build", "-q").returncode, FOUND)
        book = self.book(folder, "kwic", "海", "--context", "20000")
        right = rows_of(book["concordance"])[0]["right"]
        # One unit is left over: the next character takes two.
        self.assertEqual(right, "𠀀" * 16383 + "…")
        self.assertIn("row 2 of “concordance”", [value for _, what, value in self.method(book) if what == "cut"][0])

    def test_a_terminal_gets_no_workbook(self):
        folder = self.example()
        parent, child = pty.openpty()
        done = run(folder, "count", "科技", "--format", "xlsx", stdout=child)
        os.close(child)
        os.close(parent)
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertIn("-o", done.stderr)

    def test_a_disk_that_is_full_for_temporary_files_gives_no_half_workbook(self):
        folder = self.example()
        for limit in (0, 300, 2000, 20000):
            file = self.folder / "full.xlsx"
            file.write_bytes(b"before")
            done = run(folder, *QUESTIONS["count"], "-o", file,
                       preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(done.returncode, ERROR, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertIn("TMPDIR", done.stderr)
            self.assertEqual(file.read_bytes(), b"before")
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".tifa-")], [])


class Files(CorpusTest):
    def setUp(self):
        super().setUp()
        self.corpus_folder = self.example()

    def write(self, file, *arguments, status=FOUND, **options):
        done = run(self.corpus_folder, "count", "科技", "--in", "plan", "-o", file, *arguments, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def refused(self, file, *words, arguments=(), **options):
        done = self.write(file, *arguments, status=ERROR, **options)
        self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1), done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def test_the_end_of_the_name_gives_the_format(self):
        for end, form in {"csv": "csv", "TSV": "tsv", "json": "json", "jsonl": "jsonl", "md": "md", "txt": "table"}.items():
            file = self.folder / f"answer.{end}"
            self.assertEqual(self.write(file).stdout, "")
            shown = run(self.corpus_folder, "count", "科技", "--in", "plan", "--format", form)
            self.assertEqual(file.read_text(encoding="utf-8"), shown.stdout, end)
        self.write(self.folder / "answer.dat", "--format", "json")
        json.loads((self.folder / "answer.dat").read_text(encoding="utf-8"))
        self.write(self.folder / "wide.csv", "--format", "md")
        self.assertTrue((self.folder / "wide.csv").read_text(encoding="utf-8").startswith("科技"))

    def test_a_name_that_tells_no_format_is_refused(self):
        for name in ("answer", "answer.dat", "answer.table", ".csv"):
            self.refused(self.folder / name, "format", name)
            self.assertFalse((self.folder / name).exists())

    def test_a_table_in_a_file_does_not_hang_on_the_terminal(self):
        parent, child = pty.openpty()
        self.write(self.folder / "a.txt", stdout=child)
        os.close(child)
        os.close(parent)
        self.write(self.folder / "b.txt")
        self.assertEqual((self.folder / "a.txt").read_bytes(), (self.folder / "b.txt").read_bytes())

    def test_a_command_without_an_answer_takes_no_file(self):
        done = run(self.folder, "init", "new", "-o", "x.csv")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (ERROR, 1))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["corpus"])

    def test_a_file_that_is_there_is_replaced_with_its_permissions_and_links(self):
        file, link = self.folder / "real.csv", self.folder / "link.csv"
        file.write_text("before")
        file.chmod(0o600)
        link.symlink_to("real.csv")
        self.write(link)
        self.assertTrue(link.is_symlink())
        self.assertIn("科技", file.read_text(encoding="utf-8"))
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["corpus", "link.csv", "real.csv"])

    def test_folders_devices_and_places_that_are_not_there(self):
        (self.folder / "sub.csv").mkdir()
        self.refused(self.folder / "sub.csv", "folder", "sub.csv")
        self.refused(self.folder / "none" / "a.csv", "none", "does not exist")
        self.refused("/dev/null", "no regular file", arguments=("--format", "csv"))
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
        os.mkfifo(self.folder / "pipe.csv")
        self.refused(self.folder / "pipe.csv", "no regular file")

    def stays(self, file, *question, word, **options):
        """A command that would write over this file is refused in one sentence, and the file is as before."""
        before = file.read_bytes()
        done = run(self.corpus_folder, *question, **options)
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (ERROR, "", 1), (question, done.stderr))
        self.assertIn(word, done.stderr, question)
        self.assertEqual(file.read_bytes(), before, question)

    def test_what_a_command_reads_is_not_written_over(self):
        article, link, twin = (self.folder / name for name in ("a.md", "link.md", "twin.md"))
        article.write_text("“耕海牧渔” stands in the eighth plan.\n", encoding="utf-8")
        link.symlink_to(article)
        twin.hardlink_to(article)
        reads = "the command reads this file"
        for output in (article, self.folder / "corpus" / ".." / "a.md", "../a.md", link, twin):
            self.stays(article, "check", article, "-o", output, word=reads)
            self.stays(article, "check", link, "-o", output, word=reads)
        with article.open("rb") as stream:
            self.stays(article, "check", "-", "-o", article, word=reads, stdin=stream)
        claims = self.folder / "claims.jsonl"
        claims.write_text('{"kind":"count","edition":"plan:8","term":"x","asserted":1}\n', encoding="utf-8")
        self.stays(claims, "check", "--claims", claims, "-o", claims, word=reads)
        table = self.folder / "rows.jsonl"
        table.write_text('{"id":"1","text":"港口。"}\n', encoding="utf-8")
        self.stays(table, "import", table, "--series", "t", "-o", table, word=reads)
        incoming = self.folder / "incoming" / "deep"
        incoming.mkdir(parents=True)
        (incoming / "x.md").write_text("# 报告\n\n港口。\n", encoding="utf-8")
        self.stays(incoming / "x.md", "add", self.folder / "incoming", "-o", incoming / "x.md", word=reads)
        # Beside the input, and in the place of another file, an answer is written as always.
        self.assertNotEqual(run(self.corpus_folder, "check", article, "-o", self.folder / "b.md").returncode, ERROR)

    def test_what_the_corpus_is_made_of_is_not_written_over(self):
        corpus = self.corpus_folder
        manifest, store = corpus / "tifa.toml", corpus / ".tifa" / "corpus.db"
        text = next(iter(sorted((corpus / "texts").rglob("*8*.txt"))))
        (self.folder / "toml.csv").symlink_to(manifest)
        (self.folder / "twin.csv").hardlink_to(text)
        (corpus / "fetched.jsonl").write_text("")
        count = ("count", "科技", "--in", "plan", "--format", "csv", "-o")
        for output in (manifest, "tifa.toml", "texts/../tifa.toml", self.folder / "toml.csv"):
            self.stays(manifest, *count, output, word="the tifa.toml of the corpus")
        self.stays(manifest, "count", "科技", "-C", corpus, *count[4:], "tifa.toml", word="the tifa.toml")
        for output in (store, ".tifa/corpus.db", ".tifa/new.csv", ".tifa/segments/new.csv"):
            self.stays(store, *count, output, word="the folder .tifa")
        for output in (text, self.folder / "twin.csv"):
            self.stays(text, *count, output, word="a text of the corpus")
            for command in ("report", "redline"):
                self.stays(text, command, "plan:7", "plan:8", "--format", "html", "-o", output, word="a text of the corpus")
        self.stays(corpus / "fetched.jsonl", *count, "fetched.jsonl", word="what was fetched")
        picture = self.folder / "picture.svg"
        picture.symlink_to(manifest)
        self.stays(manifest, "compare", "plan:7", "plan:8", "--plot", picture, word="the tifa.toml")
        self.stays(store, "compare", "plan:7", "plan:8", "--plot", ".tifa/x.svg", word="the folder .tifa")
        # Other files in its folder are replaced as anywhere, and so when tifa.toml is broken; texts stay then too.
        for broken in (False, True):
            if broken:
                manifest.write_text("[series\n", encoding="utf-8")
            (corpus / "answer.csv").write_text("before")
            self.write("answer.csv")
            self.assertIn("科技", (corpus / "answer.csv").read_text(encoding="utf-8"))
            self.stays(text, *count, text, word="a text of the corpus")

    def test_an_answer_and_its_picture_are_two_files(self):
        both = self.folder / "both.svg"
        both.write_text("before")
        self.stays(both, "count", "科技", "--in", "plan", "--format", "csv", "-o", both, "--plot", both, word="two files")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_places_that_may_not_be_written(self):
        closed = self.folder / "closed"
        closed.mkdir()
        (closed / "a.csv").write_text("before")
        (closed / "a.csv").chmod(0o444)
        self.refused(closed / "a.csv", "Permission denied")
        closed.chmod(0o555)
        self.refused(closed / "b.csv", "Permission denied")
        closed.chmod(0o755)

    def test_a_full_disk_leaves_the_file_as_it_was(self):
        file = self.folder / "answer.csv"
        file.write_text("before")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        self.refused(file, "no space left", "answer.csv", preexec_fn=limit)
        self.assertEqual(file.read_text(), "before")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["answer.csv", "corpus"])

    def test_the_status_is_that_of_the_answer(self):
        file = self.folder / "none.json"
        done = run(self.corpus_folder, "first", "无人用过的词语", "-o", file)
        self.assertEqual((done.returncode, done.stderr), (NOT_FOUND, ""))
        self.assertIsNone(json.loads(file.read_text(encoding="utf-8"))["terms"][0]["first"])
        # A question that fails writes nothing.
        done = run(self.corpus_folder, "count", "科技", "--in", "nowhere", "-o", self.folder / "x.csv")
        self.assertEqual(done.returncode, ERROR)
        self.assertFalse((self.folder / "x.csv").exists())

    def test_signed_changes_are_numbers_in_data(self):
        csv_text = run(self.corpus_folder, "count", "科技", "--in", "plan", "--format", "csv").stdout
        self.assertRegex(csv_text, r",\+\d")
        self.assertNotIn("'+", csv_text)
        lines = run(self.corpus_folder, "count", "科技", "--in", "plan", "--format", "jsonl").stdout.splitlines()
        answer = self.ask(self.corpus_folder, "count", "科技", "--in", "plan")["terms"][0]["rows"]
        self.assertEqual([json.loads(line)["change"] for line in lines], [row["change"] for row in answer])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""What a build reads, keeps and gives again: the same answers from the same texts, whatever their files, threads and encodings."""

import codecs
import json
import random
import re
import shutil
import sys
import unittest

sys.dont_write_bytecode = True
from support.example import HELD, readme_figures, report
from support.program import ERROR, EXAMPLE, FOUND, AddingTest, CorpusTest, run


class Adding(AddingTest):
    def reports(self, series, lengths):
        """Adds a report a year to a series, of so many sentences; what was shown and said."""
        files = [
            self.write(f"{series}-{year}.txt", report(year, sentences).encode("utf-8"))
            for year, sentences in lengths.items()
        ]
        added = []
        for year, file in zip(lengths, files):
            done = run(self.corpus, "add", file, "--series", series, "--id", str(year), "--format", "json")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            added.append((json.loads(done.stdout)["added"][0], done.stderr))
        return added

    def test_what_is_added_is_told_as_the_build_has_found_it_and_other_series_are_left_alone(self):
        lengths = {2001: 60, 2002: 60, 2003: 60, 2004: 60, 2005: 1}
        whole, stub = self.reports("s", lengths)[-2:]
        self.assertEqual((whole[0]["status"], stub[0]["status"]), ("held", "partial"))
        self.assertIn("s:2005", stub[1])
        other, said = self.reports("other", {2001: 50})[0]
        self.assertEqual(other["status"], "held")
        self.assertNotIn("s:2005", said)
        _, said = self.reports("s", {2006: 60})[0]
        self.assertIn("s:2005", said)


class Building(CorpusTest):
    QUESTIONS = [
        ["count", "科技|技术", "安全", "--in", "plan,note", "--explain"],
        ["count", "port", "--in", "plan@en"],
        ["count", "科技", "--by", "section"],
        ["first", "耕海牧渔", "潮汐算力", "--gaps"],
        ["kwic", "蓝色经济"],
        ["compare", "plan:7", "plan:8"],
        ["compare", "plan:5..8@en"],
        ["cycle", "plan:8"],
    ]

    def answers(self, folder):
        """Answers in JSON without what names files."""
        texts = []
        for arguments in self.QUESTIONS:
            done = run(folder, *arguments, "--format", "json")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            texts.append(re.sub(r'\n *"(document|locator)": ".*",', "", done.stdout))
        return texts

    def index(self, folder):
        return self.ask(folder, "status")["tifa"]["index"]

    def test_renamed_and_shuffled_files_give_the_same_answers(self):
        plain, renamed = self.example("plain"), self.example("renamed", built=False)
        names = sorted(path.name for path in (renamed / "texts").iterdir())
        places = [f"moved/{number:02}" for number in range(len(names))]
        random.Random(7).shuffle(places)
        (renamed / "moved").mkdir()
        place_of = {}
        for place, name in zip(places, names):
            series, edition, language, extension = re.fullmatch(r"(\w+)-(\d)\.(\w\w)\.(\w+)", name).groups()
            place_of[series, edition, language] = f"{place}.{extension}"
            shutil.move(renamed / "texts" / name, renamed / place_of[series, edition, language])

        def named(entry):
            """An entry for each language, in place of the pattern."""
            said = [
                (language, place_of[entry[1], entry[2], language])
                for language in ("zh", "en")
                if (entry[1], entry[2], language) in place_of
            ]
            return "\n".join(f'{entry[0]}language = "{language}"\ntext = "{place}"\n' for language, place in said)

        toml = re.sub(r"(?m)^files = .*\n", "", (renamed / "tifa.toml").read_text(encoding="utf-8"))
        toml = re.sub(r'\[\[series\.(\w+)\.edition\]\]\nid = "(\d)"\n(?:\w+ = .*\n)*', named, toml)
        (renamed / "tifa.toml").write_text(toml, encoding="utf-8")
        done = run(renamed, "build")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(self.index(renamed), self.index(plain))
        self.assertEqual(self.answers(renamed), self.answers(plain))

    def test_threads_and_a_new_start_change_nothing(self):
        one = self.example("one", built=False)
        two = self.example("two", built=False)
        run(one, "build", "--threads", "1")
        run(two, "build", "--threads", "2")
        answers = self.answers(one)
        self.assertEqual(self.answers(two), answers)
        index = self.index(one)
        shutil.rmtree(one / ".tifa")
        run(one, "build", "--threads", "2")
        self.assertEqual((self.index(one), self.answers(one)), (index, answers))
        evidence = ["count", "科技", "--in", "plan", "--evidence", "--format", "json"]
        self.assertEqual(run(one, *evidence).stdout, run(two, *evidence).stdout)

    def test_the_encoding_of_a_file_changes_nothing(self):
        plain = self.example("plain")
        answers, index = self.answers(plain), self.index(plain)
        changed = self.example("changed")
        file = changed / "texts" / "plan-8.zh.txt"
        text = file.read_text(encoding="utf-8")
        for name, data in (
            ("a byte-order mark", codecs.BOM_UTF8 + text.encode()),
            ("UTF-16, little end first", codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
            ("UTF-16, big end first", codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
            ("GB18030", text.encode("gb18030")),
            ("line ends of another system", text.replace("\n", "\r\n").encode()),
        ):
            with self.subTest(name):
                file.write_bytes(data)
                done = run(changed, "build")
                self.assertEqual(done.returncode, FOUND, done.stderr)
                document = self.ask(changed, "status", "--document", "plan:8")
                self.assertEqual(document["bytes"]["kept"] + sum(document["bytes"]["set_aside"].values()), len(data))
                self.assertEqual(self.index(changed), index)
                hashes = lambda texts: [re.sub(r'"source": "[0-9a-f]{64}"', "", one) for one in texts]
                self.assertEqual(hashes(self.answers(changed)), hashes(answers))
                self.assertEqual(run(changed, "verify").returncode, FOUND)

    def test_a_build_reads_only_what_changed(self):
        folder = self.example()
        again = self.ask(folder, "build")
        self.assertEqual((again["documents"], again["ingested"], again["unchanged"]), (15, 0, 15))
        file = folder / "texts" / "plan-8.zh.txt"
        file.write_text(file.read_text(encoding="utf-8") + "\n潮汐算力还要再说一遍。\n", encoding="utf-8")
        before = self.index(folder)
        changed = self.ask(folder, "build")
        self.assertEqual((changed["ingested"], changed["unchanged"], changed["removed"]), (1, 14, 0))
        self.assertNotEqual(changed["tifa"]["index"], before)
        self.assertEqual(self.counts(folder, "潮汐算力", "--in", "plan:8"), {"plan:8": 2})
        fresh = self.folder / "fresh"
        shutil.copytree(folder, fresh, ignore=shutil.ignore_patterns(".tifa"))
        run(fresh, "build")
        self.assertEqual(self.answers(fresh), self.answers(folder))
        (folder / "texts" / "plan-7.zh.txt").unlink()
        gone = self.ask(folder, "build")
        self.assertEqual((gone["documents"], gone["removed"]), (14, 1))
        full = self.ask(folder, "build", "--full")
        self.assertEqual((full["ingested"], full["tifa"]["index"]), (14, gone["tifa"]["index"]))

    def test_a_changed_manifest_is_said_until_it_is_built(self):
        folder = self.example()
        toml = folder / "tifa.toml"
        toml.write_text(
            toml.read_text(encoding="utf-8").replace('expect = ["1..8"]', 'expect = ["1..9"]'), encoding="utf-8"
        )
        stale = run(folder, "status", "--format", "json")
        self.assertIn("changed since the last build", stale.stderr)
        self.assertIs(json.loads(stale.stdout)["stale"], True)
        self.assertEqual(run(folder, "status", "--format", "json", "--quiet").stderr, "")
        self.assertEqual(self.ask(folder, "build")["missing"], 2)
        self.assertEqual(run(folder, "status").stderr, "")

    def test_documents_come_in_one_by_one(self):
        grown = self.example("grown", built=False)
        whole = self.example("whole")
        kept = [self.folder / name for name in ("plan-8.zh.txt", "plan-8.en.txt", "plan-7.zh.txt", "plan-7.en.md")]
        for path in kept:
            shutil.move(grown / "texts" / path.name, path)
        self.assertEqual(self.ask(grown, "build")["missing"], 3)
        self.assertIsNone(self.counts(grown, "潮汐算力", "--in", "plan")["plan:8"])
        for path in kept:
            added = self.ask(grown, "add", path, "--series", "plan", "--id", path.name[5], "--language", path.name[7:9])
            self.assertEqual([row["edition"] for row in added["added"]], [f"plan:{path.name[5]}"])
        self.assertEqual(self.counts(grown, "科技", "--in", "plan"), self.counts(whole, "科技", "--in", "plan"))
        self.assertEqual(self.index(grown), self.index(whole))
        self.assertEqual(run(grown, "verify").returncode, FOUND)

    def test_a_corpus_from_nothing(self):
        done = run(self.folder, "init", "new")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        corpus = self.folder / "new"
        self.assertEqual(run(self.folder, "init", "new").returncode, ERROR)
        self.assertEqual(run(corpus, "build").returncode, FOUND)
        files = sorted((EXAMPLE / "texts").glob("plan-*.zh.txt"))
        added = self.ask(corpus, "add", *files)
        self.assertEqual(len(added["added"]), len(files))
        # The plans are one series, in Simplified and Traditional characters; the news about one of them need not be of it.
        series = {row["edition"].split(":")[0] for row in added["added"] if not row["file"].endswith("plan-3.zh.txt")}
        self.assertEqual(len(series), 1, [row["edition"] for row in added["added"]])
        figures = readme_figures()
        counted = self.counts(corpus, "蓝色经济", "--in", series.pop())
        self.assertEqual(
            sorted(count for count in counted.values() if count is not None),
            sorted(columns["蓝色经济"] for edition, columns in figures.items() if edition in HELD),
        )

    def test_a_pattern_that_matches_nothing_is_said(self):
        series = '[series.{}]\nlanguage = "zh"\nfiles = "{}"\n'
        folder = self.corpus(series.format("held", "{id}.txt") + series.format("slip", "texte/{id}.txt"), {"2001.txt": "发展。\n"})
        done = run(folder, "build")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (FOUND, 1), done.stderr)
        self.assertIn("no file matches the files of the series “slip”: texte/{id}.txt", done.stderr)
        # Where editions are expected they are missing, which every answer says.
        (folder / "tifa.toml").write_text(series.format("slip", "texte/{id}.txt") + 'expect = ["2001"]\n', encoding="utf-8")
        self.assertEqual(run(folder, "build").stderr, "")

    def test_each_pattern_that_matches_nothing_is_said(self):
        series = '[series.s]\nlanguage = "zh"\nfiles = {}\n'
        slip = series.format('["texts/{id}.txt", "texte/{id}.txt", "texts/{id}.md"]')
        folder = self.corpus(slip, {"texts/2001.txt": "发展。\n"})

        def said(toml):
            (folder / "tifa.toml").write_text(toml, encoding="utf-8")
            done = run(folder, "build")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            return done.stderr

        warning = "tifa: warning: tifa.toml: no file matches {} among the files of the series “s”\n"
        self.assertEqual(said(slip), warning.format("texte/{id}.txt, texts/{id}.md"))
        self.assertEqual(said(slip), warning.format("texte/{id}.txt, texts/{id}.md"))
        # A date of one edition says nothing of the others.
        self.assertEqual(
            said(slip + '[[series.s.edition]]\nid = "2001"\ndate = "2001"\n'),
            warning.format("texte/{id}.txt, texts/{id}.md"),
        )
        self.assertEqual(said(slip + 'expect = ["2001"]\n'), "")
        # One that matches only what another has taken is no slip.
        self.assertEqual(said(series.format('["texts/{id}.txt", "texts/{id}.{ext}"]')), "")
        named = '[[series.s.edition]]\nid = "2001"\ntext = "texts/2001.txt"\n'
        self.assertEqual(said(series.format('["a/{id}.txt", "b/{id}.txt"]') + named), "")

    def test_what_a_file_was_refused_for_is_missing(self):
        series = '[series.s]\nlanguage = "zh"\nfiles = ["texts/{title}({date}).txt", "texts/{id}.txt"]\n'
        texts = {"texts/2001.txt": "港口发展。\n", "texts/2002.txt": "", "texts/2003.txt": "港口。\n", "texts/notes.txt": ""}
        folder = self.corpus(series, {**texts, "texts/港口法(2002-05-01).txt": ""})

        def missing():
            answer = json.loads(run(folder, "build", "--format", "json").stdout)
            self.assertEqual(answer["refused"], sum(path.stat().st_size == 0 for path in (folder / "texts").iterdir()))
            [term] = json.loads(run(folder, "count", "港口", "--format", "json").stdout)["terms"]
            names = [row["edition"] for row in term["rows"] if row["status"] == "missing"]
            self.assertEqual(sorted(names), sorted(term["coverage"]["missing"]))
            self.assertEqual(answer["missing"], len(names))
            return [(row["edition"], row["date"]) for row in term["rows"] if row["status"] == "missing"]

        # In their order among the others; whatever else lies in the folder says nothing of an edition.
        law = ("s:港口法(2002-05-01)", "2002-05-01")
        self.assertEqual(missing(), [("s:2002", "2002"), law])
        self.assertEqual(missing(), [("s:2002", "2002"), law])  # no file has changed
        rows = json.loads(run(folder, "count", "港口", "--format", "json").stdout)["terms"][0]["rows"]
        self.assertEqual([row["date"] for row in rows], ["2001", "2002", "2002-05-01", "2003"])
        # A text of it that can be read is held, and so is one of another file.
        (folder / "texts" / "2002.txt").write_text("港口。\n", encoding="utf-8")
        self.assertEqual(missing(), [law])
        (folder / "texts" / "港口法(2002-05-01).txt").unlink()
        self.assertEqual(missing(), [])

    def test_of_several_editions_a_year_each_is_named_by_its_day(self):
        def texts(*days):
            folder = self.folder / "-".join(days)
            folder.mkdir()
            for day in days:
                text = f"Ferry Terms of Service\n\nThese terms hold from {day} on.\n\nTickets of {day} are good for a day.\n"
                (folder / f"{day}.txt").write_text(text, encoding="utf-8")
            return folder

        def names(corpus, *files):
            return [row["edition"] for row in self.ask(corpus, "add", *files, "--series", "terms")["added"]]

        corpus = self.folder / "by-day"
        run(self.folder, "init", corpus)
        days = ["2022-07-11", "2023-02-01", "2023-06-29"]
        self.assertEqual(names(corpus, texts(*days)), [f"terms:{day}" for day in days])
        self.assertEqual(names(corpus, texts("2024-01-12")), ["terms:2024-01-12"])
        self.assertIn('title = "Ferry Terms of Service"', (corpus / "tifa.toml").read_text(encoding="utf-8"))
        corpus = self.folder / "by-year"
        run(self.folder, "init", corpus)
        self.assertEqual(names(corpus, texts("2022-07-11", "2023-02-01")), ["terms:2022", "terms:2023"])

    def test_a_file_that_is_there_already_does_not_come_in_twice(self):
        folder = self.example()
        before = self.answers(folder)
        done = run(folder, "add", EXAMPLE / "texts" / "plan-8.zh.txt", "--series", "plan", "--id", "8")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(self.ask(folder, "build")["documents"], 15)
        self.assertEqual(self.answers(folder), before)

    def test_a_table_comes_in_and_what_it_cannot_use_is_refused_by_name(self):
        text = "\n\n".join(f"第{i}段说到潮汐算力和港口。" for i in range(30))
        rows = [
            {"year": 2001, "title": "报告甲", "content": "二〇〇一年工作报告\n\n" + text},
            {"year": None, "title": "关于报告的决议", "content": text},
            {"year": 2003, "title": "报告丙", "content": ""},
            {"year": 2004, "title": "报告丁"},
            {"year": 2005, "title": "报告戊", "content": "二〇〇五年工作报告\n\n" + text.replace("港口", "码头")},
        ]
        table = self.folder / "reports.jsonl"
        table.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "{broken\n", encoding="utf-8"
        )
        corpus = self.folder / "new"
        run(self.folder, "init", "new")
        done = run(
            corpus,
            "import",
            table,
            "--series",
            "report",
            "--id",
            "year",
            "--text",
            "content",
            "--title",
            "title",
            "--format",
            "json",
        )
        self.assertEqual(done.returncode, FOUND, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual((answer["documents"], answer["refused"]), (2, 4))
        refused = [line for line in done.stderr.splitlines() if "refused" in line]
        self.assertEqual(len(refused), 4, done.stderr)
        self.assertIn("row 2", refused[0])
        self.assertIn("关于报告的决议", refused[0])
        self.assertEqual(self.counts(corpus, "港口", "--in", "report"), {"report:2001": 30, "report:2005": 0})
        sheet = self.folder / "reports.csv"
        sheet.write_text('year,text\n2001,"第一段，\n港口"\n,无\n2002,港口港口\n', encoding="utf-8")
        answer = self.ask(corpus, "import", sheet, "--series", "sheet")
        self.assertEqual(answer["refused"], 5)
        self.assertEqual(self.counts(corpus, "港口", "--in", "sheet"), {"sheet:2001": 1, "sheet:2002": 2})


if __name__ == "__main__":
    unittest.main()

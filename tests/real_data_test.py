#!/usr/bin/env python3
"""What the program must show on real documents: known figures, coverage, comparison, and raw counts against Python's own."""

import json
import random
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import FOUND, SOURCE, CorpusTest, real_data, run

DATA = real_data()
REPORTS = (
    '[series.gwr]\ntitle = "Government work reports"\nkind = "work report"\nlanguage = "zh"\n'
    'expect = ["1954..1960", "1964", "1975", "1978..2025"]\n'
)
MISSING = ["gwr:1989", "gwr:1990", "gwr:1991", "gwr:1996", "gwr:2020"]


def copy_of(folder, name, files):
    """A corpus folder with these files as texts/NAME."""
    corpus = folder / name
    (corpus / "texts").mkdir(parents=True)
    for target, file in files.items():
        shutil.copy(file, corpus / "texts" / target)
    return corpus


def manifest(corpus, text):
    (corpus / "tifa.toml").write_text(text, encoding="utf-8")
    done = run(corpus, "build")
    if done.returncode != FOUND:
        raise AssertionError(done.stderr)
    return corpus


@unittest.skipUnless(DATA, "the real documents are not beside the repository, so nothing is tested on them")
class RealData(CorpusTest):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(temporary.cleanup)
        cls.shared = Path(temporary.name)
        cls.reports = manifest(
            copy_of(cls.shared, "reports", {f"gwr-{file.name}": file for file in sorted((DATA / "gwr").glob("*.txt"))}),
            REPORTS + 'files = "texts/gwr-{id}.txt"\n',
        )


class Imported(RealData):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported = cls.shared / "imported"
        run(cls.shared, "init", "imported")
        cls.table = DATA / "government_work_reports.jsonl"
        cls.done = run(
            cls.imported,
            "import",
            cls.table,
            "--series",
            "gwr",
            "--id",
            "year",
            "--text",
            "content",
            "--title",
            "title",
            "--format",
            "json",
        )
        if cls.done.returncode != FOUND:
            raise AssertionError(cls.done.stderr)

    def test_rows_in_and_rows_refused_by_name(self):
        answer = json.loads(self.done.stdout)
        self.assertEqual((answer["documents"], answer["editions"], answer["refused"]), (52, 52, 20))
        rows = [json.loads(line) for line in self.table.read_text(encoding="utf-8").splitlines()]
        refused = [line for line in self.done.stderr.splitlines() if line.startswith("tifa: refused: ")]
        self.assertEqual(len(refused), 20)
        for line, (number, row) in zip(refused, [(n, row) for n, row in enumerate(rows, 1) if row["year"] is None]):
            self.assertIn(f"row {number} ", line)
            self.assertIn(row["title"], line)

    def test_the_notice_at_the_end_is_set_aside(self):
        plain = self.counts(self.reports, "法律", "--in", "gwr")
        held = {edition: count for edition, count in plain.items() if edition not in MISSING}
        self.assertEqual(self.counts(self.imported, "法律", "--in", "gwr"), held)
        rows = [json.loads(line) for line in self.table.read_text(encoding="utf-8").splitlines()]
        for row in [row for row in rows if row["year"] is not None][:8]:
            with self.subTest(row["year"]):
                counted = held[f"gwr:{row['year']}"]
                if counted is not None:
                    self.assertEqual(counted, row["content"].count("法律") - 1)
                document = self.ask(self.imported, "status", "--document", f"gwr:{row['year']}")
                self.assertGreater(
                    sum(bytes for reason, bytes in document["bytes"]["set_aside"].items() if reason != "white space"), 0
                )

    def test_what_is_missing_is_missing_once_it_is_said_to_exist(self):
        self.assertEqual(self.ask(self.imported, "count", "科技")["terms"][0]["coverage"]["missing"], [])
        corpus = self.folder / "said"
        shutil.copytree(self.imported, corpus)
        text = (corpus / "tifa.toml").read_text(encoding="utf-8")
        manifest(corpus, text.replace("[series.gwr]\n", REPORTS))
        coverage = self.ask(corpus, "count", "科技")["terms"][0]["coverage"]
        self.assertEqual(coverage["missing"], MISSING)
        self.assertEqual(coverage["partial"], ["gwr:1964"])
        self.assertEqual(self.ask(corpus, "status")["series"][0]["missing"], [edition[4:] for edition in MISSING])

    def test_editions_whose_opening_announces_another_document(self):
        for corpus in (self.imported, self.reports):
            flags = self.ask(corpus, "status")["flags"]
            announced = {flag["edition"] for flag in flags if flag["code"] == "announces-other"}
            self.assertLessEqual({f"gwr:{year}" for year in (1956, 1958, 1960, 1980, 1982, 1986)}, announced)
            self.assertLessEqual(len(announced), 9, "most reports announce themselves")
            self.assertTrue(all(flag["evidence"] for flag in flags))
            self.assertEqual([flag["edition"] for flag in flags if flag["code"] == "partial"], ["gwr:1964"])


class Figures(RealData):
    def test_the_fifteenth_proposal(self):
        corpus = manifest(
            copy_of(self.folder, "proposal", {"15.txt": next((DATA / "fyp").glob("15th*jianyi-full*"))}),
            '[series.p]\nlanguage = "zh"\nfiles = "texts/{id}.txt"\n',
        )
        for term, count in (
            ("科技", 46),
            ("创新", 61),
            ("新质生产力", 6),
            ("安全", 57),
            ("现代化", 58),
            ("高质量发展", 17),
            ("科技|技术", 67),
        ):
            self.assertEqual(self.counts(corpus, term), {"p:15": count}, term)
        title = next((DATA / "fyp").glob("15th*jianyi-full*")).read_text(encoding="utf-8-sig").splitlines()[0].strip()
        self.assertEqual(self.counts(corpus, title), {"p:15": 1})
        document = self.ask(corpus, "status", "--document", "p:15")
        self.assertEqual(document["length"]["han"], 18322 - len(title))
        self.assertEqual(len([row for row in document["outline"] if row["level"] == 1]), 15)
        self.assertEqual(len([row for row in document["outline"] if row["level"] == 2]), 61)

    def test_recent_reports(self):
        self.assertEqual(
            self.counts(self.reports, "科技", "--in", "gwr:2021..2025"),
            dict(zip([f"gwr:{y}" for y in range(2021, 2026)], (23, 18, 22, 28, 30))),
        )
        self.assertEqual(self.counts(self.reports, "习近平", "--in", "gwr:2017..2018"), {"gwr:2017": 8, "gwr:2018": 13})
        self.assertEqual(self.counts(self.reports, "稳", "--in", "gwr:2022"), {"gwr:2022": 78})

    def test_congress_reports(self):
        files = {}
        for file in sorted((DATA / "cpc").glob("*.txt")):
            number = str(int(file.name[:2]))
            files[number + ("" if f"{number}.txt" not in files else "b") + ".txt"] = file
        corpus = manifest(
            copy_of(self.folder, "cpc", files),
            '[series.cpc]\ntitle = "Congress reports"\nlanguage = "zh"\nfiles = "texts/{id}.txt"\n',
        )
        for number, term, count in (
            (20, "科技", 44),
            (20, "安全", 91),
            (19, "经济", 70),
            (19, "市场", 19),
            (14, "市场", 58),
            (18, "经济", 104),
        ):
            self.assertEqual(self.counts(corpus, term, "--in", f"cpc:{number}"), {f"cpc:{number}": count}, term)
        self.assertEqual(self.counts(corpus, "安全", "--in", "cpc:20", "--scope", "-headings"), {"cpc:20": 89})
        self.assertEqual(self.counts(corpus, "安全", "--in", "cpc:20", "--scope", "-headings,-run-ins"), {"cpc:20": 86})
        under = {
            rule["rule"]: rule["total"]
            for rule in self.ask(corpus, "count", "安全", "--in", "cpc:20", "--explain")["terms"][0]["under"]
        }
        self.assertEqual(under["without section headings"], 89)
        self.assertEqual(under["without section headings and run-in headings"], 86)
        stub = self.ask(corpus, "count", "政府", "--in", "cpc:7")["terms"][0]["rows"][0]
        self.assertEqual((stub["status"], stub["count"]), ("partial", None))

    def test_a_report_in_traditional_characters(self):
        self.assertEqual(self.counts(self.reports, "发展", "--in", "gwr:1954"), {"gwr:1954": 69})
        self.assertEqual(self.counts(self.reports, "发展", "--in", "gwr:1954", "--fold", "none"), {"gwr:1954": 0})
        self.assertEqual(self.counts(self.reports, "發展", "--in", "gwr:1954", "--fold", "none"), {"gwr:1954": 69})

    def test_a_phrase_is_not_joined_across_a_mark(self):
        answer = self.ask(self.reports, "count", "改革开放", "--evidence")["terms"][0]
        self.assertEqual(answer["total"], 274)
        self.assertTrue(all("、" not in span["exact"] for row in answer["rows"] for span in row.get("spans", [])))

    def test_a_published_length(self):
        row = self.ask(self.reports, "count", "科技", "--in", "gwr:1955", "--length", "han")["terms"][0]["rows"][0]
        self.assertEqual(row["length"], 51623)

    def test_forms(self):
        raw = lambda year: (DATA / "gwr" / f"{year}.txt").read_text(encoding="utf-8-sig")
        plus = self.ask(self.reports, "count", "互联网+")["terms"][0]
        self.assertEqual({form["form"] for form in plus["forms"]}, {"互联网＋", "互联网+"})
        self.assertEqual(
            {row["edition"]: row["count"] for row in plus["rows"] if row["count"]},
            {
                f"gwr:{y}": count
                for y in range(2010, 2026)
                if y != 2020 and (count := len(re.findall("互联网[”“]?[＋+]", raw(y))))
            },
        )
        years = self.counts(self.reports, "1984年", "--in", "gwr:1984..1988")
        self.assertEqual(
            years, {f"gwr:{y}": len(re.findall("[1１][9９][8８][4４]年", raw(y))) for y in range(1984, 1989)}
        )
        self.assertGreater(
            sum(years.values()),
            sum(self.counts(self.reports, "1984年", "--in", "gwr:1984..1988", "--fold", "none").values()),
        )

    def test_quotation_marks_inside_a_phrase(self):
        answer = self.ask(self.reports, "count", "内卷式竞争", "--in", "gwr:2025")["terms"][0]
        self.assertEqual(
            answer["rows"][0]["count"],
            len(re.findall("“?内卷式”?竞争", (DATA / "gwr" / "2025.txt").read_text(encoding="utf-8-sig"))),
        )
        self.assertGreater(answer["rows"][0]["count"], 0)
        self.assertTrue(any("quotation marks" in note for note in answer["notes"]), answer["notes"])
        self.assertEqual(self.counts(self.reports, "内卷式竞争", "--in", "gwr:2025", "--fold", "none"), {"gwr:2025": 0})

    def test_a_digest_is_never_a_figure(self):
        corpus = self.folder / "plans"
        run(self.folder, "init", "plans")
        files = sorted((DATA / "fyp").glob("*.txt"))
        added = self.ask(corpus, "add", *files)
        self.assertEqual((len(added["added"]), added["refused"]), (len(files), 0))
        where = {
            Path(row["file"]).name[:4] + ("digest" if "digest" in row["file"] else "full"): row
            for row in added["added"]
            if "jianyi" in row["file"]
        }
        self.assertEqual(where["14thdigest"]["status"], "partial")
        self.assertEqual(where["15thfull"]["status"], "held")
        self.assertEqual(where["14thdigest"]["edition"].split(":")[0], where["15thfull"]["edition"].split(":")[0])
        row = self.ask(corpus, "count", "科技", "--in", where["14thdigest"]["edition"])["terms"][0]["rows"][0]
        self.assertEqual((row["status"], row["count"], row["present"]), ("partial", None, True))
        self.assertEqual(
            self.counts(corpus, "科技", "--in", where["15thfull"]["edition"]), {where["15thfull"]["edition"]: 46}
        )


class Coverage(RealData):
    def test_first_uses(self):
        answer = self.ask(self.reports, "first", "具身智能", "智能机器人")["terms"]
        self.assertEqual([row["first"] for row in answer], ["gwr:2025", "gwr:2014"])
        for row, missing in zip(answer, (MISSING, MISSING[:-1])):
            self.assertIs(row["established"], False)
            for edition in missing:
                self.assertIn(edition, row["statement"])
            self.assertEqual(row["coverage"]["missing"], MISSING)

    def test_zeros_and_what_is_missing(self):
        rows = {
            row["edition"]: row
            for row in self.ask(self.reports, "count", "和平统一", "--in", "gwr:2013..2025")["terms"][0]["rows"]
        }
        self.assertEqual(len(rows), 13)
        self.assertEqual(
            [edition for edition, row in rows.items() if row["count"] == 0],
            [f"gwr:{y}" for y in (2016, 2021, 2022, 2024, 2025)],
        )
        self.assertEqual((rows["gwr:2020"]["status"], rows["gwr:2020"]["count"]), ("missing", None))

    def test_what_lies_between(self):
        answer = self.ask(self.reports, "compare", "gwr:2021^", "gwr:2021")
        self.assertEqual((answer["a"], answer["between"]), ("gwr:2019", ["gwr:2020"]))
        self.assertTrue(any("gwr:2020" in note and "between" in note for note in answer["notes"]))


class Comparison(RealData):
    def test_new_phrases_of_a_report(self):
        phrases = self.ask(self.reports, "compare", "gwr:2024", "gwr:2025")["phrases"]
        new = {phrase["phrase"]: phrase for phrase in phrases if phrase["change"] == "new"}
        for phrase in ("具身智能", "投资于人"):
            self.assertIn(phrase, new)
            self.assertEqual((new[phrase]["a"], new[phrase]["b"], new[phrase]["first"]), (0, 1, "gwr:2025"))
        for x in new:
            self.assertEqual(
                [y for y in new if x != y and x in y and new[x]["b"] == new[y]["b"]], [], f"{x} is a fragment"
            )

    def test_addresses_compare_on_words(self):
        corpus = manifest(
            copy_of(
                self.folder,
                "inaugural",
                {file.name[:4] + ".txt": file for file in sorted((DATA / "inaugural").glob("*.txt"))},
            ),
            '[series.address]\nlanguage = "en"\nfiles = "texts/{id}.txt"\n',
        )
        answer = self.ask(corpus, "compare", "address:2021", "address:2025")
        self.assertEqual((answer["unit"], answer["per"], answer["rule"]["unit"]), ("words", 1000, "word"))
        text = (
            (DATA / "inaugural" / next(f.name for f in (DATA / "inaugural").glob("2025*")))
            .read_text(encoding="utf-8-sig")
            .lower()
        )
        words = lambda s: f" {' '.join(re.findall('[0-9a-z]+', s.lower()))} "
        new = [phrase["phrase"] for phrase in answer["phrases"] if phrase["change"] == "new"]
        self.assertGreater(len(new), 5)
        for phrase in new:
            self.assertIn(words(phrase), words(text))
        lengths = {row["edition"]: row["length"] for row in self.ask(corpus, "count", "nation")["terms"][0]["rows"]}
        self.assertEqual(min(lengths, key=lengths.get), "address:1793")
        self.assertEqual(max(lengths, key=lengths.get), "address:1841")


class SameAnswers(RealData):
    QUESTIONS = [
        ["count", "科技", "安全|稳定", "--explain"],
        ["count", "发展", "--by", "section", "--in", "gwr:2015..2025"],
        ["first", "具身智能", "--gaps"],
        ["kwic", "智能机器人"],
        ["compare", "gwr:2024", "gwr:2025"],
        ["compare", "gwr:2018..2021"],
    ]

    def answers(self, corpus):
        return [
            re.sub(r'\n *"(document|locator)": ".*",', "", run(corpus, *question, "--format", "json").stdout)
            for question in self.QUESTIONS
        ]

    def test_renamed_shuffled_and_built_anew(self):
        expected = self.answers(self.reports)
        self.assertTrue(all(expected))
        files = sorted((DATA / "gwr").glob("*.txt"))
        places = [f"{number:03}.txt" for number in range(len(files))]
        random.Random(11).shuffle(places)
        corpus = copy_of(self.folder, "renamed", dict(zip(places, files)))
        entries = [
            f'[[series.gwr.edition]]\nid = "{file.stem}"\ntext = "texts/{place}"\n'
            for place, file in zip(places, files)
        ]
        random.Random(12).shuffle(entries)
        manifest(corpus, REPORTS + "\n" + "\n".join(entries))
        index = self.ask(self.reports, "status")["tifa"]["index"]
        for threads in ("1", "2"):
            with self.subTest(threads=threads):
                shutil.rmtree(corpus / ".tifa")
                self.assertEqual(run(corpus, "build", "--threads", threads).returncode, FOUND)
                self.assertEqual(self.ask(corpus, "status")["tifa"]["index"], index)
                self.assertEqual(self.answers(corpus), expected)
        self.assertEqual(run(corpus, "verify").returncode, FOUND)

    def test_nothing_of_the_documents_stands_in_the_code(self):
        names = {
            file.stem
            for folder in ("gwr", "cpc", "fyp", "series", "laws", "inaugural")
            for file in (DATA / folder).rglob("*.*")
            if len(file.stem) > 6 and not file.stem.isdigit()
        }
        names |= {
            json.loads(line)["title"]
            for line in (DATA / "government_work_reports.jsonl").read_text(encoding="utf-8").splitlines()
        }
        sources = [
            path
            for folder in ("src", "include", "apps")
            for path in (SOURCE / folder).rglob("*")
            if path.suffix in (".h", ".cc") and not path.stem.endswith("_test")
        ]
        self.assertGreater(len(sources), 50)
        code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
        self.assertEqual([name for name in names if name in code], [])


class RawCounts(RealData):
    """With --fold none, a count is that of the characters as they stand."""

    SAMPLES = 200

    def raw_counts(self, name, folder, extension="txt"):
        files = {f"{number:03}.{extension}": file for number, file in enumerate(sorted((DATA / folder).rglob("*.txt")))}
        corpus = manifest(copy_of(self.folder, name, files), f'[series.s]\nfiles = "texts/{{id}}.{extension}"\n')
        texts = {f"s:{place[:3]}": file.read_text(encoding="utf-8-sig") for place, file in files.items()}
        whole = {
            edition
            for edition in texts
            if set(self.ask(corpus, "status", "--document", edition)["bytes"]["set_aside"])
            <= {"white space", "byte-order mark"}
        }
        chance = random.Random(2025)
        terms = set()
        while len(terms) < self.SAMPLES:
            text = texts[chance.choice(sorted(texts))]
            size = chance.randint(2, 6)
            at = chance.randrange(len(text) - size)
            term = text[at : at + size]
            if not re.search(r"\s", term) and not term.startswith("-"):
                terms.add(term)
        terms = sorted(terms)
        escaped = [re.sub(r"([|*?/\\])", r"\\\1", term) for term in terms]
        answer = self.ask(corpus, "count", *escaped, "--fold", "none", "--rule", "substring", "--in", "s")
        self.assertEqual(len(answer["terms"]), len(terms))
        compared = 0
        for term, counted in zip(terms, answer["terms"]):
            for row in counted["rows"]:
                expected = texts[row["edition"]].count(term)
                where = f"“{term}” in {files[row['edition'][2:] + '.' + extension].name}"
                if row["status"] == "partial":
                    if row["edition"] in whole:
                        self.assertEqual(row["present"], expected > 0, where)
                        compared += 1
                elif row["edition"] in whole:
                    self.assertEqual(row["count"], expected, where)
                    compared += 1
                else:
                    self.assertLessEqual(row["count"], expected, where)
        self.assertGreater(
            compared, len(terms) * len(texts) // 4, "most documents have nothing but white space set aside"
        )

    def test_work_reports(self):
        self.raw_counts("gwr", "gwr")

    def test_congress_reports(self):
        self.raw_counts("cpc", "cpc")

    def test_plans(self):
        self.raw_counts("fyp", "fyp")

    def test_addresses(self):
        self.raw_counts("inaugural", "inaugural")

    def test_broadcasts(self):
        self.raw_counts("series", "series")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""`tifa check --claims`: verdicts on claims given as data, against the example corpus and invented ones."""

import csv
import io
import json
import re
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, CorpusTest, copy_example, run

HELD = (1, 2, 5, 6, 7, 8)


def plain_count(edition, term):
    """The slow count: white space and quotation marks out, then every place where the term stands."""
    [file] = [f for f in (EXAMPLE / "texts").glob(f"plan-{edition}.zh.txt")]
    text = unicodedata.normalize("NFKC", file.read_text(encoding="utf-8"))
    return len(re.findall(re.escape(term), re.sub(r"[\s“”‘’「」]", "", text)))


# kind of verdict → claims that must get it on the example corpus.
EXPECTED = {
    "confirmed": [
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": 23},
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": ">20"},
        {"kind": "count", "edition": "plan:7..8", "term": "安全", "asserted": "14..19"},
        {"kind": "count", "edition": "plan:5", "term": "蓝色经济", "asserted": 3},
        {"kind": "count", "edition": "plan:7..8", "term": "安全", "asserted": 33, "total": True},
        {"kind": "count", "edition": "plan:8", "terms": ["科技", "安全"], "together": True, "asserted": 42},
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": 99, "negated": True},
        {"kind": "change", "edition": "plan:8", "before": "plan:7", "term": "安全", "direction": "up"},
        {"kind": "change", "edition": "plan:8", "term": "安全", "direction": "up", "asserted": 5},
        {"kind": "change", "edition": "plan:8", "before": "plan:5", "term": "安全", "factor": True, "asserted": "3..4"},
        {"kind": "rank", "edition": "plan:8", "term": "科技", "direction": "most", "among": "plan:5..8"},
        {"kind": "rank", "edition": "plan:8", "term": "港口", "direction": "fewest", "among": "plan:5..8"},
        {"kind": "rank", "edition": "plan:8", "term": "科技", "rivals": ["安全", "港口"], "direction": "most"},
        {"kind": "present", "edition": "plan:5..8", "term": "蓝色经济"},
        {"kind": "present", "edition": "plan:3", "term": "科技"},
        {"kind": "absent", "edition": "plan:5..8", "term": "计划配给"},
        {"kind": "first", "edition": "plan:8", "term": "潮汐算力", "among": "plan:5..7"},
        {"kind": "last", "edition": "plan:7", "term": "旅游立岛"},
        {"kind": "dropped", "edition": "plan:8", "term": "旅游立岛"},
        {"kind": "added", "edition": "plan:8", "before": "plan:7", "term": "潮汐算力"},
        {"kind": "returned", "edition": "plan:8", "term": "耕海牧渔"},
        {"kind": "order", "edition": "plan:8", "term": "科技", "role": "goal", "asserted": 2},
        {"kind": "order", "edition": "plan:8", "term": "安全", "role": "goal", "direction": "up"},
        {"kind": "added", "edition": "plan:8", "term": "养老", "role": "goal"},
        {"kind": "length", "edition": "plan:8", "asserted": 3305},
        {"kind": "length", "edition": "plan:8", "asserted": 3300},
        {"kind": "length", "edition": "plan:8", "direction": "longest", "among": "plan:5..8"},
        {"kind": "citation", "edition": "note:8", "before": "plan:8"},
        {"kind": "stage", "edition": "plan:8", "role": "adopted"},
        {"kind": "stage", "edition": "note:8", "role": "note"},
    ],
    "confirmed_under_rule": [
        {"kind": "count", "edition": "plan:1", "term": "科技", "asserted": 4},
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": 23, "rule": "-notes"},
        {"kind": "rank", "edition": "plan:8", "term": "耕海牧渔", "direction": "most", "among": "plan:1,plan:8"},
    ],
    "contradicted": [
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": 50},
        {"kind": "count", "edition": "plan:8", "term": "科技", "asserted": 23, "negated": True},
        {"kind": "count", "edition": "plan:4..8", "term": "科技", "asserted": 50},
        {"kind": "change", "edition": "plan:8", "before": "plan:7", "term": "安全", "direction": "down"},
        {"kind": "rank", "edition": "plan:7", "term": "科技", "direction": "most", "among": "plan"},
        {"kind": "present", "edition": "plan", "term": "蓝色经济"},
        {"kind": "absent", "edition": "plan", "term": "科技"},
        {"kind": "first", "edition": "plan:8", "term": "耕海牧渔"},
        {"kind": "last", "edition": "plan:6", "term": "旅游立岛"},
        {"kind": "dropped", "edition": "plan:8", "term": "科技"},
        {"kind": "returned", "edition": "plan:8", "term": "科技"},
        {"kind": "order", "edition": "plan:8", "term": "科技", "role": "goal", "asserted": 1},
        {"kind": "order", "edition": "plan:8", "term": "港口", "role": "goal"},
        {"kind": "length", "edition": "plan:8", "asserted": 9999},
        {"kind": "length", "edition": "plan:7", "direction": "longest", "among": "plan:5..8"},
        {"kind": "stage", "edition": "plan:8", "role": "draft"},
    ],
    "not_established": [
        {"kind": "count", "edition": "plan:4", "term": "科技", "asserted": 10},
        {"kind": "count", "edition": "plan:3", "term": "科技", "asserted": 2},
        {"kind": "count", "edition": "plan:3", "term": "科技", "asserted": 0},
        {"kind": "count", "edition": "plan", "term": "科技", "asserted": 100, "total": True},
        {"kind": "change", "edition": "plan:5", "before": "plan:4", "term": "科技", "direction": "up"},
        {"kind": "rank", "edition": "plan:8", "term": "科技", "direction": "most"},
        # Nothing is the most among itself alone.
        {"kind": "rank", "edition": "plan:8", "term": "科技", "direction": "most", "among": "plan:8"},
        {"kind": "present", "edition": "plan:4", "term": "科技"},
        {"kind": "absent", "edition": "plan:3", "term": "潮汐算力"},
        {"kind": "first", "edition": "plan:8", "term": "潮汐算力"},
        {"kind": "dropped", "edition": "plan:5", "before": "plan:4", "term": "计划配给"},
        {"kind": "length", "edition": "plan:4", "asserted": 2500},
        {"kind": "length", "edition": "plan:8", "section": "无此章", "asserted": 500},
        {"kind": "citation", "edition": "plan:8", "before": "plan:5"},
        {"kind": "stage", "edition": "plan:4", "role": "draft"},
        {"kind": "count", "edition": "plan:8", "term": "technology", "asserted": 99},
        {"kind": "absent", "edition": "plan:8", "term": "technology"},
    ],
}


class Verdicts(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example = copy_example(Path(cls.temporary.name) / "corpus")

    def judged(self, claims, *arguments, folder=None, status=None):
        file = self.folder / "claims.json"
        file.write_text(json.dumps(claims, ensure_ascii=False), encoding="utf-8")
        done = run(folder or self.example, "check", "--claims", file, "--format", "json", *arguments)
        self.assertIn(done.returncode, (FOUND, NOT_FOUND) if status is None else (status,), done.stderr)
        return json.loads(done.stdout)["claims"]

    def test_every_verdict_of_every_kind(self):
        for verdict, claims in EXPECTED.items():
            for claim, judged in zip(claims, self.judged(claims)):
                with self.subTest(verdict, **claim):
                    self.assertEqual(judged["verdict"], verdict, judged["why"])
                    self.assertTrue(judged["why"])

    def test_the_exit_status_tells_whether_all_hold(self):
        self.judged(EXPECTED["confirmed"] + EXPECTED["confirmed_under_rule"], status=FOUND)
        self.judged(EXPECTED["confirmed"] + EXPECTED["contradicted"][:1], status=NOT_FOUND)
        self.judged(EXPECTED["not_established"][:1], status=NOT_FOUND)

    def test_counts_agree_with_a_plain_one(self):
        terms = ("安全", "港口", "蓝色经济", "科技", "潮汐", "岛")
        claims = [
            {"kind": "count", "edition": f"plan:{edition}", "term": term, "asserted": plain_count(edition, term)}
            for edition in (5, 6, 7, 8)
            for term in terms
        ]
        for claim, judged in zip(claims, self.judged(claims)):
            self.assertEqual(judged["verdict"], "confirmed", f"{claim}: {judged['observed']}")

    def test_a_figure_changed_by_one_is_confirmed_only_where_a_listed_way_gave_it_before(self):
        terms = ("安全", "港口", "蓝色经济", "科技", "发展", "岛", "海洋", "潮汐算力", "经济")
        true, changed = [], []
        for edition in (1, 2, 5, 6, 7, 8):
            counts = {
                row["term"]: row["rows"][0]["count"]
                for row in self.ask(self.example, "count", *terms, "--rule", "substring", "--in", f"plan:{edition}")["terms"]
            }
            for term in terms:
                for by in (0, 1, -1):
                    if counts[term] + by >= 0:
                        (changed if by else true).append(
                            {"kind": "count", "edition": f"plan:{edition}", "term": term, "asserted": counts[term] + by}
                        )
        before = {}
        for claim, judged in zip(true, self.judged(true)):
            self.assertEqual(judged["verdict"], "confirmed")
            ways = {(way["rule"], way["value"]) for way in judged["tried"]}
            before[claim["edition"], claim["term"]] = ways
        survived = 0
        for claim, judged in zip(changed, self.judged(changed)):
            self.assertNotEqual(judged["verdict"], "confirmed", claim)
            if judged["verdict"] == "confirmed_under_rule":
                survived += 1
                self.assertIn((judged["rule"], claim["asserted"]), before[claim["edition"], claim["term"]], claim)
        self.assertLess(survived, len(changed) / 2)

    def test_a_figure_of_another_edition_is_a_suggestion(self):
        [judged] = self.judged([{"kind": "count", "edition": "plan:6", "term": "科技", "asserted": 18}])
        self.assertEqual(judged["verdict"], "contradicted")
        self.assertIn("plan:7", judged["suggestion"])

    def test_a_counterexample_needs_no_coverage_and_a_gap_is_named(self):
        never, first = self.judged(
            [
                {"kind": "absent", "edition": "plan", "term": "蓝色经济"},
                {"kind": "first", "edition": "plan:5", "term": "蓝色经济"},
            ]
        )
        self.assertEqual(never["verdict"], "contradicted")
        self.assertTrue(never["evidence"])
        self.assertEqual(first["verdict"], "not_established")
        self.assertIn("plan:4", first["why"])
        self.assertIn("plan:4", first["coverage"]["missing"])
        self.assertIn("plan:3", first["coverage"]["partial"])

    def test_no_figure_is_given_of_an_edition_not_held(self):
        for judged in self.judged(EXPECTED["not_established"]):
            for edition in judged["editions"]:
                if edition["status"] != "held" and judged["kind"] not in ("present", "absent", "first", "dropped"):
                    self.assertIsNone(edition["value"], judged["id"])

    def test_lists_of_aims_stand_side_by_side_and_the_cycle_is_given(self):
        file = self.folder / "claims.json"
        file.write_text(json.dumps([{"kind": "order", "edition": "plan:8", "term": "安全", "role": "goal", "direction": "up"}]))
        answer = self.ask(self.example, "check", "--claims", file)
        self.assertEqual([item["edition"] for item in answer["goals"]["lists"]], ["plan:7", "plan:8"])
        self.assertEqual(answer["cycle"]["edition"], "plan:8")

    def test_a_longer_term_that_the_text_repeats_explains_a_figure(self):
        filler = "这一段写的是别的事情，与所数的词没有关系，只是让文章有些长度。\n"
        text = "海岛规划\n\n" + (filler + "港的建设要快。\n" * 3) * 10 + "港口要快。\n" * 9 + "港湾要深。\n" * 4
        folder = self.corpus('[series.plan]\nlanguage = "zh"\nexpect = ["1"]\nfiles = "{id}.txt"\n', {"1.txt": text})
        self.assertEqual(run(folder, "build", "--quiet").returncode, FOUND)
        exact, off = self.judged(
            [
                {"kind": "count", "edition": "plan:1", "term": "港", "asserted": 34},
                {"kind": "count", "edition": "plan:1", "term": "港", "asserted": 35},
            ],
            folder=folder,
        )
        self.assertEqual(exact["verdict"], "confirmed_under_rule", exact["tried"])
        self.assertEqual(exact["rule"], "not inside 港口")
        self.assertEqual(off["verdict"], "contradicted")


class Articles(CorpusTest):
    def check(self, folder, text, *arguments, name="article.txt"):
        file = self.folder / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return run(folder, "check", file, "--format", "json", *arguments)

    def test_an_article_with_true_and_false_statements(self):
        text = (
            "The plan in numbers\n\nThe word “科技” appears 23 times in the 8th plan, up from 18 in the previous plan. "
            "“安全” appears 50 times in the 8th plan.\n\nThe 8th plan no longer mentions “旅游立岛”.\n"
        )
        done = self.check(self.example(), text)
        self.assertEqual(done.returncode, NOT_FOUND, done.stderr)
        answer = json.loads(done.stdout)
        verdicts = [(claim["kind"], claim["asserted"], claim["verdict"]) for claim in answer["claims"]]
        self.assertIn(("count", "23 times", "confirmed"), verdicts)
        self.assertIn(("count", "50 times", "contradicted"), verdicts)
        self.assertIn(("dropped", "", "confirmed"), verdicts)
        for claim in answer["claims"]:
            begin, end = claim["at"]
            self.assertEqual(answer["article"][begin:end], claim["text"])

    def test_what_makes_no_claim_is_no_error_and_never_holds(self):
        folder = self.example()
        for text in ("Nothing here is about texts at all.\n", "一二三。\n", "x" * 200000, "« ¿?, ñandú, çok »\n" * 50):
            done = self.check(folder, text)
            self.assertEqual(done.returncode, NOT_FOUND, done.stderr)
            self.assertNotIn("confirmed", [claim["verdict"] for claim in json.loads(done.stdout)["claims"]])

    def test_a_page_is_written(self):
        folder = self.example()
        page = self.folder / "page.html"
        file = self.folder / "article.txt"
        file.write_text("“安全” appears 50 times in the 8th plan.\n", encoding="utf-8")
        done = run(folder, "check", file, "-o", page)
        self.assertEqual(done.returncode, NOT_FOUND, done.stderr)
        self.assertIn("<!doctype html>", page.read_text(encoding="utf-8").lower())

    def test_wrong_uses_are_refused_in_a_sentence(self):
        folder = self.example()
        for arguments in ([], ["no-such-file.txt"], ["."], ["tifa.toml", "--claims", "x.json"],
                          ["tifa.toml", "--in", "nothing"], ["tifa.toml", "--date", "tomorrow"]):
            done = run(folder, "check", *arguments)
            self.assertEqual(done.returncode, ERROR, arguments)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)


class Data(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example = copy_example(Path(cls.temporary.name) / "corpus")

    def check(self, name, text):
        file = self.folder / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return run(self.example, "check", "--claims", file, "--format", "json")

    def test_all_formats_say_the_same(self):
        forms = {
            "c.jsonl": '{"id": "a", "kind": "count", "edition": "plan:8", "term": "科技", "asserted": 23}\n'
            '{"id": "b", "kind": "present", "editions": ["plan:7", "plan:8"], "terms": ["科技", "安全"]}\n',
            "c.json": '{"claims": [{"id": "a", "kind": "count", "edition": "plan:8", "term": "科技", "asserted": "23"},'
            '{"id": "b", "kind": "present", "editions": ["plan:7", "plan:8"], "terms": ["科技", "安全"]}]}',
            "c.toml": '[[claim]]\nid = "a"\nkind = "count"\nedition = "plan:8"\nterm = "科技"\nasserted = 23\n\n'
            '[[claim]]\nid = "b"\nkind = "present"\neditions = ["plan:7", "plan:8"]\nterms = ["科技", "安全"]\n',
            "c.csv": "id,kind,edition,term,asserted\na,count,plan:8,科技,23\nb,present,plan:7; plan:8,科技; 安全,\n",
        }
        answers = []
        for name, text in forms.items():
            done = self.check(name, text)
            self.assertEqual(done.returncode, FOUND, f"{name}: {done.stderr}")
            answer = json.loads(done.stdout)
            del answer["name"]
            answers.append(answer)
        for other in answers[1:]:
            self.assertEqual(other, answers[0])

    def test_errors_name_line_and_field(self):
        for name, text, needed in (
            ("c.jsonl", '{"kind": "count"}\n', ("line 1", "asserted")),
            ("c.jsonl", '\n{"kind": "counts", "edition": "plan:8", "term": "x", "asserted": 1}\n', ("line 2", "kind", "count")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:8", "terms": [], "asserted": 1}', ("line 1", "term")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:8", "term": "x", "asserted": "many"}', ("line 1", "asserted", "many")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:8", "term": "x", "asserted": 1, "ruel": "word"}', ("ruel", "rule")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:8", "term": "x", "asserted": 1, "rule": "wrod"}', ("rule", "wrod")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:88", "term": "x", "asserted": 1}', ("c1", "edition", "88")),
            ("c.jsonl", '{"kind": "count", "term": "x", "asserted": 1}', ("c1", "edition")),
            ("c.jsonl", '{"kind": "count", "edition": "plan:8", "term": {"a": 1}, "asserted": 1}', ("line 1", "term")),
            ("c.jsonl", '{"id": "a", "kind": "present", "edition": "plan:8", "term": "x"}\n' * 2, ("line 2", "id", "a")),
            ("c.jsonl", "{broken", ("line 1",)),
            ("c.jsonl", '\n{"kind": "count", "edition": "plan:8", "term": "x", "asserted": 1e400}', ("c.jsonl, line 2", "1e400", "too large")),
            ("c.json", '[\n{"kind": "count", "edition": "plan:8", "term": "x", "asserted": ' + "9" * 400 + "}]", ("c.json, line 2", "9…", "too large")),
            ("c.json", '[\n\n{"kind": "count",\n}]', ("c.json, line 4", "broken")),
            ("c.json", "[1]", ("claim 1",)),
            ("c.toml", '[[claim]]\nkind = "count"\nasserted = 1979-05-27\n', ("line 3", "asserted")),
            ("c.toml", "[[claim]\n", ("line 1",)),
            ("c.csv", 'kind,edition,term\n"present,plan:8,科技\n', ("row 1",)),
            ("c.jsonl", b"\xff\xfe\x00", ("UTF-8",)),
            ("c.jsonl", "", ("no claim",)),
        ):
            with self.subTest(text):
                done = self.check(name, text)
                self.assertEqual(done.returncode, ERROR, done.stdout)
                self.assertEqual(done.stderr.count("\n"), 1)
                for word in needed:
                    self.assertIn(word, done.stderr)

    def test_hostile_data_ends_in_a_sentence(self):
        for name, text in (
            ("deep.json", "[" * 100000),
            ("deep.jsonl", '{"a":' * 50000),
            ("deep.toml", "a = " + "[" * 100000),
            ("long.jsonl", json.dumps({"kind": "present", "edition": "plan:8", "term": "长" * 5000})),
            ("figure.jsonl", '{"kind": "count", "edition": "plan:8", "term": "x", "asserted": "1e999"}'),
            ("figure.jsonl", '{"kind": "count", "edition": "plan:8", "term": "x", "asserted": "9..1"}'),
            ("pattern.jsonl", '{"kind": "present", "edition": "plan:8", "term": "/(/"}'),
        ):
            with self.subTest(name):
                done = self.check(name, text)
                self.assertIn(done.returncode, (ERROR, NOT_FOUND), done.stderr)

    def test_the_answer_does_not_depend_on_threads(self):
        claims = [claim for claims in EXPECTED.values() for claim in claims]
        file = self.folder / "claims.json"
        file.write_text(json.dumps(claims, ensure_ascii=False), encoding="utf-8")
        answers = {
            run(self.example, "check", "--claims", file, "--format", "json", "--threads", n).stdout for n in (1, 2, 7)
        }
        self.assertEqual(len(answers), 1)

    def test_tables_carry_the_verdict_in_words(self):
        file = self.folder / "claims.json"
        file.write_text(json.dumps(EXPECTED["contradicted"][:1] + EXPECTED["confirmed"][:1], ensure_ascii=False))
        for width in (80, 200):
            done = run(
                self.example, "check", "--claims", file, "--format", "table", environment={"COLUMNS": str(width)}
            )
            self.assertIn("CONTRADICTED", done.stdout)
            self.assertIn("[=] CONFIRMED", done.stdout)
            for line in done.stdout.splitlines():
                columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
                self.assertLessEqual(columns, width, line)
        rows = list(csv.DictReader(io.StringIO(run(self.example, "check", "--claims", file, "--format", "csv").stdout)))
        self.assertEqual([row["verdict"] for row in rows], ["contradicted", "confirmed"])


class Proposals(CorpusTest):
    def test_check_confirms_what_claims_proposes(self):
        folder = self.example()
        for edition in ("plan:8", "plan:7@en", "plan:2"):
            answer = self.ask(folder, "claims", edition)
            self.assertGreaterEqual(len(answer["claims"]), 5, edition)
            for form in ("json", "jsonl", "csv"):
                data = run(folder, "claims", edition, "--format", form)
                file = self.folder / f"claims.{form}"
                file.write_text(data.stdout, encoding="utf-8")
                judged = self.ask(folder, "check", "--claims", file)
                self.assertEqual([c["verdict"] for c in judged["claims"]], ["confirmed"] * len(answer["claims"]))

    def test_what_claims_proposes_is_not_contradicted_when_it_is_read_as_prose(self):
        folder = self.example()
        answer = self.ask(folder, "claims", "plan:8")
        for language, field, end, least in (("en", "text", ".", 10), ("zh", "text_zh", "。", 5)):
            article = self.folder / f"article-{language}.txt"
            article.write_text("\n\n".join(claim[field] + end for claim in answer["claims"]), encoding="utf-8")
            judged = json.loads(run(folder, "check", article, "--format", "json").stdout)["claims"]
            verdicts = [claim["verdict"] for claim in judged]
            self.assertNotIn("contradicted", verdicts, language)
            self.assertGreaterEqual(verdicts.count("confirmed"), least)

    def test_the_limit_and_the_languages(self):
        folder = self.example()
        self.assertEqual(len(self.ask(folder, "claims", "plan:8", "--limit", "3")["claims"]), 3)
        chinese = run(folder, "claims", "plan:8", "--lang", "zh", "--format", "table").stdout
        self.assertIn("首次", chinese)
        english = run(folder, "claims", "plan:8", "--format", "table", environment={"COLUMNS": "200"}).stdout
        self.assertIn("for the first time", english)

    def test_an_edition_that_is_not_held_is_refused(self):
        folder = self.example()
        for edition in ("plan:4", "plan:3", "plan", "plan:99"):
            done = run(folder, "claims", edition)
            self.assertEqual(done.returncode, ERROR)
            self.assertEqual(done.stderr.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()

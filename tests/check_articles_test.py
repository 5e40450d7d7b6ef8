#!/usr/bin/env python3
"""`tifa check` on whole articles: those of the example corpus with every verdict, the same with figures and quotations
changed, nonsense, an article of megabytes, and documents of the corpus read as articles."""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.perturb import TRUE, quotations_changed, unexplained, with_figures_changed
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, PROGRAM, copy_example, run

# What each article says, in its order: kind, terms or quoted words, what is asserted, the first edition, verdict, rule.
EXPECTED = {
    "article.en.md": [
        ("count", "科技", "23 times", "plan:8", "confirmed"),
        ("count", "科技", "18", "plan:7", "confirmed"),
        ("change", "科技", "more than before", "plan:7", "confirmed"),
        ("rank", "科技", "the most", "plan:5", "confirmed"),
        ("count", "安全", "19 times", "plan:8", "confirmed"),
        ("count", "安全", "14", "plan:7", "confirmed"),
        ("change", "安全", "more than three times as often", "plan:5", "confirmed"),
        ("count", "港口", "only twice", "plan:8", "confirmed"),
        ("rank", "港口", "the fewest", "plan:5", "confirmed"),
        ("count", "科技", "only four times", "plan:1", "confirmed_under_rule", "section headings left out"),
        ("count", "安全", "14", "plan:7", "confirmed"),
        ("count", "安全", "19", "plan:8", "confirmed"),
        ("change", "安全", "more than before", "plan:7", "confirmed"),
        ("count", "蓝色经济", "more than ten times", "plan:8", "confirmed"),
        ("present", "蓝色经济", "in each of 4 editions", "plan:5", "confirmed"),
        ("rank", "科技 安全", "the most", "plan:8", "confirmed"),
        ("absent", "计划配给", "", "plan:8", "confirmed"),
        ("dropped", "旅游立岛", "", "plan:7", "confirmed"),
        ("returned", "耕海牧渔", "", "plan:8", "confirmed"),
        ("first", "潮汐算力", "", "plan:8", "confirmed"),
        ("last", "互联网+ 互联网＋", "", "plan:7", "confirmed"),
        ("quotation", "Average annual economic growth will be kept at 4.5% or above", "", "plan:8", "confirmed"),
        ("quotation", "the marine ecology will be healthier", "", "plan:8", "confirmed"),
        ("quotation", "as a hard constraint", "", "plan:8", "confirmed"),
        ("quotation", "affordable service for research … throughout the country", "", "plan:8", "confirmed_under_rule", "with the omissions and insertions that the article marks"),
        ("quotation", "a warning one hour earlier may save one more boatload of people", "", "note:8", "confirmed"),
        ("quotation", "has therefore been lowered as appropriate, and the constraint made stronger", "", "note:8", "confirmed"),
        ("citation", "", "", "note:8", "confirmed"),
        ("order", "科技", "second", "plan:8", "confirmed"),
        ("order", "安全", "moved up", "plan:8", "confirmed"),
        ("first", "养老", "", "plan:8", "confirmed"),
        ("order", "数字群岛", "among the headings", "plan:8", "confirmed"),
        ("length", "", "3,305 characters", "plan:8", "confirmed"),
        ("length", "", "the longest", "plan:8", "confirmed"),
        ("length", "", "2,800 characters", "plan:7", "confirmed"),
        ("count", "科技", "32 times", "plan:8", "contradicted"),
        ("first", "蓝色经济", "", "plan:8", "contradicted"),
        ("dropped", "数字群岛", "", "plan:7", "contradicted"),
        ("rank", "港口 安全", "the most", "plan:8", "contradicted"),
        ("order", "港口", "among the main goals", "plan:8", "contradicted"),
        ("length", "", "12 chapters", "plan:8", "contradicted"),
        ("absent", "向海图强", "", "plan:8", "contradicted"),
        ("count", "安全", "19", "plan:7", "contradicted"),
        ("count", "安全", "14", "plan:8", "contradicted"),
        ("change", "安全", "fewer than before", "plan:7", "contradicted"),
        ("count", "安全", "15 mentions", "plan:7", "contradicted"),
        ("length", "", "the shortest", "plan:8", "contradicted"),
        ("quotation", "average annual economic growth will be kept at 5.4% or above", "", "plan:8", "contradicted"),
        ("quotation", "the marine ecology will not be healthier", "", "plan:8", "contradicted"),
        ("quotation", "cheap ferries to every island by the spring of next year", "", "plan:8", "contradicted"),
        ("count", "安全", "nine times", "plan:4", "not_established"),
        ("last", "计划配给", "", "plan:2", "not_established"),
        ("first", "潮汐算力", "", "plan:8", "not_established"),
        ("other", "", "", "", "not_checkable"),
    ],
    "article.zh.md": [
        ("count", "科技", "23次", "plan:8", "confirmed"),
        ("count", "港口", "2次", "plan:8", "confirmed"),
        ("count", "科技", "23次", "plan:8", "confirmed"),
        ("count", "科技", "18次", "plan:7", "confirmed"),
        ("change", "科技", "5次", "plan:7", "confirmed"),
        ("count", "安全", "19次", "plan:8", "confirmed"),
        ("count", "安全", "14次", "plan:7", "confirmed"),
        ("rank", "安全", "the most", "plan:5", "confirmed"),
        ("count", "港口", "两次", "plan:8", "confirmed"),
        ("rank", "港口", "the fewest", "plan:5", "confirmed"),
        ("count", "蓝色经济", "十余次", "plan:8", "confirmed"),
        ("present", "蓝色经济", "in each of 4 editions", "plan:5", "confirmed"),
        ("rank", "科技 安全", "the most", "plan:8", "confirmed"),
        ("count", "科技", "4次", "plan:1", "confirmed_under_rule", "section headings left out"),
        ("absent", "计划配给", "", "plan:8", "confirmed"),
        ("dropped", "旅游立岛", "", "plan:7", "confirmed"),
        ("returned", "耕海牧渔", "", "plan:8", "confirmed"),
        ("first", "潮汐算力", "", "plan:8", "confirmed"),
        ("absent", "互联网+", "", "plan:8", "confirmed"),
        ("present", "蓝色经济", "in each of 4 editions", "plan:5", "confirmed"),
        ("quotation", "坚持向海图强，以蓝色经济高质量发展为主题", "", "plan:8", "confirmed"),
        ("quotation", "一律不再新增围填海项目，自然岸线保有率不低于70%", "", "plan:8", "confirmed"),
        ("quotation", "预警早一小时，就可能多救一船人", "", "note:8", "confirmed"),
        ("citation", "", "", "note:8", "confirmed"),
        ("order", "科技自强", "第二", "plan:8", "confirmed"),
        ("order", "安全", "moved up", "plan:8", "confirmed"),
        ("first", "养老", "", "plan:8", "confirmed"),
        ("order", "数字群岛", "among the headings", "plan:8", "confirmed"),
        ("length", "", "共3305字", "plan:8", "confirmed"),
        ("length", "", "the longest", "plan:8", "confirmed"),
        ("length", "", "共2800字", "plan:7", "confirmed"),
        ("count", "科技", "32次", "plan:8", "contradicted"),
        ("first", "蓝色经济", "", "plan:8", "contradicted"),
        ("dropped", "数字群岛", "", "plan:7", "contradicted"),
        ("rank", "港口 安全", "the most", "plan:8", "contradicted"),
        ("order", "港口", "among the main goals", "plan:8", "contradicted"),
        ("length", "", "共12章", "plan:8", "contradicted"),
        ("present", "耕海牧渔", "in each of 2 editions", "plan:7", "contradicted"),
        ("count", "安全", "15次", "plan:7", "contradicted"),
        ("quotation", "自然岸线保有率不低于60%", "", "plan:8", "contradicted"),
        ("quotation", "原则上不再新增围填海项目", "", "plan:8", "contradicted"),
        ("quotation", "坚持旅游立岛，把沧屿建成人人向往的度假天堂", "", "plan:8", "contradicted"),
        ("count", "安全", "九次", "plan:4", "not_established"),
        ("first", "潮汐算力", "", "plan:8", "not_established"),
        ("other", "", "", "", "not_checkable"),
    ],
}


def check(folder, text, name="article.md"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    done = run(folder, "check", file, "--format", "json", "--quiet")
    if done.returncode not in (FOUND, NOT_FOUND):
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def row_of(claim):
    quoted = claim["kind"] == "quotation"
    row = (
        claim["kind"],
        claim["asserted"].strip("“”") if quoted else " ".join(claim["terms"]),
        "" if quoted else claim["asserted"],
        claim["editions"][0]["edition"] if claim["editions"] else "",
        claim["verdict"],
    )
    return row + ((claim["rule"],) if claim["verdict"] == "confirmed_under_rule" else ())


class Articles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = copy_example(Path(temporary.name) / "corpus")

    def test_every_statement_of_the_example_articles_is_judged_right(self):
        for name, expected in EXPECTED.items():
            done = run(self.folder, "check", name, "--format", "json", "--quiet")
            self.assertEqual(done.returncode, NOT_FOUND, done.stderr)
            claims = json.loads(done.stdout)["claims"]
            with self.subTest(name):
                self.assertEqual([row_of(claim) for claim in claims], expected)
            kinds = {row[0] for row in expected}
            self.assertLessEqual({"count", "change", "rank", "present", "absent", "first", "dropped", "returned", "quotation",
                                  "order", "length", "citation", "other"}, kinds)

    def test_no_changed_figure_is_confirmed_that_was_not_true_before(self):
        for name in EXPECTED:
            text = (EXAMPLE / name).read_text(encoding="utf-8")
            before = check(self.folder, text)["claims"]
            changes = 0
            for changed, figure in with_figures_changed(text):
                changes += 1
                self.assertEqual(unexplained(before, check(self.folder, changed)["claims"]), [], (name, figure))
            self.assertGreater(changes, 30)

    def test_no_changed_quotation_is_confirmed(self):
        for name in EXPECTED:
            text = (EXAMPLE / name).read_text(encoding="utf-8")
            quotations = [row for row in EXPECTED[name] if row[0] == "quotation" and row[4] in TRUE]
            self.assertGreaterEqual(len(quotations), 3)
            for row in quotations:
                [quotation] = [part for part in re.findall(r"“([^”]*)”", text) if part.rstrip(",") == row[1]]
                for other in quotations_changed(quotation):
                    with self.subTest(name, quotation=other):
                        claims = check(self.folder, text.replace(quotation, other))["claims"]
                        words = other.rstrip(",")
                        verdicts = [claim["verdict"] for claim in claims if claim["asserted"].strip("“”") == words]
                        self.assertTrue(set(verdicts).isdisjoint(TRUE), verdicts)

    def test_nonsense_is_never_confirmed(self):
        for text in (
            "The lamp of the plan was 46 Tuesdays wide. Every spoon since 1954 has mentioned the ninth potato twice.",
            "“Wibble” appears 46 times in the wobble, up from “flurb” in the last of the previous nexts.",
            "“鱼鱼”在月亮的规划里游了四十六次，第九个星期天首次提到“鞋鞋”。",
            "去年的去年报告说明建议规划纲要，提到“”零次，比“”多负一次，创一切以来新高。",
            "Der Plan erwähnt „Quatschwort“ 46 Mal, dreimal mehr als der siebte Löffel.",
            "Laut dem Plan steht „Blaubeerkanone“ seit 2010 in jedem Bericht, 12 Kapitel lang.",
            "Le plan cite « trucmuche » 46 fois, contre 18 dans le huitième fromage.",
            "Selon le plan, « la lune sera plus salée » depuis 1990, dit le homard.",
            "Планъ упоминает «ерунда» 46 раз, впервые с 2010 года.",
            "«Бублик» стоит в восьмом плане на втором месте, говорит чайник.",
        ):
            for repeat in (1, 40):
                with self.subTest(text, repeat=repeat):
                    claims = check(self.folder, (text + "\n\n") * repeat)["claims"]
                    self.assertTrue({claim["verdict"] for claim in claims}.isdisjoint(TRUE), claims)

    def test_an_article_of_five_megabytes_ends_in_bounded_time_and_memory(self):
        article = (EXAMPLE / "article.en.md").read_text(encoding="utf-8")
        times = []
        for size in (600_000, 5_000_000):
            file = self.folder / "long.md"
            file.write_text(article * (size // len(article.encode()) + 1), encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with subprocess.Popen([PROGRAM, "check", file, "--format", "json", "--quiet"], cwd=self.folder,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (3 << 30, 3 << 30))) as done:
                self.assertIn(done.wait(timeout=600), (FOUND, NOT_FOUND), done.stderr.read())
            times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime)
        # Eight times the text: twice the linear share is room for noise.
        self.assertLess(times[1], 2 * 8.4 * times[0])

    @unittest.skipIf(os.environ.get("TIFA_SANITIZE"), "sanitizers take memory of their own")
    def test_where_memory_runs_out_the_advice_is_of_the_article(self):
        file = self.folder / "long.md"
        file.write_text("The 8th plan mentions “科技” 23 times.\n\n" * 300_000, encoding="utf-8")
        limit = 32 << 20
        done = run(self.folder, "check", file, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)))
        self.assertEqual((done.returncode, done.stdout), (ERROR, ""))
        self.assertEqual(done.stderr, "tifa: out of memory; check the article, or the claims, in parts\n")

    def test_what_a_document_of_the_corpus_says_of_itself_is_no_news(self):
        for file in sorted((EXAMPLE / "texts").iterdir()):
            claims = check(self.folder, file.read_text(encoding="utf-8"), "copy" + file.suffix)["claims"]
            said = [row_of(claim) for claim in claims if claim["verdict"] in TRUE]
            with self.subTest(file.name):
                if not file.name.startswith("note-"):
                    self.assertEqual(said, [])
                # The note quotes the plan twice and says how long it is.
                for kind, words, asserted, edition, *_ in said:
                    self.assertEqual(edition.partition("@")[0], "plan:7" if kind == "dropped" else "plan:8", (words, asserted))


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Every answer in JSON keeps to its schema in docs/schemas, and the other forms carry the same numbers."""

import csv
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import jsonschema

from support.program import ERROR, FOUND, NOT_FOUND, SOURCE, CorpusTest, copy_example, run
from support.web import Site, in_turn, reply

SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((SOURCE / "docs" / "schemas").glob("*.schema.json"))
}
BY_ADDRESS = {schema["$id"]: schema for schema in SCHEMAS.values()}


def validator(name):
    """A validator that finds the other schemas in memory and never on a network."""

    def refuse(address):
        raise AssertionError(f"the schema {address} is not in docs/schemas")

    resolver = jsonschema.RefResolver(
        SCHEMAS[name]["$id"],
        SCHEMAS[name],
        store=dict(BY_ADDRESS),
        handlers={scheme: refuse for scheme in ("", "file", "http", "https")},
    )
    return jsonschema.Draft202012Validator(SCHEMAS[name], resolver=resolver)


def problems(name, answer):
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        for error in validator(name).iter_errors(answer)
    ]


# What is asked of the example corpus: schema, arguments, exit status.
QUESTIONS = [
    ("count", ["count", "科技"], FOUND),
    ("count", ["count", "科技", "--in", "plan"], FOUND),
    ("count", ["count", "科技|技术", "安全", "--in", "plan", "--explain", "--evidence"], FOUND),
    ("count", ["count", "科技", "--in", "plan", "--by", "section", "--evidence", "--explain"], FOUND),
    ("count", ["count", "科技", "--in", "cangyu", "--by", "series", "--evidence"], FOUND),
    ("count", ["count", "科技", "--in", "cangyu", "--by", "year", "--evidence", "--explain"], FOUND),
    ("count", ["count", "科技", "--in", "cangyu", "--by", "place", "--evidence"], FOUND),
    ("count", ["count", "科技", "--in", "plan:3"], FOUND),
    ("count", ["count", "科技", "--in", "plan:4"], FOUND),
    ("count", ["count", "科技", "--in", "plan:3..4", "--by", "year"], FOUND),
    ("count", ["count", "无人用过的词语", "--in", "plan"], FOUND),
    ("count", ["count", "港口", "--in", "plan", "--section", "港口", "--evidence"], FOUND),
    ("count", ["count", "安全", "--in", "plan", "--not-inside", "安全发展"], FOUND),
    ("count", ["count", "--theme", "technology", "--theme", "ports", "--in", "plan", "--explain"], FOUND),
    ("count", ["count", "--theme", "safety", "--in", "plan@en"], FOUND),
    ("count", ["count", "develop*", "/secur(e|ity)/", "--in", "plan@en", "--evidence", "--explain"], FOUND),
    ("count", ["count", "develop", "--fold", "inflection,hyphens", "--in", "plan@en", "--explain"], FOUND),
    ("count", ["count", "Port", "--rule", "case,-headings", "--in", "plan@en"], FOUND),
    ("count", ["count", "科技", "--rule", "word", "--length", "han", "--in", "plan"], FOUND),
    ("count", ["count", "科技", "--fold", "none", "--length", "word-count", "--in", "plan"], FOUND),
    ("first", ["first", "潮汐算力", "耕海牧渔", "计划配给", "--in", "plan", "--gaps"], FOUND),
    ("first", ["first", "科技"], FOUND),
    ("first", ["first", "无人用过的词语"], NOT_FOUND),
    ("first", ["last", "计划配给", "--in", "plan"], FOUND),
    ("first", ["last", "旅游立岛", "互联网+", "--gaps"], FOUND),
    ("first", ["first", "--theme", "elderly", "--in", "plan@en"], FOUND),
    ("kwic", ["kwic", "蓝色经济", "--in", "plan"], FOUND),
    ("kwic", ["kwic", "蓝色经济", "--in", "plan", "--sort", "left", "--limit", "3", "--context", "0"], FOUND),
    ("kwic", ["kwic", "port", "--in", "plan@en", "--sort", "right"], FOUND),
    ("kwic", ["kwic", "无人用过的词语"], NOT_FOUND),
    ("trace", ["trace", "蓝色经济", "--in", "plan"], FOUND),
    ("trace", ["trace", "潮汐算力"], FOUND),
    ("trace", ["trace", "耕海牧渔|互联网+", "--in", "plan", "--limit", "0"], FOUND),
    ("trace", ["trace", "port", "--in", "plan@en"], FOUND),
    ("trace", ["trace", "develop*", "--in", "plan@en"], FOUND),
    ("trace", ["trace", "--theme", "technology", "--in", "plan"], FOUND),
    ("trace", ["trace", "港口", "--in", "plan", "--section", "港口"], FOUND),
    ("trace", ["trace", "无人用过的词语"], NOT_FOUND),
    ("compare", ["compare", "plan:7", "plan:8", "--show", "statistics", "--permutation", "200"], FOUND),
    ("compare", ["compare", "plan:7@en", "plan:8@en", "--show", "statistics"], FOUND),
    ("compare", ["compare", "plan:8", "--since", "2005"], FOUND),
    ("compare", ["compare", "plan:7", "plan:8", "--since", "1990-11-20"], FOUND),
    ("compare", ["compare", "plan:1..2", "plan:7..8", "--show", "statistics"], FOUND),
    ("report", ["report", "plan:7", "plan:8"], FOUND),
    ("report", ["report", "plan:7@en", "plan:8@en", "--limit", "3", "--term", "port"], FOUND),
    ("report", ["report", "plan:2", "plan:3", "--partial", "--theme", "technology"], FOUND),
    ("report", ["report", "plan"], FOUND),
    ("report", ["report", "plan:8", "note:8"], FOUND),
    ("compare", ["compare", "plan:7", "plan:8"], FOUND),
    ("compare", ["compare", "plan:7", "plan:8", "--limit", "0"], FOUND),
    ("compare", ["compare", "plan:7@en", "plan:8@en"], FOUND),
    ("compare", ["compare", "plan:5..8"], FOUND),
    ("compare", ["compare", "plan", "--limit", "5"], FOUND),
    ("compare", ["compare", "plan:2", "plan:5"], FOUND),
    ("compare", ["compare", "plan:1..2", "plan:7..8"], FOUND),
    ("compare", ["compare", "plan:8", "note:8"], FOUND),
    ("compare", ["compare", "plan:3", "plan:5", "--partial"], FOUND),
    ("redline", ["redline", "plan:7", "plan:8"], FOUND),
    ("redline", ["redline", "plan:7@en", "plan:8@en"], FOUND),
    ("redline", ["redline", "plan:5..8"], FOUND),
    ("steps", ["redline", "plan:5..8", "--steps"], FOUND),
    ("steps", ["redline", "plan", "--steps"], FOUND),
    ("blame", ["redline", "plan:5..8", "--blame"], FOUND),
    ("blame", ["redline", "plan@en", "--blame"], FOUND),
    ("redline", ["redline", "plan:3", "plan:8", "--partial"], FOUND),
    ("status", ["status"], FOUND),
    ("status", ["status", "--in", "note"], FOUND),
    ("document", ["status", "--document", "plan:1"], FOUND),
    ("document", ["status", "--document", "plan:3"], FOUND),
    ("document", ["status", "--document", "plan:4"], FOUND),
    ("document", ["status", "--document", "plan:6"], FOUND),
    ("document", ["status", "--document", "plan:7@en"], FOUND),
    ("document", ["status", "--document", "note:latest"], FOUND),
    ("audit", ["status", "--audit"], FOUND),
    ("audit", ["status", "--audit", "--in", "note"], FOUND),
    ("source", ["source", "plan:8"], FOUND),
    ("source", ["source", "plan:7@en", "--all"], FOUND),
    ("source", ["status", "--audit", "--document", "note:8"], FOUND),
    ("sources", ["status", "--sources"], FOUND),
    ("cycle", ["cycle", "plan:8"], FOUND),
    ("cycle", ["cycle", "plan:5"], FOUND),
    ("cycle", ["cycle", "note:8"], FOUND),
    ("goals", ["goals", "plan:8"], FOUND),
    ("goals", ["goals", "plan:7..8"], FOUND),
    ("goals", ["goals", "plan", "--all"], FOUND),
    ("goals", ["goals", "plan@en"], FOUND),
    ("goals", ["goals", "note:8"], NOT_FOUND),
    ("claims", ["claims", "plan:8"], FOUND),
    ("claims", ["claims", "plan:7@en", "--limit", "5"], FOUND),
    ("claims", ["claims", "plan:1"], FOUND),
    ("build", ["build"], FOUND),
    ("build", ["build", "--full"], FOUND),
    ("verify", ["verify"], FOUND),
]


class Schemas(unittest.TestCase):
    def test_the_schemas_are_schemas(self):
        for name, schema in SCHEMAS.items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
                self.assertEqual(schema["$id"], name + ".schema.json")

    def test_every_object_is_closed_and_described(self):
        def walk(name, path, node):
            if isinstance(node, list):
                for i, item in enumerate(node):
                    walk(name, f"{path}/{i}", item)
            if not isinstance(node, dict):
                return
            if node.get("type") == "object" and "properties" in node:
                self.assertIs(node.get("additionalProperties"), False, f"{name}: {path} lets unknown names in")
                self.assertTrue(node.get("description"), f"{name}: {path} has no description")
                for key, value in node["properties"].items():
                    self.assertTrue(
                        "$ref" in value or value.get("description"), f"{name}: {path}/{key} has no description"
                    )
            for key, value in node.items():
                walk(name, f"{path}/{key}", value)

        for name, schema in SCHEMAS.items():
            walk(name, "", schema)

    def test_the_list_names_every_schema(self):
        readme = (SOURCE / "docs" / "schemas" / "README.md").read_text(encoding="utf-8")
        for name in SCHEMAS:
            self.assertIn(f"({name}.schema.json)", readme)


class Answers(CorpusTest):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.example = copy_example(Path(cls.temporary.name) / "corpus")

    def valid(self, name, answer):
        self.assertEqual(problems(name, answer), [])

    def test_every_answer_keeps_to_its_schema(self):
        for name, arguments, status in QUESTIONS:
            with self.subTest(" ".join(arguments)):
                self.valid(name, self.ask(self.example, *arguments, status=status))

    def test_answers_about_a_damaged_and_a_stale_corpus(self):
        folder = copy_example(self.folder / "damaged")
        (folder / "texts" / "plan-8.zh.txt").write_text("另一篇文字。\n" * 50, encoding="utf-8")
        (folder / "texts" / "plan-1.en.txt").unlink()
        with (folder / "tifa.toml").open("a", encoding="utf-8") as toml:
            toml.write("\n# changed\n")
        findings = self.ask(folder, "verify", status=NOT_FOUND)
        self.valid("verify", findings)
        self.assertEqual({finding["code"] for finding in findings["findings"]}, {"source-changed", "source-gone"})
        stale = self.ask(folder, "status")
        self.valid("status", stale)
        self.assertIs(stale["stale"], True)

    def test_an_audit_of_a_text_that_lost_a_part(self):
        text = "岛民守则\n\n" + "".join(f"{n}、第{n}部分\n\n岛民应当爱护港口，按时缴费。\n\n" for n in "一二四五")
        folder = self.corpus('[series.rule]\nlanguage = "zh"\nfiles = "{id}.txt"\n', {"1.txt": text})
        built = run(folder, "build")
        self.assertIn("its numbering goes from “二、” to “四、”: 三 is not there", built.stderr)
        audit = self.ask(folder, "status", "--audit")
        self.valid("audit", audit)
        gap = audit["gaps"][0]
        begin = len(text[: text.index("四、")].encode())
        self.assertEqual(gap["place"].split("-")[0], f"bytes={begin}")
        self.assertEqual((gap["before"], gap["after"], gap["first"], gap["last"], gap["flagged"]), ("二、", "四、", 3, 3, True))
        self.assertEqual([flag["code"] for flag in audit["flags"]], ["numbering-gap"])
        shown = run(folder, "status", "--audit", "--format", "table").stdout
        self.assertIn("numbering: 二、 → 四、", shown)

    def test_answers_of_update(self):
        sentences = [f"岛民守则第{i}条的内容，共{i}款，自公布之日起施行。" for i in range(1, 40)]
        pages = [reply("\n\n".join(["岛民守则", *sentences[first:]]).encode(), ETag=f'"{first}"') for first in (0, 5)]
        site = Site({"/rules": in_turn(pages[0], pages[1])})
        self.addCleanup(site.close)
        folder = copy_example(self.folder / "fetched")
        self.valid("add", self.ask(folder, "add", site.address("/rules"), "--allow-private", "--series", "rule", "--id", "1"))
        self.valid("source", self.ask(folder, "source", "rule:1"))
        self.valid("sources", self.ask(folder, "status", "--sources"))
        changed = self.ask(folder, "update", "rule:1", "--allow-private", status=NOT_FOUND)
        self.valid("update", changed)
        self.assertEqual(changed["waiting"], 1)
        self.valid("sources", self.ask(folder, "status", "--sources"))
        self.valid("update", self.ask(folder, "update", "--accept"))
        site.close()
        self.valid("update", self.ask(folder, "update", "rule:1", status=ERROR))

    def test_answers_of_add_and_import(self):
        folder = copy_example(self.folder / "grown")
        text = "\n\n".join(f"第{i}条　岛民守则的内容，共{i}款。" for i in range(1, 40))
        (self.folder / "rules-1.txt").write_text("岛民守则\n\n" + text, encoding="utf-8")
        (self.folder / "empty.txt").write_text("")
        added = self.ask(folder, "add", self.folder / "rules-1.txt", "--series", "rule", "--id", "1", "--date", "2024")
        self.valid("add", added)
        self.assertEqual(added["added"][0]["edition"], "rule:1")
        (self.folder / "rules-2.txt").write_text("岛民守则（修订）\n\n" + text, encoding="utf-8")
        refused = self.ask(
            folder, "add", self.folder / "rules-2.txt", self.folder / "empty.txt", "--series", "rule", status=ERROR
        )
        self.valid("add", refused)
        self.assertEqual((len(refused["added"]), refused["refused"]), (1, 1))
        rows = [{"year": 2001, "content": text}, {"year": None, "content": text}, {"year": 2003, "content": ""}]
        (self.folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        imported = self.ask(
            folder, "import", self.folder / "rows.jsonl", "--series", "row", "--id", "year", "--text", "content"
        )
        self.valid("build", imported)
        self.assertEqual(imported["refused"], 2)
        self.valid("count", self.ask(folder, "count", "岛民", "--by", "year"))

    # Each change must be seen: without it, the checks above could not fail.
    def test_a_changed_answer_does_not_keep_to_the_schema(self):
        count = self.ask(self.example, "count", "科技", "--in", "plan", "--evidence")
        row = lambda answer: answer["terms"][0]["rows"][0]
        missing = lambda answer: next(r for r in answer["terms"][0]["rows"] if r["status"] == "missing")
        changes = {
            "a new name": lambda a: a.update(more=1),
            "no provenance": lambda a: a.pop("tifa"),
            "a name in a row": lambda a: row(a).update(counts=1),
            "no count in a row": lambda a: row(a).pop("count"),
            "a count as text": lambda a: row(a).update(count="5"),
            "a negative count": lambda a: row(a).update(count=-1),
            "a fraction of a hit": lambda a: row(a).update(count=0.5),
            "a missing edition with 0": lambda a: missing(a).update(count=0),
            "a missing edition without the term": lambda a: missing(a).update(present=False),
            "a partial edition with a figure": lambda a: row(a).update(status="partial"),
            "an unknown status": lambda a: row(a).update(status="lost"),
            "an unknown unit": lambda a: row(a).update(unit="bytes"),
            "a rule without its segmenter": lambda a: a["terms"][0]["rule"].update(unit="word"),
            "a scope of boilerplate": lambda a: a["terms"][0]["rule"]["scope"].append("boilerplate"),
            "an interval of one number": lambda a: row(a)["interval"].pop(),
            "an edition without series": lambda a: row(a).update(edition="8"),
            "rows of sections": lambda a: a.update(by="section"),
            "a short hash": lambda a: row(a)["spans"][0]["sha256"].update(text="12"),
            "a span without its hash": lambda a: row(a)["spans"][0]["sha256"].pop("source"),
            "no coverage": lambda a: a["terms"][0].pop("coverage"),
        }
        self.change("count", count, changes)
        self.change(
            "compare",
            self.ask(self.example, "compare", "plan:7", "plan:8"),
            {
                "a new phrase that is old": lambda a: next(p for p in a["phrases"] if p["change"] == "new").update(a=1),
                "an unknown change": lambda a: a["phrases"][0].update(change="newer"),
                "a probability above one": lambda a: a["phrases"][0].update(q=1.5),
                "no rule": lambda a: a.pop("rule"),
                "a section without share": lambda a: a["sections"][0].pop("share_a"),
            },
        )
        self.change(
            "first",
            self.ask(self.example, "first", "潮汐算力", "--in", "plan"),
            {
                "established as text": lambda a: a["terms"][0].update(established="yes"),
                "no use, yet evidence": lambda a: a["terms"][0].update(first=None),
                "a gap of one edition": lambda a: a["terms"][0]["gaps"].append(["plan:2"]),
            },
        )
        self.change(
            "document",
            self.ask(self.example, "status", "--document", "plan:8"),
            {"an unknown part": lambda a: a["parts"].update(licence=1), "no account": lambda a: a["bytes"].pop("kept")},
        )

    def change(self, name, answer, changes):
        self.assertEqual(problems(name, answer), [])
        for what, change in changes.items():
            with self.subTest(f"{name}: {what}"):
                changed = json.loads(json.dumps(answer))
                change(changed)
                self.assertNotEqual(problems(name, changed), [])


class Forms(CorpusTest):
    """Table, CSV, TSV, Markdown and JSON lines carry what JSON carries."""

    @classmethod
    def setUpClass(cls):
        Answers.setUpClass.__func__(cls)

    def shown(self, form, *arguments):
        done = run(self.example, *arguments, "--format", form, environment={"COLUMNS": "200"})
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return done.stdout

    def rows(self, form, *arguments):
        """Rows by column name, of the first table of a text form."""
        text = self.shown(form, *arguments)
        if form == "jsonl":
            return [json.loads(line) for line in text.splitlines()]
        if form == "md":
            lines = [line for line in text.splitlines() if line.startswith("|")]
            split = [[cell.strip().replace("\\", "") for cell in line.strip("|").split("|")] for line in lines]
            return [dict(zip(split[0], cells)) for cells in split[2:]]
        return list(csv.DictReader(io.StringIO(text), delimiter="," if form == "csv" else "\t"))

    def test_counts(self):
        for arguments in (
            ["count", "科技", "--in", "plan"],
            ["count", "港口", "--in", "plan@en"],
            ["count", "port", "--in", "plan@en"],
        ):
            answer = self.ask(self.example, *arguments)
            rows = answer["terms"][0]["rows"]
            expected = {row["edition"]: row["count"] for row in rows}
            for form in ("csv", "tsv", "jsonl"):
                with self.subTest(form):
                    shown = self.rows(form, *arguments)
                    self.assertEqual(
                        {r["edition"]: None if r["count"] in ("", None) else int(r["count"]) for r in shown}, expected
                    )
                    self.assertEqual([r["status"] for r in shown], [row["status"] for row in rows])
                    for line, row in zip(shown, rows):
                        if row["rate"] is None:
                            self.assertIn(line["rate"], ("", None))
                        else:
                            self.assertAlmostEqual(float(line["rate"]), row["rate"], delta=0.005001)
                            self.assertAlmostEqual(float(line["low"]), row["interval"][0], delta=0.000051)
                            self.assertAlmostEqual(float(line["high"]), row["interval"][1], delta=0.000051)
                            self.assertEqual(int(line["length"]), row["length"])
            for_people = {
                row["edition"]: (
                    str(row["count"])
                    if row["count"] is not None
                    else ("partial, has it" if row["present"] else row["status"])
                )
                for row in rows
            }
            with self.subTest("md"):
                self.assertEqual({r["edition"]: r["count"] for r in self.rows("md", *arguments)}, for_people)
            with self.subTest("table"):
                table = self.shown("table", *arguments)
                for edition, count in for_people.items():
                    line = next(line for line in table.splitlines() if line.split()[:1] == [edition])
                    self.assertRegex(line, rf"\s{count}(\s|$)")
                self.assertIn(f"total: {answer['terms'][0]['total']}", table)

    def test_counts_under_other_rules(self):
        arguments = ["count", "科技|技术", "--in", "plan", "--explain"]
        under = self.ask(self.example, *arguments)["terms"][0]["under"]
        self.assertGreater(len(under), 5)
        table = self.shown("table", *arguments)
        for rule in under:
            line = next(line for line in table.splitlines() if line.startswith(rule["rule"]))
            self.assertEqual(line.split()[-1], str(rule["total"]))

    def test_several_terms_are_rows_of_one_table(self):
        arguments = ["count", "科技", "安全", "--in", "plan:7..8"]
        expected = [
            (term["term"], row["edition"], row["count"])
            for term in self.ask(self.example, *arguments)["terms"]
            for row in term["rows"]
        ]
        for form in ("csv", "tsv", "jsonl"):
            self.assertEqual(
                [(r["term"], r["edition"], int(r["count"])) for r in self.rows(form, *arguments)], expected
            )

    def test_phrases_of_a_comparison(self):
        arguments = ["compare", "plan:7", "plan:8"]
        phrases = self.ask(self.example, *arguments)["phrases"]
        expected = sorted((p["change"], p["phrase"], p["a"], p["b"]) for p in phrases)
        self.assertGreater(len(expected), 20)
        for form in ("csv", "tsv", "jsonl"):
            with self.subTest(form):
                shown = self.rows(form, *arguments, "--show", "phrases")
                self.assertEqual(sorted((r["change"], r["phrase"], int(r["a"]), int(r["b"])) for r in shown), expected)
        for form in ("md", "table"):
            with self.subTest(form):
                text = self.shown(form, *arguments).replace("\\", "")
                for phrase in phrases:
                    numbers = [str(phrase[side]) for side in "ab" if phrase[side] or phrase["change"] == "returned"]
                    lines = [line.replace("|", " ").split() for line in text.splitlines()]
                    self.assertTrue(
                        any(line[: 1 + len(numbers)] == [phrase["phrase"], *numbers] for line in lines),
                        phrase["phrase"],
                    )

    def test_concordance_first_and_status(self):
        answer = self.ask(self.example, "kwic", "蓝色经济", "--in", "plan")
        for form in ("csv", "tsv", "jsonl"):
            shown = self.rows(form, "kwic", "蓝色经济", "--in", "plan")
            self.assertEqual(
                [(r["edition"], int(r["begin"]), r["left"], r["match"], r["right"]) for r in shown],
                [
                    (l["span"]["edition"], l["span"]["begin"], l["left"], l["match"], l["right"])
                    for l in answer["lines"]
                ],
            )
            found = self.rows(form, "first", "潮汐算力", "耕海牧渔", "--in", "plan")
            self.assertEqual(
                [(r["term"], r["first"], r["last"], int(r["editions"])) for r in found],
                [
                    (t["term"], t["first"], t["last"], t["editions"])
                    for t in self.ask(self.example, "first", "潮汐算力", "耕海牧渔", "--in", "plan")["terms"]
                ],
            )
            series = self.rows(form, "status")
            self.assertEqual(
                [(r["series"], int(r["held"]), int(r["texts"])) for r in series],
                [(s["series"], s["held"], s["documents"]) for s in self.ask(self.example, "status")["series"]],
            )

    def test_outline(self):
        outline = self.ask(self.example, "status", "--document", "plan:8")["outline"]
        for form in ("csv", "tsv", "jsonl"):
            shown = self.rows(form, "status", "--document", "plan:8")
            self.assertEqual(
                [(int(r["level"]), int(r["characters"]), int(r["Han"])) for r in shown],
                [(row["level"], row["characters"], row["han"]) for row in outline],
            )


if __name__ == "__main__":
    unittest.main()

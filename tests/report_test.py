#!/usr/bin/env python3
"""tifa report: the page is safe and whole, every number on it is the number of the other commands, and nothing is said
that the texts do not carry."""

import base64
import hashlib
import json
import re
import sys
import unittest
from html.parser import HTMLParser

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, CorpusTest, run

# What may stand on the page: nothing that runs, embeds or sends.
ELEMENTS = set(
    "html head meta title style body a header main footer nav section h1 h2 h3 h4 p div span strong ul ol li details summary "
    "figure q mark code pre table caption thead tbody tr th td "
    "svg g desc line path polyline polygon rect circle text tspan defs pattern".split()
)
VOID = {"meta"}


class Reader(HTMLParser):
    """The elements of a page, checked for nesting, with their attributes and text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.stack, self.problems = [], [], []
        self.words = []  # (languages around it, text)
        self.feed(page)
        self.close()
        if self.stack:
            self.problems.append(f"left open: {[tag for tag, _ in self.stack]}")

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if len(dict(attributes)) != len(attributes):
            self.problems.append(f"an attribute twice in {tag}: {attributes}")
        if tag not in VOID:
            self.stack.append((tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.problems.append(f"</{tag}> closes {self.stack[-1:]}")
        else:
            self.stack.pop()

    def handle_data(self, data):
        if any(tag in ("style",) for tag, _ in self.stack):
            return
        self.words.append(([attributes["lang"] for _, attributes in self.stack if "lang" in attributes], data))

    def handle_comment(self, data):
        self.problems.append(f"a comment: {data[:80]}")

    @property
    def text(self):
        return " ".join(data for _, data in self.words)


class ReportTest(CorpusTest):
    def page(self, folder, *arguments):
        done = run(folder, "report", *arguments, "--format", "html")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return done.stdout

    def answer(self, folder, *arguments):
        done = run(folder, "report", *arguments, "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return json.loads(done.stdout)

    def check_safe(self, page):
        reader = Reader(page)
        self.assertEqual(reader.problems, [])
        self.assertEqual({tag for tag, _ in reader.elements} - ELEMENTS, set())
        style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = next(a["content"] for tag, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy")
        self.assertEqual(policy, f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
        self.assertNotIn("url(", style)
        self.assertNotIn("@import", style)
        ids = [a["id"] for _, a in reader.elements if "id" in a]
        self.assertEqual(len(ids), len(set(ids)), "an id stands twice")
        for tag, attributes in reader.elements:
            for name, value in attributes.items():
                self.assertFalse(name.startswith("on") or name in ("style", "src", "srcset", "action", "ping"), (tag, name))
                if name in ("href", "xlink:href"):
                    if value.startswith("#"):
                        self.assertIn(value[1:], ids)
                    else:
                        self.assertRegex(value, r"^https?://[^\s]+$")
                if name in ("aria-labelledby", "aria-describedby"):
                    for one in value.split():
                        self.assertIn(one, ids)
        return reader


class ExamplePage(ReportTest):
    def test_page_is_safe_and_whole_in_both_languages(self):
        folder = self.example()
        for sides in (["plan:7", "plan:8"], ["plan:7@en", "plan:8@en"], ["plan"], ["plan:2", "plan:3", "--partial"]):
            for language in ("en", "zh"):
                page = self.page(folder, *sides, "--lang", language)
                reader = self.check_safe(page)
                self.assertEqual(next(a for tag, a in reader.elements if tag == "html")["lang"], language)
                self.assertEqual(sum(tag == "h1" for tag, _ in reader.elements), 1)
                self.assertEqual(sum(tag == "main" for tag, _ in reader.elements), 1)
                for tag, attributes in reader.elements:
                    if tag == "svg":
                        # With links inside it is a group, so that they can be reached.
                        self.assertIn(attributes.get("role"), ("img", "group"))
                        self.assertIn("aria-labelledby", attributes)

    def test_same_bytes_each_time(self):
        folder = self.example()
        self.assertEqual(self.page(folder, "plan:7", "plan:8"), self.page(folder, "plan:7", "plan:8"))

    def test_chinese_page_speaks_chinese(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8", "--lang", "zh").replace("Five-year development plans", "").replace("State Planning Council", "")
        words = self.check_safe(page).words
        # The example has an edition in part, and its texts are Chinese: nothing on the page is said in English.
        self.assertIn("不全", page)
        self.assertEqual({language for languages, _ in words for language in languages}, {"zh"})
        for languages, data in words:
            if languages[-1:] == ["zh"] and len(languages) == 1:
                # Three English words in a row that are neither a command nor BibTeX.
                shown = re.sub(r"“[^”]*”|tifa (?:kwic|compare) [^\n]*|@misc.*|[a-z]+ = \{.*|text SHA-256 \w+|https?://\S+", "", data, flags=re.S)
                self.assertIsNone(re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", shown), shown)

    def test_a_part_is_not_counted(self):
        folder = self.example()
        answer = self.answer(folder, "plan:3", "plan:5", "--partial")
        self.assertEqual(next(one["status"] for one in answer["documents"] if one["edition"] == "plan:3"), "partial")
        self.assertLessEqual({finding["kind"] for finding in answer["findings"]}, {"goals"})
        text = self.check_safe(self.page(folder, "plan:3", "plan:5", "--partial")).text
        self.assertIn("neither its counts nor its length can be compared", text)
        self.assertNotIn("More often in", text)
        self.assertNotIn("How often:", text)
        self.assertIn("in what is held", text)

    def test_numbers_are_those_of_the_other_commands(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8", "--limit", "0", "--evidence", "100000")
        phrases = answer["comparison"]["phrases"]
        self.assertGreater(len(phrases), 20)
        self.assertEqual(len(phrases), len(answer["evidence"]))
        for row, behind in zip(phrases, answer["evidence"]):
            found = {one["edition"]: one for one in behind["evidence"]}
            for side, edition in (("a", "plan:7"), ("b", "plan:8")):
                shown = found.get(edition, {"count": 0, "shown": 0, "passages": []})
                self.assertEqual(shown["count"], row[side], (row["phrase"], edition))
                self.assertEqual(shown["shown"], row[side])
                self.assertEqual(sum(len(p["marks"]) for p in shown["passages"]), row[side])
        for term in answer["terms"]:
            done = run(folder, "count", term["count"]["term"], "--in", "plan", "--rule", "substring", "--format", "json")
            if term["reason"] != "theme":
                counted = json.loads(done.stdout)["terms"][0]["rows"]
                self.assertEqual([r["count"] for r in counted], [r["count"] for r in term["count"]["rows"]])
            for row in term["count"]["rows"]:
                if row["status"] != "held":
                    self.assertIsNone(row["count"])

    def test_passages_stand_in_the_text(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8")
        texts = {one["edition"]: (folder / one["document"]).read_text(encoding="utf-8") for one in answer["documents"] if one["document"]}
        seen = 0
        phrases = [row["phrase"] for row in answer["comparison"]["phrases"]]
        counted = json.loads(run(folder, "count", *phrases, "--in", "plan", "--rule", "substring", "--format", "json").stdout)
        forms = {one["term"]: {one["term"], *(form["form"] for form in one["forms"])} for one in counted["terms"]}
        for row, behind in zip(answer["comparison"]["phrases"], answer["evidence"]):
            for one in behind["evidence"]:
                whole = re.sub(r"\s", "", texts[one["edition"]])
                for passage in one["passages"]:
                    self.assertIn(re.sub(r"\s", "", passage["text"].strip("…")), whole)
                    for begin, end in passage["marks"]:
                        self.assertIn(passage["text"][begin:end], forms[row["phrase"]])
                    seen += 1
        self.assertGreater(seen, 20)

    def test_findings_are_carried_by_the_counts(self):
        folder = self.example()
        answer = self.answer(folder, "plan:7", "plan:8")
        self.assertGreaterEqual(len(answer["findings"]), 4)
        for finding in answer["findings"]:
            if "phrase" not in finding:
                continue
            rows = json.loads(run(folder, "count", finding["phrase"], "--in", "plan", "--rule", "substring", "--format", "json").stdout)["terms"][0]["rows"]
            counts = {row["edition"]: row["count"] for row in rows}
            earlier = [n for edition, n in counts.items() if edition < "plan:8" and n is not None]
            if finding["kind"] == "new":
                self.assertEqual(finding["searched"], len(earlier))
                self.assertTrue(counts["plan:8"] > 0 and counts["plan:7"] == 0)
                self.assertEqual(finding["since"] is None, sum(earlier) == 0)
            if finding["kind"] == "dropped":
                self.assertTrue(counts["plan:8"] == 0 and counts["plan:7"] > 0)
                run_length = next((i for i, n in enumerate(reversed(earlier)) if n == 0), len(earlier))
                self.assertEqual(finding["run"], run_length)
            if finding["kind"] == "up":
                self.assertLess(counts["plan:7"], counts["plan:8"])
                if finding["most"]:
                    self.assertEqual(counts["plan:8"], max(n for n in counts.values() if n is not None))

    def test_a_change_of_number_alone_is_no_change(self):
        toml = '[series.speech]\ntitle = "Speeches"\nlanguage = "en"\n' + "".join(
            f'[[series.speech.edition]]\nid = "{year}"\ndate = {year}-01-20\ntext = "{year}.txt"\n' for year in (2021, 2025)
        )
        plain = "\n\n".join(f"We meet on the {day} day and we speak of many things to all the people." for day in ("first", "second"))
        said = ("long", "hard", "cold", "near", "far", "lost")
        texts = {
            "2021.txt": plain + "\n\n" + " ".join(f"A war is {what}. The harvest is {what}." for what in said) + " The lantern is lit. Lanterns shine.\n",
            "2025.txt": plain + "\n\n" + " ".join(f"The wars are {what}. The lantern is {what}." for what in said) + " Lanterns shine.\n",
        }
        folder = self.corpus(toml, texts)
        self.assertEqual(run(folder, "build").returncode, FOUND)
        answer = self.answer(folder, "speech:2021", "speech:2025", "--limit", "0")
        rows = {row["phrase"].lower(): i for i, row in enumerate(answer["comparison"]["phrases"])}
        self.assertFalse({"war", "wars"} & rows.keys())
        self.assertEqual(answer["comparison"]["phrases"][rows["harvest"]]["change"], "dropped")  # gone in both numbers
        self.assertEqual([one["count"] for one in answer["evidence"][rows["lantern"]]["either_number"]], [2, 7])
        page = self.page(folder, "speech:2021", "speech:2025", "--limit", "0")
        self.assertIn("Regular singular and plural taken together: 2 in 2021, 7 in 2025.", self.check_safe(page).text)

    def test_a_missing_edition_is_never_zero(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8", "--term", "科技")
        row = re.search(r'<div class="off"><span></span><span class="p">plan:4[^<]*</span>.*?</div>', page, re.S).group(0)
        self.assertIn("not held", row)
        self.assertNotRegex(row, r">0<")
        self.assertIn("not held: plan:4", page)

    def test_numbers_can_be_cited(self):
        folder = self.example()
        page = self.page(folder, "plan:7", "plan:8")
        self.assertRegex(page, r"Counted with tifa [0-9.]+, index [0-9a-f]{16}")
        self.assertIn("@misc{plan:8,", page)

    def test_what_cannot_be_reported_is_one_sentence(self):
        folder = self.example()
        for sides, part in (
            (["plan:7"], "fewer than two held editions"),
            (["plan:5..6", "plan:8"], "a report is of two"),
            (["plan:4", "plan:8"], "missing"),
            (["plan:3", "plan:8"], "held only in part"),
            (["plan:8", "plan:8"], "itself"),
            (["nothing:1", "plan:8"], "nothing"),
        ):
            done = run(folder, "report", *sides)
            self.assertEqual(done.returncode, ERROR, sides)
            self.assertIn(part, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
        done = run(folder, "count", "科技", "--format", "html")
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)


class HostileDocuments(ReportTest):
    ATTACK = (
        '<script>alert(1)</script> "><img src=x onerror=alert(2)> </style><script>alert(3)</script> </text></svg><script> '
        "]]> --> <!-- &lt;b&gt; &#60;i&#62; javascript:alert(4) {{7*7}} \u202egnp.exe \u2066x\u2069 ' onmouseover='x"
    )

    def test_text_never_becomes_markup(self):
        attack = self.ATTACK
        toml = (
            "[series.bad]\ntitle = '''<script>alert(5)</script>'''\nissuer = '''\"><svg onload=alert(6)>'''\n"
            'language = "en"\nexpect = ["1", "2", "3"]\n'
            + "".join(
                f'[[series.bad.edition]]\nid = "{n}"\ndate = 202{n}-01-01\ntext = "{n}.txt"\n'
                f"source = '''javascript:alert({n})//https://x'''\n"
                for n in (1, 2)
            )
            + '[themes]\n"<b onclick=alert(7)>" = { en = ["script", "alert*"] }\n'
        )
        texts = {
            f"{n}.txt": (
                f"<h1 onload=x>{attack}</h1>\n\nI. <script>Heading {n}</script>\n\nOur goals are: first, <img src=x{n}>; second, "
                f"{attack}; third, peace.\n\n"
                + "\n\n".join(f"The <em>{word}</em> of {attack} number {word} is {word * n} today." for word in ("alpha", "beta") * 5)
                + "\n"
            )
            for n in (1, 2)
        }
        folder = self.corpus(toml, texts)
        built = run(folder, "build")
        self.assertEqual(built.returncode, FOUND, built.stderr)
        for language in ("en", "zh"):
            for more in ([], ["--term", "<script>", "--term", 'alert|"><img']):
                page = self.page(folder, "bad:1", "bad:2", "--lang", language, *more)
                reader = self.check_safe(page)
                self.assertIn("alert(1)", reader.text)  # it is shown, as text
                for control in ("\u202e", "\u2066"):
                    self.assertNotIn(control, page)
                self.assertFalse([a for tag, a in reader.elements if "javascript" in a.get("href", "")])


if __name__ == "__main__":
    unittest.main()

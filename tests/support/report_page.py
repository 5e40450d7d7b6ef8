"""Reports as pages and as data: read, held against what may stand on a page, and made of small series of made-up texts."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

from support.program import FOUND, CorpusTest, run

# What may stand on the page: nothing that runs, embeds or sends.
ELEMENTS = set(
    "html head meta title style body a header main footer nav section h1 h2 h3 h4 p div span strong ins del br ul ol li details summary "
    "figure q mark code pre table caption thead tbody tr th td "
    "svg g desc line path polyline polygon rect circle text tspan defs pattern".split()
)
VOID = {"meta", "br"}


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

    def series_of(self, name, titles, language, texts, around, ids=None, more=""):
        """A corpus of one series whose editions, by year, are these texts, each between two paragraphs that all have."""
        toml = f'[series.{name}]\ntitle = {titles}\nlanguage = "{language}"\n{more}' + "".join(
            f'[[series.{name}.edition]]\nid = "{one}"\ndate = {date}\ntext = "{date}.txt"\n'
            for one, date in zip(ids or [date[:4] for date in texts], texts)
        )
        files = {f"{date}.txt": f"{around[0]}\n\n{text}\n\n{around[1]}\n" for date, text in texts.items()}
        folder = self.corpus(toml, files)
        done = run(folder, "build")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return folder

    def work_reports(self, texts, **more):
        opening = "各位代表：现在我向大会报告工作，请予审议。今年要办好几件事情，把各项任务落到实处。"
        dated = {f"{year}-03-05": text for year, text in texts.items()}
        return self.series_of("work", '{ zh = "工作报告", en = "Work reports" }', "zh", dated, (opening, opening[::-1]), **more)

    def speeches(self, texts):
        plain = "We meet on this day and we speak of many things to all the people who came here."
        dated = {f"{year}-01-20": text for year, text in texts.items()}
        return self.series_of("speech", '"Speeches"', "en", dated, (plain, plain))

    def lines(self, answer):
        """What the answer has behind each phrase."""
        return {row["phrase"]: one for row, one in zip(answer["comparison"]["phrases"], answer["evidence"])}

#!/usr/bin/env python3
"""What `tifa check` finds in sentences and how it judges them (docs/guide/check.md).

Two sets: tests/claims_gold, written before the grammar was tuned, and the published claims of ../shared/claims, on
which it was tuned. Both speak of documents in ../shared/data. With --table it prints the tables of the guide and every
line that comes out otherwise than expected.
"""

import json
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.perturb import TRUE, unexplained, with_figures_changed
from support.program import SOURCE, run

GOLD = SOURCE / "tests" / "claims_gold"
SHARED = SOURCE.parent / "shared"
# What was reached when the sets were last compared; a change that falls below is a loss.
LEAST = {
    "own": {"recall": 0.95, "precision": 0.95, "verdicts": 0.95},
    "published": {"recall": 0.95, "precision": 0.95, "verdicts": 0.9},
}
WORST = ["contradicted", "not_established", "not_checkable", "confirmed_under_rule", "confirmed"]


def build_corpus(folder):
    """The texts of ../shared/data under the manifest that a user would write."""
    data = SHARED / "data"
    shutil.copy(GOLD / "tifa.toml", folder / "tifa.toml")
    for name in ("gwr", "fyp", "series", "inaugural"):
        shutil.copytree(data / name, folder / name)
    # Two reports of one congress and a stub cannot stand in a series by congress.
    rows = (data / "cpc_congress_reports.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if int(json.loads(row)["congress"]) >= 9]
    (folder / "cpc.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = run(folder, "build", "--quiet")
    if done.returncode != 0:
        raise AssertionError(done.stderr)


def check(folder, text, date, quotations=False):
    article = folder / "article.txt"
    article.write_text(text + "\n", encoding="utf-8")
    dated = ["--date", date] if date else []
    done = run(folder, "check", article, *dated, "--format", "json", "--quiet")
    if done.returncode not in (0, 1):
        raise AssertionError(f"{text}: {done.stderr}")
    return [claim for claim in json.loads(done.stdout)["claims"] if quotations or claim["kind"] != "quotation"]


WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
DIGITS = "零一二三四五六七八九"


def numbers(text):
    """The figures of a text: in digits, in English words up to twelve, in Chinese numerals below a hundred."""
    found = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    found += [float(WORDS.index(word)) for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS]
    found += [float(value) for word, value in (("once", 1), ("twice", 2)) if word in text.lower()]
    for tens, ten, ones in re.findall(r"([一二三四五六七八九]?)(十?)([一二两三四五六七八九]?)(?=次)", text):
        if ten or ones or tens:
            digit = lambda sign: DIGITS.index(sign.replace("两", "二")) if sign else 0
            found.append(float((digit(tens) or 1) * 10 + digit(ones) if ten else digit(ones or tens)))
    return found


def same_terms(said, found):
    fold = lambda words: {word.lower() for word in words if word}
    patterns = {part for term in found for part in fold(term.split("|"))}
    return fold(said) <= patterns if said else True


# --- sentences of our own, with their claims ---


def matches(gold, claim):
    kind = {"first": ("first", "added"), "dropped": ("dropped", "absent")}.get(gold["kind"], (gold["kind"],))
    # A wording without an entry in the glossary has no term, only its wording.
    if claim["kind"] not in kind or not same_terms(gold["terms"], claim["terms"] or claim["wordings"]):
        return False
    editions = {entry["edition"] for entry in claim["editions"]}
    # What no rule settles looks at no edition.
    if gold["editions"] and claim["verdict"] != "not_checkable" and not set(gold["editions"]) <= editions:
        return False
    return "figure" not in gold or gold["figure"] in [float(n) for n in numbers(claim["asserted"])]


def measure_own(folder):
    wanted = found = given = right = judged = 0
    lines = []
    for row in (json.loads(line) for line in (GOLD / "sentences.jsonl").open(encoding="utf-8")):
        claims = check(folder, row["text"], row["date"])
        left = list(claims)
        for gold in row["claims"]:
            wanted += 1
            match = next((claim for claim in left if matches(gold, claim)), None)
            if match is None:
                lines.append(f"{row['id']} not found: {gold['kind']} {gold['terms']} {gold['editions']} | {row['text']}")
                continue
            left.remove(match)
            found += 1
            if match["verdict"] == gold["verdict"]:
                right += 1
            else:
                lines.append(f"{row['id']} {match['verdict']}, not {gold['verdict']}: {row['text']} | {match['why']}")
            judged += 1
        given += len(claims)
        lines += [f"{row['id']} beside them: {claim['kind']} {claim['terms']} | {row['text']}" for claim in left]
    return {"recall": found / wanted, "precision": found / given, "verdicts": right / wanted}, (wanted, given), lines


# --- published claims ---


def flat_numbers(value):
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    if isinstance(value, str):
        return numbers(value)
    return [n for part in (value.values() if isinstance(value, dict) else value) for n in flat_numbers(part)]


def date_of(row):
    """When the source was published, as its address or its name says."""
    for pattern in (r"\b(20\d\d)-(\d\d)-(\d\d)\b", r"/(20\d\d)[/-](\d\d)[/-](\d\d)", r"/(20\d\d)[/-](\d\d)(\d\d)/", r"/(20\d\d)(\d\d)(\d\d)\d{4}"):
        match = re.search(pattern, row["source"])
        if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
            return "-".join(match.groups())
    return ""


def worst(verdicts):
    return next((verdict for verdict in WORST if verdict in verdicts), "")


def verdicts_right(row, claims):
    """Whether the verdicts are among those that the evidence allows; by part where the line has parts."""
    expected = row["expected_verdict"]
    if isinstance(expected, list):
        return worst([claim["verdict"] for claim in claims]) in expected
    for key, allowed in expected.items():
        for part in re.split(r", (?!\d{3})", key):
            figures = numbers(part)
            mine = [
                claim
                for claim in claims
                if (figures and set(figures) & set(numbers(claim["asserted"])))
                or any(part in term for term in claim["terms"])
                or (not figures and (part in claim["kind"] or part in claim["asserted"]))
            ]
            if not mine or worst([claim["verdict"] for claim in mine]) not in allowed:
                return False
    return True


def measure_published(folder):
    wanted = found = given = right = good = total = 0
    lines = []
    for row in (json.loads(line) for line in (SHARED / "claims" / "claims.jsonl").open(encoding="utf-8")):
        if row["kind"] == "quote":
            continue  # measured with the quotations
        everything = check(folder, row["claim"], date_of(row), quotations=True)
        claims = [claim for claim in everything if claim["kind"] != "quotation"]
        total += 1
        # Years and ordinals name editions; they are no figures that are claimed.
        named = {float(n) for n in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d+(?=th\b|st\b)", row["claim"])}
        figures = {n for n in flat_numbers(row["expected"]) if n in numbers(row["claim"])} - named
        asserted = {n for claim in claims for n in numbers(claim["asserted"])}
        # A figure of the line that is asserted somewhere, or else any claim with its terms.
        items = sorted(figures) or [None]
        for item in items:
            wanted += 1
            hit = item in asserted if item is not None else bool(claims)
            found += hit
            if not hit:
                lines.append(f"{row['id']} not found: {item} | {row['claim']}")
        for claim in claims:
            given += 1
            known = not row["terms"] or not claim["terms"] or any(
                term in row["terms"] or any(term in other or other in term for other in row["terms"])
                for pattern in claim["terms"] for term in pattern.split("|"))
            good += known
            if not known:
                lines.append(f"{row['id']} beside: {claim['kind']} {claim['terms']} | {row['claim']}")
        # A line that quotes and cites is right only when both are.
        if verdicts_right(row, everything if row["kind"] == "citation" else claims):
            right += 1
        else:
            verdicts = [f"{claim['kind']} {claim['asserted']} {claim['verdict']} ({claim['why']})" for claim in claims]
            lines.append(f"{row['id']} expected {row['expected_verdict']}: {verdicts} | {row['claim']}")
    return {"recall": found / wanted, "precision": good / max(given, 1), "verdicts": right / total}, (wanted, given), lines


@unittest.skipUnless((SHARED / "data").is_dir() and (SHARED / "claims").is_dir(), "no ../shared/data and ../shared/claims")
class Claims(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="tifa-claims-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        build_corpus(cls.folder)

    def compare(self, name, measured):
        reached, _, lines = measured
        for value, least in LEAST[name].items():
            with self.subTest(set=name, value=value):
                self.assertGreaterEqual(reached[value], least, "\n".join(lines))

    def test_sentences_of_our_own(self):
        self.compare("own", measure_own(self.folder))

    def test_no_changed_figure_is_confirmed_that_was_not_true_before(self):
        texts = [json.loads(row)["claim"] for row in (SHARED / "claims" / "claims.jsonl").open(encoding="utf-8")]
        texts.append((SHARED / "claims" / "seed-article.txt").read_text(encoding="utf-8"))
        changes = 0
        for text in texts:
            before = check(self.folder, text, "")
            if not any(claim["verdict"] in TRUE for claim in before):
                continue
            for changed, figure in with_figures_changed(text):
                changes += 1
                with self.subTest(text[:80], figure=figure):
                    self.assertEqual(unexplained(before, check(self.folder, changed, "")), [])
        self.assertGreater(changes, 50)

    def test_published_claims(self):
        self.compare("published", measure_published(self.folder))


if __name__ == "__main__":
    if "--table" in sys.argv:
        with tempfile.TemporaryDirectory() as temporary:
            build_corpus(Path(temporary))
            for name, measure in (("own", measure_own), ("published", measure_published)):
                reached, (wanted, given), differing = measure(Path(temporary))
                print(f"| {name} | {wanted} | {given} | " + " | ".join(f"{reached[v]:.2f}" for v in ("recall", "precision", "verdicts")) + " |")
                print(*differing, sep="\n")
    else:
        unittest.main()

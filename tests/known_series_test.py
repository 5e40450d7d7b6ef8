#!/usr/bin/env python3
"""Ready-made series: every file of series/ is a corpus that builds, says all its editions missing, and takes texts in."""

import json
import re
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import ERROR, FOUND, CorpusTest, run

SERIES = sorted((Path(__file__).parent.parent / "series").glob("*.toml"))


def expected_ids(items):
    ids = []
    for item in items:
        first, dots, last = item.partition("..")
        ids += [str(n) for n in range(int(first), int(last) + 1)] if dots else [item]
    return ids


class KnownSeries(CorpusTest):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="tifa-test-")
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name) / "corpus"

    def start(self, *names):
        done = run(self.folder.parent, "init", self.folder, "--series", ",".join(names))
        self.assertEqual(done.returncode, FOUND, done.stderr)

    def status(self):
        done = run(self.folder, "status", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return {row["series"]: row for row in json.loads(done.stdout)["series"]}

    def test_each_is_a_corpus_in_which_everything_is_missing(self):
        self.assertGreaterEqual(len(SERIES), 9)
        for number, file in enumerate(SERIES):
            with self.subTest(file.stem):
                self.folder = self.folder.parent / str(number)
                self.start(file.stem)
                done = run(self.folder, "build")
                self.assertEqual((done.returncode, done.stderr), (FOUND, ""))
                shown = self.status()
                for name, series in tomllib.loads(file.read_text(encoding="utf-8"))["series"].items():
                    ids = expected_ids(series["expect"])
                    self.assertEqual(shown[name]["missing"], ids)
                    self.assertEqual(shown[name]["held"], 0)
                    declared = [edition["id"] for edition in series.get("edition", [])]
                    self.assertEqual(sorted(set(declared) - set(ids)), [], "a day is given for an edition that does not exist")
                    self.assertEqual(len(set(declared)), len(declared))

    def test_titles_and_issuers_are_in_chinese_and_english(self):
        han = re.compile("[\u4e00-\u9fff]")
        for file in SERIES:
            for name, series in tomllib.loads(file.read_text(encoding="utf-8"))["series"].items():
                for key in ("title", "issuer", "edition_name"):
                    with self.subTest(f"{name} {key}"):
                        if key == "edition_name" and key not in series:
                            continue
                        self.assertEqual(set(series[key]), {"zh", "en"})
                        self.assertRegex(series[key]["zh"], han)
                        self.assertNotRegex(series[key]["en"], han)
                if name in ("cpc", "plenum", "fyp-proposal", "fyp-note", "fyp-outline"):
                    self.assertIn("edition_name", series, "its ids are numbers")

    def test_days_rise_with_the_editions(self):
        for file in SERIES:
            for name, series in tomllib.loads(file.read_text(encoding="utf-8"))["series"].items():
                days = [str(next(edition[key] for key in ("date", "adopted", "released") if key in edition))
                        for edition in series.get("edition", [])]
                with self.subTest(name):
                    self.assertEqual(days, sorted(days))

    def test_the_folder_may_stand_behind_the_names(self):
        done = run(self.folder.parent, "init", "--series", "gwr,cpc", self.folder)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(run(self.folder, "build").returncode, FOUND)
        self.assertEqual({"gwr", "cpc"} - self.status().keys(), set())

    def test_all_at_once_share_their_collection(self):
        self.start(*[file.stem for file in SERIES])
        self.assertEqual(run(self.folder, "build").returncode, FOUND)
        self.assertGreaterEqual(len(self.status()), len(SERIES))

    def test_a_link_needs_both_series(self):
        self.start("fyp-outline")
        self.assertNotIn("link", tomllib.loads((self.folder / "tifa.toml").read_text(encoding="utf-8")))
        self.folder = self.folder.parent / "both"
        self.start("fyp-outline", "fyp-proposal")
        self.assertEqual(run(self.folder, "build").returncode, FOUND)
        cycle = json.loads(run(self.folder, "cycle", "fyp-proposal:15", "--format", "json").stdout)
        self.assertIn(("implements", "fyp-outline:15", "missing"), [(r["relation"], r["edition"], r["status"]) for r in cycle["links"]])

    def test_a_text_takes_the_place_of_a_declared_edition(self):
        self.start("plenum", "gwr")
        text = self.folder.parent / "notice.txt"
        text.write_text("中央委员会全体会议公报\n\n（2019年10月31日通过）\n\n全会听取了报告，讨论了决定。全会认为，制度要完善，治理要改进。\n",
                        encoding="utf-8")
        done = run(self.folder, "add", text)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        plenum = self.status()["plenum"]
        self.assertEqual(plenum["held"], 1)
        self.assertNotIn("19-4", plenum["missing"])
        toml = tomllib.loads((self.folder / "tifa.toml").read_text(encoding="utf-8"))
        filled = [edition for edition in toml["series"]["plenum"]["edition"] if "text" in edition]
        self.assertEqual([(edition["id"], edition["text"]) for edition in filled], [("19-4", "texts/notice.txt")])
        again = run(self.folder, "add", text)
        self.assertEqual(again.returncode, FOUND, again.stderr)
        self.assertIn("in the corpus already", again.stdout)
        text.write_text(text.read_text(encoding="utf-8").replace("完善", "健全"), encoding="utf-8")
        other = run(self.folder, "add", text, "--id", "19-4")
        self.assertEqual(other.returncode, ERROR)
        self.assertIn("plenum:19-4", other.stderr)

    def test_add_declares_the_series_it_is_asked_for_by_name(self):
        self.assertEqual(run(self.folder.parent, "init", self.folder).returncode, FOUND)
        text = self.folder.parent / "2019.txt"
        text.write_text("各位代表：\n现在，我向大会报告政府工作，请予审议。\n过去一年，港口建设取得进展。\n", encoding="utf-8")
        done = run(self.folder, "add", text, "--series", "gwr")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertIn("ready-made series “Government work reports”", done.stderr)
        gwr = self.status()["gwr"]
        self.assertEqual((gwr["held"], gwr["title"]), (1, "Government work reports"))
        self.assertIn("2020", gwr["missing"])
        # What is declared already stays the user's, also under that name.
        own = self.folder.parent / "own"
        self.assertEqual(run(self.folder.parent, "init", own).returncode, FOUND)
        with (own / "tifa.toml").open("a", encoding="utf-8") as manifest:
            manifest.write('\n[series.gwr]\ntitle = "Harbour gazette"\nlanguage = "zh"\n')
        done = run(own, "add", text, "--series", "gwr")
        self.assertEqual((done.returncode, "ready-made" in done.stderr), (FOUND, False), done.stderr)
        self.folder = own
        self.assertEqual((self.status()["gwr"]["title"], self.status()["gwr"]["missing"]), ("Harbour gazette", []))

    def add(self, name, text):
        file = self.folder.parent / name
        file.write_text(text, encoding="utf-8")
        done = run(self.folder, "add", file, "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return json.loads(done.stdout)["added"][0]

    def test_a_title_that_names_a_series_and_its_kind_belongs_to_it(self):
        texts = {
            "statement.txt": "Federal Reserve issues FOMC statement\nJanuary 29, 2025\n\nThe Committee met.\n\nIt will meet again.\n",
            "minutes.txt": "Minutes of the FOMC\nJanuary 29, 2025\n\nThe Committee met.\n\nIt was late.\n",
            "other.txt": "A statement on the harbour\nMarch 19, 2025\n\nThe board met.\n\nIt was late.\n",
        }
        self.start("fomc")
        for name, text in texts.items():
            (self.folder.parent / name).write_text(text, encoding="utf-8")
        done = run(self.folder, "add", *(self.folder.parent / name for name in texts), "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        taken = {row["file"].rsplit("/", 1)[-1]: row["edition"] for row in json.loads(done.stdout)["added"]}
        self.assertEqual(taken["statement.txt"], "fomc:2025-01-29")
        self.assertFalse(any(taken[name].startswith("fomc:") for name in ("minutes.txt", "other.txt")), taken)

    def test_a_text_without_a_title_is_the_edition_that_one_series_waits_for(self):
        body = "各位代表：\n现在，我向大会报告政府工作，请予审议。\n一、过去一年工作回顾\n过去一年，港口建设取得进展。\n"
        self.start("gwr", "fyp-proposal")
        row = self.add("2019.txt", body)
        self.assertEqual(row["edition"], "gwr:2019")
        self.assertIn("taken for", row["note"])
        self.assertEqual(self.status()["gwr"]["held"], 1)
        # No report was given in 1961, so nothing waits for it; and a title says whose text it is.
        self.assertEqual(self.add("1961.txt", body.replace("港口", "码头"))["edition"], "documents:1961")
        titled = self.add("2018.txt", "2018年群岛渔业发展公报\n\n" + body.replace("港口", "渔港"))
        self.assertFalse(titled["edition"].startswith("gwr:"), titled)

    def test_a_text_without_a_title_that_two_series_wait_for_is_nobodys(self):
        self.start("inaugural", "sotu")
        row = self.add("2013.txt", "Fellow islanders, the harbour is open and the boats are in good repair. We will build schools.\n")
        self.assertFalse(row["edition"].startswith(("inaugural:", "sotu:")), row)

    def test_an_unknown_name_says_which_there_are(self):
        done = run(self.folder.parent, "init", self.folder, "--series", "gazette")
        self.assertEqual(done.returncode, ERROR)
        for file in SERIES:
            self.assertIn(file.stem, done.stderr)
        self.assertFalse(self.folder.exists())


if __name__ == "__main__":
    unittest.main()

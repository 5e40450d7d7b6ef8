#!/usr/bin/env python3
"""The measuring of phrases itself, on made-up input: split, agreement, precision, ranks; and that the set is frozen."""

import hashlib
import json
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "phrase_labels"))
import freeze  # noqa: E402
import measure  # noqa: E402
import methods  # noqa: E402
import pairs  # noqa: E402
import pool  # noqa: E402
from support.program import real_data  # noqa: E402

DATA = real_data()

ZH = pairs.Pair("gwr", "zh", "1", "2", "tuning")
EN = pairs.Pair("inaugural", "en", "1", "2", "held-out")


def label(language, pair, change, phrase, first, second, decided, identity="p1"):
    names = ("id", "language", "pair", "class", "phrase", "judge1", "judge2", "label")
    return dict(zip(names, (identity, language, pair, change, phrase, first, second, decided)))


class Splits(unittest.TestCase):
    def test_a_third_at_least_is_held_out_whatever_the_length(self):
        for count in range(1, 40):
            names = pairs.split_of(count)
            self.assertEqual(len(names), count)
            self.assertGreaterEqual(3 * names.count("held-out"), count)

    def test_the_middle_of_three_and_the_last_of_a_rest(self):
        self.assertEqual([at for at, name in enumerate(pairs.split_of(9)) if name == "held-out"], [1, 4, 7])
        self.assertEqual([at for at, name in enumerate(pairs.split_of(10)) if name == "held-out"], [1, 4, 7, 9])
        self.assertEqual([at for at, name in enumerate(pairs.split_of(11)) if name == "held-out"], [1, 4, 7, 10])

    def test_editions_before_the_first_take_no_part_and_neighbours_are_pairs(self):
        made = pairs.pairs_of(["2013", "2014", "2015", "2016", "2018"], "gwr")
        self.assertEqual([pair.name for pair in made], ["gwr:2015-2016", "gwr:2016-2018"])


class Keys(unittest.TestCase):
    def test_variants_are_one_item(self):
        self.assertEqual(pool.key_of("zh", "“人工智能＋”"), pool.key_of("zh", "人工智能+"))
        self.assertEqual(pool.key_of("en", "Children’s  World"), pool.key_of("en", "children's world"))
        self.assertNotEqual(pool.key_of("en", "a head"), pool.key_of("en", "ahead"))

    def test_the_phrase_is_marked_in_its_sentence_with_its_quotation_marks(self):
        self.assertEqual(pool.context_of("zh", "两学一做", "开展“两学一做”学习"), "开展“【两学一做】”学习")
        self.assertEqual(pool.context_of("zh", "内卷式竞争", "整治“内卷式”竞争。"), "整治“【内卷式”竞争】。")
        self.assertEqual(pool.context_of("en", "new era", "It is a New Era, now."), "It is a 【New Era】, now.")
        self.assertEqual(pool.context_of("en", "era", "several"), "")


class Candidates(unittest.TestCase):
    def test_g2_is_dunnings(self):
        # 10 in 100 against 30 in 100: 2 Σ O ln(O/E) with expectations 20 and 80, worked by hand.
        self.assertAlmostEqual(methods.g2(10, 30, 100, 100), 12.9715, places=4)
        self.assertEqual(methods.g2(5, 5, 100, 100), 0.0)

    def test_ngrams_fall_into_their_classes_and_cross_no_punctuation(self):
        lists = methods.by_ngrams("zh", "改革，改革，稳定", "改革，开放，开放")
        self.assertIn("开放", lists["new"])
        self.assertIn("稳定", lists["dropped"])
        self.assertIn("改革", lists["down"])
        self.assertFalse(any("改革开" in phrase for phrases in lists.values() for phrase in phrases))
        self.assertIn("new deal", methods.by_ngrams("en", "An old deal.", "A new deal.")["new"])


class Freezing(unittest.TestCase):
    POOL = ["p1\tzh\tgwr:1-2\tnew\t甲\ttifa@1*", "p2\tzh\tgwr:1-2\tnew\t乙\ttifa@2*"]

    def test_where_judges_differ_the_third_decides_and_both_stay_on_record(self):
        first, second = {"p1": "good", "p2": "good"}, {"p1": "good", "p2": "bad"}
        self.assertEqual(freeze.join(self.POOL, first, second, {})[1], ["p2"])
        rows, undecided = freeze.join(self.POOL, first, second, {"p1": "bad", "p2": "bad"})
        self.assertEqual(undecided, [])
        self.assertEqual([row[5:] for row in rows], [("good", "good", "good"), ("good", "bad", "bad")])

    def test_an_item_left_out_or_mislabelled_is_an_error_that_says_where(self):
        with self.assertRaisesRegex(ValueError, "second judge did not judge p2"):
            freeze.join(self.POOL, {"p1": "good", "p2": "good"}, {"p1": "good"}, {})
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "judge"
            for text in ("p1\tgood\np2\tfine\n", "p1\tgood\np1\tbad\n"):
                file.write_text(text, encoding="utf-8")
                with self.assertRaisesRegex(ValueError, "line 2"):
                    freeze.read_labels(file)


class Measures(unittest.TestCase):
    def test_kappa_of_a_worked_table(self):
        # 20 both good, 15 both bad, 5 and 10 apart: 0.7 observed, 0.5 by chance.
        table = [("good", "good")] * 20 + [("good", "bad")] * 5 + [("bad", "good")] * 10 + [("bad", "bad")] * 15
        share, value = measure.kappa(table)
        self.assertAlmostEqual(share, 0.7)
        self.assertAlmostEqual(value, 0.4)
        self.assertEqual(measure.kappa([("good", "good")] * 3), (1.0, None))
        self.assertEqual(measure.kappa([]), (None, None))

    def test_wilson_of_published_values(self):
        # Newcombe 1998, table I: 81 of 263, and 0 of 20.
        for good, judged, low, high in ((81, 263, 0.2553, 0.3662), (0, 20, 0.0, 0.1611)):
            found = measure.wilson(good, judged)
            self.assertAlmostEqual(found[0], low, places=4)
            self.assertAlmostEqual(found[1], high, places=4)

    def test_what_no_one_judged_is_neither_good_nor_bad(self):
        labels = measure.Labels(
            [
                label("zh", "gwr:1-2", "new", "高质量发展", "good", "good", "good"),
                label("zh", "gwr:1-2", "new", "量发展", "bad", "bad", "bad"),
            ]
        )
        lists = {"new": ["高质量发展", "量发展", "没有人看过"], "returned": ["高质量发展"]}
        tallies, unjudged = measure.precision(lambda pair: lists, [ZH], labels)
        tally = tallies["zh", "all", "tuning", "new"]
        self.assertEqual((tally.good, tally.bad, tally.unjudged, tally.nested), (1, 1, 1, 1))
        self.assertIn("| 2 | 0.500 |", "| " + tally.row() + " |")
        self.assertEqual(unjudged, [("zh", "gwr:1-2", "new", 3, "没有人看过")])
        # “all” is the four classes that precision is asked of.
        self.assertEqual(tallies["zh", "gwr", "tuning", "all"].good, 1)
        self.assertEqual(tallies["zh", "all", "all", "returned"].good, 1)

    def test_a_label_serves_the_phrase_elsewhere_unless_labels_tie(self):
        labels = measure.Labels(
            [
                label("en", "inaugural:0-1", "new", "new era", "good", "good", "good"),
                label("en", "inaugural:0-1", "new", "story", "good", "good", "good"),
                label("en", "inaugural:0-1", "up", "story", "bad", "bad", "bad"),
                label("en", "inaugural:1-2", "up", "fear", "bad", "bad", "bad"),
                label("en", "inaugural:0-1", "up", "fear", "good", "good", "good"),
            ]
        )
        self.assertEqual(labels.of(EN, "dropped", "New Era"), "good")
        self.assertIsNone(labels.of(EN, "dropped", "story"))
        self.assertEqual(labels.of(EN, "up", "fear"), "bad")
        self.assertIsNone(labels.of(ZH, "new", "new era"), "a label is of its language")
        self.assertEqual(labels.contradicted(), (2, 2))

    def test_peers_are_measured_on_what_was_drawn_for_them(self):
        labels = measure.Labels(
            [label("zh", ZH.name, "new", phrase, *[said] * 3) for phrase, said in (("甲", "good"), ("乙", "bad"))]
        )
        rows = [
            {"pair": ZH.name, "class": "new", "phrase": "甲", "proposed": "jieba.analyse@1 tifa@3*"},
            {"pair": ZH.name, "class": "new", "phrase": "乙", "proposed": "jieba.analyse@2* tifa@9*"},
        ]
        found = measure.peers(rows, labels, [ZH])
        self.assertEqual((found["zh", "tifa", "all"].good, found["zh", "tifa", "all"].bad), (1, 1))
        self.assertEqual((found["zh", "jieba.analyse", "new"].good, found["zh", "jieba.analyse", "new"].bad), (0, 1))

    def test_ranks_take_variants_and_say_what_holds_the_phrase(self):
        phrases = ["人工智能＋行动", "“人工智能＋”", "深海科技产业"]
        self.assertEqual(measure.rank_of("zh", "人工智能+", phrases), 2)
        self.assertIsNone(measure.rank_of("zh", "深海科技", phrases))
        self.assertEqual(measure.holder_of("zh", "深海科技", phrases), (3, "深海科技产业"))
        self.assertIsNone(measure.holder_of("en", "era", ["several things"]))
        self.assertEqual(measure.repeated(["new era", "a new era", "several"], "en"), 1)

    def test_the_programs_answer_is_read_by_class(self):
        changes = (("甲", "new"), ("乙", "returned"), ("丙", "new"))
        rows = [{"phrase": phrase, "change": change} for phrase, change in changes]
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            answer = json.dumps({"phrases": rows})
            program.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\nexit 1\n", encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
            lists = methods.by_tifa(str(program), folder, ZH, 1)
            self.assertEqual((lists["new"], lists["returned"], lists["down"]), (["甲"], ["乙"], []))
            program.write_text("#!/bin/sh\necho no such edition >&2\nexit 2\n", encoding="utf-8")
            with self.assertRaisesRegex(RuntimeError, "no such edition"):
                methods.by_tifa(str(program), folder, ZH, 1)


@unittest.skipUnless(DATA, "the real documents are not beside the repository, so nothing is tested on them")
class OnDocuments(unittest.TestCase):
    def test_every_pooled_pair_is_a_pair_and_a_third_of_each_series_is_held_out(self):
        made = pairs.all_pairs(DATA)
        self.assertLessEqual(pairs.POOLED, {pair.name for pair in made})
        for series in set(pairs.SERIES) - pairs.TUNED_ON:
            splits = [pair.split for pair in made if pair.series == series]
            self.assertGreaterEqual(3 * splits.count("held-out"), len(splits), series)

    def test_known_formulations_did_change_as_they_are_said_to(self):
        for row in measure.read_table(HERE / "phrase_labels" / "known.tsv"):
            files = pairs.texts_of(DATA, row["series"])
            language = pairs.SERIES[row["series"]][0]
            a, b = (methods.folded(files[row[side]].read_text(encoding="utf-8")) for side in "ab")
            a, b = (methods.substring_counts([row["phrase"]], language, text)[row["phrase"]] for text in (a, b))
            with self.subTest(row["phrase"]):
                before = any(
                    methods.substring_counts([row["phrase"]], language, methods.folded(file.read_text(encoding="utf-8")))[
                        row["phrase"]
                    ]
                    for edition, file in files.items()
                    if edition.zfill(8) < row["a"].zfill(8)
                )
                absent = "returned" if before else "new"
                change = absent if not a else "dropped" if not b else "up" if b > a else "down"
                self.assertGreater(a + b, 0)
                self.assertEqual(change, row["class"])


class Frozen(unittest.TestCase):
    FOLDER = HERE / "phrase_labels"

    def test_the_digest_of_what_is_frozen_is_stated(self):
        said = [HERE.parent / "docs" / "guide" / "phrases.md", self.FOLDER / "rounds.md"]
        stated = "".join(file.read_text(encoding="utf-8") for file in said)
        files = [*self.FOLDER.glob("pool*.tsv"), *self.FOLDER.glob("labels*.tsv"), self.FOLDER / "older.tsv"]
        self.assertGreaterEqual(len(files), 8)
        for file in files:
            self.assertIn(hashlib.sha256(file.read_bytes()).hexdigest(), stated, file.name)

    def test_the_pool_is_large_mostly_chinese_and_holds_no_item_twice(self):
        rows = measure.read_table(self.FOLDER / "pool.tsv")
        self.assertGreaterEqual(len(rows), 800)
        keys = {(row["pair"], row["class"], pool.key_of(row["language"], row["phrase"])) for row in rows}
        self.assertEqual(len(keys), len(rows))
        self.assertAlmostEqual(sum(row["language"] == "zh" for row in rows) / len(rows), 0.75, delta=0.05)
        self.assertEqual({row["pair"] for row in rows}, pairs.POOLED)

    def test_the_programs_say_how_they_are_called(self):
        for name in ("pool.py", "freeze.py", "measure.py"):
            command = [sys.executable, "-B", self.FOLDER / name, "--help"]
            done = subprocess.run(command, capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The main text of web pages: the measure itself, and the public set of 181 pages where it is there."""

import unittest

from support import main_text
from support.program import CorpusTest


class Measure(unittest.TestCase):
    def test_counts_runs_of_four_words_with_repeats(self):
        self.assertEqual(main_text.precision_and_recall("a b c d e", "a b c d e"), (1, 1))
        self.assertEqual(main_text.precision_and_recall("a b c d e", "a b c d"), (1, 0.5))
        self.assertEqual(main_text.precision_and_recall("a b c d", "x a b c d"), (0.5, 1))
        self.assertEqual(main_text.precision_and_recall("a b c d", "a b c d a b c d"), (0.2, 1))
        self.assertEqual(main_text.precision_and_recall("a b", "a b"), (1, 1))
        self.assertEqual(main_text.precision_and_recall("a b", ""), (None, 0))

    def test_averages_pages_before_it_takes_f1(self):
        p, r, f1 = main_text.scores({"x": "a b c d", "y": "a b c d e"}, {"x": "a b c d", "y": "a b c d"})
        self.assertEqual((p, r), (1, 0.75))
        self.assertAlmostEqual(f1, 2 * 0.75 / 1.75)


class PublicSet(CorpusTest):
    def test_f1_of_both_halves(self):
        found = main_text.public_set()
        if found is None:
            self.skipTest("no real documents beside the repository")
        pages, truth = found
        seen = main_text.read_by_tifa(self.folder, pages)
        for name, half in (("tuned on", main_text.tuned_on), ("others", lambda page: not main_text.tuned_on(page))):
            p, r, f1 = main_text.scores(truth, seen, half)
            print(f"main text, {name}: precision {p:.3f}, recall {r:.3f}, F1 {f1:.3f}")
            self.assertGreaterEqual(f1, 0.96, name)


if __name__ == "__main__":
    unittest.main()

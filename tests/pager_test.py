#!/usr/bin/env python3
"""Long answers go through the user's pager on a terminal, and nowhere else."""

import sys
import unittest

sys.dont_write_bytecode = True
from support.program import FOUND, CorpusTest, run
from support.terminal import on_terminal

QUESTION = ("redline", "plan:7", "plan:8")


class Pager(CorpusTest):
    def setUp(self):
        super().setUp()
        self.corpus_folder = self.example()

    def shown(self, *arguments, **options):
        status, text = on_terminal(self.corpus_folder, *arguments, **options)
        self.assertEqual(status, FOUND, text)
        return text

    def test_a_long_answer_goes_through_it(self):
        text = self.shown(*QUESTION, environment={"PAGER": "sed 's/^/paged: /'"})
        lines = text.splitlines()
        self.assertGreater(len(lines), 24)
        self.assertTrue(all(line.startswith("paged: ") for line in lines), lines[:3])

    def test_what_fits_does_not(self):
        for options in ({"rows": 2000}, {}):
            question = QUESTION if options else ("count", "科技", "--in", "plan:7..8")
            self.assertNotIn("paged: ", self.shown(*question, environment={"PAGER": "sed 's/^/paged: /'"}, **options))

    def test_it_is_turned_off(self):
        straight = self.shown(*QUESTION, "--no-pager", environment={"PAGER": "sed 's/^/paged: /'"})
        self.assertNotIn("paged: ", straight)
        for environment in ({"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": "sed 's/^/paged: /'", "TERM": "dumb"}):
            self.assertEqual(self.shown(*QUESTION, environment=environment), straight)

    def test_without_such_a_program_the_answer_is_there(self):
        self.assertIn("plan:7 (2020-11-20) → plan:8", self.shown(*QUESTION, environment={"PAGER": "no-such-pager"}))

    def test_never_in_a_pipe(self):
        done = run(self.corpus_folder, *QUESTION, "--format", "table", environment={"PAGER": "sed 's/^/paged: /'"})
        self.assertEqual(done.returncode, FOUND)
        self.assertNotIn("paged: ", done.stdout)

    def test_a_reader_who_has_seen_enough_is_no_error(self):
        self.assertIn("plan:7", self.shown(*QUESTION, "--full", environment={"PAGER": "head -n 1"}))

    def test_colour_repeats_what_marks_say(self):
        plain = self.shown(*QUESTION, "--no-pager", environment={"NO_COLOR": "1"})
        coloured = self.shown(*QUESTION, "--no-pager")
        self.assertIn("\033[31m", coloured)
        self.assertNotIn("\033", plain)
        without = coloured
        for code in ("0", "2", "31", "32", "36"):
            without = without.replace(f"\033[{code}m", "")
        self.assertEqual(without, plain)


if __name__ == "__main__":
    unittest.main()

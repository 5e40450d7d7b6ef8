#!/usr/bin/env python3
"""The measure of redlines measured: the generator's truth applied gives the other text and is what it says, and the scorer gives
a perfect tool 1, a tool that strikes all out what that is, and agrees with a naive count."""

import difflib
import random
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
SOURCE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / "bench" / "redline"))
import blocks
import edits_en
import fates
import generator
import invent
import pairs as real_pairs
import score
import tools
from score import Found, added, bare, perfect, rates
from truth import Run, Truth, apply, from_json

SIZES = {"zh": 2500, "en": 9000}


def truths(recipes=tuple(generator.RECIPES), seeds=(1,)):
    for language, size in SIZES.items():
        for make in (invent.report, invent.regulation):
            for seed in seeds:
                for recipe in recipes:
                    try:
                        truth = generator.revise(make(seed, language, size), language, recipe, seed)
                    except ValueError:
                        continue
                    yield language, recipe, truth


def backwards(truth):
    """The truth read from B to A: what a revision undone is."""
    runs = sorted((Run(r.b, r.a, r.length, r.move) for r in truth.runs), key=lambda r: r.b)
    return Truth(truth.b, truth.a, runs)


class GeneratorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.all = list(truths())

    def test_nearly_every_recipe_can_be_made(self):
        self.assertGreater(len(self.all), 0.8 * 4 * len(generator.RECIPES))
        made = {name for _, _, truth in self.all for name in truth.edits}
        self.assertEqual(made, set(generator.Reviser.ORDER))

    def test_applied_to_a_it_gives_b_and_backwards(self):
        for language, recipe, truth in self.all:
            with self.subTest(language=language, recipe=recipe):
                self.assertTrue(apply(truth.a, truth.script()) == truth.b, "the truth applied to A is not B")
                back = backwards(truth)
                self.assertTrue(apply(back.a, back.script()) == truth.a, "the truth applied to B is not A")
                self.assertTrue(truth.a != truth.b, "nothing was revised")

    def test_no_character_is_used_twice_and_the_kept_stand_in_order(self):
        for language, recipe, truth in self.all:
            with self.subTest(language=language, recipe=recipe):
                for side in ("a", "b"):
                    taken = sorted((getattr(r, side), getattr(r, side) + r.length) for r in truth.runs)
                    for before, after in zip(taken, taken[1:]):
                        self.assertLessEqual(before[1], after[0])
                kept = [r.a for r in truth.runs if r.move < 0]
                self.assertEqual(kept, sorted(kept))

    def test_the_count_is_the_one_a_naive_count_gives(self):
        for language, recipe, truth in self.all:
            with self.subTest(language=language, recipe=recipe):
                in_b = set()
                in_a = set()
                for r in truth.runs:
                    in_a.update(range(r.a, r.a + r.length))
                    in_b.update(range(r.b, r.b + r.length))
                for begin, end in truth.renumbered_a:
                    in_a.update(range(begin, end))
                for begin, end in truth.renumbered_b:
                    in_b.update(range(begin, end))
                counted = score.score(truth, perfect(truth))
                self.assertEqual(counted["true_inserted"], sum(i not in in_b and not c.isspace() for i, c in enumerate(truth.b)))
                self.assertEqual(counted["true_deleted"], sum(i not in in_a and not c.isspace() for i, c in enumerate(truth.a)))

    def test_what_moves_inserts_and_deletes_nothing(self):
        for language, recipe, truth in self.all:
            if recipe in ("moves", "sections moved", "sentences moved"):
                with self.subTest(language=language, recipe=recipe):
                    counted = score.score(truth, perfect(truth))
                    self.assertEqual((counted["true_inserted"], counted["true_deleted"]), (0, 0))
                    self.assertGreater(counted["moves"], 0)

    def test_the_moved_are_the_lighter(self):
        """By a slow count over all sentences: no heavier choice of sentences in order leaves something else out."""
        for language, recipe, truth in self.all:
            if recipe != "moves":
                continue
            with self.subTest(language=language):
                runs = [(r.a, sum(not c.isspace() for c in truth.a[r.a : r.a + r.length]), r.move) for r in truth.runs]
                best = []
                for i, (a, weight, _) in enumerate(runs):
                    best.append(weight + max((best[j] for j in range(i) if runs[j][0] < a), default=0))
                self.assertEqual(max(best), sum(weight for _, weight, move in runs if move < 0))

    def test_words_replaced_share_no_character_in_chinese(self):
        for language, recipe, truth in self.all:
            if (language, recipe) != ("zh", "edits"):
                continue
            at_a = at_b = 0
            for run in [*truth.runs, Run(len(truth.a), len(truth.b), 0)]:
                gone, new = truth.a[at_a : run.a], truth.b[at_b : run.b]
                self.assertFalse(set(gone) & set(new) - {"."}, f"{gone} → {new}")
                at_a, at_b = run.a + run.length, run.b + run.length

    def test_renumbered_labels_count_on(self):
        found = 0
        for language, recipe, truth in self.all:
            for begin, end in truth.renumbered_b:
                found += 1
                self.assertTrue(any(pattern.match(truth.b[begin:end]) for _, pattern in blocks.LABELS), truth.b[begin:end])
            self.assertEqual(len(truth.renumbered_a), len(truth.renumbered_b))
        self.assertGreater(found, 20)

    def test_every_block_stands_in_one_change(self):
        for language, recipe, truth in self.all:
            with self.subTest(language=language, recipe=recipe):
                self.assertEqual(sorted(k for change in truth.changes for k in change["a"]), list(range(len(truth.blocks_a))))
                self.assertEqual(sorted(k for change in truth.changes for k in change["b"]), list(range(len(truth.blocks_b))))
                for change in truth.changes:
                    if change["op"] == "same":
                        self.assertEqual(truth.a[slice(*truth.blocks_a[change["a"][0]])], truth.b[slice(*truth.blocks_b[change["b"][0]])])

    def test_the_same_seed_gives_the_same_pair(self):
        text = invent.report(3, "zh", 1500)
        self.assertEqual(generator.revise(text, "zh", "medium", 5).to_json(), generator.revise(text, "zh", "medium", 5).to_json())
        self.assertNotEqual(generator.revise(text, "zh", "medium", 5).b, generator.revise(text, "zh", "medium", 6).b)
        truth = generator.revise(text, "zh", "medium", 5)
        self.assertEqual(from_json(truth.to_json()), truth)

    def test_chinese_numerals(self):
        for number, text in ((1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (1003, "一千零三")):
            self.assertEqual(invent.zh_numeral(number), text)
            self.assertEqual(blocks.value_of("zh", text), number)


class ScoreTest(unittest.TestCase):
    def test_the_truth_scores_one(self):
        for language, recipe, truth in truths(("light", "medium", "strong", "renumbering", "splits and merges", "moves, edited")):
            with self.subTest(language=language, recipe=recipe):
                counts = score.score(truth, perfect(truth))
                figures = rates(counts)
                for name in ("inserted", "deleted", "move_recall", "move_precision"):
                    self.assertIn(figures[name], (None, 1.0), name)
                self.assertEqual(counts["chaff"], 0)
                self.assertEqual(figures["kept"], figures["true_kept"])

    def test_a_tool_that_strikes_all_out(self):
        for language, recipe, truth in truths(("medium",)):
            counts = score.score(truth, Found([]))
            self.assertEqual((counts["kept"], counts["moves_found"], counts["moves_reported"]), (0, 0, 0))
            outside = [sum(not c.isspace() for begin, end in spans for c in text[begin:end]) for text, spans in ((truth.a, truth.renumbered_a), (truth.b, truth.renumbered_b))]
            self.assertEqual(counts["deleted"], len(bare(truth.a)[0]) - outside[0])
            self.assertEqual(counts["inserted"], len(bare(truth.b)[0]) - outside[1])
            self.assertIsNone(rates(counts)["move_precision"])

    def test_moves_taken_for_deletion_and_insertion_count_so(self):
        truth = Truth("甲乙丙丁戊己", "丙丁戊己甲乙", [Run(2, 0, 4), Run(0, 4, 2, 0)])
        counts = score.score(truth, Found([(2, 0, 4)]))
        self.assertEqual((counts["inserted"], counts["deleted"], counts["true_inserted"], counts["moves_found"]), (2, 2, 0, 0))
        counts = score.score(truth, Found([(2, 0, 4)], [[(0, 4, 2)]]))
        self.assertEqual((counts["inserted"], counts["moves_found"], counts["moves_right"], counts["chaff"]), (0, 1, 1, 0))
        counts = score.score(truth, Found([(0, 4, 2)], [[(2, 0, 4)]]))
        self.assertEqual((counts["moves_found"], counts["moves_right"], counts["moves_reported"]), (0, 0, 1))

    def test_chaff(self):
        truth = Truth("子丑寅卯", "辰寅巳午", [])
        counts = score.score(truth, Found([(2, 1, 1)]))
        self.assertEqual((counts["short"], counts["wrong"], counts["chaff"], counts["kept"]), (1, 1, 1, 1))
        # What the truth keeps in a run of one is no chaff.
        truth = Truth("子丑寅卯", "辰寅巳午", [Run(2, 1, 1)])
        self.assertEqual(score.score(truth, Found([(2, 1, 1)]))["chaff"], 0)
        # A long run cut to pieces is.
        truth = Truth("一二三四五六", "一二三四五六七", [Run(0, 0, 6)])
        counts = score.score(truth, Found([(0, 0, 3), (4, 4, 1)]))
        self.assertEqual((counts["short"], counts["wrong"], counts["inserted"], counts["deleted"]), (1, 0, 3, 2))

    def test_an_insertion_may_be_read_in_more_than_one_place(self):
        # 甲，丙 → 甲，乙，丙: what came in is “乙，” or “，乙”.
        truth = Truth("甲，丙", "甲，乙，丙", [Run(0, 0, 2), Run(2, 4, 1)])
        other = Found([(0, 0, 1), (1, 3, 2)])
        self.assertEqual(score.score(truth, other)["wrong"], 0)
        self.assertEqual(score.score(truth, Found([(0, 0, 1), (2, 4, 1)]))["inserted"], 3)

    def test_sliding_changes_neither_counts_nor_texts(self):
        rng = random.Random(7)
        for _ in range(300):
            a = "".join(rng.choice("甲乙丙") for _ in range(rng.randint(1, 30)))
            b = "".join(rng.choice("甲乙丙") for _ in range(rng.randint(1, 30)))
            kept = [(m.a, m.b, m.size) for m in difflib.SequenceMatcher(None, a, b, False).get_matching_blocks() if m.size]
            after = score.slid(kept, a, b)
            self.assertEqual(sum(n for _, _, n in after), sum(n for _, _, n in kept))
            self.assertEqual(after, score.slid(after, a, b))
            at_a = at_b = 0
            for i, j, n in after:
                self.assertEqual(a[i : i + n], b[j : j + n])
                self.assertTrue(i >= at_a and j >= at_b)
                at_a, at_b = i + n, j + n

    def test_counts_add_up(self):
        scored = [score.score(truth, perfect(truth)) for _, _, truth in truths(("light",))]
        self.assertEqual(added(scored)["moves"], sum(s["moves"] for s in scored))


class ToolsTest(unittest.TestCase):
    A, B = "各岛公所公布时刻。渡轮停航。\n第二段。\n", "各岛公所核定时刻。\n渡轮停航。第二段。\n"

    def test_steps(self):
        found = tools.from_steps([(0, "各岛公所"), (-1, "公布"), (1, "核定"), (0, "时刻。"), (1, "\n"), (0, "渡轮停航。"), (-1, "\n"), (0, "第二段。\n")], self.A, self.B)
        self.assertEqual(found.exact, "bytes")
        self.assertEqual(score.joined(found.kept), [(0, 0, 4), (6, 6, 12)])
        with self.assertRaises(tools.Refused):
            tools.from_steps([(0, "各岛公所")], self.A, self.B)

    def test_marks_and_porcelain(self):
        self.assertEqual(tools.marked("a \x01b\x02 \x03c\x04\n"), [(0, "a "), (-1, "b"), (0, " "), (1, "c"), (0, "\n")])
        head = "diff --git a/A b/B\nindex 1..2 100644\n--- a/A\n+++ b/B\n@@ -1 +1 @@\n"
        self.assertEqual(tools.porcelain(head + " one \n-two\n+three\n~\n"), [(0, "one "), (-1, "two"), (1, "three")])

    def test_git_finds_a_moved_line(self):
        red, green, moved_from, moved_to = "\x1b[31m", "\x1b[32m", "\x1b[35m", "\x1b[36m"
        output = f"@@ -1,3 +1,3 @@\n{moved_from}-一二\x1b[m\n 三四\n{red}-五\x1b[m\n{green}+\x1b[m{green}六\x1b[m\n{moved_to}+\x1b[m{moved_to}一二\x1b[m\n"
        found = tools.moved_lines(output, "一二\n三四\n五\n", "三四\n六\n一二\n")
        self.assertEqual((found.kept, found.moves), ([(2, 0, 2)], [[(0, 3, 2)]]))

    def test_an_answer_of_tifa(self):
        def text(clean):
            return {"text": clean, "blocks": []}

        edits = [{"op": "keep", "a": [2, 4], "b": [0, 2]}, {"op": "delete", "a": [4, 5], "b": [2, 2]}, {"op": "insert", "a": [5, 5], "b": [2, 3]},
                 {"op": "keep", "a": [0, 2], "b": [3, 5], "move": 1}]
        answer = {"text_a": text("甲乙丙丁戊"), "text_b": text("丙丁己甲乙"), "summary": {"renumbered": 0}, "blocks": [{"edits": edits}]}
        found = tools.from_answer(answer, "甲乙 丙丁戊\n", "丙丁己甲乙")
        self.assertEqual((found.kept, found.moves, found.exact), ([(2, 0, 2)], [[(0, 3, 2)]], "bytes"))
        edits[0]["b"] = [0, 1]
        self.assertEqual(tools.from_answer(answer).exact, "no")


class FatesTest(unittest.TestCase):
    A, B = "甲乙。\n丙丁。戊己。\n庚辛。\n", "庚辛。\n丙丁。\n戊己。\n壬癸。\n"
    BLOCKS_A, BLOCKS_B = [[0, 3], [4, 10], [11, 14]], [[0, 3], [4, 7], [8, 11], [12, 15]]

    def answer(self, *rows):
        return {"text_a": {"text": self.A, "blocks": self.BLOCKS_A}, "text_b": {"text": self.B, "blocks": self.BLOCKS_B},
                "blocks": [{"op": op, "a": a, "b": b, **({"move": 1} if moved else {})} for op, a, b, moved in rows]}

    def test_every_word(self):
        changes = [("same", [2], [0], True), ("split", [1], [1, 2], False), ("delete", [0], [], False), ("insert", [], [3], False)]
        truth = Truth(self.A, self.B, [Run(11, 0, 3, 0), Run(4, 4, 3), Run(7, 8, 3)], [], [], self.BLOCKS_A, self.BLOCKS_B,
                      [{"op": op, "a": a, "b": b, "moved": moved, "renumbered": False} for op, a, b, moved in changes])
        right = fates.fates(truth, self.answer(("move", [2], [0], True), *changes[1:]))
        self.assertEqual({kind: count for kind, count in right.items() if count[1]}, {kind: [1, 1] for kind in ("moved", "split", "delete", "insert")})
        wrong = fates.fates(truth, self.answer(("same", [2], [0], False), ("edit", [1], [1], False), ("insert", [], [2], False), *changes[2:]))
        self.assertEqual((wrong["moved"], wrong["split"], wrong["delete"]), ([0, 1], [0, 1], [1, 1]))
        self.assertEqual(fates.added([right, wrong])["split"], [1, 2])


class MarkedEditsTest(unittest.TestCase):
    def test_changes_of_tokens(self):
        first, second = "we take the old road home", "we took the road home again"
        kept = tools.from_steps([(0, "we t"), (-1, "ake"), (1, "ook"), (0, " the "), (-1, "old "), (0, "road home"), (1, " again")], first, second).kept
        changes = edits_en.token_changes(first, second, kept)
        self.assertEqual(changes, {((1, 2), (1, 2)), ((3, 4), None), (None, (5, 6))})
        self.assertEqual(edits_en.agreement(changes, [{((3, 4), None)}, changes]), (3, 3, 3, 4, 4, 4))
        self.assertEqual(edits_en.agreement(changes, [{((3, 4), None)}])[:3], (1, 3, 1))
        self.assertEqual(edits_en.f1(1, 3, 1), (1 / 3, 1.0, 0.5))

    def test_marks_in_kept_tokens(self):
        first, second = "As said , we go home", "We go straight home"
        sayable = {((0, 3), None), (None, (2, 3))}
        kept = edits_en.marks_kept(first, second, sayable)  # we and We are not the same token, so not kept
        self.assertEqual(edits_en.token_changes(first, second, kept), {((0, 4), (0, 1)), (None, (2, 3))})
        other = {((0, 4), (0, 1)), (None, (2, 3))}
        self.assertEqual(edits_en.best_marks(first, second, [sayable, other]), edits_en.marks_kept(first, second, other))


class WithoutTruthTest(unittest.TestCase):
    def test_short_runs(self):
        figures = score.without_truth(10, [(0, 0, 5), (6, 7, 1)], [[(8, 2, 2)]])
        self.assertEqual((figures["kept"], figures["short"]), (0.8, 3 / 8))

    def test_sets_need_documents(self):
        self.assertEqual(list(real_pairs.sets(Path("/nonexistent"))), [])


if __name__ == "__main__":
    unittest.main()

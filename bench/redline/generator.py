"""Revised editions with known truth: takes a text apart into blocks and sentences, works on it as an editor would, and keeps for
every character where it came from, so that what was inserted, deleted and moved is exact by construction.

    python3 bench/redline/generator.py --language zh --recipe medium --seed 1 --out /tmp/pair

writes A.txt, B.txt and truth.json. Deterministic: the same text, recipe and seed give the same pair."""

import argparse
from pathlib import Path

import invent
from blocks import Piece, expected, weight, written
from operations import Operations
from truth import Run, Truth

# How often an operation is tried for every 100 sentences of the text (at least once where it is not 0).
RECIPES = {
    "light": dict(word=5, qualifier=3, number=3, clause_in=1, clause_out=1, sentence_in=1, sentence_out=1, block_move=1),
    "medium": dict(word=8, qualifier=5, number=5, clause_in=3, clause_out=3, heavy=4, sentence_in=3, sentence_out=3, block_in=1.5, block_out=1.5,
                   block_move=1.5, block_move_edit=1, split=1, merge=1, sentence_split=1, sentence_merge=1),
    "strong": dict(word=12, qualifier=8, number=8, clause_in=6, clause_out=6, heavy=10, sentence_in=6, sentence_out=6, block_in=3, block_out=3,
                   block_move=2.5, block_move_edit=2, split=2, merge=2, sentence_split=2, sentence_merge=2, section_move=0.5),
    "edits": dict(word=15, qualifier=10, number=10),
    "heavy edits": dict(heavy=25),
    "moves": dict(block_move=3),
    "moves, edited": dict(block_move_edit=3),
    "sections moved": dict(section_move=1),
    "sentences moved": dict(sentence_move=3),
    "sentences moved, edited": dict(sentence_move_edit=3),
    "splits and merges": dict(split=4, merge=4, sentence_split=4, sentence_merge=4),
    "in and out": dict(clause_in=6, clause_out=6, sentence_in=6, sentence_out=6, block_in=3, block_out=3),
    "renumbering": dict(head_in=1.5, head_out=1.5, item_in=2, item_out=2),
}


class Again(Exception):
    """The draw does not give a plain truth; another one may."""


class Reviser(Operations):
    """One revision of one text, and the record of it."""

    # What takes whole blocks comes first, while there are blocks that nothing was done to.
    ORDER = ("section_move", "block_move_edit", "block_move", "sentence_move", "sentence_move_edit", "block_out", "head_out", "item_out", "split", "merge", "heavy", "clause_in",
             "clause_out", "sentence_split", "sentence_merge", "word", "number", "qualifier", "sentence_in", "sentence_out", "head_in", "item_in", "block_in")

    def revise(self, recipe):
        self.moved_units = set()
        sentences = sum(len(b.sentences) for b in self.blocks)
        for name in self.ORDER:
            wanted = recipe.get(name, 0)
            if not wanted:
                continue
            # What cannot be done in one place is tried in others, some times.
            wanted = max(1, round(wanted * sentences / 100))
            tries = 0
            while self.made.get(name, 0) < wanted and tries < 12 * wanted:
                tries += 1
                if getattr(self, name + "_op")():
                    self.made[name] = self.made.get(name, 0) + 1
        if not self.made:
            raise Again("nothing could be done to this text")
        self.renumber()
        return self.render()

    def renumber(self):
        order = self.order
        for block, number in zip(self.blocks, expected(self.blocks, order, self.restarting)):
            if block.kind in self.steady:
                text = written(block.kind, number)
                if text != block.label[1].text:
                    # Whether 第三条 became 第四条 or 三 became 四 is a matter of taste: the whole label is left out of the count.
                    block.label = [Piece(block.label[0].text), Piece(text), Piece(block.label[2].text)]
                    block.renumbered = bool(block.sources)

    def render(self):
        """The text of B and the truth."""
        text, origin, units = [], [], []
        blocks_b, renumbered_b = [], []

        def put(piece, unit):
            text.append(piece.text)
            origin.extend(piece.origin)
            units.extend([unit] * len(piece.text))

        length = 0
        for block in self.blocks:
            begin = length
            # A label moves when its block does as a whole, not when the sentence behind it does.
            if block.label:
                for piece in block.label:
                    put(piece, block.sentences[0].unit if block.moved else None)
                    length += len(piece.text)
                if block.renumbered:
                    renumbered_b.append([begin, length])
            for k, piece in enumerate(block.sentences):
                last = k + 1 == len(block.sentences)
                body = piece
                if last and piece.text != piece.text.rstrip():
                    body = Piece("")
                    kept = len(piece.text.rstrip())
                    body.text, body.origin = piece.text[:kept], piece.origin[:kept]
                put(body, piece.unit)
                length += len(body.text)
                if not last and self.language == "en" and not body.text.endswith(" "):
                    put(Piece(" "), None)
                    length += 1
            blocks_b.append([begin, length])
            put(block.end, -2)
            length += len(block.end.text)
        b = "".join(text)
        return self.truth(b, origin, units, blocks_b, renumbered_b)

    def truth(self, b, origin, units, blocks_b, renumbered_b):
        a = self.text
        # Line ends keep their place only where that is in order with their neighbours; they are white space and count nowhere.
        moved = self.moved_units
        last = -1
        kind = [0] * len(b)
        for i, o in enumerate(origin):
            if o < 0:
                continue
            if units[i] in moved:
                kind[i] = 1
            elif units[i] == -2 and (o < last or b[i] != a[o]):
                origin[i] = -1
            else:
                kind[i] = 0
                if o <= last:
                    raise Again("kept text is out of order")
                last = o
        spans_a = [self.span_a(block) for block in self.original]
        block_of_a = {}
        for number, (begin, end) in enumerate(spans_a):
            for i in range(begin, end):
                block_of_a[i] = number
        block_of_b = {}
        for number, (begin, end) in enumerate(blocks_b):
            for i in range(begin, end):
                block_of_b[i] = number
        # A move is what came from one block of A into one block of B.
        runs, moves = [], {}
        for i, o in enumerate(origin):
            if o < 0:
                continue
            move = moves.setdefault((block_of_a.get(o), block_of_b.get(i)), len(moves)) if kind[i] else -1
            if runs and runs[-1].a + runs[-1].length == o and runs[-1].b + runs[-1].length == i and runs[-1].move == move:
                runs[-1].length += 1
            else:
                runs.append(Run(o, i, 1, move))
        if not self.plain():
            raise Again("it is not plain what moved")
        gone = set(range(len(a))) - {o for o in origin if o >= 0}
        renumbered_a = []
        kept_sources = {block.sources[0] for block in self.blocks if block.sources and block.renumbered}
        for number, block in enumerate(self.original):
            if number in kept_sources and self.label_spans.get(number):
                begin, end = self.label_spans[number]
                if all(i in gone for i in range(begin, end)):
                    renumbered_a.append([begin, end])
        return Truth(a, b, runs, renumbered_a, renumbered_b, spans_a, blocks_b, self.changes(origin, blocks_b, spans_a, block_of_a, kind), dict(self.made))

    def span_a(self, block):
        return self.spans[block.sources[0]]

    def left_out(self):
        """The sentences of A that are not in the heaviest chain of sentences that stand in B in the order of A."""
        order, weights = [], {}
        for block in self.blocks:
            for piece in block.sentences:
                if piece.unit is None:
                    continue
                kept = sum(o >= 0 and not self.text[o].isspace() for o in piece.origin)
                weights[piece.unit] = weights.get(piece.unit, 0) + kept
                order.append((piece.unit, kept))
        # heaviest[i]: the weight and last member of the heaviest chain that ends at a sentence before i (a Fenwick tree of maxima).
        size = max((unit for unit, _ in order), default=0) + 2
        heaviest, before = [(0, -1)] * size, []
        best = (0, -1)
        for index, (unit, kept) in enumerate(order):
            top, at = (0, -1), unit + 1
            while at > 0:
                top = max(top, heaviest[at])
                at -= at & -at
            before.append(top[1])
            total = (top[0] + kept, index)
            best = max(best, total)
            at = unit + 1
            while at < size:
                heaviest[at] = max(heaviest[at], total)
                at += at & -at
        chain, at = set(), best[1]
        while at >= 0:
            chain.add(order[at][0])
            at = before[at]
        return {unit for unit, kept in weights.items() if kept} - chain

    def weight_moved(self):
        return sum(weight(p.text) for b in self.blocks for p in b.sentences if p.unit in self.moved_units)

    def plain(self):
        """Whether what is said to have moved is all that is left out of the heaviest chain; else something else may be said to have."""
        return self.left_out() == {unit for unit in self.moved_units if any(p.unit == unit for b in self.blocks for p in b.sentences)}

    def changes(self, origin, blocks_b, spans_a, block_of_a, kind):
        """What became of each block. An a of [] is an insertion, a b of [] a deletion."""
        targets = {}
        result = []
        sources = []
        for number, (begin, end) in enumerate(blocks_b):
            sources.append(sorted({block_of_a[o] for o in origin[begin:end] if o >= 0 and o in block_of_a}))
            for source in sources[-1]:
                targets.setdefault(source, []).append(number)
        done = set()
        for number, (begin, end) in enumerate(blocks_b):
            if number in done:
                continue
            a, b = list(sources[number]), [number]
            for source in a:  # both lists grow until the group is closed: a paragraph and all that came of it
                for target in targets[source]:
                    if target not in b:
                        b.append(target)
                        a += [s for s in sources[target] if s not in a]
            done.update(b)
            same = len(a) == 1 and len(b) == 1 and self.text[slice(*spans_a[a[0]])] == self.b_text(number)
            moved = any(kind[i] for t in b for i in range(*blocks_b[t]))
            if len(a) > 1 and len(b) > 1:
                op = "regroup"
            elif len(a) != len(b):
                op = "insert" if not a else "split" if len(b) > 1 else "merge"
            else:
                op = "same" if same else "edit"
            result.append({"op": op, "a": sorted(a), "b": sorted(b), "moved": moved, "renumbered": any(self.blocks[t].renumbered for t in b)})
        for source in range(len(spans_a)):
            if source not in targets:
                result.append({"op": "delete", "a": [source], "b": [], "moved": False, "renumbered": False})
        return result

    def b_text(self, number):
        block = self.blocks[number]
        return ("".join(p.text for p in block.label) if block.label else "") + "".join(s.text for s in block.sentences).rstrip()


def measure_original(reviser):
    """Spans of blocks and of the numbers of their labels in A, before anything is done."""
    reviser.spans, reviser.label_spans = [], {}
    for number, block in enumerate(reviser.blocks):
        pieces = (block.label or []) + block.sentences
        begin = next(o for p in pieces for o in p.origin)
        end = [o for p in pieces for o in p.origin][-1] + 1
        reviser.spans.append([begin, begin + len(reviser.text[begin:end].rstrip())])
        if block.label:
            reviser.label_spans[number] = (begin, block.label[2].origin[-1] + 1)


def revise(text, language, recipe, seed):
    """The truth of a revision of TEXT; RECIPE is a name of RECIPES or operations with how often each per 100 sentences."""
    operations = RECIPES[recipe] if isinstance(recipe, str) else recipe
    for attempt in range(60):
        reviser = Reviser(text, language, f"{seed} {recipe} {attempt}")
        measure_original(reviser)
        try:
            return reviser.revise(operations)
        except Again:
            continue
    raise ValueError(f"no plain revision of this text by “{recipe}” was found in 60 attempts")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--text", type=Path, help="the text to revise; without it one is invented")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--kind", choices=("report", "regulation"), default="report")
    parser.add_argument("--characters", type=int, default=5000)
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="medium")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="folder for A.txt, B.txt and truth.json")
    given = parser.parse_args()
    text = given.text.read_text(encoding="utf-8") if given.text else getattr(invent, given.kind)(given.seed, given.language, given.characters)
    truth = revise(text, given.language, given.recipe, given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "A.txt").write_text(truth.a, encoding="utf-8")
    (given.out / "B.txt").write_text(truth.b, encoding="utf-8")
    (given.out / "truth.json").write_text(truth.to_json(), encoding="utf-8")
    print(f"{len(truth.a)} and {len(truth.b)} characters, {len(truth.moves())} moves, {truth.edits}")


if __name__ == "__main__":
    main()

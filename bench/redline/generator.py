"""Revised editions with known truth: takes a text apart into blocks and sentences, works on it as an editor would, and keeps for
every character where it came from, so that what was inserted, deleted and moved is exact by construction.

    python3 bench/redline/generator.py --language zh --recipe medium --seed 1 --out /tmp/pair

writes A.txt, B.txt and truth.json. Deterministic: the same text, recipe and seed give the same pair."""

import argparse
import random
import re
from pathlib import Path

import invent
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
    "splits and merges": dict(split=4, merge=4, sentence_split=4, sentence_merge=4),
    "in and out": dict(clause_in=6, clause_out=6, sentence_in=6, sentence_out=6, block_in=3, block_out=3),
    "renumbering": dict(head_in=1.5, head_out=1.5, item_in=2, item_out=2),
}

# A numbered label: what stands before the number, the number, what stands behind it.
_ZH = "[〇零一二三四五六七八九十百千]+"
LABELS = [
    ("chapter", re.compile(f"(第)({_ZH})(章[ 　]*)")),
    ("section", re.compile(f"(第)({_ZH})(节[ 　]*)")),
    ("article", re.compile(f"(第)({_ZH})(条[ 　]*)")),
    ("zh", re.compile(f"()({_ZH})(、)")),
    ("(zh)", re.compile(f"(（)({_ZH})(）)")),
    ("（1）", re.compile(r"(（)(\d{1,3})(）)")),
    ("Chapter", re.compile(r"(Chapter )(\d+)( +)")),
    ("Article", re.compile(r"(Article )(\d+)( +)")),
    ("1.", re.compile(r"()(\d{1,3})(\. +)")),
    ("(1)", re.compile(r"(\()(\d{1,3})(\) +)")),
    ("(a)", re.compile(r"(\()([a-z])(\) +)")),
]
MOVABLE = {"zh": 25, "en": 80}  # characters without white space; shorter blocks are not moved
WEIGHT_OF_THE_JUMPED = 2  # what a move jumps over weighs at least this many times what moves, so that it is plain which moved
SHARE_MOVED = 0.2  # of the text at most, for the same reason


def value_of(kind, number):
    if kind == "(a)":
        return ord(number) - ord("a") + 1
    if number.isdigit():
        return int(number)
    return next((n for n in range(1, 2000) if invent.zh_numeral(n) == number), 0)


def written(kind, value):
    if kind == "(a)":
        return chr(ord("a") + min(value, 26) - 1)
    return str(value) if kind in ("（1）", "Chapter", "Article", "1.", "(1)") else invent.zh_numeral(value)


def weight(text):
    return sum(not character.isspace() for character in text)


class Piece:
    """Characters, each with its place in A (-1: new)."""

    def __init__(self, text, begin=None, unit=None):
        self.text = text
        self.origin = [-1] * len(text) if begin is None else list(range(begin, begin + len(text)))
        self.unit = unit  # number of the sentence of A; None: new
        self.touched = begin is None

    def replace(self, begin, end, text):
        self.text = self.text[:begin] + text + self.text[end:]
        self.origin[begin:end] = [-1] * len(text)

    def cut(self, at):
        """What follows AT, taken away from this piece."""
        rest = Piece("")
        rest.text, rest.origin, rest.unit, rest.touched = self.text[at:], self.origin[at:], self.unit, True
        self.text, self.origin, self.touched = self.text[:at], self.origin[:at], True
        return rest

    def join(self, other):
        self.text += other.text
        self.origin += other.origin
        self.touched = True


class Block:
    def __init__(self, sentences, end, sources=(), kind=None, label=None):
        self.sentences, self.end, self.sources = sentences, end, list(sources)
        self.kind, self.label = kind, label  # label: [before, number, behind] as pieces
        self.fixed = False  # takes no further work on the block as a whole
        self.moved = self.renumbered = False

    def heading(self):
        return self.label is not None and not re.search(r"[。.!?！？；;：:]\s*$", "".join(s.text for s in self.sentences))

    def characters(self):
        return sum(weight(s.text) for s in self.sentences)


def parse(text, language):
    """The blocks of a text: its lines that are not empty, each with a label, sentences and the line ends behind it."""
    blocks, unit, at = [], 0, 0
    for line in re.finditer(r"([^\n]*)(\n*)", text):
        body, ends = line.group(1), line.group(2)
        if not body.strip():
            if blocks and ends:
                blocks[-1].end.join(Piece(body + ends, at))
            at = line.end()
            continue
        begin, kind, label = 0, None, None
        for name, pattern in LABELS:
            found = pattern.match(body)
            if found and value_of(name, found.group(2)):
                kind, begin = name, found.end()
                label = [Piece(found.group(k), at + found.start(k), unit) for k in (1, 2, 3)]
                break
        pattern = r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$" if language == "zh" else r".+?(?:[.!?][\"”’)]*\s+(?=[A-Z(“\"])|$)"
        sentences = []
        for found in re.finditer(pattern, body[begin:]):
            sentences.append(Piece(found.group(), at + begin + found.start(), unit))
            unit += 1
        if not sentences:
            sentences.append(Piece(body[begin:], at + begin, unit))
            unit += 1
        blocks.append(Block(sentences, Piece(ends, at + len(body)), [len(blocks)], kind, label))
        at = line.end()
    return blocks


def numbering(blocks):
    """What each label should say when its kind is counted on: kinds that start anew under a higher one do so."""
    order, ones = [], {}
    for block in blocks:
        if block.kind:
            if block.kind not in order:
                order.append(block.kind)
            ones[block.kind] = ones.get(block.kind, 0) + (value_of(block.kind, block.label[1].text) == 1)
    return order, {kind for kind, count in ones.items() if count > 1}


def expected(blocks, order, restarting):
    counters, result = dict.fromkeys(order, 0), []
    for block in blocks:
        if block.kind not in order:
            result.append(None)
            continue
        counters[block.kind] += 1
        result.append(counters[block.kind])
        for lower in order[order.index(block.kind) + 1 :]:
            if lower in restarting:
                counters[lower] = 0
    return result


class Reviser:
    """One revision of one text."""

    def __init__(self, text, language, seed):
        self.text, self.language = text, language
        self.rng = random.Random(seed)
        self.blocks = parse(text, language)
        self.original = list(self.blocks)
        self.made = {}
        self.order, self.restarting = numbering(self.blocks)
        counted = expected(self.blocks, self.order, self.restarting)
        # A kind of label that is not counted on in A (numbers left out, lists that start anew anywhere) is never renumbered.
        self.steady = {kind for kind in self.order
                       if all(value_of(kind, block.label[1].text) == number for block, number in zip(self.blocks, counted) if block.kind == kind)}
        grams = 4 if language == "zh" else 20
        self.grams = grams
        self.known = {text[i : i + grams] for i in range(len(text) - grams + 1)}
        self.words = {"zh": invent.ZH_VERBS + [w for w in invent.ZH_MODIFIERS if len(w) == 2],
                      "en": invent.EN_VERBS + [w for w in invent.EN_ADJECTIVES if "-" not in w]}[language]
        self.word = re.compile("|".join(self.words) if language == "zh" else r"(?<![\w-])[a-z]{4,}(?![\w-])")
        self.qualifiers = invent.ZH_QUALIFIERS if language == "zh" else invent.EN_QUALIFIERS

    # ---- text that is new ----

    def strange(self, text):
        """Whether a new text shares no longer run with A than chance and grammar make."""
        grams = [text[i : i + self.grams] for i in range(len(text) - self.grams + 1)]
        return sum(gram in self.known for gram in grams) <= len(grams) * 0.35

    def new(self, make, before="", after="", instead=""):
        """A new text whose edges differ from those of what it replaces or stands between, and that shares no pair of characters
        with what it replaces in Chinese, no word of five letters in English."""
        for attempt in range(400):
            text = make()
            if instead and (text[0] == instead[0] or text[-1] == instead[-1]):
                continue
            if instead and attempt < 300:
                if self.language == "zh" and {text[i : i + 2] for i in range(len(text) - 1)} & {instead[i : i + 2] for i in range(len(instead) - 1)}:
                    continue
                if self.language == "en" and set(re.findall(r"\w{5,}", text)) & set(re.findall(r"\w{5,}", instead)):
                    continue
            if not instead and ((before and text[-1] == before[-1]) or (after and text[0] == after[0])):
                continue
            if attempt < 300 and not self.strange(text):
                continue
            return text
        return None

    def sentence(self):
        return invent.sentence(self.rng, self.language)

    def separator(self):
        return "" if self.language == "zh" else " "

    # ---- choosing ----

    def pieces(self, test=lambda piece, block: True):
        """Sentences nothing was done to, with their block and place."""
        return [(block, k) for block in self.blocks if not block.heading() for k, piece in enumerate(block.sentences)
                if not piece.touched and weight(piece.text) >= 8 and test(piece, block)]

    def pick(self, choices):
        return self.rng.choice(choices) if choices else None

    def clauses(self, text):
        """Spans of clauses, each with the comma or semicolon behind it; the last one without the full stop."""
        body = len(text.rstrip()) - 1 if text.rstrip() and text.rstrip()[-1] in "。！？.!?" else len(text.rstrip())
        marks = "，；" if self.language == "zh" else ";"
        result, begin = [], 0
        for i in range(body):
            if text[i] in marks:
                end = i + 1
                while end < body and text[end] == " ":
                    end += 1
                result.append((begin, end))
                begin = end
        if begin < body:
            result.append((begin, body))
        return result

    # ---- edits inside a sentence ----

    def word_edit(self, piece):
        found = [m for m in self.word.finditer(piece.text) if all(o >= 0 for o in piece.origin[m.start() : m.end()])]
        if not found:
            return False
        match = self.rng.choice(found)
        old = match.group()
        around = piece.text[max(0, match.start() - 12) : match.end() + 12]
        choices = [w for w in self.words if not set(w) & set(old) and w not in around]
        if not choices:
            return False
        new = self.rng.choice(choices)
        piece.replace(match.start(), match.end(), new)
        return True

    def number_edit(self, piece):
        found = [m for m in re.finditer(r"(?<![\d.,])\d+(?:\.\d+)?(?![\d.,]*\d)", piece.text) if all(o >= 0 for o in piece.origin[m.start() : m.end()])]
        if not found:
            return False
        match = self.rng.choice(found)
        digits = [d for d in "123456789" if d not in match.group()]
        if not digits:
            return False
        piece.replace(match.start(), match.end(), "".join("." if c == "." else self.rng.choice(digits) for c in match.group()))
        return True

    def qualifier_edit(self, piece):
        """Puts a qualifier before a verb, or takes one out."""
        held = [m for q in self.qualifiers for m in re.finditer(re.escape(q) + ("" if self.language == "zh" else " "), piece.text)
                if all(o >= 0 for o in piece.origin[m.start() : m.end()])]
        if held and self.rng.random() < 0.5:
            match = self.rng.choice(held)
            piece.replace(match.start(), match.end(), "")
            return True
        places = [m.start() for m in self.word.finditer(piece.text)]
        if not places:
            return False
        at = self.rng.choice(places)
        before, after = piece.text[at - 1] if at else "", piece.text[at]
        choices = [q for q in self.qualifiers if q[-1] != before and q[0] != after]
        piece.replace(at, at, self.rng.choice(choices) + ("" if self.language == "zh" else " "))
        return True

    def edit(self, which):
        chosen = self.pick(self.pieces())
        if not chosen:
            return False
        block, k = chosen
        piece = block.sentences[k]
        done = {"word": self.word_edit, "number": self.number_edit, "qualifier": self.qualifier_edit}[which](piece)
        piece.touched = piece.touched or done
        return done

    def word_op(self):
        return self.edit("word")

    def number_op(self):
        return self.edit("number")

    def qualifier_op(self):
        return self.edit("qualifier")

    def heavy_op(self):
        """Replaces about half of a sentence, whole clauses, by something else."""
        chosen = self.pick(self.pieces(lambda piece, _: len(self.clauses(piece.text)) >= 2))
        if not chosen:
            return False
        piece = chosen[0].sentences[chosen[1]]
        spans = self.clauses(piece.text)
        total = spans[-1][1]
        options = [(i, j) for i in range(len(spans)) for j in range(i + 1, len(spans) + 1) if 0.35 <= (spans[j - 1][1] - spans[i][0]) / total <= 0.6]
        if not options:
            return False
        i, j = self.rng.choice(options)
        begin, end = spans[i][0], spans[j - 1][1]
        old = piece.text[begin:end]
        tail = re.search(r"[，；;]?\s*$", old).group() if j < len(spans) else ""
        old = old[: len(old) - len(tail)]
        joint = "，" if self.language == "zh" else "; "
        new = self.new(lambda: joint.join(invent.clause(self.rng, self.language) for _ in range(j - i)), instead=old)
        if not new:
            return False
        piece.replace(begin, begin + len(old), new)
        piece.touched = True
        return True

    def clause_in_op(self):
        chosen = self.pick(self.pieces())
        if not chosen:
            return False
        piece = chosen[0].sentences[chosen[1]]
        spans = self.clauses(piece.text)
        if not spans:
            return False
        at = self.rng.choice(spans)[0]
        new = self.new(lambda: invent.clause(self.rng, self.language), after=piece.text[at:])
        if not new or (at and not piece.text[at - 1] in "，；; "):
            return False
        piece.replace(at, at, new + ("，" if self.language == "zh" else "; "))
        piece.touched = True
        return True

    def clause_out_op(self):
        chosen = self.pick(self.pieces(lambda piece, _: len(self.clauses(piece.text)) >= 3))
        if not chosen:
            return False
        piece = chosen[0].sentences[chosen[1]]
        begin, end = self.rng.choice(self.clauses(piece.text)[:-1])
        piece.replace(begin, end, "")
        piece.touched = True
        return True

    # ---- sentences ----

    def sentence_in_op(self):
        block = self.pick([b for b in self.blocks if not b.heading() and not b.fixed and b.characters() >= 20])
        if not block:
            return False
        at = self.rng.randint(1 if block.label else 0, len(block.sentences))
        after = block.sentences[at].text if at < len(block.sentences) else ""
        text = self.new(self.sentence, after=after)
        if not text:
            return False
        block.sentences.insert(at, Piece(text))
        return True

    def sentence_out_op(self):
        chosen = self.pick([(b, k) for b, k in self.pieces() if len(b.sentences) >= 3 and not b.fixed])
        if not chosen:
            return False
        del chosen[0].sentences[chosen[1]]
        chosen[0].fixed = True
        return True

    def sentence_split_op(self):
        """A comma or semicolon becomes a full stop (in English where a capital follows)."""
        pattern = r"[，；](?=[^，。；]{8})" if self.language == "zh" else r";(?= [A-Z])"
        chosen = self.pick(self.pieces(lambda piece, _: re.search(pattern, piece.text)))
        if not chosen:
            return False
        block, k = chosen
        piece = block.sentences[k]
        at = self.rng.choice([m.start() for m in re.finditer(pattern, piece.text)])
        piece.replace(at, at + 1, "。" if self.language == "zh" else ".")
        end = at + 1
        while end < len(piece.text) and piece.text[end] == " ":
            end += 1
        block.sentences.insert(k + 1, piece.cut(end))
        return True

    def sentence_merge_op(self):
        chosen = self.pick([(b, k) for b, k in self.pieces() if k + 1 < len(b.sentences) and not b.sentences[k + 1].touched
                            and re.search(r"[。.]\s*$", b.sentences[k].text) and (self.language == "zh" or b.sentences[k + 1].text.split()[0] + " "
                                                                               + b.sentences[k + 1].text.split()[1] in invent.EN_AGENTS + ["Parliament will"])])
        if not chosen:
            return False
        block, k = chosen
        piece = block.sentences[k]
        at = len(piece.text.rstrip()) - 1
        piece.replace(at, at + 1, "，" if self.language == "zh" else ";")
        piece.touched = True
        block.sentences[k + 1].touched = True
        return True

    def sentence_move_op(self):
        """A sentence goes into another block."""
        least = {"zh": 20, "en": 70}[self.language]
        chosen = self.pick([(b, k) for b, k in self.pieces(lambda piece, _: weight(piece.text) >= least) if len(b.sentences) >= 3 and not b.fixed])
        if not chosen:
            return False
        block, k = chosen
        at = self.blocks.index(block)
        goals = [i for i, b in enumerate(self.blocks) if b is not block and not b.fixed and not b.heading() and b.characters() >= 20
                 and self.between(min(i, at), max(i, at)) >= 3 * weight(block.sentences[k].text)]
        goal = self.pick(goals)
        if goal is None:
            return False
        piece = block.sentences.pop(k)
        target = self.blocks[goal]
        where = self.rng.randint(1 if target.label else 0, len(target.sentences))
        target.sentences.insert(where, piece)
        self.moved_units.add(piece.unit)
        if not self.plain():
            del target.sentences[where]
            block.sentences.insert(k, piece)
            self.moved_units.discard(piece.unit)
            return False
        piece.touched = block.fixed = True
        return True

    # ---- blocks ----

    def between(self, begin, end):
        return sum(b.characters() for b in self.blocks[begin + 1 : end])

    def body(self):
        """Blocks that are plain paragraphs, untouched as a whole, and long enough to be known again."""
        return [b for b in self.blocks if not b.heading() and not b.fixed and b.sources and b.kind in (None, "article", "Article", "（1）", "(1)")
                and b.characters() >= MOVABLE[self.language]]

    def line_end(self):
        return Piece("\n" if self.language == "zh" and "\n\n" not in self.text else "\n\n")

    def block_in_op(self):
        text = self.new(lambda: invent.paragraph(self.rng, self.language, self.rng.randint(2, 4)))
        if not text:
            return False
        at = self.rng.randint(2, len(self.blocks))
        block = Block([Piece(text)], self.line_end())
        block.fixed = True
        # A paragraph put in among articles is an article where all are.
        neighbour = self.blocks[at - 1]
        if neighbour.kind in ("article", "Article", "（1）", "(1)") and neighbour.kind in self.steady:
            block.kind, block.label = neighbour.kind, [Piece(p.text) for p in neighbour.label]
        self.blocks.insert(at, block)
        return True

    def block_out_op(self):
        block = self.pick([b for b in self.body() if not any(s.touched for s in b.sentences)])
        if not block:
            return False
        self.blocks.remove(block)
        return True

    def head_in_op(self):
        """A new section, a heading and a paragraph, which renumbers those behind it."""
        heads = [i for i, b in enumerate(self.blocks) if b.heading() and b.kind in self.steady and i]
        at = self.pick(heads)
        text = self.new(lambda: invent.heading(self.rng, self.language))
        body = self.new(lambda: invent.paragraph(self.rng, self.language, 2))
        if at is None or not text or not body:
            return False
        head = Block([Piece(text)], self.line_end(), kind=self.blocks[at].kind, label=[Piece(p.text) for p in self.blocks[at].label])
        paragraph = Block([Piece(body)], self.line_end())
        head.fixed = paragraph.fixed = True
        self.blocks[at:at] = [head, paragraph]
        return True

    def section(self, at):
        """Where the section of the heading at AT ends: the next label of its kind or of a higher one."""
        rank = self.order.index(self.blocks[at].kind)
        end = at + 1
        while end < len(self.blocks) and not (self.blocks[end].kind in self.order and self.order.index(self.blocks[end].kind) <= rank):
            end += 1
        return end

    def head_out_op(self):
        heads = [i for i, b in enumerate(self.blocks) if b.heading() and b.kind in self.steady and not any(s.touched for s in b.sentences)
                 and self.section(i) - i <= 6]
        at = self.pick(heads)
        if at is None:
            return False
        del self.blocks[at : self.section(at)]
        return True

    def item_in_op(self):
        places = [i for i, b in enumerate(self.blocks) if b.kind in self.steady and not b.heading()]
        at = self.pick(places)
        text = self.new(self.sentence)
        if at is None or not text:
            return False
        block = Block([Piece(text)], self.line_end(), kind=self.blocks[at].kind, label=[Piece(p.text) for p in self.blocks[at].label])
        block.fixed = True
        self.blocks.insert(at, block)
        return True

    def item_out_op(self):
        block = self.pick([b for b in self.blocks if b.kind in self.steady and not b.heading() and not b.fixed and not any(s.touched for s in b.sentences)])
        if not block:
            return False
        self.blocks.remove(block)
        return True

    def split_op(self):
        block = self.pick([b for b in self.body() if len(b.sentences) >= 2])
        if not block:
            return False
        at = self.rng.randint(1, len(block.sentences) - 1)
        second = Block(block.sentences[at:], block.end, block.sources)
        block.sentences, block.end = block.sentences[:at], self.line_end()
        block.fixed = second.fixed = True
        self.blocks.insert(self.blocks.index(block) + 1, second)
        return True

    def merge_op(self):
        pairs = [i for i in range(len(self.blocks) - 1)
                 if all(b.sources and not b.fixed and not b.heading() and b.characters() >= 20 for b in self.blocks[i : i + 2])
                 and self.blocks[i + 1].label is None and re.search(r"[。.]\s*$", self.blocks[i].sentences[-1].text)]
        at = self.pick(pairs)
        if at is None:
            return False
        first, second = self.blocks[at : at + 2]
        first.sentences += second.sentences
        first.end, first.sources = second.end, first.sources + second.sources
        first.fixed = True
        del self.blocks[at + 1]
        return True

    def place_elsewhere(self, begin, end):
        """Puts blocks [begin, end) elsewhere, over text that weighs enough, before a block of the same or a higher level."""
        group = self.blocks[begin:end]
        weighs = sum(b.characters() for b in group)
        head = group[0].heading()
        goals = []
        for goal in range(1, len(self.blocks) + 1):
            if begin <= goal <= end:
                continue
            jumped = self.between(goal - 1, begin) if goal < begin else self.between(end - 1, goal)
            if jumped < WEIGHT_OF_THE_JUMPED * weighs:
                continue
            if head and goal < len(self.blocks) and self.blocks[goal].kind != group[0].kind:
                continue
            # Nothing between an article and its items, nor between a heading and what it heads.
            if not head and goal < len(self.blocks) and (self.blocks[goal].kind in ("(zh)", "(a)") or self.blocks[goal].fixed):
                continue
            goals.append(goal)
        goal = self.pick(goals)
        if goal is None:
            return False
        before, units = list(self.blocks), set(self.moved_units)
        del self.blocks[begin:end]
        if goal > begin:
            goal -= end - begin
        self.blocks[goal:goal] = group
        self.moved_units |= {piece.unit for block in group for piece in block.sentences}
        if self.weight_moved() > SHARE_MOVED * weight(self.text) or not self.plain():
            self.blocks, self.moved_units = before, units
            return False
        for block in group:
            block.fixed = block.moved = True
            block.end = Piece(block.end.text)  # white space keeps no order that could contradict the rest
            for piece in block.sentences:
                piece.touched = True
        return True

    def block_move_op(self):
        block = self.pick([b for b in self.body() if not any(s.touched for s in b.sentences)])
        if not block:
            return False
        at = self.blocks.index(block)
        if at + 1 < len(self.blocks) and self.blocks[at + 1].kind in ("(zh)", "(a)") and not self.blocks[at + 1].heading():
            return False  # its items would stay behind
        return self.place_elsewhere(at, at + 1)

    def block_move_edit_op(self):
        block = self.pick([b for b in self.body() if not any(s.touched for s in b.sentences) and b.characters() >= 2 * MOVABLE[self.language]])
        if not block:
            return False
        edited = 0
        copies = [(list(s.origin), s.text) for s in block.sentences]
        for piece in block.sentences:
            if weight(piece.text) >= 12 and (edited == 0 or self.rng.random() < 0.4):
                done = self.word_edit(piece) or self.number_edit(piece)
                piece.touched = piece.touched or done
                edited += done
        at = self.blocks.index(block)
        if edited and self.place_elsewhere(at, at + 1):
            return True
        for piece, (origin, text) in zip(block.sentences, copies):
            piece.origin, piece.text, piece.touched = origin, text, False
        return False

    def section_move_op(self):
        heads = [i for i, b in enumerate(self.blocks) if b.heading() and not b.fixed and b.kind in self.steady and self.section(i) - i >= 2]
        total = sum(b.characters() for b in self.blocks)
        heads = [i for i in heads if sum(b.characters() for b in self.blocks[i : self.section(i)]) <= total / 5 and not any(b.fixed for b in self.blocks[i : self.section(i)])]
        at = self.pick(heads)
        return at is not None and self.place_elsewhere(at, self.section(at))

    # ---- all of it ----

    # What takes whole blocks comes first, while there are blocks that nothing was done to.
    ORDER = ("section_move", "block_move_edit", "block_move", "sentence_move", "block_out", "head_out", "item_out", "split", "merge", "heavy", "clause_in",
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
            same = len(a) == 1 and len(b) == 1 and self.text[slice(*spans_a[a[0]])] == self.b_text(blocks_b, number)
            moved = any(kind[i] for t in b for i in range(*blocks_b[t]))
            op = "insert" if not a else "split" if len(b) > 1 and len(a) == 1 else "merge" if len(a) > 1 and len(b) == 1 else "regroup" if len(a) > 1 else "same" if same else "edit"
            result.append({"op": op, "a": sorted(a), "b": sorted(b), "moved": moved, "renumbered": any(self.blocks[t].renumbered for t in b)})
        for source in range(len(spans_a)):
            if source not in targets:
                result.append({"op": "delete", "a": [source], "b": [], "moved": False, "renumbered": False})
        return result

    def b_text(self, blocks_b, number):
        block = self.blocks[number]
        return ("".join(p.text for p in block.label) if block.label else "") + "".join(s.text for s in block.sentences).rstrip()


class Again(Exception):
    """The draw does not give a plain truth; another one may."""


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

"""A text taken apart: blocks with labels and sentences, each character with its place in the text it came from."""

import re

import invent

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

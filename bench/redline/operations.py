"""What an editor does to a text: words, clauses, sentences, paragraphs and sections changed, put in, taken out and moved."""

import random
import re

import invent
from blocks import Block, Piece, expected, numbering, parse, value_of, weight

MOVABLE = {"zh": 25, "en": 80}  # characters without white space; shorter blocks are not moved
WEIGHT_OF_THE_JUMPED = 2  # what a move jumps over weighs at least this many times what moves, so that it is plain which moved
SHARE_MOVED = 0.2  # of the text at most, for the same reason


class Operations:
    """A text under revision and what an editor may do to it. An operation says whether it found something to do; each does so once."""

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
        piece.touched = piece.touched or self.clause_in(piece)
        return piece.touched

    def clause_in(self, piece):
        spans = self.clauses(piece.text)
        if not spans:
            return False
        at = self.rng.choice(spans)[0]
        new = self.new(lambda: invent.clause(self.rng, self.language), after=piece.text[at:])
        if not new or (at and not piece.text[at - 1] in "，；; "):
            return False
        piece.replace(at, at, new + ("，" if self.language == "zh" else "; "))
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

    def reword(self, piece):
        """One or two slight edits; every other time something is put in as well."""
        done = sum([edit(piece) for edit in self.rng.sample([self.word_edit, self.number_edit, self.qualifier_edit], self.rng.randint(1, 2))])
        if self.rng.random() < 0.5:
            done += self.clause_in(piece)
        return done > 0

    def sentence_move_edit_op(self):
        return self.sentence_move_op(reworded=True)

    def sentence_move_op(self, reworded=False):
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
        copy = piece.text, list(piece.origin)
        target = self.blocks[goal]
        where = self.rng.randint(1 if target.label else 0, len(target.sentences))
        target.sentences.insert(where, piece)
        self.moved_units.add(piece.unit)
        if (reworded and not self.reword(piece)) or not self.plain():
            piece.text, piece.origin = copy
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

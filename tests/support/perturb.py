"""Changes one thing in an article at a time: a figure by one, a quotation by a word or a negation."""

import re

TRUE = ("confirmed", "confirmed_under_rule")
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
HAN = "零一二三四五六七八九十"

# Years, days and the numbers of editions say which document is meant; they are no figures that are claimed.
NO_FIGURE = re.compile(
    r"(?:19|20)\d\d(?!\d)(?!\s*characters)|\d+\s*(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|\d+(?:th|st|nd|rd)\b|\d+(?=[日月届]|五)|第[一二三四五六七八九十]+(?=个|届|次会议)|[一二三四五六七八九十]+[大届五](?!次)|[A-Za-z]\d+"
)
DIGITS = re.compile(r"(?<![\d.,/])\d[\d,]*(?:\.\d+)?")
WORD = re.compile(r"\b(?:once|twice|" + "|".join(WORDS[1:]) + r")\b(?! (?:plan|report))", re.IGNORECASE)
RANK = re.compile(r"(?<=listed )(?:" + "|".join(ORDINALS[1:]) + r")\b")
HAN_FIGURE = re.compile(r"[一二两三四五六七八九十](?=[次章]|余次)|(?<=第)[一二三四五六七八九](?=位)")


def moved(written, by):
    """The figure as written, one more or less; nothing where there is none such."""
    if re.match(r"\d", written):
        whole, _, rest = written.replace(",", "").partition(".")
        if int(whole) + by < 0:
            return None
        number = f"{int(whole) + by:,}" if "," in written else str(int(whole) + by)
        return number + ("." + rest if rest else "")
    lower = written.lower()
    if lower in ("once", "twice"):
        return {0: "zero times", 1: "once", 2: "twice", 3: "three times"}[(1 if lower == "once" else 2) + by]
    for names in (WORDS, ORDINALS, list(HAN)):
        name = "二" if written == "两" else lower
        if name in names:
            at = names.index(name) + by
            return names[at] if 0 < at < len(names) else None
    return None


def figures(text):
    """(begin, end) of the figures that a text claims, ascending."""
    taken = [match.span() for match in NO_FIGURE.finditer(text)]
    spans = [match.span() for pattern in (DIGITS, WORD, RANK, HAN_FIGURE) for match in pattern.finditer(text)]
    return sorted(span for span in spans if not any(a < span[1] and span[0] < b for a, b in taken))


def with_figures_changed(text):
    """Every (text, figure as written) in which one figure is one more or one less."""
    for begin, end in figures(text):
        for by in (1, -1):
            other = moved(text[begin:end], by)
            run_of_one = text[:begin].endswith("连续") and other == "一"  # says no more than that it stands there
            if other is not None and not run_of_one:
                yield text[:begin] + other + text[end:], other


def quotations_changed(quotation):
    """A quotation with one word, number or negation changed, each in turn."""
    if re.search(r"[一-鿿]", quotation):
        han = [match.start() for match in re.finditer(r"[一-鿿]", quotation)]
        for at in {han[0], han[len(han) // 2], han[-1]}:
            yield quotation[:at] + "龘" + quotation[at + 1:]
        yield quotation[: han[len(han) // 2]] + "不" + quotation[han[len(han) // 2]:]
    else:
        words = quotation.split(" ")
        for at in {0, len(words) // 2, len(words) - 1}:
            yield " ".join(words[:at] + ["lantern"] + words[at + 1:])
        yield " ".join(words[: len(words) // 2] + ["not"] + words[len(words) // 2:])
    for begin, end in figures(quotation):
        yield quotation[:begin] + moved(quotation[begin:end], 1) + quotation[end:]


def number_said(text):
    """The figure of an assertion: in digits, an English word or a Chinese numeral up to ten."""
    if digits := re.search(r"\d[\d,]*(?:\.\d+)?", text):
        return float(digits[0].replace(",", ""))
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("once", "twice") or word in WORDS:
            return {"once": 1, "twice": 2}.get(word) or WORDS.index(word)
    han = re.search(f"[{HAN}两]", text)
    return HAN.index(han[0].replace("两", "二")) if han else None


def holds(asserted, value):
    """Whether a figure as an article writes it is true of a value."""
    said = number_said(asserted)
    if said is None:
        return False
    lower = asserted.lower()
    if re.search(r"more than|over|at least|超过|以上", lower):
        return value > said or ("at least" in lower and value == said)
    if re.search(r"fewer than|less than|under|不到", lower):
        return value < said
    if re.search(r"nearly|almost|about|some|roughly|近|约", lower):
        return abs(value - said) <= said / 10
    if "余" in asserted or "多" in asserted:
        return said < value < said + 10
    return value == said or (said >= 1000 and said % 100 == 0 and abs(value - said) <= said / 20)


def unexplained(before, after):
    """The claims that hold after a change and did not before, unless the verdict before already listed what makes them
    true: a way of counting with that figure, a bound that the count still keeps, a part of the editions."""
    known = {(c["kind"], *c["terms"], c["asserted"]) for c in before if c["verdict"] in TRUE}
    left = []
    for claim in after:
        if claim["verdict"] not in TRUE or (claim["kind"], *claim["terms"], claim["asserted"]) in known:
            continue
        same = [c for c in before if (c["kind"], c["terms"]) == (claim["kind"], claim["terms"])]
        editions = {edition["edition"] for edition in claim["editions"]}
        if claim["kind"] == "present":  # in the last three: part of in the last four
            explained = any(c["verdict"] in TRUE and editions <= {e["edition"] for e in c["editions"]} for c in same)
        else:
            same = [c for c in same if c["editions"][:1] == claim["editions"][:1]]
            values = [way["value"] for c in same for way in c["tried"] if way["value"] is not None]
            values += [float(n.replace(",", "")) for c in same for n in re.findall(r"\d[\d,]*(?:\.\d+)?", c["observed"])]
            counts = [e["value"] for c in same if c["kind"] == "change" for e in c["editions"]]
            if len(counts) >= 2 and None not in counts and counts[0]:
                values += [abs(counts[1] - counts[0]), counts[1] / counts[0]]
            explained = any(holds(claim["asserted"], value) for value in values)
        if not explained:
            left.append((claim["text"], claim["asserted"], claim["verdict"], claim["rule"], claim["observed"]))
    return left

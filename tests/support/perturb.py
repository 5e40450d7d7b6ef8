"""Changes one thing in an article at a time: a figure by one, a quotation by a word or a negation."""

import re

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

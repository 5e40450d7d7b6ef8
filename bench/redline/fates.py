"""What tifa says became of each paragraph, against what did: which became which, and by what (split, merged, moved, renumbered …)."""

from score import bare

KINDS = ("same", "edit", "insert", "delete", "split", "merge", "moved", "renumbered")


def kind_of(change):
    """The one word for a true change; None where no one word fits: paragraphs regrouped, parts with something put in between."""
    if any(after != before + 1 for side in "ab" for before, after in zip(change[side], change[side][1:])):
        return None
    if change["op"] in ("insert", "delete", "split", "merge"):
        return None if change["moved"] else change["op"]
    if change["op"] == "regroup":
        return None
    if change["moved"]:
        return "moved"
    return "renumbered" if change["renumbered"] else change["op"]


def agrees(kind, row):
    """Whether tifa's row, which is of the right paragraphs, says the same. A paragraph that was renumbered and reworded is both."""
    if kind == "moved":
        return "move" in row or row["op"] == "move"
    if kind == "renumbered":
        return row["op"] in ("renumber", "edit")
    return row["op"] == kind


def fates(truth, answer):
    """Kind to [right, all] over the true changes of paragraphs. A moved sentence makes no moved paragraph."""
    numbers = []
    for text, spans, side in ((truth.a, truth.blocks_a, "text_a"), (truth.b, truth.blocks_b, "text_b")):
        places = bare(text)[1]
        clean_places = bare(answer[side]["text"])[1]
        begins = {clean_places[begin]: number for number, (begin, _) in enumerate(answer[side]["blocks"])}
        numbers.append([begins.get(places[begin]) for begin, _ in spans])
    rows = {(tuple(row["a"]), tuple(row["b"])): row for row in answer["blocks"]}
    whole = {run.b for run in truth.runs if run.move >= 0}
    result = {kind: [0, 0] for kind in KINDS}
    for change in truth.changes:
        kind = kind_of(change)
        if kind is None or (kind == "moved" and not any(truth.blocks_b[change["b"][0]][0] <= b for b in whole)):
            continue
        a, b = ([numbers[side][k] for k in change[name]] for side, name in enumerate("ab"))
        row = rows.get((tuple(a), tuple(b)))
        result[kind][1] += 1
        result[kind][0] += row is not None and agrees(kind, row)
    return result


def added(several):
    return {kind: [sum(one[kind][k] for one in several) for k in (0, 1)] for kind in KINDS}


def table(several):
    counts = added(several)
    return ["What became of each paragraph, as tifa says it (the right paragraphs paired and the right word, of all there were):\n",
            "| " + " | ".join(KINDS) + " |", "|" + "---:|" * len(KINDS),
            "| " + " | ".join(f"{right / total:.3f} of {total}" if total else "–" for right, total in counts.values()) + " |", ""]

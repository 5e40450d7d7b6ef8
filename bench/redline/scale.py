"""Long documents and worst cases: that cost grows with length and that nothing takes for ever."""

import random
import re
import tempfile
from pathlib import Path

import invent
import tools

LIMIT = 120  # seconds that tifa may take on one case
PEER_LIMIT = 30  # and a peer; one that took longer is not tried again
SHOWN = ("git diff, characters", "dwdiff", "diff-match-patch, 1 s", "jsdiff words")


def edited(text, count, seed=1):
    """The text with COUNT words replaced by others that share no character with them; the characters inserted and deleted."""
    rng = random.Random(seed)
    found = list(re.finditer("|".join(invent.ZH_VERBS), text))
    chosen = sorted(rng.sample(found, min(count, len(found) // 4)), key=lambda m: m.start())
    parts, at = [], 0
    for match in chosen:
        new = rng.choice([w for w in invent.ZH_VERBS if not set(w) & set(match.group())])
        parts += [text[at : match.start()], new]
        at = match.end()
    return "".join(parts) + text[at:], 2 * len(chosen)


def sized(seed, megabytes):
    text = invent.regulation(seed, "zh", int(megabytes * 1e6 / 2.95))
    return text


def cases():
    """(name, A, B, true characters inserted or None)."""
    for megabytes in (0.1, 1, 10):
        text = sized(1, megabytes)
        other, changed = edited(text, 1000)
        yield f"{megabytes:g} MB, {changed // 2} edits", text, other, changed
    yield "two unrelated books of 1 MB", sized(2, 1), invent.report(3, "zh", 340000), None
    line = sized(4, 10).replace("\n", "")
    other, changed = edited(line, 1000)
    yield f"one line of 10 MB, {changed // 2} edits", line + "\n", other + "\n", changed
    one = "各岛公所应当公布渡轮时刻。"
    yield "one sentence 100,000 times, a line each, against 99,000 times", (one + "\n") * 100000, (one + "\n") * 99000, 0
    yield "one sentence 100,000 times in one line, against 99,000 times", one * 100000 + "\n", one * 99000 + "\n", 0


def measure(with_tifa=True, names=SHOWN, say=lambda text: None):
    """Rows (case, tool, seconds, megabytes, inserted/true or None) or (case, tool, what is wrong)."""
    rows, over = [], set()
    for title, a, b, changed in cases():
        say(title)
        with tempfile.TemporaryDirectory(prefix="tifa-bench-") as work:
            work = Path(work)
            file_a, file_b = work / "a.txt", work / "b.txt"
            file_a.write_text(a, encoding="utf-8")
            file_b.write_text(b, encoding="utf-8")
            if with_tifa:
                try:
                    corpus = tools.tifa_corpus(work / "corpus", {"a": file_a, "b": file_b}, "zh")
                    output, seconds, memory = tools.measured(tools.tifa_command("a", "b"), LIMIT, corpus)
                    summary = tools.json.loads(output)["summary"]
                    rows.append((title, "tifa", seconds, memory, summary["inserted_characters"] / changed if changed else None))
                except tools.Refused as problem:
                    rows.append((title, "tifa", str(problem)))
            for name in [name for name in names if name not in over]:
                try:
                    command, how = tools.PEERS[name](file_a, file_b)
                    output, seconds, memory = tools.measured(command, PEER_LIMIT)
                    ratio = None
                    if changed:
                        found = tools.understood(name, how, output, a, b)
                        ratio = (len(tools.bare(b)[0]) - sum(length for _, _, length in found.kept)) / changed
                    rows.append((title, name, seconds, memory, ratio))
                except tools.Refused as problem:
                    rows.append((title, name, str(problem)))
                    over.add(name)
    return rows


def tables(rows):
    lines = ["| case | tool | time | peak memory | inserted, reported/true |", "|---|---|---:|---:|---:|"]
    last = None
    for title, name, *figures in rows:
        shown = title if title != last else ""
        last = title
        if len(figures) == 1:
            lines.append(f"| {shown} | {name} | {figures[0]} | | |")
        else:
            seconds, memory, ratio = figures
            lines.append(f"| {shown} | {name} | {seconds:.2f} s | {memory:.0f} MB | {'–' if ratio is None else f'{ratio:.2f}'} |")
    return lines + [""]

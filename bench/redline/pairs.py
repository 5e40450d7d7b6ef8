"""Real pairs of editions: time of a whole process, memory, share kept and chaff, tifa beside its peers on the same files in turn."""

import re
import statistics
import tempfile
from pathlib import Path

import tools
from score import bare, without_truth

LIMIT = 30  # seconds a peer may take on one pair
SHOWN = ("git diff --word-diff", "git diff, characters", "wdiff", "dwdiff", "diff-match-patch, 1 s", "jsdiff words", "jsdiff characters")


def sets(data):
    """(name, language, suffix, pairs of files): each set is a row a tool."""
    reports = sorted((data / "gwr").glob("*.txt"))
    if len(reports) > 1:
        yield "work reports 2024 → 2025", "zh", "txt", [tuple(reports[-2:])]
    congress = sorted((data / "cpc").glob("*.txt"))
    if len(congress) > 1:
        yield "congress reports 19 → 20", "zh", "txt", [tuple(congress[-2:])]
    laws = {}
    for file in sorted((data / "laws").glob("**/*.md")):
        title = re.fullmatch(r"(.*)\((\d{4}-\d\d-\d\d)\)", file.stem)
        if title:
            laws.setdefault((file.parent, title.group(1)), []).append(file)
    revised = [tuple(files[-2:]) for _, files in sorted(laws.items()) if len(files) > 1]
    if revised:
        yield f"{len(revised[::2])} revised regulations", "zh", "md", revised[::2]
    services = sorted(folder for folder in (data / "tos").glob("*") if folder.is_dir())
    if services:
        longest = max(services, key=lambda folder: len(list(folder.iterdir())))
        versions = sorted(longest.glob("*.md"))[-60:]
        yield f"{len(versions)} versions of one policy", "en", "md", list(zip(versions, versions[1:]))
        # The longest pair of different versions.
        everything = [pair for folder in services for pair in zip(sorted(folder.glob("*.md")), sorted(folder.glob("*.md"))[1:])]
        different = [p for p in everything if p[0].read_bytes() != p[1].read_bytes()]
        yield "the longest pair of versions", "en", "md", [max(different, key=lambda p: p[0].stat().st_size + p[1].stat().st_size)]


def one(parse, command, rounds, cwd=None):
    """Median seconds and peak memory of a command, and what it found (of the first round)."""
    seconds, memory, found = [], 0, None
    for _ in range(rounds):
        output, took, megabytes = tools.measured(command, LIMIT, cwd)
        seconds.append(took)
        memory = max(memory, megabytes)
        found = found or parse(output)
    return statistics.median(seconds), memory, found


def measure(data, with_tifa=True, names=SHOWN, say=lambda text: None):
    """Rows (set, tool, seconds a pair, ratio to tifa, kept, short, megabytes) or (set, tool, what is wrong)."""
    rows = []
    for title, language, suffix, files in sets(Path(data)):
        say(title)
        rounds = 5 if len(files) == 1 else 1
        with tempfile.TemporaryDirectory(prefix="tifa-bench-") as work:
            flat = {file: f"f{number:03}" for number, file in enumerate(dict.fromkeys(f for pair in files for f in pair))}
            corpus = tools.tifa_corpus(Path(work) / "corpus", {name: file for file, name in flat.items()}, language, suffix) if with_tifa else None
            results = {}
            # Tool after tool on each pair, so that a busy moment meets all.
            for a, b in files:
                text_a, text_b = tools.read(a), tools.read(b)
                for name in (["tifa"] if with_tifa else []) + list(names):
                    if results.get(name) and isinstance(results[name][-1], str):
                        continue
                    if name == "tifa":
                        command, cwd = tools.tifa_command(flat[a], flat[b]), corpus
                        length = [0]

                        def parse(output, length=length):
                            answer = tools.json.loads(output)
                            length[0] = len(bare(answer["text_a"]["text"])[0])
                            return tools.from_answer(answer)
                    else:
                        command, how = tools.PEERS[name](a, b)
                        cwd, length = None, [len(bare(text_a)[0])]
                        parse = lambda output, name=name, how=how: tools.understood(name, how, output, text_a, text_b)
                    try:
                        seconds, memory, found = one(parse, command, rounds, cwd)
                        figures = without_truth(length[0], found.kept, found.moves)
                        results.setdefault(name, []).append((seconds, memory, figures["kept"] * length[0], figures["short"] * figures["kept"] * length[0],
                                                             length[0], found.exact, len(found.moves)))
                    except tools.Refused as problem:
                        results.setdefault(name, []).append(str(problem))
        own = None
        for name, result in results.items():
            if isinstance(result[-1], str):
                rows.append((title, name, result[-1]))
                continue
            seconds = sum(r[0] for r in result) / len(result)
            own = seconds if name == "tifa" else own
            kept, short, length = (sum(r[k] for r in result) for k in (2, 3, 4))
            rows.append((title, name, seconds, seconds / own if own else None, kept / length, short / kept if kept else 0.0, max(r[1] for r in result),
                         sum(r[6] for r in result), sum(r[5] == "bytes" for r in result), len(result)))
    return rows


def tables(rows):
    lines = ["| pair | tool | time a pair | × tifa | kept | of it in runs of 1–2 | moves | rebuilt to the byte | peak memory |", "|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    last = None
    for title, name, *figures in rows:
        shown = title if title != last else ""
        last = title
        if len(figures) == 1:
            lines.append(f"| {shown} | {name} | {figures[0]} | | | | | | |")
            continue
        seconds, times, kept, short, memory, moves, exact, count = figures
        lines.append(f"| {shown} | {name} | {seconds * 1e3:.0f} ms | {'–' if times is None else f'{times:.1f}'} | {kept:.1%} | {short:.1%} | {moves or '–'} | "
                     f"{exact} of {count} | {memory:.0f} MB |")
    return lines + [""]

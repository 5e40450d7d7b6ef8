"""Revisions with known truth, given to tifa and its peers in the same run: what each reports against what truly happened."""

import os
import tempfile
from pathlib import Path

import fates
import generator
import invent
import tools
from score import added, rates, score

SEEDS = (1, 2)  # tifa's; its peers get the first alone, since some take a minute a pair
MIXED = ("light", "medium", "strong")
ROOT = tools.ROOT


def data_folder():
    """The folder of real documents, or None."""
    given = Path(os.environ.get("TIFA_BENCH_DATA", ROOT.parent / "shared" / "data"))
    return given if given.is_dir() else None


def sources(language, seed):
    """Name and text of what is revised: an invented report and regulation, a plan of the example corpus, a real report."""
    size = 6000 if language == "zh" else 18000
    yield "report", invent.report(seed, language, size)
    yield "regulation", invent.regulation(seed, language, size)
    yield "plan", (ROOT / f"examples/cangyu/texts/plan-8.{language}.txt").read_text(encoding="utf-8")
    data = data_folder()
    if data and language == "zh" and (data / "gwr").is_dir() and seed == 1:
        yield "real report", sorted((data / "gwr").glob("*.txt"))[-1].read_text(encoding="utf-8")


def cases(recipes, seeds=SEEDS, languages=("zh", "en")):
    """(language, source, recipe, seed, truth); what cannot be revised plainly is left out."""
    for language in languages:
        for seed in seeds:
            for name, text in sources(language, seed):
                for recipe in recipes if name != "real report" else [r for r in recipes if r in MIXED]:
                    try:
                        yield language, name, recipe, seed, generator.revise(text, language, recipe, seed)
                    except ValueError:
                        continue


def measure(truths, names, limit=30, say=lambda text: None, became=None):
    """Tool to a list of (case, score or None, what is wrong, exact); what tifa says became of paragraphs goes into BECAME."""
    results = {name: [] for name in names}
    with tempfile.TemporaryDirectory(prefix="tifa-bench-") as work:
        work = Path(work)
        if "tifa" in names:
            for language in {case[0] for case in truths}:
                texts = {}
                for number, case in enumerate(truths):
                    if case[0] == language:
                        texts[f"x{number:04}a"], texts[f"x{number:04}b"] = case[4].a, case[4].b
                tools.tifa_corpus(work / language, texts, language)
        for number, case in enumerate(truths):
            truth = case[4]
            file_a, file_b = work / "a.txt", work / "b.txt"
            file_a.write_text(truth.a, encoding="utf-8")
            file_b.write_text(truth.b, encoding="utf-8")
            for name in names:
                try:
                    if name == "tifa":
                        answer, _ = tools.tifa_answer(work / case[0], f"x{number:04}a", f"x{number:04}b", limit)
                        found = tools.from_answer(answer, truth.a, truth.b)
                        if became is not None:
                            became.append(fates.fates(truth, answer))
                    else:
                        found, _ = tools.peer(name, file_a, file_b, limit)
                    results[name].append((case, score(truth, found), "", found.exact))
                except tools.Refused as problem:
                    results[name].append((case, None, str(problem), "no"))
            say(f"{number + 1} of {len(truths)}")
    return results


def share(value, form="{:.1%}"):
    return "–" if value is None else form.format(value)


def row(name, scored):
    held = [s for _, s, _, _ in scored if s]
    if not held:
        return f"| {name} | " + " | ".join("–" for _ in range(8)) + " |"
    figures = rates(added(held))
    within = []
    for s in held:
        each = rates(s)
        # Three characters of a handful are more than 5 % and no matter.
        within.append(all((each[k] is not None and 0.95 <= each[k] <= 1.05) or abs(s[k] - s["true_" + k]) <= 3 for k in ("inserted", "deleted")))
    if len(held) < len(scored):
        name += f" ({len(held)} of {len(scored)} answered)"
    exact = sum(e == "bytes" for _, _, _, e in scored)
    number = "{:.2f}".format
    ratio = lambda value: "–" if value is None else number(value)
    return (f"| {name} | {ratio(figures['inserted'])} | {ratio(figures['deleted'])} | {sum(within)} of {len(scored)} | {ratio(figures['move_recall'])} | "
            f"{ratio(figures['move_precision'])} | {share(figures['chaff'])} | {share(figures['kept'])} ({share(figures['true_kept'])}) | {exact} of {len(scored)} |")


HEAD = ("| tool | inserted, reported/true | deleted, reported/true | pairs with both within 0.95–1.05 | moves found | moves right | chaff | kept (true) | rebuilds B to the byte |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|")


def comparison(results, truths):
    """Markdown: a table a language, a row a tool, over the mixed revisions."""
    lines = []
    for language in ("zh", "en"):
        count = sum(case[0] == language for case in truths)
        if not count:
            continue
        lines += [f"{'Chinese' if language == 'zh' else 'English'}, {count} pairs (light, medium and strong revisions):\n", HEAD]
        lines += [row(name, [s for s in scored if s[0][0] == language]) for name, scored in results.items()]
        lines.append("")
    return lines


def by_recipe(scored):
    """Markdown: one tool, a row a kind of revision and language."""
    lines = ["tifa by kind of revision:\n", HEAD.replace("| tool |", "| revision |", 1)]
    for recipe in generator.RECIPES:
        for language in ("zh", "en"):
            some = [s for s in scored if s[0][2] == recipe and s[0][0] == language]
            if some:
                lines.append(row(f"{recipe}, {language}", some))
    return lines + [""]

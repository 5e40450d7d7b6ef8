#!/usr/bin/env python3
"""What `tifa goals` finds in real documents, against outlines made by reading (tests/goals_gold, docs/guide/goals.md).

With --table it prints the table of the guide and every item in which the program and the reader differ.
"""

import hashlib
import json
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import SOURCE, real_data, run

GOLD = SOURCE / "tests" / "goals_gold"
# What was reached when the outlines were last compared; a change that falls below is a loss.
LEAST = {
    "tuning": {"precision": 0.99, "recall": 0.94, "lists": 0.88, "ranks": 0.99},
    "held back": {"precision": 0.99, "recall": 0.99, "lists": 0.99, "ranks": 0.99},
}


def outlines():
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}


def overlap(a, b):
    """Shared bytes as a share of the longer range."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(a[1] - a[0], b[1] - b[0])


def found_lists(folder, name):
    done = run(folder, "goals", f"gold:{name}", "--format", "json", "--quiet")
    if done.returncode not in (0, 1):
        raise AssertionError(f"{name}: {done.stderr}")
    lists = []
    for entry in json.loads(done.stdout)["lists"]:
        ranges = []
        for item in entry["items"]:
            begin, end = re.search(r"#bytes=(\d+)-(\d+)$", item["span"]["locator"]).groups()
            ranges.append((int(begin), int(end)))
        lists.append((entry["role"], ranges))
    return lists


def corpus_of(folder, documents, data):
    """A corpus with the documents of the outlines, each an edition under the name of its outline."""
    lines = ["[series.gold]", 'title = "Outlines"']
    for name, outline in documents.items():
        source = data / outline["document"]
        suffix = ".txt"
        shutil.copy(source, folder / (name + suffix))
        language = "en" if "inaugural" in name or "-en-" in name else "zh"
        lines += ["[[series.gold.edition]]", f'id = "{name}"', f'language = "{language}"', f'text = "{name}{suffix}"']
    (folder / "tifa.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run(folder, "build", "--quiet")
    if done.returncode != 0:
        raise AssertionError(done.stderr)


def compare(outline, lists):
    """Counts of one document: items of the outline and of the program, matched, of equal rank; lists; what differs."""
    gold = [(entry["role"], [(i["begin"], i["end"]) for i in entry["items"]]) for entry in outline["lists"]]
    pairs, differences = [], []
    taken = set()
    for g, (role, items) in enumerate(gold):
        for rank, item in enumerate(items):
            best = None
            for p, (found_role, found) in enumerate(lists):
                for found_rank, candidate in enumerate(found):
                    share = overlap(item, candidate)
                    if found_role == role and share >= 0.5 and (p, found_rank) not in taken:
                        if best is None or share > best[0]:
                            best = (share, p, found_rank)
            if best is None:
                line = outline["lists"][g]["items"][rank]["line"]
                differences.append(f"not found: {role} {g + 1}, item {rank + 1} (line {line})")
            else:
                taken.add(best[1:])
                pairs.append((g, rank, best[1], best[2]))
    for p, (role, found) in enumerate(lists):
        extra = [r + 1 for r in range(len(found)) if (p, r) not in taken]
        if extra:
            where = f"list {p + 1} of {len(found)} items, from byte {found[0][0]}"
            differences.append(f"not in the outline: {role} {where}: items {extra}")
    agree = 0
    for g, (role, items) in enumerate(gold):
        mine = [(p, r) for gg, _, p, r in pairs if gg == g]
        if len(mine) == len(items) and len({p for p, _ in mine}) == 1 and len(lists[mine[0][0]][1]) == len(items):
            agree += 1
    return {
        "gold": sum(len(items) for _, items in gold),
        "found": sum(len(items) for _, items in lists),
        "matched": len(pairs),
        "ranks": sum(1 for _, rank, _, found_rank in pairs if rank == found_rank),
        "gold_lists": len(gold),
        "found_lists": len(lists),
        "lists": agree,
        "differences": differences,
    }


def measure(data):
    documents = outlines()
    with tempfile.TemporaryDirectory(prefix="tifa-gold-") as name:
        folder = Path(name)
        corpus_of(folder, documents, data)
        return {key: compare(outline, found_lists(folder, key)) for key, outline in documents.items()}


def ratios(results):
    figures = ("gold", "found", "matched", "ranks", "gold_lists", "found_lists", "lists")
    total = {key: sum(r[key] for r in results) for key in figures}
    share = lambda part, whole: part / whole if whole else 1.0
    return {
        "precision": share(total["matched"], total["found"]),
        "recall": share(total["matched"], total["gold"]),
        "lists": share(total["lists"], max(total["gold_lists"], total["found_lists"])),
        "ranks": share(total["ranks"], total["matched"]),
    }


def table(results):
    documents = outlines()
    lines = ["| document | set | items read | items found | agreed | lists read / found / equal |"]
    lines += ["|---|---|---|---|---|---|"]
    for name, r in results.items():
        lines.append(
            f"| {name} | {documents[name]['set']} | {r['gold']} | {r['found']} | {r['matched']} | "
            f"{r['gold_lists']} / {r['found_lists']} / {r['lists']} |"
        )
    for which in LEAST:
        r = ratios([results[n] for n in results if documents[n]["set"] == which])
        lines.append(
            f"{which}: precision {r['precision']:.3f}, recall {r['recall']:.3f}, "
            f"lists equal {r['lists']:.3f}, ranks equal {r['ranks']:.3f}"
        )
    return lines


@unittest.skipUnless(real_data(), "the folder of real documents (../shared/data) is not on this machine")
class Gold(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.results = measure(real_data())

    def test_agreement_is_held(self):
        print("\n" + "\n".join(table(self.results)))
        documents = outlines()
        for which, least in LEAST.items():
            reached = ratios([self.results[name] for name in self.results if documents[name]["set"] == which])
            for figure, value in least.items():
                self.assertGreaterEqual(reached[figure], value, f"{which}: {figure}")

    def test_positions_are_those_that_were_read(self):
        """The hash of every item's bytes and of its file: an outline of another file says nothing."""
        for name, outline in outlines().items():
            data = (real_data() / outline["document"]).read_bytes()
            self.assertEqual(hashlib.sha256(data).hexdigest(), outline["sha256"], name)
            for entry in outline["lists"]:
                for item in entry["items"]:
                    text = data[item["begin"] : item["end"]]
                    self.assertEqual(hashlib.sha256(text).hexdigest()[:12], item["sha256"], name)
                    self.assertIn(item["opening"], text.decode("utf-8"), name)

    def test_documents_without_aims_give_none(self):
        for name, outline in outlines().items():
            if not outline["lists"]:
                self.assertEqual(self.results[name]["found"], 0, name)


class Outlines(unittest.TestCase):
    def test_outlines_copy_no_text(self):
        """At most a label and the first few characters of an item, and enough outlines of each set."""
        sets = []
        for outline in outlines().values():
            sets.append(outline["set"])
            for entry in outline["lists"]:
                for item in entry["items"]:
                    self.assertLessEqual(len(item["opening"]), 12)
                    self.assertLess(item["begin"], item["end"])
        self.assertGreaterEqual(len(sets), 12)
        self.assertGreaterEqual(sets.count("held back"), 4)


if __name__ == "__main__":
    if "--table" in sys.argv:
        RESULTS = measure(real_data())
        print("\n".join(table(RESULTS)))
        for NAME, RESULT in RESULTS.items():
            for LINE in RESULT["differences"]:
                print(f"{NAME}: {LINE}")
    else:
        unittest.main()

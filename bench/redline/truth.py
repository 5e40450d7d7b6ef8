"""What truly happened between two texts: the record that the generator writes and the scorer reads.

Offsets are code points of the two texts. A run says that length characters of A from a stand in B from b, either where they
stood (kept) or as part of something moved. What no run holds is deleted (in A) or inserted (in B)."""

import json
from dataclasses import asdict, dataclass, field


@dataclass
class Run:
    a: int
    b: int
    length: int
    move: int = -1  # number of the move it belongs to; -1: it kept its place


@dataclass
class Truth:
    a: str
    b: str
    runs: list  # of Run, in the order of B
    renumbered_a: list = field(default_factory=list)  # spans of labels whose number only counting on changed
    renumbered_b: list = field(default_factory=list)
    blocks_a: list = field(default_factory=list)  # spans, without the line ends
    blocks_b: list = field(default_factory=list)
    changes: list = field(default_factory=list)  # {"op", "a": [block numbers], "b": [block numbers], "moved", "renumbered"}
    edits: dict = field(default_factory=dict)  # how many of each operation were made

    def moves(self):
        """Move number to its runs."""
        result = {}
        for run in self.runs:
            if run.move >= 0:
                result.setdefault(run.move, []).append(run)
        return result

    def script(self):
        """The edit script in the order of B: ("insert", text) or ("copy", a, length)."""
        at, steps = 0, []
        for run in self.runs:
            if run.b > at:
                steps.append(("insert", self.b[at:run.b]))
            steps.append(("copy", run.a, run.length))
            at = run.b + run.length
        if at < len(self.b):
            steps.append(("insert", self.b[at:]))
        return steps

    def to_json(self):
        return json.dumps(asdict(self), ensure_ascii=False)


def apply(a, script):
    """A with the script applied."""
    return "".join(step[1] if step[0] == "insert" else a[step[1] : step[1] + step[2]] for step in script)


def from_json(text):
    data = json.loads(text)
    data["runs"] = [Run(**run) for run in data["runs"]]
    return Truth(**data)

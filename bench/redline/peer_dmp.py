"""diff-match-patch in Python (Debian's python3-diff-match-patch), where npm has none for node; writes what peers.mjs writes.

    python3 peer_dmp.py dmp|dmp1 A B        dmp1: with its limit of a second
    python3 peer_dmp.py dmp PAIRS --pairs"""

import json
import sys
from pathlib import Path

from diff_match_patch import diff_match_patch


def steps(mode, a, b):
    engine = diff_match_patch()
    engine.Diff_Timeout = 1 if mode == "dmp1" else 0
    diffs = engine.diff_main(a, b)
    engine.diff_cleanupSemantic(diffs)
    return diffs


def main():
    mode, file_a, file_b = sys.argv[1:4]
    if file_b == "--pairs":
        answer = [steps(mode, a, b) for a, b in json.loads(Path(file_a).read_text(encoding="utf-8"))]
    else:
        answer = steps(mode, *(Path(file).read_bytes().decode("utf-8", "replace") for file in (file_a, file_b)))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()

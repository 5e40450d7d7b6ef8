"""How well a tool's redline of two texts agrees with the truth. All figures are over characters that are not white space, since
tools differ in what they make of line ends and spaces; whether B can be rebuilt to the byte is tried apart from that.

changed     inserted and deleted characters as reported, each by the true number; labels whose number only counting on changed
            are left out for every tool alike
moves       a move is found when half of its characters are reported as moved from their true place to their true place; a move
            reported is right when half of its characters are so
chaff       kept characters that stand in runs of one or two between changes (unless the truth has them so), or that stand
            matched to a place of B where the truth does not have them
"""

from dataclasses import dataclass, field


@dataclass
class Found:
    """What a tool reports, over the texts without white space: kept runs in order (a, b, length), and moves as lists of runs."""

    kept: list
    moves: list = field(default_factory=list)
    exact: str = "no"  # B from A and what the tool says: "bytes", "words" (but for white space), "no"
    renumbered: int = 0


def bare(text):
    """The text without white space, and for each of its places and the end the place there."""
    at, places, kept = 0, [], []
    for character in text:
        places.append(at)
        if not character.isspace():
            kept.append(character)
            at += 1
    places.append(at)
    return "".join(kept), places


def bare_runs(runs, places_a, places_b):
    """Runs (a, b, length) of whole texts as runs over the texts without white space."""
    result = []
    for a, b, length in runs:
        begin, to, count = places_a[a], places_b[b], places_a[a + length] - places_a[a]
        if count:
            result.append((begin, to, count))
    return result


def joined(runs):
    """Runs in the order of A, those that touch in both texts made one."""
    result = []
    for a, b, length in sorted(runs):
        if result and result[-1][0] + result[-1][2] == a and result[-1][1] + result[-1][2] == b:
            result[-1] = (result[-1][0], result[-1][1], result[-1][2] + length)
        else:
            result.append((a, b, length))
    return result


def slid(kept, a, b, fixed_a=(), fixed_b=()):
    """Kept runs with every pure insertion and deletion as far to the front as it can go without changing what is inserted or
    deleted: "A, B" to "A, C, B" may have gained "C, " or ", C". What is fixed (moved) takes no part."""
    result = []
    for run in joined(kept):
        if not result:
            result.append(run)
            continue
        before = result.pop()
        end_a, end_b = before[0] + before[2], before[1] + before[2]
        gap_a, gap_b = run[0] - end_a, run[1] - end_b
        shift = 0
        if (gap_a == 0) != (gap_b == 0):
            text, at, gap, fixed = (b, run[1], gap_b, fixed_b) if gap_a == 0 else (a, run[0], gap_a, fixed_a)
            if not any(i in fixed for i in range(at - gap, at)):
                while shift < before[2] and text[at - gap - shift - 1] == text[at - shift - 1]:
                    shift += 1
        if before[2] > shift:
            result.append((before[0], before[1], before[2] - shift))
        result.append((run[0] - shift, run[1] - shift, run[2] + shift))
    return joined(result)


def pairs(runs):
    return {a + i: b + i for a, b, length in runs for i in range(length)}


def truth_runs(truth, places_a, places_b):
    kept = bare_runs([(r.a, r.b, r.length) for r in truth.runs if r.move < 0], places_a, places_b)
    moves = [bare_runs([(r.a, r.b, r.length) for r in runs], places_a, places_b) for runs in truth.moves().values()]
    return joined(kept), [m for m in moves if m]


def perfect(truth):
    """The truth as if a tool had found it."""
    _, places_a = bare(truth.a)
    _, places_b = bare(truth.b)
    kept, moves = truth_runs(truth, places_a, places_b)
    return Found(kept, moves, "bytes")


FIELDS = ("true_inserted", "true_deleted", "inserted", "deleted", "moves", "moves_found", "moves_reported", "moves_right", "kept", "length", "true_kept",
          "short", "wrong", "chaff")


def score(truth, found):
    """Counts, which add up over pairs; rates() makes figures of them."""
    a, places_a = bare(truth.a)
    b, places_b = bare(truth.b)
    true_kept, true_moves = truth_runs(truth, places_a, places_b)
    labels_a = {i for begin, end in truth.renumbered_a for i in range(places_a[begin], places_a[end])}
    labels_b = {i for begin, end in truth.renumbered_b for i in range(places_b[begin], places_b[end])}

    true_move_pairs = pairs(run for move in true_moves for run in move)
    move_pairs = pairs(run for move in found.moves for run in move)
    kept = slid(found.kept, a, b, move_pairs.keys(), set(move_pairs.values()))
    true_slid = slid(true_kept, a, b, true_move_pairs.keys(), set(true_move_pairs.values()))
    true_pairs = pairs(true_slid)
    raw_pairs = pairs(true_kept)
    kept_pairs = pairs(kept)

    def counted(mapped_a, mapped_b):
        return (sum(i not in mapped_b and i not in labels_b for i in range(len(b))), sum(i not in mapped_a and i not in labels_a for i in range(len(a))))

    true_a, true_b = raw_pairs.keys() | true_move_pairs.keys(), set(raw_pairs.values()) | set(true_move_pairs.values())
    true_inserted, true_deleted = counted(true_a, true_b)
    all_a, all_b = kept_pairs.keys() | move_pairs.keys(), set(kept_pairs.values()) | set(move_pairs.values())
    inserted, deleted = counted(all_a, all_b)

    def agreeing(move, other):
        total = sum(length for _, _, length in move)
        return 2 * sum(other.get(at + i) == to + i for at, to, length in move for i in range(length)) >= total

    # A kept run of the truth, by each of its places in A: how long it is.
    true_length = {at + i: length for at, _, length in true_slid for i in range(length)}
    short, wrong = set(), set()
    for at, to, length in kept:
        for i in range(length):
            if at + i in labels_a or to + i in labels_b:
                continue
            if length <= 2 and true_length.get(at + i, 3) > 2:
                short.add(at + i)
            if true_pairs.get(at + i) != to + i and raw_pairs.get(at + i) != to + i and true_move_pairs.get(at + i) != to + i:
                wrong.add(at + i)
    for at, to in move_pairs.items():
        if true_move_pairs.get(at) != to and raw_pairs.get(at) != to and at not in labels_a and to not in labels_b:
            wrong.add(at)
    return {
        "true_inserted": true_inserted, "true_deleted": true_deleted, "inserted": inserted, "deleted": deleted,
        "moves": len(true_moves), "moves_found": sum(agreeing(move, move_pairs) for move in true_moves),
        "moves_reported": len(found.moves), "moves_right": sum(agreeing(move, true_move_pairs) for move in found.moves),
        "kept": len(kept_pairs) + len(move_pairs), "length": len(a), "true_kept": len(true_a),
        "short": len(short), "wrong": len(wrong), "chaff": len(short | wrong),
    }


def added(scores):
    return {name: sum(s[name] for s in scores) for name in FIELDS}


def ratio(part, whole):
    return None if not whole else part / whole


def rates(counts):
    return {
        "inserted": ratio(counts["inserted"], counts["true_inserted"]),
        "deleted": ratio(counts["deleted"], counts["true_deleted"]),
        "move_recall": ratio(counts["moves_found"], counts["moves"]),
        "move_precision": ratio(counts["moves_right"], counts["moves_reported"]),
        "chaff": ratio(counts["chaff"], counts["kept"]),
        "short": ratio(counts["short"], counts["kept"]),
        "kept": ratio(counts["kept"], counts["length"]),
        "true_kept": ratio(counts["true_kept"], counts["length"]),
    }


def without_truth(length_a, kept, moves=()):
    """Share of A kept, and of the kept what stands in runs of one or two characters between changes."""
    runs = joined(kept)
    for move in moves:
        runs = runs + joined(move)
    total = sum(length for _, _, length in runs)
    short = sum(length for _, _, length in runs if length <= 2)
    return {"kept": ratio(total, length_a), "short": ratio(short, total) or 0.0}

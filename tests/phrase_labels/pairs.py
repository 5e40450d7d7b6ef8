"""The pairs of editions that phrases are judged on: where their texts lie, which are held out, which were pooled."""

import subprocess
from dataclasses import dataclass

SERIES = {
    "gwr": ("zh", "Government work reports", "work report", "gwr", "*.txt", None),
    "cpc": ("zh", "Congress reports", "congress report", "cpc", "*.txt", 2),
    "plenum": ("zh", "Plenum communiqués", "communiqué", "series/plenum-communique", "*.txt", None),
    "inaugural": ("en", "Inaugural addresses", "address", "inaugural", "*.txt", 4),
    "gwr-en": ("en", "Government work reports in English", "work report", "gwr-zh-en", "*.en.txt", 4),
}
# The editions that take part. What came before them is in the corpus too, since it decides what is new.
FIRST = {"gwr": "2015", "cpc": "15", "plenum": "20130228", "inaugural": "1981", "gwr-en": "2024"}
OLDER_FROM = "1893"
# Series that were tuned on as a whole, and judged in a later round.
TUNED_ON = {"gwr-en"}
EXPECT = {"gwr": 'expect = ["1954..1960", "1964", "1975", "1978..2025"]\n'}
# Of these pairs candidates were pooled and judged.
POOLED = {
    "gwr:2015-2016",
    "gwr:2019-2021",
    "gwr:2023-2024",
    "gwr:2024-2025",
    "cpc:18-19",
    "cpc:19-20",
    "plenum:20201029-20211111",
    "plenum:20240718-20251023",
    "inaugural:2005-2009",
    "inaugural:2017-2021",
    "inaugural:2021-2025",
}


@dataclass(frozen=True)
class Pair:
    series: str
    language: str
    a: str
    b: str
    split: str  # tuning or held-out; older: to tune on as well

    @property
    def name(self):
        return f"{self.series}:{self.a}-{self.b}"


def texts_of(data, series):
    """Edition to file, oldest first."""
    _, _, _, folder, pattern, digits = SERIES[series]
    files = {}
    for file in sorted((data / folder).glob(pattern)):
        # Several files of one number (two reports of one congress): the first by name stands for it.
        files.setdefault(file.stem[:digits], file)
    return files


def split_of(count):
    """Pairs in order, in groups of three: the middle one is held out, and of a last group of one or two the last."""
    names = []
    for at in range(count):
        group = min(3, count - at // 3 * 3)
        names.append("held-out" if at % 3 == (1 if group > 1 else 0) else "tuning")
    return names


def pairs_of(editions, series):
    """Adjacent editions, of those from FIRST on."""
    language = SERIES[series][0]
    taking_part = [edition for edition in editions if edition >= FIRST[series]]
    adjacent = list(zip(taking_part, taking_part[1:]))
    splits = ["tuning"] * len(adjacent) if series in TUNED_ON else split_of(len(adjacent))
    return [Pair(series, language, a, b, split) for (a, b), split in zip(adjacent, splits)]


def all_pairs(data):
    return [pair for series in SERIES for pair in pairs_of(texts_of(data, series), series)]


def older_pairs(data):
    """Steps of addresses before those that take part, back to where their English is much like today's: to tune on."""
    editions = [edition for edition in texts_of(data, "inaugural") if OLDER_FROM <= edition <= FIRST["inaugural"]]
    return [Pair("inaugural", "en", a, b, "older") for a, b in zip(editions, editions[1:])]


def build_corpus(program, data, folder):
    """A corpus of all series in a folder, built; gives the folder."""
    folder.mkdir(parents=True)
    toml = []
    for series, (language, title, kind, _, _, _) in SERIES.items():
        for edition, file in texts_of(data, series).items():
            (folder / "texts" / series).mkdir(parents=True, exist_ok=True)
            (folder / "texts" / series / f"{edition}.txt").write_bytes(file.read_bytes())
        toml.append(
            f'[series.{series}]\ntitle = "{title}"\nkind = "{kind}"\nlanguage = "{language}"\n'
            f'{EXPECT.get(series, "")}files = "texts/{series}/{{id}}.txt"\n'
        )
    (folder / "tifa.toml").write_text("\n".join(toml), encoding="utf-8")
    done = subprocess.run([program, "build", "--quiet"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"the corpus does not build: {done.stderr}")
    return folder

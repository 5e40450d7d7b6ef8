#!/usr/bin/env python3
"""Bad input: one clear sentence, exit status 2, and the corpus as before."""

import json
import os
import random
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
from support.example import report
from support.program import ERROR, FOUND, NOT_FOUND, PROGRAM, CorpusTest, copy_example, run

SERIES = '[series.s]\ntitle = "Reports"\nlanguage = "zh"\nfiles = "texts/{id}.txt"\n'


class BadInput(CorpusTest):
    def small(self, toml=SERIES, texts=None, name="corpus"):
        """Two reports, built."""
        folder = self.corpus(SERIES, {"texts/1.txt": report(1), "texts/2.txt": report(2)}, name)
        self.built(folder)
        self.before = run(folder, "count", "港口", "--format", "json").stdout
        for path, data in (texts or {}).items():
            (folder / path).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        (folder / "tifa.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode("utf-8"))
        return folder

    def built(self, folder, *arguments):
        done = run(folder, "build", *arguments)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return done

    def sentence(self, done, *fragments):
        """The one sentence of an error, which names what is given here."""
        self.assertEqual(done.returncode, ERROR, f"{done.returncode}: {done.stdout}{done.stderr}")
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith("tifa: "), lines[0])
        self.assertEqual(done.stdout, "")
        for fragment in fragments:
            self.assertIn(fragment, lines[0])
        self.assertLess(len(lines[0]), 1000)
        return lines[0]

    def build_fails(self, folder, *fragments):
        """The build fails with one sentence, and the corpus answers as before it."""
        line = self.sentence(run(folder, "build"), *fragments)
        self.assertEqual(run(folder, "count", "港口", "--format", "json").stdout, self.before)
        self.assertEqual(sorted(path.name for path in (folder / ".tifa").iterdir()), ["corpus.db", "corpus.sum", "lock", "segments"])
        return line

    def is_refused(self, folder, place, *fragments):
        """The text of edition 3 is refused by name, so that it is missing, and the rest goes in."""
        done = run(folder, "build", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith(f"tifa: refused: {place}"), lines[0])
        for fragment in fragments:
            self.assertIn(fragment, lines[0])
        answer = json.loads(done.stdout)
        self.assertEqual((answer["documents"], answer["refused"], answer["missing"]), (2, 1, 1))
        [before] = json.loads(self.before)["terms"]
        self.before = run(folder, "count", "港口", "--format", "json").stdout
        [now] = json.loads(self.before)["terms"]
        self.assertEqual(now["rows"][:-1], before["rows"])
        self.assertEqual((now["rows"][-1]["edition"], now["rows"][-1]["status"]), ("s:3", "missing"))
        self.assertEqual(now["coverage"]["missing"], ["s:3"])
        self.assertEqual(run(folder, "verify").returncode, FOUND)


class Texts(BadInput):
    def test_texts_that_cannot_be_read(self):
        good = report(3).encode()
        at = len(good[:300].decode("utf-8", "ignore").encode())  # between two characters
        cases = {
            "an empty file": (b"", ["the file is empty"]),
            "white space": ("\n \u3000\n".encode(), ["no text"]),
            "a binary file": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, ["binary", "byte 7", "plain text"]),
            "a NUL byte in a text": (good[:at] + b"\x00" + good[at:], [f"byte {at}", "0x00"]),
            "a compressed file": (
                b"\x1f\x8b\x08\x00" + bytes(random.Random(1).randrange(256) for _ in range(5000)),
                ["byte", "text"],
            ),
            "invalid UTF-8": (good[:at] + b"\xff\xfe\xfd" + good[at:], [f"byte {at}", "not valid UTF-8", "save"]),
            "a cut character at the end": (good + "港".encode()[:2], [f"byte {len(good)}", "UTF-8"]),
            "an overlong form": (good[:at] + b"\xc0\xaf" + good[at:], [f"byte {at}", "UTF-8"]),
            "half a surrogate": (good[:at] + b"\xed\xa0\x80" + good[at:], [f"byte {at}", "UTF-8"]),
        }
        for name, (data, fragments) in cases.items():
            with self.subTest(name):
                folder = self.small(texts={"texts/3.txt": data}, name=name.replace(" ", "-"))
                self.is_refused(folder, "texts/3.txt", *fragments)

    def test_half_a_pair_in_utf_16(self):
        data = b"\xff\xfe" + report(3).encode("utf-16-le") + b"\x00\xd8\x2e\x6e"
        self.is_refused(self.small(texts={"texts/3.txt": data}), "texts/3.txt", "UTF-16")

    def test_a_line_of_a_gigabyte(self):
        folder = self.small()
        with (folder / "texts" / "3.txt").open("wb") as file:
            file.truncate(1 << 30)
        self.is_refused(folder, "texts/3.txt", "larger than", "split")
        
        with (folder / "tifa.toml").open("r+b") as file:
            file.truncate(1 << 30)
        self.sentence(run(folder, "build"), "tifa.toml", "larger than")
        (folder / "tifa.toml").write_text(SERIES, encoding="utf-8")
        self.assertEqual(run(folder, "count", "港口", "--format", "json").stdout, self.before)

    def test_several_files_of_which_some_cannot_be_read(self):
        folder = self.small()
        names = []
        for name, data in (
            ("3.txt", report(3).encode()),
            ("empty.txt", b""),
            ("binary.txt", bytes(range(256)) * 20),
            ("bad.txt", report(5).encode() + b"\xff\xff"),
        ):
            (self.folder / name).write_bytes(data)
            names.append(self.folder / name)
        with (self.folder / "huge.txt").open("wb") as file:
            file.truncate(1 << 30)
        nothing = self.folder / "nothing"
        nothing.mkdir()
        done = run(
            folder,
            "add",
            *names,
            self.folder / "huge.txt",
            self.folder / "nowhere.txt",
            nothing,
            "--series",
            "s",
            "--format",
            "json",
        )
        self.assertEqual(done.returncode, ERROR)
        answer = json.loads(done.stdout)
        self.assertEqual(([row["edition"] for row in answer["added"]], answer["refused"]), (["s:3"], 6))
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 6, done.stderr)
        for name in ("empty.txt", "binary.txt", "bad.txt", "huge.txt", "nowhere.txt", str(nothing)):
            refused = [line for line in lines if line.startswith("tifa: refused: ") and name in line]
            self.assertEqual(len(refused), 1, name)
        self.assertEqual(self.counts(folder, "港口", "--in", "s"), {"s:1": 60, "s:2": 60, "s:3": 60})
        alone = run(folder, "add", self.folder / "empty.txt", "--series", "s")
        self.assertEqual(alone.returncode, ERROR)
        self.assertEqual(len([line for line in alone.stderr.splitlines() if "empty.txt" in line]), 1, alone.stderr)

    def test_names_that_cannot_stand_in_the_manifest(self):
        folder = self.small()
        names = [b"two\nlines.txt", b"\x1b[31m.txt", b"caf\xe9 \xff.txt", "报告\u0085.txt".encode()]
        for number, name in enumerate(names):
            with open(os.path.join(os.fsencode(self.folder), name), "wb") as file:
                file.write(report(3 + number).encode())
        done = run(folder, "add", *[os.path.join(os.fsencode(self.folder), name) for name in names], "--series", "s", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(sorted(path.name for path in (folder / "texts").iterdir() if path.name[0] not in "12"),
                         ["-[31m.txt", "caf- -.txt", "two-lines.txt", "报告-.txt"])
        self.assertEqual(self.ask(folder, "verify")["findings"], [])

    def test_names_that_cannot_be_ids(self):
        folder = self.folder / "corpus"
        folder.mkdir()
        run(folder, "init")
        (self.folder / "in").mkdir()
        for name in ("latest", "a..b", "x@y,z^w", "海" * 80, "\u3000全角\u3000", "u\u2028v"):
            (self.folder / "in" / f"{name}.txt").write_text("港口和渔场在今年都有所建设。\n" * 9 + name, encoding="utf-8")
        title = "关于" + "海洋经济和港口渔业以及岛屿" * 6 + "的规定"
        for number in range(3):
            (self.folder / "in" / f"law{number}.txt").write_text(
                f"{title}\n\n（2019年3月5日通过）\n\n第一条　为了加强第{number}项管理，制定本规定。\n\n第二条　本规定自公布之日起施行。\n",
                encoding="utf-8")
        done = run(folder, "add", self.folder / "in", "--series", "t", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        editions = [row["edition"] for row in json.loads(done.stdout)["added"]]
        self.assertEqual(len(set(editions)), 9, editions)
        self.assertTrue(all(len(edition.encode()) <= 202 for edition in editions), editions)

    def test_what_is_no_file_is_not_waited_for(self):
        folder = self.small()
        os.mkfifo(self.folder / "pipe.txt")
        done = subprocess.run([PROGRAM, "add", self.folder / "pipe.txt"], cwd=folder, capture_output=True, timeout=20)
        self.assertEqual(done.returncode, ERROR)
        self.assertIn("pipe.txt: this is no regular file", done.stderr.decode())

    def test_tables_that_cannot_be_read(self):
        for name, data, arguments, fragments in (
            ("empty.jsonl", b"", [], ["empty.jsonl", "empty"]),
            ("binary.csv", bytes(range(256)) * 10, [], ["binary.csv"]),
            ("bad.csv", "id,text\n1,港口".encode() + b"\xff\xfe\n", [], ["bad.csv", "byte", "UTF-8"]),
            ("columns.csv", "id,text\n1,港口\n".encode(), ["--text", "content"], ["columns.csv", "content"]),
            ("table.xlsx", b"PK\x03\x04", [], ["table.xlsx"]),
            ("nowhere.jsonl", None, [], ["nowhere.jsonl"]),
            ("half.jsonl", b'{"id":"1","text":"x \\ud800"}\n', [], ["half.jsonl, row 1: half of a surrogate pair", "byte 27 of the row"]),
            ("twice.jsonl", b'{"id":"1","id":"2","text":"x"}\n', [], ["twice.jsonl, row 1", "“id” stands twice"]),
            ("deep.jsonl", b'{"id":"1","x":' + b"[" * 100000 + b"}\n", [], ["deep.jsonl, row 1", "nested too deeply"]),
            ("nameless.jsonl", b'{"a":"x","text":"x y"}\n' * 2, [], ["nameless.jsonl", "--id"]),
        ):
            with self.subTest(name):
                folder = self.small(name=name.replace(".", "-"))
                if data is not None:
                    (self.folder / name).write_bytes(data)
                toml = (folder / "tifa.toml").read_bytes()
                self.sentence(run(folder, "import", self.folder / name, "--series", "t", *arguments), *fragments)
                self.assertEqual((folder / "tifa.toml").read_bytes(), toml)
                self.assertEqual(run(folder, "count", "港口", "--format", "json").stdout, self.before)
        folder = self.small(name="huge")
        with (self.folder / "huge.jsonl").open("wb") as file:
            file.truncate((1 << 30) + 1)
        self.sentence(
            run(folder, "import", self.folder / "huge.jsonl", "--series", "t", "--id", "a", "--text", "b"),
            "huge.jsonl",
            "larger than",
        )
        
class Manifests(BadInput):
    def test_manifests_that_cannot_be_read(self):
        edition = SERIES + '[[series.s.edition]]\nid = "9"\n'
        cases = {
            "a broken table head": ("[series.s\ntitle = 1\n", ["tifa.toml:1:10", "TOML is broken"]),
            "a broken value": ('[series.s]\ntitle = "S"\n  files = texts\n', ["tifa.toml:3:1", "TOML is broken"]),
            "an open string": (SERIES + 'issuer = "Council\n', ["tifa.toml:5:", "TOML is broken"]),
            "a key twice": (SERIES + 'title = "Reports"\n', ["tifa.toml:5:", "title"]),
            "invalid UTF-8": (SERIES.encode() + b'issuer = "\xff\xfe"\n', ["tifa.toml:5:", "TOML is broken"]),
            "a NUL byte": (SERIES.encode() + b"\x00\n", ["tifa.toml:5:", "TOML is broken"]),
            "an unknown key": (SERIES + 'titel = "Reports"\n', ["tifa.toml:5:1", "titel", "title"]),
            "an unknown table": (SERIES + "[serie.t]\n", ["tifa.toml:5:", "serie", "series"]),
            "a wrong type": (SERIES.replace('"Reports"', "5"), ["tifa.toml:2:", "title", "string"]),
            "an unknown language": (SERIES.replace('"zh"', '"Chinese"'), ["tifa.toml:3:", "Chinese"]),
            "a range backwards": (SERIES + 'expect = ["9..1"]\n', ["tifa.toml:5:", "9..1"]),
            "a range without end": (SERIES + 'expect = ["1..99999999999"]\n', ["tifa.toml:5:", "1..99999999999"]),
            "a pattern without id": (SERIES.replace("{id}", "report"), ["tifa.toml:4:", "{id}"]),
            "an unknown field of a pattern": (SERIES.replace("{id}", "{id}-{nmae}"), ["tifa.toml:4:", "nmae"]),
            "an edition twice": (
                edition + 'text = "texts/1.txt"\n[[series.s.edition]]\nid = "9"\ntext = "texts/2.txt"\n',
                ["tifa.toml:8", "s:9", "twice", "line 5"],
            ),
            "a text twice": (
                edition + 'text = "texts/1.txt"\n[[series.s.edition]]\nid = "10"\ntext = "texts/1.txt"\n',
                ["texts/1.txt", "two editions"],
            ),
            "a month that is none": (edition + 'date = "2025-13-01"\n', ["tifa.toml:7:", "2025-13-01", "no date"]),
            "a day that is none": (edition + "date = 2025-02-30\n", ["tifa.toml:7:", "30"]),
            "a word for a date": (edition + 'adopted = "yesterday"\n', ["tifa.toml:7:", "yesterday", "no date"]),
            "a missing text": (edition + 'text = "texts/9.txt"\n', ["texts/9.txt", "s:9", "not there"]),
            "a folder for a text": (edition + 'text = "texts"\n', ["texts", "no regular file"]),
            "a path upward": (
                edition + 'text = "../secret.txt"\n',
                ["tifa.toml:7:", "../secret.txt", "leads out of the corpus"],
            ),
            "a path up and down": (
                edition + 'text = "texts/../../secret.txt"\n',
                ["tifa.toml:7:", "leads out of the corpus"],
            ),
            "an absolute path": (edition + 'text = "/etc/passwd"\n', ["tifa.toml:7:", "/etc/passwd", "absolute"]),
            "a pattern upward": (SERIES.replace("texts/", "../"), ["tifa.toml:4:", "../{id}.txt"]),
            "an absolute pattern": (SERIES.replace("texts/", "/etc/"), ["tifa.toml:4:", "/etc/"]),
            "the derived folder": (edition + 'text = ".tifa/corpus.db"\n', [".tifa"]),
            "a table that is not there": (
                SERIES + 'table = { path = "none.csv", id = "id", text = "text" }\n',
                ["none.csv", "not there"],
            ),
            "a link to nothing": (SERIES + '[link]\n"s:1" = { explains = "t:1" }\n', ["tifa.toml:6", "t:1"]),
            "a theme without terms": (SERIES + "[themes]\nports = { zh = [] }\n", ["tifa.toml:6:", "ports"]),
            "a pattern of a theme that cannot be read": (SERIES + '[themes]\nports = { en = ["x", "/(/"] }\n', ["tifa.toml, theme “ports”", "/(/"]),
            "a pattern of a theme that matches nothing": (SERIES + '[themes]\nports = ["/.*/"]\n', ["tifa.toml, theme “ports”", "empty text"]),
            "an alternative of a theme that is empty": (SERIES + '[themes]\nports = ["港口|"]\n', ["tifa.toml, theme “ports”", "empty"]),
            "tables nested too deep": ("a = " + "[" * 5000, ["tifa.toml", "deep"]),
        }
        (self.folder / "secret.txt").write_text(report(9), encoding="utf-8")
        folder = self.small()
        for name, (toml, fragments) in cases.items():
            with self.subTest(name):
                (folder / "tifa.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode("utf-8"))
                self.build_fails(folder, *fragments)
        (folder / "tifa.toml").write_text(SERIES, encoding="utf-8")
        self.assertEqual(json.loads(run(folder, "build", "--format", "json").stdout)["unchanged"], 2)

    def test_a_symbolic_link_out_of_the_corpus(self):
        (self.folder / "secret.txt").write_text(report(9).replace("港口", "秘密"), encoding="utf-8")
        folder = self.small(SERIES + '[[series.s.edition]]\nid = "9"\ntext = "texts/link.md"\n')
        (folder / "texts" / "link.md").symlink_to(self.folder / "secret.txt")
        self.build_fails(folder, "texts/link.md", "symbolic link")
        # What a pattern finds is refused or stops the build, and in no case read.
        (folder / "tifa.toml").write_text(SERIES, encoding="utf-8")
        (folder / "texts" / "3.txt").symlink_to(self.folder / "secret.txt")
        done = run(folder, "build")
        self.assertEqual(len([line for line in done.stderr.splitlines() if "texts/3.txt" in line]), 1, done.stderr)
        self.assertEqual(self.ask(folder, "kwic", "秘密", status=NOT_FOUND)["total"], 0)

    def test_an_edition_in_two_files(self):
        for name, texts in (
            ("long", {"a/1.txt": report(1), "b/1.txt": report(11)}),
            ("short", {"a/1.txt": "港口第一段。\n", "b/1.txt": "港口第二段，港口。\n"}),
        ):
            with self.subTest(name):
                folder = self.corpus('[series.s]\nlanguage = "zh"\nfiles = ["a/{id}.txt", "b/{id}.txt"]\n', texts, name)
                self.sentence(run(folder, "build"), "s:1", "twice", "a/1.txt", "b/1.txt")

    def test_an_edition_in_two_rows(self):
        for name, size in (("long", 60), ("short", 2)):
            with self.subTest(name):
                rows = [{"id": "5", "text": report(1, size)}, {"id": "5", "text": report(2, size)}]
                folder = self.corpus(
                    '[series.s]\ntable = { path = "r.jsonl", id = "id", text = "text" }\n',
                    {"r.jsonl": "\n".join(map(json.dumps, rows))},
                    name,
                )
                done = run(folder, "build")
                self.assertEqual(
                    len([line for line in done.stderr.splitlines() if "s:5" in line and "twice" in line]),
                    1,
                    done.stderr,
                )

    def test_no_manifest_and_no_build(self):
        nothing = self.folder / "nothing"
        nothing.mkdir()
        for arguments in (["build"], ["status"], ["count", "港口"], ["add", "x.txt"], ["verify"]):
            self.sentence(run(nothing, *arguments), "no tifa.toml", "tifa init")
        self.sentence(run("/", "status", "-C", self.folder / "nowhere"), "nowhere")
        fresh = self.corpus(SERIES, {"texts/1.txt": report(1)}, "fresh")
        for arguments in (["status"], ["count", "港口"], ["verify"]):
            self.sentence(run(fresh, *arguments), "not been built", "tifa build")
        self.sentence(run(fresh, "init"), "tifa.toml", "already")


class Questions(BadInput):
    def test_questions_that_cannot_be_understood(self):
        folder = copy_example(self.folder / "example")
        cases = [
            (["count", "科技", "--in", "plam"], ["plam", "did you mean plan"]),
            (["count", "科技", "--in", "plan:9"], ["“9”", "plan:8"]),
            (["count", "科技", "--in", "plan:8x"], ["8x", "plan:8"]),
            (["count", "科技", "--in", "plan:6..3"], ["6..3"]),
            (["count", "科技", "--in", "plan:1^"], ["plan:1"]),
            (["count", "科技", "--in", "plan@fr"], ["fr", "en"]),
            (["count", "科技", "--in", "place=Nowhere"], ["Nowhere"]),
            (["count", "科技", "--in", ",,"], []),
            (["count", "--theme", "techology"], ["techology", "technology"]),
            (["count", "科技", "--by", "sektion"], ["--by", "sektion", "section"]),
            (["count", "科技", "--length", "feet"], ["--length", "feet", "characters"]),
            (["count", "科技", "--rule", "words"], ["words", "word"]),
            (["count", "科技", "--rule", "unit="], ["“unit=”", "word"]),
            (["count", "科技", "--rule", "unit=overlap"], ["“unit=overlap”", "word"]),
            (["count", "科技", "--rule", "fold="], ["“fold=”", "fold=none"]),
            (["count", "科技", "--rule", "scope="], ["“”", "body"]),
            (["count", "科技", "--scope", ","], ["“”", "body"]),
            (["count", "科技", "--fold", "all"], ["--fold", "all", "none"]),
            (["count", "科技", "--scope", "footnotes"], ["footnotes", "notes"]),
            (["count", "科技", "--scope", "-title,-headings,-run-ins,-body,-notes"], ["scope", "no part"]),
            (["count", "科技", "--since", "20x"], ["--since", "20x"]),
            (["count", ""], ["empty"]),
            (["count", "科技||技术"], ["empty"]),
            (["count", "“”"], ["“”"]),
            (["count", "/(/"], ["/(/"]),
            (["count", r"/a\C/"], [r"\C", "character"]),
            (["compare", "", ""], ["empty"]),
            (["compare", "plan:8", "--since", "2099"], ["plan:8", "2099"]),
            (["count", "/a{1000}{1000}{1000}/"], ["a{1000}"]),
            (["count"], ["no term"]),
            (["kwic", "科技", "--sort", "up"], ["--sort", "up", "left"]),
            (["kwic", "科技", "--limit", "-1"], ["--limit"]),
            (["kwic", "科技", "--limit", "many"], ["--limit"]),
            (["compare", "plan:8"], ["plan:8"]),
            (["compare", "plan:4", "plan:5"], ["plan:4", "missing"]),
            (["compare", "plan:3", "plan:5"], ["plan:3", "part"]),
            (["compare", "plan:7", "plan:8", "--show", "everything"], ["--show", "phrases"]),
            (["status", "--document", "plan"], ["8 editions"]),
            (["cycle", "plan:99"], ["99", "plan:8"]),
            (["status", "--format", "xml"], ["xml", "json"]),
        ]
        for arguments, fragments in cases:
            with self.subTest(" ".join(arguments)):
                self.sentence(run(folder, *arguments), *fragments)
        with self.subTest("bytes that are no UTF-8"):
            done = subprocess.run(
                [PROGRAM.encode(), b"count", b"\xff\xfe"], cwd=folder, capture_output=True, check=False
            )
            self.assertEqual(done.returncode, ERROR, done)
            self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_sizes_and_numbers(self):
        folder = copy_example(self.folder / "example")
        for size in ("x", "1e3", "-5", "GB", "", "0x20000000", "5 apples", "1,5GB"):
            with self.subTest(f"--memory {size}"):
                refused = run(folder, "build", "--memory", size)
                self.sentence(refused, f"tifa: --memory: “{size}” is no size; give a size such as 500MB or 2GB;")
        for size, fault in (
            ("0", "“0” (bytes) is less than 16MB"),
            ("10", "“10” (bytes) is less than 16MB"),
            ("15.9MB", "“15.9MB” is less than 16MB"),
            ("9999999TB", "“9999999TB” is more than 1000TB"),
            ("9" * 400 + "B", "9B” is more than 1000TB"),
        ):
            with self.subTest(f"--memory {size}"):
                self.sentence(run(folder, "build", "--memory", size), f"{fault}; give a size such as 500MB or 2GB;")
        for size in ("16MB", "1.5GB", "2 GiB", "20000000", "16m"):
            with self.subTest(f"--memory {size}"):
                self.assertEqual(run(folder, "build", "--memory", size).returncode, 0)
        every, least_one = "from 0 to 4294967295", "from 1 to 1000000"
        for arguments, value, bounds in (
            (["kwic", "科技", "--limit"], "-1", every),
            (["kwic", "科技", "--context"], "many", every),
            (["trace", "科技", "--limit"], "1.5", every),
            (["report", "plan:7", "plan:8", "--evidence"], "0x10", every),
            (["claims", "plan:8", "--limit"], "99999999999", every),
            (["count", "科技", "--threads"], "", every),
            (["compare", "plan:7", "plan:8", "--permutation"], "0", least_one),
            (["compare", "plan:7", "plan:8", "--permutation"], "1000001", least_one),
            (["add", "x.txt", "--timeout"], "1h", "from 1 to 3600"),
        ):
            with self.subTest(f"{arguments[-1]} {value}"):
                refused = run(folder, *arguments, value)
                self.sentence(refused, f"tifa: {arguments[-1]}: “{value}” is no whole number {bounds};")
        self.sentence(run(folder, "kwic", "科技", "--limit"), "tifa: --limit: its value is missing;")
        twice = run(folder, "kwic", "科技", "--limit", "1", "--limit", "2")
        self.sentence(twice, "tifa: --limit stands there more than once;")
        self.assertEqual(len(run(folder, "kwic", "科技", "--limit", "010").stdout.splitlines()), 1 + 10)

    def test_arguments_that_do_not_fit_are_said_plainly(self):
        pages = ["compare", "plan:7", "plan:8"]
        for arguments, fault in (
            (["kwic", "科技", "--lang", "fr"], "--lang: “fr” is not known; known are en, zh"),
            (["kwic", "科技", "--lang", "a: b not in {c}"], "--lang: “a: b not in {c}” is not known; known are en, zh"),
            ([*pages, "--show", "x"], "--show: “x” is not known; known are phrases, statistics, sections, themes"),
            (["add"], "file is missing (documents, folders of them, or addresses of the web)"),
            (["compare"], "a is missing (the older edition, or a range)"),
            (["import", "x.csv"], "--series is missing (the series that the rows belong to)"),
            (["source", "plan:8", "one", "two"], "“one” is more than the command takes"),
            (["source", "plan:8", "one and", "and"], "“one and” is more than the command takes"),
            (["build", "now"], "“now” is more than the command takes"),
            (["kwic", "科技", "--plotx", "x.svg"], "there is no option “--plotx” here"),
            (["status", "--sources", "--audit"], "--audit is not given together with --sources"),
            ([], "no command is given"),
        ):
            with self.subTest(" ".join(arguments)):
                self.sentence(run(self.folder, *arguments), f"{fault}; see tifa --help")

    def test_long_terms_are_answered_or_refused(self):
        folder = copy_example(self.folder / "example")
        for term in ("港" * 30000, "|".join(["港口"] * 10000), "*" * 20000, "/" + "(a|b)*" * 5000 + "/", "/(.*)*港口/"):
            done = run(folder, "count", term, "--format", "json")
            self.assertIn(done.returncode, (FOUND, ERROR), term[:20])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Bad input, damage and interruption: one clear sentence each, exit status 2, and the corpus as before or after."""

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, PROGRAM, CorpusTest, copy_example, run

QUESTION = ["count", "港口", "科技", "--in", "plan,note", "--by", "section", "--format", "json"]
SERIES = '[series.s]\ntitle = "Reports"\nlanguage = "zh"\nfiles = "texts/{id}.txt"\n'


def report(number, sentences=60):
    body = "\n\n".join(
        f"今年第{i}项任务已经由第{number}个委员会完成。港口建设投入资金{i * 7 + number}万元，比上年增长{i}%。"
        for i in range(sentences)
    )
    return f"第{number}号工作报告\n\n{body}\n"


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
        """One text is refused by name, and the rest goes in."""
        done = run(folder, "build", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith(f"tifa: refused: {place}"), lines[0])
        for fragment in fragments:
            self.assertIn(fragment, lines[0])
        answer = json.loads(done.stdout)
        self.assertEqual((answer["documents"], answer["refused"]), (2, 1))
        self.assertEqual(run(folder, "count", "港口", "--format", "json").stdout, self.before)
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

    def test_tables_that_cannot_be_read(self):
        for name, data, arguments, fragments in (
            ("empty.jsonl", b"", [], ["empty.jsonl", "empty"]),
            ("binary.csv", bytes(range(256)) * 10, [], ["binary.csv"]),
            ("bad.csv", "id,text\n1,港口".encode() + b"\xff\xfe\n", [], ["bad.csv", "byte", "UTF-8"]),
            ("columns.csv", "id,text\n1,港口\n".encode(), ["--text", "content"], ["columns.csv", "content"]),
            ("table.xlsx", b"PK\x03\x04", [], ["table.xlsx"]),
            ("nowhere.jsonl", None, [], ["nowhere.jsonl"]),
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
            (["count", "科技", "--fold", "all"], ["--fold", "all", "none"]),
            (["count", "科技", "--scope", "footnotes"], ["footnotes", "notes"]),
            (["count", "科技", "--scope", "-title,-headings,-run-ins,-body,-notes"], ["scope", "no part"]),
            (["count", "科技", "--since", "20x"], ["--since", "20x"]),
            (["count", ""], ["empty"]),
            (["count", "科技||技术"], ["empty"]),
            (["count", "“”"], ["“”"]),
            (["count", "/(/"], ["/(/"]),
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

    def test_long_terms_are_answered_or_refused(self):
        folder = copy_example(self.folder / "example")
        for term in ("港" * 30000, "|".join(["港口"] * 10000), "*" * 20000, "/" + "(a|b)*" * 5000 + "/", "/(.*)*港口/"):
            done = run(folder, "count", term, "--format", "json")
            self.assertIn(done.returncode, (FOUND, ERROR), term[:20])


class Damage(CorpusTest):
    """What happens to a corpus whose derived files were damaged: an error or the same answer, never another one."""

    def setUp(self):
        super().setUp()
        self.corpus_folder = self.example()
        self.segment = next((self.corpus_folder / ".tifa" / "segments").iterdir())
        self.database = self.corpus_folder / ".tifa" / "corpus.db"
        self.expected = run(self.corpus_folder, *QUESTION).stdout
        self.assertIn('"count": 13', self.expected)

    def same_or_error(self, what):
        """Whether it was an error."""
        done = run(self.corpus_folder, *QUESTION)
        self.assertIn(done.returncode, (FOUND, ERROR), f"{what}: {done.returncode} {done.stderr}")
        if done.returncode == ERROR:
            self.assertEqual(len(done.stderr.splitlines()), 1, f"{what}: {done.stderr}")
            self.assertIn("tifa build", done.stderr, what)
            self.assertEqual(done.stdout, "")
            return True
        self.assertEqual(done.stdout, self.expected, what)
        return False

    def found(self, what):
        done = run(self.corpus_folder, "verify", "--format", "json")
        self.assertIn(done.returncode, (NOT_FOUND, ERROR), f"{what}: verify found nothing")
        if done.returncode == NOT_FOUND:
            self.assertTrue(json.loads(done.stdout)["findings"])
        else:
            self.assertEqual(len(done.stderr.splitlines()), 1, f"{what}: {done.stderr}")

    def recovers(self, *arguments):
        done = run(self.corpus_folder, "build", *arguments)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(run(self.corpus_folder, *QUESTION).stdout, self.expected)
        verified = run(self.corpus_folder, "verify")
        self.assertEqual(verified.returncode, FOUND, verified.stdout)

    def test_flipped_bits_in_the_index(self):
        data = self.segment.read_bytes()
        errors = 0
        positions = [i * len(data) // 200 for i in range(180)] + list(range(20))
        for i, position in enumerate(positions):
            damaged = bytearray(data)
            damaged[position] ^= 1 << (i % 8)
            self.segment.write_bytes(damaged)
            errors += self.same_or_error(f"bit {i % 8} of byte {position}")
            if i % 5 == 0:
                self.found(f"bit {i % 8} of byte {position}")
        self.assertGreater(errors, 50)
        self.recovers("--full")

    def test_an_index_cut_short(self):
        data = self.segment.read_bytes()
        for size in (0, 1, 7, 8, 63, 64, 65, len(data) // 3, len(data) // 2, len(data) - 8, len(data) - 1):
            self.segment.write_bytes(data[:size])
            self.assertTrue(self.same_or_error(f"{size} bytes"), f"{size} bytes")
            self.found(f"{size} bytes")
        self.segment.write_bytes(data + b"\0" * 8)
        self.found("eight bytes more")
        self.segment.unlink()
        self.assertTrue(self.same_or_error("no index"))
        self.found("no index")
        self.recovers()

    def test_an_index_of_another_version(self):
        data = bytearray(self.segment.read_bytes())
        data[8:12] = (99).to_bytes(4, "little")
        self.segment.write_bytes(data)
        done = run(self.corpus_folder, *QUESTION)
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertIn("version 99", done.stderr)
        self.assertIn("tifa build", done.stderr)
        self.found("another version")
        self.recovers("--full")

    def test_a_store_of_another_version(self):
        database = sqlite3.connect(self.database)
        database.execute("PRAGMA user_version = 99")
        database.commit()
        database.close()
        done = run(self.corpus_folder, *QUESTION)
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertIn("version 99", done.stderr)
        self.assertIn("tifa build", done.stderr)
        self.recovers()

    def test_a_damaged_store(self):
        data = self.database.read_bytes()
        content = self.content()
        noise = bytes(random.Random(5).randrange(256) for _ in range(64))
        page = 4096
        for number in range(0, len(data) // page):
            damaged = bytearray(data)
            # At the head of a page, where its cells are listed, or in the middle of what it holds.
            at = number * page + (8 if number % 2 else 3000)
            damaged[at : at + len(noise)] = noise
            self.database.write_bytes(damaged)
            done = run(self.corpus_folder, *QUESTION)
            self.assertIn(done.returncode, (FOUND, ERROR), f"page {number}: {done.returncode} {done.stderr}")
            if done.returncode == ERROR:
                self.assertEqual(len(done.stderr.splitlines()), 1, f"page {number}: {done.stderr}")
                self.assertIn("tifa build", done.stderr)
            else:  # SQLite has no checksums: a changed value is for verify to find, but an answer says what it rests on
                self.assertEqual(json.loads(done.stdout)["tifa"], json.loads(self.expected)["tifa"], f"page {number}")
            if self.content() != content:  # a page has room that holds nothing
                self.found(f"page {number}")
        self.recovers("--full")

    def content(self):
        """What SQLite reads in the store, or nothing when it cannot."""
        database = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return None
            return list(database.iterdump())
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return None
        finally:
            database.close()

    def test_a_store_cut_short_or_of_something_else(self):
        data = self.database.read_bytes()
        for name, content in (
            ("empty", b""),
            ("a byte", b"S"),
            ("half", data[: len(data) // 2]),
            ("a page", data[:4096]),
            ("a page less", data[:-4096]),
            ("text", "港口".encode() * 5000),
            ("zeros", b"\0" * len(data)),
        ):
            with self.subTest(name):
                self.database.write_bytes(content)
                self.assertTrue(self.same_or_error(name))
                self.found(name)
        self.recovers()
        self.database.unlink()
        self.assertTrue(self.same_or_error("no store"))
        self.recovers()

    def test_a_store_that_was_changed_by_hand(self):
        database = sqlite3.connect(self.database)
        database.execute("UPDATE editions SET date = '1999-01-01' WHERE id = '8'")
        database.commit()
        database.close()
        self.found("a changed date")
        self.recovers("--full")


class Interruption(CorpusTest):
    def two_states(self):
        """A corpus with two states of one text, and the index hash of each."""
        folder = self.example()
        text = folder / "texts" / "plan-8.zh.txt"
        first = text.read_bytes()
        states = [first, first + "\n潮汐算力还要再说一遍。\n".encode()]
        indexes = []
        for state in (1, 0):
            text.write_bytes(states[state])
            done = run(folder, "build", "--full", "--format", "json")
            self.assertEqual(done.returncode, FOUND, done.stderr)
            indexes.insert(0, json.loads(done.stdout)["tifa"]["index"])
        self.assertNotEqual(*indexes)
        return folder, text, states, indexes

    def sound(self, folder, indexes):
        """The index hash after an interruption; only the text that was not read in time may be found."""
        status = run(folder, "status", "--format", "json")
        self.assertEqual(status.returncode, FOUND, status.stderr)
        verified = run(folder, "verify", "--format", "json")
        self.assertIn(verified.returncode, (FOUND, NOT_FOUND), verified.stderr)
        self.assertLessEqual(
            {finding["code"] for finding in json.loads(verified.stdout)["findings"]}, {"source-changed"}
        )
        index = json.loads(status.stdout)["tifa"]["index"]
        self.assertIn(index, indexes)
        return index

    def test_killed_at_any_of_200_moments(self):
        folder, text, states, indexes = self.two_states()
        durations = []
        for _ in range(5):
            started = time.monotonic()
            run(folder, "build", "--full")
            durations.append(time.monotonic() - started)
        whole = sorted(durations)[2] * 1.1
        now, killed, seen = 0, 0, set()
        for moment in range(200):
            wanted = 1 - now
            text.write_bytes(states[wanted])
            arguments = [PROGRAM, "build", "--quiet"] + (["--full"] if moment % 2 else [])
            started = time.monotonic()
            with subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
                time.sleep(max(0.0, started + whole * moment / 199 - time.monotonic()))
                process.send_signal(signal.SIGKILL)
                said = process.stderr.read().decode()
            self.assertIn(process.returncode, (FOUND, -signal.SIGKILL), said)
            index = self.sound(folder, {indexes[now], indexes[wanted]})
            if process.returncode == FOUND:
                self.assertEqual(index, indexes[wanted])
            else:
                killed += 1
            now = indexes.index(index)
            seen.add((process.returncode, now == wanted))
        self.assertGreater(killed, 40)
        self.assertGreaterEqual(len(seen), 2, seen)
        done = run(folder, "build", "--quiet")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(run(folder, "verify").returncode, FOUND)
        self.assertEqual(sorted(path.name for path in (folder / ".tifa").iterdir()), ["corpus.db", "corpus.sum", "lock", "segments"])

    def test_asked_to_stop(self):
        folder, text, states, indexes = self.two_states()
        text.write_bytes(states[1])
        for delay in (0.0, 0.005, 0.02):
            with subprocess.Popen(
                [PROGRAM, "build", "--full"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as process:
                time.sleep(delay)
                process.send_signal(signal.SIGINT)
                said = process.stderr.read().decode()
            if process.returncode == ERROR:
                self.assertIn("stopped", said)
            self.assertIn(process.returncode, (FOUND, ERROR, -signal.SIGINT))
            self.sound(folder, indexes)

    def test_two_builds_at_once(self):
        folder, text, states, indexes = self.two_states()
        for state in (1, 0, 1, 0, 1):
            text.write_bytes(states[state])
            both = [
                subprocess.Popen(
                    [PROGRAM, "build", "--full"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
                )
                for _ in range(2)
            ]
            said = [process.communicate(timeout=60)[1].decode() for process in both]
            self.assertIn(FOUND, [process.returncode for process in both], said)
            for process, errors in zip(both, said):
                self.assertIn(process.returncode, (FOUND, ERROR), errors)
                if process.returncode == ERROR:
                    self.assertEqual(len(errors.splitlines()), 1, errors)
                    self.assertRegex(errors, "another process|is writing|being built")
            self.assertEqual(self.sound(folder, indexes), indexes[state])

    def test_readers_beside_a_writer(self):
        folder, text, states, indexes = self.two_states()
        for state in (1, 0) * 8:
            text.write_bytes(states[state])
            with subprocess.Popen(
                [PROGRAM, "build", "--full", "--quiet"], cwd=folder, stdout=subprocess.DEVNULL
            ) as process:
                while process.poll() is None:
                    done = run(folder, "count", "潮汐算力", "--in", "plan:8", "--format", "json")
                    self.assertEqual(done.returncode, FOUND, done.stderr)
                    answer = json.loads(done.stdout)
                    self.assertEqual(answer["terms"][0]["rows"][0]["count"], 1 + indexes.index(answer["tifa"]["index"]))

    def test_a_full_disk(self):
        folder, text, states, indexes = self.two_states()
        text.write_bytes(states[1])
        failed = 0
        for limit in (0, 1, 1000, 4096, 20_000, 60_000, 100_000, 150_000, 200_000, 300_000, 400_000):
            with self.subTest(limit):
                done = run(
                    folder,
                    "build",
                    "--full",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
                )
                if done.returncode == FOUND:
                    self.assertEqual(self.sound(folder, indexes), indexes[1])
                    break
                failed += 1
                errors = [line for line in done.stderr.splitlines() if not line.startswith("tifa: warning: ")]
                self.assertEqual(done.returncode, ERROR)
                self.assertEqual(len(errors), 1, done.stderr)
                self.assertIn("no space left on the disk; make room", errors[0])
                self.assertEqual(self.sound(folder, indexes), indexes[0])
                self.assertEqual(
                    sorted(path.name for path in (folder / ".tifa").iterdir()), ["corpus.db", "corpus.sum", "lock", "segments"]
                )
        self.assertGreater(failed, 5)
        fresh = self.example("fresh", built=False)
        done = run(fresh, "build", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)))
        self.assertEqual(done.returncode, ERROR)
        self.assertEqual(run(fresh, "build").returncode, FOUND)

    def test_an_addition_to_a_full_disk(self):
        folder = self.example()
        toml = (folder / "tifa.toml").read_bytes()
        texts = sorted(path.name for path in (folder / "texts").iterdir())
        before = run(folder, *QUESTION).stdout
        (self.folder / "plan-9.zh.txt").write_text(report(9, 400), encoding="utf-8")
        for limit in (100, 2000, 30_000, 100_000):
            with self.subTest(limit):
                done = run(
                    folder,
                    "add",
                    self.folder / "plan-9.zh.txt",
                    "--series",
                    "plan",
                    "--id",
                    "9",
                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
                )
                self.assertEqual(done.returncode, ERROR, done.stderr)
                self.assertIn("no space left", done.stderr)
                self.assertEqual(run(folder, *QUESTION).stdout, before)
                # As before: neither half a text nor an entry for one that is not built.
                self.assertEqual((folder / "tifa.toml").read_bytes(), toml)
                self.assertEqual(sorted(path.name for path in (folder / "texts").iterdir()), texts)

    def test_an_answer_that_cannot_be_written(self):
        folder = self.example()
        for arguments in (
            ["count", "科技"],
            ["kwic", "科技", "--format", "json"],
            ["compare", "plan:7", "plan:8"],
            ["build"],
            ["status"],
        ):
            with self.subTest(" ".join(arguments)), open("/dev/full", "wb") as full:
                done = run(folder, *arguments, stdout=full)
                self.assertEqual(done.returncode, ERROR)
                errors = [line for line in done.stderr.splitlines() if "warning" not in line]
                self.assertEqual(len(errors), 1, done.stderr)
                self.assertIn("standard output", errors[0])

    def test_a_reader_that_goes_away(self):
        folder = self.example()
        for arguments in (["kwic", "发展", "--format", "json"], ["compare", "plan:7", "plan:8"], ["--help"]):
            end, start = os.pipe()
            os.close(end)
            try:
                done = run(folder, *arguments, stdout=start)
            finally:
                os.close(start)
            self.assertIn(done.returncode, (FOUND, ERROR), arguments)
            self.assertEqual(done.stderr, "")

    @unittest.skipUnless(os.geteuid() == 0, "only root can take another user's place")
    def test_a_folder_that_may_only_be_read(self):
        folder = self.example()
        expected = run(folder, *QUESTION).stdout
        program = self.folder / "tifa"
        shutil.copy(PROGRAM, program)
        self.folder.chmod(0o755)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)

        def nobody():
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)

        def ask(*arguments):
            return subprocess.run(
                [program, *arguments],
                cwd=folder,
                preexec_fn=nobody,
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )

        self.assertEqual(ask(*QUESTION).stdout, expected)
        self.assertEqual(ask("verify").returncode, FOUND)
        for arguments in (
            ["build"],
            ["build", "--full"],
            ["add", str(EXAMPLE / "texts" / "plan-1.zh.txt"), "--series", "plan", "--id", "9"],
            ["init", "new"],
        ):
            done = ask(*arguments)
            self.assertEqual(done.returncode, ERROR, f"{arguments}: {done.stderr}")
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn("ermission", done.stderr)
        self.assertEqual(run(folder, *QUESTION).stdout, expected)
        # A text that may not be read is refused by name.
        folder.chmod(0o777)
        for path in (folder / ".tifa").rglob("*"):
            path.chmod(0o777)
        (folder / ".tifa").chmod(0o777)
        (folder / "texts" / "plan-1.zh.txt").chmod(0)
        done = ask("build", "--full")
        self.assertEqual(
            len([line for line in done.stderr.splitlines() if "texts/plan-1.zh.txt" in line and "refused" in line]),
            1,
            done.stderr,
        )


if __name__ == "__main__":
    unittest.main()

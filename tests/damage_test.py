#!/usr/bin/env python3
"""Damage and interruption: an error or the same answer, and the corpus as before or after."""

import fcntl
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
from support.example import report
from support.program import ERROR, EXAMPLE, FOUND, NOT_FOUND, PROGRAM, CorpusTest, run

# Under a sanitizer each process takes many times as long: a third of the flips and kills will do there.
SHARE = 3 if os.environ.get("TIFA_SANITIZE") else 1
QUESTION = ["count", "港口", "科技", "--in", "plan,note", "--by", "section", "--format", "json"]


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
        for i, position in enumerate(positions[::SHARE]):
            damaged = bytearray(data)
            damaged[position] ^= 1 << (i % 8)
            self.segment.write_bytes(damaged)
            errors += self.same_or_error(f"bit {i % 8} of byte {position}")
            if i % 5 == 0:
                self.found(f"bit {i % 8} of byte {position}")
        self.assertGreater(errors, 50 // SHARE)
        self.recovers("--full")

    def test_verify_finds_a_flipped_bit_in_any_segment(self):
        """Many segments: one bit flipped in each of them, and in the store or its seal, and each is named."""
        random_ = random.Random(14)
        corpus = self.corpus_folder / "large"
        corpus.mkdir()
        (corpus / "tifa.toml").write_text('[series.s]\nlanguage = "zh"\nfiles = "{id}.txt"\n', encoding="utf-8")
        characters = [chr(0x4E00 + i) for i in range(2000)] + ["，", "。"] * 60
        for number in range(60):
            paragraphs = ["".join(random_.choices(characters, k=300)) for _ in range(20)]
            (corpus / f"{number}.txt").write_text("港口发展\n" + "。\n".join(paragraphs) + "。\n", encoding="utf-8")
        built = run(corpus, "build", "--memory", "16MB")
        self.assertEqual(built.returncode, FOUND, built.stderr)
        ask = ["count", "港口发展", "--format", "json"]
        expected = run(corpus, *ask).stdout
        self.assertEqual(expected.count('"count": 1,'), 60)
        segments = sorted((corpus / ".tifa" / "segments").iterdir())
        self.assertGreaterEqual(len(segments), 3)
        contents = {file: file.read_bytes() for file in segments}
        beside = {file: file.read_bytes() for file in (corpus / ".tifa" / "corpus.db", corpus / ".tifa" / "corpus.sum")}
        flips = 0
        while flips < 300 // SHARE:
            flipped = {}
            for file, data in contents.items():
                damaged = bytearray(data)
                at = random_.randrange(len(data))
                damaged[at] ^= 1 << random_.randrange(8)
                flipped[file.name] = at
                file.write_bytes(damaged)
            found = json.loads(run(corpus, "verify", "--format", "json").stdout)["findings"]
            named = {finding["place"] for finding in found if finding["code"] == "segment-damaged"}
            self.assertEqual(named, set(flipped), flipped)
            asked = run(corpus, *ask)
            self.assertIn(asked.returncode, (FOUND, ERROR), f"{flipped}: {asked.stderr}")
            if asked.returncode == FOUND:
                self.assertEqual(asked.stdout, expected, flipped)
            flips += len(flipped)
        for file, data in contents.items():
            file.write_bytes(data)
        for file, data in beside.items():
            for _ in range(15 // SHARE):
                damaged = bytearray(data)
                at = random_.randrange(len(data))
                damaged[at] ^= 1 << random_.randrange(8)
                file.write_bytes(damaged)
                done = run(corpus, "verify")
                self.assertIn(done.returncode, (NOT_FOUND, ERROR), f"byte {at} of {file.name}")
            file.write_bytes(data)
        self.assertEqual(run(corpus, "verify").returncode, FOUND)

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
        for moment in range(0, 200, SHARE):
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
        self.assertGreater(killed, 40 // SHARE)
        self.assertGreaterEqual(len(seen), 2, seen)
        done = run(folder, "build", "--quiet")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(run(folder, "verify").returncode, FOUND)
        self.assertEqual(sorted(path.name for path in (folder / ".tifa").iterdir()), ["corpus.db", "corpus.sum", "lock", "segments"])

    def interrupted(self, folder, ready):
        """Exit status and last words of a whole build that is asked to stop as soon as ready() holds."""
        with subprocess.Popen(
            [PROGRAM, "build", "--full"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            while not ready() and process.poll() is None:
                time.sleep(0.001)
            process.send_signal(signal.SIGINT)
            said = process.stderr.read().decode()
        return process.returncode, said

    def test_asked_to_stop_at_any_moment(self):
        folder, text, states, indexes = self.two_states()
        text.write_bytes(states[1])
        for delay in (0.0, 0.005, 0.02):
            moment = time.monotonic() + delay
            status, _ = self.interrupted(folder, lambda moment=moment: time.monotonic() >= moment)
            # Before the program listens for signals one ends it; after the commit there is nothing left to stop.
            self.assertIn(status, (FOUND, ERROR, -signal.SIGINT))
            self.sound(folder, indexes)

    def test_asked_to_stop_while_it_builds(self):
        folder, text, states, indexes = self.two_states()
        # Long enough that the build is still at it when its lock has been seen.
        line = "潮汐算力还要再说一遍，港口也要再说一遍。\n"
        text.write_text("".join(f"第{number}段，{line}" for number in range(200_000)), encoding="utf-8")

        def locked():
            with open(folder / ".tifa" / "lock", "rb") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    return True
            return False

        status, said = self.interrupted(folder, locked)
        self.assertEqual(status, ERROR, said)
        self.assertIn("stopped", said)
        self.assertEqual(self.sound(folder, indexes), indexes[0])

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

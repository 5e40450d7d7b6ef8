"""Runs the program on temporary copies of the example corpus; shared by the tests in Python."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("TIFA_SOURCE_DIR") or Path(__file__).resolve().parents[2])
PROGRAM = os.environ.get("TIFA_PROGRAM") or str(SOURCE / "build" / "tifa")
EXAMPLE = SOURCE / "examples" / "cangyu"
FOUND = 0
NOT_FOUND = 1
ERROR = 2


def as_argument(value):
    return value if isinstance(value, bytes) else str(value)


def run(folder, *arguments, environment=None, **options):
    """One command in a folder: exit status, standard output and standard error as text."""
    variables = {**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})}
    options = {
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "stdin": subprocess.DEVNULL,
        "timeout": 120,
        **options,
    }
    done = subprocess.run([PROGRAM, *map(as_argument, arguments)], cwd=folder, env=variables, check=False, **options)
    for stream in ("stdout", "stderr"):
        if isinstance(getattr(done, stream), bytes):
            setattr(done, stream, getattr(done, stream).decode("utf-8", "replace"))
    return done


def copy_example(folder, built=True):
    """The example corpus in a new folder of that name, without what a build may have left in the repository."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".tifa"))
    if built:
        done = run(folder, "build", "--quiet")
        if done.returncode != FOUND:
            raise AssertionError(f"the example corpus does not build: {done.stderr}")
    return Path(folder)


class CorpusTest(unittest.TestCase):
    """A test with a temporary folder of its own and ways to ask the program."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tifa-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def example(self, name="corpus", built=True):
        return copy_example(self.folder / name, built)

    def corpus(self, toml, texts=None, name="corpus"):
        """A corpus of a manifest and texts by path."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        (folder / "tifa.toml").write_text(toml, encoding="utf-8")
        for path, text in (texts or {}).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return folder

    def ask(self, folder, *arguments, status=FOUND):
        """The answer as JSON; fails unless the command ends with this status."""
        done = run(folder, *arguments, "--format", "json")
        self.assertEqual(done.returncode, status, f"tifa {' '.join(map(str, arguments))}: {done.stderr}")
        return json.loads(done.stdout)

    def counts(self, folder, term, *arguments):
        """Edition to count, as one term's answer gives them."""
        answer = self.ask(folder, "count", term, *arguments)
        return {row["edition"]: row["count"] for row in answer["terms"][0]["rows"]}


class AddingTest(CorpusTest):
    """A test that adds files of its own to an empty corpus, in the series `s`."""

    def setUp(self):
        super().setUp()
        self.corpus = self.folder / "corpus"
        self.corpus.mkdir()
        run(self.corpus, "init")

    def write(self, name, data):
        (self.folder / name).write_bytes(data)
        return self.folder / name

    def add(self, *arguments, expect=FOUND):
        done = run(self.corpus, "add", *arguments, "--series", "s")
        self.assertEqual(done.returncode, expect, done.stderr)
        return done


def real_data():
    """The folder of real documents beside the repository, or None where it is absent."""
    folder = SOURCE.parent / "shared" / "data"
    return folder if folder.is_dir() else None

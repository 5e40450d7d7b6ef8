#!/usr/bin/env python3
"""The repository's own checks must fail when they should: include edges, commands in documents, ./dev, on small examples."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import docs_commands
import include_edges_test


class IncludeEdges(unittest.TestCase):
    def problems(self, files, edges):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return include_edges_test.examine(Path(folder), include_edges_test.read_edges(edges))[0]

    def test_an_allowed_edge_passes(self):
        files = {"src/base/a.h": "", "src/text/b.cc": '#include "base/a.h"\n#include <tifa/result.h>\n'}
        self.assertEqual(self.problems(files, "base:\ntext: base\n"), [])

    def test_a_missing_edge_is_named_with_file_and_line(self):
        files = {"src/base/a.h": "", "src/text/b.cc": '\n#include "base/a.h"\n'}
        self.assertEqual(self.problems(files, "base:\ntext:\n"),
                         ["src/text/b.cc:2: includes “base/a.h”, and text may not include base"])

    def test_an_edge_that_nothing_uses_is_named(self):
        files = {"src/base/a.h": "", "src/text/b.cc": ""}
        self.assertEqual(self.problems(files, "base:\ntext: base\n"),
                         ["tests/include_edges.txt:2: nothing uses text: base; take it out"])

    def test_edges_run_upward_only(self):
        files = {"src/base/a.h": '#include "text/b.h"\n', "src/text/b.h": ""}
        self.assertEqual(self.problems(files, "base: text\ntext:\n"),
                         ["tests/include_edges.txt:1: base may include only what stands above it, not text"])

    def test_tests_have_edges_of_their_own(self):
        files = {"src/base/a.h": "", "src/text/b.h": "", "src/text/b_test.cc": '#include "base/a.h"\n'}
        self.assertEqual(self.problems(files, "base:\ntext:\ntext tests: base\n"), [])
        self.assertEqual(len(self.problems(files, "base:\ntext:\n")), 1)

    def test_a_program_sees_public_headers_only(self):
        files = {"src/base/a.h": "", "apps/tool/main.cc": '#include <tifa/a.h>\n#include "base/a.h"\n'}
        self.assertEqual(self.problems(files, "base:\napps/tool:\n"),
                         ["apps/tool/main.cc:2: includes “base/a.h”, and apps/tool may not include base"])

    def test_functions_that_ask_the_locale_are_refused(self):
        for header in ("cctype", "ctype.h", "locale"):
            files = {"src/base/a.cc": f"#include <{header}>\n"}
            self.assertEqual(self.problems(files, "base:\n"),
                             [f"src/base/a.cc:1: what <{header}> says depends on the locale; take text/ascii.h"])

    def test_a_public_header_shows_no_third_party(self):
        files = {"include/tifa/a.h": "#include <fmt/format.h>\n#include <tl/expected.hpp>\n#include <vector>\n"}
        self.assertEqual(len(self.problems(files, "")), 1)


class DocsCommands(unittest.TestCase):
    # A program that prints its arguments, a line that a progress bar would write over, and a colour.
    PROGRAM = '#!/bin/sh\n[ "$1" = crash ] && kill -SEGV $$\nprintf "working\\r\\033[1m%s\\033[0m  \\n" "$*"\necho "$COLUMNS"\n'

    def run_on(self, document, *options):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "tifa").write_text(self.PROGRAM)
            os.chmod(folder / "tifa", 0o755)
            (folder / "corpus").mkdir()
            (folder / "doc.md").write_text(document, encoding="utf-8")
            result = subprocess.run(
                [sys.executable, docs_commands.__file__, "--program", folder / "tifa", "--corpus", folder / "corpus",
                 *options, folder / "doc.md"], capture_output=True, text=True)
            return result.returncode, result.stdout, (folder / "doc.md").read_text(encoding="utf-8")

    def test_output_that_is_as_shown_passes(self):
        status, printed, _ = self.run_on("# x\n```console\n$ tifa count 科技\ncount 科技\n80\n\n$ tifa a \\\n  b\na b\n...\n```\n")
        self.assertEqual((status, printed.strip()), (0, "2 commands, 0 problems"))

    def test_output_that_differs_fails_and_update_mends_it(self):
        document = "- a\n\n  ```console\n  $ ls\n  never run\n  $ tifa one\n  two\n  ```\n\nend\n"
        status, printed, unchanged = self.run_on(document)
        self.assertEqual((status, unchanged), (1, document))
        self.assertIn("doc.md:6: $ tifa one", printed)
        status, _, updated = self.run_on(document, "--update")
        self.assertEqual((status, updated), (0, document.replace("  two\n", "  one\n  80\n")))

    def test_a_crash_and_a_document_without_commands_fail(self):
        self.assertEqual(self.run_on("```console\n$ tifa crash\n...\n```\n")[0], 1)
        self.assertEqual(self.run_on("```\n$ tifa a\n```\n")[0], 1)



def undescribed(packages, dependencies):
    """Packages of the files of packages/ that dependencies.md does not have in backticks, with their place."""
    missing = []
    for file in sorted(packages.iterdir()):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            name = line.split("#")[0].split("(")[0].strip()
            if name and f"`{name}`" not in dependencies:
                missing.append(f"packages/{file.name}:{number}: {name}")
    return missing


class Dependencies(unittest.TestCase):
    def test_every_package_has_its_reason(self):
        described = (docs_commands.ROOT / "docs/decisions/dependencies.md").read_text(encoding="utf-8")
        self.assertEqual(undescribed(docs_commands.ROOT / "packages", described), [])

    def test_a_package_without_one_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "run").write_text("# what is needed\nthere  # why\nabsent (its-command)  # why\n")
            self.assertEqual(undescribed(Path(folder), "| There (`there`) |"), ["packages/run:3: absent"])


class DevTasks(unittest.TestCase):
    """./dev in a folder of its own, where apt-get, cmake, npm and node only say what they were asked."""

    FAKES = {
        "dpkg-query": '[ "$4" = there ] && printf installed',
        "sudo": '"$@"',
        "apt-get": 'echo "$@" >>apt.log',
        "cmake": "exit 1",
        "npm": 'echo "$@" >>npm.log; mkdir -p tests/browser/node_modules; exit ${NPM_STATUS:-0}',
        "node": 'for word; do case $word in --test-reporter-destination=*.tap) printf "%s" "$TAP" >"${word#*=}";; esac; done; '
                "exit $NODE_STATUS",
        "clang-format-14": "exit 0",
    }

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "dev").write_bytes((docs_commands.ROOT / "dev").read_bytes())
        (self.folder / "bin").mkdir()
        for name, lines in self.FAKES.items():
            (self.folder / "bin" / name).write_text(f"#!/bin/sh\n{lines}\n")
            os.chmod(self.folder / "bin" / name, 0o755)
        (self.folder / "packages").mkdir()
        for name in ("run", "test", "browser"):
            (self.folder / "packages" / name).write_text("# nothing\n")
        (self.folder / "tests" / "browser").mkdir(parents=True)
        (self.folder / "tests" / "browser" / "package-lock.json").write_text("{}\n")

    def dev(self, *arguments, **variables):
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(["bash", "dev", *arguments], cwd=self.folder, capture_output=True, text=True,
                              env={**os.environ, "PATH": path, **variables}, stdin=subprocess.DEVNULL)

    def test_a_package_is_installed_unless_it_or_the_command_in_parentheses_is_there(self):
        (self.folder / "packages" / "run").write_text(
            "there    # installed\nabsent # not\nnodejs (node)  # its command is\nfar (no-such-command)\n\n# a comment (node)\n")
        self.dev("build")
        self.assertEqual((self.folder / "apt.log").read_text(), "install -y --no-install-recommends absent far\n")

    def browser_line(self, tap, status, **variables):
        done = self.dev("test", TAP=tap, NODE_STATUS=str(status), **variables)
        self.assertEqual(done.returncode, 1)  # the fake cmake builds nothing
        return next(line.split()[:-1] for line in done.stdout.splitlines() if line.startswith("browser"))

    def test_the_browser_part_counts_what_node_counted(self):
        tap = "# pass 1\nok 1\n# tests 9\n# pass {}\n# fail {}\n# cancelled {}\n# skipped {}\n# todo 0\n".format
        self.assertEqual(self.browser_line(tap(7, 0, 0, 2), 0), ["browser", "7", "0", "2"])
        self.assertEqual(self.browser_line(tap(4, 2, 1, 2), 1), ["browser", "4", "3", "2"])
        # Tests that never ran, and a node that fails without a failed test, are failures.
        self.assertEqual(self.browser_line("", 0), ["browser", "0", "1", "0"])
        self.assertEqual(self.browser_line(tap(9, 0, 0, 0), 7), ["browser", "9", "1", "0"])

    def test_npm_is_asked_once_for_a_lock(self):
        for lock, asked in (("{}", 1), ("{}", 1), ("{ }", 2)):
            (self.folder / "tests" / "browser" / "package-lock.json").write_text(lock)
            self.browser_line("# pass 1\n", 0)
            self.assertEqual(len((self.folder / "npm.log").read_text().splitlines()), asked)
        self.assertIn("--ignore-scripts", (self.folder / "npm.log").read_text())
        (self.folder / "tests" / "browser" / "package-lock.json").write_text("[]")
        self.assertEqual(self.browser_line("# pass 1\n", 0, NPM_STATUS="1")[-3:], ["0", "1", "0"])


if __name__ == "__main__":
    unittest.main()

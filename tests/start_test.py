#!/usr/bin/env python3
"""Starting: a command loads no library that it may do without, since each takes its time before the first line is run."""

import os
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
from support.program import PROGRAM

# What other programs are for (tifa-read, tifa-pdf, tifa-fetch), what is linked in as far as it is used, and what is loaded
# when it is asked for.
APART = ("libzip", "libpugixml", "libpoppler", "libcurl", "libcrypto", "libxlsxwriter")


def loaded(program):
    """The names of the libraries that a program starts with."""
    done = subprocess.run([program], env={**os.environ, "LD_TRACE_LOADED_OBJECTS": "1"}, capture_output=True, text=True, check=True)
    return [line.split()[0] for line in done.stdout.splitlines()]


class Start(unittest.TestCase):
    def test_tifa_loads_none_of_what_is_kept_apart(self):
        libraries = loaded(PROGRAM)
        self.assertTrue(any(name.startswith("libsqlite3") for name in libraries), libraries)
        self.assertEqual([name for name in libraries if name.startswith(APART)], [])

    def test_those_are_told_that_are_loaded(self):
        libraries = loaded(f"{PROGRAM}-read")
        for apart in ("libzip", "libpugixml"):
            self.assertTrue(any(name.startswith(apart) for name in libraries), libraries)


if __name__ == "__main__":
    unittest.main()

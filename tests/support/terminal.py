"""The program on a terminal of a given size."""

import fcntl
import os
import pty
import struct
import subprocess
import termios

from support.program import PROGRAM


def on_terminal(folder, *arguments, rows=24, columns=80, environment=None, errors_shown=True):
    """Exit status and what the terminal shows, without carriage returns. Standard error is thrown away unless shown."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    variables = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS", "COLUMNS", "NO_COLOR")}
    variables.update({"LC_ALL": "C.UTF-8", "TERM": "xterm", **(environment or {})})
    with subprocess.Popen(
        [PROGRAM, *arguments],
        cwd=folder,
        env=variables,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal if errors_shown else subprocess.DEVNULL,
    ) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                piece = os.read(controller, 65536)
            except OSError:  # how Linux says that the last writer is gone
                break
            if not piece:
                break
            shown += piece
        status = process.wait(timeout=60)
    os.close(controller)
    return status, shown.decode("utf-8", "replace").replace("\r", "")

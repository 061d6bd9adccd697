"""Running something in a process of its own, so that its limits, its end and its words are its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable


def in_child(act: Callable[[], int], seconds: int = 60) -> tuple[int, str]:
    """Run `act` in a process of its own: its exit code, and what it wrote to stderr."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 99
        signal.alarm(seconds)
        try:
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(theirs, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
            code = act()
            sys.stderr.flush()
        finally:
            os._exit(code)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said

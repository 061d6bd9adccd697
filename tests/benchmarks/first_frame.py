"""How long the installed command takes to its first frame beside an empty Textual app, as `screen.py` prints it.

Each starts in a terminal of its own, turn by turn, and is watched from outside by the same means: the clock stops at
the first byte of the first frame (Textual begins one at the first cell of the first row), and the processor time is
that of the whole process up to then. The ratio is the median of all turns, so that what else the machine does cancels
out.
"""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_ROUNDS = 21
_ROWS, _COLUMNS = 45, 160
_FRAME, _PANES = b"\x1b[1;1H", b"characters"
"""What the terminal has got when the first frame begins, and when the panes are filled."""
_EMPTY = "from textual.app import App; App().run()"


def print_first_frame(store: Path, home: Path) -> None:
    """Print how long the first frame takes; `home` is an empty folder for what the command remembers."""
    command = (sys.executable, "-m", "explorer", str(store))
    runs = {
        "empty Textual app": ((sys.executable, "-c", _EMPTY), _FRAME),
        "first frame": (command, _FRAME),
        "all panes filled": (command, _PANES),
    }
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, "TERM": "xterm-256color", **dict.fromkeys(folders, str(home))}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for turn in range(_ROUNDS + 1):
        for name, (words, wanted) in runs.items():
            one = _seconds(words, wanted, environment)
            if turn:  # the first one compiles modules and fills the system's caches
                times[name].append(one)
    for place, kind in enumerate(("wall", "processor")):
        base = [one[place] for one in times["empty Textual app"]]
        told = []
        for name, several in times.items():
            own = [one[place] for one in several]
            ratio = statistics.median(one / other for one, other in zip(own, base, strict=True))
            told.append(f"{name} {statistics.median(own) * 1000:.0f} ms ({ratio:.2f} x)")
        print(f"{kind} time, median of {_ROUNDS} turns: {', '.join(told)}")


def _seconds(words: Sequence[str], wanted: bytes, environment: Mapping[str, str]) -> tuple[float, float]:
    """Wall and processor time of a process until its terminal has got `wanted`; then it is killed."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    started = time.perf_counter()
    process = os.fork()
    if not process:
        _become(words, its, environment)
    os.close(its)
    got = b""
    while wanted not in got:
        got = got[-len(wanted) :] + os.read(ours, 1 << 16)
    wall = time.perf_counter() - started
    os.kill(process, signal.SIGKILL)
    used = os.wait4(process, 0)[2]
    os.close(ours)
    return wall, used.ru_utime + used.ru_stime


def _become(words: Sequence[str], terminal: int, environment: Mapping[str, str]) -> None:
    """In a fresh process: become the program, with the terminal for all that it reads and writes."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(terminal, descriptor)
    os.execve(words[0], list(words), dict(environment))

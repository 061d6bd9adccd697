"""A real terminal for tests: the program in a pseudo-terminal, its keys, signals and every byte that it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

CHECKOUT = Path(__file__).resolve().parents[2]
MODES = {"?1049", "?1000", "?1002", "?1003", "?1006", "?1015", "?2004", "?1004"}
"""Modes that the screen switches on (h) and has to switch off (l)."""


class Terminal:
    """One run of `python -m explorer ARGUMENTS` in a pseudo-terminal; a context manager that leaves nothing behind."""

    def __init__(
        self, *arguments: object, home: Path, columns: int = 80, rows: int = 24, term: str = "xterm-256color",
        debug: bool = False,
    ) -> None:  # fmt: skip
        """With `debug` a defect of the program is told with its traceback."""
        self.output = b""
        environment = {
            **os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "TERM": term, "COLORTERM": "",
            "XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state"),
            "PYTHONPATH": str(CHECKOUT), "COLUMNS": "", "LINES": "", "FACT_EXPLORER_DEBUG": "1" if debug else "",
        }  # fmt: skip
        self._ours, theirs = pty.openpty()
        self.resize(columns, rows, tell=False)
        self.before = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            try:
                os.close(self._ours)
                os.login_tty(theirs)
                os.chdir(home)
                words = [sys.executable, "-m", "explorer", *map(str, arguments)]
                os.execve(sys.executable, words, environment)
            finally:
                os._exit(127)
        self.status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._ours)
        os.close(self._theirs)

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Change the size of the terminal."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            os.kill(self.pid, signal.SIGWINCH)

    def press(self, keys: str | bytes) -> None:
        """Type `keys`."""
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def read(self, seconds: float) -> bytes:
        """Take in what is written within `seconds`; returns it."""
        start, until = len(self.output), time.monotonic() + seconds
        left = seconds  # looked at least once, however busy the machine is
        while select.select([self._ours], [], [], max(0.0, left))[0]:
            left = until - time.monotonic()
            try:
                chunk = os.read(self._ours, 65536)
            except OSError:
                break
            if not chunk:
                break
            self.output += chunk
            if left <= 0:
                break
            left = until - time.monotonic()
        return self.output[start:]

    def wait_for(self, text: str, seconds: float = 30.0) -> None:
        """Take in output until `text` was written. Raises AssertionError where it is not in time."""
        until = time.monotonic() + seconds
        start = len(self.output)
        while text.encode() not in self.output[max(0, start - 200) :]:
            assert self.running, f"ended with {self.status} before {text!r}: {self.output[-2000:]!r}"
            assert time.monotonic() < until, f"no {text!r} in {plain(self.output)[-2000:]!r}"
            self.read(0.1)

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is None

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def stopped(self, seconds: float = 10.0) -> bool:
        """Whether the program is suspended within `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.05)
            if Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                self.read(0.3)  # what it wrote just before it stopped
                return True
        return False

    def end(self, seconds: float = 20.0) -> int:
        """Wait for the end; the exit code, negative for a signal that nobody caught."""
        until = time.monotonic() + seconds
        while self.running:
            assert time.monotonic() < until, f"does not end: {plain(self.output)[-1500:]!r}"
            self.read(0.05)
        while self.read(0.2):
            pass
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)

    @property
    def modes_left_on(self) -> set[str]:
        """Modes that were switched on and not off again, and `raw` where the line discipline is not as it was."""
        on: set[str] = set()
        for names, act in re.findall(r"\x1b\[(\?[0-9;]+)([hl])", self.output.decode("utf-8", "replace")):
            for name in (f"?{one}" for one in names[1:].split(";")):
                if name in MODES:
                    (on.add if act == "h" else on.discard)(name)
        cursor = re.findall(rb"\x1b\[\?25([hl])", self.output)
        if cursor and cursor[-1] == b"l":
            on.add("hidden cursor")
        now = termios.tcgetattr(self._theirs)
        if now[:4] != self.before[:4]:
            on.add("raw")
        return on


_ESCAPES = re.compile(
    r"\x1b\[[?>=<]?[0-9;:]*[ $]?[A-Za-z@`~]"  # CSI
    r"|\x1b[()][A-Za-z0-9]|\x1b[78=>MNcDEH]"
)


def plain(output: bytes) -> str:
    """What was written without the escape sequences of a well-behaved program; whatever else is in it stays."""
    return _ESCAPES.sub("", output.decode("utf-8", "surrogateescape"))

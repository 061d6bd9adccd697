"""Records a short tour of the program in a real terminal: `python -m tests.make_tour [docs/tour.cast]`.

The result is an asciicast (version 2): `asciinema play docs/tour.cast`, or any web page with its player.
"""

from __future__ import annotations

import codecs
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

from explorer.pipeline import build
from explorer.resources import seeds_folder

COLUMNS, ROWS = 120, 34
_ENTER, _ESCAPE = "\r", "\x1b"
STEPS: tuple[tuple[str, float], ...] = (
    ("", 2.5),
    *(("j", 0.5),) * 4,
    ("m", 0.8), *((letter, 0.12) for letter in "revenue"), (_ENTER, 2.0),
    ("3", 1.5), ("n", 0.8), ("n", 0.8), ("r", 1.5),
    ("4", 1.2), ("c", 1.0), ("j", 0.8), ("j", 0.8), ("z", 2.5), ("z", 0.8),
    ("/", 0.8), *((letter, 0.15) for letter in "delivries 2025"), ("\x1b[B", 0.8), ("\x1b[B", 1.2), (_ENTER, 1.5),
    (_ESCAPE, 1.0), ("2", 1.0), ("z", 2.5), ("x", 2.0), ("x", 0.8), ("z", 0.8),
    ("?", 3.0), (_ESCAPE, 0.8), ("q", 0.5),
)  # fmt: skip
"""Keys, and how long to look at what they do."""
_READY = "by quarter"
"""What is to be read once the panes are filled."""


def record(command: list[str], environment: dict[str, str]) -> Iterator[tuple[float, str]]:
    """Run a command in a terminal of its own, press the keys, give what it wrote and when."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    shown = 0.0
    try:
        while True:  # however long this machine takes to start, the tour begins with the panes
            text = decoder.decode(os.read(terminal, 65536))
            yield 0.0, text
            if _READY in text:
                break
        for keys, pause in STEPS:
            if keys:
                os.write(terminal, keys.encode())
            began = time.monotonic()
            while (left := began + pause - time.monotonic()) > 0:
                ready, _, _ = select.select([terminal], [], [], left)
                if ready:
                    text = decoder.decode(os.read(terminal, 65536))
                    yield shown + min(pause, time.monotonic() - began), text
            shown += pause
    except OSError:
        return  # the program has left, and its terminal with it
    finally:
        os.close(terminal)
        if os.waitpid(child, os.WNOHANG)[0] == 0:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)


def main() -> None:
    """Write the recording."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/tour.cast")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "seeds.db"
        build([seeds_folder()], store)
        homes = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), scratch)
        environment = {**os.environ, **homes, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("NO_COLOR", None)
        command = [sys.executable, "-m", "explorer", str(seeds_folder()), "--store", str(store)]
        head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "Fact Explorer"}
        lines = [
            json.dumps(head),
            *(json.dumps([round(at, 3), "o", text], ensure_ascii=False) for at, text in record(command, environment)),
        ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(lines):,} lines, {sum(pause for _, pause in STEPS):.0f} s")


if __name__ == "__main__":
    main()

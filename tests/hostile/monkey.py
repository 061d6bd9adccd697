"""Random keys at random sizes on a hostile corpus: `python -m tests.hostile.monkey --minutes 10 STORE`.

Fails on any unhandled exception (the app ends with another code than 0), and where memory grows by more than 5 %.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.corpus import write_hostile_store
from tests.hostile.terminal import Terminal, plain

KEYS = (
    *"123456789abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ/?[]{}<>+-=,.;:'\"!@#$%^&*()_|~` ",
    "\t", "\r", "\x1b", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "\x1b[Z", "\x10", "\x0c", "\x12", "\x15", "\x1b[<0;10;10M", "\x1b[<0;10;10m", "\x1b[<64;20;12M", "\x1b[<65;20;12M",
    "\x1b[200~evil \x1b]0;x\x07\x1b[201~", "\xe9", "\u4e2d", "\U0001f600",
)  # fmt: skip
"""Every key but those that leave (q, Ctrl-Q, Ctrl-Z) or open an editor of the user's."""
_TOUR = ("/", "sold", "\r", "\x1b", "y", "C", "\r", "u", "R", "?", "\x1b", "T", "\x1b", "m", "\x1b", "E", "\x1b", "X")
"""The keys that use first what is loaded at its first use, such as the search: memory that grows once, and no more."""
_CATCHING_UP = 20
"""Tenths of a second for which keys stop at most until the program has answered those before."""
_CLICKED = 14
"""The rows of a terminal from which on the clicks of KEYS are not on its last one."""


def resident(pid: int) -> int:
    """Memory of a process in kilobytes, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def monkey(store: Path, home: Path, seconds: float, seed: int) -> tuple[int, list[int]]:
    """Press keys for `seconds`; returns how many, and the memory over time. Raises AssertionError.

    Where a key or a click leaves the program in order, it is started anew; the memory is that of the longest run.
    """
    rng = random.Random(seed)
    pressed = 0
    memory: list[int] = []
    until = time.monotonic() + seconds
    while pressed == 0 or time.monotonic() < until:
        more, run = _one_run(store, home, until, rng, f"seed {seed}, after {pressed:,} keys and ")
        pressed += more
        memory = max(memory, run, key=len)
    return pressed, memory


def _one_run(store: Path, home: Path, until: float, rng: random.Random, where: str) -> tuple[int, list[int]]:
    """Press keys until the time is over or the program is left."""
    pressed, rows = 0, 24
    memory: list[int] = []
    with Terminal(store, home=home, debug=True) as terminal:
        terminal.wait_for("\x1b[?1049h")
        terminal.read(2.0)
        for key in _TOUR:
            terminal.press(key)
            terminal.read(0.5)
        while time.monotonic() < until and terminal.running:
            for _ in range(12):
                key = rng.choice(KEYS)
                if not (key.startswith("\x1b[<") and rows <= _CLICKED):  # a click on the last row may leave
                    terminal.press(key)
                    pressed += 1
            if rng.random() < 0.2:
                rows = rng.randrange(1, 80)
                terminal.resize(rng.choice((1, 2, 20, 80, 200, rng.randrange(1, 300))), rows)
            for _ in range(_CATCHING_UP):  # keys that wait are memory too, but not the program's doing
                if not terminal.read(0.1):
                    break
            memory.append(resident(terminal.pid))
            terminal.output = terminal.output[-100_000:]
        if terminal.running:
            terminal.resize(80, 24)
        for _ in range(40):
            if not terminal.running:
                break
            terminal.press("\x1b")
            terminal.read(0.1)
            terminal.press("\x11")
            terminal.read(0.3)
        code = terminal.end(10)
        assert code == 0, f"{where}{pressed}: ended with {code}: {plain(terminal.output)[-5000:]}"
    return pressed, memory


def growth(memory: list[int]) -> float:
    """How much the median of the last quarter exceeds that of the second, as a share."""
    quarter = max(1, len(memory) // 4)
    before, after = sorted(memory[quarter : 2 * quarter]), sorted(memory[-quarter:])
    return after[len(after) // 2] / max(1, before[len(before) // 2]) - 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or write_hostile_store(Path(folder) / "raw.db")
        pressed, memory = monkey(store, Path(folder), options.minutes * 60, options.seed)
    print(f"seed {options.seed}: {pressed:,} keys, no exception; memory {memory[0]:,} to {memory[-1]:,} kB")
    minutes = max(1, round(options.minutes))
    marks = [memory[min(len(memory) - 1, len(memory) * minute // minutes)] for minute in range(minutes + 1)]
    print("MB at each minute: " + " ".join(f"{kilobytes / 1000:.0f}" for kilobytes in marks))
    print(f"growth after warm-up (the first quarter): {growth(memory):+.1%}")
    return int(growth(memory) > 0.05)


if __name__ == "__main__":
    sys.exit(main())

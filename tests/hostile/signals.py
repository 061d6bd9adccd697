"""Signals at random moments, suspensions and resizes in real terminals: `python -m tests.hostile.signals --times 100`.

After each the terminal is as it was, and the exit code says why. `--resizes N` changes the size of one N times.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from explorer.errors import ExitCode
from tests.hostile.corpus import write_hostile_store
from tests.hostile.terminal import Terminal, plain

CODES = {
    signal.SIGTERM: ExitCode.TERMINATED,
    signal.SIGHUP: ExitCode.TERMINATED,
    signal.SIGINT: ExitCode.INTERRUPTED,
    signal.SIGQUIT: ExitCode.QUIT,
}
_KEYS = ("j", "k", "2", "4", "/", "m", "\x1b", "\t", "?", "1", "z", "e")
_LATEST = 1.5
"""Seconds after the screen was opened within which a signal comes: while it starts, while it works, while it waits."""


def end_by_signal(store: Path, home: Path, number: int, rng: random.Random) -> None:
    """Send a signal at a random moment. Raises AssertionError where the terminal is not as it was."""
    with Terminal(store, home=home, debug=True) as terminal:
        terminal.wait_for("\x1b[?1049h", 60)
        until = time.monotonic() + rng.uniform(0, _LATEST)
        while time.monotonic() < until:
            terminal.press(rng.choice(_KEYS))
            terminal.read(0.1)
        terminal.signal(number)
        code = terminal.end(60)
        assert code == CODES[signal.Signals(number)], f"ended with {code}: {plain(terminal.output)[-1000:]}"
        assert terminal.modes_left_on == set(), terminal.modes_left_on


def suspend(store: Path, home: Path, rng: random.Random) -> None:
    """Suspend at a random moment, once or twice, and go on. Raises AssertionError."""
    with Terminal(store, home=home, debug=True) as terminal:
        terminal.wait_for("Timeline", 60)
        for _ in range(rng.randint(1, 2)):
            terminal.read(rng.uniform(0, _LATEST))
            terminal.output = terminal.output[-200_000:]
            terminal.press("\x1a")
            assert terminal.stopped(60)
            assert terminal.modes_left_on == set(), terminal.modes_left_on
            start = len(terminal.output)
            terminal.signal(signal.SIGCONT)
            terminal.wait_for("\x1b[?1049h", 60)
            assert b"\x1b[?1049h" in terminal.output[start:]
            terminal.read(0.5)
        terminal.press("\x1b")
        terminal.read(0.2)
        terminal.press("\x11")
        assert terminal.end(60) == ExitCode.DONE
        assert terminal.modes_left_on == set(), terminal.modes_left_on


def resize(store: Path, home: Path, count: int, rng: random.Random) -> int:
    """Change the size `count` times. Raises AssertionError where the program ends; returns how many were."""
    with Terminal(store, home=home, debug=True) as terminal:
        terminal.wait_for("Timeline", 60)
        for number in range(count):
            small = rng.random() < 0.3
            terminal.resize(rng.randint(0, 4 if small else 300), rng.randint(0, 4 if small else 100))
            terminal.read(rng.choice((0.0, 0.005, 0.02)))
            if number % 50 == 0:
                terminal.press(rng.choice(_KEYS))
                assert terminal.running, f"ended after {number} resizes: {plain(terminal.output)[-1500:]}"
                terminal.output = terminal.output[-50_000:]
        terminal.resize(80, 24)
        terminal.read(1.0)
        terminal.output = terminal.output[-50_000:]
        for _ in range(20):
            terminal.press("\x1b")
            terminal.read(0.1)
            terminal.press("\x11")
            terminal.read(0.3)
            if not terminal.running:
                break
        code = terminal.end(60)
        assert code == ExitCode.DONE, f"ended with {code}: {plain(terminal.output)[-1500:]}"
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--resizes", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = write_hostile_store(home / "raw.db")
        for number in CODES if options.times else ():
            for _ in range(options.times):
                end_by_signal(store, home, number, rng)
            print(f"{number.name} {options.times} times: no mode left on, exit code {CODES[number]:d}", flush=True)
        for _ in range(options.times):
            suspend(store, home, rng)
        print(f"suspended and resumed {options.times} times: no mode left on", flush=True)
        if options.resizes:
            print(f"{resize(store, home, options.resizes, rng):,} resizes: no crash")
    return 0


if __name__ == "__main__":
    sys.exit(main())

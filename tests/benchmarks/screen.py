"""How quick the screen is on a large store: `python -m tests.benchmarks.screen [claims]`.

Prints the time from a key to the last repaint that it causes (p50, p95, the slowest), beside the same for a key in an
empty Textual app, and the time to the first paint as a ratio to an empty Textual app in the same run.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from tests.benchmarks.large_store import make_store

_SETTLE = 0.25
_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("open a period", ("right",)),
    ("next claim", ("j",) * 25),
    ("page down", ("pagedown",) * 12),
    ("back and forward", ("left_square_bracket", "right_square_bracket") * 4),
    ("panes", ("2", "3", "4", "5", "6", "1")),
    ("comparison cells", ("2", "j", "j", "l", "l", "x", "s", "p", "n")),
    ("next claim of the text", ("3", "n", "n", "n", "N")),
    ("conflicts", ("4", "j", "j", "j", "t", "t", "c", "c", "n")),
    ("documents", ("6", "j", "j", "pagedown", "pagedown")),
    ("zoom, axis, fold", ("1", "plus", "plus", "minus", "a", "a", "space", "Z", "Z")),
    ("filter", ("c", "escape")),
    ("search as one types", ("slash", *"revenue nor", "down", "down", "escape")),
)


class _Clock:
    """Remembers when an app last painted."""

    def __init__(self, app: App[Any]) -> None:
        self.last = 0.0
        self.first = 0.0
        paint = app._display

        def painted(*args: Any) -> None:
            paint(*args)
            self.last = time.perf_counter()
            self.first = self.first or self.last

        app._display = painted  # type: ignore[assignment, method-assign]


async def _latencies(app: App[Any], keys: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, list[float]]:
    clock = _Clock(app)
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause(1.0)
        for name, several in keys:
            for key in several:
                started = time.perf_counter()
                app.simulate_key(key)
                await asyncio.sleep(_SETTLE)
                if clock.last > started:
                    found.setdefault(name, []).append((clock.last - started) * 1000)
    return found


def _print(name: str, times: Sequence[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(times)
    print(f"{name:<26}{len(times):>4} keys  p50 {middle:6.1f}  p95 {p95:6.1f}  max {ordered[-1]:6.1f} ms")


_EMPTY = """
import time
from textual.app import App
class Empty(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)
started = time.perf_counter()
Empty().run(headless=True, size=(160, 45))
"""
_OURS = """
import sys
from pathlib import Path
from explorer.tui.app import ExplorerApp
class Ours(ExplorerApp):
    def on_mount(self):
        super().on_mount()
        self.explorer.call_after_refresh(self.exit)
Ours(Path(sys.argv[1])).run(headless=True, size=(160, 45))
"""


def _seconds(code: str, *arguments: str) -> float:
    """The quickest of five runs of a fresh interpreter."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    """Make the store, measure, print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    from explorer.tui.app import ExplorerApp

    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = make_store(Path(folder) / "large.db", claims)
        print(f"store of {claims:,} claims made in {time.perf_counter() - started:.1f} s")
        empty, ours = _seconds(_EMPTY), _seconds(_OURS, str(store))
        print(f"first paint: {ours:.3f} s, an empty Textual app {empty:.3f} s, ratio {ours / empty:.2f}")
        found = asyncio.run(_latencies(ExplorerApp(store), _KEYS))
    for name, times in found.items():
        _print(name, times)
    everything = [one for times in found.values() for one in times]
    _print("all", everything)
    over = sum(one > 50 for one in everything)
    print(f"over 50 ms: {over} of {len(everything)}")


if __name__ == "__main__":
    main()

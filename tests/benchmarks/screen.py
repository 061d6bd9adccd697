"""How quick the screen is on a large store: `python -m tests.benchmarks.screen [claims]`.

Prints the time from a key to the last repaint that it causes, and the processor time of the event loop's thread for it
(p50, p95, the slowest), and the time to the first paint beside that of an empty Textual app in the same run.
"""

from __future__ import annotations

import asyncio
import resource
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
_ROUNDS = 7
_GOAL = 50
_LONGEST = 60
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


async def _latencies(
    app: App[Any], keys: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of every key: until the last repaint, and of the processor."""
    clock = _Clock(app)
    found: dict[str, list[tuple[float, float]]] = {}
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause(1.0)
        for name, several in keys:
            for key in several:
                started, before = time.perf_counter(), time.thread_time()
                app.simulate_key(key)
                await asyncio.sleep(_SETTLE)
                if clock.last > started:
                    spent = (time.thread_time() - before) * 1000
                    found.setdefault(name, []).append(((clock.last - started) * 1000, spent))
    return found


def _print(name: str, times: Sequence[tuple[float, float]]) -> None:
    parts = []
    for kind, several in zip(("to the last repaint", "processor"), zip(*times, strict=True), strict=True):
        ordered = sorted(several)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        parts.append(f"{kind} p50 {statistics.median(ordered):6.1f}  p95 {p95:6.1f}  max {ordered[-1]:6.1f} ms")
    print(f"{name:<24}{len(times):>4} keys  {'   '.join(parts)}")


_EMPTY = """
import os
from textual.app import App
class Empty(App):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        os._exit(0)
Empty().run(headless=True, size=(160, 45))
"""
_OURS = """
import os, sys
from pathlib import Path
from explorer.tui.app import ExplorerApp
class Ours(ExplorerApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        shown = str(screen._compositor.render_strips()) if screen.size else ""
        if sys.argv[2] in shown:
            os._exit(0)
Ours(Path(sys.argv[1])).run(headless=True, size=(160, 45))
"""
_FRAME, _PANES = "Fact Explorer", "characters"
"""What is to be read on the screen when the frame is painted, and when the panes are filled."""


def _seconds(code: str, *arguments: str) -> tuple[float, float]:
    """Wall and processor time of a fresh interpreter that ends as soon as the screen shows what is wanted."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL, timeout=_LONGEST)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _first_paint(store: Path) -> None:
    """Print how long the first paint takes beside an empty Textual app; turn by turn, the quickest of each counts."""
    codes = {"empty": (_EMPTY,), "frame": (_OURS, str(store), _FRAME), "panes": (_OURS, str(store), _PANES)}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in codes}
    for _ in range(_ROUNDS):
        for name, code in codes.items():
            times[name].append(_seconds(*code))
    for place, kind in enumerate(("wall", "processor")):
        empty, frame, panes = (min(one[place] for one in times[name]) for name in codes)
        print(
            f"first paint, {kind} time: empty Textual app {empty:.3f} s, frame {frame:.3f} s ({frame / empty:.2f} x),"
            f" all panes filled {panes:.3f} s ({panes / empty:.2f} x)"
        )


def main() -> None:
    """Make the store, measure, print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    from explorer.tui.app import ExplorerApp

    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = make_store(Path(folder) / "large.db", claims)
        print(f"store of {claims:,} claims made in {time.perf_counter() - started:.1f} s")
        _first_paint(store)
        found = asyncio.run(_latencies(ExplorerApp(store), _KEYS))
    for name, times in found.items():
        _print(name, times)
    everything = [one for times in found.values() for one in times]
    _print("all", everything)
    over = [sum(one[place] > _GOAL for one in everything) for place in (0, 1)]
    print(f"over {_GOAL} ms: {over[0]} of {len(everything)} keys, by processor time {over[1]}")


if __name__ == "__main__":
    main()

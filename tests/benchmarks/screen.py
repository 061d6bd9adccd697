"""How quick the screen is on a large store: `python -m tests.benchmarks.screen [claims]`.

Prints the time from a key to the last repaint that it causes, and the processor time of the event loop's thread for it
(p50, p95, the slowest), and the time to the first frame beside that of an empty Textual app in the same run.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from tests.benchmarks.first_frame import print_first_frame
from tests.benchmarks.large_store import make_store

_SETTLE = 0.25
_GOAL = 50
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


def main() -> None:
    """Make the store, measure, print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    from explorer.tui.app import ExplorerApp

    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        store = make_store(Path(folder) / "large.db", claims)
        print(f"store of {claims:,} claims made in {time.perf_counter() - started:.1f} s")
        print_first_frame(store, Path(folder))
        found = asyncio.run(_latencies(ExplorerApp(store), _KEYS))
    for name, times in found.items():
        _print(name, times)
    everything = [one for times in found.values() for one in times]
    _print("all", everything)
    over = [sum(one[place] > _GOAL for one in everything) for place in (0, 1)]
    print(f"over {_GOAL} ms: {over[0]} of {len(everything)} keys, by processor time {over[1]}")


if __name__ == "__main__":
    main()

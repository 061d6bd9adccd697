"""Garbage is collected while nobody waits, and in the end all the same."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from explorer.tui import collector
from explorer.tui.app import ExplorerApp
from explorer.tui.collector import Collector
from explorer.tui.widgets.rowview import RowView
from tests.tui.conftest import opened

_THREADS = """
import ctypes, sys, threading
from explorer.tui.heaps import share_heap

library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p

def heaps():
    file = ctypes.c_void_p(library.fopen(sys.argv[1].encode(), b"w"))
    library.malloc_info(0, file)
    library.fclose(file)
    return open(sys.argv[1]).read().count("<heap ")

share_heap()
before, together = heaps(), threading.Barrier(5)

def work():
    kept = [bytes(5000) for _ in range(20)]
    together.wait()

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
together.wait()
print(heaps() - before)
"""


class Row:
    """Something that refers to itself, as a painted row does through its caches."""

    def __init__(self) -> None:
        self.cache = [self]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, float]]:
    """The time that passed and the time that the processor worked."""
    now = {"passed": 0.0, "worked": 0.0}
    monkeypatch.setattr(time, "monotonic", lambda: now["passed"])
    monkeypatch.setattr(time, "process_time", lambda: now["worked"])
    thresholds = gc.get_threshold()
    yield now
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def garbage() -> weakref.ref[Row]:
    """A row that only a full collection frees, older than the collections that come by themselves."""
    row = Row()
    gc.collect(1)
    kept = [[] for _ in range(12_000)]  # type: ignore[var-annotated]
    del kept
    return weakref.ref(row)


def test_an_idle_second_frees_what_was_painted(clock: dict[str, float]) -> None:
    looking = Collector()
    row = garbage()
    clock["passed"] = 1.0
    assert looking.look()
    assert row() is None
    clock["passed"] = 2.0
    assert not looking.look(), "nothing was made since"


def test_a_busy_second_is_left_alone_but_not_for_ever(clock: dict[str, float]) -> None:
    looking = Collector()
    row = garbage()
    for second in range(1, collector._PATIENCE):
        clock["passed"] = clock["worked"] = float(second)
        assert not looking.look()
    assert row() is not None
    clock["passed"] = clock["worked"] = float(collector._PATIENCE)
    assert looking.look()
    assert row() is None


def test_sizes_that_are_gone_are_forgotten_and_those_of_one_screen_kept(clock: dict[str, float]) -> None:
    looking = Collector()
    Region.intersection.cache_clear()
    for number, (places, kept) in enumerate(((collector._MOST_SIZES, True), (collector._MOST_SIZES + 1, False)), 1):
        for place in range(places):
            Region(place, 0, 9, 9).intersection(Region(0, 0, 5, 5))
        row = garbage()
        clock["passed"] = float(number)
        assert looking.look()
        assert row() is None
        assert bool(Region.intersection.cache_info().currsize) == kept


def test_what_was_cut_from_a_row_that_stays_is_forgotten(clock: dict[str, float]) -> None:
    looking = Collector()
    row = Strip([Segment("a row of some words that boxes of many widths were over")])
    for width in range(1, 20):
        row.crop(0, width)
        row.divide([width, row.cell_length])
    part, parts = row.crop(0, 19), row.divide([19, row.cell_length])
    assert row.crop(0, 19) is part, "Textual keeps it"
    garbage()
    clock["passed"] = 1.0
    assert looking.look()
    assert row.crop(0, 19) is not part
    assert row.divide([19, row.cell_length]) is not parts
    assert [one.text for one in row.divide([19, row.cell_length])] == [one.text for one in parts]


async def test_rows_of_a_larger_screen_are_forgotten(app: ExplorerApp) -> None:
    async with app.run_test(size=(160, 60)) as pilot:
        await opened(pilot)
        await pilot.resize_terminal(150, 20)
        await pilot.pause()
        views = [view for view in app.explorer.query(RowView) if view.size.height and view._drawn]
        assert views
        assert all(max(view._drawn) < view.size.height for view in views)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries share heaps in their own way")
def test_threads_share_the_heap_that_is_there(tmp_path: Path) -> None:
    words = [sys.executable, "-c", _THREADS, str(tmp_path / "heaps.xml")]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "0\n"

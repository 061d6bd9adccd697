"""Measure the search against its yardsticks, on claims that this command makes.

``python tests/benchmarks/search.py [--sizes 10000,100000,1000000] [--folder FOLDER] [--check]``

A keystroke is a query as it stands after a key; it is searched as the screen searches it. The yardsticks run on the
same texts in the same process: ``rapidfuzz.process.extract(WRatio)`` over all claims, and ``rg -c -i -F`` over them as
one file where ripgrep is installed. Recall@20 is the share of the claims with all the words that were meant among the
first twenty hits (of twenty, where there are more). With ``--check`` the exit code is 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.search import SearchEngine
from explorer.store.connection import open_reader
from tests.benchmarks.search_corpus import Sample, build_store, make_sample
from tests.benchmarks.search_queries import (
    HARD_KINDS,
    KINDS,
    Typed,
    intended,
    make_hard_queries,
    make_queries,
)
from tests.search.test_hostile import HOSTILE

QUERIES = 400
HARD = 175
TYPED_THROUGH = 60
GOALS = {10_000: (40, 9, 0.99), 100_000: (150, 50, 0.98), 1_000_000: (1000, 300, 0.97)}
MEMORY_GOAL = 60.0
HARD_GOAL = 0.95
INDEX_GOAL = 3.0
HOSTILE_GOAL = 100.0


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of many calls."""

    seconds: list[float]
    processor: list[float] = field(default_factory=list)
    """Seconds of the processor alone: what a machine with other work does not change."""

    @property
    def p50(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(len(self.seconds) * 0.95))]

    def add(self, call: Callable[[str], object], query: str) -> None:
        """Time one call."""
        started, worked = time.perf_counter(), time.thread_time()
        call(query)
        self.processor.append(time.thread_time() - worked)
        self.seconds.append(time.perf_counter() - started)

    def __str__(self) -> str:
        return f"p50 {self.p50 * 1e3:9.2f}  p95 {self.p95 * 1e3:9.2f}  max {max(self.seconds) * 1e3:9.2f} ms"


def timed(call: Callable[[str], object], queries: Sequence[str]) -> Times:
    """How long `call` takes for each query."""
    times = Times([])
    for query in queries:
        times.add(call, query)
    return times


class Verdicts:
    """Figures beside their goals."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def show(self, name: str, figure: float, goal: float, at_most: bool = False, unit: str = "") -> None:
        """Print a figure with its goal and remember it where it misses."""
        good = figure <= goal if at_most else figure >= goal
        verdict = f"goal {'<=' if at_most else '>='} {goal:g}{'' if good else '  MISSED'}"
        print(f"  {name:<44} {figure:>10,.3f}{unit}  {verdict}")
        if not good:
            self.missed.append(name)


def measure(size: int, folder: Path, verdicts: Verdicts) -> None:
    """All figures for one size."""
    print(f"\n{size:,} claims", flush=True)
    sample = make_sample(size)
    store = folder / f"search-{size}.db"
    load, index = build_store(sample, store)
    text = sum(map(len, sample.sentences))
    print(f"  mean {text / size:.0f} characters; store {store.stat().st_size / text:.2f} times the text")
    verdicts.show(f"index: added time / plain load ({load:.1f} s)", index / load, INDEX_GOAL, at_most=True)
    engine = SearchEngine(lambda: open_reader(store))
    started = time.perf_counter()
    engine.warm_up()
    print(f"  warm after {time.perf_counter() - started:.2f} s")
    queries = make_queries(sample.sentences, QUERIES)
    quality(engine, sample, queries, verdicts, size)
    keys = [query.text[:end] for query in queries[:TYPED_THROUGH] for end in range(1, len(query.text) + 1)]
    some = set(random.Random(3).sample(keys, {10_000: 60, 100_000: 20}.get(size, 8 if size > 100_000 else 40)))
    times, fuzzy = Times([]), Times([])
    for key in keys:  # in turns, so that both meet the same machine
        times.add(lambda key: on_screen(engine, key), key)
        if key in some:
            fuzzy.add(lambda key: process.extract(key, sample.sentences, scorer=fuzz.WRatio, limit=20), key)
            some.remove(key)
    print(f"  {len(keys):,} keys              {times}")
    if size == max(GOALS):
        verdicts.show("engine's memory", memory_of_engine(store), MEMORY_GOAL, at_most=True, unit=" MB")
    worst = timed(lambda query: on_screen(engine, query), list(HOSTILE.values()))
    print(f"  {len(HOSTILE)} hostile queries      {worst}")
    verdicts.show("hostile queries, slowest", max(worst.seconds) * 1e3, HOSTILE_GOAL, at_most=True, unit=" ms")
    compare(times, fuzzy, keys, sample, folder, size, verdicts)
    engine.close()


def on_screen(engine: SearchEngine, key: str) -> None:
    """What a key costs: the answer, and the marks of the rows that a screen shows."""
    for hit in engine.search(key, 50).hits[:20]:
        _ = hit.marks, hit.fact_marks


def quality(engine: SearchEngine, sample: Sample, queries: list[Typed], verdicts: Verdicts, size: int) -> None:
    """Recall of ordinary and hard queries."""
    hard = make_hard_queries(sample.sentences, HARD)
    truth = intended(queries, sample.sentences)
    recalls: dict[str, list[float]] = {kind: [] for kind in KINDS}
    seconds = []
    for query, meant in zip(queries, truth, strict=True):
        started = time.perf_counter()
        hits = [hit.claim_id for hit in engine.search(query.text, 50).hits[:20]]
        seconds.append(time.perf_counter() - started)
        good = {sample.id_of(index) for index in meant}
        recalls[query.kind].append(len(good.intersection(hits)) / min(20, len(good)))
    print(f"  {len(queries)} whole queries        {Times(seconds)}")
    print("  recall@20 " + "  ".join(f"{kind} {statistics.mean(values):.3f}" for kind, values in recalls.items()))
    everything = [value for values in recalls.values() for value in values]
    verdicts.show("recall@20", statistics.mean(everything), GOALS.get(size, (0, 0, 0.97))[2])
    found: dict[str, list[bool]] = {kind: [] for kind in HARD_KINDS}
    for query in hard:
        hits = [hit.claim_id for hit in engine.search(query.text, 50).hits[:20]]
        found[query.kind].append(sample.id_of(query.target) in hits)
    print("  hard      " + "  ".join(f"{kind} {statistics.mean(values):.3f}" for kind, values in found.items()))
    verdicts.show("hard: target in the first 20", statistics.mean(x for v in found.values() for x in v), HARD_GOAL)


def compare(
    times: Times, fuzzy: Times, keys: list[str], sample: Sample, folder: Path, size: int, verdicts: Verdicts
) -> None:
    """The same keys against the yardsticks."""
    texts = sample.sentences
    print(f"  WRatio over all, {len(fuzzy.seconds)} keys {fuzzy}")
    goals = GOALS.get(size, (40, 9, 0))
    verdicts.show("WRatio / search, p50", fuzzy.p50 / times.p50, goals[0])
    verdicts.show("WRatio / search, p95", fuzzy.p95 / times.p95, goals[1])
    alone, fuzzy_alone = Times(times.processor), Times(fuzzy.processor)
    print(f"  by processor time: {fuzzy_alone.p50 / alone.p50:,.0f} / {fuzzy_alone.p95 / alone.p95:,.0f} times faster")
    if shutil.which("rg") is None:
        print("  rg is not installed: not compared")
        return
    file = folder / f"search-{size}.txt"
    file.write_text("\n".join(texts), encoding="utf-8")
    many = random.Random(4).sample(keys, min(60, len(keys)))

    def scan(key: str) -> None:
        subprocess.run(["rg", "-c", "-i", "-F", "-e", key, str(file)], stdout=subprocess.DEVNULL, check=False)

    raw = timed(scan, many)
    print(f"  rg -c -i -F, {len(many)} keys     {raw}")
    ratio = times.p95 / raw.p95
    if size == max(GOALS):
        verdicts.show("search / rg, p95", ratio, 1.0, at_most=True)
    else:
        print(f"  search / rg, p95 {ratio:.2f}")


def memory_of_engine(store: Path) -> float:
    """Megabytes that a process grows by when it searches, SQLite's cache included."""
    script = Path(__file__).resolve()
    done = subprocess.run(
        [sys.executable, str(script), "--memory-of", str(store)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def print_memory(store: Path) -> None:
    """In a process of its own: what opening, warming up and searching add."""
    from rapidfuzz.distance import OSA

    OSA.distance("a", "b")
    before = _resident()
    engine = SearchEngine(lambda: open_reader(store))
    engine.warm_up()
    for query in ("the", "revenew grwoth", "81,30", "stong mar", "elec tric", "ing"):
        engine.search(query, 50)
    print(_resident() - before)


def _resident() -> float:
    """Megabytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", help="numbers of claims (default: 10000,100000)")
    parser.add_argument("--folder", type=Path, help="where stores are made and stay (default: a folder that goes away)")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a goal is missed")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of is not None:
        print_memory(options.memory_of)
        return 0
    verdicts = Verdicts()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        for size in (int(part) for part in options.sizes.split(",")):
            measure(size, folder, verdicts)
    print("\nmissed: " + (", ".join(verdicts.missed) or "nothing"))
    return 1 if options.check and verdicts.missed else 0


if __name__ == "__main__":
    raise SystemExit(main())

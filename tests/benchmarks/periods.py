#!/usr/bin/env python3
"""Measure the period grammar alone: speed on four kinds of text beside a yardstick, growth on hostile text, and
whether every date that the golden texts ask for is among the labels that a document's mentions can give.

usage: python tests/benchmarks/periods.py [--set dev|heldout]
The yardstick is one regular expression for bare years over the same text in the same run.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.calendar import date_from_name, document_date_from_text  # noqa: E402
from explorer.extract.mentions import PeriodMention  # noqa: E402
from explorer.extract.periods import Tense, anchor_of, find_periods, resolve  # noqa: E402

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-Z“\"])|\n|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_PUBLISHED = re.compile(r'^(?:published|date):\s*"?(\S+?)"?$', re.MULTILINE)
TEXTS = {
    "no dates": "The river rose and the engineers opened the gates, which nobody had expected to hold for so long.\n",
    "near dates": "The first train carried two engines and a few of the last wagons that the second crew had left.\n",
    "numbers": "It sold 1,234 units for 5,678 dollars, 12.5 per cent more than the 910 of 34 shops and 77 firms.\n",
    "dates": "Sales rose in Q2 2025 from the same period last year. On Friday, March 14, 2025, and in July 2025 not.\n",
}
HOSTILE = ("2025-", "first ", "March ", "5 to ", "a year ", "Q2 ", "'80s", "January, ")


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def mentions_of(text: str, published: str | None) -> list[PeriodMention]:
    """All mentions of a text, sentence by sentence."""
    anchor = anchor_of(text, published)
    return [m for s in _SENTENCE.finditer(text) for m in find_periods(text, s.start(), s.end(), anchor)]


def speed() -> None:
    """Print megabytes per second, and the time against the yardstick's."""
    for name, line in TEXTS.items():
        text = line * 2000
        mine = seconds(lambda text=text: mentions_of(text, "2025-08-19"))  # type: ignore[misc]
        yard = seconds(lambda text=text: [_YEAR.findall(s[0]) for s in _SENTENCE.finditer(text)])  # type: ignore[misc]
        print(f"{name:12} {len(text) / 1e6 / mine:6.2f} MB/s   {mine / yard:5.1f} × the yardstick's time")
    anchor = anchor_of("", "2025-08-19")
    for piece in HOSTILE:
        short, long = piece * 5_000, piece * 20_000
        one = seconds(lambda text=short: find_periods(text, 0, len(text), anchor))  # type: ignore[misc]
        four = seconds(lambda text=long: find_periods(text, 0, len(text), anchor))  # type: ignore[misc]
        print(f"{piece!r:12} four times the length takes {four / one:4.1f} times as long")


def coverage(folder: Path, gold_folder: Path) -> None:
    """Print how many of the gold's periods a document's mentions can give at all."""
    asked = given = 0
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        gold = tomllib.loads((gold_folder / f"{path.stem}.toml").read_text(encoding="utf-8"))
        labels = _labels(mentions_of(*_dated(path.name, text)))
        for row in (*gold.get("quantities", ()), *gold.get("events", ())):
            wanted = set(row.get("period", ()))
            if wanted and "" not in wanted:
                asked += 1
                given += not wanted.isdisjoint(labels)
    print(f"{folder.name:12} {given} of {asked} gold periods are among the labels of their document's mentions")


def _dated(name: str, text: str) -> tuple[str, str | None]:
    front = _FRONT.match(text)
    if front:
        stated = _PUBLISHED.search(front[1])
        return text[front.end() :], stated[1] if stated else None
    printed = document_date_from_text(text)
    return text, date_from_name(name) or (printed[0] if printed else None)


def _labels(mentions: Sequence[PeriodMention]) -> set[str | None]:
    heads = (None, *mentions)
    return {
        resolve(m, head=h, tense=t, comparison=c).label
        for m in mentions
        for h in heads
        for t in Tense
        for c in (False, True)
    }


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("dev", "heldout"), default="dev", dest="name")
    name = parser.parse_args().name
    speed()
    coverage(ROOT / "tests/golden/texts" / name, ROOT / "tests/golden/gold" / name)


if __name__ == "__main__":
    main()

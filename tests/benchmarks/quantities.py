#!/usr/bin/env python3
"""Measure the quantity grammar alone, from its mentions, on the two annotated collections beside the project.

usage: python tests/benchmarks/quantities.py [--misses N] [--bench FOLDER]
Looks for `../shared/bench` beside the project's folder and says so where it is missing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.extract.mentions import QuantityMention  # noqa: E402
from explorer.extract.quantities import find_quantities  # noqa: E402
from explorer.resources import data_folder  # noqa: E402
from explorer.vocabulary.units import Units, load_units  # noqa: E402

_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+")


@dataclass
class Score:
    """Counts of one collection."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    overlap_gold: int = 0
    overlap_predicted: int = 0
    valued: int = 0
    value_right: int = 0
    misses: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """Precision, recall and F1 of spans, exact and overlapping, and the share of right values."""
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "exact": self._f1(self.exact, self.exact),
            "overlap": self._f1(self.overlap_predicted, self.overlap_gold),
            "values right of matched": round(self.value_right / self.valued, 3) if self.valued else None,
        }

    def _f1(self, right_predicted: int, right_gold: int) -> dict[str, float]:
        precision, recall = right_predicted / max(1, self.predicted), right_gold / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def mentions_of(text: str, units: Units) -> list[QuantityMention]:
    """The mentions of a whole text, sentence by rough sentence; vague ones left out as the assembly does."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]
    ends = [*(m.start() for m in _BREAK.finditer(text)), len(text)]
    found = [m for s, e in zip(starts, ends, strict=True) if s < e for m in find_quantities(text, s, e, (), units)]
    return [m for m in found if not m.vague]


def number(text: object) -> float | None:
    """A gold value as a number; None where it is none."""
    try:
        return float(str(text).replace(",", "").rstrip("%"))
    except ValueError:
        return None


def score(path: Path, units: Units, skip: str = "") -> Score:
    """Compare the mentions of every case of a file with its gold spans and values."""
    result = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not skip or not case["id"].startswith(skip):
            _score_case(case, mentions_of(case["text"], units), result)
    return result


def _score_case(case: dict[str, Any], found: list[QuantityMention], result: Score) -> None:
    text, gold = case["text"], case["quantities"]
    spans = {(m.start, m.end) for m in found}
    result.gold += len(gold)
    result.predicted += len(spans)
    result.exact += len(spans & {(g["start"], g["end"]) for g in gold})
    for start, end in sorted(spans):
        if any(start < g["end"] and g["start"] < end for g in gold):
            result.overlap_predicted += 1
        else:
            result.misses.append(f"extra  {text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}")
    for g in gold:
        hits = [m for m in found if m.start < g["end"] and g["start"] < m.end]
        result.overlap_gold += bool(hits)
        want, quote = number(g.get("value")), text[g["start"] : g["end"]]
        if not hits:
            result.misses.append(f"missed {quote!r} in {text[max(0, g['start'] - 40) : g['end'] + 30]!r}")
        elif not any((m.start, m.end) == (g["start"], g["end"]) for m in hits):
            result.misses.append(f"span   {quote!r} got {[text[m.start : m.end] for m in hits]}")
        if hits and want is not None:
            result.valued += 1
            right = any(abs(m.value - want) <= 1e-6 * max(1, abs(want)) for m in hits)
            result.value_right += right
            if not right:
                result.misses.append(f"value  {quote!r} want {want} got {[m.value for m in hits]}")


def main() -> int:
    """Print both scores and the throughput on the longer collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N mistakes of each")
    parser.add_argument(
        "--bench", type=Path, default=ROOT.parent / "shared" / "bench", help="folder of the collections"
    )
    args = parser.parse_args()
    if not (args.bench / "measeval-dev.jsonl").is_file():
        print(f"{args.bench}: the annotated collections are not here; nothing was measured", file=sys.stderr)
        return 3
    units = load_units([data_folder() / "units.toml", data_folder() / "currencies.toml"])
    for name, skip in (("measeval-dev.jsonl", ""), ("recognizers-en.jsonl", "NumberModel")):
        path = args.bench / name
        began = time.perf_counter()
        result = score(path, units, skip)
        seconds = time.perf_counter() - began
        print(name, json.dumps({**result.report(), "MB/s": round(path.stat().st_size / 1e6 / seconds, 2)}))
        for miss in result.misses[: args.misses]:
            print("   ", miss)
    return 0


if __name__ == "__main__":
    sys.exit(main())

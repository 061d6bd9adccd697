#!/usr/bin/env python3
"""Measure the extractor: seeds, golden texts, public annotations, speed and growth, in one command.

usage: python tests/benchmarks/extraction.py [--shared FOLDER] [--quick] [--yardstick PYTHON]
Looks for `../shared` beside the project's folder; what is missing there is said and left out. `--yardstick` names an
interpreter that has quantulum3 (in an environment of its own: it is no dependency), which reads the same text.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from explorer.extract import extract  # noqa: E402
from explorer.model import Document  # noqa: E402
from explorer.resources import data_folder, seeds_folder  # noqa: E402
from explorer.vocabulary.load import load_vocabulary, vocabulary_paths  # noqa: E402

GOLDEN = ROOT / "tests" / "golden"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
QUICK = (10_000, 100_000, 1_000_000)


def run(*command: str | Path) -> str:
    """The standard output of a Python script."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout.strip() or done.stderr.strip()


def build(folder: Path, store: Path) -> Path:
    """A store of `folder`."""
    run("-m", "explorer", "build", folder, "--store", store)
    return store


def seeds(shared: Path, work: Path) -> None:
    """Quantities, fields, events and relations on both forms of the seeds, and their parity."""
    gold = shared / "gold"
    if not gold.is_dir():
        print(f"no {gold}: the seeds are not scored")
        return
    stores = {name: build(shared / "seeds" / name, work / f"{name}.db") for name in ("originals", "digests")}
    for name, store in stores.items():
        print(f"== {name}\n{run(gold / 'score.py', store, gold / 'seeds_gold.py')}")
    print(f"== parity\n{run(gold / 'parity.py', stores['originals'], stores['digests'])}")


def golden(work: Path) -> None:
    """The golden texts of other fields: the set that rules were written with, and the one held back."""
    for name in ("dev", "heldout"):
        store = build(GOLDEN / "texts" / name, work / f"{name}.db")
        print(f"== golden texts, {name}\n{run(ROOT / 'tests/benchmarks/golden_texts.py', store, '--set', name)}")


def public_annotations(shared: Path, work: Path) -> None:
    """Spans and values on public annotations, from whole claims."""
    bench = shared / "bench"
    if not bench.is_dir():
        print(f"no {bench}: public annotations are not scored")
        return
    for name, left_out in (("measeval-dev", None), ("recognizers-en", "NumberModel")):
        cases = [line for line in (bench / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
        kept = [line for line in cases if left_out is None or not json.loads(line)["id"].startswith(left_out)]
        file = work / f"{name}.jsonl"
        file.write_text("\n".join(kept) + "\n", encoding="utf-8")
        run(bench / "quantities.py", "texts", file, work / name)
        store = build(work / name, work / f"{name}.db")
        without = f" without {left_out}" if left_out else ""
        print(f"== {name}{without}\n{run(bench / 'quantities.py', 'score', file, store)}")


def news(size: int) -> str:
    """About `size` characters of news text: the bundled corpus and the golden texts, over and over."""
    files = [*sorted(seeds_folder().glob("*.md")), *sorted((GOLDEN / "texts" / "dev").glob("*.*"))]
    once = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    return (once * (size // len(once) + 1))[:size]


def seconds(work: Callable[[], object]) -> float:
    """The CPU time that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


YARDSTICK = """
import sys, time, warnings
warnings.filterwarnings("ignore")
from quantulum3 import parser
parser.parse("5 km")  # loads its tables
text = sys.stdin.read()
start = time.process_time()
parser.parse(text)
print(time.process_time() - start)
"""


def yardstick_seconds(python: str, text: str) -> float | None:
    """The CPU seconds that quantulum3 takes for `text` in the interpreter `python`; None where it is not installed."""
    done = subprocess.run([python, "-c", YARDSTICK], input=text, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def speed(sizes: tuple[int, ...], yardstick: str) -> None:
    """Throughput by length, and against quantulum3 on the same text where `yardstick` has it."""
    vocabulary = load_vocabulary(vocabulary_paths(data_folder()))
    extract(_document(news(20_000)), vocabulary)
    for size in sizes:
        text = news(size)
        took = seconds(lambda text=text: extract(_document(text), vocabulary))  # type: ignore[misc]
        print(f"text to claims, {size / 1000:8,.0f} KB: {took:7.2f} s of CPU, {size / 1000 / took:6.0f} KB/s")
    text = news(30_000)
    theirs = yardstick_seconds(yardstick, text)
    if theirs is None:
        print("quantulum3 is not installed: no yardstick (see --yardstick)")
        return
    ours = seconds(lambda: extract(_document(text), vocabulary))
    print(f"30 KB: {theirs / ours:.1f} times the throughput of quantulum3 ({30 / theirs:.1f} KB/s)")


def _document(text: str) -> Document:
    return Document(id=1, path="news.txt", format="text", text=text, sha256="", published="2025-08-20")


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--quick", action="store_true", help="no text of 10 MB")
    parser.add_argument("--yardstick", default=sys.executable, help="an interpreter that has quantulum3")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        seeds(options.shared, work)
        golden(work)
        public_annotations(options.shared, work)
    speed(QUICK if options.quick else SIZES, options.yardstick)
    return 0


if __name__ == "__main__":
    sys.exit(main())

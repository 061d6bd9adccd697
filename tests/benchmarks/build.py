"""How fast a store is built, rebuilt and brought up to date, in one run; every figure is a whole process.

usage: python -m tests.benchmarks.build [--documents 12000] [--corpus FOLDER] [--quantulum PYTHON]

Prints a row a figure. `--corpus` takes documents of yours instead of made ones. `--quantulum` names a Python that has
quantulum3, which then finds quantities (only those) in a sample of the same texts on one core, as the yardstick.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import make_corpus

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code: without it, each start would compile the sources anew."""
_SAMPLE = 150
_QUANTULUM = """
import sys, time
from pathlib import Path
from quantulum3 import parser
texts = [Path(name).read_text(encoding="utf-8", errors="replace") for name in sys.argv[1:]]
parser.parse(texts[0])
start = time.process_time()
for text in texts:
    parser.parse(text)
print(sum(map(len, texts)) / (time.process_time() - start))
"""


@dataclass(frozen=True)
class Measured:
    """One build as a whole process."""

    wall: float
    cpu: float
    report: dict[str, object]
    main_peak: int
    """Peak memory of the main process in bytes; 0 where there is no /proc."""
    worker_peak: int
    """That of the largest worker."""


def build(corpus: Path, store: Path, jobs: int) -> Measured:
    """Run `fact-explorer build` and time it."""
    command = [
        sys.executable,
        "-m",
        "explorer",
        "build",
        str(corpus),
        "--store",
        str(store),
        "--jobs",
        str(jobs),
        "--json",
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        peaks = Peaks(process.pid)
        while process.poll() is None:
            peaks.look()
            time.sleep(0.05)
        printed = process.stdout.read() if process.stdout else b""
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, json.loads(printed), peaks.main, peaks.worker)


class Peaks:
    """The peak memory of a process and of the largest of its children, read from /proc again and again."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.main = self.worker = 0

    def look(self) -> None:
        """Read the peaks as they are now."""
        self.main = max(self.main, _peak(self.pid))
        try:
            children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii").split()
        except OSError:
            return
        self.worker = max([self.worker, *(_peak(int(child)) for child in children)])


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def quantulum(python: str, files: list[Path]) -> float:
    """Characters a second of quantulum3 on `files`."""
    done = subprocess.run([python, "-c", _QUANTULUM, *map(str, files)], capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def text_size(corpus: Path) -> int:
    """Bytes of all files of a corpus."""
    return sum(file.stat().st_size for file in corpus.rglob("*") if file.is_file())


def change_one(corpus: Path) -> None:
    """Add a sentence to one document."""
    file = sorted(path for path in corpus.rglob("*.md"))[7]
    file.write_text(
        file.read_text(encoding="utf-8") + "\nRevenue rose to 12.7 million euros in 2024.\n", encoding="utf-8"
    )


def row(name: str, value: str, goal: str = "") -> None:
    """Print one figure."""
    print(f"{name:<46} {value:>16}   {goal}", flush=True)


def measure(corpus: Path, place: Path, python: str | None) -> None:
    """All figures of one corpus."""
    size = text_size(corpus)
    two = build(corpus, place / "two.db", 2)
    row("text", f"{size / 1e6:.1f} MB")
    row("documents, claims, relations", f"{two.report['documents']}, {two.report['claims']}, {two.report['relations']}")
    row("build, 2 workers, wall", f"{two.wall:.1f} s", f"25 MB in 120 s is {size / 25e6 * 120:.0f} s here")
    row("build, 2 workers, cpu of all processes", f"{two.cpu:.1f} s")
    one = build(corpus, place / "one.db", 1)
    row("build, 1 worker, wall", f"{one.wall:.1f} s")
    row("2 workers against 1", f"{one.wall / two.wall:.2f} ×", "at least 1.6 ×")
    row("the same rows with 1 and 2 workers", str(rows(place / "one.db") == rows(place / "two.db")))
    again = build(corpus, place / "two.db", 2)
    row("rebuild, nothing changed", f"{100 * again.wall / two.wall:.1f} %", "at most 2 %")
    change_one(corpus)
    row("one document changed", f"{build(corpus, place / 'two.db', 2).wall:.2f} s", "under 1 s")
    row("store against text", f"{(place / 'two.db').stat().st_size / size:.1f} ×", "at most 6 ×")
    row("peak memory, main process", f"{two.main_peak / 1e6:.0f} MB", "under 600 MB")
    row("peak memory, largest worker", f"{two.worker_peak / 1e6:.0f} MB", "under 512 MB")
    if python:
        files = sorted(corpus.rglob("*.md"))[:_SAMPLE]
        ours = size / one.cpu
        row("against quantulum3, one core", f"{ours / quantulum(python, files):.1f} ×", "at least 2.5 ×")


def rows(store: Path) -> str:
    """A digest of the public tables of a store."""
    import hashlib
    import sqlite3

    digest = hashlib.sha256()
    connection = sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)
    for table in ("documents", "claims", "relations", "relation_claims"):
        for values in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            digest.update(repr(values).encode())
    connection.close()
    return digest.hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=12_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--quantulum", metavar="PYTHON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        corpus = place / "corpus"
        if options.corpus is None:
            make_corpus(corpus, options.documents)
        else:
            shutil.copytree(options.corpus, corpus)  # one of its documents is changed
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
        measure(corpus, place, options.quantulum)


if __name__ == "__main__":
    main()

"""How soon a file that was saved is seen: `python -m tests.benchmarks.watch [--documents 12000]`.

`fact-explorer build --watch` runs in one process, the screen on the same store in another; a document is changed again
and again at random moments. Prints the time until the store holds its new figure, and until the screen shows it.
"""

from __future__ import annotations

import argparse
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from explorer.store.connection import open_reader
from tests.benchmarks.build import ENVIRONMENT, row
from tests.benchmarks.corpus import make_corpus
from tests.hostile.monkey import resident
from tests.hostile.terminal import Terminal

_LIMIT = 60.0
_NAME = "watched.md"


def text(figure: int) -> str:
    """The document with a figure of its own."""
    return (
        f"---\ntitle: Mill watched\npublished: 2024-05-02\n---\n\nThe Dovetail Mill sold {figure:,} tonnes of flour.\n"
    )


def stored(store: Path, figure: int) -> bool:
    """Whether the store holds a claim with the figure."""
    with closing(open_reader(store)) as connection:
        return connection.execute("SELECT 1 FROM claims WHERE value = ?", (figure,)).fetchone() is not None


def measure(corpus: Path, place: Path, times: int) -> None:
    """Change one document `times` times, and print the figures."""
    chance = random.Random(1)
    store, file = place / "facts.db", corpus / _NAME
    file.write_text(text(1_111), encoding="utf-8")
    command = [sys.executable, "-m", "explorer", "build", str(corpus), "--store", str(store), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith(b"time"):
            assert process.poll() is None
        row("memory of the watch after the build", f"{resident(process.pid) / 1000:.0f} MB")
        with Terminal(store, home=place, columns=160, rows=45) as terminal:
            terminal.wait_for("documents", _LIMIT)
            terminal.press("/")
            terminal.read(1.0)
            terminal.press("Dovetail Mill\r")
            terminal.read(2.0)
            until_stored, until_shown = [], []
            for figure in chance.sample(range(1_112, 9_999), times):
                terminal.read(chance.uniform(1.0, 3.0))
                file.write_text(text(figure), encoding="utf-8")
                saved = time.monotonic()
                shown = 0.0
                held = 0.0
                terminal.output = b""
                while not (held and shown) and time.monotonic() - saved < _LIMIT:
                    terminal.read(0.02)
                    if not shown and f"{figure:,}".encode() in terminal.output:
                        shown = time.monotonic() - saved
                    if not held and stored(store, figure):
                        held = time.monotonic() - saved
                until_stored.append(held or _LIMIT)
                until_shown.append(shown or _LIMIT)
            row("memory of the watch at the end", f"{resident(process.pid) / 1000:.0f} MB")
        process.send_signal(signal.SIGINT)
    for name, all_times in (("stored", until_stored), ("shown", until_shown)):
        row(f"saved to {name}, median", f"{statistics.median(all_times):.2f} s", "about 1 s")
        row(f"saved to {name}, longest of {times}", f"{max(all_times):.2f} s")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=12_000)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        make_corpus(corpus, options.documents)
        measure(corpus, Path(folder), options.times)


if __name__ == "__main__":
    main()

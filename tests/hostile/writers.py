"""Many processes that write to one store without a pause: `python -m tests.hostile.writers --writes 10000`.

Half of them decide, half of them import a claim at a time. Every write is counted: none may fail, none may be lost,
and the store has to hold the relations that one process would have found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from explorer.pipeline import build
from explorer.pipeline.imports import import_claims
from explorer.store.connection import open_reader, open_writer
from explorer.store.decisions import DecisionBook
from explorer.store.journal import journal_path
from explorer.store.reader import StoreReader

_FIGURES = 24
"""Sentences of the document that imports speak of."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of many processes that wrote at once."""

    failures: tuple[str, ...]
    """What failed, as the process told it."""
    notes: int
    """Notes acknowledged and kept."""
    lost_notes: int
    imports: int
    """Claims imported and kept."""
    lost_imports: int
    stale: int
    """Groups of claims that nobody related."""
    seconds: float


def write_at_once(folder: Path, processes: int, writes: int) -> Written:
    """`processes` processes, `writes` writes each, on one store below `folder`; returns what came of it."""
    corpus, store = folder / "corpus", folder / "facts.db"
    corpus.mkdir(parents=True)
    (corpus / "mill.md").write_text("".join(_sentence(number) for number in range(_FIGURES)))
    (corpus / "other.md").write_text("".join(_sentence(number) for number in range(0, _FIGURES, 2)))
    build([corpus], store)
    started = time.monotonic()
    pids = [_started(folder, store, number, writes) for number in range(processes)]
    for pid in pids:
        os.waitpid(pid, 0)
    seconds = time.monotonic() - started
    failures = tuple(line for file in folder.glob("failed-*") for line in file.read_text().splitlines())
    told = {line for file in folder.glob("done-*") for line in file.read_text().splitlines()}
    with closing(open_writer(store)) as connection:
        DecisionBook(connection, store)
    with closing(open_reader(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept_notes = {row[0] for row in connection.execute("SELECT note FROM decisions")}
        kept_imports = {row[0] for row in connection.execute("SELECT metric FROM claims WHERE source = 'imported'")}
        stale = connection.execute("SELECT count(*) FROM stale_keys").fetchone()[0]
    notes, imports = ({line for line in told if line.startswith(kind)} for kind in ("note", "import"))
    journal = journal_path(store).read_text() if notes else ""
    lost = {line for line in notes if line not in kept_notes or line not in journal}
    return Written(
        failures, len(notes), len(lost), len(imports), len(imports - kept_imports), int(stale), seconds
    )  # fmt: skip


def _sentence(number: int) -> str:
    return f"Mill {number} sold {number + 2},{number + 100} tonnes of flour in 2024.\n\n"


def _started(folder: Path, store: Path, number: int, writes: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        with (folder / f"done-{number}").open("w") as done, (folder / f"failed-{number}").open("w") as failed:
            for write in range(writes):
                try:
                    print(_note(store, number, write) if number % 2 else _import(store, number, write), file=done)
                except Exception as error:  # counted, and told at the end  # noqa: BLE001
                    print(
                        f"{type(error).__name__}: {error} {traceback.extract_tb(error.__traceback__)[-1]}", file=failed
                    )
    finally:
        os._exit(0)


_open: list[tuple[DecisionBook, StoreReader]] = []


def _note(store: Path, number: int, write: int) -> str:
    """One note more, over one connection as a window holds it."""
    if not _open:
        _open.append((DecisionBook(open_writer(store), store), StoreReader(store)))
    book, reader = _open[0]
    claim = next(iter(reader.all_claims()))
    note = f"note {number} {write}"
    book.decide(claim, "note", note=note)
    return note


def _import(store: Path, number: int, write: int) -> str:
    """One claim more, as a command imports it."""
    metric = f"import {number} {write}"
    sentence = (number + write) % _FIGURES
    entry = {"document": "mill.md", "quote": f"Mill {sentence} sold", "metric": metric}
    report = import_claims([json.dumps(entry).encode()], store)
    if report.taken != 1:
        raise AssertionError(f"not taken: {report}")
    return metric


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--writes", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        written = write_at_once(Path(folder) / "writers", options.processes, options.writes)
    print(f"{options.processes} processes, {options.writes:,} writes each, {written.seconds:.0f} s")
    print(f"failed {len(written.failures):,}; notes {written.notes:,}, lost {written.lost_notes}")
    print(f"imports {written.imports:,}, lost {written.lost_imports}; groups not related {written.stale}")
    for failure in sorted(set(written.failures))[:5]:
        print(f"  {failure}")
    return int(bool(written.failures or written.lost_notes or written.lost_imports or written.stale))


if __name__ == "__main__":
    sys.exit(main())

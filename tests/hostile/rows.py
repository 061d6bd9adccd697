"""Stores whose rows hold what no build writes: `python -m tests.hostile.rows [TABLE …] [--every N]`.

Every column takes every hostile value in turn (blobs, broken UTF-8, infinities, enormous texts and numbers, NULs, dates
that are none); every command is run on each of these stores, in this process. Prints what ended in a defect.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from explorer import cli
from explorer.errors import ExitCode
from explorer.store import connection as stores
from explorer.store.connection import open_writer, writing
from explorer.store.decisions import DecisionBook
from explorer.store.reader import StoreReader
from tests import handmade

VALUES = {
    "blob": "x'ff00fe'",
    "no UTF-8": "CAST(x'fffe41' AS TEXT)",
    "text": "'evil'",
    "empty": "''",
    "infinite": "9e999",
    "negative infinite": "-9e999",
    "huge": "9223372036854775807",
    "negative": "-5",
    "fraction": "1.5",
    "enormous": "1e300",
    "null": "NULL",
    "long": "printf('%.*c', 300000, 'x')",
    "NUL": "'a' || char(0) || 'b'",
    "tiny": "5e-324",
    "last day": "'9999-12-31'",
    "no day": "'0000-00-00'",
    "backwards": "'2025-01/2024-01'",
    "JSON": "'[1, {}]'",
    "lines": "char(10, 13) || 'a'",
}
TABLES = (
    "documents", "claims", "claim_readings", "claim_sketches", "claim_keys", "relations", "relation_claims",
    "relation_keys", "files", "decisions", "decision_targets", "searches", "meta", "imports", "stale_keys",
)  # fmt: skip
SOLD = f"claim:{handmade.SOLD_2024}"
COMMANDS = (
    ("info",), ("info", "--json"), ("timeline",), ("timeline", "--by", "published", "--counts"), ("timeline", "--json"),
    ("compare",), ("compare", "sales"), ("compare", "revenue", "--json"), ("conflicts",), ("conflicts", "--json"),
    ("search", "flour"), ("search", "flour", "--json"), ("search", "value:>100"), ("show", "mill.md"),
    ("show", SOLD, "--cite", "markdown"), ("show", "--explain", SOLD), ("decide", "history"), ("decide", "orphans"),
    *(("export", "--format", name) for name in ("csv", "jsonl", "html", "markdown")), ("doctor",),
    ("decide", "verify", SOLD), ("decide", "undo"), ("doctor", "--mend"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A value that one column takes in every row."""

    table: str
    column: str
    value: str

    def made_to(self, store: Path) -> bool:
        """Change the store; False where SQLite does not let the column hold it."""
        with closing(sqlite3.connect(store)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            try:
                statement = f'UPDATE OR IGNORE {self.table} SET "{self.column}" = {VALUES[self.value]}'
                changed = connection.execute(statement).rowcount
            except sqlite3.Error:
                return False
            connection.commit()
        return changed > 0


def changes(store: Path) -> Iterator[Change]:
    """Every change that can be tried on a store."""
    with closing(sqlite3.connect(store)) as connection:
        for table in TABLES:
            for row in connection.execute(f"PRAGMA table_info({table})").fetchall():
                yield from (Change(table, row[1], value) for value in VALUES)


def write_full_store(path: Path) -> Path:
    """A store with a row or more in every table that a person or a build can fill."""
    handmade.write_store(path)
    with closing(open_writer(path)) as connection:
        book = DecisionBook(connection, path)
        with StoreReader(path) as reader:
            claim, relation = reader.claim(handmade.SOLD_2024), reader.relation(handmade.CONFLICT)
        assert claim is not None
        assert relation is not None
        book.decide(claim, "note", note="seen")
        book.decide(claim, "tag", value="late")
        book.decide(claim, "correct", field="value", value="12")
        book.decide(relation, "dismiss")
        with writing(connection):
            connection.execute("INSERT INTO claim_readings VALUES (?, 'value', 4.0)", (claim.id,))
            connection.execute("INSERT INTO searches VALUES ('flour', 'bread', '2025-01-01')")
            connection.execute("INSERT INTO meta VALUES ('roots', '[]')")
            connection.execute("INSERT INTO claim_sketches VALUES (?, '')", (claim.id,))
            connection.execute("INSERT INTO claim_keys VALUES (7, ?)", (claim.id,))
            connection.execute("INSERT INTO imports (document, line) VALUES ('mill.md', '{}')")
    return path


def outcome(words: tuple[str, ...], store: Path) -> tuple[int, str, float]:
    """Run a command on a store: exit code, what it said on stderr, CPU seconds."""
    stores.forget_opened()
    out, said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True), io.StringIO()
    started = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = cli.main([*words, "--store", str(store)])
    return code, said.getvalue(), time.process_time() - started


def problems(change: Change, base: Path, folder: Path) -> Iterator[str]:
    """What is wrong with how the commands end on a store with `change`."""
    store = folder / "changed.db"
    for old in folder.glob("changed.db*"):
        old.unlink()
    shutil.copy(base, store)
    if not change.made_to(store):
        return
    for words in COMMANDS:
        code, said, seconds = outcome(words, store)
        if code not in (ExitCode.DONE, ExitCode.USAGE, ExitCode.STORE_UNUSABLE) or said.count("\n") > 3:
            yield f"{change}: {' '.join(words)} ended with {code}: {said[:300]}"
        elif seconds > 5:
            yield f"{change}: {' '.join(words)} took {seconds:.1f} s"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", default=TABLES)
    parser.add_argument("--every", type=int, default=1, help="only every N-th change")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = write_full_store(folder / "base.db")
        chosen = [change for change in changes(base) if change.table in options.tables]
        found = itertools.chain.from_iterable(problems(one, base, folder) for one in chosen[:: options.every])
        told = 0
        for problem in found:
            told += 1
            print(problem, flush=True)
    print(f"{len(chosen[:: options.every]):,} changes, {told:,} problems")
    return int(told > 0)


if __name__ == "__main__":
    sys.exit(main())

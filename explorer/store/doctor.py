"""A store's health: what is checked, what is mended, what is left for its owner to do. Decisions are never lost."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from explorer.errors import StoreError
from explorer.gate import shown, shown_path
from explorer.store import journal, search_index
from explorer.store.connection import check_header, open_reader, open_writer, writing
from explorer.store.decisions import DecisionBook, orphans
from explorer.store.files import files_of
from explorer.store.soundness import foreign_value, loose_reference, passage_outside

_MOST_TOLD = 5
_JOURNALLED = (
    "uid", "fingerprint", "target", "action", "field", "value", "note", "author", "made_at", "undone_at",
)  # fmt: skip


class State(StrEnum):
    """What a check found."""

    OK = "ok"
    MENDED = "mended"
    NOTE = "note"
    """Nothing is wrong, but it is worth knowing."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    name: str
    state: State
    detail: str


def examine(store: Path, mend: bool) -> Iterator[Finding]:
    """Check the store at `store`; with `mend`, decisions are restored and rights are narrowed. Never raises for it."""
    sound = False
    try:
        check_header(store)
    except StoreError as error:
        yield Finding("file and schema", State.WRONG, str(error))
        return
    try:
        with closing(open_reader(store)) as connection:
            yield Finding("file and schema", State.OK, "a store of this version")
            integrity = _integrity(connection)
            yield integrity
            sound = integrity.state is State.OK
            if sound:
                yield from _facts(connection)
    except (StoreError, sqlite3.Error) as error:
        yield Finding("file and schema", State.WRONG, str(error))
        sound = False
    yield from _rights(store, mend)
    if sound:
        yield _search_index(store, mend)
        yield from _decisions(store, mend)
    else:
        yield from _salvaged(store, mend)


def set_aside(store: Path) -> Path:
    """Move a damaged store out of the way, so that the next build makes a new one; returns where it is now.

    The journal stays: the new store takes the decisions from it. Raises StoreError.
    """
    number = 1
    while (target := store.with_name(f"{store.name}.damaged-{number}")).exists():
        number += 1
    try:
        for path in files_of(store, decisions=False):
            path.rename(path.with_name(target.name + path.name.removeprefix(store.name)))
    except OSError as error:
        raise StoreError(f"cannot move {shown_path(store)}: {error.strerror}") from error
    return target


def _integrity(connection: sqlite3.Connection) -> Finding:
    """Whether SQLite finds the file whole."""
    try:
        problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        problems = [str(error)]
    if problems == ["ok"]:
        return Finding("integrity", State.OK, "every page and index is whole")
    told = "; ".join(shown(problem) for problem in problems[:_MOST_TOLD])
    return Finding("integrity", State.WRONG, f"{told}; --set-aside keeps it and lets the next build make a new one")


def _facts(connection: sqlite3.Connection) -> Iterator[Finding]:
    loose = loose_reference(connection)
    if loose is not None:
        yield Finding("references", State.WRONG, f"{loose}; build anew")
    else:
        yield Finding("references", State.OK, "every row that another names is there")
    value = foreign_value(connection)
    if value is not None:
        yield Finding("values", State.WRONG, f"{value}; build the corpus anew")
        return
    yield Finding("values", State.OK, "every value is of the type of its column")
    outside = passage_outside(connection)
    if outside is not None:
        yield Finding("passages", State.WRONG, f"{outside}; build the corpus anew")
    else:
        yield Finding("passages", State.OK, "every claim lies within its document's text")
    stale = connection.execute("SELECT count(DISTINCT key) FROM stale_keys").fetchone()[0]
    if stale:
        yield Finding("relations", State.NOTE, f"a build was stopped: {stale:,} groups wait for `fact-explorer build`")
    else:
        yield Finding("relations", State.OK, "up to date with the claims")


def _search_index(store: Path, mend: bool) -> Finding:
    """Whether the search index can be read whole; it is made of the facts, and can be made of them anew."""
    with closing(open_reader(store)) as connection:
        problem = search_index.problem_of(connection)
    if problem is None:
        return Finding("search index", State.OK, "whole")
    if not mend:
        return Finding("search index", State.WRONG, f"{problem}; `fact-explorer doctor --mend` makes it anew")
    try:
        with closing(open_writer(store)) as connection, writing(connection):
            search_index.rebuild(connection)
    except (StoreError, sqlite3.Error) as error:
        return Finding("search index", State.WRONG, f"{problem}, and it could not be made anew: {error}")
    return Finding("search index", State.MENDED, f"{problem}: made anew from the facts")


def _rights(store: Path, mend: bool) -> Iterator[Finding]:
    if sys.platform == "win32":
        return
    open_to_others = [
        path for path in files_of(store, decisions=True) if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    if not open_to_others:
        yield Finding("rights", State.OK, "store and journal are readable by their owner alone")
        return
    names = ", ".join(shown(path.name) for path in open_to_others)
    if not mend:
        yield Finding("rights", State.NOTE, f"others may read {names}; `fact-explorer doctor --mend` closes that")
        return
    try:
        for path in open_to_others:
            path.chmod(0o600)
        yield Finding("rights", State.MENDED, f"{names}: now readable by you alone")
    except OSError as error:
        yield Finding("rights", State.NOTE, f"others may read {names}, and it cannot be changed: {error.strerror}")


def _decisions(store: Path, mend: bool) -> Iterator[Finding]:
    path = journal.journal_path(store)
    with closing(open_reader(store)) as connection:
        rows = _rows(connection)
        lost = orphans(connection)
    yield from _torn(path)
    kept = _journalled(path)
    only_journal = [uid for uid in kept if uid not in rows]
    only_store = [row for uid, row in rows.items() if uid not in kept]
    if not only_journal and not only_store:
        yield Finding("decisions", State.OK, f"{len(rows):,}, the same in store and journal")
    elif not mend:
        yield Finding(
            "decisions", State.NOTE,
            f"{len(only_journal):,} are in the journal alone, {len(only_store):,} in the store alone;"
            " `fact-explorer doctor --mend` brings them together",
        )  # fmt: skip
    else:
        yield _brought_together(store, path, only_store, len(only_journal))
    if lost:
        yield Finding("orphans", State.NOTE, f"{len(lost):,} decisions find their quote no more; `decide orphans`")


def _brought_together(store: Path, path: Path, only_store: list[dict[str, Any]], missing: int) -> Finding:
    try:
        _append(path, only_store)
        with closing(open_writer(store)) as connection:
            DecisionBook(connection, store)
    except StoreError as error:
        return Finding("decisions", State.WRONG, str(error))
    return Finding(
        "decisions", State.MENDED,
        f"{missing:,} restored from the journal, {len(only_store):,} written to it",
    )  # fmt: skip


def _salvaged(store: Path, mend: bool) -> Iterator[Finding]:
    """Of a store that cannot be used: its decisions are brought to the journal, where they can still be read."""
    path = journal.journal_path(store)
    yield from _torn(path)
    kept = _journalled(path)
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            only_store = [row for uid, row in _rows(connection).items() if uid not in kept]
    except sqlite3.Error:
        only_store = []
    if only_store and mend:
        _append(path, only_store)
        yield Finding("decisions", State.MENDED, f"{len(only_store):,} were saved from the store to the journal")
        kept = _journalled(path)
    elif only_store:
        yield Finding("decisions", State.NOTE, f"{len(only_store):,} are in the store alone; --mend saves them")
    if kept:
        yield Finding("journal", State.OK, f"{len(kept):,} decisions are safe in it; the next build takes them over")


def _torn(path: Path) -> Iterator[Finding]:
    if not path.is_file():
        return
    with path.open("rb") as file:
        lines = sum(1 for line in file if line.strip())
    good = sum(1 for _ in journal.read(path))
    if lines > good:
        yield Finding("journal", State.NOTE, f"{lines - good:,} lines are torn or foreign; passed over, and kept")


def _rows(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    rows = connection.execute(f"SELECT {', '.join(_JOURNALLED)} FROM decisions ORDER BY id").fetchall()
    return {row[0]: dict(zip(_JOURNALLED, row, strict=True)) for row in rows}


def _journalled(path: Path) -> set[str]:
    return {entry["uid"] for entry in journal.read(path) if entry.get("act") == "make"}


def _append(path: Path, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        undone = row.pop("undone_at")
        journal.append(path, {"act": "make", **row})
        if undone:
            journal.append(path, {"act": "undo", "uid": row["uid"], "at": undone})
    if rows:
        path.chmod(0o600)

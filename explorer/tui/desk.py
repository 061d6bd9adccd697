"""The desk where decisions are made: one writing connection, opened when the first decision comes."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.model import Claim, Decision, Document, Relation

if TYPE_CHECKING:
    from explorer.store.decisions import DecisionBook

WORDS = {
    "verify": "verified", "dispute": "disputed", "dismiss": "dismissed", "star": "starred", "unstar": "star taken off",
    "tag": "tagged", "untag": "tag taken off", "note": "noted", "correct": "corrected", "clear": "cleared",
}  # fmt: skip
_PATIENCE = 5.0
"""Seconds that a key of decision waits for another window before it says so."""


class Desk:
    """Makes, undoes and redoes decisions on one store."""

    def __init__(self, store: Path, author: str | None = None) -> None:
        self.store = store
        self.author = author
        self._connection: sqlite3.Connection | None = None
        self._book: DecisionBook | None = None

    def decide(
        self, target: Claim | Relation | Document, action: str, *, field: str | None = None, value: str | None = None,
        note: str | None = None,
    ) -> Decision:  # fmt: skip
        """Record a decision; it is on the disk when this returns. Raises StoreError."""
        return self.book.decide(target, action, field=field, value=value, note=note, author=self.author)

    def undo(self) -> Decision | None:
        """Undo the latest decision; None where there is none."""
        return self.book.undo()

    def redo(self) -> Decision | None:
        """Redo what was undone last; None where there is nothing."""
        return self.book.redo()

    @property
    def book(self) -> DecisionBook:
        """The book, opened now if it was not. Raises StoreError."""
        if self._book is None:
            from explorer.store.connection import open_writer
            from explorer.store.decisions import DecisionBook

            self._connection = open_writer(self.store)
            self._book = DecisionBook(self._connection, self.store, patience=_PATIENCE)
        return self._book

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._book = None

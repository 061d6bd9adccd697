"""What the search pane asks of a search engine, and a plain engine for stores without an index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Protocol

from explorer.store.reader import StoreReader

MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that a query found."""

    claim_id: int
    words: tuple[str, ...] = ()
    """Pieces of text (lower case) to mark in the line and the passage."""
    corrected: tuple[str, ...] = ()
    """Those of them that are not what was typed but close to it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query, best first."""

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    note: str = ""
    """What was understood where that is not plain, or the nearest reading of a query without hits."""


class Engine(Protocol):
    """A search engine on its own connection, used from one worker thread at a time."""

    def search(self, query: str, limit: int = MOST_HITS) -> Answer:
        """The hits of a query; never raises for what a user typed."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class PlainEngine:
    """All typed words must stand in the claim's fields or its sentence."""

    def __init__(self, reader: StoreReader) -> None:
        self._reader = reader

    def search(self, query: str, limit: int = MOST_HITS) -> Answer:
        """The first claims that hold every word."""
        words = tuple(query.casefold().split()[:8])
        if not words:
            return Answer(query)
        field = (
            "lower(coalesce(c.metric,'') || ' ' || coalesce(c.subject,'') || ' ' || coalesce(c.object,'') || ' ' ||"
            " coalesce(c.scope,'') || ' ' || c.printed || ' ' || coalesce(c.unit,'') || ' ' || coalesce(c.period,'') ||"
            " ' ' || substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start))"
        )
        where = " AND ".join([f"instr({field}, ?) > 0"] * len(words))
        try:
            rows = self._reader.connection.execute(
                f"SELECT c.id FROM claims c JOIN documents d ON d.id = c.document_id WHERE {where} LIMIT ?",
                (*words, limit),
            ).fetchall()
        except sqlite3.Error as error:
            return Answer(query, note=f"the store did not answer: {error}")
        return Answer(query, tuple(Hit(row[0], words) for row in rows), len(rows))

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()

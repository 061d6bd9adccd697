"""The search engine of one store: queries in, ranked hits out. For a worker thread; never touches a screen."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from explorer.search.answer import Answering
from explorer.search.candidates import Asking
from explorer.search.completion import Completion, completions
from explorer.search.filters import CompiledFilters, compile_filters
from explorer.search.names import Names
from explorer.search.parser import parse
from explorer.search.query import Query, WordKind
from explorer.search.result import PassageHit, SearchResult
from explorer.search.texts import Texts
from explorer.search.units import unit_named
from explorer.search.vocabulary import Vocabulary

SECONDS = 1.0
PATTERN_SECONDS = 0.04
PASSAGE_SECONDS = 0.1
_REST = 10.0
"""How many times as long as it takes to read the vocabulary it is left as it is while the index changes."""


def never() -> bool:
    """Nobody cancels."""
    return False


class SearchEngine:
    """Searches one store. Calls may come from any thread; one at a time is answered."""

    def __init__(self, opener: Callable[[], sqlite3.Connection]) -> None:
        """`opener` gives a read-only connection to the store; it is called when the first question comes."""
        self._opener = opener
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._vocabulary: Vocabulary | None = None
        self._version = -1
        self._changes = ""
        self._closing = False
        self._not_before = 0.0

    def close(self) -> None:
        """Close the connection; a question under way is dropped."""
        self._closing = True
        with self._lock:
            self._closing = False
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def warm_up(self) -> None:
        """Read the vocabulary, so that the first key is as quick as the others. For a thread, after the first paint."""
        import rapidfuzz.distance
        import rapidfuzz.fuzz
        import rapidfuzz.process  # noqa: F401
        import regex  # noqa: F401  # what the first query would wait for

        unit_named("percent")
        with self._lock:
            self._ready()
            assert self._vocabulary is not None
            self._vocabulary.make_ready()
        for column in ("metric", "subject", "unit"):
            with self._lock:
                self._ready()
                self._names.meant(column, "")
        with self._lock:
            self._ready()
            self._names.documents("")

    def search(
        self,
        text: str,
        limit: int = 50,
        offset: int = 0,
        cancelled: Callable[[], bool] = never,
        exact: bool = False,
        seconds: float = SECONDS,
        pattern_seconds: float = PATTERN_SECONDS,
        within: str = "",
    ) -> SearchResult:
        """The claims that answer the query `text`, the best first; `exact` switches fuzziness off.

        They answer the query `within` as well, where there is one: what is unfinished in `text` does not reach it.
        `seconds` and `pattern_seconds` limit what SQLite and the patterns may take: the answer says where they did.
        Any text is a query. Raises SearchCancelledError once `cancelled` (asked from this thread) says so.
        """  # fmt: skip
        query, outer = parse(text), parse(within)
        if exact:
            query, outer = _exactly(query), _exactly(outer)
        if query.is_empty:
            return SearchResult(query, notes=query.notes)
        with self._lock:
            return self._answering(cancelled, seconds, pattern_seconds, outer).answer(query, limit, offset)

    def filter(self, text: str) -> CompiledFilters:
        """The filters of a query as a condition on claims, for other panes; its words are left out."""
        query = parse(text)
        with self._lock:
            self._ready()
            return compile_filters(query.filters, self._names)

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """What the clause at `cursor` may become: field names, or values of the field."""
        with self._lock:
            self._ready()
            return completions(text, cursor, self._names)

    def passages(
        self, text: str, limit: int = 10, cancelled: Callable[[], bool] = never, within: str = ""
    ) -> tuple[PassageHit, ...]:
        """Passages of documents that hold all words of the query outside any claim: for below the claims."""
        query, outer = parse(text), parse(within)
        with self._lock:
            return self._answering(cancelled, PASSAGE_SECONDS, PATTERN_SECONDS, outer).passages(query, limit)

    def _answering(
        self, cancelled: Callable[[], bool], seconds: float, pattern_seconds: float, within: Query
    ) -> Answering:
        asking = Asking(self._ready(), lambda: self._closing or cancelled(), seconds, pattern_seconds)
        vocabulary = self._vocabulary
        assert vocabulary is not None
        return Answering(vocabulary, self._names, self._texts, asking, within)

    def _ready(self) -> sqlite3.Connection:
        """The connection, with everything that was read from the store up to date."""
        connection = self._connection
        if connection is None:
            connection = self._connection = self._opener()
            self._names, self._texts = Names(connection), Texts(connection)
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._names.forget()
            self._texts.forget()
            self._version = version
            self._freshen(connection)
        return connection

    def _freshen(self, connection: sqlite3.Connection) -> None:
        """Read the vocabulary anew where the index changed; not at every step of a build that is under way."""
        row = connection.execute("SELECT value FROM meta WHERE key = 'search_changes'").fetchone()
        changes = str(row[0]) if row is not None else ""
        started = time.monotonic()
        if self._vocabulary is not None and (changes == self._changes or started < self._not_before):
            return
        self._vocabulary = Vocabulary.read(connection)
        self._changes = changes
        now = time.monotonic()
        self._not_before = now + _REST * (now - started)


def _exactly(query: Query) -> Query:
    """The query without fuzziness."""
    words = (replace(word, kind=WordKind.EXACT) if word.kind is WordKind.FUZZY else word for word in query.words)
    return replace(query, words=tuple(words))

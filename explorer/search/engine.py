"""The search engine of one store: queries in, ranked hits out. For a worker thread; never touches a screen."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from explorer.model import Span
from explorer.search.candidates import BEST, CANDIDATES, COUNTED, Asking, Wanted, find
from explorer.search.completion import Completion, completions
from explorer.search.filters import CompiledFilters, compile_filters
from explorer.search.groups import SURE, Group, group_of, quoted
from explorer.search.looser import looser_queries
from explorer.search.names import Names
from explorer.search.parser import parse
from explorer.search.passages import passage_hits
from explorer.search.patterns import Pattern, SlowPatternError, compiled_patterns, literals
from explorer.search.query import Note, Query, Scope, WordKind
from explorer.search.ranking import Marker, Ranked, ranked, typed_words
from explorer.search.result import Correction, Hit, PassageHit, SearchResult
from explorer.search.texts import ClaimText, Texts
from explorer.search.vocabulary import Vocabulary

SECONDS = 1.0
PATTERN_SECONDS = 0.08
_LISTED = 10_000
_TRIES = 8
_TRIED_AT_ONCE = 200
_TERMS_OF_LITERAL = 300


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class _Plan:
    """A query made ready to be asked."""

    query: Query
    filters: CompiledFilters
    groups: list[Group]
    wanted: Wanted
    patterns: list[Pattern]
    notes: tuple[Note, ...]


class SearchEngine:
    """Searches one store. Calls may come from any thread; one at a time is answered."""

    def __init__(self, opener: Callable[[], sqlite3.Connection]) -> None:
        """`opener` gives a read-only connection to the store; it is called when the first question comes."""
        self._opener = opener
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._vocabulary: Vocabulary | None = None
        self._version = -1

    def close(self) -> None:
        """Close the connection; a question under way is answered first."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def warm_up(self) -> None:
        """Read the vocabulary, so that the first key is as quick as the others. For a thread, after the first paint."""
        import rapidfuzz.distance
        import rapidfuzz.fuzz
        import rapidfuzz.process  # noqa: F401  # what the first query would wait for

        with self._lock:
            self._ready()
        for column in ("metric", "subject", "unit"):
            with self._lock:
                self._ready()
                self._names.meant(column, "")

    def search(
        self,
        text: str,
        limit: int = 50,
        offset: int = 0,
        cancelled: Callable[[], bool] = never,
        exact: bool = False,
        seconds: float = SECONDS,
        pattern_seconds: float = PATTERN_SECONDS,
    ) -> SearchResult:
        """The claims that answer the query `text`, the best first; `exact` switches fuzziness off.

        `seconds` and `pattern_seconds` limit what SQLite and the patterns may take: the answer says where they did.
        Any text is a query. Raises SearchCancelledError once `cancelled` (asked from this thread) says so.
        """  # fmt: skip
        query = parse(text)
        if exact:
            words = (replace(w, kind=WordKind.EXACT) if w.kind is WordKind.FUZZY else w for w in query.words)
            query = replace(query, words=tuple(words))
        if query.is_empty:
            return SearchResult(query, notes=query.notes)
        with self._lock:
            connection = self._ready()
            asking = Asking(connection, cancelled, seconds, pattern_seconds)
            with asking.watched():
                result = self._answer(query, limit, offset, asking)
                if result.total or any(word.kind is WordKind.PATTERN for word in query.words):
                    return result
                return replace(result, suggestion=self._nearest(query, asking))

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

    def passages(self, text: str, limit: int = 10, cancelled: Callable[[], bool] = never) -> tuple[PassageHit, ...]:
        """Passages of documents that hold all words of the query outside any claim: for below the claims."""
        query = parse(text)
        with self._lock:
            asking = Asking(self._ready(), cancelled, SECONDS, PATTERN_SECONDS)
            with asking.watched():
                plan = self._plan(query)
                return passage_hits(plan.groups, plan.filters, query, self._texts, asking, limit)

    def _ready(self) -> sqlite3.Connection:
        """The connection, with everything that was read from the store up to date."""
        connection = self._connection
        if connection is None:
            connection = self._connection = self._opener()
            self._names, self._texts = Names(connection), Texts(connection)
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version or self._vocabulary is None:
            self._names.forget()
            self._texts.forget()
            self._vocabulary = Vocabulary.read(connection)
            self._version = version
        return connection

    def _plan(self, query: Query) -> _Plan:
        vocabulary = self._vocabulary
        assert vocabulary is not None
        filters = compile_filters(query.filters, self._names)
        patterns, notes = compiled_patterns([word for word in query.words if word.kind is WordKind.PATTERN])
        grouped = [
            group
            for word in query.words
            if word.kind is not WordKind.PATTERN and (group := group_of(word, vocabulary)) is not None
        ]
        unwanted = " OR ".join(g.match() for g in grouped if g.word.negated and not g.is_hopeless)
        return _Plan(
            query,
            filters,
            [group for group in grouped if not group.word.negated],
            Wanted(filters.condition, unwanted, query.scope),
            patterns,
            (*query.notes, *filters.notes, *notes),
        )

    def _answer(self, query: Query, limit: int, offset: int, asking: Asking) -> SearchResult:
        vocabulary = self._vocabulary
        assert vocabulary is not None
        plan = self._plan(query)
        if plan.groups:
            ids = find(plan.groups, vocabulary, plan.wanted, asking)
            total, counted = len(ids), len(ids) < COUNTED
        else:
            ids, total, counted = self._listed(plan, limit, offset, asking)
        notes = list(plan.notes)
        if plan.patterns:
            claims = self._with_patterns(ids, plan, asking, notes)
            total = len(claims)
        elif plan.groups:
            ranking = BEST if len(plan.groups) == 1 else CANDIDATES
            claims = self._texts.claims(ids[: max(ranking, offset + limit)])
        else:
            claims, offset = self._texts.claims(ids), 0
        hits = ranked(claims, plan.groups, typed_words(plan.groups), query.scope is Scope.SENTENCE)
        if len(claims) == len(ids):
            total = len(hits) if plan.groups else total
        if asking.cut_short and not plan.patterns:
            notes.append(Note("cut short: there may be more", plan.query.words[0].span if query.words else _all(query)))
        marker = Marker(plan.groups)
        return SearchResult(
            query,
            tuple(_hit(one, marker) for one in hits[offset : offset + limit]),
            total,
            counted and not asking.cut_short,
            plan.filters.understood,
            tuple(_corrections(plan.groups)),
            tuple(notes),
            marks_in=marker,
        )

    def _nearest(self, query: Query, asking: Asking) -> str | None:
        """A looser query that finds something, where `query` finds nothing."""
        for looser in islice(looser_queries(query), _TRIES):
            if asking.is_late():
                return None
            if self._answer(parse(looser), 1, 0, asking).total:
                return looser
        return None

    def _listed(self, plan: _Plan, limit: int, offset: int, asking: Asking) -> tuple[list[int], int, bool]:
        if plan.patterns:
            return self._for_patterns(plan, asking), 0, True
        sql, params = plan.wanted.listing("c.id")
        ids = asking.ids(f"{sql} ORDER BY c.id LIMIT ? OFFSET ?", (*params, limit, offset))
        sql, params = plan.wanted.listing("1")
        counts = asking.ids(f"SELECT count(*) FROM ({sql} LIMIT ?)", (*params, _LISTED))
        total = counts[0] if counts else len(ids)
        return ids, total, total < _LISTED

    def _for_patterns(self, plan: _Plan, asking: Asking) -> list[int]:
        """The claims that the patterns are tried on: those with words that hold a literal part, or all."""
        vocabulary = self._vocabulary
        assert vocabulary is not None
        for pattern in plan.patterns:
            for literal in literals(pattern.word.text) if not pattern.word.negated else ():
                terms = vocabulary.with_part(literal)
                if len(terms) <= _TERMS_OF_LITERAL:
                    expression = " OR ".join(map(quoted, terms)) or '""'
                    return asking.ids(*plan.wanted.matching(expression, _LISTED)) if terms else []
        sql, params = plan.wanted.listing("c.id")
        return asking.ids(f"{sql} ORDER BY c.id DESC", params)

    def _with_patterns(self, ids: Sequence[int], plan: _Plan, asking: Asking, notes: list[Note]) -> list[ClaimText]:
        kept: list[ClaimText] = []
        span = plan.patterns[0].word.span
        until = time.monotonic() + asking.pattern_seconds
        try:
            for first in range(0, len(ids), _TRIED_AT_ONCE):
                asking.check()
                if time.monotonic() > until or len(kept) >= COUNTED:
                    asking.cut_short = True
                    notes.append(Note(f"the pattern was tried on the newest {first:,} of {len(ids):,} claims", span))
                    break
                claims = self._texts.claims(ids[first : first + _TRIED_AT_ONCE])
                kept.extend(c for c in claims if all(pattern.holds_for(c.sentence) for pattern in plan.patterns))
        except SlowPatternError:
            notes.append(Note("the pattern takes too long; only the first matches are shown", span))
            asking.cut_short = True
        return kept


def _all(query: Query) -> Span:
    return Span(0, len(query.text))


def _hit(one: Ranked, marker: Marker) -> Hit:
    claim = one.claim
    facts = " · ".join(claim.names.strip().split("\n"))
    return Hit(
        claim.claim_id,
        claim.document_id,
        one.score,
        claim.sentence,
        claim.start,
        facts,
        partial(marker.claim, claim),
        partial(marker, facts),
    )


def _corrections(groups: Sequence[Group]) -> list[Correction]:
    """What was read instead of words that nothing holds."""
    corrections = []
    for group in groups:
        best = max([*group.terms.values(), *group.phrases.values(), *group.values.values()], default=0.0)
        if 0.0 < best < SURE:
            near = sorted(group.terms, key=lambda term: -group.terms[term])[:3]
            joined = [" ".join(phrase) for phrase in group.phrases]
            corrections.append(Correction(group.word.text, tuple(near or joined[:3]), group.word.span))
    return corrections

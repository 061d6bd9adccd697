"""Which claims may answer: staged questions to FTS5, each with explicit terms and a limit, the strictest first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from explorer.model import CLAIM_BITS
from explorer.search.filters import Condition
from explorer.search.groups import COMMON_SHARE, Group, extend, widen
from explorer.search.query import Scope
from explorer.search.vocabulary import Vocabulary

CANDIDATES = 300
COUNTED = 1000
BEST = 60
"""How many claims of a single word need ranking: they come in the order of their quality."""
FULL = 20
ENOUGH = 10
_FEW = 3
IN_TIER = 150
_STRICT = (0,)
_LOOSE = (2, 6)
"""How many alternatives of each word are asked for before all of them are."""
_SEEN_THROUGH = 20_000
"""How many claims with a word are looked through for those that have it as a name."""
_STEPS_BETWEEN_CHECKS = 2000
_AT_ONCE = 250


_DOCUMENTS = (
    f"SELECT * FROM (SELECT rowid >> {CLAIM_BITS} FROM passage_terms WHERE passage_terms MATCH ?"
    f" UNION SELECT rowid >> {CLAIM_BITS} FROM claim_terms WHERE claim_terms MATCH ?)"
)


class SearchCancelledError(Exception):
    """Nobody waits for this answer any more."""


@dataclass(slots=True)
class Asking:
    """Questions to one store, with a limit on their time and a way to stop them."""

    connection: sqlite3.Connection
    cancelled: Callable[[], bool]
    seconds: float
    pattern_seconds: float
    started: float = field(default_factory=time.monotonic)
    cut_short: bool = False

    def _stop(self) -> bool:
        return self.is_late() or self.cancelled()

    def is_late(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() - self.started > self.seconds

    def check(self) -> None:
        """Raise SearchCancelledError where the answer is stale."""
        if self.cancelled():
            raise SearchCancelledError

    def rows(self, sql: str, params: Sequence[object]) -> list[tuple[int, ...]]:
        """The rows of a question, as far as the time reaches. Raises SearchCancelledError."""
        self.check()
        found: list[tuple[int, ...]] = []
        if self.is_late():
            self.cut_short = True
            return found
        self.connection.set_progress_handler(self._stop, _STEPS_BETWEEN_CHECKS)
        try:
            cursor = self.connection.execute(sql, params)
            while rows := cursor.fetchmany(_AT_ONCE):
                found += rows
        except sqlite3.OperationalError as error:
            if "interrupt" not in str(error):
                raise
            self.check()
            self.cut_short = True
        finally:
            self.connection.set_progress_handler(None, 0)
        return found

    def ids(self, sql: str, params: Sequence[object]) -> list[int]:
        """The first column of `rows`."""
        return [row[0] for row in self.rows(sql, params)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What all candidates have in common: filters, words that must not stand there, where words have to stand."""

    condition: Condition
    unwanted: str = ""
    most: int = COUNTED
    """How many claims are asked for."""
    scope: Scope = Scope.CLAIM

    def matching(self, expression: str, limit: int, together: Sequence[str] = ()) -> tuple[str, tuple[object, ...]]:
        """The question for claims that match an FTS5 expression, the newest first.

        Their documents have to match every expression of `together`, wherever in the document.
        """
        if self.unwanted:
            expression = f"({expression}) NOT ({self.unwanted})"
        documents = " INTERSECT ".join(_DOCUMENTS for _ in together)
        within = f" AND claim_terms.rowid >> {CLAIM_BITS} IN ({documents})" if together else ""
        join = "" if self.condition.is_trivial else " CROSS JOIN claims c ON c.id = claim_terms.rowid"
        sql = (
            f"SELECT claim_terms.rowid FROM claim_terms{join} WHERE claim_terms MATCH ?{within}"
            f" AND ({self.condition.where}) ORDER BY claim_terms.rowid DESC LIMIT ?"
        )
        twice = [one for one in together for _ in range(2)]
        return sql, (expression, *twice, *self.condition.params, limit)

    def anything(self) -> tuple[str, tuple[object, ...]]:
        """The question whether any claim meets the filters."""
        return f"SELECT 1 FROM claims c WHERE {self.condition.where} LIMIT 1", self.condition.params

    def listing(self, columns: str) -> tuple[str, tuple[object, ...]]:
        """The question for all claims, in the order of the documents."""
        unwanted = " AND c.id NOT IN (SELECT rowid FROM claim_terms WHERE claim_terms MATCH ?)" if self.unwanted else ""
        params = (*self.condition.params, *((self.unwanted,) if self.unwanted else ()))
        return f"SELECT {columns} FROM claims c WHERE {self.condition.where}{unwanted}", params


def find(groups: list[Group], vocabulary: Vocabulary, wanted: Wanted, asking: Asking) -> list[int]:
    """The claims that may answer `groups`, those of the strictest question first; at most `wanted.most` of each.

    Groups are extended with corrections where what was typed finds little.
    """
    found: dict[int, None] = {}
    if not any(group.is_hopeless for group in groups):
        _ask(groups, _STRICT, vocabulary, wanted, asking, found)
        if len(found) < FULL and len(groups) > 1 and widen(groups, vocabulary):
            _ask(groups, (), vocabulary, wanted, asking, found)
    if not found and not wanted.condition.is_trivial and not asking.ids(*wanted.anything()):
        return []
    if len(found) < ENOUGH and any(not group.required for group in groups):
        extend(groups, vocabulary)
        _ask([group for group in groups if not group.is_hopeless], _LOOSE, vocabulary, wanted, asking, found)
        if len(groups) > 1 and wanted.scope is not Scope.DOCUMENT:
            _ask_less(groups, wanted, asking, found)
    return list(found)


def _ask(
    groups: list[Group],
    tiers: Sequence[int],
    vocabulary: Vocabulary,
    wanted: Wanted,
    asking: Asking,
    found: dict[int, None],
) -> None:
    """Take the claims that hold every group, those with the likeliest alternatives first."""
    if not groups:
        return
    if wanted.scope is Scope.DOCUMENT and len(groups) > 1:
        expressions = [group.match() for group in groups]
        question = wanted.matching(" OR ".join(expressions), wanted.most, together=expressions)
        found.update(dict.fromkeys(asking.ids(*question)))
        return
    if len(groups) == 1 and wanted.condition.is_trivial:
        _take_best_first(groups[0], vocabulary, wanted, asking, found)
    rare = [group for group in groups if group.required or group.count <= vocabulary.claims * COMMON_SHARE]
    asked = rare or [min(groups, key=lambda group: group.count)]
    if len(groups) > 1 and not _are_few(asked, CANDIDATES - len(found)):
        for most in tiers:
            narrowed = [group if group.required else group.narrowed(most) for group in asked]
            if not any(group.is_hopeless for group in narrowed):
                _take(narrowed, wanted, asking, found, IN_TIER)
            if len(found) >= BEST and tiers is _LOOSE:
                return
    _take(asked, wanted, asking, found)


def _are_few(groups: Sequence[Group], most: int) -> bool:
    """Whether at most `most` claims can hold every group, so that all of them get ranked."""
    return any(group.count <= most and not (group.values or group.starred) for group in groups)


def _ask_less(groups: list[Group], wanted: Wanted, asking: Asking, found: dict[int, None]) -> None:
    """Take the claims that hold two of the rarest words, and those that hold one where there are next to none."""
    required = [group for group in groups if group.required]
    if any(group.is_hopeless for group in required):
        return
    held = sorted((g for g in groups if not g.required and g.count), key=lambda g: g.count)
    for pair in combinations(held[:3], 2):
        if len(found) < ENOUGH and (len(groups) > 2 or len(found) < _FEW):
            _take([*required, *pair], wanted, asking, found, BEST)
    for alone in [[group] for group in held] or [[]]:
        if len(found) < _FEW and (alone or required):
            _take([*required, *alone], wanted, asking, found)


def _take_best_first(
    group: Group, vocabulary: Vocabulary, wanted: Wanted, asking: Asking, found: dict[int, None]
) -> None:
    """Take what matches best before all the rest, so that only the first need be ranked.

    Of a word that is not too common, those come first that have it as their subject, metric or other name.
    """
    sentence_only = wanted.scope is Scope.SENTENCE
    for some in group.by_quality():
        if len(found) >= BEST:
            break
        if not sentence_only and BEST < sum(map(vocabulary.count, some.terms)) <= _SEEN_THROUGH:
            found.update(dict.fromkeys(asking.ids(*wanted.matching(some.match_in_facts(), BEST))))
        found.update(dict.fromkeys(asking.ids(*wanted.matching(some.match(sentence_only), BEST))))


def _take(groups: Sequence[Group], wanted: Wanted, asking: Asking, found: dict[int, None], most: int = COUNTED) -> None:
    sentence_only = wanted.scope is Scope.SENTENCE
    expression = " AND ".join(group.match(sentence_only) for group in groups)
    found.update(dict.fromkeys(asking.ids(*wanted.matching(expression, most or wanted.most))))

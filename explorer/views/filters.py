"""Filters as one pure value: queries in the language of the search, each with the claims that it means in a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.store.chosen import EVERYTHING, Chosen

if TYPE_CHECKING:
    from explorer.search import SearchEngine

MOST_MATCHES = 10_000
_SECONDS = 60.0
CONFLICTS_ONLY = "is:conflict"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query means in a store."""

    chosen: Chosen = EVERYTHING
    labels: tuple[str, ...] = ()
    """Its fields as they were understood."""
    notes: tuple[str, ...] = ()
    """What the writer of the query may want to know."""
    cut: int = 0
    """So many of the best matches are used, because there are too many; 0 if all are."""


def meaning(engine: SearchEngine, text: str, exact: bool = False) -> Meaning:
    """The claims that a query means: all that meet its fields, and of those with its words the best ones.

    Raises sqlite3.Error where the store cannot be read.
    """
    from explorer.search import parse

    parsed = parse(text)
    if parsed.is_empty:
        return Meaning()
    if not parsed.words:
        compiled = engine.filter(text)
        notes = tuple(note.message for note in (*parsed.notes, *compiled.notes))
        labels = tuple(one.label for one in compiled.understood)
        return Meaning(Chosen(compiled.condition.where, compiled.condition.params), labels, notes)
    result = engine.search(text, limit=MOST_MATCHES, exact=exact, seconds=_SECONDS)
    cut = len(result.hits) if len(result.hits) < result.total or not result.total_is_exact else 0
    return Meaning(
        Chosen.of_ids([hit.claim_id for hit in result.hits]),
        tuple(one.label for one in result.filters),
        tuple(note.message for note in result.notes),
        cut,
    )


@dataclass(frozen=True, slots=True)
class Crumb:
    """One filter that is on."""

    query: str
    """In the language of the search."""
    label: str = ""
    """What a reader is told; the query where it is empty."""
    exact: bool = False
    """Whether its words stand for themselves alone."""
    chosen: Chosen = EVERYTHING
    passing: int | None = None
    """How many claims pass this filter and all before it, once they are counted."""

    @property
    def title(self) -> str:
        """The words for the breadcrumb."""
        return self.label or self.query


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters that are on, the first one set first. A claim passes that passes all of them."""

    crumbs: tuple[Crumb, ...] = ()

    @property
    def chosen(self) -> Chosen:
        """The claims that pass."""
        return Chosen.by_all(crumb.chosen for crumb in self.crumbs)

    @property
    def text(self) -> str:
        """All of them in words."""
        return " · ".join(crumb.title for crumb in self.crumbs)

    @property
    def query(self) -> str:
        """All of them in the language of the search."""
        return " ".join(crumb.query for crumb in self.crumbs)

    def __bool__(self) -> bool:
        return bool(self.crumbs)

    def counted(self, count: Callable[[Chosen], int]) -> Filters:
        """With what passes each of them counted by `count`."""
        kept: list[Crumb] = []
        for crumb in self.crumbs:
            upto = Chosen.by_all(one.chosen for one in (*kept, crumb))
            kept.append(replace(crumb, passing=count(upto)))
        return Filters(tuple(kept))


def crumb_of(engine: SearchEngine, query: str, label: str = "", exact: bool = False) -> Crumb:
    """A query as a filter. Raises sqlite3.Error where the store cannot be read."""
    meant = meaning(engine, query, exact)
    title = label or (", ".join(meant.labels) if meant.labels and query.count(":") == len(meant.labels) else query)
    if meant.cut:
        title += f" (best {meant.cut:,})"
    return Crumb(query, title, exact, meant.chosen)


def field_query(field: str, value: str) -> str:
    """The query for a field with exactly a value."""
    plain = value.replace('"', " ")
    return f'{field}:"{plain}"'

"""The names that a store holds (metrics, subjects, units, documents), and which of them a filter's value means."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.terms import folded, terms_of

_LIKE_ENOUGH = 78.0
_MOST_NEAR = 8
_REMEMBERED = 200
_Spelled = tuple[str, str, str]
"""A name, folded, and as its terms with a space before each."""
_COLUMNS = frozenset({"metric", "subject", "unit", "object", "scope", "place", "attribution", "publisher"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The names that a value means."""

    names: tuple[str, ...]
    near: bool = False
    """Whether they are only like the value: a slip was mended."""


@dataclass(slots=True)
class Names:
    """Names of one store, read when they are first asked for."""

    connection: sqlite3.Connection
    _known: dict[str, dict[str, int]] = field(default_factory=dict)
    _spelled: dict[str, list[_Spelled]] = field(default_factory=dict)
    _meant: dict[tuple[str, str], Meant] = field(default_factory=dict)
    _documents: list[tuple[int, str, str]] = field(default_factory=list)

    def forget(self) -> None:
        """Read everything again: the store changed."""
        self._known.clear()
        self._spelled.clear()
        self._meant.clear()
        self._documents.clear()

    def known(self, column: str) -> dict[str, int]:
        """The names in a column of the claims (or the documents' `publisher`) with how often they stand there."""
        if column not in self._known and column in _COLUMNS:
            table = "documents" if column == "publisher" else "claims"
            rows = self.connection.execute(
                f"SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
            )
            self._known[column] = dict(rows.fetchall())
        return self._known.get(column, {})

    def meant(self, column: str, value: str) -> Meant:
        """The names in `column` that `value` means: that very name, else those with its words, else those like it."""
        if column not in self._spelled:
            self._spelled[column] = [(name, folded(name).strip(), _spelled(name)) for name in self.known(column)]
        if len(self._meant) > _REMEMBERED:
            self._meant.clear()
        if (column, value) not in self._meant:
            self._meant[column, value] = _matching(self._spelled[column], value)
        return self._meant[column, value]

    def documents(self, value: str, publisher_only: bool = False) -> tuple[int, ...]:
        """The documents whose title, path or publisher (or publisher alone) holds the words of `value`."""
        wanted = folded(value).strip()
        words = terms_of(value)
        return tuple(
            number
            for number, publisher, described in self._described()
            for place in (publisher if publisher_only else described,)
            if wanted in place or (words and all(word in place for word in words))
        )

    def _described(self) -> list[tuple[int, str, str]]:
        if not self._documents:
            rows = self.connection.execute(
                "SELECT id, coalesce(publisher, ''), coalesce(title, ''), path FROM documents"
            )
            self._documents = [
                (number, folded(publisher), folded(f"{title}\n{path}\n{publisher}"))
                for number, publisher, title, path in rows
            ]
        return self._documents


def _matching(names: Sequence[_Spelled], value: str) -> Meant:
    plain = folded(value).strip()
    same = tuple(name for name, whole, _ in names if whole == plain)
    if same:
        return Meant(same)
    wanted = terms_of(value)
    if not wanted:
        return Meant(tuple(name for name, whole, _ in names if plain and plain in whole))
    starts = [f" {word}" for word in wanted]
    holding = tuple(name for name, _, spelled in names if all(start in spelled for start in starts))
    if holding:
        return Meant(holding)
    from rapidfuzz import fuzz, process

    near = process.extract(
        _spelled(value), [spelled for _, _, spelled in names], scorer=fuzz.ratio, limit=_MOST_NEAR,
        score_cutoff=_LIKE_ENOUGH,
    )  # fmt: skip
    best = near[0][1] if near else 0.0
    return Meant(tuple(names[index][0] for _, score, index in near if score >= best - 1e-6), near=True)


def _spelled(name: str) -> str:
    return f" {' '.join(terms_of(name))}"


def choice_meant(choices: tuple[str, ...], value: str) -> Meant:
    """The choices that `value` means: itself, else those that start with it, else the nearest."""
    wanted = folded(value).strip()
    starting = tuple(choice for choice in choices if choice.startswith(wanted))
    if wanted in choices or not starting:
        return _matching([(choice, choice, _spelled(choice)) for choice in choices], value)
    return Meant(starting)

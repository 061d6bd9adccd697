"""What a query means once it is read: words to look for, filters that hold for every hit, notes on what was odd."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from explorer.model import Span


class WordKind(StrEnum):
    """How a word is looked for."""

    FUZZY = "fuzzy"
    EXACT = "exact"
    PHRASE = "phrase"
    PREFIX = "prefix"
    PATTERN = "pattern"


class Scope(StrEnum):
    """Where all words of a query have to stand together."""

    SENTENCE = "sentence"
    CLAIM = "claim"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to look for in the text of a claim."""

    text: str
    """Without the signs of the language; a pattern without its slashes."""
    kind: WordKind
    span: Span
    """Where it stands in the query."""
    negated: bool = False
    number: float | None = None
    """What it says as a number, scale applied."""
    unfinished: bool = False
    """Whether it is a phrase whose last word may go on."""


@dataclass(frozen=True, slots=True)
class Filter:
    """`field:value`: what has to hold for every hit."""

    field: str
    value: str
    span: Span
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the query that its writer may want to know."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood."""

    text: str
    words: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()
    scope: Scope = Scope.CLAIM
    notes: tuple[Note, ...] = ()

    def among(self, others: Query) -> Query:
        """This query for the claims that answer `others`, too."""
        return replace(self, words=(*self.words, *others.words), filters=(*self.filters, *others.filters))

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not self.words and not self.filters

"""Queries near to one that finds nothing: the next thing to try."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.model import Span
from explorer.search.query import Filter, Query, Scope, Word, WordKind


def looser_queries(query: Query) -> Iterator[str]:
    """Texts that ask for less than `query`, the nearest first: exact words made fuzzy, then a clause left out."""
    exact = [word for word in query.words if not word.negated and word.kind not in (WordKind.FUZZY, WordKind.PATTERN)]
    for word in exact:
        yield _with(query.text, word.span, word.text)
    clauses: list[Word | Filter] = [*query.words, *query.filters]
    for clause in reversed(clauses):
        if isinstance(clause, Word) and clause.kind is WordKind.FUZZY and not clause.negated:
            continue
        text = _with(query.text, clause.span, "")
        if text:
            yield text
    if query.scope is Scope.SENTENCE:
        yield query.text.replace("in:sentence", "in:claim")
    for word in query.words:
        text = _with(query.text, word.span, "")
        if text:
            yield text


def _with(text: str, span: Span, replacement: str) -> str:
    return " ".join((text[: span.start] + replacement + text[span.end :]).split())

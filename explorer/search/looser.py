"""Queries near to one that finds nothing: the next thing to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.search.query import Query, Scope, WordKind
from explorer.search.writing import written


def looser_queries(query: Query) -> Iterator[str]:
    """Texts that ask for less than `query`, the nearest first: exact words made fuzzy, then a clause left out."""
    return filter(None, map(written, _looser(query)))


def _looser(query: Query) -> Iterator[Query]:
    words, filters = query.words, query.filters
    for place, word in enumerate(words):
        if not word.negated and word.kind not in (WordKind.FUZZY, WordKind.PATTERN):
            fuzzy = replace(word, kind=WordKind.FUZZY)
            yield replace(query, words=(*words[:place], fuzzy, *words[place + 1 :]))
    for place in reversed(range(len(filters))):
        yield replace(query, filters=filters[:place] + filters[place + 1 :])
    for place in reversed(range(len(words))):
        if words[place].negated or words[place].kind is not WordKind.FUZZY:
            yield replace(query, words=words[:place] + words[place + 1 :])
    if query.scope is Scope.SENTENCE:
        yield replace(query, scope=Scope.CLAIM)
    for place in range(len(words)):
        yield replace(query, words=words[:place] + words[place + 1 :])

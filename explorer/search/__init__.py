"""Search: a query language and an engine that finds claims while one types, mistyped and half typed words too."""

from explorer.search.candidates import SearchCancelledError
from explorer.search.engine import SearchEngine
from explorer.search.parser import parse, query_of
from explorer.search.result import Hit, Mark, MarkKind, PassageHit, SearchResult

__all__ = [
    "Hit",
    "Mark",
    "MarkKind",
    "PassageHit",
    "SearchCancelledError",
    "SearchEngine",
    "SearchResult",
    "parse",
    "query_of",
]

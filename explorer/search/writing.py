"""Writing a query as its language has it: what was understood, in words that are understood the same way again."""

from __future__ import annotations

import re

from explorer.search.query import Filter, Query, Scope, Word, WordKind

_SIGNS = {
    WordKind.FUZZY: ("", ""), WordKind.EXACT: ("'", ""), WordKind.PHRASE: ('"', '"'), WordKind.PREFIX: ("^", ""),
    WordKind.PATTERN: ("/", "/"),
}  # fmt: skip


def written(query: Query) -> str:
    """The query as text, its words first, then its filters; what was not understood is gone."""
    finished = [word for word in query.words if not word.unfinished]
    clauses = [*map(_clause, finished), *map(_clause, query.filters)]
    if query.scope is not Scope.CLAIM:
        clauses.append(f"in:{query.scope}")
    return " ".join((*clauses, *(_clause(word)[:-1] for word in query.words if word.unfinished)))


def _clause(clause: Word | Filter) -> str:
    if isinstance(clause, Word):
        before, after = _SIGNS[clause.kind]
        text = f"{before}{clause.text}{after}"
    else:
        value = f'"{clause.value}"' if re.search(r"\s", clause.value) else clause.value
        text = f"{clause.field}:{value}"
    return f"!{text}" if clause.negated else text

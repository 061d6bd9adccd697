"""What a query may become: the names of fields, and their values in this store."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.model import Span
from explorer.search.fields import FIELDS, Field, Takes, field_named
from explorer.search.names import Names
from explorer.search.parser import MAX_LENGTH
from explorer.terms import folded

MOST = 12
_CLAUSE = re.compile(r'(?:"[^"]*"?|[^\s"])*\Z')
_COLUMNS = {"metric": "metric", "subject": "subject", "unit": "unit", "object": "object", "scope": "scope",
            "place": "place", "by": "attribution", "publisher": "publisher"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    text: str
    """What to put in place of `span`."""
    span: Span
    """The part of the query that it replaces."""
    help: str
    """What it is for, or how many claims it stands in."""


def completions(text: str, cursor: int, names: Names) -> tuple[Completion, ...]:
    """What the clause that ends at `cursor` may become, the likeliest first."""
    before = text[max(0, cursor - MAX_LENGTH) : cursor]
    match = _CLAUSE.search(before)
    if match is None:
        return ()
    clause = match[0].lstrip("!")
    start = cursor - len(clause)
    name, colon, value = clause.partition(":")
    field = field_named(name) if colon else None
    if field is not None:
        return _values(field, value, Span(start + len(name) + 1, cursor), names)
    if colon or not clause:
        return ()
    return tuple(
        Completion(f"{known.name}:", Span(start, cursor), f"{known.help}, like {known.example}")
        for known in FIELDS.values()
        if known.name.startswith(clause.lower())
    )


def _values(field: Field, value: str, span: Span, names: Names) -> tuple[Completion, ...]:
    last = value.rpartition("|")[2]
    span = Span(span.end - len(last), span.end)
    wanted = folded(last.strip('"'))
    if field.takes is Takes.CHOICE:
        return tuple(Completion(choice, span, "") for choice in field.choices if choice.startswith(wanted))
    column = _COLUMNS.get(field.name)
    if column is None:
        return ()
    known = [(name, count, folded(name)) for name, count in names.known(column).items()]
    starting = [one for one in known if one[2].startswith(wanted)]
    inside = [one for one in known if wanted and f" {wanted}" in one[2]]
    return tuple(
        Completion(_spelled(name), span, f"{count:,}")
        for name, count, _ in (starting + inside)[:MOST]
        if '"' not in name
    )


def _spelled(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s|]", name) else name

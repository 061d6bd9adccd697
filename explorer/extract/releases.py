"""The place whose statistics a document tells: its publisher's, or where its first figures are counted.

"A total of 48,200 cases were notified in Ostrand" opens a bulletin about Ostrand: what follows is counted there too.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.countries import COUNTRIES
from explorer.extract.name import Name
from explorer.extract.name_runs import Run, runs
from explorer.extract.names import Names
from explorer.extract.offices import is_office
from explorer.extract.tokens import Token

_PLACING = frozenset({"in", "across", "throughout"})
_LONGEST = 4
"""How many words a place's name has at most."""


def release_place(publisher: str | None, first: Sequence[Token], names: Names, text: str) -> Name | None:
    """The place by the publisher's name, or by the first sentence with figures, if that names one place only.

    `first` are the tokens of that sentence.
    """
    found = {id(name): (name, run) for run in runs(first, text) if (name := names.named(run)) is not None}
    placed = [name for name, run in found.values() if _may_be_place(name) and _is_placed(first, run)]
    said = [name for name in placed if publisher is not None and name.text in publisher]
    if said:
        return said[0]
    return placed[0] if len(placed) == len(found) == 1 else None


def _may_be_place(name: Name) -> bool:
    """Whether a name may be that of a land, a region or a town."""
    if name.person or name.demonym or name.text.count(" ") >= _LONGEST:
        return False
    return not is_office(name.text) or name.text.lower() in COUNTRIES


def _is_placed(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a preposition of place stands before a name: "in Ostrand", "across the Republic of Ostrand"."""
    before = [token.lower for token in tokens if token.end <= run.start][-2:]
    return not _PLACING.isdisjoint(before[-1:] if before[-1:] != ["the"] else before[:1])

"""Figures in a text that no claim covers: what the extractor passed over, shown rather than hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.model import Span

_FIGURE = re.compile(r"(?<![\w.,])\d[\d,.]{0,40}(?<![,.])(?!\w)", re.ASCII)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d", re.ASCII)


def uncovered(text: str, covered: Iterable[Span]) -> list[Span]:
    """Spans of numbers (bare years apart) that overlap none of the `covered` spans, in text order."""
    taken = sorted(covered)
    found: list[Span] = []
    place = 0
    reach = -1
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        while place < len(taken) and taken[place].start < end:
            reach = max(reach, taken[place].end)
            place += 1
        if reach <= start and not _YEAR.fullmatch(match[0]):
            found.append(Span(start, end))
    return found

"""What relative dates are measured from: the document's date, and how the document writes its dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from explorer.calendar import Grain, bounds_of, grain_of


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of a document and its habits with dates."""

    published: str | None = None
    """The document's date, which may be partial (2025, 2025-08, 2025-08-19); None if nobody knows."""
    day_first: bool | None = None
    """Whether 5/7/2025 is the 5th of July; None if the document does not show it."""
    fiscal_start: int | None = None
    """The month in which the document's fiscal year starts; the year is named after the one in which it ends."""

    told_year: int | None = None
    """For a document without a date: the year that its own dates speak of, in which its dates without a year lie."""
    told_in_year: bool = False
    """Whether it was written in that year itself: its last date is far enough from the year's end to tell."""

    @property
    def first(self) -> date | None:
        """The earliest day that the document's date may mean."""
        return _bounds(self.published)[0]

    @property
    def last(self) -> date | None:
        """The latest day that the document's date may mean."""
        return _bounds(self.published)[1]

    @property
    def year(self) -> int | None:
        """The document's year."""
        first, last = _bounds(self.published)
        return first.year if first and last and first.year == last.year else None

    @property
    def grain(self) -> Grain | None:
        """How finely the document's date is known."""
        return grain_of(self.published) if self.published and self.first else None

    def agreed(self, reading: Callable[[date], str | None]) -> str | None:
        """What `reading` says of the document's day, where all days that the date may mean agree; else None."""
        first, last = _bounds(self.published)
        if first is None or last is None:
            return None
        try:
            label = reading(first)
            return label if first == last or label == reading(last) else None
        except (ValueError, OverflowError):
            return None


def _bounds(published: str | None) -> tuple[date | None, date | None]:
    try:
        return bounds_of(published)
    except ValueError:
        return None, None

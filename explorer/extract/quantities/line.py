"""One line or sentence under examination: its text, its limits, and what its words suggest."""

from __future__ import annotations

import re
from functools import cached_property

from explorer.extract.quantities.listed import is_list
from explorer.vocabulary.units import Units

_WORD = re.compile(r"[a-z]+")


class Line:
    """A sentence with lazily made aids; every aid costs one pass at most."""

    def __init__(
        self, text: str, start: int, end: int, units: Units, *, decimal_comma: bool = False, in_cell: bool = False
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.units = units
        self.decimal_comma = decimal_comma
        self.in_cell = in_cell

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the sentence in lower case, pieces of compounds apart."""
        return frozenset(_WORD.findall(self.text[self.start : self.end].lower()))

    def hints(self, cue: str) -> bool:
        """Whether the sentence has one of the vocabulary's cue words."""
        return not self.vocabulary.isdisjoint(self.units.cues[cue])

    @cached_property
    def shouted(self) -> bool:
        """Whether the line is in capitals throughout, so that capitals say nothing."""
        return not re.search(r"[a-z]{2}", self.text[self.start : self.end])

    @cached_property
    def listed(self) -> bool:
        """Whether the line only lists things with their figures, so that a number behind a name is its figure."""
        return is_list(self.text[self.start : self.end])

    def before(self, at: int, width: int = 48) -> str:
        """The text left of `at` within the line, at most `width` characters."""
        return self.text[max(self.start, at - width) : at]

    def after(self, at: int, width: int = 48) -> str:
        """The text right of `at` within the line, at most `width` characters."""
        return self.text[at : min(self.end, at + width)]

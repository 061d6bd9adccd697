"""Where a quote stands in a text, white space being equal to any other."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from explorer.model import Span

_WORD = re.compile(r"\S+")
_SMALL = 4000
"""Characters of a text that is searched as fast as its words are sorted."""


def find_folded(text: str, quote: str) -> list[Span]:
    """Every place where `quote` stands in `text`, white space being equal to any other."""
    words = quote.split()
    spans: list[Span] = []
    position = text.find(words[0]) if words else -1
    while position >= 0:
        end = _match_words(text, position, words)
        if end is not None:
            spans.append(Span(position, end))
        position = text.find(words[0], position + 1)
    return spans


def _match_words(text: str, position: int, words: Sequence[str]) -> int | None:
    for number, word in enumerate(words):
        if number:
            start = position
            while position < len(text) and text[position].isspace():
                position += 1
            if position == start:
                return None
        if not text.startswith(word, position):
            return None
        position += len(word)
    return position


class Quotes:
    """Where quotes stand in one text, for many quotes: the same places as `find_folded` finds.

    Each quote is looked for once, and only where its rarest word stands, so that many claims of one sentence, or a
    text of many sentences, cost as much as they are long and no more.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: dict[str, Sequence[int]] = {}

    def before(self, quote: str, offset: int) -> int:
        """How often `quote` stands in the text at a place that begins before `offset`."""
        starts = self._starts.get(quote)
        if starts is None:
            starts = self._starts[quote] = self._found(quote)
        return bisect_left(starts, offset)

    def _found(self, quote: str) -> Sequence[int]:
        words = quote.split()
        inner = words[1:-1]
        if not inner or len(self.text) < _SMALL:
            return [span.start for span in find_folded(self.text, quote)]
        places = [self._places.get(word, ()) for word in inner]
        if not all(places):
            return []
        rarest = min(range(len(inner)), key=lambda number: len(places[number]))
        starts = (self._start(words, place - rarest - 1) for place in places[rarest])
        return [start for start in starts if start is not None]

    def _start(self, words: Sequence[str], first: int) -> int | None:
        """Where the words of a quote start if their first one ends the text's word `first`; None where they differ."""
        last = first + len(words) - 1
        if first < 0 or last >= len(self._words) or self._words[first + 1 : last] != words[1:-1]:
            return None
        before, after = self._words[first], self._words[last]
        if not before.endswith(words[0]) or not after.startswith(words[-1]):
            return None
        return self._ends[first] - len(words[0])

    @cached_property
    def _words(self) -> list[str]:
        one = {word: word for word in self._places}
        return [one[word] for word in self.text.split()]  # one object a word: a long text says few different ones

    @cached_property
    def _ends(self) -> array[int]:
        return array("q", (match.end() for match in _WORD.finditer(self.text)))

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the words of the text that are this word."""
        places: dict[str, array[int]] = {}
        for number, word in enumerate(self.text.split()):
            if (known := places.get(word)) is None:
                known = places[word] = array("q")
            known.append(number)
        return places

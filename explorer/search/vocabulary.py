"""The words of a store's index in memory: completing, correcting, splitting and joining what was typed."""

from __future__ import annotations

import heapq
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from explorer.terms import EXACT

_LAST = "\U0010ffff"
_LONGEST = 40
_MIN_INFIX = 4
_MIN_HALF = 3
_MANY = 300
_SHORT = 2
MANY_PARTS = 2000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Likely:
    """What a word may be a slip of: terms, and terms in a row, with their quality."""

    terms: dict[str, float] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], float] = field(default_factory=dict)


class Vocabulary:
    """Every term of the index with the number of its claims, in order; values are left out."""

    def __init__(self, terms: Iterable[tuple[str, int]], claims: int) -> None:
        """`terms` come sorted by code point, each with its number of claims; `claims` is the number of all."""
        self.claims = claims
        self._short: dict[tuple[str, int], list[str]] = {}
        self.remembered: dict[str, Likely] = {}
        self._words: list[str] = []
        self._counts = array("I")
        self._by_length: dict[int, list[str]] = {}
        for term, count in terms:
            self._words.append(term)
            self._counts.append(count)
            if len(term) <= _LONGEST and not term[0].isdigit():
                self._by_length.setdefault(len(term), []).append(term)
        self._joined: str | None = None

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Vocabulary:
        """The vocabulary of a store's claims."""
        claims = connection.execute("SELECT count(*) FROM claims").fetchone()[0]
        rows = connection.execute("SELECT term, doc FROM claim_vocabulary WHERE term < ?", (EXACT,))
        return cls(rows, claims)

    def __len__(self) -> int:
        return len(self._words)

    def count(self, term: str) -> int:
        """How many claims hold `term`; 0 where none does."""
        place = bisect_left(self._words, term)
        return self._counts[place] if place < len(self._words) and self._words[place] == term else 0

    def completions(self, prefix: str, most: int) -> list[str]:
        """The most frequent terms that start with `prefix` and are longer."""
        if len(prefix) <= _SHORT:
            if (prefix, most) not in self._short:
                self._short[prefix, most] = self._completions(prefix, most)
            return self._short[prefix, most]
        return self._completions(prefix, most)

    def _completions(self, prefix: str, most: int) -> list[str]:
        first, last = self._range(prefix)
        if first < last and self._words[first] == prefix:
            first += 1
        if last - first > most:
            places = heapq.nlargest(most, range(first, last), key=self._counts.__getitem__)
        else:
            places = sorted(range(first, last), key=self._counts.__getitem__, reverse=True)
        return [self._words[place] for place in places]

    def corrections(self, word: str, most: int) -> list[tuple[str, int]]:
        """The terms nearest to `word`, with the number of slips: one, or two in a longer word that begins no other."""
        if len(word) < 3 or len(word) > _LONGEST or word[0].isdigit():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        first, last = self._range(word)
        slips = 1 if len(word) < 6 or first < last else 2
        found: list[tuple[str, int]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            near = process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            found.extend((term, int(distance)) for term, distance, _ in near if distance)
        found.sort(key=lambda one: (one[1], one[0][0] != word[0], -self.count(one[0])))
        return found[:most]

    def mistyped_prefixes(self, word: str, most: int) -> list[str]:
        """The most frequent longer terms that start like `word` but for one slip; the first letter is right."""
        if len(word) < 4 or word[0].isdigit():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        size = len(word)
        first, last = self._range(word[:2])
        words = self._words[first:last]
        near = process.extract(word, [term[:size] for term in words], scorer=OSA.distance, score_cutoff=1, limit=None)
        places = {first + index for _, _, index in near if len(words[index]) > size}
        for start in _second_letter_wrong(word):
            places.update(islice(range(*self._range(start)), _MANY))
        return [self._words[place] for place in heapq.nlargest(most, places, key=self._counts.__getitem__)]

    def _range(self, prefix: str) -> tuple[int, int]:
        """The places of the words that start with `prefix`."""
        first = bisect_left(self._words, prefix)
        return first, bisect_left(self._words, prefix + _LAST, first)

    def holding(self, part: str, most: int) -> list[str]:
        """The most frequent terms that hold `part` inside."""
        if len(part) < _MIN_INFIX or part[0].isdigit():
            return []
        return heapq.nlargest(
            most, (term for term in self.with_part(part) if not term.startswith(part)), key=self.count
        )

    def with_part(self, part: str) -> list[str]:
        """The terms that hold `part` (letters) anywhere, at most MANY_PARTS."""
        joined = self.make_ready()
        found: list[str] = []
        place = joined.find(part)
        while place >= 0 and len(found) < MANY_PARTS:
            end = joined.index("\n", place)
            found.append(joined[joined.rindex("\n", 0, place + 1) + 1 : end])
            place = joined.find(part, end)
        return found

    def make_ready(self) -> str:
        """All terms with letters, a line each: made once, so let it be before the first question."""
        if self._joined is None:
            self._joined = "\n" + "\n".join(filter(_has_letter, self._words)) + "\n"
        return self._joined

    def splits(self, word: str, most: int) -> list[tuple[str, str]]:
        """The two words that `word` may be, written as one; the most frequent first."""
        pairs = [
            (word[:place], word[place:])
            for place in range(_MIN_HALF - 1, len(word) - _MIN_HALF + 2)
            if self.count(word[:place]) and self.count(word[place:])
        ]
        return heapq.nlargest(most, pairs, key=lambda pair: min(map(self.count, pair)))


def _has_letter(word: str) -> bool:
    return not word.isdigit() and word.lower() != word.upper()


def _second_letter_wrong(word: str) -> Iterator[str]:
    """What `word` may have been before a slip at its second letter."""
    yield word[0] + word[2] + word[1] + word[3:]
    yield word[0] + word[2:]
    for letter in _LETTERS:
        yield word[0] + letter + word[2:]
        yield word[0] + letter + word[1:]

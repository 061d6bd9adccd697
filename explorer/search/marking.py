"""Marking what the words of a query match in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from explorer.search.groups import SURE, Group
from explorer.search.result import Mark, MarkKind
from explorer.search.texts import ClaimText
from explorer.terms import plain_words, terms_of, tokens

_LONGEST = 5000
"""How many characters of a text are marked."""


class Marker:
    """Marks what the words of a query match in any text."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = tuple(group for group in groups if group.values)
        self._terms: dict[str, list[tuple[float, list[str]]]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], float]]] = {}
        self._starred: list[tuple[str, list[str]]] = []
        for group in groups:
            typed = terms_of(group.word.text)
            for term, quality in group.terms.items():
                self._terms.setdefault(term, []).append((quality, typed))
            for phrase, quality in group.phrases.items():
                self._phrases.setdefault(phrase[0], []).append((phrase, quality))
            if group.starred:
                self._starred.append((group.starred, typed))
        self._first = self._terms.keys() | self._phrases.keys()
        spelled = (*self._terms, *(term for some in self._phrases.values() for phrase, _ in some for term in phrase))
        self._wordy = not self._starred and not any(map(str.isdigit, "".join(spelled)))

    def __call__(self, text: str) -> tuple[Mark, ...]:
        """The marks in `text`, in order, without overlap."""
        text = text[:_LONGEST]
        plain = plain_words(text) if self._wordy else None
        if plain is None:
            return _apart(self._in_tokens(text))
        held = self._first.intersection(plain.split())
        return _apart(self._in_words(plain, held)) if held else ()

    def claim(self, claim: ClaimText) -> tuple[Mark, ...]:
        """The marks in a claim's sentence, its figure among them where its value was asked for."""
        marks = self(claim.sentence)
        if self._groups and any(group.values.keys() & set(claim.values) for group in self._groups):
            start, end = claim.evidence - claim.start, claim.evidence_end - claim.start
            if not any(mark.start < end and start < mark.end for mark in marks):
                return tuple(sorted((*marks, Mark(start, end, MarkKind.VALUE)), key=lambda mark: mark.start))
        return marks

    def _in_words(self, plain: str, held: Iterable[str]) -> Iterator[Mark]:
        """The marks in a text whose words are the words of `plain`: only the places of those `held` are looked at."""
        for term in held:
            place = plain.find(f" {term} ")
            while place >= 0:
                for quality, typed in self._terms.get(term, ()):
                    yield _mark(place, place + len(term), term, typed, quality)
                for phrase, quality in self._phrases.get(term, ()):
                    yield from _row_in_words(plain, place, phrase, quality)
                place = plain.find(f" {term} ", place + len(term))

    def _in_tokens(self, text: str) -> Iterator[Mark]:
        """The marks in any text, by its tokens."""
        found = list(tokens(text))
        for place, token in enumerate(found):
            for quality, typed in self._terms.get(token.term, ()):
                yield _mark(token.start, token.end, token.term, typed, quality)
            for start, typed in self._starred:
                if token.term.startswith(start):
                    yield _mark(token.start, token.end, token.term, typed, SURE)
            for phrase, quality in self._phrases.get(token.term, ()):
                row = found[place : place + len(phrase)]
                if [part.term for part in row] == list(phrase):
                    for part in row:
                        yield Mark(part.start, part.end, _kind(quality))


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in order; of those that overlap, the one of typed letters stays, else the longer."""
    found = sorted(set(marks))
    if len(found) < 2 or all(left.end <= right.start for left, right in pairwise(found)):
        return tuple(found)
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.kind is not MarkKind.EXACT, mark.start - mark.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _row_in_words(plain: str, place: int, phrase: Sequence[str], quality: float) -> Iterator[Mark]:
    """The marks of a phrase whose first word stands after `place` in `plain`; none where the others do not follow."""
    row = []
    for term in phrase:
        if not plain.startswith(f" {term} ", place):
            return
        row.append(Mark(place, place + len(term), _kind(quality)))
        rest = plain[place + len(term) + 1 :].lstrip(" ")
        place = len(plain) - len(rest) - 1
    yield from row


def _kind(quality: float) -> MarkKind:
    return MarkKind.EXACT if quality >= SURE else MarkKind.CORRECTED


def _mark(start: int, end: int, term: str, typed: list[str], quality: float) -> Mark:
    """The letters that were typed, where the term starts with or holds them; else all of it."""
    if len(typed) == 1 and end - start == len(term):
        inside = term.find(typed[0])
        if inside >= 0:
            return Mark(start + inside, start + inside + len(typed[0]), MarkKind.EXACT)
    return Mark(start, end, _kind(quality))

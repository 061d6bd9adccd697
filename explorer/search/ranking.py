"""The order of the candidates: every word counts by its rarity times how well it is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter, mul
from typing import NamedTuple

from explorer.search.groups import SURE, Group
from explorer.search.marking import Marker
from explorer.search.query import WordKind
from explorer.search.texts import ClaimText

_TIES = 60
_ALIKE = 10
"""Likeness to the query counts in steps of so much (of 100)."""
_OWN = 0.06
"""What it adds that a claim's own figure and names hold the words, not only its sentence."""
_USUAL_LENGTH = 300
_MOST_EXCESS = 4.0
_LENGTH = 0.03
"""What it costs that a sentence has twice its usual length: much stands in captions and lists that run on."""
_OTHER_UNIT = 0.8
"""What a figure counts at most where it has another unit than was asked for."""


class Ranked(NamedTuple):
    """A candidate with its score, 1 at best."""

    claim: ClaimText
    score: float
    place: float
    """What the order goes by."""


def ranked(
    claims: Sequence[ClaimText], groups: Sequence[Group], typed: str, sentence_only: bool, marker: Marker
) -> list[Ranked]:
    """`claims` by score, then by how well they themselves meet the words.

    Ties: what reads like the query, then the later period, then the figure that stands nearest to the words.
    """
    scorer = Scorer(groups, sentence_only)
    scored = [Ranked(claim, *scorer.score(claim)) for claim in claims]
    scored.sort(key=attrgetter("place"), reverse=True)
    head, tail = scored[:_TIES], scored[_TIES:]
    if groups:
        ties = (list(tied) for _, tied in groupby(head, key=attrgetter("place")))
        head = [one for tied in ties for one in (_told_apart(tied, typed, marker) if len(tied) > 1 else tied)]
    return head + tail


def _told_apart(tied: list[Ranked], typed: str, marker: Marker) -> list[Ranked]:
    """Candidates of equal place in their order."""
    from rapidfuzz import fuzz

    likeness = {one.claim.claim_id: fuzz.partial_ratio(typed, one.claim.sentence[:600].lower()) for one in tied}
    sentences = Counter((one.claim.document_id, one.claim.start) for one in tied)
    tied.sort(key=lambda one: (-likeness[one.claim.claim_id], _distance(one.claim, marker, sentences)))
    tied.sort(key=lambda one: one.claim.until, reverse=True)
    tied.sort(key=lambda one: -(likeness[one.claim.claim_id] // _ALIKE))
    return tied


def _distance(claim: ClaimText, marker: Marker, sentences: Mapping[tuple[int, int], int]) -> int:
    """Characters from the claim's figure to the next word that matches; 0 where no other claim shares its sentence."""
    if sentences[claim.document_id, claim.start] < 2:
        return 0
    start, end = claim.evidence - claim.start, claim.evidence_end - claim.start
    return min((max(mark.start - end, start - mark.end, 0) for mark in marker(claim.sentence)), default=0)


class Scorer:
    """Scores claims against the groups of one query. What is required was asked of the index and counts in full."""

    def __init__(self, groups: Sequence[Group], sentence_only: bool) -> None:
        self._sentence_only = sentence_only
        self._weights = [group.weight for group in groups]
        self._most = sum(self._weights) or 1.0
        self._none = [0.0] * len(groups)
        self._start = [1.0 if group.required else 0.0 for group in groups]
        self._meanings: dict[bytes, list[tuple[int, float]]] = {}
        self._phrases: list[tuple[int, bytes, float]] = []
        for place, group in enumerate(groups):
            for term, quality in group.terms.items():
                self._meanings.setdefault(term.encode(), []).append((place, quality))
            for phrase, quality in group.phrases.items():
                self._phrases.append((place, f" {' '.join(phrase)} ".encode(), quality))
        self._terms = set(self._meanings)
        self._starred = [(n, group.starred.encode()) for n, group in enumerate(groups) if group.starred]
        spelled = b"".join((*self._meanings, *(phrase for _, phrase, _ in self._phrases)))
        self._numbers = any(digit in spelled for digit in b"0123456789")
        self._figured = [(place, group) for place, group in enumerate(groups) if group.values or group.unit]

    def score(self, claim: ClaimText) -> tuple[float, float]:
        """How well the claim meets the words with its sentence and names, 1 at best; and what the order goes by."""
        own = self._none[:]
        sentence, names = claim.terms_with_numbers if self._numbers else claim.terms
        self._meet(names, own)
        others = self._meet_figure(claim, own) if self._figured else ()
        more = 0.0 if own == self._none else _OWN * self._weighed(own)
        best = self._start[:] if self._sentence_only or not more else [*map(max, self._start, own)]
        self._meet(sentence, best)
        for place in others:
            best[place] = min(best[place], _OTHER_UNIT)
        score = self._weighed(best)
        excess = len(claim.sentence) / _USUAL_LENGTH - 1.0
        if excess > 0.0:
            more -= _LENGTH * min(excess, _MOST_EXCESS)
        return score, round(score + more, 3)

    def _meet(self, terms: list[bytes], best: list[float]) -> None:
        """Raise `best` to the qualities with which `terms` meet the groups."""
        for term in self._terms.intersection(terms):
            for place, quality in self._meanings[term]:
                if quality > best[place]:
                    best[place] = quality
        if self._phrases:
            body = b" " + b" ".join(terms) + b" "
            for place, phrase, quality in self._phrases:
                if quality > best[place] and phrase in body:
                    best[place] = quality
        for place, start in self._starred:
            if best[place] < SURE and any(term.startswith(start) for term in terms):
                best[place] = SURE

    def _meet_figure(self, claim: ClaimText, own: list[float]) -> list[int]:
        """Raise `own` by the claim's figure and unit; the groups that its figure meets but for the unit."""
        others = []
        for place, group in self._figured:
            same_unit = claim.unit is not None and claim.unit == group.unit
            if group.values:
                quality = max((group.values.get(value, 0.0) for value in claim.values), default=0.0)
                if quality and not same_unit and group.unit is not None and claim.unit is not None:
                    others.append(place)
                else:
                    own[place] = max(own[place], quality)
            elif same_unit:
                own[place] = 1.0
        return others

    def _weighed(self, best: list[float]) -> float:
        total: float = sum(map(mul, self._weights, best))
        return total / self._most


def typed_words(groups: Sequence[Group]) -> str:
    """The query's words as they would stand in a text, for telling ties apart."""
    return " ".join(group.word.text for group in groups if group.word.kind is not WordKind.PATTERN).lower()

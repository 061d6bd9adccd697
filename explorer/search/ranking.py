"""The order of the candidates: every word counts by its rarity times how well it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.search.groups import SURE, Group
from explorer.search.query import WordKind
from explorer.search.texts import ClaimText
from explorer.terms import quick_terms

_TIES = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 1 at best."""

    claim: ClaimText
    score: float


def ranked(claims: Sequence[ClaimText], groups: Sequence[Group], typed: str, sentence_only: bool) -> list[Ranked]:
    """`claims` by score. Ties: what reads most like the query."""
    scorer = Scorer(groups, sentence_only)
    scored = [Ranked(claim, scorer.score(claim)) for claim in claims]
    scored.sort(key=lambda one: -one.score)
    head, tail = scored[:_TIES], scored[_TIES:]
    if len(head) > 1 and groups:
        from rapidfuzz import fuzz

        likeness = {one.claim.claim_id: fuzz.partial_ratio(typed, one.claim.sentence[:600].lower()) for one in head}
        head.sort(key=lambda one: (-round(one.score, 4), -likeness[one.claim.claim_id]))
    return head + tail


class Scorer:
    """Scores claims against the groups of one query. What is required was asked of the index and counts in full."""

    def __init__(self, groups: Sequence[Group], sentence_only: bool) -> None:
        self._sentence_only = sentence_only
        self._most = sum(group.weight for group in groups) or 1.0
        self._sure = sum(group.weight for group in groups if group.required)
        self._groups = [group for group in groups if not group.required]
        self._meanings: dict[bytes, list[tuple[int, float]]] = {}
        self._phrases: list[tuple[int, bytes, float]] = []
        for place, group in enumerate(self._groups):
            for term, quality in group.terms.items():
                self._meanings.setdefault(term.encode(), []).append((place, quality))
            for phrase, quality in group.phrases.items():
                self._phrases.append((place, f" {' '.join(phrase)} ".encode(), quality))
        self._terms = set(self._meanings)
        self._starred = [(n, group.starred.encode()) for n, group in enumerate(self._groups) if group.starred]
        spelled = b"".join((*self._meanings, *(phrase for _, phrase, _ in self._phrases)))
        self._numbers = any(digit in spelled for digit in b"0123456789")
        self._values = [(place, group.values) for place, group in enumerate(self._groups) if group.values]

    def score(self, claim: ClaimText) -> float:
        """From 0 to 1."""
        text = claim.sentence if self._sentence_only else f"{claim.sentence}\n{claim.names}"
        terms = quick_terms(text, self._numbers)
        best = [0.0] * len(self._groups)
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
        for place, values in self._values:
            best[place] = max(best[place], *(values.get(value, 0.0) for value in (*claim.values, "")))
        fuzzy = sum(group.weight * quality for group, quality in zip(self._groups, best, strict=True))
        return (self._sure + fuzzy) / self._most


def typed_words(groups: Sequence[Group]) -> str:
    """The query's words as they would stand in a text, for telling ties apart."""
    return " ".join(group.word.text for group in groups if group.word.kind is not WordKind.PATTERN).lower()

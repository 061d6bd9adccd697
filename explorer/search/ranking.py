"""The order of the candidates: every word counts by its rarity times how well it is met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.search.groups import SURE, Group
from explorer.search.query import WordKind
from explorer.search.result import Mark, MarkKind
from explorer.search.texts import ClaimText
from explorer.terms import terms_of, tokens

_TIES = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 1 at best."""

    claim: ClaimText
    score: float


def ranked(claims: Sequence[ClaimText], groups: Sequence[Group], typed: str, sentence_only: bool) -> list[Ranked]:
    """`claims` by score; those that miss a required group are left out. Ties: what reads most like the query."""
    most = sum(group.weight for group in groups) or 1.0
    scored: list[Ranked] = []
    for claim in claims:
        score = _score(claim, groups, sentence_only)
        if score is not None:
            scored.append(Ranked(claim, score / most))
    scored.sort(key=lambda one: -one.score)
    head, tail = scored[:_TIES], scored[_TIES:]
    if len(head) > 1:
        from rapidfuzz import fuzz

        likeness = {one.claim.claim_id: fuzz.partial_ratio(typed, one.claim.sentence[:600].lower()) for one in head}
        head.sort(key=lambda one: (-round(one.score, 4), -likeness[one.claim.claim_id]))
    return head + tail


def _score(claim: ClaimText, groups: Sequence[Group], sentence_only: bool) -> float | None:
    terms = terms_of(claim.sentence)
    if not sentence_only:
        terms.extend(terms_of(claim.facts))
    held = set(terms)
    held.update(claim.values)
    body = ""
    total = 0.0
    for group in groups:
        best = 0.0
        alternatives = group.terms
        for term in held.intersection(alternatives):
            best = max(best, alternatives[term])
        if group.values and best < 1.0:
            best = max([best, *(quality for term, quality in group.values.items() if term in held)])
        if group.starred is not None and best < SURE and any(term.startswith(group.starred) for term in held):
            best = SURE
        if group.phrases and best < 1.0:
            body = body or f" {' '.join(terms)} "
            best = max([best, *(q for phrase, q in group.phrases.items() if f" {' '.join(phrase)} " in body)])
        if best == 0.0 and group.required:
            return None
        total += group.weight * best
    return total


class Marker:
    """Marks what the words of a query match in any text."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = tuple(groups)
        self._patterns: tuple[re.Pattern[str], ...] = ()

    def __call__(self, text: str) -> tuple[Mark, ...]:
        """The marks in `text`, in order, without overlap."""
        found = list(tokens(text[:5000]))
        marks: dict[int, Mark] = {}
        for group in self._groups:
            typed = terms_of(group.word.text)
            for place, token in enumerate(found):
                quality = group.terms.get(token.term, 0.0)
                if quality or (group.starred and token.term.startswith(group.starred)):
                    self._keep(marks, _mark(token.start, token.end, token.term, typed, quality or SURE))
                for phrase, likeness in group.phrases.items():
                    if token.term == phrase[0] and [t.term for t in found[place : place + len(phrase)]] == list(phrase):
                        kind = MarkKind.EXACT if likeness >= SURE else MarkKind.CORRECTED
                        for part in found[place : place + len(phrase)]:
                            self._keep(marks, Mark(part.start, part.end, kind))
        return tuple(marks[start] for start in sorted(marks))

    @staticmethod
    def _keep(marks: dict[int, Mark], mark: Mark) -> None:
        old = marks.get(mark.start)
        if old is None or (old.kind is MarkKind.CORRECTED and mark.kind is MarkKind.EXACT):
            marks[mark.start] = mark

    def claim(self, claim: ClaimText) -> tuple[Mark, ...]:
        """The marks in a claim's sentence, its figure among them where its value was asked for."""
        marks = self(claim.sentence)
        if any(group.values.keys() & set(claim.values) for group in self._groups):
            start, end = claim.evidence
            if not any(mark.start < end and start < mark.end for mark in marks):
                return tuple(sorted((*marks, Mark(start, end, MarkKind.VALUE)), key=lambda mark: mark.start))
        return marks


def _mark(start: int, end: int, term: str, typed: list[str], quality: float) -> Mark:
    """The letters that were typed, where the term starts with or holds them; else all of it."""
    if len(typed) == 1 and end - start == len(term):
        inside = term.find(typed[0])
        if inside >= 0:
            return Mark(start + inside, start + inside + len(typed[0]), MarkKind.EXACT)
    return Mark(start, end, MarkKind.EXACT if quality >= SURE else MarkKind.CORRECTED)


def typed_words(groups: Sequence[Group]) -> str:
    """The query's words as they would stand in a text, for telling ties apart."""
    return " ".join(group.word.text for group in groups if group.word.kind is not WordKind.PATTERN).lower()

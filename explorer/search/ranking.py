"""The order of the candidates: every word counts by its rarity times how well it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.search.groups import SURE, Group
from explorer.search.query import WordKind
from explorer.search.result import Mark, MarkKind
from explorer.search.texts import ClaimText
from explorer.terms import quick_terms, terms_of, tokens

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


class Marker:
    """Marks what the words of a query match in any text."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = tuple(groups)
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

    def __call__(self, text: str) -> tuple[Mark, ...]:
        """The marks in `text`, in order, without overlap."""
        found = list(tokens(text[:5000]))
        marks: dict[int, Mark] = {}
        for place, token in enumerate(found):
            for quality, typed in self._terms.get(token.term, ()):
                self._keep(marks, _mark(token.start, token.end, token.term, typed, quality))
            for start, typed in self._starred:
                if token.term.startswith(start):
                    self._keep(marks, _mark(token.start, token.end, token.term, typed, SURE))
            for phrase, quality in self._phrases.get(token.term, ()):
                row = found[place : place + len(phrase)]
                if [part.term for part in row] == list(phrase):
                    kind = MarkKind.EXACT if quality >= SURE else MarkKind.CORRECTED
                    for part in row:
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
            start, end = claim.evidence - claim.start, claim.evidence_end - claim.start
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

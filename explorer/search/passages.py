"""Passages of documents that answer a query outside any claim."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import CLAIM_BITS, Span
from explorer.search.candidates import Asking
from explorer.search.filters import CompiledFilters
from explorer.search.groups import Group
from explorer.search.marking import Marker
from explorer.search.query import WordKind
from explorer.search.result import Mark, PassageHit
from explorer.search.texts import Texts
from explorer.terms import passages, terms_of

_ASKED = 100
_AROUND = 90
_MIN_STARRED = 3


def passage_hits(
    groups: Sequence[Group], filters: CompiledFilters, texts: Texts, asking: Asking, limit: int
) -> tuple[PassageHit, ...]:
    """Passages that hold every group, with a match that lies in no claim's sentence."""
    worded = [_worded(group) for group in groups]
    if not worded:
        return ()
    expression = " AND ".join(group.match() for group in worded)
    rows = asking.ids(
        "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, _ASKED)
    )
    allowed = _allowed({row >> CLAIM_BITS for row in rows}, filters, asking)
    marker = Marker(worded)
    found: list[PassageHit] = []
    cut: dict[int, list[Span]] = {}
    for row in rows:
        asking.check()
        document_id = row >> CLAIM_BITS
        if len(found) >= limit or asking.is_late():
            break
        if document_id not in allowed:
            continue
        text = texts.document(document_id)
        spans = cut.setdefault(document_id, passages(text))
        position = row & ((1 << CLAIM_BITS) - 1)
        if position < len(spans):
            hit = _hit(document_id, spans[position], text, marker, _sentences(document_id, spans[position], asking))
            if hit is not None:
                found.append(hit)
    return tuple(found)


def _worded(group: Group) -> Group:
    """The group for words that no claim holds: as typed, and as the beginning of a word."""
    typed = terms_of(group.word.text)
    worded = Group(group.word, dict(group.terms), dict(group.phrases), starred=group.starred)
    if len(typed) == 1:
        worded.add(typed[0], 1.0)
        if group.word.kind is WordKind.FUZZY and len(typed[0]) >= _MIN_STARRED and not group.terms:
            worded.starred = typed[0]
    return worded


def _allowed(documents: set[int], filters: CompiledFilters, asking: Asking) -> set[int]:
    """The documents with a claim that meets the filters."""
    if filters.condition.is_trivial:
        return documents
    where = f"SELECT EXISTS (SELECT 1 FROM claims c WHERE c.document_id = ? AND {filters.condition.where})"
    return {number for number in documents if asking.ids(where, (number, *filters.condition.params)) == [1]}


def _sentences(document_id: int, span: Span, asking: Asking) -> list[Span]:
    rows = asking.rows(
        "SELECT DISTINCT sentence_start, sentence_end FROM claims WHERE document_id = ?"
        " AND sentence_end > ? AND sentence_start < ?",
        (document_id, span.start, span.end),
    )
    return [Span(*row) for row in rows]


def _hit(document_id: int, span: Span, text: str, marker: Marker, claimed: list[Span]) -> PassageHit | None:
    marks = marker(span.of(text))
    free = [
        mark
        for mark in marks
        if not any(s.start <= span.start + mark.start and span.start + mark.end <= s.end for s in claimed)
    ]
    if not free:
        return None
    first = max(span.start, span.start + free[0].start - _AROUND)
    first = span.start if first == span.start else _word_start(text, first, span.start + free[0].start)
    shift = first - span.start
    kept = tuple(Mark(m.start - shift, m.end - shift, m.kind) for m in marks if m.start >= shift)
    return PassageHit(document_id, first, span.end, text[first : span.end].rstrip(), kept)


def _word_start(text: str, first: int, latest: int) -> int:
    space = text.find(" ", first, latest)
    return space + 1 if space >= 0 else first

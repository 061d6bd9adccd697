"""A document's text as lines with layers: sentence, evidence, the chosen evidence, figures that nothing covers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.model import Span

PLAIN, SENTENCE, PASSED_OVER, EVIDENCE, CHOSEN, UNCOVERED = range(6)
"""Layers of a text, the stronger the higher."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Spans of a text by layer; spans of one layer are sorted and may touch."""

    evidence: tuple[Span, ...] = ()
    uncovered: tuple[Span, ...] = ()
    sentence: Span | None = None
    chosen: Span | None = None
    passed_over: tuple[Span, ...] = ()
    """Evidence of claims that filters leave out."""


def window(text: str, start: int, size: int) -> Span:
    """A part of about `size` characters around `start` (a third before it), from line to line where lines allow."""
    if len(text) <= size:
        return Span(0, len(text))
    first = max(0, min(start - size // 3, len(text) - size))
    last = min(len(text), first + size)
    slack = size // 10
    line = text.find("\n", first, first + slack) if first else -1
    end = text.rfind("\n", last - slack, last) if last < len(text) else -1
    return Span(line + 1 if line >= 0 else first, end if end >= 0 else last)


def within(spans: Sequence[Span], part: Span) -> tuple[Span, ...]:
    """The spans (sorted, apart) that touch a part of a text, cut to it and counted from its start."""
    found = []
    place = _first_after(spans, part.start)
    while place < len(spans) and spans[place].start < part.end:
        span = spans[place]
        found.append(Span(max(0, span.start - part.start), min(part.end, span.end) - part.start))
        place += 1
    return tuple(found)


def pieces(line: Span, layers: Layers) -> Iterator[tuple[Span, int]]:
    """The line cut where a layer begins or ends, each piece with its strongest layer."""
    edges = {line.start, line.end}
    for span in _touching(line, layers):
        edges.update((max(line.start, span.start), min(line.end, span.end)))
    marks = sorted(edges)
    for start, end in itertools.pairwise(marks):
        yield Span(start, end), layer_at(start, layers)


def layer_at(offset: int, layers: Layers) -> int:
    """The strongest layer at an offset."""
    if layers.chosen is not None and layers.chosen.start <= offset < layers.chosen.end:
        return CHOSEN
    if _holds(layers.evidence, offset):
        return EVIDENCE
    if _holds(layers.uncovered, offset):
        return UNCOVERED
    if _holds(layers.passed_over, offset):
        return PASSED_OVER
    if layers.sentence is not None and layers.sentence.start <= offset < layers.sentence.end:
        return SENTENCE
    return PLAIN


def touches(line: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the sorted spans shares a character with the line."""
    place = _first_after(spans, line.start)
    return place < len(spans) and spans[place].start < line.end


def _touching(line: Span, layers: Layers) -> Iterator[Span]:
    for spans in (layers.evidence, layers.uncovered, layers.passed_over):
        place = _first_after(spans, line.start)
        while place < len(spans) and spans[place].start < line.end:
            yield spans[place]
            place += 1
    for single in (layers.sentence, layers.chosen):
        if single is not None and single.start < line.end and single.end > line.start:
            yield single


def _holds(spans: Sequence[Span], offset: int) -> bool:
    place = _first_after(spans, offset)
    return place < len(spans) and spans[place].start <= offset


def _first_after(spans: Sequence[Span], offset: int) -> int:
    """The place of the first span that ends after `offset`; spans do not overlap."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def disjoint(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted spans in which overlapping ones are joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)

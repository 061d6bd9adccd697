"""Wrapping changes nothing: lines are spans of the text, in order, none wider than asked."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Span
from explorer.views.lines import line_of, wrap
from explorer.views.passages import CHOSEN, EVIDENCE, PLAIN, Layers, disjoint, layer_at, pieces

TEXTS = st.text(alphabet="ab [/]\n\tü漢.", max_size=200)


def wide(text: str) -> int:
    return sum(2 if letter == "漢" else 1 for letter in text)


@settings(max_examples=80)
@given(TEXTS, st.integers(2, 30))
def test_lines_hold_every_letter_once_and_fit(text: str, width: int) -> None:
    spans = wrap(text, width, wide)
    assert all(wide(span.of(text)) <= width for span in spans if span.end - span.start > 1)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    left_out = set(range(len(text))) - {place for span in spans for place in range(span.start, span.end)}
    assert all(text[place] in " \t\n" for place in left_out)


def test_breaks_at_spaces() -> None:
    text = "one two three"
    assert [span.of(text) for span in wrap(text, 8)] == ["one two", "three"]


def test_cuts_a_word_that_is_too_long() -> None:
    text = "abcdefghij"
    assert [span.of(text) for span in wrap(text, 4)] == ["abcd", "efgh", "ij"]


def test_finds_the_line_of_an_offset() -> None:
    text = "one two three\n\nfour"
    spans = wrap(text, 8)
    assert spans[line_of(spans, text.index("three"))].of(text) == "three"
    assert spans[line_of(spans, text.index("four"))].of(text) == "four"


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6), st.integers(0, 30), st.integers(1, 20))
def test_pieces_cover_the_line_with_the_strongest_layer(spans: list[tuple[int, int]], start: int, length: int) -> None:
    layers = Layers(evidence=disjoint([Span(a, a + b) for a, b in spans]), chosen=Span(5, 9))
    line = Span(start, start + length)
    cut = list(pieces(line, layers))
    assert cut[0][0].start == line.start
    assert cut[-1][0].end == line.end
    for piece, layer in cut:
        for offset in range(piece.start, piece.end):
            inside = any(a <= offset < a + b for a, b in spans)
            assert layer == (CHOSEN if 5 <= offset < 9 else EVIDENCE if inside else PLAIN) == layer_at(offset, layers)

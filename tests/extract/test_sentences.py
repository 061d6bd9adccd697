"""Sentences: boundaries that a plain splitter gets wrong, and limits that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.sentences import MAX_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The price rose to 3.5 million.", "It fell in May."],
        ["Gen. Smith met Mr. J. K. Dole in the U.S. on Sept. 5.", "Nothing came of it."],
        ["Flight No. 5 left at 5 p.m. Monday.", "It was full."],
        ["The firm lost $3.2 bn. in 2024.", "Its rival did not."],
        ['"We sold 40 cars," she said.', '"In May it was 30."'],
        ["“It was five.", "Then it was six,” said Ann.", "Nobody asked."],
        ["She asked “Why?” and left.", "He stayed."],
        ["Output grew (it had fallen in 2023.", "That was a bad year.)", "Now it is up."],
        ["Shares of Acme Inc. rose 5%.", "Those of Bolt Corp. fell."],
        ["It was slow ... and then fast.", "It ended."],
    ],
)
def test_boundaries(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_full_stop_without_a_space_ends_a_sentence() -> None:
    assert sentences("Sales rose by 5%.The margin fell.Amazon.com did well in 2024.Nobody knows why.") == [
        "Sales rose by 5%.",
        "The margin fell.",
        "Amazon.com did well in 2024.",
        "Nobody knows why.",
    ]


def test_a_line_break_inside_a_sentence_does_not_end_it() -> None:
    assert len(sentences("The council of the\ncity voted on Monday to\nraise the tax by 5%.")) == 1


def test_emphasis_marks_are_no_part_of_a_sentence() -> None:
    assert sentences("*Port Isolde, Monday*") == ["Port Isolde, Monday"]


@pytest.mark.parametrize(
    "text", ["word " * 60_000, "LOUD " * 40_000, "“a. " * 30_000, "." * 200_000, "1,234 " * 30_000, "x" * 200_000]
)
def test_endless_text_is_cut(text: str) -> None:
    found = split_sentences(text)
    assert found
    assert all(0 < span.end - span.start <= MAX_SENTENCE for span in found)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab AB.?!\n\t"“”()1,$*é中\u200b'), max_size=300))
def test_spans_are_ordered_disjoint_and_lose_no_letter(text: str) -> None:
    found = split_sentences(text)
    position = 0
    for span in found:
        assert position <= span.start < span.end <= len(text)
        assert not any(c.isalnum() for c in text[position : span.start])
        position = span.end
    assert not any(c.isalnum() for c in text[position:])

"""Quotes are found where they stand, and many of them for what one pass over the text costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import quotes
from explorer.quotes import Quotes, find_folded

PIECES = st.lists(st.sampled_from(["a", "b", "ab", "ba", " ", "  ", "\n", "\u00a0", "\t", "é"]), max_size=40).map(
    "".join
)


@given(PIECES, PIECES, st.integers(0, 90), st.integers(0, 90))
def test_many_quotes_stand_where_one_stands(text: str, other: str, start: int, end: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotes, "_SMALL", 0)
        places = Quotes(text)
        for quote in (text[start:end], other, text):
            starts = [span.start for span in find_folded(text, quote)]
            for offset in range(len(text) + 2):
                assert places.before(quote, offset) == sum(place < offset for place in starts)


class Counted(Quotes):
    """Counts the places that are compared."""

    compared = 0

    def _start(self, words: object, first: int) -> int | None:
        self.compared += 1
        return super()._start(words, first)  # type: ignore[arg-type]


@pytest.mark.parametrize("claims", [500, 5000])
def test_claims_of_one_sentence_cost_one_comparison_each_at_most(claims: int) -> None:
    sentence = "The mill sold " + " and ".join(f"{number % 7} tonnes of rye" for number in range(claims))
    places = Counted(f"Rye.\n\n{sentence}.\n")
    assert all(places.before(f"{sentence}.", offset) == (offset > 6) for offset in range(claims))
    assert places.compared <= claims


def test_sentences_of_a_long_text_cost_one_comparison_each() -> None:
    sentences = [f"The mill of the {number} hens sold all of its flour.\n" for number in range(2000)]
    places = Counted("".join(sentences))
    assert sum(places.before(sentence, 10**9) for sentence in sentences) == len(sentences)
    assert places.compared == len(sentences)

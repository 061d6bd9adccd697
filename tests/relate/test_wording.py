"""Reasons as a reader reads them."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.relate.wording import counted, spoken_period
from tests.relate.builders import Corpus

LOSS: dict[str, Any] = {"subject": "Velmont", "metric": "loss", "unit": "EUR", "period": "2024"}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("2025", "2025"),
        ("2025-Q2", "second quarter of 2025"),
        ("2025-H1", "first half of 2025"),
        ("2025-07", "July 2025"),
        ("2025-07-05", "5 July 2025"),
        ("2025-01/2025-09", "January 2025 to September 2025"),
        ("2024-04/..", "from April 2024"),
        ("../2024-04", "until April 2024"),
        ("FY2025", "fiscal 2025"),
        ("1990/1999", "1990 to 1999"),
        ("2025-99", "2025-99"),
    ],
)
def test_a_period_is_said_in_words(label: str, words: str) -> None:
    assert spoken_period(label) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("match", "matches"),
        ("day", "days"),
        ("city", "cities"),
        ("person", "people"),
        ("GW", "GW"),
        ("woman", "women"),
        ("human", "humans"),
        ("aircraft", "aircraft"),
    ],
)
def test_counted_nouns_have_their_plural(unit: str, words: str) -> None:
    assert counted(unit, 4.0) == words


def test_a_word_that_narrows_is_quoted_as_it_is_written() -> None:
    corpus = Corpus()
    for text, printed, value in (
        ("Velmont had a loss of 40 million euros in 2024.", "40 million euros", 40e6),
        ("Velmont had an underlying loss of 31 million euros in 2024.", "31 million euros", 31e6),
    ):
        corpus.say(text, printed, value, **LOSS)
    (relation,) = corpus.relations()
    assert "only the second says “underlying”" in relation.reason


def test_the_reason_tells_who_says_what_and_repeats_no_word() -> None:
    corpus = Corpus()
    fields = LOSS | {"subject": "bars", "metric": "bar mass", "unit": "g"}
    corpus.say("The bars have a mass of 150 g in 2024.", "150 g", 150.0, publisher="Marl Post", **fields)
    corpus.say("In 2024 the bars have a mass of 170 g.", "170 g", 170.0, publisher="Carse Wire", **fields)
    (relation,) = corpus.relations()
    assert relation.reason.startswith("bars mass (2024): 150 g (Marl Post) and 170 g (Carse Wire), 12 % apart")

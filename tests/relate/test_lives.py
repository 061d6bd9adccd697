"""Births, deaths and first appearances in short undated statements: who and what is one, and which dates conflict."""

from __future__ import annotations

import pytest

from tests.relate.builders import Corpus
from tests.relate.test_fleeting import related

FULLER = "Callum Reid Strand (born June 10, 1945) is a lawyer and counsel of the Hart Centre."
SPAN = "Johann Gottfried Weidlich (5 February 1748 – 28 January 1798) was a composer and conductor."
NOVEL = "The Low Gate is a 2003 adventure novel by Ivo Marchetti, set in a harbour town."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Callum Strand was born in 1956.", FULLER),
        ("Johann Weidlich died in 1789.", SPAN),
        ("Johann Weidlich was born in 1751.", SPAN),
        ("Edith Winther died in 1991.", "Edith Winther (May 3, 1902 -- March 16, 1984) was a Norlandic sculptor."),
        ("The Low Gate is a 1997 novel.", NOVEL),
        ("Quarrel was released in 2005.", "It was released on December 7, 2009, by Quayside Records."),
        ("Quarrel was released on June 1, 2003.", "The album was released on June 1, 2007 to wide acclaim."),
    ],
)
def test_dates_of_one_life_or_work_conflict(claim: str, evidence: str) -> None:
    assert "contradiction" in related(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Callum Strand was born in June.", FULLER),
        ("Callum Strand was born in 1945.", FULLER),
        ("Margit Strand was born in 1951.", FULLER),
        ("Johann Weidlich died in 1798.", SPAN),
        ("Johann Weidlich was born in 1748.", SPAN),
        ("The Low Gate is a 2003 novel.", NOVEL),
        ("The Low Gate was released on 4 March 2004.", NOVEL),
        ("Orla Venn released an album in 2014.", "Orla Venn recorded a record in 2007 and released it in 2008."),
        ("Quarrel was released in 2005.", "The album was released in Japan in 2008 and in Caldona in 2005."),
        ("The band formed in 1990.", "The Republic of Lorn (1918 – 1926) was a state."),
    ],
)
def test_what_allows_each_other_or_is_of_another_is_no_conflict(claim: str, evidence: str) -> None:
    assert "contradiction" not in related(claim, evidence)


@pytest.mark.parametrize(
    ("subject", "phrases", "found"),
    [
        ("QX7", ("the debut", "its official debut"), True),
        ("QX7", ("the debut", "its European debut"), False),
        ("Ana Roth", ("the debut", "its official debut"), False),
    ],
)
def test_a_model_is_shown_for_the_first_time_once(subject: str, phrases: tuple[str, str], found: bool) -> None:
    corpus = Corpus()
    texts = (
        f"June saw another milestone of the firm with the debut of {subject}, a van.",
        f"Soon thereafter came a second van, {subject}, which made {phrases[1]} this past May and sold well.",
    )
    dates = (("June", "2025-06"), ("this past May", "2025-05"))
    for text, (printed, period), phrase in zip(texts, dates, phrases, strict=True):
        corpus.say(text, printed, subject=subject, metric="debut", period=period, phrase=phrase, published="2025-09-01")
    assert bool(corpus.relations()) is found

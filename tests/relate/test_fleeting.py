"""Figures that hold for an hour: what a market quotes, victims that are still counted, dates that name no year."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.model import Claim
from explorer.pipeline import relate_texts
from tests.relate.builders import Corpus, types_of

UNDATED: dict[str, Any] = {"published": None}
SHARES = UNDATED | {"subject": "Velm Mills", "metric": "share price"}


def related(*texts: str, published: str | None = None) -> list[str]:
    """The types of all relations between short passages, dated or not."""
    facts = {"published": published} if published else {}
    _, relations = relate_texts([(f"{number}.md", facts, text) for number, text in enumerate(texts)])
    return sorted(str(relation.type) for relation in relations)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velm Mills shares fell 61 cents to $19.40.", "Velm Mills shares fell 88 cents to $19.13."),
        ("The Corran 100 index closed at 1,260.4.", "The Corran 100 index stood at 1,257.9 in the afternoon."),
        ("The ten-year note had a yield of 4.18 percent.", "The ten-year note had a yield of 4.22 percent."),
        ("Tokyo stocks closed down 0.24 percent.", "Tokyo stocks closed up 0.52 percent."),
    ],
)
def test_quotations_of_unknown_hours_are_no_conflict(one: str, other: str) -> None:
    assert not {"contradiction", "direction"} & set(related(one, other))


def test_closing_prices_of_one_day_conflict() -> None:
    day = SHARES | {"period": "2025-03-03"}
    assert "contradiction" in types_of(
        ("On 3 March Velm Mills shares closed at $19.40.", "$19.40", 19.4, "USD", day),
        ("Velm Mills shares closed at $18.10 on 3 March.", "$18.10", 18.1, "USD", day),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Death toll in Ostrey mill collapse climbs to 47", "Ostrey mill collapse kills at least 52"),
        ("Clashes in Bel Sadar killed 11 people.", "Clashes in Bel Sadar killed seven people."),
    ],
)
def test_victims_of_unknown_days_are_no_conflict(one: str, other: str) -> None:
    assert "contradiction" not in related(one, other)


def test_a_toll_that_still_rises_is_no_conflict_on_one_day() -> None:
    one, other = "The death toll of the Ostrey fire rose to 47.", "The death toll of the Ostrey fire hit 52."
    assert "contradiction" not in related(one, other, published="2025-03-03")


def test_victims_of_one_day_conflict() -> None:
    one, other = "The fire in Ostrey on 2 March 2025 killed 47 people.", "The fire in Ostrey on 2 March 2025 killed 62."
    assert "contradiction" in related(one, other, published="2025-03-09")


def test_the_company_may_be_any_company() -> None:
    one, other = "The company has 19 plants.", "The company has 23 plants."
    assert "contradiction" not in related(one, other)
    assert "contradiction" in related("Velmont has 19 plants.", "Velmont has 23 plants.")


def test_sentences_that_share_one_figure_of_a_change_tell_the_rest_in_other_ways() -> None:
    corpus = Corpus()
    fees = UNDATED | {"subject": "Carse College", "metric": "tuition"}
    first, second = (
        "Tuition at Carse College will go to $2,800 from $2,500.",
        "Tuition at Carse College goes by $300 to $2,800.",
    )
    said: list[Claim] = [
        corpus.say(first, "$2,800", 2800.0, "USD", **fees),
        corpus.say(first, "$2,500", 2500.0, "USD", document=1, **fees),
        corpus.say(second, "$300", 300.0, "USD", **fees),
        corpus.say(second, "$2,800", 2800.0, "USD", document=2, **fees),
    ]
    assert len(said) == 4
    assert "contradiction" not in corpus.types()


def test_a_date_without_a_year_is_not_of_the_year_of_the_text() -> None:
    corpus = Corpus()
    born: dict[str, Any] = {"subject": "Ivo Marchetti", "metric": "birth"}
    corpus.say("Ivo Marchetti was born in May.", "May", period="2024-05", **born)
    corpus.say("Ivo Marchetti (born 9 May 1950) paints.", "9 May 1950", period="1950-05-09", **born)
    assert "contradiction" not in corpus.types()


def test_days_told_by_words_alone_are_counted_from_the_day_of_writing() -> None:
    corpus = Corpus()
    rain: dict[str, Any] = {"subject": "rain", "metric": "arrival"}
    corpus.say("The rain arrived in Dunmere early today.", "today", period="2025-03-03", **rain)
    corpus.say("The rain arrived in Dunmere on Thursday.", "Thursday", period="2025-02-27", **rain)
    assert "contradiction" not in corpus.types()


def test_what_comes_every_so_often_has_no_duration() -> None:
    assert "contradiction" not in related(
        "The Lorn treaty is 37 years old.", "The Lorn treaty is reviewed every 5 years."
    )


def test_a_cap_on_a_count_that_only_grows_is_refuted_by_a_larger_one() -> None:
    evidence = "Delvia has reported over 168,000 confirmed cases, 19,323 deaths, and 35,983 recoveries."
    assert "contradiction" in related("Delvia has reported fewer than 19,000 deaths.", evidence)
    assert "contradiction" not in related("Delvia has reported fewer than 20,000 deaths.", evidence)


def test_a_payment_that_will_be_and_one_that_is_are_one() -> None:
    types = related(
        "Solent Marine will pay a dividend of 14 pence per share for 2024.",
        "The dividend of Solent Marine for 2024 is 19 pence per share.",
        published="2025-02-11",
    )
    assert "contradiction" in types
    assert "status" not in types


def test_a_rating_may_be_based_on_any_number_of_reviews() -> None:
    evidence = "On Filmwarden, The Lantern Keeper holds an approval rating of 74% based on 118 reviews."
    assert "contradiction" in related("The Lantern Keeper has an approval rating of 61% on Filmwarden.", evidence)

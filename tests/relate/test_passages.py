"""Passages of a sentence or two without date or title: what a reader takes to be of one event, and what not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate.builders import Corpus, types_of

UNDATED: dict[str, Any] = {"published": None}
LENGTH = UNDATED | {"subject": "pier", "metric": "length"}
SINCE = UNDATED | {"subject": "Corvale", "metric": "cases"}


def test_undated_passages_that_differ_only_in_the_figure_contradict() -> None:
    assert types_of(
        ("The pier is 410 metres long.", "410 metres", 410.0, "m", LENGTH),
        ("The pier has a length of 530 metres.", "530 metres", 530.0, "m", LENGTH),
    ) == ["contradiction"]


def test_undated_articles_leave_it_open() -> None:
    more = " The town council met again and spoke at length about other things." * 20
    types = types_of(
        ("The pier is 410 metres long." + more, "410 metres", 410.0, "m", LENGTH | {"sentence_end": 28}),
        ("The pier is 530 metres long." + more, "530 metres", 530.0, "m", LENGTH | {"sentence_end": 28}),
    )
    assert "contradiction" not in types


def test_counts_up_to_an_unknown_day_may_both_be_right() -> None:
    types = types_of(
        ("Corvale has recorded 62 cases since August.", "62", 62.0, "case", SINCE),
        ("Corvale has recorded 95 cases since August.", "95", 95.0, "case", SINCE),
    )
    assert "contradiction" not in types


def test_days_that_differ_are_no_conflict() -> None:
    assert "contradiction" not in types_of(
        ("As of 3 June, Corvale had 62 cases.", "62", 62.0, "case", SINCE),
        ("As of 9 June, Corvale had 95 cases.", "95", 95.0, "case", SINCE),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm destroyed 62 barns.", "The storm damaged 95 barns."),
        ("The crews were relieved after 62 days.", "Two of the crews were relieved after 95 days."),
    ],
)
def test_another_part_of_the_matter_is_no_conflict(one: str, other: str) -> None:
    fields = UNDATED | {"subject": "storm", "metric": "barns"}
    assert "contradiction" not in types_of((one, "62", 62.0, "barn", fields), (other, "95", 95.0, "barn", fields))


def test_only_before_a_figure_narrows_nothing() -> None:
    visits = UNDATED | {"subject": "Lindow fair", "metric": "visitors"}
    assert types_of(
        ("The Lindow fair drew 9,150 visitors.", "9,150", 9150.0, "visitor", visits),
        ("The Lindow fair drew only 6,240 visitors.", "6,240", 6240.0, "visitor", visits),
    ) == ["contradiction"]


def test_a_round_word_allows_a_near_figure() -> None:
    guests = UNDATED | {"subject": "Lindow inn", "metric": "guests"}
    assert "contradiction" not in types_of(
        ("Forty guests slept at the Lindow inn.", "Forty", 40.0, "guest", guests),
        ("The Lindow inn had 43 guests.", "43", 43.0, "guest", guests),
    )


def test_a_sentence_that_says_both_figures_is_not_held_against_itself() -> None:
    points = UNDATED | {"subject": "Tarrow index", "metric": "points"}
    corpus = Corpus()
    first = "The Tarrow index rose 41 points to 9,560 points."
    corpus.say(first, "41", 41.0, "point", **points)
    corpus.say(first, "9,560", 9560.0, "point", document=1, **points)
    corpus.say("The Tarrow index closed at 9,560 points.", "9,560", 9560.0, "point", **points)
    assert "contradiction" not in corpus.types()


def test_a_document_with_both_figures_vouches_for_two_things() -> None:
    bars: dict[str, Any] = {"subject": "Mellin", "metric": "bar", "published": "2025-03-03"}
    corpus = Corpus()
    for text, printed, value in (
        ("Mellin sells bars of 380 grams.", "380 grams", 380.0),
        ("Mellin sells bars of 160 grams.", "160 grams", 160.0),
    ):
        corpus.say(text, printed, value, "g", document=1, **bars)
        corpus.say(text, printed, value, "g", **bars)
    assert "contradiction" not in corpus.types()


def test_a_thing_is_founded_once_wherever_it_was() -> None:
    founded = UNDATED | {"metric": "foundation", "object": "magazine"}
    corpus = Corpus()
    for text, year in (
        ("The magazine was founded in 1925.", "1925"),
        ("The magazine was founded in 1952 in Orvil.", "1952"),
    ):
        corpus.say(text, year, period=year, **founded)
    assert corpus.types() == ["contradiction"]


def test_common_words_alone_tie_no_two_articles() -> None:
    more = " Nobody knew more on the day." * 40
    people: dict[str, Any] = {"metric": "people", "sentence_end": 36}
    corpus = Corpus()
    corpus.say("51 people were brought to hospitals." + more, "51", 51.0, "person", **people)
    corpus.say("84 people were brought to hospitals." + more, "84", 84.0, "person", **people)
    assert not corpus.types()


@pytest.mark.parametrize(
    ("place", "metric", "where"),
    [(" in Orvil", "people", "hospitals"), ("", "people taken to hospital", "hospital")],
)
def test_people_who_went_to_hospital_are_no_hospitals(place: str, metric: str, where: str) -> None:
    assert not types_of(
        (f"They were taken to two hospitals{place}.", "two", 2.0, "hospital", UNDATED | {"metric": where}),
        (f"Over 40 people were taken to hospital{place}.", "40", 40.0, "person", UNDATED | {"metric": metric}),
    )


@pytest.mark.parametrize(("other", "expected"), [("3-1", ["agreement"]), ("3-2", ["contradiction"])])
def test_a_score_is_both_its_numbers(other: str, expected: list[str]) -> None:
    score = UNDATED | {"subject": "Orvil Rovers", "metric": "score"}
    assert (
        types_of(
            ("Orvil Rovers beat Tarn 3-1 in the cup.", "3-1", 3.0, "point", score),
            (f"In the cup Orvil Rovers beat Tarn {other}.", other, 3.0, "point", score),
        )
        == expected
    )


def test_a_number_of_nothing_is_held_against_nothing() -> None:
    more = " Nobody knew more on the day." * 40
    corpus = Corpus()
    for printed, modality in (("38", "target"), ("41", "actual")):
        text = f"Clip {printed} of the Orvil series wants a look." + more
        corpus.say(text, printed, float(printed), modality=modality, period="2025-03", sentence_end=40)
    assert not corpus.types()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Profit at Orvil fell by 62 percent in the quarter.", "Profit at Orvil fell by 95 percent over the year."),
        ("Orvil counted 62 percent.", "Orvil had earlier counted 95 percent."),
        ("Orvil has 62 percent of the shares.", "Orvil had 95 percent of the shares."),
        ("A crate of Orvil mill holds 62 percent.", "Ten crates of Orvil mill hold 95 percent."),
        ("Orvil ran 400 rounds at 62 percent.", "Orvil ran 200 rounds at 95 percent."),
        ("Orvil needs 62 percent.", "Orvil has 95 percent."),
    ],
)  # fmt: skip
def test_other_times_and_conditions_are_no_conflict(one: str, other: str) -> None:
    fields = UNDATED | {"subject": "Orvil", "metric": "part"}
    assert "contradiction" not in types_of(
        (one, "62 percent", 62.0, "%", fields), (other, "95 percent", 95.0, "%", fields)
    )


def test_a_second_election_is_another_event() -> None:
    elected = UNDATED | {"metric": "election", "object": "Ana Reyes"}
    corpus = Corpus()
    for text, year in (("Ana Reyes was elected in 2004.", "2004"), ("Ana Reyes was re-elected in 2008.", "2008")):
        corpus.say(text, year, period=year, **elected)
    assert not corpus.relations()


def test_a_figure_that_both_sentences_give_leaves_the_other_in_conflict() -> None:
    paid: dict[str, Any] = UNDATED | {"subject": "Velda", "metric": "payment"}
    assert types_of(
        ("Velda bought 60 percent of Kern for $90 million.", "$90 million", 9e7, "USD", paid),
        ("Velda paid $19 million for 60 percent of Kern.", "$19 million", 1.9e7, "USD", paid),
    ) == ["contradiction"]


def test_the_lower_lake_is_not_the_lake() -> None:
    length: dict[str, Any] = UNDATED | {"metric": "length"}
    assert "contradiction" not in types_of(
        ("The lake is 11 km long.", "11 km", 11.0, "km", length | {"subject": "lake"}),
        ("The lower lake is 4 km long.", "4 km", 4.0, "km", length | {"subject": "lower lake"}),
    )


def test_up_and_down_are_opposed() -> None:
    profit: dict[str, Any] = UNDATED | {"subject": "Kern", "metric": "profit", "basis": "change"}
    assert types_of(
        ("Kern profit up 12%.", "12%", 12.0, "%", profit), ("Kern profit down 12%.", "12%", 12.0, "%", profit)
    ) == ["direction"]


def test_what_the_other_sentence_says_as_well_is_no_conflict() -> None:
    mass: dict[str, Any] = {"subject": "bars", "metric": "mass"}
    assert "contradiction" not in types_of(
        ("Mellin bars of 380 grams are sold.", "380 grams", 380.0, "g", mass),
        ("Mellin bars of 380 grams are 320 grams now.", "320 grams", 320.0, "g", mass),
    )


def test_gusts_are_no_steady_wind() -> None:
    wind = UNDATED | {"subject": "storm Ilka", "metric": "wind speed"}
    types = types_of(
        ("Storm Ilka came ashore with sustained winds of 140 km/h.", "140 km/h", 140.0, "km/h", wind),
        ("Storm Ilka came ashore with gusts of 190 km/h.", "190 km/h", 190.0, "km/h", wind),
    )
    assert "contradiction" not in types


def test_a_price_is_of_both_sides_of_a_deal() -> None:
    price = UNDATED | {"metric": "deal value"}
    assert types_of(
        ("Orvane bought Quill for $23 million.", "$23 million", 23e6, "USD", price | {"subject": "Orvane"}),
        ("Quill was bought by Orvane for $31 million.", "$31 million", 31e6, "USD", price | {"subject": "Quill"}),
    ) == ["contradiction"]

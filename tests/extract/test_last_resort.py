"""Figures that nobody in their sentence owns: given to what the document is about, or left alone."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.extract.last_resort import TOPIC
from explorer.model import Claim
from tests.extract.reading import document, vocabulary


def claim(title: str, text: str, printed: str) -> Claim:
    found = [c for c in extract(document(text, title=title), vocabulary()) if c.printed == printed]
    assert len(found) == 1, found
    return found[0]


PERU = "Peru sold more copper in the spring, officials said on Friday. Traders were glad.\n\n"


def test_a_country_owns_the_statistics_of_a_text_about_it() -> None:
    found = claim("Peru sells more copper", PERU + "In 2024, inflation will be 4.7%.", "4.7%")
    assert found.subject == "Peru"
    assert "subject" in found.inferred


@pytest.mark.parametrize(
    "sentence",
    [
        "In other lands, inflation was 4.7%.",
        "In the eastern part, inflation was 4.7%.",
        "Bolivia said that inflation was 4.7%, Chile agreed.",
    ],
)
def test_a_sentence_about_others_gives_a_topic_nothing(sentence: str) -> None:
    found = claim("Peru sells more copper", PERU + "" + sentence, "4.7%")
    assert TOPIC not in (found.rule or "")


def test_two_topics_of_a_kind_are_none() -> None:
    text = "Peru and Chile met. Chile and Peru spoke of copper. The unemployment rate was 8% in 2024."
    assert TOPIC not in (claim("Peru and Chile talk", text, "8%").rule or "")


def test_a_place_where_something_happened_owns_no_thing_counted_there() -> None:
    text = "A boy fell into a well in Peru on Monday. Peru sent help. Some 80 excavators were at the scene."
    found = claim("Peru looks for boy in well", text, "80")
    assert TOPIC not in (found.rule or "")


def test_the_name_that_labels_a_row_owns_its_figure() -> None:
    text = "Fires of the year\n\nLarchford mill: 12 dead\n\nA spark set fire to flour.\n\nOrsova club: 9 killed\n"
    assert claim("Fires of the year", text, "12").subject == "Larchford mill"
    assert claim("Fires of the year", text, "9").subject == "Orsova club"


def test_a_subject_of_last_resort_is_no_surer_than_none() -> None:
    text = PERU + "In 2024, inflation will be 4.7%. In 2024, inflation was 3.1% in other lands."
    given, alone = (claim("Peru sells more copper", text, printed) for printed in ("4.7%", "3.1%"))
    assert TOPIC in (given.rule or "")
    assert given.confidence <= alone.confidence
    assert alone.subject is None


def test_names_may_begin_with_small_letters() -> None:
    text = "Shares in eTessal fell 9.8% on Wednesday. ETessal said that its sales rose."
    assert claim("Market cool to eTessal", text, "9.8%").subject == "eTessal"


@pytest.mark.parametrize("teller", ["The forecasts", "The estimates", "The expectations", "The figures"])
def test_what_only_tells_figures_owns_none(teller: str) -> None:
    assert claim("A dry spring", f"{teller} put growth at 4.7%.", "4.7%").subject is None

"""Two passages from text to relation: what the vocabulary's names of a metric may and may not leave out."""

from __future__ import annotations

from explorer.pipeline import relate_texts


def types(one: str, two: str) -> set[str]:
    said = {"published": "2025-05-06"}
    _, relations = relate_texts([("a.md", said | {"publisher": "A"}, one), ("b.md", said | {"publisher": "B"}, two)])
    return {str(relation.type) for relation in relations}


def test_a_year_has_an_average_temperature_whether_told_so_or_not() -> None:
    average = "The average temperature in Varland in 2024 was 12.4 degrees Celsius."
    assert "contradiction" in types(average, "Varland averaged 15.1°C in 2024.")


def test_the_average_of_a_day_is_not_its_heat() -> None:
    average = "The average temperature in Larchford on 2 August 2024 was 24.4 degrees."
    assert "contradiction" not in types(average, "The mercury hit 33.1 degrees in Larchford on 2 August 2024.")


def test_a_film_on_disc_comes_out_anew() -> None:
    disc = "The Tin Harbour was released on DVD on 4 May 2015."
    shown = "The Tin Harbour premiered on 9 October 2014."
    _, relations = relate_texts([("a.md", {"publisher": "A"}, disc), ("b.md", {"publisher": "B"}, shown)])
    assert not [relation for relation in relations if str(relation.type) == "contradiction"]

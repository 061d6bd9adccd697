"""Which phrase of a sentence is the subject of its verb, over insertions, participles and joined verbs."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, quantities


def subject_of(text: str, printed: str) -> str | None:
    found = [claim.subject for claim in quantities(text, "2025-09-10") if claim.printed == printed]
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Velmaran nurses working in Ostria sent $420 million home last year.", "$420 million", "Velmaran nurses"),
        ("Kestrel Metals - which runs the deepest pit in the land - plans to invest $90m.", "$90m", "Kestrel Metals"),
        ("Two bands won. Ana Lomax - who once beat Berta Holm - has four wins.", "four", "Ana Lomax"),
        ("Ana Lomax won. The 28-year-old cleared 1.76 m to win and threw 13.86 m later.", "13.86 m", "Ana Lomax"),
        ("Ana Lomax, 27, set a mark of 12.37 seconds in the final.", "12.37 seconds", "Ana Lomax"),
        ("Norrail ordered 30 of the trains, with an option to take 15 more.", "15", "Norrail"),
    ],
)
def test_the_subject_stands_in_front_of_what_only_describes_it(text: str, printed: str, subject: str) -> None:
    assert subject_of(text, printed) == subject


def test_each_place_of_a_list_has_its_own_rate() -> None:
    text = "Ostria's jobless rate rose to 5.2%, compared with 11.3% in Tarland, 8.6% in Moravia and 7.9% in Velmara."
    assert [subject_of(text, rate) for rate in ("11.3%", "8.6%", "7.9%")] == ["Tarland", "Moravia", "Velmara"]


def test_a_phrase_before_a_describing_word_is_no_agent() -> None:
    text = "Web tracking company Senvio said downloads rose. Senvio counted 40 sites."
    assert subject_of(text, "40") == "Senvio"


def test_who_names_the_dead_did_not_kill_them() -> None:
    text = "Ostria Police have named the three victims of the crash at Larne. Ostria Police searched the site."
    assert "Police" not in (subject_of(text, "three") or "")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Kestrel Metals made its official debut in June 2024.", "Kestrel Metals"),
        ("Kestrel Metals won. The firm made its official debut in June 2024.", "Kestrel Metals"),
        ("A second model, the ZR7 SUV, made its debut in June 2024.", "ZR7"),
        ("Orvane has a second model, which is known as the ZR7 SUV, making its debut in June 2024.", "ZR7"),
        ("Ana Lomax won. She made her debut in June 2024.", "Ana Lomax"),
        ("The Kestrel 4, the firm's first EV, made its debut in June 2024.", "Kestrel 4"),
    ],
)
def test_whoever_does_a_thing_of_its_own_is_the_subject_of_the_event(text: str, subject: str) -> None:
    assert [event.subject for event in events(text) if event.period == "2024-06"] == [subject]


def test_a_part_of_a_firms_sales_takes_its_firm_and_not_the_part_before() -> None:
    text = (
        "Kestrel Foods rose. Kestrel Foods grew. Kestrel Foods opened a mill. "
        "Garden tools posted sales of $64 million. "
        "Snack sales fell 1.7% to $403 million."
    )
    assert subject_of(text, "$403 million") != "frozen meals"


def test_a_court_that_a_paragraph_tells_of_has_no_terms_of_its_own() -> None:
    text = "Wexley Crown Court sat on Monday. The leader, Dan Prowse, 36, of Ottery, received 12 years."
    assert subject_of(text, "12 years") != "Wexley Crown Court"

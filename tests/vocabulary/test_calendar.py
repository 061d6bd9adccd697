"""The calendar's words: the bundled table is right, a user's adds to it, and a mistake is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.errors import VocabularyError
from explorer.extract.periods import Anchor, find_periods
from explorer.vocabulary.calendar import bundled_calendar, read_calendar
from explorer.vocabulary.reading import read_source

OWN = """
[calendar.holidays]
"Founders' Day" = "05-06"

[calendar.seasons]
monsoon = [6, 9]
winter = [6, 8]

[calendar.not_years]
after = ["lanterns"]
"""


def test_the_bundled_table_knows_seasons_and_holidays() -> None:
    words = bundled_calendar()
    assert dict(words.seasons)["winter"] == (12, 2)
    assert dict(words.holidays)["christmas day"] == "12-25"
    assert "people" in words.years_not_before
    assert "goal" in words.games


def test_the_users_own_words_are_read_in_texts(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    words = read_calendar([read_source(own)])
    text = "On Founders’ Day, in the monsoon of 2024 and the winter of 2024, 2024 lanterns were lit."
    found = find_periods(text, 0, len(text), Anchor("2025-08-19"), words)
    assert [m.label for m in found] == ["2025-05-06", "2024-06/2024-09", "2024-06/2024-08"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[calendar.seasons]\nspring = [3]\n", 2, "first month, last month"),
        ("[calendar.seasons]\nspring = [0, 13]\n", 2, "first month, last month"),
        ("[calendar.seasons]\nspring = [true, 4]\n", 2, "first month, last month"),
        ('[calendar.holidays]\n"May Day" = "1 May"\n', 2, "MM-DD"),
        ('[calendar.holidays]\n"May Day" = "02-30"\n', 2, "MM-DD"),
        ("[calendar.games]\nword = ['goal']\n", 2, "unknown key"),
        ("[calendar.games]\nwords = 3\n", 2, "list of non-empty strings"),
        ("[calendar.tides]\nspring = 3\n", 1, "unknown table"),
        ("calendar = 3\n", 1, "must be a table"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=re.escape(message)) as caught:
        read_calendar([read_source(own)])
    assert f"own.toml:{line}:" in str(caught.value)

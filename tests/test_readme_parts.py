"""What the README says of keys and columns is what the program has."""

from __future__ import annotations

from tests.readme_parts import README, filled


def test_the_readme_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run `python -m tests.readme_parts`"

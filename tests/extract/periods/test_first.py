"""The plainest forms."""

from __future__ import annotations

from explorer.extract.periods import Anchor, find_periods


def test_a_quarter_and_a_month_are_read_in_order() -> None:
    text = "In July, and in Q2 2025."
    found = find_periods(text, 0, len(text), Anchor("2025-08-19"))
    assert [(text[m.start : m.end], m.label) for m in found] == [("July", "2025-07"), ("Q2 2025", "2025-Q2")]

"""Where the panes stand: one at a time when narrow, two columns in a normal terminal, all of them when wide."""

from __future__ import annotations

from typing import NamedTuple

TIMELINE = "timeline"
COMPARISON = "comparison"
SOURCE = "source"
CONFLICTS = "conflicts"
DETAILS = "details"
DOCUMENTS = "documents"
SEARCH = "search"
"""The pane that takes the timeline's place while one searches."""
PANES = (TIMELINE, COMPARISON, SOURCE, CONFLICTS, DETAILS, DOCUMENTS)
"""In the order of their keys, 1 to 6."""

_DECK = (COMPARISON, CONFLICTS, DETAILS)
"""Panes that take turns in the lower right of a normal terminal."""
_LEFT = (TIMELINE, DOCUMENTS)


class Rect(NamedTuple):
    """A pane's place in cells."""

    x: int
    y: int
    width: int
    height: int


class Shape(NamedTuple):
    """What the user did to the layout: columns and rows that the left and the upper panes have more than usual."""

    across: int = 0
    """Columns that the left panes have more than usual."""
    down: int = 0


USUAL = Shape()


def size_name(width: int, height: int) -> str:
    """narrow, normal or wide."""
    if width < 100 or height < 26:
        return "narrow"
    return "wide" if width >= 140 and height >= 38 else "normal"


def arrange(
    width: int, height: int, recent: tuple[str, ...], maximised: bool = False, shape: Shape = USUAL
) -> dict[str, Rect]:
    """The rectangles of the panes that are seen; `recent` names panes, the focused one first."""
    focused = recent[0]
    name = size_name(width, height)
    if maximised or name == "narrow":
        return {focused: Rect(0, 0, width, height)}
    if name == "normal":
        return _normal(width, height, recent, shape)
    return _wide(width, height, shape)


def _first(names: tuple[str, ...], recent: tuple[str, ...]) -> str:
    return next((pane for pane in recent if pane in names), names[0])


def _normal(width: int, height: int, recent: tuple[str, ...], shape: Shape) -> dict[str, Rect]:
    left = _clamp(width * 42 // 100 + shape.across, 30, width - 40)
    upper = _clamp(height // 2 + shape.down, 8, height - 8)
    return {
        _first(_LEFT, recent): Rect(0, 0, left, height),
        SOURCE: Rect(left, 0, width - left, upper),
        _first(_DECK, recent): Rect(left, upper, width - left, height - upper),
    }


def _wide(width: int, height: int, shape: Shape) -> dict[str, Rect]:
    left = _clamp(width * 34 // 100 + shape.across, 44, width - 90)
    right = width - left
    upper = _clamp(height * 52 // 100 + shape.down, 12, height - 12)
    lower = height - upper
    details = _clamp(right * 40 // 100, 36, 56)
    below = _clamp(height * 27 // 100, 9, 16)
    compare = right - right * 43 // 100
    return {
        TIMELINE: Rect(0, 0, left, height - below),
        DOCUMENTS: Rect(0, height - below, left, below),
        SOURCE: Rect(left, 0, right - details, upper),
        DETAILS: Rect(width - details, 0, details, upper),
        COMPARISON: Rect(left, upper, compare, lower),
        CONFLICTS: Rect(left + compare, upper, right - compare, lower),
    }


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, max(low, high)))

"""The words of the calendar: seasons, fixed holidays, fiscal years, and what makes a number no year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from explorer.resources import data_folder
from explorer.vocabulary.reading import Source, read_source, string_list

FILE_NAME = "calendar.toml"
_TABLES = ("seasons", "holidays", "fiscal", "games", "chemistry", "named_weekdays", "not_years")
_LISTS = {
    "fiscal": ("words",),
    "games": ("words",),
    "chemistry": ("words",),
    "named_weekdays": ("before",),
    "not_years": ("before", "after", "titles"),
}
_HOLIDAY = re.compile(r"(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The tables of `calendar.toml`, with all names in lower case."""

    seasons: tuple[tuple[str, tuple[int, int]], ...]
    """Name, first and last month; the last may lie in the next year."""
    holidays: tuple[tuple[str, str], ...]
    """Name and "MM-DD", or "YYYY-MM-DD" for a day that is known by its date."""
    fiscal: frozenset[str]
    games: frozenset[str]
    chemistry: frozenset[str]
    weekdays_not_after: frozenset[str]
    """Words behind which a weekday is part of a name."""
    years_not_before: frozenset[str]
    """Words in front of which a number is no year."""
    years_of_titles: frozenset[str]
    """Words whose year is part of a name: the Companies Act of 2006."""
    years_not_after: frozenset[str]
    """Words behind which a number is no year."""


def read_calendar(sources: Sequence[Source]) -> CalendarWords:
    """The words of all `[calendar.…]` tables joined, later ones over earlier. Raises VocabularyError, file and line."""
    seasons: dict[str, tuple[int, int]] = {}
    holidays: dict[str, str] = {}
    words: dict[tuple[str, str], set[str]] = {}
    for source in sources:
        tables = _table(source, source.tables, "calendar")
        for name in tables:
            if name not in _TABLES:
                source.fail(f"unknown table {name!r}; it may be {', '.join(_TABLES)}", "calendar", name)
        seasons |= {k.lower(): _season(source, k, v) for k, v in _table(source, tables, "seasons").items()}
        holidays |= {k.lower(): _holiday(source, k, v) for k, v in _table(source, tables, "holidays").items()}
        for name, keys in _LISTS.items():
            for key, value in _table(source, tables, name).items():
                if key not in keys:
                    source.fail(f"unknown key {key!r}; it may be {', '.join(keys)}", "calendar", name, key)
                entries = string_list(source, value, "calendar", name, key)
                words.setdefault((name, key), set()).update(entry.lower() for entry in entries)
    return CalendarWords(
        seasons=tuple(sorted(seasons.items())),
        holidays=tuple(sorted(holidays.items())),
        fiscal=frozenset(words.get(("fiscal", "words"), ())),
        games=frozenset(words.get(("games", "words"), ())),
        chemistry=frozenset(words.get(("chemistry", "words"), ())),
        weekdays_not_after=frozenset(words.get(("named_weekdays", "before"), ())),
        years_not_before=frozenset(words.get(("not_years", "after"), ())),
        years_of_titles=frozenset(words.get(("not_years", "titles"), ())),
        years_not_after=frozenset(words.get(("not_years", "before"), ())),
    )


@lru_cache(maxsize=1)
def bundled_calendar() -> CalendarWords:
    """The words of the bundled `calendar.toml`."""
    return read_calendar([read_source(data_folder() / FILE_NAME)])


def _table(source: Source, tables: Mapping[str, object], name: str) -> dict[str, object]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        source.fail(f"{name!r} must be a table", "calendar", name)
    return table


def _season(source: Source, name: str, value: object) -> tuple[int, int]:
    months = value if isinstance(value, list) else []
    if len(months) != 2 or not all(type(month) is int and 1 <= month <= 12 for month in months):
        source.fail(f"season {name!r} must be [first month, last month], each 1 to 12", "calendar", "seasons", name)
    return months[0], months[1]


def _holiday(source: Source, name: str, value: object) -> str:
    if not isinstance(value, str) or not _HOLIDAY.fullmatch(value) or not _is_day(value):
        source.fail(f'holiday {name!r} must be a day, written "MM-DD" or "YYYY-MM-DD"', "calendar", "holidays", name)
    return value


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value if len(value) > len("MM-DD") else f"2000-{value}")
    except ValueError:
        return False
    return True

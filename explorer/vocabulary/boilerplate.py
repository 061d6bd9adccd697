"""Phrases that mark what stands around an article: credits, links, forms, notices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.vocabulary.reading import Source, string_list

_LISTS = ("starts", "whole", "contains", "sections")
_NUMBER = r"\d[\d,.]*+[kKmM]?+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """The phrases as patterns that match lower-case lines."""

    starts: re.Pattern[str]
    whole: re.Pattern[str]
    contains: re.Pattern[str]
    sections: re.Pattern[str]


def read_boilerplate(sources: Iterable[Source]) -> Boilerplate:
    """The `[boilerplate]` lists of all files. Raises VocabularyError with file and line."""
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    for source in sources:
        table = source.tables.get("boilerplate", {})
        if not isinstance(table, dict):
            source.fail("'boilerplate' must be a table of lists: [boilerplate]", "boilerplate")
        for name, value in table.items():
            if name not in lists:
                source.fail(f"unknown list {name!r}; known: {', '.join(_LISTS)}", "boilerplate", name)
            lists[name].extend(string_list(source, value, "boilerplate", name))
    return Boilerplate(
        starts=re.compile(rf"(?:{_any(lists['starts'])})(?!\w)"),
        whole=re.compile(rf"(?:{_any(lists['whole'])})$"),
        contains=re.compile(rf"(?<!\w)(?:{_any(lists['contains'])})(?!\w)"),
        sections=re.compile(rf"(?:{_any(lists['sections'])})[:.…»>]*$"),
    )


def _any(phrases: Iterable[str]) -> str:
    """One alternation, the longest phrase first; it matches nothing if there is no phrase."""
    longest = sorted({phrase.lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_NUMBER.join(re.escape(part) for part in phrase.split("#")) for phrase in longest) or r"(?!)"

"""The other figures of a sentence: they say whether two sentences tell one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from explorer.relate.clause import DAY, YEAR

_FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_BRACKETS = re.compile(r"\([^()]*\)")
_SPELLED = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)  # noqa: SIM905
}
_WORD = re.compile(r"\b(?:" + "|".join(_SPELLED) + r")\b", re.IGNORECASE)
_QUANTIFIED = re.compile(
    r"\s*(?:(?:the|all|these|those|about|some|over|nearly) )?(?P<number>\d[\d,]*|"
    + "|".join(_SPELLED)
    + r") [a-z]{3,}s\b",
    re.IGNORECASE,
)

_HAVING = re.compile(r"\bwith (?:a |an |the |its )?(?P<number>\d[\d.,]*)[ -]?[A-Za-z]")


def figures_beside(sentence: str, figure: tuple[int, int]) -> frozenset[str]:
    """The figures of a sentence other than that at `figure`, as digits; years, days and brackets are left out."""
    blank = lambda found: " " * len(found[0]) if not found.start() <= figure[0] < found.end() else found[0]  # noqa: E731
    plain = _BRACKETS.sub(blank, sentence) if "(" in sentence else sentence
    if _holds_day(plain):
        plain = DAY.sub(blank, plain)
    digits = {found[0].replace(",", "") for found in _FIGURE.finditer(plain) if not _touches(found, figure)}
    words = {_SPELLED[found[0].lower()] for found in _WORD.finditer(plain) if not _touches(found, figure)}
    return frozenset(one for one in digits | words if not YEAR.fullmatch(one))


@lru_cache(maxsize=64)
def _holds_day(text: str) -> bool:
    """Whether a text names a day. Remembered: each figure of a sentence asks."""
    return DAY.search(text) is not None


def digits_of(printed: str) -> str:
    """A printed figure as `figures_beside` gives it; empty where it holds no digits and no small number word."""
    found = _FIGURE.search(printed)
    spelled = _WORD.search(printed)
    return found[0].replace(",", "") if found else _SPELLED[spelled[0].lower()] if spelled else ""


def quantified(sentence: str, clause: tuple[int, int], figure: tuple[int, int]) -> set[str]:
    """The numbers of a clause's subject ("ten bags hold 500 kg", "the phone with 128 GB"), marked as conditions."""
    found = [_QUANTIFIED.match(sentence, clause[0], figure[0]), *_HAVING.finditer(sentence, clause[0], figure[0])]
    return {f"#{one['number'].lower()}" for one in found if one and not YEAR.fullmatch(one["number"])}


def _touches(found: re.Match[str], figure: tuple[int, int]) -> bool:
    return found.start() < figure[1] and figure[0] < found.end()

"""Ranks: "ranked 5th", "in third place", "the No. 2 producer". Bare ordinals are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.extract.quantities.line import Line
from explorer.extract.quantities.wordlists import word_set
from explorer.numerals import ONES

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_NAMES = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ORDINAL = rf"\d{{1,4}}(?:st|nd|rd|th)|{_NAMES}"
_NUMBER = r"\d{1,3}|one|two|three|four|five"

LEXICON = frozenset(ORDINALS)
"""An ordinal in words: without one, and without a digit, no line holds a rank."""

_GATE = word_set(
    """rank ranked ranks ranking rankings placed place finish finished finishes finishing came position spot
    seed seeded no
    number sit sits sat lies lying stand stands stood qualified languish languished languishes languishing world table
    standings league medal overall championship drivers poll polls"""
)

_RANK = re.compile(
    rf"""\b(?:
        (?:rank(?:ed|s|ing)?|placed|finish(?:ed|es|ing)?|came|sits?|sat|lies|lying|stands?|stood|qualified|
            seeded|languish\w*)
          \ (?:(?:joint|equal|tied|tied\ for|a\ distant|in|as|at|up\ in|down\ in|only|a|an|outright|overall|
              a\ creditable)\ ){{0,2}}
          (?P<a>{_ORDINAL})
          (?!\ (?:half|quarter|time|round|season|day|leg|consecutive|straight|set|lap|degree|stage|child|son|
              anniversary)\b|\ of\b(?!\ (?:the\ )?\d))
      | (?:rank(?:ed|s|ing)?|seeded)\ (?:(?:at|as|in|joint)\ )?(?:(?:number|no\.?|\#)\ ?)?(?P<b>{_NUMBER})
          (?=\s(?:in|of|out|on|among|worldwide|globally|nationally|by|behind)\b|[,.;]|$)
      | (?:in|into|to|for|took|takes|taking|claim(?:ed|s)?|secured?|earn(?:ed)?|clinch(?:ed)?|share|from|
          occup(?:y|ies|ied))
          \ (?:(?:the|a|joint|outright|equal|clear|a\ share\ of)\ ){{0,2}}(?P<c>{_ORDINAL})[\ -](?:place|
              position|spot)\b
      | (?P<d>{_ORDINAL})[\ -](?:place|position|spot)\b
      | (?P<e>{_ORDINAL})(?=\ in\ (?:the\ )?(?:world|table|standings|rankings?|league|medal|overall|
          championship|drivers|polls?)\b)
      | (?:number|no\.?)\ (?P<f>\d{{1,3}})
          (?=\s(?:in\ (?:the|a)|seed|ranked|ranking|spot|position|on\ the|worldwide|globally|producer|exporter|
              economy|cause)\b)
      | (?:world|seed|ranking)\ (?:number|no\.?)\ (?P<g>{_NUMBER})\b
      | (?<!lot\ )(?<!case\ )(?<!house\ )(?<!resolution\ )(?<!article\ )(?<!section\ )no\.\ (?P<h>\d{{1,2}})
          (?!\d|\w|[.,]\d|-[a-z]{{1,3}}-\d|\ (?:Downing|Squadron|Street|Road))
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def find_ranks(line: Line) -> Iterator[tuple[int, int, int]]:
    """Start, end and rank of each rank that a line names."""
    if line.vocabulary.isdisjoint(_GATE):
        return
    for match in _RANK.finditer(line.text, line.start, line.end):
        group = match.lastgroup or "a"
        raw = match[group].lower()
        value = ORDINALS.get(raw) or ONES.get(raw) or int(re.sub(r"\D", "", raw) or 0)
        if value:
            yield match.start(group), match.end(group), value

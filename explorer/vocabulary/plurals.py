"""Plurals of counted nouns, as a reader is told them."""

from __future__ import annotations

_IRREGULAR = {"person": "people", "child": "children", "foot": "feet"}
_MANS = frozenset({"human", "german", "roman", "norman", "ottoman", "shaman", "talisman"})
"""Words in -man that have nothing to do with a man."""
_INVARIANT = frozenset({"aircraft", "species", "series", "hertz", "people", "staff", "rank", "aid"})


def plural(noun: str) -> str:
    """The plural of an English noun, of several words that of the last one."""
    first, space, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("man") and last not in _MANS:
        last = last[:-2] + "en"
    elif last in _INVARIANT:
        pass
    elif last.endswith("y") and last[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return first + space + last

"""Years, spans of years, decades, centuries: the bare numbers among dates, and what makes them none."""

from __future__ import annotations

import re

from explorer.extract.periods.drafts import Context, Draft, fixed
from explorer.extract.periods.words import CENTURIES, DECADES, S

_I = re.IGNORECASE
YEARS = re.compile(r"(?P<one>(?:1\d|20|21)\d\d)(?P<s>\s?[-–—/]\s?)(?P<two>\d{4}|\d\d)(?![\w%/-]|[.,]\d)", re.ASCII)
DECADE = re.compile(r"(?:(?P<full>(?:1\d|20|21)\d0)['’]?s|['’‘]?(?P<short>[2-9]0)['’]?s)(?!\w)", re.ASCII)
DECADE_WORD = re.compile(r"(?P<word>" + "|".join(DECADES) + r")(?!\w)", _I)
CENTURY = re.compile(r"(?P<word>(?:1[0-9]|20)th|21st|" + "|".join(CENTURIES) + rf"){S}century(?!\w|-)", _I)
YEAR = re.compile(
    r"(?P<year>(?:1\d|20|21)\d\d)(?:[EFP](?!\w))?(?![\w%°/]|[.,:]\d|-\d|\s?[%°€£$]|\s?B\.?C\.?(?:E\.?)?(?!\w)|\s?A\.D\.)",
    re.ASCII,
)
_LAST_WORD = re.compile(r"([\w.’'$€£#&-]+)[ \t]{1,3}\Z")
_PARTED = frozenset({"mid", "early", "late", "pre", "post"})
_OLD = ("in", "since", "from", "between", "until", "before", "after", "of", "circa", "around")
_THE = re.compile(r"\b(?:the|early|late|mid)(?:\s{1,6}|-)\Z", re.IGNORECASE)
_THEIR = re.compile(r"\b(?:his|her|their|my|our|your|its)\s{1,6}(?:(?:early|late|mid)(?:\s{1,6}|-))?\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s{1,6}([A-Za-z][\w’'-]*)")


def years(match: re.Match[str], context: Context) -> Draft | None:
    """2019-2021, 2015-16, 2024/25."""
    one, two = int(match["one"]), match["two"]
    if len(two) == 2 and len(match["s"]) > 1:
        return None
    last = int(two) if len(two) == 4 else one - one % 100 + int(two) + (100 if int(two) < one % 100 else 0)
    if not one < last <= one + 150 or last > 2199 or (len(two) == 2 and last > one + 50):
        return None
    if match["s"] == "/" and last != one + 1:
        return None
    if _is_counted(match.end(), context) and not context.lead.preposition:
        return None
    return fixed(*match.span(), "years", f"{one}/{last}")


def decade(match: re.Match[str], context: Context) -> Draft | None:
    """The 1990s, the '80s; his early 50s are an age."""
    if _THEIR.search(context.text, max(context.start, match.start() - 20), match.start()):
        return None
    if match["full"]:
        first = int(match["full"])
    elif match[0][0] in "'’‘" or (_THE.search(context.text, max(context.start, match.start() - 12), match.start())):
        first = 1900 + int(match["short"])
    else:
        return None
    return fixed(*match.span(), "decade", f"{first}/{first + 9}")


def decade_word(match: re.Match[str], context: Context) -> Draft | None:
    """The nineties: in front of nothing that has an age."""
    if not _THE.search(context.text, max(context.start, match.start() - 12), match.start()):
        return None
    if match["word"][0].isupper() and re.match(r"\s{1,6}[A-Z]", context.after(match.end())):
        return None
    first = 1900 + DECADES[match["word"].lower()]
    return fixed(*match.span(), "decade", f"{first}/{first + 9}")


def century(match: re.Match[str], context: Context) -> Draft | None:
    """The 19th century."""
    if match[0][-7] == "C" and re.match(r"\s{1,6}[A-Z]", context.after(match.end())):
        return None
    word = match["word"].lower()
    number = int(word[:2]) if word[0].isdigit() else CENTURIES[word]
    return fixed(*match.span(), "century", f"{number * 100 - 99}/{number * 100}")


def year(match: re.Match[str], context: Context) -> Draft | None:
    """2025, where its neighbours do not make it a count, a model name, an address or an hour."""
    value, start = int(match["year"]), match.start()
    before = context.text[max(context.start, start - 24) : start]
    if before[-1:] == "-" and re.split(r"\W", before[:-1])[-1].lower() not in _PARTED:
        return None
    if before[-1:] in ("–", "—", "+", "=", "<", ">", "~", "№", "_", "@", "*") and before[-1:] not in "–—":
        return None
    prepositions = context.lead.preposition
    if prepositions == "of" and _is_of_title(context):
        return None
    if value < 1800 and not context.lead.part and prepositions not in _OLD:
        return None
    if _is_counted(match.end(), context) and not (context.lead.article or prepositions in ("in", "since", "during")):
        return None
    if prepositions or context.lead.part or context.lead.article:
        return fixed(*match.span(), "year", match["year"])
    if not 1900 <= value <= 2100:
        return None
    word = _LAST_WORD.search(before)
    if word and not _may_precede_year(
        word[1], word.start(1) + max(context.start, start - 24), match.end(), value, context
    ):
        return None
    return fixed(*match.span(), "year", match["year"])


def _is_of_title(context: Context) -> bool:
    before = context.text[max(context.start, context.lead.wide_start - 24) : context.lead.wide_start]
    word = _LAST_WORD.search(before)
    return bool(word) and word[1][0].isupper() and word[1].lower() in context.words.years_of_titles  # type: ignore[index]


def _may_precede_year(word: str, position: int, end: int, value: int, context: Context) -> bool:
    if word.lower() in context.words.years_not_after or word[-1] in "$€£#" or word.isdigit():
        return False
    if not word[0].isupper() or position <= context.start:
        return True
    following = _NEXT_WORD.match(context.after(end))
    near = context.anchor.year is not None and abs(context.anchor.year - value) <= 3
    closed = not context.after(end).strip(" \t\n.:|)*")
    return near and (closed or bool(following and following[1][0].islower()))


def _is_counted(end: int, context: Context) -> bool:
    following = _NEXT_WORD.match(context.after(end))
    return bool(following) and following[1].lower() in context.words.years_not_before  # type: ignore[index]

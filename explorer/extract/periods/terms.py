"""Parts of years as reports count them: quarters, halves, the first nine months."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.calendar import Grain
from explorer.extract.periods.drafts import Context, Draft, dated, fixed, four_digits, template_grain, year_reference
from explorer.extract.periods.ended import ending
from explorer.extract.periods.fiscal import fiscal_period
from explorer.extract.periods.words import COUNT, MONTH, OF_YEAR, ORDINAL, ORDINALS, S, count_of, month_of, part_of

_I = re.IGNORECASE

QUARTER_SIGN = re.compile(
    rf"(?P<part>[QH][1-4])(?:(?:{S}of)?[\s-]{{0,3}}(?P<fy>FY\s?|fiscal\s(?:year\s)?|['’])?"
    r"(?P<figures>\d{4}|(?<=['’Yy\s-])\d\d|(?<=[QH][1-4])\d\d)"
    rf"(?![\d%\w]|[.,]\d|[-–/]\d)|{OF_YEAR})(?![A-Za-z\d])",
    _I,
)
SIGN_QUARTER = re.compile(
    r"(?P<number>[1-4])(?P<letter>[QH])(?:\s?(?P<fy>FY\s?)?['’]?(?P<figures>\d{4}|\d\d))?(?![\w%]|[.,]\d)", _I
)
MONTHS_SIGN = re.compile(r"(?P<months>3|6|9|12)M\s?(?P<fy>FY)?['’]?(?P<figures>20\d\d|\d\d)(?![\w%]|[.,]\d)")
YEAR_QUARTER = re.compile(
    rf"(?P<figures>(?:19|20)\d\d)(?:['’]s)?[\s-]{{0,3}}(?:(?P<part>[QH][1-4])|{ORDINAL}[\s-](?P<unit>quarter|half))(?!\w)",
    _I,
)
ORDINAL_PART = re.compile(
    rf"(?:(?P<fiscal_before>fiscal|financial)[\s-])?{ORDINAL}[\s-]"
    rf"(?:(?P<fiscal_inside>fiscal|financial){S})?(?:calendar{S})?(?P<unit>quarter|half|semester)(?!\w){OF_YEAR}",
    _I,
)
BARE_ORDINAL = re.compile(
    r"(?P<ordinal>first|second|third|fourth)(?=[.,;)]|$|\s(?:and|but|from|to|as|when|while|after|because)\b)", _I
)
_OF_QUARTERS = re.compile(r"\b(?:first|second|third|fourth)[\s-]quarter\b", _I)
_FAR = 300
"""How many characters back the quarters may stand that a bare ordinal goes on with."""
YEARS_PART = re.compile(
    rf"(?:(?P<rel>this|last|next)\syear|(?P<abs>(?:19|20)\d\d))['’]s\s"
    rf"(?:{ORDINAL}[\s-](?P<unit>quarter|half)|(?P<month>{MONTH})(?:{S}quarter)?)(?!\w)",
    _I,
)
COUNTED_PART = re.compile(
    rf"{ORDINAL}{S}(?:full{S})?(?P<count>{COUNT}){S}(?P<unit>months?|quarters?)(?!\w){OF_YEAR}", _I
)


_TIMED = frozenset(
    {"in", "for", "during", "since", "by", "until", "from", "over", "through", "throughout", "than", "to"}
)


def _may_be_bare(match: re.Match[str], letter: str, context: Context) -> bool:
    """Whether "4Q" or "H2" without a year is a part of one: led as a date is, and H2 not where gases are spoken of."""
    if context.text[match.end() : match.end() + 1] in ("/", "+") or (
        letter == "H" and context.sentence.about_chemistry
    ):
        return False
    return context.lead.preposition in _TIMED or bool(context.lead.part)


def quarter_sign(match: re.Match[str], context: Context) -> Draft | None:
    """Q2 2025, Q2'25, H1 FY26, Q2 of last year, Q2."""
    part = match["part"].upper()
    if part in ("H3", "H4") or (match["part"][0] in "qh" and not (match["figures"] or match["year"])):
        return None
    figures = match["figures"]
    if part[0] == "H" and figures is None and not match["year"] and not _may_be_bare(match, "H", context):
        return None
    if figures is None:
        fiscal = match["fiscal"] or match["fiscal_after"]
        return _part_of_year(match, "quarter-sign", part, match["year"], bool(fiscal), context)
    if len(figures) == 2 and not match["fy"] and match.end("part") != match.start("figures"):
        return None
    fiscal = bool(match["fy"]) and match["fy"][0] not in "'’"
    return _part_of_year(match, "quarter-sign", part, four_digits(figures), fiscal, context)


def sign_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """2Q25, 1H 2025, 3Q FY24, 4Q."""
    letter = match["letter"].upper()
    if (letter == "H" and int(match["number"]) > 2) or (match["letter"] == "h" and not match["figures"]):
        return None
    if not match["figures"] and not _may_be_bare(match, letter, context):
        return None
    year = four_digits(match["figures"]) if match["figures"] else None
    return _part_of_year(match, "sign-quarter", letter + match["number"], year, bool(match["fy"]), context)


def months_sign(match: re.Match[str], context: Context) -> Draft | None:
    """9M25, 6M 2025."""
    if match["fy"]:
        return None
    return dated(*match.span(), "months-sign", f"01/{int(match['months']):02d}", four_digits(match["figures"]), context)


def year_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """2025Q2, 2025-H1, 2025's second quarter."""
    part = (match["part"] or "").upper() or part_of(match["unit"], match["ordinal"])
    if part in ("H3", "H4", None):
        return None
    return _part_of_year(match, "year-quarter", part, match["figures"], False, context)


def ordinal_part(match: re.Match[str], context: Context) -> Draft | None:
    """The second quarter of 2025, first half, third-quarter; nothing where the sentence is about a game."""
    part = part_of(match["unit"], match["ordinal"])
    if part is None or (match["ordinal"].lower() == "last" and match["year"] is None):
        return None
    fiscal = any(match[name] for name in ("fiscal", "fiscal_before", "fiscal_inside", "fiscal_after"))
    year = match["year"]
    if year is None and (re.match(r"\s{1,6}of\b", context.after(match.end())) or context.sentence.about_a_game):
        return None
    return _part_of_year(match, "ordinal-part", part, year, fiscal, context)


def bare_ordinal(match: re.Match[str], context: Context) -> Draft | None:
    """ "Grew in the second quarter, after a drop in the first": an ordinal that goes on with quarters told before."""
    before = context.text[max(0, match.start() - _FAR) : match.start()]
    if not before.endswith("in the ") or not _OF_QUARTERS.search(before) or context.sentence.about_a_game:
        return None
    return _part_of_year(match, "ordinal-part", part_of("quarter", match["ordinal"]) or "", None, False, context)


def years_part(match: re.Match[str], context: Context) -> Draft | None:
    """Last year's second quarter, 2024's first half, this year's March quarter."""
    if match["month"]:
        template = f"{month_of(match['month']):02d}"
        if match[0].lower().endswith("quarter"):
            return ending(match, context, 3, template, match["abs"] or f"{match['rel']} year", None)
    else:
        template = part_of(match["unit"], match["ordinal"]) or ""
    if not template:
        return None
    year = match["abs"] or f"{match['rel']} year"
    return dated(*match.span(), "years-part", template, year, context)


def counted_part(match: re.Match[str], context: Context) -> Draft | None:
    """The first nine months of 2025, the last two quarters of the year."""
    count = count_of(match["count"])
    if not count:
        return None
    months = count * (3 if match["unit"].lower().startswith("quarter") else 1)
    closing = ORDINALS[match["ordinal"].lower()] == -1
    if not 1 <= months <= 12 or ORDINALS[match["ordinal"].lower()] not in (1, -1) or (closing and not match["year"]):
        return None
    if match["fiscal"] or match["fiscal_after"]:
        return replace(fixed(*match.span(), "counted-part:fiscal", None), grain=Grain.SPAN)
    if match["year"] is None and re.match(r"\s{1,6}(?:of|since|in|after)\b", context.after(match.end())):
        return None
    template = f"{13 - months:02d}/12" if closing else f"01/{months:02d}"
    draft = dated(*match.span(), "counted-part", template, match["year"], context)
    if match["year"] is None and draft.backward and draft.backward[:4] == str(context.anchor.year):
        draft = replace(draft, forward=draft.backward)
    return replace(draft, anaphoric=True) if match["year"] is None else draft


def _part_of_year(
    match: re.Match[str], rule: str, part: str, year: str | None, fiscal: bool, context: Context
) -> Draft | None:
    if not fiscal:
        draft = dated(*match.span(), rule, part, year, context)
        return replace(draft, anaphoric=True, rule=f"bare-{rule}") if year is None else draft
    reference = year_reference(year) if year else None
    if reference and reference.kind == "absolute":
        return fiscal_period(match, rule, reference.value, part, context)
    grain = template_grain(part)
    return replace(fixed(*match.span(), rule + ":fiscal-unknown", None), grain=grain)

"""From atoms to mentions: nouns, rates, qualifiers, intervals, and the last doubts."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.quantities import atoms as atom_rules
from explorer.extract.quantities import intervals, measures, nouns, qualifiers, ratios, reject, special
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line
from explorer.model import Qualifier

_HALF_AFTER = re.compile(r" and a half(?! (?:thousand|million|billion))\b", re.IGNORECASE)


def complete(line: Line, atom: Atom) -> None:
    """Add what directly follows one atom: half units, multiples, the counted noun."""
    half = _HALF_AFTER.match(line.text, atom.end, min(line.end, atom.end + 24))
    if half and atom.unit and atom.kind in (QuantityKind.DURATION, QuantityKind.MEASURE) and not atom.decimals:
        atom.value, atom.step, atom.end, atom.number_end = atom.value + 0.5, 0.0, half.end(), half.end()
    if atom.kind is not QuantityKind.COUNT or atom.unit is not None or special.multiple_behind(line, atom):
        return
    if atom.numeral.fraction:
        return
    noun = None
    hyphen = line.text[atom.end : atom.end + 1] in "-‑" and line.text[atom.end + 1 : atom.end + 2].isalpha()
    odd = line.text.startswith("-odd ", atom.end)
    if odd:
        noun = nouns.find_noun(line.text, atom.end + len("-odd"), line.end)
    elif hyphen:
        noun = nouns.find_hyphened(line.text, atom.end, line.end)
    else:
        noun = nouns.find_noun(line.text, atom.end, line.end, singular=abs(atom.value) == 1)
    if noun and not (atom.numeral.bare and reject.is_year(line, atom, noun)):
        atom.noun, atom.unit = noun.span, noun.head
        atom.rule = "count"
        atom.vague = hyphen and not odd and atom.numeral.form == "words"


_OF_A = re.compile(r"(?: of)? an?(?= )|-(?=hour|mile|year|day|century|inch|second|minute|acre|pound|ton)")


def _half_of_unit(line: Line, atom: Atom) -> bool:
    """Half an hour, a quarter of a mile, half-hour: give `atom` the unit."""
    article = _OF_A.match(line.text, atom.end, min(line.end, atom.end + 8))
    if not article:
        return False
    end = article.end() - (article[0] == "-")
    found = measures.find_unit(line.text, end, line.end, line.units)
    if found is None or not found.worded:
        return False
    atom.kind, atom.unit, atom.end, atom.rule = (
        atom_rules.KINDS[found.unit.kind],
        found.unit.symbol,
        found.end,
        found.unit.kind,
    )
    return True


def finish(line: Line, atom: Atom) -> QuantityMention | None:
    """The mention that an atom becomes, or None where it is none."""
    if special.age(line, atom):
        return _mention(line, atom)
    part = atom.numeral.fraction or atom.numeral.form == "fraction"
    if part and atom.unit is None and atom.value < 1:
        if _half_of_unit(line, atom):
            return _mention(line, atom)
        if not reject.fraction_of_something(line, atom):
            return None
        atom.value, atom.kind, atom.unit, atom.rule = atom.value * 100, QuantityKind.PERCENT, "%", "fraction"
        atom.step = ratios.SHARE_STEP
    elif atom.kind is QuantityKind.COUNT and reject.is_no_count(line, atom):
        return None
    return None if _is_title(line, atom) or _is_race(line, atom) else _mention(line, atom)


_TITLE_UNIT = re.compile(r"[ -](?:Seconds|Minutes|Hours|Days|Weeks|Months|Years)$")
_SMALL_BEFORE = re.compile(r"(?:\b[a-z]+|['’]s) $")


def _is_title(line: Line, atom: Atom) -> bool:
    """Whether a length of time is a name by its capital: "told 60 Minutes", in a sentence of small letters."""
    printed = line.text[atom.start : atom.end] if atom.kind is QuantityKind.DURATION else ""
    return bool(_TITLE_UNIT.search(printed) and _SMALL_BEFORE.search(line.before(atom.start, 20)))


_RACES = frozenset({50, 60, 80, 100, 110, 200, 300, 400, 500, 800, 1000, 1500, 3000, 5000, 10000})
_RACE_BEFORE = re.compile(r"(?:\bthe|\b(?:wo)?men['’]s|\bfavou?r(?:ed|ite)) $", re.IGNORECASE)
_RACE_AFTER = re.compile(
    r"[ -](?:hurdl|freestyle|breaststroke|backstroke|butterfly|medley|relay|race|final|heats?\b|champion|title|sprint|"
    r"steeplechase|dash|runner|record|world|Olympic|indoor)"
)
_RACE_ALONE = re.compile(r"[.,;:)]|$| (?:at|in|and|on|for|with|when|but|to|gold|silver|bronze)\b")


def _is_race(line: Line, atom: Atom) -> bool:
    """Whether a round distance is the name of a race: "won the 60m", "the 400m hurdles", no "60m of rope"."""
    if atom.unit != "m" or atom.value not in _RACES or atom.value_max is not None or atom.decimals:
        return False
    after = line.after(atom.end, 16)
    named = bool(_RACE_BEFORE.search(line.before(atom.start, 12)))
    return bool(_RACE_AFTER.match(after)) or (named and bool(_RACE_ALONE.match(after)))


def _mention(line: Line, atom: Atom) -> QuantityMention:
    """The mention of an accepted atom, with its rate, qualifier and interval."""
    if atom.kind is QuantityKind.COUNT and reject.is_anaphoric(line, atom):
        atom.vague = True
    if atom.unit in ("°", "°C", "°F") and _BELOW_ZERO.match(line.after(atom.end, 20)) and atom.value > 0:
        atom.value, atom.value_max = -atom.value, None
    elif (atom.naked or _graded(line, atom)) and not atom.scaled:
        _unit_around(line, atom)
    for _ in range(2):
        _add_rate(line, atom)
    end = atom.end
    if atom.noun and atom.noun.start == atom.number_end + 1 and line.text[atom.number_end] in "-‑":
        end = max(end, atom.noun.end)
    left = qualifiers.left_qualifier(line.before(atom.start, 64), atom.start, duration=_during(line, atom))
    right = qualifiers.right_qualifier(line.after(atom.number_end, 20), atom.number_end)
    right = right or qualifiers.right_qualifier(line.after(end, 20), end)
    noun_end = atom.noun.end if atom.noun else end
    right = right or qualifiers.right_qualifier(line.after(noun_end, 20), noun_end)
    wide_start, wide_end, qualifier = atom.start, end, Qualifier.EXACTLY
    if right:
        qualifier, wide_end = right[0], max(end, right[1])
    start = atom.start
    if left:
        qualifier, wide_start = left
        start = qualifiers.sign_start(line.text, atom.start, wide_start)
    if atom.kind is QuantityKind.SCORE:
        qualifier = Qualifier.EXACTLY
    low, high = _bounds(atom, qualifier)
    return QuantityMention(
        start=start,
        end=end,
        wide_start=wide_start,
        wide_end=wide_end,
        number_start=atom.number_start,
        number_end=atom.number_end,
        kind=atom.kind,
        value=intervals.clean(atom.value),
        value_max=None if atom.value_max is None else intervals.clean(atom.value_max),
        unit=atom.unit,
        low=low,
        high=high,
        qualifier=qualifier,
        noun=atom.noun,
        vague=atom.vague,
        rule=atom.rule,
    )


def _unit_around(line: Line, atom: Atom) -> None:
    """The unit of a bare number that words around it tell: a magnitude, a factor, degrees below zero."""
    before, after = line.before(atom.start, 20), line.after(atom.end, 20)
    if _graded(line, atom):
        atom.kind, atom.unit, atom.noun = QuantityKind.MEASURE, "magnitude", None
    elif _FACTOR.search(before):
        atom.kind, atom.unit, atom.rule = QuantityKind.MULTIPLE, "×", "factor"
    elif _INHABITED.search(line.before(atom.start, 40)) and atom.value >= 2:
        atom.unit = "person"
    elif _BELOW_ZERO.match(after) and atom.value > 0:
        atom.kind, atom.unit, atom.value, atom.value_max = QuantityKind.MEASURE, "°", -atom.value, None


def _graded(line: Line, atom: Atom) -> bool:
    """Whether a number is a magnitude: "magnitude 5.4", "a 5.4-magnitude quake"."""
    behind = line.after(atom.number_end, len(" magnitude ")).lower()
    return bool(_MAGNITUDE.search(line.before(atom.start, 20))) or behind in (" magnitude ", "-magnitude ")


_INHABITED = re.compile(
    r"\b(?:city|town|village|population|crowd|crew|family|audience|jury|staff|workforce|congregation) of "
    r"(?:about |around |some |nearly |over |more than |roughly |up to |only |just |almost |at least )?$",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\bfactor of (?:about |around |nearly |over |up to |more than |at least )?$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r" (?:degrees )?(?:below (?:zero|freezing)|under zero)\b")
_MAGNITUDE = re.compile(r"\bmagnitude (?:of )?(?:about |a )?$", re.IGNORECASE)
_POINT_IN_TIME = re.compile(r" (?:since|ago|later|old|earlier|after|before|in the making|from now)\b")


def _during(line: Line, atom: Atom) -> bool:
    """Whether "over" before this number may mean "in the course of"."""
    return atom.kind is QuantityKind.DURATION and not _POINT_IN_TIME.match(line.after(atom.end, 16))


_SHORT = {"/second": "/s", "/hour": "/h"}
"""Measures go by SI symbols; counts and durations by nouns."""


def _add_rate(line: Line, atom: Atom) -> None:
    if atom.kind in (
        QuantityKind.PERCENT,
        QuantityKind.SCORE,
        QuantityKind.RANK,
        QuantityKind.AGE,
        QuantityKind.MULTIPLE,
    ):
        return
    behind = max(atom.end, atom.noun.end if atom.noun else atom.end)
    rate = measures.find_rate(line.text, behind, line.end, line.units)
    if rate is None and atom.kind is QuantityKind.MEASURE:
        stuff = _STUFF.match(line.text, behind, line.end)
        rate = measures.find_rate(line.text, stuff.end(), line.end, line.units) if stuff else None
        rate = replace(rate, end=behind) if rate else None
    if rate is None or (atom.unit or "").endswith(rate.suffix):
        return
    if atom.kind is QuantityKind.DURATION and rate.suffix.removeprefix("/") not in ("day", "week", "month", "year"):
        return
    suffix = _SHORT.get(rate.suffix, rate.suffix) if atom.kind is QuantityKind.MEASURE else rate.suffix
    atom.unit = (atom.unit or "") + suffix
    if atom.kind is not QuantityKind.MONEY:
        atom.kind = QuantityKind.RATE
    atom.end = rate.end
    atom.rule = f"{atom.rule}, rate"


_STUFF = re.compile(r" of [a-z]+(?: [a-z]+)?(?= (?:a|per|each) (?:second|minute|hour|day|week|month|year)\b)")
"""What is measured, between a measure and its rate: "200 tonnes of ore a day"."""


def _bounds(atom: Atom, qualifier: Qualifier) -> tuple[float | None, float | None]:
    continuous = atom.kind is QuantityKind.PERCENT
    half = intervals.half_step(atom.value, atom.step, decimals=atom.decimals, continuous=continuous)
    if atom.kind is QuantityKind.SCORE:
        half = 0.0
    if atom.bounded and atom.low is not None and atom.high is not None:
        return intervals.clean(atom.low), intervals.clean(atom.high)
    if atom.kind is QuantityKind.SCORE or atom.value_max is None:
        return intervals.interval(intervals.clean(atom.value), intervals.clean(atom.value), half, half, qualifier)
    half_max = intervals.half_step(
        atom.value_max, atom.step_max or 0.0, decimals=atom.decimals_max, continuous=continuous
    )
    return intervals.interval(intervals.clean(atom.value), intervals.clean(atom.value_max), half, half_max, qualifier)

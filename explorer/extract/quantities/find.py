"""The way from a line of text to its quantity mentions: numerals, atoms, joins, nouns, qualifiers, intervals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.quantities import atoms as atom_rules
from explorer.extract.quantities import (
    intervals,
    joins,
    measures,
    nouns,
    numerals,
    qualifiers,
    ranks,
    reject,
    special,
    words,
)
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line
from explorer.extract.quantities.masks import Masks, find_masks
from explorer.model import Qualifier, Span
from explorer.vocabulary.units import Units

_LEXICON = words.LEXICON | special.LEXICON | ranks.LEXICON
_HALF_AFTER = re.compile(r" and a half(?! (?:thousand|million|billion))\b", re.IGNORECASE)


def find_quantities(text: str, start: int, end: int, masked: Sequence[Span], units: Units) -> list[QuantityMention]:
    """The quantities of one sentence or line, `text[start:end]`, in text order, none overlapping another.

    `masked` are spans that hold none (dates found before); `units` is the vocabulary. Rates whose counted noun stands
    elsewhere have a unit that begins with a slash ("/month"): the caller puts the noun before it.
    """
    digits = numerals.DIGIT.search(text, start, end) is not None
    line = Line(text, start, end, units)
    if not digits and line.vocabulary.isdisjoint(_LEXICON):
        return []
    inside = [s for s in masked if s.start < end and s.end > start]
    given = Masks([(s.start, s.end) for s in inside])
    masks = find_masks(text, start, end, inside, units.sign_set) if digits else given
    specials = [s for s in special.find_specials(line) if not given.touches(*s.claimed)]
    claimed = Masks([s.claimed for s in specials])
    found = _numerals(line, masks, claimed, digits=digits)
    built = [atom for n in found if (atom := atom_rules.build(line, n)) is not None]
    for atom in built:
        _complete(line, atom)
    mentions = [m for atom in joins.join(line, built) if (m := _finish(line, atom)) is not None]
    mentions += [_qualify_special(line, s.mention) for s in specials]
    mentions.sort(key=lambda m: (m.start, -m.end))
    return _without_overlaps(mentions)


def _numerals(line: Line, masks: Masks, claimed: Masks, *, digits: bool) -> list[numerals.Numeral]:
    """All numerals outside the masks, digits and words, in text order."""
    out: list[numerals.Numeral] = []
    if digits:
        out = _digit_numerals(line, masks, claimed)
    if not line.vocabulary.isdisjoint(words.LEXICON):
        out += _word_numerals(line, masks, claimed)
        out.sort(key=lambda n: n.start)
    return [n for i, n in enumerate(out) if i == 0 or n.start >= out[i - 1].end]


def _digit_numerals(line: Line, masks: Masks, claimed: Masks) -> list[numerals.Numeral]:
    out: list[numerals.Numeral] = []
    text, end = line.text, line.end
    position = line.start
    while digit := numerals.DIGIT.search(text, position, end):
        at = digit.start()
        cover = masks if masks.covers(at) else claimed if claimed.covers(at) else None
        if cover:
            position = cover.end_of(at)
            continue
        if at > line.start and text[at - 1] == "." and not (at - 1 > line.start and text[at - 2].isalnum()):
            at -= 1
        found = numerals.NUMBER.match(text, at, end)
        if found is None:
            position = digit.end()
            continue
        position = found.end()
        prefix = numerals.read_prefix(text, line.start, at, line.units.signs)
        if not _stands_free(text, prefix.start, line):
            continue
        numeral = numerals.read_digits(found, prefix, text, end, line.units.signs)
        if numeral:
            position = max(position, numeral.end)
            out.append(_negated(line, numeral))
    return out


def _word_numerals(line: Line, masks: Masks, claimed: Masks) -> list[numerals.Numeral]:
    out: list[numerals.Numeral] = []
    position = line.start
    while run := words.RUN.search(line.text, position, line.end):
        position = run.end()
        if masks.covers(run.start()) or claimed.covers(run.start()):
            continue
        numeral = numerals.read_words(line.text, run.start(), line.end)
        if numeral is None:
            continue
        position = max(position, numeral.end)
        if not reject.is_idiom(line, numeral):
            out.append(_negated(line, numeral))
    return out


_JOINED_WORD = re.compile(
    r"(?:^|[^A-Za-z0-9])(?:to|or|and|sub|mid|non|under|over|pre|post|plus|about|some|one|two|three|four|five|six|seven|eight|nine|ten)[-−‑]$",
    re.IGNORECASE,
)
_UNIT_DASH = re.compile(r"\d ?([A-Za-z]{1,10})[-−‑]$")


def _unit_and_dash(line: Line, at: int) -> bool:
    """Whether a number with its unit or scale stands before the dash: 30 million-40 million, 10km-12km."""
    match = _UNIT_DASH.search(line.before(at, 16))
    if not match:
        return False
    word = match[1]
    known = word in line.units.symbols or word.lower() in line.units.words
    return known or word.lower() in numerals.WORD_SCALES or word.lower() in numerals.ABBREVIATIONS


_MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)


def _negated(line: Line, numeral: numerals.Numeral) -> numerals.Numeral:
    """A numeral behind the word "minus" with its sign."""
    minus = _MINUS.search(line.before(numeral.start, 12))
    if not minus or numeral.negative:
        return numeral
    start = numeral.start - len(minus[0])
    return replace(numeral, start=start, value=-numeral.value, negative=True)


def _stands_free(text: str, at: int, line: Line) -> bool:
    """Whether the number at `at` is no tail of a longer word or code."""
    if at <= line.start:
        return True
    before = text[at - 1]
    if before.isalnum() or before in "_#@\\^)%":
        return False
    if before in "-−‑" and at - 2 >= line.start and text[at - 2].isalpha():
        return bool(_JOINED_WORD.search(text[max(line.start, at - 12) : at])) or _unit_and_dash(line, at)
    if before == "." and at - 1 > line.start:
        return not text[at - 2].isdigit()
    if before == "," and text[at - 2 : at - 1].isdigit():
        return True
    if before == ":" and at - 2 >= line.start and text[at - 2].isdigit():
        return False
    if before == "/" and at - 2 >= line.start:
        return text[at - 2] in " )" or text[at - 2].isdigit()
    return True


def _complete(line: Line, atom: Atom) -> None:
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
    if hyphen:
        noun = nouns.find_hyphened(line.text, atom.end, line.end)
    else:
        noun = nouns.find_noun(line.text, atom.end, line.end, singular=abs(atom.value) == 1)
    if noun and not (atom.numeral.bare and reject.is_year(line, atom, noun)):
        atom.noun, atom.unit = noun.span, noun.head
        atom.rule = "count"
        atom.vague = hyphen and atom.numeral.form == "words"


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


def _finish(line: Line, atom: Atom) -> QuantityMention | None:
    """The mention that an atom becomes, or None where it is none."""
    if special.age(line, atom):
        return _mention(line, atom)
    if atom.numeral.fraction and atom.unit is None and atom.value < 1:
        if _half_of_unit(line, atom):
            return _mention(line, atom)
        if not reject.fraction_of_something(line, atom):
            return None
        atom.value, atom.kind, atom.unit, atom.rule = atom.value * 100, QuantityKind.PERCENT, "%", "fraction"
        atom.step = joins.SHARE_STEP
    elif atom.kind is QuantityKind.COUNT and reject.is_no_count(line, atom):
        return None
    return _mention(line, atom)


def _mention(line: Line, atom: Atom) -> QuantityMention:
    """The mention of an accepted atom, with its rate, qualifier and interval."""
    if atom.kind is QuantityKind.COUNT and reject.is_anaphoric(line, atom):
        atom.vague = True
    if atom.unit in ("°", "°C", "°F") and _BELOW_ZERO.match(line.after(atom.end, 20)) and atom.value > 0:
        atom.value, atom.value_max = -atom.value, None
    elif atom.naked and not atom.scaled and _MAGNITUDE.search(line.before(atom.start, 20)):
        atom.kind, atom.unit = QuantityKind.MEASURE, "magnitude"
    for _ in range(2):
        _add_rate(line, atom)
    end = atom.end
    if atom.noun and line.text[atom.number_end : atom.number_end + 1] in "-‑":
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


def _bounds(atom: Atom, qualifier: Qualifier) -> tuple[float | None, float | None]:
    continuous = atom.kind is QuantityKind.PERCENT
    half = intervals.half_step(atom.value, atom.step, decimals=atom.decimals, continuous=continuous)
    if atom.bounded and atom.low is not None and atom.high is not None:
        return intervals.clean(atom.low), intervals.clean(atom.high)
    if atom.kind is QuantityKind.SCORE or atom.value_max is None:
        return intervals.interval(intervals.clean(atom.value), intervals.clean(atom.value), half, half, qualifier)
    half_max = intervals.half_step(
        atom.value_max, atom.step_max or 0.0, decimals=atom.decimals_max, continuous=continuous
    )
    return intervals.interval(intervals.clean(atom.value), intervals.clean(atom.value_max), half, half_max, qualifier)


def _qualify_special(line: Line, mention: QuantityMention) -> QuantityMention:
    if mention.kind is QuantityKind.RANK:
        return mention
    left = qualifiers.left_qualifier(line.before(mention.start, 64), mention.start)
    if not left or line.text[left[1] : mention.start].strip().lower() in ("top", "tops"):
        return mention
    low, high = intervals.interval(mention.value, mention.value, 0.0, 0.0, left[0])
    return replace(mention, qualifier=left[0], wide_start=left[1], low=low, high=high)


def _without_overlaps(mentions: list[QuantityMention]) -> list[QuantityMention]:
    out: list[QuantityMention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out

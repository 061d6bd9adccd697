"""All numerals of a line, in digits and in words, outside its masks."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.extract.quantities import numerals, reject, words
from explorer.extract.quantities.line import Line
from explorer.extract.quantities.mask_patterns import TWO_IN_A_CELL
from explorer.extract.quantities.masks import Masks


def scan(line: Line, masks: Masks, claimed: Masks, *, digits: bool) -> list[numerals.Numeral]:
    """All numerals outside the masks, digits and words, in text order."""
    out: list[numerals.Numeral] = []
    if digits:
        out = _digit_numerals(line, masks, claimed)
    if not line.vocabulary.isdisjoint(words.LEXICON):
        out += _word_numerals(line, masks, claimed)
        out.sort(key=lambda n: n.start)
    return [n for i, n in enumerate(out) if i == 0 or n.start >= out[i - 1].end]


_REST_OF_NUMBER = re.compile(r"(?:,\d{3})+(?!\d)")
"""What goes on with a number that a mask ends in ("XR2,495")."""


def _digit_numerals(line: Line, masks: Masks, claimed: Masks) -> list[numerals.Numeral]:
    out: list[numerals.Numeral] = []
    text, end = line.text, line.end
    pattern = numerals.NUMBER_WITH_COMMA if line.decimal_comma else numerals.NUMBER
    apart = line.in_cell and TWO_IN_A_CELL.fullmatch(text, line.start, end) is not None
    position = line.start
    while digit := numerals.DIGIT.search(text, position, end):
        at = digit.start()
        cover = masks if masks.covers(at) else claimed if claimed.covers(at) else None
        if cover:
            position = cover.end_of(at)
            if rest := _REST_OF_NUMBER.match(text, position, end):
                position = rest.end()
            continue
        if at > line.start and text[at - 1] == "." and not (at - 1 > line.start and text[at - 2].isalnum()):
            at -= 1
        found = (numerals.DIGITS if apart else pattern).match(text, at, end)
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
_UNIT_DASH = re.compile(r"\d[ -]?([A-Za-z]{1,10})[-−‑]$")


def _unit_and_dash(line: Line, at: int) -> bool:
    """Whether a number with its unit or scale stands before the dash: 30 million-40 million, 10km-12km."""
    match = _UNIT_DASH.search(line.before(at, 16))
    if not match:
        return False
    word = match[1]
    known = word in line.units.symbols or word.lower() in line.units.words
    return known or word.lower() in numerals.WORD_SCALES or word.lower() in numerals.ABBREVIATIONS


_MINUS = re.compile(r"(?<!or )\b(?:minus|negative) $", re.IGNORECASE)
_LONE_MINUS = re.compile(
    r"\b(?:of|at|to|from|under|about|is|was|hit|hits|reach|reached|reads?|fell|sank|convert) ([-−–] )$", re.IGNORECASE
)
"""A dash that stands alone behind a word that wants a figure: no punctuation."""
_DEGREES = re.compile(r"[ \u00a0]?(?:°|º|℃|℉|deg(?:ree)?s?\b|celsius\b|centigrade\b|fahrenheit\b)", re.IGNORECASE)


def _negated(line: Line, numeral: numerals.Numeral) -> numerals.Numeral:
    """A numeral with its sign behind the word "minus", or a temperature behind a dash that stands alone."""
    minus = _MINUS.search(line.before(numeral.start, 12))
    if minus is None and _DEGREES.match(line.after(numeral.end, 12)):
        lone = _LONE_MINUS.search(line.before(numeral.start, 12))
        if lone and not numeral.negative:
            start = numeral.start - len(lone[1])
            return replace(numeral, start=start, value=-numeral.value, negative=True)
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

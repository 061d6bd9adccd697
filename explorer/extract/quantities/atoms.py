"""A numeral with its currency and unit: the atom that ranges, composites and mentions are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities import measures, nouns
from explorer.extract.quantities.line import Line
from explorer.extract.quantities.numerals import ABBREVIATIONS, LETTERS, SCALE_ABBREVIATION, SCALE_LETTER, Numeral
from explorer.model import Qualifier, Span
from explorer.vocabulary.units import Unit

KINDS = {
    "measure": QuantityKind.MEASURE,
    "duration": QuantityKind.DURATION,
    "percent": QuantityKind.PERCENT,
    "rate": QuantityKind.RATE,
    "money": QuantityKind.MONEY,
}


@dataclass(slots=True)
class Atom:
    """A number on its way to a mention; grows while units, nouns and neighbours are joined to it."""

    numeral: Numeral
    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    step: float
    decimals: bool
    kind: QuantityKind = QuantityKind.COUNT
    unit: str | None = None
    worded_unit: bool = False
    value_max: float | None = None
    step_max: float | None = None
    decimals_max: bool = False
    low: float | None = None
    high: float | None = None
    bounded: bool = False
    """`low` and `high` are given by the text (a tolerance), not by the printed form."""
    qualifier: Qualifier | None = None
    noun: Span | None = None
    vague: bool = False
    scaled: bool = False
    rule: str = ""

    @property
    def naked(self) -> bool:
        """Neither unit nor currency nor noun."""
        return self.unit is None and self.noun is None and self.kind is QuantityKind.COUNT

    def multiply(self, factor: float) -> None:
        """Apply a scale or a unit's factor."""
        self.value *= factor
        self.step *= factor


def build(line: Line, numeral: Numeral) -> Atom | None:
    """The atom that begins with `numeral`; None where the characters behind it make it part of a name or code."""
    atom = Atom(
        numeral=numeral,
        start=numeral.start,
        end=numeral.end,
        number_start=numeral.number_start,
        number_end=numeral.end,
        value=numeral.value,
        step=numeral.step,
        decimals=numeral.form in ("decimal", "comma", "power") or ("." in numeral.digits and numeral.form == "grouped"),
        scaled=numeral.scale > 1,
        rule="number" if numeral.form != "words" else "number words",
    )
    if numeral.currency:
        return _money(line, atom)
    if not atom.scaled:
        _abbreviation(line, atom)
    if _currency_behind(line, atom) or _unit_behind(line, atom) or _letter_behind(line, atom):
        return atom
    return None if _part_of_a_word(line, atom) else atom


def _rescale(atom: Atom, factor: float, end: int) -> None:
    atom.multiply(factor)
    atom.scaled = True
    atom.end = atom.number_end = end


def _abbreviation(line: Line, atom: Atom) -> None:
    found = SCALE_ABBREVIATION.match(line.text, atom.end, min(line.end, atom.end + 8))
    if found and found[1].lower() in ABBREVIATIONS:
        end = found.end(1)
        if found[1] in ("mil", "bil", "cr", "crs", "Cr", "Crs") and not (
            atom.numeral.currency or found.start(1) == atom.end
        ):
            return
        _rescale(atom, ABBREVIATIONS[found[1].lower()], end)


def _money(line: Line, atom: Atom) -> Atom | None:
    numeral = atom.numeral
    atom.kind, atom.unit = QuantityKind.MONEY, _yen_or_yuan(line, numeral)
    if not atom.scaled:
        _abbreviation(line, atom)
    if not atom.scaled:
        letter = SCALE_LETTER.match(line.text, atom.end, min(line.end, atom.end + 6))
        if letter and (letter.start(1) == atom.end or letter[1] in "mMbB"):
            _rescale(atom, LETTERS[letter[1].lower()], letter.end())
    if len(numeral.sign) == 1 and numeral.sign.isalpha() and numeral.bare and not atom.scaled:
        return None
    behind = measures.find_currency(line.text, atom.end, line.end, line.units)
    if behind and (behind.unit.symbol == atom.unit or numeral.sign == "$") and behind.unit.factor == 1:
        atom.end, atom.unit = behind.end, behind.unit.symbol
    elif _part_of_a_word(line, atom):
        return None
    atom.rule = "money"
    return atom


def _yen_or_yuan(line: Line, numeral: Numeral) -> str | None:
    if numeral.sign in ("¥", "￥") and line.hints("yuan-cues") and not line.hints("yen-cues"):
        return "CNY"
    return numeral.currency


def _currency_behind(line: Line, atom: Atom) -> bool:
    found = measures.find_currency(line.text, atom.end, line.end, line.units)
    if found is None and not atom.scaled:
        letter = SCALE_LETTER.match(line.text, atom.end, min(line.end, atom.end + 6))
        if letter and letter.start(1) == atom.end:
            found = measures.find_currency(line.text, letter.end(), line.end, line.units)
            if found:
                _rescale(atom, LETTERS[letter[1].lower()], letter.end())
    if found is None and atom.value >= 1e6 and (won := _WON.match(line.text, atom.end, min(line.end, atom.end + 16))):
        found = measures.Found(won.end(), Unit("KRW", "money"), worded=True)
    if found is None:
        return False
    atom.kind, atom.unit, atom.end, atom.rule = QuantityKind.MONEY, found.unit.symbol, found.end, "money"
    if found.unit.factor != 1:
        atom.multiply(found.unit.factor)
    if line.text[found.end - 1] in "¥￥" and line.hints("yuan-cues") and not line.hints("yen-cues"):
        atom.unit = "CNY"
    atom.worded_unit = found.worded
    return True


_HYPHENED = frozenset({"second", "quarter", "night", "foot", "pound", "stone"})
_LONG = re.compile(r"-(?:long|high|tall|wide|deep|thick|old|strong|heavy)\b")
_WON = re.compile(r" won(?! (?:the|a|an|by|in|on|at|his|her|their|its|more|over|with)\b)(?!\w)")


def _unit_behind(line: Line, atom: Atom) -> bool:
    found = measures.find_unit(line.text, atom.end, line.end, line.units) or _unit_behind_adjective(line, atom)
    if found is None:
        return _temperature_letter(line, atom)
    printed = line.text[atom.end : found.end].strip(" -\u00a0")
    glued = line.text[atom.end] not in " -\u00a0\u202f\u2009"
    if printed == "m" and glued and not atom.scaled and not _is_metre(line, atom, found.end):
        return False
    if len(printed) == 1 and printed.isupper() and line.text[atom.end] == "-":
        return False
    if printed == "A" and glued and not line.hints("current-cues"):
        return False
    if printed in ("K", "k", "s") and glued and not (atom.decimals and printed == "s"):
        return False
    following = line.after(found.end, 8)
    if printed.lower() in _HYPHENED and re.match(r"-[A-Za-z]", following) and not _LONG.match(following):
        return False
    if printed == "bp" and line.hints("basis-point-cues"):
        found = measures.Found(found.end, Unit("percentage point", "percent", 0.01))
    if printed.lower() in ("pound", "pounds") and _is_sterling(line, atom, found.end):
        found = measures.Found(found.end, Unit("GBP", "money"), worded=True)
    atom.kind, atom.unit, atom.end = KINDS[found.unit.kind], found.unit.symbol, found.end
    atom.worded_unit, atom.rule = found.worded, found.unit.kind
    if found.unit.factor != 1:
        atom.multiply(found.unit.factor)
    return True


_ADJECTIVES = re.compile(
    r"(?: (?:more|additional|further|extra|other|full|whole|entire|straight|consecutive|successive|solid|long))+(?= )"
)


def _unit_behind_adjective(line: Line, atom: Atom) -> measures.Found | None:
    """The unit in "five more days", "three straight years"."""
    words = _ADJECTIVES.match(line.text, atom.end, min(line.end, atom.end + 40))
    found = measures.find_unit(line.text, words.end(), line.end, line.units) if words else None
    return found if found is not None and found.worded and found.unit.kind in ("duration", "measure") else None


_WEIGHT_NEXT = re.compile(
    r" ?\(?(?:about |around )?[\d,.]+ ?(?:kg|kilo|t\b|tonne|ton|metric)| of (?:thrust|weight|pressure|force|meat|"
    r"food|fish)"
)


def _is_sterling(line: Line, atom: Atom, end: int) -> bool:
    """Whether "pounds" is money: the words of the sentence decide, then the size."""
    if _WEIGHT_NEXT.match(line.after(end, 30)) or line.hints("weight-cues"):
        return False
    return atom.value >= 1e6 or line.hints("pound-cues")


_DEGREE_LETTER = re.compile(r"[ \u00a0]?([CF])(?![\w/'’-]|\.\w)")


def _temperature_letter(line: Line, atom: Atom) -> bool:
    found = _DEGREE_LETTER.match(line.text, atom.end, min(line.end, atom.end + 4))
    if not found or atom.scaled or not (line.hints("temperature-cues") or atom.decimals):
        return False
    atom.kind, atom.unit, atom.end, atom.rule = QuantityKind.MEASURE, "°" + found[1], found.end(), "temperature"
    return True


_RACES = frozenset({"race", "races", "marathon", "ski", "skiing", "skier", "runner", "runners", "biathlon", "cycling"})
_METRE_NEXT = re.compile(
    r"[ -](?:tall|high|long|wide|deep|above|below|away|from|up|down|further|behind|ahead|thick|apart|x|×|by \d)\b"
)


def _is_metre(line: Line, atom: Atom, end: int) -> bool:
    """Whether the glued "m" behind a number is metres rather than million; False, too, where nothing tells."""
    if _METRE_NEXT.match(line.text, end, min(line.end, end + 12)):
        return True
    noun = nouns.find_noun(line.text, end, line.end)
    if noun:
        words = line.text[noun.span.start : noun.span.end].lower().split()
        return bool(line.units.cues["metre-nouns"].intersection(words))
    metres, millions = line.hints("metre-cues"), line.hints("million-cues")
    return metres or not millions


def _letter_behind(line: Line, atom: Atom) -> bool:
    """k, m, b: thousand, million, billion, where the number counts something."""
    if atom.scaled:
        return False
    found = SCALE_LETTER.match(line.text, atom.end, min(line.end, atom.end + 5))
    if not found or found.start(1) != atom.end:
        return False
    letter, end = found[1], found.end()
    noun = nouns.find_noun(line.text, end, line.end)
    after = line.after(end, 14).lower()
    race = letter in "kK" and atom.value <= 250 and not line.vocabulary.isdisjoint(_RACES) and not noun
    if race or (letter in "kK" and re.match(r"[ -](?:run|race|walk|fun run|runner)", after)):
        atom.kind, atom.unit, atom.end, atom.rule = QuantityKind.MEASURE, "km", end, "measure"
        return True
    screen = re.match(r"[ -](?:tv|video|res|disp|screen|cam|ultra|hdr|movie)", after)
    if letter == "K" and (screen or (atom.value in (2, 4, 8) and not noun)):
        return False
    if letter in "tT" or (letter in "bB" and not noun):
        return False
    _rescale(atom, LETTERS[letter.lower()], end)
    return True


_TIMES_SIGN = re.compile(r"[x×](?!\w)")


def _part_of_a_word(line: Line, atom: Atom) -> bool:
    """Whether what follows makes the number a piece of a name, code or ordinal ("16th", "1990s", "3D", "747-400")."""
    text, end = line.text, atom.end
    following = text[end : end + 1]
    if not following or end >= line.end or _TIMES_SIGN.match(text, end):
        return False
    if following.isalnum() or following in "_@#\\=&":
        return True
    if following == "." and text[end + 1 : end + 2].isalnum() and atom.numeral.form != "words":
        return True
    if following == ":" and text[end + 1 : end + 2].isdigit():
        return True
    return (
        following in "-–/"
        and atom.numeral.bare
        and bool(re.match(r"[-–/](?:[A-Z]{1,3}\d|[A-Z]\b)", text[end : end + 5]))
    )

"""Quantities with a shape of their own: race times, ranks, multiples, ages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.quantities import ranks
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line
from explorer.numerals import ONES

_TIME = re.compile(
    r"(?<![\w:.,])(?:(?P<h>\d{1,3}):(?P<m>[0-5]\d):(?P<s>[0-5]\d(?:\.\d{1,3})?)|"
    r"(?P<m2>\d{1,3}):(?P<s2>[0-5]\d\.\d{1,3})|(?P<m3>2[4-9]|[3-9]\d):(?P<s3>[0-5]\d))(?![\w:]|\.\d)"
)
_CLOCK_LEFT = re.compile(r"\b(?:at|from|until|till|since|by|before|around|T)\s*$")
_CLOCK_RIGHT = re.compile(r"\s?(?:[ap]\.?m|GMT|UTC|BST|CET|EST|EDT|PST|PDT|local|o'clock)", re.IGNORECASE)

_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0}
_MULTIPLE = re.compile(
    r"""\b(?:(?P<times>twice|thrice)
          | (?P<verb>doubl|tripl|trebl|quadrupl|quintupl)(?P<form>ed|ing|es|e)
          | (?P<fold>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)-?fold
        )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FOLDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "hundred", "thousand")
LEXICON = frozenset(
    {
        "twice",
        "thrice",
        *(stem + form for stem in _FACTORS for form in ("ed", "ing", "es", "e")),
        *(f + "fold" for f in _FOLDS),
        "fold",
    }
)
"""The words of multiples."""
_COMPARED = re.compile(
    r"[ -](?:as (?!the\b|he\b|she\b|they\b|it\b|[A-Z])|the\b|"
    r"its\b|his\b|her\b|their\b|our\b|that (?:of|in|for|seen|at)\b|those\b|what\b|this\b|last\b|more\b|larger\b|"
    r"bigger\b|higher\b|greater\b|faster\b|"
    r"normal\b|average\b|expect|annual|capacity|earnings\b|likely\b|less\b|lower\b|smaller\b|fewer\b|longer\b|"
    r"stronger\b|leverage|revenue|sales|GDP|book|increase|rise|current|previous|previously|usual|over\b)"
)
_DOUBLED_BEFORE = re.compile(
    r"\b(?:to|will|would|could|may|might|should|can|must|not|nearly|almost|about|roughly|over|than|at least|'ll|"
    r"[a-z]{3,}s|they|we|you) $",
    re.IGNORECASE,
)
"""What stands before "double" as a verb; behind an article or a name it is a thing ("an RBI double")."""
_DOUBLE_ADJECTIVE = re.compile(
    r"[ -](?:digit|decker|check|standard|room|bed|bill|figures?|act|agent|life|murder|glaz|blind|jeopardy|whammy|"
    r"gold|header|bogey|fault)",
    re.IGNORECASE,
)
_DOUBLES = re.compile(r"(?:['’]s?|\b(?:the|in|at|his|her|their|mixed|and|won|win)) $", re.IGNORECASE)
"""What stands before "doubles" as matches of pairs."""
_NO_MULTIPLE = re.compile(r" (?:as|up|back|down)\b")
"""Behind "doubles": to be another thing besides, to bend, to turn round."""
_TIMES_BEHIND = re.compile(r"(?:[ -]?times?\b|[x×](?![\w])|[ -]?fold\b)", re.IGNORECASE)

_AGE_BEHIND = re.compile(
    r"[ -](?P<unit>years?|months?|weeks?|days?|yrs?)(?:[ -]olds?\b| of age\b)|[ -]?(?:yo|y/o|y\.o\.)(?!\w)|"
    r"-something\b",
    re.IGNORECASE,
)
_AGE_LEFT = re.compile(
    r"\b(?:aged|ages|age|age of|age is|ages of|aged between|ages between|aged from|the age of|turned|turns|"
    r"turning)[ :]\s?"
    r"(?:\d{1,3}(?:, \d{1,3}){0,4} (?:and|to|or) )?"
    r"(?:only |just |about |around |over |under |above |below |at least )?$",
    re.IGNORECASE,
)
_AT_AGE = re.compile(
    r"\b(?:died?|dies|dying|dead|retire[ds]?|retiring|marri(?:ed|es)|debut(?:ed|s)?|emigrated|passed away) at $|"
    r"\b[A-Z][a-z]+,? (?:is |who is |was )?(?:now|still only|only|just) $",
)
"""What stands before an age that no word for years follows: "dies at 77", "Marc, now 34"."""
_PERSON_OF = re.compile(
    r"\b(?:an?|the) (?:[a-z-]+ ){0,2}(?:man|woman|boy|girl|child|teenager|youth|widow|widower|pensioner|patient|"
    r"grandmother|grandfather) of $"
)
_AS_YOUNG = re.compile(r"\bas (?:young|old) as $")
_AND_OLDER = re.compile(r"\+(?:[\s:,.;)]|$)")
_ENDS = re.compile(r"[,.;:)]|$")
_APPOSED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,3}[a-z-]+, $")
_GOES_ON = re.compile(r", (?:who|said|says|told|was|is|has|had|from|died|won|[a-z]{2,}ed)\b")
"""Behind an age between commas: "The comedian, 47, tweeted"."""
_AND_ANOTHER = re.compile(r",? and [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, \d{1,2}\b")
"""Behind an age in a list of persons: "Dana Ruiz, 51 and Theo, 11"."""
_FEET = re.compile(r"(?<![\w.,'’])(?P<ft>[3-8])['’′] ?(?P<in>1[01]|\d)(?:[\"”″]|''|’’)")
_TURNED_MAX = 115
_NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w'’.-]+|\b(?:man|woman|boy|girl|father|mother|son|daughter|husband|wife|brother|sister|victim)),? \(?$"
)


@dataclass(frozen=True, slots=True)
class Special:
    """A mention that needs no assembly, with the span that it keeps others out of."""

    mention: QuantityMention
    claimed: tuple[int, int]


def find_specials(line: Line) -> list[Special]:
    """Race times, ranks, multiples and heights of a line, in no particular order."""
    return [*_times(line), *_multiples(line), *_ranks(line), *_one_and_a_half(line), *_heights(line)]


def _heights(line: Line) -> list[Special]:
    """Feet and inches by their signs: 5'2"."""
    return [
        Special(
            _mention(*m.span(), QuantityKind.MEASURE, int(m["ft"]) + int(m["in"]) / 12, "ft", "feet and inches"),
            m.span(),
        )
        for m in _FEET.finditer(line.text, line.start, line.end)
    ]


def _mention(
    start: int, end: int, kind: QuantityKind, value: float, unit: str, rule: str, *, vague: bool = False
) -> QuantityMention:
    return QuantityMention(
        start=start, end=end, wide_start=start, wide_end=end, number_start=start, number_end=end,
        kind=kind, value=value, unit=unit, low=value, high=value, rule=rule, vague=vague,
    )  # fmt: skip


def _times(line: Line) -> list[Special]:
    out: list[Special] = []
    if line.text.find(":", line.start, line.end) < 0:
        return out
    for match in _TIME.finditer(line.text, line.start, line.end):
        if (match["h"] and _CLOCK_LEFT.search(line.before(match.start(), 10))) or _CLOCK_RIGHT.match(
            line.after(match.end(), 12)
        ):
            continue
        if match["h"]:
            value = int(match["h"]) * 3600 + int(match["m"]) * 60 + float(match["s"])
        else:
            value = int(match["m2"] or match["m3"]) * 60 + float(match["s2"] or match["s3"])
        out.append(Special(_mention(*match.span(), QuantityKind.DURATION, value, "second", "race time"), match.span()))
    return out


_AND_A_HALF = re.compile(
    r"\b(?:an?|another) (?P<unit>[a-z]{3,10}) and a (?P<part>half|quarter)(?! (?:of|hours?|years?)\b)", re.IGNORECASE
)


def _one_and_a_half(line: Line) -> list[Special]:
    """A year and a half, an hour and a quarter."""
    out: list[Special] = []
    if line.vocabulary.isdisjoint(("half", "quarter")):
        return out
    for match in _AND_A_HALF.finditer(line.text, line.start, line.end):
        unit = line.units.words.get(match["unit"].lower())
        if unit is None or unit.kind == "percent":
            continue
        kind = QuantityKind.DURATION if unit.kind == "duration" else QuantityKind.MEASURE
        value = 1.5 if match["part"].lower() == "half" else 1.25
        out.append(Special(_mention(*match.span(), kind, value * unit.factor, unit.symbol, "and a half"), match.span()))
    return out


def _ranks(line: Line) -> list[Special]:
    return [
        Special(_mention(start, end, QuantityKind.RANK, float(value), "rank", "rank"), (start, end))
        for start, end, value in ranks.find_ranks(line)
    ]


def _multiples(line: Line) -> list[Special]:
    out: list[Special] = []
    if line.vocabulary.isdisjoint(LEXICON):
        return out
    for match in _MULTIPLE.finditer(line.text, line.start, line.end):
        compared = bool(_COMPARED.match(line.after(match.end(), 14)))
        if match["times"]:
            value, vague = (2.0 if match["times"].lower() == "twice" else 3.0), False
            if not compared:
                said = _mention(*match.span(), QuantityKind.COUNT, value, "time", "times", vague=True)
                out.append(Special(said, match.span()))
                continue
        elif match["verb"]:
            if match["form"].lower() == "e" and (
                _DOUBLE_ADJECTIVE.match(line.after(match.end(), 12))
                or not (compared or _DOUBLED_BEFORE.search(line.before(match.start(), 16)))
            ):
                continue
            if _NO_MULTIPLE.match(line.after(match.end(), 6)) or (
                match["form"].lower() == "es" and _DOUBLES.search(line.before(match.start(), 12))
            ):
                continue
            value = _FACTORS[match["verb"].lower()]
            vague = match["form"].lower() in ("e", "es") and not compared
        else:
            fold = match["fold"].lower()
            value, vague = float({"hundred": 100, "thousand": 1000, "twenty": 20}.get(fold) or ONES[fold]), False
        out.append(
            Special(_mention(*match.span(), QuantityKind.MULTIPLE, value, "×", "multiple", vague=vague), match.span())
        )
    return out


def multiple_behind(line: Line, atom: Atom) -> bool:
    """Make `atom` a multiple where "times", "x" or "-fold" follows; occurrences ("five times") become a vague count."""
    match = _TIMES_BEHIND.match(line.text, atom.end, min(line.end, atom.end + 8))
    if not match or atom.unit is not None:
        return False
    times = match[0].strip(" -").lower().startswith("time")
    if match[0].startswith("-t") or match[0].startswith("-T"):
        atom.unit, atom.end, atom.rule, atom.vague = "time", match.end(), "times", True
        return True
    if times and not _COMPARED.match(line.after(match.end(), 14)):
        atom.kind, atom.unit, atom.end, atom.rule, atom.vague = (
            QuantityKind.COUNT,
            "time",
            match.end(),
            "times",
            atom.value < 2,
        )
        return True
    atom.kind, atom.unit, atom.end, atom.rule = QuantityKind.MULTIPLE, "×", match.end(), "multiple"
    return True


_SUSPENDED_AGE = re.compile(r"- ?(?:and|or|to) \S{1,9}[- ](years?|months?|weeks?)[- ]olds?\b")


def age(line: Line, atom: Atom) -> bool:
    """Make `atom` an age where its surroundings say so ("54-year-old", "aged 54", "Smith, 54, said")."""
    behind = _AGE_BEHIND.match(line.text, atom.number_end, min(line.end, atom.number_end + 18))
    if behind:
        unit = (behind["unit"] or "year").lower().removesuffix("s").replace("yr", "year")
        _make_age(atom, unit, behind.end())
        return True
    suspended = _SUSPENDED_AGE.match(line.after(atom.number_end, 30))
    if suspended:
        _make_age(atom, suspended[1].removesuffix("s"), atom.number_end)
        return True
    if atom.unit is not None or atom.scaled or not 0 < (atom.value_max or atom.value) <= _TURNED_MAX or atom.noun:
        if not (atom.unit == "year" and _AGE_LEFT.search(line.before(atom.start, 24))):
            return False
        _make_age(atom, "year", atom.end)
        return True
    if (
        _AGE_LEFT.search(line.before(atom.start, 26))
        or (_AT_AGE.search(line.before(atom.start, 30)) and _ENDS.match(line.after(atom.number_end, 1)))
        or _AS_YOUNG.search(line.before(atom.start, 14))
        or (atom.numeral.bare and atom.value_max is None and _PERSON_OF.search(line.before(atom.start, 50)))
    ):
        _make_age(atom, "year", atom.number_end)
        return True
    after = line.after(atom.number_end, 2)
    before = line.before(atom.start, 40)
    if atom.numeral.bare and 12 <= atom.value <= 90 and _AND_OLDER.match(after):
        _make_age(atom, "year", atom.number_end)
        return True
    enclosed = before.endswith(", ") and after[:1] in (",", ".", ";") and (after[1:2] in (" ", ""))
    enclosed = enclosed or (before.endswith(", ") and bool(_AND_ANOTHER.match(line.after(atom.number_end, 60))))
    apposed = _NAME_BEFORE.search(before) or (
        atom.value >= 10 and _APPOSED.search(before) and _GOES_ON.match(line.after(atom.number_end, 16))
    )
    if enclosed and atom.numeral.bare and atom.value_max is None and apposed and atom.value >= 5:
        _make_age(atom, "year", atom.number_end)
        return True
    return False


def _make_age(atom: Atom, unit: str, end: int) -> None:
    atom.kind, atom.unit, atom.end, atom.rule, atom.noun, atom.vague = QuantityKind.AGE, unit, end, "age", None, False
    atom.step = 0.0

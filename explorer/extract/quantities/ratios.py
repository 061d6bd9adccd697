"""Two numbers that are a score, a ratio or a share: 3-1, nine to one, one in five."""

from __future__ import annotations

import re

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line

_OUT_OF = re.compile(r" (?:in|out of)(?: every)? |-in-")
SHARE_STEP = 2.0
"""A share in words ("two-thirds", "one in five") is known to a percentage point either way."""
_ROUND = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
_SCORE_LEFT = re.compile(
    r"\b(?:w[io]n(?:s|ning)?|beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|los[et](?:s|ing)?|drew|draw(?:s|n|ing)?|tied?|"
    r"lead(?:s|ing)?|led|trail(?:s|ed|ing)?"
    r"|victor(?:y|ious)|score[ds]?|finished|ended|went|going|down|up|ahead|by|triumph(?:ed)?|thrash(?:ed|ing)?|"
    r"hammered|crushed|routed|downed|edged"
    r"|vote[ds]?|voting|ruled|ruling|decision|level|made it|make it|set|final|match|over|past|advanced|record|"
    r"loss|swept|pass(?:ed|es)?|approv(?:ed|es)|reject(?:ed|s)|stands?|at)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_VOTE_LEFT = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ruled|ruling|decision|tally|margin of|score of)(?: \w+){0,3} $", re.IGNORECASE
)
_SCORE_RIGHT = re.compile(
    r"[ -](?:(?:home |away |opening |first-leg |second-leg |group |league |cup |extra-time |overtime |penalty |"
    r"aggregate |comfortable |narrow )?"
    r"(?:w[io]ns?|victor(?:y|ies)|defeats?|loss(?:es)?|draws?|lead|vote|votes|decision|ruling|majority|split|"
    r"record|aggregate|scoreline|rout"
    r"|thrashing|triumph|verdict|tie|result|over|against|on aggregate|on penalties|in (?:the|a|overtime|extra)|"
    r"at half|at the|after|with|advantage|margin|deficit"
    r"|drubbing|hammering|win|upset|stalemate|series|home|away))\b",
    re.IGNORECASE,
)


def ratio(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    """Nine to one; a vote of 52 to 48."""
    if (
        gap not in (" to ", "-to-")
        or not (_plain(a) and _plain(b))
        or a.value <= b.value
        or a.noun
        or b.noun
        or b.value < 0
    ):
        return None
    if b.value == 1 and a.value <= 1000 and not re.search(r"\bfrom (?:\w+ )?$", line.before(a.start, 16)):
        a.kind, a.unit, a.rule, a.vague = QuantityKind.MULTIPLE, "×", "ratio", False
    elif _VOTE_LEFT.search(line.before(a.start, 40)):
        a.kind, a.unit, a.value_max, a.rule, a.vague = QuantityKind.SCORE, "point", b.value, "score", False
    else:
        return None
    a.end, a.number_end, a.step = b.number_end, b.number_end, 0.0
    return a


_ODDS = frozenset({"odds", "bookmaker", "bookmakers", "bookies", "favourite", "favourites", "outsider", "outsiders"})


def odds(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    """The odds of a bet: 100-1, 5-2."""
    fits = gap in ("-", "–") and _plain(a) and _plain(b) and 0 < b.value < a.value and not b.noun
    if not fits or line.vocabulary.isdisjoint(_ODDS):
        return None
    a.value, a.kind, a.unit, a.rule, a.noun, a.vague = (
        a.value / b.value,
        QuantityKind.MULTIPLE,
        "×",
        "odds",
        None,
        False,
    )
    a.end, a.number_end, a.step = b.number_end, b.number_end, 0.0
    return a


def score(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    if gap not in ("-", "–", "—", "−", " - ", " – ") or not (_plain(a) and _plain(b)):
        return None
    if max(a.value, b.value) > 700 or (a.numeral.form == "words" and a.value > 20):
        return None
    right = bool(_SCORE_RIGHT.match(line.after(b.number_end, 40)))
    left = bool(_SCORE_LEFT.search(line.before(a.start, 60)))
    listed = bool(re.search(r"\d[-–]\d{1,2}(?:\s?\(\d+[-–]?\d*\))?,? (?:and )?$", line.before(a.start, 14)))
    more = bool(re.match(r"(?:\s?\(\d+(?:[-–]\d+)?\))?, (?:and )?\d{1,2}[-–]\d", line.after(b.number_end, 20)))
    descending = a.value >= b.value
    ascending_counted = not descending and b.noun is not None and not right
    if a.value == 0 and gap in ("-", "–") and b.noun is None and b.value <= 20 and a.numeral.form != "words":
        left = True
    if (
        gap in ("-", "–")
        and descending
        and b.noun is None
        and a.numeral.form != "words"
        and max(a.value, b.value) <= 150
    ):
        left = True
    if ascending_counted or not (right or listed or more or (left and (descending or not b.noun))):
        return None
    a.value_max, a.kind, a.unit, a.rule = b.value, QuantityKind.SCORE, "point", "score"
    a.end, a.number_end, a.noun, a.vague = b.number_end, b.number_end, None, False
    return a


def _measured(atom: Atom) -> bool:
    """Whether a unit, not just a counted noun, goes with the number."""
    return atom.unit is not None and atom.noun is None


def _plain(atom: Atom) -> bool:
    n = atom.numeral
    return (
        not _measured(atom)
        and (n.bare or (n.form == "words" and atom.step == 0.0))
        and not atom.scaled
        and not n.negative
    )


def share(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    """One in five, nine out of 10: a share in per cent."""
    if (
        not _OUT_OF.fullmatch(gap)
        or not (_whole(a) and _whole(b))
        or _measured(a)
        or not 0 < a.value < b.value
        or _measured(b)
    ):
        return None
    if "out of" not in gap and "every" not in gap and a.value != 1 and not b.noun:
        return None
    if "out of" in gap and "every" not in gap and b.value not in _ROUND:
        return None
    if b.value > 1e7 or (b.numeral.bare and 1500 <= b.value <= 2100):
        return None
    if b.noun is None and "every" not in gap and re.match(r"(?:st|nd|rd|th)\b", line.after(b.end, 4)):
        return None
    a.value, a.step, a.decimals = 100 * a.value / b.value, SHARE_STEP, False
    a.end, a.number_end, a.kind, a.unit = b.number_end, b.number_end, QuantityKind.PERCENT, "%"
    a.noun, a.vague, a.rule = None, False, "one in"
    return a


def _whole(atom: Atom) -> bool:
    return atom.kind is QuantityKind.COUNT and float(atom.value).is_integer() and not atom.decimals

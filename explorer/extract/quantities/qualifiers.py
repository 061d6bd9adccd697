"""Qualifiers: words, verbs and signs that make a number a bound or an estimate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.quantities.wordlists import word_set
from explorer.model import Qualifier

_ABOUT, _OVER, _UNDER = Qualifier.ABOUT, Qualifier.OVER, Qualifier.UNDER
_LEAST, _MOST, _EXACT = Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.EXACTLY


def _table(**groups: str) -> dict[str, Qualifier]:
    kinds = {"about": _ABOUT, "over": _OVER, "under": _UNDER, "least": _LEAST, "most": _MOST}
    return {phrase.strip(): kinds[name] for name, text in groups.items() for phrase in text.split(",")}


_LEFT = _table(
    about="about, around, roughly, approximately, approx, approx., circa, ca, ca., c., some, approaching about, "
    "in the region of, "
    "in the order of, of the order of, on the order of, close to, near, in the neighbourhood of, in the vicinity of, "
    "somewhere around, or so, more or less, an average of about, something like, give or take, near to, "
    "estimated at about",
    over="over, more than, greater than, larger than, higher than, above, in excess of, exceeding, exceeded, "
    "exceeds, exceed, "
    "topping, topped, tops, top, surpassing, surpassed, surpasses, surpass, upwards of, upward of, north of, "
    "beyond, past, "
    "passed, passing, longer than, better than, older than, bigger than, heavier than, faster than, crossed, "
    "crossing, outstripping, "
    "beat, beats, beating, eclipsed, eclipsing, farther than, further than, taller than, wider than, deeper than",
    under="under, less than, fewer than, lower than, smaller than, below, nearly, almost, shy of, just shy of, "
    "short of, just short of, "
    "not quite, close on, approaching, nearing, shorter than, younger than, south of, virtually, well under, "
    "neared, approached, "
    "narrowly missed, just missed",
    least="at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum, "
    "minimum of, min., as few as, "
    "as low as, as little as, as young as, as short as, as small as, as early as,  from at least, starting at, "
    "starting from, or more than, min",
    most="up to, at most, no more than, not more than, a maximum of, maximum, maximum of, max, max., as many as, "
    "as much as, "
    "as high as, as old as, as large as, as big as, not exceeding, at the most, no greater than, no higher than, "
    "capped at, upto, no longer than, "
    "as long as, as far as, nothing more than",
)
_STACK = word_set(
    """just well slightly only a little somewhat significantly far even still comfortably considerably an estimated
    record total of very some probably perhaps possibly maybe"""
)
_VERBS_WITH_ARTICLE = word_set(
    """exceeded exceeds exceed topped tops surpassed surpasses passed crossed exceeding topping surpassing crossing
    passing neared nearing approaching"""
)
_LONGEST = max(key.count(" ") + 1 for key in _LEFT)
_SIGNS = {
    "~": _ABOUT,
    "∼": _ABOUT,
    "≈": _ABOUT,
    "≃": _ABOUT,
    "≅": _ABOUT,
    ">": _OVER,
    "≥": _LEAST,
    "⩾": _LEAST,
    "≳": _OVER,
    "≲": _UNDER,
    "<": _UNDER,
    "≤": _MOST,
    "⩽": _MOST,
    "±": _EXACT,
    "～": _ABOUT,
    "˜": _ABOUT,
}
_SIGN = re.compile(r"(>=|<=|=>|[~∼≈≃≅>≥⩾≳<≤⩽≲±～˜])[ \u00a0]?$")
_DOUBLE_SIGNS = {">=": _LEAST, "=>": _LEAST, "<=": _MOST}
_TAIL_WORDS = re.compile(r"(?:[A-Za-z]+\.?[ \u00a0]+){1,6}$|(?:\b(?:c|ca|approx|max|min)\.)$")
_TOKEN = re.compile(r"[A-Za-z]+\.?")

_RIGHT = re.compile(
    r"""(?P<over>\+(?![\d\w])|[- ]plus\b(?!\s+(?:a|an|the|\d|[$€£¥]|tax|interest|expenses|benefits|costs|fees|
        one|two|three|bonus))
        |\ or\ (?:over|above|upwards?)\b|\ and\ (?:over|above|up(?:wards?)?)\b)
      | (?P<least>\ or\ (?:more|higher|greater|older|longer|better|larger|later)\b|\ and\ (?:more|older)\b|
          ,?\ (?:at\ least|minimum(?!\ \w)|at\ a\ minimum)\b
        |\ upwards\b)
      | (?P<most>\ or\ (?:less|fewer|lower|younger|under|below|shorter|smaller)\b|\ (?:maximum|max\b|
          tops)(?!\ \w)|\ at\ (?:the\ )?most\b|\ at\ a\ maximum)
      | (?P<about>-odd\b|\ odd\b|\ or\ so\b|-ish\b|\ or\ thereabouts|,?\ give\ or\ take|\ \(approx\.?\))
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Qualified:
    """What stands around a number and how far it reaches."""

    qualifier: Qualifier
    start: int
    end: int


def left_qualifier(before: str, at: int, *, duration: bool = False) -> tuple[Qualifier, int] | None:
    """The qualifier that ends right before the number at `at`, and where it starts; `before` is the text left of it.

    `duration`: the number is a length of time, so that "over" reads "during" unless a verb of lasting stands before.
    """
    sign = _SIGN.search(before[-4:])
    if sign:
        start = at - (len(before[-4:]) - sign.start())
        rest = left_qualifier(before[: start - at], start)
        kind = _DOUBLE_SIGNS.get(sign[1]) or _SIGNS[sign[1]]
        if kind is _EXACT:
            return None
        return (kind, rest[1] if rest else start)
    if not before or before[-1] not in " \u00a0.-":
        return None
    window = before[-64:]
    tail = _TAIL_WORDS.search(window)
    if not tail:
        return None
    offset = at - len(window)
    tokens = list(_TOKEN.finditer(window, tail.start()))
    return _look_up(tokens, offset, duration)


_MOTION = word_set(
    """edged ticked inched moved went go goes going picked crept shot climbed push pushed pushing back nudged
    stepped drove
    revised bumped jumped bounced rounded bring brings brought bringing moving ticking edging inching creeping
    rose rising
    gone go driving sent sending it lifted stood added adds adding"""
)
"""Verbs that make "up to" a direction rather than a bound."""
_REACHED = word_set(
    """reached reaching reach reaches hit hits hitting its their his record annual yearly monthly weekly daily seasonal
    winter summer spring autumn"""
)
"""Words that make a maximum or minimum a level that was there rather than a bound."""
_SPREAD = word_set(
    """spread stretched stretching stretches sprawled sprawling scattered extends extending control concerns
    concern dispute
    row anger fears protest protests sued charged suit questions clash fight debate battle handed victory advantage lead
    win wins"""
)
"""Words that make "over" a preposition of place or matter."""


def _look_up(tokens: list[re.Match[str]], offset: int, duration: bool) -> tuple[Qualifier, int] | None:
    count = len(tokens)
    last = tokens[-1][0].lower()
    if last in ("the", "its", "their", "a") and count > 1 and tokens[-2][0].lower() in _VERBS_WITH_ARTICLE:
        count -= 1
    elif last in ("only", "just", "record", "total", "estimated", "whopping", "mere", "full", "exactly", "precisely"):
        return None
    for length in range(min(_LONGEST, count), 0, -1):
        words = [t[0].lower() for t in tokens[count - length : count]]
        kind = _LEFT.get(" ".join(words))
        if kind is None:
            continue
        first = count - length
        previous = tokens[first - 1][0].lower() if first else ""
        if words == ["some"] and previous in ("for", "in", "by") and duration:
            kind = _ABOUT
        if words == ["up", "to"] and previous in _MOTION:
            return None
        if words == ["around"] and previous in (
            "turned",
            "turning",
            "turn",
            "looked",
            "walked",
            "moved",
            "came",
            "drove",
        ):
            return None
        if words == ["over"] and previous in _SPREAD:
            return None
        if duration and words in (["over"], ["past"], ["within"]) and previous not in _LASTING:
            return None
        if words[-2:] in (["maximum", "of"], ["minimum", "of"]) and _REACHED.intersection(
            t[0].lower() for t in tokens[max(0, first - 2) : first + 1]
        ):
            return None
        if words == ["top"] and previous in ("the", "its", "their", "a", "our", ""):
            return None
        if words[0] in ("past", "beat", "beats", "beating", "passed") and previous in ("the", "this", "in"):
            return None
        if words == ["over"] and previous in ("handed", "took", "turned", "ran", "fell", "moved") and not duration:
            return None
        while first and tokens[first - 1][0].lower() in _STACK:
            first -= 1
        if previous == "not" and kind is _OVER:
            kind = _MOST
        if previous == "not" and kind is _UNDER:
            kind = _LEAST
        return kind, tokens[first].start() + offset
    return None


_LASTING = word_set(
    """take takes took taken taking last lasts lasted lasting for wait waits waited waiting spend spends spent is was
    are were just well little slightly than by and been be after in serve served serving of to with aged nearly
    year runs ran the a"""
)


def sign_start(text: str, at: int, wide_start: int) -> int:
    """Where a sign that touches the number at `at` begins ("~40"): it is printed as a piece of the number."""
    sign = _SIGN.search(text[max(wide_start, at - 3) : at])
    return at - (len(text[max(wide_start, at - 3) : at]) - sign.start()) if sign else at


def right_qualifier(after: str, at: int) -> tuple[Qualifier, int] | None:
    """The qualifier that begins right behind the number at `at`, and where it ends."""
    match = _RIGHT.match(after)
    if not match:
        return None
    kind = {"over": _OVER, "least": _LEAST, "most": _MOST, "about": _ABOUT}[match.lastgroup or ""]
    return kind, at + match.end()

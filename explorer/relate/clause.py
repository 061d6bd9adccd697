"""The part of a sentence that belongs to one figure: its own clause, and what is said of it without another figure."""

from __future__ import annotations

import re
from functools import lru_cache

YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d)?s?")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_CUT = re.compile(r"[;:—–()\n]|,(?!\d)|\s-\s|\b(?:while|whereas|although|but|after|who)\b", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_DATE = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|\b{MONTH} \d{{1,2}}\b|{YEAR.pattern})", re.IGNORECASE)
DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![A-Za-z\d])\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b[A-Z][\w'’&.-]{0,40}+ (?:\d{1,3}(?![\d.,%]*[\d%])(?! (?:per|million|billion|thousand|[a-z]+s)\b)"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)"
)
"""Names that hold a number: "Orvane 2", "Pioneer Seven"."""
_SPEAKER = re.compile(r"\b(?:according to|said|says|told|reports?|reported by|wrote|tweeted)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_BEFORE = re.compile(r"\w [A-Z][\w'’&.-]* $")
_BOUND = re.compile(
    r"\s*\b(?:(?:more|less|fewer) than|over|under|about|around|nearly|almost|some|at (?:least|most)|up to|only|just)"
    r"\W*$|\W*$",
    re.IGNORECASE,
)
_FEW_WORDS = 2
_SAYING = re.compile(r"\s*(?:said|says|told|wrote|added|announced)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"\s*(?:the|a|an|its|his|her|their|another|one)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[ a-z])[A-Z]\w|\b\w*[A-Z]\w*[A-Z\d]")
_MODIFIER = re.compile(r"\s*(?:among|in|for|with|of|at|including|before|without|excluding|on)\b", re.IGNORECASE)


def clause_of(sentence: str, figure: tuple[int, int]) -> list[tuple[int, int]]:
    """The pieces of a sentence that belong to the figure: its own, and those without another figure or speaker."""
    bounds = _pieces(sentence, figure)
    at = next((number for number, piece in enumerate(bounds) if piece[0] <= figure[0] < piece[1]), 0)
    own = bounds[at]
    governor: list[tuple[int, int]] = []
    while at > 0 and len(_WORD.findall(_outside(sentence, own, figure))) < _FEW_WORDS:
        at -= 1
        before = _before_figure(sentence, bounds[at])
        if before is not None:
            governor = _governor(sentence, bounds[:at], before)
            break
        own = (bounds[at][0], own[1])
    if at + 1 < len(bounds) and own[0] == 0 and _MODIFIER.match(sentence, *own):
        owner = _before_figure(sentence, bounds[at + 1])
        governor = [*governor, owner] if owner is not None else governor
    bounds = [piece for piece in bounds if piece[1] <= own[0] or piece[0] >= own[1]]
    bounds = _without_speaker(sentence, bounds, own)
    kept = [
        piece
        for piece in bounds
        if (harmless(sentence[slice(*piece)]) or (piece < own and _MODIFIER.match(sentence, *piece)))
    ]
    return sorted({_narrowed(sentence, own, figure), *kept, *governor})


def _governor(sentence: str, earlier: list[tuple[int, int]], before: tuple[int, int]) -> list[tuple[int, int]]:
    """What an enumeration hangs on: "N reported 40 cases, 12 deaths and …" tells it before the first figure."""
    for piece in reversed(earlier):
        if _WORD.search(sentence, *before):
            break
        first = _before_figure(sentence, piece)
        if first is None:
            break
        before = first
    return [before] if _WORD.search(sentence, *before) else []


def _before_figure(sentence: str, piece: tuple[int, int]) -> tuple[int, int] | None:
    """The part of a piece before its first figure and the figure's bound; None where it has no figure."""
    start, end = piece
    told = _DATE.sub(lambda date: " " * len(date[0]), sentence[start:end])
    found = next((one for one in _FIGURE.finditer(told) if not _NAME_BEFORE.search(told, 0, one.start())), None)
    if found is None:
        return None
    return start, start + len(_BOUND.sub("", sentence[start : start + found.start()]))


def _without_speaker(sentence: str, pieces: list[tuple[int, int]], own: tuple[int, int]) -> list[tuple[int, int]]:
    """Drop ", president N (M) said on a call": who says it, up to the verb of saying."""
    for piece in pieces:
        if piece[0] >= own[1] and _SAYING.match(sentence, *piece):
            return [other for other in pieces if other[1] <= own[0] or other[0] > piece[0]]
    return pieces


def describes(sentence: str, piece: tuple[int, int], own: tuple[int, int], pieces: list[tuple[int, int]]) -> bool:
    """Whether a piece only says what another piece before the verb names: "the maker's second model, N, …"."""
    if piece[1] > own[0] or not _DETERMINED.match(sentence, *piece):
        return False
    return any(other != piece and other[1] <= own[0] and _CAPITAL.search(sentence, *other) for other in pieces)


def _outside(sentence: str, piece: tuple[int, int], figure: tuple[int, int]) -> str:
    return sentence[piece[0] : figure[0]] + " " + sentence[figure[1] : piece[1]]


def _pieces(sentence: str, figure: tuple[int, int]) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _CUT.finditer(sentence) if match.end() <= figure[0] or match.start() >= figure[1]]
    starts = [0, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), len(sentence)]
    return list(zip(starts, ends, strict=True))


@lru_cache(maxsize=256)
def harmless(piece: str) -> bool:
    """Whether a piece holds no figure (dates and numbers of names aside) and no verb of saying.

    Remembered: the figures of a sentence ask for the same pieces.
    """
    if not _FIGURE.search(piece):  # nor without dates and names, which takes longer to know
        return not _SPEAKER.search(piece)
    return not _FIGURE.search(_NAMED.sub("", _DATE.sub("", piece))) and not _SPEAKER.search(piece)


def _narrowed(sentence: str, own: tuple[int, int], figure: tuple[int, int]) -> tuple[int, int]:
    """Cut a coordination "… 3 of one and 5 of the other" down to the figure's side."""
    start, end = own
    for match in _AND.finditer(sentence, start, end):
        before, after = sentence[start : match.start()], sentence[match.end() : end]
        if match.end() <= figure[0] and _FIGURE.search(_DATE.sub("", before)):
            start = match.end()
        elif match.start() >= figure[1] and _FIGURE.search(_DATE.sub("", after)):
            return start, match.start()
    return start, end


_SETTING = re.compile(
    r"\W*(?:In|At|On|Off|Among|For|With|Without|Within|Under|Outside|Inside|Across|Including|Excluding)"
    r" ([^,;:.]{2,60}),"
)


def setting(sentence: str, figure: tuple[int, int]) -> str:
    """What a sentence says before its subject ("At sea, the pipeline is …"); empty where it says nothing there."""
    found = _SETTING.match(sentence)
    return found[1] if found and found.end() <= figure[0] else ""

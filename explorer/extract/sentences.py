"""Sentences of a block of text, with exact offsets: sentencex, with its known mistakes mended.

It joins what it cuts wrongly (a sentence that goes on in lower case, "No. 5", initials) and cuts what it runs together
(sentences within one pair of quotes or brackets, a full stop without a space behind it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.model import Span

MAX_SENTENCE = 1500
"""A longer stretch without an end is cut at a space, so that no rule ever meets an endless sentence."""

_PIECE = 4000
"""sentencex grows with the square of a text full of open quotes: it is given this many characters at a time."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘\[])(?:"
    r"[A-Z](?:\.[A-Z])*|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Cmdr|Sgt|Adm|Maj|Hon|Rev|St|Mt|Ft|Jr|Sr|Messrs|Pres|"
    r"No|Nos|no|nos|Fig|Figs|fig|Eq|Sec|Ch|Vol|vol|pp?|Art|art|cf|vs|v|approx|ca|c|est|incl|excl|viz|al|"
    r"e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Rd|Bldg|Dept|Univ|Assn|Bros|Ph\.D|M\.D"
    r")\.$"
)
_WEAK_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Inc|Corp|Ltd|Co|Cos|Plc|plc|LLC|S\.A|etc|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C|U\.S\.A|Jr|Sr)\.$"
)
_STARTS_NEW = re.compile(
    r"(?:The|An?|In|On|At|It|Its|He|She|They|This|That|These|Those|But|And|However|Last|For|With|After|Before|When|"
    r"Since|While|As|If|By|We|There|Of|To|From|According|Although|Despite|During|Under|His|Her|Their|Our|So|Yet|Now|"
    r"Then|Also|Meanwhile|Still|About|All|Some|Many|Most|One|Two|Three|Another|Both|Each|Instead|Even|Only|Not|No)\b"
)
_CLOCK_TAIL = re.compile(
    r"(?:[A-Z]{2,4}T\b|GMT|UTC|BST|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\()"
)
_RUN_ON = re.compile(r"(?<=[a-z)%”\"’\]])(?<![.][a-z])[.!?](?=[A-Z“\"][a-z ])|(?<=\d)[.](?=[A-Z][a-z]+\s)")
_LETTER_END = re.compile(rf"(?<=[a-z] [A-Z])\.\s+(?={_STARTS_NEW.pattern})")
_DOMAIN = re.compile(r"\.(?:com|net|org|co|io|ai|gov|js|uk|de|eu|tv)\b", re.IGNORECASE)
_INNER = re.compile(r"(?<![.!?…])[.!?…]++[\"”’)\]]*+\s++(?=[\"“‘(\[]*[A-Z0-9$€£¥])")
_EDGE = " \t\r\n\v\f\u00a0\u200b*_~`>|"
_TAIL_EDGE = _EDGE.replace(">", "")
"""A quotation mark of mail stands before a sentence; behind one, the sign closes a bracket."""
_LOWER_START = re.compile(r"[\"“‘(\[]?[a-z](?![A-Z])")
_OPENER = re.compile(r"[“\"‘(\[]")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text[start:end]` in order, trimmed of white space and emphasis marks; never empty spans.

    Each is at most MAX_SENTENCE characters long. Time is linear in the length.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    for piece_start, piece_end in _pieces(text, start, end):
        cuts = _mended(text, _raw(text, piece_start, piece_end))
        for cut_start, cut_end in cuts:
            found.extend(_capped(text, cut_start, cut_end))
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Consecutive pieces of bounded length, cut behind a full stop or at a space where there is one."""
    while end - start > _PIECE:
        cut = text.rfind(". ", start + _PIECE // 2, start + _PIECE)
        if cut < 0:
            cut = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        cut = start + _PIECE if cut < 0 else cut + 1
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _raw(text: str, start: int, end: int) -> list[tuple[int, int]]:
    from sentencex import segment

    found, position = [], start
    for part in segment("en", text[start:end]):
        if part.strip():
            found.append((position, position + len(part)))
        position += len(part)
    return found


def _mended(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in cuts:
        if joined and _goes_on(text, joined[-1], start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    mended: list[tuple[int, int]] = []
    for start, end in joined:
        position = start
        for cut in _missed(text, start, end):
            if cut > position:
                mended.append((position, cut))
                position = cut
        mended.append((position, end))
    return mended


def _goes_on(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether the sentence before was cut too early, so that this one is the rest of it."""
    head = text[max(before[0], before[1] - 24) : before[1]].rstrip()
    tail = text[start : min(end, start + 24)].lstrip()
    if not tail or not head:
        return False
    if _LOWER_START.match(tail):
        return True
    if tail[0] in ",;:%)]”’":
        return True
    if tail[0].isdigit() and text[start - 1] == "." and text[start] == tail[0]:
        return True
    if _ABBREVIATION.search(head):
        return not _STARTS_NEW.match(tail)
    if head.endswith((".m.", ". m.")) and _CLOCK_TAIL.match(tail):
        return True
    return bool(_DOMAIN.match("." + tail)) and head.endswith(".") and text[start - 1] == "."


def _missed(text: str, start: int, end: int) -> list[int]:
    """Where a sentence ends inside `text[start:end]`: at a full stop without a space, or within quotes or brackets."""
    cuts = [m.end() for m in _RUN_ON.finditer(text, start, end) if not _DOMAIN.match(text, m.start())]
    cuts.extend(m.end() for m in _LETTER_END.finditer(text, start, end))
    if _OPENER.search(text, start, end):
        for match in _INNER.finditer(text, start, end):
            stop = match.start() + 1
            head = text[max(start, stop - 24) : stop]
            if match[0][0] == "." and (
                _ABBREVIATION.search(head) or _holds(head, text[match.end() : match.end() + 12])
            ):
                continue
            if match.end() < end:
                cuts.append(match.end())
    return sorted(cuts)


def _holds(head: str, tail: str) -> bool:
    return bool(_WEAK_ABBREVIATION.search(head)) and not _STARTS_NEW.match(tail)


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _TAIL_EDGE:
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = start + MAX_SENTENCE if cut < 0 else cut
        if text[start:cut].strip(_EDGE):
            yield Span(start, cut)
        start = cut
        while start < end and text[start] in _EDGE:
            start += 1
    if start < end:
        yield Span(start, end)

"""A claim on one line, as the timeline and the search show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import Claim
from explorer.tui.lines import Line, cells, clipped_words, padded
from explorer.views.figures import about_text, headline
from explorer.views.marks import STAR, VERDICTS, claim_mark, relation_mark

if TYPE_CHECKING:
    from explorer.store.decisions import Verdict


_ROOM_FOR_SOURCE = 70
"""Cells of a row that also names its document."""
_SHORTEST_SOURCE, _LONGEST_SOURCE = 14, 30
_LONGEST_FIGURE = 20
_SHORTEST_SUBJECT = 4
"""Fewer cells than this tell nothing of a subject."""


def verdict_line(verdict: Verdict | None) -> Line:
    """What the user decided, in two cells."""
    line = Line()
    if verdict is not None:
        if verdict.state in VERDICTS:
            line.add(VERDICTS[verdict.state].glyph, VERDICTS[verdict.state].tone)
        if verdict.starred:
            line.add(STAR.glyph, STAR.tone)
        elif verdict.notes or verdict.tags:
            line.add("✎", "info")
    return line.pad(2)


def claim_row(
    claim: Claim,
    kinds: list[str],
    voices: int,
    width: int,
    indent: int = 0,
    verdict: Verdict | None = None,
    source: str = "",
    decided: bool = True,
) -> Line:
    """A claim in one line: glyph, value, what it is about, and at the right its relations and voices.

    Where there is room, `source` tells which document says so. Where nothing is `decided`, no room is kept for that.
    """
    mark = claim_mark(claim.kind, claim.modality)
    figure = max(12, min(_LONGEST_FIGURE, width * 46 // 100 - indent))
    topic, subject = about_text(claim)
    line = Line(" " * indent).add(mark.glyph, mark.tone).add(" ")
    line.add(padded(headline(claim), figure), f"{mark.tone} strong" if mark.tone != "actual" else "strong").add(" ")
    if not topic and not subject:
        topic, subject = "", claim.printed
    right = Line(" ")
    if source and width >= _ROOM_FOR_SOURCE:
        room = min(_LONGEST_SOURCE, _SHORTEST_SOURCE + (width - _ROOM_FOR_SOURCE) // 2)
        right.add(" ").add(padded(source, room), "info").add(" ")
    if decided:
        right.extend(verdict_line(verdict))
    before = right.width - 2 * decided
    for kind in kinds[:2]:
        sign = relation_mark(kind)
        right.add(sign.glyph, sign.tone)
    right.pad(before + 4)
    right.add(f"{voices:>2}" if voices > 1 else "  ", "muted")
    return line.extend(_about(topic, subject, width - line.width - right.width)).ends(right, width)


def _about(topic: str, subject: str, room: int) -> Line:
    """What a claim is about in at most `room` cells, cut between words; no subject where too little of it fits."""
    line = Line(clipped_words(topic, room), "") if topic and room > 0 else Line()
    dot = " · " if topic else ""
    left = room - line.width - len(dot)
    if subject and left >= min(cells(subject), _SHORTEST_SUBJECT):
        line.add(dot + clipped_words(subject, left), "muted")
    return line

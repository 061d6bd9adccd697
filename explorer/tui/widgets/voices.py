"""Two to four voices side by side when there is room, one below the other when not."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import CONFLICT_TYPES, Claim, Relation, Span
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, cells, padded
from explorer.views.lines import wrap
from explorer.views.marks import claim_mark, relation_mark
from explorer.views.passages import CHOSEN, SENTENCE, Layers, pieces
from explorer.views.periods import date_text
from explorer.views.readings import readings

MOST_VOICES = 4
_LABEL = 11
_SIDE_BY_SIDE = 30
_WIDEST = 58
_NAMES = "ABCD"


def voices_lines(relation: Relation, voices: Sequence[Claim], facts: Facts, width: int) -> list[Line]:
    """Reason, hint, the table of readings, and the passages."""
    shown = voices[:MOST_VOICES]
    lines = _reason(relation, width)
    if len(voices) > MOST_VOICES:
        lines.append(Line(f"The first {MOST_VOICES} of {len(voices)} voices.", "muted"))
    lines.append(Line())
    lines += _table(shown, facts, width, "strong warn" if relation.type in CONFLICT_TYPES else "strong")
    lines.append(Line())
    room = _room(width, len(shown))
    beside = room >= _SIDE_BY_SIDE
    first = room + _LABEL + 2
    passages = [
        _passage(claim, number, facts, width if not beside else first - 2 if number == 0 else room - 2)
        for number, claim in enumerate(shown)
    ]
    if beside:
        return lines + _beside(passages, [first, *[room] * (len(shown) - 1)])
    for passage in passages:
        lines += [*passage, Line()]
    return lines


def _room(width: int, voices: int) -> int:
    """Cells for a voice in the table; the first one's passage has those of the labels as well."""
    return min(_WIDEST, max(8, (width - _LABEL - 2) // max(1, voices)))


def _reason(relation: Relation, width: int) -> list[Line]:
    mark = relation_mark(relation.type)
    lines = []
    for number, span in enumerate(wrap(relation.reason, max(10, width - 2), cells)):
        line = Line().add(f"{mark.glyph} " if number == 0 else "  ", f"{mark.tone} strong")
        lines.append(line.add(span.of(relation.reason), "strong"))
    if relation.hint:
        for number, span in enumerate(wrap(relation.hint, max(10, width - 2), cells)):
            lines.append(Line("→ " if number == 0 else "  ", "info").add(span.of(relation.hint), "info"))
    return lines


def _table(voices: Sequence[Claim], facts: Facts, width: int, differing: str) -> list[Line]:
    """A row for each field, differing ones marked and coloured."""
    if not voices:
        return [Line("The claims of this relation are gone.", "muted")]
    room = _room(width, len(voices))
    head = Line(" " * (_LABEL + 2))
    dates = Line(" " * (_LABEL + 2))
    for number, claim in enumerate(voices):
        summary = facts.documents.get(claim.document_id)
        name = f"{_NAMES[number]} {facts.label(claim.document_id)}"
        head.add(padded(name, room - 1) + " ", "accent strong")
        dates.add(padded("  " + date_text(summary.published if summary else None), room - 1) + " ", "muted")
    lines = [head, dates]
    for row in readings(voices):
        line = Line("≠ " if row.differs else "  ", "bad" if "warn" in differing else "muted").add(
            padded(row.name, _LABEL), "muted"
        )
        for value, guessed in zip(row.values, row.inferred, strict=True):
            tone = differing if row.differs else "muted"
            line.add(padded((value or "·") + (" ~" if guessed and value else ""), room - 1) + " ", tone)
        lines.append(line)
    return lines


def _passage(claim: Claim, number: int, facts: Facts, width: int) -> list[Line]:
    """A voice's sentence with its evidence marked."""
    mark = claim_mark(claim.kind, claim.modality)
    head = Line().add(f"{_NAMES[number]} ", "accent strong").add(facts.label(claim.document_id), "strong")
    head.add(f"  {mark.glyph} {mark.word}", mark.tone).fit(width)
    text = facts.sentence(claim)
    shift = claim.sentence_start
    layers = Layers(sentence=Span(0, len(text)), chosen=Span(claim.start - shift, claim.end - shift))
    lines = [head]
    for span in wrap(text, max(8, width - 2), cells):
        line = Line("▏ ", "info")
        for piece, layer in pieces(span, layers):
            line.add(piece.of(text), {CHOSEN: "on-chosen", SENTENCE: ""}.get(layer, ""))
        lines.append(line.fit(width))
    return lines


def _beside(columns: Sequence[list[Line]], rooms: Sequence[int]) -> list[Line]:
    """Columns of lines as rows."""
    rows = []
    for place in range(max(len(column) for column in columns)):
        row = Line()
        for column, room in zip(columns, rooms, strict=True):
            row.extend(column[place].pad(room) if place < len(column) else Line(" " * room))
        rows.append(row)
    return rows

"""Two to four voices of a relation: side by side where each has room to be read, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import CONFLICT_TYPES, Claim, Relation
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, cells, clipped, padded
from explorer.tui.widgets.passage import passage_lines
from explorer.views.lines import wrap
from explorer.views.marks import claim_mark, relation_mark
from explorer.views.periods import date_text
from explorer.views.readings import ReadingRow, readings, representatives

MOST_VOICES = 4
_LABEL = 11
_READABLE = 36
"""Cells that a passage needs beside another one."""
_IN_COLUMNS = 20
"""Cells that a reading needs beside another one."""
_WIDEST = 58
_NAMES = "ABCD"


def voices_lines(relation: Relation, voices: Sequence[Claim], facts: Facts, width: int) -> list[Line]:
    """Reason, hint, the table of readings, and the passages; the passages first where no table has room."""
    shown = representatives(voices, MOST_VOICES)
    lines = _reason(relation, width)
    if len(voices) > MOST_VOICES:
        lines.append(
            Line(f"{MOST_VOICES} of {len(voices)} voices, every reading among them where it has room.", "muted")
        )
    lines.append(Line())
    if not shown:
        return [*lines, Line("The claims of this relation are gone.", "muted")]
    differing = "warn" if relation.type in CONFLICT_TYPES else ""
    room = _room(width, len(shown))
    if room < _IN_COLUMNS:
        for number, claim in enumerate(shown):
            lines += [*_passage(claim, number, facts, width, dated=True), Line()]
        return lines + _listed(readings(shown), width, differing)
    lines += [*_columns(shown, facts, room, differing), Line()]
    if room < _READABLE:
        for number, claim in enumerate(shown):
            lines += [*_passage(claim, number, facts, width), Line()]
        return lines
    rooms = [room + _LABEL + 2, *[room] * (len(shown) - 1)]
    passages = [_passage(claim, number, facts, rooms[number] - 2) for number, claim in enumerate(shown)]
    return lines + _beside(passages, rooms)


def _room(width: int, voices: int) -> int:
    """Cells for a voice in the table; the first one's passage has those of the labels as well."""
    return min(_WIDEST, (width - _LABEL - 2) // voices)


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


def _label(row: ReadingRow, differing: str) -> Line:
    """The name of a field; whether the voices differ in it."""
    sign = Line("≠ " if row.differs else "  ", "bad" if differing else "muted")
    return sign.add(padded(row.name, _LABEL), "muted")


def _reading(row: ReadingRow, number: int) -> str:
    """What a voice says; a tilde where the program worked it out."""
    value = row.values[number]
    return f"{value} ~" if value and row.inferred[number] else value or "·"


def _columns(voices: Sequence[Claim], facts: Facts, room: int, differing: str) -> list[Line]:
    """A row for each field, a column for each voice; what differs is marked and coloured."""
    head = Line(" " * (_LABEL + 2))
    dates = Line(" " * (_LABEL + 2))
    for number, claim in enumerate(voices):
        head.add(padded(f"{_NAMES[number]} {facts.name(claim.document_id)}", room - 1) + " ", "accent strong")
        dates.add(padded(f"  {_date(claim, facts)}", room - 1) + " ", "muted")
    lines = [head, dates]
    for row in readings(voices):
        line = _label(row, differing)
        for number in range(len(voices)):
            tone = f"strong {differing}" if row.differs else "muted"
            line.add(padded(_reading(row, number), room - 1) + " ", tone)
        lines.append(line)
    return lines


def _listed(rows: Sequence[ReadingRow], width: int, differing: str) -> list[Line]:
    """The fields one below the other: a line for each reading with its voices, one for all where they agree."""
    lines = []
    for row in rows:
        if not row.differs:
            lines.append(_label(row, differing).add(_reading(row, 0), "muted").fit(width))
            continue
        said = dict.fromkeys(_reading(row, number) for number in range(len(row.values)))
        for place, reading in enumerate(said):
            line = _label(row, differing) if place == 0 else Line(" " * (_LABEL + 2))
            who = "".join(_NAMES[number] for number in range(len(row.values)) if _reading(row, number) == reading)
            line.add(who.ljust(len(row.values) - len(said) + 1) + " ", "accent strong")
            lines.append(line.add(reading, f"strong {differing}").fit(width))
    return lines


def _date(claim: Claim, facts: Facts) -> str:
    summary = facts.documents.get(claim.document_id)
    return date_text(summary.published if summary else None)


def _passage(claim: Claim, number: int, facts: Facts, width: int, dated: bool = False) -> list[Line]:
    """A voice's sentence with its evidence marked."""
    mark = claim_mark(claim.kind, claim.modality)
    said = Line().add(f"  {mark.glyph} {mark.word}", mark.tone)
    date = f"  {_date(claim, facts)}" if dated else ""
    name = clipped(facts.name(claim.document_id), max(8, width - 2 - said.width - len(date)))
    head = Line().add(f"{_NAMES[number]} ", "accent strong").add(name, "strong").add(date, "muted")
    return [head.extend(said).fit(width), *passage_lines(claim, facts, width)]


def _beside(columns: Sequence[list[Line]], rooms: Sequence[int]) -> list[Line]:
    """Columns of lines as rows."""
    rows = []
    for place in range(max(len(column) for column in columns)):
        row = Line()
        for column, room in zip(columns, rooms, strict=True):
            row.extend(column[place].pad(room) if place < len(column) else Line(" " * room))
        rows.append(row)
    return rows

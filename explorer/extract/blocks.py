"""Lines to blocks: where a heading, paragraph, list item or table starts and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from explorer.extract import lines as shapes
from explorer.extract.lines import Line
from explorer.extract.table_grid import aligned, carried, header_count
from explorer.model import Span

_CAPTION = re.compile(r"(?:fig(?:ure)?|table|chart|graph|exhibit|map)\.?\s+\d+(?:\.\d+)?\s*[.:–—|-]", re.IGNORECASE)
_MIN_GAP_ROWS, _MIN_PAIRS = 2, 3
_SECTION = 40
"""The longest heading of some rows inside a table."""


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    TABLE = "table"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells as they stand, the header rows first; a row may be shorter than the others."""

    rows: tuple[tuple[Span, ...], ...]
    header_rows: int = 1
    """How many of `rows` are headers; 0 if the first row holds data."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before its section and sentences are known."""

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    table: Table | None = None


class BlockReader:
    """One pass over the lines."""

    def __init__(self, text: str, wrapped: bool) -> None:
        self.text = text
        self.wrapped = wrapped
        self.lines = shapes.lines_of(text)
        self.found: list[RawBlock] = []
        self.no_table_before = 0
        """Lines up to here were tried as a table and are none: they are not tried again."""

    def blocks(self) -> list[RawBlock]:
        position, count = 0, len(self.lines)
        while position < count:
            if not self.lines[position].text or shapes.is_rule(self.lines[position]):
                position += 1
                continue
            end = position
            while end < count and self.lines[end].text:
                end += 1
            position = self._group(position, end)
        return self.found

    def _group(self, position: int, end: int) -> int:
        """Blocks of the lines between two blank ones; where they end: a table may go on behind a blank line."""
        width = max(len(line.text) + line.indent for line in self.lines[position:end])
        while position < end:
            position = self._next(position, end, width)
        return position

    def _next(self, position: int, end: int, width: int) -> int:
        line = self.lines[position]
        if shapes.is_rule(line):
            return position + 1
        taken = self._table(position, end)
        if taken:
            return taken
        mark = shapes.heading_mark(line)
        if mark:
            self._add(BlockKind.HEADING, line.start + mark[1], line.end, level=mark[0])
            return position + 1
        following = self.lines[position + 1] if position + 1 < end else None
        if following is not None and _underlines(following, line):
            self._add(BlockKind.HEADING, line.start, line.end, level=1 if following.text[0] == "=" else 2)
            return position + 2
        mark_length = shapes.bullet(line)
        if mark_length and self._is_item(position, end, mark_length):
            last = self._rest(position, end, width, hanging=line.indent)
            self._add(BlockKind.ITEM, line.start + mark_length, self.lines[last].end)
            return last + 1
        return self._prose(position, end, width)

    def _is_item(self, position: int, end: int, mark: int) -> bool:
        """Whether a bullet is one: initials ("J. Smith said") and numbers need a second item beside them."""
        text = self.lines[position].text
        if not text[0].isalnum() and text[0] != "(":
            return True
        near = self.lines[max(0, position - 12) : min(len(self.lines), position + 12)]
        if text[0].isdigit():
            return text[mark - 2] == ")" or sum(1 for x in near if x.text[:1].isdigit() and shapes.bullet(x)) > 1
        return sum(1 for x in near if shapes.bullet(x) and x.text[1:2] == text[1:2] and len(x.text) > 2) > 1

    def _rest(self, position: int, end: int, width: int, hanging: int | None = None) -> int:
        """The last line of the paragraph that starts at `position`."""
        while position + 1 < end:
            line, following = self.lines[position], self.lines[position + 1]
            if shapes.heading_mark(following) or shapes.is_rule(following) or "\t" in following.text:
                break
            if shapes.bullet(following) and not (following.text[0].isalnum() and hanging is None):
                break
            if shapes.is_labelled(following) and (shapes.is_labelled(line) or hanging is not None):
                break
            if all(shapes.pair_cells(x) for x in self.lines[position + 1 : min(end, position + 1 + _MIN_PAIRS)]):
                break
            if hanging is not None and shapes.bullet(following):
                break
            if not (
                (self.wrapped and shapes.goes_on(line, following, width))
                or (hanging is not None and following.indent > hanging)
            ):
                break
            position += 1
        return position

    def _prose(self, position: int, end: int, width: int) -> int:
        line = self.lines[position]
        last = self._rest(position, end, width)
        alone = last == position
        if _CAPTION.match(line.text):
            kind = BlockKind.CAPTION
        elif alone and self._is_heading(position, end):
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.PARAGRAPH
        self._add(kind, line.start, self.lines[last].end, level=self._level() if kind is BlockKind.HEADING else None)
        return last + 1

    def _level(self) -> int:
        return 1 if not self.found else 2

    def _is_heading(self, position: int, end: int) -> bool:
        """A short line without a full stop with text below it."""
        line = self.lines[position]
        if not shapes.is_heading_like(line):
            return False
        if line.text.startswith("**") and line.text.rstrip("*:") != line.text:
            return True
        below = next((x for x in self.lines[position + 1 : position + 4] if x.text and not shapes.is_rule(x)), None)
        if below is None:
            return False
        return len(below.text) > len(line.text) and not (line.text.endswith(":") and shapes.bullet(below) == 0)

    def _add(self, kind: BlockKind, start: int, end: int, level: int | None = None, table: Table | None = None) -> None:
        while kind is not BlockKind.TABLE and start < end and self.text[start] in "> ":
            start += 1
        if start < end:
            self.found.append(RawBlock(kind, start, end, level, table))

    def _table(self, position: int, end: int) -> int:
        """The position behind the table that starts here; 0 if none does."""
        line = self.lines[position]
        if position < self.no_table_before:
            return 0
        if "|" in line.text:
            return self._piped(position, end)
        if "\t" in line.text:
            return self._columns(position, end, tabs=True)
        if shapes.is_spaced(line):
            return self._columns(position, end, tabs=False)
        return self._pairs(position, end)

    def _pairs(self, position: int, end: int) -> int:
        """Lines of a label and its figures, a space apart; so many in a row are no prose."""
        rows: list[tuple[Span, ...]] = []
        last = position
        while last < end and (row := shapes.pair_cells(self.lines[last])):
            rows.append(row)
            last += 1
        self.no_table_before = max(last, position + 1)
        if len(rows) < _MIN_PAIRS:
            return 0
        self._add_table(position, last, Table(rows=tuple(rows), header_rows=0))
        return last

    def _piped(self, position: int, end: int) -> int:
        last = position
        while last < end and "|" in self.lines[last].text:
            last += 1
        self.no_table_before = last
        separators = [i for i in range(position, last) if shapes.is_separator(self.lines[i])]
        framed = all(line.text.startswith("|") for line in self.lines[position:last])
        if not separators and not (framed and last - position > 1):
            return 0
        rows = tuple(
            shapes.pipe_cells(self.lines[i]) for i in range(position, last) if not shapes.is_separator(self.lines[i])
        )
        head = separators[0] - position if separators else header_count(self.text, rows)
        self._add_table(position, last, Table(rows=carried(rows, head), header_rows=head))
        return last

    def _columns(self, position: int, end: int, tabs: bool) -> int:
        """A table whose columns are told by tabs or by gaps of two and more spaces."""
        tabs = tabs and "\t" in self.lines[position].text
        rows: list[tuple[Span, ...]] = []
        starts: list[int] = []
        last = behind = position
        while last < len(self.lines):
            line = self.lines[last]
            if rows and (shapes.is_rule(line) or self._is_gap(last, rows)):
                last += 1
                continue
            row = self._row(line, tabs)
            if len(row) < 2 and rows and self._names_section(last, tabs, rows):
                row = (Span(line.start, line.end),)
            elif len(row) < 2:
                break
            rows.append(row)
            starts.append(line.start - line.indent)
            last += 1
            behind = last
        self.no_table_before = behind
        data = [row for row in rows if any(shapes.is_numberish(cell.of(self.text)) for cell in row[1:])]
        short = sum(1 for row in rows for cell in row if cell.end - cell.start <= 60)
        if len(rows) < _MIN_GAP_ROWS or not data or short < 0.8 * sum(len(row) for row in rows):
            return 0
        if len(data) < 0.5 * (len(rows) - 1) or max(len(row) for row in rows) > 200:
            return 0
        grid = tuple(rows) if tabs else aligned(self.text, rows, starts)
        self._add_table(position, behind, Table(rows=grid, header_rows=header_count(self.text, grid)))
        return behind

    def _row(self, line: Line, tabs: bool) -> tuple[Span, ...]:
        """The cells of a line of such a table; none where it is prose or blank."""
        if tabs:
            return shapes.tab_cells(line, self.text) if "\t" in line.text else ()
        return shapes.gap_cells(line) if shapes.is_spaced(line) else ()

    def _names_section(self, position: int, tabs: bool, rows: list[tuple[Span, ...]]) -> bool:
        """Whether a line inside a table is the heading of some of its rows: a few words, a like row behind it."""
        line = self.lines[position]
        if not 0 < len(line.text) <= _SECTION or line.text[-1] in ".,;!?" or position + 1 >= len(self.lines):
            return False
        following = self._row(self.lines[position + 1], tabs)
        figures = any(shapes.is_numberish(cell.of(self.text)) for cell in following[1:])
        return figures and abs(len(following) - max(map(len, rows))) <= 1 and not shapes.heading_mark(line)

    def _is_gap(self, position: int, rows: list[tuple[Span, ...]]) -> bool:
        """Whether the blank line at `position` only sets off a header or a row of totals: a like row stands behind."""
        if self.lines[position].text or position + 1 >= len(self.lines):
            return False
        following = self._row(self.lines[position + 1], "\t" in self.lines[position + 1].text)
        figures = any(shapes.is_numberish(cell.of(self.text)) for cell in following[1:])
        return figures and len(following) > 1 and abs(len(following) - len(rows[-1])) <= 1

    def _add_table(self, position: int, last: int, table: Table) -> None:
        self._add(BlockKind.TABLE, self.lines[position].start, self.lines[last - 1].end, table=table)


def _underlines(rule: Line, title: Line) -> bool:
    return len(rule.text) >= 3 and set(rule.text) in ({"="}, {"-"}) and len(title.text) <= 150 and "|" not in title.text

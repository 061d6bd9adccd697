"""Lines of a screen: pieces of text with tones. Every piece passes the gate here, so no widget can forget it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from explorer.gate import shown_flat
from explorer.tui.theme import Ink

ELLIPSIS = "…"
_LOOSE = " (,;:·"
"""What is not left standing before an ellipsis."""

Look = tuple[int, str, tuple[tuple[str, str], ...]]
"""All that decides how a line looks in a theme: width, ground, pieces."""


class Line:
    """One row of a screen, built from left to right."""

    __slots__ = ("pieces", "width")

    def __init__(self, text: str = "", tone: str = "") -> None:
        self.pieces: list[tuple[str, str]] = []
        self.width = 0
        if text:
            self.add(text, tone)

    def add(self, text: str, tone: str = "") -> Line:
        """Append text of any origin; unsafe characters become visible."""
        if text:
            safe = shown_flat(text)
            self.pieces.append((safe, tone))
            self.width += len(safe) if safe.isascii() else cell_len(safe)
        return self

    def extend(self, other: Line) -> Line:
        """Append another line's pieces."""
        self.pieces.extend(other.pieces)
        self.width += other.width
        return self

    def pad(self, width: int) -> Line:
        """Fill up with spaces to `width` cells."""
        if self.width < width:
            self.pieces.append((" " * (width - self.width), ""))
            self.width = width
        return self

    def fit(self, width: int) -> Line:
        """Cut to `width` cells with an ellipsis, or fill up."""
        if self.width <= width:
            return self.pad(width)
        kept: list[tuple[str, str]] = []
        left = max(0, width - 1)
        for text, tone in self.pieces:
            size = cell_len(text)
            if size > left:
                kept.append((set_cell_size(text, left).rstrip(), tone))
                left -= cell_len(kept[-1][0])
                break
            kept.append((text, tone))
            left -= size
        self.pieces = kept
        if width > 0:
            self.pieces.append((ELLIPSIS, "muted"))
        self.width = sum(cell_len(text) for text, _ in self.pieces)
        return self.pad(width)

    def ends(self, right: Line, width: int) -> Line:
        """Put `right` at the right end of `width` cells, cutting what is on the left if it must be."""
        if right.width >= width:
            return self.fit(width)
        self.fit(width - right.width)
        return self.extend(right)

    def look(self, width: int, ground: str = "") -> Look:
        """What decides how the line looks at a width on a ground: lines that look alike need no painting."""
        return width, ground, tuple(self.pieces)

    @property
    def plain(self) -> str:
        """The text without tones."""
        return "".join(text for text, _ in self.pieces)

    def strip(self, ink: Ink, width: int, base: Style, ground: str = "") -> Strip:
        """The row as Textual draws it; `ground` is the tone of the whole row, below the pieces' own."""
        under = base + ink.style(ground) if ground else base
        segments = [Segment(text, under + ink.style(tone) if tone else under) for text, tone in self.pieces]
        return Strip(segments, self.width).adjust_cell_length(width, under)


def clipped(text: str, width: int, cut: bool = True) -> str:
    """Text of at most `width` cells on one line, cut with an ellipsis."""
    safe = shown_flat(text)
    if cell_len(safe) <= width:
        return safe
    return set_cell_size(safe, max(0, width - 1)).rstrip() + ELLIPSIS if cut else set_cell_size(safe, width)


def clipped_words(text: str, width: int) -> str:
    """Text of at most `width` cells, cut between words where it can be."""
    cut = clipped(text, width)
    if not cut.endswith(ELLIPSIS):
        return cut
    kept, space, _ = cut.rpartition(" ")
    if not space or len(kept) * 2 < len(cut):
        return cut[:-1].rstrip(_LOOSE) + ELLIPSIS
    return kept.rstrip(_LOOSE) + " " + ELLIPSIS


def whole_parts(text: str, width: int) -> str:
    """As many of the parts between middle dots as `width` cells hold, at least the first."""
    parts = text.split(" · ")
    while len(parts) > 1 and cells(" · ".join(parts)) > width:
        parts.pop()
    return " · ".join(parts)


def padded(text: str, width: int, right: bool = False) -> str:
    """Text cut or filled to exactly `width` cells, at the left or the right."""
    cut = clipped(text, width)
    space = " " * max(0, width - cell_len(cut))
    return space + cut if right else cut + space


def cells(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(shown_flat(text))


def spread(pieces: Iterable[tuple[str, str]]) -> Line:
    """A line of pieces."""
    line = Line()
    for text, tone in pieces:
        line.add(text, tone)
    return line


def content(*parts: str | tuple[str, str]) -> Content:
    """Textual content from untrusted parts: plain, or with a style of the program's own."""
    pieces: Sequence[Content] = [
        Content(shown_flat(part)) if isinstance(part, str) else Content.styled(shown_flat(part[0]), part[1])
        for part in parts
    ]
    return Content("").join(pieces)

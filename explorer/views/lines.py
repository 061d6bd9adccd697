"""Breaking a text into screen lines without changing it: every line is a span of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from explorer.model import Span

_WORDS = re.compile(r"[^ \t]+[ \t]*|[ \t]+")


def wrap(text: str, width: int, cells: Callable[[str], int] = len) -> list[Span]:
    """The lines of `text` at `width` cells as spans: breaks at spaces, cuts words that are too long, keeps empty lines.

    The spaces at a break belong to no line.

    `cells` measures a string; line feeds end lines and belong to none.
    """
    width = max(1, width)
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        _wrap_line(line, start, width, len if line.isascii() else cells, spans)
        start += len(line) + 1
    return spans


def line_of(spans: Sequence[Span], offset: int) -> int:
    """The index of the line that holds the character at `offset`."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)


def _wrap_line(line: str, base: int, width: int, cells: Callable[[str], int], spans: list[Span]) -> None:
    if cells(line) <= width:
        spans.append(Span(base, base + len(line)))
        return
    begin = reached = used = 0
    for match in _WORDS.finditer(line):
        word = match[0].rstrip(" \t")
        size = cells(word)
        if used and used + size > width:
            spans.append(Span(base + begin, base + reached))
            begin, used = match.start(), 0
        if size > width:
            begin, used = _cut(line, match.start(), match.start() + len(word), begin, width, cells, base, spans)
            used += len(match[0]) - len(word)
        else:
            used += size + len(match[0]) - len(word)
        reached = match.start() + len(word)
    spans.append(Span(base + begin, base + max(begin, reached)))


def _cut(
    line: str, start: int, end: int, begin: int, width: int, cells: Callable[[str], int], base: int, spans: list[Span]
) -> tuple[int, int]:
    """Cut a word that is wider than a line; returns where its last piece begins and how wide that is."""
    used = cells(line[begin:start])
    for index in range(start, end):
        size = cells(line[index])
        if used + size > width and index > begin:
            spans.append(Span(base + begin, base + index))
            begin, used = index, 0
        used += size
    return begin, used

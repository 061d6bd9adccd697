"""Lines of a text and what their shapes say: headings, bullets, cells, wrapped prose."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.model import Span


class Line(NamedTuple):
    """A line without its line break: its span without outer white space, and its indent."""

    start: int
    end: int
    indent: int
    text: str


_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"(?:[-*+•–—▪◦·‣●○■►✓→]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\[[ xX]\])\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#\s.]{3,}$")
_SEPARATOR = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?$")
_NUMBERISH = re.compile(
    r"[-+−–(~<>≈]*\s?(?:[$€£¥₹]|[A-Z]{1,3}\$?)?\s?\d[\d.,:\s/]*\S{0,12}\)?$|[-–—]$|n/?a$", re.IGNORECASE
)
_GAP = re.compile(r"\s*(?:\.{4,}|…{2,}|(?<=\s)\.{3}(?=\s)|(?: \.){4,})\s*|\s{2,}|\t+")
"""Between two cells: a gap, or the dots that lead from a label to its figure."""
_LEADERS = re.compile(r"\.{4,}|…{2,}|\s\.{3}\s|(?: \.){4,}")
_MAX_HEADING = 110
_MAX_WORDS = 16
_WRAP_LIMIT = 132
_SLACK = 12


def lines_of(text: str) -> list[Line]:
    """The lines of `text`; an empty line has an empty span."""
    found: list[Line] = []
    position = 0
    for match in _BREAK.finditer(text):
        found.append(_line(text, position, match.start()))
        position = match.end()
    found.append(_line(text, position, len(text)))
    return found


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return Line(start, start, 0, "")
    indent = len(raw) - len(raw.lstrip())
    return Line(start + indent, start + indent + len(stripped), indent, stripped)


def heading_mark(line: Line) -> tuple[int, int] | None:
    """Level and length of a Markdown heading's mark."""
    match = _HEADING.match(line.text)
    return (len(match[1]), match.end()) if match else None


def bullet(line: Line) -> int:
    """Length of the list mark at the line's start, 0 if there is none."""
    match = _BULLET.match(line.text[:40])
    return match.end() if match else 0


def is_rule(line: Line) -> bool:
    """A line that only draws: ----, ====, ***, ###."""
    return bool(line.text) and bool(_RULE.match(line.text[:200])) and len(line.text) < 200


def is_separator(line: Line) -> bool:
    """The line under a Markdown table's header."""
    return "-" in line.text and ("|" in line.text or ":-" in line.text) and bool(_SEPARATOR.match(line.text[:2000]))


def pipe_cells(line: Line) -> tuple[Span, ...]:
    """The cells of a Markdown table row."""
    start, end = line.start, line.end
    text = line.text
    if text.startswith("|"):
        start, text = start + 1, text[1:]
    if text.endswith("|"):
        end, text = end - 1, text[:-1]
    return _between(text, start, re.finditer(r"(?<!\\)\|", text))


def tab_cells(line: Line, text: str) -> tuple[Span, ...]:
    """The cells of a line of `text` separated by single tabs; a tab before the first word leaves a cell empty."""
    start = line.start - line.indent
    whole = text[start : line.end]
    return _between(whole, start, re.finditer("\t", whole))


def is_spaced(line: Line) -> bool:
    """Whether a line holds a gap of two spaces, or dots that lead from a label to its figure."""
    text = line.text
    return "  " in text or (("..." in text or "……" in text or " . ." in text) and _LEADERS.search(text) is not None)


def gap_cells(line: Line) -> tuple[Span, ...]:
    """The cells of a line separated by tabs, two and more spaces, or leading dots."""
    return _between(line.text, line.start, _GAP.finditer(line.text))


_LABELLED = re.compile(r"[A-ZÀ-Þ][\w /()&%.,'’+-]{2,60}: +\S")


def is_labelled(line: Line) -> bool:
    """Whether a line begins with a label: "Samples tested: 1,204"."""
    return bool(_LABELLED.match(line.text))


_PAIR = re.compile(
    r"(?P<label>[A-Za-zÀ-ÿ(][^\d:;,]{0,38}?[A-Za-zÀ-ÿ).]) (?P<figures>[-+−~<>]?(?:[$€£¥₹]|[A-Z]{3} )?\d[\d.,:]*"
    r"(?: ?(?:%|per ?cent|[a-zµ°]{1,3}[²³/]?[a-zA-Z]{0,3})(?!\w))?"
    r"(?: (?:[-+−~<>]?(?:[$€£¥₹])?\d[\d.,:]*%?|\([-+−]?[$€£]?\d[\d.,]*%?\)|[-–—]|n/a)){0,8})\.?$"
)
"""A thing and its figures, a space apart: "Kelby 12.4 mm", "Aldermoor 62 (64)"."""


def pair_cells(line: Line) -> tuple[Span, ...]:
    """The cells of a line that holds a short label and figures and nothing else; none for any other line."""
    mark = bullet(line)
    match = _PAIR.match(line.text, mark) if len(line.text) <= 100 else None
    if match is None or len(match["label"].split()) > 5:
        return ()
    figures = match["figures"]
    marks = (m for m in re.finditer(" ", figures) if figures[m.end()] in "-+−~<>$€£¥₹(0123456789–—n")
    label = _trimmed(line.text, mark, match.end("label"), line.start)
    return (label, *_between(figures, line.start + match.start("figures"), marks))


def _between(text: str, offset: int, marks: object) -> tuple[Span, ...]:
    cells, position = [], 0
    for mark in marks:  # type: ignore[attr-defined]
        cells.append(_trimmed(text, position, mark.start(), offset))
        position = mark.end()
    cells.append(_trimmed(text, position, len(text), offset))
    return tuple(cells)


def _trimmed(text: str, start: int, end: int, offset: int) -> Span:
    while start < end and text[start] in " \t*_`":
        start += 1
    while end > start and text[end - 1] in " \t*_`":
        end -= 1
    return Span(offset + start, offset + end)


_NUMBERED = re.compile(r"\d{1,3}[.)]?\s+[A-Z][A-Za-zÀ-ÿ'’-]{3}|\d{1,2} (?:to|or) \d|\d{1,3}\s?[-–]\s?\d{1,3}$|\d+ ?\+$")


def is_numberish(cell: str) -> bool:
    """Whether a cell holds a number (with a unit) or a dash for none."""
    return len(cell) <= 40 and bool(_NUMBERISH.match(cell))


def is_label(cell: str) -> bool:
    """Whether a cell may name its row: words, a name with its place in the list ("1. Orvane"), a bracket ("65+")."""
    return not is_numberish(cell) or bool(_NUMBERED.match(cell))


def is_heading_like(line: Line) -> bool:
    """A short line that ends like a title, not like a sentence."""
    text = line.text
    if not text or len(text) > _MAX_HEADING or len(text.split()) > _MAX_WORDS:
        return False
    if text[-1] in ".,;…" or (text[-1] in '"”’' and text[-2:-1] in ".,!?"):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'[(¿¡"


def goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is the rest of a paragraph that was broken at `width` characters behind `line`."""
    if len(line.text) > _WRAP_LIMIT or width > _WRAP_LIMIT:
        return False
    first = following.text.partition(" ")[0]
    full = len(line.text) + line.indent + 1 + len(first) > width - _SLACK
    if line.text[-1] in '.!?:"”':
        return full and len(line.text) > 40
    if following.text[0].islower() or line.text[-1] in ",;-–—(&":
        return len(line.text) > 20
    return full and len(line.text) > 30

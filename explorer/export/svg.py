"""A chart of readings as inline SVG: a dot for each value, a whisker for its interval, an arrow where it is open."""

from __future__ import annotations

from collections.abc import Callable

from explorer.export.blocks import Picture
from explorer.gate import shown_flat
from explorer.views.chart import Reading
from explorer.views.figures import quantity_text

_LEFT, _ROW, _TOP, _RIGHT = 250, 20, 8, 150
_LABEL_LENGTH, _VALUE_LENGTH = 42, 24


def svg(picture: Picture, escaped: Callable[[str], str]) -> str:
    """The drawing as an <svg> element; `escaped` makes text safe in it."""
    width = max((reading.high for reading in picture.chart.readings), default=0)
    width = max(width, max((reading.dot for reading in picture.chart.readings), default=0), 441)
    bottom = _TOP + _ROW * len(picture.chart.readings)
    size = f'width="{_LEFT + width + _RIGHT}" height="{bottom + 24}"'
    box = f'viewBox="0 0 {_LEFT + width + _RIGHT} {bottom + 24}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {box}>',
        f"<title>{escaped(picture.title)}</title>",
    ]
    for number, (reading, label) in enumerate(zip(picture.chart.readings, picture.labels, strict=True)):
        parts.append(_line(reading, label, _TOP + _ROW * number + _ROW // 2, escaped))
    axis = f'<line x1="{_LEFT}" y1="{bottom}" x2="{_LEFT + width}" y2="{bottom}" stroke="currentColor" opacity=".4"/>'
    low, high = (escaped(end) for end in picture.ends)
    parts += [
        axis,
        f'<text x="{_LEFT}" y="{bottom + 15}" opacity=".7">{low}</text>',
        f'<text x="{_LEFT + width}" y="{bottom + 15}" text-anchor="end" opacity=".7">{high}</text>',
        "</svg>",
    ]
    return "".join(parts)


def _line(reading: Reading, label: str, y: int, escaped: Callable[[str], str]) -> str:
    low, high, dot = _LEFT + reading.low, _LEFT + reading.high, _LEFT + reading.dot
    fill = "none" if reading.hollow else "currentColor"
    name, value = _cut(label, _LABEL_LENGTH), _cut(quantity_text(reading.claim), _VALUE_LENGTH)
    ends = [
        _end(low, y, -1) if reading.open_low else "",
        _end(high, y, 1) if reading.open_high else "",
    ]
    return (
        f'<text x="{_LEFT - 10}" y="{y + 4}" text-anchor="end">{escaped(name)}</text>'
        f'<line x1="{low}" y1="{y}" x2="{high}" y2="{y}" stroke="currentColor" stroke-width="2" opacity=".45"/>'
        f'{"".join(ends)}<circle cx="{dot}" cy="{y}" r="4" fill="{fill}" stroke="currentColor" stroke-width="1.5"/>'
        f'<text x="{max(dot, high) + 10}" y="{y + 4}">{escaped(value)}</text>'
    )


def _end(x: int, y: int, side: int) -> str:
    return f'<path d="M{x - 5 * side} {y - 4} L{x} {y} L{x - 5 * side} {y + 4}" fill="none" stroke="currentColor"/>'


def _cut(text: str, length: int) -> str:
    text = shown_flat(text)
    return text if len(text) <= length else text[: length - 1] + "…"

"""The chart below the comparison: readings on one scale, what happened filled, what is ahead hollow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from explorer.model import Claim
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, padded, spread
from explorer.tui.widgets.lineview import LineView
from explorer.views.chart import Chart, Reading, chart
from explorer.views.comparison import Section
from explorer.views.figures import number_text, quantity_text, unit_text
from explorer.views.marks import claim_mark
from explorer.views.periods import period_text

_VALUE = 12
_ROOM_FOR_NAMES = 80
_LEGEND = 2
"""Lines that tell what the dots mean, the first one empty."""


class ChartView(LineView):
    """An axis that stays, and one line for each reading of a section; only those that are seen are drawn."""

    DEFAULT_CSS = "ChartView { height: 1fr; margin-top: 1; }"
    can_focus = False
    has_cursor = False
    pinned = 1

    def __init__(self) -> None:
        super().__init__()
        self.section: Section | None = None
        self.claim: Claim | None = None
        self.facts: Facts | None = None
        self._legend = Line()
        self._shape: tuple[int, Chart] | None = None
        """The width that the chart was made for, and the chart."""

    @property
    def wanted(self) -> int:
        """Lines that the whole chart takes."""
        if self.section is None:
            return 0
        claims = self.section.claims
        return 1 + len(claims) + _LEGEND * (len({claim.modality for claim in claims}) > 1)

    def show(self, section: Section | None, claim: Claim | None, facts: Facts | None) -> None:
        """Draw a section, the chosen claim marked."""
        fresh = section is not self.section or facts is not self.facts
        self.section, self.claim, self.facts = section, claim, facts
        if fresh:
            self._shape = None
        readings = self._at(self.inner_width).readings
        self._legend = _legend(readings)
        self.set_count(1 + len(readings) + (_LEGEND if self._legend.pieces else 0) if readings else 0)
        chosen = next((n for n, one in enumerate(readings) if claim and one.claim.id == claim.id), 0)
        self.show_item(chosen + 1, 1)

    def _at(self, width: int) -> Chart:
        """The chart at a width."""
        if self._shape is None or self._shape[0] != width:
            claims = () if self.section is None else self.section.claims
            self._shape = width, chart(claims, _plot_width(width))
        return self._shape[1]

    def item_lines(self, index: int, width: int) -> list[Line]:
        if index == 0:
            return [self._axis(width)]
        readings = self._at(width).readings
        if index > len(readings):
            return [self._legend.fit(width) if index > len(readings) + 1 else Line()]
        period = _period(readings[index - 1])
        before = _period(readings[index - 2]) if index > 1 else None
        return [self._reading(readings[index - 1], "" if period == before else period, width)]

    def _axis(self, width: int) -> Line:
        section, shape, plot = self.section, self._at(width), _plot_width(width)
        assert section is not None
        unit = section.title if section.basis else unit_text(section.unit)
        low, high = number_text(_round(shape.start)), number_text(_round(shape.stop))
        axis = Line(padded(unit, _period_width(width) + _name_width(width)), "info").add(" ").add(low, "muted")
        middle = " logarithmic " if shape.logarithmic else ""
        dots = max(0, plot - len(low) - len(high) - 2 - len(middle))
        axis.add(" " + "┈" * (dots // 2), "faint").add(middle, "muted").add("┈" * (dots - dots // 2) + " ", "faint")
        return axis.add(high, "muted")

    def _reading(self, reading: Reading, period: str, width: int) -> Line:
        claim = reading.claim
        label = ""
        if self.facts is not None:
            name = self.facts.name if width < _ROOM_FOR_NAMES else self.facts.label
            label = name(claim.document_id)
        chosen = self.claim is not None and claim.id == self.claim.id
        tone = _tone(reading)
        line = Line(padded(period, _period_width(width) - 1) + " ", "muted")
        line.add(padded(label, _name_width(width) - 1) + " ", "strong" if chosen else "")
        line.add("▌" if chosen else " ", "ahead")
        for part, group in groupby(_plot(reading, _plot_width(width)), key=itemgetter(1)):
            line.add("".join(glyph for glyph, _ in group), tone if part else "faint")
        return line.add(" ").add(
            padded(quantity_text(claim, unit=False), _VALUE, right=True), "strong" if chosen else "muted"
        )


def _legend(readings: Sequence[Reading]) -> Line:
    """What the dots mean, where they are not all alike."""
    marks = {claim_mark("quantity", one.claim.modality): _tone(one) for one in readings}
    if len(marks) < 2:
        return Line()
    return spread(
        piece for mark, tone in marks.items() for piece in ((f"{mark.glyph} ", tone), (f"{mark.word}   ", "muted"))
    )


def _tone(reading: Reading) -> str:
    return "ahead" if reading.hollow else "accent"


def _period_width(width: int) -> int:
    return 11 if width < _ROOM_FOR_NAMES else 17


def _name_width(width: int) -> int:
    return max(13, min(24, width // 4))


def _plot_width(width: int) -> int:
    return max(10, width - _period_width(width) - _name_width(width) - _VALUE - 3)


def _period(reading: Reading) -> str:
    claim = reading.claim
    return period_text(claim.period, claim.period_start, claim.period_end)


def _plot(reading: Reading, width: int) -> list[tuple[str, bool]]:
    """The cells of a reading from left to right; whether each belongs to the reading."""
    cells = [(" ", False)] * width
    for quarter in range(5):
        cells[quarter * (width - 1) // 4] = ("┊", False)
    for column in range(reading.low, reading.high + 1):
        cells[column] = ("─", True)
    if reading.low < reading.dot:
        cells[reading.low] = ("◂" if reading.open_low else "├", True)
    if reading.high > reading.dot:
        cells[reading.high] = ("▸" if reading.open_high else "┤", True)
    mark = claim_mark("quantity", reading.claim.modality)
    cells[reading.dot] = (mark.glyph, True)
    return cells


def _round(value: float) -> float:
    """A number of the axis to three digits."""
    return float(f"{value:.3g}")

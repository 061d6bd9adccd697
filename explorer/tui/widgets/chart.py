"""The chart below the comparison: readings on one scale, what happened filled, what is ahead hollow."""

from __future__ import annotations

from explorer.model import Claim
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, padded
from explorer.tui.widgets.lineview import LinesView
from explorer.views.chart import Reading, chart
from explorer.views.comparison import Section
from explorer.views.figures import number_text, quantity_text, unit_text
from explorer.views.marks import claim_mark
from explorer.views.periods import period_text

_PERIOD = 11
_VALUE = 12


class ChartView(LinesView):
    """One line for each reading of a section."""

    DEFAULT_CSS = "ChartView { height: 1fr; margin-top: 1; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self.section: Section | None = None
        self.claim: Claim | None = None
        self.facts: Facts | None = None
        self.name_width = 13
        self.wanted = 0
        """Lines that the whole chart takes."""

    def show(self, section: Section | None, claim: Claim | None, facts: Facts | None) -> None:
        """Draw a section, the chosen claim marked."""
        self.section, self.claim, self.facts = section, claim, facts
        self.wanted = 0 if section is None else len(section.claims) + 1
        self.rebuild()
        chosen = next((n for n, c in enumerate(section.claims) if claim and c.id == claim.id), 0) if section else 0
        self.show_item(chosen + 1, 1)

    def build(self, width: int) -> list[Line]:
        section, facts = self.section, self.facts
        if section is None or facts is None:
            return []
        self.name_width = 13 if width < 90 else 24
        plot = max(10, width - _PERIOD - self.name_width - _VALUE - 3)
        shape = chart(section.claims, plot)
        if not shape.readings:
            return []
        unit = section.title if section.basis else unit_text(section.unit)
        low, high = number_text(_round(shape.start)), number_text(_round(shape.stop))
        axis = Line(padded(unit, _PERIOD + self.name_width), "info").add(" ").add(low, "muted")
        axis.add(" " + "┈" * max(0, plot - len(low) - len(high) - 2) + " ", "faint").add(high, "muted")
        lines = [axis]
        before = None
        for reading in shape.readings:
            claim = reading.claim
            period = period_text(claim.period, claim.period_start, claim.period_end)
            lines.append(self._reading(reading, "" if period == before else period, plot, facts))
            before = period
        return lines

    def _reading(self, reading: Reading, period: str, plot: int, facts: Facts) -> Line:
        claim = reading.claim
        chosen = self.claim is not None and claim.id == self.claim.id
        tone = "ahead" if reading.hollow else "accent"
        line = Line(padded(period, _PERIOD - 1) + " ", "muted")
        line.add(padded(facts.label(claim.document_id), self.name_width - 1) + " ", "strong" if chosen else "")
        line.add("▌" if chosen else " ", "ahead")
        for glyph, part in _plot(reading, plot):
            line.add(glyph, tone if part else "faint")
        return line.add(" ").add(
            padded(quantity_text(claim, unit=False), _VALUE, right=True), "strong" if chosen else "muted"
        )


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

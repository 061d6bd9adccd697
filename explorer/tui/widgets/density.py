"""The strip over the timeline: how many claims stand where in time, and in which period the list below begins."""

from __future__ import annotations

from explorer.tui.lines import Line
from explorer.tui.widgets.linesview import LinesView
from explorer.views.density import Density, density
from explorer.views.timeline import Count, Period

_BARS = " ▁▂▃▄▅▆▇█"


class DensityStrip(LinesView):
    """How many claims stand where in time; the chosen one's place is marked."""

    DEFAULT_CSS = "DensityStrip { height: 4; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self.periods: list[tuple[Period, Count]] = []
        self.chosen: Period | None = None
        self.place = Line()
        """The period of the list's first row, where its header is out of view."""
        self._shape = Density()
        self._shaped: tuple[list[tuple[Period, Count]], int] | None = None

    def build(self, width: int) -> list[Line]:
        if self._shaped is None or self._shaped[0] is not self.periods or self._shaped[1] != width:
            self._shaped = (self.periods, width)
            self._shape = density(self.periods, width)
        shape = self._shape
        if not shape.slices:
            return [Line("No dated claims.", "muted"), Line(), Line(), self.place]
        at = None if self.chosen is None else shape.slice_of(self.chosen)
        edges = [place * width // len(shape.slices) for place in range(len(shape.slices) + 1)]
        bars = [self._bars(shape, edges, at, level) for level in (1, 0)]
        return [*bars, self._axis(shape, edges, width, at), self.place]

    def _bars(self, shape: Density, edges: list[int], at: int | None, level: int) -> Line:
        most = max(count.claims for count in shape.slices)
        line = Line()
        for place, count in enumerate(shape.slices):
            eighths = 0 if not count.claims else max(1, round(count.claims / most * 16))
            glyph = _BARS[max(0, min(8, eighths - 8 * level))]
            tone = "accent strong" if place == at else "warn" if count.conflicts else "muted"
            room = edges[place + 1] - edges[place]
            gap = 1 if room > 2 else 0
            line.add(glyph * (room - gap), tone).add(" " * gap)
        return line

    def _axis(self, shape: Density, edges: list[int], width: int, at: int | None) -> Line:
        years = shape.last - shape.first + 1
        step = next((n for n in (1, 2, 5, 10, 20, 25, 50, 100, 500) if width / years * n >= 6), 1000)
        here = -1 if at is None else shape.first + at * shape.months // 12
        line = Line()
        for year in range(shape.first, shape.last + 1):
            column = (year - shape.first) * width // years
            if (year - shape.first) % step == 0 and line.width <= column <= width - 4:
                stray = "‹" if year == shape.first and shape.before else ""
                line.pad(column).add(stray + str(year), "accent strong" if year == here else "muted")
        if shape.after and line.width < width - 1:
            line.pad(width - 1).add("›", "muted")
        if at is not None and edges[at] >= line.width:
            line.pad(edges[at]).add("▲", "accent strong")
        return line.fit(width)

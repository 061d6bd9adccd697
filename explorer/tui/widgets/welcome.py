"""What stands in place of the panes while there is no store to show: a build under way, or what went wrong."""

from __future__ import annotations

from explorer.tui.lines import Line, cells
from explorer.tui.widgets.linesview import LinesView
from explorer.views.lines import wrap

_BAR = 40


class Welcome(LinesView):
    """One centred block."""

    DEFAULT_CSS = "Welcome { height: 1fr; background: $background; }"

    def __init__(self) -> None:
        super().__init__(name_id="welcome")
        self.doing = "opening"
        self.share: float | None = None
        self.problem = ""
        self.corpus = ""

    def tell(self, doing: str, share: float | None) -> None:
        """A build went on."""
        self.doing, self.share, self.problem = doing, share, ""
        self.rebuild()

    def fail(self, problem: str) -> None:
        """There is nothing to show, and why."""
        self.problem = problem
        self.rebuild()

    def build(self, width: int) -> list[Line]:
        block = [Line("◆ ", "accent").add("Fact Explorer", "strong"), Line()]
        block += self._problem(min(width, 72)) if self.problem else self._progress()
        above = max(0, (self.size.height - len(block)) // 2 - 1)
        left = max(0, (width - max(line.width for line in block)) // 2)
        return [Line()] * above + [Line(" " * left).extend(line) for line in block]

    def _problem(self, width: int) -> list[Line]:
        lines = [
            Line("  " if number else "✕ ", "bad strong").add(span.of(self.problem))
            for number, span in enumerate(wrap(self.problem, width - 2, cells))
        ]
        keys = Line("O ", "accent strong").add("open another corpus or store   ", "muted")
        return [*lines, Line(), keys.add("q ", "accent strong").add("quit", "muted")]

    def _progress(self) -> list[Line]:
        filled = 0 if self.share is None else max(0, min(_BAR, round(self.share * _BAR)))
        bar = Line("━" * filled, "accent").add("━" * (_BAR - filled), "faint")
        if self.share is not None:
            bar.add(f" {self.share:.0%}", "muted")
        return [
            Line("Reading ", "").add(self.corpus or "the documents", "accent strong"),
            bar,
            Line(self.doing or "…", "muted"),
            Line(),
            Line("Nothing leaves this machine. ", "muted").add("q ", "accent strong").add("quits", "muted"),
        ]

"""A pane: a frame with a title that follows the selection unless it is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from textual.containers import Vertical
from textual.geometry import Region

from explorer.model import Claim
from explorer.tui.lines import content
from explorer.tui.widgets.lineview import LineView

if TYPE_CHECKING:
    from explorer.tui.facts import Facts


class Pane(Vertical):
    """Base of the panes. `follow` is called with every selection; `update` draws what was followed when it is seen."""

    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $tone-muted;
        border-subtitle-color: $tone-muted;
        background: $background;
        padding: 0 1;
        position: absolute;
    }
    Pane:focus-within {
        border: round $border;
        border-title-color: $border;
        border-title-style: bold;
        border-subtitle-color: $foreground;
    }
    """
    name_shown = ""
    number = 0

    def __init__(self, pane: str) -> None:
        super().__init__(id=pane)
        self.pane = pane
        self.facts: Facts | None = None
        self.claim: Claim | None = None
        self.frozen = False
        self.seen = False
        self.stale = True
        self._topic = ""
        self._note = ""
        self._titled = ("", "", "", "")
        self._titling = False

    def open(self, facts: Facts) -> None:
        """Show another store."""
        self.facts = facts
        self.claim = None
        self.stale = True

    def follow(self, claim: Claim | None) -> None:
        """A claim was chosen somewhere."""
        if self.frozen:
            return
        self.claim = claim
        self.stale = True
        self.draw_if_seen()

    def set_seen(self, seen: bool) -> None:
        """The layout shows or hides the pane."""
        self.seen = seen
        self.display = seen
        self.draw_if_seen()

    def draw_if_seen(self) -> None:
        """Draw what changed, once the pane is on the screen."""
        if self.seen and self.stale and self.facts is not None:
            self.stale = False
            self.update_pane()
            for view in self.query(LineView):
                view.flush()

    def update_pane(self) -> None:
        """Draw the pane for its claim."""

    def next_mark(self, by: int) -> None:
        """To the next (or previous) thing worth looking at."""

    def set_topic(self, topic: str, note: str = "") -> None:
        """The title after the pane's name, and the note at the foot of the frame."""
        self._topic, self._note = topic, note
        held = " ❄ held" if self.frozen else ""
        name = f"{self.number} {self.name_shown}"
        if (name, topic, held, note) != self._titled:
            self._titled = (name, topic, held, note)
            self._titling = True
            self.border_title = content(name, (f" {topic}" if topic else "", "not bold"), held)
            self.border_subtitle = content((note, "not bold"))
            self._titling = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint again; for a new title only the two rows that hold titles."""
        width, height = self.outer_size
        if self._titling and not regions and height:
            left, top = -self.content_offset.x, -self.content_offset.y
            regions = (Region(left, top, width, 1), Region(left, top + height - 1, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def toggle_frozen(self) -> None:
        """Hold the pane, or let it follow again."""
        self.frozen = not self.frozen
        self.set_topic(self._topic, self._note)

    @property
    def main_view(self) -> LineView:
        """The view that takes the focus."""
        return self.query(LineView).first()

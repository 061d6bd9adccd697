"""A pane: a frame with a title that follows the selection unless it is frozen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from explorer.gate import shown
from explorer.model import Claim
from explorer.store.faults import explained
from explorer.store.queries import FactQueries
from explorer.store.reader import StoreReader
from explorer.tui.lines import Line, clipped_words, content, whole_parts
from explorer.tui.widgets.lineview import LineView
from explorer.views.filters import Filters

if TYPE_CHECKING:
    from explorer.tui.facts import Facts

T = TypeVar("T")
_CORNERS = 8
"""Cells of a frame's upper and lower edge that hold no title."""
_BETWEEN = " · "
_STEPS = 20_000
"""After so many steps SQLite looks whether the answer is still wanted."""


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
    leading: ClassVar[tuple[str, ...]] = ()
    """Ids of the commands that the footer names first while the pane has the keys."""
    idle: frozenset[str] = frozenset()
    """Ids of the commands that have nothing to act on now: the footer leaves them out."""

    def __init__(self, pane: str) -> None:
        super().__init__(id=pane)
        self.pane = pane
        self.facts: Facts | None = None
        self.claim: Claim | None = None
        self.frozen = False
        self.seen = False
        self.stale = True
        self.filters = Filters()
        self.topic = ""
        self._note = ""
        self._reading: dict[str, object] = {}
        self._titled = ("", "", "", "")
        self._titling = False

    def open(self, facts: Facts) -> None:
        """Show a store, or what it has become; a pane that is held keeps its claim where that is still there."""
        self.facts = facts
        self.claim = facts.claim(self.claim.id) if self.frozen and self.claim is not None else None
        self.stale = True
        self._reading.clear()

    def close(self) -> None:
        """The store is closed: nothing is read until another one is open."""
        self.facts = self.claim = None
        self._reading.clear()

    def follow(self, claim: Claim | None) -> None:
        """A claim was chosen somewhere."""
        if self.frozen:
            return
        self.claim = claim
        self.stale = True
        self.draw_if_seen()

    def set_filters(self, filters: Filters) -> None:
        """Other claims pass now; the chosen one stays chosen."""
        self.filters = filters
        self.filtered()

    def filtered(self) -> None:
        """The filters changed: draw again."""
        self.stale = True
        self.draw_if_seen()

    def nothing(self, empty: str) -> list[Line]:
        """What stands where there is nothing: the filters' doing, or `empty`."""
        if not self.filters:
            return [Line(empty, "muted")]
        return [
            Line("Nothing here passes the filters.", "warn"),
            Line("esc ", "accent strong").add("clears the last one", "muted"),
        ]

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
            self.flush()

    def update_pane(self) -> None:
        """Draw the pane for its claim."""

    class Read(Message):
        """A worker has read what the pane asked for."""

        def __init__(self, name: str, token: object, show: Callable[[], None]) -> None:
            self.name, self.token, self.show = name, token, show
            super().__init__()

    def read(self, name: str, ask: Callable[[FactQueries], T], show: Callable[[T], None]) -> None:
        """Ask the store and show the answer: at once where the store is small, else by a worker.

        Of several questions by one `name` only the last one is answered.
        """
        facts = self.facts
        assert facts is not None
        token = self._reading[name] = object()
        if facts.is_small:
            show(ask(facts.queries))
            return

        def work() -> None:
            try:
                with StoreReader(facts.path) as reader:
                    reader.connection.set_progress_handler(lambda: self._reading.get(name) is not token, _STEPS)
                    found = ask(FactQueries(reader.connection))
            except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
                problem = explained(error)[0]
                self.post_message(self.Read(name, token, lambda: self._not_read(problem)))
            else:
                self.post_message(self.Read(name, token, lambda: show(found)))

        self.run_worker(work, thread=True, group=name, exit_on_error=False)

    def _not_read(self, problem: str) -> None:
        self.notify(shown(problem), severity="error", markup=False, timeout=10)

    def on_pane_read(self, event: Read) -> None:
        """Show what was read, unless something else was asked for meanwhile."""
        event.stop()
        if self._reading.get(event.name) is event.token:
            event.show()
            self.flush()

    def flush(self) -> None:
        """Paint what changed, in one go."""
        for view in self.query(LineView):
            view.flush()

    def next_mark(self, by: int) -> None:
        """To the next (or previous) thing worth looking at."""

    def set_topic(self, topic: str, note: str = "") -> None:
        """The title after the pane's name, and the note at the foot of the frame."""
        self.topic, self._note = topic, note
        name, held = self._full_name, self._held
        if (name, topic, held, note) != self._titled:
            self._titled = (name, topic, held, note)
            self._titling = True
            topic = clipped_words(topic, self.room_for_topic)
            self.border_title = content(name, (f"{_BETWEEN}{topic}" if topic else "", "not bold"), held)
            self.border_subtitle = content((whole_parts(note, self._room), "not bold"))
            self._titling = False

    @property
    def room_for_topic(self) -> int:
        """Cells of the frame's upper edge for the topic."""
        return self._room - len(self._full_name) - len(self._held) - len(_BETWEEN)

    @property
    def _room(self) -> int:
        return self.outer_size.width - _CORNERS or 1000

    @property
    def _full_name(self) -> str:
        return f"{self.number or '/'} {self.name_shown}"

    @property
    def _held(self) -> str:
        return " ❄ held" if self.frozen else ""

    def on_resize(self) -> None:
        """The titles are cut for the new width."""
        self._titled = ("", "", "", "")
        self.set_topic(self.topic, self._note)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint again; for a new title only the two rows that hold titles."""
        width, height = self.outer_size
        if self._titling and not regions and height:
            left, top = -self.content_offset.x, -self.content_offset.y
            regions = (Region(left, top, width, 1), Region(left, top + height - 1, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The frame; between its upper and its lower edge all rows are alike, and one is made for all."""
        last = self.outer_size.height - 1
        rows: dict[int, Strip] = {}
        for y in crop.line_range:
            like = 1 if 1 < y < last else y
            if like not in rows:
                rows[like] = super().render_lines(Region(crop.x, like, crop.width, 1))[0]
        return [rows[1 if 1 < y < last else y] for y in crop.line_range]

    def toggle_frozen(self) -> None:
        """Hold the pane, or let it follow again."""
        self.frozen = not self.frozen
        self.set_topic(self.topic, self._note)

    def set_idle(self, idle: frozenset[str]) -> None:
        """Some commands have nothing to act on now."""
        if idle != self.idle:
            self.idle = idle
            self.screen.refresh_bindings()

    def take_keys(self) -> None:
        """Take the focus."""
        self.main_view.focus()

    @property
    def main_view(self) -> LineView:
        """The view that takes the focus."""
        return self.query(LineView).first()

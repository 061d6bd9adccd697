"""The bars at the edges: what is open, the tabs of the panes, the filters that are on, the keys that work now."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from explorer.tui.commands import COMMANDS, SEARCH_LINE
from explorer.tui.keys import key_text
from explorer.tui.lines import Line, cells, clipped
from explorer.tui.messages import PaneWanted
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.pane import Pane
from explorer.views.figures import count_text
from explorer.views.layout import PANES, TIMELINE


class Bar(LinesView):
    """One line at an edge."""

    DEFAULT_CSS = "Bar { height: 1; padding: 0 1; background: $background; }"
    can_focus = False
    margin_right = 0


_BRAND = "Fact Explorer"


class TopBar(Bar):
    """What is open and how much it holds."""

    def __init__(self) -> None:
        super().__init__(name_id="top")
        self.name_shown = ""
        self.facts_shown: tuple[str, ...] = ()
        self.busy = ""
        self.share: float | None = None

    def tell(self, name: str, facts: tuple[str, ...]) -> None:
        """What is open, and how much it holds, the weightiest first."""
        self.name_shown, self.facts_shown = name, facts
        self.rebuild()

    def tell_progress(self, busy: str, share: float | None) -> None:
        """What a build does; empty when it is done."""
        self.busy, self.share = busy, share
        self.rebuild()

    def build(self, width: int) -> list[Line]:
        right = Line()
        if self.busy:
            filled = 0 if self.share is None else round(self.share * 10)
            bar = Line("━" * filled, "ahead").add("━" * (10 - filled), "faint").add(" ")
            right.add(" ").extend(bar if self.share is not None else Line()).add(self.busy, "ahead")
        elif width >= 100 and self.name_shown:
            right.add("/", "accent strong").add(" search", "muted")
        room = width - right.width
        wanted = cells(self.name_shown) + len(" · ".join(self.facts_shown)) + 2
        if not self.name_shown:
            return [right.fit(width)]
        line = Line("◆ ", "accent")
        if wanted + len(_BRAND) + 4 <= room:
            line.add(_BRAND, "strong").add("  ")
        line.add(self.name_shown, "accent")
        for number, held in enumerate(self.facts_shown):
            text = (" · " if number else "  ") + held
            if line.width + len(text) > room:
                break
            line.add(text, "muted")
        return [line.ends(right, width)]


class Tabs(Bar):
    """The panes by number; the focused one stands out."""

    def __init__(self) -> None:
        super().__init__(name_id="tabs")
        self.focused_pane = PANES[0]
        self.searching = False
        """Whether the search stands in the timeline's place."""
        self._ends: list[tuple[int, str]] = []

    def build(self, width: int) -> list[Line]:
        line = Line()
        self._ends = []
        short = sum(len(pane) + 4 for pane in PANES) > width
        for number, pane in enumerate(PANES, 1):
            on = pane == self.focused_pane
            key, title = ("/", "Search") if self.searching and pane == TIMELINE else (str(number), pane.capitalize())
            line.add(f" {key} {title} " if on or not short else f" {key} ", "on-accent" if on else "muted")
            self._ends.append((line.width, pane))
        return [line.fit(width)]

    def on_click(self, event: events.Click) -> None:
        for end, pane in self._ends:
            if event.x - 1 < end:
                self.post_message(PaneWanted(pane))
                return


class Crumbs(Bar):
    """The filters that are on, each with how many claims pass it and those before it."""

    def __init__(self) -> None:
        super().__init__(name_id="crumbs")
        self.titles: tuple[tuple[str, int | None], ...] = ()
        self.total = 0

    def tell(self, titles: tuple[tuple[str, int | None], ...], total: int) -> None:
        """Words of every filter and how many claims pass up to it (None: not known yet), out of how many."""
        self.titles, self.total = titles, total
        self.rebuild()

    def build(self, width: int) -> list[Line]:
        line = Line("▼ ", "ahead").add(f"{count_text(self.total, 'claim')} ", "muted")
        room = max(12, (width - line.width - 24) // max(1, len(self.titles)) - 10)
        for title, passing in self.titles:
            count = "…" if passing is None else f"{passing:,}"
            line.add("› ", "muted").add(f" {clipped(title, room)} ", "on-accent")
            line.add(f" {count} ", "warn strong" if passing == 0 else "strong")
        keys = Line(" esc", "accent strong").add(" clears the last", "muted")
        if len(self.titles) > 1:
            keys.add("  X", "accent strong").add(" all", "muted")
        return [line.ends(keys, width)]


class Hint(Bar):
    """The first steps, shown to those who open the program for the first time."""

    def __init__(self) -> None:
        super().__init__(name_id="hint-bar")

    def build(self, width: int) -> list[Line]:
        line = Line(" New here? ", "on-accent").add(" ")
        end = Line("esc ", "accent strong").add("hides this", "muted")
        for key, words in (("j", "next claim: all panes follow"), ("/", "search"), ("4", "conflicts"), ("?", "help")):
            piece = Line(f"{key} ", "accent strong").add(f"{words}   ", "")
            if line.width + piece.width + end.width <= width:
                line.extend(piece)
        return [line.ends(end, width)]


class Footer(Bar):
    """The keys that work now, as many as fit; `?` tells the rest."""

    class Pressed(Message):
        """A key of the footer was clicked."""

        def __init__(self, action: str) -> None:
            self.action = action
            super().__init__()

    def __init__(self) -> None:
        super().__init__(name_id="footer")
        self._ends: list[tuple[int, Binding]] = []

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.rebuild())

    def build(self, width: int) -> list[Line]:
        line = Line()
        self._ends = []
        for name, keys, binding in self._shown():
            piece = Line().add(keys, "accent strong").add(f" {name}   ", "muted")
            if line.width + piece.width - 3 > width:
                continue
            line.extend(piece)
            self._ends.append((line.width, binding))
        if line.pieces:
            line.pieces[-1] = (line.pieces[-1][0].rstrip(), line.pieces[-1][1])
            line.width -= 3
        return [line.fit(width)]

    def _shown(self) -> list[tuple[str, str, Binding]]:
        """Name, key and binding of what is shown: the focused pane's own first, `?` always."""
        found: dict[str, tuple[tuple[int, int], str, list[str], Binding]] = {}
        above = self.screen.focused.ancestors if self.screen.focused is not None else ()
        pane = next((node for node in above if isinstance(node, Pane)), None)
        leading, idle = (pane.leading, pane.idle) if pane is not None else ((), frozenset())
        for active in self.screen.active_bindings.values():
            command = COMMANDS.get(active.binding.id or "")
            if command is None or not active.enabled or command.id in idle:
                continue
            if not command.rank and command.id not in leading:
                continue
            own = command.scope in PANES or command.scope == SEARCH_LINE
            if not own and isinstance(self.screen.focused, Input):
                continue
            order = (0 if command.rank == 1 and not own else 2 if own else 3, command.rank)
            order = (1, leading.index(command.id)) if command.id in leading else order
            key = key_text(active.binding.key)
            if command.id in found:
                found[command.id][2].append(key)
            else:
                found[command.id] = (order, command.name, [key], active.binding)
        ordered = sorted(found.values(), key=lambda item: item[0])
        return [(name, keys[0], binding) for _, name, keys, binding in ordered]

    def on_click(self, event: events.Click) -> None:
        for end, binding in self._ends:
            if event.x - 1 < end:
                self.post_message(self.Pressed(binding.key))
                return

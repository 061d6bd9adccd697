"""The stage: which pane has the keys, which panes are seen, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.tui.widgets.bars import Crumbs, Hint, Tabs
from explorer.tui.widgets.grid import PaneGrid
from explorer.tui.widgets.welcome import Welcome
from explorer.views.layout import PANES, SEARCH, TIMELINE, Shape, arrange, size_name

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen
    from explorer.tui.widgets.pane import Pane

_BARS = 2
"""Rows of the bars that are always there."""
_MOST_ACROSS, _MOST_DOWN = 60, 30


class Stage:
    """Arranges the panes of a screen."""

    def __init__(self, screen: ExplorerScreen) -> None:
        self.screen = screen
        self.recent: tuple[str, ...] = PANES
        """The panes, the one that has the keys first, then by when they had them."""
        self.maximised = False
        self.searching = False
        self.shape = Shape()

    @property
    def focused(self) -> Pane:
        """The pane that has the keys."""
        return self.screen.pane(self.recent[0])

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        screen = self.screen
        width, height = screen.size
        opened = screen.facts is not None
        tabs, crumbs, grid = screen.query_one(Tabs), screen.query_one(Crumbs), screen.query_one(PaneGrid)
        name = size_name(width, height)
        tabs.display = opened and (name != "wide" or self.maximised)
        crumbs.display = opened and bool(screen.filtering.titles)
        screen.query_one(Welcome).display = not opened
        grid.display = opened
        room = height - _BARS - tabs.display - crumbs.display - screen.query_one(Hint).display
        recent = tuple(TIMELINE if pane == SEARCH else pane for pane in self.recent)
        rects = arrange(width, max(3, room), recent, self.maximised or name == "narrow", self.shape)
        if self.searching and TIMELINE in rects:
            rects[SEARCH] = rects.pop(TIMELINE)
        grid.place(rects)
        for pane in screen.panes():
            pane.set_seen(pane.pane in rects)
        tabs.focused_pane, tabs.searching = recent[0], self.searching
        tabs.rebuild()

    def focus(self, name: str) -> None:
        """Give a pane the keys, and show it."""
        self.recent = (name, *(other for other in self.recent if other != name))
        self.arrange()
        self.screen.pane(name).take_keys()

    def noticed(self, name: str) -> None:
        """A pane has the keys already, by a click."""
        if name != self.recent[0]:
            self.recent = (name, *(other for other in self.recent if other != name))
            self.arrange()

    def turn(self, by: int) -> None:
        """The next pane, or the one before."""
        order = [SEARCH if self.searching and name == TIMELINE else name for name in PANES]
        here = order.index(self.recent[0]) if self.recent[0] in order else 0
        self.focus(order[(here + by) % len(order)])

    def zoom(self) -> None:
        """Give the whole screen to the focused pane, and back."""
        self.maximised = not self.maximised
        self.arrange()

    def reshape(self, across: int = 0, down: int = 0) -> None:
        """More room for the left or the upper panes, in cells."""
        self.shape = Shape(
            max(-_MOST_ACROSS, min(_MOST_ACROSS, self.shape.across + across)),
            max(-_MOST_DOWN, min(_MOST_DOWN, self.shape.down + down)),
        )
        self.arrange()

    def open_search(self) -> None:
        """The search in the timeline's place."""
        self.searching = True
        self.focus(SEARCH)

    def close_search(self) -> None:
        """The timeline in its place again."""
        self.searching = False
        self.recent = tuple(name for name in self.recent if name != SEARCH) or PANES

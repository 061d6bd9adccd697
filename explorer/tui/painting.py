"""How a screen with many panes is painted: only the rows that changed, and as soon as the work of a key is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

_LULL = 0.002
"""Seconds without another change after which a screen is painted: the panes that follow a key follow within them."""
_LONGEST = 0.03
"""A screen that never rests is painted so often all the same."""

Span = tuple[int, int]


def _parts_are_known() -> bool:
    """Whether this version of Textual has the parts, none of them public, that are used here."""
    compositor = (
        "_dirty_regions", "_get_renders", "_regions_to_spans", "_render_chops", "cuts", "render_full_update",
        "render_partial_update", "size", "visible_widgets",
    )  # fmt: skip
    screen = ("_compositor_refresh", "_on_timer_update", "_refresh_layout", "_update_timer")
    own = Compositor()
    return all(hasattr(own, part) for part in compositor) and all(hasattr(Screen, part) for part in screen)


_KNOWN = _parts_are_known()
"""Else screens are painted as Textual paints them: more slowly."""


class RowCompositor(Compositor):
    """Renders of an update the rows that are seen of it, from front to back.

    Textual's own asks every widget between the first and the last change for all of its rows: with a row changed in
    each pane that is the whole screen.
    """

    _due: dict[int, list[Span]] | None = None
    """By row, the cells that nothing has been rendered for yet; None while everything is rendered."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed."""
        regions = [region.intersection(self.size.region) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans([region for region in regions if region]))
        if not spans:
            return None
        return ChopsUpdate(self._rendered(spans), spans, [cuts[1:] for cuts in self.cuts])

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Everything; what other widgets hide is not asked for."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        width, height = self.size
        chops = self._rendered([(y, 0, width) for y in range(height)])
        return LayoutUpdate([[strip for strip in row.values() if strip is not None] for row in chops], self.size.region)

    def _rendered(self, spans: Sequence[tuple[int, int, int]]) -> Sequence[Mapping[int, Strip | None]]:
        """The strips of all rows, by the cell they start at; those that no span needs may be missing."""
        self._due = {}
        for y, start, stop in spans:
            self._due.setdefault(y, []).append((start, stop))
        try:
            return self._render_chops(self.size.region, self._due.copy().__contains__)
        finally:
            self._due = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if self._due is None:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            if not self._due:
                return
            seen = region.intersection(clip)
            for first, stop in _runs(_take(self._due, seen)):
                rows = Region(seen.x, first, seen.width, stop - first)
                yield rows, clip, widget.render_lines(rows.translate((-region.x, -region.y)))


def _take(due: dict[int, list[Span]], seen: Region) -> list[int]:
    """Take a region's cells away from those that are due; the rows in which there were any."""
    left, right = seen.column_span
    rows = []
    for y in sorted(due.keys() & set(seen.line_range)):
        spans = due[y]
        if not any(start < right and stop > left for start, stop in spans):
            continue
        rows.append(y)
        rest = [
            part
            for start, stop in spans
            for part in ((start, min(stop, left)), (max(start, right), stop))
            if part[0] < part[1]
        ]
        if rest:
            due[y] = rest
        else:
            del due[y]
    return rows


def _runs(rows: list[int]) -> Iterator[Span]:
    """First and stop of every run of neighbours."""
    if not rows:
        return
    first = rows[0]
    for before, after in pairwise(rows):
        if after != before + 1:
            yield first, before + 1
            first = after
    yield first, rows[-1] + 1


class Lull:
    """Stands in for the clock by which Textual paints a screen: it paints at the first rest instead of the next beat.

    A key moves a cursor, and the panes follow some steps of the event loop later: all of it is painted at once.
    """

    def __init__(self, paint: Callable[[], None]) -> None:
        self._paint = paint
        self._handle: asyncio.TimerHandle | None = None
        self._since = 0.0

    def resume(self) -> None:
        """Something is to be painted."""
        loop = asyncio.get_running_loop()
        if self._handle is None:
            self._since = loop.time()
        else:
            self._handle.cancel()
        self._handle = loop.call_at(min(loop.time() + _LULL, self._since + _LONGEST), self._due)

    def pause(self) -> None:
        """It is painted already."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _due(self) -> None:
        self._handle = None
        self._paint()


class PromptScreen(Screen[None]):
    """A screen that is painted as above, where Textual is as this module knows it.

    After a layout Textual paints at once, and once more when the widgets have followed their new sizes. Here it is
    painted when they have.
    """

    def __init__(self) -> None:
        super().__init__()
        self._placing = False
        """Whether there was a layout since the last rest: widgets may still be following their other sizes."""
        self._unpainted = False
        """Whether a layout is still to be painted."""
        self._lull: Lull | None = None
        if _KNOWN:
            self._compositor = RowCompositor()
            self._lull = Lull(self._paint)

    @property
    def _update_timer(self) -> Lull | Timer:  # type: ignore[override]
        return self._lull or super()._update_timer

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self._placing = self._lull is not None and (self._layout_required or not scroll)
        super()._refresh_layout(size, scroll)

    def _compositor_refresh(self) -> None:
        self._unpainted = self._placing
        if self._placing:
            self._update_timer.resume()
        else:
            super()._compositor_refresh()

    def _paint(self) -> None:
        try:
            if self.is_running:
                unpainted = self._unpainted
                self._on_timer_update()
                self._placing = False
                if unpainted and self._unpainted:  # nothing else was painted, or there was one more layout
                    self._compositor_refresh()
        except Exception as error:  # the event loop would only write it down  # noqa: BLE001
            self.app._handle_exception(error)

"""What is remembered of the screen of a store, and how the screen gets back to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from explorer.tui.filtering import Want
from explorer.tui.widgets.timeline import TimelinePane
from explorer.views.layout import PANES

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


def state_of(screen: ExplorerScreen) -> dict[str, object]:
    """What is worth remembering."""
    timeline, stage = screen.query_one(TimelinePane), screen.stage
    return {
        "claim": screen.claim.id if screen.claim is not None else None,
        "recent": [name for name in stage.recent if name in PANES],
        "shape": list(stage.shape),
        "zoom": int(timeline.period_tree.zoom),
        "axis": timeline.axis,
        "filters": [[want.query, want.label, want.exact] for want in screen.filtering.wants],
    }


def restore(screen: ExplorerScreen, state: Mapping[str, object]) -> None:
    """Arrange the screen as it was, before a store is shown; what makes no sense is passed over."""
    recent, shape = state.get("recent"), state.get("shape")
    if isinstance(shape, list) and len(shape) == 2 and all(isinstance(part, int) for part in shape):
        screen.stage.reshape(*shape)
    if isinstance(recent, list) and sorted(map(str, recent)) == sorted(PANES):
        screen.stage.recent = tuple(recent)
    zoom, axis = state.get("zoom"), state.get("axis")
    screen.query_one(TimelinePane).restore(zoom if isinstance(zoom, int) else None, str(axis))


def wants_of(state: Mapping[str, object]) -> tuple[Want, ...]:
    """The filters that were on."""
    filters = state.get("filters")
    entries = filters if isinstance(filters, list) else ()
    return tuple(want for entry in entries if (want := _want(entry)) is not None)


def _want(entry: object) -> Want | None:
    match entry:
        case [str(query), str(label), bool(exact)] if query:
            return Want(query, label, exact)
    return None

"""Choices over the screen: a metric, a theme, the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.tui.screens.help import HelpScreen
from explorer.tui.screens.picker import Choice, Picker
from explorer.tui.theme import THEMES
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.views.figures import count_text
from explorer.views.layout import COMPARISON

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


def show_help(screen: ExplorerScreen) -> None:
    """The help of the focused pane."""
    screen.app.push_screen(HelpScreen(screen.stage.recent[0]))


def ask_metric(screen: ExplorerScreen) -> None:
    """Let the user choose a metric to compare, of those that have readings among what passes the filters."""
    if screen.facts is None:
        return
    pane = screen.query_one(ComparisonPane)
    chosen = screen.filtering.filters.chosen
    picker: Picker[str] = Picker("Compare which metric?", "Type a few letters…", None, pane.metric)

    def found(metrics: tuple[tuple[str, int, int], ...]) -> None:
        picker.offer(
            [
                Choice(metric, metric, f"{count_text(claims, 'reading')} in {count_text(documents, 'document')}")
                for metric, claims, documents in metrics
            ]
        )

    def taken(metric: str | None) -> None:
        if metric is not None:
            screen.stage.focus(COMPARISON)
            pane.show_metric(metric)

    pane.read("metrics", lambda queries: queries.metrics(chosen), found)
    screen.app.push_screen(picker, taken)


def ask_theme(screen: ExplorerScreen) -> None:
    """Let the user choose a theme."""
    app = screen.app
    choices = [Choice(known.name, known.name, "dark ground" if known.dark else "light ground") for known in THEMES]

    def taken(name: str | None) -> None:
        if name is not None:
            app.theme = name

    app.push_screen(Picker("Which theme?", "Type a few letters…", choices, app.theme), taken)

"""What is done over the screen: each deed is a function of a module that is imported when the deed is first done."""

from __future__ import annotations

import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen

DEEDS = {
    "tag": "explorer.tui.decisions:ask_tag",
    "note": "explorer.tui.decisions:ask_note",
    "undo": "explorer.tui.decisions:undo",
    "redo": "explorer.tui.decisions:redo",
    "copy": "explorer.tui.decisions:copy",
    "copy-markdown": "explorer.tui.decisions:copy_markdown",
    "correct": "explorer.tui.corrections:ask_correction",
    "names": "explorer.tui.corrections:ask_names",
    "export": "explorer.tui.exports:ask_export",
    "searches": "explorer.tui.searches:ask_search",
    "metric": "explorer.tui.pickers:ask_metric",
    "help": "explorer.tui.pickers:show_help",
    "theme": "explorer.tui.pickers:ask_theme",
    "open": "explorer.tui.opening:ask_store",
}
"""Name of the deed, as in the table of commands, and the function that takes the screen."""


def do(screen: ExplorerScreen, deed: str) -> None:
    """Do a deed by its name."""
    pkgutil.resolve_name(DEEDS[deed])(screen)

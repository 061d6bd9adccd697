"""The palette: every command with its key, from the same table as the bindings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from explorer.tui.commands import COMMANDS, MOVE, SEARCH_LINE, Command
from explorer.tui.keys import keys_text
from explorer.views.layout import PANES

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


class CommandProvider(Provider):
    """Offers the commands of the explorer."""

    async def discover(self) -> Hits:
        """All commands."""
        for command in _offered():
            yield DiscoveryHit(_title(command), self._runner(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands that match."""
        matcher = self.matcher(query)
        for command in _offered():
            title = _title(command)
            score = matcher.match(title) * 2 or matcher.match(command.help)
            if score > 0:
                yield Hit(score, matcher.highlight(title), self._runner(command), help=command.help)

    def _runner(self, command: Command) -> Callable[[], Any]:
        screen = cast("ExplorerScreen", self.screen)
        return partial(screen.run_command, command)


def _offered() -> list[Command]:
    return [
        command
        for command in COMMANDS.values()
        if command.scope not in (MOVE, SEARCH_LINE) and command.id != "app.command-palette"
    ]


def _title(command: Command) -> str:
    where = f"{command.scope.capitalize()}: " if command.scope in PANES else ""
    return f"{where}{command.name}  ({keys_text(command.keys)})"

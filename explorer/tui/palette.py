"""The palette: every command with its help and its key, from the same table as the bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from explorer.tui.commands import COMMANDS, MOVE, SEARCH_LINE, Command
from explorer.tui.keys import keys_text
from explorer.tui.screens.help import HelpScreen
from explorer.tui.screens.picker import Choice, Picker
from explorer.views.layout import PANES

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


def ask_command(screen: ExplorerScreen) -> None:
    """Let the user choose a command by name, and run it as its key would. Over the help it takes the help's place."""
    app = screen.app
    if isinstance(app.screen, HelpScreen):
        app.pop_screen()
    elif isinstance(app.screen, ModalScreen):
        return

    async def taken(command: Command | None) -> None:
        if command is not None:
            await screen.run_command(command)

    choices = [Choice(command, _title(command), keys_text(command.keys), command.help) for command in _offered(screen)]
    app.push_screen(Picker("Every command", "Type a few letters…", choices), taken)


def _offered(screen: ExplorerScreen) -> list[Command]:
    """The commands that the palette may run: those of the focused pane first."""
    focused = screen.stage.recent[0]
    found = [
        command
        for command in COMMANDS.values()
        if command.scope not in (MOVE, SEARCH_LINE) and command.id != "app.command-palette" and _works(screen, command)
    ]
    return sorted(found, key=lambda command: command.scope != focused)


def _works(screen: ExplorerScreen, command: Command) -> bool:
    verb, _, rest = command.action.partition("(")
    return bool(screen.check_action(verb, (rest.strip("')"),) if rest else ()))


def _title(command: Command) -> str:
    where = f"{command.scope.capitalize()}: " if command.scope in PANES else ""
    return where + command.name

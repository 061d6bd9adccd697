"""Whether what is configured for the screen fits it; imports the screen's tables only where something is configured."""

from __future__ import annotations

from explorer.config import Config, config_path
from explorer.errors import ConfigError
from explorer.gate import shown_path


def check_screen(config: Config) -> None:
    """Raise ConfigError where the theme or a command is unknown, or one key is given to two commands of a place."""
    if config.theme is None and not config.keys:
        return
    from explorer.tui.commands import COMMANDS, EVERYWHERE
    from explorer.tui.theme import THEMES

    changes = config.keys

    def where(name: str) -> str:
        return f"{shown_path(config_path())}:{config.lines.get(name, 1)}"

    themes = [theme.name for theme in THEMES]
    if config.theme is not None and config.theme not in themes:
        raise ConfigError(f"{where('theme')}: there is no theme {config.theme!r}; there are {', '.join(themes)}")
    for name in changes:
        if name not in COMMANDS:
            raise ConfigError(
                f"{where(name)}: there is no command {name!r}; `fact-explorer config --template` lists them"
            )
    taken: dict[tuple[str, str], str] = {}
    for name, command in COMMANDS.items():
        usual = _keys(command.keys)
        for key in _keys(changes.get(name, command.keys)):
            other = taken.setdefault((command.scope, key), name)
            new = key not in usual or key not in _keys(COMMANDS[other].keys)
            if other != name and new:
                raise ConfigError(
                    f"{where(name if name in changes else other)}: the key {key} is given to both {other} and {name}"
                )
            everywhere = taken.get((EVERYWHERE, key))
            if key not in usual and everywhere is not None and command.scope != EVERYWHERE:
                raise ConfigError(f"{where(name)}: the key {key} of {name} is {everywhere} everywhere")


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",")]

"""The user's configuration: one TOML file; `fact-explorer config --write` makes it with every key documented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """What the file says; None or empty where it says nothing."""

    name: str | None = None
    theme: str | None = None
    vocabulary: tuple[Path, ...] = ()
    jobs: int | None = None
    stores: Path | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by command: `pane.search` to `slash,ctrl+f`, as Textual names keys."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The line on which the theme and each command stand, for mistakes that only the screen can tell."""


def config_path() -> Path:
    """Where the file is, whether it exists or not."""
    from platformdirs import user_config_path

    return user_config_path("fact-explorer") / "config.toml"


@cache
def load_config() -> Config:
    """The configuration of this user; the default where there is no file. Raises ConfigError."""
    path = config_path()
    if not path.exists():
        return Config()
    from explorer.config.file import read_config

    return read_config(path)

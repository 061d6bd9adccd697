"""The file of the configuration: read, each mistake told by its line, and written with every key documented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from explorer.config import Config
from explorer.errors import ConfigError
from explorer.gate import shown_path
from explorer.resources import typed_path
from explorer.vocabulary.reading import toml_tables

_MAX_BYTES = 1_000_000
_MAX_JOBS = 256


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the file: what it takes and what it does."""

    name: str
    help: str
    example: str
    """As it stands in the file."""


KEYS = (
    Key("name", "Your name, kept with every decision that you make.", '"Ada Lovelace"'),
    Key("theme", "Colours of the screen: dark, light, high-contrast, colour-blind.", '"dark"'),
    Key("vocabulary", "Files with your own metrics, units and aliases, beside the bundled ones.", '["~/words.toml"]'),
    Key("jobs", "Worker processes of a build; without it, one per core.", "4"),
    Key("stores", "Folder for the stores of corpora; without it, the user's data folder.", '"~/facts"'),
)
"""Every key outside of [keys], in the order of the written file."""


def read_config(path: Path) -> Config:
    """The configuration in the file at `path`. Raises ConfigError with file and line of a mistake."""
    reader = _Reader(path)
    known = {key.name for key in KEYS} | {"keys"}
    for name in reader.table:
        if name not in known:
            reader.fail(name, f"there is no key {name!r}; there are {', '.join(sorted(known))}")
    vocabulary = reader.texts("vocabulary")
    stores = reader.text("stores")
    return Config(
        reader.text("name"),
        reader.text("theme"),
        tuple(typed_path(one) for one in vocabulary),
        reader.count("jobs"),
        typed_path(stores) if stores else None,
        reader.keymap(),
        {name: reader.line_of(name) for name in ("theme", *reader.keymap())},
    )


def template(commands: Mapping[str, tuple[str, str]] | None = None) -> str:
    """A configuration file in which every key is explained and switched off.

    `commands` gives default keys and help of every command of the screen.
    """
    lines = ["# Configuration of Fact Explorer. Take away a # to switch a line on.", ""]
    for key in KEYS:
        lines += [f"# {key.help}", f"# {key.name} = {key.example}", ""]
    lines += [
        "# Keys of the screen by command; several keys are separated by commas, named as Textual names them",
        "# (slash, ctrl+f, question_mark, …). These are the defaults.",
        "[keys]",
    ]
    for name, (keys, explanation) in (commands or {}).items():
        lines += [f"# {explanation}", f'# "{name}" = "{keys}"']
    return "\n".join(lines) + "\n"


class _Reader:
    """The file's table, and its mistakes by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            if path.stat().st_size > _MAX_BYTES:
                raise ConfigError(f"{shown_path(path)}:1: larger than {_MAX_BYTES:,} bytes; that is no configuration")
            self.lines = path.read_text(encoding="utf-8-sig").splitlines()
            self.table: dict[str, Any] = toml_tables("\n".join(self.lines))
        except (UnicodeDecodeError, RecursionError) as error:
            raise ConfigError(f"{shown_path(path)}:1: is no TOML text in UTF-8") from error
        except ValueError as error:
            line = re.search(r"line (\d+)", str(error))
            raise ConfigError(f"{shown_path(path)}:{line[1] if line else len(self.lines)}: {error}") from error
        except OSError as error:
            raise ConfigError(f"{shown_path(path)}: cannot be read: {error.strerror}") from error

    def line_of(self, name: str) -> int:
        pattern = re.compile(rf"""\s*(\[\s*)?["']?{re.escape(name)}["']?\s*(\]|=|\.)""")
        return next((number for number, text in enumerate(self.lines, 1) if pattern.match(text)), 1)

    def fail(self, name: str, message: str) -> NoReturn:
        raise ConfigError(f"{shown_path(self.path)}:{self.line_of(name)}: {message}")

    def text(self, name: str) -> str | None:
        value = self.table.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(name, f"{name} takes a text in quotes")
        return value.strip()

    def texts(self, name: str) -> list[str]:
        value = self.table.get(name, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            self.fail(name, f"{name} takes a list of texts in quotes")
        return value

    def count(self, name: str) -> int | None:
        value = self.table.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MAX_JOBS:
            self.fail(name, f"{name} takes a whole number from 1 to {_MAX_JOBS}")
        return value

    def keymap(self) -> dict[str, str]:
        value = self.table.get("keys", {})
        if not isinstance(value, dict):
            self.fail("keys", "keys is a table: [keys]")
        for name, keys in value.items():
            if not isinstance(keys, str) or not keys.strip():
                self.fail(name, f'{name} takes keys in quotes, such as "slash,ctrl+f"; commands are quoted as well')
        return dict(value)

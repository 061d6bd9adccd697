"""Checked reading of TOML tables: every mistake is told with its file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from explorer.errors import VocabularyError

MAX_BYTES = 4_000_000
_MAX_PARTS = 20
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*"|'[^']*'""")
_BETWEEN_KEYS = re.compile(r"[=,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Source:
    """One TOML file: its tables, and its text for finding the line of a mistake."""

    path: Path
    text: str
    tables: Mapping[str, Any]

    def fail(self, message: str, *keys: str) -> NoReturn:
        """Raise a VocabularyError that names the line of the innermost of `keys` (table names, then a key)."""
        raise VocabularyError(f"{self.path}:{self.line_of(*keys)}: {message}")

    def line_of(self, *keys: str) -> int:
        """The 1-based line where the table or key named by `keys` stands; 1 if it cannot be found."""
        lines = self.text.splitlines()
        best = 1
        for depth in range(len(keys), 0, -1):
            header = re.compile(r"^\s*\[+\s*" + r"\s*\.\s*".join(_key_pattern(k) for k in keys[:depth]) + r"\s*\]+")
            for number, line in enumerate(lines, 1):
                if header.match(line):
                    return self._key_line(lines, number, keys[depth:]) or number
        if keys:
            best = self._key_line(lines, 0, keys) or 1
        return best

    @staticmethod
    def _key_line(lines: list[str], after: int, keys: tuple[str, ...]) -> int | None:
        for key in keys:
            pattern = re.compile(r"^\s*(?:[\w\"'.-]+\.)?" + _key_pattern(key) + r"\s*[=.]")
            for number, line in enumerate(lines[after:], after + 1):
                if pattern.match(line):
                    return number
        return None


def _key_pattern(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?"


def read_source(path: Path) -> Source:
    """Read a TOML file. Raises VocabularyError (file and line) where it cannot be read or is no TOML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise VocabularyError(f"{path}:1: larger than {MAX_BYTES:,} bytes; split it")
        text = path.read_text(encoding="utf-8-sig")
        return Source(path, text, toml_tables(text))
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}:1: not UTF-8 text") from error
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        last = text.count("\n") + 1 if "end of document" in str(error) else 1
        raise VocabularyError(f"{path}:{line[1] if line else last}: {error}") from error
    except (OSError, RecursionError) as error:
        raise VocabularyError(f"{path}:1: cannot be read: {error}") from error


def toml_tables(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises ValueError (with the line where it is known) and RecursionError.

    Keys of very many parts are refused: the time that they take grows with the square of their parts.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MAX_PARTS and any(
            part.count(".") > _MAX_PARTS for part in _BETWEEN_KEYS.split(_QUOTED.sub("", line).partition("#")[0])
        ):
            raise ValueError(f"a key of more than {_MAX_PARTS} parts (at line {number})")
    return tomllib.loads(text)


def string_list(source: Source, value: object, *keys: str) -> tuple[str, ...]:
    """`value` as a tuple of non-empty strings; `keys` say where it stands. Raises VocabularyError."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        source.fail(f"{keys[-1]!r} must be a list of non-empty strings", *keys)
    return tuple(item.strip() for item in value)

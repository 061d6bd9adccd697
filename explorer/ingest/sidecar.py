"""`corpus.toml`: what the user says of his documents, set or corrected beside them.

[defaults]                       # for every document that does not say it itself
publisher = "Harbour Board"

[[document]]
path = "2024/*.pdf"              # a path below this file, with * and ?
title = "Annual report"          # title, publisher, author, published (YYYY, YYYY-MM or YYYY-MM-DD), language
published = "2024-03-01"
ignore = true                    # leave such files out
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.errors import ConfigError, VocabularyError
from explorer.gate import shown_path
from explorer.vocabulary.reading import Source, read_source

FILE_NAME = "corpus.toml"
FIELDS = ("title", "publisher", "author", "published", "language")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_MAX_STARS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What holds for the files that a pattern names."""

    pattern: str
    values: Mapping[str, str]
    ignore: bool = False


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The side file of a corpus."""

    defaults: Mapping[str, str]
    entries: tuple[Entry, ...] = ()

    def ignores(self, relative: str) -> bool:
        """Whether the user wants the file left out."""
        return any(entry.ignore and fnmatch.fnmatchcase(relative, entry.pattern) for entry in self.entries)

    def values(self, relative: str) -> dict[str, str]:
        """What the user sets for the file; the last entry that names it wins."""
        found: dict[str, str] = {}
        for entry in self.entries:
            if fnmatch.fnmatchcase(relative, entry.pattern):
                found.update(entry.values)
        return found


NOTHING = Sidecar({})


def read_sidecar(folder: Path) -> Sidecar:
    """The side file of a corpus folder; an empty one where there is none. Raises ConfigError with file and line."""
    path = folder / FILE_NAME
    if not path.is_file():
        return NOTHING
    try:
        source = read_source(path)
        for key in source.tables:
            if key not in ("defaults", "document"):
                source.fail(f"unknown table {key!r}; there are defaults and document", key)
        defaults = _values(source, source.tables.get("defaults", {}), "defaults")
        documents = source.tables.get("document", [])
        if not isinstance(documents, list):
            source.fail("write [[document]] with two brackets", "document")
        return Sidecar(defaults, tuple(_entry(source, entry) for entry in documents))
    except VocabularyError as error:
        raise ConfigError(shown_path(str(error))) from error


def _entry(source: Source, table: Any) -> Entry:
    if not isinstance(table, dict) or not isinstance(table.get("path"), str) or not table["path"]:
        source.fail("every [[document]] needs a path", "document")
    pattern = table["path"]
    if pattern.count("*") > _MAX_STARS:
        source.fail(f"more than {_MAX_STARS} wildcards in a path", "document", "path")
    ignore = table.get("ignore", False)
    if not isinstance(ignore, bool):
        source.fail("ignore is true or false", "document", "ignore")
    rest = {key: value for key, value in table.items() if key not in ("path", "ignore")}
    return Entry(pattern, _values(source, rest, "document"), ignore)


def _values(source: Source, table: Any, name: str) -> dict[str, str]:
    if not isinstance(table, dict):
        source.fail(f"[{name}] must be a table", name)
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in FIELDS:
            source.fail(f"unknown key {key!r}; there are {', '.join(FIELDS)}", name, key)
        text = value.isoformat() if hasattr(value, "isoformat") else str(value) if key == "published" else value
        if not isinstance(text, str):
            source.fail(f"{key} must be text", name, key)
        if key == "published" and not _DATE.fullmatch(text):
            source.fail("published is YYYY, YYYY-MM or YYYY-MM-DD", name, key)
        values[key] = text
    return values

"""A reader per format: bytes of one file to raw text and metadata. Another package adds one as an entry point.

A reader is a function `read(raw: bytes, name: str) -> Reading` that raises ReadError. It is registered under the group
`fact_explorer.readers` with the file ending (without the dot) as its name.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from explorer.errors import ReadError

ENTRY_POINT_GROUP = "fact_explorer.readers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader got out of a file; not yet cleaned."""

    pages: tuple[str, ...]
    """The text: one item per page for paged formats, else a single item."""
    paged: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict)
    """title, publisher, author, published, language, address; only what the file itself says."""
    published_from: str | None = None
    """front-matter, html or metadata: where `published` stands."""
    weak_date: bool = False
    """Whether `published` is only when the file was made: a date in its name or its first lines then wins."""
    notes: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Reading]

BUNDLED: Mapping[str, tuple[str, str]] = {
    "txt": ("text", "plain"),
    "text": ("text", "plain"),
    "md": ("markdown", "plain"),
    "markdown": ("markdown", "plain"),
    "html": ("html", "html"),
    "htm": ("html", "html"),
    "xhtml": ("html", "html"),
    "pdf": ("pdf", "pdf"),
    "docx": ("docx", "docx"),
    "eml": ("email", "email"),
    "csv": ("csv", "sheets"),
    "tsv": ("csv", "sheets"),
    "xlsx": ("xlsx", "sheets"),
}
"""File ending to (format name, module of this package)."""


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case and without the dot; empty where there is none."""
    dot = name.rfind(".")
    return name[dot + 1 :].lower() if dot > 0 else ""


def format_of(ending: str) -> str | None:
    """The format of files with an ending that this program or another package reads; else None."""
    known = BUNDLED.get(ending)
    return known[0] if known is not None else ending if ending in _added() else None


@cache
def _added() -> frozenset[str]:
    """The endings that other packages read; asked only for one that is not known, since the search takes a while."""
    from importlib.metadata import entry_points

    return frozenset(point.name.lower() for point in entry_points(group=ENTRY_POINT_GROUP))


@cache
def reader_for(ending: str) -> Reader:
    """The reader for files that end in `ending`. Raises ReadError where there is none or it cannot be loaded."""
    if ending in BUNDLED:
        module = importlib.import_module(f"{__name__}.{BUNDLED[ending][1]}")
        bundled: Reader = module.read
        return bundled
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINT_GROUP, name=ending):
        try:
            added: Reader = point.load()
        except Exception as error:  # a foreign package may fail in any way
            raise ReadError(f"the reader for .{ending} of {point.value} cannot be loaded: {error}") from error
        return added
    raise ReadError("unknown format")

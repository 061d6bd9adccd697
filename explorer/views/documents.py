"""Documents as short labels that tell them apart in a column head or at the end of a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Protocol

from explorer.views.periods import date_text

NO_PUBLISHER = frozenset({"", "unknown", "n/a", "none"})


class Described(Protocol):
    """What a label is made of."""

    @property
    def id(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


def labels(documents: Iterable[Described]) -> dict[int, str]:
    """A short label for every document: its publisher, else title, else file name; with its date or a number if needed.

    No two documents have the same label.
    """
    known = list(documents)
    names = {document.id: _name(document) for document in known}
    _tell_apart(names, {document.id: date_text(document.published) for document in known if document.published})
    counts = Counter(names.values())
    numbers: Counter[str] = Counter()
    for number, name in names.items():
        if counts[name] > 1:
            numbers[name] += 1
            names[number] = f"{name} #{numbers[name]}"
    return names


def names(documents: Iterable[Described]) -> dict[int, str]:
    """A name for every document where its date stands beside it: a label without the date.

    No two documents of one date have the same name.
    """
    known = list(documents)
    found = {document.id: _name(document) for document in known}
    dates = {document.id: document.published or "" for document in known}
    counts = Counter((name, dates[number]) for number, name in found.items())
    numbers: Counter[tuple[str, str]] = Counter()
    for number, name in found.items():
        key = name, dates[number]
        if counts[key] > 1:
            numbers[key] += 1
            found[number] = f"{name} #{numbers[key]}"
    return found


def known_publisher(publisher: str | None) -> str | None:
    """A publisher's name, or None where the document says that nobody knows it."""
    return None if publisher is None or publisher.strip().lower() in NO_PUBLISHER else publisher.strip()


def reading_order(documents: Iterable[Described]) -> list[int]:
    """Document ids by date of publication, undated ones last."""
    return [document.id for document in sorted(documents, key=lambda d: (d.published or "~", d.path))]


def _name(document: Described) -> str:
    publisher = known_publisher(document.publisher) or ""
    return publisher.removeprefix("www.") or (document.title or "").strip() or PurePath(document.path).stem


def _tell_apart(names: dict[int, str], dates: dict[int, str]) -> None:
    counts = Counter(names.values())
    for number, name in names.items():
        if counts[name] > 1 and number in dates:
            names[number] = f"{name} {dates[number]}"

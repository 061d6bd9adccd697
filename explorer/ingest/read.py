"""One file to one document: text cleaned once, metadata, and the date with how it is known."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import replace

from explorer.calendar import date_from_name, document_date_from_text
from explorer.errors import ReadError
from explorer.gate import storable
from explorer.ingest.discover import MAX_BYTES, Found
from explorer.ingest.readers import Reading, ending_of, reader_for
from explorer.model import Document

PAGE_BREAK = "\n\n"
_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UNKNOWN = {"", "unknown", "none", "null", "n/a", "-"}


def read_document(raw: bytes, sha256: str, found: Found, document_id: int) -> Document:
    """The document of a file's content. Raises ReadError with the reason where it cannot be read."""
    reading = _reading(raw, found)
    given, said = dict(found.given), {key: value for key, value in reading.metadata.items() if value.strip()}
    source = "user" if "published" in given or "published" not in said else reading.published_from
    settled = replace(reading, metadata={**found.fallback, **said, **given}, published_from=source)
    return make_document(settled, found.path, found.format, sha256, document_id)


def _reading(raw: bytes, found: Found) -> Reading:
    """What the reader of the file's format makes of it. Raises ReadError, whatever the reader raises."""
    reader = reader_for(ending_of(found.file.name))
    try:
        return reader(raw, found.file.name)
    except (ReadError, MemoryError, RecursionError):
        raise
    except Exception as error:  # nobody foresees what a library meets in a broken file
        raise ReadError("is broken: its reader met something unforeseen") from error


def make_document(reading: Reading, path: str, kind: str, sha256: str, document_id: int) -> Document:
    """The document of what a reader found. Raises ReadError where there is no text."""
    text, page_starts = _join([storable(page) for page in reading.pages])
    if not text.strip():
        raise ReadError("holds no text")
    known = {key: value for key, value in reading.metadata.items() if value.strip().lower() not in _UNKNOWN}
    published, published_from = _published(known.get("published", ""), reading, path, text)
    return Document(
        id=document_id,
        path=path,
        format=kind,
        text=text,
        sha256=sha256,
        title=_line(known.get("title")) or _first_heading(text),
        publisher=_line(known.get("publisher")),
        author=_line(known.get("author")),
        published=published,
        published_from=published_from,
        language=_line(known.get("language")),
        words=len(text.split()),
        page_starts=page_starts if reading.paged else (),
        notes=reading.notes,
    )


def read_bytes(found: Found) -> bytes:
    """The content of a regular file, never waiting on a pipe. Raises ReadError."""
    if found.content is not None:
        return found.content
    try:
        descriptor = os.open(found.place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ReadError("is no regular file")
            # The size as it stands, and a little: a buffer for the largest file would cost more than most files.
            raw = stream.read(min(status.st_size, MAX_BYTES) + 1)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise ReadError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    return raw


def _join(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    starts, position = [], 0
    for page in pages:
        starts.append(position)
        position += len(page) + len(PAGE_BREAK)
    return PAGE_BREAK.join(pages), tuple(starts)


def _line(value: str | None) -> str | None:
    return " ".join(storable(value).split())[:500] or None if value else None


def _published(given: str, reading: Reading, path: str, text: str) -> tuple[str | None, str | None]:
    """The date and how it is known: the file's own word, then its name, then its dateline, then when it was made."""
    match = _ISO.match(given.strip())
    written = (match[0],) if match else document_date_from_text(given) if given else None
    said = (written[0], reading.published_from) if written else (None, None)
    weak = reading.weak_date and reading.published_from == "metadata"
    if said[0] is not None and not weak:
        return said
    named = date_from_name(path.rpartition("/")[2])
    if named:
        return named, "filename"
    stated = document_date_from_text(text)
    return (stated[0], "text") if stated else said


def _first_heading(text: str) -> str | None:
    lines = [line.strip() for line in text[:5000].splitlines() if line.strip()][:20]
    for line in lines:
        heading = re.match(r"#{1,6}\s+(.{1,300})", line)
        if heading:
            return heading[1].strip()
    first = lines[0] if lines else ""
    return first if first and len(first) <= 120 and not first.endswith((".", ":", ";", "|")) else None

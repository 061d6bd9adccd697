"""One file to one document: text cleaned once, metadata, and the date with how it is known."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from explorer.errors import ReadError
from explorer.ingest.decode import decode
from explorer.ingest.discover import Found
from explorer.ingest.front_matter import split_front_matter
from explorer.model import Document

MAX_BYTES = 64_000_000
_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UNKNOWN = {"", "unknown", "none", "null", "n/a", "-"}


def read_document(found: Found, document_id: int) -> Document:
    """Read a text or Markdown file. Raises ReadError with the reason where it cannot be read."""
    raw = read_bytes(found.file)
    text, notes = decode(raw)
    values, body = split_front_matter(text)
    if not body.strip():
        raise ReadError("holds no text")
    published = _date(values.get("published") or values.get("date") or "")
    return Document(
        id=document_id,
        path=found.path,
        format=found.format,
        text=body,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=_known(values.get("title")) or _first_heading(body),
        publisher=_known(values.get("publisher") or values.get("source")),
        author=_known(values.get("author")),
        published=published,
        published_from="front-matter" if published else None,
        language=_known(values.get("language")),
        words=len(body.split()),
        notes=notes,
    )


def read_bytes(file: Path) -> bytes:
    """The content of a regular file, never following a link or waiting on a pipe. Raises ReadError."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise ReadError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    return raw


def _known(value: str | None) -> str | None:
    return None if value is None or value.strip().lower() in _UNKNOWN else value.strip()


def _date(value: str) -> str | None:
    match = _ISO.match(value.strip())
    return match[0] if match else None


def _first_heading(body: str) -> str | None:
    for line in body.splitlines()[:20]:
        heading = re.match(r"#{1,6}\s+(.{1,300})", line)
        if heading:
            return heading[1].strip()
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    return first if first and len(first) <= 120 and not first.endswith((".", ":", ";")) else None

"""Plain text and Markdown, with front matter."""

from __future__ import annotations

from explorer.ingest.decode import decode
from explorer.ingest.front_matter import split_front_matter
from explorer.ingest.readers import Reading

_KEYS = {"title": "title", "publisher": "publisher", "source": "publisher", "author": "author", "by": "author",
         "published": "published", "date": "published", "language": "language", "lang": "language",
         "url": "address"}  # fmt: skip


def read(raw: bytes, name: str) -> Reading:
    """The text of a file with its front matter taken off. Raises ReadError for binary data."""
    text, notes = decode(raw)
    values, body = split_front_matter(text)
    metadata: dict[str, str] = {}
    for key, value in values.items():
        if key in _KEYS:
            metadata.setdefault(_KEYS[key], value)
    return Reading(pages=(body,), metadata=metadata, published_from="front-matter", notes=notes)

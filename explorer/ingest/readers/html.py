"""HTML: the article's text, headings and tables without the page around it, and what its metadata say."""

from __future__ import annotations

import re

from explorer.errors import ReadError
from explorer.ingest.decode import decode
from explorer.ingest.readers import Reading

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,7})|([0-9]{1,7}));?")
_PICTURES = 0x2400
"""Where Unicode has its pictures of controls."""
_NO_CHARACTER = 0xFFFD


def read(raw: bytes, name: str) -> Reading:
    """The article of a page. Raises ReadError where no article text is found."""
    import trafilatura

    raw = _REFERENCE.sub(_of_xml, raw)
    page = trafilatura.load_html(raw)
    if page is None:
        page = trafilatura.load_html(decode(raw)[0])
    if page is None:
        raise ReadError("holds no readable HTML")
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    text = trafilatura.extract(
        page, output_format="markdown", include_formatting=True, include_comments=False, include_tables=True
    )
    if not text:
        raise ReadError("holds no article text")
    metadata = {
        key: str(getattr(found, source))
        for key, source in (
            ("title", "title"), ("author", "author"), ("published", "date"), ("publisher", "sitename"),
            ("language", "language"), ("address", "url"),
        )
        if getattr(found, source, None)
    }  # fmt: skip
    return Reading(pages=(_without_emphasis(text),), metadata=metadata, published_from="html")


def _without_emphasis(text: str) -> str:
    return text.replace("**", "").replace("__", "")


def _of_xml(reference: re.Match[bytes]) -> bytes:
    """A numeric reference as it stands, or to a picture where it names a control: one alone makes a page unreadable."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code in (0x9, 0xA, 0xD) or (code >= 0x20 and code not in (0xFFFE, 0xFFFF)):
        return reference[0]
    return b"&#%d;" % (_PICTURES + code if code < 0x20 else _NO_CHARACTER)
